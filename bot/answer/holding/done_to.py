"""Reads to how many things it is asked that something was done, in whatever words: looted, burnt, destroyed; or how
many are stuck by now."""

import re

from bot.answer.asked.otherwise import alike, alike_roots
from bot.answer.asked.terms import irregular_forms, root
from bot.text.verbs import is_past

_DONE = re.compile(
    r"\bhow\s+many\s+(?:of\s+(?:the\s+)?)?(?:[\w’'-]+\s+){0,3}?(?P<noun>[a-z][\w’-]+s)\s+(?:(?:were|was|have|had|been|got|so\s+far|"
    r"already|now)\s+)+(?P<deed>[a-z]+)\b",
    re.IGNORECASE,
)
"""What was done to how many things."""
_STUCK = re.compile(
    r"\bhow\s+many\s+(?:of\s+(?:the\s+)?)?(?:[\w’'-]+\s+){0,3}?(?P<noun>[a-z][\w’-]+s)\s+(?:(?:are|is|were|still|now|currently|remain|"
    r"left|being|kept|reported)\s+)+(?P<deed>(?:stuck|strand|wait|queu|held\s+up|backed\s+up)\w*)",
    re.IGNORECASE,
)
WAITS = re.compile(r"\b(?:wait|queu|stuck|strand|held\s+up|anchor|backed)\w*", re.IGNORECASE)
"""The ways to tell that something cannot go on."""
_KINDS = tuple(
    frozenset(map(root, each.split()))
    for each in ("ship vessel boat freighter tanker", "lorry truck", "car vehicle", "plane aircraft jet airliner")
)
"""What one report calls otherwise than another."""
_ON_THINGS = tuple(
    re.compile(rf"\b(?:{each})\b", re.IGNORECASE)
    for each in (
        r"loot(?:s|ed|ing)?|plunder(?:ed|ing)?|ransack(?:ed|ing)?|pillag(?:ed|ing)",
        r"burn(?:s|ed|t|ing)?|torch(?:ed|ing)?|gutted|(?:set|setting)\s+(?:fire\s+to|(?:[\w’'-]+\s+){0,4}?(?:alight|ablaze|on\s+fire))",
        r"destroy(?:s|ed|ing)?|raz(?:ed|ing)|flatten(?:ed|ing)?|levelled|wrecked",
    )
)
"""What is done to things, in what words soever."""


def read_done(question: str) -> tuple[str, re.Pattern[str]] | None:
    """Give to what it is asked how often something was done, and what tells that it was."""
    found = _STUCK.search(question)
    if found is not None:
        return root(found["noun"].casefold()), WAITS
    found = _DONE.search(question)
    if found is None:
        return None
    deed = next((each for each in _ON_THINGS if each.fullmatch(found["deed"])), None)
    if deed is None and not is_past(found["deed"].casefold()):
        return None
    if deed is None:
        its = root(found["deed"].casefold())
        group = alike(its)
        forms = {its, *irregular_forms(its), *(alike_roots(group) if group is not None else ())}
        deed = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms)))})\w*", re.IGNORECASE)
    return root(found["noun"].casefold()), deed


def list_kinds(noun: str | None) -> tuple[str | None, ...]:
    """Give what is counted by its root, and what else reports call it."""
    return (noun, *(each for kind in _KINDS if noun in kind for each in sorted(kind - {noun})))
