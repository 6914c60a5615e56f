"""Reads to how many things it is asked that something was done: looted, burnt, destroyed, in whatever words."""

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
