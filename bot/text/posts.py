"""Finds what heads the posts of a live page: a time with or without who posts it, a running number, a word of order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.model.analysis import Span
from bot.text.dates import MONTHS
from bot.text.days import DAY_NAMES, MONTH_NAMES

_ZONE = r"(?:\s?\(?(?:GMT|UTC|BST|CES?T|MSK|WIB|WITA|E[SD]?T|(?-i:[A-Z]{1,4}T)|[a-z]+ time)\)?)?"
"""Nearly every zone is a few capitals that end in T: `KST`, `AEDT`, `PT`."""
_DAY = (
    rf"(?:(?:{DAY_NAMES}),?\s)?(?:(?P<day>\d{{1,2}})\s(?P<month>{MONTH_NAMES})|(?P<month_first>{MONTH_NAMES})\s(?P<day_last>\d{{1,2}}))"
    r"(?:,?\s\d{4})?,?\s(?:at\s)?"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?(?(minute)(?:\s?(?P<half>[ap])\.?m\b\.?)?|\s?(?P<only>[ap])\.?m\b\.?)"
    rf"{_ZONE}"
)
_ENTRY = re.compile(
    rf"^[\s\[(*•@#>~|·►▶■▪–-]{{0,4}}(?:(?:last\s)?(?:posted|published|updated|added)(?:\s(?:at|on))?:?\s|at\s)?(?:{_DAY})?"
    rf"(?:{_CLOCK}"
    r"|(?P<ago>\d{1,2})\s?(?P<unit>m|min|mins|minutes?|h|hrs?|hours?) ago"
    r"|(?P<played>\d{1,3})(?:\+(?P<added>\d{1,2}))?[’'′])"
    r"(?=[\s\])*:–—|-]|$)(?!:\d)",
    re.MULTILINE | re.IGNORECASE,
)
"""What a post begins or ends with: a time of day, how long ago it is, or a minute of play."""
_POSTER = (
    r"(?!(?:Video|Audio|Listen|Watch|Duration|Length|Photo|Time)\b)(?P<who>(?:[Bb]y\s|[Pp]osted\sby\s)?[A-ZÀ-Ž][\w’'-]*\.?"
    r"(?:,?\s(?:[A-ZÀ-Ž][\w’'-]*\.?|in|at|of|for|the|from|de|el|al|van|von|desk|bureau|team|staff|correspondent|reporter|editor|newsroom)){0,6})"
)
"""Who posts, and from where: `Kari Holm in Bergen`, `Oslo desk`."""
_HEADED = re.compile(
    rf"^[\s\[(*•–-]{{0,4}}{_POSTER}(?:\s?[,|–—·(\[-]\s?|\s)(?:at\s)?{_CLOCK}"
    r"[)\]*]*(?:[ \t]*$|\s?[.:–—|-](?=\s)|(?<=\.)(?=\s))",
    re.MULTILINE,
)
"""A post's first words where somebody stands before the time: `Kari Holm 22.05 GMT`, `Kari in Bergen, 5.05pm.`"""
_TAILED = re.compile(rf"[.!?”\"]\s[(\[]{_CLOCK}[)\]][ \t]*$", re.MULTILINE | re.IGNORECASE)
"""The time behind a post: `The ferry is back in port. (11.50)`."""
_HEADING = re.compile(rf"^[^\n.!?]{{3,90}}\s[(\[]{_CLOCK}[)\]][ \t]*$", re.MULTILINE | re.IGNORECASE)
"""A post's own heading with its time: `The ferry is back in port (11.50)`; a programme of a day looks the same."""
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERED = re.compile(
    rf"^[\s\[(*•–-]{{0,4}}(?:post|update|entry|hour)\s(?:no\.?\s?|#)?(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
    r"(?:[)\]*]*[ \t]*$|\s?[.:–—|-](?=\s))",
    re.MULTILINE | re.IGNORECASE,
)
"""A running number: `POST 3`, `Hour four.`, `Update 5:`."""
_IN_TURN = re.compile(
    r"^[\s\[(*•–-]{0,4}(?:(?:earlier|before\sthat|previously|latest(?:\sfirst)?)(?=:|[ \t]*$)"
    r"|posted\sby\s[^\n]{2,40}$)",
    re.MULTILINE | re.IGNORECASE,
)
"""What heads a post without saying when it is from: `Earlier: the bridge is shut`, `Posted by Kari H.`"""
_LEAST_ENTRIES, _LEAST_IN_TURN = 4, 3
_READ = 6_000
"""Characters in which posts are looked for."""
_HOUR, _MIDNIGHT = 60, 24 * 60
"""Minutes."""
_NOON = 12
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a post carries: its place, its line, its day of the year where there is one, and its minutes or number."""

    span: Span
    line: Span
    day: int | None
    minutes: int

    def is_alone(self, text: str) -> bool:
        """Say whether the line holds nothing else."""
        ahead, behind = text[self.line.start : self.span.start], text[self.span.end : self.line.end]
        return not re.search(r"\w", ahead + behind)


@lru_cache(maxsize=16)
def count_posts(text: str) -> Literal["many", "some", "none"]:
    """Say whether a text's paragraphs are headed again and again as posts are, or at least twice."""
    begun = text[:_READ]
    timed = sum(1 for _ in _list_timed(begun))
    turns = sum(1 for _ in _NUMBERED.finditer(begun)) + sum(1 for _ in _IN_TURN.finditer(begun))
    if timed >= _LEAST_ENTRIES or turns >= _LEAST_IN_TURN:
        return "many"
    return "some" if max(timed, turns) > 1 else "none"


