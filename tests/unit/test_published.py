"""A text that was promised is not told as ahead where a later report tells, in other words, that it is out."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.summarize.plans import list_over
from tests.materials import read_report

WHALES = "Norway has promised a paper on the hunt for whales, its envoy, Kari Holm, told a conference in Lisbon."
REST = " Nothing else was known of it in the harbours of the north by the evening."


def is_ahead(plan: str, later: str) -> bool:
    """Say whether a plan is told beside what a report of two days later tells."""
    first = read_report(plan + REST, title="Whales", desk="Fjord Post", hours=0)
    second = read_report(later + REST, title="Whales", desk="Tide", hours=48)
    return plan not in {span.of(first.article.text) for _, span in list_over((first, second))}


@pytest.mark.parametrize(
    ("plan", "later"),
    [
        (WHALES, "Norway's Fisheries Ministry on Friday released a paper of nine points on the hunt for whales."),
        (WHALES, "Iceland welcomed the points on whales in Norway's white paper on Friday."),
        (WHALES, "Oslo published its paper on whales on Friday."),
        ("Chile will soon publish a strategy on lithium, it said.", "Chile unveiled a strategy on lithium on Monday."),
        ("Peru's envoy said Lima was working. Peru will set out its view of the border in a report.",
         "Peru put forward its report on the border."),
        ("Kenya is preparing a plan for its tea farms, it said.", "Nairobi presented a plan for tea farms on Friday."),
    ],
)  # fmt: skip
def test_a_text_that_is_out_is_not_ahead(plan: str, later: str) -> None:
    assert not is_ahead(plan.split(". ")[-1], later)


@pytest.mark.parametrize(
    "later",
    [
        "Iceland released a paper on the hunt for whales on Friday.",
        "Norway released a paper on its schools on Friday.",
        "Iceland spoke on Friday of Norway's paper on schools.",
        "Norway waits for the answer of Iceland's paper on whales, it said on Friday.",
        "Norway released a list of boats that hunt whales on Friday.",
        "Norway has not published its paper on whales, a spokesman said on Friday.",
        "Norway would have released a paper on whales if Iceland had agreed.",
        "Norway is to have released its paper on whales by May.",
    ],
)
def test_a_text_of_another_or_that_is_not_out_is_ahead(later: str) -> None:
    assert is_ahead(WHALES, later)


def test_what_the_text_would_say_is_not_told_either() -> None:
    would = "Holm said the paper would ask for fewer boats."
    first = read_report(f"{WHALES} {would}{REST}", title="Norway and whales", desk="Fjord Post", hours=0)
    out = "Norway released a paper on the hunt for whales on Friday. It names nine points."
    second = read_report(out + REST, title="Norway's paper", desk="Tide", hours=48)
    told = [claim.text for _, claim in iter_claims(brief([first, second]))]
    assert not any("promised" in each or "would ask" in each for each in told)
