"""How articles are put in order by their words."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.answer.found.weigh import Pool, weigh
from bot.answer.thread.reading import read_question
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

NOW = datetime(2026, 3, 4, tzinfo=UTC)
OPENING = "The ferry company will cut the night crossing to Stord in May, the county said.\n"
REST = "The county pays for six crossings a day. It will look at the accounts in the autumn.\n" * 6
ON_IT = "The ferry sails half empty at night. Without a night crossing, Stord has no ferry from ten to six.\n" * 3


def test_of_articles_that_open_alike_the_one_that_keeps_to_the_matter_comes_first() -> None:
    question = read_question("Why will the ferry company cut the night crossing to Stord?", NOW, (), load_gazetteer())
    passing, devoted = (
        make_article(text, title="Ferries", url=f"https://news.example/{at}", published=NOW)
        for at, text in enumerate((OPENING + REST + REST, OPENING + ON_IT + REST))
    )
    pool = Pool(question, (passing, devoted), (1.0, 1.0), tuple(1.0 for _ in question.terms), NOW, 1_000)
    met = {each.article_id: each for each in weigh(pool, most_read=0)}
    assert met[devoted.id].score > met[passing.id].score
    assert met[devoted.id].support == met[passing.id].support, "which says as little of whether it answers"


def test_an_article_weighs_the_same_whichever_others_are_weighed_beside_it() -> None:
    question = read_question("Why will the ferry company cut the night crossing to Stord?", NOW, (), load_gazetteer())
    texts = (OPENING + REST, OPENING + ON_IT, "The county pays for the ferry to Stord.", "The company cut its fares.")
    articles = tuple(
        make_article(text, url=f"https://news.example/{at}", published=NOW) for at, text in enumerate(texts)
    )
    pool = Pool(question, articles, (0.5, 1.0, 0.4, 0.1), tuple(1.0 for _ in question.terms), NOW, 1_000)
    halves = [replace(pool, articles=pool.articles[at::2], lexical=pool.lexical[at::2]) for at in range(2)]
    apart = [each for half in halves for each in weigh(half, most_read=0)]
    assert sorted(apart, key=lambda each: -each.score) == list(weigh(pool, most_read=0))
