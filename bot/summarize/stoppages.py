"""Finds what is told of a stop that a later report tells is over, or is to last: `loading should resume within two
weeks` where loading has resumed there, `the road might open in ten days` where it will stay shut for a month."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import Material
from bot.summarize.parts import take_apart
from bot.summarize.told import Place, is_english, is_later
from bot.text.days import DAY_NAMES
from bot.text.words import stem, tokens

_THING = r"(?P<what>(?:[\w’'-]+\s){1,9}?)"
_AGAIN = r"(?:resum|reopen|re-open|restart)"
_NO_OBJECT = (
    r"(?=\W*\Z|[,.;]|\s(?:(?:at|in|on|between|from|to|near|across|under|sooner|earlier|later|this|late|early|yesterday|"
    rf"today|overnight|again|fully)\b|(?:{DAY_NAMES})\b))"
)
_HOPES = re.compile(
    rf"{_THING}(?:should|would|will|may|might|could|(?:is|are)\s(?:expected|due|likely)\sto)\s(?:be\s)?(?:\w+ly\s)?"
    rf"(?:{_AGAIN}\w*|(?:re)?open(?:ed)?(?:\sagain)?)\b"
)
_STOPS = re.compile(
    r"\b(?:halt(?:s|ed)|suspend(?:s|ed)|stop(?:s|ped)|paused?|clos(?:es|ed)|shut|block(?:s|ed))\s(?P<what>(?:[\w’'-]+\s?){1,9})"
)
_RESUMED = re.compile(
    rf"{_THING}(?:(?:has|have|had|was|were|(?:has|have)\sbeen)\s)?{_AGAIN}(?:e[sd]|s|ed)\b{_NO_OBJECT}|"
    rf"\b{_AGAIN}(?:e[sd]|s|ed)\s(?P<object>(?:[\w’'-]+\s?){{1,9}})"
)
_STAYS = re.compile(
    rf"{_THING}(?:(?:will|would|is\sto|are\sto)\s)(?:stay|remain|be\skept)\s(?:shut|closed|suspended|halted|blocked|stopped)\b"
)
_MAY_END = re.compile(rf"\b(?:{_AGAIN}|(?:stay|remain|kept)\s)")
"""In what every end of a stop or word that it lasts has, and few sentences have."""
_NOT_SO = re.compile(
    r"\b(?:not|never|no|until|till|before|once|if|whether|when|unless|would|will|may|might|could|should|partly|partially|"
    r"some|limited|briefly|half|den(?:y|ies|ied)|after|since)\b|n[’']t\b",
    re.IGNORECASE,
)
"""What makes of an end of a stop none, or one in part."""
_MORE_TO_TELL = re.compile(r"\b(?:after|kill\w*|wound\w*|dead|when|as)\b")
"""A stop is not all that such a sentence tells."""
_SAID = re.compile(r".*\b(?:said|says|told|announced|that)\s(?:that\s)?", re.DOTALL)
_HEAD = re.compile(
    r"\s(?:of|from|at|to|between|in|on|for|near|with|into|through|over|across|by|carrying)\s.*", re.DOTALL
)
_LEAD, _STATES = 3, 2
"""Sentences of a report that tell its news, and states that two reports of one affair share."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """What is stopped or goes on: its noun, and what is named with it."""

    noun: str
    names: frozenset[str]
    places: frozenset[str]
    states: frozenset[str]
    """Of its report."""


def list_hopes_over(materials: Sequence[Material], later: Sequence[Material]) -> frozenset[Place]:
    """Give the sentences that say when something may resume, where a later report tells that it has or will not yet."""
    return frozenset(_list_ended(materials, later, _HOPES, (_RESUMED, _STAYS)))


def list_stops_over(materials: Sequence[Material], elsewhere: Sequence[Material]) -> frozenset[Place]:
    """Give the sentences that tell of a stop and of no more, which a report elsewhere tells is over: no report told
    beside them does."""
    return frozenset(_list_ended(materials, elsewhere, _STOPS, (_RESUMED,)))


def list_stops(material: Material) -> Iterator[str]:
    """Give the sentences of a report that tell of a stop or say when it may end."""
    for sentence in material.analysis.sentences:
        words = sentence.span.of(material.article.text)
        if _HOPES.search(words) or (_STOPS.search(words) and not _MORE_TO_TELL.search(words)):
            yield words


def _list_ended(
    materials: Sequence[Material], later: Sequence[Material], form: re.Pattern[str], ends: Sequence[re.Pattern[str]]
) -> Iterator[Place]:
    told = [(each, list(_list_ends(each, ends))) for each in later if is_english(each)]
    told = [pair for pair in told if pair[1]]
    for material in materials if told else ():
        for number, sentence in enumerate(material.analysis.sentences):
            words = sentence.span.of(material.article.text)
            found = form.search(words)
            if found is None or (form is _STOPS and _MORE_TO_TELL.search(words)):
                continue
            stop = _read(material, number, found)
            if any(_is_same(stop, end) for each, found_ends in told if is_later(each, material) for end in found_ends):
                yield material.article.id, sentence.span


def _list_ends(material: Material, forms: Sequence[re.Pattern[str]]) -> Iterator[_Stop]:
    for number, sentence in enumerate(material.analysis.sentences[:_LEAD]):
        words = sentence.span.of(material.article.text)
        for form in forms if _MAY_END.search(words) else ():
            found = form.search(words)
            before = words[: found.end()] if found is not None else ""
            if found is not None and not _NOT_SO.search(re.sub(r"\bwill\s(?=stay|remain|be\skept)", "", before)):
                yield _read(material, number, found)


def _read(material: Material, number: int, found: re.Match[str]) -> _Stop:
    groups = found.groupdict()
    what = _SAID.sub("", (groups.get("what") or groups.get("object") or "").strip())
    text, sentences = material.article.text, material.analysis.sentences
    noun = next(reversed(tokens(_HEAD.sub("", what))), "")
    lead = " ".join(each.span.of(text) for each in sentences[:_LEAD])
    places = _list_places(sentences[number].span.of(text)) or _list_places(lead)
    states = frozenset(str(each.key) for each in material.analysis.actors if each.kind == "state")
    return _Stop(stem(noun.casefold()), take_apart(f"the {what}").tokens, places, states)


def _list_places(words: str) -> frozenset[str]:
    return frozenset(each for each in take_apart(words).places if ":" not in each)


def _is_same(stop: _Stop, end: _Stop) -> bool:
    """Say whether the same thing is meant: of the same names, at the same place, or, where one gives none, of the same
    states."""
    if not stop.noun or stop.noun != end.noun or (stop.names and end.names and not stop.names & end.names):
        return False
    if stop.places and end.places:
        return bool(stop.places & end.places)
    return len(stop.states & end.states) >= _STATES
