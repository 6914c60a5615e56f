"""Reads the sample dispatches into analysed articles or a home, once a test run, and writes briefings from them."""

import asyncio
import atexit
import functools
import json
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import open_app
from bot.ingest.admit import Circumstances, admit
from bot.ingest.publishers import Settings, load_publishers
from bot.model.analysis import Material
from bot.model.article import PUBLIC, Article, Entry, ReceivedUrl
from bot.model.briefing import Briefing, Depth, EditionId
from bot.model.topic import Topic, Window
from bot.service.briefings import Selection, select
from bot.service.gathering import import_file
from bot.service.reading import Silent, read_articles
from bot.service.topics import load_topics
from bot.summarize.extractive import WriteRequest, write
from bot.text.analysis import ANALYSER_VERSION, analyse
from bot.text.gazetteer import load_gazetteer

SEEDS = Path(__file__).parent.parent / "seeds"
DISPATCHES = SEEDS / "dispatches.jsonl"
NOW = "2023-03-22T08:00:00Z"


@functools.cache
def seed_home(dispatches: Path = DISPATCHES) -> Path:
    """Read the sample dispatches once a test run; tests work on copies of that home."""
    home = Path(tempfile.mkdtemp(prefix="attache-seeded-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)

    async def read() -> None:
        async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": NOW}) as app:
            await import_file(app.desk, app.intake, dispatches, {}, Silent())
            async with app.desk.database.read() as transaction:
                kept = await app.desk.articles.list_unanalysed(transaction, ANALYSER_VERSION, 1_000)
            await read_articles(app.desk, kept, Silent())

    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, read()).result()
    return home


@functools.cache
def list_seed_materials() -> tuple[Material, ...]:
    table = load_publishers(Settings())
    materials = []
    for line in DISPATCHES.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        entry = Entry(
            url=ReceivedUrl(given["url"]), title=given["title"], publisher=given["publisher"],
            published=given["published"], text=given["text"], language=given["language"],
        )  # fmt: skip
        now = datetime(2023, 3, 23, tzinfo=UTC)
        made = admit(entry, given["url"], Circumstances(PUBLIC, table.get(given["publisher"], given["url"]), now))
        assert isinstance(made, Article)
        materials.append(Material(made, analyse(made)))
    return tuple(materials)


def lay_seeds(home: Path, dispatches: Path = DISPATCHES) -> None:
    """Put what was read from the sample dispatches into a home that has no database."""
    if not (home / "attache.db").exists():
        shutil.copytree(seed_home(dispatches), home, dirs_exist_ok=True)


@functools.cache
def get_seed_topic(name: str) -> Topic:
    return load_topics(SEEDS / "topics.toml", load_gazetteer()).resolve(name)


def write_seed_briefing(
    name: str = "china-russia", now: datetime = datetime(2023, 3, 22, 8, tzinfo=UTC), days: float = 1,
    depth: Depth = "standard",
) -> Briefing:  # fmt: skip
    """Write one as far as it was not yet: the same order gives the same briefing, which nothing can change."""
    return _write(name, now, days, depth)


@functools.cache
def _write(name: str, now: datetime, days: float, depth: Depth) -> Briefing:
    selection = _select(name, now, days)
    return write(
        WriteRequest(
            edition_id=EditionId("e1"), scope=PUBLIC, topic=get_seed_topic(name),
            window=Window(now - timedelta(days=days), now), language="en", depth=depth, time_zone="UTC", slot=None,
            now=now, stories=selection.stories, materials=selection.materials,
        )
    )  # fmt: skip


@functools.cache
def _select(name: str, now: datetime, days: float) -> Selection:
    start, read = now - timedelta(days=days), list_seed_materials()
    within = tuple(each for each in read if each.article.published and start <= each.article.published < now)
    return select(get_seed_topic(name), within, now)
