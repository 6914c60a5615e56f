"""How long 200 analysed articles of one topic take to become one briefing: matching, grouping, ranking, holding what
they leave open against 40 reports of other topics, and writing.

The articles are the sample dispatches, each in several versions whose sentences are rotated and dates moved."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.figures import Figure, Measurement
from bench.reading import read
from bot.model.analysis import ActorKey, Material
from bot.model.article import PUBLIC
from bot.model.briefing import EditionId
from bot.model.topic import Topic, Window
from bot.service.briefings import select
from bot.service.writing import write_checked
from bot.summarize.elsewhere import choose_telling, list_sought
from bot.summarize.extractive import WriteRequest

SEEDS = Path(__file__).parent.parent / "seeds" / "dispatches.jsonl"
ARTICLES, OTHERS = 200, 40
ROUNDS = 5
TOPIC = Topic("china-russia", "China and Russia", (ActorKey("state:CN"), ActorKey("state:RU")))


def measure(_data: Path | None) -> Measurement:
    materials, others = make_materials(), make_materials(OTHERS, topical=False)
    now = max(each.article.published for each in materials if each.article.published) + timedelta(hours=1)
    seconds, writing, looking = [], [], []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        selection = select(TOPIC, materials, now)
        selected = time.perf_counter()
        list_sought(selection.materials, now)
        elsewhere = choose_telling(selection.materials, others, now)
        sought = time.perf_counter()
        write_checked(
            WriteRequest(
                edition_id=EditionId("e"), scope=PUBLIC, topic=TOPIC, window=Window(now - timedelta(days=90), now),
                language="en", depth="deep", time_zone="UTC", slot=None, now=now, stories=selection.stories,
                materials=selection.materials, elsewhere=elsewhere,
            )
        )  # fmt: skip
        seconds.append(time.perf_counter() - started)
        writing.append(time.perf_counter() - sought)
        looking.append(sought - selected)
    figures = (
        Figure("briefing_seconds", tuple(seconds), most=3),
        Figure("writing_seconds", tuple(writing)),
        Figure("looking_elsewhere_seconds", tuple(looking)),
    )
    return Measurement(
        len(materials), figures, {"stories": len(selection.stories), "articles": len(selection.materials)}
    )


def make_materials(count: int = ARTICLES, *, topical: bool = True) -> tuple[Material, ...]:
    lines = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    chosen = [line for line in lines if ("China" in line["text"] and "Russia" in line["text"]) == topical]
    made = []
    for number in range(count):
        line, turn = chosen[number % len(chosen)], number // len(chosen)
        paragraphs = line["text"].split("\n\n")
        text = "\n\n".join(paragraphs[:1] + paragraphs[1 + turn :] + paragraphs[1 : 1 + turn])
        published = datetime.fromisoformat(line["published"]).astimezone(UTC) + timedelta(hours=turn)
        made.append(
            read(
                text, title=line["title"], url=f"https://measured.example/{topical}/{number}",
                publisher=f"P{number % 40}", published=published,
            )
        )  # fmt: skip
    return tuple(made)
