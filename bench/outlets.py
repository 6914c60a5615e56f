"""How well the publishers that a question names are known: labelled questions over the shipped publishers."""

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from bench.figures import Figure, Measurement
from bot.answer.thread.reading import read_question
from bot.ingest.publishers import Settings, load_publishers
from bot.settings import shipped
from bot.text.gazetteer import load_gazetteer

LABELS = Path(__file__).parent / "labels"
NOW = datetime(2023, 3, 22, 9, tzinfo=UTC)


def list_of_feeds() -> tuple[str, ...]:
    """The publishers of the shipped feeds, as an article keeps them."""
    tree = ElementTree.parse(shipped("seeds") / "feeds.opml")  # noqa: S314  ours
    return tuple(sorted({each.attrib["publisher"] for each in tree.iter("outline") if "publisher" in each.attrib}))


def list_all() -> tuple[str, ...]:
    """All that the shipped table knows."""
    table = tomllib.loads((shipped("seeds") / "publishers.toml").read_text(encoding="utf-8"))
    return tuple(sorted({each["name"] for each in table["publisher"]}))


def ask(name: str, known: Sequence[str]) -> tuple[Counter[str], list[str]]:
    """Count what is named, recognised and found over a file of labels, with the questions that were misread."""
    table, gazetteer = load_publishers(Settings()), load_gazetteer()
    called = {each: table.list_other_names(each) for each in known}
    counts, misread = Counter[str](), list[str]()
    for line in (LABELS / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = set(row["named"])
        found = set(read_question(row["asked"], NOW, (), gazetteer, called).publishers)
        counts.update(named=len(wanted), recognised=len(wanted & found), found=len(found), questions=1)
        if wanted != found:
            misread.append(row["asked"])
    return counts, misread


def measure(_data: Path | None) -> Measurement:
    seen, missed = ask("outlets.jsonl", list_of_feeds())
    unseen, also_missed = ask("outlets-unseen.jsonl", list_all())
    figures = (
        Figure("recognised", (seen["recognised"] / seen["named"],), least=0.95),
        Figure("precision", (seen["recognised"] / max(1, seen["found"]),)),
        Figure("recognised_unseen", (unseen["recognised"] / unseen["named"],), least=0.95),
        Figure("precision_unseen", (unseen["recognised"] / max(1, unseen["found"]),)),
    )
    return Measurement(
        seen["questions"] + unseen["questions"], figures, {"misread": missed, "misread_unseen": also_missed}
    )
