"""Reads who or what else a question asks for: what its thread told already, or the question excepts, is no answer."""

import re
from collections.abc import Sequence

from bot.answer.asked.stances import ask_what_they_say
from bot.answer.asked.wording import ask_who_leads
from bot.model.conversation import Turn
from bot.text.words import NUMBER_WORDS

_WHO_ELSE = re.compile(r"\bwhom?\s+else\b|\bwhich\s+other\b", re.IGNORECASE)
_ANYONE_ELSE = re.compile(r"\bany(?:one|body)\s+else\b|\bany\s+others?\b", re.IGNORECASE)
_OF_EACH = {"who": _WHO_ELSE, "yes_no": _ANYONE_ELSE, "has_yet": _ANYONE_ELSE}
_COUNTED = re.compile(
    rf"\b(?:another|(?:the\s+)?other|(?:{NUMBER_WORDS}|several|some|dozens\s+of|\d+)(?:\s+(?:other|more))?)"
    r"\s+(?:[a-z]+\s+)?[a-z]{3,}",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"(?P<opens>\A\s*)?,?\s*\b(?:besides|apart\s+from|aside\s+from|other\s+than|except(?:\s+for)?|excepting|in\s+addition\s+to)\s+"
    r"(?P<whom>(?:(?:the|its|his|her|their)\s+)?(?:[a-z]+\s+){0,2}?(?-i:[A-Z])[\w.’'-]*"
    r"(?:(?:\s+and\s+|,\s+|\s+)(?-i:[A-Z])[\w.’'-]*){0,5})\s*,?",
    re.IGNORECASE,
)
"""Names that a question leaves out: `Besides Ruiz and Vega, who …`, `Who other than Ruiz …`."""
_ALSO = re.compile(r"\b(?:also|another|others?|more|too)\b", re.IGNORECASE)


def ask_plainly(understood: str) -> str:
    """Give a question who else did something as one who did it, one for a view as one for what is said, and one who
    goes somewhere for a state as one who leads its delegation."""
    plain = " ".join(_EXCEPT.sub(" ", understood).split()) if find_excepted(understood) else understood
    plain = f"{plain[:1].upper()}{plain[1:]}"
    return ask_who_leads(ask_what_they_say(_WHO_ELSE.sub(lambda found: found[0].split()[0], plain)))


def find_excepted(understood: str) -> str:
    """Give whom a question leaves out by name: `Putin` in `Besides Putin, whom …`."""
    found = _EXCEPT.search(understood)
    return found["whom"].strip(" ,") if found is not None else ""


def find_besides(understood: str, kind: str, turns: Sequence[Turn]) -> str:
    """Give what was answered so far, where a question asks who else, or if anyone else."""
    asks = kind in _OF_EACH and _OF_EACH[kind].search(understood) is not None
    return " ".join(each.answered for each in turns if each.answered) if asks else ""


def counts_others(words: str) -> bool:
    """Say whether words tell of others without a name: `two sailors were also detained`."""
    return _COUNTED.search(words) is not None and _ALSO.search(words) is not None
