"""Of what waits or is stuck the newest number answers, also where it is lower and it is asked what was; and a count is
of the place of its report where only some of those counted are from elsewhere."""

from collections.abc import Mapping

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Zambia shut the Sakani crossing to lorries on Monday. The hauliers' federation put the number of lorries "
        "stranded on both sides at 2,300.",
    ),
    (
        "2024-06-07",
        "Zambia let fuel pass the Sakani crossing on Friday. The hauliers' federation said that the number of stranded "
        "lorries had fallen to 1,900.",
    ),
    ("2024-06-04", "Some 400 ships were stranded in the Corran canal on Tuesday, the harbour master said."),
    ("2024-06-08", "The Corran canal reopened on Saturday. Only 120 ships were still stranded, a pilot said."),
    ("2024-06-02", "Gunmen seized 23 people at the Tabo mine in Niger on Sunday. Among the hostages are four Chinese."),
    ("2024-06-05", "Seven of the hostages seized at the Tabo mine in Niger were freed. Sixteen people are still held."),
    (
        "2024-06-09",
        "Five of the hostages seized at the Tabo mine in Niger were freed on Sunday, the minister said. The kidnappers "
        "now hold 11 people, among them the four Chinese engineers.",
    ),
)  # fmt: skip
HOLDS = {
    "How many lorries were stranded at the Sakani crossing?": ("1,900", "2,300"),
    "How many ships were stranded in the Corran canal?": ("120", "400"),
    "How many hostages are still held in Niger?": ("11 people", "Sixteen"),
    "How many people are held in Niger?": ("11 people", "Sixteen"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, HOLDS, "2024-06-10T18:00:00Z")


@pytest.mark.parametrize(("question", "told"), HOLDS.items())
def test_the_newest_number_answers(answers: Mapping[str, Answer], question: str, told: tuple[str, str]) -> None:
    shown = told_by(answers[question])
    assert told[0] in shown, answers[question].reason or shown
    assert told[1] not in shown, shown
