"""The composition root: the only file that names adapters. It checks every setting first, then opens; what it opened
is closed again when a later step fails."""

import asyncio
import gc
import importlib
import pkgutil
import shutil
import signal
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import Field

from bot import clock, platforms
from bot.fetching import http
from bot.fetching.pages import PageExtractor
from bot.fetching.robots import Robots
from bot.ingest import publishers
from bot.ingest.opml import read_opml
from bot.llm.settings import Settings as ModelSettings
from bot.model.article import PUBLIC, Publisher, Source
from bot.model.errors import AttacheError, ConfigurationError, UsageError
from bot.model.finding import Finding
from bot.model.message import Channel, read_channel
from bot.ports import Clock, InstallationStore, JobQueue, Platform, Premises, Progress, ReceiptStore, Reply
from bot.prompts import Prompts, load_prompts
from bot.queues.local import LocalQueue
from bot.queues.lock import hold
from bot.service import spending
from bot.service.desk import Desk, Embedder, Patience, Scribe
from bot.service.desk import Settings as DeskSettings
from bot.service.gathering import Intake
from bot.service.placing import Abroad, Placer
from bot.service.reaching import examine_model, examine_vectors
from bot.service.roles import Roles, check_alone, read_roles
from bot.service.status import examine_deliveries, examine_sources
from bot.service.timekeeping import ClockError, check_clock
from bot.service.topics import load_topics
from bot.settings import Section, load, shipped
from bot.sources import open_kinds, syndication
from bot.storage import database, sealing
from bot.storage.articles import SqlArticleStore
from bot.storage.conversations import SqlConversationStore
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.editions import SqlEditionStore
from bot.storage.installations import SqlInstallationStore
from bot.storage.leases import SqlLeaseStore
from bot.storage.moving import Moved, check_source, clear_tables, copy_tables, list_filled
from bot.storage.receipts import SqlReceiptStore
from bot.storage.retention import SqlRetentionStore
from bot.storage.sources import SqlSourceStore
from bot.storage.spend import SqlSpendStore
from bot.storage.stories import SqlStoryStore
from bot.storage.subscriptions import SqlSubscriptionStore
from bot.storage.upgrade import get_version, open_database
from bot.storage.vectors import SqlVectorStore
from bot.text.gazetteer import load_gazetteer
from bot.workers import processes

if TYPE_CHECKING:
    from bot.llm.openai import OpenAIModel


class Settings(Section):
    """What is run, and where it lives."""

    home: Path = Field(default=Path("var"), alias="ATTACHE_HOME")
    platforms: str = Field(default="console", alias="PLATFORMS")
    roles: str | None = Field(default=None, alias="ATTACHE_ROLES")
    topics: Path | None = Field(default=None, alias="TOPICS_FILE")


