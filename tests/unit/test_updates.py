"""Lines that are labelled as later than their text take back what they deny of it, or tell otherwise."""

import pytest

from bot.model.analysis import Material
from bot.summarize.corrections import find_corrected
from bot.text.analysis import analyse
from tests.factories import make_article

OPENING = "Ghana reopened its border post at Paga on Friday, the customs service said."
BODY = f"{OPENING}\n\nTraders would cross from Sunday, Kofi Mensah said.\n\nBurkina Faso thanked Ghana."


def list_gone(text: str) -> list[str]:
    """The first words of the sentences that are not told."""
    article = make_article(text, title="Paga")
    material = Material(article, analyse(article))
    gone = set(find_corrected(material))
    return [each.span.of(text).split()[0] for each in material.analysis.sentences if each.span in gone]


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE 16:40: Ghana has not reopened the border post, its army says.",
        "UPDATE: The customs service now says that Ghana reopened the border post for trucks alone.",
        "Correction (17:10): Ghana did not reopen the border post at Paga.",
        "UPDATE 16:40: Our first paragraph was written before the army spoke.",
        "EDITOR'S NOTE: The text above was prepared on a false account.",
        "Update, 18:00: Our headline is out of date.",
    ],
)
def test_an_update_that_takes_back_the_opening_takes_the_text_with_it(line: str) -> None:
    assert {"Ghana", "Traders", "Burkina"} <= set(list_gone(f"{BODY}\n\n{line}"))


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE 16:40: Ghana has not said when it will open other border posts.",
        "UPDATE: Togo has not reopened its airport, pilots say.",
        "UPDATE 17:00: Ghana's customs service says 300 people crossed at Paga.",
        "EDITOR'S NOTE: Names of traders were changed for this report.",
        "Ghana's border post was not reopened in March.",
        "Update on trade: the two states will meet in June.",
    ],
)
def test_what_an_update_adds_takes_nothing_back(line: str) -> None:
    assert list_gone(f"{BODY}\n\n{line}") == []


def test_a_correction_on_a_numbered_post_takes_that_post_back_and_is_told_itself_no_more() -> None:
    thread = (
        "1. Mali sent its salt treaty to parliament on Monday.\n\n2. Niger signed in 2014.\n\n"
        "3. CORRECTION to 1: it was Thursday.\n\n4. Niger's ministry said it would wait."
    )
    gone = list_gone(thread)
    assert {"Mali", "CORRECTION"} <= set(gone)
    assert "Niger" not in gone


@pytest.mark.parametrize("label", ["EDIT: deleted", "UPDATE deleted", "UPDATE: I have removed"])
def test_a_post_that_was_deleted_is_told_no_more_nor_what_it_was_on(label: str) -> None:
    thread = (
        "1/ Mali expelled a consul of Niger on Monday.\n2/ A second consul was expelled too.\n"
        f"3/ {label} the post on a second consul.\n4/ Niger's ministry said it would wait."
    )
    assert set(list_gone(thread)) & {"Mali", "A", "Niger's", "1/", "2/", "3/", "4/"} == {"2/", "3/"}


def test_what_somebody_else_deleted_is_news() -> None:
    assert list_gone(f"{BODY}\n\nUPDATE: Minister Kofi Mensah deleted a post on the border.") == []


@pytest.mark.parametrize(
    "line",
    [
        "The harbour office corrects the captain: the ferry to Lome will sail on Sunday.",
        "CORRECTION: The ferry to Lome will sail on Sunday, not on Friday.",
    ],
)
def test_a_plan_for_another_day_than_its_correction_gives_is_not_told(line: str) -> None:
    told = "The first ferry to Lome will sail on Friday, the captain said.\n\nA ticket costs 9 cedis."
    assert list_gone(f"{told}\n\n{line}")[0] == "The"
    assert "A" not in list_gone(f"{told}\n\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "Togo corrects its budget: school meals will cost more from Sunday.",
        "The harbour office corrects the captain: the ferry to Lome will sail at noon on Friday.",
        "The first version of the plan for the ferry to Lome was written by its captain on Monday.",
        "(Corrects the first ferry to Lome: 9 cabins, not 8; will sail on Friday, not on Monday)",
    ],
)
def test_a_plan_for_the_same_day_or_another_matter_stands(line: str) -> None:
    told = "The first ferry to Lome will sail on Friday, the captain said."
    assert list_gone(f"{told}\n\n{line}") == []
