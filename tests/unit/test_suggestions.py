"""What a member is offered while typing: topics, stories, actors and time zones."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.app import App, open_app
from bot.model.conversation import MemberId, WorkspaceId, scopes_of
from bot.model.errors import WorkerError
from bot.model.message import Channel, Request
from bot.ports import Suggestion, Typing
from bot.service.briefings import BriefingOrder, make_briefing
from bot.service.commands import MemberCommands
from bot.service.reading import Silent
from bot.service.subscriptions import FollowOrder, follow
from bot.service.suggestions import Suggestions, name_stories, suggest_actors, suggest_schedules, suggest_zones
from bot.text.gazetteer import load_gazetteer
from tests.fakes.workers import InlineWorkers
from tests.seeds import lay_seeds

R = TypeVar("R")
NOW = datetime(2023, 3, 22, 8, tzinfo=UTC)
PATIENT = 60.0
HERE = Channel("fake", WorkspaceId("w1"), "desk")


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    lay_seeds(tmp_path)
    async with open_app({"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": NOW.isoformat()}) as opened:
        yield opened


async def values(app: App, words: str, language: str = "en") -> dict[str, str]:
    found = await Suggestions(app.desk, PATIENT).suggest(Typing(HERE, "topic", words, language))
    return {each.value: each.words for each in found}


async def test_any_pair_is_offered_in_the_members_language(app: App) -> None:
    assert (await values(app, "brazil-arg"))["argentina-brazil"] == "Argentina and Brazil"
    assert (await values(app, "Brésil et Arg", "fr"))["argentina-brazil"] == "Argentine – Brésil"
    assert (await values(app, "chine-rus", "fr"))["china-russia"] == "Chine – Russie"
    assert "china-russia" in await values(app, "russia", "xx-unknown")


async def test_a_recent_story_is_offered_with_words_that_find_it(app: App) -> None:
    desk = app.desk
    async with desk.database.read() as transaction:
        kept = await desk.articles.list_articles(transaction, scopes_of(HERE.workspace), NOW)
    recent = {each.title for each in kept if each.published and each.published > NOW - timedelta(days=3)}
    offered = {value: words for value, words in (await values(app, "xi")).items() if words in recent}
    assert offered
    cited: set[str] = set()
    for value in offered:
        order = BriefingOrder(HERE.workspace, desk.topics.resolve(value))
        briefing = await make_briefing(desk, order, Silent())
        assert briefing.sources, value
        cited |= {source.title for source in briefing.sources}
    assert "Xi leaves Moscow after a state visit" in cited & set(offered.values())


class Busy(InlineWorkers):
    """Every process is busy until something happens."""

    def __init__(self) -> None:
        super().__init__()
        self.free = asyncio.Event()

    async def run(self, function: Callable[..., R], *arguments: Any, timeout: float = 30.0) -> R:
        await self.free.wait()
        return await super().run(function, *arguments, timeout=timeout)


async def test_topics_are_offered_at_once_while_the_stories_are_still_being_read(app: App) -> None:
    busy = Busy()
    suggestions, typing = Suggestions(replace(app.desk, workers=busy), 0.01), Typing(HERE, "topic", "xi")
    assert await suggestions.suggest(replace(typing, words="china-r"))
    assert "Xi leaves Moscow after a state visit" not in [each.words for each in await suggestions.suggest(typing)]
    busy.free.set()
    while not await suggestions.suggest(typing):  # noqa: ASYNC110  what is read in the background tells nobody
        await asyncio.sleep(0.005)
    assert "Xi leaves Moscow after a state visit" in [each.words for each in await suggestions.suggest(typing)]


class Overtaxed(InlineWorkers):
    """Nothing is done in time."""

    async def run(self, function: Callable[..., R], *arguments: Any, timeout: float = 30.0) -> R:
        raise WorkerError(f"{function.__module__} took longer than {timeout:g} seconds.", code="timeout")


async def test_work_that_takes_too_long_is_told_without_the_names_of_our_parts(app: App) -> None:
    commands = MemberCommands(replace(app.desk, workers=Overtaxed()), app.intake)
    reply = await commands(Request(HERE, MemberId("m"), "ask When will Macron visit Beijing?"), Silent())
    assert reply.document.kind == "problem"
    assert reply.document.title.startswith("That took too long just now")


async def test_actors_of_the_workspaces_own_briefings_come_first(app: App) -> None:
    await make_briefing(app.desk, BriefingOrder(HERE.workspace, app.desk.topics.resolve("china-russia")), Silent())
    suggestions = Suggestions(app.desk, PATIENT)
    mine = await suggestions.suggest(Typing(HERE, "actor", "xi"))
    assert mine[0].value == "Xi Jinping"
    elsewhere = Channel("fake", WorkspaceId("w2"), "desk")
    assert "Xi Jinping" not in [each.value for each in await suggestions.suggest(Typing(elsewhere, "actor", "xi"))]


def test_a_reprint_is_one_story_and_a_headline_its_lead_does_not_repeat_is_none() -> None:
    told = ("Xi lands in Moscow", "Xi Jinping landed in Moscow on Monday.")
    assert name_stories((told, told)) == (Suggestion("Xi lands in Moscow", "xi lands moscow"),)
    assert name_stories((("What we know so far", "The envoy left."),)) == ()


def test_zones_are_found_by_city_and_show_the_hour_there() -> None:
    assert suggest_zones("paris", NOW)[0] == Suggestion("Europe/Paris · 09:00", "Europe/Paris")
    assert suggest_zones("new y", NOW)[0].value == "America/New_York"
    assert suggest_zones("", NOW)[0].value == "UTC"


def test_actors_are_found_by_any_of_their_names() -> None:
    names = [known.name for known in load_gazetteer().iter_all()]
    assert suggest_actors("zealand", names)[0].value == "New Zealand"


def test_a_schedule_takes_the_hour_that_was_typed() -> None:
    assert suggest_schedules("")[0].value == "daily 08:00"
    assert "weekdays 07:30" in [each.value for each in suggest_schedules("7:30")]
    assert "mon,thu 18:00" in [each.value for each in suggest_schedules("mon,thu 18:00")]


async def test_what_a_channel_follows_is_offered_there_alone(app: App) -> None:
    order = FollowOrder(HERE, MemberId("m1"), "china-russia", "Europe/Paris")
    await follow(app.desk, order)
    suggestions = Suggestions(app.desk, PATIENT)
    assert [each.value for each in await suggestions.suggest(Typing(HERE, "followed", "chi"))] == ["china-russia"]
    elsewhere = Channel("fake", WorkspaceId("w2"), "desk")
    assert await suggestions.suggest(Typing(elsewhere, "followed", "")) == ()
