"""How quickly Discord's interactions are answered under load, whether any is lost, and what a thousand servers weigh.

`attache run` is a process of its own, the stand-in is here: every time is taken from the gateway's dispatch to the
arrival of the callback, over loopback sockets."""

import asyncio
import contextlib
import itertools
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from bench.figures import Figure, Measurement
from bench.processes import resident
from bench.servers import serving
from bot.app import open_app
from bot.clock import SystemClock
from bot.model.article import PUBLIC, Publisher, Source, SourceId
from bot.model.conversation import WorkspaceId
from bot.model.message import Channel as Place
from bot.platforms.discord.invite import PERMISSIONS
from bot.ports import Typing
from bot.service.gathering import add_sources, import_file
from bot.service.reading import Silent
from bot.service.suggestions import Suggestions
from tests.postgres import fresh_database
from tests.standins.discord import DiscordStandin, open_discord
from tests.standins.discord.interactions import Interaction
from tests.standins.discord.world import DM, Channel, Person

ARTICLES = 5_000
FEEDS = 5
INTERACTIONS = 1_000
IN_FLIGHT = 200
PER_SECOND = 100.0
LEAST_LOAD = 400
"""Interactions sent at least while articles are ingested."""
MOST_WAIT = 300
GUILDS = 1_000
TOPICS = 10_000
TYPED = 1_000
SEEDS = Path(__file__).parent.parent / "seeds"
Time = float


def list_sentences() -> list[str]:
    """The seeds' sentences, to make articles of."""
    texts = [json.loads(line)["text"] for line in (SEEDS / "dispatches.jsonl").read_text().splitlines()]
    return [each for text in texts for each in text.replace("\n", " ").split(". ") if each.strip()]


def make_feed(number: int) -> str:
    """A JSON Feed of a share of the articles, each of about 2,500 characters and of the last hours."""
    chance, sentences, now = random.Random(number), list_sentences(), datetime.now(UTC)  # noqa: S311  no secret
    items = [
        {
            "id": f"{number}-{each}", "url": f"https://news.example/{number}/{each}",
            "title": f"{chance.choice(sentences)[:80]} {number}-{each}",
            "date_published": (now - timedelta(minutes=chance.randrange(600))).isoformat(),
            "content_text": ". ".join(chance.sample(sentences, 22)),
        }
        for each in range(ARTICLES // FEEDS)
    ]  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": f"Feed {number}", "items": items})


@asynccontextmanager
async def serve_feeds(opened: asyncio.Event) -> AsyncIterator[int]:
    """Serve the feeds on a port once they are opened; until then a poll waits."""
    feeds = [make_feed(number) for number in range(FEEDS)]

    async def give(request: web.Request) -> web.Response:
        await opened.wait()
        return web.Response(text=feeds[int(request.match_info["n"])], content_type="application/feed+json")

    app = web.Application()
    app.add_routes([web.get("/{n}.json", give)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


@asynccontextmanager
async def attache(discord: DiscordStandin, home: Path, **more: str) -> AsyncIterator["subprocess.Popen[bytes]"]:
    """Run `attache run` against the stand-in until the context ends."""
    settings = {**discord.settings, "ATTACHE_HOME": str(home), "PLATFORMS": "discord", "LOG_LEVEL": "warning", **more}
    process = subprocess.Popen(  # noqa: ASYNC220  our own command
        [sys.executable, "-m", "bot", "run"], env={**os.environ, **settings}, stderr=(home / "log").open("wb")
    )
    try:
        await asyncio.wait_for(discord.gateway.wait_ready(), 120)
        yield process
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait, 30)


async def prepare(home: Path, port: int | None) -> None:
    """Read the seeds as of now, and add the feeds that the bot will poll, where they are served."""
    async with open_app({"ATTACHE_HOME": str(home)}) as app:
        lines = [json.loads(line) for line in (SEEDS / "dispatches.jsonl").read_text().splitlines()]
        for line in lines:
            line["published"] = datetime.now(UTC).isoformat()
        (home / "seeds.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        await import_file(app.desk, app.intake, home / "seeds.jsonl", {}, Silent())
        sources = [
            Source(SourceId(f"feed{n}"), PUBLIC, "syndication", f"http://127.0.0.1:{port}/{n}.json", Publisher("News"))
            for n in range(FEEDS if port else 0)
        ]
        await add_sources(app.desk, sources)


KINDS: tuple[tuple[str, dict[str, str]], ...] = (
    ("brief", {"topic": "china-russia"}), ("ask", {"question": "When will Macron visit Beijing?"}), ("topics", {}),
    ("status", {}), ("questions", {"topic": "china-russia"}), ("following", {}), ("sources", {}), ("help", {}),
    ("ask", {"question": "Who won the cup final?"}), ("actor", {"actor": "Xi Jinping"}),
)  # fmt: skip
"""A mix of commands: a tenth of them wants a briefing, a fifth an answer."""


class Crowd:
    """Members who use commands one after another, with at most 200 unanswered."""

    def __init__(self, discord: DiscordStandin) -> None:
        self.discord = discord
        self.firsts: list[Time] = []
        """Seconds from the gateway's dispatch to the arrival of the first response."""
        self.made: list[Interaction] = []
        self.flying = 0
        self.most_flying = 0
        self._tasks: list[asyncio.Task[None]] = []
        self._slots = asyncio.Semaphore(IN_FLIGHT)

    async def use(self, wanted: Iterator[tuple[str, dict[str, str]]]) -> None:
        """Send each, at a steady rate, as soon as fewer than 200 are unanswered."""
        guild, channel, _, _ = self.discord.found_guild("Busy", PERMISSIONS.value)
        members = itertools.cycle([self.discord.world.add_person(f"member {n}") for n in range(IN_FLIGHT)])
        await self.discord.join(guild)
        await asyncio.sleep(1)
        for (name, options), member in zip(wanted, members, strict=False):
            guild.members[member.id] = []
            await self._slots.acquire()
            self._tasks.append(asyncio.create_task(self._use(member, channel, name, options)))
            await asyncio.sleep(1 / PER_SECOND)
            if len(self._tasks) % 100 == 0:
                tell(f"{len(self._tasks)} sent, {self.flying} unanswered")

    async def settle(self) -> None:
        """Wait for the answers, so long that what is missing then counts as lost, and what comes twice has come."""
        for _ in range(MOST_WAIT // 5):
            _, waiting = await asyncio.wait(self._tasks, timeout=5)
            if not waiting:
                break
            tell(f"{len(waiting)} unanswered")
        for each in self._tasks:
            each.cancel()
        await asyncio.sleep(2)

    def count_lost(self) -> int:
        """Interactions without an answer, wherever it might have come."""
        return sum(1 for each in self.made if not is_answered(each)) - count_late(self.discord, self.made)

    def count_doubled(self) -> int:
        """First responses given twice, and interactions that two messages answer."""
        answers = [sum(1 for each in one.shown if each["id"] == one.original) for one in self.made]
        return self.discord.interactions.doubled + sum(1 for count in answers if count > 1)

    async def _use(self, member: Person, channel: Channel, name: str, options: dict[str, str]) -> None:
        self.flying += 1
        self.most_flying = max(self.most_flying, self.flying)
        try:
            started = time.perf_counter()
            interaction = await self.discord.use(member, channel, name, **options)
            self.made.append(interaction)
            await interaction.acknowledged.wait()
            self.firsts.append(time.perf_counter() - started)
            await settle(interaction)
        finally:
            self.flying -= 1
            self._slots.release()


def tell(words: str) -> None:
    """Say how far it is, beside the figures."""
    print(f"discord: {words}", file=sys.stderr, flush=True)


def count_articles(home: Path) -> int:
    with contextlib.closing(sqlite3.connect(f"file:{home / 'attache.db'}?mode=ro", uri=True)) as database:
        return int(database.execute("SELECT count(*) FROM articles").fetchone()[0])


async def settle(interaction: Interaction) -> None:
    """Wait until the answer stands: a container, which the line that tells of progress is not."""
    while not is_answered(interaction):  # noqa: ASYNC110  the stand-in keeps no event for an edit
        await asyncio.sleep(0.02)


def count_late(discord: DiscordStandin, made: list[Interaction]) -> int:
    """Answers that came to the channel, or to the member alone, because the first response was too late."""
    places = {each.channel.id for each in made}
    posted = [each for place in places for each in discord.world.messages[place].values() if "nonce" in each]
    direct = [each for each in discord.world.channels.values() if each.kind == DM]
    return len(posted) + sum(len(discord.world.messages[each.id]) for each in direct)


def is_answered(interaction: Interaction) -> bool:
    return any(each["components"] and each["components"][0]["type"] == 17 for each in interaction.shown)


async def measure_load() -> tuple[Crowd, int]:
    """Use the bot for as long as the feeds are being read, and longer where that is quick; gives what was stored."""
    opened = asyncio.Event()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        async with open_discord(SystemClock(), checked=False) as discord, serve_feeds(opened) as port:
            await prepare(home, port)
            known, crowd = count_articles(home), Crowd(discord)

            def go_on() -> Iterator[tuple[str, dict[str, str]]]:
                for number, kind in enumerate(itertools.cycle(KINDS)):
                    if number % 50 == 0 and number >= LEAST_LOAD and count_articles(home) - known >= ARTICLES:
                        return
                    yield kind

            async with attache(discord, home, FETCH_ALLOW=f"127.0.0.1:{port}"):
                opened.set()
                await crowd.use(go_on())
                stored = count_articles(home) - known
                await crowd.settle()
            return crowd, stored


async def measure_mixed() -> Crowd:
    """A thousand interactions over the seeds; each must be answered once."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_discord(SystemClock(), checked=False) as discord:
            await prepare(Path(folder), None)
            crowd = Crowd(discord)
            async with attache(discord, Path(folder)):
                await crowd.use(itertools.islice(itertools.cycle(KINDS), INTERACTIONS))
                await crowd.settle()
            return crowd


async def measure_typing() -> list[Time]:
    """Suggestions over ten thousand topics and what was read lately, one keystroke after another."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        topics = "\n".join(
            f'[[topic]]\nname = "dossier-{n}-affair"\ntitle = "Dossier {n}"\nquery = ["affair {n}"]'
            for n in range(TOPICS)
        )
        (home / "topics.toml").write_text(topics, encoding="utf-8")
        async with open_app({"ATTACHE_HOME": str(home), "TOPICS_FILE": str(home / "topics.toml")}) as app:
            feed = json.loads(make_feed(1))["items"]
            lines = [
                {"url": each["url"], "title": each["title"], "published": each["date_published"],
                 "text": each["content_text"], "publisher": "News", "language": "en"}
                for each in feed
            ]  # fmt: skip
            (home / "lines.jsonl").write_text("\n".join(json.dumps(each) for each in lines), encoding="utf-8")
            await import_file(app.desk, app.intake, home / "lines.jsonl", {}, Silent())
            suggestions, channel = Suggestions(app.desk, 60.0), Place("discord", WorkspaceId("1"), "1")
            await suggestions.suggest(Typing(channel, "topic", ""))
            words, taken = ["", "d", "dossier-7", "chi", "china-r", "xi", "brésil-arg", "zzzz", "pres", "turkey-"], []
            for number in range(TYPED):
                typing = Typing(channel, "topic", words[number % len(words)], "fr" if number % 2 else "en")
                started = time.perf_counter()
                await suggestions.suggest(typing)
                taken.append(time.perf_counter() - started)
            return taken


async def measure_memory() -> float:
    """Megabytes of a process that only listens, in a thousand servers of twenty channels each; it needs Postgres."""
    with tempfile.TemporaryDirectory() as folder, serving() as server:
        async with fresh_database(server) as made, open_discord(SystemClock(), checked=False) as discord:
            database = made.render_as_string(hide_password=False)
            owner = discord.world.add_person("owner")
            for number in range(GUILDS):
                guild = discord.world.add_guild(f"Server {number}", owner, PERMISSIONS.value)
                for each in range(20):
                    discord.world.add_channel(guild, f"channel-{each}")
            async with attache(discord, Path(folder), ATTACHE_ROLES="discord", DATABASE_URL=database) as process:
                _, channel, _, member = discord.found_guild("Last", PERMISSIONS.value)
                await discord.join(discord.world.guilds[channel.guild or ""])
                used = await discord.use(member, channel, "help")
                await used.wait()
                await asyncio.sleep(2)
                return resident(process.pid)


def percentile(values: list[Time], share: float) -> float:
    """Milliseconds under which that share of the values lies."""
    return 1000 * statistics.quantiles(values, n=1000)[int(share * 1000) - 1]


def measure(_data: Path | None) -> Measurement:
    loaded, stored = asyncio.run(measure_load())
    mixed = asyncio.run(measure_mixed())
    tell("autocomplete")
    typed = asyncio.run(measure_typing())
    tell("memory")
    megabytes = asyncio.run(measure_memory())
    figures = (
        Figure("first_response_p99_milliseconds", (percentile(loaded.firsts, 0.99),), most=100),
        Figure("first_response_p50_milliseconds", (percentile(loaded.firsts, 0.5),)),
        Figure("loaded_lost", (float(loaded.count_lost()),), most=0),
        Figure("loaded_doubled", (float(loaded.count_doubled()),), most=0),
        Figure("mixed_lost", (float(mixed.count_lost()),), most=0),
        Figure("mixed_doubled", (float(mixed.count_doubled()),), most=0),
        Figure("mixed_first_response_p99_milliseconds", (percentile(mixed.firsts, 0.99),)),
        Figure("autocomplete_p99_milliseconds", (percentile(typed, 0.99),), most=50),
        Figure("thousand_guilds_megabytes", (megabytes,), most=250),
    )
    details = {
        "interactions_while_ingesting": len(loaded.made),
        "most_in_flight": loaded.most_flying,
        "late_first_responses": loaded.discord.interactions.late + mixed.discord.interactions.late,
        "articles_ingested_meanwhile": stored,
        "guilds": GUILDS,
        "topics": TOPICS,
        "load": os.getloadavg()[0],
    }
    return Measurement(len(loaded.made) + len(mixed.made), figures, details)
