"""Contradictions that are plain are found with both passages; accounts that merely differ are left alone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.group.disputes import find_disputes
from bot.group.figures import find_figures
from bot.group.happenings import find_happenings
from bot.group.origins import find_origins
from bot.model.analysis import Material
from bot.model.story import Dispute
from tests.factories import NOW
from tests.materials import AMERICA, CHINA, Said, make_material


def tell(text: str, number: int, *said: Said, hours: int = 0) -> Material:
    return make_material(
        text,
        url=f"https://news.example/{number}",
        publisher=f"Desk {number}",
        published=NOW + timedelta(hours=hours),
        actors=CHINA | AMERICA,
        said=said,
    )


def disputes(*materials: Material) -> tuple[Dispute, ...]:
    return find_disputes(materials, find_origins([material.article for material in materials]))


def passages(dispute: Dispute, *materials: Material) -> list[str]:
    texts = {material.article.id: material.article.text for material in materials}
    return [account.span.of(texts[account.article_id]) for account in dispute.accounts]


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


def test_a_claim_and_its_denial_are_a_dispute_between_the_parties() -> None:
    claim = "China was weighing lethal support for the war"
    one = tell(f"Washington said {claim}.", 1, ("says", "Washington", claim))
    denial = "it was weighing any lethal support"
    other = tell(f"Beijing denied {denial}, and asked for talks.", 2, ("denies", "Beijing", denial))
    (found,) = disputes(one, other)
    assert found.subject == "claimed by United States, denied by China"
    assert passages(found, one, other) == [one.article.text, other.article.text]


def test_those_claims_points_back_to_the_accusation_before_it() -> None:
    text = "Washington accused China of flying spies about, and Beijing denied those claims and asked for proof."
    accusation: Said = ("accuses", "Washington", "China of flying spies about")
    told = tell(text, 1, accusation, ("denies", "Beijing", "those claims and asked for proof"))
    (found,) = disputes(told)
    assert passages(found, told) == [
        "Washington accused China of flying spies about",
        "Beijing denied those claims and asked for proof",
    ]


def test_a_denial_of_something_else_and_a_party_that_agrees_are_no_dispute() -> None:
    one = tell("Washington said China flew a balloon.", 1, ("says", "Washington", "China flew a balloon"))
    other = tell("Beijing denied selling rifles abroad.", 2, ("denies", "Beijing", "selling rifles abroad"))
    same = tell("Washington denied it had never flown a balloon.", 3, ("denies", "Washington", "flown a balloon"))
    assert disputes(one, other) == ()
    assert disputes(one, same) == ()


@pytest.mark.parametrize(
    ("claim", "denial", "subject"),
    [
        (("says", "officials", "the fleet left port on Monday"), ("denies", "Beijing", "that the fleet left port"),
         "claimed by officials, denied by China"),
        (("says", "Washington", "the fleet left port on Monday"),
         ("says", "Beijing", "it was not true that the fleet left port"), "claimed by United States, denied by China"),
        (("says", "Washington", "the fleet would not leave port"),
         ("denies", "Beijing", "that the fleet would not leave port"), "claimed by United States, denied by China"),
        (("says", "They", "the fleet left port on Monday"), ("denies", "Beijing", "that the fleet left port"), None),
        (("says", "Washington", "the fleet did not leave port"), ("denies", "Beijing", "that the fleet left port"),
         None),
    ],
)  # fmt: skip
def test_who_claims_and_how_it_is_denied(claim: Said, denial: Said, subject: str | None) -> None:
    """Also sources that are no known actor, "it was not true that", and denials of a negation."""
    verbs = {"says": "said", "denies": "denied"}
    told = [
        tell(f"{who} {verbs[kind]} {what}.", number, (kind, who, what))
        for number, (kind, who, what) in enumerate((claim, denial))
    ]
    assert [each.subject for each in disputes(*told)] == ([subject] if subject else [])


def test_of_several_claims_the_one_that_is_denied_is_shown() -> None:
    aside, claim = "China gave Russia support that was not lethal", "China was considering lethal support for Russia"
    text = f"Washington said {aside}. Washington said {claim}."
    told = tell(text, 1, ("says", "Washington", aside), ("says", "Washington", claim))
    words = "that it was considering lethal support for Russia, and accused Washington of false reports"
    denied = tell(f"Beijing denied {words}.", 2, ("denies", "Beijing", words))
    (found,) = disputes(told, denied)
    assert passages(found, told, denied)[0] == f"Washington said {claim}."


STRIKE = "The strike on the market in Kherson killed 12 people and wounded many more, the regional governor said late."


def test_a_text_brought_up_to_date_does_not_contradict_its_earlier_state() -> None:
    assert disputes(tell(STRIKE, 1), tell(STRIKE.replace("12", "21"), 2, hours=3)) == ()


def test_two_desks_that_print_one_text_with_different_figures_contradict_one_another() -> None:
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
        ("about 14,000", "about 15,000", False),
        ("about 14,000", "about 17,000", True),
    ],
)
def test_rounded_figures_differ_only_where_rounding_cannot_explain_it(one: str, other: str, *, differ: bool) -> None:
    text = "{} people lost their homes in the flood along the Amur near Khabarovsk on Sunday, officials said."
    told = disputes(tell(text.format(one.capitalize()), 1), tell(text.format(other.capitalize()), 2))
    assert bool(told) == differ


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The attack killed 12 people and wounded 30.", [("people killed", 12), ("people wounded", 30)]),
        ("At least 1,200 civilians were displaced.", [("civilians displaced", 1200)]),
        ("Some 2 million people fled.", [("people", 2_000_000)]),
        ("On 18 February, 2023, at 10:30, a man aged 45 spoke for three hours.", []),
        ("The 12-point paper of March 10 cost $40 million, up 5%.", []),
        ("It recorded 279 deaths on Sunday.", [("people killed", 279)]),
        ("The country has 1,500 deaths a day.", []),
        ("In 2022 trade rose 30 percent.", []),
        ("141 countries voted in favour.", [("countries in favour", 141)]),
    ],
)
def test_counts_are_read_and_dates_ages_sums_and_shares_are_not(sentence: str, found: list[tuple[str, float]]) -> None:
    assert [(figure.subject, figure.value) for figure in find_figures(sentence)] == found


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_figures_and_dates(text: str) -> None:
    assert all(figure.value >= 2 for figure in find_figures(text))
    assert all(1 <= happening.month <= 12 for happening in find_happenings(text))


def test_a_page_of_numbers_without_an_end_is_passed_over_at_once() -> None:
    assert list(find_figures("12 people 13 killed " * 50_000)) == []
    assert list(find_happenings("meeting on 18 February " * 50_000)) == []


@pytest.mark.parametrize(
    ("claimed", "denied"),
    [
        ("the fleet shelled a hospital in Kherson", "that the fleet shelled a hospital in Odesa"),
        ("the fleet struck the dam on Monday", "that the fleet struck the dam in 2021"),
        ("the fleet would close the strait if ports were struck", "that the fleet had struck ports near the strait"),
        ("China sank a tanker off Oman", "that Washington sank a tanker off Oman"),
    ],
)
def test_a_denial_of_another_place_day_doer_or_condition_is_no_dispute(claimed: str, denied: str) -> None:
    one = tell(f"Washington said {claimed}.", 1, ("says", "Washington", claimed))
    other = tell(f"Beijing denied {denied}.", 2, ("denies", "Beijing", denied))
    assert disputes(one, other) == ()


def test_nobody_is_charged_by_a_pronoun() -> None:
    claim, denial = "the fleet left port on Monday", "that the fleet left port on Monday"
    one = tell(f"Washington was silent. On Sunday he said {claim}.", 1, ("says", "On Sunday he", claim))
    assert disputes(one, tell(f"Beijing denied {denial}.", 2, ("denies", "Beijing", denial))) == ()


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
    most = "The strike on the market in Kherson killed at most 15 people, the mayor said."
    (found,) = disputes(
        tell("The strike on the market in Kherson killed 21 people, the governor said.", 1), tell(most, 2)
    )
    assert found.subject == "the number of people killed"
