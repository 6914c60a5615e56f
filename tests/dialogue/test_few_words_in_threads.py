"""A thread answers what is asked in few words of its affair: who was hurt, by when, who came after, and reactions."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import make_report, talk_over

FIRE = (
    "2026-04-06",
    "A fire destroyed the grain terminal of Vaasa in Finland on Monday and killed three dockers.\n\nSweden offered to "
    "send two fire boats. The terminal was closed.",
)
INQUIRY = (
    "2026-04-08",
    "Finland opened an inquiry into the fire at the grain terminal of Vaasa on Wednesday. The inquiry must report "
    "by 30 June, the ministry said.\n\nA fourth docker died in hospital. Finland's ports minister, Aino Salmi, said "
    "the terminal had no sprinklers.",
)
LEFT = (
    "2026-04-10",
    "Finland's ports minister, Aino Salmi, resigned on Friday over the fire at the grain terminal of Vaasa.\n\n"
    "She gave no interviews. The prime minister named the lawyer Eero Kivi as her successor.",
)
UNHURT = ("2026-04-06", "A fire destroyed an empty grain terminal in Vaasa in Finland on Monday, the police said.")


def talk(tmp_path: Path, reports: tuple[tuple[str, str], ...], *turns: str) -> Answer:
    """The last answer."""
    read = [make_report(at, *each) for at, each in enumerate(reports)]
    return asyncio.run(talk_over(tmp_path, read, turns, "2026-04-11T09:00:00Z"))[-1]


def told(answer: Answer) -> str:
    return " ".join(each.text for each in answer.answer)


@pytest.mark.parametrize("asked", ["any casualties?", "were there any deaths?", "and any victims so far?"])
def test_whether_people_were_hurt_is_asked_of_the_affair(tmp_path: Path, asked: str) -> None:
    answer = talk(tmp_path, (FIRE,), "What happened in Vaasa?", asked)
    assert not answer.refused
    assert "killed three dockers" in told(answer)


def test_nobody_is_told_as_hurt_who_was_not(tmp_path: Path) -> None:
    assert talk(tmp_path, (UNHURT,), "What happened in Vaasa?", "any casualties?").refused


@pytest.mark.parametrize("asked", ["and the deadline?", "what is the deadline?", "is there a deadline?"])
def test_by_when_is_told_of_the_affair(tmp_path: Path, asked: str) -> None:
    answer = talk(
        tmp_path, (FIRE, INQUIRY), "Who leads the inquiry into the fire in Vaasa?", "What burned in Vaasa?", asked
    )
    assert told(answer) == "The inquiry must report by 30 June, the ministry said."


def test_an_affair_without_a_deadline_has_none(tmp_path: Path) -> None:
    answer = talk(tmp_path, (FIRE,), "What happened in Vaasa?", "and the deadline?")
    assert answer.refused
    assert answer.reason == "The reports on this give no deadline."


def test_one_reacts_to_what_was_told_earlier_in_a_thread(tmp_path: Path) -> None:
    turns = "What happened in Vaasa?", "Who leads the inquiry in Finland?", "How many died?", "how did Sweden react?"
    assert "fire boats" in told(talk(tmp_path, (FIRE, INQUIRY), *turns))


def test_who_is_asked_why_she_left_has_left(tmp_path: Path) -> None:
    answer = talk(tmp_path, (LEFT,), "When did Aino Salmi drop her plan and resign?", "who replaced her?")
    assert answer.understood == "Who replaced Aino Salmi?"
    assert told(answer).endswith("The prime minister named the lawyer Eero Kivi as her successor.")
    assert not answer.refused


@pytest.mark.parametrize("who", ["Finnish Ports Minister Aino Salmi", "Finnish Health Secretary Aino Salmi"])
def test_who_is_told_with_an_office_in_capitals_is_named(tmp_path: Path, who: str) -> None:
    left = f"{who} resigned on Friday over a fire.\n\nThe cabinet named the lawyer Eero Kivi as her successor."
    answer = talk(tmp_path, (("2026-04-10", left),), "Who replaced Aino Salmi?")
    assert not answer.refused
    assert told(answer).endswith("The cabinet named the lawyer Eero Kivi as her successor.")
