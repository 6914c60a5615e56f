"""Sets aside what is no report: such a piece is counted and listed with its mark, and quoted in no section."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.story import Story
from bot.summarize.called_off import find_called_off
from bot.summarize.corrections import find_corrected
from bot.text.beside import is_beside
from bot.text.genres import Genre, find_genre
from bot.text.imagined import find_imagined

_NAMES: dict[Genre, tuple[str, str]] = {
    "opinion": ("opinion piece", "opinion pieces"),
    "invented": ("piece of satire, fiction, scenario or exercise", "pieces of satire, fiction, scenario or exercise"),
    "unreleased": ("text that was not for release", "texts that were not for release"),
    "checked": ("fact-check of what others claim", "fact-checks of what others claim"),
    "archive": ("piece from an archive", "pieces from archives"),
    "advertisement": ("advertisement", "advertisements"),
    "withdrawn": ("report that its outlet withdrew", "reports that their outlets withdrew"),
    "overturned": (
        "text that seems to take back at its end what it tells",
        "texts that seem to take back at their ends what they tell",
    ),
    "history": ("piece on the past", "pieces on the past"),
    "review": ("review", "reviews"),
    "compiled": (
        "press review, page of letters or set of minutes",
        "press reviews, pages of letters or sets of minutes",
    ),
}
_RESULT = re.compile(
    r"\b(?:w[io]ns?|won|beat(?:s|en)?|los(?:es|t)|dr[ae]ws?|drawn|defeat(?:s|ed)|thrash(?:es|ed)|edged?)\b(?:\s[\w’'-]+){0,4}?\s"
    r"\d{1,3}[-–]\d{1,3}\b(?![-–\d])"
)
_VOTED = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|ballots?|seats?|referendums?|elections?|parliament|senate|assembly|court|tribunal|judges?|jury|motion|"
    r"council|committee|percent|per\scent)\b|%",
    re.IGNORECASE,
)
_SMALL = "Two three four five six seven eight nine ten".title().split()


@dataclass(frozen=True, slots=True)
class Parted:
    """The stories as reports tell them, with their articles; and what was read beside, with its label."""

    stories: tuple[Story, ...]
    materials: tuple[Material, ...]
    aside: tuple[Material, ...]


def set_aside(stories: Sequence[Story], materials: Sequence[Material]) -> Parted:
    """Part the reports of stories from what is labelled as none; a reprint of such a piece is none either."""
    by_id = {material.article.id: material for material in materials}
    labelled = {each for each, material in by_id.items() if find_genre(material.article) is not None}
    for story in stories:
        for same in (report for origin in story.origins for report in origin.reports):
            labelled |= set(same) if labelled & set(same) else set()
    if not labelled:
        return Parted(tuple(stories), tuple(materials), ())
    read = dict.fromkeys(each for story in stories for each in story.articles if each in by_id)
    told = tuple(_without(story, labelled) for story in stories)
    return Parted(
        tuple(story for story in told if story.articles),
        tuple(material for each, material in by_id.items() if each not in labelled),
        tuple(by_id[each] for each in read if each in labelled),
    )


def _without(story: Story, labelled: set[ArticleId]) -> Story:
    def left(articles: tuple[ArticleId, ...]) -> tuple[ArticleId, ...]:
        return tuple(each for each in articles if each not in labelled)

    origins = tuple(
        replace(
            each, articles=left(each.articles), reports=tuple(kept for same in each.reports if (kept := left(same)))
        )
        for each in story.origins
        if left(each.articles)
    )
    return replace(story, articles=left(story.articles), origins=origins)


def list_untold(stories: Sequence[Story]) -> frozenset[tuple[ArticleId, Span]]:
    """Give the sentences that a story is told without."""
    return frozenset((each.article_id, each.span) for story in stories for each in story.untold)


def find_untold(material: Material) -> tuple[Span, ...]:
    """Give the sentences of a report that no writer tells: of games, their results and novels, with figures it
    corrects itself, plans it tells to be off, or beside the report."""
    article, sentences = material.article, material.analysis.sentences
    beside = (each.span for each in sentences if is_beside(article, each.span))
    played = (each.span for each in sentences if _is_result(each.span.of(article.text)))
    return (
        *find_corrected(material),
        *find_called_off(material),
        *find_imagined(article.text, sentences),
        *played,
        *beside,
    )


def _is_result(words: str) -> bool:
    """Say whether words tell who won a game and how, and not what was voted: `won 4-2`, `beat Chile 3-1`."""
    return _RESULT.search(words) is not None and _VOTED.search(words) is None


def say_aside(parted: Parted) -> tuple[str, ...]:
    """Give one sentence for each kind of piece that was set aside, and for what reports tell of games and novels."""
    counts = Counter(find_genre(material.article) or "opinion" for material in parted.aside)
    told = [_say(genre, count) for genre, count in counts.items()]
    partly = sum(bool(find_imagined(each.article.text, each.analysis.sentences)) for each in parted.materials)
    if partly:
        where = "one report tells" if partly == 1 else f"{partly} reports tell"
        told.append(f"Sentences in which {where} of a game, a scenario or a novel are not quoted.")
    return tuple(told)


def _say(genre: Genre, count: int) -> str:
    one, several = _NAMES[genre]
    if count == 1:
        return f"One {one} was read and is not quoted."
    number = _SMALL[count - 2] if count - 2 < len(_SMALL) else str(count)
    return f"{number} {several} were read and are not quoted."
