"""The REST half: routes, authorisation, rate limits, faults, and the checks over every request and response."""

import asyncio
import json
import math
import re
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.standins.discord import world as w
from tests.standins.discord.interactions import Interactions, refuse_found
from tests.standins.discord.rules import V2, check_commands, check_message
from tests.standins.discord.spec import Spec
from tests.standins.discord.world import Channel, Refusal, World

Json = dict[str, Any]
Answer = tuple[int, Any]
Handler = Callable[[web.Request, Any], Awaitable[Answer] | Answer]

NONCE_SECONDS = 300
PREFIX = "/api/v10"


@dataclass
class Fault:
    """What goes wrong with requests that match, `times` times: a status, `cut` or `banned` (a 429 not of Discord's own)
    before the deed; after it `lost` (cut), `failed` (500), or `slow` (answered after `retry_after` seconds)."""

    method: str
    path: re.Pattern[str]
    what: int | str
    times: int
    retry_after: float = 0.05
    via: bool = True
    of_all: bool = False
    """The 429 is meant for the whole bot (`global`)."""
    shared: bool = False
    """It is a limit on what others use as well (`shared`), which counts for nobody."""


@dataclass(frozen=True)
class Seen:
    """One request as it came, and how it was answered."""

    method: str
    path: str
    body: Any
    status: int


