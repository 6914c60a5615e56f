"""The gateway: HELLO, IDENTIFY, heartbeats, dispatches in sequence, RESUME with replay, and the close codes."""

import asyncio
import json
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.standins.discord.world import World

Json = dict[str, Any]

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = (1 << 1) | (1 << 8) | MESSAGE_CONTENT
KNOWN_INTENTS = (1 << 26) - 1
SENDS_A_MINUTE = 120


@dataclass
class Session:
    """What one shard identified for; dispatches are kept so that RESUME can replay them."""

    id: str
    shard: int
    shards: int
    intents: int
    sequence: int = 0
    sent: deque[tuple[int, Json]] = field(default_factory=lambda: deque(maxlen=2000))
    socket: "Socket | None" = None
    invalid: bool = False


class Socket:
    """One connection, compressed with zlib-stream where that was asked for."""

    def __init__(self, ws: web.WebSocketResponse, *, compressed: bool) -> None:
        self.ws = ws
        self._zlib = zlib.compressobj() if compressed else None
        self._sending = asyncio.Lock()

    async def send(self, payload: Json) -> None:
        async with self._sending:
            if self.ws.closed:
                return
            text = json.dumps(payload)
            if self._zlib is None:
                await self.ws.send_str(text)
                return
            await self.ws.send_bytes(self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH))

    async def close(self, code: int) -> None:
        await self.ws.close(code=code, message=b"")


