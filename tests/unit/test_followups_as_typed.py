"""What people type in few words behind an answer: of how many it is so otherwise, since when, with how many seats, what
they accuse her of, and another one's words."""

import pytest

from bot.answer.thread.followup import complete
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW
from tests.unit.test_followups import follow_up

HELD = ("Who was arrested in Turda?", "The journalist Ana Ruiz was arrested at the airport. She said nothing.")
HELD_TOO = ("Who was arrested in Turda?", "The mate Ivo Lund was arrested on board. He said nothing.")
HER_LAWYER = ("and what does her lawyer say?", "Ruiz had not slept, her lawyer, Kim Sato, said.")
HIS_LAWYER = ("and what does his lawyer say?", "Lund had not slept, his lawyer, Kim Sato, said.")
WON = ("Who won the election in Chad?", "The opposition Green League won the most votes in Chad on Sunday.")


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("how many dead?", "and missing?", "How many are missing?"),
        ("How many dead?", "and injured?", "How many were injured?"),
        ("how many injured?", "and dead?", "How many are dead?"),
        ("how many killed?", "what about the wounded?", "How many were wounded?"),
        ("how many died?", "and missing?", "How many are missing?"),
        ("How many missing are there?", "and rescued?", "How many were rescued?"),
        ("How many sailors drowned in the storm?", "and missing?", "How many sailors are missing in the storm?"),
        ("How many soldiers were killed in Turda?", "and wounded?", "How many soldiers were wounded in Turda?"),
    ],
)
def test_it_counts_those_who_are_otherwise(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("How many lorries were stranded in Turda?", "since when?", "Since when were lorries stranded in Turda?"),
        ("How many bakers are on strike?", "since when?", "Since when are bakers on strike?"),
        ("How many trains have been cancelled?", "until when?", "Until when have trains been cancelled?"),
        ("How many are still missing?", "since when?", "Since when are people still missing?"),
        ("How many people are held in Turda?", "for how long?", "For how long are people held in Turda?"),
        ("How many lorries were stranded in Turda?", "where?", "How many lorries were stranded in Turda, and where?"),
        ("How many people died in Turda?", "when?", "How many people died in Turda, and when?"),
    ],
)
def test_since_when_is_asked_of_what_they_are(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        (WON, "with how many seats?", "How many seats does the Green League have?"),
        (WON, "and with how many votes?", "How many votes did the Green League win?"),
        (("Who won the vote?", "Ana Ruiz won it with ease."), "by how many votes?", "How many votes did Ana Ruiz win?"),
        (("Who won?", "The League won in Turda. The Front won."), "with how many seats?", "With how many seats?"),
        (("Who won?", ""), "with how many seats?", "With how many seats?"),
        (("Who built the port?", "The League won the order."), "with how many men?", "With how many men?"),
    ],
)  # fmt: skip
def test_with_how_many_is_asked_of_who_won(last: tuple[str, str], asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        ("what do they accuse her of?", "What is Ana Ruiz accused of?"),
        ("what did they charge her with?", "What was Ana Ruiz charged with?"),
        ("where do they hold her?", "Where is Ana Ruiz held?"),
        ("when will they release her?", "When will Ana Ruiz be released?"),
        ("have they charged her?", "Has Ana Ruiz been charged?"),
        ("why did they detain her?", "Why was Ana Ruiz detained?"),
    ],
)
def test_they_are_whoever_may_do_so(asked: str, understood: str) -> None:
    assert follow_up(asked, HELD).text == understood


def test_they_are_those_who_are_known() -> None:
    taken = ("Who abducted Ana Ruiz?", "Gunmen abducted Ana Ruiz on Monday. She said nothing.")
    assert follow_up("what do they accuse her of?", taken).text == "What do the gunmen accuse Ana Ruiz of?"
    assert follow_up("what does Chad accuse her of?", HELD).text == "What does Chad accuse Ana Ruiz of?"
    assert follow_up("what do they accuse her of?", ("Has Chad jailed Ana Ruiz?", "It has.")).text.startswith(
        "What does Chad"
    )


@pytest.mark.parametrize(
    ("first", "second", "asked", "understood"),
    [
        (HELD, HER_LAWYER, "is she still in prison?", "Is Ana Ruiz still in prison?"),
        (HELD, HER_LAWYER, "when will she be freed?", "When will Ana Ruiz be freed?"),
        (HELD_TOO, HIS_LAWYER, "is he still in prison?", "Is Ivo Lund still in prison?"),
        (HELD_TOO, HIS_LAWYER, "has he appealed?", "Has Ivo Lund appealed?"),
    ],
)
def test_behind_a_lawyer_one_asks_of_the_client(
    first: tuple[str, str], second: tuple[str, str], asked: str, understood: str
) -> None:
    assert follow_up(asked, first, second).text == understood


def test_who_speaks_behind_a_lawyer_may_be_either() -> None:
    assert follow_up("what did she say about the cell?", HELD, HER_LAWYER).unclear is not None


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("What does Chad say?", "and Mali?", "What does Mali say?"),
        ("What did Ruiz say?", "and Lund?", "What did Lund say?"),
        ("How did Chad react?", "and Mali?", "How did Mali react?"),
        ("What does Chad say about the fire?", "and Mali?", "What does Mali say about the fire?"),
    ],
)
def test_another_speaks_of_what_the_last_one_was_asked(last: str, asked: str, understood: str) -> None:
    earlier = ("Who reopened the border?", "Why was there a recount?", last)
    turns = [Turn(ThreadId("t"), MemberId("m"), NOW, each, each, "It was told.") for each in earlier]
    resolved = complete(asked, turns, NOW, load_gazetteer(), {})
    assert understood in {resolved.text, resolved.alone}
    assert "recount" not in resolved.text
