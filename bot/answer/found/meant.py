"""Names that a member may have meant who typed one that stands nowhere."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answer.asked.named import LETTERS
from bot.answer.asked.terms import is_asking
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import Gazetteer, load_gazetteer

_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-zà-ž][^\W\d_]{3,}")
"""A word with a capital within a sentence."""
_PLAIN = re.compile(r"\b[a-z]{6,40}\b")
_WITHIN = re.compile(r"(?<=[\w,] )[^\W\d_]{2,}")
_TYPED = re.compile(r"[^\W\d_]{2,}")
_IN_A_NAME = re.compile(r"[^\W\d_]{4,}")
_DAY = re.compile(rf"(?:{DAY_NAMES}|{MONTH_NAMES})\Z", re.IGNORECASE)
_SHORTEST, _SHORTEST_PLAIN, _LONG = 5, 6, 8
"""Letters of a word with a capital, and of one without, that may be a name with one slip, and of one with two."""
_LONGEST = 40


def find_meant(missing: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Give for each of the words that stand nowhere the name nearest to it, of those in some texts or of the listed
    ones, that begins alike and is one slip away, or two from a long word; at most one a word.

    A worker process is handed this, for the texts may be many."""
    texts = tuple(texts)
    names = {
        name.casefold(): name
        for name in (*_list_listed(load_gazetteer()), *_list_told(texts))
        if not is_asking(name.casefold()) and _DAY.match(name) is None
    }
    plain = frozenset(word for text in texts for word in _PLAIN.findall(text))
    found = (_find_nearest(word, names) or _find_swapped(word, plain) for word in missing)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _find_swapped(word: str, plain: frozenset[str]) -> str | None:
    """A word in small letters of which two letters were swapped: that seldom makes another word."""
    if len(word) < _SHORTEST_PLAIN or word != word.lower() or word in plain:
        return None
    letters = sorted(word)
    return next((each for each in sorted(plain) if sorted(each) == letters and OSA.distance(word, each) == 1), None)


def give_capitals(asked: str, texts: Iterable[str]) -> str:
    """Give a question typed in small letters with a capital for each word that some texts print with one wherever it
    stands within a sentence; as it is where it has a capital anywhere but at its start."""
    wanted = (
        {word for word in _TYPED.findall(asked) if not is_asking(word) and word not in LETTERS}
        if asked[1:] == asked[1:].lower()
        else set()
    )
    small: set[str] = set()
    large: set[str] = set()
    for word in (each for text in texts if wanted for each in _WITHIN.findall(text) if each.lower() in wanted):
        (small if word.islower() else large).add(word.lower())
    return _TYPED.sub(lambda found: found[0].capitalize() if found[0] in large - small else found[0], asked)


def _find_nearest(word: str, names: dict[str, str]) -> str | None:
    typed, shortest = word.casefold(), _SHORTEST if word[:1].isupper() else _SHORTEST_PLAIN
    if not shortest <= len(typed) <= _LONGEST or typed in names:
        return None
    alike = [name for name in names if name[0] == typed[0]]
    found = process.extractOne(typed, alike, scorer=OSA.distance, score_cutoff=2 if len(typed) >= _LONG else 1)
    return None if found is None else names[found[0]]


def _list_listed(gazetteer: Gazetteer) -> Iterable[str]:
    for known in gazetteer.iter_all():
        for form in gazetteer.forms_of(known.key):
            yield from (word for word in _IN_A_NAME.findall(form) if word[0].isupper())


def _list_told(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from _NAME.findall(text)
