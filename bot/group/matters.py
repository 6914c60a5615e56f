"""Tells which text a sentence is about (a bill, a resolution) and which body votes on it, by their proper names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.text.words import content_words

_TEXTS = r"(?:Bill|Act|Law|Resolution|Amendment|Treaty|Accord|Convention)"
_BODIES = r"(?:House|Senate|Assembly|Council|Committee|Court|Board|Bundestag|Duma|Knesset)"
_NAMED = re.compile(rf"\b(?P<title>(?:[A-ZÀ-Ž][\w’'&-]*\s(?:(?:and|of|for|on)\s)?){{1,6}}){_TEXTS}\b")
_NUMBERED = re.compile(
    r"\b(?:bill|resolution|law|act|amendment|decree|directive|proposition|H\.\s?R\.)\s(?:No\.?\s|number\s)?"
    r"(?P<number>(?:[A-Z]{1,2}[-./]?)?\d{1,5}(?:/\d+)?)\b(?!\s?[-–—]\s?\d|\s(?:votes?|to)\b)",
    re.IGNORECASE,
)
_BODY = re.compile(
    rf"(?P<which>(?:[A-ZÀ-Ž][\w.’'-]*\s){{0,3}})(?P<body>{_BODIES}|(?:sub)?committee)\b(?!\s(?:[\w&]+\s){{0,2}}(?:sub)?committee\b)"
)
"""A committee is another body than its house."""
_SAYS_LITTLE = re.compile(rf"{_BODIES}|The|In|A|U\.?[NS]\.?|United|Nations|States|New")
"""Words of a name that do not tell which text or body it is."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The texts and the bodies a sentence names."""

    titles: frozenset[str]
    """Words of the names of texts: "farm", "relief"."""
    numbers: frozenset[str]
    bodies: frozenset[tuple[str, frozenset[str]]]
    """What each is, and the words that say which: ("council", {"security"})."""

    def is_apart(self, other: "Matter") -> bool:
        """Say whether the two name other texts."""
        pairs = ((self.numbers, other.numbers), (self.titles, other.titles))
        return any(mine and its and not mine & its for mine, its in pairs)

    def is_of_others(self, other: "Matter") -> bool:
        """Say whether other bodies vote."""
        same = any(_may_be_one(mine, its) for mine in self.bodies for its in other.bodies)
        return bool(self.bodies and other.bodies) and not same


def find_matter(sentence: str) -> Matter:
    """Give the texts and bodies a sentence names."""
    return Matter(
        titles=frozenset(word for found in _NAMED.finditer(sentence) for word in _read_title(found["title"])),
        numbers=frozenset(found["number"].casefold() for found in _NUMBERED.finditer(sentence)),
        bodies=frozenset(
            (found["body"].casefold(), frozenset(_read_title(found["which"]))) for found in _BODY.finditer(sentence)
        ),
    )


def _read_title(words: str) -> Iterator[str]:
    for word in words.split():
        if not _SAYS_LITTLE.fullmatch(word):
            yield from content_words(word)


def _may_be_one(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    """Say whether two names may be of one body: the same kind of body, and nothing said of which that differs."""
    return one[0] == other[0] and (not one[1] or not other[1] or bool(one[1] & other[1]))
