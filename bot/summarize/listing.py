"""Lists what the stories of some days tell: the opening of each, the weightiest stories first chosen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.evidence.pronouns import explains_itself
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.story import Origin, Story
from bot.summarize.aside import find_untold, set_aside
from bot.summarize.outcomes import find_outcomes
from bot.summarize.sentences import Passage, list_passages, make_passage, opening_sentence, stems_of
from bot.summarize.told import Told, is_english, is_open
from bot.text.datelines import skip_dateline

_PARTS = 0.6
"""Parts into which a time is cut, for each story that is told of it."""
_LOOKED_AT = 2
"""Times as many stories as are told, in which is looked for what became of what these tell."""
_APART = timedelta(days=1.5)
"""Reports of one story between which so much time lies tell of two stages of it."""
_SHORT = timedelta(days=2)
"""A time that is told as a whole."""
_MOMENT = timedelta(seconds=1)
_FURTHER = re.compile(r"(?:Another|A further)\s+(?:\d|[a-z])")
_LONGEST = 70
"""Words of the longest opening that is told whole."""
_SAME_NEWS = timedelta(days=1)
_SAME = 0.6
"""Share of the shorter one's words from which two sentences tell the same."""


def list_leads(
    stories: Sequence[Story], materials: Sequence[Material], most: int, today: date, elsewhere: Sequence[Material] = ()
) -> tuple[tuple[ArticleId, Span], ...]:
    """Give one telling sentence of each of so many stories, best stories first and some of each part of their time; a
    worker process is handed this.

    `today` is the first of the days: what was announced then is told though its time has passed, unless another report,
    of these or `elsewhere`, tells that it was given up."""
    parted = set_aside(stories, materials)
    when = {each.article.id: each.article.published or each.article.retrieved for each in parted.materials}
    stories = [each for story in parted.stories for each in _part_by_days(story, when)]
    told = Told(stories, parted.materials, len(stories), today, newest=False)
    chosen: list[Passage] = []
    ranked = spread(told.stories, most)
    outcomes = find_outcomes(ranked[: _LOOKED_AT * most], parted.materials, elsewhere)
    for story in ranked:
        central, newest = told.turns(story)
        openings = (*central, *_iter_further(told, story), *_iter_long(told, story))
        for leads in (openings, newest):
            telling = (outcomes.find_told(each) for each in leads if _tells_it(told, each))
            lead = next((each for each in telling if each is not None and _may_stand_alone(each)), None)
            if lead is not None and len(chosen) < most and all(_adds(lead, other) for other in chosen):
                chosen.append(lead)
    return tuple((each.material.article.id, each.span) for each in chosen)


def _iter_further(told: Told, story: Story) -> Iterator[Passage]:
    """Give openings that add to what reports of the days before tell, which stand with these in a list."""
    for material in filter(None, map(told.find_material, story.articles)):
        sentences = material.analysis.sentences
        number = opening_sentence(material)
        span = skip_dateline(material.article.text, sentences[number].span) if sentences else None
        if span is not None and _FURTHER.match(span.of(material.article.text)):
            yield make_passage(material, span, number)


def _iter_long(told: Told, story: Story) -> Iterator[Passage]:
    """Give the openings, the newest first, that are too long for a briefing and cannot be cut: a list would else leave
    out what they alone tell."""
    read = [each for each in map(told.find_material, story.articles) if each is not None and is_english(each)]
    for material in sorted(read, key=lambda each: each.article.published or each.article.retrieved, reverse=True):
        number = opening_sentence(material)
        yield from (each for each in list_passages(material, _LONGEST) if each.sentence == number)


def _part_by_days(story: Story, when: Mapping[ArticleId, datetime]) -> Iterator[Story]:
    """Give the parts of a story between which days lie: what came of it is told as well as what began it."""
    articles = sorted((each for each in story.articles if each in when), key=lambda each: when[each])
    starts = [0, *(at for at in range(1, len(articles)) if when[articles[at]] - when[articles[at - 1]] > _APART)]
    if len(starts) < 2:
        yield story
        return
    for start, end in pairwise([*starts, len(articles)]):
        told = tuple(articles[start:end])
        origins = tuple(_within(each, frozenset(told)) for each in story.origins)
        kept = tuple(each for each in origins if each.articles)
        yield replace(story, first=when[told[0]], last=when[told[-1]], articles=told, origins=kept)


def _within(origin: Origin, articles: frozenset[ArticleId]) -> Origin:
    reports = (tuple(each for each in report if each in articles) for report in origin.reports)
    return replace(
        origin,
        articles=tuple(each for each in origin.articles if each in articles),
        reports=tuple(each for each in reports if each),
    )


def spread(stories: Sequence[Story], most: int) -> list[Story]:
    """Put the best story of each part of the time that ranked ones span before the rest, so that not only its last days
    are told, which rank counts for more."""
    begun = [story.first for story in stories if story.first is not None]
    if not begun or max(begun) - min(begun) < _SHORT:
        return list(stories)
    length = (max(begun) - min(begun) + _MOMENT) / max(1, round(most * _PARTS))
    firsts: dict[int, Story] = {}
    for story in stories:
        if story.first is not None:
            firsts.setdefault(int((story.first - min(begun)) / length), story)
    chosen = list(firsts.values())
    return sorted(stories, key=lambda story: story not in chosen)


def _tells_it(told: Told, passage: Passage) -> bool:
    """Say whether a sentence opens its report, or else says what its headline says: one behind the opening tells of
    something beside it, which nobody has read here."""
    heading = stems_of(passage.material.article.title or "")
    return told.place(passage) == 0 or 2 * len(passage.stems & heading) >= max(2, len(heading))


def _may_stand_alone(passage: Passage) -> bool:
    untold: Iterator[Span] = iter(find_untold(passage.material))
    inside = any(span.start < passage.span.end and passage.span.start < span.end for span in untold)
    return not is_open(passage) and not inside and explains_itself(passage.words)


def _adds(one: Passage, other: Passage) -> bool:
    """Say whether a sentence tells what another does not; what is told days later in like words has come about since:
    `will close the crossing`, `closed the crossing`."""
    mine, its = (each.material.article.published or each.material.article.retrieved for each in (one, other))
    if abs(mine - its) > _SAME_NEWS and one.words != other.words:
        return True
    return len(one.stems & other.stems) < _SAME * max(min(len(one.stems), len(other.stems)), 1)
