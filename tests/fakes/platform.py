"""A platform in memory: messages are kept with their keys, requests are handed in."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from bot.model.document import Line
from bot.model.errors import NotFoundError, PostError
from bot.model.message import Channel, Limits, MessageId, Part, Request
from bot.ports import Commands, Reply, check_fence
from bot.text.plain import render_plain
from tests.fakes.splitting import split_blocks


class QuietProgress:
    async def tell(self, words: str) -> None:
        return None

    async def show(self, line: Line) -> None:
        return None


class FakePlatform:
    """Posts into a list; `run` puts each scripted request to the commands and keeps the replies."""

    name = "fake"

    def __init__(self, requests: Iterable[Request] = (), message_characters: int = 2000) -> None:
        self.limits = Limits(message_characters=message_characters)
        self.faults: list[PostError] = []
        """What the next posts end with; an ambiguous one is posted all the same."""
        self.lookup_faults: list[PostError] = []
        """What the next lookups end with."""
        self.messages: dict[MessageId, tuple[Channel, str, MessageId | None, Part]] = {}
        self.posted: Counter[tuple[Channel, str]] = Counter()
        """How often each key was posted; shown is it once, as on the platforms that know their keys for a while."""
        self._requests = tuple(requests)

    def render(self, reply: Reply) -> tuple[Part, ...]:
        pieces = split_blocks(render_plain(reply.document).split("\n"), self.limits.message_characters)
        return tuple(Part({"text": piece}, piece) for piece in pieces)

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None and fault.code != "ambiguous":
            raise fault
        check_fence()
        self.posted[channel, key] += 1
        known = self._find_known(channel, key, thread)
        if known is not None:
            return known
        message = MessageId(f"m{len(self.messages) + 1}")
        self.messages[message] = (channel, key, thread, part)
        if fault is not None:
            raise fault
        return message

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        if message not in self.messages or self.messages[message][0] != channel:
            raise NotFoundError(f"There is no message {message} to edit.")
        _, key, thread, _ = self.messages[message]
        self.messages[message] = (channel, key, thread, part)

    async def find(
        self, channel: Channel, key: str, thread: MessageId | None = None, since: datetime | None = None
    ) -> MessageId | None:
        if self.lookup_faults:
            raise self.lookup_faults.pop(0)
        return self._find_known(channel, key, thread)

    def _find_known(self, channel: Channel, key: str, thread: MessageId | None) -> MessageId | None:
        for message, (where, its_key, its_thread, _) in self.messages.items():
            if (where, its_key, its_thread) == (channel, key, thread):
                return message
        return None

    async def run(self, commands: Commands) -> None:
        for number, request in enumerate(self._requests):
            reply = await commands(request, QuietProgress())
            for index, part in enumerate(self.render(reply)):
                await self.post(request.channel, part, f"reply-{number}.{index}")
