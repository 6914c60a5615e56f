"""What is asked of another state in a thread is told by what it does in the affair, and not by who is from there."""

import asyncio
from pathlib import Path

from bot.answer.found.measures import tells_measure
from tests.reports import make_report, talk_over, told_by

NOW = "2024-05-20T18:00:00Z"
REPORTS = (
    make_report(
        1,
        "2024-05-06",
        "The mate of the trawler Ibis, accused of having rammed a patrol boat off Lomo, pleaded not guilty on Monday "
        "before a court in Oslo.\n\nIvo Brek, 46, a Peruvian national, said the wheel had jammed.",
        title="Mate of trawler on trial in Oslo",
    ),
    make_report(
        2,
        "2024-05-10",
        "Peru on Friday urged Norway to free the mate of a trawler that is said to have hit a boat, calling his arrest "
        "hasty.\n\nIvo Brek denies that he hit the patrol boat off Lomo on purpose.",
        title="Peru urges Norway to free mate of trawler Ibis",
    ),
    make_report(3, "2024-05-12", "Peru and Chile signed a treaty on water on Sunday in Lima.", title="Water treaty"),
)


def test_another_state_is_asked_about_in_the_affair(tmp_path: Path) -> None:
    turns = ("What is Ivo Brek accused of?", "How much did the trawler cost?", "and Peru?")
    [_, _, peru] = asyncio.run(talk_over(tmp_path, REPORTS, turns, NOW))
    assert "Peru on Friday urged Norway" in told_by(peru)
    assert "Peruvian national" not in told_by(peru)
    assert "treaty" not in told_by(peru)


def test_a_state_that_opens_a_thread_is_told_of_at_all(tmp_path: Path) -> None:
    [peru] = asyncio.run(talk_over(tmp_path, REPORTS, ("What about Peru?",), NOW))
    assert "Peru" in told_by(peru)


def test_a_time_after_something_is_no_age() -> None:
    asked = "how old is ruiz?"
    assert not tells_measure(asked, "Ruiz lost her majority nine months after she took office.")
    assert not tells_measure(asked, "Ruiz spent 12 years in exile.")
    assert tells_measure(asked, "Ruiz, who is 51 years old, lost her majority.")
    assert tells_measure(asked, "Ruiz is 51 years of age.")
    assert tells_measure(asked, "The 400-year-old bell cracked.")
    assert tells_measure(asked, "It was built 300 years ago.")
