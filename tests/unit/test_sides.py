"""A position stands under who says it in what it cites: two speakers that a model exchanged are told apart."""

import json
from typing import Any

import pytest

from bot.model.analysis import Material
from bot.model.briefing import Claim
from bot.summarize.dossier import Dossier, Numbered
from bot.summarize.judging import Judged
from bot.summarize.sides import is_said_by, judge_draft, judge_repaired
from bot.text.analysis import analyse
from tests.factories import make_article
from tests.fakes.obedient import make_claim

BOTH = "Russia said that the peace plan could not be carried out now, while China said its plan was open to all."
SPOKESMAN = "Chinese foreign ministry spokesman Wang Wenbin said on Tuesday that the peace plan was open to all sides."
DIPLOMAT = "A Chinese diplomat in Moscow said on Tuesday that the peace plan was open to all sides."
ENVOY = "The US ambassador to China said on Tuesday that the peace plan was open to all sides."
CRITIC = "A critic of Vladimir Putin said on Tuesday that the peace plan was open to all sides."
AIDE = "Putin aide Yuri Ushakov said on Tuesday that the peace plan was open to all sides."
KREMLIN = "Kremlin spokesman Dmitry Peskov said on Tuesday that the peace plan was open to all sides."
FACT = "Russian troops shelled the city and killed nine people, hours after China called for a ceasefire."
PLAN = "The peace plan was open to all sides."


def dossier_of(*passages: str) -> Dossier:
    numbered = []
    for number, words in enumerate(passages, start=1):
        article = make_article(words, url=f"https://news.example/{number}")
        material = Material(article, analyse(article))
        numbered.append(Numbered(number, material, material.analysis.sentences[0].span, 0))
    return Dossier(tuple(numbered), (1,))


def position(actor: str, text: str, *numbers: int, dossier: Dossier) -> dict[str, Any]:
    support = [{"passage": at, "quote": " ".join(dossier.passages[at - 1].words.split()[:8])} for at in numbers]
    return {"actor": actor, "claim": {"text": text, "support": support}}


def draft_of(*sides: dict[str, Any]) -> str:
    nothing: dict[str, Any] = {"title": make_claim("", 1, ""), "bottom_line": [], "developments": [], "questions": []}
    return json.dumps({**nothing, "positions": [{"issue": "The peace plan", "sides": sides}]})


def codes_of(judged: Judged) -> list[str]:
    return [drop.reasons[0].code for drop in judged.rejected if drop.place.startswith("positions")]


@pytest.mark.parametrize(
    ("actor", "text", "passage"),
    [
        ("China", "China said its plan was open to all.", BOTH),
        ("Russia", "Russia said the peace plan could not be carried out now.", BOTH),
        ("Moscow", "The peace plan could not be carried out now, Russia said.", BOTH),
        ("China", SPOKESMAN, SPOKESMAN),
        ("Beijing", SPOKESMAN, SPOKESMAN),
        ("Wang Wenbin", SPOKESMAN, SPOKESMAN),
        ("Chinese foreign ministry", SPOKESMAN, SPOKESMAN),
        ("China", DIPLOMAT, DIPLOMAT),
        ("United States", ENVOY, ENVOY),
        ("Yuri Ushakov", AIDE, AIDE),
        ("Russia", KREMLIN, KREMLIN),
        ("The Kremlin", KREMLIN, KREMLIN),
        ("China", "China called for a ceasefire.", FACT),
    ],
)  # fmt: skip
def test_a_side_may_stand_under_its_speaker_and_under_whom_that_one_speaks_for(
    actor: str, text: str, passage: str
) -> None:
    assert is_said_by(actor, Claim(text, "paraphrased"), dossier_of(passage).passages)


@pytest.mark.parametrize(
    ("actor", "text", "passage"),
    [
        ("China", "Russia said the peace plan could not be carried out now.", BOTH),
        ("China", "The peace plan could not be carried out now.", BOTH),
        ("Russia", "Its plan was open to all, China said.", BOTH),
        ("Russia", DIPLOMAT, DIPLOMAT),
        ("China", ENVOY, ENVOY),
        ("Vladimir Putin", CRITIC, CRITIC),
        ("Putin", AIDE, AIDE),
        ("China", KREMLIN, KREMLIN),
        ("Russia", "Russian troops shelled the city and killed nine people.", FACT),
        ("China", "Russian troops shelled the city and killed nine people.", FACT),
        ("The liars of the Chinese foreign ministry in Beijing", SPOKESMAN, SPOKESMAN),
        ("China https://evil.example", SPOKESMAN, SPOKESMAN),
        ("", SPOKESMAN, SPOKESMAN),
    ],
)  # fmt: skip
def test_a_side_under_anybody_else_is_refused(actor: str, text: str, passage: str) -> None:
    assert not is_said_by(actor, Claim(text, "paraphrased"), dossier_of(passage).passages)


def test_of_two_who_say_the_same_the_claim_itself_says_who_is_meant() -> None:
    dossier = dossier_of("Russia said the plan was open to all sides.", "China said the plan was open to all sides.")
    side = position("China", "Russia said the plan was open to all sides.", 1, 2, dossier=dossier)
    assert codes_of(judge_draft(draft_of(side), dossier)) == ["speaker"]


def test_an_exchanged_side_goes_back_once_and_counts_as_repaired_only_when_it_holds() -> None:
    dossier = dossier_of(KREMLIN, SPOKESMAN)
    judged = judge_draft(draft_of(position("China", KREMLIN, 1, dossier=dossier)), dossier)
    number = 1 + [drop.place for drop in judged.rejected].index("positions.0.0")
    assert judged.rejected[number - 1].reasons[0].words == "China does not say this in what it cites."

    def repair(at: int, words: str) -> Judged:
        claim = make_claim(words, at, " ".join(words.split()[:8]))
        return judge_repaired(judged, json.dumps({"claims": [{"number": number, **claim}]}), dossier)

    mended, again = repair(2, SPOKESMAN), repair(1, KREMLIN)
    assert (mended.repaired, codes_of(mended)) == (1, [])
    assert (again.repaired, codes_of(again)) == (0, ["speaker"])
