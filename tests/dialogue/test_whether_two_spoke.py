"""Whether and when two spoke or met is told of these two, and not of their ministers or of one of them alone."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-06-03",
        "The foreign ministers of Norway and Chad spoke by telephone on Monday, amid reports that Anders Moe would "
        "soon fly to Faya. Chad's president, Idris Sole, welcomed the call.",
    ),
    (
        "2024-06-04",
        "Norway's prime minister, Anders Moe, will rest in August. Moe and Chad's president, Idris Sole, have not "
        "spoken since the port was closed in March.",
    ),
    (
        "2024-06-04",
        "Peru cannot be seen as neutral, Ecuador's government said on Tuesday after Ana Rueda's talks in Lima. "
        "Rueda leads the envoys of Peru.",
    ),
    (
        "2024-06-05",
        "Estonia's president, Mari Tamm, will speak with Olev Kask at an appropriate time, her office said. Kask owns "
        "the port.",
    ),
    (
        "2024-06-06",
        "The Danish mediator, Lars Dahl, met the rebel leader, Osei Boro, in Lome on 6 June. The two spoke for an "
        "hour about prisoners. Boro then flew to Accra, where he saw Ama Mensah.",
    ),
    (
        "2024-06-06",
        "Kenya's envoy said the harbour dues came to 40 million dollars. Trade with Tom Ruto's firm is still to come.",
    ),
    (
        "2024-06-07",
        "A miners' union said it had seen nothing of Jan Holt, the minister. He told a meeting in Bergen that he had "
        "talked with Rolf Berg, its leader, on Thursday.",
    ),
)
SHOWN = {
    "When did Moe and Sole last speak?": "have not spoken since",
    "Have Moe and Sole spoken?": "have not spoken since",
    "have moe and sole spoken": "have not spoken since",
    "Have Norway and Chad spoken?": "spoke by telephone",
    "When did Norway and Chad last speak?": "spoke by telephone",
    "Will Tamm talk to Kask?": "will speak with Olev Kask",
    "Is Tamm going to speak with Kask?": "will speak with Olev Kask",
    "is tamm going to talk to kask": "will speak with Olev Kask",
    "When did Dahl and Boro last meet?": "6 June",
    "Did Dahl talk to Boro?": "The two spoke",
    "Did Holt talk to Berg?": "had talked with Rolf Berg",
}
REFUSED = (
    "Will Ecuador talk to Rueda?",
    "Have Boro and Moe spoken?",
    "When did Boro and Moe last meet?",
    "Did Dahl meet Mensah?",
    "Have Dahl and Mensah spoken?",
    "When did Tamm and Kask last speak?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-06-09T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_the_two_did_is_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason or told_by(answers[question])


def test_what_their_ministers_did_is_not(answers: dict[str, Answer]) -> None:
    assert "foreign ministers" not in told_by(answers["When did Moe and Sole last speak?"])


@pytest.mark.parametrize("question", REFUSED)
def test_what_one_of_them_did_with_others_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
