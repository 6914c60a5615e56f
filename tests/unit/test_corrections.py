"""What an article itself takes back is not told: a live blog's early figure, once a later post corrects it."""

import pytest

from bench.shown import brief
from bot.evidence.quotes import iter_claims
from bot.model.analysis import Material
from bot.summarize.corrections import find_corrected
from bot.text.analysis import analyse
from tests.factories import make_article

FILLER = "Ministers of both countries looked at maps of the coast and of the sea in the old town hall of the port. " * 6
EARLY = "The fire on the ferry in the port of Narvik killed 12 people, the Norwegian police said on Monday morning."
WORDS = "The fire on the ferry in the port of Narvik killed twelve people, the Norwegian police said on Monday morning."


def read(*sentences: str) -> Material:
    article = make_article(" ".join([*sentences, FILLER]))
    return Material(article, analyse(article))


@pytest.mark.parametrize("early", [EARLY, WORDS])
@pytest.mark.parametrize(
    "correction",
    [
        "Correction: the fire on the ferry killed nine people, not 12 as first reported.",
        "The police revised its toll from 12 to nine people killed by the fire on the ferry.",
        "An earlier post wrongly said that 12 people were killed on the ferry; the fire killed nine.",
    ],
)
def test_a_figure_that_a_later_post_corrects_is_not_told(early: str, correction: str) -> None:
    material = read(early, correction)
    assert [each.of(material.article.text) for each in find_corrected(material)] == [early]
    assert early[:40] not in " ".join(claim.text for _, claim in iter_claims(brief([material])))


@pytest.mark.parametrize(
    "other",
    [
        "Correction: the minister's name is Kari Holm; an earlier version of this report misspelled it.",
        "The police corrected the number of the ship, which is 12, in its register of ferries.",
        "The number of ships in the register rose from 12 to 15 in the first year.",
    ],
)
def test_what_takes_back_no_figure_bars_nothing(other: str) -> None:
    assert find_corrected(read(EARLY, other)) == ()


ENTRY = "20:50 Three people die in clashes in Narvik, radio says."
LATER = "21:12 CORRECTION: An earlier entry said 3 people died in Narvik."


def test_half_a_correction_of_a_live_page_is_not_told_nor_the_entry_it_corrects() -> None:
    material = read("21:40 The port of Bergen is closed.", LATER, "Police say nobody died; three were hurt.", ENTRY)
    assert [each.of(material.article.text) for each in find_corrected(material)] == [LATER, ENTRY]


@pytest.mark.parametrize("answer", ["That is a lie.", "This was simply untrue.", "They are rumours."])
def test_hearsay_that_the_next_sentence_calls_false_is_not_told(answer: str) -> None:
    hearsay = "Some said Norway would close the port of Narvik on 10 March."
    material = read(hearsay, answer)
    assert [each.of(material.article.text) for each in find_corrected(material)] == [hearsay]


@pytest.mark.parametrize(
    "answer",
    [
        "This is false.",
        "That was untrue as well.",
        "It did not happen.",
        "None of this is true.",
        "We got this wrong.",
        "The claim has been debunked by two agencies.",
        "This rumour turned out to be a hoax.",
    ],
)
def test_what_the_outlet_itself_takes_back_right_away_is_not_told(answer: str) -> None:
    told = "Norway has closed the port of Narvik to Swedish ore."
    material = read(told, answer)
    assert [each.of(material.article.text) for each in find_corrected(material)] == [told]


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        ("Norway has closed the port of Narvik.", "That is false, Oslo said."),  # a report with its denial
        ("Sweden accused Norway of closing the port of Narvik.", "That is false."),  # a charge with its answer
        ("Norway has closed the port of Narvik.", "That is no lie."),
        ("Norway has closed the port of Narvik.", "It is not false."),
        ("Norway has closed the port of Narvik.", "It is false economy to save on a port."),
        ("Norway has closed the port of Narvik.", "It was a false alarm."),
        ("Norway has closed the port of Narvik.", "It is wrong."),  # a judgement of it, not of whether it is so
    ],
)
def test_what_somebody_calls_false_or_the_outlet_does_not_stands(told: str, behind: str) -> None:
    assert find_corrected(read(told, behind)) == ()


@pytest.mark.parametrize(
    "said",
    [
        ("Sweden said Norway would close the port of Narvik.", "That is a lie, Oslo said."),  # a charge and its answer
        ("Some said Norway would close the port of Narvik.", "That was on 10 March."),
        ("Some said Norway would close the port of Narvik.", "That is true."),
        ("09:10 Corrections officers of Bergen said 12 ferries were late.", "Police say nobody was hurt."),
    ],
)
def test_what_nothing_calls_false_stands(said: tuple[str, str]) -> None:
    assert find_corrected(read(*said)) == ()
