"""Says whether a model's sentence only shortens the sentence it rests on, so that no word of it is the model's own."""

import re
from dataclasses import dataclass

from bot.answer.asked.terms import root
from bot.text.dates import DAYS

_WORD = re.compile(r"\w+(?:[.’'-]\w+)*|[,;:–—“”\"]")
_FREE = frozenset("a an the that had has have".split())
"""Words that may be put in or left out; what else is put in is the model's own."""
_IS, _WAS = frozenset({"is", "are"}), frozenset({"was", "were"})
_TITLE = frozenset(
    """president prime minister foreign secretary of state chancellor king queen pope general leader chief spokesman
    spokeswoman mr mrs ms dr""".split()
)
_ENDS = frozenset(
    "in on at for from to with after before during near off by as and because which who when while".split()
)
"""Words that begin what a sentence can do without at its end."""
_NEEDED = re.compile(
    r"\b(?:if|unless|whether|but|except|until|although|though|however|not|never|no|might|may|could|would|almost|nearly|alleged\w*|report\w*)\b",
    re.IGNORECASE,
)
"""What stands on one of these may not hold without it."""
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id)|told|according|announced|reported|claim\w*|wrote|added|insist\w*|argu\w+|warned)\b"
)

_SAID_LAST = re.compile(r"(?P<what>.+), (?P<who>[^,]+(?:, [^,]+,)?) said(?:,? (?:on|in|at|after|before) [^,]+)?\.?")


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    folded: str

    @property
    def named(self) -> bool:
        return self.word[:1].isupper()


def bears_out(sentence: str, claim: str) -> bool:
    """Say whether a claim is the sentence itself or a shorter form of it: its words in their order, who says it kept,
    and nothing left out on which it depends."""
    sentence, claim = (" ".join(each.split()) for each in (sentence, claim))
    said_last = _SAID_LAST.fullmatch(sentence)
    forms = [sentence] if said_last is None else [sentence, f"{said_last['who']} said {said_last['what']}"]
    return any(_shortens(_read(form), _read(claim)) for form in forms)


def _read(words: str) -> list[_Token]:
    return [_Token(each[0], re.sub(r"[’']s\Z", "’s", each[0].casefold())) for each in _WORD.finditer(words)]


def _shortens(whole: list[_Token], claim: list[_Token]) -> bool:
    at, kept = 0, [each for each in claim if each.folded[0].isalnum() and each.folded not in _FREE]
    for each in kept:
        found = next((n for n in range(at, len(whole)) if _is_same(whole, n, each)), None)
        if found is None or not _may_be_left_out(whole, at, found):
            return False
        at = found + 1
    return bool(kept) and _may_end(whole, at)


def _is_same(whole: list[_Token], n: int, one: _Token) -> bool:
    other = whole[n]
    if one.folded == other.folded or {one.folded, other.folded} <= _IS:
        return True
    if one.folded in _WAS and other.folded in _IS | _WAS:  # what is, somebody said was; what was need not be any more
        return True
    one_of_them = n > 0 and any(each.folded in {"a", "an"} for each in whole[max(0, n - 3) : n])
    same = root(one.folded) == root(other.folded) and one.folded[0].isalpha()
    return same and one.named == other.named and not (one_of_them and one.folded == f"{other.folded}s")


def _may_be_left_out(whole: list[_Token], start: int, end: int) -> bool:
    """What leads up to a name is its title or first name; a day may go; of anything else nothing."""
    gap = [each for each in whole[start:end] if each.folded not in _FREE]
    while len(gap) > 1 and gap[0].folded == "on" and gap[1].folded in DAYS:
        gap = gap[2:]
    words = [each for each in gap if each.folded[0].isalnum()]
    if not whole[end].named:
        return not words
    first_names = [each for each in words if each.folded not in _TITLE and not each.folded.endswith("’s")]
    return len(first_names) <= 1 and all(each.named or each.folded in _TITLE for each in words)


def _may_end(whole: list[_Token], at: int) -> bool:
    """What is left out at the end begins there, and neither says who said it nor takes anything back."""
    rest = whole[at:]
    if not any(each.folded[0].isalnum() for each in rest):
        return True
    words = " ".join(each.word for each in rest)
    begins = not rest[0].folded[0].isalnum() or rest[0].folded in _ENDS
    return begins and _SAYS.search(words) is None and _NEEDED.search(words) is None
