"""Finds dated events ahead: the source's own words beside the date they resolve to against the article's date."""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from bot.model.analysis import DatedEvent, Sentence, Span
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.moved import MAY_NAME_ANEW, MOVES, is_given_up, is_new_day, may_give_up
from bot.text.then import STATES, is_of_then, is_yearless

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
"""The number of a month by its name or abbreviation, in lower case."""
DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
"""The number of a weekday by its name, in lower case; Monday is 0."""
_MONTH = rf"(?P<month>{MONTH_NAMES})"
_DAY = rf"(?P<weekday>{DAY_NAMES})"

_YEAR = r"(?P<year>(?:1\d|20)\d\d)"
_FROM_TO = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?P<joint>to|until|till|through|and|[-–])\s*"
    r"(?P<lastday>\d{1,2})(?:st|nd|rd|th)?"
)
_TO = r"\s*(?:to|until|till|through|[-–])\s*"


def _day_pattern(which: str) -> str:
    """A day of a month with its year, either way round; `which` tells the groups of a range's two ends apart."""
    number = r"\d{1,2}(?:st|nd|rd|th)?"
    return (
        rf"(?:(?P<{which}day>{number})\s+(?P<{which}month>{MONTH_NAMES})|"
        rf"(?P<{which}named>{MONTH_NAMES})\s+(?P<{which}number>{number}))(?:,?\s+(?P<{which}year>(?:1\d|20)\d\d))?(?!\d)"
    )


