"""Whether words tell that somebody was charged, held or convicted, and for whose death."""

import re
from collections.abc import Sequence

from bot.answer.asked.otherwise import alike
from bot.answer.asked.terms import Term, root
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.acting import is_being_done
from bot.answer.holding.deeds import is_supposed
from bot.text.gazetteer import load_gazetteer

_NO_PERSON = re.compile(
    r"\w+\s+(?:an?\s+)?(?:(?:more|less|about|up|extra|over)\s+|[$€£]|\d[\d,.]*\s+(?!(?:people|men|women)\b)|fees?\b)"
)
"""Behind `charged`, how much and not whom."""
_HELD_NOUN = re.compile(
    r"(?:arrest|charge|conviction|detention|indictment)s?\b(?!\s+(?:station|point|of\s+battery|that))", re.IGNORECASE
)
_KILLING = re.compile(
    r"\b(?:murder|manslaughter|homicide|kill(?:ed|ing)|(?:causing|over|for|with)\s+(?:the|his|her)\s+death)\b",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\b(?:murder|manslaughter|homicide|killing|death)\s+of\s+(?P<who>[^,.;]+)", re.IGNORECASE)
_DEATHS = frozenset(map(root, "death die kill killing murder shoot shooting dead".split()))


def alike_or_same(one: str, other: str) -> bool:
    """Say whether two roots are one or stand for nearly the same."""
    return one == other or (alike(one) is not None and alike(one) == alike(other))


def is_done_to_people(words: str, at: int) -> bool:
    """Say whether a deed is told as done to somebody, or to nobody: `charged with theft`, not `charged 20 euros`."""
    if is_supposed(words, at) or _NO_PERSON.match(words, at) is not None:
        return False
    verb = words[at : end_word(words, at)].casefold()
    return is_being_done(words, at) or _HELD_NOUN.match(words, at) is not None or verb.endswith(("ed", "ing"))


def tells_deed_done(deed: str, words: str) -> bool:
    """Say whether words that tell a deed tell it as done to somebody, or do not tell it at all."""
    spots = Spotter([Term(root(deed), deed)], load_gazetteer()).find(words) if deed else []
    return not spots or any(is_done_to_people(words, spot.at) for spot in spots)


def is_for_death(matter: Sequence[Term], text: str, words: str) -> bool:
    """Say whether words tell of a charge of killing, in a report that names whose death is asked of at least by the
    last name: `his widow`; the charge may name whom it is of, and is of nobody else then."""
    names = [each for each in matter if each.named and each.root == root(each.name.split()[-1].casefold())]
    plain = [each for each in matter if not each.named]
    if not names or not plain or any(each.root not in _DEATHS for each in plain) or _KILLING.search(words) is None:
        return False
    of_whom = _OF_WHOM.search(words)
    told = of_whom["who"] if of_whom is not None and any(map(str.isupper, of_whom["who"])) else text
    return Spotter(names, load_gazetteer()).meets_all(told)
