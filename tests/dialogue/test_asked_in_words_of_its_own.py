"""What is asked in words that no report has is answered by those in which it is told: that somebody returned, until
when a thing is closed, what will be paid; and a hyphen may join two who talk."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-05-02", "Chad has recalled its envoy to Niger, Ali Deby, for talks, the Foreign Ministry said on Thursday."),
    ("2024-05-09", "Chad's envoy returned to Niamey on Wednesday.\n\nThe markets were quiet."),
    ("2024-05-10", "Museums in Lesotho will stay closed until 3 June because of the floods, the culture office said."),
    (
        "2024-05-11",
        "Ghana will pay 20 million cedis to growers in Togo whose cocoa was seized, the farm minister, Esi Owusu, "
        "said on Saturday.",
    ),
    (
        "2024-05-12",
        "No date has been set for a call between the premier, Orla Brandt, and the Danish leader, Jens Holm, an aide "
        "said on Sunday.",
    ),
    (
        "2024-05-13",
        "Benin plans a tramway in Cotonou, the mayor said on Monday.\n\nThe line will open in 2027 and will cost 310 "
        "million euros, of which the state would pay half.",
    ),
    (
        "2024-05-14",
        "The tramway in Cotonou is the plan of the mayor. A firm had paid for a trip of his to Lyon, a paper told.",
    ),
    ("2024-05-14", "The goldsmith Rolls-Benson sold its shop in Bergen on Tuesday. Its meeting room was empty."),
)
TOLD = {
    "Is the envoy of Chad back in Niamey?": "returned to Niamey",
    "When will the museums in Lesotho reopen?": "until 3 June",
    "What has Accra promised the growers?": "20 million cedis",
    "Has a date been set for the Brandt-Holm call?": "No date has been set",
    "How much will the tramway in Cotonou cost and who pays?": "310 million euros, of which the state would pay half",
}
PAID = "How much will the tramway in Cotonou cost and who pays?"
UNTOLD = (
    "Is the envoy of Niger back in Rome?",
    "When will the museums in Eswatini reopen?",
    "What has Accra promised the nurses?",
    "Has a date been set for the Brandt-Okoye call?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, (*TOLD, *UNTOLD), "2024-05-16T08:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_it_is_told_in_other_words(answers: dict[str, Answer], question: str) -> None:
    assert TOLD[question] in told_by(answers[question])


@pytest.mark.parametrize("question", UNTOLD)
def test_what_is_told_of_others_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused


def test_who_pays_is_told_already(answers: dict[str, Answer]) -> None:
    assert "Lyon" not in told_by(answers[PAID])
