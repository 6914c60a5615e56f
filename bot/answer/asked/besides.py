"""Reads who or what else a question asks for: what its thread told already is no answer."""

import re
from collections.abc import Sequence

from bot.answer.asked.stances import ask_what_they_say
from bot.model.conversation import Turn

_WHO_ELSE = re.compile(r"\bwhom?\s+else\b|\bwhich\s+other\b", re.IGNORECASE)
_ANYONE_ELSE = re.compile(r"\bany(?:one|body)\s+else\b|\bany\s+others?\b", re.IGNORECASE)
_OF_EACH = {"who": _WHO_ELSE, "yes_no": _ANYONE_ELSE, "has_yet": _ANYONE_ELSE}
_COUNTED = re.compile(
    r"\b(?:another|(?:the\s+)?other|(?:two|three|four|five|six|seven|eight|nine|ten|several|some|dozens\s+of|\d+)(?:\s+(?:other|more))?)"
    r"\s+(?:[a-z]+\s+)?[a-z]{3,}",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:also|another|others?|more|too)\b", re.IGNORECASE)


def ask_plainly(understood: str) -> str:
    """Give a question who else did something as one who did it, and one for a view as one for what is said."""
    return ask_what_they_say(_WHO_ELSE.sub(lambda found: found[0].split()[0], understood))


def find_besides(understood: str, kind: str, turns: Sequence[Turn]) -> str:
    """Give what was answered so far, where a question asks who else, or if anyone else."""
    asks = kind in _OF_EACH and _OF_EACH[kind].search(understood) is not None
    return " ".join(each.answered for each in turns if each.answered) if asks else ""


def counts_others(words: str) -> bool:
    """Say whether words tell of others without a name: `two sailors were also detained`."""
    return _COUNTED.search(words) is not None and _ALSO.search(words) is not None
