"""That nobody has claimed a deed is told with the later report of the same affair in which somebody does, and with none
of another deed."""

from pathlib import Path

import pytest

from bot.answer.holding.blame import find_claim
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-09-02",
        "Two Italian nurses were abducted by armed men near Agadez in Niger on Sunday, the ministry in Rome "
        "said.\n\nTheir driver escaped. No group has claimed responsibility for the abduction.",
    ),
    (
        "2024-09-06",
        "A rebel group in Niger said on Friday it was holding the two Italian nurses who were abducted near Agadez, "
        "and asked for a ransom.\n\nThe Front for Air, as the group calls itself, showed a photograph of them.",
    ),
    (
        "2024-09-03",
        "A bomb went off at a bus station in Multan on Tuesday, wounding nine people, police said.\n\nNobody has "
        "claimed responsibility for the blast.",
    ),
    (
        "2024-09-07",
        "A group in Pakistan claimed responsibility on Saturday for a bombing in Sukkur, in which four soldiers died.",
    ),
    (
        "2024-09-04",
        "Gunmen stole a truck with copper near Kitwe on Wednesday, police said.\n\nNo suspects have been named.",
    ),
)


def test_the_claim_is_told_beside_it(tmp_path: Path) -> None:
    asked = (
        "Who abducted the Italian nurses?",
        "Who took the Italian nurses?",
        "Has any group claimed responsibility for the abduction of the nurses?",
        "Has anyone claimed the abduction of the nurses?",
        "Who bombed the bus station in Multan?",
    )
    nurses, took, claimed, anyone, multan = ask_all_over(tmp_path, READ, asked, "2024-09-10T12:00:00Z").values()
    assert "said on Friday it was holding" in told_by(nurses)
    assert "said on Friday it was holding" in told_by(claimed)
    assert "said on Friday it was holding" in told_by(anyone)
    assert "said on Friday it was holding" in told_by(took)
    assert "Nobody has claimed" in told_by(multan)
    assert "Sukkur" not in told_by(multan)


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ("A rebel group said on Friday that it was holding the nurses.", True),
        ("The Front says it holds three engineers.", True),
        ("The Army of the East claimed responsibility for the bombing.", True),
        ("The militia said its fighters had abducted the nuns.", True),
        ("A former guard confessed to the theft.", True),
        ("The group said it had carried out the attack.", True),
        ("A student admitted having planted the bomb.", True),
        ("The Front took responsibility for the blast.", True),
        ("No group has claimed responsibility.", False),
        ("The Front denied that it was holding the nurses.", False),
        ("Police said nobody had claimed responsibility.", False),
        ("The ministry said it was looking for the nurses.", False),
        ("The Front did not say whether it was holding the nurses.", False),
        ("The government blamed the Front for the abduction.", False),
        ("The union said it was holding talks.", False),
    ],
)
def test_a_claim_is_told_in_many_words(words: str, claims: bool) -> None:
    assert (find_claim(words) is not None) == claims
