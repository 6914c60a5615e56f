"""Says which sentences of its reports a story is told without, whoever writes it: the keyless writer or a model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.story import Origin, Story
from bot.summarize.aside import list_untold
from bot.summarize.denials import list_better_told
from bot.summarize.doubted import list_doubted
from bot.summarize.elsewhere import list_over_elsewhere
from bot.summarize.plans import list_over
from bot.summarize.retracted import list_retractions
from bot.summarize.sentences import Passage
from bot.summarize.stoppages import list_hopes_over, list_stops_over
from bot.summarize.superseded import list_superseded
from bot.summarize.told import list_english
from bot.summarize.undone import find_undone
from bot.summarize.withdrawals import Withdrawn, find_withdrawn, list_noticed
from bot.text.genres import find_genre

_Affair = tuple[tuple[ArticleId, ...], tuple[Origin, ...]]


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What is not told of materials, whatever stories they are told in."""

    sentences: frozenset[tuple[ArticleId, Span]]
    """Of plans that are over, undone by a check or doubted by what is not told from."""
    withdrawn: frozenset[tuple[ArticleId, Span]]
    corrected: frozenset[ArticleId]
    """The reports of these; a text that takes back is none of them."""
    doubted: bool
    """Whether any of it is left out for what a text says that is not told from."""


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
    ruled: _Ruled
    found: Mapping[_Affair, Withdrawn]
    """What each story takes back, by its reports."""


def find_barred(
    stories: Sequence[Story],
    materials: Sequence[Material],
    overtaken: Sequence[Story] = (),
    aside: Sequence[Material] = (),
    elsewhere: Sequence[Material] = (),
    before: Barred | None = None,
) -> Barred:
    """Give what stories are told without, and what their reports in English take back; what the first story takes back
    may stand in those that it has `overtaken`. A check of what others claim, set `aside`, undoes what it finds was not
    so; reports `elsewhere` end plans, and take back. What was found `before`, of other stories of these materials, is
    not looked for again."""
    ruled = before.ruled if before is not None else _rule_out(materials, aside, elsewhere)
    reports = [list_english(materials, story) for story in stories]
    behind = [each for story in overtaken for each in list_english(materials, story)]
    older = _list_older_versions(stories, materials)
    withdrawn = ruled.withdrawn | older
    untold = list_untold(stories) | ruled.sentences | withdrawn
    untold |= frozenset(each for told in reports for each in list_better_told(told))
    found: dict[_Affair, Withdrawn] = dict(before.found) if before is not None else {}
    affairs = []
    for at, (told, story) in enumerate(zip(reports, stories, strict=True)):
        affair = told if at else [*told, *behind]
        affairs.append((tuple(each.article.id for each in affair), story.origins))
        if affairs[-1] not in found:
            found[affairs[-1]] = find_withdrawn(affair, story.origins, materials)
    these = [found[each] for each in affairs]
    takings = frozenset(
        (passage.material.article.id, passage.span)
        for each in these
        for passage in each.passages
        if (passage.material.article.id, passage.material.analysis.sentences[passage.sentence].span) not in untold
    )
    corrected = ruled.corrected.union((article for article, _ in older), *(each.corrected for each in these))
    sentences = untold.union(*(each.barred for each in these))
    return Barred(sentences, tuple(each.passages for each in these), takings, corrected, ruled, found)


def _rule_out(materials: Sequence[Material], aside: Sequence[Material], elsewhere: Sequence[Material]) -> _Ruled:
    checks = (each for each in aside if find_genre(each.article) == "checked")
    undone = (
        find_undone(check, number, materials) for check in checks for number in range(len(check.analysis.sentences))
    )
    over = list_hopes_over(materials, (*materials, *elsewhere)) | list_stops_over(materials, elsewhere)
    doubted = list_doubted(materials, aside, elsewhere)
    sentences = (list_over(materials) | list_over_elsewhere(materials, elsewhere) | over | doubted).union(*undone)
    retracted = list(list_retractions((*materials, *elsewhere)))
    noticed = [each for its in elsewhere for each in list_noticed(its, materials)]
    corrected = frozenset(article for notice, article, _ in retracted if article != notice)
    withdrawn = frozenset([*((article, span) for _, article, span in retracted), *noticed])
    return _Ruled(sentences, withdrawn, corrected.union(article for article, _ in noticed), bool(doubted))


def _list_older_versions(stories: Sequence[Story], materials: Sequence[Material]) -> frozenset[tuple[ArticleId, Span]]:
    by_id = {each.article.id: each for each in materials}
    over = list_superseded(stories, by_id)
    return frozenset((each, sentence.span) for each in over for sentence in by_id[each].analysis.sentences)
