"""Are accounts of one happening told together, article after article as they come? Over ECB+ dev and NeuS val.

Every article goes the product's way, one at a time in an order drawn at random, through the shelf that stored stories
are placed on; the sets are undated and count as one window, and nothing tells how many stories there are. BCubed F1
over three orders. The bounds were set on the train halves; other halves are kept for others to score."""

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

from bench.figures import Figure, Measurement, find_set
from bot.group.shelf import Shelf
from bot.group.sketches import make_sketch
from bot.model.article import Article
from tests.factories import make_article

NEEDS_DATA = True
ORDERS = 3


def measure(data: Path | None) -> Measurement:
    """Give BCubed F1 on ECB+ dev and NeuS val."""
    ecb = [row for row in _read(find_set(data, "clustering", "ecbplus-train-dev.jsonl")[0]) if row["split"] == "dev"]
    neus = _read(find_set(data, "clustering", "neus-triples-val.jsonl")[0])
    happenings = [(_make(row["id"], "", row["text"]), row["story"]) for row in ecb]
    triples = [
        (_make(f"{row['story_id']}/{at}", each["title"], each["text"]), row["story_id"])
        for row in neus
        for at, each in enumerate(row["articles"])
    ]
    figures = (
        Figure("ecb_dev_bcubed_f1", tuple(_score(happenings, order) for order in range(ORDERS)), least=0.86),
        Figure("neus_val_bcubed_f1", tuple(_score(triples, order) for order in range(ORDERS)), least=0.87),
    )
    return Measurement(len(happenings) + len(triples), figures, {"orders": ORDERS})


def _score(told: list[tuple[Article, str]], order: int) -> float:
    shuffled = list(told)
    random.Random(order).shuffle(shuffled)  # noqa: S311  the same each time
    shelf = Shelf()
    for article, _ in shuffled:
        shelf.apply(shelf.place(make_sketch(article)))
    return bcubed(shelf.stories(), {article.id: story for article, story in told})


def bcubed(found: Mapping[Any, Hashable], true: Mapping[Any, Hashable]) -> float:
    """Give the F1 of BCubed precision and recall (Bagga and Baldwin, 1998)."""
    together: dict[tuple[Hashable, Hashable], int] = Counter((found[each], true[each]) for each in true)
    clusters, labels = Counter(found[each] for each in true), Counter(true.values())
    sums: dict[str, float] = defaultdict(float)
    for each, label in true.items():
        shared = together[found[each], label]
        sums["precision"] += shared / clusters[found[each]]
        sums["recall"] += shared / labels[label]
    precision, recall = sums["precision"] / len(true), sums["recall"] / len(true)
    return 2 * precision * recall / (precision + recall)


def _make(name: str, title: str, text: str) -> Article:
    return make_article(text, title=title, url=f"https://measured.example/{name}", published=None)


def _read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
