"""Lays a briefing out: sections in the order a reader needs, every claim with its citation marks, labels in its
language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.evidence.lines import claim_runs, make_links, sources_section
from bot.evidence.quotes import iter_claims
from bot.model.briefing import Actor, Briefing, Claim, Disputed, Position, Question, Watch
from bot.model.document import Document, Line, Run, Section, Text
from bot.summarize.quoting import STILL_NEW
from bot.summarize.settled import can_be_answered
from bot.text.days import counts_from_its_day, names_day
from bot.text.labels import Labels, load_labels
from bot.text.roles import is_role

_TELLING = frozenset({"bottom_line", "changes", "developments", "positions", "disputed", "questions", "watch"})
"""Sections that tell what actors do and say."""
_ENDS = ".!?…”\"’')。！？」』؟۔।"
"""What a sentence can end with."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands behind a claim: where its numbers lead, and the day of a report that is no longer new."""

    links: Mapping[int, str | None]
    days: Mapping[int, str]


def lay_out(briefing: Briefing) -> Document:
    """Give the document to show, its labels in the briefing's language; sections with nothing to say are left out.

    Where nothing was read it is a notice: that in one sentence, and what to do.
    """
    labels = load_labels(briefing.language)
    if not briefing.basis.articles and briefing.gaps:
        return _lay_out_nothing(briefing, labels)
    marks = _make_marks(briefing, labels)
    sections: dict[str, Iterable[Line]] = {
        "bottom_line": _paragraphs(briefing.bottom_line, marks),
        "changes": _change_lines(briefing, marks, labels),
        "developments": _bullets(briefing.developments, marks),
        "actors": (_actor_line(actor, briefing, marks, labels) for actor in briefing.actors),
        "positions": _position_lines(briefing.positions, marks),
        "disputed": _disputed_lines(briefing.disputed, marks),
        "questions": _question_lines(briefing.questions, marks, labels),
        "watch": _watch_lines(briefing, marks, labels),
        "gaps": _gap_lines(briefing, labels),
    }
    laid = tuple(Section(name, labels.say(f"section.{name}"), tuple(lines)) for name, lines in sections.items())
    kept = tuple(section for section in laid if section.lines)
    if briefing.sources:
        kept = (*kept, sources_section(briefing.sources, labels))
    subtitle = (*_subtitle(briefing, labels), *_date_title(briefing, labels))
    return Document("briefing", briefing.title.text, kept, (_footer(briefing, labels),), subtitle)


def _lay_out_nothing(briefing: Briefing, labels: Labels) -> Document:
    sentence, *others = briefing.gaps
    steps = (Text(labels.say("nothing.coming" if briefing.slot else "nothing.follow")),)
    lines = (Line(steps), *(Line((Text(each, "faint"),)) for each in others))
    return Document("notice", sentence, (Section("notice", "", lines),))


def _subtitle(briefing: Briefing, labels: Labels) -> tuple[Text, ...]:
    zone = ZoneInfo(briefing.time_zone)
    start, end = briefing.window.start.astimezone(zone), briefing.window.end.astimezone(zone)
    begins = Text(f"{labels.day(start)} {start:%H:%M}", at=start)
    ends = Text(f"{labels.day(end)} {end:%H:%M} {end:%Z}", at=end)
    count = labels.count("article", briefing.basis.articles)
    return Text(f"{briefing.topic} · "), begins, Text(f" {labels.say('period.until')} "), ends, Text(f" · {count}")


def _list_old(briefing: Briefing) -> dict[int, datetime]:
    return {
        source.n: source.published
        for source in briefing.sources
        if source.published is not None and briefing.window.end - source.published > STILL_NEW
    }


def _date_title(briefing: Briefing, labels: Labels) -> tuple[Text, ...]:
    """The day of the report that a title with a weekday is of, where that is no longer new."""
    old = _list_old(briefing)
    day = next((old[each.n] for each in briefing.title.citations if each.n in old), None)
    dated = day is not None and counts_from_its_day(briefing.title.text)
    return (Text(f" · {labels.say('claim.title', day=labels.day(day))}"),) if day is not None and dated else ()


def _make_marks(briefing: Briefing, labels: Labels) -> Marks:
    """The day of each report that was old when the briefing's time ended."""
    old = _list_old(briefing)
    end = briefing.window.end
    days = {
        n: labels.say(
            "claim.reported", day=labels.day(published, "day_of_year" if published.year == end.year else "day")
        )
        for n, published in old.items()
    }
    return Marks(make_links(briefing.sources), days)


def _sentence_runs(claim: Claim, marks: Marks, unanswered: str = "") -> tuple[Run, ...]:
    """A claim that is a sentence ends as one, also where it was cut; an old report's is dated where it names no day of
    the calendar itself, and what it left open, with the word that it stayed so."""
    ended = claim if claim.text[-1:] in _ENDS else replace(claim, text=f"{claim.text}.")
    day = next((marks.days[each.n] for each in claim.citations if each.n in marks.days), None)
    told = day is not None and (unanswered or counts_from_its_day(claim.text) or not names_day(claim.text))
    return (*claim_runs(ended, marks.links), *((Text(f" ({day}{unanswered})", "faint"),) if told else ()))


def _paragraphs(claims: Iterable[Claim], marks: Marks) -> tuple[Line, ...]:
    return tuple(Line(_sentence_runs(claim, marks)) for claim in claims)


def _bullets(claims: Iterable[Claim], marks: Marks) -> tuple[Line, ...]:
    return tuple(Line(_sentence_runs(claim, marks), 1) for claim in claims)


def _change_lines(briefing: Briefing, marks: Marks, labels: Labels) -> Iterable[Line]:
    for change in briefing.changes:
        kind = Text(f"{labels.say(f'change.{change.kind}')}: ", "strong")
        asked = (Text(f"{change.question} "),) if change.question else ()
        yield Line((kind, *asked, *_sentence_runs(change.claim, marks)), 1)
        if change.before is not None:
            yield Line((Text(f"{labels.say('change.before')}: "), *_sentence_runs(change.before, marks)), 2)


def _actor_line(actor: Actor, briefing: Briefing, marks: Marks, labels: Labels) -> Line:
    """The name, the role and what was done or said; a sentence that begins with the name tells it alone."""
    told = actor.role is not None and actor.line is not None and actor.role.text in actor.line.text
    whose = f" ({actor.serves})" if actor.serves else ""
    shown = replace(actor.role, text=actor.role.text + whose) if actor.role is not None and not told else None
    role = claim_runs(shown, marks.links) if shown is not None else ()
    if actor.line is not None and (begun := _begin_with_name(actor, actor.line, role, marks)):
        return Line(begun, 1)
    runs: list[Run] = [Text(actor.name, "strong"), *((Text(" · "), *role) if role else ())]
    if actor.line is not None:
        runs += [Text(" — " if role else ": "), *_sentence_runs(actor.line, marks)]
    elif (where := _find_place(actor, briefing, labels)) is not None:
        runs += [Text(" — " + labels.say("actor.told", section=where))]
    return Line(tuple(runs), 1)


def _begin_with_name(actor: Actor, line: Claim, role: tuple[Run, ...], marks: Marks) -> tuple[Run, ...]:
    """The line with the name it begins with set off, also where its own words on who that is stand before the name:
    `Oslo's envoy, Kari Holm, said …`; empty where it begins otherwise."""
    first, *others = _sentence_runs(line, marks)
    words = first.words if isinstance(first, Text) else ""
    whose = f" ({actor.serves})" if actor.serves and not role else ""
    ahead = re.match(rf"(?:The )?(?P<who>[^,;:“”\"]{{3,80}}), {re.escape(actor.name)},\s(?=[a-z])", words)
    if ahead is not None and is_role(ahead["who"]):
        rest = Text(words[ahead.end() :])
        return (Text(actor.name, "strong"), Text(f" · {ahead['who']}{whose} — "), rest, *others)
    found = re.match(rf"(?:The )?{re.escape(actor.name)}\b", words)
    if found is None:
        return ()
    name, rest = Text(found[0], "strong"), Text(whose + words[found.end() :])
    behind = re.match(r",\s(?P<who>[^,;:“”\"]{3,80}),\s(?=[a-z])", rest.words)
    if role and behind is not None and is_role(behind["who"]):
        return (name, Text(" · "), *role, Text(" — "), Text(rest.words[behind.end() :]), *others)
    if role and re.match(r"\s(?!(?:of|in|at|for|and|or|with|from|who)\b)\w", rest.words):
        return (name, Text(" · "), *role, Text(" — "), Text(rest.words.lstrip()), *others)
    return (name, rest, *others, *((Text(" · "), *role) if role else ()))


def _find_place(actor: Actor, briefing: Briefing, labels: Labels) -> str | None:
    """The first section, or else the actor, whose sentence names an actor who has no line of its own."""
    names = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in (actor.name, *actor.aliases)))
    for section, claim in iter_claims(briefing):
        if section in _TELLING and names.search(claim.text):
            heading = labels.say(f"section.{section}")
            return heading[:1].lower() + heading[1:]
    return next((each.name for each in briefing.actors if each.line and names.search(each.line.text)), None)


