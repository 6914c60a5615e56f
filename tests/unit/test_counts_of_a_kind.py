"""A number counts those behind it, and not that which only tells of which kind they are."""

import pytest

from bot.answer.found.counting import iter_counts, read_counted


def counts(asked: str, told: str) -> bool:
    counted = read_counted(asked)
    assert counted is not None
    return bool(list(iter_counts(counted, told)))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How many barges are there?", "About 40 barges use the canal."),
        ("How many police were hurt?", "Twelve police officers were hurt."),
        ("How many crew were on board?", "She had 23 crew members."),
        ("How many migrants died?", "Twenty migrant workers died."),
        ("How many skippers met?", "Nine Maltese barge skippers met in Turda."),
        ("How many sheep were lost?", "Forty sheep were lost."),
        ("How many sheep were lost?", "Forty sheep died in the flood."),
        ("How many barges were lost?", "One barge was lost."),
        ("How many boats were found?", "Forty boats fishermen had lost were found."),
        ("How many aircraft were hit?", "Six aircraft have been hit."),
    ],
)
def test_what_stands_last_is_counted(asked: str, told: str) -> None:
    assert counts(asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How many barges are there?", "Malta freed nine barge skippers."),
        ("How many barges are there?", "Malta freed nine Sicilian barge owners."),
        ("How many sheep were lost?", "Forty sheep farmers marched."),
        ("How many banks are closed?", "Six bank managers resigned."),
    ],
)
def test_what_only_tells_the_kind_is_not(asked: str, told: str) -> None:
    assert not counts(asked, told)
