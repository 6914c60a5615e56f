"""Sentences of another language among English ones are not shown."""

import pytest

from bot.text.english import is_english


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Regierung in Berlin will am Montag in einer Sitzung so bald wie es geht an die Partner liefern.",
        "Die Polizei hat am Abend in der Innenstadt von Hamburg drei Personen an einem Bahnhof festgenommen.",
        "De regering in Den Haag was in een brief aan de Kamer over de zaak niet zo duidelijk.",
        "Il presidente ha detto a Roma che no, non so se do o no il mio voto.",
    ],
)
def test_a_sentence_that_only_shares_small_words_with_english_is_not_english(sentence: str) -> None:
    assert not is_english(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Berlin will deliver more tanks to Ukraine as soon as it can.",
        "The police in Hamburg arrested three people at a station in the evening.",
        "He was in The Hague on Monday.",
    ],
)
def test_an_english_sentence_is_english(sentence: str) -> None:
    assert is_english(sentence)
