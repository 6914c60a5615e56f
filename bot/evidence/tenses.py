"""Tells what is done from what is still ahead, so that neither is told as the other."""

import itertools
from collections.abc import Iterator, Sequence

from bot.evidence.compared import ALIKE, Compared, Finding
from bot.evidence.reading import Word
from bot.text.verbs import is_past

_MODALS = frozenset("will would shall could can may might should must".split())
_TO_COME = frozenset("will would shall".split())
_BEING = frozenset("is are was were be been".split())
_INTENDING = frozenset(
    """plan plans planned planning intend intends intended aim aims aimed hope hopes hoped hoping want wants wanted
    seek seeks sought seeking expect expects expected scheduled due set prepare prepares prepared preparing
    agree agrees agreed promise promises promised vow vows vowed pledge pledges pledged threaten threatens
    threatened threatening propose proposes proposed ask asks asked urge urges urged need needs needed decide
    decides decided going likely about ready refuse refuses refused offer offers offered try tries tried trying
    wish wishes wished poised slated order orders ordered""".split()
)
"""What stands before the `to` of something that has not happened by that."""
_PLANNING = frozenset(
    "plan plans planning intend intends aim aims expected scheduled due set going about poised slated".split()
)
"""Those of them that tell an event, not only what somebody means to do."""
_PERIODS = frozenset("year month week quarter decade century summer winter spring autumn".split())
_WHICH = frozenset("last this next previous coming".split())
_REACH = 3
"""Words between a helper and its verb: `will not now be`."""


def check_times(compared: Compared) -> Iterator[Finding]:
    """`Last year` does not become `this year`; what will happen has not happened, and the other way round."""
    if compared.share < ALIKE:
        return
    there, near = list(_list_periods(compared.passages.words)), list(_list_periods(compared.nearest))
    for which, period in _list_periods(compared.claim.words):
        if (which, period) not in there and any(period == each for _, each in near):
            yield Finding("date", f"“{which} {period}” is another one in what is cited.")
            return
    yield from _find_done(compared)
    yield from _find_ahead(compared)


def _list_periods(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    for word, follows in itertools.pairwise(words):
        if word.folded in _WHICH and follows.folded in _PERIODS:
            yield word.folded, follows.folded


def _find_done(compared: Compared) -> Iterator[Finding]:
    """What the claim tells as done and the cited sentence as ahead, done nowhere in what is cited."""
    ahead = {verb.stem: (helper, verb) for helper, verb in _list_ahead(compared.nearest)}
    done = {word.stem for sentence in compared.passages.sentences for word in _list_done(sentence)}
    for word in _list_done(compared.claim.words):
        if word.stem in ahead and word.stem not in done:
            helper, verb = ahead[word.stem]
            yield Finding(
                "likelihood", f"What is cited says “{helper.printed} … {verb.printed}”, not “{word.printed}”."
            )
            return


def _find_ahead(compared: Compared) -> Iterator[Finding]:
    """What the claim tells as ahead and the cited sentence as done, ahead nowhere in what is cited."""
    done = {word.stem: word for word in _list_done(compared.nearest)}
    other = {word.stem for word in compared.passages.words if not is_past(word.folded)}
    for sentence in compared.passages.sentences:
        other |= {verb.stem for _, verb in _list_ahead(sentence)}
    for helper, verb in _list_ahead(compared.claim.words, _TO_COME, _PLANNING):
        if verb.stem in done and verb.stem not in other:
            yield Finding(
                "likelihood",
                f"What is cited says “{done[verb.stem].printed}”, not “{helper.printed} … {verb.printed}”.",
            )
            return


def _list_ahead(
    words: Sequence[Word], modals: frozenset[str] = _MODALS, intending: frozenset[str] = _INTENDING
) -> Iterator[tuple[Word, Word]]:
    """Every verb that has not happened by what is said, with the helper before it."""
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        intends = word.folded == "to" and before is not None and before.folded in intending | _BEING
        if word.folded not in modals and not intends:
            continue
        helper = before if intends and before is not None else word
        for each in itertools.islice((each for each in words[at + 1 : at + 2 + _REACH] if each.carries), 2):
            yield helper, each


def _list_done(words: Sequence[Word]) -> Iterator[Word]:
    """Every past form that no helper before it puts off."""
    for at, word in enumerate(words):
        before = {each.folded for each in words[max(0, at - _REACH) : at]}
        if is_past(word.folded) and word.carries and not before & (_MODALS | {"to", "be"}):
            yield word
