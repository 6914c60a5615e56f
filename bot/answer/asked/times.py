"""Finds the time a question asks about: `last week`, `since Monday`, `on 24 February`; days and nights are the reader's
own."""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.model.analysis import Span
from bot.model.topic import Window
from bot.text.dates import DAYS, MONTHS
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.words import NUMBER_WORDS, read_number

_DAY = timedelta(days=1)
_TOLD = timedelta(days=2)
"""How long a day's news is told: what happened on a day is looked for on it and on the next."""
_MONTH = r"(?P<month>" + MONTH_NAMES.replace(r"\.", r"\b\.?") + ")"
"""As texts print them, and as they are typed, without the stop: `Feb 24`."""
_DATE = (
    rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}}))?)"
)
_WEEKDAY = rf"(?P<weekday>{DAY_NAMES})"
_COUNT = rf"(?P<count>\d{{1,3}}|{NUMBER_WORDS})"


@dataclass(frozen=True, slots=True)
class AskedTime:
    """The window a question names, the words that name it, and a date in the forms a text may print it."""

    window: Window | None = None
    words: tuple[Span, ...] = ()
    dates: tuple[str, ...] = ()
    lately: bool = False
    """The question is about now: newer is better."""
    listed: Window | None = None
    """The very days it names, `this week` too, whose stories are listed where it asks for nothing else."""


