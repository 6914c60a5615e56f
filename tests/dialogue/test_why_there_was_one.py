"""Why there was something is told by what gives the reason of that, and not by a `because` of another clause; in a
thread also from a report that its last answer did not come from."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answer.found.causes import tells_cause
from bot.answer.thread.reading import read_question
from bot.text.gazetteer import load_gazetteer
from tests.reports import make_report, talk_over, told_by

NOW = "2025-05-20T08:00:00Z"
_TOLD = (
    ("2025-05-02", "Opposition ahead in Lesotho",
     "The opposition Green League won the most votes in Lesotho's election on Friday but fell short of a majority."),
    ("2025-05-06", "Recount in the mountains",
     "Lesotho's electoral board ordered a recount in the mountain districts on Tuesday after complaints about missing "
     "ballot boxes.\n\nThe League accused the cabinet of playing for time."),
    ("2025-05-12", "Recount costs the League a seat",
     "The recount in Lesotho's mountains has cost the Green League one seat, the electoral board said on Monday."
     "\n\nIts leader, Palesa Moeti, called the recount a theft but said she would not appeal to the high "
     "court, because the country needed a cabinet."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]


async def test_a_thread_tells_why_from_the_report_that_gives_the_reason(tmp_path: Path) -> None:
    [_, why] = await talk_over(
        tmp_path, REPORTS, ("What did the recount in Lesotho cost the Green League?", "why was there a recount?"), NOW
    )
    assert "after complaints" in told_by(why)
    assert "needed a cabinet" not in told_by(why)


@pytest.mark.parametrize(
    ("asked", "words", "tells"),
    [
        ("Why was there a recount?", "Moeti called the recount a theft but would not sue, because it is dear.", False),
        ("Why was there a strike?", "He praised the strike but said he had stayed at home because he was ill.", False),
        ("Why was the port shut?", "The port was shut on Monday but the ferry sailed because it was full.", False),
        ("Why was the port shut?", "The port was not old but was shut because its crane fell.", True),
        ("Why was the port shut?", "The port was shut not in May but in June because its crane fell.", True),
        ("Why was the port shut?", "The port was shut but only for a day because its crane fell.", True),
        ("Why did Moeti not sue?", "Moeti called it a theft but said she would not sue, because it cost money.", True),
    ],
)  # fmt: skip
def test_a_because_belongs_to_its_own_clause(asked: str, words: str, tells: bool) -> None:
    question = read_question(asked, datetime(2025, 5, 20, tzinfo=UTC), (), load_gazetteer(), {})
    assert tells_cause(question, question.understood.lower(), words) is tells
