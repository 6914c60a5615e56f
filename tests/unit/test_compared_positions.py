"""States that are compared stand under their own words: what only is in a state does not speak for it, and a sentence
that sets the positions of all beside each other comes first."""

import pytest

from bot.answer.speaking.owning import speaks_for_nobody
from bot.answer.speaking.sides import tell_sides
from bot.answer.thread.reading import read_question
from bot.model.analysis import Material
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

TITLE = "Ministers discuss the fishing ban in Brussels"
OPENS = "Ministers discussed the fishing ban on Monday. "
ASKED = "Compare the positions of France and Denmark on the fishing ban."


def compare(text: str, question: str = ASKED) -> list[tuple[str | None, list[str]]]:
    article = make_article(OPENS + text, title=TITLE)
    asked = read_question(question, NOW, (), load_gazetteer())
    groups = tell_sides(asked, {article.id: Material(article, analyse(article))}, {})
    return [(group.label, [each.words for each in group.chosen]) for group in groups]


@pytest.mark.parametrize(
    "words",
    [
        "Trawlermen in Denmark said the fishing ban would ruin them.",
        "Denmark's canneries said the fishing ban would ruin them.",
        "The fish industry in Denmark said the fishing ban would ruin it.",
        "The town of Skagen in Denmark said the fishing ban would ruin it.",
        "Denmark's association of skippers said the fishing ban would ruin them.",
    ],
)
def test_what_is_in_a_state_does_not_speak_for_it(words: str) -> None:
    told = compare(f"France said the fishing ban came too late. {words}")
    assert ("France:", ["France said the fishing ban came too late."]) in told
    assert words not in [each for _, shown in told for each in shown]


@pytest.mark.parametrize(
    "words",
    [
        "The government in Copenhagen said the fishing ban was needed.",
        "Officials in Denmark said the fishing ban was needed.",
        "Denmark's ministers said the fishing ban was needed.",
        "Copenhagen said the fishing ban was needed.",
        "Denmark's industry minister, Lise Holm, said the fishing ban was needed.",
    ],
)
def test_who_governs_a_state_does(words: str) -> None:
    assert ("Denmark:", [words]) in compare(f"France said the fishing ban came too late. {words}")


@pytest.mark.parametrize(
    "words",
    [
        "France and Spain back the ban, while Denmark and Sweden want a longer transition.",
        "France is against the ban, but Denmark supports it.",
        "Denmark, Sweden and Finland favour quotas; France insists on closing the grounds.",
        "France opposes any quota, whereas Denmark has long pushed for one.",
        "France and Denmark reject the proposal.",
    ],
)
def test_a_sentence_that_tells_the_position_of_each_comes_first(words: str) -> None:
    assert compare(words)[0] == (None, [words])


@pytest.mark.parametrize(
    "words",
    [
        "France and Spain back the ban, while Sweden wants a longer transition.",
        "France backs the ban, while carmakers in Denmark want a longer transition.",
        "France backs the ban, while Denmark’s skippers want a longer transition.",
        "France backed down after Denmark closed its ports.",
        "France and Denmark will meet in Paris.",
    ],
)
def test_a_sentence_that_tells_the_position_of_one_alone_does_not(words: str) -> None:
    assert (None, [words]) not in compare(words)


def test_a_company_named_like_many_people_still_speaks() -> None:
    assert not speaks_for_nobody("Baltic Lines")
    assert not speaks_for_nobody("The Russian Federation's envoy")
