"""What a refusal shows as nearest is no state that a later report has overtaken, and no deed of others."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over

READ = (
    (
        "2024-06-03",
        "Senegal holds four Danish fishermen with the crew of the cutter Havfrid in the harbour of Joal, their consul "
        "said on Monday.",
    ),
    (
        "2024-06-06",
        "A court in Senegal freed 11 fishermen of the cutter Havfrid in the harbour of Joal on Thursday.",
    ),
    (
        "2024-06-04",
        "Floods cut off the town of Serrat in Andorra on Tuesday. Spain offered rescue boats. The town council sent 30 "
        "firemen.",
    ),
    (
        "2024-06-03",
        "Police in Tallinn searched the Brenk bank for the papers of its mayor on Monday.\n\nIn court a former driver "
        "of the bank, Mart Oja, testified that he had brought bags to the mayor on three evenings.",
    ),
    (
        "2024-06-07",
        "The former driver of the Brenk bank in Tallinn, Mart Oja, retracted his testimony on the bags of the mayor on "
        "Friday. Prosecutors want to know who had leaned on him.",
    ),
    ("2024-06-05", "Togo holds nine fishermen of another cutter in Lome, its navy said on Wednesday."),
)
LEFT = "Have the Danish fishermen of the cutter left the harbour?"
TOLD = "What did Mart Oja tell the court?"
SHOWN = {LEFT: "freed 11 fishermen", TOLD: "retracted his testimony"}
NOT_SHOWN = {LEFT: ("Senegal holds four", "Togo"), "How many boats did Spain send?": ("30 firemen",)}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    questions = dict.fromkeys((*SHOWN, *NOT_SHOWN))
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, questions, "2024-06-09T18:00:00Z")


def _show(answer: Answer) -> str:
    return " ".join(claim.text for claim in answer.answer)


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_the_newest_near_words_are_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in _show(answers[question]), _show(answers[question])


@pytest.mark.parametrize(("question", "words"), NOT_SHOWN.items())
def test_no_overtaken_words_are(answers: dict[str, Answer], question: str, words: tuple[str, ...]) -> None:
    assert not [each for each in words if each in _show(answers[question])], _show(answers[question])
