"""Further questions of a thread stay with its affair, also behind one that nothing answered."""

import asyncio
from pathlib import Path

from bot.model.conversation import Answer
from tests.reports import make_report, talk_over

LETTER = (
    "2026-04-06",
    "Peru's president, Julia Ruiz, called the Chilean letter on the border a mistake on Monday.\n\nThe letter was "
    "published in Santiago on Sunday. Norway's foreign minister, Lars Holm, said the letter was a good beginning. The "
    "letter asks Peru to withdraw two patrol boats.",
)
ELSEWHERE = (
    "2026-04-09",
    "Norway's foreign minister, Lars Holm, said on Thursday that Norway would buy four frigates from Spain.\n\nThe "
    "price is 2 billion euros.",
)


def talk(tmp_path: Path, reports: tuple[tuple[str, str], ...], *turns: str) -> Answer:
    """The last answer."""
    read = [make_report(at, *each) for at, each in enumerate(reports)]
    return asyncio.run(talk_over(tmp_path, read, turns, "2026-04-11T09:00:00Z"))[-1]


def told(answer: Answer) -> str:
    return " ".join(each.text for each in answer.answer)


def test_behind_what_was_refused_a_state_is_asked_of_the_letter(tmp_path: Path) -> None:
    turns = "What did Ruiz say about the Chilean letter?", "did Torres like it?", "what about Norway?"
    answer = talk(tmp_path, (LETTER, ELSEWHERE), *turns)
    assert "a good beginning" in told(answer)
    assert "frigates" not in told(answer)
    assert not answer.refused


def test_what_was_published_is_the_letter_and_not_the_state_named_last(tmp_path: Path) -> None:
    turns = "What did Ruiz say about the Chilean letter?", "did Torres like it?", "what about Norway?"
    answer = talk(tmp_path, (LETTER, ELSEWHERE), *turns, "when was it published?")
    assert answer.understood == "When was the Chilean letter published?"
    assert "on Sunday" in told(answer)
