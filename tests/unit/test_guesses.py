"""What somebody guessed or counted first is not told once the same one knows in a later report."""

import pytest

from bot.summarize.plans import list_over
from tests.materials import read_report

AGROUND = "A tanker from Norway ran aground off Sweden's coast near Vaxholm on Monday, Sweden's coast guard said."
LATER = "The tanker from Norway that ran aground near Vaxholm in Sweden was towed to port on Tuesday."
SUSPECTED = "Norway's transport minister, Kari Holm, said she suspected an attack."
OPEN = "Sweden's prime minister, Nils Ekberg, said sabotage could not be ruled out."
CUTS = "Sweden's energy minister, Ulla Brandt, said power cuts in Vaxholm were likely."
HOME = "Norway's foreign minister, Liv Aas, said the captain, Olav Strand, was on his way to Bergen."
MISSING = "Sweden's interior minister, Jan Lund, said 12 people were missing."


def list_barred(stood: str, later: str, lead: str = LATER) -> list[str]:
    earlier = read_report(f"{AGROUND}\n\n{stood}", title="Tanker", desk="Desk", hours=0)
    after = read_report(f"{lead}\n\n{later}", title="Tanker towed", desk="Evening Post", hours=24)
    over = list_over([earlier, after])
    return [span.of(earlier.article.text) for article, span in over if article == earlier.article.id]


@pytest.mark.parametrize(
    ("stood", "later"),
    [
        (SUSPECTED, "Holm said a broken rudder was the cause."),
        (OPEN, "Ekberg said Sweden accepted the finding of the divers."),
        (CUTS, "Brandt said there would be no power cuts."),
        (MISSING, "Lund said nobody was missing."),
        (HOME, "Olav Strand landed in Bergen on Tuesday morning."),
    ],
)
def test_a_guess_is_over_once_who_made_it_knows(stood: str, later: str) -> None:
    assert list_barred(stood, later) == [stood]


@pytest.mark.parametrize(
    ("stood", "later", "lead"),
    [
        (SUSPECTED, "Ekberg said a broken rudder was the cause.", LATER),
        (SUSPECTED, "Holm said Norway would pay for the oil on the beach.", LATER),
        (SUSPECTED, "Holm did not say whether a broken rudder was the cause.", LATER),
        (SUSPECTED, "Holm said snow was the cause.", "Trains in the mountains of Denmark were late on Tuesday."),
        (CUTS, "Brandt said there would be no new tax.", LATER),
        (MISSING, "Lund said nobody was hurt.", LATER),
        (HOME, "Liv Berg, the captain's wife, landed in Bergen on Tuesday.", LATER),
        (HOME, "Olav Strand reached Oslo on Tuesday.", LATER),
    ],
)
def test_a_guess_of_another_or_of_something_else_stands(stood: str, later: str, lead: str) -> None:
    assert list_barred(stood, later, lead) == []
