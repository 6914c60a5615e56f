"""A server's days with the bot, from the invitation to the last thread reply, with the real Discord library."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.platforms.discord.invite import PERMISSIONS
from bot.service.commands import MemberCommands
from tests.discord_desk import open_desk, open_embassy, pass_time
from tests.standins.discord import DiscordStandin, labels_of, words_of
from tests.standins.discord.world import Channel, Person


async def ask_in_thread(here: DiscordStandin, person: Person, thread: Channel, question: str, count: int) -> str:
    await here.say(person, thread, f"<@{here.world.bot.id}> {question}")
    return words_of(await here.wait_for_message(thread, count))


@pytest.mark.timeout(240)  # a whole day with real clients and workers: some seconds of work, more on a busy machine
async def test_from_the_invitation_to_the_last_button(tmp_path: Path) -> None:
    async with open_embassy(tmp_path) as embassy, open_desk(tmp_path, embassy.clock) as (desk, app):
        here, commands = embassy.discord, MemberCommands(desk, app.intake)
        async with embassy.running(commands) as platform:
            guild, channel, owner, member = here.found_guild("Ministry", PERMISSIONS.value)
            await here.join(guild)
            choices = await here.type_in(member, channel, "brief", "topic", "china-r")
            assert choices[0] == {"name": "China and Russia", "value": "china-russia"}
            briefing = await (await here.use(member, channel, "brief", topic="china-russia")).wait_for("Bottom line")
            assert labels_of(briefing) == ["Follow", "Ask", "Deeper", "Sources", "Useful", "Not useful"]

            followed = await here.use(
                owner, channel, "follow", topic="china-russia", schedule="daily 09:30", time_zone="Europe/Paris"
            )
            preview = words_of(await followed.wait_for("now follows"))
            assert "daily 09:30 (Europe/Paris)" in preview
            assert preview.count("<t:") == 3

            await pass_time(desk, platform, embassy.clock, datetime(2023, 3, 22, 8, 30, tzinfo=UTC))
            [*_, edition] = here.messages_in(channel)
            assert words_of(edition).count("<t:") == 2, "the window stands in the reader's own zone"
            assert edition["nonce"]
            thread = await here.thread_under(edition)
            assert thread.name.startswith("Xi Jinping and Vladimir Putin")
            below = len(here.messages_in(thread))
            assert "### Sources" in words_of(here.messages_in(thread)[0])
            await pass_time(desk, platform, embassy.clock, datetime(2023, 3, 22, 8, 35, tzinfo=UTC))
            assert here.messages_in(channel)[-1] == edition

            form = await (await here.press(member, edition, "Ask")).wait()
            sent = await here.submit(form, question="When will Macron visit Beijing?")
            assert await sent.wait_for(f"Answered in <#{thread.id}>")
            assert "due in Beijing in early April" in words_of(here.messages_in(thread)[-1])

            told = await ask_in_thread(here, member, thread, "and Putin?", below + 3)
            assert "When will Putin visit Beijing?" in told
            assert "pipeline" in await ask_in_thread(here, owner, thread, "What about the pipeline?", below + 5)
            refused = await ask_in_thread(here, member, thread, "Who won the cup final?", below + 7)
            assert "Not in what I have read" in refused

        assert here.rest.syncs == 1
        async with embassy.running(commands):
            pressed = await here.press(member, edition, "Sources")
            rests = words_of(await pressed.wait_for("What this rests on"))
            assert "- \\[1\\] **Sample dispatch" in rests
            assert pressed.ephemeral

            forged = await here.press(embassy.member, edition, "Sources", embassy.channel)
            await forged.wait_for("No briefing")

            assert [each["value"] for each in await here.type_in(owner, channel, "unfollow", "topic", "")] == [
                "china-russia"
            ]
            ended = await here.use(owner, channel, "unfollow", topic="china-russia")
            assert await ended.wait_for("china-russia")
            assert await (await here.use(owner, channel, "following")).wait_for("Nothing is followed here yet")
        assert here.rest.syncs == 1, "the commands did not change, so that they are not sent again"
        assert here.interactions.late == here.interactions.doubled == 0
