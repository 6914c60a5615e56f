"""Says whether a sentence tells what other words tell, `that a driver had died`: the same deed, of the same one. Words
in common alone make no deed: `drivers in the queue` are not the one who died there."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.verbs import DEEDS, base_of, is_past, stems_of_deeds
from bot.text.words import content_words, stem, tokens

_DEATH = frozenset("die dies died dead death deaths kill kills killed killing perished drowned fatal fatally".split())


def _root(word: str) -> str:
    if word in _DEATH:
        return "die"
    verb = base_of(DEEDS.get(word, word))
    return re.sub(r"(?<=l)l\Z", "", stem(verb))


_OFFICES = frozenset(map(stem, "foreign prime defence defense trade interior minister president".split()))
_LIKE = tuple(
    frozenset(map(_root, group.split()))
    for group in (
        "arrest detain held custody seize",
        "resign quit resignation",
        "shot shoot fire shooting",
        "sign agree accord",
        "recall withdraw",
        "expel deport oust",
        "close shut",
    )
)
"""Deeds that a newsroom calls by either word."""
_HELPED = re.compile(
    r"\b(?:had|has|have|was|were|is|are|been|being|will|would|did)\s(?:(?:also|already|now|not|since|later|[a-z]+ly|been|be)\s)*"
    r"(?P<deed>[a-z]+)\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s(?:[a-z]+\s)?\Z")
_NO_OBJECT = re.compile(
    r"\W*(?:\Z|(?:on|in|at|of|from|to|by|after|before|during|when|while|as|over|for|with|near|because|late|early|[a-z]+ly)\b|"
    rf"(?:{DAY_NAMES})\b)"
)
_ENDS = re.compile(
    r"[,;]|\s(?:on|in|at|from|to|by|after|before|during|when|while|as|over|for|with|near|because|who|that|which)\s"
)
_CAPITAL = re.compile(r"(?<![\w’'-])[A-ZÀ-Ž][\w’'-]+")
_LEAST_KNOWN = 4
"""Letters of a verb's stem that what its deed is called begins with."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What words tell of whom."""

    root: str
    names: frozenset[str]
    """By which one of them is known whom it is of, folded; empty where that one has no name."""
    heads: frozenset[str]
    """The stems of which a sentence without such a name has one."""


@lru_cache(maxsize=256)
def read_deed(words: str) -> Deed | None:
    """Give the deed that words tell and whom it is of, who does it where it is done to nobody; None where none is
    found."""
    found = _HELPED.search(words) or next(
        (each for each in re.finditer(r"\b(?P<deed>[a-z]+)\b", words) if is_past(each["deed"])), None
    )
    if found is None:
        return None
    at, behind = found.start("deed"), words[found.end("deed") :]
    alone = _PASSIVE.search(words, 0, at) is not None or _NO_OBJECT.match(behind) is not None
    whom = words[: found.start()] if alone else _ENDS.split(behind, maxsplit=1)[0]
    states = {word for each in load_gazetteer().scan(whom) for word in tokens(each.span.of(whom))}
    named = [
        word.removesuffix("’s").removesuffix("'s").casefold()
        for word in _CAPITAL.findall(whom)
        if not re.fullmatch(rf"{DAY_NAMES}|{MONTH_NAMES}|The|An?", word)
    ]
    names = [word for word in named if word not in states and word not in TITLES and stem(word) not in _OFFICES]
    heads = stems_of_deeds(whom) - stems_of_deeds(" ".join(states))
    return Deed(_root(found["deed"]), frozenset(names[-1:]), heads or stems_of_deeds(whom))


def tells_deed(words: str, deed: Deed) -> bool:
    """Say whether a sentence tells a deed, also by what that is called: `the resignation of the minister`."""
    roots = {_root(word) for word in content_words(words)}
    like = next((each for each in _LIKE if deed.root in each), frozenset((deed.root,)))
    return bool(like & roots) or (
        len(deed.root) >= _LEAST_KNOWN and any(root.startswith(deed.root) and root != deed.root for root in roots)
    )


def tells_of_whom(words: str, deed: Deed) -> bool:
    """Say whether a sentence names whom a deed is of."""
    if deed.names:
        return bool(deed.names & set(tokens(words)))
    return not deed.heads or bool(deed.heads & stems_of_deeds(words))
