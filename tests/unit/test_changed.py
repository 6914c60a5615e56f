"""Where it is asked whether a thing came, ended, was freed or signed, what a newer report tells of that very change
comes first, in whatever words, also where only its title names the thing; nothing else does."""

from datetime import timedelta

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.candidates import Group
from bot.answer.holding.happenings import iter_told
from bot.answer.telling.newest import add_newest
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

STRIKE = "Pilots of Lomo Air went on with their strike at the airport of Varn on Monday."
SERUM = "The measles serum for Varn was approved but has not arrived, the clinic said on Monday."
NURSES = "Gunmen who took the two Dutch nurses near Varn sent a video of the hostages on Monday."
PACT = "Peru and Chile have not signed the fishing pact, a diplomat in Varn said on Monday."
OVER, CAME, FREE, SIGNED = (
    "Is the pilots' strike in Varn over?",
    "Has the measles serum arrived in Varn?",
    "Have the Dutch hostages been freed?",
    "Has the fishing pact between Peru and Chile been signed?",
)
TAKES = (
    (OVER, STRIKE, "Pilots end strike in Varn", "Crews fly again from Tuesday after a vote, their union in Varn said."),
    (OVER, STRIKE, "Relief in Varn", "The strike of the pilots in Varn was called off on Tuesday."),
    (OVER, STRIKE, "Relief in Varn", "Lomo Air and the pilots ended the strike in Varn on Tuesday."),
    (CAME, SERUM, "Measles in Varn", "A first load of 900 boxes of serum landed in Varn on Tuesday."),
    (CAME, SERUM, "Measles in Varn", "Helpers in Varn unloaded 900 boxes of the serum on Tuesday."),
    (CAME, SERUM, "Measles serum reaches Varn", "Lorries with 900 boxes stood in front of the clinic on Tuesday."),
    (FREE, NURSES, "One Dutch hostage freed", "One of the nurses was handed over near Varn. Ana Smit is still held."),
    (FREE, NURSES, "Joy in Varn", "The Dutch hostages were let go near Varn on Tuesday."),
    (SIGNED, PACT, "Peru and Chile at one", "Ministers of Peru and Chile signed the fishing pact in Varn on Tuesday."),
    (SIGNED, PACT, "Peru and Chile seal fishing pact", "Two ministers put their names to it in Varn on Tuesday."),
)
LEAVES = (
    (OVER, STRIKE, "Mayor urges pilots to end strike in Varn", "The mayor of Varn spoke to the pilots on Tuesday."),
    (OVER, STRIKE, "Talks in Varn", "The pilots in Varn would end the strike if their pay rose, they said on Tuesday."),
    (
        OVER,
        STRIKE,
        "Queues in Varn",
        "The pilots said in Varn that talks on the strike were hard and lunch ended late.",
    ),
    (OVER, STRIKE, "Dockers end strike in Lomo", "Dockers in Lomo returned to work on Tuesday."),
    (
        OVER,
        "The pilots in Varn ended the strike on Monday.",
        "A deal in Varn",
        "Varn lives on the pilots, a priest said.",
    ),
    (CAME, SERUM, "Measles in Varn", "The serum is to arrive in Varn on Friday, the clinic said on Tuesday."),
    (CAME, SERUM, "Measles in Varn", "A minister landed in Varn, where measles spread and there was no serum."),
    (CAME, SERUM, "Measles in Varn", "A load of serum landed in Pella, and Varn, where measles spread, got none."),
    (CAME, SERUM, "Serum lands", "A snake serum landed in Lomo on Tuesday."),
    (FREE, NURSES, "Minister wants Dutch hostages freed", "A minister spoke in Varn on Tuesday."),
    (
        FREE,
        NURSES,
        "Video of Dutch hostages",
        "Benin released two fighters, whom the captors of the hostages had named.",
    ),
    ("Were the Dutch hostages freed on 20 March 2023?", NURSES, *TAKES[7][2:]),
    ("Who freed the Dutch hostages?", NURSES, *TAKES[7][2:]),
    (SIGNED, PACT, "Peru and Chile to sign fishing pact", "Peru and Chile want to sign the fishing pact in Varn."),
)


def add(question: str, shown: str, title: str, later: str) -> tuple[list[str], list[str]]:
    """Give what was shown before, and after."""
    first = make_article(shown, title="Report", url="https://wire.example/1")
    second = make_article(later, title=title, url="https://wire.example/2", published=NOW + timedelta(days=3))
    groups = (Group(None, tuple(iter_told(first))[:1]),)
    asked = read_whole(question, question, NOW, load_gazetteer())
    after = add_newest(asked, groups, (first, second))
    before, told = ([each.words for group in one for each in group.chosen] for one in (groups, after))
    return before, told


@pytest.mark.parametrize(("question", "shown", "title", "later"), TAKES)
def test_the_newest_change_comes_first(question: str, shown: str, title: str, later: str) -> None:
    before, told = add(question, shown, title, later)
    assert told == [later, *before]


@pytest.mark.parametrize(("question", "shown", "title", "later"), LEAVES)
def test_what_is_not_done_or_of_another_thing_leaves_what_is_shown(
    question: str, shown: str, title: str, later: str
) -> None:
    before, told = add(question, shown, title, later)
    assert told == before
