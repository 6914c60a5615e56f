"""Decides how a source stands after a poll, and tells its story."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from bot.ingest.pace import decide_next_poll, decide_pause
from bot.model.article import Reading, Rhythm, Source, SourceEvent
from bot.model.errors import AttacheError, FetchError, InputError
from bot.text.urls import canonical, shown

WHOLE_EVERY = timedelta(days=1)
MOST_EVENTS = 30
"""Turns of a source's story that are kept; of earlier ones, how many there were."""
MOST_FOLDED = 4
"""Turns in a row that are looked for again, such as a failure and a recovery that alternate."""


def after_success(
    source: Source, reading: Reading, rhythm: Rhythm, now: datetime, *, stored: int, unfinished: bool
) -> Source:
    """Decide a source's state after a poll that worked; an unfinished one asks for the whole feed again."""
    after = replace(
        source,
        address=_spell(reading.moved_to) or source.address,
        etag=None if unfinished else reading.etag,
        last_modified=None if unfinished else reading.last_modified,
        last_attempt=now,
        last_success=now,
        last_whole=source.last_whole if reading.unchanged else now,
        last_new=now if stored else source.last_new,
        failures=0,
        reason=None,
        rhythm=rhythm,
        next_poll=decide_next_poll(source.id, rhythm, now),
    )
    if source.failures or _was_failing(source):
        failed = source.failures or _count_failed(source)
        after = tell(after, SourceEvent("recovered", now, detail=f"after {count_polls(failed)}" if failed else ""))
    if after.address != source.address:
        after = tell(after, SourceEvent("moved", now, detail=f"to {shown(after.address)}"))
    if reading.unchanged or reading.well_formed != source.malformed:
        return after
    turn = (
        SourceEvent("well_formed", now) if reading.well_formed else SourceEvent("malformed", now, detail=_flaw(reading))
    )
    return tell(replace(after, malformed=not reading.well_formed), turn)


def _flaw(reading: Reading) -> str:
    return reading.problems[0] if reading.problems else "The parser does not say why."


def _was_failing(source: Source) -> bool:
    """Say whether it failed or ended before it was paused or resumed, if it was."""
    turns = (each.what for each in reversed(source.story) if each.what not in {"paused", "resumed"})
    return next(turns, None) in {"failed", "ended"}


def _count_failed(source: Source) -> int:
    since = takewhile(lambda each: each.what != "recovered", reversed(source.story))
    return sum(each.times for each in since if each.what == "failed")


def without_validators(source: Source, now: datetime) -> Source:
    """Give a source to be asked for the whole once a day, whatever its server says: some answer 304 for ever.

    One that is polled seldom is asked so every fourth time."""
    usual = source.next_poll - source.last_attempt if source.next_poll and source.last_attempt else timedelta()
    if source.last_whole is not None and now - source.last_whole < max(WHOLE_EVERY, 4 * usual):
        return source
    return replace(source, etag=None, last_modified=None)


def _spell(moved_to: str | None) -> str | None:
    """Give a new address as sources are told apart by it."""
    try:
        return canonical(moved_to) if moved_to else None
    except InputError:
        return moved_to


def after_failure(source: Source, error: AttacheError, now: datetime) -> Source:
    """Decide a source's state after a poll that failed: growing pauses, Retry-After obeyed, 410 ends it."""
    retry_after = error.retry_after if isinstance(error, FetchError) else None
    failed = replace(
        source,
        last_attempt=now,
        failures=source.failures + 1,
        reason=str(error),
        next_poll=decide_pause(source.id, source.failures + 1, retry_after, now),
    )
    failed = tell(failed, SourceEvent("failed", now, error.code, str(error)))
    return end(failed, "the host says it is gone for good", now) if error.code == "http_410" else failed


def end(source: Source, reason: str, now: datetime) -> Source:
    """Stop polling a source for good; adding it again brings it back."""
    return tell(replace(source, state="ended", next_poll=None), SourceEvent("ended", now, detail=reason))


def pause(source: Source, now: datetime) -> Source:
    """Stop polling a source until it is resumed."""
    return tell(replace(source, state="paused"), SourceEvent("paused", now))


def resume(source: Source, now: datetime, address: str | None = None) -> Source:
    """Poll a paused or ended source again, from now on and as if it had never failed; at this address, if given."""
    back = replace(source, state="active", failures=0, reason=None, next_poll=None)
    if address is None or address == source.address:
        return tell(back, SourceEvent("resumed", now))
    back = replace(back, address=address, etag=None, last_modified=None)
    return tell(back, SourceEvent("resumed", now, detail=f"at {shown(address)}"))


def tell(source: Source, event: SourceEvent) -> Source:
    """Add a turn to a source's story; a failure that came already since the last success only counts it, and so does
    a row of turns that comes again."""
    story = _fold(_count(source.story, event))
    left = max(0, len(story) - MOST_EVENTS)
    return replace(source, story=story[left:], earlier=source.earlier + sum(each.times for each in story[:left]))


def _count(story: tuple[SourceEvent, ...], event: SourceEvent) -> tuple[SourceEvent, ...]:
    run = sum(1 for _ in takewhile(lambda each: each.what == event.what == "failed", reversed(story)))
    for place in range(len(story) - run, len(story)):
        if _same(story[place], event):
            return (*story[:place], _merge(story[place], event), *story[place + 1 :])
    return (*story, event)


def _fold(story: tuple[SourceEvent, ...]) -> tuple[SourceEvent, ...]:
    for size in range(1, min(MOST_FOLDED, len(story) // 2) + 1):
        before, last = story[-2 * size : -size], story[-size:]
        if all(map(_same, before, last)):
            return (*story[: -2 * size], *map(_merge, before, last))
    return story


def _same(one: SourceEvent, other: SourceEvent) -> bool:
    said = one.detail == other.detail or one.what == "recovered"
    return (one.what, one.code) == (other.what, other.code) and said


def _merge(one: SourceEvent, other: SourceEvent) -> SourceEvent:
    detail = one.detail if one.detail == other.detail else ""
    return replace(one, times=one.times + other.times, last=other.last or other.at, detail=detail)


def count_polls(failures: int) -> str:
    """Give how many polls failed, in words."""
    return f"{failures} failed poll{'' if failures == 1 else 's'}"
