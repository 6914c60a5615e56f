"""What a text says is told by reports on it, not by who published it; an outlet that was never read tells nothing."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-06-03",
        "Kenya published a white paper on fisheries on Monday.\n\n"
        "Foreign trawlers must leave the coastal waters by 2026, according to the paper. It also opposes "
        "subsidies for fuel.\n\n"
        "Peter Otieno, a boat owner, said subsidies for fuel had kept his crew at work.",
    ),
    (
        "2024-06-04",
        "Kenya's foreign minister, Grace Wanjiru, said on Tuesday that Kenya wanted no quarrel over "
        "subsidies with Uganda.",
    ),
    (
        "2024-06-04",
        "Uganda answers Kenya's white paper on fisheries, its trade minister, John Okello, said. "
        "Okello said the paper would ruin the ports of Uganda. Uganda pays subsidies for nets.",
    ),
    (
        "2024-06-05",
        "Chad and Niger signed a border accord on Wednesday.\n\nUnder the deal patrols should be joint by 1 August. "
        "Herders from Niger had crossed the border for years. Niamey did not say whether it would then reopen "
        "its wells. The minister has yet to say who would pay for fences.",
    ),
    (
        "2024-06-06",
        "The author of the report on dams, Ruth Phiri, said the ministry had ignored her warnings about cracks.",
    ),
    (
        "2024-06-06",
        "Togo and Benin published a joint statement on Thursday.\n\nThe statement calls for a new bridge. "
        "It does not say who would build the bridge or a tunnel.",
    ),
    ("2024-06-06", "The United States will send doctors to Benin, its secretary of state, Ann Lee, said on Thursday."),
    ("2024-06-06", "Benin will pay for the ferry, its transport ministry said on Thursday."),
    ("2024-06-07", "Storms closed the port of New Haven on Friday. The Haven Times building lost its roof."),
    ("2024-06-08", "The River Post wrote that the bishop of Lima would resign."),
)
SHOWN = {
    "What does Kenya's white paper say about trawlers?": "Foreign trawlers must leave",
    "What does Kenya's paper say about subsidies?": "opposes subsidies for fuel",
    "What did Kenya say about subsidies?": "no quarrel over subsidies",
    "What does the accord between Chad and Niger say about patrols?": "patrols should be joint",
    "What does the border accord say about patrols?": "patrols should be joint",
    "What does the joint statement say about the bridge?": "calls for a new bridge",
    "What did the statement of Togo and Benin say about the bridge?": "calls for a new bridge",
    "What does the joint statement say about the tunnel?": "does not say who would build",
    "What did Benin's statement say about the ferry?": "will pay for the ferry",
    "What did the author of the report say about cracks?": "ignored her warnings",
    "What did the River Post write about the bishop of Lima?": "would resign",
}
REFUSED = {
    "What does Uganda's white paper say about subsidies?": "",
    "What does Kenya's white paper say about ports?": "",
    "What does the border accord say about herders?": "",
    "What does the border accord say about wells?": "",
    "What does the border accord say about fences?": "",
    "What does the joint statement say about doctors?": "",
    "What does the New Haven Times report about the storm?": "names New Haven Times",
    "What does the Lima Herald write about the bishop of Lima?": "names Lima Herald",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_words_asked_for_are_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


def test_words_of_others_are_not_those_of_the_text(answers: dict[str, Answer]) -> None:
    told = told_by(answers["What does Kenya's paper say about subsidies?"])
    assert "his crew" not in told
    assert "no quarrel" not in told


@pytest.mark.parametrize("question", REFUSED)
def test_another_text_and_an_unread_outlet_tell_nothing(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer
    assert REFUSED[question] in (answers[question].reason or "")
