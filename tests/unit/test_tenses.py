"""A sentence tells of what was or will be, of how things stand, or shows, as a caption and a chronicle do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.tenses import find_tense


@pytest.mark.parametrize(
    ("words", "tense"),
    [
        ("Norwegian sailors seized a ferry off Gdynia.", "told"),
        ("Norway has seized a ferry off Gdynia.", "told"),
        ("Norway will search every ferry in the strait.", "told"),
        ("Norway's navy is to search ferries in the strait.", "told"),
        ("Oslo denied it.", "told"),
        ("“We sail today,” the captain told reporters.", "told"),
        ("A sailor, 41, died by the harbour wall.", "told"),
        ("NORWAY SAID NO FERRY WOULD SAIL.", "told"),
        ("Poland says that the ferry belongs to nobody.", "standing"),
        ("Poland is a buyer of Norwegian gas.", "standing"),
        ("Poland rejects the charge and calls it absurd.", "standing"),
        ("Norwegian sailors seize a ferry off Gdynia.", "shown"),
        ("Poland recalls its envoy and shuts the destroyed bridge.", "shown"),
        ("Two crews in painted boats row to the island.", "shown"),
        ("A letter written by the king reaches Gdynia.", "shown"),
        ("The ferry.", "none"),
    ],
)
def test_a_sentence_tells_in_one_way(words: str, tense: str) -> None:
    assert find_tense(words) == tense


@given(st.sampled_from(["sank", "was sold", "has left", "will sail"]), st.text("abc ,.-", max_size=30))
def test_what_is_told_stays_told_whatever_stands_behind_it(verb: str, behind: str) -> None:
    assert find_tense(f"The ferry of Gdynia {verb} there {behind}") == "told"


@given(st.text(max_size=80))
def test_any_text_has_a_tense(words: str) -> None:
    assert find_tense(words) in {"told", "standing", "shown", "none"}
