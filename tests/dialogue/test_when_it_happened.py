"""The time in a question whether something happened is when it did, whenever that is reported."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2025-03-05", "Ridvale's council will resurface the harbour road in July, its engineer said."),
    (
        "2025-09-02",
        "Ridvale's harbour road was resurfaced in July, its engineer told the inquiry.",
    ),
    ("2025-09-03", "The lighthouse at Tarnow was repainted in July 2019, its keeper said."),
    ("2025-03-06", "Ferry owners in Sulby painted their boats in July, they said."),
    ("2025-09-03", "Brill's chapel roof was mended in Aug., its warden said."),
    ("2025-09-03", "Kettle's ferry slip was widened in Aug. 2019, its harbour master said."),
    ("2025-09-04", "The mill at Glade opened its doors to pupils in October, its owner said."),
    ("2025-08-20", "Perrin circus has scrapped a show of lions set for Saturday."),
    ("2025-09-04", "Orsa's rowing club opened a boathouse in May, the club's chairman said."),
    ("2025-09-08", "Divers inspected the pier at Callow on Saturday, the port said on Monday."),
    ("2025-09-11", "Dunmore zoo has called off a parade of penguins that had been planned for Saturday."),
    ("2025-09-12", "Stag brewery has cancelled a tasting of cider set for Saturday because the cellar flooded."),
    ("2025-09-12", "The library in Ostwick will hold an auction of maps on Saturday, its director said."),
    ("2025-09-15", "Farmers in Leddin drained a meadow on Saturday, the mayor said."),
)
TOLD = {
    "Was the harbour road resurfaced in July?": "was resurfaced in July",
    "Was the lighthouse at Tarnow repainted in July 2019?": "was repainted in July 2019",
    "Was Brill's chapel roof mended in August?": "was mended in Aug.",
    "Did Orsa's rowing club open a boathouse in May?": "opened a boathouse in May",
    "Did Dunmore zoo hold a parade of penguins on Saturday?": "called off a parade",
    "Did Stag brewery hold a tasting of cider on Saturday?": "cancelled a tasting",
    "Did farmers drain a meadow on Saturday?": "drained a meadow",
}
REFUSED = (
    "Was the lighthouse at Tarnow repainted in July?",
    "Did divers inspect the pier at Callow on Saturday?",
    "Was the harbour road resurfaced in June?",
    "Did ferry owners in Sulby paint their boats in July?",
    "Was Kettle's ferry slip widened in August?",
    "Did the mill at Glade open its doors to pupils in October?",
    "Did Perrin circus hold a show of lions on Saturday?",
    "Who called off a parade of penguins on Saturday?",
    "Did the library in Ostwick hold an auction of maps on Saturday?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TOLD, *REFUSED), "2025-09-16T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_a_report_of_another_time_tells_of_it(answers: dict[str, Answer], question: str, words: str) -> None:
    told = told_by(answers[question])
    assert words in told, answers[question].reason
    assert "will resurface" not in told


@pytest.mark.parametrize("question", REFUSED)
def test_another_day_of_that_name_is_not_told(answers: dict[str, Answer], question: str) -> None:
    assert not told_by(answers[question])
