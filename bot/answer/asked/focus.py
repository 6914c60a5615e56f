"""Which word of a yes-or-no question is to be settled: what its subject, a name or a thing, is asked to have done."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.answer.asked.terms import Term, is_asking, is_participle, root
from bot.text.verbs import is_past

BARE = (
    r"(?=(?-i:[a-z]))(?!(?:the|an?|its|their|his|her|our|my|your|this|that|these|those|both|it|they|he|she|we|you|i|there|"
    r"any\w*|some\w*|every\w*|no|nobody|none|not|many|more|most|all|either|neither|each|such|one|people)\b)"
)
"""Before whoever acts and has neither a name nor an article: `Did police arrest …`, `When do member states vote …`."""
_OF_A_THING = re.compile(
    r"(?:when\s+(?=(?:did|does|do|will|would|has|have|had)\s+the\s+(?-i:[A-Z])[\w-]*\s+(?-i:[a-z])))?"
    r"(?:did|does|do|will|would|can|could|(?P<is>has|have|had|is|are|was|were))(?:n[’']t|\s+not)?\s+"
    r"(?:(?:the|(?:(?<=has\s)|(?<=have\s)|(?<=had\s)|(?<=did\s)|(?<=does\s)|(?<=will\s)|(?<=would\s))an?|"
    r"its|their|his|her|this|that|these|those|both(?:\s+the)?|(?-i:[A-Z])[\w.-]*(?:\s+(?-i:[A-Z])[\w.-]*){0,3}(?:[’']s|(?<=s)[’']))"
    rf"\s+|(?:(?<=did\s)|(?<=does\s)|(?<=do\s)|(?<=will\s)|(?<=would\s)){BARE})(?P<rest>\S.*)",
    re.IGNORECASE,
)
"""A question whose subject is no mere name: `Did the joint statement …`, `Has Costa’s visit …`; one of a time where a
name stands before the thing: `When did the Hamburg strike …`."""
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "all"})
_LEADS_ELSEWHERE = frozenset(
    "without despite amid across toward towards beyond along around near onto together".split()
)
"""Behind what is done, like names and small words: `Did talks end without a deal?`."""
_LASTING = frozenset({"still", "already", "now"})
"""Between a thing and what is asked of it: `Are the miners still trapped?`."""
_STATES = frozenset("open shut alive dead missing free safe ready empty available passable".split())
_TAKEN = frozenset({"effect", "office", "part", "place", "shape"})
"""Behind `take` this tells what is done: `When does the ban take effect?`."""
_SAYS_WHICH = frozenset("to for of with by from in on at as the a an any all its his her their".split())
"""Before a word that only says which one it is of what stands behind: `open to loaded lorries`."""
RIGHT_BEFORE = re.compile(r"(?<![\w’'-])([a-z][\w-]+)\s+\Z")
"""The word right before another, which may say which it is."""
_WANTED = re.compile(
    r"\b(?:demand|expect|await|want|request|deserve)\w*\s+(?:for\s+)?(?:an?|the|any|its|his|her|their)\s+(?:[a-z]+\s+){0,2}\Z"
    r"|\b(?:order|told|tell|instruct|ask|urg|direct)(?:e|s|ed|ing)?\s+(?:[\w’'-]+\s+){1,6}?(?:not\s+)?to\s+\Z"
    r"|\b(?:ask|call|push|wait|hop)(?:e|s|ed|ing)?\s+for\s+(?:an?|the|any|its|his|her|their)\s+(?:[a-z]+\s+){0,2}\Z"
)
"""Before what somebody wants of another, who has not done it by that: `demanded the resignation of Ruiz`."""
_WANTED_OF = re.compile(
    r"\b(?:demand|insist|request|require|propose|recommend|urge)(?:s|d|ed|ing)?\s+that\s+(?:(?!(?:has|have|had)\b)[\w’'-]+\s+){1,6}?\Z"
)
"""The same with whom it is wanted of: `demanded that Chile reopen`; behind it the plain form of the deed tells so."""
_OF_ANY = re.compile(
    r"(?:is|are|was|were|has|have|had)\s+(?:an?\s+|any\s+)?(?P<thing>(?-i:[a-z]+))\s+(?:been\s+)?"
    r"(?P<done>[a-z]+)\b",
    re.IGNORECASE,
)
"""Asks of what nobody told of before whether it was done: `Was a ransom paid?`, `Were prisoners released?`."""
_WORD = re.compile(r"\w+(?:[.’'\-]\w+)*")


class Settled(NamedTuple):
    """The word for the thing a question is about, and the word for what is asked of it."""

    thing: str
    done: str
    to: str = ""
    """The word for what it is done to, where that stands right behind: `port` in `Did the rebels seize the port`."""
    kind: frozenset[str] = frozenset()
    """The roots of the words right before the thing, which say which: `central` in `Did the central bank …`."""


def find_settled(text: str, *, ends: bool = False) -> Settled | None:
    """Give what a yes-or-no question asks of a thing: `statement` and `ask` in `Did the joint statement ask Russia`,
    `skipper` and `released` in `Has the skipper been released`; None where it begins otherwise or cannot be told.
    `ends` where to whom it is done was asked before, so that a last word is what is done: `did the central bank raise`.

    Between the subject and what is done stands nothing by which they could be told apart; the subject is taken for as
    long as words go on that are neither names nor small ones like `of` and `to`."""
    found = _OF_A_THING.match(text)
    if found is None:
        any_ = _OF_ANY.match(text)
        if any_ is None or is_asking(any_["thing"]) or not is_participle(any_["done"]) or is_participle(any_["thing"]):
            return None
        return Settled(any_["thing"], any_["done"])
    named = [each[0] for each in _WORD.finditer(found["rest"])]
    words = list(named)
    while words and words[0][0].isupper():  # the Iranian president
        words.pop(0)
    end = next((at for at, each in enumerate(words) if _ends_row(each)), len(words))
    leading, rest = [each for each in words[:end] if each not in _LASTING], words[end:]
    while leading and found["is"] and leading[-1].endswith("ly"):  # really, finally
        leading.pop()
    if len(words) < len(named) and _has_done(found["is"], leading, rest):  # has the EU imposed duties on
        return None
    if leading[-1:] and leading[-1] in _TAKEN and leading[-2:-1] in (["take"], ["taken"]):
        return Settled(leading[-3], leading[-1], kind=frozenset(map(root, leading[:-3]))) if leading[2:] else None
    been = next((at for at, each in enumerate(rest) if each == "been"), len(rest))
    behind = [each for each in rest[been + 1 :] if not each.endswith("ly") and not is_asking(each.casefold())]
    if leading and behind and behind[0].islower():  # has the minister’s trip to Vienna been
        kind = frozenset(root(each.casefold()) for each in leading[:-1] if "’" not in each and "'" not in each)
        return Settled(leading[-1], behind[0], kind=kind)
    state = _find_state(words) if found["is"] is not None else None
    if state is not None:
        thing = [each for each in leading if each != state]
        return Settled(thing[-1], state, kind=frozenset(map(root, thing[:-1]))) if thing else None
    is_one = found["is"] is not None and found["is"].casefold() not in {"has", "have", "had"}  # is the border road open
    when = found["is"] is None and text[:4].casefold() == "when"  # what is done ends it: when did the strike begin
    ends = ends or (when and not rest)
    if len(leading) == 2 or (len(leading) > 2 and (rest or ends or is_one or is_participle(leading[-1]))):
        kind = frozenset(root(each.casefold()) for each in leading[:-2])
        return Settled(leading[-2], leading[-1], _find_object(rest), kind)
    done = _find_done(rest) or (rest[-1] if when and _ends_on_deed(rest) else None)
    return Settled(leading[-1], done) if leading and done is not None else None


def _ends_row(word: str) -> bool:
    """Say whether a word belongs neither to a thing nor to what it does: a name, a number or a small word."""
    return not word[0].islower() or is_asking(word.casefold()) or word in _LEADS_ELSEWHERE


def _ends_on_deed(words: Sequence[str]) -> bool:
    """Say whether the last word is what is done, and no thing that a small word leads to: `of the rebels surrender`."""
    return len(words) > 2 and words[-1].islower() and words[-2].casefold() not in _ARTICLES | _SAYS_WHICH


def _find_done(words: Sequence[str]) -> str | None:
    """Give the first word for what is done behind a thing and what says which it is."""
    done = (
        each
        for before, each in zip(["", *words], words, strict=False)
        if each.islower() and before.casefold() not in _SAYS_WHICH
        if (is_participle(each) or before in {"be", "been"}) and not is_asking(each.casefold())
    )
    return next(done, None)


def _find_state(words: Sequence[str]) -> str | None:
    """Give the word at the end for a state in which a thing may be: `open` in `Is the road to Voi open again?`."""
    kept = list(words)
    while kept and is_asking(kept[-1].casefold()):
        kept.pop()
    return kept[-1] if len(kept) > 1 and kept[-1] in _STATES else None


def _has_done(aux: str | None, leading: Sequence[str], rest: Sequence[str]) -> bool:
    """Say whether a name right before these words has done it itself, to what stands behind, and is no part of a thing:
    `Have the Syrian armed forces withdrawn?`."""
    done, *further = leading or [""]
    has = aux is not None and aux.casefold() in {"has", "have", "had"}
    return has and is_participle(done) and bool(further or rest) and not any(map(is_participle, (*further, *rest)))


def _find_object(words: Sequence[str]) -> str:
    """Give the last of the words behind an article, up to a name or a small word."""
    end = next((at for at, each in enumerate(words[1:], 1) if each[0].isupper() or is_asking(each.casefold())), None)
    return words[1:end][-1] if words[1:end] and words[0].casefold() in _ARTICLES else ""


def is_wanted(words: str, at: int) -> bool:
    """Say whether somebody only wants that this be done."""
    deed = _WORD.match(words, at)
    plain = deed is not None and not is_past(deed[0].casefold())
    return _WANTED.search(words, 0, at) is not None or (plain and _WANTED_OF.search(words, 0, at) is not None)


def is_of_kind(kind: frozenset[str], words: str, at: int) -> bool:
    """Say whether a thing may be of a kind: no other word says which it is: `finance ministry` is no defence one."""
    before = RIGHT_BEFORE.search(words, 0, at)
    return not kind or before is None or is_asking(before[1]) or root(before[1]) in kind


def with_focus(terms: tuple[Term, ...], settled: Settled | None = None) -> tuple[Term, ...]:
    """Mark what shall be settled, or else the first term that is no name, and the names before that as whom it is
    about: `Iran` in `Has the Iranian president …`, but not `Raisi` in `Is the invitation to Raisi confirmed?`."""
    plain = [at for at, term in enumerate(terms) if not term.named]
    first = plain[0] if plain else None
    focus = next((at for at in plain if settled is not None and terms[at].shown == settled.done), first)
    before = 1 if first is None else first
    return tuple(replace(term, focus=at == focus, subject=at < before) for at, term in enumerate(terms))
