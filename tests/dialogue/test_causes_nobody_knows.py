"""What caused a mishap is not told by whom somebody blames for another mistake; that nobody knows it is the answer
where the newest report of it says so."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2026-07-01",
        "Roof of market hall in Delvin collapses",
        "DELVIN - The roof of the Delvin market hall collapsed early on Wednesday, burying 30 traders, firemen said.",
    ),
    (
        "2026-07-03",
        "Delvin lowers number of missing to four",
        "DELVIN - The mayor of Delvin, Rina Hoxha, on Friday lowered the number of missing from nine to four.\n\n"
        "In all 25 traders were in the hall when the roof collapsed, not 30, she said. Ms Hoxha apologised to the "
        "families. She blamed a list which the guards of the market hall had drawn up.",
    ),
    (
        "2026-07-08",
        "Last of the dead found in Delvin market hall",
        "DELVIN - The last of those buried in the Delvin market hall were found on Wednesday. Seven traders died in "
        "the collapse of 1 July, the fire service said.\n\nWhat made the pillars give in has not been established. Two "
        "engineers from Tirana are to report by 20 August.",
    ),
    (
        "2026-07-02",
        "Ferry Ostra sinks off Maro",
        "MARO - The ferry Ostra sank off Maro on Thursday. All 60 on board were saved. The cause of the sinking is "
        "still being investigated, the coast guard said.",
    ),
    (
        "2026-07-04",
        "Blast at Kerin mill",
        "KERIN - An explosion destroyed the Kerin mill on Saturday. It is not known what caused a fire there in May.",
    ),
    (
        "2026-07-05",
        "Gas behind blast at Kerin mill",
        "KERIN - The explosion at the Kerin mill was caused by a leaking gas pipe, the fire service said on Sunday.",
    ),
    (
        "2026-07-05",
        "Bridge of Ulm collapses",
        "ULM - The bridge of Ulm collapsed on Sunday. The cause was rust, it was found.",
    ),
    (
        "2026-07-06",
        "Cigarette behind fire at Brem depot",
        "BREM - A fire burnt down the Brem depot on Friday. Investigators said that the cause was a cigarette.",
    ),
    (
        "2026-07-06",
        "Train derails near Sarn",
        "SARN - A goods train derailed near Sarn on Monday because a rail was broken, the railway said.",
    ),
    (
        "2026-07-09",
        "Inquiry into derailment near Sarn",
        "SARN - An inquiry into the goods train which derailed near Sarn found on Thursday that the rail was not "
        "broken.\n\nThe cause is unknown, the inspector said.",
    ),
)
SHOWN = {
    "What caused the collapse of the Delvin market hall?": "has not been established. Two engineers",
    "Why did the roof of the Delvin market hall collapse?": "has not been established",
    "What caused the ferry Ostra to sink?": "still being investigated",
    "What was the cause of the sinking of the Ostra?": "still being investigated",
    "What caused the explosion at the Kerin mill?": "leaking gas pipe",
    "Why did the bridge of Ulm collapse?": "cause was rust",
    "What caused the train near Sarn to derail?": "The cause is unknown",
}
NEVER = {
    "Why did the Brem depot burn down?": ("not been established", "still being investigated", "cause is unknown"),
    "What caused the collapse of the Delvin market hall?": ("blamed a list",),
    "Why did the roof of the Delvin market hall collapse?": ("blamed a list",),
    "What caused the explosion at the Kerin mill?": ("not known what caused",),
    "Why did the bridge of Ulm collapse?": ("not been established", "investigated"),
    "Why did the mayor of Delvin apologise?": ("has not been established",),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(READ)]
    asked = dict.fromkeys((*SHOWN, *NEVER))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2026-07-12T18:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_is_known_of_a_cause_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", NEVER)
def test_nothing_else_is(answers: dict[str, Answer], question: str) -> None:
    assert not [each for each in NEVER[question] if each in told_by(answers[question])]
