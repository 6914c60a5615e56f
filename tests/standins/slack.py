"""Stands in for Slack on a loopback socket: Web API, Socket Mode, HTTP requests and OAuth.

It refuses what Slack refuses, redelivers what is not acknowledged, and can be told to fail, to be slow, to cut."""

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import math
import secrets
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

import aiohttp
from aiohttp import WSMsgType, web

from tests.standins.slack_payloads import (
    list_metadata_problems,
    list_problems,
    list_text_problems,
    list_view_problems,
)

Payload = dict[str, Any]
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
APP_TOKEN = "xapp-1-A0STANDIN-1-" + "f" * 32
CLIENT_ID, CLIENT_SECRET = "111.222", "c" * 32
APP_ID = "A0STANDIN"
AGAIN_AFTER = (60.0, 300.0)
"""Seconds after which Slack sends an event again that nobody acknowledged; the first time it does so at once."""

# method → (scopes, any of which allows it, by kind of channel where BY_KIND says so; required arguments; optional
# arguments), from the method's reference page
METHODS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "auth.test": (set(), set(), set()),
    "chat.postMessage": (
        {"chat:write"},
        {"channel"},
        {"text", "blocks", "thread_ts", "metadata", "unfurl_links", "unfurl_media", "reply_broadcast"},
    ),
    "chat.postEphemeral": ({"chat:write"}, {"channel", "user"}, {"text", "blocks", "thread_ts"}),
    "chat.update": ({"chat:write"}, {"channel", "ts"}, {"text", "blocks", "metadata"}),
    "chat.delete": ({"chat:write"}, {"channel", "ts"}, set()),
    "chat.startStream": (
        {"chat:write"},
        {"channel", "thread_ts"},
        {"chunks", "markdown_text", "recipient_team_id", "recipient_user_id"},
    ),
    "chat.appendStream": ({"chat:write"}, {"channel", "ts"}, {"chunks", "markdown_text"}),
    "chat.stopStream": ({"chat:write"}, {"channel", "ts"}, {"chunks", "markdown_text", "blocks", "metadata"}),
    "conversations.history": (
        {"channels:history", "groups:history", "im:history"},
        {"channel"},
        {"limit", "include_all_metadata", "oldest", "latest", "cursor", "inclusive"},
    ),
    "conversations.replies": (
        {"channels:history", "groups:history", "im:history"},
        {"channel", "ts"},
        {"limit", "include_all_metadata", "oldest", "latest", "cursor", "inclusive"},
    ),
    "conversations.info": ({"channels:read", "groups:read"}, {"channel"}, set()),
    "conversations.open": ({"im:write"}, {"users"}, set()),
    "users.info": ({"users:read"}, {"user"}, set()),
    "users.conversations": (
        {"channels:read", "groups:read"},
        set(),
        {"types", "limit", "cursor", "exclude_archived", "user"},
    ),
    "views.open": (set(), {"trigger_id", "view"}, set()),
    "views.publish": (set(), {"user_id", "view"}, {"hash"}),
    "assistant.threads.setStatus": ({"chat:write", "assistant:write"}, {"channel_id", "thread_ts", "status"}, set()),
    "assistant.threads.setSuggestedPrompts": (
        {"assistant:write"},
        {"channel_id", "prompts"},
        {"thread_ts", "title", "team_id"},
    ),
}
BY_KIND = {
    "conversations.history": "history", "conversations.replies": "history", "conversations.info": "read",
    "users.conversations": "read",
}  # fmt: skip
"""Methods whose scope depends on the kind of channel: `groups:read` to be told of a private one."""
OF_KIND = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
OF_TYPE = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}
BURST = 30
"""Messages that a channel takes at once; after that, one a second."""
# event → the scope without which Slack does not send it
EVENT_SCOPES = {
    "app_mention": "app_mentions:read", "message.channels": "channels:history", "message.groups": "groups:history",
    "message.mpim": "mpim:history", "message.im": "im:history", "assistant_thread_started": "assistant:write",
}  # fmt: skip


