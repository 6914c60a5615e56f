"""A question for one detail is told by that: the date of the very thing, what it is said to be, and whether somebody is
in prison by the newest report."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, talk_over, told_by

NOW = "2024-06-20T09:00:00Z"
READ = (
    (
        "2024-06-03",
        "Malta and Tunisia will begin talks on fishing rights in Sfax on 9 July, Malta's government said.\n\n"
        "Malta gave no date for the start of work on a harbour. It signed a harbour contract at its talks with Libya "
        "on Monday.",
    ),
    (
        "2024-06-04",
        "Latvia and Norway gave no timetable for an inquiry into the collision of two ferries off Bergen.\n\n"
        "Norway gave 14 August as the date for the reopening of the Bergen ferry route.",
    ),
    (
        "2024-06-05",
        "The buoy that drifted into Gavle was a fishing marker, Finland's navy said.\n\nFinland's navy said Swedish "
        "buoys had drifted into Finland ten times. Finland said Sweden had overreacted about the buoy.",
    ),
    (
        "2024-06-06",
        "Police in Riga arrested Juris Kalns, a mill owner, over a fire. He faces six years in prison.",
    ),
    ("2024-06-10", "A court in Riga released Juris Kalns on bail on Monday."),
    ("2024-06-07", "Dana Orel was released from custody in Brno on Friday."),
    ("2024-06-12", "Dana Orel was arrested again in Brno on Wednesday."),
    ("2024-06-11", "President Pavel Rehor released 40 prisoners. Pavel Rehor was detained as a student, he said."),
    ("2024-06-08", "Police in Lima detained Rosa Quispe, a union leader."),
    (
        "2024-06-09",
        "Chile and Peru signed papers on the Arica tunnel on Sunday. The two states gave no timetable for talks.\n\n"
        "Peru's minister of works gave no date for talks on the Tacna tram.",
    ),
    ("2024-06-10", "The abductors demand a plane to Niger, the bishop of Agadez, Luc Oumarou, said on Monday."),
    ("2024-06-10", "The finance minister demands a lower budget, his spokesman said on Monday."),
    ("2024-06-11", "The captors of three geologists near Arlit held a fourth man too, a trader of Arlit said."),
    ("2024-06-13", "Judges in Lima refused to free Rosa Quispe. A union wants her to be released."),
)
SHOWN = {
    "Is there a date for the reopening of the Bergen ferry route?": ("14 August", "timetable"),
    "Is there a timetable for the inquiry into the ferries?": ("no timetable for an inquiry", "14 August"),
    "What does Finland say the buoy was?": ("a fishing marker", "ten times"),
    "Is there any date for talks on the Arica tunnel?": ("no timetable for talks", "tram"),
    "Is there any date for talks on the Tacna tram?": ("no date for talks on the Tacna tram", "timetable"),
    "What do the abductors want?": ("demand a plane", "budget"),
    "Is Juris Kalns in prison?": ("released Juris Kalns on bail", "arrested"),
    "Was Rosa Quispe detained in Lima?": ("detained Rosa Quispe", "Juris"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    asked = (
        *SHOWN,
        "Is there a date for talks between Norway and Latvia?",
        "Is there any date for talks on the Bergen ferry?",
        "Is there any timetable for talks on the Gavle buoy?",
        "What does the transport minister want?",
        "What do the captors want?",
        "Is Pavel Rehor in prison?",
        "Is Dana Orel in jail?",
    )
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, NOW))


@pytest.mark.parametrize("question", SHOWN)
def test_the_very_detail_is_told(answers: dict[str, Answer], question: str) -> None:
    told, (shown, other) = told_by(answers[question]), SHOWN[question]
    assert shown in told, answers[question].reason or told
    assert other not in told


def test_a_date_of_something_else_is_none(answers: dict[str, Answer]) -> None:
    assert answers["Is there a date for talks between Norway and Latvia?"].refused


@pytest.mark.parametrize(
    "question",
    [
        "Is there any date for talks on the Bergen ferry?",
        "Is there any timetable for talks on the Gavle buoy?",
        "What does the transport minister want?",
        "What do the captors want?",
    ],
)
def test_what_is_told_of_another_thing_or_person_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])


def test_who_was_arrested_anew_is_not_told_as_freed(answers: dict[str, Answer]) -> None:
    assert "released" not in told_by(answers["Is Dana Orel in jail?"])


def test_who_frees_others_is_not_freed(answers: dict[str, Answer]) -> None:
    assert "40 prisoners" not in told_by(answers["Is Pavel Rehor in prison?"])


ABOUT_BERGEN = ("What happened off Bergen?", "any date for talks?")


async def test_a_date_asked_for_in_few_words_is_of_what_these_name(tmp_path: Path) -> None:
    reports = [make_report(n, day, text) for n, (day, text) in enumerate(READ)]
    [_, dated] = await talk_over(tmp_path, reports, ABOUT_BERGEN, NOW)
    assert "14 August" not in told_by(dated)
    assert "harbour" not in told_by(dated)


HOSTED = [
    make_report(0, "2024-06-03", "Chad and Niger agreed in Doha on Monday to reopen their border.\n\n"
                "Qatar hosted the talks that led to the agreement."),
    make_report(1, "2024-06-04", "If Qatar wanted to play a useful role, it should lower its gas prices, Japan's trade "
                "minister said on Tuesday."),
]  # fmt: skip


@pytest.mark.parametrize("asked", ["what role did Qatar play", "What was Qatar's role?", "who ran the talks?"])
async def test_who_hosted_the_talks_of_an_affair_played_that_role(tmp_path: Path, asked: str) -> None:
    [_, played] = await talk_over(tmp_path, HOSTED, ("What did Chad and Niger agree?", asked), NOW)
    assert "Qatar hosted the talks" in told_by(played), played.reason
    assert "gas prices" not in told_by(played)


async def test_who_hosted_nothing_is_told_no_role(tmp_path: Path) -> None:
    turns = ("What did Chad and Niger agree?", "what role did Japan play")
    [_, played] = await talk_over(tmp_path, HOSTED, turns, NOW)
    assert "hosted" not in told_by(played)
