"""What stands in a section that is no news is not told, up to the next label; what only looks like a label is told."""

import pytest

from bot.text.sections import find_sections
from tests.unit.test_beside import NEW, OLD, list_left

LABELS = [
    "From our fiction corner",
    "Satire",
    "And finally, our joke",
    "This week's quiz",
    "3. Short story",
    "The serial, part 9",
    "From the archive",
    "Twelve years ago today",
    "This week in 1998",
    "Hoax of the day",
    "Readers' letters",
    "Horoscope",
    "Scenario 2",
]


def list_cut(text: str) -> str:
    return "\n".join(span.of(text) for span in find_sections(text))


@pytest.mark.parametrize("label", LABELS)
def test_what_stands_behind_or_under_a_label_that_is_no_news_is_cut(label: str) -> None:
    assert OLD in list_cut(f"{NEW}\n\n{label}: The cable sings. {OLD}")
    assert OLD in list_cut(f"{NEW}\n\n{label}\n{OLD}\n\nIn other news\n{NEW}")
    assert NEW not in list_cut(f"{NEW}\n\n{label}\n{OLD}\n\nIn other news\n{NEW}")


def test_a_rumour_is_cut_behind_its_label() -> None:
    assert OLD in list_cut(f"{NEW}\n\nRumour of the day: {OLD}")


def test_a_section_of_two_paragraphs_goes_on_up_to_the_next_label() -> None:
    text = f"Politics: {NEW}\n\nSatire: The cable sings.\n\n{OLD}\n\nWeather: Rain in Bergen."
    assert OLD in list_cut(text)
    assert "Rain" not in list_cut(text)
    assert NEW not in list_cut(text)


def test_a_label_in_a_report_without_others_cuts_its_paragraph_alone() -> None:
    text = f"{NEW}\n\nQuiz: Is the cable of gold?\n\n{OLD}"
    assert "gold" in list_cut(text)
    assert OLD not in list_cut(text)


def test_an_item_ends_with_the_next_one() -> None:
    text = f"1. {NEW}\n\n2. Satire: The cable sings.\nIt hums.\n\n3. {OLD}"
    assert "hums" in list_cut(text)
    assert OLD not in list_cut(text)


def test_what_is_paid_for_ends_with_its_line_where_a_text_has_no_parts() -> None:
    assert list_cut(f"{NEW}\n\nSponsored\n\n{OLD}") == ""
    assert OLD in list_cut(f"News\n{NEW}\n\nSponsored\n{OLD}")


@pytest.mark.parametrize(
    "opening",
    [
        "Serial killer",
        "A fiction",
        "Novel virus in Gdansk",
        "The puzzle of the cable",
        "Letters of credit",
        "Sponsored talks",
        "Two years ago Norway",
        "Archives minister",
        "Jokes aside",
    ],
)
def test_what_only_names_such_a_thing_is_left(opening: str) -> None:
    assert list_cut(f"{NEW}\n\n{opening}: the cable is a matter of Norway. {OLD}") == ""


def test_no_article_tells_what_such_a_section_holds() -> None:
    assert list_left(f"{NEW}\n\nFrom our fiction corner: The cable sings. {OLD}") == [NEW]
