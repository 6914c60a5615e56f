"""What leans on a sentence is shown with it; of whom somebody met before another, `he` is whoever was named."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2024-06-20T09:00:00Z"
REPORTS = (
    make_report(
        1,
        "2024-06-03",
        "Laos asked Thailand on Monday to let 14 fishermen go who have been held since May. Thailand has not answered "
        "that request.",
        title="Laos asks Thailand to free fishermen",
    ),
    make_report(
        2,
        "2024-06-05",
        "Envoy Karl Lund met Tunisia's premier, Leila Novak, on Wednesday. Before Novak he had met Sami Baccar, the "
        "mayor of Tunis.",
        title="Lund meets Novak",
    ),
    make_report(
        3,
        "2024-06-06",
        "Some 300 lorries were waiting at the Kulata crossing on Thursday, the Bulgarian customs office said.",
        title="Queue at Kulata",
    ),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What is still open between Laos and Thailand?", "since May. Thailand has not answered that request."),
        ("Whom did Lund meet before Novak?", "he had met Sami Baccar"),
        ("How many lorries are stuck at Kulata?", "300 lorries"),
    ],
)
def test_what_is_told_in_other_words_or_of_a_he_is_found(tmp_path: Path, question: str, told: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    assert told in told_by(answer), answer.reason


@pytest.mark.parametrize("question", ["Whom did Lund meet before Baccar?", "Whom did Lund meet after Novak?"])
def test_the_other_order_is_not_told(tmp_path: Path, question: str) -> None:
    answer = asyncio.run(ask_over(tmp_path, REPORTS, [question], NOW))[question]
    assert answer.refused, told_by(answer)
