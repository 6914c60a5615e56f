"""Whether something is open or closed now: the last report of that very place holds, and none of another."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    ("2024-06-03", "Landslides closed the Karakoram road north of Gilgit in Pakistan on Monday, police said."),
    ("2024-06-06", "The Karakoram road north of Gilgit was reopened for trucks on Thursday, a minister said."),
    ("2024-06-04", "Chad closed its border crossing at Adre on Tuesday. It had held talks with Sudan in March."),
    ("2024-06-05", "Chad's foreign minister said the crossing at Adre, closed since Tuesday, would stay shut."),
    ("2024-06-07", "The port of Beira in Mozambique reopened on Friday after the storm. The airport is still closed."),
    ("2024-06-07", "Traders in Maputo, Mozambique's capital, said flour had run out."),
    ("2024-06-10", "Estonia reopened the border crossing at Narva on Monday. Latvia's crossing at Terehova is closed."),
    ("2024-06-11", "Estonia closed the crossing at Narva again on Tuesday, its interior ministry said."),
    ("2024-06-11", "The mayor of Voru, near the crossing at Luhamaa, welcomed the decision."),
    ("2024-06-12", "Ecuador's Cuenca road has been closed by a landslide since 2 June, the ministry said."),
)
SHOWN = {
    "Is the Karakoram road open again?": "reopened for trucks",
    "Is the Karakoram road still closed?": "reopened for trucks",
    "Is the crossing at Adre open?": "would stay shut",
    "Is the crossing at Adre closed?": "would stay shut",
    "Since when is the crossing at Adre closed?": "Tuesday",
    "Is the port of Beira open again?": "reopened on Friday",
    "Is the border crossing at Narva open again?": "closed the crossing at Narva again",
    "Is the crossing at Terehova open?": "is closed",
    "Since when is the Cuenca road closed?": "since 2 June",
}
REFUSED = (
    "Is the port of Maputo open again?",
    "Is the airport of Maputo still closed?",
    "Is the crossing at Luhamaa open?",
    "Is the crossing at Luhamaa closed?",
    "Since when is the Quito road closed?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-14T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_last_state_of_it_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_another_place_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