_LATELY = re.compile(
    r"\b(?:(?:earlier\s+)?this\s+(?:past\s+)?(?:week|month|weekend|year)|today|recently|currently|lately|right\s+now|now"
    r"|(?:the\s+)?latest|so\s+far|at\s+the\s+moment|this\s+(?:morning|evening))\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"\b(?:this\s+(?:past\s+)?(?P<unit>week|month|year)|(?P<today>today))\b", re.IGNORECASE)
_SINCE = re.compile(
    rf"\b(?P<lead>since|after)\s+(?:{_DATE}|(?:last\s+)?{_WEEKDAY}|(?P<back>yesterday|last\s+(?:week|month|weekend)))\b",
    re.IGNORECASE,
)
_SINCE_EVENT = re.compile(
    r"(?:\bsince|\b(?:happened|changed)\s+after)\s+(?!(?:when|then|last|yesterday|today|i|it|he|she|they|we|you|there|this|that)\b|\d)(?P<event>[\w’'-]+(?:\s+[\w’'-]+){0,7}?)(?=\s*[?.!,;]|\s*\Z|\s+(?:about|regarding|concerning)\s)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\bchanged\b", re.IGNORECASE)
"""What changed since a day did so behind it."""
_OVER = re.compile(r"\b(?:happened|did|was|were|had)\b", re.IGNORECASE)
"""What is asked of is past, so that a month is the last one of its name."""
_WAS_IT = re.compile(r"\A\W*(?:(?:and|but|so)\s+)?(?:did|has|have|had|was|were)\b", re.IGNORECASE)
"""Asks whether something happened, of which its time is told by whatever report tells of it."""
_PAST = re.compile(
    rf"\b(?:(?:in|over|during)\s+)?(?:the\s+)?(?:last|past)\s+(?:{_COUNT}\s+)?(?P<unit>hour|day|week|month|weekend)s?\b",
    re.IGNORECASE,
)
_YESTERDAY = re.compile(r"\byesterday\b", re.IGNORECASE)
_NIGHT = re.compile(
    r"\b(?:(?<!an )(?<!the )overnight(?=\s*(?:\Z|[?.!,;])|\s+(?:in|on|between|from|to|by)\b)|last\s+night(?![’'])"
    r"|(?:during|in)\s+the\s+night(?=\s*(?:\Z|[?.!,;]))|(?:so\s+far\s+)?this\s+morning(?![’']))",
    re.IGNORECASE,
)
"""What a reader means who asks in the morning: all since the evening. An overnight train ran on any day."""
_EVENING, _NOON = 18, 12
_ON_DATE = re.compile(rf"\b(?:on\s+)?{_DATE}", re.IGNORECASE)
_ON_WEEKDAY = re.compile(rf"\b(?:on\s+|last\s+){_WEEKDAY}\b", re.IGNORECASE)
_IN_MONTH = re.compile(rf"\bin\s+(?:early\s+|late\s+|mid-)?{_MONTH}(?:\s+(?P<year>\d{{4}}))?(?!\s*\d)", re.IGNORECASE)

_BEFORE_YESTERDAY = re.compile(r"\b(?:on\s+)?the\s+day\s+before\s+yesterday\b", re.IGNORECASE)
_AGO = re.compile(
    rf"\b(?P<count>an?|{NUMBER_WORDS}|\d{{1,3}})\s+(?P<unit>day|week|month)s?\s+ago\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"\b(?P<lead>before|until|till|up\s+to)\s+(?:{_DATE}|(?:last\s+)?{_WEEKDAY})\b", re.IGNORECASE)
_LATER_DATE = _DATE.replace("(?P<", "(?P<to_")
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+(?:{_DATE}|{_WEEKDAY}|(?P<only>\d{{1,2}})(?:st|nd|rd|th)?)\s+(?:and|to|until|till|through)\s+"
    rf"(?:{_LATER_DATE}|{_WEEKDAY.replace('(?P<', '(?P<to_')})\b",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r"\b(?:in\s+)?last\s+year\b(?![’'])", re.IGNORECASE)
EVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Where a time begins of which only the end is named."""


_NOT_ON = re.compile(
    r"\A\W*(?:why|how\s+come)\b[^?]*?\b(?:not|never)\s+(?:be\s+)?[a-z]+\b[^?]*\bon\s+\Z|"
    r"\A\W*(?:why|how\s+come)\b[^?]*?\w+n[’']t\s+[^?]*\bon\s+\Z",
    re.IGNORECASE,
)
"""Before a day on which nothing is done, why that is so: it was told before, on or after that day."""


def find_asked_time(text: str, now: datetime) -> AskedTime:
    """Read the time a question names; a time that has not come yet gives its printed forms and no window.

    `now` is in the reader's time zone."""
    night = _NIGHT.search(text)
    if night is not None:
        window = _last_night(now)
        return AskedTime(window, (Span(*night.span()),), lately=True, listed=window)
    lately = tuple(Span(*found.span()) for found in _LATELY.finditer(text))
    for pattern, read in _READERS:
        found = pattern.search(text)
        asked = read(found, now) if found else None
        if found and asked is not None:
            words = (Span(*found.span()), *lately)
            return replace(asked, words=words, lately=bool(lately), listed=asked.listed or asked.window)
    return AskedTime(words=lately, lately=bool(lately), listed=_list_this(text, now))


def find_event(text: str) -> Span | None:
    """Give the words of an event, no date, since which a question asks: `Munich` in `since Munich?`."""
    found = _SINCE_EVENT.search(text)
    return Span(*found.span("event")) if found is not None else None


def date_event(text: str, event: Span, start: datetime, now: datetime) -> AskedTime:
    """Give the time since an event, once it is known when that was."""
    lately = tuple(Span(*found.span()) for found in _LATELY.finditer(text))
    window = Window(start, now)
    return AskedTime(window, (event, *lately), lately=bool(lately), listed=window)


def _list_this(text: str, now: datetime) -> Window | None:
    found = _THIS.search(text)
    if found is None:
        return None
    today = _midnight(now)
    back = {"week": today.weekday(), "month": today.day - 1, "year": today.timetuple().tm_yday - 1}
    start = today - _DAY * (back[found["unit"].lower()] if found["unit"] else 0)
    return Window(start, now) if start < now else None


def _since(found: re.Match[str], now: datetime) -> AskedTime | None:
    if found["weekday"]:
        start: datetime | None = _last_weekday(found["weekday"], now)
    elif found["back"]:
        start = _last(found["back"].split()[-1], now).start
    else:
        start = _read_date(found.groupdict(), now)
    if start is not None and not found["back"] and _CHANGED.search(found.string) is not None:
        start += _DAY
    return AskedTime(Window(start, now)) if start is not None and start < now else None


def _past(found: re.Match[str], now: datetime) -> AskedTime:
    unit = found["unit"].lower()
    if found["count"] is None:
        window = _last(unit, now)
        days = {"week": 7, "weekend": 2}.get(unit)
        if unit == "month":
            return AskedTime(window, listed=Window(window.start, min(_midnight(now).replace(day=1), now)))
        return AskedTime(window, listed=_some_days(window.start, days, now) if days else None)
    days_back = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "weekend": 7}[unit] * max(_count(found), 1)
    return AskedTime(Window(now - timedelta(days=days_back), now))


