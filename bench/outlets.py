"""How well the publishers that a question names are known: labelled questions over the publishers of the shipped feeds."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from bench.figures import Figure, Measurement
from bot.answer.question import read_question
from bot.settings import shipped
from bot.text.gazetteer import load_gazetteer

LABELS = Path(__file__).parent / "labels" / "outlets.jsonl"
NOW = datetime(2023, 3, 22, 9, tzinfo=UTC)


def list_publishers() -> tuple[str, ...]:
    """The publishers of the shipped feeds, as an article keeps them."""
    tree = ElementTree.parse(shipped("seeds") / "feeds.opml")  # noqa: S314  ours
    return tuple(sorted({each.attrib["publisher"] for each in tree.iter("outline") if "publisher" in each.attrib}))


def measure(_data: Path | None) -> Measurement:
    known, gazetteer = list_publishers(), load_gazetteer()
    counts: Counter[str] = Counter()
    mistaken = list[str]()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = set(row["named"])
        found = set(read_question(row["asked"], NOW, (), gazetteer, known).publishers)
        counts.update(named=len(wanted), recognised=len(wanted & found), found=len(found), questions=1)
        if wanted != found:
            mistaken.append(row["asked"])
    figures = (
        Figure("recognised", (counts["recognised"] / counts["named"],), least=0.95),
        Figure("precision", (counts["recognised"] / max(1, counts["found"]),)),
    )
    return Measurement(counts["questions"], figures, {"publishers": len(known), "mistaken": mistaken})
