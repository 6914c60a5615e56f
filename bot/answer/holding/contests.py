"""Reads of which kind the contest is that a question asks who won, as a report may tell it by another word."""

import re

_CONTEST = re.compile(
    r"\bw[io]ns?\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:(?P<played>match|game|fixture)|election|vote|ballot|poll)\b",
    re.IGNORECASE,
)
"""What is called by a general word; who won a final or a run-off won no other contest."""
_PLAYED = re.compile(
    r"\b\d+[-–]\d+\b|\b(?:qualifier|final|semi-final|friendly|cup|league|match|game|penalties|wickets|goals?)\b",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\b(?:votes?|elected|re-elected|ballots?|terms?|seats|election|rival)\b", re.IGNORECASE)


def read_contest(text: str) -> re.Pattern[str] | None:
    """Give what finds words for such a contest in a sentence; None where a question asks for none."""
    asked = _CONTEST.search(text)
    if asked is None:
        return None
    return _PLAYED if asked["played"] is not None else _VOTED
