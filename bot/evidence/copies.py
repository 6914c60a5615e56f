"""Holds a claim that is nearly a copy strictly: what it adds, and what it leaves out before the words that it keeps."""

from collections.abc import Iterator, Sequence

from bot.evidence.compared import ALIKE, Check, Compared, Finding
from bot.evidence.reading import Word
from bot.evidence.speakers import CUES
from bot.evidence.twists import PARTIAL
from bot.evidence.wording import HEARSAY

_RUN = 3
"""Words in a row from which on they are taken as copied."""
_COPIED = 0.7
"""The share of a claim in such runs from which on it is nearly a copy."""
_GOVERNING = frozenset(
    """consider plan warn deny claim threaten offer promis propos ask urg want hope seek try tri attempt refus reject
    fail fear suspect alleg accus demand discuss debat prepar agre pledg vow intend aim expect prevent oppos stop ban
    forbid could may might should must if unless whether until not no never neither nor without cannot unlik like
    almost near partly hard possib potential possibl allegedly reported risk doubt mean unabl yet""".split()
)
"""Stems of words behind which a thing is not told as done: only weighed, feared, denied, wanted or possible."""
_FREE = CUES | PARTIAL | HEARSAY
"""Who speaks, and what makes less of it."""
_ORDERING = ("after", "before", "although", "though", "because")


def check_additions(compared: Compared) -> Iterator[Finding]:
    """What is nearly copied brings in no telling word of its own, but for who speaks and what makes less of it."""
    if not _is_near_copy(compared):
        return
    known = {word.stem for word in compared.passages.words} | {word.folded for word in compared.passages.words}
    names = {word.name for word in compared.passages.words if word.name}
    for word in compared.claim.words:
        free = not word.carries or word.figure is not None or word.folded in _FREE
        if not free and word.stem not in known and word.folded not in known and word.name not in names:
            yield Finding("uncovered", f"What is cited, and nearly copied here, does not say “{word.printed}”.")
            return


def check_omissions(compared: Compared) -> Iterator[Finding]:
    """What is nearly copied keeps what it stands under: `is considering`, `denied a claim that`, `warned of`."""
    if compared.share < ALIKE:
        return
    said, near = compared.claim.words, compared.nearest
    kept = {word.stem for word in said}
    there = {word.stem for word in compared.passages.words}
    for kind, start, end, other_start, other_end in compared.matcher.get_opcodes():
        mine, lost = said[start:end], near[other_start:other_end]
        another = any(
            _governs(word) or word.folded in _AHEAD or (word.carries and word.stem not in there) for word in mine
        )
        if kind == "equal" or another:
            continue
        for at, word in enumerate(lost, start=other_start):
            if _governs(word) and word.stem not in kept and _follows(near, at, other_end, kept):
                yield Finding("likelihood", f"What is cited says “{word.printed}” before this.")
                return


def check_bounds(compared: Compared) -> Iterator[Finding]:
    """`More than 14` and `until 1 July` are the source's own: no number gets a bound, no day another preposition."""
    said, there = compared.claim.words, compared.passages.words
    for at, word in enumerate(said):
        if word.figure is not None:
            bound = next((each for each in said[max(0, at - _NEAR_FIGURE) : at] if each.folded in _BOUNDS), None)
            places = [place for place, each in enumerate(there) if each.figure == word.figure]
            before = [each for place in places for each in there[max(0, place - _NEAR_FIGURE) : place]]
            if bound is not None and places and not any(each.folded in _BOUNDS | _CLOSE for each in before):
                yield Finding("number", f"What is cited does not say “{bound.printed} … {word.printed}”.")
        elif word.date is not None:
            mine = _preposition(said, at)
            theirs = {_preposition(there, place) for place, each in enumerate(there) if each.date == word.date}
            if mine is not None and theirs and None not in theirs and mine not in theirs:
                yield Finding("date", f"What is cited says “{min(each for each in theirs if each)} … {word.printed}”.")


_BOUNDS = frozenset("more most least over under fewer less below above beyond exceeding".split())
_CLOSE = frozenset("nearly almost about around some roughly approximately up exceed exceeded".split())
_NEAR_FIGURE = 2
_DATING = frozenset("until till by from since before after on".split())


def _preposition(words: Sequence[Word], at: int) -> str | None:
    """What says how a day stands to what is told: `until 1 July`; a comma before it ends the search."""
    for place in range(at, max(-1, at - _NEAR_FIGURE - 1), -1):
        if words[place].folded in _DATING:
            return words[place].folded
        if words[place].parted or not (words[place].date or words[place].figure is not None):
            return None
    return None


_AHEAD = frozenset("will would shall can".split())


def _governs(word: Word) -> bool:
    return (word.stem in _GOVERNING or word.folded in _GOVERNING or word.negates) and word.date is None


def _follows(near: Sequence[Word], at: int, end: int, kept: set[str]) -> bool:
    """Say whether the words that stand behind a lost one go on in the claim, with nothing told in between."""
    between = [word for word in near[at + 1 : end] if word.parted]
    if between:
        return False
    behind = [word for word in near[end : end + _REACH] if word.carries]
    return bool(behind) and behind[0].stem in kept and not near[end].parted


_REACH = 3


def check_sequence(compared: Compared) -> Iterator[Finding]:
    """What stands on either side of `after` or `although` stays there."""
    for word in _ORDERING:
        sides, others = _sides(compared.claim.words, word), _sides(compared.nearest, word)
        if sides is None or others is None:
            continue
        if sides[0] & others[1] - others[0] and sides[1] & others[0] - others[1]:
            yield Finding("changed", f"What is cited has the two sides of “{word}” the other way round.")
            return


def _sides(words: Sequence[Word], joint: str) -> tuple[set[str], set[str]] | None:
    """The telling words before and behind a joint that stands once, inside its sentence."""
    places = [at for at, word in enumerate(words) if word.folded == joint]
    if len(places) != 1 or not places[0]:
        return None
    return ({each.stem for each in words[: places[0]] if each.carries},
            {each.stem for each in words[places[0] :] if each.carries})  # fmt: skip


def _is_near_copy(compared: Compared) -> bool:
    runs = sum(block.size for block in compared.matcher.get_matching_blocks() if block.size >= _RUN)
    return runs >= _COPIED * max(1, len(compared.claim.words))


COPIES: tuple[Check, ...] = (check_additions, check_omissions, check_sequence, check_bounds)
