"""Gives the sentence that tells what the toll of a story has grown to, where nothing told above gives that number."""

import re
from collections.abc import Iterator, Sequence

from bot.evidence.reading import read
from bot.model.briefing import Claim
from bot.model.story import Story
from bot.summarize.cutting import shorten
from bot.summarize.sentences import Passage, make_passage, stands_alone
from bot.summarize.told import Told
from bot.text.datelines import skip_dateline

_DIES = re.compile(r"\b(?:kill\w*|dead|die[sd]?|deaths?|toll|fatalities)\b", re.IGNORECASE)


def list_tolls(told: Told, story: Story, above: Sequence[Claim]) -> Iterator[Passage]:
    """Give the sentence with the number of dead that a story's lower ones became; none where it is told `above`."""
    known = {figure for claim in above for figure in _list_figures(claim.text)}
    for account in dict.fromkeys(high for _, high in reversed(story.grown)):
        material = told.find_material(account.article_id)
        words = account.span.of(material.article.text) if material is not None else ""
        if material is None or not _DIES.search(words) or known & set(_list_figures(words)):
            continue
        span = shorten(material.article.text, skip_dateline(material.article.text, account.span))
        at = next((at for at, each in enumerate(material.analysis.sentences) if each.span == account.span), None)
        if span is not None and at is not None and stands_alone(span.of(material.article.text)):
            yield make_passage(material, span, at)


def _list_figures(words: str) -> Iterator[float]:
    yield from (word.figure for word in read(words).words if word.figure is not None and word.figure > 1)
