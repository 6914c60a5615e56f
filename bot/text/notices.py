"""Reads a notice that corrects an earlier article: which of its sentences repeats what that one said, which figure,
day, place or person is taken back with it, and where it says how it is. Only the notice is read here: what it hits of
another article is found by `corrections`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.analysis import Span
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.words import NUMBER_WORDS, read_number

_LABEL = re.compile(
    r"\W*(?:(?:An?\s)?(?:Corrections?|Clarifications?)(?:\sand\s(?:Corrections?|Clarifications?))?\s*[:–—|-]|"
    r"Correct(?:s|ed|ing)\s(?=\w)(?!officers?\b)|Correct(?:s|ed)\s*[:–—|-])\s*",
    re.IGNORECASE,
)
"""How the title or the text of such a notice opens; not `Corrections officers`."""
_TITLE = re.compile(
    r"\W*(?:(?:Corrections?|Clarifications?|Corrected|Errat(?:um|a))(?:\s(?:and|&)\s(?:Corrections?|Clarifications?))?|For\sthe\srecord)"
    r"(?:\W*\Z|\s(?:to|on|of|for|regarding)\s(?:[\w’'-]+\s){0,3}?(?:reports?|articles?|stor(?:y|ies)|dispatch|headline|caption|item|post|"
    r"\d{1,2}\s[A-Z]|[A-Z][a-z]+\s\d)|\s[-–—]\s)",
    re.IGNORECASE,
)
"""How a title says so without a colon: it is the word alone, or names an article."""
_CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4}\b)?\W*")
"""What stands before an entry of a live page."""
_EARLIER_SAID = re.compile(
    r"(?:\b(?:article|story|dispatch|headline|caption|bulletin|post|item|entry|paragraph)s?\b|"
    r"\b(?:earlier|previous|original|first|initial|our|this)\s(?:\w+\s)?(?:report|version|alert|update)s?\b|"
    r"\b(?:report|version|alert|update)s?\s(?:published|posted|issued|sent|of|on)\b|\b(?:we|it)\s(?=[a-z]+ly\s|earlier\s)|\b(?=(?:(?:wrong|incorrect|mistaken|erroneous)ly)\s(?:said|stated|reported|wrote)\b))[^.;]*?"
    r"\b(?:said|stated|reported|gave|put|wrote|misstated|named|identified|misidentified|described|called|quoted|misquoted)\b",
    re.IGNORECASE,
)
"""Where a notice repeats what it takes back: an article's words, not those of anybody's report."""
_TURN = re.compile(
    r"[;)]\s|,?\s(?:instead\sof|rather\sthan|when|whereas|while|but|not|should\shave|in\sfact|actually)\b",
    re.IGNORECASE,
)
"""Where it may go on to how it is."""
_WRONG_BEFORE = re.compile(
    r"\b(?:not|instead\sof|rather\sthan|down\sfrom|up\sfrom|from|(?:earlier|previous|initial|first|wrongly|incorrectly|mistakenly|"
    r"erroneously)\b[^;.]{0,60}?)\s(?:the\s|of\s|about\s|at\sleast\s)?\Z",
    re.IGNORECASE,
)
"""What stands before the figure that is taken back."""
TOO_HIGH = (
    r"[^;,.]{0,40}?\s(?:was|were|is|had\sbeen|has\sbeen)\s(?:far\s|much\s|clearly\s)?"
    r"(?:too\s(?:high|low)|wrong|mistaken|incorrect|an?\s(?:\w+\s)?(?:error|mistake))\b"
)
"""What stands behind a figure that whoever gave it takes back: `its figure of 900 on Monday had been too high`."""
_WRONG_BEHIND = re.compile(
    rf"[^;,.]{{0,40}},?\s(?:as|which)\s(?:was\s)?(?:first|earlier|previously|initially)\b|{TOO_HIGH}"
)
_IN_ERROR = re.compile(
    r"\b(?:wrong(?:ly)?|incorrect(?:ly)?|in\serror|mistaken(?:ly)?|erroneous(?:ly)?|misstated|by\smistake|inaccurate(?:ly)?)\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:article|report|story|version|headline|text|post|page)\b[^.;]*\b(?:amended|corrected|updated|changed|removed|"
    r"deleted|republished|below)\b",
    re.IGNORECASE,
)
_SHORT = MONTH_NAMES.replace(r"\.", r"\b")
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}\s(?:{MONTH_NAMES}|{_SHORT})|(?:{MONTH_NAMES}|{_SHORT})\s\d{{1,2}})(?:,?\s(?:19|20)\d\d)?\b|\b(?:19|20)\d\d\b|"
    r"\bpara(?:graph)?s?\s\d+|\b\d+(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
"""Days, and the places of a text, are no figures that were wrong."""
_DATED = re.compile(
    rf"\b(?:(?P<number>\d{{1,2}})\s(?P<month>{MONTH_NAMES})(?!\w)|(?P<month_first>{MONTH_NAMES})\s(?P<number_last>\d{{1,2}})\b|"
    rf"(?P<alone>{MONTH_NAMES})(?!\w)|(?:{DAY_NAMES})\b)"
)
_PLACED = re.compile(r"\b(?:in|at|from|near|to|off)\s(?:the\s)?(?P<name>[A-ZÀ-Ž][\w-]+(?:\s[A-ZÀ-Ž][\w-]+)*)")
_INSTEAD = re.compile(r",?\s(?:not|instead\sof|rather\sthan)\s(?:(?:in|on|at|near|from|to)\s)?(?:the\s)?(?=[A-ZÀ-Ž\d])")
"""What stands before a day or place that is taken back."""
_NUMBER = re.compile(rf"(?<![\w.,])(?:\d[\d,.]*\d|\d|{NUMBER_WORDS})(?![\w])", re.IGNORECASE)
_READ = 5
"""Sentences in which a notice says what it corrects; the report itself may follow."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a correction takes back."""

    wrong: Span
    """The words that repeat what was said."""
    told: Span
    """From there to where it says how it is: neither may be read without the other."""
    figures: frozenset[str]
    """What was wrong; empty where it was no figure."""
    marks: frozenset[str]
    """The figures, or else the days or places that were wrong, as `list_marks` gives them."""
    right: Span | None
    """The words that say how it is, or that it was wrong; none where what is taken back says so itself."""
    of_itself: tuple[Span, ...]
    """Sentences that tell of the article and not of the news."""


