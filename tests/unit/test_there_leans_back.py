"""A `there` is shown with the sentence before it that says where; where its own sentence names the place, alone."""

import pytest

from bot.answer.found.sentences import points_back


@pytest.mark.parametrize(
    "words",
    [
        "“We believe that the fire began there,” she told reporters.",
        "The blaze broke out there at dawn, the brigade said.",
        "Two of the men were held there for a week.",
        "The ammonia had been stored there since May.",
        "The outbreak of typhus started there in June.",
    ],
)
def test_a_there_without_its_place_leans_on_the_sentence_before(words: str) -> None:
    assert points_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "The poet went to Varna and died there.",
        "The men reached Lagos and were held there.",
        "The judge found there was no fraud.",
        "The works in Turin stopped after a fire broke out there.",
        "The firm found there had been no leak.",
    ],
)
def test_a_there_whose_place_is_named_does_not(words: str) -> None:
    assert not points_back(words)
