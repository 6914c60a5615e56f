"""A sentence retells a deed by its verb or what that is called, of the same one; words in common are not enough."""

import pytest

from bot.text.retelling import read_deed, tells_deed, tells_of_whom


def retells(what: str, words: str) -> bool:
    deed = read_deed(what)
    assert deed is not None
    return tells_deed(words, deed) and tells_of_whom(words, deed)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("the pilot Elsa Ibarra had been arrested at Ilo", "Ibarra was taken into custody."),
        ("the minister Janis Krumins had resigned", "Krumins quit over a contract."),
        ("the minister Janis Krumins had resigned", "The resignation of Krumins came late."),
        ("Peru had appointed Elsa Ibarra", "The appointment of Ibarra came late."),
        ("two guards had been shot near Tacna", "The guards came under fire."),
        ("Oman and Yemen had signed an accord in Salalah", "Oman and Yemen agreed on the accord."),
        ("Ghana had recalled its ambassador", "Ghana withdrew its ambassador."),
        ("Peru had expelled the consul", "Peru deported the consul."),
        ("Peru had expelled the consul", "The expulsion of the consul was a surprise."),
        ("Latvia had closed its consulate", "The consulate is shut."),
        ("Latvia had also closed its consulate", "Latvia closed its consulate."),
        ("Peru had cancelled the fair", "Peru cancels the fair."),
        ("a driver had died in the queue", "A driver was killed."),
        ("the Governor had resigned", "Two governors resigned."),
        ("its Defence Minister had resigned", "The minister resigned."),
        ("on Monday two guards had been shot", "Two guards were shot."),
        ("Peru had arrested Ibarra’s brother", "A brother of Ibarra was arrested."),
        ("had been arrested at Ilo", "A pilot was arrested."),
    ],
)
def test_a_deed_is_known_by_its_verb_and_what_it_is_called(what: str, words: str) -> None:
    assert retells(what, words)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("the minister Janis Krumins had resigned over a contract", "Salas resigned over a contract."),
        ("the pilot Elsa Ibarra had been arrested two days ago", "Salas was arrested two days ago."),
        ("the pilot Elsa Ibarra had been arrested", "The pilot Elsa Salas was arrested."),
        ("the pilot Elsa Ibarra had been arrested", "The pilot Elsa Ibarra was praised."),
        ("Peru had expelled the consul", "Peru expelled a spy."),
        ("Peru had expelled the consul after a quarrel", "Peru expelled a spy after a quarrel."),
        ("Peru had expelled Bolivia’s consul", "Peru expelled Bolivia’s envoy."),
        ("Norway had expelled Sweden", "Norway expelled a spy."),
        ("a driver had died in the queue", "Diesel for drivers in the queue is dear."),
    ],
)
def test_a_like_deed_of_another_is_none(what: str, words: str) -> None:
    assert not retells(what, words)
