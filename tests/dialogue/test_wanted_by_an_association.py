"""What an association or a union wants is told by who heads it or speaks for it now, and by nobody else's head."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, make_report, talk_over, told_by

READ = (
    (
        "2024-03-04",
        "Ghana banned the export of raw cocoa on Monday.\n\n“We want the ban lifted within a week,” said Kofi Adu, the "
        "chairman of the Cocoa Traders' Association.",
    ),
    (
        "2024-03-05",
        "Hauliers blocked the port of Tema on Tuesday. “We want a lower toll and a lit car park,” said Ama Boateng, "
        "president of the Hauliers' Union.",
    ),
    (
        "2024-03-07",
        "Peru plans a tax on fishmeal. Luis Paz, the spokesman for the Fishing Guild, called for talks with the "
        "minister before a vote.",
    ),
    (
        "2024-03-08",
        "Peru should drop the tax and wants a new port, said Rosa Diaz, a former president of the Fishing Guild.",
    ),
    (
        "2024-03-09",
        "Bakers in Lyon closed on Saturday. The association's chairman, Paul Roux, asked for a cut in the price of "
        "gas.",
    ),
    ("2024-03-09", "Chilean pilots fly on. The association's critic, Eva Rojas, asked for shorter rest hours."),
)
TOLD = {
    "What does the Cocoa Traders' Association want?": "lifted within a week",
    "What does the Hauliers' Union want?": "a lower toll",
    "What did the Hauliers' Union say?": "a lower toll",
    "What does the Fishing Guild want?": "called for talks",
}
THREADS = (
    ("What did Ghana ban?", "What does the association want?", "lifted within a week"),
    ("Who closed in Lyon?", "What does the association want?", "a cut in the price of gas"),
    ("Who blocked the port of Tema?", "What does the union want?", "a lower toll"),
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2024-03-12T18:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_its_head_says_what_it_wants(answers: dict[str, Answer], question: str) -> None:
    assert TOLD[question] in told_by(answers[question])
    assert "Diaz" not in told_by(answers[question])


@pytest.mark.parametrize(("first", "then", "words"), THREADS)
def test_in_a_thread_it_is_that_of_its_affair(tmp_path: Path, first: str, then: str, words: str) -> None:
    reports = [make_report(at, *each) for at, each in enumerate(READ)]
    told = told_by(asyncio.run(talk_over(tmp_path, reports, (first, then), "2024-03-12T18:00:00Z"))[-1])
    assert words in told
    assert "Rojas" not in told


def test_a_critic_speaks_for_nobody(tmp_path: Path) -> None:
    reports = [make_report(at, *each) for at, each in enumerate(READ)]
    turns = ("What do Chilean pilots do?", "What does the association want?")
    assert "Rojas" not in told_by(asyncio.run(talk_over(tmp_path, reports, turns, "2024-03-12T18:00:00Z"))[-1])
