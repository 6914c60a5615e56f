"""Who else is wanted is told by a warrant that is new, and not by one that everybody knows of."""

import pytest

from bot.answer.thread.around import AskedAround
from bot.answer.thread.told_around import list_told
from bot.model.analysis import Material
from bot.text.analysis import analyse
from tests.factories import make_article

TOLD = (
    "They issued a second warrant for Ana Ruiz, the harbour master.",
    "Two more arrest warrants were issued on Friday.",
    "Police are looking for the driver.",
    "A new warrant names the chairman of the port, Ivo Sato.",
)
KNOWN = (
    "Sato told reporters that a visit days after the arrest warrant for Brek was a mistake.",
    "It is unclear whether the warrant will limit his travel.",
    "The court's warrant has no force here, the ministry said.",
)


def read(words: str) -> Material:
    article = make_article(words)
    return Material(article, analyse(article))


@pytest.mark.parametrize("words", TOLD)
def test_others_are_told_by_what_is_new(words: str) -> None:
    assert list_told(AskedAround("sought", others=True), [read(words)], "")


@pytest.mark.parametrize("words", KNOWN)
def test_a_known_warrant_is_for_nobody_else(words: str) -> None:
    assert not list_told(AskedAround("sought", others=True), [read(words)], "")
    assert list_told(AskedAround("sought"), [read(words)], "")
