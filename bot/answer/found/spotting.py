"""Finds where a text speaks of what a question asks about: by plain search for how its words begin."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.answer.asked.named import LETTERS
from bot.answer.asked.otherwise import IN_SEVERAL_WORDS, alike, alike_roots
from bot.answer.asked.terms import CALL, Term, calls_for, irregular_forms, root, undoing
from bot.model.analysis import ActorKey
from bot.text.gazetteer import Gazetteer, load_gazetteer

_REST = re.compile(r"\w*(?:(?<=\d)(?:,\d{3}|\.\d)\w*)*")
"""To the end of a word, or of a number written in groups or with a point."""
_WITHIN = re.compile(r"\d,\d{3}")
"""Digits that stand together in a long number: `200` in `1,200`."""
SIDE_BY_SIDE = 25
"""Characters from the start of a word to that of the next one."""
_LIKE = 0.6
"""What a word is worth that means nearly the same."""
_SAYS_LESS = {
    "fall": re.compile(
        r"\s(?:ill|sick|asleep|silent|apart|behind|short|pregnant|victim|prey|foul|in\slove|out\swith)\b"
    )
}
"""Words, by their roots, that mean something else before these: who fell ill tells of no fall."""
UNDOES = 0.8
"""What a word is worth that tells the opposite of what is to be settled."""


BODIES: Mapping[ActorKey, frozenset[ActorKey]] = {
    ActorKey("org:EU"): frozenset(map(ActorKey, ("org:EC", "org:EUCO"))),
    ActorKey("org:UN"): frozenset(map(ActorKey, ("org:UNHCR", "org:UNICEF", "org:UNRWA", "org:WFP", "org:UNESCO"))),
}
"""Listed bodies that speak for another one."""
_OF_ONE = frozenset({ActorKey("org:EU")})
"""What is one with its bodies in all that it does, and not only in what it says."""


class Spot(NamedTuple):
    """One place where a term is met: its offset, the term's index, and how well, in (0, 1]."""

    at: int
    term: int
    worth: float


class Spotter:
    """Looks for the terms of one question; words in any form, listed actors under any of their names."""

    def __init__(self, terms: Sequence[Term], gazetteer: Gazetteer) -> None:
        self.count = len(terms)
        self._forms: dict[str, int] = {}
        self._roots: dict[str, tuple[int, float]] = {}
        for index, term in enumerate(terms):
            if term.actor is None:
                self._roots[term.root] = (index, 1.0)
                continue
            typed = [term.shown] if term.shown not in LETTERS else []  # nobody prints `the us` so
            for form in (*typed, *(form for key in list_bodies(term.actor) for form in gazetteer.forms_of(key))):
                self._forms.setdefault(form, index)
        for index, term in enumerate(terms):
            group = None if term.named or term.actor or term.calls_for else alike(term.root)
            for other in alike_roots(group) if group is not None else ():
                self._roots.setdefault(other, (index, _LIKE))
            for other in undoing(term.root) if term.either else ():
                self._roots.setdefault(other, (index, UNDOES))
        self._calls_for = frozenset(index for index, term in enumerate(terms) if term.calls_for)
        self._small = frozenset(index for index, term in enumerate(terms) if term.small)
        self._phrases = [
            (IN_SEVERAL_WORDS[each], index, worth)
            for each, (index, worth) in self._roots.items()
            if each in IN_SEVERAL_WORDS and not terms[index].named
        ]
        self._starts = frozenset(start for root_ in self._roots for start in _starts_of(root_))

    def find(self, text: str) -> list[Spot]:
        """Give every spot in order of place; names of listed actors count only as they are written."""
        spots = [Spot(at, self._forms[form], 1.0) for at, form in self._iter_names(text)]
        lowered = _lower(text) if self._starts or self._phrases else ""
        for start in self._starts:
            for at, end in _list_words(start, lowered):
                word = root(lowered[at:end])
                met = self._roots.get(word)
                if word == CALL and met is not None and calls_for(lowered, end) != (met[0] in self._calls_for):
                    continue
                less = _SAYS_LESS[word].match(lowered, end) if word in _SAYS_LESS else None
                if less is not None and root(less[0].split()[0]) not in self._roots:
                    continue
                if met is not None and not (met[0] in self._small and text[at].isupper()):
                    spots.append(Spot(at, *met))
        spots += [Spot(at, index, worth) for each, index, worth in self._phrases for at in each.iter_found(lowered)]
        return sorted(set(spots))

    def met(self, text: str) -> frozenset[int]:
        """Give which terms are met, by their index."""
        return frozenset(spot.term for spot in self.find(text))

    def meets_all(self, text: str) -> bool:
        """Say whether every term is met."""
        return len(self.met(text)) == self.count

    def meets_half(self, text: str) -> bool:
        """Say whether at least half of the terms are met."""
        return 2 * len(self.met(text)) >= self.count

    def meets_most(self, text: str) -> bool:
        """Say whether more than half of the terms are met."""
        return 2 * len(self.met(text)) > self.count

    def _iter_names(self, text: str) -> Iterator[tuple[int, str]]:
        """Whole names in order, of those that begin at one place the longest; nothing overlaps."""
        found = ((at, end, form) for form in self._forms for at, end in _list_words(form, text))
        last = 0
        for at, less, form in sorted((at, -end, form) for at, end, form in found if end - at == len(form)):
            if at >= last:
                last = -less
                yield at, form


