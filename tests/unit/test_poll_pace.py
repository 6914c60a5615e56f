"""While a long feed is read, everything else in the process gets its turn."""

import asyncio
from contextlib import suppress
from pathlib import Path

from bot.app import open_app
from bot.model.article import Entry, Reading, ReceivedUrl
from bot.service.gathering import make_poller, make_source

ENTRIES = 300


async def test_between_two_entries_others_get_their_turn(tmp_path: Path) -> None:
    text = "The minister went to Rome and spoke of trade. " * 30
    entries = tuple(Entry(ReceivedUrl(f"https://news.example/{n}"), f"Title {n}", text=text) for n in range(ENTRIES))
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    async with open_app({"ATTACHE_HOME": str(tmp_path)}) as app:
        source = make_source(app.intake, "file:news.jsonl", name="News", language=None)
        poller = make_poller(app.desk, app.intake)
        other = asyncio.create_task(count())
        made, failures = await poller._make_articles(source, Reading(entries), frozenset())
        other.cancel()
        with suppress(asyncio.CancelledError):
            await other
    assert len(made) == ENTRIES
    assert failures == ()
    assert turns >= ENTRIES - 1
