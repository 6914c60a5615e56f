"""A toll is read however long it is told of what it is, so that the newest one of a disaster takes its place; what else
rose at the end of such a sentence is no toll."""

import asyncio

import pytest

from bot.answer.found.counting import find_in_all, value_at
from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

LONG = {
    "The death toll of Sunday's crash between a coach and a milk lorry on the coastal road of Samoa rose to 22, it "
    "said.": "22",
    "The toll from the blast at the sugar mill on the outskirts of the old port town of Beira has climbed to 31.": "31",
    "The toll in the fire at the night market behind the main railway station of Medan grew to nine on Friday.": "9",
}
NO_TOLL = (
    "The toll of the crash between the coach and the lorry was published while the price of milk rose to 22.",
    "The toll on the coastal road for a coach with more than twenty seats and a trailer rose to 22, the town said.",
    "The toll of the fire is not known, but the number of patients in the hospital near the market rose to 31.",
)
READ = (
    ("2026-02-02", "A coach and a milk lorry collided near Apia in Samoa on Monday, killing at least four people."),
    (
        "2026-02-02",
        "The number of people killed when a coach hit a milk lorry in Samoa rose to 11, Samoan police said.",
    ),
    (
        "2026-02-04",
        "The death toll of Monday's crash between a coach and a milk lorry on the coastal road of Samoa rose to 22 on "
        "Wednesday after three patients died, the health ministry said.",
    ),
    (
        "2026-02-06",
        "Samoa buried the first victims of the coastal road coach crash on Friday after two more people died, bringing "
        "the toll to 24.",
    ),
)
ASKED = tuple(f"How many people died in the coach {each}?" for each in ("disaster", "accident", "tragedy", "crash"))


@pytest.mark.parametrize("words", LONG)
def test_the_toll_is_read(words: str) -> None:
    at = find_in_all(words)
    assert at is not None
    assert value_at(words, at) == LONG[words]


@pytest.mark.parametrize("words", NO_TOLL)
def test_what_else_rose_is_none(words: str) -> None:
    assert find_in_all(words) is None


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, ASKED, "2026-02-10T09:00:00Z"))


@pytest.mark.parametrize("question", ASKED)
def test_the_newest_is_told_whatever_it_is_called(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert "the toll to 24" in told
    assert "rose to 22" not in told
