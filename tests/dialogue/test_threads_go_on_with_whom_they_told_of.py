"""What goes on in a thread takes up those of whom its answers told, and nobody who was only refused."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import make_report, talk_over

READ = (
    (
        "2026-05-04",
        "Four miners were killed on Monday when soldiers cleared the road to the Tolapa mine in Bolivia.\n\nThe dead "
        "miners were named as Juan Quiroga, 31, and three brothers of the Mamani family. A union leader said that "
        "soldiers shot the miners from a lorry.",
    ),
    (
        "2026-05-05",
        "Malawi's central bank governor, Lamin Ceesay, resigned on Tuesday in a row over the kwacha.\n\nFinance "
        "minister Ousman Njie said no order had been given. Malawi's opposition said the finance minister should go.",
    ),
)


def talk(tmp_path: Path, *turns: str) -> list[str]:
    """What each question was understood to ask."""
    reports = [make_report(at, *each) for at, each in enumerate(READ)]
    answers = asyncio.run(talk_over(tmp_path, reports, turns, "2026-05-07T09:00:00Z"))
    return [each.understood for each in answers]


@pytest.mark.parametrize(
    ("further", "whole"),
    [("who were they?", "Who were the four miners?"), ("who shot them?", "Who shot the four miners?")],
)
def test_they_are_those_of_whom_the_answer_opens(tmp_path: Path, further: str, whole: str) -> None:
    assert talk(tmp_path, "What happened on the mine road in Bolivia?", further)[-1] == whole


def test_who_was_replaced_is_who_left(tmp_path: Path) -> None:
    turns = "Who resigned at Malawi's central bank?", "What does the finance minister say?", "Who has replaced him?"
    assert "Ceesay" in talk(tmp_path, *turns)[-1]


def test_another_body_of_the_same_state_speaks_in_the_place_of_a_minister(tmp_path: Path) -> None:
    turns = "Who resigned at Malawi's central bank?", "What does the finance minister say?", "and the opposition?"
    assert talk(tmp_path, *turns)[-1].startswith("What does Malawi’s opposition say")


def test_a_body_has_no_age(tmp_path: Path) -> None:
    assert talk(tmp_path, "How old is Lamin Ceesay?", "and the EU?")[-1] == "What about the EU?"


def test_one_of_several_is_not_one_of_a_state(tmp_path: Path) -> None:
    assert talk(tmp_path, "Who are the four miners in Bolivia?", "which of them is 31?")[-1] == (
        "Which of the four miners in Bolivia is 31?"
    )
