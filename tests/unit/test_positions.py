"""Two sides stand on one issue where they speak of one thing, not where one word is the same."""

from bot.model.analysis import Material
from bot.model.briefing import Position
from bot.model.story import Story, StoryId
from bot.summarize.positions import write_positions
from bot.summarize.quoting import Desk
from bot.text.analysis import analyse
from tests.factories import make_article

FILLER = "Boats of nine towns sail along the coast to the north with wood, coal, grain and salt this week. " * 9
THINGS = (
    "bridges roads schools hospitals farms mines forests rivers lakes dams canals tunnels airports trains buses "
    "trams bicycles museums theatres libraries gardens markets banks factories"
).split()
OTHERS = "On Monday " + " ".join(f"Chile said {thing} cost more." for thing in THINGS)
"""What makes a word of two statements a rare one."""


def write(*texts: str, apart: bool = False) -> tuple[Position, ...]:
    articles = [
        make_article(f"{text} {FILLER}", url=f"https://n.example/{at}") for at, text in enumerate((*texts, OTHERS))
    ]
    told = [[each] for each in articles] if apart else [articles]
    stories = [
        Story(StoryId(str(at)), "", None, None, tuple(each.id for each in one), ()) for at, one in enumerate(told)
    ]
    return write_positions([Material(each, analyse(each)) for each in articles], Desk(), 5, stories)


def list_issues(*texts: str, apart: bool = False) -> list[list[str]]:
    return [[side.actor for side in each.sides] for each in write(*texts, apart=apart)]


def test_one_word_in_common_makes_no_issue() -> None:
    assert not list_issues(
        "Norway said Poland was large in the harbour.", "Denmark said the harbour was shut to Poland."
    )


def test_one_word_in_common_does_where_one_denies_what_the_other_says() -> None:
    assert list_issues("Norway said Poland was neutral.", "Denmark said Poland could not be seen as neutral.") == [
        ["Norway", "Denmark"]
    ]


def test_a_quality_that_one_gives_a_state_and_the_other_refuses_it_is_an_issue_however_often_it_is_said() -> None:
    given = "Norway said Poland held a neutral view. Norway said Poland was neutral. Norway said Poland stayed neutral."
    for refused in ("was not neutral", "is no neutral party", "cannot be seen as a neutral broker"):
        assert list_issues(given, f"Denmark said Poland {refused} in the dispute.") == [["Norway", "Denmark"]]


def test_what_is_refused_of_another_state_or_of_something_else_is_no_issue() -> None:
    given = "Norway said Poland held a neutral view. Norway said Poland was neutral. Norway said Poland stayed neutral."
    for held in (
        "Denmark said Chile was not neutral and told Poland so.",
        "Denmark said Poland did not speak to a neutral envoy.",
        "Denmark said Poland was not at the table, and the neutral envoy was.",
        "Denmark said Poland's arrest of a trader was not neutral.",
    ):
        assert not list_issues(given, held)


def test_statements_of_two_stories_are_on_one_issue_only_where_a_state_is_common_ground() -> None:
    called = "Norway said strong economic cooperation was near."
    signed = "Denmark said papers on economic cooperation were ready."
    assert list_issues(called, signed) == [["Norway", "Denmark"]]
    assert not list_issues(called, signed, apart=True)
    assert list_issues(called, signed.replace("were", "with Norway were"), apart=True)


def test_an_issue_of_one_word_says_whose_it_is() -> None:
    [one] = write("Norway said Poland was neutral.", "Denmark said Poland could not be seen as neutral.")
    assert one.issue == "Is Poland neutral?"


def test_who_may_be_of_the_others_camp_is_no_side() -> None:
    said = "Norway said the terminal in Narvik would reopen."
    assert not list_issues(said, "Kari Holm said the terminal in Narvik would reopen in May.")
    assert list_issues(said, "Poland's minister, Kari Holm, said the terminal in Narvik would reopen in May.")


