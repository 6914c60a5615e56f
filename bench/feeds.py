"""How fast feeds are parsed beside feedparser, and how well their fields agree: real feeds, two corpora of odd ones."""

import calendar
import gc
import gzip
import io
import json
import re
import statistics
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

from bench.figures import Figure, Measurement, find_set
from bot.model.article import Entry, ParsedFeed
from bot.model.errors import AttacheError
from bot.sources.syndication.reading import parse_feed
from bot.text.cleaning import clean_title
from bot.text.moments import read_moment
from bot.text.urls import canonical

NEEDS_DATA = True
ROUNDS = 5
BASE = "https://measured.example/feed"
_EXPECT = re.compile(r"^\s*Expect:\s*(.+?)\s*$", re.MULTILINE)
_HEADER = re.compile(r"^\s*Header:\s*([\w-]+)\s*:\s*(.+?)\s*$", re.MULTILINE)
_FIELD = re.compile(
    r"(?:not bozo and )?(?P<where>feed|entries\[(?P<number>\d+)\])\[[u]?['\"](?P<key>title|link|id|guid|"
    r"published_parsed|"
    r"date_parsed|modified_parsed|author|summary|description|content)['\"]\](?:\[0\]\[[u]?['\"]value['\"]\])?"
    r"\s*==\s*(?P<value>.+)"
)


@dataclass
class Tally:
    """How many of how many held, and the first that did not."""

    held: int = 0
    asked: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, holds: bool, name: str) -> None:
        self.asked += 1
        self.held += holds
        if not holds and len(self.broken) < 400:
            self.broken.append(name)

    @property
    def share(self) -> float:
        return self.held / max(1, self.asked)


def measure(data: Path | None) -> Measurement:
    warnings.simplefilter("ignore")
    bodies = {path.name: gzip.decompress(path.read_bytes()) for path in find_set(data, "feeds/real", "*.gz")}
    ratios, seconds = _race(bodies)
    agreement, lost, more = _compare(bodies)
    corpus, pairs = Tally(), Tally()
    failures: list[str] = []
    for path in _list_corpus(data):
        _check_expectation(path, corpus, failures)
    for path in sorted((find_set(data, "feeds/gofeed", "testdata")[0] / "translator").rglob("*.json")):
        _check_pair(path, pairs, failures)
    figures = (
        Figure("times_faster", tuple(ratios), least=20),
        Figure("feed_seconds", tuple(seconds)),
        Figure("agreement", (agreement.share,), least=0.995),
        Figure("entries_lost", (lost,), most=0),
        Figure("expectations_held", (corpus.share,), least=0.95),
        Figure("pairs_held", (pairs.share,), least=0.95),
        Figure("exceptions", (len(failures),), most=0),
    )
    details = {
        "fields": agreement.asked, "entries_more": more, "expectations": corpus.asked, "pairs": pairs.asked,
        "broken": {"agreement": agreement.broken[:9], "corpus": corpus.broken, "pairs": pairs.broken},
        "exceptions_in": failures[:9],
    }  # fmt: skip
    return Measurement(len(bodies), figures, details)


def _race(bodies: dict[str, bytes]) -> tuple[list[float], list[float]]:
    """Give, for each round, the median ratio over the feeds, in seconds of CPU; each feed is parsed by both in turn."""
    ratios, seconds = [], []
    for _ in range(ROUNDS):
        found = []
        for body in bodies.values():
            theirs = _time(lambda body=body: _parse_theirs(body))  # type: ignore[misc]
            ours = min(_time(lambda body=body: parse_feed(body, None, BASE)) for _ in range(2))  # type: ignore[misc]
            found.append(theirs / ours)
            seconds.append(ours)
        ratios.append(statistics.median(found))
    return ratios, seconds


def _time(work: Callable[[], object]) -> float:
    gc.collect()  # what the other left behind is not this one's work
    started = time.process_time()
    work()
    return time.process_time() - started


def _parse_theirs(body: bytes) -> Any:
    return feedparser.parse(io.BytesIO(body), sanitize_html=False, response_headers={"content-location": BASE})


def _compare(bodies: dict[str, bytes]) -> tuple[Tally, int, int]:
    """Compare title, link, id and date, entry by entry, with what feedparser gives."""
    tally, lost, more = Tally(), 0, 0
    for name, body in bodies.items():
        theirs, ours = _parse_theirs(body).entries, parse_feed(body, None, BASE).entries
        lost += max(0, len(theirs) - len(ours))
        more += max(0, len(ours) - len(theirs))
        for number, (their, our) in enumerate(zip(theirs, ours, strict=False)):
            place = f"{name} {number}"
            tally.add(clean_title(their.get("title") or "") == clean_title(our.title or ""), f"{place} title")
            tally.add(_address(their.get("link") or _address_in(their.get("id"))) == our.url, f"{place} link")
            tally.add((their.get("id") or our.external_id) == our.external_id, f"{place} id")
            tally.add(_moment(their.get("published_parsed")) == _to_second(our.published), f"{place} date")
    return tally, lost, more


