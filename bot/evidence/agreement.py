"""Says where a claim and the passages it cites disagree: names, figures, dates, what is denied, who speaks.

Each check looks for one kind of fault and says in one sentence what it found, so that a writer can repair it."""

import itertools
import re
from collections.abc import Iterator, Sequence

from bot.evidence.compared import ALIKE, Check, Compared, Finding
from bot.evidence.copies import COPIES
from bot.evidence.pronouns import check_referents
from bot.evidence.reading import Reading, Word, read
from bot.evidence.speakers import find_speakers, holds_speaker
from bot.evidence.support import is_name_or_figure, measure
from bot.evidence.twists import KEPT, TWISTS
from bot.evidence.weights import LEAST_SCORE, SHIPPED
from bot.evidence.wording import find_likelihood, find_loaded, find_lost_hedge, find_other_language

_TITLES = frozenset(
    """mr mrs ms dr president senator sen rep gov governor secretary minister prime chancellor premier king queen
    general republican republicans democrat democrats democratic gop house senate congress government state ceo
    congressman congresswoman congressmen representative representatives businessman businesswoman speaker justice judge
    attorney chief officer director leader spokesman spokeswoman lawmaker ambassador envoy commissioner mayor sheriff
    colonel lieutenant captain admiral professor prince princess act""".split()
)
"""Titles and bodies that a fair paraphrase may add; the name behind them is still checked."""
_FREE_FIGURES = frozenset({"second", "both", "half", "twice", "pair", "third"})
_REVERSED = (
    "accept reject", "approve reject", "confirm deny", "admit deny", "support oppose", "back oppose", "rise fall",
    "increas decreas", "increas declin", "gain loss", "win lose", "begin end", "start end", "allow ban", "allow block",
    "open clos", "join leav", "agre refus", "before after", "more less", "more fewer", "above below", "rais lower",
    "rais cut", "legal illegal", "likely unlikely", "guilty innocent", "ally enemy", "import export", "former current",
    "first last", "praise criticis", "praise criticiz", "strengthen weaken", "expand cut", "prais condemn",
    "arriv leav", "arriv depart", "succeed fail", "alive dead", "north south", "east west", "northern southern",
    "eastern western",
)  # fmt: skip
_OPPOSITES: dict[str, set[str]] = {}
for _pair in _REVERSED:
    _one, _other = _pair.split()
    _OPPOSITES.setdefault(_one, set()).add(_other)
    _OPPOSITES.setdefault(_other, set()).add(_one)
_DENYING = frozenset(
    """deny deni refus fail reject lack unlik unabl declin stop block ban prevent avoid withou oppos unclear halt cancel
    drop end withdraw dismiss rule discourag dissuad abandon overturn scrap""".split()
)
"""Stems that say no without a `not`."""
_NEAR = 0.3


def compare(claim: Reading, passages: Reading, checks: Sequence[Check] | None = None) -> tuple[Finding, ...]:
    """Give every disagreement of a claim with the passages it cites, found by all checks or the given ones."""
    told = {word.stem for word in claim.words if word.carries}
    nearest = max(passages.sentences, key=lambda each: len(told & {word.stem for word in each}), default=())
    share = len(told & {word.stem for word in nearest}) / len(told) if told else 0.0
    compared = Compared(claim, passages, nearest, share)
    return tuple(finding for check in (checks or CHECKS) for finding in check(compared))


def check_names(compared: Compared) -> Iterator[Finding]:
    """Every name stands in the passages: as printed, by another form of a listed actor, or as an abbreviation."""
    known = {word.name for word in compared.passages.words if word.name}
    plain = {word.folded for word in compared.passages.words} | {word.stem for word in compared.passages.words}
    words = compared.claim.words
    for at, word in enumerate(words):
        name = word.name
        if name is None or name in known or word.folded in plain or word.stem in plain or word.folded in _TITLES:
            continue
        if ":" not in name and (
            len(word.folded) < 3 or (word.opening and not _is_odd(word) and not _makes_name(words[at + 1 : at + 2]))
        ):
            continue
        if word.printed.isupper() and word.folded in _initials(compared.passages):
            continue
        if ":" in name or not any(_same_root(word.folded, each) for each in known if each):
            yield Finding("name", f"“{word.printed}” is not named in what is cited.")


