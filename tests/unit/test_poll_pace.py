"""While a long feed is read, everything else in the process gets its turn."""

import asyncio
from contextlib import suppress
from pathlib import Path

from bot.app import open_app
from bot.ingest.admit import Circumstances
from bot.ingest.poll import Attempt, Settled
from bot.model.article import Entry, Reading, ReceivedUrl
from bot.service.gathering import make_source
from bot.service.polling import make_poller

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
        attempt = Attempt(source, app.desk.clock.now(), Reading(entries))
        around = Circumstances(source.scope, source.publisher, attempt.at)
        found = await poller._make_articles(attempt, around, Settled(frozenset(), frozenset()))
        other.cancel()
        with suppress(asyncio.CancelledError):
            await other
    assert len(found.articles) == ENTRIES
    assert found.failures == ()
    assert turns >= ENTRIES - 1
