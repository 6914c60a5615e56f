"""A minister whom a paper names without a state is heard for the paper's own country; an agency writes for all."""

from dataclasses import replace

import pytest

from bot.answer.speaking.sides import tell_sides
from bot.answer.thread.reading import read_question
from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article


def read(text: str, publisher: Publisher) -> Material:
    article = replace(make_article(text), publisher=publisher)
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    ("publisher", "heard"),
    [
        (Publisher("Rabat Daily", country="MA", kind="newspaper"), True),
        (Publisher("World Wire", country="MA", kind="wire"), False),
        (Publisher("Lisbon Daily", country="PT", kind="newspaper"), False),
    ],
)
def test_a_minister_without_a_state_is_the_papers_own(publisher: Publisher, heard: bool) -> None:
    material = read("Spain closed the port. The port would stay open, Foreign Minister Omar Tazi said.", publisher)
    asked = read_question("Compare what Morocco and Spain say about the port.", NOW, (), load_gazetteer())
    groups = tell_sides(asked, {material.article.id: material}, {})
    told = [each.words for group in groups if group.label == "Morocco:" for each in group.chosen]
    assert bool(told) is heard
