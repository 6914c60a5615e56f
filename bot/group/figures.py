"""Reads counted things out of sentences: how many were killed, how many voted, how many balloons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.text.words import content_words, stem

Hedge = Literal["exact", "least", "most", "about"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ONES = tuple(word for word, value in _WORDS.items() if value < 10)
_TENS = tuple(word for word, value in _WORDS.items() if value >= 20)
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_NUMBER = re.compile(
    r"(?<![\w.,:/$€£¥#-])(?P<digits>\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,3})?)"
    r"(?P<scale>\s(?:hundred|thousand|million|billion))?(?![\w:/%°-]|[.,]\d)"
    rf"|(?<![\w-])(?P<word>(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES)})|{'|'.join(_WORDS)})(?:\s(?:hundred|thousand|million|billion|dozen))?)\b(?!-)",
    re.IGNORECASE,
)
_MONTHS = _set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_SPANS_OF_TIME = _set("second minute hour day week month year decade time age am pm per percent")
_PLURALS = _set("people men women children police troops dead personnel crew")
_ANYBODY = _set("people persons dead lives deaths fatalities victims")
_HOUR = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
_RATE = re.compile(r"[^,;.]{0,24}\s(?:a|an|per|each|every)\s(?:hour|day|week|month|year)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\bof\s(?:the|its|their|all)\s\Z", re.IGNORECASE)
"""What follows is all there are of them, not those whose fate is told."""
_NEAR = 60
"""Characters before a number in which stands what it is: denied, supposed, ahead, one more."""
_RANGE_BEFORE = re.compile(r"\d[\w,.]*\s*(?:to|or|-|–)\s*\Z|\bbetween\s+\d[\w,.]*\s+and\s+\Z", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\s*(?:to|or|-|–)\s*\d|\s+and\s+\d", re.IGNORECASE)
_PART = re.compile(r"(?:\s+\w+){0,2}\s+(?:from one|of them|of whom|of which|among them)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
_KINDS = {
    "more": re.compile(
        r"\b(?:further|additional|others?)\s+\Z|\b(?:another|second|third|separate|earlier|previous)\b", re.IGNORECASE
    ),
    "supposed": re.compile(r"\b(?:could|would|might|may|if|unless)\b", re.IGNORECASE),
    "ahead": re.compile(r"\b(?:will|shall|plans?\s+to|is\s+to|are\s+to|expected\s+to|due\s+to)\b", re.IGNORECASE),
}
_OVER = re.compile(
    r"\b(?:in|over|during)\s+(?:the\s+)?(?:last|past|recent)\b|\bthis\s+(?:week|month|year)\b|\bsince\b|\bso\s+far\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Ž][\w-]+")
_NO_PLACES = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december president minister governor mayor defence defense ministry i"
)
_NO_NOUN = _set("and in on at to were was from for by are is or but")
_HEDGES: tuple[tuple[Hedge, re.Pattern[str]], ...] = (
    ("least", re.compile(r"\b(?:at least|more than|over|no fewer than|upwards of|as many as)\s+\Z", re.IGNORECASE)),
    ("most", re.compile(r"\b(?:at most|up to|fewer than|less than|under|no more than)\s+\Z", re.IGNORECASE)),
    ("about", re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately)\s+\Z", re.IGNORECASE)),
)  # fmt: skip
_FATES = {
    "killed": re.compile(r"\b(?:kill(?:s|ed|ing)?|dead|died|deaths?|fatalities)\b", re.IGNORECASE),
    "wounded": re.compile(r"\b(?:wound(?:s|ed|ing)?|injur(?:es|ed|ing|ies)|hurt)\b", re.IGNORECASE),
    "detained": re.compile(r"\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?)\b", re.IGNORECASE),
    "missing": re.compile(r"\bmissing\b", re.IGNORECASE),
    "abducted": re.compile(r"\b(?:abduct(?:ed|ing)|kidnapp(?:ed|ing)|hostages?)\b", re.IGNORECASE),
    "displaced": re.compile(r"\b(?:displac(?:ed|ing)|evacuat(?:ed|ing))\b", re.IGNORECASE),
    "in favour": re.compile(r"\b(?:in favou?r|voted for)\b", re.IGNORECASE),
    "against": re.compile(r"\b(?:voted against|against)\b", re.IGNORECASE),
    "abstaining": re.compile(r"\babst(?:ained|aining|entions?)\b", re.IGNORECASE),
}
_LONGEST = 800
"""Characters of a sentence; what is longer is a table or a broken page."""
_MOST_APART = 10
"""Figures further apart than this many times are of different things."""
_ROUNDED = 0.12
"""Figures told with "about" that are nearer than this share of the greater may be the same one, rounded."""
_ROUND, _FAR = 100, 1.25
"""What one desk tells as more than a multiple of this, another may tell as more than a multiple not much greater."""
_REACH = 40
"""Characters between a number and the word that says what became of those counted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted thing: what was counted, how many, and the words around it."""

    subject: str
    """As printed, with what became of them: "people killed", "balloons"."""
    value: float
    hedge: Hedge
    context: frozenset[str]
    """The sentence's other words, stemmed."""
    months: frozenset[str]
    names: frozenset[str]
    """The sentence's capitalised words, but for its first."""
    kinds: frozenset[str]
    """What it is beside a plain count: `ahead`, `supposed`, `more` than others, a `part`, `over` a stretch of time."""


