"""Says which story of a topic tells what became of the one that leads: the same affair days later, grouped apart."""

from collections.abc import Mapping, Sequence

from bot.model.article import ArticleId
from bot.model.story import Story
from bot.summarize.latest import list_shared, moment_of, overtakes, takes_up
from bot.summarize.sentences import Passage, stems_of
from bot.text.gazetteer import load_gazetteer

_SHARED = 3
"""Words, two of them no names, that two stories' openings with their titles have in common in one affair."""
_BOTH = 2
"""States that both openings name where one tells the outcome of the other in words of its own."""
_OUTCOMES = tuple(
    (stems_of(before), stems_of(after))
    for before, after in (
        ("strike raid shell shelled fight fighting clash attack war offensive bomb", "truce ceasefire armistice peace"),
        ("arrest detain custody jail hostage abduct seize kidnap", "free freed release acquit deport swap"),
        ("vote election referendum ballot poll", "won reject approve back elect defeat"),
        ("threaten threat ultimatum", "retaliate retaliation impose"),
        ("talks negotiate negotiations meet", "deal agreement accord truce sign pact treaty"),
    )
)
"""What a happening is told with, and what its outcome is."""


def order_by_affair(
    stories: Sequence[Story], leads: Mapping[tuple[ArticleId, ...], Passage | None]
) -> tuple[list[Story], list[Story]]:
    """Give the stories, best first, but ahead the newest that tells what became of the first, which stands behind it
    where it is its cause; last those that others overtake, and these alone."""
    heads = {story.id: lead for story in stories if (lead := leads.get(story.articles)) is not None}
    first = heads.get(stories[0].id) if stories else None
    if first is None:
        return list(stories), []
    turns = [story for story in stories[1:] if story.id in heads and _becomes_of(heads[story.id], first)]
    top = max(turns, key=lambda story: moment_of(heads[story.id]), default=stories[0])
    cause = [stories[0]] if top is not stories[0] and takes_up(heads[top.id], first) else []
    others = [story for story in stories if story is not top and story not in cause]
    led = [(story, heads[story.id]) for story in others if story.id in heads]
    over = [story for story, lead in led if any(is_over(each, lead) for each in heads.values())]
    return [top, *cause, *(story for story in others if story not in over), *over], over


def is_over(one: Passage, other: Passage) -> bool:
    """Say whether an opening tells what became of another story's, or both tell of one thing at one place."""
    if _becomes_of(one, other):
        return True
    shared, things = list_shared(one, other)
    return bool(shared - things - _list_persons(one) - _list_persons(other)) and overtakes(one, other, 1)


def _list_persons(passage: Passage) -> frozenset[str]:
    actors = passage.material.analysis.actors
    return stems_of(" ".join(each.name for each in actors if each.kind == "person"))


def _becomes_of(one: Passage, other: Passage) -> bool:
    """Say whether an opening tells what another story's has come to; no state-controlled outlet's alone does, but of
    another such."""
    shared, _ = list_shared(one, other)
    return (overtakes(one, other) and len(shared) >= _SHARED) or (
        overtakes(one, other, 0, 0) and _is_outcome(one, other)
    )


def _is_outcome(one: Passage, other: Passage) -> bool:
    """Say whether one opening has the word for an outcome of what the other tells, of the same two states."""
    after, before = (stems_of(f"{each.material.article.title}. {each.words}") for each in (one, other))
    here, there = ({each.key for each in load_gazetteer().scan(each.words)} for each in (one, other))
    both = {key for key in here & there if key.startswith("state:")}
    told = any(was & before and now & after and not now & before for was, now in _OUTCOMES)
    return told and len(both) >= _BOTH
