"""Follow-ups that do not say what they are about, ask who else, or name somebody by a pronoun that fits several."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import make_report, talk_over, told_by

READ = (
    make_report(
        1, "2024-05-20",
        "President Ana Brnabic Kovac received Peru's foreign minister, Luis Quispe, in Skopje on Monday.\n\n"
        "Quispe also met the speaker of parliament, Vesna Janeva, in Skopje. He left Skopje on Tuesday morning. "
        "Janeva saw him off at the airport. Quispe is to return to Lima on Friday.\n\nChile's Foreign Ministry has yet "
        "to comment on the visit. Ministers of Peru have never been to Skopje before.",
        publisher="Morning Wire", title="Kovac receives Quispe in Skopje",
    ),
    make_report(
        2, "2024-05-22",
        "Two fishing boats collided off Callao on Wednesday. Chile said it would not take part in the search.",
        publisher="Harbour Post", title="Boats collide off Callao",
    ),
    make_report(
        3, "2024-05-23",
        "Peru closed the bridge of Tarata to lorries on Thursday.\n\nBolivia said the closure of the bridge came "
        "without warning.",
        publisher="Harbour Post", title="Peru closes bridge",
    ),
    make_report(
        4, "2024-05-23", "Ecuador said on Thursday that its trade would grow this year.",
        publisher="Harbour Post", title="Ecuador hopes for trade",
    ),
)  # fmt: skip
VISIT = "Who received Quispe in Skopje?"


async def talk(home: Path, *turns: str) -> list[Answer]:
    return await talk_over(home, READ, turns, "2024-05-24T08:00:00Z")


async def test_whose_words_are_asked_for_is_told_from_what_answered_before(tmp_path: Path) -> None:
    _, said = await talk(tmp_path, VISIT, "what did Chile say?")
    assert told_by(said) == "Chile's Foreign Ministry has yet to comment on the visit."


async def test_without_a_thread_it_is_told_from_all_that_was_read(tmp_path: Path) -> None:
    [said] = await talk(tmp_path, "What did Chile say?")
    assert "take part in the search" in told_by(said)


async def test_the_topic_is_named_where_the_last_question_had_one(tmp_path: Path) -> None:
    _, said = await talk(tmp_path, "Who closed the bridge?", "how did Bolivia react?")
    assert said.understood == "How did Bolivia react to the bridge?"
    assert "without warning" in told_by(said)


async def test_words_on_another_matter_do_not_answer_in_a_thread(tmp_path: Path) -> None:
    _, said = await talk(tmp_path, "Who closed the bridge?", "what did Ecuador say?")
    assert said.understood == "What did Ecuador say about the bridge?"
    assert said.refused
    assert "the closest is “Ecuador hopes for trade”" in (said.reason or "")


async def test_who_says_so_tells_of_the_answer_that_was_shown(tmp_path: Path) -> None:
    _, said, outlet = await talk(tmp_path, VISIT, "what did Chile say?", "which outlet?")
    assert told_by(outlet) == f"Reported by Morning Wire: {told_by(said)}"


async def test_who_else_is_none_of_those_who_were_told(tmp_path: Path) -> None:
    first, other = await talk(tmp_path, VISIT, "who else did he meet there?")
    assert "Kovac" in told_by(first)
    assert "Janeva" in told_by(other)
    assert "Kovac" not in told_by(other)


@pytest.mark.parametrize("asked", ["who else received him?", "who else was received?"])
async def test_who_else_is_refused_where_nobody_else_is_told(tmp_path: Path, asked: str) -> None:
    _, other = await talk(tmp_path, VISIT, asked)
    assert other.refused


async def test_of_two_who_fit_a_pronoun_the_one_is_meant_of_whom_it_is_told(tmp_path: Path) -> None:
    _, left = await talk(tmp_path, "Did Quispe and Raul Mamani talk about trade?", "who saw him off?")
    assert left.understood == "Who saw Quispe off?"
    assert "Janeva saw him off" in told_by(left)


async def test_where_nothing_is_told_of_either_it_is_asked_whom_is_meant(tmp_path: Path) -> None:
    _, back = await talk(tmp_path, "Did Quispe and Raul Mamani talk about trade?", "who elected him?")
    assert back.reason is not None
    assert back.reason.startswith("Whom do you mean by “him”: Quispe or")


async def test_who_comes_back_returns(tmp_path: Path) -> None:
    _, back = await talk(tmp_path, VISIT, "when does he come back?")
    assert "is to return to Lima on Friday" in told_by(back)


async def test_whether_it_was_so_before_is_told_by_the_reports_of_the_last_answer(tmp_path: Path) -> None:
    _, before = await talk(tmp_path, VISIT, "has that happened before?")
    assert told_by(before) == "Ministers of Peru have never been to Skopje before."
    _, before = await talk(tmp_path / "other", "Who closed the bridge?", "has that happened before?")
    assert before.reason == "The reports of the last answer do not say whether that was so before."
