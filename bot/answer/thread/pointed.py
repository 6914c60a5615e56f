"""Finds what a member points at by its number: a point of a briefing or of the last answer, or a source in brackets."""

import re
from dataclasses import dataclass, replace

from bot.answer.thread.said import LEAD
from bot.model.briefing import Briefing, CitedSource, Claim
from bot.model.conversation import Answer

_NTH = ("first", "second", "third", "fourth", "fifth", "last")
NOTHING_THERE = "I find nothing of that number in the last answer or in the briefing of this thread."
_ASKS = (
    rf"{LEAD}(?:(?:(?:can\s+you\s+)?(?:tell|give)\s+(?:me|us)\s+)?(?:more|details?)\s+(?:about|on|of)\s+|"
    r"(?:tell\s+me|what)\s+about\s+|what\s+(?:is|does|was)\s+|explain\s+|about\s+|on\s+)?"
)
_POINTED = re.compile(
    rf"{_ASKS}(?:(?:the\s+)?(?P<nth>{'|'.join(_NTH)})\s+(?P<part>point|line|item|sentence|bullet|development|question)|"
    r"(?P<kind>point|line|item|sentence|bullet|development|question)\s+(?P<at>\d{1,2})|"
    r"(?:(?:the\s+)?(?:source|report|article)\s+)?\[(?P<n>\d{1,2})\]|source\s+(?P<source>\d{1,2}))"
    r"(?:\s+(?:about|say|mean))?[\s?!.]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pointed:
    """The place of a point in its list, from 0 (-1 for the last), and what it was called; or a source's number."""

    at: int
    part: str
    """Empty for a source."""


def find_pointed(text: str) -> Pointed | None:
    """Give what a question points at, where it asks for nothing else."""
    found = _POINTED.fullmatch(text)
    if found is None:
        return None
    if found["n"] or found["source"]:
        return Pointed(int(found["n"] or found["source"]), "")
    if found["nth"]:
        nth = _NTH.index(found["nth"].lower())
        return Pointed(-1 if nth == len(_NTH) - 1 else nth, found["part"].lower())
    return Pointed(int(found["at"]) - 1, found["kind"].lower())


def is_of_briefing(pointed: Pointed) -> bool:
    """Say whether only a briefing has what is pointed at."""
    return pointed.part in {"development", "bullet", "question"}


def list_points(briefing: Briefing, part: str) -> list[Claim]:
    """Give the points of a briefing that are called so: its bottom line, its developments or its open questions."""
    if part in {"development", "bullet"}:
        return list(briefing.developments)
    return [each.basis for each in briefing.questions] if part == "question" else list(briefing.bottom_line)


def take_out(asked: str, pointed: Pointed, points: list[Claim], sources: tuple[CitedSource, ...]) -> Answer | None:
    """Give the point with its sources, or the source alone with nothing told of it yet; None where there is none."""
    if not pointed.part:
        source = next((each for each in sources if each.n == pointed.at), None)
        return Answer(asked, asked, (), False, None, (replace(source, n=1),)) if source is not None else None
    told = [each for each in points if each.citations]
    if not -1 <= pointed.at < len(told) or not told:
        return None
    claim = told[pointed.at]
    first = claim.citations[0]
    cited = tuple(replace(each, n=1) for each in claim.citations if each.n == first.n)
    source = next(each for each in sources if each.n == first.n)
    return Answer(asked, asked, (replace(claim, citations=cited),), False, None, (replace(source, n=1),))
