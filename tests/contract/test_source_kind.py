"""What every kind of source owes; a new one is found by its file and must add how a test makes a source of it."""

import json
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import bot.sources
from bot.model.article import PUBLIC, Entry, Failure, Source, SourceId
from bot.model.errors import AttacheError
from bot.ports import SourceKind
from bot.sources import open_kinds
from tests.factories import make_publisher
from tests.fakes.fetcher import Answer, FakeFetcher
from tests.fakes.workers import InlineWorkers
from tests.newssite import make_feed

GOOD = {"url": "https://site.example/visit", "title": "Envoy to visit", "text": "He will go."}
FEED = "https://site.example/feed.xml"

Open = Callable[[Path, FakeFetcher], str]


def make_file(folder: Path, _web: FakeFetcher) -> str:
    (folder / "drop.jsonl").write_text(json.dumps(GOOD) + "\nno JSON\n", encoding="utf-8")
    return f"file:{folder / 'drop.jsonl'}"


def make_syndication(_folder: Path, web: FakeFetcher) -> str:
    feed = make_feed(GOOD["url"], GOOD["title"], "Mon, 13 Feb 2023 12:00:00 GMT")
    broken = feed.replace(b"</channel>", b"<item><title>No address</title></item></channel>")
    web.answers[FEED] = Answer(broken, headers={"ETag": '"1"'})
    return FEED


ADDRESSES: dict[str, Open] = {"files": make_file, "syndication": make_syndication}
NOWHERE = {"files": "file:nowhere.jsonl", "syndication": "https://site.example/nowhere.xml"}


def test_every_kind_of_the_folder_is_under_contract() -> None:
    names = {each.name for each in pkgutil.iter_modules(bot.sources.__path__)}
    assert names == set(ADDRESSES) == {each.kind for each in open_kinds({}, FakeFetcher(), InlineWorkers())}


def give_back(entry: Entry) -> Entry:
    return entry


def make_failure(_entry: Entry) -> Failure:
    return Failure("entry", "strange", "It is strange.")


@pytest.fixture(params=sorted(ADDRESSES))
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[SourceKind, Source]:
    web = FakeFetcher()
    address = ADDRESSES[request.param](tmp_path, web)
    kinds = {each.kind: each for each in open_kinds({}, web, InlineWorkers())}
    source = Source(SourceId("s1"), PUBLIC, request.param, address, make_publisher("Site"))
    return kinds[request.param], source


def test_it_claims_its_own_addresses_and_no_others(opened: tuple[SourceKind, Source]) -> None:
    kind, source = opened
    assert kind.claims(source.address)
    assert not kind.claims("sample:somewhere")
    assert [name for name, address in NOWHERE.items() if kind.claims(address)] == [kind.kind]


async def test_a_bad_entry_is_a_coded_failure_beside_the_good_ones(opened: tuple[SourceKind, Source]) -> None:
    kind, source = opened
    reading = await kind.read(source, give_back)
    assert [(entry.url, entry.title) for entry in reading.entries] == [(GOOD["url"], GOOD["title"])]
    assert len(reading.failures) == 1
    assert reading.failures[0].code
    assert reading.failures[0].reason.endswith(".")


async def test_what_is_made_of_an_entry_stands_in_its_place(opened: tuple[SourceKind, Source]) -> None:
    kind, source = opened
    reading = await kind.read(source, make_failure)
    assert (reading.entries, reading.articles) == ((), ())
    assert sorted(each.code == "strange" for each in reading.failures) == [False, True]


async def test_a_second_reading_with_its_validators_is_unchanged(opened: tuple[SourceKind, Source]) -> None:
    kind, source = opened
    first = await kind.read(source, give_back)
    assert not first.unchanged
    again = await kind.read(replace(source, etag=first.etag, last_modified=first.last_modified), give_back)
    assert (again.unchanged, again.entries, again.etag) == (True, (), first.etag)


async def test_a_source_that_cannot_be_read_is_one_sentence(opened: tuple[SourceKind, Source]) -> None:
    kind, source = opened
    with pytest.raises(AttacheError, match=r"\.$") as caught:
        await kind.read(replace(source, address=NOWHERE[kind.kind]), give_back)
    assert "nowhere" in str(caught.value)
