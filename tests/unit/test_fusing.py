"""How places by words and by vectors make one order."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.answer.found.weigh import Pool, weigh
from bot.answer.thread.reading import read_question
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

NOW = datetime(2026, 3, 4, tzinfo=UTC)
ARTICLES = tuple(
    make_article(text, url=f"https://news.example/{number}", published=NOW)
    for number, text in enumerate(
        (
            "Turkey blocked the port of Mersin to tankers on Monday, the ministry said.",
            "Tankers left the port of Mersin. Nothing was said of who blocked it.",
            "Turkey bought tankers. The port of Izmir was not blocked.",
            "A tanker was built in Turkey for the port.",
        )
    )
)


def pool_of(*near: float) -> Pool:
    question = read_question("Why did Turkey block the port of Mersin to tankers?", NOW, (), load_gazetteer())
    lexical = tuple(1.0 - at / len(ARTICLES) for at in range(len(ARTICLES)))
    return Pool(question, ARTICLES, lexical, tuple(1.0 for _ in question.terms), NOW, 1_000, near=near)


def order_of(pool: Pool) -> list[Article]:
    by_id = {article.id: article for article in pool.articles}
    return list(dict.fromkeys(by_id[passage.article_id] for passage in weigh(pool)))


def test_what_is_nearest_by_sense_moves_up() -> None:
    last = order_of(pool_of())[-1]
    near = [0.9 if article == last else 0.0 for article in ARTICLES]
    assert order_of(pool_of(*near)).index(last) < len(ARTICLES) - 1


def test_what_both_hold_best_stays_the_best() -> None:
    first = order_of(pool_of())[0]
    near = [0.5 if article == first else 0.4 for article in ARTICLES]
    assert order_of(pool_of(*near))[0] == first


@given(st.lists(st.floats(0, 1), min_size=len(ARTICLES), max_size=len(ARTICLES)))
def test_every_place_keeps_the_score_that_words_gave_it(near: list[float]) -> None:
    words, fused = weigh(pool_of(), most_read=0), weigh(pool_of(*near), most_read=0)
    assert sorted(each.score for each in words) == sorted(each.score for each in fused)
    assert {each.article_id: each.support for each in words} == {each.article_id: each.support for each in fused}


def test_an_article_that_no_vector_is_near_is_ranked_by_its_words() -> None:
    plain = pool_of()
    assert order_of(plain) == order_of(replace(plain, near=(0.0,) * len(ARTICLES)))