_PATTERNS: tuple[tuple[str, str], ...] = (
    ("range", rf"\b{_day_pattern('first')}{_TO}{_day_pattern('last')}"),
    ("range", rf"(?<=between\s){_day_pattern('first')}\s+and\s+{_day_pattern('last')}"),
    ("dayofweek", rf"\b(?:from\s+(?P<opens>{DAY_NAMES}){_TO}|on\s+)?(?P<lastweekday>{DAY_NAMES})"
                  r"(?:\s+of)?\s+next\s+week\b"),
    ("weekdays", rf"\b(?P<which>from\s+){_DAY}{_TO}(?P<lastweekday>{DAY_NAMES})\b"),
    ("iso", r"\b(?P<year>20\d\d)-(?P<monthnumber>\d\d)-(?P<day>\d\d)\b"),
    ("span", rf"\b{_FROM_TO}\s+{_MONTH}(?:,?\s+{_YEAR})?\b"),
    ("span", rf"\b{_MONTH}\s+{_FROM_TO}(?:,?\s+{_YEAR})?\b"),
    ("day", rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+{_YEAR})?\b"),
    ("day", rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?(?!\d)"),
    ("weekend", r"\b(?:this\s+coming|the\s+coming|this|next)\s+weekend\b"),
    ("weekday", rf"\b(?P<which>next\s+|this\s+coming\s+|this\s+|coming\s+|on\s+|starting\s+|from\s+){_DAY}\b"),
    ("tomorrow", r"\btomorrow\b"),
    ("week", r"\b(?:later\s+this|next|this\s+coming)\s+week\b"),
    ("thismonth", r"\b(?:later\s+this|later\s+in\s+the|(?<!earlier\s)this|by\s+the\s+end\s+of\s+the)\s+month\b"),
    ("nextmonth", r"\bnext\s+month\b"),
    ("thisyear", r"\b(?:(?:later\s+)?(?<!earlier\s)this\s+year|by\s+the\s+end\s+of\s+the\s+year)\b"),
    ("nextyear", r"\bnext\s+year\b"),
    ("month", r"\b(?:(?:in|by|until)\s+(?:early\s+|late\s+|mid-)?|"
              rf"(?:by|before|at|until)\s+the\s+(?:start|beginning|middle|end)\s+of\s+|in\s+the\s+"
              rf"(?:first|second|third|last|final)\s+(?:week|half)\s+of\s+){_MONTH}(?:,?\s+{_YEAR})?(?![\s\w]*\d)"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is\s+to|are\s+to|due|scheduled|plans?\s+to|planned|expected|expects?|set\s+to|starting|may|might|could|"
    r"intends?|begins?|starts?|opens?|takes?\s+place|deadline|until|invited|agreed\s+to|ahead\s+of|upcoming|to\s+be\s+held|must|"
    r"ha(?:s|ve)\s+to)\b"
)
_IS_APPOINTED = (
    r"\b(?:meets|convenes|gathers|visits|travels|flies|arrives|leaves|returns|holds|hosts|chairs|votes|elects|decides|signs|"
    r"resumes|ends|expires|takes\s+(?:effect|office)|"
    r"(?:meet|convene|gather|vote|hold|resume|end|expire)(?=\s+(?:in|on|at|for|again)\b))\b"
)
_APPOINTED = re.compile(rf"{_IS_APPOINTED}(?:(?:\s[^,;]+)?\s(?:on|from|until|till|by|between))?\s+\Z")
"""What is appointed is told in the present, right before a day of the calendar: `the board meets on 18 November`."""
_EXACT = frozenset({"range", "iso", "span", "day"})
_PAST = re.compile(
    r"\b(?:last|earlier\s+this|since|was|were|had|previous|past|ago|said|told|announced|confirmed|declined|reported|noted|"
    r"wrote|warned|added|spoke|met|signed|arrived|visited)\s+(?:\w+\s+){0,2}\Z|\bsince\s+(?:\w+\s+){3}\Z"
)
_MAY_BE_AHEAD = re.compile(rf"{_AHEAD.pattern}|{_IS_APPOINTED}|\b{MOVES}|{MAY_NAME_ANEW}")
_STATED = re.compile(r"\b(?:said|told|says|announced|confirmed|spoke|declined|noted|warned|reported)\b")
_BETWEEN = re.compile(
    r"\b(?:said|says|told|spoke|wrote|met|according\s+to|after|following|during|since|(?<!\bhand\s)(?<!\btake\s)over(?!\s+on\b)|amid|when|while)\b|"
    r"(?<!\bbe\s)(?<!been\s)(?<!\bis\s)(?<!\bare\s)\b[a-z]{2,}(?<!e)ed\b|"
    r"\b(?:in|at|from)\s+(?:\w+\s+){0,3}?(?:meeting|briefing|interview|statement|address|speech|call|tweet|post|conference)\b"
)
"""What stands between what is ahead and a day that is not its own but of somebody's words, or of what was before."""

_DONE_ON_IT = re.compile(
    r",?\s(?:\w+ly\s|also\s|again\s|once\smore\s)?(?:[a-z]{2,}(?<!e)ed|said|told|met|spoke|wrote|held|took|made|gave|began|came|went|saw|"
    r"led|sent|left|won|lost|drew|became|put)\b"
)
"""What was done on a day that stands before its verb: `and on Saturday denied …`."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|rul(?:es|ed|ing)\sout|no\splans?)\b"
)
"""What is denied is not ahead; the day may be of the denial as well."""
_BARE = frozenset({"weekday", "weekdays", "dayofweek"})
_ON_ITS_DAY = re.compile(rf"\b{STATES}\b(?:\s\w+){{0,4}}?\s{_DAY}\b")
_DAYLIGHT = range(8, 20)
"""Hours of UTC in which nearly everybody has the same day."""

Resolved = tuple[str | None, date]
"""The date as shown, and the last day it covers."""
_Day = tuple[str, re.Match[str], Span]
"""Which pattern found a day, how, and its words."""


def find_events(
    text: str, sentences: Sequence[Sentence], published: datetime | None, country: str | None = None
) -> tuple[DatedEvent, ...]:
    """Give the dated events on or after the article's day, in the publisher's `country` where all of it has the same;
    without one, only full dates are used."""
    today = find_day(published, country) if published else None
    found = [
        event
        for number, sentence in enumerate(sentences)
        for event in _in_sentence(text, number, sentence, today)
        if not (today is not None and is_yearless(event.words.of(text)) and is_of_then(text, sentences, number, today))
    ]
    if published is None or today is None:
        return tuple(found)
    certain = _is_certain(published, country)
    return tuple(_count_tomorrow(text, sentences[each.sentence], each, today, certain=certain) for each in found)


def find_day(published: datetime, country: str | None) -> date:
    """Give the day on which an article came out where it did; UTC's where the country has several, or is not known.

    Midnight sharp is a day without an hour.
    """
    days = {published.astimezone(zone).date() for zone in _list_zones(country)} if country else set()
    return days.pop() if len(days) == 1 and not is_bare(published) else published.date()


def _is_certain(published: datetime, country: str | None) -> bool:
    if is_bare(published) or published.hour in _DAYLIGHT:
        return True
    return country is not None and len({published.astimezone(zone).date() for zone in _list_zones(country)}) == 1


def is_bare(published: datetime) -> bool:
    """Say whether a moment is midnight sharp, which is how a day without an hour is kept."""
    return (published.hour, published.minute, published.second) == (0, 0, 0)


@cache
def _list_zones(country: str | None) -> tuple[ZoneInfo, ...]:
    """The time zones of a country (ISO 3166-1 alpha-2)."""
    there = available_timezones()
    territories: dict[str, str] = dict(get_global("zone_territories"))
    return tuple(ZoneInfo(zone) for zone, state in territories.items() if state == country and zone in there)


def _count_tomorrow(text: str, sentence: Sentence, event: DatedEvent, today: date, *, certain: bool) -> DatedEvent:
    """`Tomorrow` counts from the day it was said on, where named; else it has a date where the article's is certain."""
    if event.words.of(text).casefold() != "tomorrow":
        return event
    said = _ON_ITS_DAY.search(text, sentence.span.start, sentence.span.end)
    if said is None:
        return event if certain else replace(event, date=None)
    ahead = timedelta(days=0 if certain else 1)
    back = (today + ahead).weekday() - DAYS[said["weekday"].lower()]
    day = today + ahead - timedelta(days=back % 7) + timedelta(days=1)
    return replace(event, date=day.isoformat())


def _in_sentence(text: str, number: int, sentence: Sentence, today: date | None) -> Iterator[DatedEvent]:
    span = sentence.span
    if span.end - span.start > 700 or not _MAY_BE_AHEAD.search(text, span.start, span.end):
        return
    days = list(_list_days(text, span))
    moved = _names_new_day(text, span, days)
    for name, match, words in days:
        ahead = text[span.start : words.start]
        if moved and is_new_day(ahead, words.of(text)):
            found = _resolve_new(name, match, words, today)
        elif is_given_up(ahead, words.of(text), moved=moved) or (
            not _speaks_of_ahead(text, span, words, exact=name in _EXACT)
            or (name in _BARE and _is_of_before(text, span, words))
        ):
            continue
        else:
            found = words, _resolve(name, match, today)
        if found[1] is not None and (today is None or found[1][1] >= today):
            yield DatedEvent(found[0], _clause(text, span, found[0]), found[1][0], number)


def _names_new_day(text: str, span: Span, days: Sequence[_Day]) -> bool:
    return any(is_new_day(text[span.start : words.start], words.of(text)) for _, _, words in days)


def _list_days(text: str, span: Span) -> Iterator[_Day]:
    """The days that a sentence names, the longest words first."""
    taken: list[Span] = []
    for name, pattern in _COMPILED:
        for match in pattern.finditer(text, span.start, span.end):
            words = _words(match)
            if not any(each.start < words.end and words.start < each.end for each in taken):
                taken.append(words)
                yield name, match, words


def find_given_up(text: str, sentence: Span, published: datetime, country: str | None = None) -> frozenset[str]:
    """Give the days (ISO) on which a sentence says that nothing takes place, for another has been named."""
    if not may_give_up(sentence.of(text)):
        return frozenset()
    today, days = find_day(published, country), list(_list_days(text, sentence))
    moved = _names_new_day(text, sentence, days)
    given_up = [
        _resolve(name, match, today)
        for name, match, words in days
        if name in _EXACT and is_given_up(text[sentence.start : words.start], words.of(text), moved=moved)
    ]
    return frozenset(found[0].split("/")[0] for found in given_up if found is not None and found[0] is not None)


def _resolve_new(name: str, match: re.Match[str], words: Span, today: date | None) -> tuple[Span, Resolved | None]:
    """A new day alone, without the old one that stands before it."""
    resolved = _resolve(name, match, today)
    if name not in {"range", "span", "weekdays", "dayofweek"} or resolved is None:
        return words, resolved
    ends = ("lastday", "lastnamed", "lastweekday")
    start = max((match.start(group) for group in ends if group in match.re.groupindex), default=-1)
    whole = start > match.start("month") if name == "span" else False
    kept = words if whole or start < 0 else Span(start, words.end)
    return kept, (resolved[1].isoformat(), resolved[1])


def _words(match: re.Match[str]) -> Span:
    lead = re.match(r"(?:on|starting|from|in|by|until|before|at)\s+", match[0])
    return Span(match.start() + (lead.end() if lead else 0), match.end())


def _speaks_of_ahead(text: str, sentence: Span, words: Span, *, exact: bool) -> bool:
    """The date belongs to what is ahead, not to when somebody spoke: `said on Monday that …`."""
    before = text[max(sentence.start, words.start - 60) : words.start]
    if _PAST.search(re.sub(r"\b(?:on|in|by|from|starting)\s+\Z", "", before)):
        return False
    clause_start = max(before.rfind(","), before.rfind(";"), before.rfind("–"))
    near = before[clause_start + 1 :]
    spoken = list(_STATED.finditer(near))
    appointed = _APPOINTED.search(near) if exact else None
    if appointed is not None and not (spoken and appointed.start() < spoken[-1].start()):
        return True
    ahead = list(_AHEAD.finditer(near))
    if spoken and (not ahead or ahead[-1].start() < spoken[-1].start()):
        return False
    return bool(_AHEAD.search(text, sentence.start, words.end + 1))


def _is_of_before(text: str, sentence: Span, words: Span) -> bool:
    """A bare weekday is of what stands nearest: `will go on, he said at a meeting with his ministers on Saturday`."""
    if _DONE_ON_IT.match(text, words.end, sentence.end) or _DENIES.search(text, sentence.start, words.start):
        return True
    ahead = [found.end() for found in _AHEAD.finditer(text, sentence.start, words.start)]
    return bool(ahead) and _BETWEEN.search(text, ahead[-1], words.start) is not None


def _clause(text: str, sentence: Span, words: Span) -> Span:
    """The sentence, or where that is long the part of it that ends at the first safe border behind the date."""
    if len(sentence.of(text).split()) <= 35:
        return sentence
    border = re.compile(r",\s(?:which|while|although|but|and\s+it)\b|;|\s[–—]\s").search(text, words.end, sentence.end)
    return Span(sentence.start, border.start()) if border else sentence


def _resolve(name: str, match: re.Match[str], today: date | None) -> Resolved | None:
    try:
        if name == "iso":
            found = date(int(match["year"]), int(match["monthnumber"]), int(match["day"]))
            return found.isoformat(), found
        if name == "range":
            return _resolve_range(match, today)
        if name in {"day", "span", "month"}:
            return _resolve_calendar(name, match, today)
        return _RELATIVE[name](match, today) if today is not None else None
    except ValueError:
        return None


def _resolve_calendar(name: str, match: re.Match[str], today: date | None) -> Resolved | None:
    month = MONTHS[match["month"].rstrip(".").lower()]
    if match["year"] is None and today is None:
        return None
    year = int(match["year"]) if match["year"] else nearest_year(month, today)
    last = calendar.monthrange(year, month)[1]
    if name == "month":
        return f"{year}-{month:02}", date(year, month, last)
    first = date(year, month, int(match["day"]))
    if name == "day":
        return first.isoformat(), first
    final = date(year, month, int(match["lastday"]))
    between = re.search(r"\bbetween\s+(?:\w+\.?\s+)?\Z", match.string[: match.start("day")]) is not None
    apart = match["joint"] == "and" and not between and final - first > timedelta(days=1)
    return None if apart else _range(first, final)


def _range(first: date, final: date) -> Resolved | None:
    return (f"{first.isoformat()}/{final.isoformat()}", final) if final > first else None


def _resolve_range(match: re.Match[str], today: date | None) -> Resolved | None:
    """Two whole days with `to` between them; the year of one is the other's too."""
    ends: list[tuple[int, int]] = []
    for which in ("first", "last"):
        month = MONTHS[(match[f"{which}month"] or match[f"{which}named"]).rstrip(".").lower()]
        ends.append((month, int(re.sub(r"\D", "", match[f"{which}day"] or match[f"{which}number"]))))
    given = match["lastyear"] or match["firstyear"]
    if given is None and today is None:
        return None
    year = int(given) if given else nearest_year(ends[1][0], today)
    earlier = int(match["firstyear"]) if match["firstyear"] else year - (ends[0] > ends[1])
    return _range(date(earlier, *ends[0]), date(year, *ends[1]))


def nearest_year(month: int, today: date | None) -> int:
    """A month without a year is the one within half a year of the article."""
    assert today is not None  # noqa: S101  the caller checked
    distance = month - today.month
    return today.year + (1 if distance < -6 else -1 if distance > 6 else 0)


def _weekend(_match: re.Match[str], today: date) -> Resolved:
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}", saturday + timedelta(days=1)


def _weekday(match: re.Match[str], today: date) -> Resolved | None:
    """The coming one; `next Friday` is ambiguous and stays in its own words."""
    distance = (DAYS[match["weekday"].lower()] - today.weekday()) % 7
    day = today + timedelta(days=distance)
    if match["which"].startswith("next"):
        return None, day + timedelta(days=7)
    return (day.isoformat(), day) if distance else None


def _weekdays(match: re.Match[str], today: date) -> Resolved | None:
    """From the coming one to the next one of the other name behind it."""
    first = _weekday(match, today)
    if first is None:
        return None
    distance = (DAYS[match["lastweekday"].lower()] - first[1].weekday()) % 7
    return _range(first[1], first[1] + timedelta(days=distance))


def _day_of_next_week(match: re.Match[str], today: date) -> Resolved | None:
    """A day of the week that begins with the coming Monday, or a range of its days."""
    monday = today + timedelta(days=7 - today.weekday())
    names = (match["opens"] or match["lastweekday"], match["lastweekday"])
    first, last = (monday + timedelta(days=DAYS[name.lower()]) for name in names)
    return _range(first, last) or (last.isoformat(), last)


def _days_ahead(days: int) -> Callable[[re.Match[str], date], Resolved]:
    def resolve(_match: re.Match[str], today: date) -> Resolved:
        day = today + timedelta(days=days)
        return day.isoformat(), day

    return resolve


def _week(match: re.Match[str], today: date) -> Resolved:
    monday = today - timedelta(days=today.weekday()) + timedelta(days=0 if "later" in match[0] else 7)
    sunday = monday + timedelta(days=6)
    return f"{max(monday, today).isoformat()}/{sunday.isoformat()}", sunday


def _month_ahead(months: int) -> Callable[[re.Match[str], date], Resolved]:
    def resolve(_match: re.Match[str], today: date) -> Resolved:
        index = today.month - 1 + months
        year, month = today.year + index // 12, index % 12 + 1
        return f"{year}-{month:02}", date(year, month, calendar.monthrange(year, month)[1])

    return resolve


def _year_ahead(years: int) -> Callable[[re.Match[str], date], Resolved]:
    def resolve(_match: re.Match[str], today: date) -> Resolved:
        return f"{today.year + years}", date(today.year + years, 12, 31)

    return resolve


_RELATIVE: dict[str, Callable[[re.Match[str], date], Resolved | None]] = {
    "weekend": _weekend,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "dayofweek": _day_of_next_week,
    "tomorrow": _days_ahead(1),
    "week": _week,
    "thismonth": _month_ahead(0),
    "nextmonth": _month_ahead(1),
    "thisyear": _year_ahead(0),
    "nextyear": _year_ahead(1),
}
