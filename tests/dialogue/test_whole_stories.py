"""A story that is about a topic is told whole; one in which a single article touches on it is not shown."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.topic import Window
from bot.service.briefings import BriefingOrder, Selection, select_stories, write_briefing
from bot.service.reading import Silent
from tests.factories import NOW
from tests.newsroom import Newsroom, open_newsroom

SIGNED = (
    "China and Russia signed an accord on grain terminals in Chita on Tuesday, China's trade ministry said. "
    "Russia will let Chinese barges use the Amur from May."
)
TERMINALS = (
    "Grain terminals in Chita will take barges from the Amur from May under the accord signed on Tuesday. "
    "Port workers in Chita said that two of the terminals still lack cranes. The accord runs for ten years."
)
PIER = (
    "A storm tore the pier of Whitby apart on Tuesday and sank four fishing boats, the harbour master of Whitby said."
)
PIERS = (
    PIER,
    "Fishing boats lay sunk at Whitby on Tuesday after a storm had torn the pier apart. The harbour is shut.",
    "Whitby's harbour master said that the pier would be rebuilt after Tuesday's storm, which sank fishing boats.",
    "Storm: Whitby counts its sunk fishing boats and mourns its pier. China and Russia signed a treaty on harbour "
    "storms on Tuesday. China and Russia held talks on the treaty for two years.",
)  # fmt: skip


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with open_newsroom(tmp_path) as opened:
        yield opened


async def ask(room: Newsroom, window: Window | None = None) -> Selection:
    topic = room.desk.topics.resolve("china-russia")
    return await select_stories(room.desk, WorkspaceId("public"), topic, window, Silent())


async def test_an_article_that_names_no_side_of_the_topic_is_told_with_its_story(empty: Newsroom) -> None:
    await empty.read(SIGNED, "https://n.example/signed", hours=3)
    await empty.read(TERMINALS, "https://n.example/terminals", hours=2)
    [story] = (await ask(empty)).stories
    assert len(story.articles) == 2


async def test_what_cannot_be_quoted_is_a_source_and_keeps_no_report_of_the_week_away(empty: Newsroom) -> None:
    order = BriefingOrder(WorkspaceId("public"), empty.desk.topics.resolve("china-russia"))
    await empty.read("PORT NOTICE\n\nCHINA TOLD RUSSIA OF A STORM.\n\nPIERS ARE SAFE.", "https://n.example/n", hours=2)
    alone, _ = await write_briefing(empty.desk, order, Silent())
    assert [each.url for each in alone.sources] == ["https://n.example/n"]
    assert any("no sentence was found that can be quoted" in gap for gap in alone.gaps)
    await empty.read(SIGNED, "https://n.example/signed", hours=50)
    both, _ = await write_briefing(empty.desk, order, Silent())
    assert [each.url for each in both.sources] == ["https://n.example/signed"]


async def test_of_a_story_only_what_the_window_holds_is_told(empty: Newsroom) -> None:
    now = empty.clock.now()
    await empty.read(TERMINALS, "https://n.example/terminals", hours=30)
    await empty.read(SIGNED, "https://n.example/signed", hours=3)
    [story] = (await ask(empty, Window(now - timedelta(days=1), now))).stories
    assert len(story.articles) == 1
    assert (await ask(empty, Window(NOW - timedelta(days=9), now - timedelta(days=1)))).stories == ()


async def test_one_article_that_touches_on_the_topic_brings_no_story_of_something_else(empty: Newsroom) -> None:
    for number, text in enumerate(PIERS):
        await empty.read(text, f"https://n.example/pier{number}", hours=4 - number)
    assert (await ask(empty)).stories == ()


async def test_reprints_of_what_is_beside_the_topic_have_no_say(empty: Newsroom) -> None:
    """Of a story told in two ways and named after the first, which is about the topic, a reprint changes nothing."""
    await empty.read(SIGNED, "https://n.example/signed", hours=3)
    await empty.read(TERMINALS, "https://n.example/terminals", hours=2)
    await empty.read(TERMINALS, "https://n.example/again", hours=1)
    [story] = (await ask(empty)).stories
    assert len(story.articles) == 3
    assert story.title == SIGNED[:40]


async def test_that_article_by_itself_would_have_been_shown(empty: Newsroom) -> None:
    await empty.read(PIERS[-1], "https://n.example/pier3", hours=1)
    assert len((await ask(empty)).stories) == 1
