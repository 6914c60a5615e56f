"""A few words take the place of what is of their kind and role in the last question, and of nothing else."""

import pytest

from tests.unit.test_followups import follow_up

HELD = ("Who is holding the miners?", "Nine miners are held by rebels in northern Chad, their union said.")


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("What did Moreno offer?", "and how did Chile respond?", "How did Chile respond to what Moreno offered?"),
        (
            "What did Moreno offer?",
            "and how did the company react?",
            "How did the company react to what Moreno offered?",
        ),
        ("What did Moreno offer?", "and how did Chile vote?", "How did Chile vote?"),
        ("What did Moreno offer?", "and how did Chile?", "What did Chile offer?"),
        ("Does Moreno’s lawyer agree?", "and Chile?", "What about Chile?"),
        ("When does Moreno’s trial begin?", "and Chile?", "What about Chile?"),
        ("Is Moreno still on hunger strike?", "and Chile?", "What about Chile?"),
        ("Has Moreno been released from prison?", "and Chile?", "What about Chile?"),
        ("Is Moreno under house arrest?", "and Barrantes?", "Is Barrantes under house arrest?"),
        ("Is Chad ready to sign?", "and Chile?", "Is Chile ready to sign?"),
        ("What is Macron’s position?", "and Germany?", "What is Germany’s position?"),
        ("What happened to the engineers in Mali?", "and the Indians?", "What about the Indians?"),
        ("What happened to the engineers in Mali?", "and Niger?", "What happened to the engineers in Niger?"),
    ],
)
def test_a_name_takes_the_place_of_its_like(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


def test_they_are_those_by_whom_it_is_done_as_was_answered() -> None:
    assert follow_up("What do they demand?", HELD).text == "What do the rebels demand?"


def test_his_trial_is_that_of_whose_lawyer_was_his_lawyer() -> None:
    turns = (("Why was Colonel Moreno arrested?", ""), ("Does his lawyer agree?", ""))
    assert follow_up("When does his trial begin?", *turns).text == "When does Moreno’s trial begin?"


def test_there_is_no_day() -> None:
    told = ("When will both sides talk?", "The premier told parliament in Thursday's session that talks were near.")
    assert follow_up("Will Moreno be there?", told).text == "Will Moreno be there?"
