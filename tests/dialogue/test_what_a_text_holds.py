"""What stands in a text is told by the report that it is out, in its order, and not by who announced or judged it."""

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-05-02",
        "Peru will lay out its position on the fishing row in a memorandum, its envoy, Ana Rueda, told a forum in "
        "Quito on Thursday.\n\nRueda said the memorandum would insist on a ban at night.",
    ),
    (
        "2024-05-06",
        "Peru's Foreign Ministry on Monday published a memorandum of nine points on the fishing row with Ecuador.\n\n"
        "The memorandum calls for patrols to be shared. It opposes nets of steel.\n\n"
        "Boats without a licence must stay in port, according to the memorandum.\n\nPeru says it will pay for buoys.",
    ),
    (
        "2024-05-07",
        "Ecuador's president, Luis Paz, said on Tuesday that Peru's memorandum on the fishing row would help nobody "
        "but Peru.\n\nThe first point of Peru's memorandum was about buoys, and buoys feed nobody, he said.",
    ),
    (
        "2024-05-08",
        "Togo and Benin signed an accord on grain in Lome on Wednesday.\n\nThe accord allows lorries to cross at "
        "night. It does not cover rice.",
    ),
    (
        "2024-05-09",
        "The accord with Benin does not mean that all quarrels are over, Togo's minister, Kofi Adom, said.",
    ),
    (
        "2024-05-10",
        "Kenya's minister, Tom Ruto, said on Friday that the Kenyan draft law would ban plastic bags.",
    ),
)
SHOWN = {
    "What's in the Peruvian memorandum?": "calls for patrols to be shared",
    "What is in Peru's memorandum on the fishing row?": "memorandum of nine points",
    "What are the points of Peru's memorandum?": "must stay in port",
    "what are the main points of the peruvian memorandum": "calls for patrols to be shared",
    "What does Peru's memorandum say?": "memorandum of nine points",
    "What are the terms of the accord between Togo and Benin?": "allows lorries to cross",
    "What's in the Kenyan draft law?": "would ban plastic bags",
    "What does Ecuador say about Peru's memorandum?": "help nobody",
}
LEFT_OUT = {
    "What's in the Peruvian memorandum?": ("help nobody", "will lay out", "would insist", "feed nobody"),
    "What are the points of Peru's memorandum?": ("help nobody", "will lay out", "would insist", "feed nobody"),
    "What are the terms of the accord between Togo and Benin?": ("does not mean",),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    return ask_all_over(tmp_path_factory.mktemp("desk"), READ, SHOWN, "2024-05-12T18:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_its_own_words_are_shown(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize(("question", "words"), [(each, one) for each, found in LEFT_OUT.items() for one in found])
def test_what_others_say_of_it_is_not(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words not in told_by(answers[question])
