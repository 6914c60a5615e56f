"""Where Discord's briefings stand: forums."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model.document import Document, Line, Section, Text
from bot.model.message import Part
from bot.platforms.discord.rendering import render_reply
from bot.ports import Reply
from tests.discord_desk import Embassy, open_embassy
from tests.standins.discord.bots import open_platform
from tests.standins.discord.world import FORUM
from tests.unit.briefings import make_briefing

LONG = Document("briefing", "Long", tuple(Section(f"s{n}", "H", (Line((Text("word " * 300),)),)) for n in range(5)))


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


async def test_a_forum_gets_one_tagged_post_a_day(embassy: Embassy) -> None:
    here = embassy.discord
    tag = {"id": "77", "name": "China Russia", "moderated": False, "emoji_id": None, "emoji_name": None}
    forum = here.world.add_channel(embassy.guild, "forum", FORUM, tags=[tag])
    place = embassy.place(forum)

    def render(slot: str) -> tuple[Part, ...]:
        return render_reply(Reply(LONG, replace(make_briefing(), slot=slot)))

    async with open_platform(here, embassy.clock) as platform:
        first, second = render("2023-03-22T08:00")[:2]
        post = await platform.post(place, first, "k")
        thread = here.world.channels[post]
        assert thread.name == "china-russia · 22 March 2023 · Long"
        assert thread.applied == ["77"]
        assert await platform.post(place, first, "k") == post
        await platform.post(place, second, "k.1", post)

        thread.archived = True
        noon, below = render("2023-03-22T12:00")[:2]
        later = await platform.post(place, noon, "l")
        assert later.startswith(f"{post}/")
        assert await platform.post(place, noon, "l") == later == await platform.find(place, "l")
        under = await platform.post(place, below, "l.1", later)
        assert await platform.find(place, "l.1", later) == under
        assert len(here.messages_in(thread)) == 4

        assert "/" not in await platform.post(place, render("2023-03-23T08:00")[0], "m")
        thread.locked = True
        assert "/" not in await platform.post(place, render("2023-03-22T18:00")[0], "n")
        assert len([each for each in here.world.channels.values() if each.parent == forum.id]) == 3


async def test_a_forum_that_demands_a_tag_gets_a_general_one(embassy: Embassy) -> None:
    here = embassy.discord
    kept = {"id": "5", "name": "Moderators", "moderated": True, "emoji_id": None, "emoji_name": None}
    tags = [kept, kept | {"id": "6", "name": "News", "moderated": False}]
    forum = here.world.add_channel(embassy.guild, "forum", FORUM, tags=tags, demands_tag=True)
    async with open_platform(here, embassy.clock) as platform:
        post = await platform.post(embassy.place(forum), render_reply(Reply(LONG, make_briefing()))[0], "k")
    assert here.world.channels[post].applied == ["6"]
