"""Decides how a delivery goes on, purely: from its state and what became of a post, to its next state.

A part is `sending` from before its post until its outcome is known. Only a platform that says the message is not there
lets it be posted again."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.model.delivery import OPEN, DeliveredPart, Delivery, DeliveryState, Form, PartState
from bot.model.errors import PostError
from bot.model.message import MessageId

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=5)
GRACE = timedelta(minutes=2)
"""A slot that has passed by more than this was missed, and what is posted for it is marked late."""
FAN_OUT = timedelta(hours=1)
"""What came due while a sender was there is worth trying so long at least: thousands of channels take turns."""
MOST_LOOKUPS = 3
"""Lookups that cannot tell before a part is parked for a person."""
_LATE: dict[Form, Form] = {"briefing": "late", "no_news": "late_no_news"}
_UNKNOWN = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next with a delivery, and for which part."""

    kind: Literal["post", "find", "done"]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """What decisions are made under."""

    settle: timedelta
    """How long after it began a post may still show up."""
    patience: timedelta
    """How long a delivery is worth trying."""
    entry: timedelta
    """A part that is marked as being sent is handed to the platform's client within this time or not at all."""
    call: timedelta = timedelta(0)
    """How long the client may be about it, until it has to give up."""
    since: datetime = _UNKNOWN
    """By then every call of an earlier holder of the lease had ended."""
    up: datetime = _UNKNOWN
    """Since then this sender is there: what came due before was missed."""


def next_step(delivery: Delivery) -> Step:
    """Go on at the first part that is not sent; one that was being sent is looked for before anything else."""
    if delivery.state not in OPEN:
        return Step("done")
    for part in delivery.parts:
        if part.state == "sending":
            return Step("find", part.number)
        if part.state == "pending":
            return Step("post", part.number)
    return Step("done")


def patience_of(late_hours: float) -> timedelta:
    """Say how long a delivery is worth trying; with no hours at all, as long as it is not yet late."""
    return max(timedelta(hours=late_hours), GRACE)


def is_too_old(delivery: Delivery, now: datetime, terms: Terms) -> bool:
    """Say whether a delivery is not worth trying any more."""
    patience = max(terms.patience, FAN_OUT) if delivery.due >= terms.up else terms.patience
    return now - delivery.due > patience


def make_parts(delivery: Delivery, count: int, form: Form) -> Delivery:
    """Lay out the parts of a form; those there are keep their keys, and what became of them."""
    more = (DeliveredPart(number, f"{delivery.id}.{number}") for number in range(len(delivery.parts), count))
    return replace(delivery, form=form, parts=(*delivery.parts[:count], *more))


def doubt(delivery: Delivery, now: datetime) -> Delivery:
    """Look for what is left of a delivery that nobody went on with in time: a restored backup may not know of it."""
    if not delivery.begun or now - delivery.next_at <= GRACE:
        return delivery
    parts = (
        replace(part, state="sending", attempts=part.attempts + 1) if part.state == "pending" else part
        for part in delivery.parts
    )
    return replace(delivery, parts=tuple(parts))


def form_now(delivery: Delivery, form: Form, now: datetime) -> Form:
    """Mark late what is posted late."""
    return _LATE.get(form, form) if now - delivery.due > GRACE else form


def begin(delivery: Delivery, number: int, now: datetime) -> Delivery:
    """Mark a part as being sent, before it is."""
    part = delivery.parts[number]
    return _with(delivery, replace(part, state="sending", attempts=part.attempts + 1, at=now), "sending")


def settle_post(
    delivery: Delivery, number: int, outcome: MessageId | PostError, now: datetime, terms: Terms
) -> Delivery:
    """Give the delivery after a post."""
    part = delivery.parts[number]
    if not isinstance(outcome, PostError):
        return _sent(delivery, part, outcome, now)
    if outcome.code == "ambiguous":
        return _again(delivery, replace(part, reason="ambiguous"), now + terms.settle)
    waiting = _undo(part, outcome.code, now)
    if outcome.code in {"gone", "refused"} or is_too_old(delivery, now, terms):
        return _end(delivery, waiting, "failed", outcome.code, now)
    if outcome.code == "limited":
        return _again(delivery, waiting, now + wait_of(outcome))
    return _again(delivery, waiting, now + pause_after(part.attempts))


def settle_find(
    delivery: Delivery, number: int, outcome: MessageId | PostError | None, now: datetime, terms: Terms
) -> Delivery:
    """Give the delivery after a lookup of a part that was being sent."""
    part = delivery.parts[number]
    if outcome is None:
        return _settle_missing(delivery, part, now, terms)
    if not isinstance(outcome, PostError):
        return _sent(delivery, part, outcome, now)
    if outcome.code == "gone":
        return _end(delivery, part, "failed", "gone", now)
    looked = replace(part, lookups=part.lookups + 1)
    if outcome.code in {"ambiguous", "refused"} and looked.lookups >= MOST_LOOKUPS:
        return _end(delivery, looked, "parked", outcome.code, now)
    if is_too_old(delivery, now, terms):
        return _end(delivery, looked, "parked", outcome.code, now)
    wait = timedelta(seconds=outcome.retry_after) if outcome.retry_after else pause_after(looked.lookups)
    return _again(delivery, looked, now + wait)


def _settle_missing(delivery: Delivery, part: DeliveredPart, now: datetime, terms: Terms) -> Delivery:
    """Post what is not there: at once, but for what was unclear before and not there each time, which waits longer and
    longer for as long as it is worth it."""
    if part.reason != "ambiguous":
        return _again(delivery, _undo(part, part.reason, now), now)
    missing = _undo(part, "unavailable", now)
    if is_too_old(delivery, now, terms):
        return _end(delivery, missing, "failed", "unavailable", now)
    return _again(delivery, missing, now if part.attempts <= 1 else now + pause_after(part.attempts - 1))


