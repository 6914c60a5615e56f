"""Tells what is of an earlier time from what is news or ahead: `said at the time`, `In 2016, …`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile

from bot.model.analysis import Sentence, Span
from bot.text.days import DAY_NAMES, MONTH_NAMES, counts_from_its_day, number_month
from bot.text.verbs import has_past, is_past

STATES = (
    r"(?:said|says|vowed|promised|agreed|announced|warned|pledged|told|wrote|declared|planned|signed|hoped|reported|added|"
    r"confirmed)"
)
"""Verbs that tell what somebody says or promises, as a pattern."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BY_YEAR = re.compile(r"\b(?<!since\s)(?<!Since\s)(?P<year>(?:1[89]|20)\d\d)\b(?![,.]?\d)")
_YEAR_OF_SAYING = re.compile(
    rf"(?:\A\W*In\s(?:[\w-]+\s){{0,2}}?|\b{STATES}\s(?:\w+\s){{0,2}}?in\s(?:[\w-]+\s)?)(?P<year>(?:1[89]|20)\d\d)\b"
)
_IN_YEAR = rf"n\s(?:(?:early|late|mid)[\s-]|(?:{MONTH_NAMES})\s)?(?P<year>(?:1[89]|20)\d\d)\b"
_OPENS_IN_YEAR = re.compile(
    r"\A\W*(?:In|On|By|During|Throughout)\s(?:the\s)?(?:(?:early|late|mid)[\s-]|(?:[a-z]+\s)?[a-z]+\sof\s)?"
    rf"(?:(?:{DAY_NAMES}),?\s)?(?:\d{{1,2}}\s)?(?:(?:{MONTH_NAMES})(?:\s\d{{1,2}})?,?\s)?(?P<year>(?:1[89]|20)\d\d)\b"
)
"""`In the spring of 1954`, `On 1 April 1948`."""
_OPENS_IN_MONTH = re.compile(
    rf"\A\W*(?:In|On|During|Throughout)\s(?:(?:early|late|mid)[\s-])?(?:\d{{1,2}}\s)?(?P<month>{MONTH_NAMES})(?:\s\d{{1,2}})?(?![\w’']|,?\s\d)"
)
"""`In December`, `On 3 January`, of the year that the report is of or the one before."""
_RECENT = timedelta(days=56)
"""Time after the end of a month in which what it brought may still be news."""
_ENDS_IN_YEAR = re.compile(
    rf"(?:\s(?!to\b)[\w’'-]+){{0,5}}\si{_IN_YEAR}(?:\W*\Z|,\s(?:after\swhich|whereupon|when|where)\s)"
)
_SAID_IN_YEAR = re.compile(rf"\b{STATES}\si{_IN_YEAR}\W*\Z")
"""What ends with when it was said, whatever was ahead then."""
_HEARD_IN_YEAR = re.compile(
    rf"\b[Aa]ccording\sto\s(?:an?\s|the\s|some\s)?(?:[\w-]+\s){{0,2}}?(?:reports?|accounts?|stor(?:y|ies)|rumou?rs?)\s(?:of|from|in|dated)\s"
    rf"(?:(?:early|late|mid)[\s-])?(?:\d{{1,2}}\s)?(?:(?P<month>{MONTH_NAMES})\s)?(?P<year>(?:1[89]|20)\d\d)\b"
)
"""What is known from an old report alone: `according to reports of December 2025`."""
_PRESENT = re.compile(r"\b(?:has|have|is|are|says?|said|told)\b")
"""What tells the news although the sentence before tells of a past year."""
_SAYS = re.compile(r"\b(?:says?|said|told)\b")
_MOST_CARRIED = 12
"""Sentences through which a past year is carried forward."""
_DESCRIBES = re.compile(r",\s(?:who|which|whose|where|when)\b[^,]*\Z")
_STILL = re.compile(
    r"\b(?:will|shall|now|plans?\sto|(?:is|are)\s(?:to|due|expected|scheduled|set|planned|planning|going))\b"
)
"""What speaks of what is ahead of the report itself."""
_THEN = re.compile(
    rf"\bat\sthe\stime\b(?!\s(?:of|when))|\b{STATES}(?:\s\w+)?\s(?:then|that\s(?:day|week|month|year))\b|\bthen\s{STATES}\b"
)
_HAD = re.compile(rf"\bhad\s(?:\w+ly\s)?(?:{STATES}|sworn|set|been\s(?:due|set|scheduled|expected|planned))\b")
_YEARS_AGO = re.compile(r"\A\W*(?:[\w-]+\s){1,3}(?:years?|months|decades?)\s(?:ago|earlier|before)\b")
_YEARS_AGO_TODAY = re.compile(
    r"\A\W*(?:(?:[Ee]xactly|[Jj]ust|[Aa]lmost|[Nn]early)\s)?(?:[\w-]+\s){1,3}(?:years?|decades?|centur(?:y|ies))\sago,?\s(?:on\s)?"
    r"(?:(?:this|that|the\ssame)\s(?:very\s)?(?:day|week|weekend|month|morning|spring|summer|autumn|fall|winter)|today|tomorrow|yesterday|to\sthe\sday)\b"
)
"""An anniversary; what is told of it is of then, whatever day it is counted from."""
_DATES_BACK = re.compile(
    r"\A\W*(?:That|This|It|All\s(?:of\s)?(?:that|this|it)|(?:The|These|Those)\s(?:year|date|day|scene|incident|events?|episode|affair))\s"
    r"(?:is|was|were|happened|took\splace|occurred|dates?|came\sabout)\b(?:\s(?!(?:since|first|last|after|before|until)\b)[\w’',-]+){0,7}?\s"
    r"(?:(?P<year>(?:1[89]|20)\d\d)(?![,.]?\d)|(?:years?|decades?|centur(?:y|ies)|generations?)\sago)\b(?!\s(?:that|when)\b)"
)
"""What dates the sentences before it: `That was in the spring of 1987`, `It is forty years ago`."""
_NOTES_YEAR = re.compile(
    r"\A\W*[(\[](?![Gg]raphic|[Cc]hart|[Ss]ource)(?:[^()\[\]\n]{0,50}\b(?:of|from|in|[Aa]rchives?,?|[Ff]ile,?|[Pp]hoto,?|dated|[A-Z][a-z]{2,8})\s)?"
    r"(?P<year>(?:1[89]|20)\d\d)\b(?![,.]?\d)[^()\[\]\n]{0,40}[)\]]\W*\Z"
)
"""`(Our front page of 2 May 1968.)`"""
_MOST_DATED_BACK = 3
_OF_FOREBEARS = re.compile(
    r"\A\W*(?:(?:His|Her|Their|My|Our|The|[A-Z][\w-]+[’']s?)\s(?:own\s)?(?:(?:great-)?grand(?:father|mother|parents)|forefathers|forebears|ancestors)\s"
    r"(?:had|used\sto|once|always|lived|remembered|fled)\b|(?:As|When\s(?:he|she|they)\s(?:was|were))\s(?:an?\s)?(?:small\s|little\s|young\s)?"
    r"(?:child|boy|girl|children|boys|girls)\b)"
)
"""What carries its paragraph back to a time that nobody dates."""
_OF_NOW = re.compile(
    r"\b(?:is|are|am|has|have|does|do|will|shall|can|may|must|says?|said|told|tells?|now|ago|since|recent(?:ly)?|announced|"
    r"reported|added|confirmed|warned|pledged|vowed)\b"
)
"""What a text on the past alone does not hold; the month of May is no verb."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FEWEST_TOLD = 3
"""Sentences of a text that is judged as a whole."""
_LONG_PAST = 10
"""Years after which nobody reports a happening as news."""
_STILL_NOW = re.compile(r"\b(?:now|today|this\s(?:week|month|year)|next\s\w+)\b", re.IGNORECASE)


def is_yearless(words: str) -> bool:
    """Say whether words name no year."""
    return _BY_YEAR.search(words) is None


def is_of_then(text: str, sentences: Sequence[Sentence], number: int, today: date) -> bool:
    """Say whether a sentence tells what was ahead at an earlier time: `in the accord of 2015`, `said at the time`."""
    words = sentences[number].span.of(text)
    if _THEN.search(words) or _YEARS_AGO.match(words) or _is_before(_YEAR_OF_SAYING.search(words), today):
        return True
    if not _STILL.search(words):
        years = (each for each in _BY_YEAR.finditer(words) if not _DESCRIBES.search(words[: each.start()]))
        if _HAD.search(words) or any(_is_before(each, today) for each in years):
            return True
    before = _find_before(sentences, number)
    if before is None or _STILL_NOW.search(words):
        return False
    opened = before.span.of(text)
    return _YEARS_AGO.match(opened) is not None or (
        opened.startswith("In ") and _is_before(_YEAR_OF_SAYING.match(opened), today)
    )


def is_of_past_year(text: str, sentences: Sequence[Sentence], number: int, today: date) -> bool:
    """Say whether a sentence tells of a past year or a month long over, which it opens with or its verb leads to, or
    goes on from one that does: `In 2016, …`, `They broke in 2016. Norway …`, in a May `In December …`."""
    itself = _tells_of_past_year_itself(sentences[number].span.of(text), today)
    return _goes_on_from_past(text, sentences, number, today) if itself is None else itself


@lru_cache(maxsize=8192)
def _tells_of_past_year_itself(words: str, today: date) -> bool | None:
    """Say whether a sentence tells of a past year or of now; None where it says neither."""
    if _YEARS_AGO_TODAY.match(words) and not _SAYS.search(words) and not _STILL.search(words):
        return True
    if _is_before(_SAID_IN_YEAR.search(words), today) or _is_heard_long_ago(_HEARD_IN_YEAR.search(words), today):
        return True
    if counts_from_its_day(words) or _STILL.search(words) or _STILL_NOW.search(words):
        return False
    return _tells_of_past_year(words, today) or None


def is_all_of_past(text: str, sentences: Sequence[Sentence], today: date) -> bool:
    """Say whether a whole text tells of years long past: its opening and another sentence name one, and nothing but
    what stands between quotation marks tells of now, or that somebody says something."""
    told = [_QUOTED.sub("", each.span.of(text)) for each in sentences]
    if len(told) < _FEWEST_TOLD or any(_OF_NOW.search(words) or counts_from_its_day(words) for words in told):
        return False
    years = [[int(each["year"]) for each in _BY_YEAR.finditer(words)] for words in told]
    opening = (each for each in _BY_YEAR.finditer(told[0]) if not _DESCRIBES.search(told[0][: each.start()]))
    dated = [each for each in years if each]
    old = all(year <= today.year - _LONG_PAST for each in dated for year in each)
    return old and next(opening, None) is not None and len(dated) > 1


def is_of_passage_on_past(text: str, sentences: Sequence[Sentence], number: int, today: date) -> bool:
    """Say whether a sentence, such as `It was unclear whether …`, goes on with what its paragraph tells of a past
    year, or says itself that it is of then."""
    if _THEN.search(sentences[number].span.of(text)):
        return True
    for at in range(number, -1, -1):
        if sentences[at].paragraph != sentences[number].paragraph:
            return False
        if is_of_past_year(text, sentences, at, today):
            return True
        words = sentences[at].span.of(text)
        if counts_from_its_day(words) or _STILL.search(words) or _PRESENT.search(words):
            return False
    return False


def find_dated_back(text: str, sentences: Sequence[Sentence], today: date) -> Iterator[Span]:
    """Give the sentences that tell of a time long over which only their neighbours name: those before one that dates
    them, and those behind one that carries its paragraph back to somebody's forebears."""
    carried: int | None = None
    for at, each in enumerate(sentences):
        words = each.span.of(text)
        found = _DATES_BACK.match(words) or (None if has_past(words) else _NOTES_YEAR.match(words))
        if found is not None and (found["year"] is None or _is_before(found, today)):
            before = reversed(sentences[max(0, at - _MOST_DATED_BACK) : at])
            yield from (other.span for other in takewhile(lambda one: _is_told_in_past(one.span.of(text)), before))
        if _OF_FOREBEARS.search(words) and _is_told_in_past(words):
            carried = each.paragraph
        if carried == each.paragraph and _is_told_in_past(words):
            yield each.span


