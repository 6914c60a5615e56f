"""Beside that a crossing was closed stands that it was opened since, where that lacks its name; not one elsewhere."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

CLOSED = (
    "2024-06-03",
    "Togo closed its main crossing with Ghana on Monday after a shooting.\n\nTrucks wait at the Noepe crossing.",
)
OPENED = "Togo and Ghana agreed on Friday to reopen their main crossing to lorries."


@pytest.mark.parametrize(
    ("later", "shown"),
    [
        (OPENED, True),
        ("Togo and Ghana reopened the crossing at Segbe to lorries on Friday.", False),
        ("Togo and Benin agreed on Friday to reopen their main crossing to lorries.", False),
        ("Togo and Ghana agreed on Friday to open their fairs to visitors.", False),
    ],
)
@pytest.mark.parametrize("question", ["Is the Noepe crossing closed?", "Is the Noepe crossing open?"])
def test_what_was_opened_since_is_told(tmp_path: Path, later: str, shown: bool, question: str) -> None:
    read = (CLOSED, ("2024-06-07", later))
    told = told_by(ask_all_over(tmp_path, read, [question], "2024-06-12T09:00:00Z")[question])
    assert "Togo closed its main crossing" in told
    assert (later in told) is shown, told
