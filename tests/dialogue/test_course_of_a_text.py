"""The course of a state's paper has who announced, published and judged it, and nothing else that the state did."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-05-02", "Peru will lay out its position on the coast in a fishing memorandum, Ana Rueda said in Quito."),
    ("2024-05-03", "Peru's foreign minister, Ana Rueda, met the Chilean secretary, Jorge Mora, in Arica on Friday."),
    ("2024-05-04", "Peru is thinking of lending Bolivia buses, the Bolivian mayor Hugo Choque said on Saturday."),
    ("2024-05-06", "Peru's Foreign Ministry on Monday published a memorandum of nine points on the fishing row."),
    ("2024-05-07", "Peru's memorandum helped nobody at sea, Ecuador's president, Luis Paz, told sailors on Tuesday."),
    ("2024-05-08", "Peru's fishing memorandum deserves to be studied, the Chilean secretary, Jorge Mora, said."),
    ("2024-05-09", "Peru and Brazil opened a bridge over the Acre on Thursday, their ministers said."),
)
ASKED = "Timeline of the Peruvian fishing memorandum"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (ASKED,), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("words", ["will lay out", "published a memorandum", "deserves to be studied"])
def test_what_concerns_the_text_is_told(answers: dict[str, Answer], words: str) -> None:
    assert words in told_by(answers[ASKED]), answers[ASKED]


@pytest.mark.parametrize("words", ["in Arica", "buses", "bridge"])
def test_what_else_the_state_did_is_not(answers: dict[str, Answer], words: str) -> None:
    assert words not in told_by(answers[ASKED])