def _is_odd(word: Word) -> bool:
    """An abbreviation, or letters and digits together: never a common word."""
    return word.printed.isupper() or any(letter.isdigit() for letter in word.printed)


def _makes_name(following: Sequence[Word]) -> bool:
    """What follows the first word of a sentence shows that it is a name: another name, or a verb that people do."""
    return any(word.name or word.folded in _AFTER_NAMES for word in following)


_AFTER_NAMES = frozenset("said says told is was has had will would and also did does can could may must".split())


def _same_root(one: str, other: str) -> bool:
    """Two forms of one name: `Ukraine` and `Ukrainian`, `Brad` and `Bradley`."""
    begins = min(len(one), len(other)) > 3 and (one.startswith(other) or other.startswith(one))
    return begins or (len(one) > 5 and len(other) > 5 and one[:6] == other[:6])


def _initials(passages: Reading) -> set[str]:
    """Abbreviations that the passages' own names would give."""
    found = set()
    for sentence in passages.sentences:
        letters = ["" if not word.printed[:1].isupper() else word.folded[0] for word in sentence]
        run = ""
        for word, letter in zip(sentence, letters, strict=True):
            if letter:
                run += letter
                found |= {run[start:] for start in range(len(run) - 1)}
            elif word.folded not in {"of", "the", "and", "for"}:
                run = ""
    return found


def check_figures(compared: Compared) -> Iterator[Finding]:
    """Every number stands in the passages, beside the word it counts or dates in the claim."""
    there = compared.passages.words
    words = compared.claim.words
    for at, word in enumerate(words):
        if word.figure is None or word.folded in _FREE_FIGURES:
            continue
        places = [place for place, each in enumerate(there) if each.figure == word.figure]
        if not places:
            yield Finding("number", f"The number {word.printed} is not in what is cited.")
            continue
        if _counts_other(words, at, there, places):
            yield Finding("number", f"The number {word.printed} counts something else in what is cited.")


def _counts_other(words: Sequence[Word], at: int, there: Sequence[Word], places: Sequence[int]) -> bool:
    """What the claim counts has another number there, and this number stands nowhere near it."""
    counted = _counted(words, at)
    near = {each.date or each.stem for place in places for each in there[max(0, place - _REACH) : place + _REACH]}
    if not counted or set(counted) & near:
        return False
    rivals = (place for place, each in enumerate(there) if each.figure is not None and place not in places)
    return any(counted[0] in _counted(there, place)[:1] for place in rivals)


_REACH = 7


def _counted(words: Sequence[Word], at: int) -> list[str]:
    """The words a figure belongs to: a date beside it, else the next that mean something."""
    for near in (at + 1, at - 1):
        if 0 <= near < len(words) and words[near].date:
            return [words[near].date or ""]
    behind = itertools.takewhile(lambda each: not each.parted, words[at + 1 : at + 4])
    return [each.stem for each in behind if each.carries and each.figure is None and ":" not in (each.name or "")]


def check_dates(compared: Compared) -> Iterator[Finding]:
    """Every day, month and weekday stands in the passages."""
    known = {word.date for word in compared.passages.words}
    for word in compared.claim.words:
        if word.date is not None and word.date not in known:
            yield Finding("date", f"“{word.printed}” is not in what is cited.")


def check_denials(compared: Compared) -> Iterator[Finding]:
    """What the claim denies is denied there, and what is denied there is not claimed."""
    there = compared.passages.words
    said = compared.claim.words
    denied_there = {word.stem for word in there if word.denied}
    stated_there = {word.stem for word in there if not word.denied}
    denying = {word.stem for word in compared.nearest if word.stem in _DENYING or word.negates}
    mine = [word for word in said if word.denied and word.carries]
    if mine and compared.share >= _NEAR:
        first = mine[0]
        both = first.stem in denied_there
        if not both and (first.stem in stated_there or (not denying and compared.share >= ALIKE)):
            yield Finding("negation", f"What is cited does not deny “{first.printed}”.")
    if compared.share >= ALIKE and not any(word.negates or word.stem in _DENYING for word in said):
        claimed = {word.stem for word in said if not word.denied and word.carries}
        heads = _heads(compared.nearest)
        for head in heads:
            if head.stem in claimed and not any(each.stem == head.stem and not each.denied for each in there):
                yield Finding("negation", f"What is cited denies “{head.printed}”.")
                return
    yield from _find_reversed(compared)


