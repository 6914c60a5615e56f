"""Threads and their turns, in SQL; the workspace is in every key."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, insert, select, update

from bot.documents import dump_json, load_json
from bot.model.briefing import EditionId
from bot.model.conversation import MemberId, Thread, ThreadId, Turn, Verdict, WorkspaceId
from bot.model.errors import NotFoundError
from bot.model.message import Answered, Channel, MessageId
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import from_row, to_row
from bot.storage.tables import answered as answered_table
from bot.storage.tables import editions, threads, turns, verdicts


class SqlConversationStore:
    """The conversation store of the port."""

    async def open_thread(self, transaction: Transaction, thread: Thread) -> None:
        """Keep a thread, replacing what was known of it."""
        connection = connection_of(transaction)
        same = and_(threads.c.workspace == thread.workspace, threads.c.id == thread.id)
        await connection.execute(delete(threads).where(same))
        row = {
            "workspace": thread.workspace,
            "id": thread.id,
            "topic": thread.topic,
            "edition": thread.edition,
            "opened": to_row(thread.opened),
        }
        await connection.execute(insert(threads), [row])

    async def find_thread(self, transaction: Transaction, workspace: WorkspaceId, thread_id: ThreadId) -> Thread | None:
        """Give one of this workspace."""
        statement = select(threads).where(threads.c.workspace == workspace, threads.c.id == thread_id)
        row = (await connection_of(transaction).execute(statement)).first()
        if row is None:
            return None
        edition = EditionId(row.edition) if row.edition else None
        return Thread(thread_id, workspace, row.topic, edition, from_row(row.opened))

    async def list_threads(
        self, transaction: Transaction, workspace: WorkspaceId, channel: str, limit: int = 20
    ) -> tuple[Thread, ...]:
        """Give the latest threads under briefings in a channel of this workspace, oldest first."""
        statement = (
            select(threads)
            .where(threads.c.workspace == workspace, threads.c.edition.is_not(None))
            .where(threads.c.id.startswith(f"{channel}/", autoescape=True))
            .order_by(threads.c.opened.desc(), threads.c.id.desc())
            .limit(limit)
        )
        rows = (await connection_of(transaction).execute(statement)).all()
        return tuple(
            Thread(ThreadId(row.id), workspace, row.topic, EditionId(row.edition), from_row(row.opened))
            for row in reversed(rows)
        )

    async def add_turn(self, transaction: Transaction, workspace: WorkspaceId, turn: Turn) -> None:
        """Keep a turn."""
        if await self.find_thread(transaction, workspace, turn.thread) is None:
            raise NotFoundError(f"There is no thread {turn.thread} in this workspace.")
        row = {
            "workspace": workspace,
            "thread": turn.thread,
            "member": turn.member,
            "at": to_row(turn.at),
            "question": turn.question,
            "understood": turn.understood,
            "answered": turn.answered,
        }
        await connection_of(transaction).execute(insert(turns), [row])

    async def list_turns(
        self, transaction: Transaction, workspace: WorkspaceId, thread_id: ThreadId, limit: int = 20
    ) -> tuple[Turn, ...]:
        """Give the last turns, oldest first."""
        statement = (
            select(turns)
            .where(turns.c.workspace == workspace, turns.c.thread == thread_id)
            .order_by(turns.c.number.desc())
            .limit(limit)
        )
        rows = (await connection_of(transaction).execute(statement)).all()
        return tuple(
            Turn(thread_id, MemberId(row.member), from_row(row.at), row.question, row.understood, row.answered)
            for row in reversed(rows)
        )

    async def begin_answer(self, transaction: Transaction, answered: Answered) -> tuple[MessageId, ...]:
        """Keep a turn in place of an earlier one, with its replies."""
        known = await self.find_answered(transaction, answered.channel, answered.message)
        replies = known.replies if known is not None else ()
        await self.forget_answer(transaction, answered.channel, answered.message)
        row = _place(answered.channel, answered.message) | {
            "member": answered.member,
            "at": to_row(answered.at),
            "turn": answered.turn,
            "replies": dump_json(replies),
            "ended": False,
        }
        await connection_of(transaction).execute(insert(answered_table), [row])
        return replies

    async def keep_answer(self, transaction: Transaction, answered: Answered) -> bool:
        """Keep a turn's replies where it still goes on."""
        mine = and_(_answers(answered.channel, answered.message), answered_table.c.turn == answered.turn)
        kept = {"replies": dump_json(answered.replies), "ended": answered.ended}
        change = update(answered_table).where(mine).values(**kept)
        return (await connection_of(transaction).execute(change)).rowcount > 0

    async def find_answered(self, transaction: Transaction, channel: Channel, message: MessageId) -> Answered | None:
        """Give how a message is answered."""
        statement = select(answered_table).where(_answers(channel, message))
        row = (await connection_of(transaction).execute(statement)).first()
        return None if row is None else _read_answered(row)

    async def list_unended(
        self, transaction: Transaction, platform: str, before: datetime, limit: int = 100
    ) -> tuple[Answered, ...]:
        """Give turns that did not end, the oldest first."""
        unended = and_(answered_table.c.ended.is_(False), answered_table.c.at < to_row(before))
        statement = select(answered_table).where(unended, answered_table.c.platform == platform)
        rows = await connection_of(transaction).execute(statement.order_by(answered_table.c.at).limit(limit))
        return tuple(map(_read_answered, rows))

    async def forget_answer(self, transaction: Transaction, channel: Channel, message: MessageId) -> None:
        """Delete the row of a message."""
        await connection_of(transaction).execute(delete(answered_table).where(_answers(channel, message)))

    async def forget_member(self, transaction: Transaction, workspace: WorkspaceId, member: MemberId) -> int:
        """Delete a member's turns and verdicts, and what others' turns and answered messages hold of them."""
        connection, gone = connection_of(transaction), 0
        here = and_(turns.c.workspace == workspace, turns.c.member == member)
        shared = and_(turns.c.workspace == workspace, turns.c.thread.in_(select(turns.c.thread).where(here)))
        await connection.execute(update(turns).where(shared).values(understood=turns.c.question))
        told = and_(answered_table.c.workspace == workspace, answered_table.c.member == member, answered_table.c.ended)
        await connection.execute(update(answered_table).where(told).values(member=""))
        for table in (turns, verdicts):
            theirs = and_(table.c.workspace == workspace, table.c.member == member)
            gone += (await connection.execute(delete(table).where(theirs))).rowcount
        return gone

    async def forget_before(self, transaction: Transaction, before: datetime) -> int:
        """Delete turns from before a moment, and what was answered then."""
        await connection_of(transaction).execute(delete(answered_table).where(answered_table.c.at < to_row(before)))
        old = delete(turns).where(turns.c.at < to_row(before))
        return int((await connection_of(transaction).execute(old)).rowcount)

    async def keep_verdict(self, transaction: Transaction, workspace: WorkspaceId, verdict: Verdict) -> None:
        """Keep a verdict in place of the member's earlier one."""
        connection = connection_of(transaction)
        known = select(editions.c.number).where(editions.c.workspace == workspace, editions.c.id == verdict.edition)
        if (await connection.execute(known)).first() is None:
            raise NotFoundError(f"There is no briefing “{verdict.edition[:40]}” in this workspace to judge.")
        place = {"workspace": workspace, "edition": verdict.edition, "member": verdict.member}
        await connection.execute(delete(verdicts).where(*(verdicts.c[name] == value for name, value in place.items())))
        await connection.execute(insert(verdicts), [place | {"useful": verdict.useful, "at": to_row(verdict.at)}])

    async def list_verdicts(
        self, transaction: Transaction, workspace: WorkspaceId, edition: EditionId
    ) -> tuple[Verdict, ...]:
        """Give the verdicts on an edition of this workspace."""
        theirs = select(verdicts).where(verdicts.c.workspace == workspace, verdicts.c.edition == edition)
        rows = await connection_of(transaction).execute(theirs.order_by(verdicts.c.member))
        return tuple(Verdict(edition, MemberId(row.member), row.useful, from_row(row.at)) for row in rows)


def _read_answered(row: Row[Any]) -> Answered:
    channel = Channel(row.platform, WorkspaceId(row.workspace), row.channel)
    replies = load_json(tuple[MessageId, ...], row.replies)
    return Answered(
        channel, MessageId(row.message), MemberId(row.member), from_row(row.at), row.turn, replies, row.ended
    )


def _place(channel: Channel, message: MessageId) -> dict[str, str]:
    return {
        "platform": channel.platform,
        "workspace": channel.workspace,
        "channel": channel.id,
        "message": message,
    }


def _answers(channel: Channel, message: MessageId) -> ColumnElement[bool]:
    return and_(*(answered_table.c[name] == value for name, value in _place(channel, message).items()))
