"""Numbers are read where they are written in words, deaths where a loss of lives or bodies tell them, and depth, weight
and speed by their own measures."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-03", "A barge sank off Kerou on Monday. Nineteen people are confirmed dead, the coast guard said."),
    ("2024-06-05", "The barge that sank off Kerou was overladen, a pilot said. Forty-two people are confirmed dead."),
    ("2024-06-03", "A mine at Tolga caved in on Monday with the loss of at least 31 lives, the owner said."),
    ("2024-06-03", "A dam burst at Vasto on Monday. The number of bodies recovered at Vasto rose to 23 by night."),
    ("2024-06-03", "One hundred and twelve tents burnt down in the camp at Arbin on Monday. Rain put out the fire."),
    (
        "2024-06-04",
        "The wreck of the trawler Ibis was found at a depth of 81 metres on Tuesday, six miles east of Lomo.",
    ),
    ("2024-06-04", "The wreck of the yacht Petrel was found on Tuesday, nine miles south of Lomo."),
    ("2024-06-04", "The bell that fell in Torun on Tuesday weighs 900 kilograms. It was 400 years old."),
    ("2024-06-04", "A bell in Plock cracked on Tuesday. It was cast 300 years ago."),
    ("2024-06-04", "The train that left the rails near Arzo on Tuesday was going at 130 kilometres an hour."),
    ("2024-06-04", "The train that hit a lorry near Sarnia on Tuesday had come 130 kilometres."),
)
SHOWN = {
    "How many people died when the barge sank off Kerou?": "Forty-two people",
    "How many people died in the mine at Tolga?": "31 lives",
    "How many people died when the dam burst at Vasto?": "rose to 23",
    "How many tents burnt down at Arbin?": "One hundred and twelve",
    "How deep is the wreck of the trawler Ibis?": "81 metres",
    "How heavy is the bell that fell in Torun?": "900 kilograms",
    "How fast was the train going near Arzo?": "130 kilometres an hour",
}
REFUSED = (
    "How deep is the wreck of the yacht Petrel?",
    "How heavy is the bell in Plock?",
    "How fast was the train going near Sarnia?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_a_number_in_other_words_answers(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_another_measure_answers_nothing(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
