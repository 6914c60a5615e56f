"""What a report plainly tells is told: what it leaves open of just that, what a judge found, over what work stopped;
nothing of this tells of another thing, or of what was only said beside it."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2025-03-03",
        "The tug Halvard sank in the harbour of Sines on Sunday. Its owner is insured. "
        "The harbour board has not decided whether the wreck will be lifted, its chairman said.",
    ),
    (
        "2025-03-03",
        "The barge Ondine burned out near Vardo on Sunday. Norway has not decided whether the wreck of another "
        "barge will be moved, and Denmark has not said whether Sweden will lift it.",
    ),
    (
        "2025-03-04",
        "A fair for seeds opens in Bregenz on 20 March. The farmers' union has not said whether it will attend.",
    ),
    (
        "2025-03-04",
        "A fair for toys opens in Lindau on 21 March. The brewers' guild attends to its own trade, it said.",
    ),
    (
        "2025-03-05",
        "A court in Aveiro quashed the licence of the Salgueiro quarry on Tuesday. Residents cheered. "
        "Judge Rita Mota found that the village had never been consulted.",
    ),
    (
        "2025-03-05",
        "A court in Evora quashed the permit of the Pereira kiln on Tuesday. Its owner said that he had been ill.",
    ),
    (
        "2025-03-05",
        "A tribunal in Faro suspended the mayor of Olhao on Tuesday. The mayor went home. "
        "The presiding judge said that the case would be heard again in May.",
    ),
    (
        "2025-03-06",
        "Nurses at the clinic of Marburg stopped work on Monday after two of them had been dismissed. "
        "The union said the strike would last a week.",
    ),
    (
        "2025-03-06",
        "Bakers in Fulda marched on Monday. The strike of bakers in Fulda began on 3 March, the union said.",
    ),
)
ASKED = {
    "Will the wreck of the tug Halvard be lifted?": ("has not decided whether the wreck will be lifted", "insured"),
    "Will the wreck of the barge Ondine be lifted?": ("", "Norway"),
    "Will the farmers' union take part in the seed fair in Bregenz?": ("whether it will attend", "Lindau"),
    "Will the brewers' guild take part in the toy fair in Lindau?": ("", "attends to"),
    "Why did the court quash the licence of the Salgueiro quarry?": ("never been consulted", "Evora"),
    "Why did the tribunal suspend the mayor of Olhao?": ("", "heard again"),
    "Why did the strike of nurses in Marburg begin?": ("two of them had been dismissed", "Fulda"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, ASKED, "2025-03-08T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), ASKED.items())
def test_what_is_plainly_told_is_told(answers: dict[str, Answer], question: str, words: tuple[str, str]) -> None:
    told, (there, away) = told_by(answers[question]), words
    assert there in told, answers[question].reason
    assert away not in told