def find_figures(sentence: str) -> Iterator[Figure]:
    """Give the counts a sentence states; dates, ages, years, sums, shares and spans of time are none."""
    if len(sentence) > _LONGEST:
        return
    words = content_words(sentence)
    context = frozenset(stem(word) for word in words if not word.isdigit())
    months = frozenset(word[:3] for word in words if word in _MONTHS)
    names = frozenset(map(str.casefold, _CAPITALISED.findall(sentence))) - _NO_PLACES
    for number in _NUMBER.finditer(sentence):
        noun = _counted(sentence[number.end() : number.end() + 60])
        if noun is None or _is_date(sentence, number):
            continue
        fate = _nearest_fate(sentence, number)
        total = bool(fate) and _OUT_OF.search(sentence[: number.start()]) is not None
        before, after = sentence[: number.start()], sentence[number.end() :]
        if _value(number) < 2 or total or not (noun or fate) or _is_no_count(before, after):
            continue
        anybody = not noun or noun in _ANYBODY
        subject = f"{'people' if anybody else noun} {fate}".strip()
        kinds = _kinds(sentence, before, after)
        yield Figure(subject, _value(number), _hedge(before), context - {stem(noun)}, months, names, kinds)


def disagree(one: Figure, other: Figure) -> bool:
    """Say whether two figures of one thing cannot both hold, as far as "at least" and "about" leave it open."""
    low, high = (one, other) if one.value < other.value else (other, one)
    if low.value == high.value or one.subject != other.subject or high.value > _MOST_APART * low.value:
        return False
    if one.kinds != other.kinds:
        return False
    if any(mine and its and not mine & its for mine, its in ((one.months, other.months), (one.names, other.names))):
        return False
    if "about" in (one.hedge, other.hedge):
        return high.value - low.value > _ROUNDED * high.value
    if low.hedge == high.hedge:
        rounded = low.hedge != "exact" and not any(each.value % _ROUND for each in (low, high))
        return not rounded or high.value > _FAR * low.value
    return not (low.hedge == "least" or high.hedge == "most")


def _near(before: str) -> str:
    """The words of the same clause that stand before a number."""
    return re.split(r"[,;:]\s|\s(?:that|who|which|after|when)\s", before[-_NEAR:])[-1]


def _is_no_count(before: str, after: str) -> bool:
    """Say whether a number is one end of a range, or denied."""
    ranged = _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after)
    return ranged is not None or _NOT.search(_near(before)) is not None


def _kinds(sentence: str, before: str, after: str) -> frozenset[str]:
    near = _near(before)
    found = {name for name, pattern in _KINDS.items() if pattern.search(near)}
    found |= {"part"} if _PART.match(after) else set()
    return frozenset(found | ({"over"} if _OVER.search(sentence) else set()))


def _counted(after: str) -> str | None:
    """Give the plural counted right after a number, "" for none, None for a span of time, a rate or a month."""
    if _RATE.match(after) or _HOUR.match(after):
        return None
    found = ""
    for word in re.findall(r"\s+(?:of\s+(?:the|its|their)\s+)?([^\W\d_]+)(?=([^\w\s])?)", after)[:3]:
        plain = word[0].lower()
        singular = plain.rstrip("s")
        if plain in _MONTHS or (singular in _SPANS_OF_TIME and not found):
            return None
        if plain in _PLURALS or (plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and plain != "was"):
            found = plain
            break
        if word[1]:
            break
        if plain in _NO_NOUN:
            break
    return found


def _is_date(sentence: str, number: re.Match[str]) -> bool:
    """Say whether a number is a day, a year or an age."""
    before = re.search(r"([^\W\d_]+)\.?\s+\Z", sentence[: number.start()])
    word = before[1].lower() if before else ""
    if word in _MONTHS or word in {"aged", "age", "no", "number", "article", "chapter", "day", "magnitude"}:
        return True
    digits = number["digits"]
    return digits is not None and not number["scale"] and len(digits) == 4 and digits[:2] in {"18", "19", "20"}


def _value(number: re.Match[str]) -> float:
    words = (number["word"] or f"{number['digits'].replace(',', '')}{number['scale'] or ''}").lower().split()
    spelled = words[0].split("-")
    first = float(sum(_WORDS[each] for each in spelled) if spelled[0] in _WORDS else words[0])
    return first * (_SCALES[words[1]] if len(words) > 1 else 1)


def _hedge(before: str) -> Hedge:
    for hedge, pattern in _HEDGES:
        if pattern.search(before[-24:]):
            return hedge
    return "exact"


def _nearest_fate(sentence: str, number: re.Match[str]) -> str:
    """Name what became of those counted, by the nearest word with no other number between."""
    best, distance = "", _REACH + 1
    for fate, pattern in _FATES.items():
        for word in pattern.finditer(sentence):
            left, right = (
                (word.end(), number.start()) if word.start() < number.start() else (number.end(), word.start())
            )
            between = sentence[left:right]
            if right - left < distance and not re.search(r"\d|[;:]", between):
                best, distance = fate, right - left
    return best
