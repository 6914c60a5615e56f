"""Are contradictions between accounts found, and agreeing ones left alone? Planted into pairs of NeuS articles.

Of two accounts of one happening, a sentence of the first that counts something, or that says who said what, is told
in the second too: once as it is (they agree) and once with another figure, or denied by another party. Sentences are
chosen by the patterns below, not by what the product reads: no counts of those who tell it, for two desks may have
asked two and three, and no statements that begin with "it" or "he", who is another in the denier's mouth. Alarms
count where the agreeing pair has a dispute."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figures import Figure, Measurement, find_set
from bot.group.disputes import find_disputes
from bot.group.origins import find_origins
from bot.model.analysis import Material
from bot.text.analysis import analyse
from bot.text.sentences import split
from tests.factories import make_article, make_publisher

NEEDS_DATA = True
_MOST = 200
"""Plantings of each kind."""
_COUNT = re.compile(
    r"(?<![\w.,$€£-])(?P<number>\d{1,3}(?:,\d{3})+|[1-9]\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?= (?:people|men|women|children|soldiers|officers|troops|voters|votes|deaths|cases|migrants|protesters|students"
    r"|workers|employees|lawmakers|senators|members|states|countries|victims|patients|arrests|missiles|bills)\b"
    r"(?! (?:familiar|briefed|told|said|with|who had|who spoke)\b))"
)
_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SAID = re.compile(
    r"^(?P<who>(?:The )?[A-Z]\w+(?: [A-Z]\w+){0,3}) said(?: (?:on )?[A-Z]\w+day)? (?:that )?"
    r"(?P<what>(?!(?:that|not|it|its|he|his|she|her|they|their)\b)[a-z][^“”\"]{30,160})\.$"
)
_DENIALS = ("denied that", "rejected claims that", "said it was not true that")
_DENIERS = ("The Russian government", "China", "The White House", "Iran")


def measure(data: Path | None) -> Measurement:
    """Give how many planted contradictions are found, and how many agreeing pairs are said to differ."""
    with gzip.open(find_set(data, "clustering", "neus-triples-train.jsonl.gz")[0], "rt", encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    planted: dict[str, list[tuple[bool, bool]]] = {"figure": [], "denial": []}
    for number, story in enumerate(stories):
        for kind, told, same, other in _plant(story, random.Random(number)):  # noqa: S311  the same each time
            if len(planted[kind]) < _MOST:
                planted[kind].append((_disputed(told, other), _disputed(told, same)))
    everything = [each for kind in planted.values() for each in kind]
    shares = {f"found_{kind}": sum(found for found, _ in each) / max(1, len(each)) for kind, each in planted.items()}
    figures = (
        Figure("found", (sum(found for found, _ in everything) / len(everything),), least=0.85),
        Figure("false_alarms", (sum(alarm for _, alarm in everything) / len(everything),), most=0.05),
        *(Figure(name, (share,)) for name, share in shares.items()),
    )
    return Measurement(len(everything), figures, {f"planted_{kind}": len(each) for kind, each in planted.items()})


def _plant(story: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, str, str, str]]:
    """Give the kind, the first account, and the second one as it agrees and as it contradicts."""
    first, second = (story["articles"][at]["text"] for at in (0, 1))
    for sentence in (each.span.of(first) for each in split(first, "en")):
        count = _COUNT.search(sentence)
        if count is not None and len(_COUNT.findall(sentence)) == 1:
            changed = sentence[: count.start()] + _another(count["number"], chance) + sentence[count.end() :]
            yield "figure", first, f"{second}\n\n{sentence}", f"{second}\n\n{changed}"
        said = _SAID.match(sentence)
        if said is not None:
            denied = f"{chance.choice(_DENIERS)} {chance.choice(_DENIALS)} {said['what']}."
            yield "denial", first, f"{second}\n\n{sentence}", f"{second}\n\n{denied}"


def _another(number: str, chance: random.Random) -> str:
    """Another number of about the same size."""
    if number in _SPELLED:
        return chance.choice([each for each in _SPELLED if each != number])
    value = int(number.replace(",", ""))
    return f"{value + (round(value * chance.choice((-0.4, -0.2, 0.2, 0.5, 1))) or 1):,}"


def _disputed(one: str, other: str) -> bool:
    articles = [
        make_article(text, title="", url=f"https://n.example/{at}", publisher=make_publisher(f"Desk {at}"))
        for at, text in enumerate((one, other))
    ]
    materials = [Material(article, analyse(article)) for article in articles]
    origins = find_origins(articles)
    return bool(find_disputes(materials, origins))
