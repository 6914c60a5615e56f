"""A question takes from its thread only what it lacks: not whom a pronoun means that it names, and no other verb."""

from datetime import UTC, datetime

import pytest

from bot.answer.thread.followup import complete
from bot.model.conversation import MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer

NOW = datetime(2026, 5, 4, tzinfo=UTC)


def ask(asked: str, *turns: tuple[str, str]) -> str:
    """The whole of what is asked behind these questions with their answers."""
    kept = [Turn(ThreadId("t"), MemberId("m"), NOW, last, last, told) for last, told in turns]
    return complete(asked, kept, NOW, load_gazetteer()).text


SEEN = ("What does Japan say?", "Japan's premier called the step a mistake.")


@pytest.mark.parametrize(
    ("asked", "turns", "whole"),
    [
        ("When did they cut ties, and why?", (SEEN,), "When did they cut ties, and why?"),
        (
            "When did they restore relations?",
            (("Why did Chad and Gabon fall out?", "Over fish."), SEEN),
            "When did Chad and Gabon restore relations?",
        ),
        ("When did they cut ties with Chad?", (SEEN,), "When did Japan cut ties with Chad?"),
        ("When did they raise their tax?", (SEEN,), "When did Japan raise their tax?"),
        (
            "How long will the dredging take, and what will it cost?",
            (("What does the mayor say?", "Nothing."),),
            "How long will the dredging take, and what will the dredging cost?",
        ),
        (
            "Has the ferry been found and why did it sink?",
            (("Who owns the harbour?", "The town."),),
            "Has the ferry been found and why did the ferry sink?",
        ),
        (
            "Who was hurt, and when will it reopen?",
            (("Why was the bridge closed?", "For repairs."),),
            "Who was hurt, and when will the bridge reopen?",
        ),
        (
            "How many trucks use the tunnel?",
            (("How many tonnes of rice were seized?", "Ten."),),
            "How many trucks use the tunnel?",
        ),
        (
            "and how many families own the boats?",
            (("How many nets were lost in Gabon?", "Ten."),),
            "How many families own the boats?",
        ),
        (
            "How many trucks in the port?",
            (("How many tonnes of rice were seized?", "Ten."),),
            "How many trucks in the port were seized?",
        ),
        (
            "How many miners are still trapped?",
            (("Who will win the vote in Gabon?", ""),),
            "How many miners are still trapped?",
        ),
        (
            "How many miners are still trapped?",
            (("How many miners were hurt in Gabon?", ""),),
            "How many miners are still trapped in Gabon?",
        ),
    ],
)
def test_a_question_takes_only_what_it_lacks(asked: str, turns: tuple[tuple[str, str], ...], whole: str) -> None:
    assert ask(asked, *turns) == whole
