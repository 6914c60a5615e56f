"""Tells who did what to whom between two names of a sentence, so that nobody stands on the other side of a verb."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.evidence.compared import ALIKE, Compared, Finding
from bot.evidence.reading import Reading, Word, is_passive
from bot.text.verbs import is_past
from bot.text.words import stem

_HELPERS = frozenset("will would shall could can may might should must to not did does do".split())
_UPON = frozenset("on against into toward towards".split())
_OTHERS = frozenset("who whom which that while whereas after before when as if because".split())
"""What opens a clause in which other words do something."""
_MUTUAL = frozenset(
    stem(word) for word in "meet talk speak agree discuss negotiate fight clash border share trade".split()
)
"""What two do with one another."""
_NEAR = 2
"""Words within which a preposition has its name."""


@dataclass(frozen=True, slots=True)
class _Act:
    """A verb with the names on its two sides; empty where none is told."""

    agent: frozenset[str]
    verb: Word
    patient: frozenset[str]
    passive: bool = False


def check_order(compared: Compared) -> Iterator[Finding]:
    """Who does something in the claim is not the one it is done to in what is cited, told in the passive or not."""
    if compared.share < ALIKE:
        return
    there = [act for sentence in compared.passages.sentences for act in _list_acts(sentence)]
    for sentence in compared.claim.sentences:
        for act in _list_acts(sentence):
            same = [each for each in there if each.verb.stem == act.verb.stem]
            if _is_exchanged(act, same) and not (act.passive and _is_suffered(act, compared.passages)):
                yield Finding("changed", f"What is cited has other sides of “{act.verb.printed}”.")
                return

    origins, goals = _list_ends([word for sentence in compared.passages.sentences for word in sentence])
    if all(
        mine - its and mine & other
        for mine, its, other in zip(_list_ends(compared.claim.words), (origins, goals), (goals, origins), strict=True)
    ):
        yield Finding("changed", "What is cited goes the other way, from the one to the other.")


def _list_ends(words: Sequence[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """The names that something comes `from`, and those it goes `to`."""
    ends: dict[str, set[str]] = {"from": set(), "to": set()}
    for at, word in enumerate(words):
        if word.folded in ends:
            ends[word.folded] |= {each.name for each in words[at + 1 : at + 1 + _NEAR] if each.name is not None}
    return frozenset(ends["from"]), frozenset(ends["to"])


def _is_exchanged(act: _Act, there: Sequence[_Act]) -> bool:
    """An act is told there with its sides the other way round, and nowhere as it is here."""
    same = any(_meet(act.agent, each.agent) and _meet(act.patient, each.patient) for each in there)
    return not same and any(_meet(act.agent, each.patient) and _meet(act.patient, each.agent) for each in there)


def _is_suffered(act: _Act, passages: Reading) -> bool:
    """A cited sentence that names whom it is done to has the verb in the passive too, whoever its agent."""
    return not act.agent and any(
        act.patient & {word.name for word in sentence}
        and any(word.stem == act.verb.stem and is_passive(sentence, at) for at, word in enumerate(sentence))
        for sentence in passages.sentences
    )


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two sides that share a name, or of which one is not told."""
    return not one or not other or bool(one & other)


def _list_acts(words: Sequence[Word]) -> Iterator[_Act]:
    """Each verb between two neighbouring names, and each passive behind a name; who `by` brings in is who did it."""
    names = list(_list_names(words))
    for at, (_, end, name) in enumerate(names):
        start, _, other = names[at + 1] if at + 1 < len(names) else (len(words), 0, frozenset[str]())
        between = words[end:start]
        stop = next(
            (place for place, each in enumerate(between) if each.folded in _OTHERS or each.parted), len(between)
        )
        passive = next((each for place, each in enumerate(between[:stop]) if is_passive(between, place)), None)
        if passive is not None:
            by = any(each.folded == "by" for each in between) and stop == len(between)
            yield _Act(other if by else frozenset(), passive, name, passive=True)
        elif stop == len(between) and other and not name & other:
            yield from (_Act(name, each, other) for each in _list_verbs(between))


def _list_names(words: Sequence[Word]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Where each name starts and ends, several words in a row as one."""
    for named, group in itertools.groupby(enumerate(words), key=lambda each: each[1].name is not None):
        run = list(group)
        if named:
            yield run[0][0], run[-1][0] + 1, frozenset(word.name for _, word in run if word.name is not None)


def _list_verbs(between: Sequence[Word]) -> Iterator[Word]:
    """Past forms, what stands behind a helper, a first word in `-s`, and what one does `on` or `against` the other."""
    if any(each.folded == "by" for each in between):
        return
    for at, word in enumerate(between):
        helped = at and between[at - 1].folded in _HELPERS
        present = at == 0 and word.folded.endswith("s")
        upon = at + 2 == len(between) and between[at + 1].folded in _UPON
        if word.carries and word.stem not in _MUTUAL and (is_past(word.folded) or helped or present or upon):
            yield word
