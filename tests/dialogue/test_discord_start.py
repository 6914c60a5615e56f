"""What Discord may do to the bot while it starts: long waits, and commands that it does not take."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.discord_desk import Embassy, open_embassy, until
from tests.fakes.commands import FakeCommands


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("path", ["/users/@me$", "/applications/@me$", "/gateway/bot$"])
async def test_a_long_wait_at_the_start_is_waited_for(embassy: Embassy, path: str) -> None:
    here, began = embassy.discord, embassy.clock.now()
    here.fail("GET", path, 429, times=2, retry_after=600.0)
    async with embassy.running(FakeCommands()):
        await (await here.use(embassy.member, embassy.channel, "status")).wait_for("reply to status")
    assert (embassy.clock.now() - began).total_seconds() >= 1200


@pytest.mark.parametrize("what", [429, 503, 400])
async def test_commands_that_discord_does_not_take_are_told_again_later_and_stop_nothing(
    embassy: Embassy, what: int
) -> None:
    here = embassy.discord
    here.fail("PUT", "/commands$", what, retry_after=600.0, times=6 if what == 503 else 1)
    async with embassy.running(FakeCommands()):
        await until(lambda: here.rest.commands)
        await (await here.use(embassy.member, embassy.channel, "status")).wait_for("reply to status")
    assert here.rest.syncs == 1


@pytest.mark.parametrize("path", ["/users/@me$", "/gateway/bot$"])
@pytest.mark.parametrize("what", [503, "cut"])
async def test_a_discord_that_cannot_be_reached_at_the_start_is_tried_until_it_answers(
    embassy: Embassy, path: str, what: int | str
) -> None:
    here, began = embassy.discord, embassy.clock.now()
    here.fail("GET", path, what, times=12)
    with capture_logs() as logged:
        async with embassy.running(FakeCommands()):
            await (await here.use(embassy.member, embassy.channel, "status")).wait_for("reply to status")
    waits = [each["seconds"] for each in logged if each["event"] == "start_failed"]
    assert waits[:2] == [2.0, 4.0]
    assert (embassy.clock.now() - began).total_seconds() >= sum(waits)
