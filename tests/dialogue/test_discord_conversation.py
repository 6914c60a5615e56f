"""A server's days with the bot, from the invitation to the last thread reply, with the real Discord library."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.service.commands import MemberCommands
from tests.discord_desk import Embassy, open_desk, open_embassy, pass_time
from tests.standins.discord import labels_of, words_of


async def ask_in_thread(embassy: Embassy, thread: object, question: str, count: int) -> str:
    here = embassy.discord
    await here.say(embassy.member, thread, f"<@{here.world.bot.id}> {question}")  # type: ignore[arg-type]
    return words_of(await here.wait_for_message(thread, count))  # type: ignore[arg-type]


@pytest.mark.timeout(240)  # a whole day with real clients and workers: some seconds of work, more on a busy machine
async def test_from_the_first_briefing_to_the_last_button(tmp_path: Path) -> None:
    async with open_embassy(tmp_path) as embassy, open_desk(tmp_path, embassy.clock) as (desk, app):
        here, channel, member, owner = embassy.discord, embassy.channel, embassy.member, embassy.owner
        async with embassy.running(MemberCommands(desk, app.intake)) as platform:
            choices = await here.type_in(member, channel, "brief", "topic", "china-r")
            assert choices[0] == {"name": "China and Russia", "value": "china-russia"}
            briefing = await (await here.use(member, channel, "brief", topic="china-russia")).wait_for("Bottom line")
            assert {"Ask", "Deeper", "Sources"} <= set(labels_of(briefing))

            thread = await here.thread_under(briefing)
            assert thread.name.startswith("Xi Jinping and Vladimir Putin")
            assert "### Sources" in words_of(await here.wait_for_message(thread, 1))

            form = await (await here.press(member, briefing, "Ask")).wait()
            sent = await here.submit(form, question="When will Macron visit Beijing?")
            assert await sent.wait_for(f"Answered in <#{thread.id}>")
            assert "due in Beijing in early April" in words_of(here.messages_in(thread)[-1])

            assert "When will Putin visit Beijing?" in await ask_in_thread(embassy, thread, "and Putin?", 4)
            assert "pipeline" in await ask_in_thread(embassy, thread, "What about the pipeline?", 6)
            refused = await ask_in_thread(embassy, thread, "Who won the cup final?", 8)
            assert "Not in what I have read" in refused

            followed = await here.use(
                owner, channel, "follow", topic="china-russia", schedule="daily 09:30", time_zone="Europe/Paris"
            )
            preview = words_of(await followed.wait_for("now follows"))
            assert "daily 09:30 (Europe/Paris)" in preview
            assert preview.count("<t:") == 3

            await pass_time(desk, platform, embassy.clock, datetime(2023, 3, 22, 8, 30, tzinfo=UTC))
            [*_, scheduled] = here.messages_in(channel)
            assert "china-russia" in words_of(scheduled)
            assert scheduled["nonce"]
            below = await here.thread_under(scheduled)
            assert "### Sources" in words_of(here.messages_in(below)[0])
            assert "early April" in await ask_in_thread(embassy, below, "When will Macron visit Beijing?", 3)
            await pass_time(desk, platform, embassy.clock, datetime(2023, 3, 22, 8, 35, tzinfo=UTC))
            assert here.messages_in(channel)[-1] == scheduled

        assert here.rest.syncs == 1
        async with embassy.running(MemberCommands(desk, app.intake)):
            pressed = await here.press(member, scheduled, "Sources")
            assert "What this rests on" in words_of(await pressed.wait_for("What this rests on"))
            assert pressed.ephemeral

            assert [each["value"] for each in await here.type_in(owner, channel, "unfollow", "topic", "")] == [
                "china-russia"
            ]
            ended = await here.use(owner, channel, "unfollow", topic="china-russia")
            assert await ended.wait_for("china-russia")
            assert await (await here.use(owner, channel, "following")).wait_for("Nothing is followed here yet")
        assert here.rest.syncs == 1, "the commands did not change, so that they are not sent again"
        assert here.interactions.late == here.interactions.doubled == 0
