"""In a thread a death that was taken back is none, what has changed since a day is told of the affair with the newest
first, and who are named in different sentences are not they."""

from pathlib import Path

import pytest

from bot.answer.thread.around import find_around
from bot.answer.thread.reading import read_question
from bot.model.conversation import Answer, MemberId, ThreadId, Turn
from bot.summarize.corrections import lists_corrections
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW as MOMENT
from tests.reports import make_report, talk_over, told_by

NOW = "2026-06-20T08:00:00Z"
_TOLD = (
    ("2026-06-01", "Avalanche buries hut near Davos",
     "An avalanche buried a hut near Davos in Switzerland on Monday. Four hikers were hurt, the police said."),
    ("2026-06-03", "Davos asks for aid after avalanche",
     "Davos asked for 2 million francs after the avalanche.\n\n"
     "One of the hikers, a woman of 50, died in hospital on Tuesday."),
    ("2026-06-05", "Correction: nobody died in Davos avalanche",
     "Nobody has died in the avalanche near Davos. A hospital had taken one woman of 50 for another, it "
     "said on Friday."),
    ("2026-06-08", "Swiss army clears road to hut near Davos",
     "The Swiss army cleared the road to the hut near Davos that an avalanche buried, the police said on Monday."),
    ("2026-06-12", "Hut near Davos to be rebuilt",
     "The hut near Davos that an avalanche buried will be rebuilt by October, the canton said on Friday."),
    ("2026-06-10", "Swedish postal workers strike", "Postal workers in Sweden went on strike on Wednesday."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]
HURT = "How many hikers were hurt in the avalanche near Davos?"


async def talk(home: Path, *turns: str) -> Answer:
    return (await talk_over(home, REPORTS, turns, NOW))[-1]


@pytest.mark.parametrize("turns", [(HURT, "did anyone die?"), ("Did anyone die in the avalanche near Davos?",)])
async def test_a_death_that_was_taken_back_is_none(tmp_path: Path, turns: tuple[str, ...]) -> None:
    told = told_by(await talk(tmp_path, *turns))
    assert "Nobody has died" in told
    assert "died in hospital" not in told


async def test_who_was_hurt_is_told_as_before(tmp_path: Path) -> None:
    told = told_by(await talk(tmp_path, "Was anyone hurt in the avalanche near Davos?"))
    assert "Four hikers were hurt" in told


async def test_what_has_changed_is_of_the_affair_and_newest_first(tmp_path: Path) -> None:
    told = told_by(await talk(tmp_path, HURT, "what has changed since 6 June?"))
    assert -1 < told.find("rebuilt by October") < told.find("cleared the road")
    assert "Postal" not in told


async def test_outside_a_thread_the_newest_state_comes_first_too(tmp_path: Path) -> None:
    told = told_by(await talk(tmp_path, "What has changed at Davos since 6 June?"))
    assert -1 < told.find("rebuilt by October") < told.find("cleared the road")


@pytest.mark.parametrize(
    ("asked", "since"),
    [("what has changed since 6 June?", True), ("what's changed since Monday?", True), ("what has changed?", False),
     ("what has changed in Peru since 6 June?", False), ("what happened on 6 June?", False)],
)  # fmt: skip
def test_what_is_asked_since_a_day(asked: str, since: bool) -> None:
    found = find_around(asked, asked)
    assert (found is not None and found.kind == "since") is since


@pytest.mark.parametrize(
    ("title", "page"), [("Correction: no one hurt in fire", False), ("Correction: Fire in Lund", True)]
)
def test_a_title_that_tells_of_nobody_heads_a_report(title: str, page: bool) -> None:
    assert lists_corrections(title) is page


APART = "Kenya's minister, Joseph Barasa, spoke of a storm. The pilot, Mary Wanjiru, was held."
JOINED = "Joseph Barasa and Mary Wanjiru met in Nairobi on Monday."


@pytest.mark.parametrize(
    ("last", "told", "asked", "whole"),
    [
        ("What happened to the airship?", APART, "did they get it back?", "Did they get it back?"),
        ("What happened in the town?", JOINED, "what did they agree on?",
         "What did Joseph Barasa and Mary Wanjiru agree on?"),
        ("How many died in the fire?", "Four did.", "and missing?", "How many are missing in the fire?"),
        ("How many people died in the fire?", "Four did.", "and injured?", "How many people were injured in the fire?"),
    ],
)  # fmt: skip
def test_what_a_thread_asks_in_few_words(last: str, told: str, asked: str, whole: str) -> None:
    turns = [Turn(ThreadId("t"), MemberId("m"), MOMENT, last, last, told)]
    assert read_question(asked, MOMENT, turns, load_gazetteer()).understood == whole
