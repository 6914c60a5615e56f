"""Contradictions that are plain are found with both passages; accounts that merely differ are left alone."""

import pytest

from tests.accounts import disputes, passages, tell

STRIKE = "The strike on the market in Kherson killed 12 people and wounded many more, the regional governor said late."


def test_other_figures_for_the_same_victims_are_a_dispute_with_both_passages() -> None:
    one = tell("Rescuers left. The strike on the market in Kherson killed 12 people, the governor said.", 1)
    other = tell("The strike on Kherson's market left 21 people dead, the mayor told reporters. Shops closed.", 2)
    (found,) = disputes(one, other)
    assert found.subject == "the number of people killed"
    assert passages(found, one, other) == [
        "The strike on the market in Kherson killed 12 people, the governor said.",
        "The strike on Kherson's market left 21 people dead, the mayor told reporters.",
    ]


@pytest.mark.parametrize(
    "other",
    [
        "The strike on Kherson's market left twelve people dead, the mayor said.",
        "The strike on Kherson's market left at least 10 people dead, the mayor said.",
        "The strike on Kherson's market left about 13 people dead, the mayor said.",
        "The strike on Kherson's market left 21 people wounded, the mayor said.",
        "An accident at a bridge in another province left 21 people dead.",
        "The strike on Kherson's market killed 12 people, it was said. Later the market strike's toll was 21 dead.",
    ],
)
def test_figures_that_can_both_hold_are_no_dispute(other: str) -> None:
    one = tell("The strike on the market in Kherson killed 12 people, the governor said.", 1)
    assert disputes(one, tell(other, 2)) == ()


def test_a_toll_that_rose_by_the_next_days_is_no_dispute() -> None:
    one = tell("The strike on the market in Kherson killed 12 people.", 1)
    later = tell("The strike on the market in Kherson killed 21 people.", 2, hours=48)
    assert disputes(one, later) == ()


def test_other_counts_of_things_need_more_shared_words() -> None:
    one = tell("US officials said China had flown four balloons over American bases since 2019.", 1)
    other = tell("China had flown nine balloons over American bases since 2019, officials in Washington said.", 2)
    third = tell("A shop in Ohio sold nine balloons to a Chinese tourist.", 3)
    assert [each.subject for each in disputes(one, other)] == ["the number of balloons"]
    assert disputes(one, third) == ()


def test_other_dates_for_one_happening_are_a_dispute() -> None:
    one = tell("Wang Yi held a meeting with Blinken in Munich on 18 February, the ministry said.", 1)
    other = tell("The meeting with Wang Yi in Munich took place on February 19, Blinken's office said.", 2)
    ahead = tell("Wang Yi and Blinken left open on 16 February whether Munich would see them together.", 3)
    assert [each.subject for each in disputes(one, other)] == ["the date of the meeting"]
    assert disputes(one, ahead) == ()


def test_a_text_brought_up_to_date_does_not_contradict_its_earlier_state() -> None:
    assert disputes(tell(STRIKE, 1), tell(STRIKE.replace("12", "21"), 2, hours=1)) == ()


def test_two_desks_that_print_one_text_with_different_figures_at_one_time_contradict_one_another() -> None:
    (found,) = disputes(tell(STRIKE, 1), tell(STRIKE.replace("12", "21"), 2))
    assert found.subject == "the number of people killed"


def test_a_figure_beside_one_on_which_both_agree_is_still_in_dispute() -> None:
    text = "Of the towers 24 people were found dead by Sunday in Kherson, and 121 people were missing, officials said."
    (found,) = disputes(tell(text, 1), tell(text.replace("121", "181"), 2))
    assert found.subject == "the number of people missing"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("more than 1,000", "more than 1,200", False),
        ("more than 1,000", "more than 1,800", True),
        ("at least 63", "at least 64", True),
        ("more than 100", "at least 150", False),
        ("at least 63", "more than 100", False),
        ("at least 120", "more than 100", False),
        ("more than 100", "90", True),
        ("about 14,000", "about 15,000", False),
        ("about 14,000", "about 17,000", True),
        ("1,200", "1,214", False),
        ("1,200", "1,364", True),
    ],
)
def test_rounded_figures_differ_only_where_rounding_cannot_explain_it(one: str, other: str, *, differ: bool) -> None:
    text = "{} people lost their homes in the flood along the Amur near Khabarovsk on Sunday, officials said."
    told = disputes(tell(text.format(one.capitalize()), 1), tell(text.format(other.capitalize()), 2))
    assert bool(told) == differ