def _heads(sentence: Sequence[Word]) -> Iterator[Word]:
    """The first word in the reach of each negator: what it denies most of all."""
    for at, word in enumerate(sentence):
        if word.negates:
            head = next((each for each in sentence[at + 1 : at + 5] if each.denied and each.carries), None)
            if head is not None:
                yield head


def _find_reversed(compared: Compared) -> Iterator[Finding]:
    """A word whose opposite stands in the nearest sentence while the word itself stands nowhere."""
    present = {word.stem for word in compared.passages.words} | {word.folded for word in compared.passages.words}
    near = {word.stem for word in compared.nearest} | {word.folded for word in compared.nearest}
    for word in compared.claim.words:
        for form in (word.stem, word.folded):
            if form in _OPPOSITES and form not in present and _OPPOSITES[form] & near:
                yield Finding("negation", f"What is cited says the opposite of “{word.printed}”.")
                return


def check_speakers(compared: Compared) -> Iterator[Finding]:
    """Who is said to speak in the claim speaks in the passages, and says that."""
    speaking = [each for each in find_speakers(compared.claim.words) if each.source]
    there = [each for sentence in compared.passages.sentences for each in find_speakers(sentence)] if speaking else []
    for claimed in speaking:
        if not holds_speaker(claimed, there):
            yield Finding("speaker", f"It is not {claimed.shown} who says this in what is cited.")


def check_changes(compared: Compared) -> Iterator[Finding]:
    """In a sentence that is copied but for a few words, no name, number, date or denial has changed."""
    if compared.share < ALIKE:
        return
    said, near = compared.claim.words, compared.nearest
    for kind, start, end, other_start, other_end in compared.matcher.get_opcodes():
        subject = 2 if start == 0 else 1
        if kind == "equal" or end - start > _MOST_REPLACED or other_end - other_start > subject * _MOST_REPLACED:
            continue
        if not _between_matches(compared, start, end):
            continue
        mine, its = said[start:end], near[other_start:other_end]
        if any(word.negates for word in mine) != any(word.negates for word in its) and not _denies(compared, mine, its):
            yield Finding("negation", "What is cited says the opposite here.")
        replaced = _replaced(mine, its, said[end : end + 1])
        if replaced is not None:
            yield Finding("changed", f"“{replaced[0].printed}” stands where what is cited has “{replaced[1].printed}”.")


def _denies(compared: Compared, mine: Sequence[Word], its: Sequence[Word]) -> bool:
    """One side has a `not` and the other another word that says no, here or elsewhere in its sentence."""
    sides = [{word.stem for word in words} & _DENYING for words in (compared.claim.words, compared.nearest)]
    if not any(word.negates for word in mine):
        sides.reverse()
    return bool(sides[1] - sides[0]) or any(word.stem in _DENYING for word in (*mine, *its))


def _replaced(mine: Sequence[Word], its: Sequence[Word], following: Sequence[Word]) -> tuple[Word, Word] | None:
    """A name, number or date of the claim with what it replaces; neither a title before the same
    name nor an end of the sentence that begins with another kind of word replaces anything."""
    changed = [word for word in mine if is_name_or_figure(word)]
    original = [word for word in its if is_name_or_figure(word) and word.folded not in _TITLES]
    titled = len(changed) == 1 and changed[0].folded in _TITLES and any(word.name for word in following)
    if not changed or not original or titled or _same_things(changed, original):
        return None
    if not following and is_name_or_figure(mine[0]) != is_name_or_figure(its[0]):
        return None
    return changed[0], original[0]


