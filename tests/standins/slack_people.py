"""What people do in Slack, as the deliveries that it causes: type, press, choose, submit, edit, delete."""

from dataclasses import dataclass
from typing import Any

from tests.standins.slack import APP_ID, EVENT_SCOPES, Interaction, Payload, Room, SlackStandin, Workspace
from tests.standins.slack_payloads import list_option_problems


@dataclass
class Person:
    """A member of a workspace who uses the bot."""

    slack: SlackStandin
    workspace: Workspace
    id: str
    home: str | None = None
    """The member's own team, where it is not the workspace whose channel they share."""

    async def slash(self, room: Room, text: str) -> Interaction:
        """Type `/brief …` in a channel."""
        interaction = Interaction({})
        interaction.payload |= {
            "token": "t", "team_id": self.workspace.team, "team_domain": "desk", "api_app_id": APP_ID,
            "channel_id": room.id, "channel_name": room.name, "user_id": self.id, "user_name": self.id.lower(),
            "command": "/brief", "text": text, "response_url": self.slack.make_response_url(interaction),
            "trigger_id": self.slack.make_trigger(), "is_enterprise_install": "false",
        }  # fmt: skip
        return await self.slack.deliver("slash_commands", interaction.payload, interaction)

    async def say(self, room: Room, text: str, thread: str | None = None) -> Payload:
        """Write a message; Slack tells the bot what it subscribed to."""
        message = self.slack.keep(room, self.id, text, thread)
        event = message | {"channel": room.id, "event_ts": message["ts"]}
        kind = room.event
        if room.bot_is_in:
            await self.event(event | {"channel_type": room.kind}, kind)
        if f"<@{self.workspace.bot_user}>" in text and room.kind != "im":
            await self.event(event | {"type": "app_mention"}, "app_mention")
        return message

    async def event(self, event: Payload, kind: str | None = None) -> Interaction:
        """Have Slack send an event, if the app asked for its kind and may have it."""
        name = kind or event["type"]
        scope = EVENT_SCOPES.get(name)
        payload = self._wrap(event)
        if scope is not None and scope not in self.workspace.scopes:
            return Interaction(payload)
        if self.slack.subscribed is not None and name not in self.slack.subscribed:
            return Interaction(payload)
        if scope is not None:
            self.slack.scopes_used.add(scope)
        return await self.slack.deliver("events_api", payload)

    def make_direct_event(self, room: Room, text: str) -> Payload:
        """Write a message directly to the bot; gives the event, for a test that sends it itself."""
        message = self.slack.keep(room, self.id, text, None)
        return self._wrap(message | {"channel": room.id, "event_ts": message["ts"], "channel_type": room.kind})

    def _wrap(self, event: Payload) -> Payload:
        return {
            "token": "t", "team_id": self.workspace.team, "api_app_id": APP_ID, "type": "event_callback",
            "event_id": f"Ev{next(self.slack.ids)}", "event_time": 1, "event": event,
            "authorizations": [{"team_id": self.workspace.team, "user_id": self.workspace.bot_user, "is_bot": True}],
        }  # fmt: skip

    async def edit(self, room: Room, message: Payload, text: str) -> None:
        """Change what one wrote."""
        before = dict(message)
        message["text"] = text
        event: Payload = {
            "type": "message",
            "subtype": "message_changed",
            "channel": room.id,
            "channel_type": room.kind,
        }
        event |= {"message": dict(message), "previous_message": before, "ts": self.slack.make_ts()}
        await self.event(event, room.event)

    async def delete(self, room: Room, message: Payload) -> None:
        """Take back what one wrote; what has replies leaves a tombstone, which is told as a change."""
        if any(each.get("thread_ts") == message["ts"] and each is not message for each in room.messages):
            await self._bury(room, message)
            return
        room.messages.remove(message)
        event: Payload = {
            "type": "message",
            "subtype": "message_deleted",
            "channel": room.id,
            "channel_type": room.kind,
        }
        event |= {"deleted_ts": message["ts"], "previous_message": dict(message), "ts": self.slack.make_ts()}
        await self.event(event, room.event)

    async def _bury(self, room: Room, message: Payload) -> None:
        before = dict(message)
        message |= {"subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT", "hidden": True}
        event: Payload = {"type": "message", "subtype": "message_changed", "hidden": True, "channel": room.id}
        event |= {"channel_type": room.kind, "message": dict(message), "previous_message": before}
        await self.event(event | {"ts": self.slack.make_ts()}, room.event)

    async def press(self, room: Room, message: Payload, action_id: str, **more: Any) -> Interaction:
        """Press a button, or use a select or the feedback thumbs, below a message."""
        block, element = find_element(message["blocks"], action_id)
        interaction = Interaction({})
        container = {
            "type": "message",
            "channel_id": room.id,
            "message_ts": message.get("ts"),
            "is_ephemeral": "ts" not in message,
        }
        if "thread_ts" in message:
            container["thread_ts"] = message["thread_ts"]
        action = {
            "type": element["type"],
            "action_id": action_id,
            "block_id": block.get("block_id", "b1"),
            "action_ts": "1",
        }
        action |= {"value": element["value"]} if "value" in element else {}
        interaction.payload |= self._base("block_actions") | {
            "container": container, "channel": {"id": room.id, "name": room.name}, "message": message,
            "response_url": self.slack.make_response_url(interaction), "actions": [action | more],
        }  # fmt: skip
        return await self.slack.deliver("interactive", interaction.payload, interaction)

    async def press_home(self, action_id: str) -> Interaction:
        """Press a button on the Home tab."""
        view = self.workspace.homes[self.id]
        _, element = find_element(view["blocks"], action_id)
        action = {"type": "button", "action_id": element["action_id"], "block_id": "b1", "action_ts": "1"}
        action |= {"value": element["value"]} if "value" in element else {}
        payload = self._base("block_actions") | {"container": {"type": "view"}, "view": view, "actions": [action]}
        return await self.slack.deliver("interactive", payload)

    async def type_into(self, action_id: str, words: str, room: Room | None = None) -> list[str]:
        """Type into a select that searches; gives the values on offer."""
        payload = self._base("block_suggestion") | {"action_id": action_id, "block_id": "b1", "value": words}
        payload |= {"container": {"type": "message"}, "channel": {"id": room.id if room else ""}}
        found = (await self.slack.deliver("interactive", payload)).acknowledged or {}
        assert not list_option_problems(found["options"]), found
        return [each["value"] for each in found["options"]]

    async def submit(self, view: Payload, **values: str) -> Payload:
        """Send a form; gives the acknowledgement, which may hold errors beside fields."""
        state = {
            block["block_id"]: _fill(block["element"], values) for block in view["blocks"] if block["type"] == "input"
        }
        sent = view | {"state": {"values": state}, "app_installed_team_id": self.workspace.team}
        payload = self._base("view_submission") | {"view": sent, "response_urls": []}
        answer = (await self.slack.deliver("interactive", payload)).acknowledged
        assert answer is not None
        for name in answer.get("errors", {}):
            assert name in state, f"an error beside a field there is none of: {name}"
        return answer

    async def shortcut(self, name: str, room: Room | None = None, message: Payload | None = None) -> Interaction:
        """Use a shortcut, from a message or from anywhere."""
        kind = "message_action" if message is not None else "shortcut"
        payload = self._base(kind) | {"callback_id": name}
        if room is not None and message is not None:
            payload |= {"channel": {"id": room.id, "name": room.name}, "message": message, "message_ts": message["ts"]}
        interaction = Interaction(payload)
        if message is not None:
            payload["response_url"] = self.slack.make_response_url(interaction)
        return await self.slack.deliver("interactive", payload, interaction)

    async def open_home(self) -> Payload:
        """Open the Home tab; gives what it shows."""
        await self.event({"type": "app_home_opened", "user": self.id, "channel": f"D{self.id}", "tab": "home"})
        return self.workspace.homes.get(self.id, {})

    async def open_assistant(self) -> Room:
        """Open the assistant pane."""
        room = self.workspace.add_direct(self.id)
        message = self.slack.keep(room, self.workspace.bot_user, "New thread", None)
        thread = {"user_id": self.id, "channel_id": room.id, "thread_ts": message["ts"], "context": {}}
        await self.event({"type": "assistant_thread_started", "assistant_thread": thread, "event_ts": "1"})
        return room

    def _base(self, kind: str) -> Payload:
        team = self.home or self.workspace.team
        return {
            "type": kind, "api_app_id": APP_ID, "token": "t", "team": {"id": team, "domain": team.lower()},
            "user": {"id": self.id, "username": self.id.lower(), "team_id": team},
            "trigger_id": self.slack.make_trigger(), "enterprise": None, "is_enterprise_install": False,
        }  # fmt: skip


def find_element(blocks: list[Payload], action_id: str) -> tuple[Payload, Payload]:
    """Give the block and the element of an action, whose id may be only begun."""
    for block in blocks:
        for element in block.get("elements", ()):
            if element.get("action_id", "").startswith(action_id):
                return block, element
    raise AssertionError(f"There is no {action_id} among {blocks}")


def _fill(element: Payload, values: dict[str, str]) -> Payload:
    name, kind = element["action_id"], element["type"]
    if kind == "timepicker":
        filled: Payload = {"selected_time": values.get(name, element.get("initial_time"))}
    elif kind == "conversations_select":
        filled = {"selected_conversation": values.get(name)}
    elif kind == "plain_text_input":
        filled = {"value": values.get(name, element.get("initial_value"))}
    else:
        chosen = (
            {"text": {"type": "plain_text", "text": values[name]}, "value": values[name]} if name in values else None
        )
        filled = {"selected_option": chosen or element.get("initial_option")}
    return {name: {"type": kind} | filled}
