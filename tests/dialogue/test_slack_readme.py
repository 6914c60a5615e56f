"""The README's five minutes, followed word for word against the stand-in."""

import asyncio
import json
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from bot.app import run_bot
from bot.platforms.slack.manifest import SCOPES
from bot.settings import environment
from tests.seeds import seed_home
from tests.slack_desk import free_port, install, listening, words_of
from tests.standins.slack import (
    APP_TOKEN,
    CLIENT_ID,
    CLIENT_SECRET,
    SIGNING_SECRET,
    Interaction,
    Room,
    SlackStandin,
    Workspace,
)
from tests.standins.slack_people import Person
from tests.terminal import Outcome, Terminal, write_todays_news

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION, SEVERAL = README.split("## Slack in five minutes")[1].split("\n## ")[0].split("\n### ")


def read_dotenv(workspace: Workspace) -> str:
    """The lines for `.env` that the section shows, with tokens where it shows their beginnings."""
    shown = re.findall(r"^ +([A-Z_]+=.*)$", SECTION, re.MULTILINE)
    return "\n".join(shown).replace("xoxb-…", workspace.token).replace("xapp-…", APP_TOKEN)


def list_steps(section: str = SECTION) -> list[str]:
    """Everything a section has an administrator type, in order."""
    typed = re.findall(r"`((?:attache|unset|/[a-z]+|@Attaché|https:) ?[^`]+)`", section)
    return [" ".join(each.split()) for each in typed]


@pytest.mark.timeout(240)  # six commands and the running bot: seconds of work, more on a busy machine
async def test_an_administrator_gets_from_nothing_to_a_first_briefing(terminal: Terminal) -> None:
    """Each step is taken from the section; one that is added, changed or left out there fails here."""
    steps = iter(list_steps())
    async with SlackStandin().serving() as slack:
        command, file = next(steps).removeprefix("attache ").split(" > ")
        (terminal.home / file).write_text((await asyncio.to_thread(terminal.run, *command.split())).out)
        manifest = yaml.safe_load((terminal.home / file).read_text())
        workspace = slack.add_workspace(scopes=set(manifest["oauth_config"]["scopes"]["bot"]))
        slack.subscribed = set(manifest["settings"]["event_subscriptions"]["bot_events"])
        workspace.add_user("U0ANNA", admin=True)
        room = workspace.add_room("C0DESK", title="desk", bot_is_in=False)
        (terminal.home / ".env").write_text(read_dotenv(workspace))
        terminal.set(SLACK_API_URL=slack.api_url)
        await _add_feeds(terminal, next(steps))
        terminal.unset(next(steps).removeprefix("unset "))
        await asyncio.to_thread(
            terminal.run, "import", str(write_todays_news(terminal.home))
        )  # as the feeds would bring

        doctor = next(steps).split()[1:]
        checked = await asyncio.to_thread(terminal.run, *doctor)
        assert checked.code == 1
        assert "in none; go to a channel and type: /invite @Attaché" in unwrapped(checked)
        assert next(steps) == "attache run"
        bot = asyncio.create_task(run_bot(environment(terminal.home / ".env")))
        try:
            await slack.wait_connected()
            assert next(steps) == "/invite @Attaché"
            room.bot_is_in = True
            await _use(Person(slack, workspace, "U0ANNA"), room, list(steps))
        finally:
            bot.cancel()
            with suppress(asyncio.CancelledError):
                await bot
        checked = await asyncio.to_thread(terminal.run, *doctor)
        assert checked.code == 0, checked.out
        assert "in #desk" in unwrapped(checked)
        assert slack.refusals == []


