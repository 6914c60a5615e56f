"""Writes what is open and what is ahead: questions with the sentence they rest on, and dated events."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.model.analysis import DatedEvent, Material, OpenPoint, Span
from bot.model.briefing import Question, Watch
from bot.summarize.sentences import Desk, Passage, make_passage, names_its_pronouns, shorten, stands_alone, stems_of

_EVENT_WORDS = 45
_NAMES = re.compile(r"\s[A-ZÀ-Ž]")
"""A question that names nobody and nothing says too little without its sentence."""


def write_questions(topic: str, materials: Sequence[Material], desk: Desk, most: int) -> tuple[Question, ...]:
    """Give the open questions, those we could put into words first, each with its basis."""
    points = [(material, point) for material in materials for point in material.analysis.open_points]
    points.sort(key=lambda pair: pair[1].question is None)
    written: list[Question] = []
    asked: list[frozenset[str]] = []
    for material, point in points:
        question = _write_question(topic, material, point, desk) if len(written) < most else None
        if question is None:
            continue
        stems = stems_of(question.text)
        if all(len(stems & each) < 0.6 * min(len(stems), len(each)) for each in asked):
            asked.append(stems)
            desk.shown.append(stems_of(question.basis.text))
            written.append(question)
    return tuple(written)


def _write_question(topic: str, material: Material, point: OpenPoint, desk: Desk) -> Question | None:
    text = material.article.text
    last = point.basis[-1]
    kept = _with_speaker(material, shorten(text, last) or last, point.sentence)
    if point.question is None and (not stands_alone(last.of(text)) or len(kept.of(text).split()) > 35):
        return None
    basis = desk.claim(make_passage(material, kept, point.sentence), spans=point.basis[:-1])
    if basis is None:
        return None
    words = point.question if point.question and _NAMES.search(point.question) else basis.text
    raised = (material.article.published or material.article.retrieved).date().isoformat()
    return Question(make_question_id(topic, words), words, "open", raised, basis)


def _with_speaker(material: Material, span: Span, sentence: int) -> Span:
    """The sentence, with the one before where that says who `he` is."""
    if sentence == 0 or names_its_pronouns(material, span, sentence):
        return span
    before = material.analysis.sentences[sentence - 1].span
    both = Span(before.start, span.end)
    return both if len(both.of(material.article.text).split()) <= _EVENT_WORDS else span


def make_question_id(topic: str, words: str) -> str:
    """Name a question by topic and words, so that the same one asked again has the same id."""
    folded = " ".join(sorted(stems_of(words)))
    return "q" + hashlib.sha256(f"{topic}|{folded}".encode()).hexdigest()[:10]


def write_watch(
    materials: Sequence[Material], desk: Desk, most: int, now: datetime, zone: ZoneInfo
) -> tuple[Watch, ...]:
    """Give dated events that are not past in the reader's zone, by date, each date and happening once."""
    today = now.astimezone(zone).date()
    found: list[tuple[str, Watch, frozenset[str]]] = []
    for material, event in _iter_events(materials, today):
        passage = _event_passage(material, event)
        if passage is None:
            continue
        claim = None if any(_is_told(event, passage, *each) for each in found) else desk.claim(passage)
        if claim is not None:
            words = event.words.of(material.article.text)
            found.append((event.date or "", Watch(event.date, words, claim), passage.stems))
    found.sort(key=lambda each: _last_day(each[0]))
    return tuple(watch for _, watch, _ in found)[:most]


def _is_told(event: DatedEvent, passage: Passage, day: str, watch: Watch, stems: frozenset[str]) -> bool:
    """The same sentence under another date, or the same day with words in common."""
    if watch.event.text == passage.words:
        return True
    shared = (stems & passage.stems) - stems_of(event.words.of(passage.material.article.text))
    return day == (event.date or "") and len(shared) >= (1 if len(day) == len("YYYY-MM-DD") else 3)


def _last_day(resolved: str) -> tuple[str, str]:
    """Order by the day on which it will have happened; what has no date comes last."""
    last = resolved.split("/")[-1]
    return (f"{last}-99-99"[:10] if last else "~", resolved)


def _iter_events(materials: Sequence[Material], today: date) -> Iterator[tuple[Material, DatedEvent]]:
    for material in materials:
        for event in material.analysis.events:
            if event.date is None or not _is_past(event.date, today):
                yield material, event


def _is_past(resolved: str, today: date) -> bool:
    last = resolved.split("/")[-1]
    return last < today.isoformat()[: len(last)]


def _event_passage(material: Material, event: DatedEvent) -> Passage | None:
    """From the sentence's start to the date, and on to who said it where that follows."""
    text = material.article.text
    sentence = material.analysis.sentences[event.sentence].span
    if not stands_alone(sentence.of(text)):
        return None
    span: Span | None = event.event
    if len(event.event.of(text).split()) > 35:
        span = Span(sentence.start, event.words.end)
    if (
        span is None
        or len(span.of(text).split()) > _EVENT_WORDS
        or span.of(text).count("“") != span.of(text).count("”")
    ):
        return None
    return make_passage(material, span, event.sentence)
