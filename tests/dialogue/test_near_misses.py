"""What comes near a question and does not answer it: another object, another day, another thing denied."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-06-03",
        "The police in Lusaka detained 30 students on Monday. Joyce Banda-Mwale, a lawyer, was not among them.",
    ),
    (
        "2024-06-04",
        "Zambia imposed a duty of 20 percent on Malawian maize on Tuesday, its trade minister, Paul Tembo, said.",
    ),
    (
        "2024-06-04",
        "Malawi banned Zambian beef, but not milk, on Tuesday. Malawi rejected the offer of a Tanzanian mediator.",
    ),
    ("2024-06-05", "Kenya asked Zambia for talks. Malawi welcomed the request, and Tanzania criticised it."),
    ("2024-06-06", "The dam company Kariba Power denied that its turbines had stood still in May."),
    ("2024-06-06", "Three Mozambican soldiers were wounded and eleven captured near Palma, Mozambique's army said."),
    ("2024-06-07", "Seventeen fishermen were rescued off Beira on Friday. The navy fed six of the rescued fishermen."),
    (
        "2024-06-07",
        "The nurses' leader, Ruth Phiri, called the pay offer fair, while Moses Kunda said it was too small. "
        "The pay talks cost the hospitals 3 million kwacha a day.",
    ),
    ("2024-06-08", "The strike of the nurses lasted thirteen days, the ministry said on Saturday."),
    (
        "2024-06-08",
        "Esther Lungu-Hara was sworn in as governor of Copperbelt on Saturday. The council meets on 9 July.",
    ),
    ("2024-06-08", "The mayor of Ndola, Grace Mumba, will be sworn in on 2 July."),
    (
        "2024-06-09",
        "The miners in Kitwe and the owners signed a deal on Sunday, ending a strike of nine days. "
        "Eleven miners are still trapped below ground, the company said.",
    ),
    (
        "2024-06-09",
        "The bus drivers' union said it would call a stoppage. Tanzania's ports were still blocked on Sunday.",
    ),
    (
        "2024-06-09",
        "Clara Neto-Dias, Angola's envoy, spoke in Luanda. Oscar Vaz, a deputy, criticised Neto-Dias for her silence. "
        "Botswana had proposed a toll, but Namibia and Angola opposed it, envoys said.",
    ),
    (
        "2024-06-09",
        "Henry Sata denied in a letter that he had sold the mine. The bishop thanked Peter Sata for his help.",
    ),
    ("2024-06-08", "Kariba Power's chief, Dennis Zulu, denied that the dam was unsafe."),
)
SHOWN = {
    "Did the police detain students?": "detained 30 students",
    "Has Zambia imposed a duty on Malawian maize?": "20 percent on Malawian maize",
    "Has Zambia imposed a duty on maize from Malawi?": "20 percent on Malawian maize",
    "Has Malawi banned Zambian milk?": "but not milk",
    "Has Malawi banned beef from Zambia?": "banned Zambian beef",
    "Who denies that the dam is unsafe?": "Dennis Zulu, denied that the dam was unsafe",
    "Who denied that the turbines had stood still?": "Kariba Power denied that its turbines",
    "How many Mozambican soldiers were captured?": "eleven captured",
    "How many fishermen were rescued?": "Seventeen fishermen",
    "How long did the strike of the nurses last?": "thirteen days",
    "What did Phiri say about the pay offer?": "called the pay offer fair",
    "What did Kunda say about the pay offer?": "too small",
    "Who will be sworn in on 2 July?": "Grace Mumba",
    "Has the strike in Kitwe ended?": "ending a strike of nine days",
    "Are the miners still trapped?": "still trapped below ground",
    "Who criticised Clara Neto-Dias?": "Oscar Vaz",
    "Who opposed the toll?": "Namibia and Angola opposed it",
    "Who denied having sold the mine?": "Henry Sata denied",
    "Timeline of the Zambia-Malawi trade row": "Malawian maize",
}
REFUSED = (
    "Did the police detain Banda-Mwale?",
    "Did the police detain Paul Tembo?",
    "Has Zambia imposed a duty on Malawian sugar?",
    "Has Zambia imposed a duty on Kenyan maize?",
    "Has Malawi banned Tanzanian beef?",
    "Who denies that the dam company paid bribes?",
    "Who denies that nurses were dismissed?",
    "How many soldiers did Mozambique capture?",
    "Who was rescued on 3 July?",
    "Who was sworn in on 9 August?",
    "How long did the pay talks last?",
    "Has the stoppage of the bus drivers ended?",
    "Are the fishermen still trapped?",
    "Who criticised Oscar Vaz?",
    "Who denied having bought the mine from Namibia?",
    "Who thanked Henry Sata?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_was_asked_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_only_comes_near_is_no_answer(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
