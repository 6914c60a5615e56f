"""Says which sentences of its reports a story is told without, whoever writes it: the keyless writer or a model."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.story import Story
from bot.summarize.aside import list_untold
from bot.summarize.denials import list_better_told
from bot.summarize.plans import list_over
from bot.summarize.retracted import list_retracted
from bot.summarize.sentences import Passage
from bot.summarize.superseded import list_superseded
from bot.summarize.told import list_english
from bot.summarize.undone import find_undone
from bot.summarize.withdrawals import find_withdrawn
from bot.text.genres import find_genre


@dataclass(frozen=True, slots=True)
class Barred:
    """What is not told, and what takes it back."""

    sentences: frozenset[tuple[ArticleId, Span]]
    """Outgrown, answered by another report alone, taken back alone or with its report, corrected, of a plan that is
    over or of a text that a later version stands for."""
    withdrawals: tuple[tuple[Passage, ...], ...]
    """Story by story, the passages that take back."""
    takings: frozenset[tuple[ArticleId, Span]]
    """The words of these, which may be shown whole although parts of them may not."""
    corrected: frozenset[ArticleId]
    """The reports that a later version of their text or a notice corrects, and such as are withdrawn."""


def find_barred(
    stories: Sequence[Story],
    materials: Sequence[Material],
    overtaken: Sequence[Story] = (),
    aside: Sequence[Material] = (),
    over: frozenset[tuple[ArticleId, Span]] | None = None,
) -> Barred:
    """Give what stories are told without, and what their reports in English take back; what the first story takes back
    may stand in those that it has `overtaken`. A check of what others claim, set `aside`, undoes what it finds was not
    so. What is `over` by these materials may be known already."""
    reports = [list_english(materials, story) for story in stories]
    behind = [each for story in overtaken for each in list_english(materials, story)]
    untold = list_untold(stories) | (list_over(materials) if over is None else over)
    untold |= frozenset(each for told in reports for each in list_better_told(told))
    retracted = frozenset(list_retracted(materials)) | _list_older_versions(stories, materials)
    untold |= retracted
    for check in (each for each in aside if find_genre(each.article) == "checked"):
        for number in range(len(check.analysis.sentences)):
            untold |= frozenset(find_undone(check, number, materials))
    affairs = [told if at else [*told, *behind] for at, told in enumerate(reports)]
    found = [find_withdrawn(told, story.origins, materials) for told, story in zip(affairs, stories, strict=True)]
    takings = frozenset(
        (passage.material.article.id, passage.span)
        for each in found
        for passage in each.passages
        if (passage.material.article.id, passage.material.analysis.sentences[passage.sentence].span) not in untold
    )
    corrected = frozenset(article for article, _ in retracted).union(*(each.corrected for each in found))
    sentences = untold.union(*(each.barred for each in found))
    return Barred(sentences, tuple(each.passages for each in found), takings, corrected)


def _list_older_versions(stories: Sequence[Story], materials: Sequence[Material]) -> frozenset[tuple[ArticleId, Span]]:
    by_id = {each.article.id: each for each in materials}
    over = list_superseded(stories, by_id)
    return frozenset((each, sentence.span) for each in over for sentence in by_id[each].analysis.sentences)
