"""Gives the articles of the data sets that have whole articles, each with its address or the name it has in its set."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figures import find_set


@dataclass(frozen=True, slots=True)
class SetArticle:
    """One article of a set; `url` is made up from the set's own name where it gives none."""

    url: str
    title: str | None
    text: str
    published: datetime | None


def iter_bundles(data: Path | None) -> Iterator[tuple[SetArticle, ...]]:
    """Give what one briefing is written of: every article by itself, and the three of a NeuS story together.

    Raises MissingSetError."""
    yield from ((each,) for each in iter_articles(data))
    for name in ("train", "val"):
        [path] = find_set(data, "clustering", f"neus-triples-{name}.jsonl*")
        for number, item in enumerate(_lines(path)):
            yield tuple(_make(f"neus/{name}/{number}/{at}", each) for at, each in enumerate(item["articles"]))


def iter_articles(data: Path | None) -> Iterator[SetArticle]:
    """Give every article, set by set; raises MissingSetError."""
    yield from iter_linked(data)
    for item in _lines(find_set(data, "ner", "polnear-*.jsonl.gz")[0]):
        yield _make(f"polnear/{item['id']}", item)
    for path in find_set(data, "summaries/t17", "*/articles.jsonl.gz"):
        for item in _lines(path):
            yield _make(f"t17/{path.parent.name}/{item['id']}", item)
    for number, item in enumerate(_lines(find_set(data, "clustering", "semeval8-pairs-train-en.jsonl")[0])):
        for part in ("text1", "text2"):
            yield _make(f"semeval/{number}/{part}", {"text": item[part]})
    for item in _lines(find_set(data, "clustering", "ecbplus-train-dev.jsonl")[0]):
        yield _make(f"ecb/{item['id']}", {"text": item["text"]})
    seen: set[str] = set()
    for item in _lines(find_set(data, "factuality", "qags-cnndm.jsonl.gz")[0]):
        if item["article"] not in seen:
            seen.add(item["article"])
            yield _make(f"qags/{len(seen)}", {"text": item["article"]})
    pages = json.loads(find_set(data, "extraction/scrapinghub", "ground-truth.json")[0].read_text(encoding="utf-8"))
    for name, page in sorted(pages.items()):
        yield _make(f"scrapinghub/{name}", {"text": page["articleBody"]})


def iter_linked(data: Path | None) -> Iterator[SetArticle]:
    """Give the articles that have addresses; raises MissingSetError."""
    for item in _lines(find_set(data, "qa/realtimeqa-dev", "corpus.jsonl.gz")[0]):
        yield _make(item["url"], item)


def _make(url: str, item: dict[str, Any]) -> SetArticle:
    address = url if url.startswith("http") else f"https://measured.example/{url}"
    return SetArticle(address, item.get("title"), item["text"], _date(item))


def _date(item: dict[str, Any]) -> datetime | None:
    """The article's own date, else the last day of the week it was collected in."""
    given = item.get("date") or item.get("time") or item.get("week")
    try:
        found = datetime.fromisoformat(str(given)) if given else None
    except ValueError:
        return None
    return found.astimezone(UTC) if found is not None and found.tzinfo else found.replace(tzinfo=UTC) if found else None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
