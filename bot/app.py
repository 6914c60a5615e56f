"""The composition root: the only file that names adapters. It checks every setting first, then opens; what it opened
is closed again when a later step fails."""

import asyncio
import importlib
import pkgutil
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import Field

from bot import clock, platforms
from bot.fetching import http
from bot.fetching.pages import PageExtractor
from bot.ingest import publishers
from bot.ingest.opml import read_opml
from bot.model.article import PUBLIC, Publisher, SourceId
from bot.model.errors import AttacheError, ConfigurationError
from bot.model.finding import Finding
from bot.ports import InstallationStore, Platform, Premises, Reply
from bot.queues.local import LocalQueue
from bot.queues.lock import hold
from bot.service.commands import MemberCommands
from bot.service.desk import Desk
from bot.service.desk import Settings as DeskSettings
from bot.service.gathering import Intake, poll_source
from bot.service.schedule import run_schedule
from bot.service.topics import load_topics
from bot.service.worker import make_handlers
from bot.settings import Section, load, shipped
from bot.sources import open_kinds, syndication
from bot.storage import database, sealing
from bot.storage.articles import SqlArticleStore
from bot.storage.conversations import SqlConversationStore
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.editions import SqlEditionStore
from bot.storage.installations import SqlInstallationStore
from bot.storage.leases import SqlLeaseStore
from bot.storage.sources import SqlSourceStore
from bot.storage.subscriptions import SqlSubscriptionStore
from bot.storage.upgrade import get_version, open_database
from bot.text.gazetteer import load_gazetteer
from bot.workers import processes


class Settings(Section):
    """What is run, and where it lives."""

    home: Path = Field(default=Path("var"), alias="ATTACHE_HOME")
    platforms: str = Field(default="console", alias="PLATFORMS")
    topics: Path | None = Field(default=None, alias="TOPICS_FILE")


@dataclass(frozen=True, slots=True)
class App:
    """Everything opened, for as long as `open_app` lasts."""

    desk: Desk
    intake: Intake
    settings: Settings
    database: database.SqlDatabase
    installations: InstallationStore

    async def database_version(self) -> str:
        """Give the version of the tables."""
        return await get_version(self.database) or "none"

    async def back_up(self, target: Path) -> None:
        """Copy the database while it is in use; raises StorageError when the target cannot be written."""
        await self.database.back_up(target)


@asynccontextmanager
async def open_app(variables: Mapping[str, str]) -> AsyncIterator[App]:
    """Open everything the commands work with; raises ConfigurationError before anything is opened."""
    settings = load(Settings, variables)
    timepiece = clock.make_clock(load(clock.Settings, variables))
    stored = load(database.Settings, variables)
    working = load(processes.Settings, variables)
    fetching = load(http.Settings, variables)
    seal = sealing.Seal(load(sealing.Settings, variables))
    serving = load(DeskSettings, variables)
    table = publishers.load_publishers(load(publishers.Settings, variables))
    gazetteer = load_gazetteer()
    topics = load_topics(settings.topics or shipped("seeds") / "topics.toml", gazetteer)
    async with AsyncExitStack() as opened:
        base = await open_database(stored)
        opened.push_async_callback(base.close)
        workers = processes.ProcessWorkers(working)
        fetcher = http.HttpFetcher(fetching)
        opened.push_async_callback(fetcher.close)
        desk = Desk(
            clock=timepiece,
            workers=workers,
            database=base,
            articles=SqlArticleStore(),
            sources=SqlSourceStore(),
            editions=SqlEditionStore(),
            conversations=SqlConversationStore(),
            subscriptions=SqlSubscriptionStore(),
            deliveries=SqlDeliveryStore(),
            leases=SqlLeaseStore(),
            queue=LocalQueue(base, timepiece),
            topics=topics,
            gazetteer=gazetteer,
            settings=serving,
            shipped_feeds=_list_shipped_feeds(),
        )
        kinds = open_kinds(variables, fetcher, workers)
        intake = Intake(fetcher, PageExtractor(workers), kinds, syndication.Syndication(fetcher, workers), table)
        yield App(desk, intake, settings, base, SqlInstallationStore(seal))


