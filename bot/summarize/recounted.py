"""Finds the counts of dead that whoever counted takes back without naming them: `lowered its toll in Arvika to 29`, or
`a third woman thought dead in Arvika was alive; two had been killed`."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.model.analysis import Material
from bot.summarize.corrections import says_it_lowers
from bot.summarize.parts import take_apart
from bot.summarize.told import Place, is_later
from bot.summarize.undone import list_sides
from bot.text.belonging import list_spoken_for
from bot.text.notices import value_of
from bot.text.words import NUMBER_WORDS

_NUMBER = rf"(?<![\w.,])(?P<number>\d[\d,]*+|{NUMBER_WORDS})(?![\w.]\w)"
_HEDGED = r"(?:at\sleast\s|more\sthan\s|about\s|some\s|only\s)?"
_BEING = r"(?:(?:was|were|is|are|had\sbeen|have\sbeen|has\sbeen|had|have)\s)?"
_OTHER_FATE = r"(?:and|or|but|wounded|injured|hurt|missing|who|were|was)"
_DEAD = (
    re.compile(
        rf"{_NUMBER}\s(?:(?!{_OTHER_FATE}\b)[\w’'-]+\s){{0,3}}{_BEING}(?:killed|dead|died|deaths|bodies|fatalities)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:kill(?:s|ed|ing)|claimed\sthe\slives\sof)\s{_HEDGED}{_NUMBER}", re.IGNORECASE),
    re.compile(
        rf"\b(?:toll|number\sof\s(?:dead|deaths))\b[^.;,]{{0,60}}?\b(?:to|at|of|was|is)\s{_HEDGED}{_NUMBER}",
        re.IGNORECASE,
    ),
)
"""How the number of dead is told."""
_ALIVE = re.compile(
    r"\b(?:thought|believed|feared|presumed|reported|counted|listed|declared)\s(?:to\s(?:be|have)\s|as\s)?(?:dead|killed|died|been\skilled)\b"
    r"[^.;]{0,60}?\b(?:(?:was|were|is|are|had\sbeen)\s(?:\w+\s)?alive|survived|(?:turned|showed)\sup)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"(?P<who>[^,;.]{2,60}?)\s(?:on\s\w+\s)?(?:lower|revis|cut|reduc|correct|amend)\w*\s(?:its|his|her|their|the)\b"
)
_UNSURE = re.compile(
    r"\b(?:would|will|may|might|could|should|if|whether|not|never|no|nobody|none|hope[sd]?|hoping)\b|n[’']t\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[a-zà-ž]\sand\s(?:in\s)?(?P<name>[A-ZÀ-Ž][\w-]+)")
_OF_THE_PAST = re.compile(r"\b(?:19|20)\d\d\b|\b(?:last|previous)\s(?:month|year)\b|\b(?:weeks?|months?|years?)\sago\b")
_STILL_COUNTED = timedelta(days=7)
"""A count that is older than this may be that of another happening."""


def list_recounted(material: Material, number: int, every: Sequence[Material]) -> Iterator[Place]:
    """Give the sentences of earlier reports with a higher count of the dead of a place than a sentence lowers it to."""
    words = material.analysis.sentences[number].span.of(material.article.text)
    places = _list_places(words)
    if not places or not _takes_back(words):
        return
    now = [count for count, _ in _list_dead(words)]
    if not now:
        return
    for other in every:
        if other is material or not is_later(material, other) or not _is_near(material, other):
            continue
        for at, sentence in enumerate(other.analysis.sentences):
            told = sentence.span.of(other.article.text)
            higher = [clause for count, clause in _list_dead(told) if count > max(now)]
            there = [_list_places(clause) or _list_places(told) for clause in higher]
            if any(here and here <= places for here in there) and not (
                _OF_THE_PAST.search(told) or _are_opposed(material, number, other, at)
            ):
                yield other.article.id, sentence.span


def _takes_back(words: str) -> bool:
    alive = _ALIVE.search(words)
    return says_it_lowers(words) or (alive is not None and not _UNSURE.search(words[: alive.end()]))


def _list_dead(words: str) -> Iterator[tuple[int, str]]:
    """The counts of dead that words give, each with what is told behind it of where."""
    for form in _DEAD:
        for found in form.finditer(words):
            count = value_of(found["number"])
            behind = re.split(rf"[,;:]|\s(?={_NUMBER})", words[found.start("number") :].partition(" ")[2])[0]
            if count.isdigit():
                yield int(count), words[found.start() : found.start("number")] + behind


def _list_places(words: str) -> frozenset[str]:
    """The places that words name, states apart, and what they name beside: `in Arvika and Sunne`."""
    here = frozenset(each for each in take_apart(words).places if ":" not in each)
    return here | frozenset(found["name"] for found in _BESIDE.finditer(words)) if here else here


def _is_near(material: Material, other: Material) -> bool:
    one, two = material.article.published, other.article.published
    return one is not None and two is not None and one - two <= _STILL_COUNTED


def _are_opposed(material: Material, number: int, other: Material, at: int) -> bool:
    """Say whether the one count is another state's than the other."""
    text = material.article.text
    counts = _COUNTS.match(text, material.analysis.sentences[number].span.start)
    mine = list_spoken_for(counts["who"], text) if counts is not None else list_sides(material, number)
    its = list_sides(other, at)
    return bool(mine and its and not mine & its)
