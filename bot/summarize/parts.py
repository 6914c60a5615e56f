"""Takes words apart: whom they name, where it is, and what else they say."""

import functools
import re
from dataclasses import dataclass

from bot.model.analysis import Material
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.words import stem, tokens

_PLACE = re.compile(r"\b(?:in|at|off|near|to)\s(?:the\s)?(?=[A-ZÀ-Ž])")
NAME = re.compile(r"[A-ZÀ-Ž][\w-]+(?:\s[A-ZÀ-Ž][\w-]+)*")
_NO_NAME = re.compile(rf"\b(?:{DAY_NAMES})\b|\b(?:{MONTH_NAMES})(?!\w)|[’']s\b")
_SOON = re.compile(
    r"\b(?:in|within|over)?\s?(?:the\s)?(?:coming|next|this|later\sthis|few)\s(?:days?|weeks?|months?|years?)\b"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Words taken apart: their names, each as its words or the key of a state, and what else there is."""

    names: frozenset[frozenset[str]]
    tokens: frozenset[str]
    places: frozenset[str]
    """Where it is."""
    rest: str


@functools.lru_cache(maxsize=4096)
def take_apart(words: str) -> Parts:
    """Tell the names and places of words from what else there is."""
    blank, known = words, {}
    for each in load_gazetteer().scan(words):
        known[each.span.start] = str(each.key)
        blank = blank[: each.span.start] + "." * (each.span.end - each.span.start) + blank[each.span.end :]
    blank = _NO_NAME.sub(lambda found: "." * len(found[0]), blank)
    names = {frozenset({key}) for key in known.values()}
    for name in NAME.finditer(blank):
        names.add(frozenset(each for each in name[0].split() if each.casefold() not in TITLES))
    places = set()
    for place in _PLACE.finditer(words):
        there = NAME.match(blank, place.end())
        if place.end() in known or there is not None:
            places.add(known[place.end()] if there is None else there[0].split()[0])
    names.discard(frozenset())
    rest = _SOON.sub("", NAME.sub(" ", blank[:1].lower() + blank[1:]))
    return Parts(frozenset(names), frozenset().union(*names), frozenset(places), rest)


def stems_of_names(material: Material) -> frozenset[str]:
    """Give the stems of the words that an article's actors are named with."""
    text = material.article.text
    return frozenset(
        stem(word)
        for actor in material.analysis.actors
        for form in (actor.name, *actor.aliases, *(each.span.of(text) for each in actor.mentions))
        for word in tokens(form)
    )
