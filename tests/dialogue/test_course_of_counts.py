"""How a toll came about is told in order of time, and how many are missing, hurt, held or freed by the newest count; a
count that names no more than the place goes on with what happened there, and never with something else."""

from collections.abc import Mapping

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "A dam burst above the town of Selmany in Kyrgyzstan on Monday and at least seven people died, the governor "
        "said. Forty people were injured and about 150 are missing. Some 2,000 people were evacuated.",
    ),
    (
        "2024-06-04",
        "The death toll from the dam burst at Selmany rose to 19 on Tuesday, the ministry said. "
        "It said 64 people were injured and 112 were still missing. Kyrgyz police detained three engineers.",
    ),
    (
        "2024-06-06",
        "Rescuers in Selmany dug through mud for a fourth day. So far 31 have died, the governor said, and 48 are "
        "unaccounted for. More than 5,600 residents have been evacuated.",
    ),
    (
        "2024-06-08",
        "Police have now arrested seven people over the dam burst at Selmany, the prosecutor said. "
        "The number of injured has climbed to 90.",
    ),
    (
        "2024-06-09",
        "A bus plunged into a ravine near Selmany on Sunday. At least 44 people died and 12 were injured, police said.",
    ),
    ("2024-06-10", "Mourners gathered in Selmany on Monday. So far 47 have died, the mayor said."),
    (
        "2024-06-07",
        "A dam burst at Orvany in Georgia killed four people on Friday. Eleven are missing and 300 were evacuated.",
    ),
    (
        "2024-06-05",
        "The ferry Ostra Mare sank off Calvi with 140 people on board. Nine people drowned and 55 are missing, the "
        "coast guard said.",
    ),
    (
        "2024-06-07",
        "Divers recovered more bodies from the ferry Ostra Mare. The toll now stands at 26, the coast guard said. "
        "Thirty-eight people are still missing.",
    ),
    ("2024-06-01", "Gunmen kidnapped 58 pupils from a school in Dambari on Saturday."),
    (
        "2024-06-08",
        "Another nine pupils kidnapped in Dambari were freed on Saturday, bringing to 21 the number freed, the army "
        "said. Thirty-seven are still held.",
    ),
    ("2024-06-06", "A warehouse fire in Pirano killed three workers on Thursday. Five people were injured."),
    ("2024-06-07", "The floods in Torcal have now killed 23 people, the civil defence said."),
    ("2024-06-09", "The number of dead in the floods in Torcal could rise to 60, an engineer said."),
    ("2024-06-10", "Ten years after the floods of 2014, which killed 210 people in Torcal, a museum opened there."),
    ("2024-06-06", "The toll for lorries on the Brenna bridge rose to 14 euros on Thursday, the operator said."),
)
COURSES = {
    "How has the death toll of the dam burst in Selmany changed?": ("seven people died", "rose to 19", "So far 31"),
    "How has the toll in Selmany changed?": ("seven people died", "rose to 19", "So far 31"),
    "How did the death toll of the ferry sinking off Calvi rise?": ("Nine people", "stands at 26"),
    "How did the number of missing after the dam burst in Selmany change?": ("150", "112", "48 are unaccounted"),
}
SHOWN = {
    "What is the death toll of the dam burst in Selmany now?": "So far 31",
    "How many people died in the dam burst at Selmany?": "So far 31",
    "How many people are still missing in Selmany?": "48 are unaccounted for",
    "How many people were injured in the dam burst at Selmany?": "climbed to 90",
    "How many people have died in the floods in Torcal?": "killed 23 people",
    "How many people were injured in the bus accident near Selmany?": "12 were injured",
    "How many have been arrested over the dam burst so far?": "arrested seven people",
    "How many people were evacuated from Selmany?": "5,600 residents",
    "How many are missing after the ferry sinking?": "Thirty-eight people",
    "How many pupils are still held in Dambari?": "Thirty-seven are still held",
    "How many pupils have been freed in Dambari?": "to 21 the number freed",
    "How has the death toll of the warehouse fire in Pirano changed?": "I read one count of it",
}
REFUSED = (
    "How has the death toll of the earthquake in Selmany changed?",
    "How has the toll of the dam burst in Kenya changed?",
    "How many people were injured in the dam burst at Orvany?",
    "How many have been arrested over the ferry sinking?",
    "How many people were evacuated in Pirano?",
    "How many sheep died in the dam burst at Selmany?",
    "How many children died in the dam burst at Selmany?",
    "What is the death toll on the Brenna bridge?",
    "What is the death toll?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    home = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, (*COURSES, *SHOWN, *REFUSED), "2024-06-11T18:00:00Z")


@pytest.mark.parametrize(("question", "steps"), COURSES.items())
def test_a_course_is_told_in_order_of_time(
    answers: Mapping[str, Answer], question: str, steps: tuple[str, ...]
) -> None:
    claims = [claim for claim in answers[question].answer if claim.kind == "copied"]
    assert all(claim.citations for claim in claims)
    assert [step in claim.text for step, claim in zip(steps, claims, strict=True)] == [True] * len(steps)


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_the_newest_count_of_that_happening_answers(answers: Mapping[str, Answer], question: str, words: str) -> None:
    told = told_by(answers[question])
    assert words in told, answers[question].reason
    assert not any(each in told for each in ("44", "47", "Eleven")) or "bus" in question


@pytest.mark.parametrize("question", REFUSED)
def test_what_was_not_counted_is_refused(answers: Mapping[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
