"""Places articles into stored stories as they come; killed between two of them, it goes on where it stood."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.group.shelf import MOST_EARLIER, Shelf, likeness_abroad
from bot.group.sketches import is_replaced, make_sketch
from bot.model.article import Article, ArticleId, Scope
from bot.model.story import NOTHING_STORED, Placed, Placement, Sketch, Stored, StoryId
from bot.model.topic import Window
from bot.model.vector import Space
from bot.ports import Clock, Database, StoryStore, Transaction, VectorStore

_BATCH = 25
"""Articles placed in one transaction."""
_NEAR = 20
"""Articles in other languages that one is compared with, the nearest."""
_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Remembered:
    """A scope's shelf as it stood after so many placings; it holds all that was told within the window."""

    shelf: Shelf
    placed: int
    window: Window

    def reach(self, window: Window, latest: datetime | None) -> bool:
        """Move on to a window that begins within its own; says whether it is there.

        Where anything stored was told after its own window, that would be missing: such a shelf is read anew.
        """
        whole = latest is None or latest < self.window.end
        if whole and self.window.start < window.start < self.window.end:
            self.shelf.forget_before(window.start)
            self.window = window
        return self.window == window


@dataclass(frozen=True, slots=True)
class Abroad:
    """By what articles in two languages are of one story, where a model for vectors is set up."""

    vectors: VectorStore
    space: Space
    same: float
    """The cosine from which two vectors tell one happening."""


