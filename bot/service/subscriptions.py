"""What a channel follows: follow, unfollow, pause, resume, and the editions that come next."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from bot.model.briefing import Depth
from bot.model.conversation import MemberId, WorkspaceId
from bot.model.errors import NotFoundError, UsageError
from bot.model.message import Channel, spell_channel
from bot.model.subscription import Schedule, Subscription, SubscriptionId, Weekday
from bot.model.topic import Topic
from bot.ports import Transaction
from bot.service.decisions import close, patience_of, revive, withdraw
from bot.service.desk import Desk, check_language
from bot.service.planning import plan_again, plan_batch
from bot.service.slots import EXAMPLES, iter_slots, read_schedule
from bot.service.topics import TopicBook
from bot.service.windows import get_zone
from bot.service.zones import read_zone

DEFAULT_SCHEDULE = "daily 08:00"
_LONGEST = 60
"""Characters of what was typed that are told back."""
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class FollowOrder:
    """What a channel wants to follow, as it was asked for; what is not said stays as it is, or is the usual."""

    channel: Channel
    member: MemberId
    topic: str
    time_zone: str | None = None
    schedule: str | None = None
    depth: Depth | None = None
    language: str | None = None
    quiet: tuple[Weekday, ...] | None = None
    only_if_news: bool | None = None
    usual_zone: str = "UTC"
    """Where a topic that was not followed yet takes its time from, and its language, if the order names none."""
    usual_language: str = "en"


@dataclass(frozen=True, slots=True)
class Following:
    """A subscription as it is shown, with its next editions; field names are public JSON."""

    id: SubscriptionId
    channel: str
    topic: str
    words: str
    """As the topic is typed: its name, or the words of a free query."""
    schedule: str
    time_zone: str
    depth: Depth
    language: str
    quiet: tuple[Weekday, ...]
    only_if_news: bool
    state: str
    reason: str | None
    next: tuple[str, ...]
    """Local times with their offset, ISO; empty while it is paused or suspended."""


def check_nothing_follows(topics: TopicBook, words: str) -> None:
    """Raise UsageError for a topic with words after it that are neither a schedule nor, with it, another topic."""
    topic, _, rest = words.strip().partition(" ")
    if not rest or topics.names(words) or not topics.names(topic):
        return
    raise UsageError(
        f"“{topic}” is a topic, but “{rest}” after it is no schedule I can read; {EXAMPLES}. "
        "A topic of several words stands in quotes."
    )


async def follow(desk: Desk, order: FollowOrder) -> tuple[Following, Following | None]:
    """Let a channel follow a topic; following it again changes what is said anew. Gives it as it is, and as it was.

    Raises UsageError, UnknownTopicError.
    """
    topic = desk.topics.resolve(order.topic)
    said = _read_order(desk, order)
    async with desk.database.write() as transaction:
        known = await desk.subscriptions.find(transaction, order.channel, topic.name)
        if known is not None:
            await _plan_what_came(desk, transaction, known)
        usual = known or _make_usual(desk, order, topic, said)
        again = replace(usual, words=desk.topics.words_of(topic), made=desk.clock.now(), made_by=order.member)
        active = _activate(desk, replace(again, **said))
        await _drop_unsent(desk, transaction, active, "changed", after=desk.clock.now())
        await _take_up(desk, transaction, active)
    return show(desk, active), None if known is None else show(desk, known)


def _read_order(desk: Desk, order: FollowOrder) -> dict[str, Any]:
    """Read what the order says; raises UsageError."""
    if order.language is not None:
        check_language(desk, order.language)
    schedule, zone = None, None
    if order.schedule is not None:
        schedule, zone = _read("schedule", _read_schedule, order.schedule)
    if order.time_zone is not None:
        asked = _read("time_zone", read_zone, order.time_zone).key
        if zone not in {None, asked}:
            raise UsageError(
                f"The schedule says {zone} and the time zone is {asked}; name one of them.", code="schedule"
            )
        zone = asked
    said = {
        "schedule": schedule,
        "time_zone": zone,
        "depth": order.depth,
        "language": order.language,
        "quiet": order.quiet,
        "only_if_news": order.only_if_news,
    }
    return {name: value for name, value in said.items() if value is not None}


def _read_schedule(words: str) -> tuple[Schedule, str | None]:
    """Read a schedule, and a time zone that may stand after it: `daily 08:00 Europe/Paris`; raises UsageError."""
    try:
        return read_schedule(words), None
    except UsageError as error:
        refused, parts = error, words.split()
    for at in range(len(parts) - 1, 0, -1):
        rest = re.sub(r"\Ain ", "", " ".join(parts[at:]))
        try:
            schedule = read_schedule(" ".join(parts[:at]))
        except UsageError:
            continue
        try:
            return schedule, read_zone(rest).key
        except UsageError:
            break
    else:
        raise refused
    if not re.search(r"\d", " ".join(parts[:at])) or not re.fullmatch(r"(?![ap]m\b)[^\W\d].*", rest, re.IGNORECASE):
        raise refused
    raise UsageError(
        f"“{rest[:_LONGEST]}” after {schedule} is no time zone I know; a time zone is written tz Europe/Paris "
        "(on the command line --tz Europe/Paris)."
    )


def _make_usual(desk: Desk, order: FollowOrder, topic: Topic, said: Mapping[str, Any]) -> Subscription:
    """Make what a channel follows that says nothing of how; raises UsageError where a usual that it needs is none."""
    if "language" not in said:
        check_language(desk, order.usual_language)
    zone = said.get("time_zone", order.usual_zone)
    return Subscription(
        id=make_subscription_id(order.channel, topic.name),
        channel=order.channel,
        topic=topic.name,
        words=desk.topics.words_of(topic),
        schedule=read_schedule(DEFAULT_SCHEDULE),
        time_zone=_read("time_zone", read_zone, zone).key,
        made=desk.clock.now(),
        made_by=order.member,
        language=order.usual_language,
    )


def _read(code: str, read: Callable[[str], R], words: str) -> R:
    """Read a part of the order; raises UsageError whose code says which part it is."""
    try:
        return read(words)
    except UsageError as error:
        raise UsageError(str(error), code=code) from error


async def unfollow(desk: Desk, channel: Channel, words: str) -> Following:
    """End a subscription; raises NotFoundError that names what the channel does follow."""
    async with desk.database.write() as transaction:
        [found] = await _list_named(desk, transaction, channel, words)
        await _withdraw(desk, transaction, found, "unfollowed")
        await desk.subscriptions.remove(transaction, found)
    return show(desk, found)


async def pause(desk: Desk, channel: Channel, words: str = "") -> tuple[Following, ...]:
    """Post nothing until it is resumed; without a topic, everything the channel follows."""
    async with desk.database.write() as transaction:
        found = await _list_named(desk, transaction, channel, words)
        paused = tuple(replace(each, state="paused", reason=None, next=None) for each in found)
        for each, still in zip(found, paused, strict=True):
            await _withdraw(desk, transaction, each, "paused")
            await desk.subscriptions.put(transaction, still)
    return tuple(show(desk, each) for each in paused)


async def resume(desk: Desk, channel: Channel, words: str = "") -> tuple[Following, ...]:
    """Go on with the next slot after now, also where the platform had refused the channel; gives what had stopped.

    What a pause wants to be without are the slots within it: one that came before it and was not posted yet comes late.
    """
    async with desk.database.write() as transaction:
        found = await _list_named(desk, transaction, channel, words)
        for each in found:
            await _plan_what_came(desk, transaction, each)
        resumed = tuple(_activate(desk, each) for each in found)
        for each in resumed:
            await _take_up(desk, transaction, each)
    return tuple(show(desk, each) for each, was in zip(resumed, found, strict=True) if was.state != "active")


async def list_following(desk: Desk, channel: Channel) -> tuple[Following, ...]:
    """Give what a channel follows."""
    async with desk.database.read() as transaction:
        found = await desk.subscriptions.list_of_channel(transaction, channel)
    return tuple(show(desk, each) for each in found)


async def list_all_following(desk: Desk, workspace: WorkspaceId | None) -> tuple[Following, ...]:
    """Give what every channel of a workspace follows, or of all workspaces for the operator."""
    async with desk.database.read() as transaction:
        found = await desk.subscriptions.list_of_workspace(transaction, workspace)
    return tuple(show(desk, each) for each in found)


def show(desk: Desk, subscription: Subscription) -> Following:
    """Give a subscription as it is shown, with its next three editions."""
    coming: tuple[str, ...] = ()
    if subscription.state == "active":
        zone = get_zone(subscription.time_zone)
        slots = iter_slots(subscription.schedule, zone, desk.clock.now(), subscription.quiet)
        coming = tuple(due.at.astimezone(zone).isoformat() for due in islice(slots, 3))
    return Following(
        id=subscription.id,
        channel=spell_channel(subscription.channel),
        topic=subscription.topic,
        words=subscription.words,
        schedule=subscription.schedule,
        time_zone=subscription.time_zone,
        depth=subscription.depth,
        language=subscription.language,
        quiet=subscription.quiet,
        only_if_news=subscription.only_if_news,
        state=subscription.state,
        reason=subscription.reason,
        next=coming,
    )


def make_subscription_id(channel: Channel, topic: str) -> SubscriptionId:
    """Name what a channel follows; the same channel and topic have the same id."""
    return SubscriptionId("f" + hashlib.sha256(f"{spell_channel(channel)}|{topic}".encode()).hexdigest()[:12])


def _activate(desk: Desk, subscription: Subscription) -> Subscription:
    slots = iter_slots(subscription.schedule, get_zone(subscription.time_zone), desk.clock.now(), subscription.quiet)
    due = next(slots, None)
    if due is None:
        raise UsageError("Every day of this schedule is a quiet day; leave one of them out.")
    return replace(subscription, state="active", reason=None, next=due)


async def _take_up(desk: Desk, transaction: Transaction, active: Subscription) -> None:
    """Keep it, and post after all the latest edition that it withdrew after its slot, if that is young enough."""
    now = desk.clock.now()
    young = await desk.deliveries.list_abandoned(transaction, active.id, now - patience_of(desk.settings.late_hours))
    owed = [each for each in young if each.withdrawn and each.owed]
    for latest in owed[:1]:
        await plan_again(desk, transaction, latest.edition)
        await desk.deliveries.keep(transaction, revive(latest, now))
    for older in owed[1:]:
        await desk.deliveries.keep(transaction, close(older, "skipped", "superseded"))
    await desk.subscriptions.put(transaction, active)


async def _list_named(desk: Desk, transaction: Transaction, channel: Channel, words: str) -> tuple[Subscription, ...]:
    """The one of that topic, or all for no topic; raises NotFoundError that says what is followed."""
    followed = await desk.subscriptions.list_of_channel(transaction, channel)
    if not words and followed:
        return followed
    name = _find_name(desk, words)
    found = tuple(each for each in followed if each.topic == name)
    if found:
        return found
    topics = ", ".join(each.words for each in followed)
    if not topics:
        raise NotFoundError("Nothing is followed here yet; try: `follow china-russia daily 08:00`.")
    raise NotFoundError(f"“{words}” is not followed here, only {topics}.")


async def _withdraw(desk: Desk, transaction: Transaction, subscription: Subscription, reason: str) -> None:
    """Let nothing more of it be posted."""
    await _plan_what_came(desk, transaction, subscription)
    await _drop_unsent(desk, transaction, subscription, reason)


async def _plan_what_came(desk: Desk, transaction: Transaction, subscription: Subscription) -> None:
    """Plan a slot that came while nobody did, before anything changes: as it was followed then."""
    now, coming = desk.clock.now(), subscription.next
    if subscription.state == "active" and coming is not None and coming.at <= now:
        await plan_batch(desk, transaction, (subscription,), now)


async def _drop_unsent(
    desk: Desk, transaction: Transaction, subscription: Subscription, reason: str, after: datetime | None = None
) -> None:
    """What was planned, due after a moment, and not begun, no longer counts."""
    for each in await desk.deliveries.list_unsent(transaction, [subscription.id]):
        if after is None or each.due > after:
            await desk.deliveries.keep(transaction, withdraw(each, reason, desk.clock.now()))


def _find_name(desk: Desk, words: str) -> str:
    try:
        return desk.topics.resolve(words).name
    except UsageError:
        return words
