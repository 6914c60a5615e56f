"""Lays out sources: how each is doing, and the story of one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.ingest.admit import FULL_TEXT_WORDS
from bot.model.article import Failure, Source, SourceEvent
from bot.model.document import Document, Line, Run, Section, Text
from bot.text.cleaning import clean_title, strip_html
from bot.text.urls import shown

ADD_SOURCES = "Add one with attache sources add ADDRESS, or a whole list: attache sources import --seeds."
ADDED_BY_OPERATOR = "Whoever runs me here can add some."
_MOST_ITEMS, _MOST_NEWEST = 20, 5


def lay_out_sources(sources: Iterable[Source], *, operator: bool = False) -> Document:
    """Give what is read and how each source is doing; an operator is told the command that adds one."""
    listed = sorted(sources, key=lambda source: not source.failures)
    lines = tuple(line for source in listed for line in list_source(source, operator=operator))
    if not lines:
        step = Line((Text(ADD_SOURCES if operator else ADDED_BY_OPERATOR),))
        return Document("notice", "No sources yet", (Section("notice", "", (step,)),))
    return Document("listing", "Sources", (Section("sources", "", lines),))


def list_source(source: Source, *, operator: bool) -> tuple[Line, ...]:
    """Give how a source is doing; an operator is told what the other commands call it by, for the address of a feed is
    nobody else's business."""
    named = (Line((Text(f"{source.id} · {shown(source.address)}", "faint"),), 2),) if operator else ()
    return (Line(tell_source(source), 1), *named)


def tell_source(source: Source) -> tuple[Run, ...]:
    """Give a source's health: its state, the last success, the last new entry, why it fails, the next poll."""
    fine = "nothing kept yet" if source.last_success and source.last_new is None else "ok"
    state = source.state if source.state != "active" else "failing" if source.failures else fine
    parts: list[tuple[Text, ...]] = [(Text(state),), _at("last read ", source.last_success) or (Text("not read yet"),)]
    parts.append(_at("last new ", source.last_new))
    if source.failures:
        times = "failed once" if source.failures == 1 else f"failed {source.failures} times in a row"
        parts.append((Text(times),))
    if source.reason:
        parts.append((Text(source.reason),))
    if source.state == "active":
        parts.append(_at("next poll ", source.next_poll) or (Text("next poll now"),))
    told = (run for part in parts if part for run in (Text(" · "), *part))
    return (Text(source.publisher.labelled, "strong"), *told)


def _at(words: str, moment: datetime | None) -> tuple[Text, ...]:
    """Give a moment after some words, as one that a platform can show in the reader's own zone; none without one."""
    return (Text(words), Text(_when(moment), at=moment)) if moment is not None else ()


def lay_out_story(source: Source, failures: Sequence[Failure]) -> Document:
    """Give how a source stands, what happened to it, and which of its items could not be read."""
    standing = (Line(tell_source(source)), Line((Text(f"{source.id} · {shown(source.address)}", "faint"),)))
    sections = [Section("standing", "", standing)]
    if source.story:
        sections.append(
            Section("story", "Story", (*_tell_earlier(source), *(Line(_tell_event(each), 1) for each in source.story)))
        )
    items = [each for each in failures if each.item != shown(source.address)][:_MOST_ITEMS]
    if items:
        sections.append(Section("items", "Not read", tuple(Line(_tell_item(each), 1) for each in items)))
    return Document("listing", source.publisher.name, tuple(sections))


def _tell_earlier(source: Source) -> tuple[Line, ...]:
    one = source.earlier == 1
    told = f"{source.earlier} earlier turn{' is' if one else 's are'} not kept"
    return (Line((Text(told, "faint"),), 1),) if source.earlier else ()


def _tell_event(event: SourceEvent) -> tuple[Run, ...]:
    when = _when(event.at) if event.last is None else f"{_when(event.at)} to {_when(event.last)}"
    times = f" {event.times} times" if event.times > 1 else ""
    between = ": " if event.what in {"failed", "malformed"} else " "
    detail = f"{between}{event.detail}" if event.detail else ""
    what = "well formed again" if event.what == "well_formed" else event.what
    return (Text(f"{what}{times}", "strong"), Text(f"{detail} ", "plain"), Text(f"({when})", "faint"))


def _tell_item(failure: Failure) -> tuple[Run, ...]:
    when = f" ({_when(failure.at)})" if failure.at else ""
    return (Text(f"{shown(failure.item)}: {failure.reason}"), Text(when, "faint"))


def _when(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else ""


def lay_out_check(found: Mapping[str, Any]) -> Document:
    """Give what one look at a feed brought (`check_feed`): what it is, its newest entries, what is wrong with it."""
    if "error" in found:
        return Document("problem", found["error"]["message"], ())
    entries = sorted(found["entries"], key=lambda each: str(each["published"] or ""), reverse=True)
    whole = sum(len(strip_html(each["content"]).split()) >= FULL_TEXT_WORDS for each in entries)
    count = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
    told = f"{found['format']} · {count}, {whole} of which bring their whole text; of the others the pages are read"
    newest = tuple(Line(_tell_entry(each), 1) for each in entries[:_MOST_NEWEST])
    problems = tuple(Line((Text(each),), 1) for each in found["problems"])
    sections = [Section("feed", "", (Line((Text(told),)),))]
    sections += [Section("newest", "Newest", newest)] if newest else []
    sections += [Section("problems", "Problems", problems)] if problems else []
    return Document("listing", found["title"] or "A feed without a title", tuple(sections))


def _tell_entry(entry: Mapping[str, Any]) -> tuple[Run, ...]:
    published = entry["published"] or entry["updated"]
    return (
        Text(clean_title(entry["title"] or "") or "(no title)"),
        Text(f" ({_when(published) or 'undated'})", "faint"),
    )
