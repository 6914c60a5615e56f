"""How well questions find their articles, over RealTimeQA: the gold article's rank, and whether its answer is shown."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

from bench.archive import Archive, Asked, open_archive
from bench.figures import Figure, Measurement
from bot.answer.compose import compose
from bot.answer.question import read_question
from bot.answer.search import Aim, find_passages
from bot.model.article import ArticleId
from bot.text.gazetteer import load_gazetteer

NEEDS_DATA = True
LIMIT = 60
"""Passages asked for, so that ten articles are among them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    asked: Asked
    ranked: tuple[ArticleId, ...]
    shown: str
    refused: bool


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def holds(shown: str, answers: tuple[str, ...]) -> bool:
    return any(f" {plain(answer)} " in f" {plain(shown)} " for answer in answers)


async def ask(archive: Archive, asked: Asked) -> Outcome:
    async with archive.open_library(asked.day) as library:
        question = read_question(asked.question, library.now, (), load_gazetteer())
        findings = await find_passages(question, library, Aim(limit=LIMIT))
    answer = compose(question, findings)
    ranked = tuple(dict.fromkeys(passage.article_id for passage in findings.passages))
    return Outcome(asked, ranked, " ".join(claim.text for claim in answer.answer), answer.refused)


async def ask_all(data: Path | None) -> list[Outcome]:
    async with open_archive(data) as archive:
        return [await ask(archive, each) for each in archive.questions if each.gold]


def rank_of(outcome: Outcome) -> int | None:
    return next((at for at, each in enumerate(outcome.ranked, 1) if each in outcome.asked.gold), None)


def measure(data: Path | None) -> Measurement:
    outcomes = asyncio.run(ask_all(data))
    ranks = [rank_of(each) for each in outcomes]
    reciprocal = [1 / rank if rank and rank <= 10 else 0.0 for rank in ranks]
    count = len(outcomes)

    def hit(most: int) -> float:
        return sum(1 for rank in ranks if rank and rank <= most) / count

    figures = (
        Figure("mrr_at_10", (sum(reciprocal) / count,), least=0.62),
        Figure("hit_at_1", (hit(1),)),
        Figure("hit_at_5", (hit(5),)),
        Figure("hit_at_10", (hit(10),), least=0.90),
        Figure("gold_answer_shown", (sum(holds(o.shown, o.asked.answers) for o in outcomes) / count,), least=0.65),
        Figure("refused", (sum(o.refused for o in outcomes) / count,)),
    )
    return Measurement(count, figures)
