"""Who asks when something will be is told first that it did not happen on the day for which it was planned."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2026-06-10", "The Ostra bridge will reopen on Monday, 15 June, the city said on Wednesday."),
    ("2026-06-16", "The Ostra bridge stayed closed on Monday because Hungary held up its bearings, the city said."),
    ("2026-06-11", "The Gdynia ferry will sail again on 13 June, its operator said on Thursday."),
    ("2026-06-13", "The Gdynia ferry did not sail on Saturday because of a strike, its operator said."),
    ("2026-06-09", "The Varn tunnel will reopen on 15 June, the railway said."),
    ("2026-06-12", "The Varn tunnel remained closed on Friday, the railway said."),
    ("2026-06-16", "The Lomo tunnel remained closed on Monday after a rockfall, the police said."),
)
FELL_THROUGH = {
    "When will the Ostra bridge reopen?": ("stayed closed on Monday", "reopen on Monday, 15 June"),
    "When does the Ostra bridge reopen?": ("stayed closed on Monday", "reopen on Monday, 15 June"),
    "When will the bridge reopen?": ("stayed closed on Monday", "reopen on Monday, 15 June"),
    "When will the Gdynia ferry sail again?": ("did not sail on Saturday", "sail again on 13 June"),
}

STANDING = ("When will the Varn tunnel reopen?", "When will the tunnel reopen?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    questions = (*FELL_THROUGH, *STANDING)
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, questions, "2026-06-17T08:00:00Z")


@pytest.mark.parametrize(("question", "told"), FELL_THROUGH.items())
def test_what_fell_through_is_told_before_its_plan(
    answers: dict[str, Answer], question: str, told: tuple[str, str]
) -> None:
    undone, earlier, planned = (claim.text for claim in answers[question].answer)
    assert told[0] in undone
    assert earlier == "Reported earlier:"
    assert told[1] in planned


@pytest.mark.parametrize("question", STANDING)
def test_what_came_before_the_day_or_is_of_another_thing_undoes_no_plan(
    answers: dict[str, Answer], question: str
) -> None:
    told = told_by(answers[question])
    assert "The Varn tunnel will reopen on 15 June" in told
    assert "remained closed" not in told
