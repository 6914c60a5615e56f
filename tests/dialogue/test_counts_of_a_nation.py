"""How many of one state's people were hurt is told by what counts those, and by no count of another state's."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-06",
        "LIMA - A Peruvian trawler was holed on Monday when an Ecuadorian patrol vessel struck it off Punta Sal, "
        "hurting five fishermen, the Peruvian navy said.\n\nOne fisherman broke an arm.",
    ),
    (
        "2024-05-08",
        "Peru on Wednesday raised to seven the number of fishermen hurt in the collision off Punta Sal and showed a "
        "film in which the Ecuadorian vessel rammed the trawler.",
    ),
    (
        "2024-05-06",
        "Zambia has about 2,000 soldiers in Malawi under a mission of the southern states, which ends in June.",
    ),
    (
        "2024-05-07",
        "Zambian jets struck the border town of Karonga on Tuesday, killing four villagers, officials in Malawi said.",
    ),
    ("2024-05-09", "Three Bolivian soldiers and nine Chilean soldiers were killed in an avalanche at Parinacota."),
    ("2024-05-10", "Eleven nurses from Senegal were taken hostage at a clinic in Kidal, the Malian army said."),
    ("2024-05-10", "Two Kenyans were hurt when a Ugandan lorry hit a bus at Busia, the police said."),
    ("2024-05-11", "Laos said five of its divers were hurt when a Thai dredger sank at Nakhon."),
)
SHOWN = {
    "How many Peruvian fishermen were hurt?": "to seven the number of fishermen",
    "How many Peruvian fishermen were hurt in the collision?": "to seven the number of fishermen",
    "How many fishermen were hurt in the collision?": "to seven the number of fishermen",
    "How many Bolivian soldiers were killed at Parinacota?": "Three Bolivian soldiers",
    "How many Chilean soldiers were killed?": "nine Chilean soldiers",
    "How many Senegalese nurses were taken hostage?": "Eleven nurses from Senegal",
    "How many Kenyans were hurt at Busia?": "Two Kenyans were hurt",
    "How many Laotian divers were hurt at Nakhon?": "five of its divers",
}
REFUSED = (
    "How many Ecuadorian fishermen were hurt?",
    "How many Ecuadorian fishermen were hurt in the collision?",
    "How many Canadian fishermen were hurt?",
    "How many Malawian soldiers died in the strike on Karonga?",
    "How many Malian nurses were taken hostage?",
    "How many Ugandans were hurt at Busia?",
    "How many Thai divers were hurt at Nakhon?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, (*SHOWN, *REFUSED), "2024-05-12T18:00:00Z")


@pytest.mark.parametrize("question", SHOWN)
def test_those_of_the_state_are_counted(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason


@pytest.mark.parametrize("question", REFUSED)
def test_no_count_of_others_is_given_for_them(answers: dict[str, Answer], question: str) -> None:
    assert not told_by(answers[question])
