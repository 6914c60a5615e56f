"""A question for a name is answered by what gives it beside what is so called, and by nothing else told of that."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2025-05-05",
        "A freighter ran aground off Gozo on Monday, the coast guard of Malta said.\n\nThe skipper, a Dane aged 61, "
        "was questioned. The freighter's skipper must stay in Malta, a magistrate ruled. The freighter, the Skagen "
        "Rose, carries timber. Its first mate, Jonas Krag, said the radar had failed.",
    ),
    (
        "2025-05-06",
        "Villagers in Lesotho stopped work on a dam on Tuesday.\n\nThabo Leteka, the villagers' spokesman, said the "
        "water was theirs. The engineer in charge of the dam, Mpho Sello, left the site. The chairman of the dam's "
        "board said he had been told by telephone.",
    ),
    (
        "2025-05-07",
        "Chess players in Bergen went on strike on Wednesday.\n\nSkipper Ola Nes of the ferry Fana let them sleep on "
        "board. Spokesman Per Dahl of the chess club said he was surprised.",
    ),
    (
        "2025-05-08",
        "The new law on wells, known as the Clear Water Act, was passed by the parliament of Lesotho on Thursday. "
        "Bergen, which sent an observer, passed over the law.",
    ),
    ("2025-05-09", "The pilot of the balloon that came down in Oaxaca on Friday must stay in Mexico, police said."),
)
TOLD = {
    "What is the name of the freighter's skipper?": "",
    "What is the freighter called?": "The freighter, the Skagen Rose, carries timber.",
    "What is the name of the freighter's mate?": "Its first mate, Jonas Krag, said the radar had failed.",
    "What is the name of the villagers' spokesman?": "Thabo Leteka, the villagers' spokesman, said the water",
    "What is the name of the engineer in charge of the dam?": "The engineer in charge of the dam, Mpho Sello, left",
    "What is the name of the chairman of the dam's board?": "",
    "What is the name of the new law on wells?": "known as the Clear Water Act",
    "Who is the pilot of the balloon?": "",
    "What is the name of the skipper of the ferry Fana?": "Skipper Ola Nes of the ferry Fana",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, TOLD, "2025-05-12T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_the_name_is_given_or_nothing(answers: dict[str, Answer], question: str, words: str) -> None:
    told = told_by(answers[question])
    assert words in told, answers[question].reason
    assert bool(words) or not told
    assert told.count(". ") <= 1
