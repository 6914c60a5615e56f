"""A long sentence is cut where it adds when that was, and not where a time is put in between."""

import pytest

from bot.model.analysis import Span
from bot.summarize.cutting import shorten

OPENED = (
    "Fishermen of two villages on the northern shore blocked the harbour of Vardo with nets and old boats on Monday "
)


@pytest.mark.parametrize(
    "when",
    [
        "three days before a vote of the regional council on the price of cod",
        "a day after the council had raised the price of bait for all crews of the north",
        "just hours before the first ferry with guests from the south was to land there",
    ],
)
def test_a_long_sentence_is_cut_where_it_adds_a_time(when: str) -> None:
    text = f"{OPENED.strip()}, {when}."
    kept = shorten(text, Span(0, len(text)), 20)
    assert kept is not None
    assert kept.of(text) == OPENED.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Fishermen of two villages of the north, three days before a vote of the council, shut the harbour of Vardo "
        "with nets and old boats.",
        "Fishermen of the fjord, a year after the nets were lost, have shut the harbour with old boats.",
        "The harbour of Vardo will be shut if the council, two weeks after the vote, raises the price of bait.",
    ],
)
def test_a_time_that_is_put_in_between_cuts_nothing(text: str) -> None:
    assert shorten(text, Span(0, len(text)), 14) is None
