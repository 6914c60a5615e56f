"""How long something is closed is told by its end, however that is asked and told: until a day, through a month, not
before it."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-03-04",
        "Norway closed the Varanger bridge on Monday after cracks were found in two pillars.\n\n"
        "The bridge will stay closed until 1 August, the road authority said.",
    ),
    ("2024-03-05", "Peru shut the Inca pass to lorries for three weeks after a landslide, a minister said on Tuesday."),
    ("2024-03-06", "Slovakia said the closure of the Gabcik lock, ordered on Wednesday, is to last three weeks."),
    ("2024-03-08", "Latvia keeps the crossing at Terehova closed to trucks through the end of June."),
    (
        "2024-03-09",
        "Italy shut the Mont Cenis railway on Saturday after a rockfall; trains will not run before September, the "
        "operator said.",
    ),
    ("2024-03-08", "Chile closed the Lota mine on Friday. The owner drove through June Street in an open car."),
    ("2024-03-09", "Kenya blocked the Voi road on Saturday. Drivers had not paid tolls before 2 lorries were stopped."),
)
TOLD = {
    "How long will the Varanger bridge remain shut?": "until 1 August",
    "Until when is the Varanger bridge closed?": "until 1 August",
    "Till when will the Inca pass stay closed?": "for three weeks",
    "How long will the Gabcik lock stay shut?": "three weeks",
    "How long will the crossing at Terehova stay closed?": "through the end of June",
    "How long will the Mont Cenis railway be shut?": "not run before September",
}
REFUSED = ("How long will the Lota mine be closed?", "How long will the Voi road be blocked?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*TOLD, *REFUSED), "2024-03-12T18:00:00Z")


@pytest.mark.parametrize("question", TOLD)
def test_its_end_is_told(answers: dict[str, Answer], question: str) -> None:
    assert TOLD[question] in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_else_lasts_or_was_before_is_not(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
