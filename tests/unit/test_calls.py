"""A call with somebody, a call for something, and what is said, asked for or left unsaid, are told apart."""

from datetime import UTC, datetime

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.fitting import fits, tells_silence
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer

NOW = datetime(2024, 3, 9, 8, tzinfo=UTC)
WITH = (
    "Novak held a call with Costa.",
    "A call for Tuesday is planned.",
    "They spoke in a call on Monday to end the row.",
    "Novak called Costa.",
    "Novak spoke with Costa by telephone.",
)
FOR = (
    "Novak called for a truce.",
    "His call for talks was heard.",
    "The council calls on both sides to agree.",
    "They repeated calls for calm.",
)


def meets(question: str, words: str) -> bool:
    read = read_whole(question, question, NOW, load_gazetteer())
    terms = [term for term in read.terms if term.root == "call"]
    return bool(Spotter(terms, load_gazetteer()).find(words))


@pytest.mark.parametrize("words", WITH)
def test_a_call_with_somebody_is_no_call_for_something(words: str) -> None:
    assert meets("What did Novak say about a call with Costa?", words)
    assert not meets("Who made the call for a truce?", words)


@pytest.mark.parametrize("words", FOR)
def test_a_call_for_something_is_no_call_with_somebody(words: str) -> None:
    assert meets("Who made the call for a truce?", words)
    assert not meets("Did Novak call Costa?", words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Novak asked him to open the border.", True),
        ("She asked the two ministers for patience.", True),
        ("Novak was asked about the border.", False),
        ("Novak did not say whether the border would open.", False),
        ("Novak has yet to say when the border will open.", False),
        ("Novak said he did not want the border to open.", True),
    ],
)
def test_what_is_a_statement(words: str, says: bool) -> None:
    asked = "What did Novak say about the border?"
    assert fits(read_whole(asked, asked, NOW, load_gazetteer()), words) is says


@pytest.mark.parametrize(
    ("words", "silent"),
    [
        ("The office did not disclose who came.", True),
        ("Novak declined to comment.", True),
        ("Novak did not travel.", False),
        ("Novak said the ships had not left.", False),
    ],
)
def test_what_is_silence(words: str, silent: bool) -> None:
    assert tells_silence(words) is silent


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The ministry did not disclose where they met.", True),
        ("No venue was given for the talks.", True),
        ("It was not the first time, and Novak knew where to look.", False),
        ("Novak met Costa, who had no friends.", False),
    ],
)
def test_that_a_place_is_not_known(words: str, told: bool) -> None:
    asked = "Where did Novak meet Costa?"
    assert fits(read_whole(asked, asked, NOW, load_gazetteer()), words) is told
