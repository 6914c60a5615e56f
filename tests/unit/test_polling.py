"""A defect in one source's poll is a coded outcome; the others are polled and kept."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import open_app
from bot.ingest.keeping import ANALYSED_TOGETHER
from bot.ingest.poll import PAGES_AT_ONCE
from bot.model.article import PUBLIC, Entry, Page, Reading, ReceivedUrl, Source, SourceId
from bot.model.job import Job
from bot.ports import Make
from bot.service.gathering import add_sources, make_source
from bot.service.polling import SHARES, enqueue_due_polls, in_turn, poll_all, poll_share
from bot.service.reading import Silent
from bot.service.worker import make_handlers
from tests.factories import make_publisher


class Broken:
    """A kind of source in which one address has a defect that no rule foresaw."""

    kind = "syndication"

    def claims(self, _address: str) -> bool:
        return True

    async def read(self, source: Source, _make: Make) -> Reading:
        if "broken" in source.address:
            raise ZeroDivisionError(source.address)
        return Reading(title="All well", moved_to="\ud800" if "unkept" in source.address else None)


async def test_a_defect_ends_neither_the_others_nor_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_app({"ATTACHE_HOME": str(tmp_path)}) as app:
        intake = replace(app.intake, kinds=(Broken(),))
        places = ("well", "broken?token=s3cr3tvalue", "unkept", "also-well")
        await add_sources(app.desk, [make_source(intake, f"https://{n}.example/{p}") for n, p in enumerate(places)])
        found = await poll_all(app.desk, intake, everything=True, progress=Silent())
        assert sorted((each.outcome, each.failures[0].code if each.failures else "") for each in found) == [
            ("failed", "unforeseen"), ("failed", "unforeseen"), ("nothing_new", ""), ("nothing_new", ""),
        ]  # fmt: skip
        async with app.desk.database.read() as transaction:
            assert await enqueue_due_polls(app.desk) == 0
            kept = await app.desk.sources.list_sources(transaction, frozenset({found[0].source.scope}))
        assert sorted(each.failures for each in kept) == [0, 0, 1, 1]
        for share in range(SHARES):
            await poll_share(app.desk, intake, share)
    logged = capsys.readouterr()
    assert "ZeroDivisionError" in logged.out + logged.err


class Long:
    """A kind of source that carries many articles in one reading."""

    kind = "syndication"

    def claims(self, _address: str) -> bool:
        return True

    async def read(self, source: Source, _make: Make) -> Reading:
        entries = [Entry(ReceivedUrl(f"{source.address}/{n}"), html=f"<p>{n}</p>", whole=True) for n in range(200)]
        return Reading(entries=tuple(entries))


class Counting:
    """An extractor that counts how many pages it is handed at a time."""

    def __init__(self) -> None:
        self.calls = self.under_way = self.most = 0

    async def extract(self, _page: bytes, url: str | None = None, known: frozenset[str] = frozenset()) -> Page:
        self.calls += 1
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await asyncio.sleep(0)
        self.under_way -= 1
        return Page("article", url, "A treaty is signed", (), None, "en", f"The ministers signed treaty {url} today.")


async def test_a_long_feed_takes_its_turn_with_everything_else(tmp_path: Path) -> None:
    async with open_app({"ATTACHE_HOME": str(tmp_path)}) as app:
        extractor = Counting()
        intake = replace(app.intake, kinds=(Long(),), extractor=extractor)
        await add_sources(app.desk, [make_source(intake, "https://long.example/feed")])
        [outcome] = await poll_all(app.desk, intake, everything=True, progress=Silent())
    assert (outcome.stored, extractor.calls) == (200, 200)
    assert extractor.most <= PAGES_AT_ONCE


class Short:
    """A kind of source of which each address carries as many articles as its last part says."""

    kind = "syndication"

    def claims(self, _address: str) -> bool:
        return True

    async def read(self, source: Source, _make: Make) -> Reading:
        words = "The ministers signed the treaty in Vienna today, and it will hold for ten years from May"
        return Reading(
            entries=tuple(
                Entry(ReceivedUrl(f"{source.address}/{n}"), f"No {n}", text=f"{words} {n}.", language="en", whole=True)
                for n in range(int(source.address.rsplit("/", 1)[-1]))
            )
        )


async def test_what_feeds_bring_together_is_counted_with_each_and_read_some_articles_a_job(tmp_path: Path) -> None:
    async with open_app({"ATTACHE_HOME": str(tmp_path)}) as app:
        desk, intake = app.desk, replace(app.intake, kinds=(Short(),))
        await add_sources(desk, [make_source(intake, f"https://site.example/{n}") for n in (0, 3, 22)])
        found = await poll_all(desk, intake, everything=True, progress=Silent())
        counts = {each.source.address.rsplit("/", 1)[-1]: (each.outcome, each.stored) for each in found}
        assert counts == {"0": ("nothing_new", 0), "3": ("stored", 3), "22": ("stored", 22)}
        again = await poll_all(desk, intake, everything=True, progress=Silent())
        assert {each.stored for each in again} == {0}
        async with desk.database.write() as transaction:
            unread = await desk.articles.list_unanalysed(transaction, 1, 100)
            waiting = await desk.queue.list_jobs(transaction, "pending")
            old = Job("analyse", {"article": unread[0].id, "scope": "public"})
            await desk.queue.enqueue(transaction, old, lock=f"article:{unread[0].id}")
        named = [each.job.arguments["articles"].split() for each in waiting if each.job.kind == "analyse"]
        assert max(map(len, named)) <= ANALYSED_TOGETHER
        assert sorted(each for batch in named for each in batch) == sorted(each.id for each in unread)
        await desk.queue.run_until_idle(make_handlers(desk, lambda _: asyncio.sleep(0)))
        async with desk.database.read() as transaction:
            assert await desk.articles.list_unanalysed(transaction, 1, 100) == ()
            assert await desk.queue.list_jobs(transaction) == ()


def test_sources_of_one_host_take_turns_with_those_of_others() -> None:
    def source(address: str) -> Source:
        return Source(SourceId(address), PUBLIC, "syndication", address, make_publisher("Site"))

    slow = [source(f"https://slow.example/{number}") for number in range(3)]
    quick = [source("https://a.example/feed"), source("https://b.example/feed")]
    assert in_turn([*slow, *quick]) == [slow[0], *quick, *slow[1:]]