def match_stamp(text: str, span: Span) -> int | None:
    """Give where the head of a post ends that a sentence opens with."""
    found = (each.match(text, span.start, span.end) for each in (_ENTRY, _HEADED, _NUMBERED, _IN_TURN))
    return next((each.end() for each in found if each is not None), None)


def list_stamps(text: str) -> list[Stamp]:
    """Give the times that head or end posts, else their numbers, in the order of the text; none where most posts carry
    neither."""
    timed = [stamp for found in _list_timed(text) if (stamp := _make(text, found, _count_minutes(found))) is not None]
    headings = _HEADING.finditer(text)
    headed = [stamp for found in headings if (stamp := _make(text, found, _count_minutes(found))) is not None]
    timed = headed if len(headed) > len(timed) else timed
    numbered = [each for found in _NUMBERED.finditer(text) if (each := _make(text, found, _read_number(found)))]
    kept = timed if len(timed) >= len(numbered) else numbered
    return kept if sum(1 for _ in _IN_TURN.finditer(text)) < max(len(kept), _LEAST_IN_TURN) else []


def find_minutes(span: Span, stamps: Sequence[Stamp]) -> int | None:
    """Give the minutes, or the number, of the post in which words stand; None before the first."""
    return next((each.minutes for each in reversed(stamps) if each.line.start <= span.start), None)


def _list_timed(text: str) -> Iterator[re.Match[str]]:
    """One time a line: that which opens it, else that behind who posts, else that which ends it."""
    by_line: dict[int, re.Match[str]] = {}
    for shape in (_ENTRY, _HEADED, _TAILED):
        for found in shape.finditer(text):
            by_line.setdefault(text.rfind("\n", 0, found.end()), found)
    yield from (by_line[at] for at in sorted(by_line))


def _make(text: str, found: re.Match[str], minutes: int | None) -> Stamp | None:
    if minutes is None:
        return None
    end = text.find("\n", found.end())
    line = Span(text.rfind("\n", 0, found.end()) + 1, end if end >= 0 else len(text))
    return Stamp(Span(*found.span()), line, _find_day(found), minutes)


def _read_number(found: re.Match[str]) -> int:
    number = found["number"].lower()
    return int(number) if number.isdecimal() else _NUMBERS.index(number) + 1


def _find_day(found: re.Match[str]) -> int | None:
    named = found.groupdict()
    month, day = (named.get(one) or named.get(other) for one, other in (("month", "month_first"), ("day", "day_last")))
    return _MONTH * MONTHS[month.rstrip(".").lower()] + int(day) if month and day else None


def _count_minutes(found: re.Match[str]) -> int | None:
    named = found.groupdict()
    if named.get("ago"):
        return -int(named["ago"]) * (_HOUR if named["unit"].lower().startswith("h") else 1)
    if named.get("played"):
        return int(named["played"]) + int(named["added"] or 0)
    hour, minute = int(named["hour"]), int(named["minute"] or 0)
    half = (named["half"] or named["only"] or "").lower()
    if hour >= _MIDNIGHT // _HOUR or minute >= _HOUR or (half and not 1 <= hour <= _NOON):
        return None
    return _HOUR * (hour % _NOON + _NOON * (half == "p") if half else hour) + minute
