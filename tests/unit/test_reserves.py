"""The reserve behind a statement is told with it, and no sentence twice."""

import pytest

from bot.answer.found.candidates import Candidate, Group
from bot.answer.found.sentences import WeighedSentence
from bot.answer.telling.reserves import add_reserves
from bot.model.analysis import Span
from tests.factories import make_article

CLAIM = "Peru said that Bolivia had promised to put the gauges back."
DENIAL = "Bolivia denied it within hours."
ARTICLE = make_article(f"{CLAIM} {DENIAL}")


def tell(words: str) -> Candidate:
    start = ARTICLE.text.index(words)
    return Candidate(ARTICLE, WeighedSentence(Span(start, start + len(words)), 1.0, 1.0, 1.0, fits=True), 1.0)


def test_a_reserve_is_told_with_what_it_is_of() -> None:
    [alone] = add_reserves([Group("Peru:", (tell(CLAIM),))])
    assert [each.words for each in alone.chosen] == [f"{CLAIM} {DENIAL}"]


def test_what_is_told_itself_is_no_reserve_beside_it() -> None:
    peru, bolivia = add_reserves([Group("Peru:", (tell(CLAIM),)), Group("Bolivia:", (tell(DENIAL),))])
    assert [each.words for each in peru.chosen] == [CLAIM]
    assert [each.words for each in bolivia.chosen] == [DENIAL]


@pytest.mark.parametrize(
    ("told", "behind", "joined"),
    [
        ("Ruiz said 31 guards would go.", "Sato put the number at 12.", True),
        ("Police said nine thousand people marched.", "The union put the turnout at 20,000.", True),
        ("About 600 tons were lost, he said.", "Traders estimated the losses at 900 tons.", True),
        ("Ruiz said the dam had burst.", "The story was false from beginning to end.", True),
        ("Ruiz said the dam had burst.", "Asked about the report, Sato said that it was invented.", True),
        ("Ruiz said the dam had burst.", "Sato called the gauge of the dam wrong.", False),
        ("Ruiz said the dam had burst.", "The report was wrong about the bridge.", False),
        ("Ruiz said some guards would go.", "Sato put the number at 12.", False),
        ("Ruiz said 31 guards would go.", "Sato put the radio at his ear.", False),
        ("Ruiz said 31 guards would go.", "Sato put off his trip.", False),
    ],
)
def test_who_counts_otherwise_or_calls_it_false_is_told_with_it(told: str, behind: str, joined: bool) -> None:
    article = make_article(f"{told} {behind}")
    each = Candidate(article, WeighedSentence(Span(0, len(told)), 1.0, 1.0, 1.0, fits=True), 1.0)
    [group] = add_reserves([Group(None, (each,))])
    assert [one.words for one in group.chosen] == [f"{told} {behind}" if joined else told]
