"""Commands that echo: what was asked is kept, and the reply says it back."""

from collections.abc import Sequence

from bot.model.briefing import Briefing
from bot.model.conversation import ThreadId, WorkspaceId
from bot.model.document import Document
from bot.model.message import Channel, Request
from bot.ports import Progress, Reply, Suggestion, Typing
from bot.ports.platform import MOST_SUGGESTIONS


class FakeCommands:
    """Gives `reply`, or an echo; suggests from a list of values by their start."""

    def __init__(self, reply: Reply | None = None, values: Sequence[str] = ("china-russia", "china-us")) -> None:
        self.asked: list[Request] = []
        self.threads: dict[ThreadId, WorkspaceId] = {}
        self._reply = reply
        self._values = tuple(values)

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        await progress.tell("working")
        self.asked.append(request)
        return self._reply or Reply(Document("answer", f"reply to {request.text}", ()))

    async def suggest(self, typing: Typing) -> tuple[Suggestion, ...]:
        begun = [value for value in self._values if value.startswith(typing.words)]
        return tuple(Suggestion(value, value) for value in begun[:MOST_SUGGESTIONS])

    async def keep_thread(self, workspace: WorkspaceId, thread: ThreadId, reply: Reply) -> None:
        self.threads[thread] = workspace

    async def list_threads(self, channel: Channel) -> tuple[tuple[ThreadId, Briefing], ...]:
        return ()

    async def is_under_briefing(self, workspace: WorkspaceId, thread: ThreadId) -> bool:
        return self.threads.get(thread) == workspace
