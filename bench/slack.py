"""How Slack is served under load: the whole bot in a process of its own, the stand-in in this one.

Acknowledgements with 200 commands in flight while 5,000 articles are ingested; 1,000 mixed interactions, a tenth of
them sent twice; how soon the first checked sentence of an answer is shown; memory at rest, of everything in one
process and of a process that only listens."""

import asyncio
import contextlib
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bench.figures import Figure, Measurement
from bench.importing import write_articles
from bench.processes import resident
from bench.servers import serving
from bot.app import App
from bot.model.document import Document, Line, Section, Text
from bot.model.message import Request
from bot.ports import Commands, Progress, Reply
from tests.fakes.commands import FakeCommands
from tests.postgres import fresh_database
from tests.seeds import seed_home
from tests.slack_desk import open_desk
from tests.standins.slack import APP_TOKEN, Interaction, Room, SlackStandin, Workspace
from tests.standins.slack_people import Person

IN_FLIGHT, ARTICLES, MIXED, AT_ONCE, ANSWERS, LISTENED = 200, 5_000, 1_000, 50, 40, 100
MOST_WAIT, MOST_WAVES, WAVE_SECONDS = 300, 20, 2.0
COMMANDS = ("status", "topics", "help", "following", "sources", "questions china-russia", "actor Wang Yi")


def measure(_data: Path | None) -> Measurement:
    under_load, resting, stored = asyncio.run(_measure_acknowledgements())
    lost, doubled, mixed = asyncio.run(_measure_mixed())
    shown = asyncio.run(_measure_first_sentence())
    alone, used = asyncio.run(_measure_listening_memory())
    return Measurement(
        IN_FLIGHT + MIXED + ANSWERS,
        (
            Figure("ack_p99_milliseconds", (_percentile(under_load, 0.99) * 1000,), most=100),
            Figure("late", (sum(each >= 3 for each in under_load),), most=0),
            Figure("ack_median_milliseconds", (statistics.median(under_load) * 1000,)),
            Figure("mixed_ack_p99_milliseconds", (_percentile(mixed, 0.99) * 1000,)),
            Figure("lost", (lost,), most=0),
            Figure("doubled", (doubled,), most=0),
            Figure("first_sentence_p95_milliseconds", (_percentile(shown, 0.95) * 1000,), most=300),
            Figure("resting_megabytes", (resting,), most=150),
            Figure("listening_megabytes", (alone,), most=150),
            Figure("listening_megabytes_after_commands", (used,), most=150),
        ),
        {"commands": len(under_load), "articles_ingested_meanwhile": stored, "load": os.getloadavg()[0]},
    )


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


@asynccontextmanager
async def _run_bot(
    slack: SlackStandin, workspace: Workspace, home: Path, *arguments: str, database: str = ""
) -> AsyncIterator[asyncio.subprocess.Process]:
    tokens = {"SLACK_BOT_TOKEN": workspace.token, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": slack.api_url}
    settings = {"ATTACHE_HOME": str(home), "ATTACHE_NOW": "2023-03-22T08:00:00Z", "LOG_LEVEL": "warning"}
    settings |= {"DATABASE_URL": database} if database else {}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--platforms", "slack", *arguments, env={**os.environ, **settings, **tokens}
    )
    try:
        await slack.wait_connected(180)
        yield process
    finally:
        process.terminate()
        await process.wait()


async def _measure_listening_memory() -> tuple[float, float]:
    """What a process that only listens to Slack holds, when it has connected and after a hundred commands.

    It needs Postgres: on SQLite one process does everything.
    """
    with tempfile.TemporaryDirectory() as folder, serving() as server:
        home = Path(folder)
        _copy(seed_home(), home)
        async with fresh_database(server) as made, SlackStandin().serving() as slack:
            database = made.render_as_string(hide_password=False)
            _command(home, "migrate-db", f"sqlite:{home / 'attache.db'}", database)
            workspace, room = _furnish(slack)
            person = Person(slack, workspace, next(iter(workspace.users)))
            async with _run_bot(slack, workspace, home, "--roles", "slack", database=database) as process:
                await asyncio.sleep(3)
                resting = resident(process.pid)
                typed = [await person.slash(room, COMMANDS[number % len(COMMANDS)]) for number in range(LISTENED)]
                await _until(lambda: all(len(each.responses) > 1 for each in typed))
                return resting, resident(process.pid)


