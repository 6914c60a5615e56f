"""What an operator sees of Discord in the terminal: the invitation, the check, the very messages."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.platforms.discord.invite import PERMISSIONS
from tests.fakes.clock import HandClock
from tests.standins.discord import TOKEN, DiscordStandin, open_discord
from tests.standins.discord.world import APPLICATION, FORUM, HISTORY, SEND
from tests.terminal import Terminal


@contextmanager
def serving() -> Iterator[DiscordStandin]:
    """The stand-in on a loop of its own, so that a whole command can run against it."""
    loop, ready, over = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    found: list[DiscordStandin] = []

    async def serve() -> None:
        async with open_discord(HandClock()) as opened:
            found.append(opened)
            ready.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    ready.wait(10)
    try:
        yield found[0]
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
        loop.close()


@pytest.fixture(autouse=True)
def _addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command points the library elsewhere for good; a test puts it back."""
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    gateway = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(gateway, "DEFAULT_GATEWAY", gateway.DEFAULT_GATEWAY)


def test_the_invitation_asks_for_the_permissions_and_scopes(terminal: Terminal) -> None:
    terminal.set(DISCORD_TOKEN=TOKEN)
    server, account = terminal.run("invite", "discord").out.strip().splitlines()
    asked = parse_qs(urlsplit(server).query)
    assert asked["client_id"] == [APPLICATION]
    assert asked["permissions"] == [str(PERMISSIONS.value)]
    assert set(asked["scope"][0].split()) == {"bot", "applications.commands"}
    own = parse_qs(urlsplit(account.removeprefix("For your own account: ")).query)
    assert own == {"client_id": [APPLICATION], "scope": ["applications.commands"], "integration_type": ["1"]}


def test_without_a_token_it_names_the_setting(terminal: Terminal) -> None:
    outcome = terminal.run("invite", "discord")
    assert outcome.code == 2
    assert "DISCORD_TOKEN" in outcome.err


def test_doctor_names_what_each_channel_lacks(reader: Terminal) -> None:
    with serving() as here:
        reader.set(PLATFORMS="discord", **here.settings)
        told = " ".join(reader.run("doctor").out.split())
        assert "none has invited the bot; open the link that attache invite discord prints" in told
        guild, _, _, _ = here.found_guild("Embassy", PERMISSIONS.value)
        here.world.add_channel(guild, "archive", FORUM, overwrites={here.world.bot.id: (0, SEND | HISTORY)})
        told = " ".join(reader.run("doctor").out.split())
        assert "ok discord token: the bot is Attaché" in told
        assert "ok discord server Embassy: can post in #desk; #archive lacks Send Messages, Embed Links, Read" in told
        reader.set(DISCORD_MESSAGE_CONTENT="true")
        assert "allow the Message Content intent" in reader.run("doctor").out
        reader.set(DISCORD_TOKEN="MTA4MDAwMDAwMDAwMDAwMDAwMQ.wrong.token")
        assert "Discord refuses DISCORD_TOKEN" in reader.run("doctor").out
        assert here.rest.complaints == []


def test_doctor_names_what_is_followed_where_nothing_can_be_posted(reader: Terminal) -> None:
    with serving() as here:
        reader.set(PLATFORMS="discord", **here.settings)
        guild, desk, _, _ = here.found_guild("Embassy", PERMISSIONS.value)
        shut = here.world.add_channel(guild, "archive", FORUM, overwrites={here.world.bot.id: (0, SEND)})
        follow = ("follow", "china-russia", "daily 08:00", "--tz", "UTC", "--channel")
        reader.run(*follow, f"discord:{guild.id}:{desk.id}")
        assert "ok discord server Embassy: can post in #desk" in " ".join(reader.run("doctor").out.split())
        for place in (f"{guild.id}:{shut.id}", f"{guild.id}:42", "77:43", "user:5:990000000044"):
            reader.run(*follow, f"discord:{place}")
        outcome = reader.run("doctor")
        told = " ".join(outcome.out.split())
    assert outcome.code == 1
    assert "to do discord server Embassy: can post in #desk; #archive lacks Send Messages" in told
    assert ", and follows china-russia; channel 42 follows china-russia, but is gone or closed to the bot" in told
    assert "to do discord server 77: follows china-russia, but has not invited the bot, or sent it away; open" in told
    assert "990000000044" not in told


def test_doctor_tells_channels_of_one_name_apart(reader: Terminal) -> None:
    with serving() as here:
        reader.set(PLATFORMS="discord", **here.settings)
        guild, desk, _, _ = here.found_guild("Embassy", PERMISSIONS.value)
        shut = here.world.add_channel(guild, desk.name, overwrites={here.world.bot.id: (0, SEND)})
        reader.run("follow", "china-russia", "daily 08:00", "--tz", "UTC", "--channel", f"discord:{guild.id}:{shut.id}")
        told = " ".join(reader.run("doctor").out.split())
    assert "to do discord server Embassy: can post in #desk; #desk lacks Send Messages" in told


def test_one_server_that_cannot_be_looked_at_hides_no_other_finding(reader: Terminal) -> None:
    with serving() as here:
        reader.set(PLATFORMS="discord", **here.settings)
        closed, _, _, _ = here.found_guild("Closed", PERMISSIONS.value)
        here.found_guild("Embassy", PERMISSIONS.value)
        here.fail("GET", f"/guilds/{closed.id}$", 403)
        told = " ".join(reader.run("doctor").out.split())
    assert "ok discord token: the bot is Attaché" in told
    assert "to do discord server Closed: Discord lets the bot look at nothing there (planted); invite it anew" in told
    assert "ok discord server Embassy: can post in #desk" in told


def test_servers_beyond_twenty_are_counted_and_looked_at_when_asked(reader: Terminal) -> None:
    reader.unset("ATTACHE_NOW")  # of more than 50 requests each would wait a second, for a clock that stands still
    with serving() as here:
        reader.set(PLATFORMS="discord", **here.settings)
        for number in range(23):
            here.found_guild(f"Embassy {number:02}", PERMISSIONS.value)
        told = " ".join(reader.run("doctor").out.split())
        assert told.count("discord server Embassy") == 20
        assert "ok discord servers: 3 more servers were not looked at; attache doctor --all looks at every one" in told
        told = " ".join(reader.run("doctor", "--all").out.split())
    assert told.count("discord server Embassy") == 23
    assert "not looked at" not in told


def test_the_very_messages_are_printed(reader: Terminal) -> None:
    told = reader.run("brief", "china-russia", "--format", "discord").json()["messages"]
    assert told[0]["components"][0]["type"] == 17
    assert [each["threaded"] for each in told] == [False, True]
