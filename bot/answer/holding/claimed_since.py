"""Finds who says in a later report that it was they who did it, or that they hold who was taken, where what is shown
tells that nobody has."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import A_DAY, Candidate, Group, open_of
from bot.answer.found.spotting import Spotter
from bot.answer.holding.blame import tells_claim, tells_unknown
from bot.answer.holding.happenings import is_of_one_affair, is_placed_in, iter_told, when
from bot.text.gazetteer import load_gazetteer

_CLAIMING = frozenset(map(root, "claim responsible responsibility admit group behind who anyone body".split()))
"""What a question of a claim says beside the deed."""
_ANOTHER = re.compile(
    r"\b(?:another|other|earlier|previous|separate|similar|past|former)\s+(?:[a-z]+\s+)?(?:attack|strike|raid|bombing|blast|"
    r"kidnapping|abduction|killing|shooting|robbery|theft|case|incident|hostage|captive)s?\b",
    re.IGNORECASE,
)


def add_claimed_since(
    question: QuestionRead, groups: tuple[Group, ...], known: Sequence[Candidate]
) -> tuple[Group, ...]:
    """Give what is shown with the first sentence of a later report of the same affair in which somebody claims what
    nobody is shown to have claimed, which is left out where a claim of that is shown."""
    shown = [each for group in groups for each in group.chosen]
    unclaimed = max((each for each in shown if tells_unknown(each.words)), key=lambda each: each.when, default=None)
    if unclaimed is None:
        return groups
    articles = list({each.article.id: each.article for each in known}.values())
    claims = [each for each in shown if each.when > unclaimed.when and tells_claim(each.words)]
    if any(is_of_one_affair(unclaimed.article, each.article, articles) for each in claims):
        left = (replace(each, chosen=tuple(one for one in each.chosen if one is not unclaimed)) for each in groups)
        return tuple(each for each in left if each.chosen)
    for later in sorted(articles, key=when):
        if is_of_one_affair(unclaimed.article, later, articles):
            claim = next((each for each in iter_told(later) if _is_of_it(question, unclaimed, each)), None)
            if claim is not None:
                return (*groups, Group("Reported since:", (claim,)))
    return groups


def _is_of_it(question: QuestionRead, unclaimed: Candidate, each: Candidate) -> bool:
    """Say whether a sentence of a later day claims what is asked about: of no place that neither report opens with."""
    if each.when[:A_DAY] <= unclaimed.when[:A_DAY] or not tells_claim(each.words) or _ANOTHER.search(each.words):
        return False
    terms = [term for term in question.terms if term.named or term.root not in _CLAIMING]
    places = set(roots(f"{open_of(unclaimed.article)} {open_of(each.article)}"))
    return is_placed_in(places, each.words) and Spotter(terms, load_gazetteer()).meets_most(
        f"{open_of(each.article)} {each.words}"
    )
