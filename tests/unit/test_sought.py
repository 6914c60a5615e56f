"""What is asked for by which kind of thing, and where it is told."""

from datetime import UTC, datetime

import pytest

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.sought import find_leaning, list_shares
from bot.answer.found.search import Findings
from bot.answer.found.weigh import Pool, weigh
from bot.answer.telling.compose import compose
from bot.answer.thread.reading import read_question
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def read(asked: str) -> QuestionRead:
    return read_question(asked, NOW, (), load_gazetteer())


def answer(asked: str, text: str) -> str:
    question, article = read(asked), make_article(text, title="Harbour", published=NOW)
    pool = Pool(question, (article,), (1.0,), tuple(1.0 for _ in question.terms), NOW, 1_000)
    told = compose(question, Findings(weigh(pool), {article.id: article}, None))
    return " ".join(claim.text for claim in told.answer)


def test_what_calls_by_its_kind_what_is_asked_for_comes_with_the_sentence_that_names_it() -> None:
    text = (
        "Harbour Lights is coming back.\nThe Danish broadcaster said on Sunday that the widely seen series was renewed "
        "for a second year.\nOther programmes end in May."
    )
    told = answer("Which widely seen series was renewed for a second year?", text)
    assert "Harbour Lights is coming back." in told


def test_what_says_itself_which_one_it_is_leans_on_nothing() -> None:
    leaning = find_leaning(read("Which company won the ferry contract?"))
    assert leaning is not None
    assert leaning.search("The Norwegian company will build two ferries.")
    assert not leaning.search("The company that won the ferry contract is Fjordline.")
    assert not leaning.search("A company won the ferry contract.")


@pytest.mark.parametrize("asked", ["What did Norway say?", "Who won the ferry contract?", "Which of them won?"])
def test_what_is_asked_for_by_no_kind_is_called_by_none(asked: str) -> None:
    assert find_leaning(read(asked)) is None


def test_words_that_only_lead_up_to_a_question_count_less_than_those_of_the_question() -> None:
    question = read("The ferry company cut the night crossing to Stord in May. Which crossing will it add?")
    shares = dict(zip((term.shown for term in question.terms), list_shares(question), strict=True))
    assert shares["crossing"] == shares["add"] == 1.0
    assert shares["night"] < 1.0
    assert set(list_shares(read("Which crossing will the ferry company add?"))) == {1.0}