async def run_bot(variables: Mapping[str, str]) -> None:
    """Run schedule, worker and platforms in this process until one of the platforms ends or it is stopped."""
    async with open_app(variables) as app:
        with hold(app.settings.home):
            serving = connect_platforms(app, variables)
            commands = MemberCommands(app.desk)

            async def poll(source_id: SourceId) -> None:
                await poll_source(app.desk, app.intake, source_id)

            background = [
                asyncio.create_task(run_schedule(app.desk)),
                asyncio.create_task(app.desk.queue.run(make_handlers(app.desk, poll))),
            ]
            fronts = [asyncio.create_task(platform.run(commands)) for platform in serving]
            try:
                done, _ = await asyncio.wait([*fronts, *background], return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
            finally:
                for task in (*fronts, *background):
                    task.cancel()
                await asyncio.gather(*fronts, *background, return_exceptions=True)


def _list_shipped_feeds() -> tuple[Publisher, ...]:
    path = shipped("seeds") / "feeds.opml"
    return tuple(feed.publisher for feed in read_opml(path.read_bytes(), path.name))


def list_platforms() -> tuple[str, ...]:
    """Give the names of the platforms there are."""
    return tuple(sorted(each.name for each in pkgutil.iter_modules(platforms.__path__)))


def connect_platforms(app: App, variables: Mapping[str, str]) -> tuple[Platform, ...]:
    """Connect the platforms that are asked for; raises ConfigurationError for one there is none of."""
    return tuple(module.connect(_make_premises(app, variables)) for module in _load_platforms(app.settings.platforms))


def _load_platforms(names: str) -> list[ModuleType]:
    known = list_platforms()
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            raise ConfigurationError(f"There is no platform {name!r}; PLATFORMS may name {', '.join(known)}.")
    if not wanted:
        raise ConfigurationError(f"PLATFORMS names none; it may name {', '.join(known)}.")
    return [importlib.import_module(f"{platforms.__name__}.{name}") for name in wanted]


def _make_premises(app: App, variables: Mapping[str, str]) -> Premises:
    return Premises(variables, app.desk.topics.complete, app.desk.clock, app.desk.database, app.installations)


def make_manifest(name: str, variables: Mapping[str, str]) -> dict[str, Any]:
    """Give what a platform wants declared of the app; raises ConfigurationError where it has no such thing."""
    (module,) = _load_platforms(name)
    if not hasattr(module, "make_manifest"):
        raise ConfigurationError(f"The platform {name} takes no manifest.")
    manifest: dict[str, Any] = module.make_manifest(variables)
    return manifest


def make_invitation(name: str, variables: Mapping[str, str]) -> str:
    """Give the address at which a platform's bot is invited; raises ConfigurationError where there is none."""
    (module,) = _load_platforms(name)
    if not hasattr(module, "make_invitation"):
        raise ConfigurationError(f"The platform {name} takes no invitation.")
    return str(module.make_invitation(variables))


def render_for(name: str, reply: Reply) -> list[dict[str, Any]]:
    """Give the very messages that a platform would post, without connecting to it."""
    (module,) = _load_platforms(name)
    return [{**part.payload, "text": part.text, "threaded": part.threaded} for part in module.render(reply)]


async def examine(variables: Mapping[str, str]) -> tuple[Finding, ...]:
    """Look at settings, database, topics and sources; nothing is changed but the database brought up to date."""
    try:
        async with open_app(variables) as app:
            async with app.desk.database.read() as transaction:
                sources = await app.desk.sources.list_due(transaction, app.desk.clock.now())
                articles = await app.desk.articles.count(transaction, frozenset({PUBLIC}))
            findings = [
                Finding("settings", True, "every setting can be read"),
                Finding("database", True, f"{app.database.name}, version {await app.database_version()}"),
                Finding("topics", True, f"{len(app.desk.topics.list_topics())} named topics"),
                Finding("articles", bool(articles), f"{articles:,} kept" if articles else _NO_ARTICLES),
                Finding("disk", *_look_at_disk(app.settings.home)),
            ]
            if not articles:
                findings.append(Finding("sources", bool(sources), f"{len(sources)} due" if sources else _NO_SOURCES))
            for module in _load_platforms(app.settings.platforms):
                if hasattr(module, "examine"):
                    findings += await module.examine(_make_premises(app, variables))
            return tuple(findings)
    except AttacheError as error:
        return (Finding(error.code, False, str(error)),)


_NO_ARTICLES = "none kept yet; import some with attache import FILE, or poll with attache ingest"
_NO_SOURCES = "none; add the shipped list with attache sources import --seeds"
_LEAST_FREE = 200_000_000


def _look_at_disk(home: Path) -> tuple[bool, str]:
    free = shutil.disk_usage(home if home.is_dir() else Path()).free
    return free > _LEAST_FREE, f"{free // 1_000_000:,} MB free in {home}"