def _some_days(start: datetime, days: int, now: datetime) -> Window:
    return Window(start, min(start + _DAY * days, now))


def _yesterday(_found: re.Match[str], now: datetime) -> AskedTime:
    start = _midnight(now) - _DAY
    return AskedTime(Window(start, now), listed=_some_days(start, 1, now))


def _last_night(now: datetime) -> Window:
    """From the evening before to now, or to noon where that has passed."""
    midnight = _midnight(now)
    return Window((midnight - _DAY).replace(hour=_EVENING), min(now, midnight.replace(hour=_NOON)))


def _on_date(found: re.Match[str], now: datetime) -> AskedTime | None:
    day = _read_date(found.groupdict(), now)
    if day is None:
        return None
    month = calendar.month_name[day.month]
    short = calendar.month_abbr[day.month]
    dates = tuple(f"{a} {b}" for name in (month, short) for a, b in ((day.day, name), (name, day.day)))
    if _NOT_ON.search(found.string, 0, found.start() + len("on ")) is not None:
        return AskedTime()
    if day >= now:
        return AskedTime(dates=dates)
    return AskedTime(Window(day, min(day + _TOLD, now)), dates=dates, listed=_some_days(day, 1, now))


def _on_weekday(found: re.Match[str], now: datetime) -> AskedTime:
    day = _last_weekday(found["weekday"], now)
    dates = (f"{day:%A}",) if _WAS_IT.match(found.string) is not None else ()
    return AskedTime(Window(day, now), dates=dates, listed=_some_days(day, 1, now))


def _in_month(found: re.Match[str], now: datetime) -> AskedTime | None:
    number = MONTHS[found["month"].rstrip(".").lower()]
    over = _OVER.search(found.string) is not None
    try:
        start = datetime(int(found["year"] or _last_year(number, 1, now)), number, 1, tzinfo=now.tzinfo)
        if start >= now and over and not found["year"]:
            start = start.replace(year=start.year - 1)
    except ValueError:
        return None
    days = calendar.monthrange(start.year, number)[1]
    if start >= now:
        return None
    names = (calendar.month_name[number], calendar.month_abbr[number]) if _WAS_IT.match(found.string) else ()
    dates = tuple(f"{name} {start.year}" if found["year"] else name for name in dict.fromkeys(names))
    return AskedTime(_some_days(start, days + 1, now), dates=dates, listed=_some_days(start, days, now))


def _before_yesterday(_found: re.Match[str], now: datetime) -> AskedTime:
    start = _midnight(now) - 2 * _DAY
    return AskedTime(_some_days(start, 2, now), listed=_some_days(start, 1, now))


def _count(found: re.Match[str]) -> int:
    """Give how many days or weeks are asked for, in figures or in words; `a week ago` is one."""
    return int(found["count"]) if found["count"].isdigit() else read_number(found["count"]) or 1


