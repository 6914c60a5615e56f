"""Reads a claim or a cited passage into what can be compared: words in order, names, figures, what is denied."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.evidence.units import find_unit
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split
from bot.text.verbs import base_of, is_past
from bot.text.words import STOP_WORDS, stem

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+-\d+|[^\W\d_](?:[.](?=[A-Z]\b)|[’'](?=\w)|\w)*", re.UNICODE
)
_POSSESSIVE = re.compile(r"[’'](?:s|S)?\Z")
_OPENING = frozenset('"“‘:(')
_PARTING = re.compile(r"[,;:()]|\s[–—-]\s")
_STRAIGHT = str.maketrans("’‘“”–—\u00a0", "''\"\"-- ")
_NEGATORS = frozenset({"not", "no", "never", "without", "neither", "nor", "none", "cannot", "nobody", "nothing"})
_SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "dozen": 12, "half": 0.5, "twice": 2, "pair": 2, "both": 2,
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_TEN = 10
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
           "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12}  # fmt: skip
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z")
_MONTHS = ("january february march april may june july august september october november december").split()
_DATES = (
    {name: name for name in _MONTHS} | {name[:3]: name for name in _MONTHS if name != "may"} | {"sept": "september"}
)
_DATES |= {name: name for name in "monday tuesday wednesday thursday friday saturday sunday".split()}
_DATES |= {name: name for name in ("yesterday", "tomorrow", "today", "tonight")}
_UNSURE = frozenset({"may", "march", "april", "august", "june", "mar", "jan"})
"""Months that are also words or people's names: dates only behind a word that dates, or beside a number."""
_DATING = frozenset("in since last late early mid until by from on of this next and to through before after".split())

