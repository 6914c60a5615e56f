"""A number written in groups of three is one thing asked about, and not two numbers that stand anywhere."""

from datetime import UTC, datetime

import pytest

from bot.answer.found.spotting import Spotter
from bot.answer.thread.reading import read_question
from bot.text.gazetteer import load_gazetteer


def list_shown(question: str) -> list[str]:
    return [
        each.shown for each in read_question(question, datetime(2023, 3, 15, tzinfo=UTC), (), load_gazetteer()).terms
    ]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Which port shipped 200,000 sacks?", ["port", "shipped", "200,000", "sacks"]),
        ("Which port shipped 1,250,000 sacks?", ["port", "shipped", "1,250,000", "sacks"]),
        ("Which port shipped 2.9 million sacks?", ["port", "shipped", "2.9", "million", "sacks"]),
        ("Which ports shipped 25,30 and 40 sacks?", ["ports", "shipped", "25", "30", "40", "sacks"]),  # no groups
    ],
)
def test_a_number_in_groups_is_one_word(question: str, shown: list[str]) -> None:
    assert list_shown(question) == shown


def test_it_is_met_by_itself_alone() -> None:
    question = read_question("Who shipped 200,000 sacks?", datetime(2023, 3, 15, tzinfo=UTC), (), load_gazetteer())
    spotter = Spotter([each for each in question.terms if each.shown == "200,000"], load_gazetteer())
    assert len(spotter.find("The port shipped 200,000 sacks.")) == 1
    assert not spotter.find("The port shipped 200 sacks and 3,000 barrels.")
    assert not spotter.find("The port shipped 200,000,000 sacks.")


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Some 200 sacks were shipped.", True),
        ("The 200th sack was shipped.", False),
        ("Some 200, all full.", True),
        ("They shipped 200.", True),
        ("They shipped 200.5 tons.", False),
        ("They shipped 1,200 sacks.", False),
        ("They shipped 200,000 sacks.", False),
    ],
)
def test_a_number_is_not_met_by_one_that_holds_it(text: str, met: bool) -> None:
    question = read_question("Who shipped 200 sacks?", datetime(2023, 3, 15, tzinfo=UTC), (), load_gazetteer())
    spotter = Spotter([each for each in question.terms if each.shown == "200"], load_gazetteer())
    assert bool(spotter.find(text)) is met
