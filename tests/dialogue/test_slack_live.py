"""Slack's own word on what the bot sends: `blocks.validate`, for whoever sets TEST_SLACK_TOKEN to a bot's token.

Nothing is posted. Without the token the messages and forms are still drawn, and only Slack is not asked."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack_desk import SlackDesk, open_desk, words_of
from tests.standins.slack import Payload

TOKEN = os.environ.get("TEST_SLACK_TOKEN", "")


@dataclass(frozen=True)
class Sent:
    """What members were shown in one conversation with the stand-in."""

    messages: list[list[Payload]]
    views: list[Payload]


async def talk(desk: SlackDesk) -> Sent:
    """Have everything drawn that the bot draws: briefing, thread, passages, forms, Home, problems."""
    person, workspace, room = desk.person, desk.workspace, desk.room
    await person.slash(room, "china-russia")
    await desk.get_bot_message("Sources")
    briefing = desk.of_bot()[0]
    await person.say(room, f"<@{workspace.bot_user}> When will Macron visit Beijing?", briefing["ts"])
    await desk.get_bot_message("early April")
    for press in ("offer.sources", "offer.ask", "offer.follow"):
        await person.press(room, briefing, press)
    await desk.until(lambda: workspace.whispers and len(workspace.views) == 2)
    await person.slash(room, "follow china-russia daily 08:00")
    typed = [await person.slash(room, words) for words in ("help", "chna-rusia", "following", "status", "")]
    await desk.until(lambda: all(len(each.responses) > 1 for each in typed))
    await person.open_home()
    await desk.until(lambda: "china-russia" in words_of(workspace.homes.get(person.id, {})))
    await person.press_home("home.new")
    await desk.until(lambda: len(workspace.views) == 3)
    shown = [*desk.of_bot(), *workspace.whispers, *(response for each in typed for response in each.responses)]
    views = [{name: value for name, value in view.items() if name != "id"} for view in workspace.views.values()]
    return Sent([each["blocks"] for each in shown if each.get("blocks")], [*views, *workspace.homes.values()])


@pytest.fixture
async def sent(tmp_path: Path) -> AsyncIterator[Sent]:
    async with open_desk(tmp_path) as desk:
        yield await talk(desk)
        assert desk.slack.refusals == []


async def test_the_conversation_holds_every_kind_of_message_and_form(sent: Sent) -> None:
    """What the live test would send is not empty; this much needs no token."""
    kinds = {block["type"] for blocks in sent.messages for block in blocks}
    assert {"header", "rich_text", "actions", "context", "context_actions"} <= kinds
    assert {view["type"] for view in sent.views} == {"modal", "home"}
    assert {view.get("callback_id") for view in sent.views} == {"ask", "follow", None}


@pytest.mark.skipif(not TOKEN, reason="TEST_SLACK_TOKEN is not set: Slack itself is not asked about the blocks")
@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["slack.com", "127.0.0.1"])
async def test_slack_itself_takes_every_message_and_form(sent: Sent) -> None:
    client = AsyncWebClient(TOKEN)
    asked = [{"blocks": each} for each in sent.messages] + [{"view": each} for each in sent.views]
    problems = []
    for payload in asked:
        try:
            await client.api_call("blocks.validate", json=payload)
        except SlackApiError as error:
            problems.append((error.response.get("error"), error.response.get("errors"), payload))
    assert problems == []
