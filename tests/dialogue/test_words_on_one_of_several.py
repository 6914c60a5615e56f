"""What somebody said of one attack is not what they said of another, and a turnout is no share of a vote, also where
the number stands in the sentence before."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2026-06-01",
        "Rocket hits depot in Arvel",
        "ARVEL - A rocket hit a grain depot in Arvel on Monday. The army accused the Northern Front (NFA) of the "
        "attack. A spokesman of the NFA, Ilan Sor, denied it.",
    ),
    (
        "2026-06-04",
        "Second rocket hits bridge of Demra",
        "DEMRA - A rocket hit the bridge of Demra on Thursday. The NFA this time did not deny the attack.",
    ),
    (
        "2026-06-09",
        "NFA stops attacks for a week",
        "TALIN - The NFA undertook on Tuesday to stop its attacks for a week.\n\nA commission said the attack on Arvel "
        "had come from an area held by the NFA. The NFA rejected the report.",
    ),
    (
        "2026-06-02",
        "Norvia votes for president",
        "NORVIA - Ana Belmar leads in the first round of Norvia's presidential vote, which was held on Monday, the "
        "electoral office said.\n\nTurnout was 58 per cent. Its director, Pavel Tur, said that voting in the first "
        "round had been calm but for six polling stations where votes had been lost. Ms Belmar won in the north.",
    ),
    (
        "2026-06-03",
        "Lusk counts its votes",
        "LUSK - Jon Feld won 41.5 per cent of the vote in the mayoral election of Lusk, the electoral office said on "
        "Wednesday. Turnout was 63 per cent.",
    ),
)
SHOWN = {
    "What did the NFA say about the attack on Demra?": "did not deny the attack",
    "What did the NFA say about the attack on Arvel?": "denied it",
    "What share of the vote did Feld win in Lusk?": "41.5 per cent",
    "What percentage of the votes did Feld win?": "41.5 per cent",
}
NEVER = {
    "What did the NFA say about the attack on Demra?": ("rejected the report", "Ilan Sor, denied it"),
    "What did the NFA say about the attack on Arvel?": ("did not deny",),
    "What share of the vote did Belmar win in the first round?": ("58 per cent", "six polling stations"),
    "What percentage of the vote did Belmar win?": ("58 per cent", "six polling stations"),
    "What share of the vote did Feld win in Lusk?": ("58 per cent",),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(READ)]
    asked = dict.fromkeys((*SHOWN, *NEVER))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2026-06-12T18:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_is_asked_for_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", NEVER)
def test_nothing_of_another_matter_is(answers: dict[str, Answer], question: str) -> None:
    assert not [each for each in NEVER[question] if each in told_by(answers[question])]
