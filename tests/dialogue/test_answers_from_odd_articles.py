"""Answers from a live blog and a transcript: the newest post, and nobody's words as news."""

import asyncio
from pathlib import Path

from tests.reports import ask_over, make_report, told_by

LIVE = (
    "14:30\nThe death toll in Bihar has risen to 31, the disaster agency said.\n\n"
    "12:10\nThe death toll in Bihar has risen to 18, the disaster agency said. The Kosi bridge is open, it said.\n\n"
    "09:00\nNine people have died in Bihar, the disaster agency said."
)
TALK = (
    "HOST: Welcome to both of you.\n\nJOHN SMITH: Britain has paid Iran for prisoners before.\n\n"
    "ALI REZA: Britain has paid Iran nothing.\n\nHOST: Thank you."
)


def test_old_posts_and_what_speakers_say_answer_nothing(tmp_path: Path) -> None:
    reports = [
        make_report(1, "2024-05-03", LIVE, title="Flood in Bihar: live updates"),
        make_report(2, "2024-05-03", TALK, title="Transcript: the envoy and the member on prisoners"),
    ]
    asked = ("How many people died in Bihar?", "Is the Kosi bridge open?", "Has Britain paid Iran for prisoners?")
    answers = asyncio.run(ask_over(tmp_path, reports, asked, "2024-05-04T08:00:00Z"))
    assert "31" in told_by(answers[asked[0]])
    assert "18" not in told_by(answers[asked[0]])
    assert answers[asked[1]].refused
    assert answers[asked[2]].refused
