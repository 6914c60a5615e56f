"""The stand-in refuses what Slack refuses; otherwise the tests over it would prove little."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.standins.slack import BURST, SlackStandin, Workspace
from tests.standins.slack_payloads import list_problems, list_view_problems

BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "action_id": "a", "value": "v"}


def text_block(words: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}
    return {"type": "rich_text", "elements": [section]}


@pytest.mark.parametrize(
    "blocks",
    [
        [text_block("a")] * 51,
        [text_block("a" * 12_001)],
        [text_block("")],
        [{"type": "header", "text": {"type": "plain_text", "text": "a" * 151}}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}],
        [{"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}],
        [{"type": "section", "text": {"type": "mrkdwn", "text": "a"}, "colour": "red"}],
        [{"type": "actions", "elements": [BUTTON, BUTTON]}],
        [{"type": "actions", "elements": [{**BUTTON, "value": "v" * 2_001}]}],
        [{"type": "actions", "elements": [{**BUTTON, "text": {"type": "plain_text", "text": "a" * 76}}]}],
        [{"type": "actions", "elements": []}],
        [{"type": "divider", "block_id": "x"}, {"type": "divider", "block_id": "x"}],
        [{"type": "marquee"}],
        [
            {
                "type": "rich_text",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "link", "url": "x"}]}],
            }
        ],
    ],
)
def test_blocks_that_slack_refuses(blocks: list[dict[str, Any]]) -> None:
    assert list_problems(blocks)


def test_views_that_slack_refuses() -> None:
    title = {"type": "plain_text", "text": "Title"}
    field = {
        "type": "input",
        "block_id": "q",
        "label": title,
        "element": {"type": "plain_text_input", "action_id": "q"},
    }
    good = {"type": "modal", "title": title, "submit": title, "blocks": [field]}
    assert list_view_problems(good) == []
    assert list_view_problems({**good, "blocks": []})
    assert list_view_problems({**good, "title": {"type": "plain_text", "text": "a" * 25}})
    assert list_view_problems({**good, "private_metadata": "a" * 3_001})
    assert list_view_problems({**good, "colour": "red"})
    assert list_view_problems({name: value for name, value in good.items() if name != "submit"})


@pytest.fixture
async def slack() -> AsyncIterator[tuple[SlackStandin, Workspace, AsyncWebClient]]:
    async with SlackStandin().serving() as standin:
        workspace = standin.add_workspace(scopes={"chat:write", "channels:history"})
        workspace.add_room("C1")
        yield standin, workspace, AsyncWebClient(workspace.token, base_url=standin.api_url, retry_handlers=[])


Opened = tuple[SlackStandin, Workspace, AsyncWebClient]


async def refuses(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_calls_that_slack_refuses(slack: Opened) -> None:
    standin, workspace, client = slack
    assert await refuses(client.chat_postMessage(channel="C1", text="a", colour="red")) == "invalid_arguments"
    assert await refuses(client.chat_postMessage(channel="C2", text="a")) == "channel_not_found"
    assert await refuses(client.users_info(user="U1")) == "missing_scope"
    assert await refuses(client.chat_update(channel="C1", ts="1.1", text="a")) == "message_not_found"
    assert await refuses(client.views_open(trigger_id="1.1", view={"type": "modal"})) == "exchanged_trigger_id"
    assert await refuses(AsyncWebClient("xoxb-no", base_url=standin.api_url).auth_test()) == "invalid_auth"
    workspace.rooms["C1"].archived = True
    assert await refuses(client.chat_postMessage(channel="C1", text="a")) == "is_archived"


async def test_streams_in_a_wrong_state_are_refused(slack: Opened) -> None:
    standin, workspace, client = slack
    root = (await client.chat_postMessage(channel="C1", text="a"))["ts"]
    told: dict[str, Any] = {"recipient_team_id": workspace.team, "recipient_user_id": "U1"}
    assert await refuses(client.chat_startStream(channel="C1", thread_ts=root)) == "missing_recipient_user_id"
    ts = (await client.chat_startStream(channel="C1", thread_ts=root, **told))["ts"]
    assert await refuses(client.chat_update(channel="C1", ts=ts, text="a")) == "streaming_state_conflict"
    chunk = {"type": "blocks", "blocks": [text_block("a")]}
    await client.chat_appendStream(channel="C1", ts=ts, chunks=[chunk])
    await client.chat_stopStream(channel="C1", ts=ts)
    assert (
        await refuses(client.chat_appendStream(channel="C1", ts=ts, chunks=[chunk])) == "message_not_in_streaming_state"
    )
    assert len(standin.refusals) == 3


async def test_a_late_acknowledgement_counts_as_none_and_events_come_again() -> None:
    async with SlackStandin(ack_seconds=0.02).serving() as standin:
        told = await standin.deliver("events_api", {"type": "event_callback"})
        assert told.acknowledged is None
        assert len(standin.late) == 3
        await standin.deliver("slash_commands", {"command": "/brief"})
        assert len(standin.late) == 4


async def test_a_method_called_before_its_wait_has_passed_is_limited_again() -> None:
    async with SlackStandin().serving() as standin:
        workspace, now = standin.add_workspace(), [0.0]
        standin.steady = lambda: now[0]
        workspace.add_room("C1")
        client = AsyncWebClient(workspace.token, base_url=standin.api_url, retry_handlers=[])
        standin.fail("chat.postMessage", "limited", 1, 30)
        assert await refuses(client.chat_postMessage(channel="C1", text="a")) == "ratelimited"
        assert standin.early == []
        assert await refuses(client.chat_postMessage(channel="C1", text="a")) == "ratelimited"
        assert standin.early == ["chat.postMessage"]
        now[0] = 30.0
        for _ in range(BURST):
            await client.chat_postMessage(channel="C1", text="a")
        assert await refuses(client.chat_postMessage(channel="C1", text="a")) == "ratelimited"
        assert standin.early == ["chat.postMessage"]


READ = {"channels:read", "channels:history", "chat:write", "im:write"}


@pytest.mark.parametrize("private", [True, False])
async def test_each_kind_of_channel_needs_its_own_scope(private: bool) -> None:
    async with SlackStandin().serving() as standin:
        workspace = standin.add_workspace(scopes=READ)
        workspace.add_user("U1")
        workspace.add_room("C1", private=private)
        client = AsyncWebClient(workspace.token, base_url=standin.api_url, retry_handlers=[])
        kind = "private_channel" if private else "public_channel"
        calls: list[Callable[[], Awaitable[Any]]] = [
            lambda: client.conversations_info(channel="C1"), lambda: client.conversations_history(channel="C1"),
            lambda: client.users_conversations(types=f"public_channel,{kind}"),
        ]  # fmt: skip
        for call in calls:
            if private:
                assert await refuses(call()) == "missing_scope"
            else:
                await call()
        direct = workspace.add_direct("U1").id
        assert await refuses(client.conversations_history(channel=direct)) == "missing_scope"


async def test_what_is_for_nobody_or_of_the_wrong_kind_is_refused() -> None:
    async with SlackStandin().serving() as standin:
        workspace = standin.add_workspace()
        workspace.add_room("C1")
        workspace.add_user("U1")
        direct = workspace.add_direct("U1").id
        client = AsyncWebClient(workspace.token, base_url=standin.api_url, retry_handlers=[])
        home = {"type": "home", "blocks": [text_block("a")]}
        assert await refuses(client.chat_postEphemeral(channel="C1", user="U9", text="a")) == "user_not_in_channel"
        workspace.add_user("U2")
        assert await refuses(client.chat_postEphemeral(channel=direct, user="U2", text="a")) == "user_not_in_channel"
        assert await refuses(client.views_publish(user_id="U9", view=home)) == "user_not_found"
        assert await refuses(client.views_open(trigger_id=standin.make_trigger(), view=home)) == "invalid_arguments"
        long = {"event_type": "x", "event_payload": {"k": "v" * 60_000}}
        asked = client.chat_postMessage(channel="C1", text="a", metadata=long)
        assert await refuses(asked) == "invalid_metadata_format"
        async with aiohttp.ClientSession() as session:
            told = await (await session.get(f"{standin.api_url}auth.test", params={"token": workspace.token})).json()
        assert told == {"ok": False, "error": "not_allowed_token_type", "response_metadata": told["response_metadata"]}
