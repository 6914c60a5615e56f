"""A charge and the denial in the next sentence stand side by side, though that says no more than `the claim`."""

import pytest

from bench.shown import brief
from bot.model.analysis import Material
from bot.text.analysis import analyse
from tests.factories import make_article

LEAD = "Ministers of Greece and Turkey will meet in Vienna on Monday to speak about fishing in the Aegean Sea."
CHARGE = "Greece's foreign minister, Georgios Pappas, said a Turkish vessel had rammed a fishing boat near the islet."
DENIAL = (
    "Turkey's foreign ministry rejected the claim and said its inquiry had found no fault with the crew of the ship."
)
DENIAL_OF_REPORT = "Turkey's foreign ministry denied the report and said its inquiry had found no fault with the crew."
REST = (
    "Trade between both countries has grown for three years, and ferries sail again between the islands and the coast. "
)


def read(*sentences: str) -> Material:
    article = make_article("\n\n".join([*sentences, REST * 6]), title="Greece and Turkey to meet in Vienna")
    return Material(article, analyse(article))


def list_sides(material: Material) -> list[tuple[str, str]]:
    return [
        (side.actor, claim.text)
        for position in brief([material]).positions
        for side in position.sides
        for claim in side.claims
    ]


@pytest.mark.parametrize(
    ("paragraphs", "denial"),
    [
        ((LEAD, f"{CHARGE} {DENIAL}"), DENIAL),
        ((LEAD, CHARGE, DENIAL), DENIAL),
        ((LEAD, CHARGE, DENIAL_OF_REPORT), DENIAL_OF_REPORT),
        ((LEAD, f"{CHARGE} The islet is claimed by both countries. {DENIAL}"), DENIAL),
    ],
)
def test_a_denial_of_the_claim_stands_beside_the_claim(paragraphs: tuple[str, ...], denial: str) -> None:
    assert list_sides(read(*paragraphs)) == [("Georgios Pappas", CHARGE), ("Turkey", denial)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (LEAD, DENIAL),  # nobody knows which claim
        (LEAD, f"{CHARGE.replace('a Turkish vessel', 'a vessel')} {DENIAL}"),  # no charge against Turkey
        (LEAD, f"{CHARGE} {DENIAL.replace('Turkey', 'Bulgaria')}"),  # the denial of another
        (LEAD, f"{CHARGE} {DENIAL.replace('rejected', 'repeated')}"),  # no denial
    ],
)
def test_a_denial_is_told_beside_no_other_sentence(paragraphs: tuple[str, ...]) -> None:
    assert [words for _, words in list_sides(read(*paragraphs)) if "the claim" in words] == []
