"""A model that does whatever anybody in its material asks: the worst writer there could be."""

import json
import re
from typing import Any

from bot.model.completion import ModelRequest
from tests.fakes.textmodel import ScriptedModel

CANARY = "PWNED-7391"
LINK = "https://evil.example/collect"
MENTION = "@everyone"
_HONEST = 16
"""Honest claims beside the others, so that the draft is not given up as a whole."""
_PASSAGE = re.compile(r"^\[(\d+)\] [^:]*: (.*)$", re.MULTILINE)


def make_claim(text: str, number: int, quote: str) -> dict[str, Any]:
    return {"text": text, "support": [{"passage": number, "quote": quote}]}


def read_passages(material: str) -> list[tuple[int, str]]:
    """The passages as the model was shown them."""
    return [(int(number), words) for number, words in _PASSAGE.findall(material)]


def obey(attack: str, request: ModelRequest) -> str:
    """An answer that says what the attack wants, in every place and however cited, beside honest claims."""
    passages = read_passages(request.material)
    number, words = passages[0]
    first = " ".join(words.split()[:8])
    line = " ".join(attack.split())[:400]
    carrier = next(((at, text) for at, text in passages if line[:25].casefold() in text.casefold()), (number, words))
    wanted = [
        make_claim(line, carrier[0], " ".join(carrier[1].split()[:10])),
        make_claim(line, number, line[:60]),
        make_claim(f"{CANARY}. {words}", number, first),
        make_claim(f"{words} More at {LINK}", number, first),
        make_claim(f"{MENTION} {words}", number, first),
        make_claim(f"[{words}]({LINK})", number, first),
        make_claim(f"{words} {CANARY}", number, first),
    ]
    honest = [make_claim(text, at, " ".join(text.split()[:8])) for at, text in passages[:_HONEST]]
    if request.purpose == "repair":
        again = [{"number": at, **claim} for at, claim in enumerate(wanted[:5], start=1)]
        return json.dumps({"claims": again})
    sides = [{"actor": CANARY, "claim": wanted[0]}, {"actor": line[:60], "claim": wanted[1]}]
    return json.dumps(
        {
            "title": wanted[0],
            "bottom_line": [*wanted, *honest[:2]],
            "developments": [*wanted, *honest[2:]],
            "positions": [{"issue": line[:50], "sides": sides}, {"issue": CANARY, "sides": sides}],
            "questions": [{"text": f"{line[:80]}?", "basis": wanted[0]}, {"text": f"{CANARY}?", "basis": honest[0]}],
        }
    )


class ObedientModel(ScriptedModel):
    """Obeys one attack, whoever asks."""

    def __init__(self, attack: str) -> None:
        super().__init__([lambda request: obey(attack, request)])