def _goes_on_from_past(text: str, sentences: Sequence[Sentence], number: int, today: date) -> bool:
    """Say whether a sentence stands behind one that tells of a past year and nothing between them tells of now: in its
    paragraph, or further on where nothing before that year was news; a report comes back from it to its news."""
    if _PRESENT.search(sentences[number].span.of(text)):
        return False
    for at in range(number - 1, max(number - _MOST_CARRIED, 0) - 1, -1):
        words = sentences[at].span.of(text)
        if _tells_of_past_year(words, today):
            near = sentences[at].paragraph == sentences[number].paragraph
            return near or not any(_is_news(each.span.of(text)) for each in sentences[:at])
        if not (_is_told_in_past(words) and _is_told_in_past(sentences[number].span.of(text))):
            return False
    return False


def _is_news(words: str) -> bool:
    return counts_from_its_day(words) or _SAYS.search(words) is not None


def _is_told_in_past(words: str) -> bool:
    """Say whether a sentence has a verb of the past, and nothing in it is of now."""
    if any(each.search(words) for each in (_PRESENT, _STILL, _STILL_NOW)) or counts_from_its_day(words):
        return False
    return has_past(words)


def _tells_of_past_year(words: str, today: date) -> bool:
    """`They broke in 2016`: its only verb is of that year; in `agreed to mend what broke in 2016` it is not."""
    if _opens_in_past_month(words, today):
        return True
    if (_YEAR.search(words) is None and _YEARS_AGO.match(words) is None) or counts_from_its_day(words):
        return False
    if _YEARS_AGO.match(words) or _is_before(_OPENS_IN_YEAR.match(words), today):
        return True
    verbs = [found.end() for found in re.finditer(r"[a-z]+", words) if is_past(found[0])]
    year = _ENDS_IN_YEAR.match(words, verbs[0]) if verbs else None
    return year is not None and sum(end < year.start("year") for end in verbs) == 1 and _is_before(year, today)


def _opens_in_past_month(words: str, today: date) -> bool:
    """Say whether a sentence opens with a month that was over weeks ago when it last came, and tells what happened."""
    found = _OPENS_IN_MONTH.match(words)
    if found is None or _BY_YEAR.search(words) or counts_from_its_day(words):
        return False
    month = number_month(found["month"])
    year = today.year if month <= today.month else today.year - 1
    return has_past(words) and _is_long_over(year, month, today)


def _is_long_over(year: int, month: int, today: date) -> bool:
    return today - date(year + month // 12, month % 12 + 1, 1) > _RECENT


def _is_heard_long_ago(heard: re.Match[str] | None, today: date) -> bool:
    """Say whether a report that is named came out in a month long over, or in a past year."""
    if heard is None or heard["month"] is None:
        return _is_before(heard, today)
    return _is_long_over(int(heard["year"]), number_month(heard["month"]), today)


def _find_before(sentences: Sequence[Sentence], number: int) -> Sentence | None:
    """The sentence before in the same paragraph."""
    before = sentences[number - 1] if number else None
    return before if before is not None and before.paragraph == sentences[number].paragraph else None


def _is_before(year: re.Match[str] | None, today: date) -> bool:
    return year is not None and int(year["year"]) < today.year
