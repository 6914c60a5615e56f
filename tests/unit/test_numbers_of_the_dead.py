"""How many a sentence counts as dead, whatever other numbers stand beside that one, and whether it lowers a toll."""

import pytest

from bot.answer.holding.fates import ANY_TOLL, count_fate, is_lowered

COUNTS = (
    ("There were 94 people on board, not 81, and 17 of them are known to be dead.", 17),
    ("Of the 94 people on board, 17 died.", 17),
    ("The mayor said that of 40 guests nine died.", 9),
    ("Some 200 people were in the hall, 16 of whom died.", 16),
    ("The ministry lowered the number of people confirmed dead in the wreck of the Marga Lund II from 27 to 25.", 25),
    ("The death toll from the wreck of the MV Marga Lund was revised downward on Sunday, from 27 to 25.", 25),
    ("The toll of the flood has been lowered to 12.", 12),
    ("The toll was cut on Monday from 40 to 38, the mayor said.", 38),
    ("The crash cost 14 people their lives.", 14),
    ("The port corrected the number of people killed in the wreck of the Marga Lund from 27 to 25.", 25),
    ("The clinic put the number of victims of the fire down from 31 to 28.", 28),
    ("In Chad 14 people have died and 300 have fallen ill.", 14),
    ("By Monday 22 patients had died of measles.", 22),
    ("The doctor said that in Lomo 17 people died.", 17),
    ("The storm killed 20 and left 300 homeless.", 20),
    ("The crash killed 34 people, two of them children.", 34),
    ("Forty of the 52 dead were women.", 52),
)
COUNTS_NOT_ALL = (
    "Among the dead are six Nepalese workers, the embassy said.",
    "Two Korean tourists are among those killed.",
    "All but three of the 24 miners died.",
    "The crew of Soyuz 11 died.",
    "A man died when in Block 14 residents lit a stove.",
    "Workers on Nord Lund 2 people died for are on strike.",
    "The storm damaged 20 and left 300 homeless.",
)
LOWERS = (
    "The mayor said that 45 people had died, two fewer than had been reported.",
    "Thirty-one people died, and not 33.",
    "There are 31 dead, not 33.",
    "The coast guard lowered the toll to 25.",
)
LOWERS_NOT = (
    "Fewer than 50 people died, the police said.",
    "The quake killed 12 people, 20 fewer than that of 2010.",
    "The toll rose to 33.",
    "Nine people died, but not all were miners.",
)


@pytest.mark.parametrize(("sentence", "number"), COUNTS)
def test_the_number_is_that_of_the_dead(sentence: str, number: int) -> None:
    assert count_fate(ANY_TOLL, sentence) == number


@pytest.mark.parametrize("sentence", COUNTS_NOT_ALL)
def test_a_part_of_them_or_who_lived_is_no_toll(sentence: str) -> None:
    assert count_fate(ANY_TOLL, sentence) is None


@pytest.mark.parametrize("sentence", LOWERS)
def test_a_lower_number_is_told_to_be_one(sentence: str) -> None:
    assert is_lowered(sentence)


@pytest.mark.parametrize("sentence", LOWERS_NOT)
def test_a_number_beside_another_lowers_nothing(sentence: str) -> None:
    assert not is_lowered(sentence)
