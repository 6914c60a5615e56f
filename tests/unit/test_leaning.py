"""What is told of somebody or something that only a sentence before names is not shown by itself, in any section."""

import pytest

from bot.summarize.leaning import leans_back, points_back
from bot.summarize.sentences import names_its_plurals


@pytest.mark.parametrize(
    "words",
    [
        "The Danish trade secretary, Mette Lund, said Copenhagen would weigh it.",
        "Latvia's defence minister, Ilze Kalna, announced it after talks in Riga.",
        "Estonia's interior minister, Jaan Tamm, confirmed the date.",
        "Kalna said the mistake had cost farmers 3 million euros.",
        "Chile's health minister, Rosa Vidal, said the two would be heard in June.",
        "A Kurdish officer, Azad Barzan, said nine Germans were among them.",
        "Tamm said the lake would be empty by July at this rate.",
        "The navy said both belonged to a band of smugglers.",
    ],
)
def test_what_leans_on_a_sentence_before_is_known(words: str) -> None:
    assert points_back(words) or leans_back(words) or not names_its_plurals(words)


@pytest.mark.parametrize(
    "words",
    [
        "Chile's navy, which built the ship, sold it in May.",
        "Norway's owner of the ferry, Kari Holm, sold it in May.",
        "Estonia's president, Rosa Tamm, signed the treaty and sent it to parliament.",
        "Estonia confirmed the date of the summit in Riga.",
        "Kalna said the mistake in the count of ballots had cost her party a seat.",
        "Vidal and Tamm said the two would meet in June.",
        "Latvia said both sides were ready for talks.",
        "Police held 40 people in Riga and said nine Germans were among them.",
        "A court in Riga freed nine men; three Danes were among them.",
    ],
)
def test_what_names_all_that_it_speaks_of_leans_on_nothing(words: str) -> None:
    assert [points_back(words), leans_back(words)] == [False, False]
    assert names_its_plurals(words)