@dataclass(frozen=True, slots=True)
class App:
    """Everything opened, for as long as `open_app` lasts."""

    desk: Desk
    intake: Intake
    settings: Settings
    database: database.SqlDatabase
    installations: InstallationStore
    receipts: ReceiptStore

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
    if serving.admin_channel is not None:
        check_channel(serving.admin_channel, "ADMIN_CHANNEL")
    table = publishers.load_publishers(load(publishers.Settings, variables))
    gazetteer = load_gazetteer()
    topics = load_topics(settings.topics or shipped("seeds") / "topics.toml", gazetteer)
    caps = load(spending.Settings, variables)
    writing = load(ModelSettings, variables)
    prompts = load_prompts(writing.prompts or shipped("prompts"))
    models = _make_models(writing, caps)
    async with AsyncExitStack() as opened:
        base = await open_database(stored)
        opened.push_async_callback(base.close)
        for model in dict.fromkeys(each for each in models if each is not None):
            opened.push_async_callback(model.close)
        spend, stories, vectors = SqlSpendStore(), SqlStoryStore(), SqlVectorStore()
        abroad = Abroad(vectors, writing.space, serving.vector_same) if writing.space else None
        workers = processes.ProcessWorkers(working)
        fetcher = http.HttpFetcher(fetching)
        opened.push_async_callback(fetcher.close)
        desk = Desk(
            clock=timepiece,
            workers=workers,
            database=base,
            articles=SqlArticleStore(),
            stories=stories,
            vectors=vectors,
            retention=SqlRetentionStore(),
            placer=Placer(timepiece, base, stories, serving.story_days, abroad),
            sources=SqlSourceStore(),
            editions=SqlEditionStore(),
            conversations=SqlConversationStore(),
            subscriptions=SqlSubscriptionStore(),
            deliveries=SqlDeliveryStore(),
            leases=SqlLeaseStore(),
            queue=await _open_queue(base, timepiece),
            topics=topics,
            gazetteer=gazetteer,
            publishers=table,
            settings=serving,
            spend=spend,
            ledger=spending.Ledger(base, spend, timepiece, caps),
            scribe=_make_scribe(models[0], prompts, writing),
            embedder=Embedder(models[1], writing.space) if models[1] is not None and writing.space else None,
            shipped_feeds=_list_shipped_feeds(),
        )
        robots, pages = Robots(fetcher, workers, fetching.agent()), PageExtractor(workers)
        kinds, feeds = open_kinds(variables, fetcher, workers), syndication.Syndication(fetcher, workers)
        intake = Intake(fetcher, robots, pages, kinds, feeds, table)
        yield App(desk, intake, settings, base, SqlInstallationStore(seal), SqlReceiptStore())


def _make_scribe(model: "OpenAIModel | None", prompts: Prompts, writing: ModelSettings) -> Scribe | None:
    if model is None:
        return None
    patience = Patience(writing.seconds, writing.request_seconds, writing.answer_seconds)
    return Scribe(model, prompts, writing.tokens_in, writing.tokens_out, patience)


async def _open_queue(base: database.SqlDatabase, timepiece: Clock) -> JobQueue:
    """A file is worked on by one process, a server by several."""
    if base.server is None:
        return LocalQueue(base, timepiece)
    from bot.queues.procrastinate import ProcrastinateQueue  # slow to load, and nobody else needs it

    queue = ProcrastinateQueue(base, timepiece, base.server)
    await queue.prepare()
    return queue


async def move_database(
    variables: Mapping[str, str], addresses: tuple[str, str], progress: Progress, *, replace: bool
) -> tuple[Moved, ...]:
    """Copy everything from the first database into the second, all or nothing; raises UsageError for a filled one."""
    home, timepiece = load(Settings, variables).home, clock.SystemClock()
    check_source(addresses[0])
    async with AsyncExitStack() as opened:
        opened.enter_context(hold(home))
        pair = []
        for address in addresses:
            pair.append(await open_database(database.Settings(address=address, home=home)))
            opened.push_async_callback(pair[-1].close)
        old, new = pair
        giver, taker = await _open_queue(old, timepiece), await _open_queue(new, timepiece)
        async with old.read() as giving, new.write() as taking:
            filled = await list_filled(taking)
            if await taker.list_jobs(taking, limit=1):
                filled = (*filled, "jobs")
            if filled and not replace:
                raise UsageError(
                    f"The database {new.name} holds {', '.join(filled)} already; --replace empties it first."
                )
            await clear_tables(taking)
            moved = await copy_tables(giving, taking, progress)
            jobs = await giver.list_jobs(giving, limit=_EVERY_JOB)
            await taker.adopt(taking, jobs[::-1])
        return (*moved, Moved("jobs", len(jobs)))


_EVERY_JOB = 10_000_000


