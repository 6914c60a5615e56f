"""Writes what is open and what is ahead: questions with the sentence they rest on, and dated events."""

import hashlib
import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.analysis import DatedEvent, Material, OpenPoint, Span
from bot.model.article import ArticleId
from bot.model.briefing import Question, Watch
from bot.summarize.conditions import drops_condition
from bot.summarize.cutting import MOST_WORDS, shorten
from bot.summarize.denials import find_denial
from bot.summarize.elsewhere import is_answered
from bot.summarize.leaning import leans_back, opens_back, points_back
from bot.summarize.overtaken import is_overtaken
from bot.summarize.plans import list_over
from bot.summarize.quoting import Desk
from bot.summarize.sentences import (
    Passage,
    is_prose,
    make_passage,
    names_its_plurals,
    names_its_pronouns,
    stands_alone,
    stems_of,
)
from bot.summarize.speaking import loses_speaker
from bot.summarize.told import is_open
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.moved import is_new_day
from bot.text.roles import holds_title

_EVENT_WORDS = 48
_LONGEST_OPEN = 35
"""Words of what is shown as it stands because nothing can be asked."""
_PRESUPPOSES = re.compile(r"\b(?:stop(?:ped)?|resumed?|still|again|continued?)\b|\AWhy\b")
_WHY_HAD = re.compile(r"\bwhy\b[^.;?]*\bhad\b")
"""A question with these takes for granted that something was done, which the one asked may deny."""
_MOST_VERBATIM = 2
"""Sentences that are shown as they stand because no question can be made of them safely."""
_SAME = 0.7
"""Likeness from which an event is shown already."""
_HAPPENS = re.compile(
    r"\b(?:visit|summit|meeting|meet|election|vote|talks|forum|conference|trip|tour|deadline|expire|sign|hold|host|launch|referendum|"
    r"treaty|exercise|drill|ruling|verdict|(?<=will\s)rule|resum|must|has\sto|have\sto|negotiation|(?<!the\s)(?:begin|start|open|end)|leave|withdraw|publish|hearing|trial|session|due|travel)\w*\b"
)
"""Something that happens: without a day, a sentence that only counts or forecasts is nothing to watch."""
_UNKNOWN = re.compile(r"\b(?:not|whether|when|where|how|what|why|yet\sto|unclear|remains?|declined\sto)\b")
"""What stands between who is silent and what is not known."""
_AND_SAID = re.compile(r",?\s(?=and\s(?:said|added|told|noted)\b)")
_CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|postpone\w*|delay\w*|scrap\w*|called\s+off)\b|\b(?:was|were|had)\s(?:also\s|been\s)?(?:scheduled|due|expected|supposed)\b|"
    r"\b(?:will|would)\s(?:not|no\slonger)\b|\bwo(?:n[’']t)\b"
)
"""What is said not to take place is no event ahead."""
_HOUR = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?|(?P<full>[01]?\d|2[0-3]):(?P<past>[0-5]\d)|"
    r"(?P<noon>noon|midday))(?P<zone>\s(?:[A-Z]{2,4}\b|(?:[A-Z]\w+|local)\stime\b))?"
)
_HOUR_AHEAD = re.compile(rf"\b{_HOUR},?\s(?:on\s|this\s)?\Z")
_HOUR_BEHIND = re.compile(rf"(?:,?\s(?:at|from|by|around|about))?\s(?:about\s|around\s)?{_HOUR}")
"""The hour that stands beside the words of a day."""
_MOST_AHEAD = timedelta(days=14)
"""How long after its article an event that no day can be given for may still be ahead."""
_LOOSE_SUBJECT = re.compile(
    r"(?:It(?!\s(?:is|was|remains)\s)|They|Its|Their|"
    r"(?:The\s(?:two|three|pair|latter|former)|(?:Both|Neither|Either)(?:\s[a-z]+)?)(?=\s(?:also\s|still\s)?(?:did|do|has|have|had|would|will|were|are|declined|refused)\b))\b"
)
"""Who is silent is told in the sentence before."""
_ENDS_BACK = re.compile(r"\bthe\s[a-z]+\?\Z")
"""A question that ends with a thing told before: `respond to the offer?`."""
_NAMES = re.compile(r"\s[A-ZÀ-Ž]")
"""A question that names nobody and nothing says too little without its sentence."""
_DEFINITE = re.compile(
    r"(?:(?:When|Where|How)\s)?(?:Will|Can|Might|May|Has|Have|Was|Were|Is|Are|will|can|might|may|has|have|was|were|is|are)\s"
    r"the\s(?!(?:two|three|four|pair|both|same|other|others|latter|former|first|second|third|next|last|latest|new|sides?|"
    r"parties)\b)(?P<what>[a-z-]+(?:\s[a-z-]+)?)\b(?!.*\b(?:he|she|they|it|him|her|them|his|hers|their|its|there|so|such|or|"
    r"others?|both|either)\b)"
)
"""A question after what its report named before; nothing that is counted off, and nobody who is only pointed at."""

_INDEFINITE = re.compile(
    r"(?:Will|Can|Might|May|Has|Have|Was|Were|Is|Are)\s(?:an?|any)\s(?!.*\b(?:he|she|they|it|him|her|them|his|hers|their|its|there|so|such)\b)"
)
"""`Has a price been agreed?`, which is read beside the sentence before, that tells of what."""


def write_questions(
    topic: str, materials: Sequence[Material], desk: Desk, most: int, later: Sequence[Material] = (),
    elsewhere: Sequence[Material] = (),
) -> tuple[Question, ...]:  # fmt: skip
    """Give the open questions, those we could put into words first, each with its basis.

    None that `later` reports, shown or not, or those read `elsewhere` answer; those raised long ago stand last.
    """
    points = [(material, point) for material in materials for point in material.analysis.open_points]
    points = [pair for pair in points if not is_overtaken(*pair, later or materials, desk.until)]
    points = [pair for pair in points if not is_answered(*pair, elsewhere)]
    points.sort(key=lambda pair: (pair[1].question is None, _is_old(pair[0], desk)))
    written: list[Question] = []
    asked: list[frozenset[str]] = []
    plain = 0
    for material, point in points:
        question = _write_question(topic, material, point, desk) if len(written) < most else None
        if question is None:
            continue
        stems = stems_of(question.text)
        verbatim = question.text == question.basis.text
        if verbatim and plain == _MOST_VERBATIM:
            continue
        if all(len(stems & each) < 0.6 * min(len(stems), len(each)) for each in asked):
            asked.append(stems)
            plain += verbatim
            desk.put_beside(question.basis)
            written.append(question)
    return tuple(written)


def _is_old(material: Material, desk: Desk) -> bool:
    published = material.article.published
    return published is not None and desk.until is not None and desk.until - published > _MOST_AHEAD


def _write_question(topic: str, material: Material, point: OpenPoint, desk: Desk) -> Question | None:
    text = material.article.text
    last = point.basis[-1]
    kept = _with_speaker(material, shorten(text, _only_open(text, last)) or last, point.sentence)
    if kept is not None and _ENDS_BACK.search(point.question or "") and points_back(point.question or ""):
        kept = _with_thing(material, kept, point.sentence)
    if kept is None:
        return None
    if _PRESUPPOSES.search(point.question or "") or _WHY_HAD.search(last.of(text)):
        return None
    named = point.question and (
        _NAMES.search(point.question) or _is_plain(point.question, material, kept, point.sentence)
    )
    asked = point.question if named else None
    if asked is None and not desk.is_new(make_passage(material, kept, point.sentence), _SAME):
        return None
    led = kept.start < last.start and stands_alone(kept.of(text)) and not points_back(kept.of(text))
    if asked is None and not led and _NAMES.search(_UNKNOWN.split(last.of(text))[-1]) is None:
        return None
    if asked is None and not (led or _is_whole(text, kept, last)):
        return None
    if asked is None and len(kept.of(text).split()) > _LONGEST_OPEN:
        return None
    fits = len(kept.of(text).split()) <= _EVENT_WORDS
    basis = desk.claim(make_passage(material, kept, point.sentence), spans=point.basis[:-1]) if fits else None
    if basis is None:
        return None
    words = asked or basis.text
    raised = (material.article.published or material.article.retrieved).date().isoformat()
    return Question(make_question_id(topic, words), words, "open", raised, basis)


def _is_whole(text: str, kept: Span, last: Span) -> bool:
    """Say whether all that is open is kept of its sentence, which can be read by itself."""
    whole = kept.start == last.start and kept.end >= _only_open(text, last).end
    return whole and stands_alone(last.of(text)) and not points_back(last.of(text))


def _is_plain(question: str, material: Material, basis: Span, sentence: int) -> bool:
    """Say whether a question that names nobody asks after what the report told of before, no one person, beside a
    sentence that names somebody: `Will the inspectors be replaced?`."""
    text, sentences = material.article.text, material.analysis.sentences
    found = _DEFINITE.match(question)
    if not _names_something(basis.of(text)):
        return False
    if found is None:
        return basis.start < sentences[sentence].span.start and _INDEFINITE.match(question) is not None
    if holds_title(found["what"]):
        return False
    told = f"{material.article.title}\n{text[: sentences[sentence].span.start]}"
    what = stems_of(found["what"])
    return bool(what & stems_of(told))


def _only_open(text: str, span: Span) -> Span:
    """Without what else was said in the sentence: `declined to confirm that X would attend and said …`."""
    border = next((each for each in _AND_SAID.finditer(text, span.start, span.end)), None)
    open_before = border is not None and _UNKNOWN.search(text, span.start, border.start()) is not None
    return Span(span.start, border.start()) if border is not None and open_before else span


def _with_speaker(material: Material, span: Span, sentence: int) -> Span | None:
    """The sentence, with the one before where that says who `he` or `it` is; None where neither says so."""
    text = material.article.text
    named = names_its_pronouns(material, span, sentence)
    if named and not _LOOSE_SUBJECT.match(span.of(text)):
        return span
    if sentence == 0:
        return None
    before = material.analysis.sentences[sentence - 1].span
    both = Span(before.start, span.end)
    meant = any(
        mention.sentence == sentence - 1
        for actor in material.analysis.actors
        if named or actor.kind == "person"
        for mention in actor.mentions
    )
    opened = re.match(r"(?:He|She|It|They)\b", before.of(text))
    return both if meant and not opened and len(both.of(text).split()) <= _EVENT_WORDS else None


def _with_thing(material: Material, span: Span, sentence: int) -> Span | None:
    """The basis of a question after `the offer`, with the sentence before, that tells which; None where that fails."""
    text, sentences = material.article.text, material.analysis.sentences
    if not points_back(span.of(text)) or span.start < sentences[sentence].span.start:
        return span
    before = sentences[sentence - 1] if sentence else None
    if before is None or before.paragraph != sentences[sentence].paragraph or not stands_alone(before.span.of(text)):
        return None
    both = Span(before.span.start, span.end)
    return both if len(both.of(text).split()) <= _EVENT_WORDS else None


def make_question_id(topic: str, words: str) -> str:
    """Name a question by topic and words, so that the same one asked again has the same id."""
    folded = " ".join(sorted(stems_of(words)))
    return "q" + hashlib.sha256(f"{topic}|{folded}".encode()).hexdigest()[:10]


