"""Places articles into stories one after the other: what of the last days is like a new one, and where it belongs.

Likeness is a cosine over weighed words, less the further apart two articles were told, and is held against how crowded
each one's surroundings are (`crowding.py`)."""

import heapq
import statistics
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from types import MappingProxyType

import numpy as np

from bot.group.crowding import EMPTY, Likeness, measure_surroundings
from bot.group.following import keep_in_order
from bot.group.linkage import link
from bot.group.settling import Settled, settle
from bot.group.weighing import Scales, read_words
from bot.model.article import ArticleId
from bot.model.story import NOTHING_STORED, Placed, Placement, Sketch, Stored, StoryChange, StoryId, Strand

THRESHOLD = 0.18
"""Average likeness from which accounts are of one happening, set on the train halves of NeuS and ECB+."""
WINDOW = timedelta(days=7)
MOST_EARLIER = 300
"""Articles before the window whose words still count in how rare a word is: where a day brings ten articles, a week of
them is too little to tell."""
_TOUCHING = 0.5
"""Share of the threshold from which a story is looked at again, or is what a new one follows."""
_NEAR_IN_TIME = timedelta(days=3)
"""At this distance the likeness of two articles counts half."""
_TELLING = 24
"""Words of an article, its rarest, by which it is found again."""
_A_WORD = 60
"""Articles looked at for one word, the latest first."""
_CANDIDATES = 60
_LEAST, _LINKS = 0.04, 40
"""Likeness from which two articles are linked, and the links of a new one."""
_MOST_STORIES, _MOST_MEMBERS = 4, 40
"""Stories looked at again for one article, and the latest members of each."""
_SAMPLE = 150
"""Latest articles whose surroundings say what is usual."""