def wait_of(limited: PostError) -> timedelta:
    """Give the wait that a platform asks for, to the letter; one that names none is a short one."""
    return timedelta(seconds=limited.retry_after or FIRST_PAUSE.total_seconds())


def pause_after(attempts: int) -> timedelta:
    """Wait longer after each attempt, of this channel alone: 5 s, 10 s, 20 s, … at most 5 minutes."""
    doublings = min(max(attempts, 1) - 1, 10)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def may_look(delivery: Delivery, number: int, terms: Terms) -> datetime:
    """Say from when a lookup proves something: a post that was begun may still be about to show.

    The client may wait before it posts, so what counts is the end of the call: of one's own it is known, of an earlier
    holder's it is the end of the time for a call or of that holder's lease, whichever came first.
    """
    entered = entered_by(delivery, number, terms)
    return min(entered + terms.call, max(entered, terms.since)) + terms.settle


def entered_by(delivery: Delivery, number: int, terms: Terms) -> datetime:
    """Say until when a part that was marked may still be handed to the platform."""
    marked = delivery.parts[number].at
    return (delivery.due if marked is None else marked) + terms.entry


def put_back(delivery: Delivery, number: int, now: datetime) -> Delivery:
    """Undo the mark of a part whose turn did not come in time: it was not posted."""
    part = delivery.parts[number]
    return _again(delivery, replace(part, state="pending", attempts=part.attempts - 1, at=now), now)


def close(delivery: Delivery, state: DeliveryState, reason: str | None) -> Delivery:
    """End a delivery; parts that were not sent are abandoned."""
    parts = tuple(
        part if part.state in {"sent", "failed"} else replace(part, state="abandoned") for part in delivery.parts
    )
    return replace(delivery, state=state, reason=reason, parts=parts)


def withdraw(delivery: Delivery, reason: str, now: datetime) -> Delivery:
    """End a delivery that its channel does not want any more; if its slot had come, it is owed.

    What an operator asked for is for the operator to ask for again; a channel that was closed to us is owed nothing.
    """
    owed = delivery.due <= now and not delivery.asked and reason != "suspended"
    return replace(close(delivery, "abandoned", reason), owed=owed)


def expire(delivery: Delivery) -> Delivery:
    """End what is too old to be posted: it failed where the platform turned it away, and is skipped otherwise."""
    refusal = next((part.reason for part in delivery.parts if part.undone and part.reason), None)
    return close(delivery, "failed", refusal) if refusal else close(delivery, "skipped", "too_old")


def revive(delivery: Delivery, now: datetime) -> Delivery:
    """Plan anew what was withdrawn before any of it was begun; its parts keep the keys they had."""
    parts = tuple(DeliveredPart(part.number, part.key) for part in delivery.parts)
    return replace(delivery, state="pending", reason=None, form=None, parts=parts, next_at=now, owed=False)


def retry(delivery: Delivery, now: datetime) -> Delivery:
    """Let a delivery that ended go on at its first part that is not sent; one that may be there is looked for first."""
    parts = tuple(replace(part, state=_retried(part), lookups=0, reason=None) for part in delivery.parts)
    state: DeliveryState = "sending" if delivery.begun else "pending"
    return replace(delivery, state=state, reason=None, parts=parts, next_at=now, asked=True)


def _retried(part: DeliveredPart) -> PartState:
    if part.state == "sent":
        return "sent"
    return "sending" if part.touched else "pending"


def resend(delivery: Delivery, now: datetime) -> Delivery:
    """Post all of it again under new keys, whatever became of the earlier posts."""
    parts = tuple(DeliveredPart(part.number, _next_key(part.key)) for part in delivery.parts)
    return replace(delivery, state="pending", reason=None, parts=parts, next_at=now, asked=True)


def _next_key(key: str) -> str:
    """`d….0` → `d….0b` → `d….0c`; after z it begins again, by which time the first is long past."""
    last = key[-1]
    return key + "b" if last.isdecimal() else key[:-1] + (chr(ord(last) + 1) if last < "z" else "a")


def _sent(delivery: Delivery, part: DeliveredPart, message: MessageId, now: datetime) -> Delivery:
    done = replace(part, state="sent", message=message, reason=None, at=now)
    last = all(each.state == "sent" or each.number == part.number for each in delivery.parts)
    return replace(_with(delivery, done, "sent" if last else "sending"), next_at=now, reason=None)


def _undo(part: DeliveredPart, reason: str | None, now: datetime) -> DeliveredPart:
    """Take back the mark of an attempt that certainly showed nothing."""
    return replace(part, state="pending", undone=part.undone + 1, reason=reason, at=now)


def _again(delivery: Delivery, part: DeliveredPart, at: datetime) -> Delivery:
    """Go on later; one of which nothing can be seen waits as if nobody had begun it, and may still be withdrawn."""
    waiting = _with(delivery, part, "sending")
    return replace(waiting, state="sending" if waiting.begun else "pending", next_at=at)


def _end(
    delivery: Delivery, part: DeliveredPart, state: Literal["failed", "parked"], reason: str, now: datetime
) -> Delivery:
    ended = _with(delivery, replace(part, state=state, reason=reason, at=now), state)
    rest = tuple(
        replace(each, state="abandoned") if each.state in {"pending", "sending"} else each for each in ended.parts
    )
    return replace(ended, parts=rest, reason=reason)


def _with(delivery: Delivery, part: DeliveredPart, state: DeliveryState) -> Delivery:
    parts = (*delivery.parts[: part.number], part, *delivery.parts[part.number + 1 :])
    return replace(delivery, state=state, parts=parts)
