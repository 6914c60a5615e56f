"""Is what people say found with who says it? Over PolNeAR's news articles.

A found statement is right where its source overlaps a marked one's and it holds at least half of the letters of what
was said; recall is over statements marked with a form of say or tell, or with `according to`. `strict_precision` asks
the same of the marked content."""

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import Figure, Measurement, find_set
from bench.reading import Letters, overlap, read
from bot.model.analysis import Material, Span

NEEDS_DATA = True
_SAYING = re.compile(r"\b(?:said|says?|saying|told|tells?|telling|according\s+to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked statement, in letters of its text."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]
    saying: bool


def measure(data: Path | None) -> Measurement:
    counts: Counter[str] = Counter()
    seconds = []
    path = find_set(data, "ner", "polnear-*.jsonl.gz")[0]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            started = time.perf_counter()
            material = read(item["text"], url=f"https://measured.example/{item['id']}")
            seconds.append(time.perf_counter() - started)
            counts += score(material, list(read_marked(item)), Letters(material.article.text))
            counts["articles"] += 1
    return Measurement(
        counts["articles"],
        (
            Figure("precision", (counts["right"] / max(1, counts["found"]),), least=0.88),
            Figure("said_recall", (counts["met"] / max(1, counts["saying"]),), least=0.86),
            Figure("strict_precision", (counts["strict"] / max(1, counts["found"]),)),
            Figure("article_seconds", tuple(seconds), most=0.3),
        ),
        {"found": counts["found"], "marked": counts["marked"], "marked_saying": counts["saying"]},
    )


def read_marked(item: dict[str, Any]) -> Iterator[Marked]:
    """Give the marked statements that have a source and a content."""
    letters = Letters(item["text"])
    for parts in item["annotations"][0]["attributions"]:
        spans: dict[str, list[Span]] = {}
        cue = ""
        for part in parts:
            spans.setdefault(part["role"], []).extend(letters.place(start, end) for start, end in part["spans"])
            cue += f" {part['text']}" if part["role"] == "Cue" else ""
        if spans.get("Source") and spans.get("Content"):
            yield Marked(tuple(spans["Source"]), tuple(spans["Content"]), bool(_SAYING.search(cue)))


def score(material: Material, marked: list[Marked], letters: Letters) -> Counter[str]:
    """Count found statements that are right, and marked ones with a form of say that are found."""
    found = [
        (
            letters.place(each.source.start, each.source.end),
            tuple(letters.place(span.start, span.end) for span in (each.content, *each.further)),
        )
        for each in material.analysis.attributions
    ]
    counts = Counter(found=len(found), marked=len(marked), saying=sum(each.saying for each in marked))
    for source, content in found:
        same = [each for each in marked if overlap([source], each.source) and _holds_half(content, each.content)]
        counts["right"] += bool(same)
        counts["strict"] += any(2 * overlap(content, each.content) >= _size(content) for each in same)
    for each in marked:
        counts["met"] += each.saying and any(
            overlap([source], each.source) and _holds_half(content, each.content) for source, content in found
        )
    return counts


def _holds_half(content: tuple[Span, ...], gold: tuple[Span, ...]) -> bool:
    return 2 * overlap(content, gold) >= _size(gold)


def _size(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)
