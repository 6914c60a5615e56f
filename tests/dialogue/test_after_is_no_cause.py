"""What came after something is not for that its effect: a cause is told by a word for one, or by what can bring it
about."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    ("2024-06-03", "The dredger Malina sank off Brod on Monday, a harbour master said."),
    ("2024-06-13", "Divers gave up work at Brod on Thursday, ten days after the dredger Malina sank."),
    ("2024-06-13", "The mayor laid a wreath for the dredger Malina at Brod on Thursday after it sank."),
    ("2024-06-03", "The tug Orso sank off Pola on Monday after a pump failed, the owner said."),
    ("2024-06-03", "The launch Vera sank off Rab on Monday because of a cracked hull, the owner said."),
    ("2024-06-03", "A dyke at Olza broke on Monday after a lunch given by the mayor."),
    ("2024-06-04", "The clerk Ada Brun resigned in Sion on Tuesday after a newspaper printed her letters."),
    ("2024-06-04", "The clerk Leo Maas resigned in Bulle on Tuesday, two days after he came back from Rome."),
)
SHOWN = {
    "What caused the tug Orso to sink?": "after a pump failed",
    "What caused the launch Vera to sink?": "because of a cracked hull",
    "Why did Ada Brun resign?": "after a newspaper printed her letters",
}
NONE = ("What caused the dredger Malina to sink?", "What caused the dyke at Olza to break?", "Why did Leo Maas resign?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *NONE), "2024-06-15T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_a_cause_is_given_as_one(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])
    assert "I found no sentence" not in told_by(answers[question])


@pytest.mark.parametrize("question", NONE)
def test_a_time_is_given_as_no_cause(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused or told_by(answers[question]).startswith(
        "I found no sentence that plainly gives the reason"
    )
