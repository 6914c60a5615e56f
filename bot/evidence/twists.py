"""Finds small changes that turn the meaning of a sentence while nearly all of its words are the source's own."""

import itertools
from collections.abc import Iterator, Sequence

from bot.evidence.compared import Check, Compared, Finding
from bot.evidence.reading import Word, is_negator
from bot.evidence.speakers import find_speakers

_ALIKE = 0.6
"""The share of the claim's telling words from which on a cited sentence is taken for the one it retells."""
_UNITS = {
    **dict.fromkeys(("dollar", "euro", "pound", "yuan", "rubl", "ruble", "roubl", "rouble", "yen", "rupee"), "money"),
    **dict.fromkeys(("cent", "percent"), "share"),
    **dict.fromkeys(("tonn", "ton", "kilogram", "barrel", "litre", "liter"), "amount"),
    **dict.fromkeys(("kilometre", "kilometer", "kilometr", "mil", "mile", "metre", "meter"), "length"),
    **dict.fromkeys(("year", "month", "week", "day", "hour", "minut", "minute"), "time"),
}
_EXTENT = frozenset(
    "all every only always entire entirely whole solely exclusively dozens hundreds thousands millions scores".split()
)
_LESSER = frozenset("deputy vice acting interim assistant former ex shadow designate".split())
_OFFICES = frozenset(
    "minister president secretary chancellor director governor chief adviser ambassador premier leader mayor".split()
)
_SAYS_NO = frozenset("forbid fail refus fals false untru untrue prevent ban cancel reject deni deny".split())
_PERIODS = frozenset("year month week quarter decade century summer winter spring autumn".split())
_WHICH = frozenset("last this next previous coming".split())
_CONDITIONS = frozenset("unless if provided until".split())
_AHEAD = frozenset({"will", "would", "shall"})
_PRONOUNS = frozenset("he she it they him her them his their its who which".split())
_FEW = 6
"""Sentences cited, up to which a claim may be held to one of them."""


def check_order(compared: Compared) -> Iterator[Finding]:
    """Two names on both sides of one verb stand in the same order in the cited sentence, unless one is passive."""
    if compared.share < _ALIKE:
        return
    near = compared.nearest
    for left, verb, right in _list_acts(compared.claim.words):
        there = [(a.name, b.name) for a, each, b in _list_acts(near) if each.stem == verb.stem]
        if (right.name, left.name) in there and (left.name, right.name) not in there:
            yield Finding("changed", f"What is cited has “{right.printed}” before “{verb.printed}”, not behind it.")
            return


def _list_acts(words: Sequence[Word]) -> Iterator[tuple[Word, Word, Word]]:
    """Every name with the next other name behind it, and each telling word between them; passives are left out."""
    named = [(at, word) for at, word in enumerate(words) if word.name is not None]
    for (start, left), (end, right) in itertools.pairwise(named):
        between = words[start + 1 : end]
        if left.name == right.name or any(word.folded == "by" for word in between):
            continue
        yield from ((left, word, right) for word in between if word.carries and word.figure is None)


def check_units(compared: Compared) -> Iterator[Finding]:
    """A number keeps its unit, and whether something changed by it or to it."""
    there, said = compared.passages.words, compared.claim.words
    for at, word in enumerate(said):
        places = [place for place, each in enumerate(there) if word.figure is not None and each.figure == word.figure]
        if not places:
            continue
        mine, others = _unit(said, at), {_unit(there, place) for place in places}
        if mine is not None and None not in others and mine not in others:
            yield Finding("number", f"The number {word.printed} has another unit in what is cited.")
        before = {there[place - 1].folded for place in places if place}
        if at and said[at - 1].folded in {"by", "to"} and before and before <= {"by", "to"} - {said[at - 1].folded}:
            yield Finding("number", f"What is cited says “{min(before)} {word.printed}”.")


def _unit(words: Sequence[Word], at: int) -> str | None:
    return next((each.stem for each in words[at + 1 : at + 3] if each.stem in _UNITS), None)


def check_extent(compared: Compared) -> Iterator[Finding]:
    """Words like `all`, `only` and `dozens` are the source's own."""
    present = {word.folded for word in compared.passages.words}
    for word in compared.claim.words:
        if word.folded in _EXTENT and word.figure is None and word.folded not in present and compared.share >= _ALIKE:
            yield Finding("uncovered", f"What is cited does not say “{word.printed}”.")
            return


def check_rank(compared: Compared) -> Iterator[Finding]:
    """A deputy, acting or former office is not made a full one."""
    there, said = compared.passages.words, compared.claim.words
    for at, word in enumerate(said):
        if word.folded not in _OFFICES or _lesser(said, at) is not None:
            continue
        ranks = [_lesser(there, place) for place, each in enumerate(there) if each.folded == word.folded]
        if ranks and all(ranks):
            yield Finding("changed", f"What is cited says “{ranks[0]} … {word.printed}”.")
            return


