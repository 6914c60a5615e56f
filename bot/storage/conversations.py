"""Threads and their turns, in SQL; the workspace is in every key."""

from sqlalchemy import and_, delete, insert, select

from bot.model.briefing import EditionId
from bot.model.conversation import MemberId, Thread, ThreadId, Turn, WorkspaceId
from bot.model.errors import NotFoundError
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import from_row, to_row
from bot.storage.tables import threads, turns


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

    async def forget_member(self, transaction: Transaction, workspace: WorkspaceId, member: MemberId) -> int:
        """Delete a member's turns."""
        theirs = and_(turns.c.workspace == workspace, turns.c.member == member)
        done = await connection_of(transaction).execute(delete(turns).where(theirs))
        return done.rowcount
