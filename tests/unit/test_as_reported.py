"""Whether a disease has come to a place is asked by its cases, whether there is a verdict by when it is expected."""

import pytest

from bot.answer.asked.as_reported import Reported, ask_as_reported
from bot.answer.asked.wording import word_plainly


@pytest.mark.parametrize(
    ("asked", "instead", "titled"),
    [
        ("Has cholera reached Chad?", "Has Chad reported any cases?", "cholera"),
        ("Has measles spread to Mali yet?", "Has Mali reported any cases?", "measles"),
        ("Did bird flu get to Peru?", "Has Peru reported any cases?", "flu"),
        ("Has Chad recorded any cholera cases?", "Has Chad reported any cases?", "cholera"),
        ("Has the Gambia had any mpox cases so far?", "Has the Gambia reported any cases?", "mpox"),
        ("Are there any polio cases in Mali?", "Has Mali reported any cases?", "polio"),
        ("Have there been dengue infections in Peru?", "Has Peru reported any cases?", "dengue"),
    ],
)
def test_a_disease_is_told_by_its_cases(asked: str, instead: str, titled: str) -> None:
    assert ask_as_reported(asked) == Reported(instead, titled=titled)


@pytest.mark.parametrize(
    ("asked", "instead"),
    [
        ("Has a verdict been reached in the Lomé trial?", "When is the verdict expected in the Lomé trial?"),
        ("Has there been a ruling on the mine yet?", "When is the ruling expected on the mine?"),
        ("Is there a judgment in the Ruiz case?", "When is the judgment expected in the Ruiz case?"),
        ("Has the sentence against Ruiz been read out?", "When is the sentence expected against Ruiz?"),
        ("Has the verdict been handed down in the Lomé trial yet?", "When is the verdict expected in the Lomé trial?"),
    ],
)
def test_of_a_verdict_is_told_when_it_is_expected(asked: str, instead: str) -> None:
    assert ask_as_reported(asked) == Reported(instead, ahead=True)


@pytest.mark.parametrize(
    "asked",
    [
        "Has the convoy reached Lomé?",
        "How many cholera cases are there in Chad?",
        "Has a verdict been reached?",
        "Has a bridge been built in Chad?",
        "Where did cholera reach Chad?",
        "Has the court ruled in the Lomé trial?",
    ],
)
def test_anything_else_is_asked_as_it_is(asked: str) -> None:
    reported = ask_as_reported(asked)
    assert reported is None or reported.titled == "convoy"


def test_an_answer_keeps_to_what_is_asked() -> None:
    due, ill = Reported("", ahead=True), Reported("", titled="cholera")
    assert due.is_kept("A verdict is not expected before June.", ("Trial opens",), ())
    assert due.is_kept("The court will give its verdict on Monday.", ("Trial opens",), ("The trial went on.",))
    assert not due.is_kept("The verdict was a shock.", ("Trial ends",), ())
    assert not due.is_kept("A verdict is expected in June.", ("Trial opens",), ("Ruiz was found guilty.",))
    assert ill.is_kept("Chad reported nine cases.", ("Cholera kills nine",), ())
    assert not ill.is_kept("Chad reported nine cases.", ("Cholera kills nine", "Theft in Chad"), ())


@pytest.mark.parametrize(
    ("asked", "plainly"),
    [
        ("When does the kidnappers’ deadline expire?", "When is the kidnappers’ deadline?"),
        ("When will the ultimatum run out?", "When is the ultimatum?"),
        ("When does the deadline for bids end?", "When does the deadline for bids end?"),
        ("When does the licence expire?", "When does the licence expire?"),
    ],
)
def test_a_deadline_is_a_day(asked: str, plainly: str) -> None:
    assert word_plainly(asked) == plainly
