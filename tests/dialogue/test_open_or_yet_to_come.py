"""What is open or yet to come answers too: nobody agreed who pays, no verdict before June, a chief who stays; and a
first case answers whether there are any."""

from pathlib import Path

import pytest

from tests.reports import make_report, talk_over, told_by

NOW = "2025-05-20T08:00:00Z"
_TOLD = (
    ("2025-05-10", "Chad and Mali agree to joint rice tests",
     "Chad and Mali agreed on Saturday to have samples of rice tested in Togo, in a step towards ending a ban."
     "\n\nThe mill at Voi has sent 20 workers home. The two sides did not agree on who will pay for the tests."),
    ("2025-05-11", "Cholera kills nine in Lesotho",
     "Cholera has killed nine people in Lesotho since April, the Health Ministry said on Sunday."
     "\n\nBotswana has had no cases so far."),
    ("2025-05-17", "Vaccination against cholera begins in Lesotho",
     "A vaccination campaign against cholera began in Lesotho on Saturday."
     "\n\nBotswana reported its first case on Friday, a driver who had come from Maseru."),
    ("2025-05-12", "Trial of Ivo Brek opens in Riga",
     "The trial of the former harbour chief Ivo Brek opened in Riga on Monday. He is charged with taking bribes."
     "\n\nA verdict is not expected before September."),
    ("2025-05-14", "Minister attacks the bank of Togo",
     "Togo's finance minister said on Wednesday that the bank had raised its rate too far."
     "\n\nThe bank said that Governor Ama Doe intended to serve her full term of four years."),
    ("2025-05-15", "Gunmen set a deadline for three nurses",
     "The kidnappers of three nurses in Niger have set a deadline of 28 May, the Dutch foreign ministry said."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Who will pay for the rice tests?", "did not agree on who will pay"),
        ("Has Botswana recorded any cholera cases?", "reported its first case on Friday"),
        ("Has cholera reached Botswana?", "reported its first case on Friday"),
        ("Has a verdict been reached in the Brek trial?", "not expected before September"),
        ("Has Ama Doe resigned?", "intended to serve her full term"),
        ("When does the kidnappers' deadline expire?", "a deadline of 28 May"),
    ],
)
async def test_it_is_told(tmp_path: Path, asked: str, told: str) -> None:
    [answer] = await talk_over(tmp_path, REPORTS, (asked,), NOW)
    assert not answer.refused
    assert told in told_by(answer)


@pytest.mark.parametrize(
    "asked",
    [
        "Who will pay for the milk tests?",
        "Has Togo recorded any cholera cases?",
        "Has malaria reached Botswana?",
        "Has a verdict been reached in the Doe trial?",
        "Has Ivo Brek resigned?",
    ],
)
async def test_it_is_told_of_nothing_else(tmp_path: Path, asked: str) -> None:
    [answer] = await talk_over(tmp_path, REPORTS, (asked,), NOW)
    assert answer.refused


async def test_a_verdict_that_came_is_no_longer_expected(tmp_path: Path) -> None:
    came = make_report(9, "2025-05-19", "A court in Riga found Ivo Brek guilty on Monday and jailed him for six years.")
    [answer] = await talk_over(tmp_path, [*REPORTS, came], ("Has a verdict been reached in the Brek trial?",), NOW)
    assert "not expected before" not in told_by(answer) or answer.refused


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("What did the Chinese government say about the rice tests?", "names China ("),
        ("Has the Peruvian minister resigned?", "names Peru ("),
        ("Has Peru resigned?", "names Peru ("),
    ],
)
async def test_a_refusal_names_the_state(tmp_path: Path, asked: str, names: str) -> None:
    [answer] = await talk_over(tmp_path, REPORTS, (asked,), NOW)
    assert names in (answer.reason or "")


async def test_what_owns_something_stands_in_reports_without_saying_so(tmp_path: Path) -> None:
    [answer] = await talk_over(tmp_path, REPORTS, ("What does Botswana say about the ministry's tally?",), NOW)
    assert "did you mean" not in (answer.reason or "")
