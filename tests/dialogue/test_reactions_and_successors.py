"""A thread answers who came in somebody's place, how one reacted to what was told last, and who goes for whom."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import make_report, talk_over

VOTE = (
    "2026-05-04",
    "Fiji's prime minister, Jone Hauga, faces a vote over a tram contract.\n\nHauga said the "
    "contract was a draft and promised to fight the motion.",
)
SWORN = (
    "2026-05-11",
    "Lusi Askvola was sworn in on Monday as prime minister of Fiji, the first woman to hold the office.\n\n"
    "Jone Hauga, her predecessor, said he disagreed with the vote but would not go to court. Askvola did not publish "
    "the tram contract.",
)
LEFT = (
    "2026-05-12",
    "Norway's fisheries minister, Odd Lervik, resigned on Tuesday after a quota dispute.\n\nThe deputy minister, Siri "
    "Tveit, will run the ministry until a successor is named. The skipper, Arne Moe, was fined.",
)
TALKS = (
    "2026-05-13",
    "Gabon said on Wednesday that it would send a delegation to the talks with Togo in Oslo.\n\nIts delegation will be "
    "led by the interior minister, Jean Obame.\n\nTogo welcomed the announcement. Its delegation will be led by the "
    "foreign minister, Afi Mensah.",
)
TAKEN = (
    ("2026-05-05", "Gunmen abducted three Dutch divers in Gabon on Tuesday, their company said."),
    (
        "2026-05-07",
        "The kidnappers of three Dutch divers in Gabon have asked for a ransom, officials said on Thursday.",
    ),
    (
        "2026-05-10",
        "Two of the three Dutch divers kidnapped in Gabon were freed on Sunday, the Dutch ministry said, but the third "
        "is still in the hands of his captors.",
    ),
)  # fmt: skip


def talk(tmp_path: Path, reports: tuple[tuple[str, str], ...], *turns: str) -> Answer:
    """The last answer."""
    read = [make_report(at, *each) for at, each in enumerate(reports)]
    return asyncio.run(talk_over(tmp_path, read, turns, "2026-05-14T09:00:00Z"))[-1]


def told(answer: Answer) -> str:
    return " ".join(each.text for each in answer.answer)


def test_a_reaction_is_no_older_than_what_was_told(tmp_path: Path) -> None:
    turns = "Who is the new prime minister of Fiji?", "how did Hauga react?"
    assert "disagreed" in told(talk(tmp_path, (VOTE, SWORN), *turns))


def test_what_was_said_before_is_no_reaction(tmp_path: Path) -> None:
    turns = "Who is the new prime minister of Fiji?", "how did Hauga react?"
    silent = (SWORN[0], SWORN[1].partition("\n\n")[0] + "\n\nHer predecessor, Jone Hauga, stayed away.")
    answer = talk(tmp_path, (VOTE, silent), *turns)
    assert answer.refused
    assert "draft" not in told(answer)


def test_what_somebody_promises_is_asked_of_who_has_the_office(tmp_path: Path) -> None:
    answer = talk(
        tmp_path, (VOTE, SWORN), "Who is the new prime minister of Fiji?", "what did she promise about the contract?"
    )
    assert "fight" not in told(answer)
    assert answer.understood == "What did Lusi Askvola promise about the contract?"


@pytest.mark.parametrize(
    "turns",
    [
        ("Why did Norway's fisheries minister resign?", "who is replacing him?"),
        ("Who is replacing Odd Lervik?",),
        ("Who will succeed Norway's fisheries minister?",),
    ],
)
def test_who_stands_in_comes_after_who_left(tmp_path: Path, turns: tuple[str, ...]) -> None:
    answer = talk(tmp_path, (LEFT,), *turns)
    assert not answer.refused
    assert told(answer).startswith("The deputy minister, Siri Tveit")


def test_that_somebody_left_tells_nobody_who_follows(tmp_path: Path) -> None:
    gone = ("2026-05-12", "Norway's fisheries minister, Odd Lervik, resigned on Tuesday after a quota dispute.")
    assert talk(tmp_path, (gone,), "Who is replacing Norway's fisheries minister?").refused


def test_another_calling_is_told_of_by_itself(tmp_path: Path) -> None:
    turns = "Why did Norway's fisheries minister resign?", "what about the skipper?"
    assert "Arne Moe" in told(talk(tmp_path, (LEFT,), *turns))


@pytest.mark.parametrize(("whose", "who"), [("Gabon", "Jean Obame"), ("Togo", "Afi Mensah")])
def test_who_goes_for_a_state_leads_its_delegation(tmp_path: Path, whose: str, who: str) -> None:
    turns = f"Who is going to the talks in Oslo for {'Togo' if whose == 'Gabon' else 'Gabon'}?", f"and for {whose}?"
    answer = talk(tmp_path, (TALKS,), *turns)
    assert answer.understood == f"Who will go to the talks in Oslo for {whose}?"
    assert who in told(answer)


def test_a_course_ends_with_the_newest_though_it_speaks_of_one_of_several(tmp_path: Path) -> None:
    answer = talk(tmp_path, TAKEN, "What happened to the Dutch divers in Gabon?")
    assert "Two of the three Dutch divers" in told(answer)


def test_who_took_people_is_who_abducted_them(tmp_path: Path) -> None:
    turns = "What happened to the Dutch divers in Gabon?", "Did the ministry pay?", "who took them?"
    answer = talk(tmp_path, TAKEN, *turns)
    assert answer.understood == "Who abducted the Dutch divers in Gabon?"
    assert "Gunmen" in told(answer)
