"""Posts deliveries of one platform: one sender at a time, whichever process holds the lease.

The rows are the queue: what is due stands in the database, so a killed sender's work is gone on with as soon as its
lease ends. A part is marked before its post and settled after it; between the two only a lookup may decide."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from bot.model.delivery import OPEN, Delivery, Form
from bot.model.errors import AttacheError, NotFoundError, PostError, StorageError
from bot.model.lease import SENDING
from bot.model.message import Channel, Part
from bot.model.subscription import Subscription
from bot.ports import Platform, Transaction, fenced
from bot.service.bookkeeping import Bookkeeper
from bot.service.decisions import (
    Terms,
    begin,
    close,
    doubt,
    entered_by,
    expire,
    form_now,
    is_too_old,
    make_parts,
    may_look,
    next_step,
    patience_of,
    pause_after,
    put_back,
    settle_find,
    settle_post,
    wait_of,
    withdraw,
)
from bot.service.desk import Desk
from bot.service.editions import Novelty
from bot.service.notices import suspend, tell_administrator
from bot.service.pace import Pace
from bot.service.parts import Rendering
from bot.service.tenure import LeaseLostError, Tenure, holding

log = structlog.get_logger()

R = TypeVar("R")

_PARKED = (
    "Delivery {delivery.id} to {delivery.channel.platform} {delivery.channel.id} may or may not have been posted; "
    "look there, then use attache deliveries retry or abandon."
)
_BROKEN = 6
"""What broke in our own code is tried again as after so many failures: in minutes."""


@dataclass(frozen=True, slots=True)
class SendingTerms:
    """How a sender works: its lease, how long a post may take, how many deliveries at once, how often it looks."""

    lease_seconds: float = 4.5
    post_seconds: float = 20.0
    entry_seconds: float = 2.0
    at_once: int = 96
    idle_seconds: float = 0.5
    busy_seconds: float = 0.1
    gate_seconds: float = 1.5
    """A delivery that has to wait longer for its turn is put back, so that it holds up no other."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A delivery whose turn it is, and what was read with it."""

    delivery: Delivery
    followed: Subscription | None
    overtaken: bool
    """A later slot of the subscription came that has, or may still get, a message."""


