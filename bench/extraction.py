"""How well the article is found in a page: 4-gram shingles over the ScrapingHub set, by the product's own extractor."""

import gzip
import json
import re
import statistics
import time
from collections import Counter
from pathlib import Path

from bench.figures import Figure, Measurement, find_set
from bot.fetching.pages import extract_page
from bot.model.errors import AttacheError

NEEDS_DATA = True
_WORD = re.compile(r"\w+")


def measure(data: Path | None) -> Measurement:
    truth = find_set(data, "extraction/scrapinghub", "ground-truth.json")[0]
    gold = json.loads(truth.read_text(encoding="utf-8"))
    precisions, recalls, seconds, kinds = [], [], [], Counter[str]()
    for name, item in gold.items():
        html = gzip.decompress((truth.parent / "html" / f"{name}.html.gz").read_bytes())
        started = time.process_time()
        try:
            page = extract_page(html, item.get("url"))
            text, kind = page.text, str(page.kind)
        except AttacheError as error:
            text, kind = "", error.code
        seconds.append(time.process_time() - started)
        kinds[kind] += 1
        found, wanted = shingle(text), shingle(item["articleBody"])
        right = (found & wanted).total()
        if found:
            precisions.append(right / found.total())
        if wanted:
            recalls.append(right / wanted.total())
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    figures = (
        Figure("f1", (2 * precision * recall / (precision + recall),), least=0.958),
        Figure("precision", (precision,)),
        Figure("recall", (recall,)),
        Figure("page_cpu_seconds", tuple(seconds)),
        Figure("pages_a_cpu_second", (len(seconds) / sum(seconds),)),
    )
    return Measurement(len(gold), figures, {"kinds": dict(kinds)})


def shingle(text: str) -> Counter[tuple[str, ...]]:
    """Give the multiset of four words in a row; of a shorter text, the whole."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3)))