def _lesser(words: Sequence[Word], at: int) -> str | None:
    return next((each.folded for each in words[max(0, at - 2) : at] if each.folded in _LESSER), None)


def check_times(compared: Compared) -> Iterator[Finding]:
    """`Last year` does not become `this year`, and what will happen has not happened."""
    if compared.share < _ALIKE:
        return
    there, near = list(_list_periods(compared.passages.words)), list(_list_periods(compared.nearest))
    for which, period in _list_periods(compared.claim.words):
        if (which, period) not in there and any(period == each for _, each in near):
            yield Finding("date", f"“{which} {period}” is another one in what is cited.")
            return
    past = {word.stem for word in compared.claim.words if word.folded.endswith("ed")}
    for at, word in enumerate(compared.nearest):
        if word.folded in _AHEAD and not any(each.folded in _AHEAD for each in compared.claim.words):
            follows = next((each for each in compared.nearest[at + 1 : at + 4] if each.carries), None)
            if follows is not None and follows.stem in past and not follows.folded.endswith("ed"):
                yield Finding("likelihood", f"What is cited says “{word.printed} {follows.printed}”.")
                return


def _list_periods(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    for word, follows in itertools.pairwise(words):
        if word.folded in _WHICH and follows.folded in _PERIODS:
            yield word.folded, follows.folded


def check_refusals(compared: Compared) -> Iterator[Finding]:
    """A verb that says no stands in the claim only where the cited sentence says no in some way."""
    if compared.share < _ALIKE or any(is_negator(word) or word.stem in _SAYS_NO for word in compared.nearest):
        return
    present = {word.stem for word in compared.passages.words}
    for word in compared.claim.words:
        if word.stem in _SAYS_NO and word.stem not in present:
            yield Finding("negation", f"What is cited does not say “{word.printed}”.")
            return


def check_together(compared: Compared) -> Iterator[Finding]:
    """Where few sentences are cited, the names and numbers of one clause stand in one of them: nothing is stitched.

    A sentence that says `he` or `it` may tell of somebody whom another one names.
    """
    sentences = compared.passages.sentences
    if not 1 < len(sentences) <= _FEW:
        return
    loose = set[object]()
    for sentence in sentences:
        if any(word.folded in _PRONOUNS for word in sentence):
            loose |= _facts(sentence)
    told = [_facts(sentence) | (loose if _facts(sentence) & loose else set()) for sentence in sentences]
    for clause in _list_clauses(compared.claim.words):
        facts = _facts(clause)
        known = {fact for fact in facts if any(fact in each for each in told)}
        if len(known) > 1 and not any(known <= each for each in told):
            shown = " ".join(word.printed for word in clause)
            yield Finding("changed", f"No cited sentence tells all of “{shown}”; say in one sentence what one says.")
            return


def _facts(words: Sequence[Word]) -> set[object]:
    return {
        word.name or word.date or word.figure for word in words if word.name or word.date or word.figure is not None
    }


def _list_clauses(words: Sequence[Word]) -> Iterator[list[Word]]:
    clause: list[Word] = []
    for word in words:
        if word.folded in {"and", "while", "but"} and sum(each.carries for each in clause) > _LEAST_CLAUSE:
            yield clause
            clause = []
        clause.append(word)
    yield clause


_LEAST_CLAUSE = 3


def check_conditions(compared: Compared) -> Iterator[Finding]:
    """A condition of the cited sentence is not lost."""
    said = {word.folded for word in compared.claim.words}
    if compared.share < _ALIKE or said & (_CONDITIONS | {"could", "may", "might", "whether", "when", "once"}):
        return
    lost = next((word for word in compared.nearest if word.folded in {"unless", "if", "provided"}), None)
    if lost is not None:
        yield Finding("likelihood", f"What is cited says so only “{lost.printed} …”.")


def check_lost_speaker(compared: Compared) -> Iterator[Finding]:
    """What a listed actor says, a state or a body or its leader, is not told as known."""
    if compared.share < _ALIKE:
        return
    claimed = [each for sentence in compared.claim.sentences for each in find_speakers(sentence)]
    there = [each for each in find_speakers(compared.nearest) if any(":" in name for name in each.source)]
    told = {word.stem for word in compared.claim.words if word.carries}
    for speaker in there:
        covered = len(told & speaker.content) >= _ALIKE * len(told - speaker.source)
        named = any(speaker.source & (each.source or speaker.source) for each in claimed)
        if covered and not named:
            yield Finding("speaker", f"In what is cited {speaker.shown} says this; say so.")
            return


TWISTS: tuple[Check, ...] = (check_order, check_units, check_extent, check_rank, check_times, check_refusals)
"""What may not change, whoever retells it."""
KEPT: tuple[Check, ...] = (check_together, check_conditions, check_lost_speaker)
"""What this house wants kept where a sentence is cited: one source sentence a clause, its condition, its speaker."""