@pytest.mark.timeout(240)  # four commands and the running bot: seconds of work, more on a busy machine
async def test_admins_of_several_workspaces_install_the_bot_over_http(terminal: Terminal) -> None:
    """Each step is taken from the section; the public address is this machine's own."""
    port = free_port()
    public = f"http://localhost:{port}"
    blocks = [dedent(each) for each in re.findall(r"```sh\n(.*?)```", SEVERAL, re.DOTALL)]
    first, second = (each.replace("https://attache.example", public) for each in blocks)
    for name, value in (("CLIENT_SECRET", CLIENT_SECRET), ("SIGNING_SECRET", SIGNING_SECRET)):
        second = second.replace(f"SLACK_{name}=…", f"SLACK_{name}={value}")
    assert f"SLACK_CLIENT_ID={CLIENT_ID}\n" in second
    steps = iter(list_steps(SEVERAL))
    async with SlackStandin().serving() as slack:
        desks = [slack.add_workspace(team, f"Desk {team}", scopes=set()) for team in ("T0DESK", "T0OTHER")]
        terminal.set(SLACK_API_URL=slack.api_url, SLACK_AUTHORIZE_URL=f"{slack.base}/oauth/v2/authorize")
        terminal.set(SLACK_PORT=str(port))
        shutil.copytree(seed_home(), terminal.home, dirs_exist_ok=True)  # what the feeds would have brought
        (terminal.home / ".env").write_text(first)
        printed = await asyncio.to_thread(terminal.run, *next(steps).removeprefix("attache ").split(" > ")[0].split())
        manifest = yaml.safe_load(printed.out)
        assert manifest["settings"]["socket_mode_enabled"] is False
        assert manifest["settings"]["event_subscriptions"]["request_url"] == f"{public}/slack/events"
        (terminal.home / ".env").write_text(first + second)
        assert next(steps) == "attache run"
        bot = asyncio.create_task(run_bot(environment(terminal.home / ".env")))
        try:
            await listening(port)
            slack.http_url = public
            status, body = await slack.post_signed("events_api", {"type": "url_verification", "challenge": "c1"})
            assert (status, json.loads(body)) == (200, {"challenge": "c1"})
            assert next(steps) == "https://attache.example/slack/install"
            assert next(steps) == "/slack/oauth_redirect"
            assert manifest["oauth_config"]["redirect_urls"] == [f"{public}/slack/oauth_redirect"]
            for workspace in desks:
                await install(slack, workspace.team, port)
                assert workspace.scopes == set(manifest["oauth_config"]["scopes"]["bot"])
            await _use_several(terminal, slack, list(steps))
        finally:
            bot.cancel()
            with suppress(asyncio.CancelledError):
                await bot
        assert set(slack.refusals) <= {"auth.test account_inactive: "}


async def _use_several(terminal: Terminal, slack: SlackStandin, steps: list[str]) -> None:
    """Doctor lists both workspaces; one is briefed, removes the app, and comes back by the same page."""
    doctor, invite, brief, resume = steps
    assert invite == "/invite @Attaché"
    desk, other = slack.workspaces.values()
    room = desk.add_room("C0DESK", title="desk")
    desk.add_user("U0ANNA", admin=True)
    person = Person(slack, desk, "U0ANNA")
    checked = unwrapped(await asyncio.to_thread(terminal.run, *doctor.split()[1:]))
    assert desk.name in checked
    assert other.name in checked
    await _until_answered(await person.slash(room, brief.removeprefix("/brief ")))
    await _until(lambda: [each for each in room.messages if "Bottom line" in words_of(each)])
    typed = await person.slash(room, "follow china-russia daily 08:00")
    await _until(lambda: len(typed.responses) > 1)
    desk.revoked = True
    await person.event({"type": "app_uninstalled"})
    checked = ""
    async with asyncio.timeout(60):
        while f"{other.name}" not in checked or desk.name in checked:
            checked = unwrapped(await asyncio.to_thread(terminal.run, *doctor.split()[1:]))
    await install(slack, desk.team, int(slack.http_url.rpartition(":")[2]) if slack.http_url else 0)
    typed = await person.slash(room, resume.removeprefix("/brief "))
    await _until(lambda: len(typed.responses) > 1)
    assert "all goes on as before" in typed.responses[-1]["text"], "no briefing was due while the bot was away"


async def _add_feeds(terminal: Terminal, step: str) -> None:
    """In a home of their own: no test reads the news."""
    with terminal.elsewhere("feeds"):
        assert (await asyncio.to_thread(terminal.run, *step.split()[1:])).code == 0
        listed = await asyncio.to_thread(terminal.run, "sources", "list", "--format", "json")
        assert len(listed.json()) > 50
        checked = unwrapped(await asyncio.to_thread(terminal.run, "doctor"))
        assert "ok articles: none yet; attache run reads them" in checked
        assert "to do clock: fixed at 2023-03-22T08:00:00Z by ATTACHE_NOW; unset it" in checked
        assert "ok platforms: nothing is followed yet" in checked


