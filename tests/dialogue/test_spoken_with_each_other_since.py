"""What was reported since two had not spoken with each other is that they did, and no talks of one with another."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "A call of Keir Starmer with Claudia Sheinbaum had not been confirmed, London said. Emmanuel Macron was told.",
    ),
    ("2024-06-05", "A gas deal is almost done, Emmanuel Macron said on Wednesday at his talks with Keir Starmer."),
)
SPOKE = ("2024-06-06", "Keir Starmer spoke with Claudia Sheinbaum by video on Thursday for an hour.")
QUESTION = "Has Starmer spoken with Sheinbaum yet?"


@pytest.mark.parametrize(("read", "since"), [(READ, False), ((*READ, SPOKE), True)])
def test_only_that_both_spoke_is_told_since(tmp_path: Path, read: tuple[tuple[str, str], ...], since: bool) -> None:
    told = told_by(ask_all_over(tmp_path, read, [QUESTION], "2024-06-09T18:00:00Z")[QUESTION])
    assert "gas deal" not in told
    assert ("by video" in told) == since
    assert since or "had not been confirmed" in told
