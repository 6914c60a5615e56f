"""How many planted faults the checker catches, and how many true sentences it drops: copied and paraphrased ones."""

import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Figure, Measurement, find_set
from bench.planting import Text, plant, read_text
from bot.evidence.agreement import CHECKS, FIDELITY, compare
from bot.evidence.compared import Check
from bot.evidence.reading import read
from bot.text.sentences import split

NEEDS_DATA = True
LEAST_WORDS = 6
_NEIGHBOURS = 5
_TELLING = re.compile(r"[A-Z][A-Za-z’'-]+|\d[\d,.]*")


def load(data: Path | None) -> list[dict[str, Any]]:
    """NeuS: three articles about one happening, and a neutral summary of them."""
    path = find_set(data, "clustering", "neus-triples-val.jsonl")[0]
    reader = gzip.open if path.suffix == ".gz" else open
    with reader(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line.replace("\\u00a0", " ").replace("\u00a0", " ")) for line in lines]


def is_honest(sentence: str, articles: str) -> bool:
    """What a summary takes from elsewhere is no paraphrase of these articles: its names and digits all stand in them,
    and two of three of its longer words begin as some word there."""
    low = " ".join(articles.lower().split())
    names = [found for found in _TELLING.finditer(sentence) if found.start() > 1]
    if not all(re.sub(r"[’']s?\Z", "", each[0]).rstrip(".,").lower() in low for each in names):
        return False
    known = {word[:4] for word in re.findall(r"[a-z]{4,}", low)}
    words = re.findall(r"[a-z]{4,}", sentence.lower())
    return len(words) >= 3 and sum(word[:4] in known for word in words) >= 2 / 3 * len(words)


class Tally:
    """Counts sentences dropped and faults caught, by kind."""

    def __init__(self) -> None:
        self.kept = self.dropped = 0
        self.planted: Counter[str] = Counter()
        self.caught: Counter[str] = Counter()

    def see(self, sentences: Sequence[str], passage: Text, others: Sequence[Text], chance: random.Random) -> None:
        cited = read(passage.words)
        for sentence in sentences:
            if compare(read(sentence), cited, FIDELITY):
                self.dropped += 1
                continue
            self.kept += 1
            for fault in plant(sentence, passage, others, chance):
                self.planted[fault.kind] += 1
                self.caught[fault.kind] += bool(compare(read(fault.sentence), cited, CHECKS))

    @property
    def share_dropped(self) -> float:
        return self.dropped / max(1, self.dropped + self.kept)

    @property
    def share_caught(self) -> float:
        return self.caught.total() / max(1, self.planted.total())

    def by_kind(self) -> dict[str, float]:
        return {kind: round(self.caught[kind] / count, 3) for kind, count in sorted(self.planted.items())}


def join(row: dict[str, Any]) -> str:
    return "\n".join(f"{each['title']}.\n{each['text']}" for each in row["articles"])


def list_sentences(text: str) -> Iterator[str]:
    for each in split(text):
        sentence = each.span.of(text)
        if len(sentence.split()) >= LEAST_WORDS:
            yield sentence


def share_dropped(pairs: Sequence[tuple[str, str]], checks: Sequence[Check]) -> float:
    return sum(bool(compare(read(sentence), read(cited), checks)) for sentence, cited in pairs) / max(1, len(pairs))


def measure(data: Path | None) -> Measurement:
    rows, chance = load(data), random.Random(5)  # noqa: S311  no secret
    whole = [read_text(join(row)) for row in rows]
    copied, paraphrased = Tally(), Tally()
    every: list[tuple[str, str]] = []
    for number, row in enumerate(rows):
        others = [whole[(number + 7 * step) % len(whole)] for step in range(1, _NEIGHBOURS + 1)]
        for each in row["articles"]:
            passage = read_text(each["text"])
            copied.see(list(list_sentences(passage.words)), passage, others, chance)
        summary = list(list_sentences(row["neutral"]["text"]))
        every += [(sentence, whole[number].words) for sentence in summary]
        honest = [each for each in summary if is_honest(each, whole[number].words)]
        paraphrased.see(honest, whole[number], others, chance)
    fair = [(sentence, cited) for sentence, cited in every if is_honest(sentence, cited)]
    started = time.perf_counter()
    wording = share_dropped(fair, CHECKS)
    spent = (time.perf_counter() - started) / max(1, len(fair))
    return Measurement(
        items=copied.planted.total() + paraphrased.planted.total(),
        figures=(
            Figure("caught_in_copied", (copied.share_caught,), least=0.95),
            Figure("copied_dropped", (copied.share_dropped,), most=0.03),
            Figure("honest_paraphrases_dropped", (paraphrased.share_dropped,), most=0.15),
            Figure("caught_in_paraphrased", (paraphrased.share_caught,), least=0.95),
            Figure("milliseconds_per_claim", (1000 * spent,)),
        ),
        details={
            "caught_by_kind_in_copied": copied.by_kind(),
            "caught_by_kind_in_paraphrased": paraphrased.by_kind(),
            "honest_paraphrases": len(fair),
            "honest_paraphrases_dropped_with_wording": round(wording, 3),
            "summary_sentences": len(every),
            "summary_sentences_dropped": round(share_dropped(every, FIDELITY), 3),
        },
    )