class Gateway:
    """All sessions of the one bot there is."""

    def __init__(self, world: World, token: str, application: str, *, privileged: int = 0) -> None:
        self.world, self.token, self.application = world, token, application
        self.privileged = privileged
        """Privileged intents switched on for the application."""
        self.shards = 1
        self.away: set[str] = set()
        """Guilds that an outage keeps away."""
        self.sessions: dict[str, Session] = {}
        self.identified = 0
        self.resumed = 0
        self.heartbeats = 0
        self.url: Callable[[], str] = lambda: ""
        self._ready = asyncio.Event()

    async def wait_ready(self, count: int = 0) -> None:
        """Wait until every shard has a session that listens, and there are at least so many in all."""
        await self._ready.wait()
        while sum(each.socket is not None for each in self.sessions.values()) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.005)

    # what happens ----------------------------------------------------------------------------------------------

    async def dispatch(self, event: str, data: Json, guild: str | None, *, needs: int = 0) -> None:
        """Send an event to the shard of its guild, if it asked for such events."""
        for session in list(self.sessions.values()):
            if session.shard == (int(guild) >> 22) % session.shards if guild else session.shard == 0:
                if needs and not session.intents & needs:
                    continue
                await self._send(session, event, data)

    async def dispatch_message(self, message: Json, guild: str | None) -> None:
        """Send MESSAGE_CREATE, its content withheld where Discord withholds it."""
        needs = GUILD_MESSAGES if guild else DIRECT_MESSAGES
        mine = message["author"]["id"] == self.world.bot.id
        mentioned = any(each["id"] == self.world.bot.id for each in message["mentions"])
        for session in list(self.sessions.values()):
            if not session.intents & needs or (guild and session.shard != (int(guild) >> 22) % session.shards):
                continue
            told = message
            if guild and not mine and not mentioned and not session.intents & MESSAGE_CONTENT:
                told = message | {"content": "", "embeds": [], "attachments": [], "components": []}
            await self._send(session, "MESSAGE_CREATE", told | self._tell_guild(message, guild))

    def _tell_guild(self, message: Json, guild: str | None) -> Json:
        """The guild, and its author as a member of it."""
        if guild is None:
            return {}
        known, author = self.world.guilds[guild], self.world.people[message["author"]["id"]]
        if author.id not in known.members:
            return {"guild_id": guild}
        member = {key: each for key, each in self.world.member_json(known, author).items() if key != "user"}
        return {"guild_id": guild, "member": member}

    async def disconnect(self, code: int, *, forget: bool = False) -> None:
        """Close every connection; `forget` makes the sessions ones that cannot be resumed."""
        self._ready.clear()
        for session in list(self.sessions.values()):
            session.invalid = session.invalid or forget
            if session.socket is not None:
                socket, session.socket = session.socket, None
                await socket.close(code)

    async def _send(self, session: Session, event: str, data: Json) -> None:
        session.sequence += 1
        payload = {"op": 0, "t": event, "s": session.sequence, "d": data}
        session.sent.append((session.sequence, payload))
        if session.socket is not None:
            await session.socket.send(payload)

    # one connection --------------------------------------------------------------------------------------------

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        ws = web.WebSocketResponse(autoping=True)
        await ws.prepare(request)
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            await ws.close(code=4012)
            return ws
        socket = Socket(ws, compressed=request.query.get("compress") == "zlib-stream")
        await socket.send({"op": 10, "d": {"heartbeat_interval": 41250}, "s": None, "t": None})
        session: Session | None = None
        count = 0
        async for message in ws:
            count += 1
            code, session = await self._receive(message, socket, session, count)
            if code:
                await socket.close(code)
                break
        if session is not None and session.socket is socket:
            session.socket = None
            self._ready.clear()
        return ws

    async def _receive(
        self, message: Any, socket: Socket, session: Session | None, count: int
    ) -> tuple[int, Session | None]:
        """Give the close code, or 0 to go on, and the session this connection now has."""
        if message.type is not WSMsgType.TEXT:
            return 4002, session
        try:
            payload = json.loads(message.data)
            op, data = payload["op"], payload.get("d")
        except (ValueError, KeyError, TypeError):
            return 4002, session
        if count > SENDS_A_MINUTE:
            return 4008, session
        if op == 1:
            self.heartbeats += 1
            await socket.send({"op": 11, "d": None, "s": None, "t": None})
            return 0, session
        if op == 2:
            return await self._identify(data, socket, session)
        if op == 6:
            return await self._resume(data, socket)
        if session is None:
            return 4003, session
        return (0, session) if op in {3, 4, 8} else (4001, session)

    async def _identify(self, data: Json, socket: Socket, session: Session | None) -> tuple[int, Session | None]:
        if session is not None:
            return 4005, session
        if data.get("token") != self.token:
            return 4004, None
        shard, shards = data.get("shard") or (0, 1)
        intents = data.get("intents")
        if not 0 <= shard < shards:
            return 4010, None
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            return 4013, None
        if intents & PRIVILEGED & ~self.privileged:
            return 4014, None
        self.identified += 1
        session = Session(f"session-{self.identified}", shard, shards, intents, socket=socket)
        for old in [each for each in self.sessions.values() if each.shard == shard and each.socket is None]:
            del self.sessions[old.id]  # one that listens goes on: Discord tells both
        self.sessions[session.id] = session
        mine = [each for each in self.world.guilds.values() if (int(each.id) >> 22) % shards == shard]
        mine = [each for each in mine if self.world.bot.id in each.members]
        ready = {
            "v": 10, "user": self.world.bot.json() | {"mfa_enabled": False, "verified": True, "email": None},
            "guilds": [{"id": each.id, "unavailable": True} for each in mine], "session_id": session.id,
            "resume_gateway_url": self.url(), "shard": [shard, shards],
            "application": {"id": self.application, "flags": 0},
        }  # fmt: skip
        await self._send(session, "READY", ready)
        if intents & GUILDS:
            for guild in (each for each in mine if each.id not in self.away):
                await self._send(session, "GUILD_CREATE", self.world.guild_create(guild))
        self._settle()
        return 0, session

    async def _resume(self, data: Json, socket: Socket) -> tuple[int, Session | None]:
        session = self.sessions.get(data.get("session_id") or "")
        if data.get("token") != self.token:
            return 4004, None
        if session is None or session.invalid:
            await socket.send({"op": 9, "d": False, "s": None, "t": None})
            return 0, None
        if data.get("seq", 0) > session.sequence:
            return 4007, None
        session.socket = socket
        self.resumed += 1
        for sequence, payload in list(session.sent):
            if sequence > data["seq"]:
                await socket.send(payload)
        await self._send(session, "RESUMED", {"_trace": []})
        self._settle()
        return 0, session

    def _settle(self) -> None:
        live = {each.shard for each in self.sessions.values() if each.socket is not None}
        if len(live) == self.shards:
            self._ready.set()
