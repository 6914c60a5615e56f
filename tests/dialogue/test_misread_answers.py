"""What looks like an answer and is none: what another did, what held before, what another said."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    ("2024-06-01", "President Vladimir Putin's spokesman, Dmitry Peskov, resigned on Friday."),
    ("2024-06-02", "Emmanuel Macron's former bodyguard was arrested in Paris on Saturday."),
    ("2024-06-03", "Iran's ally in Yemen, the Houthi movement, attacked Israel on Sunday."),
    ("2024-06-03", "China's neighbour, Japan, signed the treaty in Tokyo on Monday. China has not commented."),
    ("2024-06-04", "Rebels backed by Rwanda captured Goma on Tuesday, Congo's army said."),
    ("2024-06-04", "Turkey's president, Recep Tayyip Erdogan, called off a visit to Washington on Friday."),
    ("2024-06-05", "The court issued an arrest warrant for Sudan's former president, Omar al-Bashir, on Monday."),
    ("2024-06-05", "Ethiopia attacked Eritrea and captured Badme on Tuesday, its army said."),
    ("2024-06-05", "Jordan will host a conference on aid for Gaza on 11 June, King Abdullah said."),
    (
        "2024-06-05",
        "Chad's president, Mahamat Deby, won 61 percent. Succes Masra came second and resigned on Wednesday.",
    ),
    ("2024-05-01", "Brazil's justice minister, Ricardo Silva, resigned on Tuesday."),
    ("2024-05-03", "Ricardo Silva, Brazil's justice minister, has not resigned; an earlier report was wrong, it said."),
    ("2024-06-03", "A plane with Malawi's vice president, Saulos Chilima, is missing, his office said on Monday."),
    ("2024-06-04", "Malawi's vice president, Saulos Chilima, died when his plane crashed in a forest."),
    (
        "2024-06-07",
        "Hamas has yet to give an answer to the ceasefire plan. Israel has not accepted the ceasefire plan.",
    ),
    ("2024-06-08", "Hamas handed its answer to the ceasefire plan to Qatar on Saturday."),
    (
        "2024-06-07",
        "President Joe Biden apologised to Ukraine's president, Volodymyr Zelensky, for months of delay in aid.",
    ),
    ("2024-06-06", "Britain signed a fishing agreement with Norway in May."),
    ("2024-06-06", "CAIRO (Egypt Wire) - Egypt and Qatar agreed on Thursday to restore relations within two months."),
    (
        "2024-06-07",
        "Laos will release 30 billion litres from the Mekong dam a year, its energy ministry said on Friday.",
    ),
    (
        "2024-06-08",
        "Correction: An article of 7 June said Laos would release 30 billion litres from the Mekong dam a year. "
        "The figure is 40 billion litres. The article has been amended.",
    ),
)
SHOWN = {
    "Has Peskov resigned?": "Dmitry Peskov, resigned on Friday",
    "Has Japan signed the treaty?": "Japan, signed the treaty",
    "Has Erdogan visited Washington?": "called off a visit to Washington",
    "Has Ethiopia captured Badme?": "captured Badme",
    "When will Jordan host the conference on Gaza?": "on 11 June",
    "When did Silva resign?": "Corrected since: Ricardo Silva, Brazil's justice minister, has not resigned",
    "Is Chilima still missing?": "Reported since: Malawi's vice president, Saulos Chilima, died",
    "What is still open about the ceasefire plan?": "Israel has not accepted",
    "Why did Biden apologise to Zelensky?": "for months of delay",
    "Did Britain sign an agreement with Norway?": "signed a fishing agreement with Norway",
    "Did Egypt and Qatar agree to restore ties?": "Egypt and Qatar agreed on Thursday to restore relations",
    "How much will Laos release from the Mekong dam?": "The figure is 40 billion litres.",
    "Why was a warrant issued for Bashir?": "I found no sentence that plainly gives the reason; closest to it: "
    "The court issued an arrest",
}
REFUSED = (
    "Has Putin resigned?",
    "Was Macron arrested?",
    "Has Iran attacked Israel?",
    "Has China signed the treaty?",
    "Has Rwanda captured Goma?",
    "Has Deby resigned?",
    "Has Eritrea captured Badme?",
    "Has the court issued a warrant for Netanyahu?",
    "Did Britain sign an agreement with Iceland?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_who_did_it_is_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


def test_a_reason_that_stands_behind_for_is_one(answers: dict[str, Answer]) -> None:
    told = told_by(answers["Why did Biden apologise to Zelensky?"])
    assert "I found no sentence" not in told


def test_an_answer_does_not_begin_with_the_place_a_report_is_filed_from(answers: dict[str, Answer]) -> None:
    told = [claim.text for claim in answers["Did Egypt and Qatar agree to restore ties?"].answer]
    assert told[0].startswith("Egypt and Qatar agreed")


def test_what_was_done_since_is_open_no_more(answers: dict[str, Answer]) -> None:
    told = told_by(answers["What is still open about the ceasefire plan?"])
    assert "Hamas has yet to give" not in told


def test_a_figure_taken_back_is_told_with_its_correction_alone(answers: dict[str, Answer]) -> None:
    told = [claim.text for claim in answers["How much will Laos release from the Mekong dam?"].answer]
    assert [words for words in told if "30 billion" in words] == [words for words in told if "40 billion" in words]


@pytest.mark.parametrize("question", REFUSED)
def test_what_another_did_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer
