"""With what somebody said of a matter stands what they say of it in a later report, though in other words."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

REPORTS = (
    (
        "Lisk and Tarnow quarrel over ferry",
        "2024-03-04",
        "The mayor of Lisk, Petra Honig, said that she would not sell the ferry to Tarnow.\n\n"
        "Tarnow's mayor, Emil Rask, regretted it.",
    ),
    (
        "Honig relents over ferry",
        "2024-03-12",
        "The mayor of Lisk, Petra Honig, said on Tuesday that Emil Rask could have the boat for two million crowns.\n\n"
        "The council must agree.",
    ),
    (
        "Drovers demand wells",
        "2024-03-05",
        "Abel Wando, the leader of the drovers of Kesu, said that they would not join talks on wells.\n\n"
        "Governor Ines Mbolo regretted it.",
    ),
    (
        "Wando hails talks on pay",
        "2024-03-11",
        "A singer from Lisbon will earn more.\n\nAbel Wando said that his label had agreed to a raise.",
    ),
    (
        "Bakers want cheaper flour",
        "2024-03-05",
        "Orla Finch, the head of the bakers, said that the flour tax was robbery.\n\nMinister Noel Crane disagreed.",
    ),
    (
        "Finch says prize was deserved",
        "2024-03-11",
        "Orla Finch said on Monday that Noel Crane had earned the prize of the bakers.\n\nThe bakers met in Cork.",
    ),
)
FERRY = "What did Petra Honig say about selling the ferry?"
TALKS, TAX = "What did Abel Wando say about talks on wells?", "What did Orla Finch say about the flour tax?"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """What is told to each question."""
    reports = [make_report(at, day, text, title=title) for at, (title, day, text) in enumerate(REPORTS)]
    asked = [FERRY, TALKS, TAX]
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2024-03-20T18:00:00Z"))


def test_a_change_of_mind_in_other_words_is_told(told: dict[str, Answer]) -> None:
    assert "would not sell the ferry" in told_by(told[FERRY])
    assert "could have the boat" in told_by(told[FERRY])


@pytest.mark.parametrize(("asked", "own", "other"), [(TALKS, "not join", "label"), (TAX, "robbery", "prize")])
def test_words_on_another_matter_or_in_another_affair_are_not_told(
    told: dict[str, Answer], asked: str, own: str, other: str
) -> None:
    assert own in told_by(told[asked])
    assert other not in told_by(told[asked])
