"""Holds a question whether somebody is in prison to the newest report that tells it of them: who was freed since is not
told as arrested, and who was arrested anew not as freed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import A_DAY, Candidate

_ASKED = re.compile(
    r"(?:is|are)\s+(?P<who>[^?]+?)\s+(?:(?:still|now|back|currently|being)\s+)*(?:in\s+(?:prison|jail|custody|detention|a\s+cell)|"
    r"behind\s+bars|under\s+arrest|detained|jailed|imprisoned|locked\s+up|free|out\s+of\s+(?:prison|jail|custody)|out\s+on\s+bail)\b",
    re.IGNORECASE,
)
_DONE = (
    r"(?:re-?)?(?:arrested|detained|jailed|imprisoned|captured|released|freed|let\s+go|remanded|"
    r"taken\s+into\s+custody|sent\s+to\s+(?:prison|jail)|taken\s+to\s+(?:prison|jail))"
)
_WALKED = (
    r"(?:walked\s+free|walked\s+out\s+of\s+(?:prison|jail)|"
    r"left\s+(?:prison|jail|custody)|escaped\s+from\s+(?:prison|jail|custody))"
)


def keep_newest_custody(
    question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give what the newest report tells of whether somebody was arrested or freed, of whom it is asked if they are in
    prison; all where nobody by name is asked about or nothing of the kind is told."""
    tells = _find_deed(question)
    told = [each for each in known if tells is not None and tells.search(each.words) is not None]
    if not told:
        return list(candidates)
    newest = max(each.when for each in told)
    since = [each for each in candidates if each.when[:A_DAY] > newest[:A_DAY]]
    best = max(each.score for each in (*candidates, *told))
    return [replace(each, score=best) for each in told if each.when[:A_DAY] == newest[:A_DAY]] + since


def _find_deed(question: QuestionRead) -> re.Pattern[str] | None:
    """What tells that the very person was arrested or freed, and not by whom."""
    asked = _ASKED.match(question.understood)
    name = asked["who"].split()[-1] if asked is not None else ""
    if not any(each.named and name.casefold() in each.shown.casefold().split() for each in question.terms):
        return None
    whom = rf"\b{re.escape(name)}\b"
    return re.compile(
        rf"(?<!not )(?<!to be )\b{_DONE}\s+(?:[\w’'-]+\s+){{0,4}}?{whom}|"
        rf"{whom}(?:,[^,;.]{{1,60}},)?\s+(?:(?:was|is|has\s+been|had\s+been)\s+(?!not\b|to\b|never\b)(?:[a-z]+\s+)?{_DONE}\b|{_WALKED})",
        re.IGNORECASE,
    )
