"""Of a thing of two words what somebody said of another such thing is not told; what they confirm or admit is said."""

import pytest

from bot.answer.asked.question import QuestionRead, read_whole
from bot.answer.found.fitting import fits
from bot.answer.holding.compounds import keep_whole
from bot.answer.holding.happenings import iter_told
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article


def ask(question: str) -> QuestionRead:
    return read_whole(question, question, NOW, load_gazetteer())


def keep(question: str, *told: str) -> list[str]:
    reports = (make_article(each, title="Report", url=f"https://w.example/{at}") for at, each in enumerate(told))
    return [each.words for each in keep_whole(ask(question), [one for each in reports for one in iter_told(each)])]


@pytest.mark.parametrize(
    ("question", "own", "other"),
    [
        ("What did Novak say about the test results?", "Novak said the test results were late.",
         "Novak said the result of the talks was a first step."),
        ("What did Berg say about the budget deal?", "Berg called the budget deal a gift.",
         "Berg said a deal on fish was near."),
        ("What does Ruiz say about the bridge toll?", "Ruiz said the bridge toll was too high.",
         "Ruiz said the toll of the flood had grown."),
        ("What did Holm say about the fuel duty?", "Holm said the fuel duty would fall.",
         "Holm said it was a duty to help."),
        ("What did Lund say about the school fees?", "Lund said school fees would be frozen.",
         "Lund said the fees at the harbour were fair."),
    ],
)  # fmt: skip
def test_words_on_another_thing_are_left_out(question: str, own: str, other: str) -> None:
    assert keep(question, own, other) == [own]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Novak say about the test results?", "Novak said the result was a first step."),
        ("What did Novak say about the results?", "Novak said the result of the talks was a first step."),
        ("What did Novak say about Peru?", "Novak said the result of the talks with Peru was poor."),
        ("What did Novak say?", "Novak said the result of the talks was a first step."),
        ("What did Novak sign?", "Novak signed the result of the talks."),
    ],
)
def test_words_stay_where_none_are_on_the_whole_thing(question: str, told: str) -> None:
    assert keep(question, told) == [told]


def test_words_on_it_that_do_not_name_it_stay() -> None:
    told = ("Novak said the test results were late.", "Novak said nine of the samples came from one mill.")
    assert keep("What did Novak say about the test results?", *told) == list(told)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Novak confirmed that the papers had come.", True),
        ("Novak admitted on Friday that the papers had come.", True),
        ("Novak acknowledged the loss of the papers.", True),
        ("Novak explained why the papers were late.", True),
        ("Novak conceded that the papers were late.", True),
        ("The papers were confirmed the next day.", False),
        ("Nine confirmed cases are in the papers.", False),
        ("The papers came on Friday.", False),
    ],
)
def test_what_is_confirmed_or_admitted_is_said(words: str, said: bool) -> None:
    assert fits(ask("What did Novak say about the papers?"), words) is said
