"""A sentence that meets what a question is about, and not what it asks of that, is no answer to it."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-09-02",
        "A tanker ran aground off Lubang on Sunday, the harbour office said.\n\nIts owner is the company Brightwater. "
        "The manager, Nadia Quiroz, said that the tanker had been inspected in May.\n\nMalaysia offered two tugs and a "
        "helicopter.",
    ),
    (
        "2024-09-06",
        "The master of the tanker was fined on Friday.\n\nNadia Quiroz, the manager of Brightwater, left the country "
        "on Wednesday, the border police said. They have asked for her to be found.",
    ),
    (
        "2024-09-03",
        "The banker Emil Varga was arrested in Graz on Tuesday.\n\nHe was taken to a prison in Linz, his lawyer said.",
    ),
    (
        "2024-09-04",
        "The singer Tove Arnesen cancelled her tour on Wednesday.\n\nA fan club in Trondheim sent her flowers. "
        "Arnesen said that a concert hall in Bodo had been closed.",
    ),
    (
        "2024-09-05",
        "Police in Arusha flew the ranger Juma Mrisho to a hospital in Moshi on Thursday.\n\nMrisho’s brother lives "
        "in Dodoma.",
    ),
)

QUESTIONS = {
    "Where is Nadia Quiroz now?": ("left the country on Wednesday", "two tugs"),
    "Where is Emil Varga now?": ("prison in Linz", ""),
    "Where is Tove Arnesen now?": (None, ""),
    "Where is Juma Mrisho?": ("hospital in Moshi", "Dodoma"),
}
"""What an answer tells and what it does not; None where it is refused."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    home: Path = tmp_path_factory.mktemp("met")
    return ask_all_over(home, READ, QUESTIONS, "2024-09-20T12:00:00Z")


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_asked_is_told(told: dict[str, Answer], question: str) -> None:
    expected, other = QUESTIONS[question]
    answer = told[question]
    if expected is None:
        assert answer.refused, told_by(answer)
        return
    assert expected in told_by(answer)
    assert not other or other not in told_by(answer)
