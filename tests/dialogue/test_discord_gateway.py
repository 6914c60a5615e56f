"""What the bot does when Discord's gateway breaks off, forgets it, loses a server, or wants it in several shards; and
behind a proxy of the REST interface."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.model.document import Document
from bot.platforms.discord.client import AttacheBot
from bot.platforms.discord.invite import PERMISSIONS
from bot.ports import Reply
from tests.discord_desk import Embassy, open_embassy
from tests.fakes.clock import HandClock
from tests.fakes.commands import FakeCommands
from tests.standins.discord import DiscordStandin, open_discord
from tests.standins.discord.bots import run_platform
from tests.standins.discord.world import Channel, Guild, Person


@pytest.fixture
async def embassy(tmp_path: Path) -> AsyncIterator[Embassy]:
    async with open_embassy(tmp_path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _no_wait_between_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library waits five seconds before each further IDENTIFY, as Discord asks; the stand-in does not."""

    async def at_once(*_arguments: object, **_options: object) -> None:
        return None

    monkeypatch.setattr(AttacheBot, "before_identify_hook", at_once)


async def ask(here: DiscordStandin, person: Person, channel: Channel, words: str) -> None:
    """A mention is answered in a thread under it."""
    asked = await here.say(person, channel, f"<@{here.world.bot.id}> {words}")
    await here.wait_for_message(await here.thread_under(asked), 1)


@pytest.mark.parametrize("code", [1001, 4000, 4007, 4009])
async def test_a_session_that_is_forgotten_begins_anew(embassy: Embassy, code: int) -> None:
    here, commands = embassy.discord, FakeCommands()
    async with embassy.running(commands):
        await here.gateway.disconnect(code, forget=True)
        await asyncio.wait_for(here.gateway.wait_ready(), 20)
        assert (here.gateway.identified, here.gateway.resumed) == (2, 0)
        await ask(here, embassy.member, embassy.channel, "Still there?")
    assert [each.text for each in commands.asked] == ["Still there?"]


async def test_a_server_that_is_away_is_served_once_it_is_back(embassy: Embassy) -> None:
    here, commands = embassy.discord, FakeCommands()
    _, lobby, _, stranger = here.found_guild("Ministry", PERMISSIONS.value)
    async with embassy.running(commands) as platform:
        await here.go_away(embassy.guild)
        await ask(here, stranger, lobby, "Are you well?")
        assert await platform.post(embassy.place(), platform.render(Reply(Document("notice", "Noted", ())))[0], "k")
        await here.join(embassy.guild)
        await ask(here, embassy.member, embassy.channel, "And we?")
        told = await here.use(embassy.member, embassy.channel, "status")
        await told.wait_for("reply to status")
    assert [each.channel.workspace for each in commands.asked] == [lobby.guild, embassy.guild.id, embassy.guild.id]


async def test_a_server_that_was_away_from_the_start_is_served_from_what_the_interaction_tells(tmp_path: Path) -> None:
    async with open_embassy(tmp_path) as embassy:
        here, commands = embassy.discord, FakeCommands()
        here.gateway.away.add(embassy.guild.id)
        async with embassy.running(commands):
            used = await here.use(embassy.member, embassy.channel, "brief", topic="china-russia")
            await used.wait_for("reply to brief")
            await here.say(embassy.member, embassy.channel, f"<@{here.world.bot.id}> Who?")
            await here.wait_for_message(embassy.channel, 3)
        assert {each.channel for each in commands.asked} == {embassy.place()}


async def test_every_shard_serves_its_servers(tmp_path: Path) -> None:
    clock = HandClock()
    async with open_discord(clock, shards=3) as here:
        commands, founded = FakeCommands(), list[tuple[Guild, Channel, Person, Person]]()
        while {(int(each[1].guild or 0) >> 22) % 3 for each in founded} != {0, 1, 2}:
            founded.append(here.found_guild(f"Guild {len(founded)}", PERMISSIONS.value))
            clock.moment += timedelta(milliseconds=1)
        async with run_platform(here, tmp_path, commands):
            assert here.gateway.identified == 3
            for _, channel, _, member in founded:
                await ask(here, member, channel, "Who?")
            await here.gateway.disconnect(4000)
            await asyncio.wait_for(here.gateway.wait_ready(), 20)
            assert (here.gateway.identified, here.gateway.resumed) == (3, 3)
            for _, channel, _, member in founded:
                used = await here.use(member, channel, "status")
                await used.wait_for("reply to status")
        assert len(commands.asked) == 2 * len(founded)
        assert here.rest.complaints == []


@asynccontextmanager
async def proxying(here: DiscordStandin, seen: list[str]) -> AsyncIterator[str]:
    """A proxy in front of the REST interface, as nirn-proxy is one; gives the address for DISCORD_API_URL."""

    async def forward(request: web.Request) -> web.Response:
        seen.append(f"{request.method} {request.path}")
        address = f"http://127.0.0.1:{here.port}{request.path_qs}"
        kept = {name: request.headers[name] for name in ("Authorization", "Content-Type") if name in request.headers}
        async with session.request(request.method, address, data=await request.read(), headers=kept) as answer:
            passed = ("x-ratelimit", "content-type")
            told = {name: value for name, value in answer.headers.items() if name.lower().startswith(passed)}
            return web.Response(status=answer.status, body=await answer.read(), headers=told)

    app = web.Application()
    app.add_routes([web.route("*", "/{rest:.*}", forward)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    async with aiohttp.ClientSession() as session:
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10/"
        finally:
            await runner.cleanup()


async def test_every_request_goes_through_the_proxy(embassy: Embassy) -> None:
    here, commands, seen = embassy.discord, FakeCommands(), list[str]()
    async with proxying(here, seen) as address, embassy.running(commands, {"DISCORD_API_URL": address}):
        used = await here.use(embassy.member, embassy.channel, "ask", question="Who?")
        await used.wait_for("reply to ask")
        await ask(here, embassy.member, embassy.channel, "And who else?")
    assert len(seen) == len(here.rest.seen) > 5
    assert {each.split("/")[3] for each in seen} >= {"users", "gateway", "applications", "interactions", "webhooks"}
