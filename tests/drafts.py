"""Drafts as a model would write them from the passages it was shown: honest ones, and ones with a fault."""

import json
import re
from typing import Any

from tests.fakes.obedient import make_claim, read_passages
from tests.standins.openai import Answer, Body


def claim_of(passage: tuple[int, str]) -> dict[str, Any]:
    """A claim in the passage's own words."""
    number, words = passage
    return make_claim(words, number, " ".join(words.split()[:8]))


def make_draft(material: str, **changes: Any) -> str:
    """An honest draft of the first passages; `changes` replace parts of it."""
    passages = [each for each in read_passages(material) if '"' not in each[1]]
    draft = {
        "title": claim_of(passages[0]),
        "bottom_line": [claim_of(passages[0])],
        "developments": [claim_of(each) for each in passages[1:5]],
        "positions": [],
        "questions": [],
    }
    return json.dumps({**draft, **changes})


def honest(body: Body) -> Answer:
    """An endpoint that writes honestly whatever it is asked."""
    return Answer(make_draft(body["messages"][1]["content"]))


def with_faults(body: Body) -> Answer:
    """A draft whose developments have a changed number, an invented quote, a link, and a claim from nowhere; asked for
    repair it mends the first and repeats the others."""
    material = body["messages"][1]["content"]
    passages = read_passages(material)
    chosen = passages[0] if "Claims:" in material else passages[1]
    number, words = chosen
    good = claim_of(chosen)
    changed = {**good, "text": re.sub(r"\.\s*$", " on 31 December 1999.", words)}
    wrong = [
        changed,
        make_claim(words, number, "words that nobody ever wrote down"),
        make_claim(f"{words} See https://evil.example/x", number, " ".join(words.split()[:8])),
        make_claim(
            "Oil prices fell sharply after traders in London heard the news.", number, " ".join(words.split()[:8])
        ),
    ]
    if "Claims:" in material:
        repaired = [{"number": 1, **good}] + [{"number": at, **each} for at, each in enumerate(wrong[1:], start=2)]
        return Answer(json.dumps({"claims": repaired}))
    return Answer(make_draft(material, developments=[*wrong, *(claim_of(each) for each in passages[2:4])]))