def _ago(found: re.Match[str], now: datetime) -> AskedTime:
    """The day itself; of weeks and months the calendar's."""
    count, unit, today = _count(found), found["unit"].lower(), _midnight(now)
    if unit == "day":
        start = today - _DAY * count
        return AskedTime(Window(start, min(start + _TOLD, now)), listed=_some_days(start, 1, now))
    if unit == "week":
        start = today - _DAY * (today.weekday() + 7 * count)
        return AskedTime(_some_days(start, 8, now), listed=_some_days(start, 7, now))
    back = now.year * 12 + now.month - 1 - count
    start = datetime(back // 12, back % 12 + 1, 1, tzinfo=now.tzinfo)
    days = calendar.monthrange(start.year, start.month)[1]
    return AskedTime(_some_days(start, days + 1, now), listed=_some_days(start, days, now))


def _until(found: re.Match[str], now: datetime) -> AskedTime | None:
    """Before a day, or to its end; of a day that has not come, nothing is asked of what was."""
    day = _last_weekday(found["weekday"], now) if found["weekday"] else _read_date(found.groupdict(), now)
    if day is None or day >= now:
        return None
    end = day if found["lead"].lower() == "before" else day + _DAY
    return AskedTime(Window(EVER, min(end, now)))


def _between(found: re.Match[str], now: datetime) -> AskedTime | None:
    """From one day to the end of another; where the month stands with the second alone, it is the first one's too."""
    later = {name.removeprefix("to_"): value for name, value in found.groupdict().items() if name.startswith("to_")}
    last = _last_weekday(later["weekday"], now) if later["weekday"] else _read_date(later, now)
    if last is None:
        return None
    if found["weekday"]:
        first: datetime | None = last - _DAY * ((last.weekday() - DAYS[found["weekday"].lower()]) % 7)
    elif found["only"]:
        first = last.replace(day=int(found["only"])) if 0 < int(found["only"]) < last.day else None
    else:
        first = _read_date(found.groupdict(), now)
    if first is None or first > last or first >= now:
        return None
    return AskedTime(Window(first, min(last + _DAY, now)))


def _last_year_of(_found: re.Match[str], now: datetime) -> AskedTime:
    """Its stories are listed; what is told of it may have been reported since: `last year's trade`."""
    first = _midnight(now).replace(month=1, day=1)
    return AskedTime(listed=Window(first.replace(year=now.year - 1), first))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], AskedTime | None]], ...] = (
    (_BETWEEN, _between),
    (_SINCE, _since),
    (_UNTIL, _until),
    (_BEFORE_YESTERDAY, _before_yesterday),
    (_AGO, _ago),
    (_PAST, _past),
    (_YESTERDAY, _yesterday),
    (_ON_DATE, _on_date),
    (_ON_WEEKDAY, _on_weekday),
    (_IN_MONTH, _in_month),
    (_LAST_YEAR, _last_year_of),
)


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def _last_weekday(name: str, now: datetime) -> datetime:
    """The start of the last such day before today."""
    today = _midnight(now)
    return today - _DAY * ((today.weekday() - DAYS[name.lower()] - 1) % 7 + 1)


def _last(unit: str, now: datetime) -> Window:
    today = _midnight(now)
    monday = today - _DAY * today.weekday()
    match unit.lower():
        case "yesterday":
            return Window(today - _DAY, now)
        case "week":
            return Window(monday - _DAY * 7, min(monday + _DAY, now))
        case "weekend":
            return Window(monday - _DAY * 2, now)
        case "month":
            first = today.replace(day=1)
            return Window((first - _DAY).replace(day=1), min(first + _DAY, now))
        case "hour":
            return Window(now - timedelta(hours=1), now)
        case _:
            return Window(now - _DAY, now)


def _last_year(month: int, day: int, now: datetime) -> int:
    """A date without a year is the nearest: the coming one only within a quarter of a year."""
    ahead = (month - now.month) * 30 + day - now.day
    return now.year - (1 if ahead > 92 else 0)


def _read_date(found: Mapping[str, str | None], now: datetime) -> datetime | None:
    try:
        if found["iso"]:
            return datetime.fromisoformat(found["iso"]).replace(tzinfo=now.tzinfo)
        month = MONTHS[(found["month"] or found["month2"] or "").rstrip(".").lower()]
        day = int(found["day"] or found["day2"] or 0)
        year = int(found["year"] or found["year2"] or _last_year(month, day, now))
        return datetime(year, month, day, tzinfo=now.tzinfo)
    except (KeyError, ValueError, OverflowError):
        return None
