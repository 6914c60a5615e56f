"""Chooses what a model is shown: numbered passages of every story and every side, within a budget of tokens."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.evidence.fence import defuse
from bot.evidence.pronouns import explains_itself
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.story import Story
from bot.summarize.aside import find_untold, set_aside
from bot.summarize.barred import find_barred
from bot.summarize.sentences import stands_alone
from bot.summarize.told import list_firsts, list_quotable
from bot.text.hostile import may_be_shown
from bot.text.tokens import estimate_tokens

_HEADING_TOKENS = 10
_MOST_WORDS = 60
"""A longer sentence is a list or a broken page."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """One passage under the number a model calls it by."""

    number: int
    material: Material
    span: Span
    story: int

    @property
    def words(self) -> str:
        """The passage as it stands in its article."""
        return self.span.of(self.material.article.text)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The numbered passages, grouped by story in the order of rank."""

    passages: tuple[Numbered, ...]
    origins: tuple[int, ...]
    """How many independent reports each story has."""
    corrected: frozenset[ArticleId] = frozenset()
    """The reports that are a source without their title."""

    def find(self, number: int) -> Numbered | None:
        """Give the passage of a number."""
        return self.passages[number - 1] if 1 <= number <= len(self.passages) else None

    def render(self, fence: str, numbers: frozenset[int] | None = None) -> str:
        """Give the passages as a model reads them, all or those of some numbers."""
        lines: list[str] = []
        told = -1
        for passage in self.passages:
            if numbers is not None and passage.number not in numbers:
                continue
            if passage.story != told:
                told = passage.story
                reports = "one report" if self.origins[told] == 1 else f"{self.origins[told]} independent reports"
                lines.append(f"Story {told + 1} ({reports})")
            lines.append(f"[{passage.number}] {_describe(passage.material, fence)}: {defuse(passage.words, fence)}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Candidate:
    material: Material
    span: Span
    sentence: int
    worth: float
    side: str | None


def make_dossier(stories: Sequence[Story], materials: Sequence[Material], most_tokens: int) -> Dossier:
    """Choose passages: first the lead of every story, then a statement of every side, then the most salient in turn."""
    parted = set_aside(stories, materials)
    stories = parted.stories
    by_id = {material.article.id: material for material in parted.materials}
    found = find_barred(stories, parted.materials, aside=parted.aside)
    barred = found.sentences | {(each.article.id, span) for each in parted.materials for span in find_untold(each)}
    pools = [sorted(_candidates(story, by_id, barred), key=lambda each: -each.worth) for story in stories]
    chosen: list[set[int]] = [set() for _ in stories]
    left = most_tokens
    for story, index in _order(pools):
        if index in chosen[story]:
            continue
        cost = _cost(pools[story][index]) + (_HEADING_TOKENS if not chosen[story] else 0)
        if cost > left:
            break
        left -= cost
        chosen[story].add(index)
    return replace(_number(stories, pools, chosen), corrected=found.corrected)


def _candidates(
    story: Story, by_id: dict[ArticleId, Material], barred: frozenset[tuple[ArticleId, Span]]
) -> Iterator[_Candidate]:
    """A story's sentences that report something, of the articles it is told from, each with what it is worth.

    What `he said` at its end is not among them: whose words they are, no other passage would tell.
    """
    firsts = list_firsts(story, by_id, lambda each: list_quotable(by_id[each]) if each in by_id else ())
    disputed = [(account.article_id, account.span) for dispute in story.disputes for account in dispute.accounts]
    for rank, article_id in enumerate(firsts):
        material = by_id.get(article_id)
        if material is None or not (material.analysis.language or "en").startswith("en"):
            continue
        text, analysis = material.article.text, material.analysis
        sides = {each.sentence: str(each.actor or each.source.of(text)) for each in analysis.attributions}
        points = {each.sentence for each in analysis.open_points}
        for number, sentence in enumerate(analysis.sentences):
            words = sentence.span.of(text)
            if (article_id, sentence.span) in barred or len(words.split()) > _MOST_WORDS:
                continue
            if not (stands_alone(words) and explains_itself(words) and may_be_shown(words, text)):
                continue
            contested = any(article_id == other and sentence.span.holds(span) for other, span in disputed)
            worth = 1 / (1 + 0.5 * number) + 0.3 / (1 + rank)
            worth += 0.4 * (number in sides) + 0.4 * (number in points) + 0.6 * contested
            yield _Candidate(material, sentence.span, number, worth, sides.get(number))


def _order(pools: Sequence[Sequence[_Candidate]]) -> Iterator[tuple[int, int]]:
    """The order of choosing: leads, then sides, then the worthiest of all stories, higher ranked ones first."""
    for story, pool in enumerate(pools):
        if pool:
            yield story, min(range(len(pool)), key=lambda index: (pool[index].sentence, -pool[index].worth))
    for story, pool in enumerate(pools):
        heard: set[str] = set()
        for index, candidate in enumerate(pool):
            if candidate.side is not None and candidate.side not in heard and len(heard) < _MOST_SIDES:
                heard.add(candidate.side)
                yield story, index
    queue = [(-pool[0].worth / (1 + 0.2 * story), story, 0) for story, pool in enumerate(pools) if pool]
    heapq.heapify(queue)
    while queue:
        _, story, index = heapq.heappop(queue)
        yield story, index
        if index + 1 < len(pools[story]):
            heapq.heappush(queue, (-pools[story][index + 1].worth / (1 + 0.2 * story), story, index + 1))


_MOST_SIDES = 4


def _cost(candidate: _Candidate) -> int:
    words = candidate.span.of(candidate.material.article.text)
    return estimate_tokens(f"[100] {_describe(candidate.material, '')}: {defuse(words)}\n")


def _describe(material: Material, fence: str) -> str:
    """Who reports it and when; a state-controlled publisher is called so."""
    article = material.article
    label = ", state-controlled" if article.publisher.state_controlled else ""
    day = f", {article.published:%-d %b %Y}" if article.published else ", undated"
    return f"{defuse(article.publisher.name, fence)[:60]}{label}{day}"


def _number(stories: Sequence[Story], pools: Sequence[Sequence[_Candidate]], chosen: Sequence[set[int]]) -> Dossier:
    """Number the chosen passages story by story, each article's in the order of its text."""
    numbered: list[Numbered] = []
    origins: list[int] = []
    for story, pool, indexes in zip(stories, pools, chosen, strict=True):
        if not indexes:
            continue
        first = list(dict.fromkeys(candidate.material.article.id for candidate in pool))
        picked = sorted(
            (pool[index] for index in indexes), key=lambda each: (first.index(each.material.article.id), each.span)
        )
        for candidate in picked:
            numbered.append(Numbered(len(numbered) + 1, candidate.material, candidate.span, len(origins)))
        origins.append(max(1, len(story.origins)))
    return Dossier(tuple(numbered), tuple(origins))