class Rest:
    """Serves one application over the world."""

    def __init__(self, world: World, interactions: Interactions, token: str, spec: Spec | None) -> None:
        self.world, self.interactions, self.token, self.spec = world, interactions, token, spec
        self.application = interactions.application
        self.seen: list[Seen] = []
        self.complaints: list[str] = []
        """What the vendor's document says against requests, and against our own responses."""
        self.faults: list[Fault] = []
        self.chaos: Callable[[str, str], Fault | None] = lambda _method, _path: None
        """Chooses what goes wrong with a request for which no fault was ordered."""
        self.commands: list[Json] = []
        self.syncs = 0
        self.bucket = (1000, 1.0)
        """Requests a channel and route may take, and in how many seconds."""
        self.whole: int | None = None
        """Requests that all of the bot may take in any second, interactions apart; Discord's own limit is 50."""
        self.busiest = self.refused = 0
        """The most that any second held, and how many requests were answered 429 for whatever reason."""
        self.application_flags = 0
        self.posted: Callable[[Json, Channel], Awaitable[None]] | None = None
        self.threaded: Callable[[Channel], Awaitable[None]] | None = None
        self.gateway_url: Callable[[], str] = lambda: ""
        self.shards = 1
        self._counted: deque[float] = deque()
        self._used: dict[str, list[float]] = defaultdict(list)
        self._nonces: dict[tuple[str, str], tuple[float, str]] = {}
        self._crossposts: dict[str, list[float]] = defaultdict(list)

    # the door ---------------------------------------------------------------------------------------------------

    def routes(self) -> list[web.RouteDef]:
        """Give every route, behind the same door."""
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/users/@me", self._me), ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application), ("GET", "/gateway/bot", self._gateway),
            ("GET", "/users/@me/guilds", self._guilds), ("POST", "/users/@me/channels", self._open_dm),
            ("GET", "/guilds/{guild}", self._guild), ("GET", "/guilds/{guild}/channels", self._guild_channels),
            ("GET", "/guilds/{guild}/members/{person}", self._member),
            ("GET", "/guilds/{guild}/threads/active", self._active_threads),
            ("GET", "/channels/{channel}/threads/archived/public", self._archived_threads),
            ("GET", "/applications/{app}/commands", self._list_commands),
            ("PUT", "/applications/{app}/commands", self._put_commands),
            ("GET", "/channels/{channel}", self._channel), ("PATCH", "/channels/{channel}", self._edit_channel),
            ("GET", "/channels/{channel}/messages", self._list_messages),
            ("POST", "/channels/{channel}/messages", self._post),
            ("GET", "/channels/{channel}/messages/{message}", self._get_message),
            ("PATCH", "/channels/{channel}/messages/{message}", self._edit),
            ("POST", "/channels/{channel}/messages/{message}/crosspost", self._crosspost),
            ("POST", "/channels/{channel}/messages/{message}/threads", self._thread),
            ("POST", "/channels/{channel}/threads", self._forum_post),
            ("POST", "/channels/{channel}/typing", self._typing),
            ("POST", "/interactions/{id}/{secret}/callback", self._callback),
            ("POST", "/webhooks/{app}/{secret}", self._follow_up),
            ("GET", "/webhooks/{app}/{secret}/messages/{message}", self._get_followup),
            ("PATCH", "/webhooks/{app}/{secret}/messages/{message}", self._edit_followup),
            ("DELETE", "/webhooks/{app}/{secret}/messages/{message}", self._delete_followup),
        ]  # fmt: skip
        return [web.route(method, PREFIX + path, self._door(handler)) for method, path, handler in table]

    def _door(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def serve(request: web.Request) -> web.StreamResponse:
            path = request.path.removeprefix(PREFIX)
            body = await _read(request)
            fault = self._take_fault(request.method, path) or self.chaos(request.method, path)
            if fault is not None and fault.what == "cut":
                return _cut(request)
            if fault is not None and fault.what == "banned":
                return web.Response(status=429, text="error code: 1015", headers={"Retry-After": "120"})
            if fault is not None and isinstance(fault.what, int):
                return self._fail(request.method, path, body, fault)
            limited, headers = self._limit(request.method, path)
            if limited is not None:
                return self._answer(request.method, path, body, limited, headers)
            try:
                status, told = await self._serve(request, path, body, handler)
            except Refusal as refusal:
                status, told = refusal.status, {"message": str(refusal), "code": refusal.code}
                if refusal.errors is not None:
                    told["errors"] = refusal.errors
            if fault is not None and fault.what == "slow":
                await asyncio.sleep(fault.retry_after)
            elif fault is not None and fault.what == "failed":
                status, told = 500, {"message": "planted", "code": 0}
            elif fault is not None:
                return _cut(request)
            return self._answer(request.method, path, body, (status, told), headers)

        return serve

    async def _serve(self, request: web.Request, path: str, body: Any, handler: Handler) -> Answer:
        tokened = path.startswith(("/interactions/", "/webhooks/"))
        if not tokened and request.headers.get("Authorization") != f"Bot {self.token}":
            raise Refusal(401, 0, "401: Unauthorized")
        if self.spec is not None and body is not None:
            told = self.spec.check_request(request.method, path, body)
            self.complaints += [f"request {request.method} {path}: {each}" for each in told]
        found = handler(request, body)
        return found if isinstance(found, tuple) else await found

    def _answer(
        self, method: str, path: str, body: Any, answer: Answer, headers: dict[str, str] | None = None
    ) -> web.Response:
        status, told = answer
        self.refused += status == 429
        self.seen.append(Seen(method, path, body, status))
        if self.spec is not None and status != 204 and status < 500:
            found = self.spec.check_response(method, path, status, told)
            self.complaints += [f"response {method} {path} {status}: {each}" for each in found]
        if status == 204:
            return web.Response(status=204, headers=headers)
        response = web.Response(status=status, body=json.dumps(told).encode(), headers=headers)
        response.headers["Content-Type"] = "application/json"
        return response

    def _take_fault(self, method: str, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.method == method and fault.path.search(path):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    def _fail(self, method: str, path: str, body: Any, fault: Fault) -> web.Response:
        status = int(fault.what)
        if status == 429:
            limited, headers = _tell_limited(fault.retry_after, of_all=fault.of_all, shared=fault.shared)
            return self._answer(method, path, body, limited, headers if fault.via else {})
        return self._answer(method, path, body, (status, {"message": "planted", "code": 0}))

    def _limit(self, method: str, path: str) -> tuple[Answer | None, dict[str, str]]:
        """The limit of the whole bot, and the bucket of a route and its major parameter; interactions have neither."""
        if path.startswith("/interactions/"):
            return None, {}
        now = asyncio.get_running_loop().time()
        over = 0.0 if path.startswith("/webhooks/") else self._count(now)
        if over > 0:
            return _tell_limited(over, of_all=True)
        most, seconds = self.bucket
        parts = path.split("/")
        route = f"{method} {parts[1]} {parts[3] if len(parts) > 3 else ''}"
        key = f"{route} {parts[2] if len(parts) > 2 else ''}"
        used = [each for each in self._used[key] if now - each < seconds]
        self._used[key] = used
        reset = seconds - (now - used[0]) if used else seconds
        headers = {
            "X-RateLimit-Limit": str(most), "X-RateLimit-Remaining": str(max(0, most - len(used) - 1)),
            "X-RateLimit-Reset": str(self.world.clock.now().timestamp() + reset),
            "X-RateLimit-Reset-After": f"{reset:.3f}", "X-RateLimit-Bucket": f"b{abs(hash(route)) % 10**8}",
        }  # fmt: skip
        if len(used) >= most:
            answer, told = _tell_limited(reset)
            return answer, headers | told
        used.append(now)
        return None, headers

    def _count(self, now: float) -> float:
        """Count a request of the bot; gives the seconds until it may come where the second before holds too many."""
        while self._counted and self._counted[0] <= now - 1.0:
            self._counted.popleft()
        if self.whole is not None and len(self._counted) >= self.whole:
            return self._counted[0] + 1.0 - now
        self._counted.append(now)
        self.busiest = max(self.busiest, len(self._counted))
        return 0.0

    # the application --------------------------------------------------------------------------------------------

    def _me(self, _request: web.Request, _body: Any) -> Answer:
        me = self.world.bot.json() | {"mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}
        return 200, me

    def _application(self, _request: web.Request, _body: Any) -> Answer:
        owner = next((each for each in self.world.people.values() if not each.bot), self.world.bot)
        return 200, {
            "id": self.application, "name": self.world.bot.name, "icon": None, "description": "", "type": None,
            "verify_key": "0" * 64, "flags": self.application_flags, "flags_new": str(self.application_flags),
            "redirect_uris": [], "interactions_endpoint_url": None, "role_connections_verification_url": None,
            "owner": owner.json(), "approximate_guild_count": len(self.world.guilds),
            "approximate_user_install_count": 0, "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0, "team": None, "eligible_oauth2_scopes": [],
            "bot_public": True, "bot_require_code_grant": False,
        }  # fmt: skip

    def _gateway(self, _request: web.Request, _body: Any) -> Answer:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return 200, {"url": self.gateway_url(), "shards": self.shards, "session_start_limit": limit}

    def _list_commands(self, _request: web.Request, _body: Any) -> Answer:
        return 200, self.commands

    def _put_commands(self, _request: web.Request, body: Any) -> Answer:
        refuse_found(check_commands(body))
        self.syncs += 1
        filled = {"application_id": self.application, "version": "1", "type": 1, "default_member_permissions": None}
        known = {(each["type"], each["name"]): each["id"] for each in self.commands}
        self.commands = []
        for each in body:
            identity = known.get((each.get("type", 1), each["name"])) or self.world.snowflake()
            described = {"description": each.get("description") or "", "id": identity}
            self.commands.append(_text_permissions(filled | each | described))
        return 200, self.commands

    # guilds and channels ----------------------------------------------------------------------------------------

    def _guilds(self, _request: web.Request, _body: Any) -> Answer:
        mine = [each for each in self.world.guilds.values() if self.world.bot.id in each.members]
        return 200, [
            {
                "id": each.id, "name": each.name, "icon": None, "banner": None, "owner": False, "features": [],
                "permissions": str(each.roles[each.members[self.world.bot.id][0]]),
            }
            for each in mine
        ]  # fmt: skip

    def _get_guild(self, request: web.Request) -> w.Guild:
        guild = self.world.guilds.get(request.match_info["guild"])
        if guild is None or self.world.bot.id not in guild.members:
            raise Refusal(404, 10004, "Unknown Guild")
        return guild

    def _guild(self, request: web.Request, _body: Any) -> Answer:
        return 200, self.world.guild_json(self._get_guild(request))

    def _guild_channels(self, request: web.Request, _body: Any) -> Answer:
        channels = self.world.channels_of(self._get_guild(request), threads=False)
        return 200, [self.world.channel_json(each) for each in channels]

    def _member(self, request: web.Request, _body: Any) -> Answer:
        guild, person = self._get_guild(request), request.match_info["person"]
        if person not in guild.members:
            raise Refusal(404, 10007, "Unknown Member")
        return 200, self.world.member_json(guild, self.world.people[person])

    def _active_threads(self, request: web.Request, _body: Any) -> Answer:
        threads = self.world.channels_of(self._get_guild(request), threads=True)
        told = [self.world.channel_json(each) for each in threads if not each.archived]
        return 200, {"threads": told, "members": [], "has_more": False}

    def _archived_threads(self, request: web.Request, _body: Any) -> Answer:
        channel = self._find(request)
        self.world.demand(self.world.bot.id, channel, w.HISTORY)
        mine = [self.world.channel_json(each) for each in self.world.channels.values() if each.parent == channel.id]
        archived = [each for each in mine if each["thread_metadata"]["archived"]]
        archived.sort(key=_moment_archived, reverse=True)
        limit, before = int(request.query.get("limit", 50)), request.query.get("before")
        left = [each for each in archived if before is None or _moment_archived(each) < before]
        return 200, {"threads": left[:limit], "members": [], "has_more": len(left) > limit}

    def _open_dm(self, _request: web.Request, body: Any) -> Answer:
        person = self.world.people.get(str(body.get("recipient_id")))
        if person is None or person.bot:
            raise Refusal(400, 50007, "Cannot send messages to this user")
        return 200, self.world.channel_json(self.world.open_dm(person))

    def _find(self, request: web.Request) -> Channel:
        return self.world.get_channel(request.match_info["channel"])

    def _channel(self, request: web.Request, _body: Any) -> Answer:
        channel = self._find(request)
        self.world.demand(self.world.bot.id, channel)
        return 200, self.world.channel_json(channel)

    def _edit_channel(self, request: web.Request, body: Any) -> Answer:
        channel = self._find(request)
        if not channel.is_thread:
            self.world.demand(self.world.bot.id, channel, 1 << 4)
        if channel.locked:
            self.world.demand(self.world.bot.id, channel, w.MANAGE_THREADS)
        if body.get("archived", channel.archived) != channel.archived:
            channel.archived, channel.moved = body["archived"], self.world.clock.now()
        channel.locked = body.get("locked", channel.locked)
        channel.name = body.get("name", channel.name)
        return 200, self.world.channel_json(channel)

    # messages ---------------------------------------------------------------------------------------------------

    def _list_messages(self, request: web.Request, _body: Any) -> Answer:
        channel = self._find(request)
        self.world.demand(self.world.bot.id, channel, w.HISTORY)
        limit = int(request.query.get("limit", 50))
        if not 1 <= limit <= 100:
            raise Refusal(400, 50035, "limit: 1 to 100")
        before, after = (int(request.query[name]) if name in request.query else None for name in ("before", "after"))
        oldest = sorted(self.world.messages[channel.id].values(), key=lambda each: int(each["id"]))
        if after is not None:  # those that follow it, of which the newest stands first all the same
            chosen = [each for each in oldest if int(each["id"]) > after][:limit]
        else:
            chosen = [each for each in oldest if before is None or int(each["id"]) < before][-limit:]
        return 200, [{name: each[name] for name in each if name != "nonce"} for each in reversed(chosen)]

    async def _post(self, request: web.Request, body: Any) -> Answer:
        channel = self._find(request)
        if channel.kind == w.FORUM:
            raise Refusal(400, 50008, "Cannot send messages in a non-text channel")
        self.world.demand(self.world.bot.id, channel, w.SEND_IN_THREADS if channel.is_thread else w.SEND)
        if body.get("embeds"):
            self.world.demand(self.world.bot.id, channel, w.EMBED)
        self.world.refuse_v2_in(body)
        refuse_found(check_message(body))
        if channel.locked:
            raise Refusal(400, 160005, "Thread is locked")
        if channel.archived:
            raise Refusal(400, 50083, "Thread is archived")
        known = self._find_by_nonce(channel, body)
        if known is not None:
            return 200, known
        message = self.world.add_message(channel, self.world.bot, body)
        if body.get("nonce"):
            self._nonces[channel.id, body["nonce"]] = (self.world.clock.now().timestamp(), message["id"])
        await self._tell(message, channel)
        return 200, message

    def _find_by_nonce(self, channel: Channel, body: Json) -> Json | None:
        at, identity = self._nonces.get((channel.id, str(body.get("nonce"))), (0.0, ""))
        fresh = self.world.clock.now().timestamp() - at < NONCE_SECONDS
        return self.world.messages[channel.id].get(identity) if fresh and body.get("enforce_nonce") else None

    async def _tell_thread(self, thread: Channel) -> None:
        if self.threaded is not None:
            await self.threaded(thread)

    async def _tell(self, message: Json, channel: Channel) -> None:
        if self.posted is not None:
            await self.posted(message, channel)

    def _get_message(self, request: web.Request, _body: Any) -> Answer:
        channel = self._find(request)
        self.world.demand(self.world.bot.id, channel, w.HISTORY)
        return 200, self.world.get_message(channel.id, request.match_info["message"])

    def _edit(self, request: web.Request, body: Any) -> Answer:
        channel = self._find(request)
        message = self.world.get_message(channel.id, request.match_info["message"])
        if message["author"]["id"] != self.world.bot.id:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        if channel.archived:
            raise Refusal(400, 50083, "Thread is archived")
        if message["flags"] & V2 and not int(body.get("flags", V2) or 0) & V2:
            raise Refusal(400, 50035, "flags: components v2 cannot be taken back")
        self.world.refuse_v2_in(body, message)
        refuse_found(check_message(body, was=message["flags"], editing=True))
        return 200, self.world.edit_message(message, body)

    def _crosspost(self, request: web.Request, _body: Any) -> Answer:
        channel = self._find(request)
        if channel.kind != w.ANNOUNCEMENT:
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        message = self.world.get_message(channel.id, request.match_info["message"])
        now = self.world.clock.now().timestamp()
        recent = [each for each in self._crossposts[channel.id] if now - each < 3600]
        if len(recent) >= 10:
            told = {"message": "The channel's publish limit is reached.", "retry_after": 3600.0, "global": False}
            return 429, told | {"code": 20031}
        self._crossposts[channel.id] = [*recent, now]
        message["flags"] |= 1
        return 200, message

    def _typing(self, request: web.Request, _body: Any) -> Answer:
        channel = self._find(request)
        self.world.demand(self.world.bot.id, channel, w.SEND)
        return 204, None

    # threads ----------------------------------------------------------------------------------------------------

    async def _thread(self, request: web.Request, body: Any) -> Answer:
        channel = self._find(request)
        if channel.guild is None or channel.is_thread:
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        self.world.demand(self.world.bot.id, channel, w.CREATE_THREADS)
        message = self.world.get_message(channel.id, request.match_info["message"])
        _check_name(body)
        thread = self.world.open_thread(message["id"], channel, body["name"], body.get("auto_archive_duration", 4320))
        message["flags"] |= 1 << 5
        message["thread"] = self.world.channel_json(thread)
        await self._tell_thread(thread)
        return 201, self.world.channel_json(thread)

    async def _forum_post(self, request: web.Request, body: Any) -> Answer:
        channel = self._find(request)
        if channel.kind != w.FORUM:
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        self.world.demand(self.world.bot.id, channel, w.SEND)
        _check_name(body)
        message = body.get("message") or {}
        if message.get("nonce"):
            raise Refusal(400, 50035, "message.nonce: forum posts take none")
        self.world.refuse_v2_in(message)
        refuse_found(check_message(message))
        tags = [str(each) for each in body.get("applied_tags") or ()]
        if len(tags) > 5 or not set(tags) <= {each["id"] for each in channel.tags}:
            raise Refusal(400, 50035, "applied_tags: unknown, or more than five")
        if any(each["moderated"] for each in channel.tags if each["id"] in tags):
            self.world.demand(self.world.bot.id, channel, w.MANAGE_THREADS)
        if channel.demands_tag and not tags:
            raise Refusal(400, 40067, "A tag is required to create a forum post in this channel")
        thread = self.world.open_thread(
            self.world.snowflake(), channel, body["name"], body.get("auto_archive_duration", 4320)
        )
        thread.applied = tags
        first = self.world.add_message(thread, self.world.bot, message, id=thread.id)
        await self._tell_thread(thread)
        await self._tell(first, thread)
        return 201, self.world.channel_json(thread) | {"message": first}

    # interactions -----------------------------------------------------------------------------------------------

    def _callback(self, request: web.Request, body: Any) -> Answer:
        answer = self.interactions.respond(request.match_info["id"], request.match_info["secret"], body)
        return (200, answer) if request.query.get("with_response") in {"1", "true"} else (204, None)

    def _follow_up(self, request: web.Request, body: Any) -> Answer:
        message = self.interactions.follow_up(request.match_info["secret"], body)
        return (200, message) if request.query.get("wait") in {"1", "true"} else (204, None)

    def _get_followup(self, request: web.Request, _body: Any) -> Answer:
        return 200, self.interactions.get_message(request.match_info["secret"], request.match_info["message"])

    def _edit_followup(self, request: web.Request, body: Any) -> Answer:
        return 200, self.interactions.edit(request.match_info["secret"], request.match_info["message"], body)

    def _delete_followup(self, request: web.Request, _body: Any) -> Answer:
        self.interactions.delete(request.match_info["secret"], request.match_info["message"])
        return 204, None


def _moment_archived(thread: Json) -> str:
    return str(thread["thread_metadata"]["archive_timestamp"])


def _tell_limited(wait: float, *, of_all: bool = False, shared: bool = False) -> tuple[Answer, dict[str, str]]:
    """Give a 429 with its headers."""
    headers = {"Retry-After": str(math.ceil(wait)), "Via": "1.1 stand-in"}
    headers |= {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"} if of_all else {}
    headers |= {"X-RateLimit-Scope": "shared"} if shared else {}
    return (429, {"message": "You are being rate limited.", "retry_after": wait, "global": of_all}), headers


async def _read(request: web.Request) -> Any:
    if not request.can_read_body:
        return None
    try:
        return json.loads(await request.text())
    except ValueError:
        return None


def _cut(request: web.Request) -> web.Response:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _check_name(body: Json) -> None:
    if not 1 <= len(body.get("name") or "") <= 100:
        raise Refusal(400, 50035, "name: 1 to 100 characters")
    if body.get("auto_archive_duration", 60) not in {60, 1440, 4320, 10080}:
        raise Refusal(400, 50035, "auto_archive_duration: 60, 1440, 4320 or 10080")


def _text_permissions(command: Json) -> Json:
    held = command["default_member_permissions"]
    return command | {"default_member_permissions": None if held is None else str(held)}