def write_watch(
    materials: Sequence[Material],
    desk: Desk,
    most: int,
    now: datetime,
    zone: ZoneInfo,
) -> tuple[Watch, ...]:
    """Give dated events that are not past in the reader's zone, by date; what is shown elsewhere is not said again."""
    found: list[tuple[Watch, frozenset[str]]] = []
    for material, ahead in _iter_sentences(materials, now.astimezone(zone)):
        text = material.article.text
        events = [each for each in ahead if each.date or each.words.of(text).casefold() != "tomorrow"]
        if not events:
            continue  # a morrow of nobody knows which day is nothing to watch
        passage = _event_passage(material, events)
        if passage is None or len(found) >= 3 * most or find_denial(passage) is not None:
            continue
        if any(_is_told(events, passage, watch, stems) for watch, stems in found):
            continue
        claim = desk.show(passage, beside=True) if _is_worth_a_date(passage, events, desk) else None
        short = _event_passage(material, events, desk.words_left(material)) if claim is None else None
        if short is not None and short.span != passage.span and _is_worth_a_date(short, events, desk):
            passage, claim = short, desk.show(short, beside=True)
        if claim is not None:
            dated = [event for event in events if passage.span.holds(event.words)]
            found += [
                (Watch(event.date, event.words.of(material.article.text), claim), passage.stems) for event in dated
            ]
    found.sort(key=lambda each: _last_day(each[0].date or ""))
    return tuple(watch for watch, _ in found)[:most]


def list_ahead(
    materials: tuple[Material, ...], most: int, now: datetime, zone: str
) -> tuple[tuple[ArticleId, Span], ...]:
    """Give where reports tell dated events that are ahead, by date, without plans that are over; a worker process is
    handed this."""
    desk = Desk(fair_share=1.0, until=now, withdrawn=list_over(materials))
    found = (each.event.citations for each in write_watch(materials, desk, most, now, ZoneInfo(zone)))
    ids = {source.n: article for article, source in desk.sources.items()}
    return tuple((ids[one.n], Span(one.start, one.end)) for each in found for one in each)


def _is_worth_a_date(passage: Passage, events: Sequence[DatedEvent], desk: Desk) -> bool:
    """A day or month ahead stands here although a section above told the event; a year alone says nothing new."""
    exact = any(len((event.date or "").split("/")[0]) >= len("YYYY-MM") for event in events)
    return exact or desk.is_new(passage, _SAME)


def _is_told(events: Sequence[DatedEvent], passage: Passage, watch: Watch, stems: frozenset[str]) -> bool:
    """The same day with words in common."""
    for event in events:
        shared = (stems & passage.stems) - stems_of(event.words.of(passage.material.article.text))
        day = watch.date or ""
        if day == (event.date or "") and len(shared) >= (1 if len(day) == len("YYYY-MM-DD") else 3):
            return True
    return False


def _last_day(resolved: str) -> tuple[str, str]:
    """Order by the day on which it will have happened; what has no date comes last."""
    last = resolved.split("/")[-1]
    return (f"{last}-99-99"[:10] if last else "~", resolved)


def _iter_sentences(materials: Sequence[Material], now: datetime) -> Iterator[tuple[Material, list[DatedEvent]]]:
    """Give the events ahead, sentence by sentence; those with a day come first."""
    found = []
    for material in materials:
        ahead = [
            each
            for each in material.analysis.events
            if not (_is_past(material, each.date, now.date()) or _is_hour_past(material, each, now))
        ]
        for _, events in itertools.groupby(ahead, key=lambda each: each.sentence):
            found.append((material, sorted(events, key=lambda each: each.words)))
    found.sort(key=lambda pair: -max(len((each.date or "").split("/")[0]) for each in pair[1]))
    yield from found


def _is_past(material: Material, resolved: str | None, today: date) -> bool:
    """A range that has begun is past in a report from before it: that still says `will`."""
    published = material.article.published
    if resolved is None:
        return published is not None and today - published.date() > _MOST_AHEAD
    first, _, last = resolved.partition("/")
    if (last or first) < today.isoformat()[: len(last or first)]:
        return True
    return bool(last) and published is not None and published.date().isoformat() < first < today.isoformat()


