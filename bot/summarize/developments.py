"""Writes what else the stories tell behind what a briefing opens with: further conclusions, and the developments."""

from collections.abc import Iterator

from bot.model.briefing import Claim
from bot.model.story import Story
from bot.summarize.denials import takes_up_a_charge
from bot.summarize.quoting import Desk
from bot.summarize.sentences import Passage, likeness
from bot.summarize.told import Told, is_background, is_contested, is_open

_EARLY = 8
"""Sentences of a report among which its conclusion is looked for."""
_FEWEST_SHARED = 2
_REPEATED = 0.4
"""Likeness from which a further sentence tells what the opening told."""


def write_further(told: Told, desk: Desk, opening: Passage | None, most: int) -> tuple[Claim, ...]:
    """For a single story, further early sentences on what it is about, in the order of the report."""
    if len(told.stories) != 1 or not told.english or most <= 0:
        return ()
    opened = frozenset(stem for stems in desk.shown for stem in stems)
    further = [
        each
        for each in _list_conclusions(told, told.stories[0], opened)
        if opening is None or each.material is not opening.material or each.sentence != opening.sentence
    ]
    chosen: list[tuple[Passage, Claim]] = []
    while len(chosen) < most and (found := _take_best(further, told, desk)) is not None:
        chosen.append(found)
    chosen.sort(key=lambda pair: pair[0].sentence)
    return tuple(claim for _, claim in chosen)


def _list_conclusions(told: Told, story: Story, heading: frozenset[str]) -> list[Passage]:
    """A story's early sentences on what its opening tells, none of which another section is made for."""
    return [
        each
        for each in told.passages(story)
        if told.place(each) < _EARLY
        and len(each.stems & heading) >= _FEWEST_SHARED
        and likeness(each.stems, heading) < _REPEATED
        and not (is_open(each) or is_contested(each) or takes_up_a_charge(each))
    ]


def write_answered(desk: Desk) -> tuple[Claim, ...]:
    """The claims kept with their answers, but those that a section above shows."""
    shown = (desk.show(each) for each in desk.release() if desk.is_new(each))
    return tuple(claim for claim in shown if claim is not None)


def write_openings(told: Told, desk: Desk, most: int) -> tuple[Claim, ...]:
    """The openings of further reports, before other sections take the words that may be quoted."""
    written: list[Claim] = []
    for story in told.stories:
        openings = told.leads(story)
        while len(written) < most and (claim := show_first(openings, desk)) is not None:
            written.append(claim)
    return tuple(written)


def write_reserved(desk: Desk, shortest: Desk | None, most: int) -> tuple[Claim, ...]:
    """What the shortest depth quotes and no section shows, before other sentences take its room."""
    written: list[Claim] = []
    for passage, _ in shortest.quoted if shortest is not None else ():
        claim = desk.show(passage) if len(written) < most and desk.is_new(passage) else None
        written += [claim] if claim is not None else []
    return tuple(written)


def write_developments(told: Told, desk: Desk, most: int) -> tuple[Claim, ...]:
    """Sentences of the stories in turn, so that the first story does not take all the room."""
    queues = [
        [each for each in told.passages(story) if not (is_open(each) or is_background(each) or takes_up_a_charge(each))]
        for story in told.stories
    ]
    written: list[Claim] = []
    while len(written) < most:
        claims = [claim for queue in queues if (claim := _show_best(queue, told, desk)) is not None]
        written += claims
        if not claims:
            break
    return tuple(written[:most])


def show_first(passages: Iterator[Passage], desk: Desk) -> Claim | None:
    """Show the first passage that says something new and may still be quoted."""
    for passage in passages:
        if desk.is_new(passage):
            claim = desk.show(passage)
            if claim is not None:
                return claim
    return None


def _show_best(queue: list[Passage], told: Told, desk: Desk) -> Claim | None:
    """Show the passage that is most worth telling and least like what is shown, and take it off the queue."""
    found = _take_best(queue, told, desk)
    return found[1] if found is not None else None


def _take_best(queue: list[Passage], told: Told, desk: Desk) -> tuple[Passage, Claim] | None:
    """Weigh what a passage tells against what is shown already (MMR)."""
    worth = {at: 0.6 * told.weight(each) - 0.4 * desk.nearness(each) for at, each in enumerate(queue)}
    for at in sorted(worth, key=lambda at: (-worth[at], at)):
        if desk.is_new(queue[at]) and (claim := desk.show(queue[at])) is not None:
            return queue.pop(at), claim
    return None
