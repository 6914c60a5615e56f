"""Finds what was announced for a day that a later report gives up for another: `on 20 May instead of 12 May`."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import DatedEvent, Material, Span
from bot.model.article import ArticleId
from bot.summarize.sentences import stems_of
from bot.summarize.told import is_english
from bot.text.dates import find_given_up
from bot.text.moved import is_named_anew
from bot.text.words import stem

_A_DAY = len("2026-05-20")
_NOW = re.compile(r"\b(?:will|would|is|are)\snow\s(?:to\s|be\s)?(?P<verb>[a-z]+)")
"""What says that a plan has another day than it had: `will now travel on 20 May`."""
_SHARED_BESIDE = 4
"""Words that it shares with the plan where it does not name the day that is given up."""
_SHARED_WITH_NEW = 3
"""Words that it shares with the sentence that names a new day, or the one before."""
_SHARED = 2
"""Words, days apart, that two sentences on the same thing and day have in common."""
_BARE = re.compile(
    r"(?:(?:The|Its|Their|His|Her|A)\s(?:new|revised)\s(?:\w+\s)?(?:date|day)(?!\s(?:of|for))\b|(?:It|They|This|That)\s)"
)
"""What names a day anew of what stands right before it."""
_NAME = re.compile(r"\b[A-ZÀ-Ž][\w’'-]*")
_OF_ANY = stems_of("said says told announced new revised date day now hold held take place set due plan planned will")


def find_moved(materials: Sequence[Material]) -> dict[tuple[ArticleId, Span], Material]:
    """Give the sentences that announce for a day what a later report's sentence moves away from it, each with that
    report."""
    read = [(each, each.article.published) for each in materials if is_english(each)]
    dated = [(each, told) for each, told in read if told is not None]
    moved: dict[tuple[ArticleId, Span], Material] = {}
    for later, told in dated:
        text, country = later.article.text, later.article.publisher.country
        for number, sentence in enumerate(later.analysis.sentences):
            days = find_given_up(text, sentence.span, told, country)
            before = later.analysis.sentences[max(0, number - 1)].span
            about = (stems_of(sentence.span.of(text)), stems_of(before.of(text))) if days else (frozenset(),) * 2
            earlier = [each for each, when in dated if when < told] if days else []
            moved |= {
                (each.article.id, span): later for each in earlier for span in _list_announced(each, days, *about)
            }
        for day, now, words in _list_now(later):
            earlier = [each for each, when in dated if when < told]
            moved |= {
                (each.article.id, span): later for each in earlier for span in _list_replaced(each, day, now, words)
            }
        for number, day, context in _list_anew(later):
            moved |= {(later.article.id, span): later for span in _list_before(later, number, day, context)}
            earlier = [each for each, when in dated if when < told]
            moved |= {(each.article.id, span): later for each in earlier for span in _list_like(each, day, context)}
    return moved


def _list_anew(material: Material) -> Iterator[tuple[int, str, str]]:
    """The days that a sentence names anew, with its words and those of the one before."""
    text, sentences = material.article.text, material.analysis.sentences
    for event in material.analysis.events:
        start = sentences[event.sentence].span.start
        if event.date is not None and len(event.date) == _A_DAY and is_named_anew(text[start : event.words.start]):
            before = sentences[max(0, event.sentence - 1)].span.start
            yield event.sentence, event.date, text[before : sentences[event.sentence].span.end]


def _list_before(material: Material, number: int, day: str, about: str) -> Iterator[Span]:
    """What the sentences before it announce of the same for another day; of the one right before, whatever it is."""
    text, sentences = material.article.text, material.analysis.sentences
    own = sentences[number].span.of(text)
    for each in material.analysis.events:
        if each.sentence >= number or each.date is None or len(each.date) != _A_DAY or each.date == day:
            continue
        told = sentences[each.sentence].span.of(text)
        behind = each.sentence == number - 1 and (_BARE.match(own) is not None or bool(_things(own) & _things(told)))
        if behind or _is_like(material, each, own if each.sentence == number - 1 else about):
            yield sentences[each.sentence].span


def _list_like(material: Material, day: str, about: str) -> Iterator[Span]:
    """What an earlier report announces of the same for another day."""
    for each in material.analysis.events:
        exact = each.date is not None and len(each.date) == _A_DAY
        if exact and each.date != day and _is_like(material, each, about):
            yield material.analysis.sentences[each.sentence].span


def _is_like(material: Material, event: DatedEvent, about: str) -> bool:
    """Say whether a plan has enough words in common with what is said of a new day, a thing without a name among
    them."""
    text = material.article.text
    words = material.analysis.sentences[event.sentence].span.of(text)
    ours, theirs = (stems_of(each) - _OF_ANY for each in (words.replace(event.words.of(text), " "), about))
    return len(ours & theirs) >= _SHARED_WITH_NEW and bool(_things(words) & _things(about))


def _things(words: str) -> frozenset[str]:
    """The stems of what has no name."""
    return stems_of(_NAME.sub(" ", words)) - _OF_ANY


def _list_now(material: Material) -> Iterator[tuple[str, str, frozenset[str]]]:
    """The days on which something will `now` take place, with its verb and the words of its sentence."""
    text, sentences = material.article.text, material.analysis.sentences
    for event in material.analysis.events:
        words = sentences[event.sentence].span.of(text)
        now = _NOW.search(words)
        if now is not None and event.date is not None and len(event.date) == _A_DAY:
            yield event.date, stem(now["verb"]), stems_of(words) - stems_of(event.words.of(text))


def _list_replaced(material: Material, day: str, verb: str, about: frozenset[str]) -> list[Span]:
    """The sentences that announce the same for another day."""
    text, sentences = material.article.text, material.analysis.sentences
    told = [(each, stems_of(sentences[each.sentence].span.of(text))) for each in material.analysis.events]
    return [
        sentences[each.sentence].span
        for each, stems in told
        if each.date is not None and len(each.date) == _A_DAY and each.date != day
        if verb in stems and len(stems & about) >= _SHARED_BESIDE
    ]


def _list_announced(
    material: Material, days: frozenset[str], about: frozenset[str], before: frozenset[str]
) -> Iterator[Span]:
    """What is announced for a day that is given up: the same by the words of the sentence, or by them and those of the
    one before, which `the rule` comes back to."""
    text, sentences = material.article.text, material.analysis.sentences
    for event in material.analysis.events:
        if event.date is not None and event.date.split("/")[0] in days:
            words = stems_of(sentences[event.sentence].span.of(text)) - stems_of(event.words.of(text))
            together = words & (about | before) - _OF_ANY
            if len(words & about) >= _SHARED or (words & about - _OF_ANY and len(together) >= _SHARED_WITH_NEW):
                yield sentences[event.sentence].span
