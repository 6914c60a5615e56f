"""Lays a briefing out: sections in the order a reader needs, every claim with its citation marks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.evidence.lines import claim_runs, make_links, sources_section
from bot.model.briefing import Actor, Briefing, Claim, Disputed, Position, Question, Watch
from bot.model.document import Document, Line, Run, Section, Text

Links = Mapping[int, str | None]

CHANGE_LABELS = {
    "new": "New", "developed": "Developed", "reversed": "Reversed", "answered": "Answered", "corrected": "Corrected",
}  # fmt: skip


def lay_out(briefing: Briefing) -> Document:
    """Give the document to show; sections with nothing to say are left out."""
    links = make_links(briefing.sources)
    sections = (
        Section(
            "bottom_line", "Bottom line", tuple(Line(_sentence_runs(each, links)) for each in briefing.bottom_line)
        ),
        Section("changes", "What changed", tuple(_change_lines(briefing, links))),
        Section("developments", "Key developments", _bullets(briefing.developments, links)),
        Section("actors", "Key actors", tuple(_actor_line(actor, links) for actor in briefing.actors)),
        Section("positions", "Positions", tuple(_position_lines(briefing.positions, links))),
        Section("disputed", "Disputed accounts", tuple(_disputed_lines(briefing.disputed, links))),
        Section("questions", "Open questions", tuple(_question_lines(briefing.questions, links))),
        Section("watch", "What to watch", tuple(_watch_lines(briefing.watch, links))),
        Section("gaps", "Gaps and basis", tuple(_gap_lines(briefing))),
    )
    kept = tuple(section for section in sections if section.lines)
    if briefing.sources:
        kept = (*kept, sources_section(briefing.sources))
    return Document("briefing", briefing.title.text, kept, (_footer(briefing),), _subtitle(briefing))


def _subtitle(briefing: Briefing) -> tuple[Text, ...]:
    zone = ZoneInfo(briefing.time_zone)
    start, end = briefing.window.start.astimezone(zone), briefing.window.end.astimezone(zone)
    count = _count(briefing.basis.articles, "article")
    begins = Text(f"{_day(start)} {start:%H:%M}", at=start)
    ends = Text(f"{_day(end)} {end:%H:%M} {end:%Z}", at=end)
    return Text(f"{briefing.topic} · "), begins, Text(" to "), ends, Text(f" · {count}")


def _day(moment: datetime) -> str:
    return f"{moment:%-d %B %Y}"


def _sentence_runs(claim: Claim, links: Links) -> tuple[Run, ...]:
    """A claim that is a sentence ends as one, also where it was cut."""
    ended = claim if claim.text[-1:] in ".!?…”\"’')" else replace(claim, text=f"{claim.text}.")
    return claim_runs(ended, links)


def _paragraphs(claims: Iterable[Claim], links: Links) -> tuple[Line, ...]:
    return tuple(Line(_sentence_runs(claim, links)) for claim in claims)


def _bullets(claims: Iterable[Claim], links: Links) -> tuple[Line, ...]:
    return tuple(Line(_sentence_runs(claim, links), 1) for claim in claims)


def _change_lines(briefing: Briefing, links: Links) -> Iterable[Line]:
    for change in briefing.changes:
        yield Line((Text(f"{CHANGE_LABELS[change.kind]}: ", "strong"), *claim_runs(change.claim, links)), 1)


def _actor_line(actor: Actor, links: Links) -> Line:
    runs: list[Run] = [Text(actor.name, "strong")]
    if actor.role is not None:
        runs += [Text(" · "), *claim_runs(actor.role, links)]
    if actor.line is not None:
        runs += [Text(": " if actor.role is None else " — "), *_sentence_runs(actor.line, links)]
    return Line(tuple(runs), 1)


def _position_lines(positions: Iterable[Position], links: Links) -> Iterable[Line]:
    for position in positions:
        yield Line((Text(position.issue, "strong"),), 1)
        for side in position.sides:
            for claim in side.claims:
                yield Line((Text(f"{side.actor}: ", "emphasis"), *_sentence_runs(claim, links)), 2)


def _disputed_lines(disputed: Iterable[Disputed], links: Links) -> Iterable[Line]:
    for each in disputed:
        yield Line((Text(each.subject, "strong"),), 1)
        for account in each.accounts:
            yield Line((Text(f"{account.by}: ", "emphasis"), *_sentence_runs(account.claim, links)), 2)


def _question_lines(questions: Iterable[Question], links: Links) -> Iterable[Line]:
    for question in questions:
        if question.text == question.basis.text:
            yield Line(_sentence_runs(question.basis, links), 1)
            continue
        yield Line((Text(question.text, "strong"),), 1)
        yield Line(_sentence_runs(question.basis, links), 2)


def _watch_lines(watch: Iterable[Watch], links: Links) -> Iterable[Line]:
    """One line an event; an event of several dates stands under the first, with them all."""
    told: dict[str, list[Watch]] = {}
    for each in watch:
        told.setdefault(each.event.text, []).append(each)
    for dates in told.values():
        runs: list[Run] = []
        for each in dates:
            when = _date(each.date) if each.date else "No day given"
            runs += [Text(("; " if runs else "") + when, "strong"), Text(f" (“{each.date_words}”)")]
        yield Line((*runs, Text(": "), *_sentence_runs(dates[0].event, links)), 1)


def _date(resolved: str) -> str:
    """Give a date, a month, a year or a range as a reader writes it."""
    parts = resolved.split("/")
    if len(parts) == 2:
        first, last = (datetime.fromisoformat(part) for part in parts)
        same = (first.month, first.year) == (last.month, last.year)
        return f"{first:%-d}–{last:%-d %B %Y}" if same else f"{first:%-d %B} – {last:%-d %B %Y}"
    if len(resolved) == 10:
        return f"{datetime.fromisoformat(resolved):%-d %B %Y}"
    return f"{datetime.fromisoformat(resolved + '-01'):%B %Y}" if len(resolved) == 7 else resolved


def _gap_lines(briefing: Briefing) -> Iterable[Line]:
    for gap in briefing.gaps:
        yield Line((Text(gap),), 1)
    if briefing.basis.articles:
        confidence = briefing.basis.confidence
        why = f"Confidence in the evidence: {confidence}. {briefing.basis.why}" if confidence else briefing.basis.why
        yield Line((Text(why),), 1)


def _footer(briefing: Briefing) -> Line:
    basis, made = briefing.basis, briefing.made_by
    counts = [
        _count(basis.articles, "article"), _count(basis.publishers, "publisher"), _count(basis.origins, "origin"),
        f"{basis.state_media} state-controlled",
    ]  # fmt: skip
    repaired = f", {made.claims_repaired} repaired" if made.writer == "model" else ""
    checks = f"{_count(made.claims_checked, 'claim')} checked{repaired}, {made.claims_dropped} dropped"
    writer = f"written by {made.model}" if made.writer == "model" else "written without a model"
    if made.fallback_reason is not None:
        writer += f" ({made.fallback_reason})"
    return Line((Text(f"{' · '.join(counts)} · {checks} · {writer} · edition {briefing.id}", "faint"),))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
