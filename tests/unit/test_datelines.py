"""Where a report begins behind the place, the day and the agency it is filed from."""

import pytest

from bot.model.analysis import Span
from bot.text.datelines import skip_dateline

OPENING = "Norland will shut the crossing, its ministry said."


@pytest.mark.parametrize(
    "dateline",
    [
        "KARLSBURG, Norland, May 7 (Coast Wire) - ",
        "KARLSBURG, Norland, May 7 (Xinhua) -- ",
        "KARLSBURG, Norland, 7 May - ",
        "KARLSBURG, May 7 - ",
        "KARLSBURG (AP) — ",
        "KARLSBURG, Norland (AP) — ",
        "KARLSBURG – ",
        "ŠTĚPÁNOV — ",
        "PORT ELIZA, Norland, Sept. 3, 2024 (Harbour News) – ",
        "Karlsburg, May 7 (Harbour News) - ",
        "Port Eliza, Norland, May 7 (Harbour News) -- ",
        "Karlsburg (Harbour News) — ",
        "Karlsburg (Reuters) ",
    ],
)
def test_a_dateline_is_no_part_of_the_report(dateline: str) -> None:
    text = dateline + OPENING

    assert skip_dateline(text, Span(0, len(text))).of(text) == OPENING


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, May 7 - the day of the vote - Norland shut the crossing.",
        "Norland, which shut the crossing on May 7 - a holiday - said nothing.",
        "The Norland Union (NU) - the larger party - left the talks.",
        "Karlsburg shut the crossing on 7 May - a holiday - without a word.",
        "Norland and Sudmark (both members) - signed the accord.",
        "May 7 - the anniversary - passed quietly.",
    ],
)
def test_a_sentence_with_a_dash_or_a_bracket_is_kept_whole(text: str) -> None:
    assert skip_dateline(text, Span(0, len(text))).of(text) == text
