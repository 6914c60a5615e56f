"""How well questions find their articles, over RealTimeQA: the gold article's rank, and whether its answer is shown."""

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.archive import Archive, Asked, open_archive
from bench.figures import Figure, Measurement
from bot.answer.found.search import Aim, find_passages
from bot.answer.found.weigh import WEIGHTS, Measures, Weights, score_of
from bot.answer.thread.reading import read_question
from bot.model.article import ArticleId
from bot.model.conversation import LOCAL
from bot.service.vectors import find_near
from bot.text.gazetteer import load_gazetteer

NEEDS_DATA = TAKES_VECTORS = True
LIMIT = 120
"""Passages asked for: all that are weighed."""
FOLDS = 5
MOST_ADDRESSES = 5
"""A text that stands at more addresses than these is a form of their pages and none of their articles."""
TRIED = (0.0, 0.3, 0.5, 1.0, 1.5, 2.0, 3.0)
"""Values each weight is tried at; the first weight stays 1."""


@dataclass(frozen=True, slots=True)
class Outcome:
    asked: Asked
    ranked: tuple[ArticleId, ...]
    measures: tuple[Measures, ...]
    shown: str
    refused: bool
    readable: bool = True
    """The set has the text of a gold article, and not only a form of its page."""


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def holds(shown: str, answers: tuple[str, ...]) -> bool:
    return any(f" {plain(answer)} " in f" {plain(shown)} " for answer in answers)


async def ask(archive: Archive, asked: Asked) -> Outcome:
    desk = archive.open_desk(asked.day)
    question = read_question(asked.question, desk.clock.now(), (), load_gazetteer())
    near = await find_near(desk, LOCAL, question.understood, question.window)
    async with archive.open_library(asked.day) as library:
        findings = await find_passages(question, library, Aim(limit=LIMIT, near=near))
    answer = await archive.answer(asked)
    told = {passage.article_id: passage.measures for passage in reversed(findings.passages)}
    ranked = tuple(dict.fromkeys(passage.article_id for passage in findings.passages))
    return Outcome(
        asked,
        ranked,
        tuple(told[each] for each in ranked),
        "" if answer.refused else " ".join(claim.text for claim in answer.answer),
        answer.refused,
    )


async def ask_all(data: Path | None, vectors: Path | None) -> list[Outcome]:
    async with open_archive(data, vectors) as archive:
        addresses = Counter(article.content_hash for article in archive.articles)
        forms = {article.id for article in archive.articles if addresses[article.content_hash] > MOST_ADDRESSES}
        asked = [each for each in archive.questions if each.gold]
        return [replace(await ask(archive, each), readable=not each.gold <= forms) for each in asked]


def rank_of(outcome: Outcome, weights: Weights | None = None) -> int | None:
    """The gold article's rank, as the product ranks or under other weights."""
    ranked = list(outcome.ranked)
    if weights is not None:
        scores = dict(zip(outcome.ranked, (score_of(each, weights) for each in outcome.measures), strict=True))
        ranked.sort(key=lambda each: -scores[each])
    return next((at for at, each in enumerate(ranked, 1) if each in outcome.asked.gold), None)


def find_mrr(ranks: Sequence[int | None]) -> float:
    return sum(1 / rank for rank in ranks if rank and rank <= 10) / len(ranks)


def find_hit(ranks: Sequence[int | None], most: int) -> float:
    return sum(1 for rank in ranks if rank and rank <= most) / len(ranks)


def find_shown(outcomes: Sequence[Outcome]) -> float:
    return sum(holds(each.shown, each.asked.answers) for each in outcomes) / len(outcomes)


def fit(outcomes: Sequence[Outcome]) -> Weights:
    """Weights that rank these well, found one by one."""

    def worth(weights: Weights) -> float:
        ranks = [rank_of(each, weights) for each in outcomes]
        return find_mrr(ranks) + 0.3 * find_hit(ranks, 10)

    best = Weights(*(1.0 for _ in WEIGHTS))
    for _ in range(2):
        for name in Weights._fields[1:]:
            best = max((best._replace(**{name: value}) for value in TRIED), key=worth)
    return best


def rank_across(outcomes: Sequence[Outcome]) -> list[int | None]:
    """Each fold's ranks under the weights of the other folds."""
    ranks: list[int | None] = []
    for fold in range(FOLDS):
        others = [each for at, each in enumerate(outcomes) if at % FOLDS != fold]
        weights = fit(others)
        ranks += [rank_of(each, weights) for each in outcomes[fold::FOLDS]]
    return ranks


def _find_across(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    """The same under weights of the other folds: of words alone, which vectors have no part in."""
    across = rank_across(outcomes)
    return (
        Figure("mrr_at_10_cross_validated", (find_mrr(across),), least=0.62),
        Figure("hit_at_10_cross_validated", (find_hit(across, 10),), least=0.90),
    )


def measure(data: Path | None, vectors: Path | None = None) -> Measurement:
    outcomes = asyncio.run(ask_all(data, vectors))
    ranks = [rank_of(each) for each in outcomes]
    count = len(outcomes)
    readable = [each for each in outcomes if each.readable]
    ranks_read = [rank_of(each) for each in readable]
    figures = (
        Figure("mrr_at_10", (find_mrr(ranks),), least=0.62),
        Figure("hit_at_1", (find_hit(ranks, 1),)),
        Figure("hit_at_5", (find_hit(ranks, 5),)),
        Figure("hit_at_10", (find_hit(ranks, 10),), least=0.90),
        *(_find_across(outcomes) if vectors is None else ()),
        Figure("gold_answer_shown", (find_shown(outcomes),), least=0.65),
        Figure("words_shown", (sum(len(o.shown.split()) for o in outcomes) / count,)),
        Figure("refused", (sum(o.refused for o in outcomes) / count,)),
        Figure("questions_whose_article_has_text", (len(readable),)),
        Figure("mrr_at_10_of_these", (find_mrr(ranks_read),)),
        Figure("hit_at_10_of_these", (find_hit(ranks_read, 10),)),
        Figure("gold_answer_shown_of_these", (find_shown(readable),)),
    )
    return Measurement(count, figures)