@pytest.mark.parametrize(
    "other",
    [
        "The strike on the market in Kherson killed between 10 and 15 people, the mayor said.",
        "The strike on the market in Kherson did not kill 30 people, the mayor said.",
        "The strike on the market in Kherson could have killed 30 people, the mayor said.",
        "The strike on the market in Kherson killed a further 5 people, the mayor said.",
        "The strike on the market in Kherson killed 5 people from one family, the mayor said.",
        "A second strike on the market in Kherson killed 4 people, the mayor said.",
        "Strikes on the market in Kherson have killed 40 people in the last week, the mayor said.",
        "The strike on the market in Kherson will cost the lives of 40 people, the mayor said.",
        "The strike on the market in Kherson killed at most 15 people, the mayor said.",
    ],
)
def test_a_range_a_part_or_what_only_might_be_contradicts_no_count(other: str) -> None:
    assert (
        disputes(tell("The strike on the market in Kherson killed 12 people, the governor said.", 1), tell(other, 2))
        == ()
    )


def test_at_most_contradicts_a_greater_count() -> None:
    most = "Nurses told the mayor that no more than 15 people died in the strike on the market in Kherson."
    (found,) = disputes(
        tell("The strike on the market in Kherson killed 21 people, the governor said.", 1), tell(most, 2)
    )
    assert found.subject == "the number of people killed"


def test_figures_of_two_cities_are_no_dispute_and_hide_none() -> None:
    one = tell(
        "The strike on homes in Kharkiv killed 12 people, rescuers said. The strike on homes in Odesa killed 4 people, "
        "rescuers said.", 1,
    )  # fmt: skip
    other = tell("The strike on homes in Odesa killed 9 people, rescuers said.", 2)
    (found,) = disputes(one, other)
    assert passages(found, one, other)[0] == "The strike on homes in Odesa killed 4 people, rescuers said."


def test_a_place_is_carried_over_from_the_sentence_before() -> None:
    one = tell("Missiles fell on a market in Kharkiv. The strike killed 12 people and burned stalls.", 1)
    other = tell("Drones fell on a station in Odesa. The strike killed 5 people and a conductor.", 2)
    same = tell("Rescuers spoke of drones over Kharkiv. The strike killed 5 people and burned a bus.", 3)
    assert disputes(one, other) == ()
    assert [each.subject for each in disputes(one, same)] == ["the number of people killed"]


@pytest.mark.parametrize(
    "other",
    [
        "The strike on the market in Kherson on Sunday killed 21 people, the mayor said.",
        "The strike on the market in Kherson last year killed 21 people, the mayor said.",
        "The strike on the market in Kherson killed 21 more people, the mayor said.",
    ],
)
def test_figures_of_another_day_are_no_dispute(other: str) -> None:
    one = "The strike on the market in Kherson on Monday killed 12 people, the governor said on Tuesday."
    assert disputes(tell(one, 1), tell(other, 2)) == ()


def test_the_day_on_which_it_was_told_is_not_that_of_the_happening() -> None:
    one = tell("The strike on the market in Kherson on Monday killed 12 people, the governor said.", 1)
    other = tell("The strike on the market in Kherson killed 21 people, the mayor said on Tuesday.", 2)
    assert [each.subject for each in disputes(one, other)] == ["the number of people killed"]


def test_soldiers_of_two_armies_are_counted_apart() -> None:
    one = tell("The battle near the river bridge killed 40 Russian soldiers, officers said.", 1)
    other = tell("The battle near the river bridge killed 70 Chinese soldiers, officers said.", 2)
    assert disputes(one, other) == ()


def test_one_sentence_with_two_figures_is_a_dispute_though_both_figures_stand_in_one_of_the_texts() -> None:
    lead = "Twelve bodies lay in the morgue: the strike in Kherson killed 12 people, doctors found."
    (found,) = disputes(tell(STRIKE, 1), tell(f"{lead} Shops closed. {STRIKE.replace('12', '21')}", 2))
    assert found.subject == "the number of people killed"
    reworded = "Of the strike on the market in Kherson the toll was 21 people killed, the regional governor said late."
    assert disputes(tell(STRIKE, 1), tell(f"{lead} Shops closed. {reworded}", 2)) == ()


def test_a_part_and_its_whole_in_one_sentence_contradict_nothing() -> None:
    text = "The court in Riyadh dismissed the charges against three people of the 11 people who stood trial there."
    other = "Courts in Riyadh rarely explain themselves. "
    assert disputes(tell(text, 1), tell(f"{other}{text}", 2)) == ()