def _address_in(found: str | None) -> str | None:
    return found if (found or "").startswith(("http://", "https://")) else None


def _address(found: str | None) -> str | None:
    try:
        return canonical(found, BASE) if found else None
    except AttacheError:
        return None


def _moment(parts: Any) -> datetime | None:
    return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None


def _to_second(found: str | datetime | None) -> datetime | None:
    moment = read_moment(found) if isinstance(found, str) else found
    return moment.replace(microsecond=0) if moment else None


def _list_corpus(data: Path | None) -> Iterator[Path]:
    tests = find_set(data, "feeds/feedparser", "tests")[0]
    yield from sorted(path for path in tests.rglob("*.xml") if "sanitize" not in str(path))


def _check_expectation(path: Path, tally: Tally, failures: list[str]) -> None:
    """One expectation on title, link, id, published, author, summary or content of an entry, or the feed's title."""
    raw = path.read_bytes()
    text = raw.decode("utf-8", "replace") if b"\0" not in raw[:200] else raw.decode("utf-16", "replace")
    headers = {name.lower(): value for name, value in _HEADER.findall(text)}
    expected = _EXPECT.search(text)
    try:
        base = headers.get("content-location") or "http://127.0.0.1:8097/" + path.name
        feed = parse_feed(raw, headers.get("content-type"), base)
    except AttacheError:
        feed = None
    except Exception as error:  # an exception is a figure of its own
        failures.append(f"{path.name}: {type(error).__name__}")
        feed = None
    wanted = _FIELD.fullmatch(expected[1]) if expected else None
    if wanted is None or (wanted["where"] == "feed" and wanted["key"] != "title"):
        return
    try:
        value = eval(wanted["value"], {"__builtins__": {}})  # noqa: S307  a literal of the measured set
    except Exception:  # what is no literal is no expectation on a field
        return
    tally.add(feed is not None and _holds(feed, wanted, value), str(path.parent.name + "/" + path.name))


def _holds(feed: ParsedFeed, wanted: re.Match[str], value: Any) -> bool:
    if wanted["where"] == "feed":
        return feed.title == clean_title(value)
    number = int(wanted["number"])
    if number >= len(feed.entries):
        return False
    return _same(feed.entries[number], wanted["key"], value)


def _same(entry: Entry, key: str, value: Any) -> bool:
    """Compare as the product keeps things: titles as clean lines, addresses canonical, authors by name."""
    if key.endswith("_parsed"):
        moments = {_to_second(entry.published), _to_second(entry.updated)}
        return _moment(value) in moments
    if key == "title":
        return clean_title(entry.title or "") == clean_title(value)
    if key == "link":
        return entry.url == _address(value)
    if key in {"id", "guid"}:
        return entry.external_id == str(value)
    if key == "author":
        return any(name in str(value) for name in entry.authors)
    found = entry.html if key == "content" else entry.summary
    return " ".join((found or "").split()) == " ".join(str(value).split())


def _check_pair(path: Path, tally: Tally, failures: list[str]) -> None:
    """A feed beside the tree that another parser expects of it: its entries' titles, links, ids, dates."""
    source = next((path.with_suffix(each) for each in (".xml", ".json5") if path.with_suffix(each).exists()), None)
    if source is None:
        return
    expected = json.loads(path.read_text(encoding="utf-8", errors="replace"))
    try:
        feed = parse_feed(source.read_bytes(), None, None)
    except AttacheError:
        feed = None
    except Exception as error:  # an exception is a figure of its own
        failures.append(f"{source.name}: {type(error).__name__}")
        feed = None
    if expected.get("title"):
        tally.add(feed is not None and feed.title == clean_title(expected["title"]), f"{path.name} title")
    for number, item in enumerate(expected.get("items") or []):
        entry = feed.entries[number] if feed is not None and number < len(feed.entries) else None
        for key, name in (
            ("title", "title"),
            ("link", "link"),
            ("guid", "id"),
            ("publishedParsed", "published_parsed"),
        ):
            if item.get(key):
                value = _parts(item[key]) if name == "published_parsed" else item[key]
                tally.add(entry is not None and _same(entry, name, value), f"{path.parent.name}/{path.name} {name}")


def _parts(words: str) -> tuple[int, ...] | None:
    moment = read_moment(words)
    return tuple(moment.timetuple()) if moment else None