class Sender:
    """Sends what is due on one platform until it is cancelled."""

    def __init__(self, desk: Desk, platform: Platform, terms: SendingTerms | None = None) -> None:
        self._desk = desk
        self._platform = platform
        self._terms = terms or SendingTerms()
        self._pace = Pace(platform.limits)
        self._rendering = Rendering(desk, platform)
        self._novelty = Novelty(desk)
        self._deciding = Terms(
            settle=timedelta(seconds=platform.limits.settle_seconds),
            patience=patience_of(desk.settings.late_hours),
            entry=timedelta(seconds=self._terms.entry_seconds),
            call=timedelta(seconds=min(self._terms.post_seconds, self._terms.lease_seconds)),
            up=desk.clock.now(),
        )
        self._busy: dict[Channel, asyncio.Task[None]] = {}
        self._interrupted: AttacheError | None = None
        self._books: Bookkeeper

    async def run(self) -> None:
        """Send whenever this process holds the platform's lease."""
        while True:
            try:
                async with self._on_duty() as tenure:
                    if tenure is not None:
                        await self._serve(tenure)
            except (LeaseLostError, StorageError) as error:
                log.warning("sender_interrupted", platform=self._platform.name, reason=str(error))
            await asyncio.sleep(self._terms.idle_seconds)

    async def run_until_idle(self) -> None:
        """Send what is due now; what has to wait stays for a later call."""
        async with self._on_duty() as tenure:
            if tenure is not None:
                while self._find_interruption() is None and await self._start_due(tenure):
                    await asyncio.gather(*self._busy.values())

    @asynccontextmanager
    async def _on_duty(self) -> AsyncIterator[Tenure | None]:
        """Hold the platform's lease with books to keep under it; what is in hand at the end is left as it stands."""
        async with holding(self._desk, f"{SENDING}{self._platform.name}", self._terms.lease_seconds) as tenure:
            if tenure is None:
                yield None
                return
            self._books, self._interrupted = Bookkeeper(self._desk, tenure), None
            self._deciding = replace(self._deciding, since=tenure.since)
            writing = asyncio.create_task(self._books.run())
            try:
                yield tenure
            finally:
                tasks = [*self._busy.values(), writing]
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                self._busy.clear()

    async def _serve(self, tenure: Tenure) -> None:
        while tenure.remains() > 0 and self._find_interruption() is None:
            await self._start_due(tenure)
            await asyncio.sleep(self._terms.busy_seconds if self._busy else self._terms.idle_seconds)
        raise self._find_interruption() or LeaseLostError(f"Sending to {self._platform.name} lost its lease.")

    def _find_interruption(self) -> AttacheError | None:
        """What ended a delivery's task that ends the others too: a lost lease, a database that failed."""
        return self._interrupted

    async def _start_due(self, tenure: Tenure) -> int:
        """Start what is due and has room, one delivery a channel at a time; gives how many. While the whole bot has to
        wait, nothing is."""
        room, now = self._terms.at_once - len(self._busy), self._desk.clock.now()
        if room <= 0 or self._is_far(self._pace.whole.closed(now)):
            return 0
        async with self._desk.database.read() as transaction:
            found = await self._desk.deliveries.list_due(transaction, self._platform.name, now, room, self._busy)
            turns = await self._read_turns(transaction, found, now)
        for turn in turns:
            self._busy[turn.delivery.channel] = asyncio.create_task(self._deliver(tenure, turn))
        return len(turns)

    async def _read_turns(self, transaction: Transaction, chosen: Sequence[Delivery], now: datetime) -> list[_Turn]:
        names = [each.subscription for each in chosen if not each.firm]
        since = min((each.due for each in chosen if not each.firm), default=now)
        latest = await self._desk.deliveries.list_latest_due(transaction, names, since, now)
        return [
            _Turn(
                each,
                await self._find_subscription(transaction, each),
                latest.get(each.subscription, each.due) > each.due,
            )
            for each in chosen
        ]

    async def _deliver(self, tenure: Tenure, turn: _Turn) -> None:
        """Take one delivery as far as it goes now; what breaks here touches no other."""
        delivery = turn.delivery
        try:
            async with tenure.limit():
                await self._go_on(tenure, turn)
        except (LeaseLostError, StorageError) as error:
            self._interrupted = error
        except Exception as error:
            log.exception("delivery_interrupted", delivery=delivery.id)
            await self._postpone(tenure, delivery, error)
        finally:
            self._busy.pop(delivery.channel, None)

    async def _postpone(self, tenure: Tenure, delivery: Delivery, error: Exception) -> None:
        reason = error.code if isinstance(error, AttacheError) else type(error).__name__
        later = self._desk.clock.now() + pause_after(_BROKEN)
        try:
            async with self._desk.database.write() as transaction:
                await tenure.check(transaction)
                latest = await self._desk.deliveries.get(transaction, delivery.id)
                await self._desk.deliveries.keep(transaction, replace(latest, next_at=later, reason=reason))
        except (LeaseLostError, StorageError) as lost:
            self._interrupted = lost

    async def _go_on(self, tenure: Tenure, turn: _Turn) -> None:
        """Part after part; one of which nothing is shown after all has to have its turn, and its form, anew."""
        prepared = await self._prepare(turn)
        if prepared is None:
            return
        going: Delivery | None
        going, parts = prepared
        while going is not None and going.next_at <= self._desk.clock.now():
            step = next_step(going)
            if step.kind == "done":
                return
            act = self._find if step.kind == "find" else self._post
            going = await act(tenure, going, parts[step.number])
            if going is not None and going.state == "pending":
                return

    async def _prepare(self, turn: _Turn) -> tuple[Delivery, tuple[Part, ...]] | None:
        """Choose the form with the first part; a delivery nobody wants any more, or too late, ends here."""
        delivery, form = turn.delivery, turn.delivery.form or "late"
        if not delivery.firm:
            ended = _end_unwanted(turn, self._desk.clock.now(), self._deciding)
            if ended is not None:
                await self._books.keep(ended)
                return None
            chosen = await self._choose_form(delivery, turn.followed)
            form = form_now(delivery, chosen, self._desk.clock.now())
        parts = await self._rendering.get(delivery.edition, form)
        return doubt(make_parts(delivery, len(parts), form), self._desk.clock.now()), parts

    async def _find_subscription(self, transaction: Transaction, delivery: Delivery) -> Subscription | None:
        try:
            workspace = delivery.channel.workspace
            return await self._desk.subscriptions.get(transaction, workspace, delivery.subscription)
        except NotFoundError:
            return None

    async def _choose_form(self, delivery: Delivery, followed: Subscription | None) -> Form:
        if followed is not None and followed.only_if_news:
            async with self._desk.database.read() as transaction:
                last = await self._desk.deliveries.find_last(transaction, delivery.subscription)
            if last is not None and not await self._novelty.is_material(delivery.edition, last.edition):
                return "no_news"
        return "briefing"

    async def _post(self, tenure: Tenure, delivery: Delivery, part: Part) -> Delivery | None:
        number, clock = next_step(delivery).number, self._desk.clock
        if not await self._come_near(delivery):
            return None
        begun = await self._books.keep(begin(delivery, number, clock.now()), durable=True)
        if begun is None:
            return None
        by = entered_by(begun, number, self._deciding)
        shared = self._pace.of_workspace(delivery.channel)
        if not (await shared.pass_through(clock, by) and await self._pace.whole.pass_through(clock, by)):
            return await self._books.keep(put_back(begun, number, clock.now()))
        self._pace.of_channel(delivery.channel).enter(clock.now())
        root = begun.parts[0].message if part.threaded else None
        tenure.check_clock()
        seconds = min(self._terms.post_seconds, tenure.remains())
        if seconds <= 0:
            raise LeaseLostError("The lease ran out before a post.")
        key = begun.parts[number].key
        with fenced(tenure.make_fence(seconds)):
            outcome = await _attempt(self._platform.post(begun.channel, part, key, root), seconds, "ambiguous")
        settled = settle_post(begun, number, outcome, clock.now(), self._deciding)
        if isinstance(outcome, PostError):
            event = "post_unclear" if outcome.code == "ambiguous" else "post_refused"
            log.info(event, delivery=delivery.id, part=number, code=outcome.code, reason=str(outcome))
            self._hold(delivery.channel, outcome)
        return await self._settle(settled, number, part, outcome)

    async def _come_near(self, delivery: Delivery) -> bool:
        """Wait until this post's turn is near; one whose turn is far off is put back, so that it holds up no other."""
        clock = self._desk.clock
        for gate in (self._pace.of_channel(delivery.channel), self._pace.of_workspace(delivery.channel)):
            wait = gate.wait(clock.now())
            if self._is_far(wait):
                return await self._put_off(delivery, wait)
            if wait:
                await clock.sleep(wait.total_seconds())
        near, whole = self._deciding.entry / 2, self._pace.whole
        while (wait := whole.wait(clock.now())) > near:
            if self._is_far(closed := whole.closed(clock.now())):
                return await self._put_off(delivery, closed)
            await clock.sleep((wait - near).total_seconds())
        return True

    def _is_far(self, wait: timedelta) -> bool:
        return wait > timedelta(seconds=self._terms.gate_seconds)

    async def _put_off(self, delivery: Delivery, wait: timedelta) -> bool:
        await self._books.keep(replace(delivery, next_at=self._desk.clock.now() + wait))
        return False

    async def _find(self, tenure: Tenure, delivery: Delivery, part: Part) -> Delivery | None:
        number, clock = next_step(delivery).number, self._desk.clock
        earliest = may_look(delivery, number, self._deciding)
        if clock.now() < earliest:
            return await self._books.keep(replace(delivery, next_at=earliest))
        known = delivery.parts[number]
        root = delivery.parts[0].message if part.threaded else None
        since = (known.at or delivery.due) - timedelta(minutes=1)
        seconds = min(self._terms.post_seconds, max(tenure.remains(), 0.0))
        looking = self._platform.find(delivery.channel, known.key, root, since)
        outcome = await _attempt(looking, seconds, "unavailable")
        log.info("part_looked_up", delivery=delivery.id, part=number, found=isinstance(outcome, str))
        if isinstance(outcome, PostError):
            self._hold(delivery.channel, outcome)
        return await self._settle(
            settle_find(delivery, number, outcome, clock.now(), self._deciding), number, part, outcome
        )

    def _hold(self, channel: Channel, error: PostError) -> None:
        """Let the channel wait, or all of them, where the platform says so."""
        if error.code == "limited":
            gate = self._pace.whole if error.whole else self._pace.of_channel(channel)
            gate.hold(self._desk.clock.now() + wait_of(error))

    async def _settle(self, settled: Delivery, number: int, part: Part, outcome: object) -> Delivery | None:
        """Keep what became of a part, with what follows from it, in one transaction."""

        async def follow_up(transaction: Transaction, kept: Delivery) -> None:
            known = kept.parts[number]
            opens = not part.threaded and kept.form != "notice"
            if known.state == "sent" and opens and known.message is not None:
                await self._rendering.open_thread(transaction, kept, known.message)
            if known.reason == "gone":
                told = str(outcome) if isinstance(outcome, PostError) else ""
                await suspend(self._desk, transaction, kept.channel, told)
            if kept.state == "parked" and kept.form != "notice":
                await tell_administrator(self._desk, transaction, _PARKED.format(delivery=kept))

        kept = await self._books.keep(settled, follow_up)
        if kept is None:
            log.warning("delivery_changed_meanwhile", delivery=settled.id)
        elif kept.state not in OPEN:
            log.info("delivery_ended", delivery=kept.id, state=kept.state, reason=kept.reason)
        return kept


def _end_unwanted(turn: _Turn, now: datetime, terms: Terms) -> Delivery | None:
    """End a delivery that was not begun and should not be any more; None for one that should."""
    delivery, followed = turn.delivery, turn.followed
    if followed is None or followed.state != "active":
        return withdraw(delivery, "unfollowed" if followed is None else followed.state, now)
    if is_too_old(delivery, now, terms):
        return expire(delivery)
    return close(delivery, "skipped", "superseded") if turn.overtaken else None


async def _attempt(call: Awaitable[R], seconds: float, unknown: str) -> R | PostError:
    """Give what a platform's call gave, or the error it ended with; one without a code may have had any effect."""
    try:
        async with asyncio.timeout(seconds):
            return await call
    except PostError as error:
        return error
    except TimeoutError:
        return PostError("The platform did not answer in time.", code=unknown)
    except Exception as error:
        log.exception("platform_call_failed")
        return PostError(f"The platform's client failed: {type(error).__name__}.", code=unknown)
