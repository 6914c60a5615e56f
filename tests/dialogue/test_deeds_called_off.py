"""Whether something was signed, opened or launched is told by what says that this very deed was called off, unless it
was done since; that something else was called off tells nothing of it."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    ("2026-03-02", "Ghana and Togo will sign a pact on tuna in Lome on 10 March, Ghana's ports ministry said."),
    (
        "2026-03-09",
        "The signing of a fishing accord between Ghana and Togo, planned for Tuesday in Lome, has been called off, "
        "Togo's presidency said.",
    ),
    (
        "2026-03-10",
        "Ghana's minister Kofi Osei denied on Tuesday that he had given up a tuna pact with Togo.",
    ),
    ("2026-03-06", "Togo's fishermen will block the port of Lome if Togo signs a tuna pact with Ghana, they said."),
    ("2026-03-03", "Peru and Chile will sign a treaty on copper in Tacna on 12 March, both ministries said."),
    ("2026-03-06", "The signing of the copper treaty between Peru and Chile was cancelled, Lima said on Friday."),
    ("2026-03-12", "Peru and Chile signed the copper treaty in Tacna on Thursday after all, both ministries said."),
    ("2026-03-04", "Latvia opened the bridge at Ludza on Wednesday. The opening of the museum was called off."),
    (
        "2026-03-05",
        "Cyprus will sign a gas contract with Malta. A march against the signing was called off in Nicosia.",
    ),
)
SHOWN = {
    "Have Ghana and Togo signed the tuna pact?": "has been called off",
    "Has the tuna pact between Ghana and Togo been signed?": "has been called off",
    "Have Peru and Chile signed the copper treaty?": "signed the copper treaty",
}
KEPT_OUT = {
    "Has the tuna pact between Ghana and Togo been signed?": "if Togo signs",
    "Have Ghana and Togo signed the tuna pact?": "will sign",
    "Have Peru and Chile signed the copper treaty?": "cancelled",
    "Has Latvia opened the bridge at Ludza?": "museum was called off",
    "Have Cyprus and Malta signed the gas contract?": "was called off",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    asked = dict.fromkeys((*SHOWN, *KEPT_OUT))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2026-03-14T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_that_the_deed_was_called_off_answers(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question])


@pytest.mark.parametrize("question", KEPT_OUT)
def test_a_mere_plan_or_what_else_was_does_not(answers: dict[str, Answer], question: str) -> None:
    assert KEPT_OUT[question] not in told_by(answers[question])
