"""What only its neighbours date into a past is not told as news; what they tell beside the news takes nothing away."""

import pytest

from tests.unit.test_beside import NEW, list_left

OLD = "A Polish trawler rammed a Norwegian pilot boat off Bodo."


@pytest.mark.parametrize(
    "behind",
    [
        "That was in 1974; the two captains still write to one another.",
        "It was 1974, and nobody had a radio.",
        "That is fifty years ago.",
        "All this happened in the autumn of 1974.",
        "The year was 1974.",
        "The incident took place in May 1974.",
        "Two men were hurt. That was decades ago.",
        "(From our front page of 2 May 1974.)",
        "(1974, the cod war.)",
        "[Archive, 1974]",
    ],
)
def test_what_a_neighbour_dates_into_a_past_is_not_told(behind: str) -> None:
    told = list_left(f"{NEW}\n\n{OLD} {behind}")
    assert NEW in told
    assert OLD not in told


@pytest.mark.parametrize(
    "behind",
    [
        "It was the first time since 1974.",
        "It was in 1974 that the two last met at sea.",
        "That was the worst such accident since 1974, the coast guard said.",
        "The pilot boat was built in 1974.",
        "It was four days ago.",
        "It was 1,974 tonnes heavy.",
        "That was on Sunday.",
        "(The coast guard was founded in 1974.)",
        "(Graphic: accidents at sea in 1974)",
    ],
)
def test_what_names_a_year_of_something_else_leaves_its_neighbour(behind: str) -> None:
    assert OLD in list_left(f"{NEW}\n\n{OLD} {behind}")


def test_what_is_told_with_its_day_or_its_source_is_not_dated_back() -> None:
    today = "A Polish trawler rammed a Norwegian pilot boat off Bodo on Tuesday."
    said = "Norway has closed the harbour, its coast guard said."
    assert {today, said} <= set(list_left(f"{NEW}\n\n{today} {said} It was 1974 again, an old man thought."))


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        ("His grandfather had a hut there when the ships came.", False),
        ("Olsen's grandparents used to sell cod on the quay.", False),
        ("As a child she watched from the roof.", False),
        ("His grandfather, Kari Olsen, thanked the crew.", True),
        ("She carried her grandmother from the boat.", True),
        ("As a result the harbour closed.", True),
    ],
)
def test_a_paragraph_that_goes_back_to_forebears_tells_no_news(opening: str, told: bool) -> None:
    assert (OLD in list_left(f"{NEW}\n\n{opening} {OLD}\n\nThe quay was full.")) is told
    assert OLD in list_left(f"{NEW}\n\n{opening}\n\n{OLD}")


def test_notes_under_the_letters_of_a_table_are_not_told() -> None:
    table = "Cod / Norway / 4 tonnes / a\nHake / Poland / 9 tonnes / b\nEel / Poland / none / c"
    notes = "a Norway lands it in May.\nb Poland has refused it.\nc Norway has sent it back."
    told = list_left(f"{NEW}\n\n{table}\n\n{notes}\n\nFigures without a note are agreed.\n\nThe cod sail in May.")
    assert told == [NEW, "The cod sail in May."]
    assert OLD in list_left(f"{NEW}\n\n{OLD}\n\na Norwegian boat was hurt.")
