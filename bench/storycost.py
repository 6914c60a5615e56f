"""What does placing one more article cost when 1,000 or 100,000 are stored, in time and memory?

Articles made from a fixed vocabulary with the skew of news (a few words everywhere, most of them rare), 1,400 a day and
about four accounts a happening, go through the product's own Placer into a new SQLite file, 25 a transaction. The time
of one article is CPU time, taken over the last 1,000 stored articles at each size; the window is seven days."""

import asyncio
import random
import resource
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.figures import Figure, Measurement
from bot.model.article import Article
from bot.service.placing import Placer
from bot.storage.articles import SqlArticleStore
from bot.storage.database import Settings
from bot.storage.stories import SqlStoryStore
from bot.storage.upgrade import open_database
from tests.factories import make_article
from tests.fakes.clock import HandClock

SIZES = (1_000, 10_000, 100_000)
A_DAY = 1_400
_START = datetime(2026, 1, 1, tzinfo=UTC)
_VOCABULARY = 60_000
_ROUND = 100


def measure(data: Path | None) -> Measurement:  # noqa: ARG001
    """Give the median cost of an article at each size, the ratio, articles a second, and peak memory."""
    costs = asyncio.run(_run())
    medians = {size: statistics.median(costs[size]) for size in SIZES}
    figures = (
        Figure("flat_ratio", (medians[SIZES[-1]] / medians[SIZES[0]],), most=1.5),
        Figure("articles_per_cpu_second", tuple(1 / each for each in costs[SIZES[-1]]), least=150),
        Figure("peak_megabytes", (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,), most=300),
        *(Figure(f"cpu_milliseconds_at_{size}", tuple(1000 * each for each in costs[size])) for size in SIZES),
    )
    return Measurement(SIZES[-1], figures, {"articles_a_day": A_DAY})


async def _run() -> dict[int, list[float]]:
    costs: dict[int, list[float]] = {size: [] for size in SIZES}
    chance = random.Random(8)  # noqa: S311  the same each time
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(Settings(home=Path(folder)))
        try:
            clock, articles, stories = HandClock(), SqlArticleStore(), SqlStoryStore()
            placer = Placer(clock, database, stories, 7)
            happenings: list[list[str]] = []
            for start in range(0, SIZES[-1], _ROUND):
                fresh = [make_account(start + at, chance, happenings) for at in range(_ROUND)]
                clock.moment = fresh[-1].retrieved + timedelta(minutes=1)
                async with database.write() as transaction:
                    await articles.admit(transaction, fresh)
                began = time.process_time()
                await placer.place_waiting(_ROUND)
                spent = (time.process_time() - began) / _ROUND
                for size in SIZES:
                    if size - 1_000 <= start < size:
                        costs[size].append(spent)
        finally:
            await database.close()
    return costs


def make_account(number: int, chance: random.Random, happenings: list[list[str]]) -> Article:
    """Give an account of a new happening, or of one of the last hundred: half of its words are then the same."""
    told = _START + timedelta(days=number / A_DAY)
    if not happenings or chance.random() < 0.25:
        happenings.append([draw_word(chance) for _ in range(90)])
        del happenings[:-100]
    core = chance.choice(happenings)
    words = [word if chance.random() < 0.5 else draw_word(chance) for word in core * 2]
    text = " ".join(words).capitalize() + "."
    return make_article(text, title=" ".join(core[:8]), url=f"https://n.example/{number}", published=told)


def draw_word(chance: random.Random) -> str:
    """Give a word whose rank follows Zipf's law."""
    return f"w{int(_VOCABULARY ** chance.random()):x}q"
