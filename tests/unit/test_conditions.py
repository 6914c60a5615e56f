"""A cut never makes a plain statement of one that holds on a condition."""

import pytest

from bot.model.analysis import Span
from bot.summarize.conditions import drops_condition
from bot.summarize.sentences import shorten

LONG = (
    "Iran will allow the inspectors of the International Atomic Energy Agency to return to the site at Fordow near the "
    "city of Qom within the next three weeks"
)


@pytest.mark.parametrize(
    "condition",
    [
        ", although only if the United States lifts every sanction on its banks first",
        " – provided that the parliament in Tehran approves it by a vote",
        ", but it has tested machines which could do more than that",
        ", while it will close the site at once unless the sanctions are lifted",
        ", after the United States lifts every sanction on its banks",
    ],
)
def test_a_long_sentence_is_not_cut_before_its_condition(condition: str) -> None:
    sentence = f"{LONG}{condition}."
    assert shorten(sentence, Span(0, len(sentence))) is None


def test_a_long_sentence_is_cut_before_what_only_adds_to_it() -> None:
    sentence = f"{LONG}, which is a change of the policy that it has held to since the spring."
    kept = shorten(sentence, Span(0, len(sentence)))
    assert kept is not None
    assert kept.of(sentence) == LONG


def test_what_says_which_ones_is_part_of_what_holds_of_all_or_none() -> None:
    assert drops_condition("China will oppose all sanctions", " that would harm its banks")
    assert not drops_condition("China opposed sanctions", " that would harm its banks")
