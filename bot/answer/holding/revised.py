"""Finds what a later report puts an amount at that is shown: it corrects it, or tells that it has grown or fallen."""

import re
from collections.abc import Mapping, Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import A_DAY, Candidate, is_in_place, telling_of
from bot.answer.found.counting import read_amounts
from bot.answer.found.spotting import Spotter
from bot.answer.holding.happenings import tells_of_before
from bot.text.gazetteer import load_gazetteer
from bot.text.notices import list_figures, list_taken_back

_REVISES = re.compile(
    r"\b(?:larger|bigger|more|greater|higher|smaller|less|lower|worse|fewer)\s+than\s+(?:(?:was|were|had|been|at|it|they)\s+){0,3}"
    r"(?:(?:previously|first|earlier|initially|originally)\s+)?(?:thought|believed|estimated|reported|feared|assumed|announced|stated|known)\b|"
    r"\brevis(?:es?|ed|ing)\b|\b(?:rais|lower|correct|updat)(?:es?|s|ed|ing)\s+(?:its|his|her|their|the|that|an?)\s+(?:[a-z]+\s+){0,2}?(?:estimate|figure|number|total)s?\b|"
    r"\bnow\s+(?:puts?|estimates?|stands?|amounts?|totals?|believes?|thinks?|reckons?)\b",
    re.IGNORECASE,
)
"""That an amount is another than was told; one that is taken back in figures needs none of these: `110, not 40`."""
_SHARED = 2
"""Words beside the measure and the names that are asked for by which two sentences are of one amount."""


def find_revised(question: QuestionRead, shown: Sequence[Candidate], known: Sequence[Candidate]) -> Candidate | None:
    """Find the newest sentence of a later day that puts the amount of the one shown first at another figure, and says
    that it does: of the same measure, in like words, in a report that names all that the question does."""
    if question.kind != "how_many" or not shown:
        return None
    told = {measure: each for measure, each in read_amounts(shown[0].words).items() if measure[:1].isalnum()}
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    last = max(each.when for each in shown)[:A_DAY]
    later = [each for each in known if each.when[:A_DAY] > last and _revises(shown[0], told, each)]
    kept = [
        each
        for each in later
        if names.meets_all(f"{each.article.title}\n{each.article.text}")
        if is_in_place(each.article, each.sentence.span)
        if not tells_of_before(each.article, each.words)
    ]
    return max(kept, key=lambda each: each.when, default=None)


def _revises(shown: Candidate, told: Mapping[str, float], each: Candidate) -> bool:
    """Say whether a sentence tells another figure of the same measure; what it takes back is what was shown."""
    back = list_taken_back(each.words)
    if not (back & list_figures(shown.words) if back else _REVISES.search(each.words)):
        return False
    now = read_amounts(each.words)
    measures = {measure for measure, value in now.items() if measure in told and value != told[measure]}
    figures = list_figures(each.words) | list_figures(shown.words)
    return bool(measures) and len((telling_of(each) & telling_of(shown)) - measures - figures) >= _SHARED
