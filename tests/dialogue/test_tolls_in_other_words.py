"""How many died, however it is told: by bodies, lives or what the toll rose to. The last count of that happening holds;
one of another affair never does."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-06-03",
        "A ferry with about 120 people capsized off Bukoba in Tanzania on Monday. At least nine people died.",
    ),
    (
        "2024-06-04",
        "Divers recovered 14 bodies from the ferry that capsized off Bukoba, Tanzania's navy said on Tuesday.",
    ),
    ("2024-06-05", "The death toll from the ferry disaster off Bukoba rose to 23 on Wednesday, the governor said."),
    (
        "2024-06-05",
        "It took firefighters 31 hours to put out the hospital fire in Mwanza, officials said on Wednesday.",
    ),
    ("2024-06-06", "An avalanche near the Kyrgyz town of Naryn claimed 17 lives on Thursday, the ministry said."),
    (
        "2024-06-07",
        "Eleven people lost their lives when a mine collapsed near Kolwezi in Congo on Friday, the company said.",
    ),
    ("2024-06-08", "The toll of the mine collapse near Kolwezi now stands at 16, a minister said on Saturday."),
    ("2024-06-08", "Two more bodies were found in the burnt dance hall in Cuenca, Ecuador, bringing the dead to 21."),
    (
        "2024-06-09",
        "Fatalities from the landslide in Papua New Guinea's Enga province now number 112. 200 houses were buried.",
    ),
    ("2024-06-09", "Fire tore through a hotel in Batumi on Sunday. The ministry put the number of deaths at eight."),
    ("2024-06-10", "Cholera has claimed the lives of 74 people in Zambia's Copperbelt since April, doctors said."),
)
SHOWN = {
    "How many people died in the ferry disaster off Bukoba?": "rose to 23",
    "How many were killed when the ferry capsized in Tanzania?": "rose to 23",
    "How many bodies were recovered from the ferry?": "14 bodies",
    "How many people died in the avalanche near Naryn?": "claimed 17 lives",
    "How many were killed by the avalanche in Kyrgyzstan?": "claimed 17 lives",
    "How many people died in the mine collapse near Kolwezi?": "stands at 16",
    "How many people lost their lives in the mine collapse?": "stands at 16",
    "How many people died in the dance hall in Cuenca?": "bringing the dead to 21",
    "How many were killed by the landslide in Papua New Guinea?": "112",
    "How many people died in the hotel fire in Batumi?": "at eight",
    "How many people has cholera killed in Zambia?": "74 people",
}
REFUSED = (
    "How many people died in the hospital fire in Mwanza?",
    "How many firefighters died in the hospital fire?",
    "How many people died in the ferry disaster in Zanzibar?",
    "How many people died in the earthquake in Naryn?",
    "How many died in the mine collapse in Zambia?",
    "How many people died in the hotel fire in Tbilisi?",
    "How many hours did it take to put out the hotel fire?",
    "How many people died of cholera in Malawi?",
    "How many rescuers died in Enga?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = [make_report(n, day, text) for n, (day, text) in enumerate(READ)]
    later = {"published": "2024-06-11T15:00:00Z"}
    reports += [
        make_report(
            20, "2024-06-11", "A train derailed near Gaya in India on Tuesday, killing 32 people, a clerk said."
        ),
        make_report(
            21, "2024-06-11", "The toll of the train accident near Gaya was lowered to 29, a minister said.", **later
        ),
    ]
    asked = (*SHOWN, *REFUSED, "How many people died in the train accident near Gaya?")
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2024-06-14T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_last_count_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_the_count_of_another_affair_is_none(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])


def test_an_earlier_count_is_told_as_one(answers: dict[str, Answer]) -> None:
    told = told_by(answers["How many people died in the train accident near Gaya?"])
    newest, _, before = told.partition("Reported earlier:")
    assert "lowered to 29" in newest
    assert "killing 32 people" in before


async def test_a_later_and_higher_count_of_another_happening_at_that_place_is_none_of_it(tmp_path: Path) -> None:
    reports = [
        make_report(1, "2024-06-06", "An avalanche near Naryn killed 17 people on Thursday, the ministry said."),
        make_report(2, "2024-06-09", "Two buses collided near Naryn on Sunday. At least 31 people died, police said."),
    ]
    asked = "How many people died in the avalanche near Naryn?"
    told = told_by((await ask_over(tmp_path, reports, (asked,), "2024-06-14T09:00:00Z"))[asked])
    assert "killed 17 people" in told
    assert "31" not in told