async def _use(person: Person, room: Room, steps: list[str]) -> None:
    """Type in the channel what the section says, and in the thread what it says to ask there."""
    for step in steps:
        if step.startswith("/brief "):
            await _until_answered(await person.slash(room, step.removeprefix("/brief ")))
        else:
            briefing = next(each for each in room.messages if "Bottom line" in words_of(each))
            question = step.replace("@Attaché", f"<@{person.workspace.bot_user}>")
            await person.say(room, question, briefing["ts"])
            await _until(lambda: "early April" in words_of(room.messages[-1]) and "bot_id" in room.messages[-1])


async def _until_answered(typed: Interaction) -> None:
    await _until(lambda: len(typed.responses) > 1)
    shown = typed.shown
    assert shown is None or ("china-russia" in shown["text"] and shown["blocks"][0]["type"] == "header"), shown


async def _until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not holds():  # noqa: ASYNC110  the stand-in tells nobody
            await asyncio.sleep(0.02)


def unwrapped(outcome: Outcome) -> str:
    """What was printed, however wide the terminal."""
    return " ".join((outcome.out + outcome.err).split())


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is not set"),
        ({"SLACK_APP_TOKEN": ""}, "set SLACK_APP_TOKEN (xapp-…) for Socket Mode"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "Slack does not take SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "Slack does not know the bot's token"),
    ],
)
async def test_doctor_names_the_missing_step(terminal: Terminal, broken: dict[str, str], said: str) -> None:
    async with SlackStandin().serving() as slack:
        workspace = slack.add_workspace()
        tokens = {"SLACK_BOT_TOKEN": workspace.token, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": slack.api_url}
        terminal.set(PLATFORMS="slack", **{**tokens, **broken})
        checked = await asyncio.to_thread(terminal.run, "doctor")
        assert checked.code == 1
        assert said in unwrapped(checked)


async def test_doctor_names_the_step_for_each_followed_channel_where_one_is_missing(terminal: Terminal) -> None:
    async with SlackStandin().serving() as slack:
        workspace = slack.add_workspace(scopes=set(SCOPES))
        workspace.add_room("C0DESK", title="desk")
        workspace.add_room("C0AWAY", title="away", bot_is_in=False)
        workspace.add_room("C0PAST", title="past", archived=True)
        workspace.add_room("G0HIDE", title="hidden", private=True, bot_is_in=False)
        terminal.set(
            PLATFORMS="slack", SLACK_BOT_TOKEN=workspace.token, SLACK_APP_TOKEN=APP_TOKEN, SLACK_API_URL=slack.api_url
        )
        follow = ["follow", "china-russia", "daily 08:00", "--tz", "Europe/Paris", "--channel"]
        await asyncio.to_thread(terminal.run, *follow, "slack:T0DESK:C0DESK")
        checked = unwrapped(await asyncio.to_thread(terminal.run, "doctor"))
        assert "I can post in the one channel that follows a topic" in checked
        for channel in ("C0AWAY", "C0PAST", "G0HIDE"):
            await asyncio.to_thread(terminal.run, *follow, f"slack:T0DESK:{channel}")
        for channel in ("C1", "C2"):
            await asyncio.to_thread(terminal.run, *follow, f"slack:T0ELSE:{channel}")
        outcome = await asyncio.to_thread(terminal.run, "doctor")
        checked = unwrapped(outcome)
        assert outcome.code == 1
        assert "slack T0ELSE: 2 subscriptions are there, but I am not in it; give me that workspace's token" in checked
        assert "#away follows china-russia, but I am not in it; type there: /invite @Attaché" in checked
        assert "#past follows china-russia, but is archived" in checked
        assert "G0HIDE follows china-russia, but is gone, or private without me; type there: /invite" in checked


async def test_doctor_names_the_permissions_that_are_missing(terminal: Terminal) -> None:
    async with SlackStandin().serving() as slack:
        workspace = slack.add_workspace(scopes={"chat:write", "commands"})
        terminal.set(
            PLATFORMS="slack", SLACK_BOT_TOKEN=workspace.token, SLACK_APP_TOKEN=APP_TOKEN, SLACK_API_URL=slack.api_url
        )
        checked = await asyncio.to_thread(terminal.run, "doctor")
        assert "missing app_mentions:read, assistant:write" in unwrapped(checked)
        assert "install the app again" in unwrapped(checked)
