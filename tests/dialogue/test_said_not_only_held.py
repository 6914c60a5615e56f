"""What somebody says, and what a recording shows, is told by saying and showing, and by whoever is asked of alone."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Latvia asks for help.\n\nLatvia's foreign minister, Ilze Ozola, said the fire at the Indra depot "
        "was an accident.\n\nThe owner of a farm saw smoke.",
    ),
    (
        "2024-06-06",
        "Latvia and Belarus met on Thursday.\n\nLatvia agreed to give Belarus the camera recordings of the fire "
        "at the Indra depot.\n\nA visit is planned.",
    ),
    (
        "2024-06-08",
        "Belarus received the recordings from the Indra depot on Friday. An official in Minsk said they showed a man "
        "at the gate. They were sent by post.",
    ),
    (
        "2024-06-05",
        "The rudder fits the tanker Merle, said Paul Ott, an inspector.\n\nThe captain, Jan Vesik, was arrested "
        "on Monday.\n\nThe captain said the rudder had broken in a storm.",
    ),
    ("2024-06-07", "The captain of the ferry Dole said the pier was rotten."),
)
TOLD = {
    "What does Latvia say about the fire at the Indra depot?": ("was an accident", "agreed to give"),
    "What do the recordings from the Indra depot show?": ("a man at the gate", "agreed to give"),
    "What does the captain of the Merle say?": ("had broken in a storm", "Paul Ott"),
    "What does the captain of the Dole say?": ("the pier was rotten", "storm"),
}


@pytest.mark.parametrize("question", TOLD)
def test_only_what_is_said_or_shown_is_told(tmp_path: Path, question: str) -> None:
    answer, other = TOLD[question]
    told = told_by(ask_all_over(tmp_path, READ, [question], "2024-06-12T09:00:00Z")[question])
    assert answer in told, told
    assert other not in told


def test_what_was_given_shows_nothing(tmp_path: Path) -> None:
    question = "What do the recordings of the fire show?"
    assert told_by(ask_all_over(tmp_path, READ[:2], [question], "2024-06-12T09:00:00Z")[question]) == ""
