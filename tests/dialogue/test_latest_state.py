"""Of what changes by the day the last report is told: figures, who holds an office, what had not been done, who is
held."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report

_REPORTS = (
    ("2024-06-03", "Tank bursts at Varna refinery",
     "A tank burst at the refinery of Varna on Monday and about 200 tonnes of diesel leaked into the bay, the port "
     "said.\n\nTwo workers were killed, the fire service said. Divers had not reached the broken valve so far.\n\n"
     "Gunmen held 40 sailors aboard the ferry Tinos off Chios, Greece said."),
    ("2024-06-04", "Bulgaria's energy minister quits",
     "Bulgaria's energy minister, Petar Dimov, resigned on Tuesday over the leak.\n\nPresident Rumen Radev appointed "
     "Vera Stoeva energy minister the same day.\n\nBulgaria recovered 30 tonnes of diesel from the bay."),
    ("2024-06-06", "Varna leak three times as large",
     "The refinery of Varna put the diesel that leaked into the bay at 650 tonnes on Thursday.\n\nA third worker, a "
     "welder, died on Wednesday. Divers reached the broken valve at dawn.\n\nBulgaria recovered another 50 tonnes of "
     "diesel from the bay."),
    ("2024-06-07", "Parliament rejects Stoeva",
     "Bulgaria's parliament removed the new energy minister, Vera Stoeva, on Friday.\n\nRadev named Ivo Kanev energy "
     "minister of Bulgaria.\n\nGunmen released 15 sailors of the Tinos off Chios, Greece said."),
    ("2024-06-08", "Former minister speaks",
     "Bulgaria's former energy minister, Petar Dimov, said on Saturday he was not to blame.\n\nTurkey's energy "
     "minister, Selim Aksu, offered ships."),
)  # fmt: skip
_QUESTIONS = (
    "How much diesel leaked at Varna?",
    "How many tonnes of diesel were recovered from the bay?",
    "How many workers died at Varna?",
    "Who is the energy minister of Bulgaria?",
    "Who is Bulgaria's new energy minister?",
    "Who is Turkey's energy minister?",
    "Have divers reached the broken valve?",
    "How many sailors are still held off Chios?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words of all of them, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_REPORTS)]
    told = asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, _QUESTIONS, "2024-06-09T06:00:00Z"))
    return {question: _words(answer) for question, answer in told.items()}


def _words(answer: Answer) -> str:
    return " | ".join(claim.text for claim in answer.answer)


def test_a_figure_that_has_grown_replaces_the_first_one(answers: dict[str, str]) -> None:
    assert "650 tonnes" in answers["How much diesel leaked at Varna?"]
    assert "200 tonnes" not in answers["How much diesel leaked at Varna?"]


def test_what_is_added_to_a_figure_does_not_replace_it(answers: dict[str, str]) -> None:
    told = answers["How many tonnes of diesel were recovered from the bay?"]
    assert "30 tonnes" in told
    assert "another 50 tonnes" in told


def test_whoever_dies_as_the_third_makes_three(answers: dict[str, str]) -> None:
    assert answers["How many workers died at Varna?"].startswith("A third worker")


@pytest.mark.parametrize(
    "question", ["Who is the energy minister of Bulgaria?", "Who is Bulgaria's new energy minister?"]
)
def test_an_office_is_held_by_who_came_into_it_last(answers: dict[str, str], question: str) -> None:
    assert answers[question] == "Radev named Ivo Kanev energy minister of Bulgaria."


def test_of_an_office_into_which_nobody_came_its_holder_is_told(answers: dict[str, str]) -> None:
    assert "Selim Aksu" in answers["Who is Turkey's energy minister?"]


def test_what_had_not_been_done_is_told_with_its_end(answers: dict[str, str]) -> None:
    assert answers["Have divers reached the broken valve?"].endswith("Divers reached the broken valve at dawn.")


def test_whoever_came_free_after_the_last_count_is_told(answers: dict[str, str]) -> None:
    held, _, since = answers["How many sailors are still held off Chios?"].partition(" | Reported since: | ")
    assert "held 40 sailors" in held
    assert "released 15 sailors" in since
