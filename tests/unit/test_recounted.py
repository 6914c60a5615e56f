"""A higher count of the dead of a place is not told once whoever counted takes it back without naming it."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.summarize.withdrawals import find_withdrawn
from tests.materials import read_report

FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 3


def list_barred(stood: str, later: str, hours: int = 20) -> list[str]:
    earlier = read_report(f"{stood}\n\n{FILLER}", title="Norway and the fjord", desk="Desk", hours=0)
    after = read_report(f"Norway's king spoke in Oslo.\n\n{later}", title="The king", desk="Evening Post", hours=hours)
    texts = {each.article.id: each.article.text for each in (earlier, after)}
    return [span.of(texts[article]) for article, span in find_withdrawn([earlier, after]).barred]


ROCKS = "Falling rocks killed four climbers in Rauland on Monday, Norway's police said."


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (ROCKS, "Norway's police said a fourth climber believed dead in Rauland was alive; three had been killed."),
        (ROCKS, "A climber reported killed in Rauland turned up in Oslo, the police said; three people were killed."),
        (
            "At least 31 people were killed in Narvik, Norway's rescue service said.",
            "Norway's rescue service lowered its death toll in Narvik to 29 on Tuesday.",
        ),
        (
            "The death toll in Narvik rose to 31.",
            "The toll in Narvik was revised on Tuesday: 29 people had died, the rescue service said.",
        ),
        (
            "The rescue service counted 31 dead in Narvik and six in Bodo.",
            "The rescue service cut its toll in Narvik to 29.",
        ),
    ],
)
def test_a_higher_count_is_barred_by_who_lowers_it(stood: str, later: str) -> None:
    assert stood in list_barred(stood, later)


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (ROCKS, "Norway's police said a fifth climber believed dead in Kiruna was alive; three had been killed."),
        (ROCKS, "Norway's police said four climbers were killed in Rauland; a fifth, thought dead, was alive."),
        (ROCKS, "Norway's police did not say whether a climber thought dead in Rauland was alive; three were killed."),
        (ROCKS, "Three climbers were killed in Rauland, Sweden's ambassador said."),
        (ROCKS, "Sweden's foreign ministry lowered its death toll in Rauland to three."),
        (
            "A storm killed 44 people in Narvik and Bodo, the rescue service said.",
            "The rescue service lowered its death toll in Narvik to 29.",
        ),
        (
            "An avalanche killed 44 people in Narvik in 1956.",
            "The rescue service lowered its death toll in Narvik to 29.",
        ),
        (
            "The storm wounded 44 people in Narvik, the rescue service said.",
            "The rescue service lowered its death toll in Narvik to 29.",
        ),
        (
            "The rescue service counted 28 dead in Narvik and 44 in Bodo.",
            "The rescue service lowered its death toll in Narvik to 29.",
        ),
    ],
)
def test_a_count_of_others_stands(stood: str, later: str) -> None:
    assert list_barred(stood, later) == []


def test_a_count_of_long_before_stands() -> None:
    assert list_barred(ROCKS, "Norway's police lowered its death toll in Rauland to three.", hours=24 * 9) == []


def test_what_sets_the_count_right_is_told() -> None:
    earlier = read_report(f"{ROCKS}\n\n{FILLER}", title="Norway and Sweden", desk="Desk", hours=0)
    later = "Norway's police said a fourth climber believed dead in Rauland was alive; three had been killed."
    report = f"Sweden's king spoke in Norway on Tuesday.\n\n{later}"
    after = read_report(report, title="Sweden's king in Norway", desk="Evening Post", hours=20)
    told = " ".join(claim.text for _, claim in iter_claims(brief([earlier, after])))
    assert "four climbers" not in told
    assert "three had been killed" in told