class Shelf:
    """The articles of the last days, in the order they were placed; the same articles give the same shelf."""

    def __init__(
        self,
        placed: Iterable[Placed] = (),
        strands: Iterable[Strand] = (),
        window: timedelta = WINDOW,
        earlier: Iterable[Sketch] = (),
    ) -> None:
        self._window = window
        self._scales = Scales()
        self._earlier: list[Sketch] = []
        self._remember(earlier)
        self._placed: dict[ArticleId, Placed] = {}
        self._links: dict[ArticleId, dict[ArticleId, float]] = {}
        self._crowds: dict[ArticleId, float] = {}
        self._found_by: dict[int, list[ArticleId]] = {}
        self._members: dict[StoryId, dict[ArticleId, int]] = {}
        self._numbers: dict[ArticleId, int] = {}
        self._strands = {strand.id: strand for strand in strands}
        self._count = 0
        for each in placed:
            self._put(each)

    def __len__(self) -> int:
        return len(self._placed)

    def stories(self) -> Mapping[ArticleId, StoryId]:
        """Give the story of every article here, in the order they were placed."""
        return {article: each.story for article, each in self._placed.items()}

    def strand(self, story: StoryId) -> Strand:
        """Give a story as a link of its chain."""
        return self._strands[story]

    def place(
        self, sketch: Sketch, abroad: Mapping[ArticleId, float] = MappingProxyType({}),
        stored: Stored = NOTHING_STORED, own: StoryId | None = None,
    ) -> Placement:  # fmt: skip
        """Say where a new article belongs and what that changes; nothing is changed yet.

        `abroad` gives how like it articles in other languages are, whose words cannot tell; `stored` is what is
        kept of stories beside what is here, `own` is one that no other article is in any more.
        """
        telling, alike = self._find_alike(sketch, abroad)
        likeness = Likeness(self._links, self._crowds, sketch.article, alike, self._usual())
        touched = self._list_touched(likeness, alike)
        near = [each for each in touched if self._is_open(each, sketch)][:_MOST_STORIES]
        local = [sketch.article, *(each for story in near for each in self._latest(story))]
        before = {each: self._placed[each].story for each in local[1:]}
        named = [sorted(part, key=self._order) for part in self._part(local, likeness, sketch)]
        settled = settle(
            named,
            before,
            sketch.article,
            lambda each, parted: each in stored.elsewhere or self._has_others(each, parted),
            lambda each: each in stored.taken or (each in self._strands and each != own),
        )
        moved = {each: story for each, story in settled.stories.items() if before.get(each, story) != story}
        placed = Placed(sketch, settled.stories[sketch.article], telling, alike)
        earlier = next((each for each in touched if self._strands[each].first < sketch.told), None)
        return Placement(placed, moved, self._list_strands(sketch, settled, earlier), settled.changes)

    def apply(self, placement: Placement) -> None:
        """Keep what was decided."""
        for article, story in placement.moved.items():
            before = self._placed[article]
            self._leave(article, before.story)
            self._members.setdefault(story, {})[article] = self._numbers[article]
            self._placed[article] = Placed(before.sketch, story, before.telling, before.alike)
        self._strands.update({strand.id: strand for strand in placement.strands})
        self._put(placement.placed)
        for strand in placement.strands:  # what is left of it was told in other days
            if strand.merged_into is None and strand.id not in self._members:
                del self._strands[strand.id]

    def release(self, article: ArticleId) -> None:
        """Let go of an article that is told by another text now."""
        old = self._placed.pop(article, None)
        if old is not None:
            self._let_go(old)

    def move(
        self, sketch: Sketch, before: Strand, others: Sequence[datetime],
        abroad: Mapping[ArticleId, float] = MappingProxyType({}), stored: Stored = NOTHING_STORED,
    ) -> Placement:  # fmt: skip
        """Say where an article that was let go of belongs now; `others` are when the other articles of the story it was
        in were told, here or not. With none left, that story goes into its new one; else it begins with their first."""
        self._strands[before.id] = replace(before, first=min(others, default=before.first))
        placement = self.place(sketch, abroad, stored, None if others else before.id)
        story = placement.placed.story
        told = {each.id: each for each in placement.strands}
        told.setdefault(before.id, self._strands[before.id])
        changes = placement.changes
        if story != before.id:
            left = bool(others) or before.id in placement.moved.values()
            if not left:
                told[before.id] = replace(told[before.id], merged_into=story)
            changes = (*changes, StoryChange("moved" if left else "merged", story, before.id, sketch.article))
        known = ChainMap({before.id: before}, self._strands)
        return replace(placement, strands=tuple(keep_in_order(known, told).values()), changes=changes)

    def is_here(self, article: ArticleId) -> bool:
        """Say whether an article is among those of the last days."""
        return article in self._placed

    def list_opened(self, placement: Placement) -> list[StoryId]:
        """Give the ids by which a placement opens stories."""
        return [each.id for each in placement.strands if each.id not in self._strands]

    def forget_before(self, moment: datetime) -> None:
        """Let go of the articles told before a moment, and of stories that have no others.

        The words of the latest of them still say what is usual here.
        """
        gone = [placed for placed in self._placed.values() if placed.sketch.told < moment]
        for placed in gone:
            self._let_go(self._placed.pop(placed.sketch.article))
        self._strands = {story: self._strands[story] for story in self._members}
        self._remember(placed.sketch for placed in gone)

    def _remember(self, sketches: Iterable[Sketch]) -> None:
        """Count in the words of articles told earlier, and out again those of the earliest beyond the most."""
        for sketch in sketches:
            self._earlier.append(sketch)
            self._scales.add(sketch)
        self._earlier.sort(key=lambda each: (each.told, each.article))
        for sketch in self._earlier[:-MOST_EARLIER]:
            self._scales.remove(sketch)
        del self._earlier[:-MOST_EARLIER]

    def _let_go(self, placed: Placed) -> None:
        article = placed.sketch.article
        self._leave(article, placed.story)
        self._scales.remove(placed.sketch)
        for other in self._links.pop(article):
            del self._links[other][article]
            self._crowds.pop(other, None)
        self._crowds.pop(article, None)
        del self._numbers[article]
        for word in placed.telling:
            self._found_by[word].remove(article)
            if not self._found_by[word]:
                del self._found_by[word]

    def _put(self, placed: Placed) -> None:
        article = placed.sketch.article
        self._placed[article] = placed
        self._numbers[article] = self._count
        self._count += 1
        self._scales.add(placed.sketch)
        self._links[article] = {other: value for other, value in placed.alike.items() if other in self._links}
        for other, value in self._links[article].items():
            self._links[other][article] = value
            self._crowds.pop(other, None)
        for word in placed.telling:
            self._found_by.setdefault(word, []).append(article)
        self._members.setdefault(placed.story, {})[article] = self._numbers[article]

    def _leave(self, article: ArticleId, story: StoryId) -> None:
        del self._members[story][article]
        if not self._members[story]:
            del self._members[story]

    def _find_alike(
        self, sketch: Sketch, abroad: Mapping[ArticleId, float]
    ) -> tuple[tuple[int, ...], dict[ArticleId, float]]:
        """Give the words to find the article by, and the earlier articles it is like, the most alike first."""
        weights = self._scales.weigh(sketch)
        words = read_words(sketch)
        order = np.lexsort((words, -weights))[:_TELLING]
        found: dict[ArticleId, float] = defaultdict(float)
        for at in order:
            telling = float(weights[at]) ** 2
            for other in self._found_by.get(int(words[at]), ())[-_A_WORD:]:
                found[other] += telling
        ranked = sorted((-telling, self._numbers[each], each) for each, telling in found.items())
        others = [self._placed[each].sketch for _, _, each in ranked[:_CANDIDATES]]
        values = self._scales.compare(sketch, weights, others)
        near = {each: value for each, value in abroad.items() if each in self._placed}
        for value, theirs in zip(values.tolist(), others, strict=True):
            if round(value, 4) >= _LEAST:  # distance in time only makes it less
                timely = round(value * closeness(sketch, theirs), 4)
                near[theirs.article] = max(timely, near.get(theirs.article, 0.0))
        kept = heapq.nsmallest(
            _LINKS, (each for each in near if near[each] >= _LEAST), lambda each: (-near[each], each)
        )
        return tuple(int(words[at]) for at in order), {article: near[article] for article in kept}

    def _part(self, local: Sequence[ArticleId], likeness: Likeness, sketch: Sketch) -> list[list[ArticleId]]:
        """Part articles, the new one first among them, into stories; a live blog then goes with one of these.

        One that was placed stays with its story; where it is alone, or new, it goes where it is most at home.
        """
        live = [each for each in local if (sketch if each == sketch.article else self._placed[each].sketch).live]
        steady = [each for each in local if each not in live]
        parts = [[steady[at] for at in part] for part in link(len(steady), likeness.list_pairs(steady), THRESHOLD)]
        for each in sorted(live, key=self._order):
            mine = self._members[self._placed[each].story].keys() if each in self._placed else frozenset()
            shared = [len(mine & set(part)) for part in parts]
            means = [likeness.mean(each, part) for part in parts]
            if any(shared):
                parts[shared.index(max(shared))].append(each)
            elif max(means, default=0.0) >= THRESHOLD:
                parts[means.index(max(means))].append(each)
            else:
                parts.append([each])
        return parts

    def _usual(self) -> float:
        """Give how crowded the surroundings of the latest articles are."""
        latest = list(islice(reversed(self._placed), _SAMPLE))
        return (
            statistics.median([measure_surroundings(self._links, self._crowds, each) for each in latest])
            if latest
            else EMPTY
        )

    def _list_touched(self, likeness: Likeness, alike: Mapping[ArticleId, float]) -> list[StoryId]:
        """Give the stories that have an article enough like the new one, the most alike first."""
        near: dict[StoryId, float] = {}
        for other in alike:
            story = self._placed[other].story
            near[story] = max(near.get(story, 0.0), likeness.of(likeness.new, other))
        kept = [each for each, value in near.items() if value >= _TOUCHING * THRESHOLD]
        return sorted(kept, key=lambda each: (-near[each], each))

    def _is_open(self, story: StoryId, sketch: Sketch) -> bool:
        """Say whether a story is told for less than a window: a longer affair goes on in a story that follows it."""
        return not sketch.dated or abs(sketch.told - self._strands[story].first) <= self._window

    def _began_before(self, story: StoryId) -> bool:
        """Say whether a story has articles that are no longer here."""
        return self._strands[story].first < min(self._placed[each].sketch.told for each in self._members[story])

    def _latest(self, story: StoryId) -> list[ArticleId]:
        members = self._members[story]
        return heapq.nlargest(_MOST_MEMBERS, members, key=members.__getitem__)[::-1]

    def _order(self, article: ArticleId) -> int:
        return self._numbers.get(article, self._count)

    def _has_others(self, story: StoryId, articles: frozenset[ArticleId]) -> bool:
        return not self._members[story].keys() <= articles or self._began_before(story)

    def _list_strands(self, sketch: Sketch, settled: Settled, earlier: StoryId | None) -> tuple[Strand, ...]:
        """Give the stories that are new or changed as links of their chains, and the links that turn with them."""
        own = settled.stories[sketch.article]
        made = {}
        for story, moments in self._list_moments(sketch, settled).items():
            known = self._strands.get(story)
            first = min(moments)
            if known is None:
                off = next((each.other for each in settled.changes if each.story == story), None)
                made[story] = Strand(story, first, off if off or story != own else earlier)
            else:
                made[story] = Strand(story, first, known.follows)
        for change in settled.changes:
            if change.kind == "merged":
                gone = self._strands[change.other]
                made[change.other] = Strand(gone.id, gone.first, gone.follows, change.story)
        changed = {name: strand for name, strand in made.items() if strand != self._strands.get(name)}
        return tuple(keep_in_order(self._strands, changed).values())

    def _list_moments(self, sketch: Sketch, settled: Settled) -> dict[StoryId, list[datetime]]:
        """Give of each story that gained or lost articles, or may have, when it is told since then."""
        told: dict[StoryId, list[datetime]] = defaultdict(list)
        for article, story in settled.stories.items():
            told[story].append(sketch.told if article == sketch.article else self._placed[article].sketch.told)
        before = [self._placed[each].story for each in settled.stories if each in self._placed]
        for story in dict.fromkeys((*told, *before)):
            left = [each for each in self._members.get(story, ()) if each not in settled.stories]
            told[story] += [self._placed[each].sketch.told for each in left]
            if story in self._members and self._began_before(story):
                told[story].append(self._strands[story].first)
        return {story: moments for story, moments in told.items() if moments}


def likeness_abroad(cosine: float, same: float) -> float:
    """Give the likeness of two articles in two languages, 0 to 1, by their vectors: `same` is the cosine from which
    two tell one happening."""
    return THRESHOLD + (1 - THRESHOLD) * min(1.0, (cosine - same) / (1 - same)) if cosine >= same else 0.0


def closeness(one: Sketch, other: Sketch) -> float:
    """Give 1 for articles of one moment, a half at three days; an undated article is near to all."""
    if not one.dated or not other.dated:
        return 1.0
    return float(1 / (1 + ((other.told - one.told) / _NEAR_IN_TIME) ** 2))
