"""How well the keyless scorer tells supported claims from others: AttributionBench (macro-F1) and QAGS (Pearson)."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.figures import Figure, Measurement, find_set
from bot.evidence import support
from bot.evidence.reading import read
from bot.evidence.support import Measures
from bot.evidence.weights import LEAST_SCORE, SHIPPED

NEEDS_DATA = True
FOLDS = 10
ROUNDS = 5
Numbers = NDArray[np.float64]


def load(data: Path | None, name: str) -> list[dict[str, Any]]:
    path = find_set(data, "factuality", name)[0]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def tabulate(pairs: Sequence[tuple[str, str]]) -> Numbers:
    return np.array([astuple(support.measure(read(claim), read(passages))) for claim, passages in pairs])


def fit(measured: Numbers, truth: Numbers) -> Numbers:
    """Ten weights by logistic regression (Newton's method, L2 of 1 on all but the constant)."""
    columns = np.c_[np.ones(len(measured)), measured]
    penalty = np.r_[1e-6, np.ones(measured.shape[1])]
    weights = np.zeros(columns.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (likely - truth) + penalty * weights
        curve = (columns * (likely * (1 - likely))[:, None]).T @ columns + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def predict(measured: Numbers, truth: Numbers, groups: Numbers, seed: int) -> Numbers:
    """Every item's probability from weights fitted on the folds that hold none of its group."""
    order = np.random.default_rng(seed).permutation(np.unique(groups))
    found = np.zeros(len(truth))
    for fold in range(FOLDS):
        test = np.isin(groups, order[fold::FOLDS])
        middle, spread = measured[~test].mean(0), measured[~test].std(0) + 1e-9
        weights = fit((measured[~test] - middle) / spread, truth[~test])
        found[test] = 1 / (1 + np.exp(-np.c_[np.ones(test.sum()), (measured[test] - middle) / spread] @ weights))
    return found


def macro_f1(truth: Numbers, found: NDArray[np.bool_]) -> float:
    def f1(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
        return float(2 * (one & other).sum() / max(1, one.sum() + other.sum()))

    supported = truth > 0.5
    return (f1(supported, found) + f1(~supported, ~found)) / 2


def pearson(truth: Numbers, found: Numbers, groups: Numbers) -> float:
    """Between the means of each summary's sentences, as QAGS is reported."""
    every = np.unique(groups)
    means = [(truth[groups == each].mean(), found[groups == each].mean()) for each in every]
    return float(np.corrcoef(np.array(means).T)[0, 1])


def score_shipped(measured: Numbers) -> Numbers:
    return np.array([SHIPPED.score(Measures(*map(float, row))) for row in measured])


def measure_attribution(rows: list[dict[str, Any]]) -> tuple[list[Figure], dict[str, Any]]:
    measured = tabulate([(row["claim"], "\n".join(row["references"])) for row in rows])
    truth = np.array([float(row["attribution_label"] == "attributable") for row in rows])
    source = np.array([row["src_dataset"] for row in rows])
    alone = np.arange(len(rows), dtype=float)
    rounds = [predict(measured, truth, alone, seed) > 0.5 for seed in range(ROUNDS)]
    shipped = score_shipped(measured) >= LEAST_SCORE
    by_source = {
        str(each): round(
            float(np.mean([macro_f1(truth[source == each], found[source == each]) for found in rounds])), 3
        )
        for each in np.unique(source)
    }
    return [
        Figure("macro_f1", tuple(macro_f1(truth, found) for found in rounds), least=0.69),
        Figure("shipped_macro_f1", (macro_f1(truth, shipped),)),
    ], {"macro_f1_by_source": by_source, "weights": measured.shape[1] + 1}


def measure_summaries(rows: list[dict[str, Any]]) -> list[Figure]:
    measured = tabulate([(row["sentence"], row["article"]) for row in rows])
    truth = np.array([float(row["supported"]) for row in rows])
    articles = {row["article"]: float(number) for number, row in enumerate(rows)}
    groups = np.array([articles[row["article"]] for row in rows])
    rounds = [pearson(truth, predict(measured, truth, groups, seed), groups) for seed in range(ROUNDS)]
    return [
        Figure("qags_pearson", tuple(rounds), least=0.70),
        Figure("shipped_qags_pearson", (pearson(truth, score_shipped(measured), groups),)),
    ]


def measure(data: Path | None) -> Measurement:
    claims = load(data, "attributionbench-dev.jsonl.gz")
    sentences = load(data, "qags-cnndm.jsonl.gz")
    figures, details = measure_attribution(claims)
    return Measurement(len(claims) + len(sentences), (*figures, *measure_summaries(sentences)), details)
