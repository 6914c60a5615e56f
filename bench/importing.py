"""How fast a large file of articles is stored with its index; analysis is not counted."""

import asyncio
import json
import os
import random
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, Measurement
from bot.app import open_app
from bot.service.gathering import import_file
from bot.service.reading import Silent

ARTICLES = 10_000
RUNS = 3
SEEDS = Path(__file__).parent.parent / "seeds"


def write_articles(path: Path) -> None:
    """Articles of about 2,500 characters, made of the seeds' sentences in random order."""
    chance = random.Random(7)  # noqa: S311  no secret
    texts = [json.loads(line)["text"] for line in (SEEDS / "dispatches.jsonl").read_text().splitlines()]
    sentences = [sentence for text in texts for sentence in text.replace("\n", " ").split(". ") if sentence.strip()]
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            text = ". ".join(chance.sample(sentences, 22))
            line = {
                "url": f"https://news.example/{number}", "title": f"{sentences[number % len(sentences)][:80]} {number}",
                "publisher": "News Example", "published": f"2023-03-{1 + number % 21:02}T10:00:00Z", "text": text,
                "language": "en",
            }  # fmt: skip
            file.write(json.dumps(line) + "\n")


async def import_once(folder: Path) -> tuple[float, float]:
    """Seconds, and seconds that this process worked."""
    async with open_app({"ATTACHE_HOME": str(folder), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}) as app:
        started, worked = time.perf_counter(), time.process_time()
        result = await import_file(app.desk, app.intake, folder / "articles.jsonl", {}, Silent())
        assert result.stored == ARTICLES
        return time.perf_counter() - started, time.process_time() - worked


def measure(_data: Path | None) -> Measurement:
    taken = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            write_articles(Path(folder) / "articles.jsonl")
            taken.append(asyncio.run(import_once(Path(folder))))
    seconds, worked = zip(*taken, strict=True)
    figures = (Figure("import_seconds", seconds, most=60), Figure("import_cpu_seconds", worked))
    return Measurement(ARTICLES, figures, {"load": os.getloadavg()[0]})
