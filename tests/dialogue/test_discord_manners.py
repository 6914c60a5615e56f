"""How the bot behaves on Discord where nobody complains but everybody would notice: pace, typing, who may do what, what
is counted, what is left unpublished, and buttons that no version of today made."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.model.document import Document, Line, Section, Text
from bot.model.errors import PostError
from bot.model.message import Offer, Request
from bot.platforms.discord.answering import PACE
from bot.platforms.discord.guard import MOST_INVALID
from bot.ports import Progress, Reply
from tests.discord_desk import Embassy, open_embassy, until
from tests.fakes.commands import FakeCommands
from tests.standins.discord import MANAGE_GUILD, words_of
from tests.standins.discord.bots import open_platform
from tests.standins.discord.world import ANNOUNCEMENT

BRIEFING = Reply(
    Document("briefing", "A briefing", (Section("s", "Heading", (Line((Text("A sentence."),)),)),)),
    offers=(Offer("ask", "ask"), Offer("deeper", 'brief "x" deep')),
)


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


class Writing(FakeCommands):
    """Checks ten lines, two a second."""

    def __init__(self, embassy: Embassy) -> None:
        super().__init__()
        self._clock = embassy.clock

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        for number in range(10):
            await progress.show(Line((Text(f"line {number}"),)))
            self._clock.moment += timedelta(seconds=0.5)
        return await super().__call__(request, progress)


@pytest.mark.parametrize("place", ["interaction", "message"])
async def test_an_answer_is_edited_no_oftener_than_the_pace_while_it_is_written(embassy: Embassy, place: str) -> None:
    here = embassy.discord
    async with embassy.running(Writing(embassy)):
        if place == "interaction":
            await (await here.use(embassy.member, embassy.channel, "ask", question="Who?")).wait_for("reply to")
        else:
            asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
            await here.wait_for_words(await here.thread_under(asked), "reply to")
    sent = [words_of_body(each.body) for each in here.rest.seen if "components" in (each.body or {})]
    shown = [each for each in sent if "line 0" in each]
    assert timedelta(seconds=1.5) == PACE
    assert [each.count("line") for each in shown] == [1, 4, 7, 10], "at 0, 1.5, 3 and 4.5 seconds of five"


async def test_the_bot_is_seen_typing_where_it_was_asked(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands()):
        asked = await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
        thread = await here.thread_under(asked)
        await here.wait_for_words(thread, "reply to")
    paths = [f"{each.method} {each.path}" for each in here.rest.seen]
    typed, answered = f"POST /channels/{embassy.channel.id}/typing", f"POST /channels/{thread.id}/messages"
    assert paths.index(typed) < paths.index(answered)


async def test_what_a_member_may_manage_is_read_from_their_roles_in_a_mention(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    deputy = here.world.add_person("deputy")
    embassy.guild.roles["700"] = MANAGE_GUILD
    embassy.guild.members[deputy.id] = ["700"]
    direct = here.world.open_dm(embassy.member)
    async with embassy.running(commands):
        for number, person in enumerate((embassy.owner, embassy.member, deputy), start=1):
            await tell(embassy, person)
            await until(partial(has_asked, commands, number))
        await here.say(embassy.member, direct, "follow china-russia")
        await until(lambda: len(commands.asked) == 4)
    assert [each.may_manage for each in commands.asked] == [True, False, True, True]


def has_asked(commands: FakeCommands, count: int) -> bool:
    return len(commands.asked) == count


async def tell(embassy: Embassy, person: Any) -> None:
    """A mention as the gateway tells of it in a guild: with its author's membership."""
    here, world = embassy.discord, embassy.discord.world
    message = world.add_message(embassy.channel, person, {"content": f"<@{world.bot.id}> follow china-russia"})
    member = {name: value for name, value in world.member_json(embassy.guild, person).items() if name != "user"}
    await here.gateway.dispatch_message(message | {"member": member}, embassy.guild.id)


async def test_commands_that_change_what_is_followed_are_offered_to_managers_alone(embassy: Embassy) -> None:
    async with embassy.running(FakeCommands()):
        needed = {each["name"]: each["default_member_permissions"] for each in embassy.discord.rest.commands}
    changing = {name for name, permissions in needed.items() if permissions == str(MANAGE_GUILD)}
    assert changing == {"follow", "unfollow", "pause", "resume"}
    assert {needed[name] for name in needed.keys() - changing} == {None}


@pytest.mark.parametrize("wanted", ["true", "false"])
async def test_announcements_are_published_where_that_is_wanted(embassy: Embassy, wanted: str) -> None:
    here = embassy.discord
    news = here.world.add_channel(embassy.guild, "news", ANNOUNCEMENT)
    async with open_platform(here, embassy.clock, {"DISCORD_PUBLISH": wanted}) as platform:
        root = await platform.post(embassy.place(news), platform.render(BRIEFING)[0], "k")
        await until(lambda: root in here.world.channels)
        await platform.post(embassy.place(news), platform.render(BRIEFING)[0], "k.1", root)
        if wanted == "true":
            await until(lambda: here.messages_in(news)[0]["flags"] & 1)
    assert any("crosspost" in each.path for each in here.rest.seen) == (wanted == "true")


async def test_refusals_are_counted_until_too_many_and_others_are_not(embassy: Embassy) -> None:
    here, channel = embassy.discord, embassy.place()
    async with open_platform(here, embassy.clock) as platform:
        part = platform.render(BRIEFING)[0]
        counted = []
        for status in (401, 403, 404, 400):
            here.fail("POST", "/messages$", status)
            with pytest.raises(PostError):
                await platform.post(channel, part, f"k{status}")
            counted.append(len(platform.guard.refused))
        assert counted == [1, 2, 2, 2]
        platform.guard.refused.extend([embassy.clock.now()] * (MOST_INVALID - 3))
        here.fail("POST", "/messages$", 403)
        with pytest.raises(PostError, match="does not let the bot post"):
            await platform.post(channel, part, "last")
        seen = len(here.rest.seen)
        with pytest.raises(PostError) as caught:
            await platform.post(channel, part, "one more")
        assert caught.value.code == "limited"
        assert len(here.rest.seen) == seen


@pytest.mark.parametrize("custom_id", ["brief:china-russia", "attache", "form:ask:1:ask"])
async def test_a_button_of_no_version_known_is_answered_rather_than_left_to_fail(
    embassy: Embassy, custom_id: str
) -> None:
    here, commands = embassy.discord, FakeCommands()
    button = {"type": 2, "style": 2, "label": "Old", "custom_id": custom_id}
    message = here.world.add_message(
        embassy.channel, here.world.bot, {"components": [{"type": 1, "components": [button]}]}
    )
    async with embassy.running(commands):
        told = await here.press(embassy.member, message, "Old")
        await told.wait_for("This button is from an earlier version")
    assert told.ephemeral
    assert commands.asked == []


async def test_a_command_that_is_no_longer_there_asks_to_type_it_again(embassy: Embassy) -> None:
    here = embassy.discord
    async with embassy.running(FakeCommands()):
        here.rest.commands.append(here.rest.commands[0] | {"id": "99", "name": "digest", "options": []})
        told = await here.use(embassy.member, embassy.channel, "digest")
        await told.wait_for("This command has just changed; type it again in a minute.")
    assert told.ephemeral


def words_of_body(body: dict[str, Any]) -> str:
    return words_of({"content": "", "embeds": [], "components": body["components"]})