async def run_bot(variables: Mapping[str, str]) -> None:
    """Take this process's roles until a platform ends or the process is told to stop."""
    settings = load(Settings, variables)
    roles = read_roles(settings.roles, settings.platforms, list_platforms())
    async with open_app(variables) as app:
        if app.database.server is None:
            check_alone(roles)
        with hold(app.settings.home) if app.database.server is None else nullcontext():
            serving = connect_platforms(app, variables, roles.connected)
            loops = _list_loops(app, roles, serving)
            gc.freeze()  # what was loaded stays: the collector must not hold everybody up to walk through it again
            tasks = [asyncio.create_task(each) for each in loops]
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)


def _list_loops(app: App, roles: Roles, serving: Sequence[Platform]) -> list[Coroutine[Any, Any, object]]:
    """Give what this process runs, one loop a role, and the wait for the word to stop."""
    from bot.service.commands import MemberCommands  # slow to load, and what asks once needs none of these
    from bot.service.polling import poll_share
    from bot.service.schedule import run_schedule
    from bot.service.sending import Sender
    from bot.service.worker import make_handlers

    async def poll(share: int) -> None:
        await poll_share(app.desk, app.intake, share)

    commands = MemberCommands(app.desk, app.intake)
    loops: list[Coroutine[Any, Any, object]] = [_wait_for_stop()]
    if roles.scheduler:
        loops.append(run_schedule(app.desk))
    if roles.worker:
        loops.append(app.desk.queue.run(make_handlers(app.desk, poll)))
        loops += [Sender(app.desk, platform).run() for platform in serving]
    return [*loops, *(platform.run(commands) for platform in serving if platform.name in roles.listening)]


async def _wait_for_stop() -> None:
    """End when the process is asked to stop, so that everything is closed in order and running jobs are put back."""
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()


def _make_models(given: ModelSettings, caps: spending.Settings) -> tuple["OpenAIModel | None", "OpenAIModel | None"]:
    """Make the clients of the model that writes and of the one for vectors, as far as they are set up; nothing is
    connected yet. Raises ConfigurationError."""
    if not given.wanted and given.space is None:
        return None, None
    from bot.llm.openai import OpenAIModel
    from bot.llm.prices import load_prices

    prices = load_prices(given.prices)
    writer = OpenAIModel(given, prices) if given.wanted else None
    embedder = OpenAIModel(given.for_vectors, prices) if given.space and given.embedding_address else writer
    if writer is not None:
        spending.check_priced(caps, writer.name, writer.price)
    if embedder is not None and given.space:
        spending.check_priced(caps, embedder.embedder or embedder.name, embedder.embedder_price)
    return writer, embedder if given.space else None


def _list_shipped_feeds() -> tuple[Publisher, ...]:
    path = shipped("seeds") / "feeds.opml"
    return tuple(feed.publisher for feed in read_opml(path.read_bytes(), path.name).feeds)


def list_platforms() -> tuple[str, ...]:
    """Give the names of the platforms there are."""
    return tuple(sorted(each.name for each in pkgutil.iter_modules(platforms.__path__)))


def check_channel(words: str, what: str) -> Channel:
    """Read PLATFORM:WORKSPACE:CHANNEL; raises ConfigurationError, UsageError where nothing could ever be posted."""
    channel, known = read_channel(words), list_platforms()
    if channel.platform not in known:
        raise ConfigurationError(f"{what} {words!r} names no platform; it begins with one of {', '.join(known)}.")
    return channel


def connect_platforms(app: App, variables: Mapping[str, str], wanted: Sequence[str]) -> tuple[Platform, ...]:
    """Connect platforms by name; raises ConfigurationError for a setting of theirs that is missing."""
    return tuple(_load_platform(name).connect(_make_premises(app, variables)) for name in wanted)


def _load_platform(name: str) -> ModuleType:
    known = list_platforms()
    if name not in known:
        raise ConfigurationError(f"There is no platform {name!r}; there are {', '.join(known)}.")
    return importlib.import_module(f"{platforms.__name__}.{name}")


