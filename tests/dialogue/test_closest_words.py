"""What a refusal shows: the words that come closest, cited, and called no answer."""

import asyncio
from pathlib import Path

import pytest

from bot.answer.telling.layout import lay_out
from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, talk_over, told_by

REPORTS = [
    make_report(
        1, "2023-03-14",
        "Estonia closed the bridge at Narva to lorries on Tuesday. Drivers were sent south to Luhamaa, its board said.",
        title="Estonia closes the bridge at Narva to lorries",
    ),
    make_report(
        2, "2023-03-15",
        "The governor of Pskov, Oleg Zimin, told state radio that the burnt lorry at Narva had come from Latvia. "
        "Latvia denied this within hours.", title="Burnt lorry came from Latvia, governor says",
    ),
]  # fmt: skip
AHEAD = "When will Estonia open the bridge at Narva?"
RESERVED = "Where had the burnt lorry at Narva come from?"
UNKNOWN = "Who painted the walls of Lisbon?"
NO_ANSWER = "No plain answer in what I have read (2 articles since 14 March 2023); the closest to it:"
NOW = "2023-03-16T09:00:00Z"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    home = tmp_path_factory.mktemp("desk")
    return asyncio.run(ask_over(home, REPORTS, (AHEAD, RESERVED, UNKNOWN), NOW))


def test_words_that_come_closest_are_shown_and_called_no_answer(answers: dict[str, Answer]) -> None:
    near = answers[AHEAD]
    assert near.refused
    label, words = near.answer
    assert label.text == near.reason == NO_ANSWER
    assert words.text == "Estonia closed the bridge at Narva to lorries on Tuesday."
    assert [source.publisher for source in near.sources] == ["Wire"]
    assert [section.key for section in lay_out(near).sections] == ["answer", "sources"]


def test_a_claim_comes_with_the_denial_behind_it(answers: dict[str, Answer]) -> None:
    assert told_by(answers[RESERVED]).endswith("Latvia denied this within hours.")


def test_nothing_is_shown_of_what_nobody_named(answers: dict[str, Answer]) -> None:
    assert answers[UNKNOWN].refused
    assert answers[UNKNOWN].answer == ()


def test_what_was_shown_as_near_is_no_answer_to_go_on_from(tmp_path: Path) -> None:
    _, again = asyncio.run(talk_over(tmp_path, REPORTS, (AHEAD, "Are you sure?"), NOW))
    assert again.refused
    assert again.answer == ()
