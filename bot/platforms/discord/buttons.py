"""Buttons as data: each carries its command in its custom id, so that it works after a restart and a year later."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from bot.model.message import Offer
from bot.platforms.discord.words import ENGLISH, say

MOST_ID = 100
"""Characters of a custom id (Discord's developer documentation)."""
MOST_IN_ROW = 5
MOST_ROWS = 2
_VERDICTS = {"useless": "not useful", "useful": "useful"}
TEMPLATE = re.compile(r"attache:(?P<label>[a-z]+):(?P<command>.*)", re.DOTALL)
FORM = re.compile(r"form:(?P<label>[a-z]+):(?P<root>\d*):(?P<command>.*)", re.DOTALL)
_MAIN = {"ask"}
ROW, BUTTON = 1, 2
PRIMARY, SECONDARY = 1, 2


def button_rows(offers: Iterable[Offer], language: str = ENGLISH) -> list[dict[str, Any]]:
    """Give rows of buttons for the offers, labelled in a language; none where there are none."""
    fitting = list(_iter_fitting(offers))
    steps = [make_button(offer, language, number) for offer, number in fitting if offer.label != "feedback"]
    verdicts = [make_button(offer, language, number) for offer, number in fitting if offer.label == "feedback"]
    rows = [steps[at : at + MOST_IN_ROW] for at in range(0, len(steps), MOST_IN_ROW)]
    shown = [*rows, verdicts] if verdicts else rows
    return [{"type": ROW, "components": row} for row in shown[:MOST_ROWS]]


def make_id(offer: Offer) -> str:
    """Give the custom id that a button carries."""
    return f"attache:{offer.label}:{offer.command}"


def _iter_fitting(offers: Iterable[Offer]) -> Iterator[tuple[Offer, int]]:
    """Offers whose command fits a custom id; passages that do not fit together stand under several buttons."""
    for offer in chain.from_iterable(_with_verdicts(offer) for offer in offers):
        if len(make_id(offer)) <= MOST_ID:
            yield offer, 0
        elif offer.label == "evidence":
            yield from ((each, number) for number, each in enumerate(_split(offer), start=1))


def _with_verdicts(offer: Offer) -> Iterator[Offer]:
    """Feedback is a button for each verdict, which the offer leaves open."""
    if offer.label != "feedback":
        yield offer
        return
    yield from (Offer("feedback", f"{offer.command} {verdict}") for verdict in ("useful", "not useful"))


def _split(offer: Offer) -> Iterator[Offer]:
    verb, *names = offer.command.split()
    taken: list[str] = []
    for name in names:
        if taken and len(make_id(Offer(offer.label, " ".join([verb, *taken, name])))) > MOST_ID:
            yield Offer(offer.label, " ".join([verb, *taken]))
            taken = []
        taken.append(name)
    if taken:
        yield Offer(offer.label, " ".join([verb, *taken]))


def make_button(offer: Offer, language: str = ENGLISH, number: int = 0) -> dict[str, Any]:
    """Give one button, numbered where several do the same."""
    verdict = next((f".{name}" for name, words in _VERDICTS.items() if offer.command.endswith(f" {words}")), "")
    key = f"feedback{verdict}" if offer.label == "feedback" else f"offers.{offer.label}"
    label = say(key, language) + (f" {number}" if number else "")
    style = PRIMARY if offer.label in _MAIN else SECONDARY
    return {"type": BUTTON, "style": style, "label": label, "custom_id": make_id(offer)}
