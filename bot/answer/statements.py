"""Turns a question into the statement it asks about."""

import re
from dataclasses import dataclass

AUXILIARIES = "is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might"
_ASKED_BY = re.compile(
    rf"(?:(?:how\s+(?:often|much|long)|what|when|where|why|how|since\s+when)\s+(?P<plain>(?:{AUXILIARIES})\b.*)|"
    rf"(?:which|what|how\s+(?:many|much))\s+(?P<noun>\w+(?:\s+\w+)??)\s+"
    rf"(?P<rest>(?:{AUXILIARIES})\s+(?:the|it|they|he|she|there|(?-i:[A-Z])\w*)\b.*))",
    re.IGNORECASE,
)
_BY_SAYING = re.compile(
    r"\A(?:who\s+(?:says|said|claims|claimed|reported|decided|thinks|believes)\s+(?:that\s+)?|is\s+it\s+\w+(?:\s+\w+)?\s+that\s+)",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"(?P<aux>{AUXILIARIES})\s+(?P<subject>(?:the\s+)?[\w’-]+(?:\s+(?:and\s+(?:the\s+)?)?(?-i:[A-Z])[\w’-]*|\s+[a-z]+s\b)*)\s+(?P<rest>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by another word than its subject: what follows from the auxiliary on, and of what kind of thing."""

    rest: str
    noun: str
    """`companies` in `Which companies did …`; empty where there is none."""


def find_asked(question: str) -> Asked | None:
    """Take a question by another word than its subject apart; None where it is none."""
    found = _ASKED_BY.fullmatch(question.rstrip(" ?!."))
    return None if found is None else Asked(found["plain"] or found["rest"], found["noun"] or "")


def state(question: str) -> str:
    """Give the statement: `Is China considering arms?` becomes `China is considering arms`."""
    plain = _BY_SAYING.sub("", question.rstrip(" ?!."))
    if plain != question.rstrip(" ?!."):
        return plain
    asked = find_asked(plain)
    inner = f"{asked.rest} {asked.noun}".rstrip() if asked else plain
    found = _INVERTED.match(inner)
    if found is None:
        return inner
    return f"{found['subject']} {found['aux'].lower()} {found['rest']}"
