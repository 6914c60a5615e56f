"""Words of a text, folded and stemmed, so that what is looked for and what stands there can meet."""

import functools
import re

_WORD = re.compile(r"\w+(?:[.’'\-]\w+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0edf\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Khmer, Japanese and Chinese."""
_POSSESSIVES = ("’s", "'s")

STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here hers
    herself him himself his how i if in into is it its itself just may me might more most must my myself no nor not now
    of off on once one only or other our ours out over own said same say says shall she should so some such than that
    the their theirs them themselves then there these they this those through to told too under until up upon very
    was we were what when where whether which while who whom whose why will with would yet you your yours""".split()
)

_SMALL_NUMBERS = tuple(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()
)
DIGITS_IN_WORDS = _SMALL_NUMBERS[:9]
"""One to nine."""
_TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
NUMBERS_BELOW_HUNDRED = (
    rf"(?:{'|'.join(_TENS)})-(?:{'|'.join(DIGITS_IN_WORDS)})|{'|'.join(_SMALL_NUMBERS)}|{'|'.join(_TENS)}"
)
NUMBER_WORDS = (
    rf"(?:an?|{'|'.join(DIGITS_IN_WORDS)})\s+hundred(?:\s+and\s+(?:{NUMBERS_BELOW_HUNDRED}))?|{NUMBERS_BELOW_HUNDRED}"
)
"""Numbers below a thousand that are written in words, as a pattern has them: `eighty-five`, `two hundred and six`."""
SHIPS = (
    "ship|vessel|boat|ferry|tanker|freighter|trawler|yacht|barge|cutter|tug|bulker|steamer|cruiser|liner|carrier|"
    "frigate|submarine"
)
"""What has a name of its own, as a pattern has it."""
_VALUES = dict(zip(_SMALL_NUMBERS, range(1, 20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
_HUNDRED = 100


def read_number(words: str) -> int | None:
    """Give the number that words write out, below a thousand; None where they write none."""
    value = 0
    for word in re.split(r"[\s-]+", words.casefold()):
        if word == "hundred":
            value = (value or 1) * _HUNDRED
        elif word in _VALUES:
            value += _VALUES[word]
        elif word not in {"a", "an", "and"}:
            return None
    return value or None


def lower_capitals(words: str) -> str:
    """Give words all of whose letters are capitals in small ones, letter for letter; any others as they are."""
    small = words.lower() if words.isupper() else words
    return small if len(small) == len(words) else words


def tokens(text: str) -> list[str]:
    """Give the words in order, case folded, without possessive endings."""
    return [(word[:-2] if word.endswith(_POSSESSIVES) else word).casefold() for word in _WORD.findall(text)]


@functools.lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Cut a folded English word to a form its plural and common verb forms share; other words come back as they are."""
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    for ending, rest in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending == "s" and word[-2] in "sui":
                return word
            return _undouble(word[: len(word) - len(ending)] + rest)
    return word.removesuffix("e") if len(word) > 4 else word


def _undouble(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def count_words(text: str) -> int:
    """Count words; of scripts that set no spaces, two characters are one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def content_words(text: str) -> list[str]:
    """Give the words that carry meaning, in order."""
    return [word for word in tokens(text) if word not in STOP_WORDS and len(word) > 1]


def telling_pieces(text: str) -> list[str]:
    """Give the words that carry meaning; of scripts that set no spaces, the pairs of neighbouring characters."""
    found: list[str] = []
    for word in content_words(text):
        unspaced = _UNSPACED.search(word) is not None
        found += [word[at : at + 2] for at in range(len(word) - 1)] if unspaced else [word]
    return found
