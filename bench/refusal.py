"""How well questions that nothing answers are refused: RealTimeQA without the articles that hold the answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bench.archive import Archive, Asked, open_archive
from bench.figures import Figure, Measurement
from bench.retrieval import plain
from bot.answer.found.search import Aim, find_passages
from bot.answer.found.weigh import ANSWERABLE, find_support
from bot.answer.thread.reading import read_question
from bot.model.article import ArticleId, Scope
from bot.model.conversation import LOCAL
from bot.ports import SearchQuery, Transaction
from bot.service.vectors import find_near
from bot.storage.articles import SqlArticleStore
from bot.text.gazetteer import load_gazetteer

NEEDS_DATA = TAKES_VECTORS = True
WRONGLY = 0.10
"""Share of answerable questions that may be refused wrongly at the point of the curve that is quoted."""


class WithoutSome(SqlArticleStore):
    """The article store as if some articles were not kept."""

    def __init__(self, hidden: frozenset[ArticleId]) -> None:
        self._hidden = hidden

    async def search(
        self, transaction: Transaction, scopes: frozenset[Scope], now: datetime, query: SearchQuery
    ) -> tuple[tuple[ArticleId, float], ...]:
        wider = replace(query, limit=query.limit + len(self._hidden))
        found = await super().search(transaction, scopes, now, wider)
        return tuple(each for each in found if each[0] not in self._hidden)[: query.limit]


async def support_of(archive: Archive, asked: Asked, hidden: frozenset[ArticleId]) -> float:
    """How far the best passage answers where the hidden articles are not kept."""
    desk = archive.open_desk(asked.day)
    question = read_question(asked.question, desk.clock.now(), (), load_gazetteer())
    near = await find_near(desk, LOCAL, question.understood, question.window)
    seen = {article: cosine for article, cosine in near.items() if article not in hidden}
    async with archive.open_library(asked.day, WithoutSome(hidden)) as library:
        findings = await find_passages(question, library, Aim(near=seen))
    return find_support(findings.passages)


def holders(texts: Sequence[tuple[ArticleId, str]], asked: Asked) -> frozenset[ArticleId]:
    """Every article that prints an answer, and the gold ones."""
    wanted = [f" {plain(answer)} " for answer in asked.answers]
    return asked.gold | {article_id for article_id, text in texts if any(each in text for each in wanted)}


@dataclass(frozen=True, slots=True)
class Fared:
    """A question with the articles that hold its answer, or without."""

    support: float
    """How far the best passage answers."""
    refused: bool
    """Nothing is shown as an answer by the product, which asks for more than support."""


async def ask(archive: Archive, asked: Asked, hidden: frozenset[ArticleId]) -> Fared:
    """Ask where the hidden articles are not kept."""
    answer = await archive.answer(asked, WithoutSome(hidden))
    return Fared(await support_of(archive, asked, hidden), answer.refused)


async def ask_all(data: Path | None, vectors: Path | None) -> list[tuple[Fared, Fared]]:
    async with open_archive(data, vectors) as archive:
        texts = [(article.id, f" {plain(article.text)} ") for article in archive.articles]
        asked = [each for each in archive.questions if each.gold]
        return [
            (await ask(archive, each, frozenset()), await ask(archive, each, holders(texts, each))) for each in asked
        ]


def refused_at(supports: Sequence[tuple[float, float]], wrongly: float) -> float:
    """The share refused without the answer, at the threshold that refuses that share with it."""
    kept = sorted(with_answer for with_answer, _ in supports)
    threshold = kept[int(wrongly * len(kept))]
    return sum(without < threshold for _, without in supports) / len(supports)


def measure(data: Path | None, vectors: Path | None = None) -> Measurement:
    fared = asyncio.run(ask_all(data, vectors))
    supports = [(with_answer.support, without.support) for with_answer, without in fared]
    curve = {f"{share:.2f}": round(refused_at(supports, share), 3) for share in (0.02, 0.05, 0.1, 0.15, 0.2, 0.3)}
    below = [sum(each[side] < ANSWERABLE for each in supports) / len(supports) for side in (0, 1)]
    shipped = [sum(each[side].refused for each in fared) / len(fared) for side in (0, 1)]
    figures = (
        Figure("refused_at_10_percent_wrongly", (refused_at(supports, WRONGLY),), least=0.55),
        Figure("wrongly_below_what_answers", (below[0],)),
        Figure("below_what_answers", (below[1],)),
        Figure("wrongly_refused_as_shipped", (shipped[0],), most=WRONGLY),
        Figure("refused_as_shipped", (shipped[1],), least=0.55),
    )
    ten = sorted(each for each, _ in supports)[int(WRONGLY * len(supports))]
    return Measurement(len(supports), figures, {"curve": curve, "support_at_10_percent": round(ten, 3)})
