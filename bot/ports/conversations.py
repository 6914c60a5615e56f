"""What is kept of conversations: threads, their turns, verdicts, and which messages answer which."""

from datetime import datetime
from typing import Protocol

from bot.model.briefing import EditionId
from bot.model.conversation import MemberId, Thread, ThreadId, Turn, Verdict, WorkspaceId
from bot.model.message import Answered, Channel, MessageId
from bot.ports.storage import Transaction


class ConversationStore(Protocol):
    """Threads and their turns."""

    async def open_thread(self, transaction: Transaction, thread: Thread) -> None:
        """Keep a thread; opening it again changes its topic and edition."""

    async def find_thread(self, transaction: Transaction, workspace: WorkspaceId, thread_id: ThreadId) -> Thread | None:
        """Give one of this workspace."""

    async def list_threads(
        self, transaction: Transaction, workspace: WorkspaceId, channel: str, limit: int = 20
    ) -> tuple[Thread, ...]:
        """Give the latest threads under briefings in a channel of this workspace, oldest first."""

    async def add_turn(self, transaction: Transaction, workspace: WorkspaceId, turn: Turn) -> None:
        """Keep a turn; raises NotFoundError when the workspace has no such thread."""

    async def list_turns(
        self, transaction: Transaction, workspace: WorkspaceId, thread_id: ThreadId, limit: int = 20
    ) -> tuple[Turn, ...]:
        """Give the last turns, oldest first."""

    async def keep_verdict(self, transaction: Transaction, workspace: WorkspaceId, verdict: Verdict) -> None:
        """Keep what a member says of a briefing, in place of what was said before; raises NotFoundError."""

    async def list_verdicts(
        self, transaction: Transaction, workspace: WorkspaceId, edition: EditionId
    ) -> tuple[Verdict, ...]:
        """Give what members said of a briefing, in the order of their ids."""

    async def begin_answer(self, transaction: Transaction, answered: Answered) -> tuple[MessageId, ...]:
        """Keep that a message is answered in a new turn; gives the replies that an earlier one left."""

    async def keep_answer(self, transaction: Transaction, answered: Answered) -> bool:
        """Keep a turn's replies; False when it is over: the message was deleted or is answered in another turn."""

    async def find_answered(self, transaction: Transaction, channel: Channel, message: MessageId) -> Answered | None:
        """Give how a message is answered."""

    async def list_unended(
        self, transaction: Transaction, platform: str, before: datetime, limit: int = 100
    ) -> tuple[Answered, ...]:
        """Give turns that began before a moment and did not end, the oldest first: their process died, or is at it."""

    async def forget_answer(self, transaction: Transaction, channel: Channel, message: MessageId) -> None:
        """Forget a message that was deleted, with its replies."""

    async def forget_member(self, transaction: Transaction, workspace: WorkspaceId, member: MemberId) -> int:
        """Delete a member's turns and verdicts; gives how many. What others asked in the same threads stays as they
        typed it, without what was completed from the member's words.

        Which messages answered theirs stays until it is old, by which one that is deleted takes its answer with it: ids
        of messages alone, the member's too only while a question is under way.
        """

    async def forget_before(self, transaction: Transaction, before: datetime) -> int:
        """Delete turns of every workspace from before a moment, and what was answered then; gives how many turns."""