def list_bodies(actor: ActorKey) -> frozenset[ActorKey]:
    """Give an actor with the bodies that act for it: the Commission for the European Union."""
    return frozenset({actor}) | (BODIES[actor] if actor in _OF_ONE else frozenset())


def spot_shown(terms: Sequence[Term], word: str) -> Spotter | None:
    """Give what looks for the thing without a name that a question shows as this word; None where it has none."""
    found = [each for each in terms if not each.named and each.shown == word]
    return Spotter(found, load_gazetteer()) if found else None


def end_word(words: str, at: int) -> int:
    """Give where the word ends that begins at a place, without the mark behind it."""
    return at + len(words[at:].split(maxsplit=1)[0].rstrip(",.;:"))


def find_torn(terms: Sequence[Term], *texts: Sequence[Spot]) -> frozenset[int]:
    """Give the terms of names whose words stand together in none of the texts: a Boris and a Johnson are no Boris
    Johnson."""
    parts = Counter(term.part_of for term in terms if term.part_of)
    whole = {
        terms[one.term].part_of
        for spots in texts
        for one, other in pairwise(spots)
        if terms[one.term].part_of == terms[other.term].part_of
        and one.term != other.term
        and other.at - one.at < SIDE_BY_SIDE
    }
    torn = {name for name, count in parts.items() if count > 1} - whole
    return frozenset(number for number, term in enumerate(terms) if term.part_of in torn)


def _list_words(start: str, text: str) -> list[tuple[int, int]]:
    """Where words stand that begin so. Python finds a plain string in half the time that a pattern takes; past each
    place the whole word is passed over, so that no text makes this long work."""
    found: list[tuple[int, int]] = []
    length = len(start)
    at = text.find(start)
    while at >= 0:
        rest = _REST.match(text, at + length)
        end = at + length if rest is None else rest.end()
        before = text[at - 1] if at else " "
        if not (before.isalnum() or before == "_" or (before == "," and at > 1 and _WITHIN.match(text, at - 2))):
            found.append((at, end))
        at = text.find(start, max(end, at + 1))
    return found


def _lower(text: str) -> str:
    """Give the text in small letters, with every character where it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)


def _starts_of(root_: str) -> tuple[str, ...]:
    """How every word of this root begins; others may begin so too."""
    changes = len(root_) > 2 and root_.endswith(("y", "e"))  # carries, taking
    return (root_[:-1] if changes else root_, *irregular_forms(root_))
