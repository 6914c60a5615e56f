"""Where members read and ask, and what a platform hands their requests to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from bot.model.briefing import Briefing
from bot.model.conversation import ThreadId, WorkspaceId
from bot.model.document import Document, Line
from bot.model.message import Channel, Limits, MessageId, Offer, Part, Request
from bot.ports.conversations import ConversationStore
from bot.ports.storage import Database, InstallationStore, ReceiptStore, SubscriptionStore
from bot.ports.world import Clock


@dataclass(frozen=True, slots=True)
class Premises:
    """What a platform is given when it is connected: `connect(premises)` in its module opens it."""

    variables: Mapping[str, str]
    complete_topic: Callable[[str], Sequence[str]]
    """Completes a topic's name, best first."""
    clock: Clock
    database: Database
    installations: InstallationStore
    subscriptions: SubscriptionStore
    receipts: ReceiptStore
    conversations: ConversationStore
    alone: bool = False
    """No other process listens: whatever has not ended when this one starts never will."""
    thorough: bool = False
    """A check looks at everything, however long that takes."""


class Progress(Protocol):
    """Tells the person who waits what is being done."""

    async def tell(self, words: str) -> None:
        """Show one short line, replacing the last."""

    async def show(self, line: Line) -> None:
        """Show a line of the answer as soon as it is checked; the reply that follows holds every line shown."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command gives back: what is shown, and the value behind it."""

    document: Document
    value: Any = None
    """A Briefing, an Answer, a list: for JSON."""
    offers: tuple[Offer, ...] = ()
    """Next steps, shown as buttons where the platform has such, the likeliest first."""
    code: str | None = None
    """The error's, of a problem; `schedule` and `time_zone` name the part of a command it is about."""


Subject = Literal["topic", "followed", "actor", "schedule", "time_zone"]


@dataclass(frozen=True, slots=True)
class Typing:
    """What a member has typed so far of a command's argument, and where; asks for ways to end it."""

    channel: Channel
    subject: Subject
    words: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to end it: the words a member sees, and the value that the command takes."""

    words: str
    value: str


MOST_SUGGESTIONS = 25
"""What Discord's autocomplete shows at most; Slack's selects take more."""


class Commands(Protocol):
    """What a platform hands a member's request to."""

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        """Do what was asked; never raises: what went wrong is a reply of kind `problem`."""

    async def suggest(self, typing: Typing) -> tuple[Suggestion, ...]:
        """Give at most MOST_SUGGESTIONS, best first, fast enough to follow a member's typing; never raises.

        Every value is one that the command takes; what another workspace alone may read is not among them.
        """

    async def keep_thread(self, workspace: WorkspaceId, thread: ThreadId, reply: Reply) -> None:
        """Remember what the messages under a posted reply are about, so that questions there have their context.

        A platform calls it once it knows the posted message; `thread_of` gives the id to use.
        """

    async def list_threads(self, channel: Channel) -> tuple[tuple[ThreadId, Briefing], ...]:
        """Give the latest threads that stand under briefings in a channel, oldest first, with what these say."""

    async def is_under_briefing(self, workspace: WorkspaceId, thread: ThreadId) -> bool:
        """Say whether a thread stands under a briefing of ours; one that members began themselves does not."""


class Platform(Protocol):
    """A place where members read and ask. `render` is pure; a part it gave can be stored as JSON and posted later.

    `post`, `edit` and `find` raise PostError, whose code says what became of the message.
    """

    name: str
    limits: Limits

    def render(self, reply: Reply) -> tuple[Part, ...]:
        """Give the messages, in order, each within the limits; joined they hold every word of the document."""

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        """Post one message that carries `key`, under the message `thread` where given. Mentions nobody.

        The client calls `check_fence` right before the request leaves, and sends nothing where that raises.
        """

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        """Replace a posted message; raises NotFoundError when it is gone, else PostError."""

    async def find(
        self, channel: Channel, key: str, thread: MessageId | None = None, since: datetime | None = None
    ) -> MessageId | None:
        """Look for the message that carries `key`, among all that were posted at or after `since` (else the latest).

        None means for certain that it is not there. Raises PostError: `ambiguous` when looking again will not tell
        either, another code for a look that broke off and may tell the next time.
        """

    async def run(self, commands: Commands) -> None:
        """Listen until the platform ends or the task is cancelled; every request gets exactly one reply."""
