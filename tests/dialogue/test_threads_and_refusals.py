"""What a thread goes on from is what was answered in it, and nothing that a refusal only showed as the closest."""

import asyncio
from pathlib import Path

from bot.model.conversation import Answer
from tests.reports import make_report, talk_over, told_by

READ = (
    (
        "2026-05-01",
        "Kenya's cabinet had not confirmed by Friday whether the minister, Amina Wekesa, would leave for Peru.\n\n"
        "The cabinet met for an hour.",
    ),
    (
        "2026-05-04",
        "Oman and Yemen agreed on Monday to reopen the Shahn border crossing.\n\nKuwait hosted the talks that led "
        "to the deal. Yemen's envoy, Nabil Saadi, told Oman's envoy, Salim Harthy, that the guards were ready.",
    ),
    ("2026-05-06", "Oman sent engineers to the Shahn border crossing with Yemen on Wednesday to mend the gate."),
    ("2026-05-06", "Peru's trade minister, Rosa Quispe, who had come to Lima by train, praised the cooks."),
)  # fmt: skip


def talk(tmp_path: Path, *turns: str) -> list[Answer]:
    reports = [make_report(at, *each) for at, each in enumerate(READ)]
    return asyncio.run(talk_over(tmp_path, reports, turns, "2026-05-07T09:00:00Z"))


def test_no_day_is_taken_from_what_a_refusal_shows(tmp_path: Path) -> None:
    agreed, confirmed, since = talk(
        tmp_path,
        "What did Oman and Yemen agree?",
        "has that been confirmed by the cabinet?",
        "anything new since then?",
    )
    assert "Shahn" in told_by(agreed)
    assert confirmed.refused
    assert since.answer[0].text == "Since 4 May 2026:"
    assert "engineers" in told_by(since)


def test_since_nothing_there_is_nothing_new(tmp_path: Path) -> None:
    (refused, since) = talk(tmp_path, "Has Amina Wekesa resigned?", "anything new since then?")
    assert refused.refused
    assert since.refused
    assert since.reason == (
        "Nothing was answered in this thread yet since which anything could be new; name what you ask about."
    )


def test_what_came_since_is_asked_in_no_words_of_the_last_question(tmp_path: Path) -> None:
    _, since = talk(tmp_path, "What did Oman and Yemen agree?", "since then?")
    assert since.understood == "since then?"


def test_who_brokered_it_is_who_brought_the_two_together(tmp_path: Path) -> None:
    _, brokered = talk(tmp_path, "What did Oman and Yemen agree?", "who brokered it?")
    assert told_by(brokered) == "Kuwait hosted the talks that led to the deal."


def test_where_nobody_did_that_is_said(tmp_path: Path) -> None:
    _, brokered = talk(tmp_path, "Where is Rosa Quispe?", "who mediated it?")
    assert "Kuwait" not in told_by(brokered)


def test_what_came_after_that_is_of_the_days_behind_it_and_of_nobody_else(tmp_path: Path) -> None:
    _, came, sent = talk(
        tmp_path, "What did Saadi tell Harthy?", "and after that, did Harthy come?", "after that, what did Oman send?"
    )
    assert "Quispe" not in told_by(came)
    assert came.understood == "Did Harthy come after 4 May 2026?"
    assert "engineers" in told_by(sent)


def test_who_spoke_to_him_is_asked_back_where_both_may_be_he(tmp_path: Path) -> None:
    _, said = talk(tmp_path, "When did Saadi and Harthy meet?", "what did he say to him?")
    assert said.reason == "Whom do you mean by “he”: Saadi or Harthy?"
