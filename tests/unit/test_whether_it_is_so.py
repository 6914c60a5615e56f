"""Whether it is confirmed that something is so is answered by what tells of that, and not by any other confirmation."""

import pytest

from bot.answer.asked.terms import root
from bot.answer.thread.reading import read_question
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW


@pytest.mark.parametrize(
    ("question", "asked_for"),
    [
        ("Is it confirmed that the mine will close?", False),
        ("Has it been officially confirmed that the mine will close?", False),
        ("Is it certain that the mine will close?", False),
        ("Has Oslo confirmed that the mine will close?", True),
        ("Is the closure of the mine confirmed?", True),
        ("Who confirmed that the mine will close?", True),
    ],
)
def test_what_is_confirmed_is_asked_for_only_of_somebody(question: str, asked_for: bool) -> None:
    read = read_question(question, NOW, (), load_gazetteer())
    roots = {each.root for each in read.terms}
    assert bool({root("confirmed"), root("certain")} & roots) is asked_for
    assert root("mine") in roots
