"""Watches what models cost: caps checked before each call, calls recorded after it, equal content answered once."""

import hashlib
import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from pydantic import Field

from bot.model.audit import Exchange, Spending
from bot.model.completion import Completion, Embeddings, ModelRequest, Price, Purpose, Tokens
from bot.model.conversation import WorkspaceId
from bot.model.errors import ConfigurationError, ModelError
from bot.ports import Clock, Database, SpendStore, TextModel
from bot.settings import Section
from bot.text.tokens import estimate_tokens

log = structlog.get_logger()

WARN_AT = 0.8
_LOST = frozenset({"truncated", "malformed", "empty", "refused", "wrong_schema"})
"""Faults of an answer that was written and is paid for."""


class Settings(Section):
    """How many US dollars models may cost a day and a month (UTC): each workspace, and all together."""

    day: float = Field(default=5.0, alias="SPEND_DAY_USD", ge=0)
    month: float = Field(default=50.0, alias="SPEND_MONTH_USD", ge=0)
    workspace_day: float = Field(default=2.0, alias="SPEND_WORKSPACE_DAY_USD", ge=0)
    workspace_month: float = Field(default=20.0, alias="SPEND_WORKSPACE_MONTH_USD", ge=0)


@dataclass(frozen=True, slots=True)
class Cap:
    """One cap with what was spent under it."""

    name: str
    """`day`, `month`, `workspace day` or `workspace month`."""
    limit: float
    spent: float


def check_priced(settings: Settings, model: str, price: Price | None) -> None:
    """Raise ConfigurationError where a cap was set for a model whose price nobody knows: it could not hold."""
    if price is None and settings.model_fields_set:
        name = Settings.model_fields[min(settings.model_fields_set)].alias
        raise ConfigurationError(
            f"{name} cannot hold: the price of {model} is not known; put it into a file that PRICES_FILE names."
        )


def decide(caps: Sequence[Cap], cost: float) -> tuple[Cap | None, tuple[Cap, ...]]:
    """Give the cap a call of that cost would pass, and those it brings to four fifths or more."""
    passed = next((cap for cap in caps if cap.spent + cost > cap.limit), None)
    near = tuple(cap for cap in caps if cap.spent + cost >= WARN_AT * cap.limit)
    return passed, near


def start_of_day(now: datetime) -> datetime:
    """Give the beginning of the day, UTC."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def start_of_month(now: datetime) -> datetime:
    """Give the beginning of the month, UTC."""
    return start_of_day(now).replace(day=1)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where spending is kept and what it may reach."""

    database: Database
    store: SpendStore
    clock: Clock
    settings: Settings

    async def list_caps(self, workspace: WorkspaceId) -> tuple[Cap, ...]:
        """Give every cap with what was spent under it."""
        now, given = self.clock.now(), self.settings
        day, month = start_of_day(now), start_of_month(now)
        async with self.database.read() as transaction:
            spent = [
                await self.store.sum_cost(transaction, since, whose)
                for since, whose in ((day, None), (month, None), (day, workspace), (month, workspace))
            ]
        limits = (given.day, given.month, given.workspace_day, given.workspace_month)
        names = ("day", "month", "workspace day", "workspace month")
        return tuple(Cap(*each) for each in zip(names, limits, spent, strict=True))


def content_key(model: str, request: ModelRequest) -> str:
    """Name what is sent by its content; the fence differs each time and is no part of it."""
    parts = [model, request.purpose, request.instructions, request.material, str(request.most_tokens)]
    plain = [part.replace(request.fence, "") if request.fence else part for part in parts]
    schema = json.dumps(request.schema, sort_keys=True) if request.schema is not None else ""
    return hashlib.sha256("\x1f".join([*plain, schema]).encode()).hexdigest()


