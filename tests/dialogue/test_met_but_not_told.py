"""A sentence that meets what a question is about, and not what it asks of that, is no answer to it."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-09-02",
        "A tanker ran aground off Lubang on Sunday, the harbour office said.\n\nIts owner is the company Brightwater. "
        "The manager, Nadia Quiroz, said that the tanker had been inspected in May.\n\nMalaysia offered two tugs and a "
        "helicopter.",
    ),
    (
        "2024-09-06",
        "The master of the tanker was fined on Friday.\n\nNadia Quiroz, the manager of Brightwater, left the country "
        "on Wednesday, the border police said. They have asked for her to be found.",
    ),
    (
        "2024-09-03",
        "The banker Emil Varga was arrested in Graz on Tuesday.\n\nHe was taken to a prison in Linz, his lawyer said.",
    ),
    (
        "2024-09-04",
        "The singer Tove Arnesen cancelled her tour on Wednesday.\n\nA fan club in Trondheim sent her flowers. "
        "Arnesen said that a concert hall in Bodo had been closed.",
    ),
    (
        "2024-09-05",
        "Police in Arusha flew the ranger Juma Mrisho to a hospital in Moshi on Thursday.\n\nMrisho’s brother lives "
        "in Dodoma.",
    ),
    ("2024-09-07", "The pilot, Sana Koury, survived and is being questioned by police in Salta, they said."),
    (
        "2024-09-08",
        "Bandits abducted four surveyors near Kidal on Sunday, an army officer said.",
    ),
    (
        "2024-09-10",
        "The men who abducted four surveyors near Kidal have freed one of them, a priest said on Tuesday.\n\nTwo "
        "abductors and a soldier were wounded.",
    ),
    (
        "2024-09-10",
        "The rebels who burned the granary in Odienne belonged to the Green Lance, a prosecutor said.",
    ),
    ("2024-09-11", "Seven smugglers and one guard were also killed. They were hiding near Tessalit, an officer said."),
    ("2024-09-11", "The squatters of Ostrava were beaten by guards on Wednesday. Four squatters were hurt."),
    ("2024-09-11", "The weavers of Cholet demanded a rise of 5 percent, their union said. Six weavers were hurt."),
    (
        "2024-09-12",
        "Finland offered two icebreakers on Thursday. President Henrik Carlos thanked "
        "Helsinki for the offer but did not "
        "say whether he would accept it.",
    ),
    (
        "2024-09-13",
        "Two Finnish vessels joined the work off Vardo on Friday after Carlos had accepted "
        "the offer, the harbour said.",
    ),
    (
        "2024-09-13",
        "Mines Minister Carlo Brandt de la Mora made the offer during nine hours of talks in "
        "Lusaka. He said that Cobrex had agreed "
        "to bear the cost.",
    ),
    (
        "2024-09-14",
        "QUITO - Marchers began to clear the roads around Chivay on Saturday after a deal with the Ecuadorean "
        "government.\n\nA baker who was hit by a stone at "
        "Chivay died in hospital on Friday. The government promised an inquiry. He is the "
        "only person killed in the six "
        "days of marches.",
    ),
    ("2024-09-15", "Three porters were killed in Quito on Sunday when a wall fell at a market in Quito, police said."),
    (
        "2024-09-16",
        "The governor of Arda, Petra Lund, said on Monday that she would meet the leader of "
        "the miners, Oskar Brenn, in "
        "Tromso on 4 October.",
    ),
    (
        "2024-09-17",
        "The men who robbed a jeweller in Lugano have fled to Como, police said on Tuesday.",
    ),
    (
        "2024-09-16",
        "The painter Ines Coll said on 3 September that she would meet the sculptor Davi Mota in Evora.",
    ),
)

QUESTIONS = {
    "Where is Nadia Quiroz now?": ("left the country on Wednesday", "two tugs"),
    "Where is Emil Varga now?": ("prison in Linz", ""),
    "Where is Tove Arnesen now?": (None, ""),
    "Where is Sana Koury now?": ("questioned by police in Salta", ""),
    "Where is Juma Mrisho?": ("hospital in Moshi", "Dodoma"),
    "Who abducted the surveyors?": ("Bandits abducted", "The men who"),
    "Who burned the granary in Odienne?": ("Green Lance", ""),
    "What do the abductors want?": (None, ""),
    "What do the squatters want?": (None, ""),
    "What do the smugglers want?": (None, ""),
    "What do the weavers want?": ("a rise of 5 percent", "hurt"),
    "Who robbed the jeweller?": (None, ""),
    "Why did Carlos reject the Finnish offer of ships?": ("", "Lusaka"),
    "How many marchers were killed in Quito?": (None, ""),
    "How many porters were killed in Quito?": ("Three porters", ""),
    "When will Brenn and Lund meet, and where?": ("on 4 October", "I read nothing"),
    "When will Petra Lund and Oskar Brenn meet, and where?": ("on 4 October", "I read nothing"),
    "When will Ines Coll and Davi Mota meet, and where?": ("in Evora", ""),
}
"""What an answer tells and what it does not; None where it is refused."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    home: Path = tmp_path_factory.mktemp("met")
    return ask_all_over(home, READ, QUESTIONS, "2024-09-20T12:00:00Z")


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_asked_is_told(told: dict[str, Answer], question: str) -> None:
    expected, other = QUESTIONS[question]
    answer = told[question]
    if expected is None:
        assert answer.refused, told_by(answer)
        return
    assert expected in told_by(answer)
    assert not other or other not in told_by(answer)
