"""Tells in a list of leads what became of them: in the place of a plan that was given up what tells so, in that of a
figure what puts it right; of what is taken back nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.model.analysis import Material
from bot.model.article import ArticleId
from bot.model.story import Story
from bot.summarize.barred import find_barred
from bot.summarize.corrections import says_it_corrects
from bot.summarize.moved import find_moved
from bot.summarize.plans import list_ends, list_over
from bot.summarize.reversals import list_given_up
from bot.summarize.sentences import Passage, make_passage
from bot.summarize.told import Place, is_later
from bot.text.datelines import skip_dateline
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.notices import list_figures, list_taken_back

_GIVEN_UP = re.compile(
    rf"\b(?:{CALLED_OFF}|{MOVES}|suspend(?:s|ed)|halt(?:s|ed))\b|\b(?:will|would)\s(?:not|no\slonger)\b"
)
_LEAD = 3
"""Sentences of a later report that tell its news."""
_SHARED = 3
"""Words beside its figures that a sentence has in common with what puts them right."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What is told of some reports in the place of what is over, wrong or taken back."""

    by_id: Mapping[ArticleId, Material]
    untold: frozenset[Place]
    """What is taken back, and plans that were moved or given up; what was done as announced is a step of its own."""
    takings: frozenset[Place]
    ends: Mapping[Place, Place]

    def find_told(self, lead: Passage) -> Passage | None:
        """Give the lead, or what is told in its place; None where nothing is."""
        own = lead.material.analysis.sentences[lead.sentence].span
        right = self._find_right(lead)
        if right is not None:
            return right
        end = self.ends.get((lead.material.article.id, own))
        if end is not None and _GIVEN_UP.search(end[1].of(self.by_id[end[0]].article.text)) is not None:
            return self._make_lead(end)
        return None if self._is_untold(lead) else lead

    def _is_untold(self, lead: Passage) -> bool:
        its = lead.material.article.id
        if (its, lead.span) in self.takings:
            return False
        return any(article == its and span.meets(lead.span) for article, span in self.untold)

    def _make_lead(self, place: Place) -> Passage | None:
        material = self.by_id[place[0]]
        number = next((at for at, each in enumerate(material.analysis.sentences) if each.span == place[1]), None)
        if number is None or number >= _LEAD:
            return None
        return make_passage(material, skip_dateline(material.article.text, place[1]), number)

    def _find_right(self, lead: Passage) -> Passage | None:
        """Give what a later report tells of the same with another figure, which takes back the lead's."""
        figures = list_figures(lead.words)
        later = [each for each in self.by_id.values() if figures and is_later(each, lead.material)]
        return next((each for one in later for each in _iter_corrected(one, figures, lead)), None)


def _iter_corrected(material: Material, figures: frozenset[str], lead: Passage) -> Iterator[Passage]:
    text = material.article.text
    for number, sentence in enumerate(material.analysis.sentences[:_LEAD]):
        span = skip_dateline(text, sentence.span)
        words = span.of(text)
        if list_taken_back(words) & figures and (says_it_corrects(words) or says_it_corrects(material.article.title)):
            told = make_passage(material, span, number)
            if len(told.stems & lead.stems) >= _SHARED:
                yield told


def find_outcomes(stories: Sequence[Story], materials: Sequence[Material], elsewhere: Sequence[Material]) -> Outcomes:
    """Find what became of what some stories tell, be it that only reports `elsewhere` tell it."""
    told = {article for story in stories for article in story.articles}
    read = [each for each in materials if each.article.id in told]
    every = {each.article.id: each for each in (*read, *elsewhere)}
    all_ = tuple(every.values())
    barred = find_barred(stories, read, elsewhere=elsewhere)
    given_up = frozenset(find_moved(all_)) | list_given_up(all_)
    return Outcomes(every, (barred.sentences - list_over(all_)) | given_up, barred.takings, list_ends(all_))
