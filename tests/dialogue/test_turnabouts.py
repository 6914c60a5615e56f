"""Who has since conceded, dropped or reversed what is shown of them is told with it, in whatever words; what they
concede of another matter is not, nor what somebody else does."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-09-02",
        "Baltic Desk",
        "Minister says Tallinn sent no warning of runaway train",
        "Latvia's rail minister, Janis Ozols, blamed Estonia on Monday for a late warning of the runaway goods train "
        "Vilnis.\n\nOzols said his staff in Valga had heard of it at noon.",
    ),
    (
        "2024-09-03",
        "Baltic Desk",
        "Estonia rejects blame over runaway train",
        "Estonia rejected on Tuesday the blame for a late warning of the runaway train Vilnis. Its railway had called "
        "Valga at 11:20, Estonia's rail chief, Maris Tamm, said.",
    ),
    (
        "2024-09-09",
        "Baltic Desk",
        "Ozols: Valga did get a call before noon",
        "Latvia's rail minister, Janis Ozols, conceded on Monday that a call about the goods train Vilnis had reached "
        "Valga at 11:20.\n\nThe night shift had not passed it on, he said.",
    ),
    (
        "2024-09-10",
        "Baltic Desk",
        "Ozols loses party post",
        "Janis Ozols admitted on Tuesday that his list had lost the party vote in Jelgava.\n\nHe stays in the cabinet.",
    ),
    (
        "2024-09-02",
        "Coast Mail",
        "Gambia to ban sardine exports",
        "Gambia will ban the export of sardines through Tanji from October, the fisheries minister, Lamin Jobe, said "
        "on Monday. Prices for sardines had doubled.",
    ),
    (
        "2024-09-06",
        "Coast Mail",
        "Tanji stays open to traders",
        "Gambia has dropped its ban on exports through Tanji, President Awa Camara's office said on Friday.\n\n"
        "Jobe did not answer calls.",
    ),
    (
        "2024-09-10",
        "Coast Mail",
        "Sardine catch off Gambia doubles",
        "The catch of sardines off Gambia has doubled in a week, the fisheries ministry said on Tuesday.",
    ),
    (
        "2024-09-03",
        "Sahel Desk",
        "Well at Gao fouled, army denies dumping fuel",
        "A well at Gao was fouled by fuel on Tuesday. Boko Haram denied that it had dumped any fuel in the well.",
    ),
    (
        "2024-09-06",
        "Sahel Desk",
        "Well at Gao cleaned",
        "The well at Gao was cleaned on Friday, the town said.\n\nBoko Haram said that a lorry of fuel had "
        "overturned at the well. It regretted the damage, a spokesman said.",
    ),
    (
        "2024-09-03",
        "Hill Courier",
        "Mayor of Bitola wants tram",
        "The mayor of Bitola, Elena Risteska, said on Tuesday that the tram to Ohrid would be paid for by the state.",
    ),
    (
        "2024-09-05",
        "Hill Courier",
        "State will not pay for Bitola tram",
        "The finance minister, Goran Petrov, admitted on Thursday that there was no money for the tram from Bitola to "
        "Ohrid.\n\nThe mayor of Bitola wants to see it in writing.",
    ),
)
TOLD = {
    "What does Latvia say about the warning?": ("blamed Estonia", "conceded on Monday"),
    "What did Ozols say about the late warning?": ("blamed Estonia", "conceded on Monday"),
    "What is Latvia's position on the warning now?": ("conceded on Monday",),
    "Compare what Latvia and Estonia say about the warning.": ("conceded on Monday", "rejected on Tuesday"),
    "What does Coast Mail report about sardines?": ("dropped its ban",),
    "Did Boko Haram dump fuel in the well?": ("denied", "lorry of fuel had overturned at the well. It regretted"),
}
NOT_TOLD = {
    "What did Ozols say about the late warning?": "party vote",
    "What did Risteska say about the tram?": "Petrov",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title, publisher=by) for at, (day, by, title, text) in enumerate(READ)]
    questions = dict.fromkeys((*TOLD, *NOT_TOLD))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, questions, "2024-09-12T08:00:00Z"))


@pytest.mark.parametrize("question", TOLD)
def test_the_turnabout_is_told(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert [each for each in TOLD[question] if each not in told] == []


@pytest.mark.parametrize("question", NOT_TOLD)
def test_another_matter_or_doer_is_not(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].answer
    assert NOT_TOLD[question] not in told_by(answers[question])