_OPENERS = frozenset(
    """according many several additionally however meanwhile also following despite although though earlier later since
    officials official critics experts lawmakers police protesters voters residents leaders leader thousands hundreds
    millions dozens people others another among amid around across along like unlike much nearly almost even ever every
    other one two three four five six seven eight nine ten first last next new late early still yet thus hence instead
    perhaps maybe today yesterday tomorrow authorities investigators prosecutors analysts researchers scientists
    supporters opponents opposition soldiers troops forces rescuers workers families parents students teachers doctors
    patients women men children white black conservative conservatives liberals left right media news reports sources
    voices local federal state national foreign former senior talks negotiations markets prices oil shares stocks
    tensions violence fighting clashes attacks protests demonstrators election elections results polls data figures
    ahead within without regardless prior upon per""".split()
)
"""Words that begin sentences often and are no names."""
_COMMON_ENDS = (
    "ing", "ly", "ed", "tion", "sion", "ment", "ments", "ness", "ity", "ies", "ists", "ogy", "ance", "ence", "ary",
    "ials", "ates", "ive", "ives", "ous", "ful", "less", "able", "ical", "tional", "ential", "ecent", "ings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word where it stands: as printed, folded, stemmed, and what kind of thing it is."""

    printed: str
    folded: str
    stem: str
    figure: float | None = None
    date: str | None = None
    name: str | None = None
    """The actor key of a listed actor, else the folded word of another name."""
    opening: bool = False
    """It has its capital for standing first; a name only if the words behind it make it one."""
    denied: bool = False
    """It stands right behind a `not`, `never`, `without`."""
    unit: str | None = None
    """What a figure counts in."""
    parted: bool = False
    """A comma, bracket or dash parts it from the word before."""
    negates: bool = False
    """It denies what follows it."""
    owner: bool = False
    """It has a possessive ending: what follows is a thing, not what it does."""

    @property
    def carries(self) -> bool:
        """Say whether the word means something by itself."""
        return self.figure is not None or (self.folded not in STOP_WORDS and len(self.folded) > 1)


@dataclass(frozen=True)
class Reading:
    """A text as words, sentence by sentence."""

    text: str
    sentences: tuple[tuple[Word, ...], ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word in order."""
        return tuple(word for sentence in self.sentences for word in sentence)


def fold(text: str) -> str:
    """Give a text without accents and case, quotes and dashes straight."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_STRAIGHT).casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def read(text: str) -> Reading:
    """Read a text; capital letters at the start of a sentence make a name only where the word is one elsewhere."""
    plain = {match[0] for match in re.finditer(r"\b[a-z][\w’'-]*", text)}
    sentences = tuple(tuple(_words(each.span.of(text), plain)) for each in split(text))
    return Reading(text, tuple(each for each in sentences if each))


def _words(sentence: str, plain: set[str]) -> Iterator[Word]:
    found = list(_TOKEN.finditer(sentence))
    listed = {at: each.key for each in load_gazetteer().scan(sentence) for at in range(each.span.start, each.span.end)}
    negators = _list_negators(found)
    denied = _denied(sentence, found, negators)
    shouted = sentence.isupper() or _is_headline(found)
    skip = -1
    for number, match in enumerate(found):
        if number <= skip:
            continue
        printed = _POSSESSIVE.sub("", match[0])
        folded = fold(printed).replace(".", "") if not printed[0].isdigit() else fold(printed)
        figure, skip = _figure(found, number, folded)
        date = _date(printed, folded) if folded not in _UNSURE or _is_dated(found, number) else None
        name: str | None = listed.get(match.start())
        gap = sentence[found[number - 1].end() : match.start()] if number else ""
        opening = name is None and (number == 0 or gap.rstrip()[-1:] in _OPENING)
        capital = printed[0].isupper() and not shouted
        if name is None and capital and date is None and folded not in STOP_WORDS and figure is None:
            name = None if opening and (folded in plain or _opens(folded)) else folded
        last = found[max(number, skip)].end()
        unit = find_unit(sentence, match.start(), last) if figure is not None else None
        parted = _PARTING.search(gap) is not None
        yield Word(
            printed, folded, stem(base_of(folded)), figure, date, name, opening, denied=number in denied, unit=unit,
            parted=parted, negates=number in negators, owner=printed != match[0],
        )  # fmt: skip


def _opens(folded: str) -> bool:
    """Say whether a word with a capital at the start of a sentence is most likely no name."""
    return folded in _OPENERS or folded.endswith(_COMMON_ENDS)


def _is_headline(found: Sequence[re.Match[str]]) -> bool:
    """Most words have capitals: they tell nothing."""
    long = [match[0] for match in found if len(match[0]) > 3 and match[0][0].isalpha()]
    return len(long) > 4 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _list_negators(found: Sequence[re.Match[str]]) -> set[int]:
    """Which words deny: `not` and its like, and `yet to`, but not `whether or not`, `not only`, `not hesitate`."""
    words = [fold(match[0]) for match in found]
    numbers = set[int]()
    beside = zip(["", *words], words, [*words[1:], ""], strict=False)
    for number, (before, word, behind) in enumerate(beside):
        idle = word == "not" and (before in {"or", "if"} or behind in {"only", "just", "merely", "hesitate"})
        if (is_negator(word) and not idle) or (word == "yet" and behind == "to"):
            numbers.add(number)
    return numbers


def _denied(sentence: str, found: Sequence[re.Match[str]], negators: set[int]) -> set[int]:
    """Which words stand in the reach of a negator: the next three of its clause that carry meaning, of five."""
    reached: set[int] = set()
    for number in negators:
        told = 0
        for at in range(number + 1, min(number + 6, len(found))):
            if re.search(r"[,;:()]", sentence[found[at - 1].end() : found[at].start()]):
                break
            if fold(found[at][0]) not in STOP_WORDS:
                reached.add(at)
                told += 1
            if told == 3:
                break
    return reached


def is_negator(folded: str) -> bool:
    """Say whether a folded word denies what follows it, where nothing beside it says otherwise."""
    return folded in _NEGATORS or folded.endswith("n't")


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Say whether a word is done to what stands before it: a participle behind a form of `be`."""
    return is_past(words[at].folded) and any(each.folded in _BEING for each in words[max(0, at - 1 - _ADVERB) : at])


_BEING = frozenset("is are was were be been being".split())
_ADVERB = 1
"""Words that may stand between a form of `be` and its participle."""


def _figure(found: Sequence[re.Match[str]], number: int, folded: str) -> tuple[float | None, int]:
    """The number a word gives with a scale behind it, and the last word that belongs to it."""
    ordinal = _ORDINAL.fullmatch(folded)
    if folded[0].isdigit():
        digits = (ordinal[1] if ordinal else folded).replace(",", "").replace(":", ".")
        try:
            value = float(digits)
        except ValueError:
            return None, -1
    elif folded in _SMALL:
        value = float(_SMALL[folded])
    else:
        return None, -1
    last = number
    if last + 1 < len(found) and folded in _TENS:
        ones = _SMALL.get(fold(found[last + 1][0]), 0)
        value, last = (value + ones, last + 1) if 1 < ones < _TEN else (value, last)
    if last + 1 < len(found):
        scale = _SCALES.get(fold(found[last + 1][0]))
        if scale is not None and folded != "dozen":
            return value * scale, last + 1
    return value, last if last > number else -1


def _is_dated(found: list[re.Match[str]], number: int) -> bool:
    beside = found[number - 1 : number] + found[number + 1 : number + 2] if number else found[1:2]
    return any(match[0][0].isdigit() or fold(match[0]) in _DATING for match in beside)


def _date(printed: str, folded: str) -> str | None:
    if folded in _DATES and (printed[0].isupper() or folded in {"yesterday", "tomorrow", "today", "tonight"}):
        return _DATES[folded]
    return None
