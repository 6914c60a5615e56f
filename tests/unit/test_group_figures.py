"""Counts, sums and tallies are read out of sentences, and set against one another only in the same unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.group.figures import find_figures
from bot.group.happenings import find_happenings
from tests.accounts import disputes, tell


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The attack killed 12 people and wounded 30.", [("people killed", 12), ("people wounded", 30)]),
        ("At least 1,200 civilians were displaced.", [("civilians displaced", 1200)]),
        ("Some 2 million people fled.", [("people", 2_000_000)]),
        ("On 18 February, 2023, at 10:30, a man aged 45 spoke for three hours.", []),
        ("The 12-point paper of March 10 cost $40 million, up 5%.", [("dollars", 40_000_000)]),
        ("It recorded 279 deaths on Sunday.", [("people killed", 279)]),
        ("The country has 1,500 deaths a day.", []),
        ("In 2022 trade rose 30 percent.", []),
        ("141 countries voted in favour.", [("votes in favour", 141)]),
        ("Two hundred and fifty-one soldiers were killed.", [("soldiers killed", 251)]),
        ("A hundred and ten soldiers were killed.", [("soldiers killed", 110)]),
        ("Three hundred fifty thousand people fled.", [("people", 350_000)]),
        ("Four gunmen fled, and 12 fishermen saw it.", [("gunmen", 4), ("fishermen", 12)]),
        ("Oslo bought 14 transport aircraft and 30 cattle.", [("aircraft", 14), ("cattle", 30)]),
        ("Oslo has two aircraft carriers and 12 staff members.", [("carriers", 2), ("members", 12)]),
        ("The flood killed 23 people in Batu and nine in Lumar.", [("people killed", 23), ("people killed", 9)]),
        ("The flood killed 23 people in 2019 and 31 in 2021.", [("people killed", 23)]),
        ("The flood killed 23 people, and on 5 June it rained.", [("people killed", 23)]),
        ("The boat was carrying 90 people; 61 people were rescued.", [("people on board", 90), ("people rescued", 61)]),
        ("One hundred soldiers and two hundred officers left.", [("soldiers", 100), ("officers", 200)]),
    ],
)
def test_counts_are_read_and_dates_ages_and_shares_are_not(sentence: str, found: list[tuple[str, float]]) -> None:
    assert [(figure.subject, figure.value) for figure in find_figures(sentence)] == found


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_figures_and_dates(text: str) -> None:
    assert all(figure.value >= 2 for figure in find_figures(text))
    assert all(1 <= happening.month <= 12 for happening in find_happenings(text))


def test_a_page_of_numbers_without_an_end_is_passed_over_at_once() -> None:
    assert list(find_figures("12 people 13 killed " * 50_000)) == []
    assert list(find_happenings("meeting on 18 February " * 50_000)) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Oslo promised $1.2 billion in aid.", ("dollars", 1_200_000_000)),
        ("Oslo promised €300m in aid.", ("euros", 300_000_000)),
        ("Moscow set aside 1.2 trillion roubles for repairs.", ("roubles", 1_200_000_000_000)),
        ("Iran holds 440 kg of enriched uranium.", ("kilograms", 440)),
        ("Cairo bought 1.2 million tonnes of wheat.", ("kilograms", 1_200_000_000)),
        ("Sudan let out 30 billion cubic metres of water.", ("cubic metres", 30_000_000_000)),
        ("The wind farm adds 1.5 GW of power.", ("megawatts", 1_500)),
        ("The fine came to two million dollars.", ("dollars", 2_000_000)),
        ("The fine came to two hundred and fifty million dollars.", ("dollars", 250_000_000)),
        ("The dam cost a billion Canadian dollars to build.", ("Canadian dollars", 1_000_000_000)),
        ("The Assembly adopted it with 141 votes in favour.", ("votes in favour", 141)),
        ("Members abstaining numbered 32 in the vote.", ("abstentions", 32)),
    ],
)
def test_sums_are_read_with_their_currency_and_votes_with_their_side(sentence: str, found: tuple[str, float]) -> None:
    assert [(figure.subject, figure.value) for figure in find_figures(sentence)] == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Assembly voted 141-5 for the text.",
        "The Assembly approved the text by 141 votes to 5.",
        "It was 141 in favour and 5 against when the Assembly voted.",
    ],
)
def test_a_tally_is_read_however_it_is_told(sentence: str) -> None:
    told = {figure.subject: figure.value for figure in find_figures(sentence)}
    assert told == {"votes in favour": 141, "votes against": 5}


@pytest.mark.parametrize(
    "sentence",
    [
        "Oil rose to $82 a barrel.",
        "It will cost $2 million to $3 million.",
        "They fired at targets worth taking, 3-1 up.",
        "The shell fell 12 km from a post 3 metres high.",
    ],
)
def test_prices_and_ranges_are_no_sums(sentence: str) -> None:
    assert list(find_figures(sentence)) == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("$12 billion", "$18 billion", True),
        ("$12 billion", "€18 billion", False),
        ("$12 billion", "$12bn", False),
        ("two million dollars", "$3 million", True),
        ("2 trillion roubles", "5 trillion roubles", True),
    ],
)
def test_only_sums_in_one_currency_contradict_one_another(one: str, other: str, *, differ: bool) -> None:
    text = "Norway will send {} in military aid to the coast guard of Iceland, the cabinet decided."
    found = disputes(tell(text.format(one), 1), tell(text.format(other), 2))
    assert [each.subject for each in found] == ([found[0].subject] if differ else [])
    assert all(each.subject.startswith("the sum in ") for each in found)


def test_sums_for_two_things_are_no_dispute() -> None:
    one = "Norway will send Iceland $200 million in military aid this winter, the cabinet decided in Oslo."
    other = "The cabinet decided in Oslo that Iceland owes Norway a fishing fine of $350 million this winter."
    assert disputes(tell(one, 1), tell(other, 2)) == ()


def test_two_counts_of_one_vote_are_a_dispute() -> None:
    one = tell("The Assembly adopted the text on grain with 141 votes in favour, diplomats said.", 1)
    other = tell("The Assembly adopted the text on grain, with 139 countries in favour of it in the vote.", 2)
    assert [each.subject for each in disputes(one, other)] == ["the number of votes in favour"]


def test_two_tallies_in_one_wording_are_a_dispute() -> None:
    """The numbers that differ make no two wordings of one."""
    text = "The Senate passed the farm bill {} on Tuesday after a long debate."
    told = [tell(text.format(tally), at) for at, tally in enumerate(("51-49", "52-48"))]
    assert [each.subject for each in disputes(*told)] == [
        "the number of votes in favour", "the number of votes against"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Two U.S. soldiers were killed.", [("soldiers killed", 2)]),
        ("The vote was postponed, four officials familiar with the plan said.", []),
        ("After the man was killed, four lawyers came.", [("lawyers", 4)]),
        ("In May 12 people were killed.", []),
        ("Ann Lee, 34, was killed.", []),
        ("A mother of 12 was killed in a fall of 60 metres.", []),
    ],
)
def test_those_who_tell_it_are_not_counted(sentence: str, found: list[tuple[str, float]]) -> None:
    assert [(figure.subject, figure.value) for figure in find_figures(sentence)] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The deficit of Norway grew from $40 billion", "The deficit of Norway came to $90 billion"),
        ("The deficit of Norway saw a $40 billion jump", "The deficit of Norway came to $90 billion"),
        ("The deficit of Norway rose by $40 billion", "The deficit of Norway came to $90 billion"),
    ],
)
def test_what_was_before_and_what_was_added_contradict_no_total(one: str, other: str) -> None:
    tail = " in the month of the great storm, the treasury said."
    assert disputes(tell(one + tail, 1), tell(other + tail, 2)) == ()


def test_a_toll_with_the_gunman_and_one_without_are_no_dispute() -> None:
    one = tell("The shooting at the depot in Narvik left nine people dead, including the gunman, police said.", 1)
    other = tell("The shooting at the depot in Narvik left eight people dead, police said in the evening.", 2)
    assert disputes(one, other) == ()


def test_members_of_a_band_and_members_of_a_crew_are_counted_apart() -> None:
    one = tell("The raid on the harbour in Narvik killed two members of the Red Band, officers said.", 1)
    other = tell("The raid on the harbour in Narvik killed six crew members of the Aurora, officers said.", 2)
    assert disputes(one, other) == ()


def test_a_count_with_a_verb_of_its_own_takes_no_fate_from_before_it() -> None:
    told = {each.name: each.value for each in find_figures("23 people were wounded and six were still missing.")}
    assert told == {"the number of people wounded": 23, "the number of people missing": 6}
