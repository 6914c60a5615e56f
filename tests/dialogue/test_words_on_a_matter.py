"""Of what somebody says of a matter neither another's words beside their name nor an older word alone is told, and in a
comparison no mere silence of a side that is heard."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-04-01",
        "Nepal calls Bhutan's dam unlawful",
        "Nepal on Monday called Bhutan's dam unlawful.\n\nThe energy minister, Bina Rai, said she had invited her "
        "Bhutanese counterpart, Tashi Dorji, to talks in Ilam on 5 April.",
    ),
    (
        "2024-04-02",
        "Dorji to meet Rai in Ilam over dam",
        "Bhutan's energy minister, Tashi Dorji, will travel to Ilam on Friday for talks with his Nepalese counterpart, "
        "Bina Rai, his office said on Tuesday.",
    ),
    (
        "2024-04-04",
        "Nepal turns back trucks and calls off Ilam talks",
        "Nepal turned back 30 Bhutanese trucks at Kakarbhitta on Thursday.\n\nThe talks planned for Friday in Ilam "
        "will not take place, Nepal's energy ministry said. The minister, Bina Rai, said there was no use in meeting "
        "while the dam was being built.",
    ),
    (
        "2024-04-02",
        "Gambia closes ferry to Senegal's cattle",
        "Gambia closed the ferry at Farafenni to cattle from Senegal on Tuesday after tests had found a plague.\n\n"
        "Gambia's farm minister, Lamin Sey, said the ban would last until new tests.\n\n"
        "Senegal's farm ministry had no immediate comment.",
    ),
    (
        "2024-04-03",
        "Senegal defends its cattle after Gambia's tests",
        "Senegal on Wednesday called Gambia's ban on its cattle unjust.\n\nSenegal's farm minister, Awa Diop, said "
        "that vets in Kaolack had found no sick animal.",
    ),
    (
        "2024-04-05",
        "Chad to raise gold tax",
        "Chad's mines ministry said on Friday that the gold tax would rise. Niger's mines ministry declined to comment "
        "on the gold tax.",
    ),
)
QUESTIONS = (
    "What did Rai say about the Ilam talks?",
    "Compare what Gambia and Senegal say about the tests.",
    "Compare what Chad and Niger say about the gold tax.",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(READ)]
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, QUESTIONS, "2024-04-08T08:00:00Z"))


def test_the_newest_word_is_told_and_no_office_of_another(answers: dict[str, Answer]) -> None:
    told = told_by(answers[QUESTIONS[0]])
    assert "had invited" in told
    assert "no use in meeting" in told
    assert "his office said" not in told


def test_no_silence_stands_for_a_side_that_is_heard(answers: dict[str, Answer]) -> None:
    told = told_by(answers[QUESTIONS[1]])
    assert "no sick animal" in told
    assert "no immediate comment" not in told


def test_the_silence_of_a_side_that_says_no_more_is_told(answers: dict[str, Answer]) -> None:
    assert "declined to comment" in told_by(answers[QUESTIONS[2]])
