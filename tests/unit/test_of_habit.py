"""Who did something once is not told by who has done it before, in other cases."""

import pytest

from bot.answer.holding.asked_deed import tells_of_habit


@pytest.mark.parametrize(
    ("asked", "words", "habit"),
    [
        ("Who mediated?", "Oman has mediated in several disputes in the Gulf in past years.", True),
        ("Who brokered the deal?", "Qatar has often brokered deals of the kind.", True),
        ("Who paid the ransom?", "The firm had paid ransoms in previous cases.", True),
        ("And who closed the crossing?", "Chad has closed the crossing several times.", True),
        ("Who attacked the depot?", "The militia has repeatedly attacked depots in the north.", True),
        ("Who brokered the deal?", "The governor had warned them before.", True),
        ("Who mediated?", "Oman mediated between the two, the ministry said.", False),
        ("Who mediated?", "The talks were mediated by Oman, which borders both.", False),
        ("Who has mediated in the Gulf?", "Oman has mediated in several disputes in past years.", False),
        ("Who mediates in such cases?", "Oman mediated before the talks, in past weeks.", False),
        ("Who mediated in the past?", "Oman has mediated in the past.", False),
        ("Who attacked the depot?", "The militia attacked depots in other towns as well.", False),
        ("Who signed the treaty?", "Peru has signed the treaty, its minister said.", False),
    ],
)
def test_what_was_done_before_tells_nothing_of_who_did_it_now(asked: str, words: str, habit: bool) -> None:
    assert tells_of_habit(asked, words) is habit
