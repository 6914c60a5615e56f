"""Polling: one bad item never ends a batch, what failed is kept with its source, and when to come again."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.fetching.pages import PageExtractor
from bot.ingest.keeping import Keeper
from bot.ingest.pace import FIRST_PAUSE, JITTER, LONGEST_PAUSE, USUAL
from bot.ingest.poll import MOST_PAGES, Poller, PollOutcome
from bot.ingest.standing import after_failure, without_validators
from bot.model.article import PUBLIC, Admission, Article, Source, SourceId
from bot.model.errors import FetchError
from bot.ports import FetchRequest, FetchResponse, Transaction
from bot.sources import open_kinds
from bot.text.publishers import PublisherTable
from tests.contract.databases import Stores, open_sqlite
from tests.factories import NOW, make_publisher
from tests.fakes.fetcher import Answer, FakeFetcher
from tests.fakes.workers import InlineWorkers
from tests.newssite import make_page

FEED = "https://site.example/feed.xml"
TEXT = "The minister told reporters in Vienna that the talks would go on until Friday at least. " * 10
SOURCE = Source(SourceId("s1"), PUBLIC, "syndication", FEED, make_publisher("Site"))


@dataclass(frozen=True)
class Desk:
    web: FakeFetcher
    stores: Stores
    poller: Poller

    async def poll(self, source: Source = SOURCE) -> PollOutcome:
        async with self.stores.database.write() as transaction:
            await self.stores.sources.put(transaction, source)
        return await self.poller.poll(source, self.stores.database, self.stores.sources, self.stores.articles)

    async def failures(self) -> list[tuple[str, str]]:
        async with self.stores.database.read() as transaction:
            return [(each.item, each.code) for each in await self.stores.sources.list_failures(transaction, SOURCE.id)]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    web, workers = FakeFetcher(), InlineWorkers()
    async with open_sqlite(tmp_path) as stores:
        keeper = Keeper(stores.clock, workers, stores.database, stores.articles, stores.queue)
        kinds = open_kinds({}, web, workers)
        yield Desk(web, stores, Poller(kinds, web, PageExtractor(workers), PublisherTable([]), keeper))


def write_feed(*links: str, body: str = "A teaser.") -> Answer:
    items = "".join(f"<item><title>On {link}</title><link>{link}</link><description/>{body}</item>" for link in links)
    return Answer(f"<rss version='2.0'><channel><title>Site</title>{items}</channel></rss>".encode())


async def test_one_bad_page_is_a_coded_failure_and_the_rest_is_stored(desk: Desk) -> None:
    desk.web.answers = {
        FEED: write_feed("/good", "/gone", "/empty", "/no-page", "http://10.0.0.8/inside", "/also-good"),
        "https://site.example/good": Answer(make_page("Good", TEXT)),
        "https://site.example/empty": Answer(b"<html><body></body></html>"),
        "https://site.example/no-page": Answer(b"%PDF-1.7"),
        "https://site.example/also-good": Answer(make_page("Also good", TEXT)),
    }
    outcome = await desk.poll()
    assert (outcome.outcome, outcome.stored) == ("stored", 2)
    assert await desk.failures() == [
        ("http://10.0.0.8/inside", "refused_address"),
        ("https://site.example/no-page", "not_html"),
        ("https://site.example/empty", "not_article"),
        ("https://site.example/gone", "http_404"),
    ]


async def test_what_a_feed_leaves_out_its_pages_tell_and_else_the_feed_is_taken_at_its_word(desk: Desk) -> None:
    said = "<author>Bo Sample</author><pubDate>Tue, 14 Feb 2023 08:00:00 GMT</pubDate>"
    items = "".join(
        f"<item><title>On {link}</title><link>{link}</link>{more}</item>" for link, more in (("/a", ""), ("/b", said))
    )
    desk.web.answers[FEED] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    told = b'</h1><meta name="date" content="2023-02-13"><p class="author">By Ann Example</p>'
    for link in "ab":
        page = make_page(f"On {link}", TEXT + link).replace(b"</h1>", told)
        desk.web.answers[f"https://site.example/{link}"] = Answer(page)
    assert (await desk.poll()).stored == 2
    async with desk.stores.database.read() as transaction:
        kept = await desk.stores.articles.list_articles(transaction, frozenset({PUBLIC}), NOW + timedelta(days=9_999))
    assert [(each.byline, f"{each.published:%d %H}") for each in kept] == [
        (("Bo Sample",), "14 08"),
        (("Ann Example",), "13 00"),
    ]


async def test_a_date_and_author_that_cannot_be_read_do_not_hide_what_the_page_says(desk: Desk) -> None:
    said = "<pubDate>gestern</pubDate><author> </author>"
    feed = write_feed("/a").body.replace(b"<description/>", said.encode())
    page = make_page("Talks", TEXT).replace(b"<head>", b'<head><meta name="author" content="Ann Lee">'
        b'<meta property="article:published_time" content="2023-02-13T09:30:00Z">')  # fmt: skip
    desk.web.answers = {FEED: Answer(feed), "https://site.example/a": Answer(page)}
    assert (await desk.poll()).stored == 1
    async with desk.stores.database.read() as transaction:
        [kept] = await desk.stores.articles.list_articles(transaction, frozenset({PUBLIC}), NOW)
    assert (kept.published, kept.byline) == (datetime(2023, 2, 13, 9, 30, tzinfo=UTC), ("Ann Lee",))


async def test_what_is_known_is_not_fetched_again(desk: Desk) -> None:
    desk.web.answers = {FEED: write_feed("/good"), "https://site.example/good": Answer(make_page("Good", TEXT))}
    assert (await desk.poll()).outcome == "stored"
    again = await desk.poll()
    assert (again.outcome, again.stored) == ("nothing_new", 0)
    assert [request.url for request in desk.web.requests] == [FEED, "https://site.example/good", FEED]


async def test_a_feed_that_carries_the_text_needs_no_page(desk: Desk) -> None:
    content = f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{TEXT * 2}</content:encoded>"
    desk.web.answers = {FEED: write_feed("/good", body=content)}
    assert (await desk.poll()).stored == 1
    assert [request.url for request in desk.web.requests] == [FEED]


async def test_names_that_cannot_be_written_down_end_nothing(desk: Desk) -> None:
    body = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "\ud800",
            "items": [
                {"id": "\ud800\u0000 no address", "title": "\udfff"},
                {"id": 2, "url": "/good\ud800", "title": "A \ud800 title", "content_html": f"<p>\udc00{TEXT * 2}</p>"},
            ],
        }
    )
    desk.web.answers = {FEED: Answer(body.encode(), headers={"Content-Type": "application/feed+json"})}
    outcome = await desk.poll()
    assert (outcome.outcome, outcome.stored) == ("stored", 1)
    assert await desk.failures() == [("no address", "no_url")]


async def test_a_folder_of_articles_is_read_like_a_feed_and_nothing_is_fetched_for_it(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "drop"
    folder.mkdir()
    line = {"url": "https://news.example/visit", "text": "He will go to Moscow.", "publisher": "News Example"}
    (folder / "a.jsonl").write_text(json.dumps(line) + "\nno JSON\n")
    (folder / "b.txt").write_text("She will go to Kyiv.")
    (folder / "c.html").write_bytes(make_page("Talks", TEXT))
    (folder / "d.txt").write_bytes(bytes(range(128, 256)) * 9 + bytes(range(32)) * 9)
    (folder / "e.pdf").write_bytes(b"%PDF-1.7")
    source = replace(SOURCE, kind="files", address=f"file:{folder}")
    outcome = await desk.poll(source)
    assert (outcome.outcome, outcome.stored, desk.web.requests) == ("stored", 3, [])
    assert await desk.failures() == [("d.txt", "not_text"), ("line 2", "not_json")]
    async with desk.stores.database.read() as transaction:
        kept = await desk.stores.articles.list_articles(transaction, frozenset({PUBLIC}), NOW)
    assert {(each.url, each.publisher.name) for each in kept} == {
        ("https://news.example/visit", "News Example"), ("file:b.txt", "Site"), ("file:c.html", "Site"),
    }  # fmt: skip
    assert (await desk.poll(outcome.source)).outcome == "unchanged"


async def test_a_feed_that_became_a_page_is_kept_as_the_sources_reason(desk: Desk) -> None:
    desk.web.answers = {FEED: Answer(b"<!DOCTYPE html><html><body>We have moved.</body></html>")}
    outcome = await desk.poll()
    assert (outcome.outcome, outcome.source.failures) == ("failed", 1)
    assert outcome.source.next_poll is not None
    assert FIRST_PAUSE <= outcome.source.next_poll - NOW <= FIRST_PAUSE * (1 + JITTER)
    assert outcome.reason == "This is an HTML page, not a feed."
    assert [(each.what, each.code) for each in outcome.source.story] == [("failed", "html_not_feed")]
    assert await desk.failures() == []  # of its items none failed
    desk.web.answers = {FEED: write_feed()}
    recovered = (await desk.poll(outcome.source)).source
    assert (recovered.failures, recovered.reason) == (0, None)
    assert [(each.what, each.code, each.detail) for each in recovered.story] == [
        ("failed", "html_not_feed", "This is an HTML page, not a feed."),
        ("recovered", "", "after 1 failed poll"),
    ]
    assert recovered.next_poll is not None
    assert USUAL <= recovered.next_poll - NOW <= USUAL * (1 + JITTER)


async def test_a_source_that_is_gone_for_good_ends(desk: Desk) -> None:
    desk.web.answers = {FEED: Answer(status=410)}
    outcome = await desk.poll()
    assert (outcome.outcome, outcome.source.state) == ("ended", "ended")


async def test_a_permanent_move_changes_the_sources_address(desk: Desk) -> None:
    moved = "https://site.example/new.xml"
    desk.web.answers = {FEED: Answer(status=301, headers={"Location": moved}), moved: write_feed()}
    assert (await desk.poll()).source.address == moved


def test_pauses_grow_up_to_a_day_and_obey_the_host() -> None:
    source, pauses = SOURCE, []
    for _ in range(12):
        source = after_failure(source, FetchError("The host is silent.", code="timeout"), NOW)
        assert source.next_poll is not None
        pauses.append(source.next_poll - NOW)
    for before, after in pairwise(pauses):
        assert after * (1 + JITTER) >= before
    assert FIRST_PAUSE <= pauses[0] <= FIRST_PAUSE * (1 + JITTER)
    assert LONGEST_PAUSE <= pauses[-1] <= LONGEST_PAUSE * (1 + JITTER)
    asked = after_failure(replace(SOURCE), FetchError("Later.", code="http_429", retry_after=3 * 86_400), NOW)
    assert asked.next_poll is not None
    assert timedelta(days=3) <= asked.next_poll - NOW <= timedelta(days=3) * (1 + JITTER)


async def test_a_move_to_what_is_read_already_ends_the_source_instead_of_the_poll(desk: Desk) -> None:
    other = replace(SOURCE, id=SourceId("s2"), address="https://site.example/new.xml")
    async with desk.stores.database.write() as transaction:
        await desk.stores.sources.put(transaction, other)
    desk.web.answers = {FEED: Answer(status=301, headers={"Location": other.address}), other.address: write_feed()}
    outcome = await desk.poll()
    assert (outcome.outcome, outcome.source.state, outcome.source.address) == ("ended", "ended", FEED)
    assert outcome.reason == "It moved to https://site.example/new.xml, which is read already."


async def test_a_page_that_failed_for_a_time_is_asked_again_and_one_for_good_is_not(desk: Desk) -> None:
    feed = replace(write_feed("/gone", "/busy"), headers={"ETag": '"1"'})
    desk.web.answers = {FEED: feed, "https://site.example/busy": Answer(status=503)}
    first = await desk.poll()
    assert (first.source.etag, await desk.failures()) == (
        None,
        [("https://site.example/busy", "http_503"), ("https://site.example/gone", "http_404")],
    )
    desk.web.answers["https://site.example/busy"] = Answer(make_page("Busy", TEXT))
    desk.web.requests.clear()
    second = await desk.poll(first.source)
    assert (second.stored, second.source.etag) == (1, '"1"')
    assert [request.url for request in desk.web.requests] == [FEED, "https://site.example/busy"]


async def test_a_source_that_was_removed_or_paused_meanwhile_stays_so(desk: Desk) -> None:
    desk.web.answers = {FEED: write_feed()}
    stores = desk.stores
    attempt = await desk.poller.attempt(SOURCE, stores.database, stores.sources, stores.articles)
    await desk.poller.keep([attempt], stores.database, stores.sources)
    async with stores.database.write() as transaction:
        assert await stores.sources.list_sources(transaction, frozenset({PUBLIC})) == ()
        await stores.sources.put(transaction, replace(SOURCE, state="paused"))
    await desk.poller.keep([attempt], stores.database, stores.sources)
    async with stores.database.read() as transaction:
        [kept] = await stores.sources.list_sources(transaction, frozenset({PUBLIC}))
    assert (kept.state, kept.last_success) == ("paused", None)


async def test_an_entry_that_would_be_forgotten_at_once_is_not_read(tmp_path: Path) -> None:
    web, workers = FakeFetcher(), InlineWorkers()
    items = "".join(
        f"<item><title>On {day}</title><link>/{day}</link><pubDate>{day} Mar 2023 08:00:00 GMT</pubDate></item>"
        for day in (2, 21)
    )
    web.answers = {
        FEED: Answer(f"<rss version='2.0'><channel><title>Site</title>{items}</channel></rss>".encode()),
        "https://site.example/21": Answer(make_page("On 21", TEXT)),
    }
    async with open_sqlite(tmp_path) as stores:
        keeper = Keeper(stores.clock, workers, stores.database, stores.articles, stores.queue, keep_days=10)
        kinds = open_kinds({}, web, workers)
        outcome = await Desk(web, stores, Poller(kinds, web, PageExtractor(workers), PublisherTable([]), keeper)).poll()
    assert (outcome.stored, outcome.failures) == (1, ())
    assert "https://site.example/2" not in [request.url for request in web.requests]


class Dragging(FakeFetcher):
    """A web of which some pages never come."""

    async def fetch(self, request: FetchRequest) -> FetchResponse:
        if "/slow" in request.url:
            self.requests.append(request)
            await asyncio.Event().wait()
        return await super().fetch(request)


async def test_pages_that_never_come_cost_a_poll_its_time_and_no_more(tmp_path: Path) -> None:
    page = "https://site.example/good"
    answers = {FEED: write_feed("/good", "/slow/1", "/slow/2"), page: Answer(make_page("Good", TEXT))}
    web, workers = Dragging(answers), InlineWorkers()
    async with open_sqlite(tmp_path) as stores:
        keeper = Keeper(stores.clock, workers, stores.database, stores.articles, stores.queue)
        kinds, extractor = open_kinds({}, web, workers), PageExtractor(workers)
        desk = Desk(web, stores, Poller(kinds, web, extractor, PublisherTable([]), keeper, pages_seconds=0.5))
        outcome = await desk.poll(replace(SOURCE, etag='"1"'))
        assert (outcome.outcome, outcome.stored, outcome.source.etag) == ("stored", 1, None)


def number_pages(count: int) -> list[str]:
    return [f"/p{number}" for number in range(count)]


async def test_pages_beyond_what_a_poll_may_fetch_are_left_for_the_next(desk: Desk) -> None:
    links = number_pages(MOST_PAGES + 2)
    feed = replace(write_feed(*links), headers={"ETag": '"1"'})
    desk.web.answers = {f"https://site.example{each}": Answer(make_page(each, f"{each} {TEXT}")) for each in links}
    desk.web.answers[FEED] = feed
    first = await desk.poll()
    assert (first.stored, first.source.etag) == (MOST_PAGES, None)
    second = await desk.poll(first.source)
    assert (second.stored, second.source.etag) == (2, '"1"')


async def test_pages_that_are_closed_for_good_are_asked_once_however_many(desk: Desk) -> None:
    links = number_pages(150)
    desk.web.answers = {f"https://site.example{each}": Answer(status=403) for each in links}
    desk.web.answers[FEED] = write_feed(*links)
    source = SOURCE
    for _ in range(5):
        source = (await desk.poll(source)).source
    asked = [each.url for each in desk.web.requests if each.url != FEED]
    assert len(asked) == len(set(asked)) == 150


async def test_pages_that_failed_stand_behind_those_not_asked_yet(desk: Desk) -> None:
    links = number_pages(MOST_PAGES + 10)
    broken, good = links[:MOST_PAGES], links[MOST_PAGES:]
    desk.web.answers = {f"https://site.example{each}": Answer(status=500) for each in broken}
    desk.web.answers[FEED] = write_feed(*links)
    desk.web.answers |= {f"https://site.example{each}": Answer(make_page(each, f"{each} {TEXT}")) for each in good}
    assert (await desk.poll()).stored == 0
    assert (await desk.poll()).stored == 10


def write_whole(*bodies: str, link: str = "/live") -> Answer:
    """Entries at one address, each with its text."""
    namespace = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    items = "".join(
        f"<item><title>Live</title><link>{link}</link><content:encoded>{each} {TEXT}</content:encoded></item>"
        for each in bodies
    )
    return Answer(f"<rss version='2.0' {namespace}><channel><title>Site</title>{items}</channel></rss>".encode())


async def test_of_several_entries_at_one_address_the_first_is_kept_and_the_others_are_told(desk: Desk) -> None:
    desk.web.answers = {FEED: write_whole("One.", "Two.", "Three.")}
    assert [(await desk.poll()).stored for _ in range(3)] == [1, 0, 0]
    assert await desk.failures() == [("https://site.example/live", "same_address")]


async def test_a_feed_that_says_now_this_and_now_that_makes_one_revision(desk: Desk) -> None:
    stored = []
    for body in ("One.", "Two.", "One.", "Two.", "One."):
        desk.web.answers = {FEED: write_whole(body)}
        stored.append((await desk.poll()).stored)
    assert stored == [1, 1, 0, 0, 0]


async def test_a_revised_article_is_analysed_again(desk: Desk) -> None:
    counts = []
    for body in ("One.", "Two.", "Two."):
        desk.web.answers = {FEED: write_whole(body)}
        await desk.poll()
        async with desk.stores.database.write() as transaction:
            waiting = await desk.stores.queue.list_jobs(transaction)
            counts.append(sum(each.job.kind == "analyse" for each in waiting))
            await desk.stores.queue.adopt(transaction, ())
    assert counts == [1, 1, 0]


async def test_a_long_feed_is_kept_some_articles_a_transaction(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ingest.poll.KEPT_TOGETHER", 2)
    kept = []
    keep = desk.stores.articles.admit

    async def admit(transaction: Transaction, articles: Sequence[Article]) -> tuple[Admission, ...]:
        kept.append(len(articles))
        return await keep(transaction, articles)

    monkeypatch.setattr(desk.stores.articles, "admit", admit)
    items = [{"id": n, "url": f"/{n}", "content_html": f"<p>{n} {TEXT}</p>"} for n in range(5)]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Site", "items": items})
    desk.web.answers = {FEED: Answer(feed.encode())}
    assert (await desk.poll()).stored == 5
    assert kept == [2, 2, 1]


async def test_a_move_is_seen_however_the_new_address_is_spelled(desk: Desk) -> None:
    other = replace(SOURCE, id=SourceId("s2"), address="https://site.example/new.xml?a=1&b=2")
    async with desk.stores.database.write() as transaction:
        await desk.stores.sources.put(transaction, other)
    there = "https://site.example/new.xml?b=2&a=1"
    moved = Answer(status=301, headers={"Location": there})
    desk.web.answers = {FEED: moved, there: write_feed()}
    assert (await desk.poll()).source.state == "ended"


async def test_a_server_that_says_unchanged_for_ever_is_asked_for_the_whole_once_a_day(desk: Desk) -> None:
    desk.web.answers = {FEED: replace(write_feed(), headers={"ETag": '"1"'})}
    first = (await desk.poll()).source
    assert (first.etag, first.last_whole) == ('"1"', NOW)
    assert without_validators(first, NOW + timedelta(hours=20)).etag == '"1"'
    assert without_validators(first, NOW + timedelta(hours=25)).etag is None
    seldom = replace(first, last_attempt=NOW, next_poll=NOW + timedelta(days=2))
    assert without_validators(seldom, NOW + timedelta(days=7)).etag == '"1"'
    assert without_validators(seldom, NOW + timedelta(days=9)).etag is None
