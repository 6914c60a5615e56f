"""Who came to a place, and who is back when: told by words for going there, and by one sentence for both days."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-03", "Malta's president, Eva Borg, arrived in Tunis on Monday for two days of talks on fish."),
    (
        "2024-06-05",
        "Malta's sales to Tunisia came to 40 million dollars, Borg's office said. A treaty on fish is still to come.",
    ),
    (
        "2024-06-04",
        "The explorer Ines Falk is to leave Narvik on 12 June and to return on 20 June, her sponsor said.",
    ),
    ("2024-06-05", "Rolf Dahl is to return to Bergen on 21 June after a voyage to Iceland, his crew said."),
    (
        "2024-06-06",
        "Divers have recovered the remains of the drone shot down off Gozo, the navy said on Thursday. It remains "
        "unclear who flew it.",
    ),
    ("2024-06-06", "The ban on lorries on the old bridge at Voss remains in force, its owner said."),
)
SHOWN = {
    "Did Borg come to Tunis?": "arrived in Tunis",
    "When did Borg come to Tunis?": "on Monday",
    "When does Falk leave Narvik and when is she back?": "return on 20 June",
    "When is Dahl back in Bergen?": "21 June",
    "Has the debris of the drone been recovered?": "recovered the remains",
    "Has the wreckage of the drone been recovered?": "recovered the remains",
}
REFUSED = (
    "Did Borg come?",
    "And after that, did Borg come?",
    "Did Borg come to Rome?",
    "Has the debris of the bridge been recovered?",
    "Where is the debris of the bridge?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_it_is_told_in_the_words_of_reports(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("words", ["I read nothing", "Dahl"])
def test_what_one_sentence_tells_is_not_said_to_be_missing(answers: dict[str, Answer], words: str) -> None:
    assert words not in told_by(answers["When does Falk leave Narvik and when is she back?"])


@pytest.mark.parametrize("question", REFUSED)
def test_a_sum_or_a_treaty_that_comes_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
