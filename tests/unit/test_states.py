"""Which sentences tell how many are in a state that lasts, and which measures answer `how far` or `how old`."""

import pytest

from bot.answer.found.counting import read_lasting
from bot.answer.found.fitting import may_tell_where
from bot.answer.found.measures import tells_measure
from bot.answer.holding.states import counts

HELD = "How many are still held?"
DEAD = "How many are dead in Brazil?"
SAILORS = "How many sailors are still in custody?"
MISSING = "How many people are still missing?"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (HELD, "Eleven are still being held, said Diallo, its director."),
        (HELD, "Thirteen sailors are in custody in Agadir."),
        (HELD, "Hamas is still holding about 120 hostages, Israel says."),
        (HELD, "Of those, seven remain in custody in the Gldani prison."),
        (SAILORS, "A court refused bail for the four men of the Santa Rita who are still in custody."),
        (MISSING, "The toll rose to 83, with 111 people still missing."),
        (DEAD, "The death toll from floods in Rio Grande do Sul rose to 83 on Monday."),
        (DEAD, "Floods have killed 39 people, and 68 are missing."),
        (DEAD, "At least 36 people were killed in the collapse."),
        (DEAD, "The toll stood at 136."),
        (MISSING, "The number of missing stands at 125."),
        (MISSING, "The death toll stood at 136, and 125 people were still missing, it said."),
        ("How many hostages does Hamas hold?", "Some 120 hostages are held by Hamas."),
        ("How many embassies are still closed?", "Twelve embassies remain closed, the ministry said."),
        ("How many people are still in shelters?", "About 20,000 people are in shelters."),
    ],
)
def test_a_count_of_those_in_the_state_answers(question: str, sentence: str) -> None:
    lasting = read_lasting(question)
    assert lasting is not None
    assert counts(lasting, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (HELD, "Four of those who were held in Mali were freed on Tuesday."),
        (HELD, "Two men held in Agadir were later released."),
        (HELD, "Ten sailors were released and flown home from custody."),
        (MISSING, "Rescuers found 12 people alive who had been reported missing."),
        (MISSING, "The toll rose to 83."),
        (SAILORS, "The mate, Nuno Tavares, and two engineers stay in custody."),
        (HELD, "Three of the men held in Bakhmut have gone home."),
        (DEAD, "About 20,000 people are in shelters."),
        (SAILORS, "Ten sailors of the trawler landed in Lisbon."),
        ("How many people are still in shelters?", "About 20,000 people have left the shelters."),
    ],
)
def test_those_who_came_out_of_it_do_not(question: str, sentence: str) -> None:
    lasting = read_lasting(question)
    assert lasting is not None
    assert not counts(lasting, sentence)


@pytest.mark.parametrize(
    "question",
    ["How many people were killed?", "How many countries are in NATO?", "How many are expected?"],
)
def test_what_happened_or_always_is_no_lasting_state(question: str) -> None:
    assert read_lasting(question) is None


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("How far is Douentza from Mopti?", "It lies 60 kilometres from Mopti.", "All 17 were near Mopti in 2024."),
        ("How far from the coast was it?", "It was 18 nautical miles from the coast.", "The 14 sailors saw the coast."),
        ("How old was the student?", "A 19-year-old student was beaten.", "Thirteen students were beaten on 14 May."),
        ("How old is he?", "Tavares, 41, is an engineer.", "Tavares is one of 41 engineers."),
        ("How long did they talk?", "They spoke for about two hours.", "Two ministers spoke."),
        ("How long is the pipeline?", "The pipeline is 2,600 kilometres long.", "The pipeline carries 50 billion."),
        ("How often did they meet?", "They met three times.", "Three ministers met."),
        ("How much did it cost?", "It cost 9 billion euros.", ""),
    ],
)
def test_a_measure_is_told_in_its_own_units(question: str, told: str, untold: str) -> None:
    assert tells_measure(question, told)
    assert not untold or not tells_measure(question, untold)


def test_a_place_may_have_no_name_but_custody_is_none() -> None:
    assert may_tell_where("The body was found in a canal.")
    assert may_tell_where("The men are being held in a building of the port authority.")
    assert not may_tell_where("It fell in the last week, in the wake of the storm.")
    assert not may_tell_where("Eleven are still being held, said its director.")
