"""Finds a charge and its counter-charge: two parties that say of one deed that another did it."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.group.denials import PLACED, is_of_one_kind, list_names, name_apart, place_words
from bot.group.statements import CLAIMING, Word, denies
from bot.model.story import Account, Dispute
from bot.text.words import stem

_LEAST = 2
"""Words that both tell of the deed, at least."""
_SHARE = 0.5
"""Share of the words for the deed, of the one that has fewer, that both have."""
_OF_DOING = re.compile(r"\bof\s(?:\w+ly\s|again\s|also\s)?([a-z]{2,}ing)\b")
"""What somebody is accused of: "of shelling a convoy"."""
_WHERE = frozenset("near around along outside inside across border".split())


def find_charges(words: Sequence[Word]) -> Iterator[Dispute]:
    """Give, for any two parties, one pair of statements by which two others did one thing.

    One of them at least is a charge, and one names whom the other is by: that two send weapons is no contradiction.
    """
    told = [each for each in words if each.attribution.kind in CLAIMING and each.party and not denies(each)]
    found: dict[frozenset[str], tuple[int, Word, Word]] = {}
    for one, other in combinations([each for each in told if each.doer], 2):
        shared = _share_deed(one, other) if _answer(one, other) else 0
        if shared > found.get(frozenset((one.by, other.by)), (0, one, other))[0]:
            found[frozenset((one.by, other.by))] = (shared, one, other)
    for _, one, other in found.values():
        accounts = tuple(Account(material.article.id, span) for material, span in place_words(one, other))
        yield Dispute(f"who did it, by the words of {one.by} and of {other.by}", accounts)


def _answer(one: Word, other: Word) -> bool:
    """Say whether two parties charge two others, of whom one at least is the other party, with what may be one deed."""
    mine, its = one.doer or frozenset(), other.doer or frozenset()
    if one.party & other.party or mine & its or mine & one.party or its & other.party:
        return False
    charged = "accuses" in (one.attribution.kind, other.attribution.kind)
    if not charged or not (mine & other.party or its & one.party) or not is_of_one_kind(one, other):
        return False
    return not name_apart(one, other, frozenset(name for word in (one, other) for name in list_names(word)))


def _share_deed(one: Word, other: Word) -> int:
    """Count the words that both tell, who did it left aside; 0 where they tell no deed in common, but where it was."""
    doing = [found[1] for word in (one, other) if (found := _OF_DOING.search(word.content)) is not None]
    if len(set(doing)) > 1:
        return 0
    names = one.names | other.names
    places = frozenset(stem(name.casefold()) for word in (one, other) for name in PLACED.findall(word.content)) | _WHERE
    mine, its = one.stems - names, other.stems - names
    deed, fewer = len(mine & its - places), min(len(mine - places), len(its - places))
    return len(mine & its) if deed and deed >= _SHARE * fewer and len(mine & its) >= _LEAST else 0
