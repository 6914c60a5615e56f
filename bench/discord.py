"""How quickly Discord's interactions are answered under load, whether any is lost, and what a thousand servers weigh.

`attache run` is a process of its own, the stand-in is here: every time is taken from the gateway's dispatch to the
arrival of the callback, over loopback sockets."""

import asyncio
import json
import os
import random
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
from bot.app import open_app
from bot.clock import SystemClock
from bot.model.article import PUBLIC, Publisher, Source, SourceId
from bot.model.conversation import WorkspaceId
from bot.model.message import Channel
from bot.platforms.discord.invite import PERMISSIONS
from bot.ports import Typing
from bot.service.gathering import add_sources, import_file
from bot.service.reading import Silent
from bot.service.suggestions import Suggestions
from tests.standins.discord import DiscordStandin, open_discord
from tests.standins.discord.interactions import Interaction
from tests.standins.discord.world import DM

ARTICLES = 5_000
FEEDS = 5
INTERACTIONS = 1_000
IN_FLIGHT = 200
PER_SECOND = 25.0
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


async def prepare(home: Path, port: int) -> None:
    """Read the seeds as of now, and add the feeds that the bot will poll."""
    async with open_app({"ATTACHE_HOME": str(home)}) as app:
        lines = [json.loads(line) for line in (SEEDS / "dispatches.jsonl").read_text().splitlines()]
        for line in lines:
            line["published"] = datetime.now(UTC).isoformat()
        (home / "seeds.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        await import_file(app.desk, app.intake, home / "seeds.jsonl", {}, Silent())
        sources = [
            Source(SourceId(f"feed{n}"), PUBLIC, "syndication", f"http://127.0.0.1:{port}/{n}.json", Publisher("News"))
            for n in range(FEEDS)
        ]
        await add_sources(app.desk, sources)


def list_uses() -> Iterator[tuple[str, dict[str, str]]]:
    """A mix of commands, the dear ones among them."""
    kinds: list[tuple[str, dict[str, str]]] = [
        ("brief", {"topic": "china-russia"}), ("ask", {"question": "When will Macron visit Beijing?"}), ("topics", {}),
        ("status", {}), ("questions", {"topic": "china-russia"}), ("following", {}), ("ask", {"question": "Who won?"}),
        ("sources", {}), ("brief", {"topic": "us-china"}), ("actor", {"actor": "Xi Jinping"}),
    ]  # fmt: skip
    for number in range(INTERACTIONS):
        yield kinds[number % len(kinds)]


async def use_many(discord: DiscordStandin) -> tuple[list[Time], int, list[Interaction]]:
    """Send interactions at a steady rate with at most 200 unanswered; gives the first responses' seconds."""
    _, channel, _, member = discord.found_guild("Busy", PERMISSIONS.value)
    await discord.join(discord.world.guilds[channel.guild or ""])
    await asyncio.sleep(1)
    slots, firsts, made, highest, flying = asyncio.Semaphore(IN_FLIGHT), list[Time](), list[Interaction](), 0, 0

    async def use(name: str, options: dict[str, str]) -> None:
        nonlocal flying, highest
        flying += 1
        highest = max(highest, flying)
        try:
            started = time.perf_counter()
            interaction = await discord.use(member, channel, name, **options)
            made.append(interaction)
            await interaction.acknowledged.wait()
            firsts.append(time.perf_counter() - started)
            await settle(interaction)
        finally:
            flying -= 1
            slots.release()

    tasks = []
    for name, options in list_uses():
        await slots.acquire()
        tasks.append(asyncio.create_task(use(name, options)))
        await asyncio.sleep(1 / PER_SECOND)
    await asyncio.wait(tasks, timeout=300)
    return firsts, highest, made


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


async def measure_load() -> tuple[list[Time], int, int, int, int]:
    """First responses while the feeds are read; the most in flight, the lost, the doubled, the late."""
    opened = asyncio.Event()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        async with open_discord(SystemClock(), checked=False) as discord, serve_feeds(opened) as port:
            await prepare(home, port)
            async with attache(discord, home, FETCH_ALLOW=f"127.0.0.1:{port}"):
                opened.set()
                firsts, highest, made = await use_many(discord)
            unanswered = sum(1 for each in made if not is_answered(each)) + INTERACTIONS - len(made)
            lost = unanswered - count_late(discord, made)
            answers = [sum(1 for each in one.shown if each["id"] == one.original) for one in made]
            doubled = discord.interactions.doubled + sum(1 for count in answers if count > 1)
            return firsts, highest, lost, doubled, discord.interactions.late


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
            suggestions, channel = Suggestions(app.desk), Channel("discord", WorkspaceId("1"), "1")
            await suggestions.suggest(Typing(channel, "topic", ""))
            words, taken = ["", "d", "dossier-7", "chi", "china-r", "xi", "brésil-arg", "zzzz", "pres", "turkey-"], []
            for number in range(TYPED):
                typing = Typing(channel, "topic", words[number % len(words)], "fr" if number % 2 else "en")
                started = time.perf_counter()
                await suggestions.suggest(typing)
                taken.append(time.perf_counter() - started)
            return taken


async def measure_memory() -> float:
    """Megabytes of the bot's process, listening in a thousand servers of twenty channels each."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_discord(SystemClock(), checked=False) as discord:
            owner = discord.world.add_person("owner")
            for number in range(GUILDS):
                guild = discord.world.add_guild(f"Server {number}", owner, PERMISSIONS.value)
                for each in range(20):
                    discord.world.add_channel(guild, f"channel-{each}")
            async with attache(discord, Path(folder), ATTACHE_ROLES="discord") as process:
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
    firsts, highest, lost, doubled, late = asyncio.run(measure_load())
    typed = asyncio.run(measure_typing())
    megabytes = asyncio.run(measure_memory())
    figures = (
        Figure("first_response_p99_milliseconds", (percentile(firsts, 0.99),), most=100),
        Figure("first_response_p50_milliseconds", (percentile(firsts, 0.5),)),
        Figure("autocomplete_p99_milliseconds", (percentile(typed, 0.99),), most=50),
        Figure("lost", (float(lost),), most=0),
        Figure("doubled", (float(doubled),), most=0),
        Figure("thousand_guilds_megabytes", (megabytes,), most=250),
    )
    details = {
        "late_first_responses": late,
        "most_in_flight": highest,
        "articles_ingested": ARTICLES,
        "guilds": GUILDS,
        "topics": TOPICS,
    }
    return Measurement(INTERACTIONS, figures, details)