class Refusal(Exception):  # noqa: N818  the word for what it is
    """An answer of the Web API that is not ok."""

    def __init__(self, error: str, *details: str, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{error}: {'; '.join(details)}")
        self.body: Payload = {"ok": False, "error": error}
        if details:
            self.body["response_metadata"] = {"messages": list(details)}
        self.status, self.headers = status, headers or {}


@dataclass
class Room:
    """A channel, private or not, or direct messages between a member and the bot."""

    id: str
    name: str
    creator: str = "U0MAKER"
    private: bool = False
    bot_is_in: bool = True
    archived: bool = False
    restricted: bool = False
    """Only some members may post there."""
    with_member: str | None = None
    members: set[str] = field(default_factory=set)
    messages: list[Payload] = field(default_factory=list)

    @property
    def group(self) -> bool:
        """Direct messages between more than two, the bot perhaps among them."""
        return self.name.startswith("mpdm-")

    @property
    def kind(self) -> str:
        return "mpim" if self.group else "im" if self.with_member else "group" if self.private else "channel"

    @property
    def event(self) -> str:
        return f"message.{self.kind}{'s' if self.kind in {'group', 'channel'} else ''}"

    def get(self, ts: str) -> Payload:
        return next(each for each in self.messages if each["ts"] == ts)

    def thread(self, root: str) -> list[Payload]:
        return [each for each in self.messages if root in (each["ts"], each.get("thread_ts"))]


@dataclass
class Interaction:
    """One delivery and what came back: the acknowledgement, and what the response_url was sent."""

    payload: Payload
    acknowledged: Payload | None = None
    seconds: float | None = None
    responses: list[Payload] = field(default_factory=list)

    @property
    def shown(self) -> Payload | None:
        """What the member sees privately in the end."""
        shown = None
        for response in self.responses:
            shown = None if response.get("delete_original") else response
        return shown


@dataclass
class Workspace:
    """A team that installed the app."""

    team: str
    name: str
    token: str
    bot_user: str
    bot_id: str
    scopes: set[str]
    rooms: dict[str, Room] = field(default_factory=dict)
    users: dict[str, Payload] = field(default_factory=dict)
    homes: dict[str, Payload] = field(default_factory=dict)
    views: dict[str, Payload] = field(default_factory=dict)
    whispers: list[Payload] = field(default_factory=list)
    statuses: list[Payload] = field(default_factory=list)
    prompts: list[Payload] = field(default_factory=list)
    revoked: bool = False
    whole_organisation: bool = False
    """It is granted for all workspaces of an organisation at once."""

    def add_room(self, name: str, **more: Any) -> Room:
        self.rooms[name] = Room(name, more.pop("title", name.lower()), **more)
        return self.rooms[name]

    def add_user(
        self, name: str, tz: str = "Europe/Paris", *, admin: bool = False, guest: bool = False, home: str = ""
    ) -> None:
        told = {"id": name, "name": name.lower(), "tz": tz, "is_admin": admin, "is_owner": False}
        told["team_id"] = home or self.team
        self.users[name] = told | {"is_restricted": guest, "is_ultra_restricted": False}

    def add_direct(self, user: str) -> Room:
        return self.rooms.get(f"D{user}") or self.add_room(f"D{user}", title="directmessage", with_member=user)


@dataclass
class Fault:
    """What a method does instead, the next `times` it is called."""

    kind: str
    times: int
    retry_after: int | str = 1


class SlackStandin:
    """The server. Requests that it refuses are kept in `refusals`, so that a test can say there were none."""

    def __init__(self, ack_seconds: float = 3.0) -> None:
        self.ack_seconds = ack_seconds
        self.workspaces: dict[str, Workspace] = {}
        self.calls: list[tuple[str, str, Payload]] = []
        self.refusals: list[str] = []
        self.late: list[Payload] = []
        self.scopes_used: set[str] = set()
        self.delays: dict[str, float] = {}
        self.http_url: str | None = None
        self.steady: Callable[[], float] = time.monotonic
        """The clock by which a Retry-After passes: that of the program under test."""
        self.paced = True
        """Limit a channel to a message a second after a burst."""
        self.early: list[str] = []
        """Methods called before their Retry-After had passed."""
        self._held: dict[tuple[str, str], float] = {}
        self._posts: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        self.redeliver_all = False
        self.gone = False
        self.deaf = False
        self._elapsed = 0.0
        self._waiting_again: list[tuple[float, Payload]] = []
        self.subscribed: set[str] | None = None
        self._faults: dict[str, Fault] = {}
        self.chaos: Callable[[str], Fault | None] = lambda _method: None
        """Chooses what goes wrong with a call for which no fault was ordered."""
        self._sockets: list[web.WebSocketResponse] = []
        self._connected = asyncio.Event()
        self._waiting: dict[str, asyncio.Future[Payload]] = {}
        self._triggers: dict[str, float] = {}
        self._responses: dict[str, tuple[Interaction, list[int]]] = {}
        self._codes: dict[str, str] = {}
        self._clock = itertools.count(1)
        self.ids = itertools.count(1)
        self.streams: set[tuple[str, str]] = set()
        self.base = ""

    @property
    def api_url(self) -> str:
        return f"{self.base}/api/"

    def add_workspace(
        self, team: str = "T0DESK", name: str = "Foreign desk", scopes: set[str] | None = None
    ) -> Workspace:
        token = f"xoxb-{len(self.workspaces) + 1:012}-{secrets.token_hex(12)}"
        granted = scopes if scopes is not None else {each for found, _, _ in METHODS.values() for each in found}
        made = Workspace(team, name, token, f"U{team[1:]}BOT", f"B{team[1:]}", granted)
        self.workspaces[team] = made
        return made

    def fail(self, method: str, kind: str, times: int = 1, retry_after: int | str = 1) -> None:
        """Kinds: limited, unavailable (503) or an error's name, with nothing done; or done and then broken (the line is
        cut), failed (500), slow (answered after `retry_after` seconds)."""
        self._faults[method] = Fault(kind, times, retry_after)

    # The server

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["SlackStandin"]:
        app = web.Application(client_max_size=2_000_000)
        app.router.add_post("/api/{method}", self._serve_api)
        app.router.add_get("/api/{method}", self._serve_api)
        app.router.add_get("/link", self._serve_socket)
        app.router.add_post("/respond/{name}", self._serve_response)
        app.router.add_get("/oauth/v2/authorize", self._serve_authorize)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        self._site = web.TCPSite(runner, "127.0.0.1", 0)
        await self._site.start()
        self._runner, self._port = runner, runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{self._port}"
        try:
            yield self
        finally:
            for socket in list(self._sockets):
                await socket.close()
            await runner.cleanup()

    async def _serve_api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        arguments = await _read_arguments(request)
        token = arguments.pop("token", None) or request.headers.get("Authorization", "").removeprefix("Bearer ")
        if method in self.delays:
            await asyncio.sleep(self.delays[method])
        try:
            limited = f"{method} {arguments.get('channel')}" if method == "chat.postMessage" else method
            self._check_request(limited, token, request)
            fault = self._take_fault(method) or self.chaos(method)
            if fault is not None and fault.kind not in _AFTER_THE_DEED:
                if fault.kind == "limited" and not isinstance(fault.retry_after, str):
                    self._held[limited, token] = self.steady() + fault.retry_after
                raise _make_refusal(fault)
            body = self._answer(method, token, arguments, request)
            if fault is not None:
                await _spoil(fault, request)
        except Refusal as refusal:
            if refusal.status == 200:
                self.refusals.append(f"{method} {refusal}")
            return web.json_response(refusal.body, status=refusal.status, headers=refusal.headers)
        granted = next((each.scopes for each in self.workspaces.values() if each.token == token), set())
        return web.json_response(body, headers={"X-OAuth-Scopes": ",".join(sorted(granted))})

    def _check_request(self, limited: str, token: str, request: web.Request) -> None:
        """Posts are limited by the channel, all else by the method."""
        if "token" in request.query:
            raise Refusal("not_allowed_token_type", "a token in the query string")
        left = self._held.get((limited, token), 0.0) - self.steady()
        if left > 0.05:
            self.early.append(limited.partition(" ")[0])
            raise _make_refusal(Fault("limited", 1, math.ceil(left)))

    def _check_pace(self, workspace: Workspace, room: Room) -> None:
        if not self.paced:
            return
        now = self.steady()
        recent = self._posts[workspace.team, room.id] = [
            each for each in self._posts[workspace.team, room.id] if now - each < BURST
        ]
        if len(recent) >= BURST:
            raise _make_refusal(Fault("limited", 1, 1))
        recent.append(now)

    def _take_fault(self, method: str) -> Fault | None:
        fault = self._faults.get(method)
        if fault is None:
            return None
        fault.times -= 1
        if fault.times <= 0:
            del self._faults[method]
        return fault

    def _answer(self, method: str, token: str, arguments: Payload, request: web.Request) -> Payload:
        if method == "apps.connections.open":
            if token != APP_TOKEN:
                raise Refusal("invalid_auth")
            return {"ok": True, "url": f"{self.base.replace('http', 'ws')}/link?ticket={secrets.token_hex(8)}"}
        if method == "oauth.v2.access":
            return self._grant(arguments, request)
        if method not in METHODS:
            raise Refusal("unknown_method", method)
        workspace = next((each for each in self.workspaces.values() if each.token == token), None)
        if workspace is None:
            raise Refusal("not_authed" if not token else "invalid_auth")
        if workspace.revoked:
            raise Refusal("account_inactive")
        self.calls.append((method, workspace.team, arguments))
        self._check_call(method, workspace, arguments)
        act: Callable[[Workspace, Payload], Payload] = getattr(self, f"_do_{method.replace('.', '_')}")
        return {"ok": True} | act(workspace, arguments)

    def _check_call(self, method: str, workspace: Workspace, arguments: Payload) -> None:
        scopes, required, optional = METHODS[method]
        every = (
            {f"{kind}:{BY_KIND[method]}" for kind in _list_kinds(workspace, arguments)} if method in BY_KIND else set()
        )
        if every - workspace.scopes or (not every and scopes and not scopes & workspace.scopes):
            raise Refusal("missing_scope", f"needed: {sorted(every or scopes)}")
        self.scopes_used |= every or scopes & workspace.scopes
        if arguments.keys() - required - optional or required - arguments.keys():
            raise Refusal("invalid_arguments", f"{method}: {sorted(arguments)}")

    # What the methods do

    def _do_auth_test(self, workspace: Workspace, _arguments: Payload) -> Payload:
        told = {"url": self.base, "team": workspace.name, "team_id": workspace.team, "user": "attache"}
        return told | {"user_id": workspace.bot_user, "bot_id": workspace.bot_id}

    def _do_chat_postMessage(self, workspace: Workspace, arguments: Payload) -> Payload:  # noqa: N802
        room = self._enter(workspace, arguments["channel"])
        self._check_pace(workspace, room)
        _refuse("invalid_blocks", list_problems(arguments.get("blocks", [])))
        _refuse("msg_too_long", list_text_problems(arguments.get("text")))
        if "metadata" in arguments:
            _refuse("invalid_metadata_format", list_metadata_problems(arguments["metadata"]))
        self._check_thread(room, arguments.get("thread_ts"))
        message = self.keep(room, workspace.bot_user, arguments.get("text", ""), arguments.get("thread_ts"))
        message |= {name: arguments[name] for name in ("blocks", "metadata") if name in arguments}
        message["bot_id"] = workspace.bot_id
        for name in ("unfurl_links", "unfurl_media"):
            message[name] = arguments.get(name, True)
        return {"channel": room.id, "ts": message["ts"], "message": message}

    def _do_chat_postEphemeral(self, workspace: Workspace, arguments: Payload) -> Payload:  # noqa: N802
        room = self._enter(workspace, arguments["channel"])
        _refuse("invalid_blocks", list_problems(arguments.get("blocks", [])))
        _refuse("no_text", list_text_problems(arguments.get("text")))
        self._check_thread(room, arguments.get("thread_ts"))
        if arguments["user"] not in workspace.users or room.with_member not in {None, arguments["user"]}:
            raise Refusal("user_not_in_channel")
        workspace.whispers.append(arguments)
        return {"message_ts": self.make_ts()}

    def _do_chat_update(self, workspace: Workspace, arguments: Payload) -> Payload:
        room = self._enter(workspace, arguments["channel"])
        _refuse("invalid_blocks", list_problems(arguments.get("blocks", [])))
        _refuse("msg_too_long", list_text_problems(arguments.get("text"), 4_000))
        message = self._get_own(workspace, room, arguments["ts"])
        if (room.id, message["ts"]) in self.streams:
            raise Refusal("streaming_state_conflict")
        message |= {name: arguments[name] for name in ("text", "blocks") if name in arguments}
        message["edited"] = True
        return {"channel": room.id, "ts": message["ts"]}

    def _do_chat_delete(self, workspace: Workspace, arguments: Payload) -> Payload:
        room = self._enter(workspace, arguments["channel"])
        message = self._get_own(workspace, room, arguments["ts"])
        if (room.id, message["ts"]) in self.streams:
            raise Refusal("streaming_state_conflict")
        room.messages.remove(message)
        return {"channel": room.id, "ts": arguments["ts"]}

    def _do_chat_startStream(self, workspace: Workspace, arguments: Payload) -> Payload:  # noqa: N802
        room = self._enter(workspace, arguments["channel"])
        self._check_thread(room, arguments["thread_ts"])
        if room.with_member is None and not {"recipient_team_id", "recipient_user_id"} <= arguments.keys():
            raise Refusal("missing_recipient_user_id")
        message = self.keep(room, workspace.bot_user, "", arguments["thread_ts"])
        message |= {"bot_id": workspace.bot_id, "blocks": [], "streamed_at": [time.monotonic()]}
        self.streams.add((room.id, message["ts"]))
        self._append(message, arguments)
        return {"channel": room.id, "ts": message["ts"]}

    def _do_chat_appendStream(self, workspace: Workspace, arguments: Payload) -> Payload:  # noqa: N802
        message = self._get_streaming(workspace, arguments)
        if "chunks" not in arguments and "markdown_text" not in arguments:
            raise Refusal("no_text")
        self._append(message, arguments)
        return {"channel": arguments["channel"], "ts": message["ts"]}

    def _do_chat_stopStream(self, workspace: Workspace, arguments: Payload) -> Payload:  # noqa: N802
        message = self._get_streaming(workspace, arguments)
        self._append(message, arguments)
        _refuse("invalid_blocks", list_problems(arguments.get("blocks", [])))
        if "metadata" in arguments:
            _refuse("invalid_metadata_format", list_metadata_problems(arguments["metadata"]))
            message["metadata"] = arguments["metadata"]
        message["blocks"] = [*message["blocks"], *arguments.get("blocks", [])]
        self.streams.discard((arguments["channel"], arguments["ts"]))
        return {"channel": arguments["channel"], "ts": message["ts"]}

    def _append(self, message: Payload, arguments: Payload) -> None:
        for chunk in arguments.get("chunks", ()):
            if chunk.get("type") != "blocks" or set(chunk) != {"type", "blocks"}:
                raise Refusal("invalid_chunks", str(chunk))
            _refuse("invalid_blocks", list_problems([*message["blocks"], *chunk["blocks"]]))
            message["blocks"] = [*message["blocks"], *chunk["blocks"]]
            message["streamed_at"].append(time.monotonic())

    def _get_streaming(self, workspace: Workspace, arguments: Payload) -> Payload:
        room = self._enter(workspace, arguments["channel"])
        message = self._get_own(workspace, room, arguments["ts"])
        if message.get("stopped"):
            raise Refusal("stopped_by_user")
        if (room.id, message["ts"]) not in self.streams:
            raise Refusal("message_not_in_streaming_state")
        return message

    def _do_conversations_history(self, workspace: Workspace, arguments: Payload) -> Payload:
        room = self._enter(workspace, arguments["channel"])
        found = [each for each in reversed(room.messages) if each.get("thread_ts", each["ts"]) == each["ts"]]
        return _page(found, arguments)

    def _do_conversations_replies(self, workspace: Workspace, arguments: Payload) -> Payload:
        room = self._enter(workspace, arguments["channel"])
        if not room.thread(arguments["ts"]):
            raise Refusal("thread_not_found")
        return _page(room.thread(arguments["ts"]), arguments)

    def _do_conversations_info(self, workspace: Workspace, arguments: Payload) -> Payload:
        room = workspace.rooms.get(arguments["channel"])
        if room is None or (room.private and not room.bot_is_in):
            raise Refusal("channel_not_found")
        told = {"id": room.id, "name": room.name, "creator": room.creator, "is_archived": room.archived}
        return {"channel": told | {"is_member": room.bot_is_in, "is_private": room.private}}

    def _do_conversations_open(self, workspace: Workspace, arguments: Payload) -> Payload:
        if arguments["users"] not in workspace.users:
            raise Refusal("user_not_found")
        return {"channel": {"id": workspace.add_direct(arguments["users"]).id}}

    def _do_users_info(self, workspace: Workspace, arguments: Payload) -> Payload:
        if arguments["user"] not in workspace.users:
            raise Refusal("user_not_found")
        return {"user": workspace.users[arguments["user"]]}

    def _do_users_conversations(self, workspace: Workspace, arguments: Payload) -> Payload:
        """The channels a member is in, private ones only where the bot is too; without a member, the bot's own."""
        member, kinds = arguments.get("user"), arguments.get("types", "public_channel").split(",")
        rooms = [
            each
            for each in workspace.rooms.values()
            if each.with_member is None
            and ("private_channel" if each.private else "public_channel") in kinds
            and (each.bot_is_in if member is None else member in each.members and (each.bot_is_in or not each.private))
            and not (each.archived and arguments.get("exclude_archived"))
        ]
        start, limit = int(arguments.get("cursor") or 0), int(arguments.get("limit", 100))
        told = [
            {"id": each.id, "name": each.name, "is_private": each.private, "creator": each.creator}
            | {"is_archived": each.archived}
            for each in rooms[start : start + limit]
        ]
        following = str(start + limit) if start + limit < len(rooms) else ""
        return {"channels": told, "response_metadata": {"next_cursor": following}}

    def _do_views_open(self, workspace: Workspace, arguments: Payload) -> Payload:
        issued = self._triggers.pop(arguments["trigger_id"], None)
        if issued is None:
            raise Refusal("exchanged_trigger_id")
        if time.monotonic() - issued > 3:
            raise Refusal("expired_trigger_id")
        if arguments["view"].get("type") != "modal":
            raise Refusal("invalid_arguments", "only a modal is opened")
        _refuse("invalid_arguments", list_view_problems(arguments["view"]))
        view = {"id": f"V{next(self.ids)}"} | arguments["view"]
        workspace.views[view["id"]] = view
        return {"view": view}

    def _do_views_publish(self, workspace: Workspace, arguments: Payload) -> Payload:
        _refuse("invalid_arguments", list_view_problems(arguments["view"]))
        if arguments["view"]["type"] != "home":
            raise Refusal("invalid_arguments", "only a home is published")
        if arguments["user_id"] not in workspace.users:
            raise Refusal("user_not_found")
        workspace.homes[arguments["user_id"]] = arguments["view"]
        return {"view": arguments["view"]}

    def _do_assistant_threads_setStatus(self, workspace: Workspace, arguments: Payload) -> Payload:  # noqa: N802
        self._check_thread(self._enter(workspace, arguments["channel_id"]), arguments["thread_ts"])
        workspace.statuses.append(arguments)
        return {}

    def _do_assistant_threads_setSuggestedPrompts(self, workspace: Workspace, arguments: Payload) -> Payload:  # noqa: N802
        if not 1 <= len(arguments["prompts"]) <= 4:
            raise Refusal("invalid_arguments", "1 to 4 prompts")
        workspace.prompts.append(arguments)
        return {}

    def _enter(self, workspace: Workspace, channel: str) -> Room:
        room = workspace.rooms.get(channel)
        if room is None or (room.private and not room.bot_is_in):
            raise Refusal("channel_not_found")
        if room.archived:
            raise Refusal("is_archived")
        if not room.bot_is_in:
            raise Refusal("not_in_channel")
        if room.restricted:
            raise Refusal("restricted_action")
        return room

    def _check_thread(self, room: Room, thread: str | None) -> None:
        if thread is not None and not any(each["ts"] == thread for each in room.messages):
            raise Refusal("thread_not_found" if thread else "invalid_thread_ts")

    def _get_own(self, workspace: Workspace, room: Room, ts: str) -> Payload:
        found = next((each for each in room.messages if each["ts"] == ts), None)
        if found is None:
            raise Refusal("message_not_found")
        if found.get("bot_id") != workspace.bot_id:
            raise Refusal("cant_update_message")
        return found

    def keep(self, room: Room, user: str, text: str, thread: str | None) -> Payload:
        message: Payload = {"type": "message", "ts": self.make_ts(), "user": user, "text": text}
        if thread is not None:
            message["thread_ts"] = thread
        room.messages.append(message)
        return message

    def make_ts(self) -> str:
        return f"{int(time.time())}.{next(self._clock):06}"

    # OAuth

    async def _serve_authorize(self, request: web.Request) -> web.Response:
        """A member of the workspace named by `team` allows what is asked for."""
        asked = request.query
        if asked.get("client_id") != CLIENT_ID or not asked.get("scope") or not asked.get("state"):
            raise web.HTTPBadRequest(text="client_id, scope and state are needed")
        team = asked.get("team") or next(iter(self.workspaces))
        self.workspaces[team].scopes = set(asked["scope"].split(","))
        code = secrets.token_hex(8)
        self._codes[code] = team
        raise web.HTTPFound(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    def _grant(self, arguments: Payload, request: web.Request) -> Payload:
        secret = arguments.get("client_secret") or _read_basic(request)
        team = self._codes.pop(arguments.get("code", ""), None)
        if secret != CLIENT_SECRET or team is None:
            raise Refusal("invalid_code" if team is None else "bad_client_secret")
        workspace = self.workspaces[team]
        workspace.revoked = False
        return {
            "ok": True, "access_token": workspace.token, "token_type": "bot", "app_id": APP_ID,
            "scope": ",".join(sorted(workspace.scopes)), "bot_user_id": workspace.bot_user,
            "enterprise": {"id": "E0STATE", "name": "The state"} if workspace.whole_organisation else None,
            "team": None if workspace.whole_organisation else {"id": team, "name": workspace.name},
            "authed_user": {"id": "U0MAKER"}, "is_enterprise_install": workspace.whole_organisation,
        }  # fmt: skip

    # Deliveries

    async def _serve_socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": APP_ID}})
        self._sockets.append(socket)
        self._connected.set()
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    told = json.loads(message.data)
                    waiting = None if self.deaf else self._waiting.pop(told["envelope_id"], None)
                    if waiting is not None and not waiting.done():
                        waiting.set_result(told.get("payload") or {})
        finally:
            self._sockets.remove(socket)
            if not self._sockets:
                self._connected.clear()
        return socket

    async def wait_connected(self, seconds: float = 10, sockets: int = 1) -> None:
        """Wait until the bot has a socket open, or as many as there are processes."""
        async with asyncio.timeout(seconds):
            await self._connected.wait()
            while len(self._sockets) != sockets > 1:  # noqa: ASYNC110  counted, not announced
                await asyncio.sleep(0.01)

    async def disconnect(self, *, politely: bool = True) -> None:
        """End the bot's connection: announced with a refresh, or cut."""
        for socket in list(self._sockets):
            self._connected.clear()
            if politely:
                await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})
            else:
                await socket.close()

    async def lose_network(self) -> None:
        """Be out of the bot's reach: every connection is cut, and none can be made."""
        self.gone = True
        await self._site.stop()
        await self.disconnect(politely=False)

    async def find_network(self) -> None:
        """Be within reach again, and wait for the bot to come back."""
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await self._site.start()
        self.gone = False
        await self.wait_connected(30)

    async def let_pass(self, seconds: float) -> None:
        """Let time pass on Slack's side: what was not acknowledged is sent again when its moment has come."""
        self._elapsed += seconds
        due = [payload for moment, payload in self._waiting_again if moment <= self._elapsed]
        self._waiting_again = [each for each in self._waiting_again if each[0] > self._elapsed]
        for payload in due:
            if not self.gone and await self._send_socket("events_api", payload, 1) is not None:
                self._waiting_again = [each for each in self._waiting_again if each[1] is not payload]

    async def send_over_time(self, payload: Payload) -> None:
        """Send an event now, and again after a minute and after five while it is not acknowledged, as time passes."""
        acknowledged = None if self.gone else await self._send_socket("events_api", payload, 0)
        if acknowledged is None:
            self._waiting_again += [(self._elapsed + each, payload) for each in AGAIN_AFTER]

    async def deliver(self, kind: str, payload: Payload, interaction: Interaction | None = None) -> Interaction:
        """Send once, and again as Slack does when it is not acknowledged in time; also again where told to."""
        told = interaction or Interaction(payload)
        for attempt in range(3 if kind == "events_api" else 1):
            started = time.perf_counter()
            answer = await (
                self._send_http(kind, payload) if self.http_url else self._send_socket(kind, payload, attempt)
            )
            if answer is not None:
                told.acknowledged, told.seconds = answer, time.perf_counter() - started
                if kind == "slash_commands" and answer:
                    self._check_response(answer)
                    told.responses.insert(0, answer)
                break
            self.late.append(payload)
        if self.redeliver_all:
            await (self._send_http(kind, payload) if self.http_url else self._send_socket(kind, payload, 1))
        return told

    async def _send_socket(self, kind: str, payload: Payload, attempt: int) -> Payload | None:
        envelope = f"E{next(self.ids)}"
        self._waiting[envelope] = asyncio.get_running_loop().create_future()
        sent = {"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": True}
        if kind == "events_api":
            sent |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
        try:
            async with asyncio.timeout(self.ack_seconds):
                await self.wait_connected()
                await self._sockets[-1 - attempt % len(self._sockets)].send_json(sent)
                return await self._waiting[envelope]
        except (TimeoutError, ConnectionError, IndexError):
            return None

    async def _send_http(
        self, kind: str, payload: Payload, *, secret: str = SIGNING_SECRET, age: int = 0
    ) -> Payload | None:
        status, body = await self.post_signed(kind, payload, secret=secret, age=age)
        return (json.loads(body) if body.startswith("{") else {}) if status == 200 else None

    async def post_signed(
        self, kind: str, payload: Payload, *, secret: str = SIGNING_SECRET, age: int = 0
    ) -> tuple[int, str]:
        """Post as Slack does, signed; gives status and body."""
        if kind == "events_api":
            body, content = json.dumps(payload), "application/json"
        else:
            form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
            body, content = urlencode(form), "application/x-www-form-urlencoded"
        stamp = str(int(time.time()) - age)
        signed = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {"X-Slack-Signature": f"v0={signed}", "X-Slack-Request-Timestamp": stamp, "Content-Type": content}
        timeout = aiohttp.ClientTimeout(total=self.ack_seconds)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                async with session.post(f"{self.http_url}/slack/events", data=body, headers=headers) as response:
                    return response.status, await response.text()
            except TimeoutError:
                return 0, ""

    async def _serve_response(self, request: web.Request) -> web.Response:
        interaction, uses = self._responses[request.match_info["name"]]
        body = await request.json()
        uses.append(1)
        problems = self._check_response(body) + (["used_url"] if len(uses) > 5 else [])
        if problems:
            return web.json_response({"ok": False, "error": "invalid_payload", "problems": problems}, status=400)
        interaction.responses.append(body)
        return web.Response(text="ok")

    def _check_response(self, body: Payload) -> list[str]:
        known = {"text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts", "metadata"}
        problems = [f"unknown field {each}" for each in body.keys() - known]
        if not body.get("delete_original"):
            problems += list_problems(body.get("blocks", [])) + list_text_problems(body.get("text"))
        if problems:
            self.refusals.append(f"response {problems}")
        return problems

    def make_trigger(self) -> str:
        trigger = f"{next(self.ids)}.{secrets.token_hex(6)}"
        self._triggers[trigger] = time.monotonic()
        return trigger

    def make_response_url(self, interaction: Interaction) -> str:
        name = secrets.token_hex(8)
        self._responses[name] = (interaction, [])
        return f"{self.base}/respond/{name}"

    def kill_stream(self, room: Room, ts: str, *, by_member: bool = False) -> None:
        """End a stream from Slack's side."""
        self.streams.discard((room.id, ts))
        if by_member:
            room.get(ts)["stopped"] = True

    def counts(self) -> dict[str, int]:
        """How often each method was called."""
        counted: dict[str, int] = defaultdict(int)
        for method, _, _ in self.calls:
            counted[method] += 1
        return dict(counted)


def _read_basic(request: web.Request) -> str:
    """The client secret, sent as the password of basic authentication."""
    return base64.b64decode(request.headers["Authorization"].removeprefix("Basic ")).decode().partition(":")[2]


def _list_kinds(workspace: Workspace, arguments: Payload) -> set[str]:
    """The kinds of channel that a call is about, as scopes name them; none of a channel that is not there."""
    if "channel" in arguments:
        room = workspace.rooms.get(arguments["channel"])
        return {OF_KIND[room.kind]} if room is not None else set()
    return {OF_TYPE[each] for each in arguments.get("types", "public_channel").split(",")}


async def _read_arguments(request: web.Request) -> Payload:
    if request.content_type == "application/json":
        return dict(await request.json())
    pairs = [*request.query.items(), *parse_qsl(await request.text(), keep_blank_values=True)]
    return {name: _decode(name, value) for name, value in pairs}


def _decode(name: str, value: str) -> Any:
    if name in {"blocks", "view", "metadata", "chunks", "prompts"}:
        with suppress(ValueError):
            return json.loads(value)
    return value


def _refuse(error: str, problems: list[str]) -> None:
    if problems:
        raise Refusal(error, *problems)


_AFTER_THE_DEED = {"broken", "failed", "slow"}


async def _spoil(fault: Fault, request: web.Request) -> None:
    """Let the answer to what was done go wrong."""
    if fault.kind == "slow":
        await asyncio.sleep(float(fault.retry_after))
    elif fault.kind == "failed":
        raise Refusal("internal_error", status=500)
    elif request.transport is not None:
        request.transport.close()


def _make_refusal(fault: Fault) -> Refusal:
    if fault.kind == "limited":
        return Refusal("ratelimited", status=429, headers={"Retry-After": str(fault.retry_after)})
    if fault.kind == "unavailable":
        return Refusal("internal_error", status=503)
    return Refusal(fault.kind)


def _page(messages: list[Payload], arguments: Payload) -> Payload:
    oldest = float(arguments.get("oldest", 0))
    found = [each for each in messages if float(each["ts"]) >= oldest]
    start, limit = int(arguments.get("cursor") or 0), min(int(arguments.get("limit", 100)), 15)
    page = found[start : start + limit]
    more = start + limit < len(found)
    shown = [each if arguments.get("include_all_metadata") else {**each, "metadata": None} for each in page]
    return {
        "messages": shown,
        "has_more": more,
        "response_metadata": {"next_cursor": str(start + limit) if more else ""},
    }
