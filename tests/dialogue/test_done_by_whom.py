"""Who did what to whom, how many, when and where: what another did, or did to another, is no answer."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    "Peru on Monday rejected a Chilean report that it was buying tanks, and blamed Chile for the delay "
    "of the border talks.",
    "South Sudan sent 40 trucks with grain to Sudan on Tuesday, the mission said.",
    "President Emmanuel Macron met Chancellor Olaf Scholz in Berlin on Friday. Scholz thanked Macron for "
    "the help with the "
    "floods and pledged 90 million euros for the repairs.",
    "Foreign Minister Hakan Fidan met his Greek colleague, Giorgos Gerapetritis, in Izmir on Thursday for three hours.",
    "Rebels shelled the harbour of Port Sudan on Wednesday and wounded 14 sailors. The navy's attack on "
    "Thursday failed, "
    "the governor of Red Sea state, Mustafa Nour, said.",
    "Three Ethiopian guards were killed by Eritrean fire near Badme on Saturday, and 7 miners were "
    "wounded, Ethiopia said.",
    "The search for the ferry Halden ended on Sunday, the coast guard of Norway said.",
    "King Felipe has invited President Gustavo Petro to Madrid, an official in Bogota said on Monday.",
    "Prime Minister Anwar Ibrahim leaves Kuala Lumpur on Thursday for a visit to Cairo, his office said.",
    "Hungary wants peace talks and has kept its embassy in Caracas open, Foreign Minister Peter Szijjarto said.",
    "A bridge over the Drina collapsed on Tuesday. The minister of transport, Goran Vesic, should resign at once, "
    "residents said.",
    "Velmar Motors fired its chief, Ann Quill, on Monday. She had led the firm for nine years.",
    "Colombian soldiers freed six engineers from a camp near Cucuta on Friday. The army said 31 "
    "guerrillas were killed in the raid.",
)
SHOWN = {
    "Who did Peru blame?": "blamed Chile for the delay",
    "How many trucks did South Sudan send?": "40 trucks",
    "How much did Scholz pledge?": "90 million euros",
    "Who met Gerapetritis in Izmir?": "Hakan Fidan met",
    "Who shelled the harbour of Port Sudan?": "Rebels shelled the harbour",
    "How many sailors were wounded?": "wounded 14 sailors",
    "How many miners were wounded near Badme?": "7 miners were wounded",
    "How many Ethiopian guards were killed?": "Three Ethiopian guards",
    "When did the search for the ferry end?": "ended on Sunday",
    "Who invited Petro to Madrid?": "King Felipe has invited",
    "When will Anwar Ibrahim visit Cairo?": "on Thursday for a visit to Cairo",
    "Who did Velmar Motors fire?": "fired its chief, Ann Quill",
    "How many engineers did the Colombian soldiers free?": "freed six engineers",
    "How many guerrillas were killed in the Cucuta raid?": "31 guerrillas",
    "Who thanked Macron?": "Scholz thanked Macron",
}
REFUSED = (
    "Who did Chile blame?",
    "Who blamed Peru for the delay?",
    "How many trucks did Sudan send?",
    "How much did Macron pledge?",
    "Who met Gerapetritis in Athens?",
    "Who attacked the harbour on Thursday?",
    "Who shelled the navy?",
    "How many sailors were killed?",
    "How many Eritrean guards were killed?",
    "How many miners were killed near Badme?",
    "When did the search for the ferry begin?",
    "Who invited King Felipe to Bogota?",
    "When did Anwar Ibrahim arrive in Cairo?",
    "Who met Szijjarto in Caracas?",
    "Who resigned on Tuesday?",
    "Whom did Ann Quill fire?",
    "Who thanked Scholz?",
    "What did Chile blame Peru for?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, f"2024-06-{n + 2:02d}", text) for n, text in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-17T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_was_done_is_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


@pytest.mark.parametrize("question", REFUSED)
def test_what_another_did_or_did_to_another_is_not(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer
