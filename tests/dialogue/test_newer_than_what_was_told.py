"""`What did he say since?` is answered with what is newer than what was told; who has left an office is who has one."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.answer.thread.around import ask_plainly_after, asks_what_is_newer
from bot.answer.thread.reading import call_by_family, read_question
from bot.model.conversation import Answer, MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW as MOMENT
from tests.reports import make_report, talk_over, told_by

NOW = "2026-06-20T08:00:00Z"
_TOLD = (
    ("2026-06-02", "Kenya to close ferry at Likoni",
     "Kenya will close the ferry at Likoni from Friday, the transport minister, Joseph Barasa, said on Tuesday."),
    ("2026-06-12", "Likoni ferry to get new ramps",
     "The ferry at Likoni will get two new ramps.\n\nBarasa, the transport minister, said they would open in August."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]
HEADED = "Kenya's transport minister, Joseph Barasa, admitted on Friday that the ramps had not been checked."


async def talk(home: Path, reports: Sequence[dict[str, str]], *turns: str) -> Answer:
    return (await talk_over(home, reports, turns, NOW))[-1]


async def test_only_what_is_newer_is_told(tmp_path: Path) -> None:
    told = told_by(await talk(tmp_path, REPORTS, "What did Joseph Barasa say?", "what did he say since?"))
    assert "open in August" in told
    assert "from Friday" not in told


async def test_where_nothing_newer_was_read_that_is_said(tmp_path: Path) -> None:
    asked = ("What did Joseph Barasa say?", "what did he say since then?")
    answer = await talk(tmp_path, REPORTS[:1], *asked)
    assert answer.refused
    assert not any(each.citations for each in answer.answer)


@pytest.mark.parametrize(
    ("asked", "newer"),
    [
        ("what did he say since?", True), ("has she commented since then?", True),
        ("what did the union do after that?", True),
        ("what has changed since?", False), ("what did he say since Monday?", False), ("what did he say?", False),
    ],
)  # fmt: skip
def test_what_asks_for_newer_words(asked: str, newer: bool) -> None:
    assert asks_what_is_newer(asked) is newer
    assert (ask_plainly_after(asked) is not None) is newer


def test_who_was_meant_is_called_by_the_family_name() -> None:
    gazetteer = load_gazetteer()
    assert call_by_family("What did Joseph Barasa say?", "what did he say since?", gazetteer) == "What did Barasa say?"
    for understood in ("What did the minister say?", "What did Barasa say?"):
        assert call_by_family(understood, "what did he say since?", gazetteer) == understood


def ask_behind(asked: str, *told: tuple[str, str, str]) -> str:
    turns = [Turn(ThreadId("t"), MemberId("m"), MOMENT, *each) for each in told]
    return read_question(asked, MOMENT, turns, load_gazetteer()).understood


NOOR = "Why did Ali Noor go to Mombasa?"
SPOKE = (
    "Who was blamed?",
    "Who was blamed?",
    'A government spokesman, Peter Otieno, blamed "a mistake in the harbour office".',
)


@pytest.mark.parametrize(
    ("asked", "told", "whole"),
    [
        ("has he resigned?", [("", "", HEADED)], "Has Joseph Barasa resigned?"),
        ("has he resigned?", [("", "", HEADED), SPOKE], "Has Joseph Barasa resigned?"),
        ("what did he say about the office?", [("", "", HEADED), SPOKE], "What did Peter Otieno say about the office?"),
        ("has he resigned?", [("", "", HEADED), (NOOR, NOOR, "")], "Has Ali Noor resigned?"),
    ],
)
def test_who_leaves_an_office_has_one(asked: str, told: list[tuple[str, str, str]], whole: str) -> None:
    assert ask_behind(asked, *told) == whole


OFFERED = "Kenya has offered to free the pilot in exchange for a trader, Joseph Barasa, who is in prison in Arusha."
HELD = ("Who is held?", "Who is held?", "The captain, Mary Wanjiru, remains in custody.")
LAWYER = ("what does her lawyer say?", "What does Mary Wanjiru’s lawyer say?", "The lawyer would appeal.")
CAPTAIN = ("what is the captain accused of?", "What is the captain accused of?", "Wanjiru is accused of theft.")


@pytest.mark.parametrize(
    ("asked", "told", "whole"),
    [
        ("has he resigned?", [("", "", OFFERED), HELD], "Has he resigned?"),
        ("has he spoken?", [HELD, LAWYER], "Has Wanjiru’s lawyer spoken?"),
        ("what do they want for her?", [HELD, CAPTAIN], "What do they want for Mary Wanjiru?"),
    ],
)
def test_whom_a_pronoun_means(asked: str, told: list[tuple[str, str, str]], whole: str) -> None:
    assert ask_behind(asked, *told) == whole
