"""An act of speech, or of taking it back, is no news without what was said."""

import pytest

from bot.model.analysis import Material
from bot.summarize.leaning import leans_back, points_back
from bot.summarize.sentences import list_passages, names_its_plurals
from bot.summarize.unsaid import leaves_unsaid
from bot.text.analysis import analyse
from tests.factories import make_article


@pytest.mark.parametrize(
    "words",
    [
        "Senator Kari Holm read a letter to the committee on fish.",
        "Norway's envoy, Kari Holm, took the floor on the cable.",
        "Poland's ambassador, Adam Nowak, asked a question on the ferries of Norway.",
        "Norway's minister answered it on Tuesday in the same house.",
        "The member for Bergen made two remarks on the ferries of Poland.",
        "The channel has deleted its report on the minister of Norway.",
        "A Polish daily has since taken down its video of the Norwegian ferry.",
        "The agency withdrew its story on Norway on Tuesday.",
        "The post on the ferry of Norway was later removed.",
    ],
)
def test_an_act_of_speech_without_its_words_is_not_told(words: str) -> None:
    assert leaves_unsaid(words)
    article = make_article(f"Norway and Poland signed an accord on a cable on Tuesday in Oslo. {words}")
    assert words not in [each.words for each in list_passages(Material(article, analyse(article)))]


@pytest.mark.parametrize(
    "words",
    [
        "Senator Kari Holm read a letter that accused Poland of theft.",
        "Holm read a statement to the house and resigned.",
        "Norway's envoy asked two questions: who paid, and when.",
        "The channel deleted its report that Norway had sold the cable.",
        "The agency withdrew its story, saying that no ship had sunk.",
        "Norway removed its statues from the square on Tuesday.",
        "Poland withdrew two brigades from the border on Tuesday.",
        "Norway took back a report's author on Friday.",
    ],
)
def test_an_act_that_says_what_was_said_is_told(words: str) -> None:
    assert not leaves_unsaid(words)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("The court said both belonged to a small band of thieves.", False),
        ("Holm said the two would stand trial in May.", False),
        ("Holm said the latter was broken.", False),
        ("Both sides said the talks were over.", True),
        ("Norway and Poland said both would pay.", True),
        ("Norway freed three sailors and said the two had been sick.", True),
        ("Holm said both united parties would pay.", True),
    ],
)
def test_two_whom_nothing_names_are_not_told(words: str, stands: bool) -> None:
    assert names_its_plurals(words) is stands


@pytest.mark.parametrize(
    "words",
    [
        "Norway's foreign minister, Kari Holm, announced it after talks in Oslo.",
        "The Polish foreign minister, Adam Nowak, said Warsaw would study it.",
        "Kari Holm said Norway would sign it by May.",
        "Kari Holm said the mistake had cost 3 million crowns.",
        "A Polish officer, Adam Nowak, said 15 Norwegians were among them.",
    ],
)
def test_what_is_done_to_an_unnamed_thing_is_not_told(words: str) -> None:
    assert points_back(words) or leans_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Norway bought the ship and sold it in May.",
        "Kari Holm called the error of the Polish pilot costly.",
        "Norway made a mistake, and the mistake cost 3 million crowns.",
        "Nine sailors were held in Oslo and two Norwegians were among them.",
        "The Norwegian minister, Kari Holm, opened the bridge and closed it in May.",
        "Kari Holm said a ship was for sale and Norway would take it.",
    ],
)
def test_what_is_done_to_a_named_thing_is_told(words: str) -> None:
    assert not points_back(words)
    assert not leans_back(words)


def test_a_force_that_is_not_said_whose_it_is_is_not_told_where_two_states_are_named() -> None:
    said = "The coast guard said the ferry had turned back in the storm off Bergen."
    for opening, told in (
        ("Norway's coast guard stopped a ferry of Poland on Tuesday.", False),
        ("Norway's coast guard stopped a ferry on Tuesday.", True),
    ):
        article = make_article(f"{opening} {said}")
        found = [each.words for each in list_passages(Material(article, analyse(article)))]
        assert (said in found) is told
