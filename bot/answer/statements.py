"""Turns a question into the statement it asks about."""

import re

AUXILIARIES = "is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might"
ASKED_BY = re.compile(
    rf"(?:how\s+(?:often|much|long)|what|when|where|why|how|since\s+when|(?:which|what|how\s+many)\s+(?P<noun>\w+))\s+"
    rf"(?P<rest>(?:{AUXILIARIES})\b.*)",
    re.IGNORECASE,
)
"""A question by another word than its subject, with what follows from the auxiliary on."""
_BY_SAYING = re.compile(r"\Awho\s+(?:says|said|claims)\s+(?:that\s+)?", re.IGNORECASE)
_INVERTED = re.compile(
    rf"(?P<aux>{AUXILIARIES})\s+(?P<subject>(?:the\s+)?\w+(?:\s+[A-Z][\w-]*|\s+[a-z]+s\b)*)\s+(?P<rest>.*)",
    re.IGNORECASE,
)


def state(question: str) -> str:
    """Give the statement: `Is China considering arms?` becomes `China is considering arms`."""
    plain = _BY_SAYING.sub("", question.rstrip(" ?!."))
    asked = ASKED_BY.fullmatch(plain)
    inner = asked["rest"] if asked else plain
    found = _INVERTED.match(inner)
    if found is None:
        return inner
    aux = "" if found["aux"].lower() in {"did", "do", "does"} else f"{found['aux'].lower()} "
    return f"{found['subject']} {aux}{found['rest']}"
