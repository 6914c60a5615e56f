"""Takes a question in two parts apart: `When and where do they meet?`, `Who won, and by how much?`."""

import re
from typing import NamedTuple

from bot.text.words import NUMBER_WORDS

_ASKS = r"(?:when|where|why|who|whom|how\s+(?:many|much|long|often)(?:\s+[a-z]+)?|how|what)"
_ROW = re.compile(
    rf"(?P<one>{_ASKS})\s+and\s+(?P<other>{_ASKS})\s+(?P<rest>(?:did|does|do|will|would|was|were|is|are|has|have|had)\b.+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?P<first>.+?),?\s+and\s+(?P<other>when|where|why|by\s+how\s+much|by\s+what\s+margin)\s*\?*\s*\Z", re.IGNORECASE
)
_ASKED_OF = re.compile(
    rf"(?:{_ASKS}\s+)?(?P<rest>(?:did|does|do|will|would|was|were|is|are|has|have|had)\s+(?!(?:who|what|when|where)\b).+)",
    re.IGNORECASE,
)
_AUX = r"(?:did|does|do|will|would|was|were|is|are|has|have|had)"
_CLAUSES = re.compile(
    rf"(?P<first>(?:{_ASKS}|{_AUX})\s+\S+\s+\S.*?)(?:,?\s+and\s+|\?\s+)"
    rf"(?P<second>(?:(?:when|where|why|how|what|whom)(?:\s+[a-z]+){{0,3}}?\s+{_AUX}\b|who\s+[a-z]+\s|"
    rf"{_AUX}\s+(?:he|she|it|they|the|(?-i:[A-Z])))\s*\S.*|who\s+(?:pays|paid|will\s+pay|is\s+paying)[\s?]*)",
    re.IGNORECASE,
)
"""Two questions that each have a verb of their own: `Who leads the inquiry and when is it due?`."""
_SO_MANY = re.compile(
    rf"(?P<what>how\s+many)\s+(?P<of>[a-z]+(?:\s+[a-z]+)?)\s+(?P<aux>{_AUX})\s+(?P<rest>(?!the\b|an?\b|(?-i:[A-Z])).+)",
    re.IGNORECASE,
)
"""Asks how many something is done to: `How many villages will be moved`."""
_WORDS = r"(?:statements?|version|account|words|announcement|speech|proposal|offer|draft)"
_BETWEEN_WORDS = re.compile(
    rf"what\s+(?:has\s+)?changed\s+between\s+(?P<one>(?-i:[A-Z])[\w-]*(?:\s+(?-i:[A-Z])[\w-]*)*)[’']s?\s+{_WORDS}\s+"
    r"(?:on|of|about)\s+(?P<what>[^?]+?)\s+and\s+"
    rf"(?:(?P<other>(?-i:[A-Z])[\w-]*(?:\s+(?-i:[A-Z])[\w-]*)*)[’']s?\s+{_WORDS}|(?P<text>the\s+(?:[a-z]+\s+)?{_WORDS}))[\s?]*",
    re.IGNORECASE,
)
"""Asks for what somebody said of a matter and what another one, or a text, says of it."""
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", re.IGNORECASE)
_WHO_ACTS = re.compile(r"(?:who|what|which)\b(?!\s+(?:did|does|do)\b)", re.IGNORECASE)
"""Opens what cannot be asked of when or where, as who does it is not known before: `Who was killed and where?`."""
_MARGIN = re.compile(
    r"\b\d+[-–]\d+\b|\b\d[\d.,]*\s*(?:%|per\s?cent\b|percent\b|(?:percentage\s+)?points?\b|votes?\b|seats?\b|goals?\b|runs?\b|seconds?\b|minutes?\b|metres?\b)|"
    rf"\bby\s+(?:an?|{NUMBER_WORDS})\s+[a-z]+"
)


class Twofold(NamedTuple):
    """The two questions in one, and the words that ask the second."""

    first: str
    second: str | None
    """None where it asks only how far ahead somebody was, which the answer to the first tells if anything does."""
    other: str
    apart: bool = False
    """Each has its own verb, so that what one names may be left out in the other."""


def split_in_two(text: str) -> Twofold | None:
    """Give the two questions of one; None where it is one question, or its second part does not stand alone."""
    asked = text.strip()
    if (words := _BETWEEN_WORDS.fullmatch(asked)) is not None:
        says = f"What did {words['other']} say" if words["other"] else f"What does {words['text']} say"
        second = f"{says} about {words['what']}?"
        return Twofold(f"What did {words['one']} say about {words['what']}?", second, second.rstrip("?"), apart=True)
    row = _ROW.fullmatch(asked)
    if row is not None and row["one"].casefold() != row["other"].casefold():
        return Twofold(f"{row['one']} {row['rest']}", _open(row["other"], row["rest"]), row["other"].casefold())
    tail = _TAIL.fullmatch(asked)
    if tail is None or "?" in tail["first"]:
        clauses = _CLAUSES.fullmatch(asked)
        if clauses is None or "?" in clauses["first"] or "?" in clauses["second"].rstrip("? "):
            return None
        second = clauses["second"].rstrip(" ?")
        return Twofold(f"{clauses['first']}?", f"{second[0].upper()}{second[1:]}?", second, apart=True)
    first, other = f"{tail['first'].rstrip(' ,')}?", tail["other"].casefold()
    if other.startswith("by"):
        return Twofold(first, None, other)
    if (so_many := _SO_MANY.fullmatch(first)) is not None:
        return Twofold(first, _open(other, f"{so_many['aux']} the {so_many['of']} {so_many['rest']}"), other)
    asked_of = None if _WHO_ACTS.match(first) is not None else _ASKED_OF.fullmatch(first)
    return Twofold(first, _open(other, asked_of["rest"]), other) if asked_of is not None else None


def tells_margin(words: str) -> bool:
    """Say whether words tell by how much somebody won."""
    return _MARGIN.search(words) is not None


def has_pronoun(text: str) -> bool:
    """Say whether words speak of somebody or something only by a pronoun."""
    return _PRONOUN.search(text) is not None


def _open(word: str, rest: str) -> str:
    return f"{word[0].upper()}{word[1:].lower()} {rest}"
