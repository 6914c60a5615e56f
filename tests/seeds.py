"""Reads the sample dispatches into analysed articles, once a test run, and writes briefings from them."""

import functools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.ingest.admit import Circumstances, admit
from bot.ingest.publishers import Settings, load_publishers
from bot.model.analysis import Material
from bot.model.article import PUBLIC, Article, Entry, ReceivedUrl
from bot.model.briefing import Briefing, Depth, EditionId
from bot.model.topic import Topic, Window
from bot.service.briefings import select
from bot.service.topics import load_topics
from bot.summarize.extractive import WriteRequest, write
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer

SEEDS = Path(__file__).parent.parent / "seeds"


@functools.cache
def list_seed_materials() -> tuple[Material, ...]:
    table = load_publishers(Settings())
    materials = []
    for line in (SEEDS / "dispatches.jsonl").read_text(encoding="utf-8").splitlines():
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


@functools.cache
def get_seed_topic(name: str) -> Topic:
    return load_topics(SEEDS / "topics.toml", load_gazetteer()).resolve(name)


def write_seed_briefing(
    name: str = "china-russia", now: datetime = datetime(2023, 3, 22, 8, tzinfo=UTC), days: float = 1,
    depth: Depth = "standard",
) -> Briefing:  # fmt: skip
    topic = get_seed_topic(name)
    window = Window(now - timedelta(days=days), now)
    read = list_seed_materials()
    within = tuple(each for each in read if each.article.published and window.start <= each.article.published < now)
    selection = select(topic, within, now)
    return write(
        WriteRequest(
            edition_id=EditionId("e1"), scope=PUBLIC, topic=topic, window=window, language="en", depth=depth,
            time_zone="UTC", slot=None, now=now, stories=selection.stories, materials=selection.materials,
        )
    )  # fmt: skip
