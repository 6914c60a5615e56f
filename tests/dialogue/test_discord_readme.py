"""The README's five minutes on Discord, followed word for word against the stand-in: every word there that is code was
used, so that the section cannot promise what does not work."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.app import run_bot
from bot.clock import SystemClock
from bot.settings import environment
from tests.standins.discord import TOKEN, DiscordStandin, open_discord, words_of
from tests.standins.discord.world import APPLICATION
from tests.terminal import Outcome, Terminal, write_todays_news

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## Discord in five minutes")[1].split("\n## ")[0]
PROMISED = set(re.findall(r"`([^`]+)`", re.sub(r"(?s)```.*?```", "", SECTION)))


class Reader:
    """Does what the section says, and remembers what of it was done."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal, self.done = terminal, set[str]()

    async def run(self, beginning: str) -> Outcome:
        """Run the one command of the section that begins so."""
        [line] = [each for each in PROMISED if each.startswith(beginning)]
        self.done.add(line)
        return await asyncio.to_thread(self.terminal.run, *line.split()[1:])

    def unset(self) -> None:
        """Unset the one variable that the section says to unset."""
        [line] = [each for each in PROMISED if each.startswith("unset ")]
        self.done.add(line)
        self.terminal.unset(line.removeprefix("unset "))

    def read_command(self, name: str) -> tuple[str, dict[str, str]]:
        """Give a slash command of the section with its options."""
        [line] = [each for each in PROMISED if each.startswith(f"/{name}")]
        self.done.add(line)
        return name, dict(each.split(":", 1) for each in line.split()[1:])

    def write_settings(self) -> None:
        """Write the lines for `.env` that the section shows, with the token that was copied."""
        shown = re.findall(r"^ +([A-Z_]+=.*)$", SECTION, re.MULTILINE)
        self.done.add(".env")
        (self.terminal.home / ".env").write_text("\n".join(shown).replace("…", TOKEN))


@asynccontextmanager
async def running(here: DiscordStandin, home: Path, **more: str) -> AsyncIterator[None]:
    bot = asyncio.create_task(run_bot({**environment(home / ".env"), **more}))
    try:
        ready = asyncio.create_task(here.gateway.wait_ready())
        await asyncio.wait([bot, ready], return_when=asyncio.FIRST_COMPLETED, timeout=30)
        if bot.done():
            bot.result()
        yield
    finally:
        bot.cancel()
        with suppress(asyncio.CancelledError):
            await bot


@pytest.mark.timeout(240)  # the whole program, twice
async def test_an_owner_gets_from_nothing_to_a_first_briefing(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, name in ((discord.http.Route, "BASE"), (discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY")):
        monkeypatch.setattr(place, name, getattr(place, name))
    reader = Reader(terminal)
    async with open_discord(SystemClock()) as here:
        terminal.set(DISCORD_API_URL=here.api_url, DISCORD_GATEWAY_URL=here.gateway_url)
        reader.write_settings()
        guild, channel, owner, member = here.found_guild("Embassy", 0)
        told = await reader.run("attache invite")
        for_servers, for_members = told.out.strip().split("\n")
        link = parse_qs(urlsplit(for_servers).query)
        assert link["client_id"] == [APPLICATION]
        assert parse_qs(urlsplit(for_members).query)["integration_type"] == ["1"]
        checked = await asyncio.to_thread(terminal.run, "doctor")
        assert "lacks" in checked.out, "nobody opened the link yet"
        guild.roles[guild.members[here.world.bot.id][0]] = int(link["permissions"][0])
        with terminal.elsewhere("feeds"):  # no test reads the news
            assert (await reader.run("attache sources")).code == 0
        reader.unset()
        await asyncio.to_thread(terminal.run, "import", str(write_todays_news(terminal.home)))
        checked = await reader.run("attache doctor")
        assert checked.code == 0, checked.out

        reader.done.add("attache run")
        async with running(here, terminal.home):
            name, options = reader.read_command("brief")
            briefing = await (await here.use(member, channel, name, **options)).wait_for("Bottom line")
            thread = await here.thread_under(briefing)
            assert "by mention or with *Ask*" in SECTION
            await here.say(member, thread, f"<@{APPLICATION}> When will Macron visit Beijing?")
            await here.wait_for_words(thread, "early April")
            form = await (await here.press(member, briefing, "Ask")).wait()
            await (await here.submit(form, question="When will Macron visit Beijing?")).wait_for("Answered in")
            name, options = reader.read_command("help")
            told_help = await (await here.use(member, channel, name, **options)).wait()
            assert {"/brief", "/follow", "/unfollow"} <= set(words_of(told_help.shown[0]).replace("*", " ").split())
            name, options = reader.read_command("follow")
            with pytest.raises(AssertionError, match="not offered"):
                await here.use(member, channel, name, **options)
            await (await here.use(owner, channel, name, **options)).wait_for("daily")

        [setting] = [each for each in PROMISED if each.startswith("DISCORD_MESSAGE_CONTENT")]
        reader.done.add(setting)
        here.gateway.privileged = 1 << 15
        name, _, value = setting.partition("=")
        async with running(here, terminal.home, **{name: value}):
            count = len(here.messages_in(thread))
            await here.say(member, thread, "When will Macron visit Beijing?")
            await here.wait_for_words(thread, "early April", after=count)
        assert here.rest.complaints == []
    assert reader.done == PROMISED
