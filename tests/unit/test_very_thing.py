"""An answer holds the very thing that is asked for: how a vote went, a verdict, a day to come, the figure by now."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.holding.details import keep_outcome
from bot.answer.holding.happenings import iter_told
from bot.answer.holding.very_thing import keep_very_thing
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
Report = tuple[int, str, str]
"""How many days old it is, its title and its text."""
TOLL: Report = (
    3,
    "Tromvik council approves bridge toll",
    "The Tromvik town council approved a toll on the new bridge on Monday.\n\nMayor Ida Solberg said the council had "
    "acted because the loan had to be repaid.\n\nThe toll passed by 14 votes to 11. Two members abstained.\n\n"
    "The council will vote on a rebate for ferry workers in May.",
)
TREATY: Report = (2, "Assembly backs fish treaty", "Peru voted for the fish treaty on Monday, while Chile abstained.")
OPENS: Report = (
    9,
    "Trial of banker Lind opens",
    "The trial of the banker Oskar Lind opened in Malmo on Monday.\n\nIf convicted, he faces eight years in prison. "
    "A verdict is expected in April.",
)
DEMAND: Report = (
    4,
    "Prosecutor wants six years for banker Lind",
    "The prosecutor in the trial of the banker Oskar Lind asked the Malmo court on Friday to sentence him to six years "
    "in prison.\n\nHe has pleaded not guilty.\n\nJudge Eva Holm said the judgment would be delivered on 2 April.",
)
JAILED: Report = (1, "Banker Lind jailed", "A court found Oskar Lind guilty of fraud on Wednesday. He will appeal.")
GIVEN: Report = (1, "Banker Lind goes to prison", "Oskar Lind got a prison sentence of two years on Wednesday.")
BRIDGE: Report = (1, "Banker Lind denies it", "Oskar Lind denies it. No date was set for the ruling on the bridge.")
OTHERS: Report = (1, "Two smugglers sentenced", "A court in Malmo sentenced two smugglers to three years on Thursday.")
FORECAST: Report = (15, "Bank to hold", "Economists expect Norway's central bank to keep its key rate at 4 percent.")
CUT: Report = (5, "Bank cuts", "Norway's central bank cut its key rate to 3.5 percent on Thursday.")
GLAD: Report = (2, "Minister glad", "The minister said the key rate of 3.5 percent was good for builders in Norway.")
DEMANDED: Report = (15, "Nurses strike", "The nurses' union demands a rise of 8 percent.")
LOWERED: Report = (5, "Nurses lower demand", "The nurses' union now wants a rise of 6 percent.")
QUAY: Report = (
    5,
    "Karlsby gets a new quay",
    "The minister came to Karlsby on Friday to see the new quay.\n\nTalks on the quay resume on Monday. The hearing on "
    "its cost was set for Tuesday. The ferry had sailed from it for 25 years.\n\nIt will open on 3 May.",
)


def keep(asked: str, *reports: Report) -> list[str]:
    question = read_whole(asked, asked, NOW, load_gazetteer())
    told = [
        each
        for days, title, text in reports
        for each in iter_told(make_article(text, title=title, url=f"https://w.example/{title}", published=_ago(days)))
    ]
    return [each.words for each in keep_very_thing(question, told, told)]


def _ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


@pytest.mark.parametrize(
    ("asked", "reports", "told"),
    [
        ("How did the Tromvik council vote on the bridge toll?", [TOLL], ["The toll passed by 14 votes to 11."]),
        ("How did the members of the council vote on the toll?", [TOLL], ["The toll passed by 14 votes to 11."]),
        ("What was the outcome of the vote on the toll?", [TOLL], ["The toll passed by 14 votes to 11."]),
        ("How did Chile vote on the fish treaty?", [TREATY], [TREATY[2]]),
        ("What was the verdict in the Lind trial?", [OPENS, DEMAND, JAILED, OTHERS], [JAILED[2].split(" He ")[0]]),
        ("What was the verdict in the Lind trial?", [OPENS, DEMAND, OTHERS], [DEMAND[2].split("\n\n")[2]]),
        ("Has there been a verdict in the Lind trial?", [OPENS, OTHERS], ["A verdict is expected in April."]),
        ("Has a verdict been reached in the Lind trial?", [OPENS, OTHERS], ["A verdict is expected in April."]),
        ("Has a verdict been reached in the Lind trial?", [OPENS, JAILED], [JAILED[2].split(" He ")[0]]),
        ("What sentence did Oskar Lind get?", [OPENS, DEMAND], [DEMAND[2].split("\n\n")[2]]),
        ("What sentence did Oskar Lind get?", [DEMAND, GIVEN], [GIVEN[2]]),
        ("When is the verdict in the Lind trial due?", [OPENS, DEMAND, OTHERS], [DEMAND[2].split("\n\n")[2]]),
        ("When is the verdict due in the Lind trial?", [DEMAND, JAILED], [JAILED[2].split(" He ")[0]]),
        ("When does the new quay open?", [QUAY], ["Talks on the quay resume on Monday.", "It will open on 3 May."]),
        ("What is Norway's key rate now?", [FORECAST, CUT, GLAD], [CUT[2], GLAD[2]]),
        ("What is the current key rate?", [FORECAST, CUT], [CUT[2]]),
        ("What rise did the nurses' union originally want?", [DEMANDED, LOWERED], [DEMANDED[2]]),
        ("What rise did the union demand at first?", [LOWERED, DEMANDED], [DEMANDED[2]]),
    ],
)
def test_what_holds_it_is_told(asked: str, reports: Sequence[Report], told: Sequence[str]) -> None:
    kept = keep(asked, *reports)
    assert set(told) <= set(kept)
    assert not any("Prosecutor" in each or "prosecutor" in each or "had acted" in each for each in kept)


@pytest.mark.parametrize(
    ("asked", "reports"),
    [
        ("How did the council vote on the rebate for ferry workers?", [TOLL]),
        ("How did Malta vote on the fish treaty?", [TREATY]),
        ("What was the verdict in the Berg trial?", [OPENS, DEMAND, JAILED]),
        ("What was the verdict in the Lind trial?", [OTHERS]),
        ("What sentence did Oskar Lind get?", [BRIDGE]),
        ("When is the verdict in the Berg trial due?", [OPENS, DEMAND]),
    ],
)
def test_what_no_report_of_the_matter_holds_is_not_told(asked: str, reports: Sequence[Report]) -> None:
    assert keep(asked, *reports) == []


@pytest.mark.parametrize(
    ("asked", "out"),
    [
        ("When will the new quay open?", "The minister came to Karlsby on Friday to see the new quay."),
        ("When will the new quay open?", "The ferry had sailed from it for 25 years."),
        ("What is Norway's key rate?", FORECAST[2]),
    ],
)
def test_what_is_past_or_was_only_foreseen_is_left_out(asked: str, out: str) -> None:
    assert out not in keep(asked, QUAY, FORECAST, CUT)


@pytest.mark.parametrize(
    ("asked", "reports"),
    [
        ("Why did the council approve the toll?", [TOLL]),
        ("How many members voted for the toll?", [TOLL]),
        ("What was the observers' verdict on the election?", [TOLL]),
        ("What did the prosecutor ask for in the Lind trial?", [DEMAND]),
        ("When was the toll approved?", [TOLL]),
        ("What was the key rate in May?", [FORECAST, CUT]),
        ("What key rate do economists expect?", [FORECAST, CUT]),
        ("What rise does the nurses' union want?", [DEMANDED, LOWERED]),
    ],
)
def test_what_asks_for_something_else_is_left_as_it_is(asked: str, reports: Sequence[Report]) -> None:
    told = [words for _, _, text in reports for words in text.replace("\n\n", " ").split(". ")]
    assert len(keep(asked, *reports)) == len(told)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("The nurses voted on Sunday to accept a rise of 5 percent.", False),
        ("The nurses accepted a rise of 5 percent.", False),
        ("The nurses agreed to accept a rise of 5 percent.", False),
        ("The nurses want a rise of 8 percent.", True),
        ("The nurses will not accept less than 8 percent.", True),
        ("The nurses refuse to accept less than 8 percent.", True),
    ],
)
def test_what_was_accepted_in_the_end_is_not_what_was_wanted(words: str, wanted: bool) -> None:
    asked = "What pay rise did the nurses want?"
    question = read_whole(asked, asked, NOW, load_gazetteer())
    assert bool(keep_outcome(question, list(iter_told(make_article(words, title="Report"))))) is wanted


PAID: Report = (9, "Brewery offers pay", "Holm offered to pay 50 percent of the wages for the week of the strike.")
UNPAID: Report = (
    3,
    "Brewery strike ends",
    "Holm agreed to a rise. It refused to pay wages for the week of the strike. Holm will not pay for the dinner.",
)


@pytest.mark.parametrize(
    ("asked", "reports", "told"),
    [
        ("How much will Holm pay for the week of the strike?", [PAID, UNPAID], "It refused to pay"),
        ("How much will Holm pay for the week of the strike?", [PAID], "50 percent"),
        ("How much did Holm offer for the week of the strike?", [PAID], "50 percent"),
        ("How many weeks did Holm pay for?", [PAID], "50 percent"),
    ],
)
def test_that_nothing_is_paid_is_how_much(asked: str, reports: Sequence[Report], told: str) -> None:
    kept = keep(asked, *reports)
    assert len(kept) == 1
    assert told in kept[0]


def test_that_another_pays_nothing_or_for_something_else_is_not_how_much() -> None:
    assert len(keep("How much will Malta pay for the week of the strike?", UNPAID)) == 3
    assert len(keep("How much will Holm pay for the new brewery hall?", UNPAID)) == 3
