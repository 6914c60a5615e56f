"""A name that is asked for is that of the very thing: with its kind, its owner, and not one that the question gives."""

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.holding.happenings import iter_told
from bot.answer.holding.names_asked import keep_naming
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

TOLD = (
    ("What is the name of the harbour pilot?", "The name of the harbour pilot is Nils Berg."),
    ("What is the name of the harbour pilot?", "The harbour pilot, Nils Berg, came late."),
    ("What is the name of the pilot of the ferry Fana?", "The ferry Fana's pilot, Nils Berg, came late."),
    ("Who is the captain of the Fana?", "The Fana has no captain yet."),
    ("Who is the captain of the Fana?", "Nils Berg has been the captain of the Fana since May."),
)
NOT_TOLD = (
    ("What is the name of the harbour pilot?", "The name of the glider pilot is Nils Berg."),
    ("What is the name of the harbour pilot?", "The glider pilot, Nils Berg, came late."),
    ("What is the name of the pilot of the ferry Fana?", "The ferry Fana, the pilot of the fleet, came late."),
    (
        "What is the name of the pilot of the ferry Fana?",
        "The ferry Fana waited. The Bora's pilot, Nils Berg, came late.",
    ),
    ("What is the name of Malta's harbour pilot?", "The harbour pilot, Malta said, came late."),
    ("What is the name of the pilot of the ferry Fana?", "The pilot, Nils Berg, came late."),
    ("Who is the captain of the Fana?", "The captain of the Fana must stay in Malta."),
    ("Who is the captain of the Fana?", "The captain of the Fana is a Norwegian."),
)


def keep(question: str, text: str) -> list[str]:
    asked = read_whole(question, question, NOW, load_gazetteer())
    return [each.words for each in keep_naming(asked, list(iter_told(make_article(text, title="Report"))))]


@pytest.mark.parametrize(("question", "text"), TOLD)
def test_what_gives_the_name_or_that_there_is_none_is_kept(question: str, text: str) -> None:
    assert keep(question, text)


@pytest.mark.parametrize(("question", "text"), NOT_TOLD)
def test_a_name_of_another_and_no_name_are_left_out(question: str, text: str) -> None:
    assert keep(question, text) == []
