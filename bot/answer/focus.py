"""Which word of a yes-or-no question is to be settled: what its subject, a name or a thing, is asked to have done."""

import re
from dataclasses import replace
from typing import NamedTuple

from bot.answer.terms import Term, is_asking, is_participle

_OF_A_THING = re.compile(
    r"(?:did|does|do|will|would|can|could|(?P<is>has|have|had|is|are|was|were))(?:n[’']t|\s+not)?\s+"
    r"(?:the|its|their|his|her|this|that|these|those)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
"""A question whose subject is no mere name: `Did the joint statement …`, `Has the skipper …`."""
_WORD = re.compile(r"\w+(?:[.’'\-]\w+)*")


class Settled(NamedTuple):
    """The word for the thing a question is about, and the word for what is asked of it."""

    thing: str
    done: str


def find_settled(text: str) -> Settled | None:
    """Give what a yes-or-no question asks of a thing: `statement` and `ask` in `Did the joint statement ask Russia`,
    `skipper` and `released` in `Has the skipper been released`; None where it begins otherwise or cannot be told.

    Between the subject and what is done stands nothing by which they could be told apart; the subject is taken for as
    long as words go on that are neither names nor small ones like `of` and `to`."""
    found = _OF_A_THING.match(text)
    if found is None:
        return None
    words = [each[0] for each in _WORD.finditer(found["rest"])]
    while words and words[0][0].isupper():  # the Iranian president
        words.pop(0)
    end = next((at for at, each in enumerate(words) if each[0].isupper() or is_asking(each.casefold())), len(words))
    leading, rest = words[:end], words[end:]
    while leading and found["is"] and leading[-1].endswith("ly"):  # really, finally
        leading.pop()
    if len(leading) == 2 or (len(leading) > 2 and (rest or is_participle(leading[-1]))):
        return Settled(leading[-2], leading[-1])
    done = [each for each in rest if each.islower() and is_participle(each) and not is_asking(each.casefold())]
    return Settled(leading[-1], done[0]) if leading and done else None


def with_focus(terms: tuple[Term, ...], settled: Settled | None = None) -> tuple[Term, ...]:
    """Mark what shall be settled, or else the first term that is no name, and the names before that as whom it is
    about: `Iran` in `Has the Iranian president …`, but not `Raisi` in `Is the invitation to Raisi confirmed?`."""
    plain = [at for at, term in enumerate(terms) if not term.named]
    first = plain[0] if plain else None
    focus = next((at for at in plain if settled is not None and terms[at].shown == settled.done), first)
    before = 1 if first is None else first
    return tuple(replace(term, focus=at == focus, subject=at < before) for at, term in enumerate(terms))