def opens_as_notice(title: str, text: str, start: int = 0) -> bool:
    """Say whether a title, or a text from where its own words begin, opens as a correction does."""
    return any((_LABEL.match(text, start), _LABEL.match(title), _TITLE.match(title)))


def find_notice(title: str, text: str, sentences: Sequence[Span]) -> Notice | None:
    """Give what a correction corrects; None for any other article, and where it does not say what was wrong."""
    if not sentences:
        return None
    if not opens_as_notice(title, text, skip_dateline(text, sentences[0]).start):
        return None
    spans = sentences[:_READ]
    for at, span in enumerate(spans):
        found = _read(text, span, spans[at + 1 : at + 3])
        if found is not None:
            wrong, right, figures = found
            told = Span(span.start, max(span.end, right.end if right is not None else 0))
            of_itself = [each for each in spans if not told.holds(each) and _OF_ITSELF.search(each.of(text))]
            return Notice(wrong, told, figures, figures or _list_wrong(text, wrong, right), right, tuple(of_itself))
    return None


def find_entry(text: str, sentences: Sequence[Span], at: int) -> tuple[Span, frozenset[str]] | None:
    """Give the words of an entry, such as `21:12 CORRECTION: An earlier entry said …`, that repeat what was wrong and
    leave how it is to the next sentence, and the figures that were; None for any other sentence."""
    span = sentences[at]
    if not is_entry_of_correction(text, span):
        return None
    found = _read(text, span, sentences[at + 1 : at + 3])
    if found is not None:
        wrong, right, figures = found
        return None if right is None or span.holds(right) else (wrong, figures)
    said = _EARLIER_SAID.search(text, span.start, span.end)
    return (span, list_figures(text[said.end() : span.end])) if said is not None else None


def is_entry_of_correction(text: str, sentence: Span) -> bool:
    """Say whether a sentence is labelled as one that corrects: `21:12 CORRECTION: An earlier entry said …`."""
    clock = _CLOCK.match(text, sentence.start, sentence.end)
    return _LABEL.match(text, clock.end() if clock is not None else sentence.start, sentence.end) is not None


def list_marks(words: str) -> frozenset[str]:
    """Give what a notice may say was wrong of words, persons apart: figures, days and places."""
    return list_figures(words) | _list_days(words) | _list_places(words)


