"""Who holds some people is told by what names or describes whoever took them, and by that nobody says so; not by that
they were taken."""

from datetime import UTC, datetime

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.holding.custody import read_held
from bot.answer.holding.takers import tells_taker, tells_when_taken
from bot.text.gazetteer import load_gazetteer
from tests.unit.test_followups import follow_up


@pytest.mark.parametrize(
    "words",
    [
        "Pirates seized eight sailors off Benin on Sunday, the navy said.",
        "Armed men stormed the clinic and drove off with the two nurses.",
        "The pilots were abducted by a militia from the east.",
        "A faction called Grey River is holding the surveyors, the governor said.",
        "The Grey River movement said on Friday that it was holding the surveyors.",
        "The priests are in the hands of deserters from the army.",
        "The men holding them belong to a gang from Tolm, the police said.",
        "The minister accused the rebels of being behind the kidnapping.",
        "Nobody has claimed responsibility for the abduction.",
        "No group has said it is holding the teachers.",
    ],
)
def test_who_took_or_holds_people_tells_who_holds_them(words: str) -> None:
    assert tells_taker(words)


@pytest.mark.parametrize(
    "words",
    [
        "A surveyor who was kidnapped near Tolm last week was handed over to officials on Monday.",
        "Three nurses who were abducted from a clinic are two Danes and a Pole, the ministry said.",
        "A recording shows one of the two pilots who were seized with him.",
        "The two teachers kidnapped in March remain in captivity.",
        "Denmark is in touch with the people holding two of its citizens.",
        "The nurses were held by night in a barn.",
        "The surveyor was carried to the border and flown home.",
        "The minister has two deputies.",
    ],
)
def test_that_they_were_taken_does_not(words: str) -> None:
    assert not tells_taker(words)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Who is holding the surveyors in Chad?", True),
        ("Who holds the hostages?", True),
        ("Who is still holding the sailors?", True),
        ("Who is holding talks with Sweden on salmon?", False),
        ("Who holds the presidency?", False),
        ("Who seized the power station?", False),
    ],
)
def test_it_is_asked_of_people_alone(question: str, held: bool) -> None:
    read = read_whole(question, question, datetime(2024, 3, 20, tzinfo=UTC), load_gazetteer())
    assert (read_held(read) is not None) is held


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The nurses were abducted with a driver on 4 March from a clinic.", True),
        ("Men on horses stormed the clinic before dawn on 4 March and drove off with the nurses.", True),
        ("A pilot who was kidnapped in Chad two weeks ago was freed on Thursday.", True),
        ("On 4 March, armed men seized the nurses.", True),
        ("He has been held since March.", True),
        ("The nurses have been in captivity for three weeks.", True),
        ("The nurses were freed on Thursday and flown to Tunis.", False),
        (
            "A recording that appeared on Sunday shows one of the two who were kidnapped with him, the minister said.",
            False,
        ),
        ("Sources say the nurses, held in a cave, are well.", False),
        ("The minister went to Tunis on Friday.", False),
    ],
)
def test_since_when_they_are_held_is_told_by_when_they_were_taken(words: str, told: bool) -> None:
    assert tells_when_taken(words) is told


@pytest.mark.parametrize(
    ("before", "asked", "understood"),
    [
        (
            "What did the kidnappers get?",
            "since when have they been held?",
            "Since when have the hostages in Chad been held?",
        ),
        ("What do the captors want?", "have they been freed?", "Have the hostages in Chad been freed?"),
        ("What did the hijackers say?", "are they still held?", "Are the hostages in Chad still held?"),
        ("What did the teachers say?", "have they been freed?", "Have the teachers been freed?"),
    ],
)
def test_who_took_people_is_not_held_by_them(before: str, asked: str, understood: str) -> None:
    assert follow_up(asked, "Who are the hostages in Chad?", before).text == understood
