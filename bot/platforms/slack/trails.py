"""Keeps which messages answer a member's message, where every process finds them: to edit and delete them later."""

import secrets
from dataclasses import replace
from datetime import datetime

from bot.model.conversation import MemberId
from bot.model.message import Answered, Channel, MessageId
from bot.platforms.slack.workspaces import PLATFORM
from bot.ports import Premises


class OvertakenError(Exception):
    """The message was deleted, or is being answered in another turn; what this turn showed is to be taken back."""


class Trail:
    """The messages of one reply: those that an earlier turn left are used again, one after the other."""

    def __init__(
        self, premises: Premises | None, answered: Answered | None = None, failed_since: datetime | None = None
    ) -> None:
        self._premises = premises
        self._answered = answered
        self.failed_since = failed_since
        """Since when this very turn has failed: a message that it cannot tell of may stand under its key."""
        self._shown: list[MessageId] = []
        self._earlier: list[MessageId] = list(answered.replies) if answered is not None else []

    @property
    def turn(self) -> str:
        """A name that no other turn has."""
        return self._answered.turn if self._answered is not None else ""

    @property
    def shown(self) -> tuple[MessageId, ...]:
        """What this turn has shown."""
        return tuple(self._shown)

    @property
    def earlier(self) -> tuple[MessageId, ...]:
        """What an earlier turn showed and this one has not put anything in place of."""
        return tuple(self._earlier)

    def take_earlier(self) -> MessageId | None:
        """Give the next message of an earlier turn, to put something in its place."""
        return self._earlier.pop(0) if self._earlier else None

    async def add(self, message: MessageId) -> None:
        """Keep a message that was shown; raises OvertakenError when it is wanted no more."""
        if message not in self._shown:
            self._shown.append(message)
        await self.check()

    async def check(self, *, ended: bool = False) -> None:
        """Keep what is there; raises OvertakenError when the turn is over."""
        if self._premises is None or self._answered is None:
            return
        kept = replace(self._answered, replies=(*self._shown, *self._earlier), ended=ended)
        async with self._premises.database.write() as transaction:
            going_on = await self._premises.conversations.keep_answer(transaction, kept)
        if not going_on:
            raise OvertakenError


class Trails:
    """Begins, finds and ends trails in the database that all listening processes share."""

    def __init__(self, premises: Premises) -> None:
        self._premises = premises

    async def begin(self, channel: Channel, message: MessageId, member: MemberId, turn: str = "") -> Trail:
        """Begin to answer a message, or begin a turn again that failed; any other turn of it is over."""
        answered = Answered(channel, message, member, self._premises.clock.now(), turn or secrets.token_hex(8))
        async with self._premises.database.write() as transaction:
            known = await self._premises.conversations.find_answered(transaction, channel, message)
            failed_since = known.at if known is not None and known.turn == answered.turn else None
            answered = replace(answered, at=failed_since or answered.at)
            earlier = await self._premises.conversations.begin_answer(transaction, answered)
        return Trail(self._premises, replace(answered, replies=earlier), failed_since)

    async def list_broken(self, before: datetime) -> tuple[Answered, ...]:
        """Give turns that began before a moment and did not end."""
        async with self._premises.database.read() as transaction:
            return await self._premises.conversations.list_unended(transaction, PLATFORM, before)

    async def find(self, channel: Channel, message: MessageId) -> Answered | None:
        """Give how a message is answered, by whichever process."""
        async with self._premises.database.read() as transaction:
            return await self._premises.conversations.find_answered(transaction, channel, message)

    async def end(self, channel: Channel, message: MessageId) -> None:
        """Forget a message that is gone, and its answer with it."""
        async with self._premises.database.write() as transaction:
            await self._premises.conversations.forget_answer(transaction, channel, message)
