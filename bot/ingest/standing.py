"""Decides how a source stands after a poll, and tells its story."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.ingest.pace import decide_next_poll, decide_pause
from bot.model.article import Reading, Rhythm, Source, SourceEvent
from bot.model.errors import AttacheError, FetchError, InputError
from bot.text.urls import canonical, shown

WHOLE_EVERY = timedelta(days=1)
MOST_EVENTS = 30
"""Turns of a source's story that are kept."""


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
    if source.failures:
        after = tell(after, SourceEvent("recovered", now, detail=f"after {count_polls(source.failures)}"))
    if after.address != source.address:
        after = tell(after, SourceEvent("moved", now, detail=f"to {shown(after.address)}"))
    return after


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
    """Add a turn to a source's story; the same turn again only counts it."""
    last = source.story[-1] if source.story else None
    if last is not None and (last.what, last.code, last.detail) == (event.what, event.code, event.detail):
        return replace(source, story=(*source.story[:-1], replace(last, times=last.times + 1, last=event.at)))
    return replace(source, story=(*source.story, event)[-MOST_EVENTS:])


def count_polls(failures: int) -> str:
    """Give how many polls failed, in words."""
    return f"{failures} failed poll{'' if failures == 1 else 's'}"
