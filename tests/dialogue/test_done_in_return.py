"""What a state did in return is told by its own deeds in the thread's affair, named so where no report calls it one."""

from pathlib import Path

import pytest

from bot.answer.thread.in_return import find_asked_return
from bot.text.gazetteer import load_gazetteer
from tests.reports import make_report, talk_over, told_by

NOW = "2026-05-20T08:00:00Z"
_TOLD = (
    ("2026-05-04", "Oman bars Yemeni fish at Sarfait",
     "Oman barred Yemeni fish at the Sarfait crossing on Monday after inspectors found traces of mercury.\n\n"
     "Sanaa called the ban at Sarfait an insult."),
    ("2026-05-06", "Yemen closes Sarfait road over fish ban",
     "Yemen closed the road to the Sarfait crossing to Omani lorries on Wednesday over the ban on its fish.\n\n"
     "Sanaa said it had no choice. Yemen will complain to the Arab League."),
    ("2026-05-09", "Oman stops visas for Yemeni drivers over Sarfait",
     "Muscat stopped visas for Yemeni drivers on Saturday in retaliation for the closure of the Sarfait road."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]
WHY = "Why did Oman bar Yemeni fish at Sarfait?"


@pytest.mark.parametrize("asked", ["what did Sanaa do in return?", "and what has yemen done about it?"])
async def test_what_it_did_is_told_and_not_what_it_said(tmp_path: Path, asked: str) -> None:
    answer = (await talk_over(tmp_path, REPORTS, [WHY, asked], NOW))[-1]
    told = told_by(answer)
    assert answer.answer[0].text == "No report calls it an answer; what Yemen did:"
    assert "closed the road" in told
    assert "insult" not in told
    assert "no choice" not in told
    assert "stopped visas" not in told


async def test_what_a_report_calls_an_answer_is_told_alone(tmp_path: Path) -> None:
    told = told_by((await talk_over(tmp_path, REPORTS, [WHY, "what did Muscat do in response?"], NOW))[-1])
    assert told.startswith("Muscat stopped visas")
    assert "barred" not in told


async def test_of_who_did_nothing_nothing_is_told(tmp_path: Path) -> None:
    answer = (await talk_over(tmp_path, REPORTS, [WHY, "what did Riyadh do in return?"], NOW))[-1]
    assert answer.refused


@pytest.mark.parametrize(
    "asked",
    ["What did Yemen do?", "What did Ruiz do in return?", "What did Oman say in return?", "What did Oman do in 2024?"],
)
def test_nothing_else_is_asked_so(asked: str) -> None:
    assert find_asked_return(asked, load_gazetteer()) is None