def _make_premises(app: App, variables: Mapping[str, str]) -> Premises:
    desk = app.desk
    return Premises(
        variables, desk.topics.complete, desk.clock, desk.database, app.installations, desk.subscriptions, app.receipts,
        desk.conversations, alone=app.database.server is None,
    )  # fmt: skip


def make_manifest(name: str, variables: Mapping[str, str]) -> dict[str, Any]:
    """Give what a platform wants declared of the app; raises ConfigurationError where it has no such thing."""
    module = _load_platform(name)
    if not hasattr(module, "make_manifest"):
        raise ConfigurationError(f"The platform {name} takes no manifest.")
    manifest: dict[str, Any] = module.make_manifest(variables)
    return manifest


def make_invitation(name: str, variables: Mapping[str, str]) -> str:
    """Give the address at which a platform's bot is invited; raises ConfigurationError where there is none."""
    module = _load_platform(name)
    if not hasattr(module, "make_invitation"):
        raise ConfigurationError(f"The platform {name} takes no invitation.")
    return str(module.make_invitation(variables))


def render_for(name: str, reply: Reply) -> list[dict[str, Any]]:
    """Give the very messages that a platform would post, without connecting to it."""
    module = _load_platform(name)
    return [{**part.payload, "text": part.text, "threaded": part.threaded} for part in module.render(reply)]


async def examine(variables: Mapping[str, str], *, thorough: bool = False) -> tuple[Finding, ...]:
    """Look at settings, database, topics and sources; nothing is changed but the database brought up to date."""
    try:
        async with open_app(variables) as app:
            async with app.desk.database.read() as transaction:
                sources = await app.desk.sources.list_sources(transaction, frozenset({PUBLIC}))
                articles = await app.desk.articles.count(transaction, frozenset({PUBLIC}))
            findings = [
                Finding("settings", True, "every setting can be read"),
                Finding("database", True, f"{app.database.name}, version {await app.database_version()}"),
                Finding("topics", True, f"{len(app.desk.topics.list_topics())} named topics"),
                Finding("articles", bool(articles or sources), _tell_articles(articles, sources)),
                Finding("disk", *_look_at_disk(app.settings.home)),
                await examine_model(app.desk, _host_of(writing := load(ModelSettings, variables))),
                *await examine_vectors(app.desk, _host_of(writing.for_vectors)),
            ]
            if (fixed := load(clock.Settings, variables).now) is not None:
                findings.append(Finding("clock", False, f"fixed at {fixed} by ATTACHE_NOW; unset it"))
            elif app.database.server is not None:
                findings.append(Finding("clock", *await _look_at_clock(app.desk)))
            findings.append(examine_sources(sources, articles))
            served = read_roles(None, app.settings.platforms, list_platforms()).connected
            findings += await examine_deliveries(app.desk, served)
            for name in served:
                module = _load_platform(name)
                if hasattr(module, "examine"):
                    premises = replace(_make_premises(app, variables), thorough=thorough)
                    findings += await module.examine(premises)
            return tuple(findings)
    except AttacheError as error:
        return (Finding(error.code, False, str(error)),)


_LEAST_FREE = 200_000_000


def _tell_articles(articles: int, sources: Sequence[Source]) -> str:
    if articles:
        return f"{articles:,} kept"
    unread = "none yet; attache run reads them"
    return unread if sources else "none kept yet; import some with attache import FILE, or add sources"


async def _look_at_clock(desk: Desk) -> tuple[bool, str]:
    """Several hosts agree on time by the server's clock."""
    try:
        await check_clock(desk)
    except ClockError as error:
        return False, str(error)
    return True, "as the database server's"


def _host_of(given: ModelSettings) -> str:
    """Name the endpoint without what may be secret in its address."""
    parts = urlsplit(given.address or "https://api.openai.com")
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def _look_at_disk(home: Path) -> tuple[bool, str]:
    free = shutil.disk_usage(home if home.is_dir() else Path()).free
    return free > _LEAST_FREE, f"{free // 1_000_000:,} MB free in {home}"
