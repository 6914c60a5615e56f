"""Questions as they are typed in haste: what the opening word asks for, who did not, and whose time it is."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    "Olga Brandt, the founder of the firm that laid the Varda cable, was arrested in Lisbon on Thursday.",
    "The Varda cable was laid in 2014 by the firm Nordlink. The line runs to Ostby.",
    "The bridge that soldiers blew up on Tuesday, the Karsk bridge, carried trains, the mayor said.",
    "Latvia has not signed the fisheries pact, the harbour council said. Estonia signed the fisheries pact in May.",
    "Lithuania declined to comment on the seizure of the barge Lomo. Poland commented on the seizure of the barge.",
    "The tug Orlan was in the bay of Ruda when police seized it, the coast guard said. It was seized on Monday.",
    "The complaint of the pilots must be filed by 27 June, the court of Ostby said.",
    "Finland says the tug had no papers. Norway says the tug had papers.",
    "The ferry company of Ostby will open a line to Karsk in June, its director said on Monday. The ferry takes "
    "bicycles free of charge.\n\nThe town council of Karsk voted for the line in March, after two years of talks over "
    "who would pay for a new quay, and the company has promised to sail every morning and every evening.\n\n"
    "Fishermen had asked the council to keep the old harbour for their boats alone, and went to court over the quay, "
    "but the judges in Ostby refused to stop the work, and the first stones were laid last week in heavy rain. Hotels "
    "hope for visitors, and have hired cooks and waiters from other towns along the coast for the whole summer.",
)
SHOWN = {
    "When was the Varda cable laid?": "laid in 2014",
    "Does the ferry take bicycles?": "takes bicycles free of charge",
    "When did soldiers blow up the bridge?": "on Tuesday",
    "Who has not signed the fisheries pact?": "Latvia has not signed",
    "Who hasn't commented on the seizure of the barge?": "Lithuania declined to comment",
    "Where was the tug Orlan when it was seized?": "in the bay of Ruda",
    "When is the complaint due?": "by 27 June",
    "Which side is right about the papers of the tug?": "I do not judge or forecast",
}
HIDDEN = {
    "When was the Varda cable laid?": "Thursday",
    "Who has not signed the fisheries pact?": "Estonia signed",
    "Who hasn't commented on the seizure of the barge?": "Poland commented",
}
REFUSED = ("When was the tower built?", "Who has not paid for the tug?")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, f"2024-06-{n + 1:02}", text) for n, text in enumerate(READ))
    asked = (*SHOWN, *REFUSED, "who owns the thing")
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2024-06-20T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_was_asked_is_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in (told or answers[question].reason or ""), answers[question].reason or told


@pytest.mark.parametrize("question", HIDDEN)
def test_what_is_told_of_another_is_not(answers: dict[str, Answer], question: str) -> None:
    assert HIDDEN[question] not in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_nobody_told_is_refused(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer


def test_plain_english_is_not_taken_for_another_language(answers: dict[str, Answer]) -> None:
    assert "in English" not in (answers["who owns the thing"].reason or "")