def _is_hour_past(material: Material, event: DatedEvent, now: datetime) -> bool:
    """Say whether the hour told of an event of today has gone by: in the reader's zone, or UTC where that is named; of
    another zone nothing is known."""
    text, sentence = material.article.text, material.analysis.sentences[event.sentence].span
    if event.date != now.date().isoformat():
        return False
    found = _HOUR_AHEAD.search(text[sentence.start : event.words.start]) or _HOUR_BEHIND.match(
        text[event.words.end : sentence.end]
    )
    zone = (found["zone"] or "").strip() if found is not None else ""
    if found is None or (zone and zone not in {"GMT", "UTC"}):
        return False
    hour = 12 if found["noon"] else int(found["full"] or int(found["hour"]) % 12 + (12 if found["half"] == "p" else 0))
    told = now.replace(hour=hour % 24, minute=int(found["minute"] or found["past"] or 0), second=0)
    return (told.replace(tzinfo=UTC) if zone else told) < now


def _names_something(words: str) -> bool:
    """Say whether words name anybody or anything but days and months; `The funeral will be held on Friday` does not."""
    return _NAMES.search(re.sub(rf"\b(?:{DAY_NAMES}|{MONTH_NAMES})", "", f" {re.sub(r'^The ', '', words)}")) is not None


def _passage_with_before(material: Material, number: int) -> Passage | None:
    """A sentence that names nobody behind the one that does: `Kari Holm spoke for the union. The union’s board meets on
    18 November.`"""
    text, sentences = material.article.text, material.analysis.sentences
    before = skip_dateline(text, sentences[number - 1].span) if number else None
    words = sentences[number].span.of(text)
    if before is None or not (stands_alone(before.of(text)) and _names_something(before.of(text))):
        return None
    if leans_back(words) or not (is_prose(words) and words.startswith("The ")):
        return None
    both = Span(before.start, sentences[number].span.end)
    told = not (_CALLED_OFF.search(both.of(text)) or "\n" in text[before.end : sentences[number].span.start])
    fits = len(both.of(text).split()) <= _EVENT_WORDS and names_its_pronouns(material, before, number - 1)
    passage = make_passage(material, both, number)
    return passage if told and fits and _HAPPENS.search(both.of(text)) and not is_open(passage) else None


def _event_passage(material: Material, events: Sequence[DatedEvent], most: int = MOST_WORDS) -> Passage | None:
    """The sentence, or its part of `most` words up to the last date it has room for; never without who said it."""
    text = material.article.text
    number = events[0].sentence
    sentence = skip_dateline(text, material.analysis.sentences[number].span)
    known = sentence.of(text).startswith("The ") and opens_back(sentence.of(text))
    if known or not _names_something(sentence.of(text)):
        return _passage_with_before(material, number)
    if not stands_alone(sentence.of(text)):
        return None
    moved = any(is_new_day(text[sentence.start : event.words.start], event.words.of(text)) for event in events)
    called_off = _CALLED_OFF.search(sentence.of(text)) is not None and not moved
    if called_off or is_open(make_passage(material, sentence, number)):
        return None
    if all(len(event.date or "") < len("YYYY-MM-DD") for event in events) and not _HAPPENS.search(sentence.of(text)):
        return None
    ends = [sentence.end, *(event.event.end for event in events), *(event.words.end for event in reversed(events))]
    for end in ends:
        span = Span(sentence.start, end)
        words = span.of(text)
        fits = len(words.split()) <= (_EVENT_WORDS if end != sentence.end and most == MOST_WORDS else most)
        rest = text[end : sentence.end]
        spoken = loses_speaker(words, rest) or drops_condition(words, rest)
        if fits and not spoken and words.count("“") == words.count("”") and span.holds(events[0].words):
            whole = names_its_pronouns(material, span, number) and names_its_plurals(words)
            return make_passage(material, span, number) if whole else None
    return None
