"""Topic match: hand-labelled pairs of article and topic, judged by the match that worker processes are handed."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, Measurement, find_set
from bench.sets import iter_linked
from bot.group.topics import match
from bot.model.analysis import Material
from bot.service.topics import TopicBook, load_topics
from bot.settings import shipped
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

NEEDS_DATA = True
LABELS = Path(__file__).parent / "labels" / "topics.jsonl"
LEADS = {"short_leads": LABELS.with_name("leads.jsonl"), "unseen_leads": LABELS.with_name("leads-unseen.jsonl")}


def measure(data: Path | None) -> Measurement:
    """Give F1 over all pairs, over the half whose mistakes were looked at, and over the half that never was."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    find_set(data, "qa/realtimeqa-dev", "corpus.jsonl.gz")
    wanted = {label["url"] for label in labels}
    kept = {each.url: each for each in iter_linked(data) if each.url in wanted}
    book = load_topics(shipped("seeds") / "topics.toml", load_gazetteer())
    judged: list[tuple[bool, bool, bool]] = []
    materials: dict[str, Material] = {}
    for label in labels:
        each = kept[label["url"]]
        if each.url not in materials:
            title = each.title or each.text.partition("\n")[0][:200]
            article = make_article(each.text, title=title, url=each.url, published=each.published)
            materials[each.url] = Material(article, analyse(article))
        said = match(book.resolve(label["topic"]), materials[each.url]).holds
        judged.append((is_looked_at(each.url), label["about"], said))
    halves = {"looked_at": True, "never_looked_at": False}
    details = {name: _score([each for each in judged if each[0] == half]) for name, half in halves.items()}
    details |= {name: _score(list(_judge_leads(book, path))) for name, path in LEADS.items()}
    scores = _score(judged)
    figures = (
        Figure("f1", (scores["f1"],), least=0.90),
        Figure("precision", (scores["precision"],)),
        Figure("recall", (scores["recall"],)),
    )
    return Measurement(len(judged), figures, details)


def _judge_leads(book: TopicBook, path: Path) -> Iterator[tuple[bool, bool, bool]]:
    """Judge the short reports of our own."""
    for line in path.read_text(encoding="utf-8").splitlines():
        lead = json.loads(line)
        article = make_article(lead["text"], title=lead["title"])
        said = match(book.resolve(lead["topic"]), Material(article, analyse(article))).holds
        yield True, lead["about"], said


def is_looked_at(url: str) -> bool:
    """Say whether an article is of the half whose mistakes may be looked at while the match is changed."""
    return hashlib.sha256(url.encode()).digest()[0] % 2 == 0


def _score(judged: list[tuple[bool, bool, bool]]) -> dict[str, float]:
    hits = sum(1 for _, about, said in judged if about and said)
    false = sum(1 for _, about, said in judged if said and not about)
    missed = sum(1 for _, about, said in judged if about and not said)
    precision, recall = hits / max(1, hits + false), hits / max(1, hits + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"f1": round(f1, 3), "precision": round(precision, 3), "recall": round(recall, 3), "pairs": len(judged)}