def _position_lines(positions: Iterable[Position], marks: Marks) -> Iterable[Line]:
    for position in positions:
        yield Line((Text(position.issue, "strong"),), 1)
        for side in position.sides:
            for claim in side.claims:
                yield Line((Text(f"{side.actor}: ", "emphasis"), *_sentence_runs(claim, marks)), 2)


def _disputed_lines(disputed: Iterable[Disputed], marks: Marks) -> Iterable[Line]:
    for each in disputed:
        yield Line((Text(each.subject[:1].upper() + each.subject[1:], "strong"),), 1)
        for account in each.accounts:
            yield Line((Text(f"{account.by}: ", "emphasis"), *_sentence_runs(account.claim, marks)), 2)


def _question_lines(questions: Iterable[Question], marks: Marks, labels: Labels) -> Iterable[Line]:
    unanswered = f"; {labels.say('claim.unanswered')}"
    for question in questions:
        verbatim = question.text == question.basis.text
        if not verbatim:
            yield Line((Text(question.text, "strong"),), 1)
        known = can_be_answered(question.text, question.basis.text)
        yield Line(_sentence_runs(question.basis, marks, unanswered if known else ""), 1 if verbatim else 2)


def _watch_lines(briefing: Briefing, marks: Marks, labels: Labels) -> Iterable[Line]:
    """One line an event; an event of several dates stands under the first, with them all; what the bottom line says is
    not said again."""
    above = [claim.text for claim in briefing.bottom_line]
    told: dict[str, list[Watch]] = {}
    for each in briefing.watch:
        told.setdefault(each.event.text, []).append(each)
    for dates in told.values():
        runs: list[Run] = []
        for each in dates:
            when = _date(each.date, labels) if each.date else labels.say("watch.no_day")
            runs += [Text(("; " if runs else "") + when, "strong"), Text(f" (“{each.date_words}”)")]
        event = dates[0].event
        see = labels.say("actor.told", section=labels.say("section.bottom_line").lower())
        told_above = any(event.text in each for each in above)
        says = claim_runs(replace(event, text=see), marks.links) if told_above else None
        yield Line((*runs, Text(": "), *(says or _sentence_runs(event, marks))), 1)


def _date(resolved: str, labels: Labels) -> str:
    """Give a date, a month, a year or a range as a reader writes it."""
    parts = resolved.split("/")
    if len(parts) == 2:
        first, last = (date.fromisoformat(part) for part in parts)
        same = (first.month, first.year) == (last.month, last.year)
        return f"{first.day if same else labels.day(first, 'day_of_year')}{'–' if same else ' – '}{labels.day(last)}"
    if len(resolved) == 10:
        return labels.day(date.fromisoformat(resolved))
    return labels.day(date.fromisoformat(f"{resolved}-01"), "month") if len(resolved) == 7 else resolved


def _gap_lines(briefing: Briefing, labels: Labels) -> Iterable[Line]:
    for gap in briefing.gaps:
        yield Line((Text(gap),), 1)
    basis = briefing.basis
    if basis.articles and basis.confidence:
        level = labels.say(f"confidence.{basis.confidence}")
        yield Line((Text(labels.say("confidence.sentence", level=level, why=basis.why)),), 1)
    elif basis.articles and basis.why:
        yield Line((Text(basis.why),), 1)


def _footer(briefing: Briefing, labels: Labels) -> Line:
    """What it rests on, what was checked, and who wrote it; says so where the labels are not in its language."""
    basis, made = briefing.basis, briefing.made_by
    checks = [labels.count("checked", made.claims_checked)]
    checks += [labels.count("repaired", made.claims_repaired)] if made.writer == "model" else []
    checks += [labels.count("dropped", made.claims_dropped)]
    by_model = made.writer == "model"
    writer = labels.say("footer.model", model=made.model or "") if by_model else labels.say("footer.keyless")
    if made.fallback_reason is not None:
        writer += f" ({made.fallback_reason})"
    parts = [
        labels.count("article", basis.articles), labels.count("publisher", basis.publishers),
        labels.count("origin", basis.origins), labels.count("state", basis.state_media), ", ".join(checks), writer,
        *([labels.say("footer.translated")] if by_model and not briefing.language.startswith("en") else []),
        *([labels.say("footer.english")] if labels.language != briefing.language else []),
        labels.say("footer.edition", id=briefing.id),
    ]  # fmt: skip
    return Line((Text(" · ".join(parts), "faint"),))
