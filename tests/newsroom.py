"""A whole desk with a clock moved by hand and a platform in memory: what tests of deliveries are told in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.model.conversation import MemberId, WorkspaceId
from bot.model.delivery import Delivery
from bot.model.message import Channel
from bot.service.desk import Desk, Settings
from bot.service.placing import Placer
from bot.service.planning import plan_due
from bot.service.sending import Sender
from bot.service.spending import Ledger
from bot.service.spending import Settings as SpendingSettings
from bot.service.subscriptions import FollowOrder, follow
from bot.service.topics import load_topics
from bot.service.worker import make_handlers
from bot.settings import shipped
from bot.text.gazetteer import load_gazetteer
from bot.text.publishers import PublisherTable
from tests.contract.databases import Stores, open_sqlite
from tests.factories import NOW, make_article
from tests.fakes.clock import HandClock
from tests.fakes.platform import FakePlatform
from tests.fakes.workers import InlineWorkers

TOPIC = "china-russia"
EIGHT = datetime(2023, 3, 23, 8, 0, tzinfo=UTC)
"""The slot of a channel that follows without saying when."""
MINISTER = "China's foreign minister, Wang Yi, will visit Russia this month, the ministry in Moscow said on Tuesday."


def channel(name: str, workspace: str = "team-a") -> Channel:
    return Channel("fake", WorkspaceId(workspace), name)


async def _no_poll(_: Any) -> None:
    return None


@dataclass
class Newsroom:
    """The desk, its platform, and the day as it goes."""

    desk: Desk
    stores: Stores
    platform: FakePlatform = field(default_factory=FakePlatform)

    @property
    def clock(self) -> HandClock:
        return self.stores.clock

    async def follow(self, name: str, schedule: str = "daily 08:00", topic: str = TOPIC, **form: Any) -> None:
        await follow(self.desk, FollowOrder(channel(name), MemberId("m1"), topic, "UTC", schedule, **form))

    async def read(
        self, text: str = MINISTER, url: str = "https://n.example/1", hours: float = 1, title: str = ""
    ) -> None:
        """An article published so many hours before now is read."""
        published = self.clock.now() - timedelta(hours=hours)
        article = make_article(text, title=title or text[:40], url=url, published=published)
        async with self.desk.database.write() as transaction:
            await self.desk.articles.admit(transaction, [article])

    async def tick(self) -> None:
        """What a running process does: plan, write, send."""
        await plan_due(self.desk)
        await self.desk.queue.run_until_idle(make_handlers(self.desk, _no_poll))
        await Sender(self.desk, self.platform).run_until_idle()

    async def go_to(self, moment: datetime) -> None:
        """Let the time pass tick by tick, so that what was planned ahead comes on its minute."""
        for step in (moment - timedelta(minutes=4), moment - timedelta(minutes=1), moment):
            if step > self.clock.moment:
                self.clock.moment = step
                await self.tick()

    async def wait(self, **span: float) -> None:
        self.clock.moment += timedelta(**span)
        await self.tick()

    def shown(self, name: str) -> list[str]:
        """The texts of the messages in a channel."""
        return [part.text for where, _, _, part in self.platform.messages.values() if where.id == name]

    async def deliveries(self) -> tuple[Delivery, ...]:
        async with self.desk.database.read() as transaction:
            return await self.desk.deliveries.list_deliveries(transaction)


@asynccontextmanager
async def open_newsroom(folder: Path, now: datetime = NOW, **settings: Any) -> AsyncIterator[Newsroom]:
    gazetteer = load_gazetteer()
    async with open_sqlite(folder) as stores:
        stores.clock.moment = now
        desk = Desk(
            clock=stores.clock,
            workers=InlineWorkers(),
            database=stores.database,
            articles=stores.articles,
            stories=stores.stories,
            vectors=stores.vectors,
            retention=stores.retention,
            placer=Placer(stores.clock, stores.database, stores.stories, 7),
            sources=stores.sources,
            editions=stores.editions,
            conversations=stores.conversations,
            subscriptions=stores.subscriptions,
            deliveries=stores.deliveries,
            leases=stores.leases,
            spend=stores.spend,
            ledger=Ledger(stores.database, stores.spend, stores.clock, SpendingSettings()),
            queue=stores.queue,
            topics=load_topics(shipped("seeds") / "topics.toml", gazetteer),
            gazetteer=gazetteer,
            publishers=PublisherTable(),
            settings=Settings(**settings),
        )
        room = Newsroom(desk, stores)
        yield room
        twice = [key for key, times in room.platform.posted.items() if times > 1]
        assert not twice, f"posted again instead of looked up: {twice}"


@asynccontextmanager
async def open_before_eight(folder: Path, **settings: Any) -> AsyncIterator[Newsroom]:
    """An hour before the slot of its only channel, with something read."""
    async with open_newsroom(folder, **settings) as opened:
        await opened.follow("C1")
        await opened.go_to(EIGHT - timedelta(hours=1))
        await opened.read()
        yield opened
