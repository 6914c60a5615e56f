"""Tells what changed since the edition that a channel had last: questions answered, tolls grown, stories told on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.briefing import Briefing, Change, Claim
from bot.model.story import Account, Story, StoryId
from bot.summarize.cutting import shorten
from bot.summarize.overtaken import find_answer
from bot.summarize.quoting import Desk
from bot.summarize.sentences import Passage, likeness, make_passage, stems_of
from bot.summarize.told import Told

_ABOVE = "See the bottom line."
LABELS = frozenset({_ABOVE})
"""Fixed words among what changed."""
_SAME = 0.7


@dataclass(frozen=True, slots=True)
class LastEdition:
    """What a channel was sent last before a slot: the edition, and what it was written from."""

    briefing: Briefing
    articles: frozenset[ArticleId]
    materials: tuple[Material, ...] = ()
    """The articles it cites, as it cites them."""
    stories: tuple[Story, ...] = ()
    """What these and the articles read since tell together."""

    @property
    def due(self) -> datetime:
        """Give its slot's moment."""
        return self.briefing.window.end

    def leave_out_told(self, materials: Sequence[Material]) -> tuple[Material, ...]:
        """Keep the articles that it was not written from as they stand, and that say more than one that it cites: a
        text that was revised since is news, a reprint is none."""
        cited = {source.article_id: source.revision for source in self.briefing.sources}
        printed = {words for each in self.materials for words in _iter_sentences(each)}
        return tuple(
            each
            for each in materials
            if each.article.id not in self.articles or cited.get(each.article.id) not in {None, each.article.revision}
            if not printed.issuperset(_iter_sentences(each))
        )

    def count_known(self, places: Mapping[ArticleId, StoryId]) -> Mapping[StoryId, int]:
        """Count the articles of each story that it cites."""
        return Counter(places[each.article.id] for each in self.materials if each.article.id in places)

    def holds(self, story: Story) -> bool:
        """Say whether it told of a story."""
        cited = {material.article.id for material in self.materials}
        return any(cited & set(each.articles) and set(story.articles) & set(each.articles) for each in self.stories)


def list_continued(told: Told, last: LastEdition | None) -> tuple[Story, ...]:
    """Give the stories, best first, that the last edition told of."""
    return tuple(story for story in told.stories if last is not None and last.holds(story))


def write_changes(
    told: Told, desk: Desk, last: LastEdition | None, continued: Sequence[Story], most: int
) -> tuple[Change, ...]:
    """Give what was answered, what grew, and the newest openings of stories that go on and are not shown above."""
    if last is None:
        return ()
    changes = [*_list_answered(told, desk, last)][:most]
    changes += [*_list_grown(told, desk, last)][: most - len(changes)]
    for story in continued:
        leads = sorted(told.leads(story), key=_moment, reverse=True)
        fresh = (desk.show(each) for each in leads if desk.is_new(each)) if len(changes) < most else iter(())
        changes += [Change("developed", claim) for claim in fresh if claim is not None][:1]
    return tuple(changes)


def set_beside(changes: Sequence[Change], shown: Sequence[Claim]) -> tuple[Change, ...]:
    """Give changes as they stand beside another writer's claims: nothing leads to words that are not there, and no
    opening says what one of them says."""
    told = [stems_of(claim.text) for claim in shown]
    kept: list[Change] = []
    for each in changes:
        quotes = [" ".join(citation.quote.split()) for citation in each.claim.citations]
        claim = (
            Claim(quotes[0], "copied", each.claim.citations) if each.claim.kind == "label" and quotes else each.claim
        )
        paired = each.question or each.before is not None
        if claim.kind != "label" and (paired or all(likeness(stems_of(claim.text), one) < _SAME for one in told)):
            kept.append(replace(each, claim=claim))
    return tuple(kept)


def _iter_sentences(material: Material) -> Iterator[str]:
    text, sentences = material.article.text, material.analysis.sentences
    yield from (" ".join(each.span.of(text).split()) for each in sentences)
    if not sentences:
        yield text


def _moment(passage: Passage) -> tuple[bool, float, str]:
    published = passage.material.article.published
    return published is not None, published.timestamp() if published else 0.0, passage.material.article.id


def _list_answered(told: Told, desk: Desk, last: LastEdition) -> Iterator[Change]:
    """Open questions of the last edition, each with the sentence of a newer report that answers it."""
    asked = [question.basis for question in last.briefing.questions if question.status == "open"]
    points = [
        (material, point)
        for material in last.materials
        for point in material.analysis.open_points
        if point.question and _is_cited(last, asked, material, point.basis[-1])
    ]
    for material, point in points:
        found = find_answer(material, point, told.english)
        passage = _find_passage(told, *found) if found is not None else None
        claim = _show(desk, passage) if passage is not None else None
        if claim is not None:
            yield Change("answered", claim, question=point.question or "")


def _list_grown(told: Told, desk: Desk, last: LastEdition) -> Iterator[Change]:
    """Counts of the last edition that a newer report tells higher, each with both sentences."""
    kept = {material.article.id: material for material in last.materials}
    shown = [claim for _, claim in iter_claims(last.briefing)]
    for story in last.stories:
        for low, high in story.grown:
            before, now = kept.get(low.article_id), told.find_material(high.article_id)
            if before is None or now is None or not _is_cited(last, shown, before, low.span):
                continue
            newer, older = _make_passage(now, high), _make_passage(before, low)
            old = desk.claim(older) if older is not None else None
            claim = _show(desk, newer) if newer is not None and old is not None else None
            if claim is not None:
                yield Change("developed", claim, before=old)


def _show(desk: Desk, passage: Passage) -> Claim | None:
    """Give a claim of what changed; one that the bottom line tells in the same words leads there."""
    if passage.words not in desk.printed:
        return desk.show(passage)
    claim = desk.claim(passage)
    return replace(claim, text=_ABOVE, kind="label") if claim is not None else None


def _make_passage(material: Material, account: Account) -> Passage | None:
    kept = shorten(material.article.text, account.span)
    return make_passage(material, kept, 0) if kept is not None else None


def _find_passage(told: Told, report: Material, sentence: int) -> Passage | None:
    span = report.analysis.sentences[sentence].span
    shown = (each for story in told.stories for each in told.passages(story) if each.material is report)
    return next((each for each in shown if each.sentence == sentence and span.holds(each.span)), None)


def _is_cited(last: LastEdition, claims: Iterable[Claim], material: Material, span: Span) -> bool:
    """Say whether claims of the last edition show words of a sentence."""
    numbers = {source.n for source in last.briefing.sources if source.article_id == material.article.id}
    return any(
        citation.n in numbers and citation.start < span.end and span.start < citation.end
        for claim in claims
        for citation in claim.citations
    )
