"""Who else is wanted is told by a warrant that is new, and not by one that everybody knows of; who is suspected by what
tells of a suspicion."""

import pytest

from bot.answer.thread.around import AskedAround, find_around
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


@pytest.mark.parametrize(
    "words",
    [
        "The mate and two sailors were heard as suspects, Inspector Ana Ruiz said.",
        "Two sailors were heard as suspects on Friday.",
        "The mate is under suspicion.",
        "Suspicion fell on the mate of the barge.",
        "The baker of Turda is suspected of arson.",
        "A woman of 40 was arrested on suspicion of arson.",
        "Police arrested the harbour master in Lomela on suspicion of theft.",
        "The suspect, a man of 30 from Turda, said nothing.",
        "Prosecutors suspect Ivo Sato of having sold the letters.",
    ],
)
def test_a_suspicion_tells_who_is_suspected(words: str) -> None:
    assert list_told(AskedAround("suspected"), [read(words)], "")


@pytest.mark.parametrize(
    "words",
    [
        "Suspected rebels burned the mill.",
        "The suspects are at large, the police said.",
        "Nobody was arrested on suspicion of arson.",
        "Detectives have not arrested any baker on suspicion of arson.",
        "The suspect’s car stood in Lomela.",
        "Ivo Sato is not suspected of anything.",
        "Residents suspect that the mill will close.",
    ],
)
def test_what_only_speaks_of_suspects_does_not(words: str) -> None:
    assert not list_told(AskedAround("suspected"), [read(words)], "")


@pytest.mark.parametrize(
    "asked", ["Who is suspected?", "and who are the suspects?", "Any suspects yet?", "whom do the police suspect?"]
)
def test_it_is_asked_of_all_that_a_thread_is_about(asked: str) -> None:
    found = find_around(asked, asked)
    assert found is not None
    assert found.kind == "suspected"


@pytest.mark.parametrize(
    "asked", ["Who is suspected of the arson in Turda?", "Is Sato a suspect?", "Who suspects Sato?"]
)
def test_a_question_of_something_itself_is_not(asked: str) -> None:
    found = find_around(asked, asked)
    assert found is None
