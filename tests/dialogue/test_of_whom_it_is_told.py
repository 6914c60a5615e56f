"""What only looks like the answer to who paid, how much of a vote, whose soldiers, which ban and where to is none."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-07-02", "A grant of 90 million euros to Gabon is to be paid over three years by Norway, the bank said."),
    ("2024-07-03", "Experts examined the wreck of the Sula off Kribi on Wednesday. The harbour was closed for them."),
    ("2024-07-04", "Albania deported a Greek reporter on Thursday. Three monks were deported from Cyprus."),
    ("2024-07-05", "Edda Lund won the mayor's race in Tromso on Friday. Turnout was 61 percent of the vote."),
    ("2024-07-06", "Cuba had twelve soldiers killed in Angola, the ministry in Havana said on Saturday."),
    ("2024-07-06", "Rwanda lost eleven soldiers in fighting near Goma in Congo, its army said on Saturday."),
    ("2024-07-07", "Poland's ban on Danish eels will stay in force if the tests fail, a spokesman in Warsaw said."),
    ("2024-07-08", "Malta's president, Rita Vella, is on a trip to Kenya and Ghana, her office said on Monday."),
    ("2024-07-09", "Latvian Defence Minister Inga Ozola was replaced by Janis Berzs on Tuesday."),
    (
        "2024-07-10",
        "Talks between Chile and Peru were moved from Lima to Quito on Wednesday. Chile had objected to Lima.",
    ),
)
SHOWN = {
    "Who was deported from Cyprus?": "Three monks were deported",
    "How many Cuban soldiers were killed in Angola?": "had twelve soldiers killed",
    "How many Rwandan soldiers died near Goma?": "lost eleven soldiers",
    "Where is Malta's president going?": "on a trip to Kenya and Ghana",
    "Is Inga Ozola still Latvia's defence minister?": "was replaced by",
    "Why were the talks between Chile and Peru moved?": "Chile had objected to Lima",
}
REFUSED = (
    "Who has paid Gabon?",
    "What did the experts find?",
    "How much of the vote did Lund get?",
    "Has Poland lifted its ban on Danish eels?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-07-12T18:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_the_answer_is_told(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason


@pytest.mark.parametrize("question", REFUSED)
def test_what_only_looks_like_it_is_not(answers: dict[str, Answer], question: str) -> None:
    assert told_by(answers[question]) == ""


def test_an_objection_is_the_reason_of_a_move_and_no_guess_at_one(answers: dict[str, Answer]) -> None:
    assert told_by(answers["Why were the talks between Chile and Peru moved?"]).startswith("Talks between Chile")
