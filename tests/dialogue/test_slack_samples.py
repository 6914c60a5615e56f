"""Recorded payloads of Slack, filled with a desk's own ids, through the real Bolt app; skipped where there are none."""

import asyncio
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from tests.slack_desk import SlackDesk, open_desk, words_of
from tests.standins.slack import Interaction, Payload

SAMPLES = Path(__file__).parents[3] / "shared/data/specs/slack-payload-samples/json-logs/samples"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the recorded payloads are not here: ../shared/data/specs/slack-payload-samples"
)
_numbers = itertools.count(1)


def fill(value: Any, known: Payload, name: str = "") -> Any:
    """Put a desk's values in the places that were emptied; what is not known stays empty, as recorded."""
    if isinstance(value, dict):
        return {key: fill(each, known, key) for key, each in value.items()}
    if isinstance(value, list):
        return [fill(each, known, name) for each in value]
    return known.get(name, value) if value == "" else value


def make_known(desk: SlackDesk, **more: str) -> Payload:
    number = next(_numbers)
    known = {"team_id": desk.workspace.team, "user": "U0ANNA", "user_id": "U0ANNA", "channel": desk.room.id}
    known |= {"app_installed_team_id": desk.workspace.team}
    known |= {"channel_id": desk.room.id, "channel_type": "channel", "text": "Shall we meet at ten?", "locale": "en-GB"}
    known |= {"ts": f"1700000000.{number:06}", "event_ts": f"1700000000.{number:06}", "event_id": f"EvR{number}"}
    known |= {"trigger_id": desk.slack.make_trigger(), "tz": "Europe/Paris", "deleted_ts": "1700000000.000001"}
    return known | more


def read(name: str) -> Payload:
    found: Payload = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    return found


async def test_of_every_recorded_event_none_breaks_the_bot_and_only_the_mention_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_desk(tmp_path) as desk:
        root = desk.slack.keep(desk.room, "U0ANNA", "Shall we?", None)["ts"]
        bot = desk.workspace.bot_user
        names = sorted(each.name for each in (SAMPLES / "events").glob("*.json"))
        assert len(names) > 80

        def make(name: str) -> Payload:
            words = f"<@{bot}> When will Macron visit Beijing?" if name == "AppMentionPayload.json" else "Shall we?"
            payload: Payload = fill(read(f"events/{name}"), make_known(desk, text=words, thread_ts=root))
            return payload | {"type": "event_callback"}

        wanted = {each.split(".")[0] for each in desk.slack.subscribed or ()}
        payloads = {name: make(name) for name in names}
        asked_for = {name: each for name, each in payloads.items() if each.get("event", {}).get("type") in wanted}
        assert len(asked_for) > 20
        for name, told in asked_for.items():
            assert (await desk.slack.deliver("events_api", told)).acknowledged is not None, name
        desk.slack.ack_seconds = 0.5  # what the manifest does not ask for is not acknowledged
        others = [each for name, each in payloads.items() if name not in asked_for]
        await asyncio.gather(*(desk.slack.deliver("interactive", each) for each in others))
        desk.slack.ack_seconds = 3.0
        desk.slack.late.clear()
        answer = await desk.get_answer(root, 1)
        assert "early April" in words_of(answer)
        probe = await desk.person.slash(desk.room, "help")
        await desk.until(lambda: len(probe.responses) > 1)
        assert desk.of_bot() == [answer]
        assert desk.slack.refusals == []
    logged = capsys.readouterr().out
    assert "listener_failed" not in logged
    assert "request_failed" not in logged


async def test_recorded_commands_buttons_shortcuts_and_forms_are_understood(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        folder, root = "app-backend", desk.slack.keep(desk.room, "U0ANNA", "Shall we?", None)["ts"]

        async def send(kind: str, name: str, **more: Any) -> Interaction:
            interaction = Interaction({})
            known = make_known(desk, response_url=desk.slack.make_response_url(interaction), message_ts=root, ts=root)
            payload = fill(read(f"{folder}/{name}"), known)
            for key in ("team", "user", "channel"):
                if isinstance(payload.get(key), dict):
                    payload[key]["id"] = known[{"team": "team_id"}.get(key, key)]
            interaction.payload |= payload | more
            return await desk.slack.deliver(kind, interaction.payload, interaction)

        typed = await send("slash_commands", "slash-commands/SlashCommandPayload.json", command="/brief", text="help")
        assert "What you can ask" in (await desk.until(lambda: typed.responses[1:]))[0]["text"]

        actions = [{"type": "button", "action_id": "offer.follow", "block_id": "b", "value": 'follow "china-russia"'}]
        container = {"type": "message", "message_ts": root, "channel_id": desk.room.id, "is_ephemeral": False}
        name = "interactive-components/BlockActionPayload.json"
        await send("interactive", name, actions=actions, container=container)
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[0]
        assert form["callback_id"] == "follow"

        name = "interactive-components/MessageShortcutPayload.json"
        message = {"ts": root, "text": "When will Macron visit Beijing?"}
        await send("interactive", name, callback_id="brief_this", message=read(f"{folder}/{name}")["message"] | message)
        assert "early April" in words_of(await desk.get_answer(root, 1))

        recorded = read(f"{folder}/views/ViewSubmissionPayload.json")["view"]
        view = fill(recorded, make_known(desk)) | {"id": "V9", "callback_id": "ask", "private_metadata": ""}
        view["state"] = {"values": {"question": {"question": {"type": "plain_text_input", "value": "Who is Macron?"}}}}
        sent = await send("interactive", "views/ViewSubmissionPayload.json", view=view)
        assert sent.acknowledged == {}
        await desk.get_bot_message(
            "Asked: Who is Macron?", await desk.until(lambda: desk.workspace.rooms.get("DU0ANNA"))
        )
        assert desk.slack.refusals == []
