"""Where in a state something is, is told by no other state."""

from datetime import UTC, datetime

import pytest

from bot.answer.found.fitting import fits, may_tell_where
from bot.answer.thread.reading import read_question
from bot.text.gazetteer import load_gazetteer

ASKED = "Where will Rojas stop in Brazil?"


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        (ASKED, "Rojas will stop in Brazil on a trip to Chile and Uruguay.", False),
        (ASKED, "Rojas will stop in Recife and Belem, her office said.", True),
        ("Where will Rojas travel?", "Rojas will travel to Chile.", True),
        ("Where did Rojas meet Brazil's president?", "Rojas met Brazil's president in Chile.", True),
    ],
)
def test_a_place_within_a_state_is_no_other_state(question: str, sentence: str, told: bool) -> None:
    read = read_question(question, datetime(2024, 5, 1, tzinfo=UTC), (), load_gazetteer())
    assert fits(read, sentence) == told


def test_a_place_without_a_name_is_told_in_small_letters() -> None:
    assert may_tell_where("It was found in a canal.")
    assert not may_tell_where("She will stop in the United States.")
