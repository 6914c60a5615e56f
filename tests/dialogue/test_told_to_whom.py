"""What somebody told another is in a report that names that other."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "Chad's envoy said on Monday that the talks would go on in Faya. He had asked for a later date.",
    ),
    ("2024-06-04", "Norway's envoy told Ines Valk, the mediator, in Bergen on Tuesday that Oslo would sign the pact."),
    (
        "2024-06-05",
        "Peru's president, Rosa Quint, said in La Paz on Wednesday, beside Bolivia's leader, Juan Abal, that Chile's "
        "attack on fishing boats shamed the coast. Chile's president, Elsa Vidal, was in Lima that day.",
    ),
    (
        "2024-06-06",
        "President Elsa Vidal of Chile received Gabon's premier, Paul Nze, in Santiago on Thursday.\n\nNze said that "
        "Gabon would buy copper. He wanted a port as well.",
    ),
    (
        "2024-06-07",
        "The mayor of Iquique, Tomas Rey, wrote to Vidal on Friday about the harbour.\n\nRey said that the cranes were "
        "rusty.",
    ),
)
SHOWN = {
    "What did Norway's envoy tell Ines Valk in Bergen?": "would sign the pact",
    "What did Nze tell Vidal?": "would buy copper",
    "What did Rey say to Vidal?": "rusty",
    "What did Quint say about Chile?": "shamed the coast",
}
REFUSED = (
    "What did Quint say to Vidal?",
    "What did Quint tell Chile's president, Elsa Vidal?",
    "What did Nze tell Quint?",
    "What did Rey say to Abal?",
    "What did the Chadian envoy tell Ines Valk in Bergen?",
    "What did Chad's envoy tell Ines Valk?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_was_told_to_somebody_is_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_was_said_to_others_is_not(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused
