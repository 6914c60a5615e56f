"""A name with a slip or a word with two letters swapped is asked back; an ordinary word, and another name, are not."""

import pytest

from bot.answer.found.meant import find_meant, give_capitals

TEXTS = (
    "On Monday Teresa Vasconcelos met Leila Idrissi in Porto, the ministry said.",
    "The trial in Agadir begins in March. Families waited for news of Carlos.",
)
MEANT = {
    "Vasconselos": "Vasconcelos",  # two from a long word
    "Idrisi": "Idrissi",
    "vasconselos": "Vasconcelos",  # in small letters as well
    "moroco": "Morocco",  # listed, in none of the texts
    "match": None,  # too short without a capital: not March
    "famileis": None,  # a sentence's first word is no name
    "minsitry": "ministry",  # two letters swapped
    "ministri": None,  # an ordinary word with another slip
    "agency": None,
    "Mercosur": None,
    "Carla": None,  # two from a short word
    "Basconcelos": None,  # begins otherwise
    "Porto": None,
    "": None,
}


@pytest.mark.parametrize("typed", MEANT)
def test_the_nearest_name_is_what_may_have_been_meant(typed: str) -> None:
    meant = MEANT[typed]
    assert find_meant((typed,), TEXTS) == (() if meant is None else (meant,))


def test_each_name_is_asked_back_once() -> None:
    assert find_meant(("Idrisi", "Idrissy", "moroco"), TEXTS) == ("Idrissi", "Morocco")


def test_a_word_gets_the_capital_that_it_has_wherever_it_is_printed() -> None:
    texts = (
        "On Monday Hungary said that Viktor Orban ate turkey.",
        "In Oslo Turkey and Hungary met.",
        "They met Orban.",
    )
    assert give_capitals("will orban visit hungary and turkey", texts) == "will Orban visit Hungary and turkey"
    assert give_capitals("Will orban visit hungary?", texts) == "Will Orban visit Hungary?"
    assert give_capitals("Will Orban visit hungary?", texts) == "Will Orban visit hungary?"
    assert give_capitals("will he go", texts) == "will he go"
