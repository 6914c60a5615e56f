"""What a later text that cannot be told from seems to take back is not told either."""

from datetime import timedelta

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.model.briefing import Briefing
from bot.summarize.doubted import list_doubted
from bot.text.analysis import analyse
from tests.factories import NOW, make_article

PLAN = "Norway and Chile will sign a pact on salmon in Bergen on Sunday, Chile's fisheries minister Ana Rojas said."
CLOSED = "Norway closed the port of Narvik to Chilean trawlers on Monday."
TOLL = "A fire on a Chilean trawler off Narvik killed seven sailors on Monday, Norway's coast guard said."
SENT = "Chile expelled two Norwegian inspectors on Monday."


def read(text: str, hours: int = 0, title: str = "Salmon news") -> Material:
    article = make_article(
        text, title=title, url=f"https://n.example/{abs(hash((text, title)))}", published=NOW + timedelta(hours=hours)
    )
    return Material(article, analyse(article))


def doubts(told: str, later: str, title: str = "Salmon news") -> bool:
    return bool(list_doubted([read(told), read(later, 5, title)]))


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (PLAN, "CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN, ROJAS SAID."),
        (PLAN, "norway says the pact will not be signed in Bergen on sunday\nrojas is ill they say\nno word from oslo"),
        (
            PLAN,
            "MINISTER ROJAS: The pact on salmon will not be signed, Madam Chair.\nMS HOLM: Thank you.\nCHAIR: Next.",
        ),
        (PLAN, "No signing Sunday."),
        (CLOSED, "Norway reopens Narvik."),
        (CLOSED, "PORT OF NARVIK REOPENED TO TRAWLERS, OSLO SAYS."),
        (CLOSED, "port of narvik is open again norway reopened it at noon\nthe trawlers are in\nsays the mayor"),
        (TOLL, "the coast guard counts four dead off Narvik not seven\nthe fire is out\nsays the mayor"),
        ("Minister Ana Rojas said Norway had cut nine nets.", "ANA ROJAS WITHDREW HER CHARGE AGAINST NORWAY."),
        (SENT, "CHILE DID NOT EXPEL TWO INSPECTORS BUT ONE, ITS MINISTRY SAID."),
        (
            SENT,
            "Item | Status | Day\nChile expels Norwegian inspectors | Corrected: one | Monday\nSalmon | Talks | Friday",
        ),
    ],
)
def test_what_a_text_that_is_not_told_from_takes_back_is_doubted(told: str, later: str) -> None:
    assert doubts(told, later)


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (PLAN, "ROJAS LANDED IN BERGEN TO SIGN THE SALMON PACT."),
        (PLAN, "CHILE CALLED OFF A CONCERT IN SANTIAGO."),
        (PLAN, "IF THE SALMON PACT IS NOT SIGNED IN BERGEN CHILE WILL SUE, ROJAS SAID."),
        (PLAN, "IN 2019 CHILE CALLED OFF THE SIGNING OF A SALMON PACT IN BERGEN."),
        (CLOSED, "PORT OF NARVIK CLOSED TO TRAWLERS, OSLO SAYS."),
        (CLOSED, "Chile reopens Valdivia."),
        (PLAN, "ANA ROJAS CALLED OFF A TRIP TO LIMA."),
        ("Norway offered Chile talks on reopening Narvik, closed to its trawlers since May.", "Chile reopens Narvik."),
        (TOLL, "SEVEN DEAD IN TRAWLER FIRE OFF NARVIK."),
        (SENT, "CHILE EXPELLED TWO NORWEGIAN INSPECTORS, ITS MINISTRY SAID."),
        ("Chile put off the signing of the salmon pact.", "CHILE CALLED OFF THE SIGNING OF THE SALMON PACT."),
    ],
)
def test_what_says_the_same_or_is_of_something_else_doubts_nothing(told: str, later: str) -> None:
    assert not doubts(told, later)


def test_only_a_later_text_doubts() -> None:
    assert not list_doubted([read(PLAN, 5), read("CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN.")])


def test_a_report_that_is_told_from_is_left_to_the_rules_that_read_it() -> None:
    report = "Chile called off the signing of the salmon pact on Friday. Its minister said so. Norway regretted it."
    assert not doubts(PLAN, report)


def write(*materials: Material) -> Briefing:
    return brief(list(materials))


def test_a_briefing_is_silent_on_it_and_says_that_something_is_left_out() -> None:
    told = read(f"{PLAN} Norway confirmed the day.")
    alone = write(told)
    both = write(told, read("CHILE CALLED OFF THE SIGNING OF THE SALMON PACT IN BERGEN, ROJAS SAID.", 5))
    assert any("pact" in claim.text for _, claim in iter_claims(alone))
    assert not any("pact" in claim.text or "day" in claim.text for _, claim in iter_claims(both))
    assert any("seems to take back" in each for each in both.gaps)
    assert not any("seems to take back" in each for each in alone.gaps)
