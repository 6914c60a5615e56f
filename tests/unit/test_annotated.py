"""Lines that only what stands around them explains are not told; those that look like them are."""

import pytest

from tests.unit.test_beside import list_left

LEAD = "Norway's foreign minister, Kari Holm, met Poland's envoy in Oslo on Wednesday to speak of the cable."
ITEM = "Norway will lend Poland two cable ships from Bergen."
LAST = "Holm said on Wednesday that the cable would be laid by Norway in the spring."


@pytest.mark.parametrize(
    "heading",
    [
        "UNCLEAR",
        "Unconfirmed:",
        "What is not agreed",
        "Rumours of the week",
        "FALSE",
        "Still open",
        "What we do not know",
        "Withdrawn",
        "To be confirmed",
        "Claims and rumours",
        "The Polish side proposes that:",
        "The draft asks whether the following could hold:",
    ],
)
@pytest.mark.parametrize("mark", ["", "? ", "• ", "- ", "1. "])
def test_an_item_under_a_heading_that_doubts_it_is_not_told(heading: str, mark: str) -> None:
    left = list_left(f"{LEAD}\n\n{heading}\n{mark}{ITEM}\n{mark}Poland has paid for the cable.\n\n{LAST}")
    assert not any(ITEM in each for each in left)
    assert not any("has paid" in each for each in left)
    assert LEAD in left
    assert LAST in left


@pytest.mark.parametrize("mark", ["✓", "✗", "?", "❓", "[?]", "☐"])
def test_an_item_with_a_mark_for_how_far_it_holds_is_not_told(mark: str) -> None:
    left = list_left(f"{LEAD}\n\nThe promises of 2024\n{mark} {ITEM}\n\n{LAST}")
    assert not any(ITEM in each for each in left)
    assert LAST in left


@pytest.mark.parametrize(
    "heading",
    ["Port open again", "Poland's claim on the ship", "Two ships withdrawn", "AGREED", "Envoy denied entry", "In Oslo"],
)
def test_what_stands_under_a_heading_that_tells_is_told(heading: str) -> None:
    left = list_left(f"{LEAD}\n\n{heading}\n\n{ITEM}\n\n{LAST}")
    assert [each for each in left if each != heading] == [LEAD, ITEM, LAST]


def test_a_section_of_what_is_not_known_ends_at_the_next_heading() -> None:
    left = list_left(f"{LEAD}\n\nWhat we don't know\n\n{ITEM}\n\nWhat comes next\n\n{LAST}")
    assert ITEM not in left
    assert LAST in left


@pytest.mark.parametrize(
    "line", ["Asked who would pay, Holm said: Poland.", "The two sides agreed:", "Asked if it would hold, she said:"]
)
def test_a_line_that_introduces_what_was_said_or_agreed_takes_nothing_away(line: str) -> None:
    assert ITEM in list_left(f"{LEAD}\n\n{line}\n\n{ITEM}\n\n{LAST}")


@pytest.mark.parametrize(
    "noted",
    [
        "Norway will lend Poland two ships [TO BE CONFIRMED BY WARSAW].",
        "Norway will lend Poland two ships (unconfirmed).",
        "Norway has [today/yesterday] lent Poland two ships.",
        "Norway has lent Poland two (three?) ships.",
        "Norway has lent Poland two ships. (Not yet confirmed.)",
        "Norway (pending confirmation from Bergen) has lent Poland two ships.",
        "Norway will lend Poland two ships {check with the ministry}.",
    ],
)
def test_a_sentence_with_a_note_that_it_is_not_sure_is_not_told(noted: str) -> None:
    left = list_left(f"{LEAD}\n\n{noted}\n\n{LAST}")
    assert left == [LEAD, LAST]


@pytest.mark.parametrize(
    "noted",
    [
        "Norway will lend Poland two ships (the Vesle and the Store).",
        "Norway will lend Poland two ships [in the spring].",
        "Norway will lend Poland two ships (confirmed by Warsaw).",
        "The Norwegian Cable Agency (NKA) has checked the line.",
        "The envoy of Poland (and/or his deputy) will go to Bergen.",
    ],
)
def test_a_sentence_with_another_note_is_told(noted: str) -> None:
    assert noted in list_left(f"{LEAD}\n\n{noted}\n\n{LAST}")
