"""Whether a message can be found by its key and edited, in both of its forms: over the stand-in always, and on Discord
itself for whoever sets TEST_DISCORD_TOKEN to a bot's token and TEST_DISCORD_CHANNEL to the id of a channel for it.

What is posted there is deleted at the end."""

import os
import time
from contextlib import suppress
from pathlib import Path

import discord
import pytest

from bot.model.document import Document, Line, Section, Text
from bot.model.message import Offer
from bot.platforms.discord.carrying import Carrier, carries, components_of, make_marks
from bot.platforms.discord.rendering import render_reply
from bot.ports import Reply
from tests.discord_desk import open_embassy
from tests.standins.discord import TOKEN
from tests.standins.discord.bots import open_platform

LIVE, PLACE = os.environ.get("TEST_DISCORD_TOKEN", ""), os.environ.get("TEST_DISCORD_CHANNEL", "")
UNSET = "TEST_DISCORD_TOKEN and TEST_DISCORD_CHANNEL are not set: Discord itself is not asked to take a message"


def draw(title: str) -> list[dict[str, object]]:
    line = Line((Text("Posted by a test of Attaché and deleted at once."),))
    reply = Reply(Document("notice", title, (Section("s", "", (line,)),)), offers=(Offer("ask", "ask"),))
    return components_of(render_reply(reply)[0])


async def post_and_find(token: str, place: int, posted: list[discord.Message]) -> None:
    """Post in both forms without a nonce, find each by what it carries, edit it."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(token)
        channel = await client.fetch_channel(place)
        assert isinstance(channel, discord.TextChannel)
        try:
            for plain in (False, True):
                key = f"live {plain} {time.time_ns()}"
                sent = await Carrier(plain=plain).carry(channel.send, draw("A test"), make_marks(key))
                posted.append(sent)
                assert bool(sent.embeds) == plain
                assert [each.id async for each in channel.history(limit=10) if carries(each, key)] == [sent.id]
                await Carrier(plain=plain).carry(sent.edit, draw("A test, edited"))
        finally:
            for each in posted:
                with suppress(discord.HTTPException):
                    await each.delete()


async def test_both_forms_are_found_and_edited_over_the_standin(tmp_path: Path) -> None:
    posted = list[discord.Message]()
    async with open_embassy(tmp_path) as embassy, open_platform(embassy.discord, embassy.clock):
        await post_and_find(TOKEN, int(embassy.channel.id), posted)
        assert ["A test, edited" in str(each) for each in embassy.discord.messages_in(embassy.channel)] == [True, True]


@pytest.mark.skipif(not (LIVE and PLACE), reason=UNSET)
@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["discord.com", "127.0.0.1"])
async def test_both_forms_are_found_and_edited_on_discord() -> None:
    posted = list[discord.Message]()
    await post_and_find(LIVE, int(PLACE), posted)
    assert len(posted) == 2