class Placer:
    """Gives every article its story. What it remembers of a scope is only what the store would give again."""

    def __init__(
        self, clock: Clock, database: Database, stories: StoryStore, days: float, abroad: Abroad | None = None
    ) -> None:
        self._clock = clock
        self._database = database
        self._stories = stories
        self._abroad = abroad
        self._span = timedelta(days=days)
        self._remembered: dict[Scope, _Remembered] = {}
        self._turn = asyncio.Lock()

    async def place_waiting(self, most: int) -> bool:
        """Place articles of every scope, the earliest told first; says whether there may be more than these."""
        async with self._database.read() as transaction:
            scopes = await self._stories.list_waiting(transaction, self._clock.now())
        left = most
        for scope in scopes:
            while left > 0 and (done := await self._place_some(scope, min(left, _BATCH), None)):
                left -= done
        return left <= 0

    async def place(self, scopes: frozenset[Scope], ids: Sequence[ArticleId]) -> None:
        """Place those of these articles that wait for it; who needs their stories at once asks for it."""
        for scope in sorted(scopes):
            while ids and await self._place_some(scope, _BATCH, ids):
                pass

    async def _place_some(self, scope: Scope, most: int, ids: Sequence[ArticleId] | None) -> int:
        """Place some in one transaction; gives how many. What was remembered is read anew when it fails."""
        async with self._turn:
            remembered = self._remembered.pop(scope, None)
            async with self._database.write() as transaction:
                placed = await self._stories.hold(transaction, scope)
                if remembered is not None and remembered.placed != placed:
                    remembered = None
                waiting = await self._stories.list_unplaced(transaction, scope, self._clock.now(), most, ids)
                latest = await self._stories.find_latest(transaction, scope)
                known = await self._stories.find_placed(transaction, scope, [each.id for each in waiting])
                decided: list[Placement] = []
                staying: list[ArticleId] = []
                for article in waiting:  # the earliest told first, so `latest` holds for all
                    await asyncio.sleep(0)  # members wait beside a batch
                    sketch, before = make_sketch(article), known.get(article.id)
                    abroad = await self._find_abroad(transaction, article, sketch)
                    if before is not None and not abroad and not is_replaced(before.sketch, sketch):
                        staying.append(article.id)
                        continue
                    window = self._span_of(sketch, latest)
                    if remembered is None or not remembered.reach(window, latest):
                        await self._keep(transaction, scope, decided)  # so that they are among what is read anew
                        decided, remembered = [], await self._read_shelf(transaction, scope, window)
                    if before is not None:
                        await self._keep(transaction, scope, decided)  # so that its story's other articles are found
                        decided = []
                    placement = await self._decide(transaction, scope, remembered.shelf, sketch, before, abroad)
                    remembered.shelf.apply(placement)
                    decided.append(placement)
                await self._keep(transaction, scope, decided)
                await self._stories.leave(transaction, scope, staying)
            if remembered is not None:
                remembered.placed = placed + len(waiting) - len(staying)
                self._remembered[scope] = remembered
            return len(waiting)

    async def _decide(
        self, transaction: Transaction, scope: Scope, shelf: Shelf, sketch: Sketch, before: Placed | None,
        abroad: Mapping[ArticleId, float],
    ) -> Placement:  # fmt: skip
        """Place an article; no story gets an id that another has or had."""
        mine, others, strand = frozenset({scope}), list[datetime](), None
        if before is not None:
            strand = await self._stories.get_strand(transaction, mine, before.story)
            members = await self._stories.list_members(transaction, mine, before.story)
            left = await self._stories.find_placed(
                transaction, scope, [each for each in members if each != sketch.article]
            )
            others = [each.sketch.told for each in left.values()]
            shelf.release(sketch.article)
        stored = NOTHING_STORED
        while True:
            if strand is None:
                placed = shelf.place(sketch, abroad, stored)
            else:
                placed = shelf.move(sketch, strand, others, abroad, stored)
            found = await self._find_stored(transaction, scope, shelf, placed, new=before is None)
            if found.taken <= stored.taken and found.elsewhere <= stored.elsewhere:
                return placed
            stored = Stored(stored.taken | found.taken, stored.elsewhere | found.elsewhere)

    async def _find_stored(
        self, transaction: Transaction, scope: Scope, shelf: Shelf, placed: Placement, *, new: bool
    ) -> Stored:
        """Look in the store for what a placement takes for free: ids of new stories, and stories that end."""
        sketch, taken, elsewhere = placed.placed.sketch, set[StoryId](), set[StoryId]()
        for story in shelf.list_opened(placed):
            if not (new and story == f"s{sketch.article}") and await self._stories.is_known(transaction, scope, story):
                taken.add(story)
        for story in {each.other for each in placed.changes if each.kind == "merged"}:
            members = await self._stories.list_members(transaction, frozenset({scope}), story)
            if any(each != sketch.article and not shelf.is_here(each) for each in members):
                elsewhere.add(story)
        return Stored(frozenset(taken), frozenset(elsewhere))

    async def _find_abroad(
        self, transaction: Transaction, article: Article, sketch: Sketch
    ) -> Mapping[ArticleId, float]:
        """Give how like an article those in other languages are that were told within the days of a story."""
        if self._abroad is None:
            return {}
        near = await self._abroad.vectors.list_abroad(
            transaction, self._abroad.space, article, Window(sketch.told - self._span, sketch.told + self._span), _NEAR
        )
        told = {each: likeness_abroad(cosine, self._abroad.same) for each, cosine in near}
        return {each: value for each, value in told.items() if value > 0}

    async def _keep(self, transaction: Transaction, scope: Scope, decided: Sequence[Placement]) -> None:
        if decided:
            await self._stories.keep(transaction, scope, decided)

    def _span_of(self, sketch: Sketch, latest: datetime | None) -> Window:
        """Give what an article is placed among: the last days by the latest one, or the days around an old one."""
        recent = latest is not None and sketch.told <= latest and latest - sketch.told <= self._span / 2
        middle = latest if recent and latest is not None else sketch.told
        day = middle.replace(hour=0, minute=0, second=0, microsecond=0)
        return Window(day - self._span, day + _DAY + self._span)

    async def _read_shelf(self, transaction: Transaction, scope: Scope, window: Window) -> _Remembered:
        """Give the shelf of a window; of weeks of articles it takes seconds to make, so it is made in a thread."""
        placed, strands = await self._stories.list_placed(transaction, scope, window)
        earlier = await self._stories.list_earlier(transaction, scope, window.start, MOST_EARLIER)
        shelf = await asyncio.to_thread(Shelf, placed, strands, self._span, earlier)
        return _Remembered(shelf, 0, window)
