"""Deaths and causes in other words: who drowned died, what a strike is over is its reason, and a toll names nobody."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-03", "A trawler capsized off Kerkennah on Monday, killing at least 31 people, the navy said."),
    ("2024-06-03", "At least 12 people died when a cliff slid into the sea at Sete on Monday, the prefect said."),
    ("2024-06-04", "A landslip at a quarry in Banovo killed two surveyors on Tuesday, the owner said."),
    ("2024-06-04", "Customs officers detained 30 people in Oran on Tuesday."),
    ("2024-06-05", "A fire gutted a sawmill in Pori on Wednesday. Nobody was hurt. The blaze was caused by a spark."),
    ("2024-06-05", "A fire damaged a museum in Turku on Wednesday. The ministry promised a new roof for the school."),
    (
        "2024-06-06",
        "The minister, Hugo Salas, would not resign. Guests left. Salas blamed the firm for it all.",
    ),
    ("2024-06-06", "Clara Neto was arrested in Luanda on Thursday on suspicion of smuggling ivory."),
    (
        "2024-06-07",
        "Dockers in Gavle have been on strike since Tuesday over night shifts. Guards patrol Gavle.",
    ),
    ("2024-06-07", "The mayor of Braila, Ion Radu, resigned on Friday over a forged diploma."),
    ("2024-06-07", "Pilots in Faro walked out on Friday. The strike spread all over the airport."),
)
SHOWN = {
    "How many people drowned off Kerkennah?": "at least 31 people",
    "How many people perished at Sete?": "12 people died",
    "How many people lost their lives off Kerkennah?": "at least 31 people",
    "Who was killed in Banovo?": "two surveyors",
    "Who detained 30 people in Oran?": "Customs officers",
    "Why did the sawmill in Pori burn?": "caused by a spark",
    "What caused the fire at the sawmill in Pori?": "caused by a spark",
    "Why was Clara Neto arrested?": "smuggling ivory",
    "Why are dockers in Gavle on strike?": "over night shifts",
    "Why did Ion Radu resign?": "over a forged diploma",
}
REASONED = tuple(question for question in SHOWN if question.startswith(("Why", "What caused")))
SILENT = ("Who drowned off Kerkennah?", "Who died at Sete?", "How many people were detained at Sete?")
UNREASONED = (
    "Why did Hugo Salas resign?",
    "What caused the fire at the museum in Turku?",
    "Why did pilots in Faro walk out?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *SILENT, *UNREASONED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_is_told_in_other_words_answers(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])


@pytest.mark.parametrize("question", REASONED)
def test_a_reason_that_is_told_is_given_as_one(answers: dict[str, Answer], question: str) -> None:
    assert "I found no sentence" not in told_by(answers[question])


@pytest.mark.parametrize("question", SILENT)
def test_a_number_of_dead_names_nobody_and_counts_nothing_else(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused


@pytest.mark.parametrize("question", UNREASONED)
def test_where_no_cause_is_told_none_is_made(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert answers[question].refused or told.startswith(
        ("I found no sentence that plainly gives the reason", "It was reported otherwise")
    )
