"""What a thing costs is told by what was paid for it, in whatever words; a sum that is demanded, a fine, or the price
of another thing is none."""

from collections.abc import Mapping

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-04",
        "The airline Norvia agreed to pay 12 million euros to the families of the victims of the crash at Hasko, its "
        "lawyers said.",
    ),
    ("2024-06-05", "The shipyard in Velden was bought for 340 million dollars by the group Tasmar on Wednesday."),
    ("2024-06-06", "The group Brenvik sold the brewery in Velden for 90 million dollars on Thursday."),
    ("2024-06-05", "The ministry of Altland signed a contract worth 1.2 billion euros for eight patrol boats."),
    ("2024-06-06", "The city of Morano will build a tram line. The line is 14 kilometres long."),
    ("2024-06-07", "The rail operator Sundbahn was fined 5 million euros over the derailment at Brukk."),
    ("2024-06-06", "The bridge over the Tamsa is to be rebuilt at a price of 80 million euros, the mayor said."),
    ("2024-06-07", "Farmers in Ostrel demanded compensation of 30 million euros from the operator of the Ostrel dam."),
    ("2024-06-08", "The mill in Gerda may be bought for 6 million euros, a banker said."),
)
SHOWN = {
    "How much compensation will Norvia pay?": "12 million",
    "How much compensation will the families get for the crash at Hasko?": "12 million",
    "How much did Tasmar pay for the shipyard?": "340 million",
    "How much will the patrol boats cost?": "1.2 billion",
    "How much will the bridge over the Tamsa cost?": "80 million",
}
REFUSED = (
    "How much did Brenvik pay for the brewery?",
    "How much did Tasmar pay for the brewery?",
    "How much will the tram line in Morano cost?",
    "How much compensation did Sundbahn pay?",
    "How much compensation will the farmers in Ostrel get?",
    "How much will the bridge in Velden cost?",
    "How much did the mill in Gerda cost?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-11T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_was_paid_is_the_price(answers: Mapping[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason


@pytest.mark.parametrize("question", REFUSED)
def test_another_sum_is_none(answers: Mapping[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