def _command(home: Path, *arguments: str) -> str:
    environment = {**os.environ, "ATTACHE_HOME": str(home), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "bot", *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


async def _measure_acknowledgements() -> tuple[list[float], float, int]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        async with SlackStandin().serving() as slack:
            workspace, room = _furnish(slack)
            async with _run_bot(slack, workspace, home) as process:
                await asyncio.sleep(3)
                resting = resident(process.pid)
            write_articles(home / "all.jsonl")
            lines = (home / "all.jsonl").read_bytes().splitlines(keepends=True)[:ARTICLES]
            (home / "news.jsonl").write_bytes(b"".join(lines))
            _command(home, "sources", "add", f"file:{home / 'news.jsonl'}", "--publisher", "News")
            acknowledged: list[float] = []
            async with _run_bot(slack, workspace, home):
                waves = 0
                while _count_articles(home) < ARTICLES and waves < MOST_WAVES:
                    acknowledged += await _press_on(slack, workspace, room)
                    waves += 1
            stored = _count_articles(home)
    return acknowledged, resting, stored


def _count_articles(home: Path) -> int:
    with contextlib.closing(sqlite3.connect(f"file:{home / 'attache.db'}?mode=ro", uri=True)) as database:
        return int(database.execute("SELECT count(*) FROM articles").fetchone()[0])


def _furnish(slack: SlackStandin) -> tuple[Workspace, Room]:
    slack.paced = False  # what many members get at once is shown in one channel
    workspace = slack.add_workspace()
    for number in range(IN_FLIGHT):
        workspace.add_user(f"U{number:04}")
    return workspace, workspace.add_room("C0DESK", title="desk")


async def _press_on(slack: SlackStandin, workspace: Workspace, room: Room) -> list[float]:
    """Send 200 commands at once, a tenth of them for a briefing, and wait for every acknowledgement."""
    people = [Person(slack, workspace, name) for name in workspace.users]

    async def ask(person: Person, number: int) -> Interaction:
        await asyncio.sleep(number * WAVE_SECONDS / IN_FLIGHT)
        return await person.slash(room, "china-russia" if number % 10 == 0 else "status")

    typed = await asyncio.gather(*(ask(person, number) for number, person in enumerate(people)))
    return [slack.ack_seconds if each.seconds is None else each.seconds for each in typed]


async def _measure_mixed() -> tuple[int, int, list[float]]:
    """Each interaction must be answered once: in private for commands, in the room for mentions and direct words."""
    chance, seconds = random.Random(11), list[float]()  # noqa: S311  no secret
    with tempfile.TemporaryDirectory() as folder:
        _copy(seed_home(), Path(folder))
        async with SlackStandin().serving() as slack:
            workspace, room = _furnish(slack)
            people = [Person(slack, workspace, name) for name in workspace.users]
            commands: list[Interaction] = []
            asked: list[tuple[Room, str]] = []
            gate = asyncio.Semaphore(AT_ONCE)

            async def act(number: int) -> None:
                person = people[number % IN_FLIGHT]
                async with gate:
                    slack.redeliver_all = chance.random() < 0.1
                    if number % 2:
                        typed = await person.slash(room, COMMANDS[number % len(COMMANDS)])
                        commands.append(typed)
                        seconds.append(typed.seconds or 9.0)
                    else:
                        direct = workspace.add_direct(person.id)
                        asked.append((direct, (await person.say(direct, "topics"))["ts"]))

            async with _run_bot(slack, workspace, Path(folder)):
                await asyncio.gather(*(act(number) for number in range(MIXED)))
                wanted = len(asked)
                await _until(
                    lambda: all(len(each.responses) > 1 for each in commands) and _count_replies(workspace) >= wanted
                )
                await asyncio.sleep(2)  # whatever comes twice would come now
            replies = _count_replies(workspace)
            lost = sum(len(each.responses) < 2 for each in commands) + max(0, wanted - replies)
            doubled = sum(len(each.responses) > 2 for each in commands) + max(0, replies - wanted)
    return lost, doubled, seconds


async def _until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, or for so long that what is missing counts as lost."""
    deadline = time.monotonic() + MOST_WAIT
    while not holds() and time.monotonic() < deadline:  # noqa: ASYNC110  the stand-in tells nobody
        await asyncio.sleep(0.2)


def _count_replies(workspace: Workspace) -> int:
    return sum("bot_id" in each for room in workspace.rooms.values() if room.with_member for each in room.messages)


def _copy(source: Path, target: Path) -> None:
    for file in source.iterdir():
        (target / file.name).write_bytes(file.read_bytes())


class Finishing(FakeCommands):
    """Shows one line, and says when."""

    def __init__(self) -> None:
        super().__init__()
        self.finished: list[float] = []

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        line = Line((Text("The visit is confirmed."),))
        self.finished.append(time.monotonic())
        await progress.show(line)
        await asyncio.sleep(0.2)
        return Reply(Document("answer", request.text, (Section("answer", "", (line,)),)))


async def _measure_first_sentence() -> list[float]:
    """From the moment a sentence is finished to the moment Slack has it, while two answers go on at a time."""
    finishing = Finishing()

    def make(_app: App) -> Commands:
        return finishing

    with tempfile.TemporaryDirectory() as folder:
        async with open_desk(Path(folder), make) as desk:
            for _ in range(ANSWERS // 2):
                pair = [desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> When?") for _ in range(2)]
                threads = [each["ts"] for each in await asyncio.gather(*pair)]
                for thread in threads:
                    await desk.get_answer(thread, 1)
            shown = sorted(each["streamed_at"][0] for each in desk.of_bot())
    return [at - finished for at, finished in zip(shown, sorted(finishing.finished), strict=True)]