class MeteredModel:
    """A text model on behalf of one workspace and topic: it keeps to the caps, records what it took, answers equal
    content from what was answered before, and remembers its exchanges for the audit."""

    def __init__(self, model: TextModel, ledger: Ledger, workspace: WorkspaceId, topic: str) -> None:
        self.name = model.name
        self.price = model.price
        self.exchanges: list[Exchange] = []
        self._model, self._ledger = model, ledger
        self._workspace, self._topic = workspace, topic

    @property
    def tokens(self) -> Tokens:
        """What was paid for so far."""
        return sum((each.tokens for each in self.exchanges if not each.cached), Tokens())

    async def complete(self, request: ModelRequest) -> Completion:
        """Answer from what is kept, else ask the model within the caps; raises ModelError `budget` too."""
        ledger, key = self._ledger, content_key(self.name, request)
        if (kept := await self._find_kept(key)) is not None:
            self._note(request, kept)
            return kept
        estimated = await self._check(request)
        try:
            completion = await self._model.complete(request)
        except ModelError as error:
            self._note(request, Completion("", self.name, Tokens()), failed=error.code)
            if error.code in _LOST:
                await self._record(request.purpose, estimated, Tokens(estimated, request.most_tokens), error.code)
            raise
        self._note(request, completion)
        await self._record(request.purpose, estimated, completion.tokens)
        async with ledger.database.write() as transaction:
            await ledger.store.save_completion(transaction, key, completion, ledger.clock.now())
        return completion

    async def stream(self, request: ModelRequest) -> AsyncGenerator[str | Completion]:
        """Stream within the caps, or give in one piece what is kept; what broke off is paid for as far as it came."""
        key = content_key(self.name, request)
        if (kept := await self._find_kept(key)) is not None:
            self._note(request, kept)
            yield kept.text
            yield kept
            return
        estimated = await self._check(request)
        text, whole, failed = "", None, "broken_off"
        try:
            async for piece in self._model.stream(request):
                if isinstance(piece, Completion):
                    whole = piece
                else:
                    text += piece
                    yield piece
        except ModelError as error:
            failed = error.code
            raise
        finally:
            if whole is None:
                self._note(request, Completion(text, self.name, Tokens()), failed=failed)
                if text or failed in _LOST:
                    await self._record(request.purpose, estimated, Tokens(estimated, estimate_tokens(text)), failed)
        if whole is not None:
            self._note(request, whole)
            await self._record(request.purpose, estimated, whole.tokens)
            async with self._ledger.database.write() as transaction:
                await self._ledger.store.save_completion(transaction, key, whole, self._ledger.clock.now())
            yield whole

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        """Embed within the caps."""
        request = ModelRequest("embed", "", "\n".join(texts), most_tokens=0)
        estimated = await self._check(request)
        found = await self._model.embed(texts)
        await self._record("embed", estimated, found.tokens)
        return found

    async def _find_kept(self, key: str) -> Completion | None:
        async with self._ledger.database.read() as transaction:
            return await self._ledger.store.find_completion(transaction, key)

    def _note(self, request: ModelRequest, completion: Completion, failed: str | None = None) -> None:
        self.exchanges.append(
            Exchange(
                request.purpose, completion.model, request.instructions, request.material, completion.text,
                completion.tokens, completion.cached, failed,
            )
        )  # fmt: skip

    async def _check(self, request: ModelRequest) -> int:
        """Give the estimated tokens taken in; raises ModelError `budget` where a cap would be passed."""
        ledger = self._ledger
        async with ledger.database.read() as transaction:
            ratio = await ledger.store.find_ratio(transaction, self.name)
        estimated = estimate_tokens(request.instructions + request.material)
        if self.price is None:
            return estimated
        likely = Tokens(round(estimated * ratio), request.most_tokens)
        passed, near = decide(await ledger.list_caps(self._workspace), self.price.cost(likely))
        for cap in near:
            log.warning("spend_near_cap", cap=cap.name, spent_usd=round(cap.spent, 4), limit_usd=cap.limit)
        if passed is not None:
            raise ModelError(
                f"The {passed.name} cap of {passed.limit:g} US dollars is reached; raise it or wait.", code="budget"
            )
        return estimated

    async def _record(self, purpose: Purpose, estimated: int, tokens: Tokens, failed: str | None = None) -> None:
        ledger = self._ledger
        cost = self.price.cost(tokens) if self.price is not None else None
        spending = Spending(
            ledger.clock.now(), self._workspace, self._topic, purpose, self.name, tokens, estimated, cost, failed
        )
        async with ledger.database.write() as transaction:
            await ledger.store.record(transaction, spending)
