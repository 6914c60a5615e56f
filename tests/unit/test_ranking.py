"""How articles are put in order by their words."""

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
