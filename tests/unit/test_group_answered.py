"""A bare number set against a figure in the same article, and what is none."""

import pytest

from bot.model.analysis import Material
from bot.text.analysis import analyse
from tests.accounts import disputes, passages
from tests.factories import make_article


def read(text: str) -> Material:
    article = make_article(text)
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    ("told", "answer", "subject"),
    [
        ("Thirteen people are still missing, said Luis Bravo, Peru's deputy minister.",
         "Ecuador's rescue office spoke of 16.", "the number of people missing"),
        ("The head of Norland's hauliers' union said some 1,800 drivers were stuck.",
         "The border guard spoke of 1,100.", "the number of drivers"),
        ("Norland's ministry said 17 people had been killed.", "The Red Cross put the number of dead at 19.",
         "the number of people killed"),
        ("Norland's ministry said 17 people had been killed.",
         "A doctor in Karlsburg said 19 bodies had been brought to the hospital.", "the number of people killed"),
        ("Norland's ministry said 17 people died in Karlsburg.", "The Red Cross reported 19 dead in Karlsburg.",
         "the number of people killed"),
        ("Norland's ministry said 17 people had been killed.", "The Red Cross reported 19 dead in Karlsburg.",
         "the number of people killed"),
    ],
)  # fmt: skip
def test_a_number_set_against_a_figure_is_a_dispute(told: str, answer: str, subject: str) -> None:
    material = read(f"A mine collapsed on Friday. {told} {answer} Rain is forecast.")

    (found,) = disputes(material)

    assert found.subject == subject
    assert passages(found, material) == [told, answer]


@pytest.mark.parametrize(
    "text",
    [
        "Norland's ministry said 17 people had been killed. It later spoke of 19.",
        "Norland's ministry said 17 people had been killed. The Red Cross later put the number at 19.",
        "At first Norland's ministry said 17 people had been killed. The Red Cross spoke of 19.",
        "Norland's ministry said 17 people had been killed. The Red Cross spoke of 17.",
        "Norland's ministry said 17 people had been killed. The Red Cross spoke of 19 lorries.",
        "Norland's ministry said 17 people had been killed. The ministry put it at 19.",
        "Norland's ministry said 17 people had been killed and 21 wounded. The Red Cross spoke of 19.",
        "Norland's ministry said 17 people were missing. The Red Cross said 19 bodies had been found.",
        "Norland's ministry said 17 people had been killed. The trade union counted 4,000.",
        "Norland's ministry said about 1,100 drivers were stuck. The union spoke of 1,102.",
        "Norland's ministry said 17 people had been killed. The museum reported 2021.",
        "Norland's ministry said 17 people had been killed in Karlsburg. The army reported 19 dead in Brod.",
        "Norland's ministry said 17 people were killed near Karlsburg, while the Red Cross spoke of 19 dead at Brod.",
        "Norland has 17 ships. The Red Cross spoke of 19.",
    ],
)
def test_the_same_a_later_or_another_number_is_none(text: str) -> None:
    assert disputes(read(text)) == ()