def list_days_told(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the days that words name, and those of them that they say it was not: `on Sunday, not on Friday`."""
    behind = [found for turn in _INSTEAD.finditer(words) if (found := _DATED.match(words, turn.end())) is not None]
    wrong = frozenset().union(*(_list_days(each[0]) for each in behind))
    return _list_days(words) - wrong, wrong


def _list_wrong(text: str, wrong: Span, right: Span | None) -> frozenset[str]:
    """The days, or else the places, that stand in what is taken back while others stand in how it is."""
    said = _EARLIER_SAID.search(text, wrong.start, wrong.end)
    turn = _INSTEAD.search(text, wrong.start, wrong.end) if right is None else None
    if turn is not None:
        theirs, ours = text[wrong.start : turn.start()], f"in {text[turn.end() : wrong.end]}"
    elif said is not None and right is not None:
        theirs, ours = right.of(text), text[said.end() : wrong.end]
    else:
        return frozenset()
    for listed in (_list_days, _list_places):
        if listed(ours) and listed(theirs) - listed(ours):
            return listed(ours) - listed(theirs)
    return frozenset()


def _list_days(words: str) -> frozenset[str]:
    """`20 October`, `October 20`, a month without a day, a day of the week, in small letters and one order."""
    found = set()
    for each in _DATED.finditer(words):
        month = (each["month"] or each["month_first"] or each["alone"] or "")[:3]
        number = each["number"] or each["number_last"] or ""
        found.add(f"{number} {month}".strip().casefold() if month else each[0].casefold())
    return frozenset(found)


def _list_places(words: str) -> frozenset[str]:
    """The names behind `in` and its like, days and months apart."""
    return frozenset(each["name"] for each in _PLACED.finditer(words) if not _DATED.match(each["name"]))


def skip_label(text: str, told: Span) -> Span:
    """Give a notice's words without `Correction:` before them."""
    opened = skip_dateline(text, told)
    label = _LABEL.match(text, opened.start, opened.end)
    kept = Span(label.end(), told.end) if label is not None else opened
    return kept if text[kept.start : kept.start + 1].isupper() else opened


def _read(text: str, span: Span, behind: Sequence[Span]) -> tuple[Span, Span | None, frozenset[str]] | None:
    """The words that repeat what was wrong, those that say how it is, in the sentence or behind it, and the figures."""
    said = _EARLIER_SAID.search(text, span.start, span.end)
    if said is None:
        figures = list_taken_back(span.of(text))
        return (span, None, figures) if figures or _list_wrong(text, span, None) else None
    turns = [each.start() for each in _TURN.finditer(text, said.end(), span.end)]
    for turn, right in [*((turn, Span(turn, span.end)) for turn in turns), *((span.end, each) for each in behind)]:
        wrong = Span(span.start, turn)
        ours = list_figures(wrong.of(text))
        theirs = list_figures(right.of(text)) - list_taken_back(right.of(text))
        if ours and theirs - ours:
            return wrong, right, ours - theirs
        if not ours and turn == span.end and not _OF_ITSELF.search(right.of(text)):
            return wrong, right, ours
    if _IN_ERROR.search(text, span.start, span.end):
        return span, None, list_figures(span.of(text))
    says_so = next((each for each in behind[:1] if _IN_ERROR.search(each.of(text))), None)
    return (span, says_so, list_figures(span.of(text))) if says_so is not None else None


def list_taken_back(words: str) -> frozenset[str]:
    """Give the figures a sentence takes back, where it gives another one."""
    numbers = list(_NUMBER.finditer(words))
    wrong = {
        value_of(each[0])
        for each in numbers
        if _WRONG_BEFORE.search(words, 0, each.start()) or _WRONG_BEHIND.match(words, each.end())
    }
    return frozenset(wrong) if wrong != {value_of(each[0]) for each in numbers} else frozenset()


def list_figures(words: str) -> frozenset[str]:
    """Give the figures that words print, `twelve` as 12; no days and no years."""
    return frozenset(value_of(each[0]) for each in _NUMBER.finditer(_DAY.sub(" ", words)))


def strip_figures(words: str) -> str:
    """Give words without their figures."""
    return _NUMBER.sub(" ", words)


def value_of(number: str) -> str:
    """Give a figure as digits without commas."""
    written = read_number(number)
    return str(written) if written is not None else number.replace(",", "")