_MOST_REPLACED = 4


def _between_matches(compared: Compared, start: int, end: int) -> bool:
    """The changed place has at least two equal words on its one side and one on the other."""
    blocks = compared.matcher.get_matching_blocks()
    before = max((block.size for block in blocks if block.a + block.size == start), default=0)
    after = max((block.size for block in blocks if block.a == end and block.size), default=0)
    return before + after >= _LEAST_CONTEXT


_LEAST_CONTEXT = 3


def _same_things(mine: Sequence[Word], its: Sequence[Word]) -> bool:
    """They share a name, a figure or a date, or are of different kinds, so that none replaces the other."""
    kinds = {(word.name is not None, word.figure is not None, word.date is not None) for word in mine}
    others = {(word.name is not None, word.figure is not None, word.date is not None) for word in its}
    shared = {(word.name, word.figure, word.date) for word in mine} & {
        (word.name, word.figure, word.date) for word in its
    }
    return bool(shared) or not kinds & others


def check_coverage(compared: Compared) -> Iterator[Finding]:
    """The passages cover the claim, and no part of it adds what they do not say."""
    measured = measure(compared.claim, compared.passages)
    if SHIPPED.score(measured) < LEAST_SCORE:
        yield Finding("uncovered", "What is cited does not say this.")
        return
    present = {word.stem for word in compared.passages.words} | {word.name for word in compared.passages.words}
    present.discard(None)
    for sentence in compared.claim.sentences:
        told = [word for word in sentence if word.carries]
        if told and not any(word.stem in present or word.name in present for word in told):
            yield Finding("uncovered", f"Nothing that is cited says “{' '.join(word.printed for word in told)}”.")
            return
    copied = measured.runs >= _COPIED
    for part in _parts(compared.claim):
        missing = [word for word in part if word.stem not in present and word.name not in present]
        if len(part) >= _LEAST_PART[copied] and len(missing) > _MOST_MISSING[copied] * len(part):
            words = " ".join(word.printed for word in missing)
            yield Finding("uncovered", f"Nothing that is cited says “{words}”.")
            return


def _parts(claim: Reading) -> Iterator[list[Word]]:
    """The telling words of each part of a claim between commas, dashes and the like."""
    for piece in _PARTS.split(claim.text):
        yield [word for word in read(piece).words if word.carries]


_PARTS = re.compile(r"[,;:()]\s|\s[–—-]\s")
_LEAST_PART = (3, 2)
"""Telling words from which a part is looked at: of a paraphrase, and of a claim that is mostly copied."""
_MOST_MISSING = (0.67, 0.51)
"""The share of a part's telling words that may stand nowhere."""
_COPIED = 0.5


def check_language(compared: Compared) -> Iterator[Finding]:
    """Every sentence of the claim is English, but for words that what it cites has."""
    other = find_other_language(compared.claim, compared.passages)
    if other is not None:
        yield Finding("foreign", f"“{other}” is not in English.")


def check_words(compared: Compared) -> Iterator[Finding]:
    """Loaded words and words of likelihood are the source's own."""
    for word in find_loaded(compared.claim, compared.passages):
        yield Finding("loaded", f"“{word}” judges, and nobody who is cited says it here.")
    for word in find_likelihood(compared.claim, compared.passages):
        yield Finding("likelihood", f"“{word}” is not the source's own word.")


def check_hedges(compared: Compared) -> Iterator[Finding]:
    """What the source leaves uncertain is not stated as certain."""
    lost = find_lost_hedge(compared.claim, compared.nearest) if compared.share >= ALIKE else None
    if lost is not None:
        yield Finding("likelihood", f"What is cited says “{lost}”; the claim states it as certain.")


FIDELITY: tuple[Check, ...] = (
    check_names, check_figures, check_dates, check_denials, check_speakers, check_changes, check_coverage,
    *TWISTS,
)  # fmt: skip
"""Whether it is what the passages say."""
CHECKS: tuple[Check, ...] = (*FIDELITY, check_language, check_words, check_hedges, check_referents, *KEPT, *COPIES)
"""And whether it is said as this house says it."""
