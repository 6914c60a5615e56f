"""What one wants from another is told by no request to others, and since when there is something by its beginning."""

import asyncio
from pathlib import Path

from tests.reports import make_report, talk_over, told_by

NOW = "2024-05-20T18:00:00Z"
REPORTS = (
    make_report(
        1,
        "2024-05-06",
        "Peru and Chile resumed talks on Monday about a railway to the port of Arica.\n\nPeru wants to run the last 20 "
        "kilometres of the line for 50 years. Chile has offered cheap freight but rejects Peruvian guards.",
        title="Peru and Chile resume talks on railway",
    ),
    make_report(
        2,
        "2024-05-12",
        "The next talks between Peru and Chile on the railway to Arica will be held in Quito on 9 June.\n\nChile had "
        "asked for a delay because of a vote in its senate, a diplomat in Quito said. Police in Chile arrested nine "
        "people at a march.",
        title="Railway talks between Peru and Chile moved to June",
    ),
    make_report(
        3,
        "2024-05-13",
        "Togo on Monday put a levy on onions from Benin in a dispute over a closed bridge.\n\nTogo said nine lorries "
        "had been waiting since March.",
        title="Togo puts levy on onions in dispute with Benin",
    ),
)


def test_a_request_to_whomever_is_not_what_one_wants_from_another(tmp_path: Path) -> None:
    turns = ("What does Peru want from Chile?", "and Chile?", "when do they meet again?")
    [_, chile, meet] = asyncio.run(talk_over(tmp_path, REPORTS, turns, NOW))
    assert "rejects Peruvian guards" in told_by(chile)
    assert "delay" not in told_by(chile)
    assert "arrested" not in told_by(chile)
    assert "9 June" in told_by(meet)


def test_what_tells_of_no_beginning_does_not_tell_since_when(tmp_path: Path) -> None:
    turns = ("What is the dispute between Togo and Benin about?", "since when?")
    [about, since] = asyncio.run(talk_over(tmp_path, REPORTS, turns, NOW))
    assert "closed bridge" in told_by(about)
    assert "nothing newer that answers this" in told_by(since)
    assert "lorries" not in told_by(since)


def test_a_beginning_tells_it(tmp_path: Path) -> None:
    begun = make_report(
        4, "2024-05-14", "The dispute between Togo and Benin broke out in March, when a bridge was shut."
    )
    turns = ("What is the dispute between Togo and Benin about?", "since when?")
    [_, since] = asyncio.run(talk_over(tmp_path, (*REPORTS, begun), turns, NOW))
    assert "broke out in March" in told_by(since)
