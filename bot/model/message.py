"""What crosses the border to a platform: channels, requests that members make, parts that are posted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NewType

from bot.model.conversation import MemberId, ThreadId, Turn, WorkspaceId
from bot.model.errors import UsageError

MessageId = NewType("MessageId", str)


@dataclass(frozen=True, slots=True)
class Channel:
    """Where we post."""

    platform: str
    workspace: WorkspaceId
    id: str


@dataclass(frozen=True, slots=True)
class Request:
    """One thing a member asked for, parsed by a platform only as far as the command's words."""

    channel: Channel
    member: MemberId
    text: str
    """What a person typed: `brief china-russia since 3d`, or a question in a thread."""
    thread: ThreadId | None = None
    aside: list[Turn] | None = None
    """What was asked before outside a thread, oldest first; the answer adds its turn, which is stored nowhere."""
    language: str = "en"
    time_zone: str = "UTC"
    may_manage: bool = False
    """The member may change what this channel follows, by the platform's own rules."""
    elsewhere: bool = False
    """The channel is another one than where the member reads the reply, which therefore names it."""
    sees: frozenset[str] = frozenset()
    """Ids of other channels of the workspace whose subscriptions the member may be shown."""
    buttons: bool = False
    """The member is shown offers as buttons below what they belong to."""
    spell: Callable[[str], str] = str
    """Gives a command as it is typed where the member reads the reply: `follow china-russia` as `/brief follow …`."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform allows, as data: nothing in the core asks which platform it is."""

    message_characters: int
    posts_per_second_per_channel: float | None = None
    posts_per_second_per_workspace: float | None = None
    posts_per_second: float | None = None
    """Of the whole bot, all its processes together."""
    settle_seconds: float = 5.0
    """How long after a post began the platform may still be about to show it; a lookup before then proves nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message in a platform's own form (JSON), with a plain text that makes sense alone."""

    payload: Mapping[str, Any]
    text: str
    threaded: bool = False
    """It belongs under the first part, in that message's thread."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A next step that a platform shows as a button: what its label says, and the command that pressing it sends.

    `ask` and `follow` are begun for the member, who completes them where the platform has a form for it; `choose` lacks
    its topic, and `feedback` the verdict `useful` or `not useful`.
    """

    label: Literal["ask", "deeper", "sources", "follow", "evidence", "feedback", "choose"]
    command: str
    """As a person would type it: `brief china-russia since 3d deep`."""


def spell_channel(channel: Channel) -> str:
    """Write a channel as `PLATFORM:WORKSPACE:CHANNEL`."""
    return f"{channel.platform}:{channel.workspace}:{channel.id}"


@dataclass(frozen=True, slots=True)
class Answered:
    """A member's message that is being answered, or was, and the messages that answer it: whichever process hears that
    the one was edited or deleted changes the others."""

    channel: Channel
    message: MessageId
    member: MemberId
    at: datetime
    turn: str
    """Names one answering: a message that was edited is answered in another turn."""
    replies: tuple[MessageId, ...] = ()
    ended: bool = False
    """Nothing of the turn is still to be shown."""


def read_channel(words: str) -> Channel:
    """Read `PLATFORM:WORKSPACE:CHANNEL`; raises UsageError. The workspace may hold a colon, as in `user:ID`."""
    platform, _, rest = words.partition(":")
    workspace, _, channel = rest.rpartition(":")
    if not (platform and workspace and channel):
        raise UsageError(f"{words!r} is no channel; write PLATFORM:WORKSPACE:CHANNEL, such as slack:T012AB:C345.")
    return Channel(platform, WorkspaceId(workspace), channel)


def thread_of(channel: Channel, root: MessageId) -> ThreadId:
    """Name the thread under a posted message."""
    return ThreadId(f"{channel.id}/{root}")