def test_what_disputes_this_stands_beside_nothing_but_what_it_disputes() -> None:
    disputes = "{} disputes this and says that notice was given of the harbour in {}."
    one, other = disputes.format("Norway", "May 2023"), disputes.format("Denmark", "July 2022")
    assert not list_issues(f"A judge left early. {one} The sea was calm.", f"Nobody was hurt. {other}")
    full = "{} said that notice was given of the harbour in {}."
    assert list_issues(full.format("Norway", "May"), full.format("Denmark", "no year")) == [["Norway", "Denmark"]]


def test_a_denial_of_one_word_stands_beside_the_charge_of_the_sentence_before() -> None:
    for denial in (
        "Oslo denied it.",
        "Norway rejects the claim.",
        "Norway's government dismissed the charge as absurd.",
    ):
        [position] = write(f"Poland accused Norway of cutting a cable in the Baltic Sea on Monday. {denial}")
        assert position.issue == "What Poland accuses Norway of"
        assert [(side.actor, side.claims[0].text) for side in position.sides] == [
            ("Poland", "Poland accused Norway of cutting a cable in the Baltic Sea on Monday."),
            ("Norway", denial),
        ]


def test_a_denial_of_one_word_stands_beside_no_other_charge() -> None:
    accused = "Poland accused Norway of cutting a cable in the Baltic Sea on Monday."
    for told in (
        f"{accused} The cable was laid in 1998. Oslo denied it.",
        f"{accused} Chile denied it.",
        f"{accused} Warsaw denied it.",
        f"{accused} His lawyer denied it.",
        "Poland met Norway in Oslo. Oslo denied it.",
    ):
        assert not write(told), told


def test_a_denial_in_a_paragraph_of_its_own_stands_beside_the_charge_before() -> None:
    accused = "Poland accused Norway of cutting a cable in the Baltic Sea on Monday."
    between = "A spokesman for the port in Gdynia said nine ships had been searched."
    for told in (
        f"{accused}\n\nOslo denied it.",
        f"{accused}\n\n{between}\n\nNorway's foreign ministry rejected the accusation.",
    ):
        assert [[side.actor for side in each.sides] for each in write(told)] == [["Poland", "Norway"]], told


def test_a_charge_of_he_stands_under_the_name_of_the_only_person_its_paragraph_names() -> None:
    told = "Radoslaw Sikorski, Poland's foreign minister, went to Gdynia. He accused Norway of cutting a cable. {}"
    [position] = write(told.format("Oslo denied it."))
    assert [(side.actor, side.claims[0].text) for side in position.sides] == [
        ("Radoslaw Sikorski", "He accused Norway of cutting a cable."),
        ("Norway", "Oslo denied it."),
    ]
    assert not write(told.format("The cable was laid in 1998."))
    two = "Radoslaw Sikorski, Poland's foreign minister, met Andrzej Duda in Gdynia."
    assert not write(f"{two} He accused Norway of cutting a cable. Oslo denied it.")


def test_a_charge_of_the_ministry_stands_under_the_only_ministry_of_the_article() -> None:
    charge = "The ministry accused Norway of cutting a cable. Oslo denied it."
    [position] = write(f"Poland's Defence Ministry sent two ships to Gdynia. {charge}")
    assert position.sides[0].actor.endswith("Defence Ministry")
    assert not write(f"Poland's Defence Ministry met Chile's Foreign Ministry in Gdynia. {charge}")


def test_a_day_in_common_makes_no_issue() -> None:
    near = "Norway said cooperation was near on 13 December."
    assert not list_issues(near, "Denmark said papers on cooperation were due on 13 December.")
    [one] = write(
        "Norway said strong economic cooperation on 13 December was near.",
        "Denmark said papers on economic cooperation of 13 December were ready.",
    )
    assert one.issue == "Economic cooperation"


def test_a_ministry_of_nobody_knows_which_state_is_no_side_beside_one_that_does_not_deny() -> None:
    told = "Norway said strong economic cooperation was near."
    assert not list_issues(told, "The Ministry of Commerce said papers on economic cooperation were ready.")
    assert list_issues(told, "Denmark said papers on economic cooperation were ready.") == [["Norway", "Denmark"]]
