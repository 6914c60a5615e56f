"""What is shown comes with what it lacks: a name, a sum, and whom a pronoun takes up."""

from datetime import UTC, datetime

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.candidates import Group
from bot.answer.holding.happenings import iter_told
from bot.answer.holding.lacking import add_what_it_lacks
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
HELD = "Police in Karlsby arrested a woman on Sunday over the fire."
LOST = "The farmers' union asked who would bear the losses from the storm."


def show(asked: str, text: str, at: int = 0) -> str:
    """Give what is shown where a sentence of a report was chosen."""
    question = read_whole(asked, asked, NOW, load_gazetteer())
    told = list(iter_told(make_article(text, title="Report")))
    shown = add_what_it_lacks(question, [Group(None, (told[at],))])
    return " ".join(" ".join(each.told.of(text).split()) for each in shown[0].chosen)


@pytest.mark.parametrize(
    ("asked", "first", "behind"),
    [
        ("Who was arrested over the fire?", HELD, "Police named her as Greta Holm, 34."),
        ("Who was arrested over the fire?", HELD, "The woman was identified as Greta Holm, an aide to the mayor."),
        ("Who was arrested over the fire?", HELD, "She is Greta Holm, a baker."),
        ("Who was detained in Oslo?", "Two men were detained in Oslo.", "The men, Jon Berg and Arne Vik, deny it."),
        ("Who claimed the blast?", "A militant group claimed the blast.", "The group, the Northern Front, is new."),
        ("What are the losses of the farmers?", LOST, "Its chairman, Per Lund, put them at 3 million euros."),
        ("What was reported of the losses?", LOST, "They come to $3 million, it said."),
    ],
)
def test_the_next_sentence_gives_what_the_first_lacks(asked: str, first: str, behind: str) -> None:
    assert (
        show(asked, f"{first}\n\n{behind}" if asked.startswith("Who") else f"{first} {behind}") == f"{first} {behind}"
    )


@pytest.mark.parametrize(
    ("asked", "first", "behind"),
    [
        ("Who was arrested over the fire?", HELD, "The mayor, Ida Solberg, thanked the firemen."),
        ("Who was arrested over the fire?", HELD, "She was taken to Tromvik."),
        ("Who was arrested over the fire?", HELD, "The library was called Holm House."),
        ("Who was arrested over the fire?", "Police arrested Greta Holm, a baker.", "The woman, Greta Holm, is 34."),
        ("When was the woman arrested?", HELD, "Police named her as Greta Holm."),
        ("What are the losses of the farmers?", LOST, "The mayor promised an answer."),
        ("What did the farmers say about the losses?", LOST, "The mayor put them at 3 million euros."),
        ("What are the losses of the farmers?", f"{LOST} They are put at $9,000.", "The bridge cost $3 million."),
    ],
)
def test_what_gives_nothing_of_it_stays_behind(asked: str, first: str, behind: str) -> None:
    assert behind not in show(asked, f"{first} {behind}")


def test_a_sum_of_another_paragraph_is_of_something_else() -> None:
    assert show("What are the losses of the farmers?", f"{LOST}\n\nThe bridge cost $3 million.") == LOST


@pytest.mark.parametrize(
    "leaning",
    [
        "In a statement it called the arrest arbitrary.",
        "On Friday he asked for a lawyer.",
        "In a letter to the court she denied it.",
        "After the hearing they left.",
        "It called the arrest arbitrary.",
        "Her lawyer said nothing.",
    ],
)
def test_what_takes_up_somebody_comes_with_who_it_is(leaning: str) -> None:
    text = f"{HELD}\n\nPeru's ministry spoke of a mistake. {leaning}"
    assert show("What did Peru do?", text, 2) == f"Peru's ministry spoke of a mistake. {leaning}"


@pytest.mark.parametrize(
    "whole",
    [
        "In Lima the ministry called the arrest arbitrary.",
        "In a statement Ruiz called the arrest arbitrary.",
        "It is not known who lit the fire.",
        "In the end it was the rain that put the fire out.",
        "On Friday the mayor said it was over.",
    ],
)
def test_what_takes_up_nobody_stands_alone(whole: str) -> None:
    assert show("What did Peru do?", f"{HELD}\n\nA mistake was made. {whole}", 2) == whole


def test_what_is_shown_with_another_sentence_is_not_shown_again() -> None:
    asked = "Who was arrested over the fire?"
    question = read_whole(asked, asked, NOW, load_gazetteer())
    told = list(iter_told(make_article(f"{HELD} Police named her as Greta Holm.", title="Report")))
    shown = add_what_it_lacks(question, [Group(None, tuple(told))])
    assert [len(group.chosen) for group in shown] == [1]


def test_whom_it_takes_up_is_not_shown_twice() -> None:
    asked = "What did Ruiz say?"
    question = read_whole(asked, asked, NOW, load_gazetteer())
    told = list(iter_told(make_article("Ruiz spoke of a mistake. She did not say whose it was.", title="Report")))
    shown = add_what_it_lacks(question, [Group(None, tuple(told))])
    assert [each.told.of(each.article.text) for each in shown[0].chosen] == [each.words for each in told]
