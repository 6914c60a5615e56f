"""Lays a briefing out: sections in the order a reader needs, every claim with its citation marks, labels in its
language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.evidence.lines import claim_runs, make_links, sources_section
from bot.evidence.quotes import iter_claims
from bot.model.briefing import Actor, Briefing, Claim, Disputed, Position, Question, Watch
from bot.model.document import Document, Line, Run, Section, Text
from bot.text.labels import Labels, load_labels

_TELLING = frozenset({"bottom_line", "developments", "positions", "disputed", "questions", "watch"})
"""Sections that tell what actors do and say."""
Links = Mapping[int, str | None]
_ENDS = ".!?…”\"’')。！？」』؟۔।"
"""What a sentence can end with."""


def lay_out(briefing: Briefing) -> Document:
    """Give the document to show, its labels in the briefing's language; sections with nothing to say are left out."""
    links, labels = make_links(briefing.sources), load_labels(briefing.language)
    sections: dict[str, Iterable[Line]] = {
        "bottom_line": _paragraphs(briefing.bottom_line, links),
        "changes": _change_lines(briefing, links, labels),
        "developments": _bullets(briefing.developments, links),
        "actors": (_actor_line(actor, briefing, links, labels) for actor in briefing.actors),
        "positions": _position_lines(briefing.positions, links),
        "disputed": _disputed_lines(briefing.disputed, links),
        "questions": _question_lines(briefing.questions, links),
        "watch": _watch_lines(briefing.watch, links, labels),
        "gaps": _gap_lines(briefing, labels),
    }
    laid = tuple(Section(name, labels.say(f"section.{name}"), tuple(lines)) for name, lines in sections.items())
    kept = tuple(section for section in laid if section.lines)
    if briefing.sources:
        kept = (*kept, sources_section(briefing.sources, labels))
    return Document("briefing", briefing.title.text, kept, (_footer(briefing, labels),), _subtitle(briefing, labels))


def _subtitle(briefing: Briefing, labels: Labels) -> tuple[Text, ...]:
    zone = ZoneInfo(briefing.time_zone)
    start, end = briefing.window.start.astimezone(zone), briefing.window.end.astimezone(zone)
    begins = Text(f"{labels.day(start)} {start:%H:%M}", at=start)
    ends = Text(f"{labels.day(end)} {end:%H:%M} {end:%Z}", at=end)
    count = labels.count("article", briefing.basis.articles)
    return Text(f"{briefing.topic} · "), begins, Text(f" {labels.say('period.until')} "), ends, Text(f" · {count}")


def _sentence_runs(claim: Claim, links: Links) -> tuple[Run, ...]:
    """A claim that is a sentence ends as one, also where it was cut."""
    ended = claim if claim.text[-1:] in _ENDS else replace(claim, text=f"{claim.text}.")
    return claim_runs(ended, links)


def _paragraphs(claims: Iterable[Claim], links: Links) -> tuple[Line, ...]:
    return tuple(Line(_sentence_runs(claim, links)) for claim in claims)


def _bullets(claims: Iterable[Claim], links: Links) -> tuple[Line, ...]:
    return tuple(Line(_sentence_runs(claim, links), 1) for claim in claims)


def _change_lines(briefing: Briefing, links: Links, labels: Labels) -> Iterable[Line]:
    for change in briefing.changes:
        yield Line((Text(f"{labels.say(f'change.{change.kind}')}: ", "strong"), *claim_runs(change.claim, links)), 1)


def _actor_line(actor: Actor, briefing: Briefing, links: Links, labels: Labels) -> Line:
    runs: list[Run] = [Text(actor.name, "strong")]
    told = actor.role is not None and actor.line is not None and actor.role.text in actor.line.text
    if actor.role is not None and not told:
        runs += [Text(" · "), *claim_runs(actor.role, links)]
    if actor.line is not None and re.match(rf"{re.escape(actor.name)}\b", actor.line.text) and len(runs) == 1:
        runs = list(_sentence_runs(actor.line, links))
    elif actor.line is not None:
        runs += [Text(": " if actor.role is None or told else " — "), *_sentence_runs(actor.line, links)]
    elif (section := _find_section(actor, briefing)) is not None:
        heading = labels.say(f"section.{section}")
        runs += [Text(" — " + labels.say("actor.told", section=heading[:1].lower() + heading[1:]))]
    return Line(tuple(runs), 1)


def _find_section(actor: Actor, briefing: Briefing) -> str | None:
    """The first section with a sentence that names an actor who has no line of its own."""
    names = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in (actor.name, *actor.aliases)))
    return next(
        (section for section, claim in iter_claims(briefing) if section in _TELLING and names.search(claim.text)), None
    )


def _position_lines(positions: Iterable[Position], links: Links) -> Iterable[Line]:
    for position in positions:
        yield Line((Text(position.issue, "strong"),), 1)
        for side in position.sides:
            for claim in side.claims:
                yield Line((Text(f"{side.actor}: ", "emphasis"), *_sentence_runs(claim, links)), 2)


def _disputed_lines(disputed: Iterable[Disputed], links: Links) -> Iterable[Line]:
    for each in disputed:
        yield Line((Text(each.subject[:1].upper() + each.subject[1:], "strong"),), 1)
        for account in each.accounts:
            yield Line((Text(f"{account.by}: ", "emphasis"), *_sentence_runs(account.claim, links)), 2)


def _question_lines(questions: Iterable[Question], links: Links) -> Iterable[Line]:
    for question in questions:
        if question.text == question.basis.text:
            yield Line(_sentence_runs(question.basis, links), 1)
            continue
        yield Line((Text(question.text, "strong"),), 1)
        yield Line(_sentence_runs(question.basis, links), 2)


def _watch_lines(watch: Iterable[Watch], links: Links, labels: Labels) -> Iterable[Line]:
    """One line an event; an event of several dates stands under the first, with them all."""
    told: dict[str, list[Watch]] = {}
    for each in watch:
        told.setdefault(each.event.text, []).append(each)
    for dates in told.values():
        runs: list[Run] = []
        for each in dates:
            when = _date(each.date, labels) if each.date else labels.say("watch.no_day")
            runs += [Text(("; " if runs else "") + when, "strong"), Text(f" (“{each.date_words}”)")]
        yield Line((*runs, Text(": "), *_sentence_runs(dates[0].event, links)), 1)


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
    elif basis.articles:
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
        *([labels.say("footer.english")] if labels.language != briefing.language else []),
        labels.say("footer.edition", id=briefing.id),
    ]  # fmt: skip
    return Line((Text(" · ".join(parts), "faint"),))
