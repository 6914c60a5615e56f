"""Are reprints told from accounts of one's own, and is what is alike measured as people would? SemEval and NeuS texts.

`pearson` is between people's verdict on 161 English pairs of SemEval 2022 task 8 and a ridge regression over likenesses
the product measures, ten-fold cross-validated. Reprints: of each of 300 NeuS happenings, the three accounts are
independent; to them two reprints are added with a share of their words changed, dropped or doubled, and the origins of
all five counted: right is as many as the three accounts have by themselves."""

import json
import random
from pathlib import Path
from typing import Any

import numpy as np

from bench.figures import Figure, Measurement, find_set
from bot.group.duplicates import compare, make_fingerprint
from bot.group.origins import find_origins
from bot.group.sketches import make_sketch
from bot.group.weighing import Scales
from bot.model.article import Article
from bot.text.analysis import analyse
from tests.factories import make_article, make_publisher

NEEDS_DATA = True
SHARES = {5: 0.98, 20: 0.95, 40: 0.85}
_FOLDS, _RIDGE, _ROUNDS = 10, 1.0, 5


def measure(data: Path | None) -> Measurement:
    """Give Pearson's r of the similarity, and how often origins are counted right at each share of edits."""
    pairs = _read(find_set(data, "clustering", "semeval8-pairs-train-en.jsonl")[0])
    triples = _read(find_set(data, "clustering", "neus-triples-val.jsonl")[0])[:300]
    rounds = tuple(_correlate(pairs, each) for each in range(_ROUNDS))
    figures = [Figure("pearson", rounds, least=0.76)]
    for share, least in SHARES.items():
        right = [_counts_right(each, share / 100, random.Random(at)) for at, each in enumerate(triples)]  # noqa: S311
        figures.append(Figure(f"origins_right_at_{share}_percent", (sum(right) / len(right),), least=least))
    return Measurement(len(pairs) + len(triples) * len(SHARES), tuple(figures))


def _correlate(pairs: list[dict[str, Any]], chance: int) -> float:
    """Predict each tenth from the others."""
    articles = [[_make(f"{at}/{side}", pair[side]) for side in ("text1", "text2")] for at, pair in enumerate(pairs)]
    rows = np.array(_list_features(articles))
    verdicts = np.array([4 - float(pair["Overall"]) for pair in pairs])
    order = np.random.default_rng(chance).permutation(len(pairs))
    predicted = np.zeros(len(pairs))
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        rest = np.setdiff1d(order, held)
        mean, spread = rows[rest].mean(0), rows[rest].std(0) + 1e-9
        known = np.column_stack([np.ones(len(rest)), (rows[rest] - mean) / spread])
        penalty = _RIDGE * np.diag([0.0] + [1.0] * rows.shape[1])
        weights = np.linalg.solve(known.T @ known + penalty, known.T @ verdicts[rest])
        predicted[held] = np.column_stack([np.ones(len(held)), (rows[held] - mean) / spread]) @ weights
    return float(np.corrcoef(predicted, verdicts)[0, 1])


def _list_features(articles: list[list[Article]]) -> list[list[float]]:
    """The likenesses that placing and counting origins go by, and the share of actors in common."""
    scales = Scales()
    sketches = [[make_sketch(article) for article in pair] for pair in articles]
    for pair in sketches:
        for sketch in pair:
            scales.add(sketch)
    rows = []
    for (one, other), (left, right) in zip(articles, sketches, strict=True):
        likeness = float(scales.compare(left, scales.weigh(left), [right])[0])
        alike = compare(make_fingerprint(one), make_fingerprint(other))
        mine, its = ({actor.key for actor in analyse(each).actors} for each in (one, other))
        shared = len(mine & its) / max(1, min(len(mine), len(its)))
        rows.append([likeness, likeness**0.5, alike.containment, alike.words, shared])
    return rows


def _counts_right(triple: dict[str, Any], share: float, chance: random.Random) -> bool:
    """Say whether two reprints of the longest account leave the number of origins as it was."""
    accounts = [_make(f"own/{at}", each["text"], each["title"]) for at, each in enumerate(triple["articles"])]
    source = max(accounts, key=lambda each: len(each.text))
    edited = [_make(f"again/{at}", edit(source.text, share, chance), "") for at in range(2)]
    return len(find_origins([*accounts, *edited])) == len(find_origins(accounts))


def edit(text: str, share: float, chance: random.Random) -> str:
    """Change a share of the words: a third each is replaced by another word of the text, dropped, or doubled."""
    words = text.split()
    changed = []
    for word in words:
        if chance.random() >= share:
            changed.append(word)
            continue
        changed += chance.choice(([chance.choice(words)], [], [word, word]))
    return " ".join(changed)


def _make(name: str, text: str, title: str = "") -> Article:
    publisher = make_publisher(f"Desk {name}")
    return make_article(text, title=title, url=f"https://measured.example/{name}", publisher=publisher, published=None)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
