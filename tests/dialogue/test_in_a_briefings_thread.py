"""Under a briefing, what it was written from answers first; of what it does not speak, all that was read answers."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.answer.found.ground import Ground
from bot.answer.thread.pointed import find_pointed
from bot.app import open_app
from bot.model.analysis import ActorKey
from bot.model.article import Article
from bot.model.conversation import LOCAL, MemberId
from bot.model.topic import Topic
from bot.service.answers import answer_question
from bot.service.desk import Desk
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from tests.factories import make_article
from tests.reports import ask_under, told_by
from tests.seeds import lay_seeds

NOW = datetime(2023, 3, 22, 8, tzinfo=UTC)
TALKS = Topic("x", "X", actors=(ActorKey("state:IR"), ActorKey("state:SA")))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    lay_seeds(tmp_path)
    async with open_app({"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": NOW.isoformat()}) as app:
        yield app.desk


async def test_the_briefing_itself_answers_before_what_else_was_read(desk: Desk) -> None:
    agreed, kirby, macron = await ask_under(
        desk, "iran-saudi", "What did they agree?", "What did Kirby say?", "When will Macron visit Beijing?"
    )
    assert "pipeline" not in told_by(agreed)
    assert "Iran" in told_by(agreed)
    assert "Yemen" in told_by(kirby)
    assert "Ukraine" not in told_by(kirby)
    assert "early April" in told_by(macron)  # of which the briefing says nothing


async def test_what_is_new_is_what_came_since_the_briefing(desk: Desk) -> None:
    (new,) = await ask_under(desk, "iran-saudi", "What's new?")
    assert new.reason == "Nothing can be new yet: this briefing was made just now."


async def test_outside_a_thread_what_is_open_is_what_briefings_left_open(desk: Desk) -> None:
    await ask_under(desk, "iran-saudi")
    left = await answer_question(desk, Inquiry(LOCAL, MemberId("m"), "What is still open?"), Silent())
    assert "Saudi officials have yet to confirm the invitation." in told_by(left)
    assert [source.n for source in left.sources] == list(range(1, len(left.sources) + 1))
    assert {cited.n for claim in left.answer for cited in claim.citations} == {source.n for source in left.sources}


def report(text: str, days: int) -> Article:
    return make_article(text, title="Talks", published=NOW + timedelta(days=days))


def test_what_came_later_on_its_topic_stands_beside_what_it_was_written_from() -> None:
    rain = report("Rain fell.", days=-1)
    assert Ground(frozenset({rain.id}), NOW, TALKS).holds(rain)
    ground = Ground(frozenset(), NOW, TALKS)
    assert ground.holds(report("Iran thanked Saudi Arabia.", days=1))
    assert not ground.holds(report("Iran thanked Saudi Arabia.", days=-1))
    assert not ground.holds(report("Iran thanked China.", days=1))
    assert not Ground().holds(report("Iran thanked Saudi Arabia.", days=1))


async def test_a_point_or_a_source_is_shown_by_its_number(desk: Desk) -> None:
    asked = ["the second point?", "tell me more about [1]", "what is development 1 about?", "[40]"]
    point, more, development, none = await ask_under(desk, "china-russia", *asked)
    assert not point.refused
    assert f"Further in the same report of {point.sources[0].publisher}:" in told_by(point)
    assert more.sources[0].article_id == point.sources[0].article_id
    assert told_by(more) != told_by(point)
    assert not development.refused
    assert none.reason == "I find nothing of that number in the last answer or in the briefing of this thread."


@pytest.mark.parametrize("asked", ["What was the first point of the paper?", "Who made the last point?", "12 points?"])
def test_what_asks_for_something_else_points_at_nothing(asked: str) -> None:
    assert find_pointed(asked) is None


async def test_what_asks_nothing_is_told_nothing_of_the_briefing(desk: Desk) -> None:
    *nothing, told = await ask_under(desk, "iran-saudi", "???!!!", "((((((", "X̷̢̛i̸ ̶J̷i̶n̸", "\x1b[31m", "What happened?")
    assert [(told_by(each), each.refused, bool(each.reason)) for each in nothing] == [("", True, True)] * 4
    assert told_by(told)
