"""Watches what models cost: each call is charged by estimate before it is made and by report after it, within caps;
equal content is answered once."""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from pydantic import Field

from bot.model.audit import Exchange, Spending
from bot.model.completion import Completion, Embeddings, ModelRequest, Price, Tokens
from bot.model.conversation import WorkspaceId
from bot.model.errors import ConfigurationError, ModelError
from bot.ports import Clock, Database, SpendStore, TextModel, Transaction
from bot.settings import Section
from bot.text.tokens import estimate_tokens

log = structlog.get_logger()

WARN_AT = 0.8


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
        async with self.database.read() as transaction:
            return await self.sum_caps(transaction, workspace)

    async def sum_caps(self, transaction: Transaction, workspace: WorkspaceId) -> tuple[Cap, ...]:
        """Give every cap with what was spent under it, as a transaction sees it."""
        now, given = self.clock.now(), self.settings
        day, month = start_of_day(now), start_of_month(now)
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


@dataclass(frozen=True, slots=True)
class Charge:
    """What a call is charged while nobody knows what it took, under its number in the store."""

    number: int
    likely: Spending
    price: Price | None


class MeteredModel:
    """A text model on behalf of one workspace and topic: it keeps to the caps and to its time, records what it took,
    answers equal content from what was answered before, and remembers its exchanges for the audit."""

    def __init__(
        self, model: TextModel, ledger: Ledger, workspace: WorkspaceId, topic: str, seconds: float | None = None
    ) -> None:
        """Begin the time of all calls together; None leaves each to the model's own limit."""
        self.name = model.name
        self.price = model.price
        self.embedder, self.embedder_price = model.embedder, model.embedder_price
        self.exchanges: list[Exchange] = []
        self._answered: list[str] = []
        self._model, self._ledger = model, ledger
        self._workspace, self._topic = workspace, topic
        self._end = None if seconds is None else asyncio.get_running_loop().time() + seconds

    @property
    def tokens(self) -> Tokens:
        """What was paid for so far."""
        return sum((each.tokens for each in self.exchanges if not each.cached), Tokens())

    async def complete(self, request: ModelRequest) -> Completion:
        """Answer from what is kept, else ask the model within the caps; raises ModelError `budget` too."""
        key = content_key(self.name, request)
        if (kept := await self._find_kept(request, key)) is not None:
            return kept
        charge = await self._charge(request, self.name, self.price)
        try:
            completion = await self._model.complete(self._in_time(request))
        except ModelError as error:
            spent = await self._settle_failed(charge, error)
            self._note(request, Completion("", self.name, spent), failed=error.code)
            raise
        except asyncio.CancelledError:  # the charge stays: nobody knows what became of the call
            self._note(request, Completion("", self.name, charge.likely.tokens), failed="timeout")
            raise
        await self._settle(charge, completion.tokens, completion.lost)
        self._note(request, completion)
        await self._keep(request, key, completion)
        return completion

    async def stream(self, request: ModelRequest) -> AsyncGenerator[str | Completion]:
        """Stream within the caps, or give in one piece what is kept; what broke off is paid for as far as it came."""
        key = content_key(self.name, request)
        if (kept := await self._find_kept(request, key)) is not None:
            yield kept.text
            yield kept
            return
        charge = await self._charge(request, self.name, self.price)
        text, whole, failed = "", None, None
        try:
            async for piece in self._model.stream(self._in_time(request)):
                if isinstance(piece, Completion):
                    whole = piece
                else:
                    text += piece
                    yield piece
        except ModelError as error:
            failed = error
            raise
        finally:
            if whole is None:
                spent = await self._settle_broken(charge, text, failed)
                self._note(request, Completion(text, self.name, spent), failed=failed.code if failed else "broken_off")
        if whole is not None:
            await self._settle(charge, whole.tokens, whole.lost)
            self._note(request, whole)
            await self._keep(request, key, whole)
            yield whole

    async def embed(self, texts: Sequence[str]) -> Embeddings:
        """Embed within the caps."""
        request = ModelRequest("embed", "", "\n".join(texts), most_tokens=0)
        charge = await self._charge(request, self.embedder or self.name, self.embedder_price)
        try:
            found = await self._model.embed(texts)
        except ModelError as error:
            await self._settle_failed(charge, error)
            raise
        await self._settle(charge, found.tokens)
        return found

    async def forget_answers(self) -> None:
        """Keep none of the answers given so far: nobody could use them, and who asks again may get better ones."""
        async with self._ledger.database.write() as transaction:
            await self._ledger.store.forget_completions(transaction, self._answered)

    async def _find_kept(self, request: ModelRequest, key: str) -> Completion | None:
        async with self._ledger.database.read() as transaction:
            kept = await self._ledger.store.find_completion(transaction, key)
        if kept is not None:
            self._note(request, kept)
            self._answered.append(key)
        return kept

    async def _keep(self, request: ModelRequest, key: str, completion: Completion) -> None:
        """Keep an answer for whoever asks the same, unless it is of nobody else's concern."""
        if not request.passing:
            async with self._ledger.database.write() as transaction:
                await self._ledger.store.save_completion(transaction, key, completion, self._ledger.clock.now())
            self._answered.append(key)

    def _in_time(self, request: ModelRequest) -> ModelRequest:
        """Give a request what is left of the time."""
        if self._end is None:
            return request
        return replace(request, seconds=max(0.0, self._end - asyncio.get_running_loop().time()))

    def _note(self, request: ModelRequest, completion: Completion, failed: str | None = None) -> None:
        self.exchanges.append(
            Exchange(
                request.purpose, completion.model, request.instructions, request.material, completion.text,
                completion.tokens, completion.cached, failed,
            )
        )  # fmt: skip

    async def _charge(self, request: ModelRequest, model: str, price: Price | None) -> Charge:
        """Charge what a call will likely take before it is made, so that two never pass a cap together, and that one
        whose answer never comes counts; raises ModelError `budget` where a cap would be passed."""
        ledger = self._ledger
        estimated = estimate_tokens(request.instructions + request.material)
        async with ledger.database.write() as transaction:
            ratio = await ledger.store.find_ratio(transaction, model)
            likely = Spending(
                ledger.clock.now(), self._workspace, self._topic, request.purpose, model,
                Tokens(round(estimated * ratio), request.most_tokens, estimated=True), estimated, None, "unanswered",
            )  # fmt: skip
            if price is not None:
                likely = replace(likely, cost_usd=price.cost(likely.tokens))
                _keep_within(await ledger.sum_caps(transaction, self._workspace), price.cost(likely.tokens))
            return Charge(await ledger.store.record(transaction, likely), likely, price)

    async def _settle(self, charge: Charge, taken: Tokens, lost: int = 0, failed: str | None = None) -> Tokens:
        """Put what a call took in the place of what it was charged, with as much again for each request that was lost
        on the way; gives it."""
        ledger = self._ledger
        spent = sum((charge.likely.tokens for _ in range(lost)), taken)
        cost = charge.price.cost(spent) if charge.price is not None else None
        settled = replace(charge.likely, tokens=spent, cost_usd=cost, failed=failed)
        async with ledger.database.write() as transaction:
            await ledger.store.settle(transaction, charge.number, settled if spent.taken or spent.given else None)
        return spent

    async def _settle_failed(self, charge: Charge, error: ModelError) -> Tokens:
        """Settle a call that failed: with what its answer took, if one came, and what was lost."""
        return await self._settle(charge, error.tokens or Tokens(), error.lost, error.code)

    async def _settle_broken(self, charge: Charge, text: str, error: ModelError | None) -> Tokens:
        """Settle a stream that broke off, as far as it came; where nothing came of it, the charge stays."""
        if text and (error is None or error.tokens is None):
            taken = replace(charge.likely.tokens, given=estimate_tokens(text))
            return await self._settle(charge, taken, failed=error.code if error else "broken_off")
        return charge.likely.tokens if error is None else await self._settle_failed(charge, error)


def _keep_within(caps: Sequence[Cap], cost: float) -> None:
    """Warn of the caps that a call brings near; raises ModelError `budget` for the first that it would pass."""
    passed, near = decide(caps, cost)
    for cap in near:
        log.warning("spend_near_cap", cap=cap.name, spent_usd=round(cap.spent, 4), limit_usd=cap.limit)
    if passed is not None:
        raise ModelError(
            f"The {passed.name} cap of {passed.limit:g} US dollars is reached; raise it or wait.", code="budget"
        )
