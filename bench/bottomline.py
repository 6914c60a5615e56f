"""Does the bottom line say what editors said? ROUGE against NeuS's neutral summaries, beside each outlet's lead.

A line of the set is one story of three excerpts, which go through grouping, ranking and the writer as articles do."""

import gzip
import itertools
import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from bench.figures import Figure, Measurement, find_set
from bench.reading import NOW, UnreadableItemError, read
from bot.model.analysis import Material
from bot.model.article import PUBLIC
from bot.model.briefing import EditionId
from bot.model.topic import Topic, Window
from bot.service.briefings import select
from bot.service.writing import write_checked
from bot.summarize.extractive import WriteRequest

NEEDS_DATA = True
_TOPIC = Topic("measured", "Measured")


def measure(data: Path | None) -> Measurement:
    totals: Counter[str] = Counter()
    seconds = []
    count = 0
    [path] = find_set(data, "clustering", "neus-triples-train.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            story = json.loads(line)
            try:
                materials = [
                    read(
                        each["text"],
                        title=each["title"],
                        url=f"https://measured.example/{number}/{at}",
                        publisher=f"P{at}",
                    )
                    for at, each in enumerate(story["articles"])
                ]
            except UnreadableItemError:
                continue
            started = time.perf_counter()
            written = " ".join(_write(materials))
            seconds.append(time.perf_counter() - started)
            count += 1
            totals.update(
                {f"bottom_line_{key}": value for key, value in rouge(written, story["neutral"]["text"]).items()}
            )
            for at, material in enumerate(materials):
                first = (
                    material.analysis.sentences[0].span.of(material.article.text) if material.analysis.sentences else ""
                )
                totals.update(
                    {f"lead_{at}_{key}": value for key, value in rouge(first, story["neutral"]["text"]).items()}
                )
    means = {key: value / count for key, value in totals.items()}
    best = {key: max(means[f"lead_{at}_{key}"] for at in range(3)) for key in ("rouge1", "rouge2", "rougel")}
    figures = [Figure(f"bottom_line_{key}", (means[f"bottom_line_{key}"],), least=value) for key, value in best.items()]
    figures += [Figure(f"best_lead_{key}", (value,)) for key, value in best.items()]
    return Measurement(count, (*figures, Figure("write_seconds", tuple(seconds))))


def _write(materials: Sequence[Material]) -> list[str]:
    selection = select(None, tuple(materials), NOW + timedelta(hours=1))
    window = Window(NOW - timedelta(days=1), NOW + timedelta(hours=1))
    request = WriteRequest(
        edition_id=EditionId("e"), scope=PUBLIC, topic=_TOPIC, window=window, language="en", depth="standard",
        time_zone="UTC", slot=None, now=window.end, stories=selection.stories, materials=selection.materials,
    )  # fmt: skip
    return [claim.text for claim in write_checked(request).bottom_line]


def rouge(found: str, wanted: str) -> dict[str, float]:
    """Give F1 of shared words, shared pairs of words, and the longest common run of words in order."""
    one, other = (re.findall(r"\w+", words.casefold()) for words in (found, wanted))
    return {
        "rouge1": _f1(sum((Counter(one) & Counter(other)).values()), len(one), len(other)),
        "rouge2": _f1(
            sum((Counter(itertools.pairwise(one)) & Counter(itertools.pairwise(other))).values()),
            max(0, len(one) - 1), max(0, len(other) - 1),
        ),
        "rougel": _f1(_common(one, other), len(one), len(other)),
    }  # fmt: skip


def _f1(shared: int, found: int, wanted: int) -> float:
    return 2 * shared / (found + wanted) if found + wanted else 0.0


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        before = row
        row = [0]
        for at, each in enumerate(other):
            row.append(before[at] + 1 if word == each else max(before[at + 1], row[at]))
    return row[-1]
