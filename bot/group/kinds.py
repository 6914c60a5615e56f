"""Tells what a number is beside a plain count: how exactly it is told, whether it is past, ahead, a part, supposed."""

import re
from typing import Literal

Hedge = Literal["exact", "least", "over", "most", "about"]
"""How exactly a number is told: "at least" ten is a count so far, "over" ten is ten and some."""

CLAUSE = r"[,;:]\s|\s(?:that|who|which|after|when)\s"
"""What parts the words of one number from those of another."""
_NEAR = 60
"""Characters before a number in which stands what it is: denied, supposed, ahead, one more."""
_PART = re.compile(r"(?:\s+\w+){0,2}\s+(?:from one|of them|of whom|of which|among them)\b", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:more|others?|additional|further)\b(?!\s+than)", re.IGNORECASE)
_NEEDED = re.compile(r"(?:\s\w+){0,3}\s(?:required|needed|necessary)\b", re.IGNORECASE)
_KINDS = {
    "more": re.compile(
        r"\b(?:further|additional|others?)\s+\Z|\b(?:another|second|third|separate|earlier|previous)\b", re.IGNORECASE
    ),
    "supposed": re.compile(r"\b(?:could|would|might|may|[Ii]f|[Uu]nless)\b"),
    "old": re.compile(
        r"\b(?:up|down|rose|risen|fell|fallen|grew|grown|jumped|dropped|increased|decreased|declined|cut|raised)\b.*\bfrom\s+\Z"
        r"|\b(?:compared\s(?:to|with)|versus)\s+\Z",
        re.IGNORECASE,
    ),
    "early": re.compile(r"\b(?:by|at)\s(?:noon|midday|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m)\b", re.IGNORECASE),
    "change": re.compile(r"\b(?:by|another|adding|added)\s+\Z", re.IGNORECASE),
    "ahead": re.compile(r"\b(?:will|shall|plans?\s+to|is\s+to|are\s+to|expected\s+to|due\s+to)\b", re.IGNORECASE),
}
_UNSURE = re.compile(r"\b(?:could|might|may|if|unless)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:said|told|announced|pledged|promised|agreed|confirmed|decided)\b[^.;“”]*\bwould\b", re.IGNORECASE
)
"""What will be, as it is told: "said it would send"."""
_OVER = re.compile(
    r"\b(?:in|over|during)\s+(?:the\s+)?(?:last|past|recent)\b|\bthis\s+(?:week|month|year)\b|\bsince\b|\bso\s+far\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:last|previous)\s(?:year|month|week|summer|winter|spring|autumn|fall|election|vote|poll|time)\b|\byears?\s(?:ago|earlier|before)\b|"
    r"\bin\sthat\s(?:instance|case|vote)\b|\bback\sthen\b|\bearlier\sthis\s(?:year|month)\b|\bdecades?\s(?:ago|earlier)\b",
    re.IGNORECASE,
)
_GRAVE = re.compile(
    r"\b(?:critical(?:ly)?|grave(?:ly)?|serious(?:ly)?|severe(?:ly)?|life-threatening|intensive\scare)\b", re.IGNORECASE
)
"""Those who are worst hurt are some of the hurt."""
_OWN = r"[,;:]\s|\s(?:and|but|while|including)\s"
"""What parts the words of one number from those of the next, where several are told in a row."""
_RATE = re.compile(r"[^,;.]{0,24}\s(?:a|an|per|each|every)\s(?:hour|day|week|month|year)\b", re.IGNORECASE)
_HEDGES: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    ("least", re.compile(r"\b(?:at least|no fewer than|as many as)\s+\Z", re.IGNORECASE)),
    ("over", re.compile(r"\b(?:(?<!no )more than|over|upwards of)\s+\Z", re.IGNORECASE)),
    ("most", re.compile(r"\b(?:at most|up to|(?<!no )(?:fewer|less) than|under|no more than)\s+\Z", re.IGNORECASE)),
    ("about", re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately)\s+\Z", re.IGNORECASE)),
)  # fmt: skip
_CHANGED = re.compile(
    r"\s?(?:\w+\s)?(?:jump|rise|increase|decrease|drop|fall|decline|gain|hike|growth|cut)\b", re.IGNORECASE
)
"""What follows a number that tells by how much something changed."""
_WITH_THE_CULPRIT = re.compile(
    r"\bincluding\s(?:the\s)?(?:suspected\s)?(?:gunman|shooter|attacker|bomber|assailant|suspect|driver|pilot)s?\b"
)


def take_near(before: str) -> str:
    """The words of the same clause that stand before a number."""
    return re.split(CLAUSE, before[-_NEAR:])[-1]


def find_kinds(before: str, after: str) -> frozenset[str]:
    """Give what a number is beside a plain count, by the words around it."""
    near = take_near(before)
    found = {name for name, pattern in _KINDS.items() if pattern.search(near)}
    if "supposed" in found and _PLANNED.search(before) and not _UNSURE.search(near):
        found = found - {"supposed"} | {"ahead"}
    found |= {"needed"} if _NEEDED.match(after) else set()
    found |= {"part"} if _PART.match(after) else set()
    found |= {"more"} if _MORE.match(after) else set()
    found |= {"change"} if _CHANGED.match(after) else set()
    found |= {"culprit"} if _WITH_THE_CULPRIT.search(after) else set()
    clause = f"{before[-_NEAR:]}{re.split(CLAUSE, after)[0]}"
    found |= {
        name
        for name, pattern in (("past", _PAST), ("over", _OVER), ("early", _KINDS["early"]))
        if pattern.search(clause)
    }
    found |= {"grave"} if _GRAVE.search(f"{re.split(_OWN, before[-_NEAR:])[-1]} {re.split(_OWN, after)[0]}") else set()
    found |= {"rate"} if is_rate(after) else set()
    found |= {"past"} if _PAST.match(before) else set()
    return frozenset(found)


def is_rate(after: str) -> bool:
    """Say whether a number is of an hour, a day, a year."""
    return _RATE.match(after) is not None


def find_hedge(before: str) -> Hedge:
    """Say how exactly a number is told, by the words before it."""
    for hedge, pattern in _HEDGES:
        if pattern.search(before[-24:]):
            return hedge
    return "exact"
