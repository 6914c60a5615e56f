"""What a follow-up puts in the place of what, in the question before it."""

import pytest

from bot.answer.followup import complete
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW

MACRON = "When will Macron visit Beijing?"


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        (MACRON, "What about the pipeline?", "the pipeline?"),
        (MACRON, "What about gas?", "gas?"),
        (MACRON, "and Putin?", "When will Putin visit Beijing?"),
        ("What does Lantern Desk report?", "Why did Blinken put off his trip?", "Why did Blinken put off his trip?"),
        ("What did Wang Yi say?", "Why did he go to Munich?", "Why did Wang Yi go to Munich?"),
        ("Did Putin accept China's plan?", "And Ukraine?", "Did Ukraine accept China's plan?"),
    ],
)
def test_a_thing_takes_no_persons_place(last: str, asked: str, understood: str) -> None:
    turn = Turn(ThreadId("t"), MemberId("m"), NOW, last, last, "")
    assert complete(asked, [turn], NOW, load_gazetteer()) == understood
