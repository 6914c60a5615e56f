"""Of portraits and scenes only what happened on a day of its own to a state or a body is told."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.text.analysis import analyse
from tests.factories import make_article

BORDER = "Norway and Russia share the river here. Norway has doubled its guards at the river since 2022."


def tell(title: str, text: str) -> list[str]:
    article = make_article(text, title=title)
    return [each.text for _, each in iter_claims(brief([Material(article, analyse(article))])) if each.kind != "label"]


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        (
            "The man who counts the ships",
            "Lars Eide wakes at five, boils an egg and counts the ships that pass his house.",
        ),
        ("The guard on the ice", "Sergeant Ida Moe pulls her cap down and steps onto the ice that lies before Russia."),
        ("The abbot and the pipeline", "Father Anselm keeps the oldest bees of the north and does not answer letters."),
        ("The quiet one", "Maria Berg never raises her voice, and has never lost a round of talks with Russia on cod."),
        ("Lunch with the cod king", "Maria Berg has led the cod talks between Norway and Russia for all of ten years."),
        (
            "Profile: Maria Berg",
            "Maria Berg was born in Tromso in Norway and has spoken with Russia on cod ever since.",
        ),
        ("Letter from Kirkenes", "The roofs are white and the ministers of Norway and Russia have gone home by boat."),
        (
            "Maria Berg – a portrait",
            "Maria Berg was six years old when her father sailed from Norway to Russia for cod.",
        ),
    ],
)
def test_of_a_portrait_nothing_is_told_without_its_day(title: str, opening: str) -> None:
    dated = "On Monday there were four ships, and one of them flew no flag at all."
    assert tell(title, f"{opening}\n\n{dated}\n\n{BORDER}") == []


def test_what_a_portrait_tells_of_a_day_of_its_own_is_told() -> None:
    news = "Norway named Maria Berg as its negotiator with Russia on Monday, the Norwegian foreign ministry said."
    told = tell("Profile: Maria Berg", f"{news}\n\nShe plays chess and keeps bees. {BORDER}")
    assert news in told
    assert not any("doubled" in each for each in told)


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Norway keeps guards", "Norway keeps 400 guards at the river to Russia, the foreign minister said on Monday."),
        (
            "Berg keeps Russia waiting",
            "Maria Berg keeps Russia waiting for an answer on cod, the Norwegian ministry said.",
        ),
        (
            "Berg visits Russia",
            "Maria Berg visits Russia this week for talks on cod, the Norwegian ministry said on Monday.",
        ),
        ("Letter from Russia offers talks", "Norway received a letter from Russia on Monday that offers talks on cod."),
        ("Cod is dear", "School cooks will pay more for cod from Norway, the Norwegian ministry said on Monday."),
        ("Cod is dear", "Hotel cooks have asked Norway and Russia for more cod as stocks fall, the ministry said."),
        ("Meet on cod ends", "A meeting of Norway and Russia on cod ended on Monday, the Norwegian ministry said."),
        (
            "Interview with Berg cancelled",
            "Russian television cancelled an interview with Norway's negotiator on Monday.",
        ),
        ("Berg walks out", "Norway's negotiator Maria Berg walks out of talks with Russia on cod, the ministry said."),
    ],
)
def test_a_report_that_opens_with_somebody_is_told(title: str, opening: str) -> None:
    told = tell(title, f"{opening}\n\n{BORDER}")
    assert any("doubled" in each for each in told)
