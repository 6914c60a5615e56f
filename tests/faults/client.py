"""A platform whose messages live in a stand-in: the least a client must tell apart for deliveries to be safe."""

from datetime import UTC, datetime
from types import SimpleNamespace

import aiohttp

from bot.model.errors import NotFoundError, PostError
from bot.model.message import Channel, Limits, MessageId, Part
from bot.ports import Commands, Reply, check_fence
from bot.text.plain import render_plain
from tests.fakes.splitting import split_blocks


def make_trace() -> aiohttp.TraceConfig:
    """What its session has to be watched with."""

    async def ask(_session: aiohttp.ClientSession, _context: SimpleNamespace, _params: object) -> None:
        check_fence()

    trace = aiohttp.TraceConfig()
    trace.on_request_chunk_sent.append(ask)
    return trace


class HttpPlatform:
    """Posts over HTTP. What a broken connection or a server's failure did is unknown, so it is `ambiguous`."""

    def __init__(self, name: str, address: str, session: aiohttp.ClientSession, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self._address = address
        self._session = session

    def render(self, reply: Reply) -> tuple[Part, ...]:
        pieces = split_blocks(render_plain(reply.document).split("\n"), self.limits.message_characters)
        return tuple(Part({"text": piece}, piece) for piece in pieces)

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        asked = {"channel": channel.id, "workspace": channel.workspace, "key": key, "text": part.text}
        try:
            async with self._session.post(f"{self._address}/post", json=asked) as response:
                if response.status == 429:
                    told = await response.json()
                    raise PostError("Too many.", code="limited", retry_after=told["retry_after"])
                if response.status != 200:
                    raise PostError(f"The platform answered {response.status}.", code="ambiguous")
                return MessageId((await response.json())["id"])
        except (aiohttp.ClientError, OSError) as error:
            raise PostError(f"The connection broke: {type(error).__name__}.", code="ambiguous") from None

    async def find(
        self, channel: Channel, key: str, thread: MessageId | None = None, since: datetime | None = None
    ) -> MessageId | None:
        earliest = (since or datetime.fromtimestamp(0, UTC)).timestamp()
        asked = {"channel": channel.id, "key": key, "since": str(earliest)}
        try:
            async with self._session.get(f"{self._address}/find", params=asked) as response:
                if response.status != 200:
                    raise PostError(f"The platform answered {response.status}.", code="unavailable")
                found = (await response.json())["id"]
                return None if found is None else MessageId(found)
        except (aiohttp.ClientError, OSError) as error:
            raise PostError(f"The connection broke: {type(error).__name__}.", code="unavailable") from None

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        raise NotFoundError("Nothing is edited here.")

    async def run(self, commands: Commands) -> None:
        return None
