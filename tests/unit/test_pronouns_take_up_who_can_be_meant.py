"""A pronoun takes up who can be meant: no ship and no place is tried, and a group that demands something is `they`."""

from datetime import UTC, datetime

import pytest

from bot.answer.thread.followup import complete
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer

MOMENT = datetime(2024, 6, 9, tzinfo=UTC)
GROUP = "A group that calls itself Red Tide blocked the network and demanded 3 million euros by Friday."
TWO = "A group that calls itself Red Tide blocked the network. A gang called Blue Moth said it had helped."
SHIP = "A court on Tuesday freed nine sailors of the tanker Lomela Star, but refused bail to the mate."
CASES = [
    ("Who is still held?", SHIP, "When is his trial?", "When is his trial?", True),
    ("Who was arrested over the cyberattack on Turda?", "A man of 30.", "Where will he be tried?",
     "Where will he be tried?", True),
    ("Who was arrested over the attack?", "Police arrested Boris Lund in Turda.", "Where will he be tried?",
     "Where will Boris Lund be tried?", False),
    ("Tell me about the strike in Turda", "Bakers went on strike.", "Who claimed it?",
     "Who claimed the strike in Turda?", False),
    ("Who is behind the blackout?", GROUP, "What do they want?", "What does Red Tide want?", False),
    ("What does Red Tide want?", GROUP, "Did they get money?", "Did Red Tide get money?", False),
    ("Did Red Tide get it?", "", "And the man in Turda?", "What about the man in Turda?", False),
    ("Who is behind the blackout?", TWO, "What do they want?", "What do they want?", False),
    ("Who led the Peruvian delegation in Turda?", "Ana Ruiz led it.", "and the Chilean one?",
     "Who led the Chilean delegation in Turda?", False),
    ("Was the raid on Turda filmed?", "It was.", "How many people are affected?",
     "How many people are affected?", False),
    ("How many were killed in Turda?", "Nine.", "And how many are missing?", "How many are missing in Turda?", False),
    ("How many of the miners are still trapped?", "Two.", "and when do they get water?",
     "When do the miners get water?", False),
    ("Any date for the bakers' meeting?", "No.", "where will they meet?", "Where will the bakers meet?", False),
    ("How many of the 14 nurses are on strike?", "Two.", "do they want money?", "Do the nurses want money?", False),
    ("What happened in Turda?", "Nine of the 14 sailors walked free in Turda.", "where are they now?",
     "Where are the sailors now?", False),
    ("What happened in Turda?", "The sailors fought the bakers.", "where are they now?", "Where are they now?", True),
    ("What happened in Turda?", "It was closed for three hours.", "where are they now?", "Where are they now?", True),
    ("What happened in Turda?", "The bodies lay in a barn.", "what did they answer?", "What did they answer?", True),
    ("How many of them are free?", "Two.", "where are they now?", "Where are they now?", True),
    ("What happened in Turda?", "The trawlers and the letters lay in a barn.", "where are they now?",
     "Where are they now?", True),
    ("What happened in Turda?", "The borders were open.", "when were they shut?", "When were they shut?",
     True),
    ("What happened in Turda?", "Nine matters were open.", "when were they shut?", "When were they shut?", True),
    ("Does Chad accept the verdict?", "No.", "when did they last meet?", "When did they last meet?", True),
    ("Did Chad and Mali sign?", "No.", "when did they last meet?", "When did Chad and Mali last meet?", False),
    ("Does Chad accept the verdict?", "No.", "when did they meet Mali?", "When did Chad meet Mali?", False),
    ("Did Chad accept it?", "No.", "where do they meet the demand?", "Where does Chad meet the demand?", False),
]  # fmt: skip


@pytest.mark.parametrize(("last", "answered", "asked", "whole", "unclear"), CASES)
def test_it_takes_up_who_or_what_can_be_meant(last: str, answered: str, asked: str, whole: str, unclear: bool) -> None:
    turn = Turn(ThreadId("t"), MemberId("m"), MOMENT, last, last, answered)
    resolved = complete(asked, [turn], MOMENT, load_gazetteer(), {})
    assert (resolved.text, resolved.unclear is not None) == (whole, unclear)
