"""Reads what Slack sends: who asked what, where, and whether it was sent before."""

import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.request.internals import extract_team_id

from bot.model.conversation import MemberId, ThreadId, WorkspaceId
from bot.model.message import Channel, MessageId, thread_of
from bot.service.grammar import VERBS

Payload = Mapping[str, Any]

_LINK = re.compile(r"<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_OTHER = re.compile(r"<[#!]([^|>]+)(?:\|([^>]*))?>")
MOST_TYPED = 2_000
"""Characters of a message that are read: Slack takes 40,000, and nobody asks so much."""
_DIRECT = MessageId("direct")


@dataclass(frozen=True, slots=True)
class Message:
    """What a member wrote, and where: `root` is the message whose thread it stands in, or would open."""

    channel: Channel
    member: MemberId
    text: str
    ts: MessageId
    root: MessageId
    threaded: bool
    """It was written in a thread."""
    direct: bool
    """Between the member and the bot alone."""
    mentions: tuple[str, ...]

    @property
    def thread(self) -> ThreadId:
        """The conversation it belongs to: a thread, or all that is written directly outside one."""
        return thread_of(self.channel, self.root if self.threaded or not self.direct else _DIRECT)


def workspace_of(body: Payload) -> WorkspaceId:
    """Give the workspace that Bolt authorises what Slack sent for, by Bolt's own reading.

    In a channel that several share it is where the app that showed the message or form is installed: the member's own
    may be another.
    """
    return WorkspaceId(extract_team_id(dict(body)) or "")


def read_message(platform: str, workspace: WorkspaceId, event: Payload) -> Message | None:
    """Read a message event; None for what no member wrote: joins, bots, files without words."""
    if (event.get("subtype") or "") not in {"", "file_share", "thread_broadcast"} or event.get("bot_id"):
        return None
    text, member, ts = event.get("text") or "", event.get("user"), event.get("ts")
    if not member or not ts or not text.strip():
        return None
    return Message(
        channel=Channel(platform, workspace, event["channel"]),
        member=MemberId(member),
        text=read_text(text),
        ts=MessageId(ts),
        root=MessageId(event.get("thread_ts") or ts),
        threaded=bool(event.get("thread_ts")),
        direct=event.get("channel_type") == "im" or event["channel"].startswith("D"),
        mentions=tuple(found[1] for found in _MENTION.finditer(text)),
    )


def read_text(text: str) -> str:
    """Give what a member typed, as far as it is read: without mentions, with addresses and characters as they were."""
    words = _MENTION.sub(" ", _LINK.sub(r"\1", text[:MOST_TYPED]))
    words = _OTHER.sub(lambda found: f"#{found[2]}" if found[2] else " ", words)
    return " ".join(html.unescape(words).split())


def read_shared(message: Payload) -> str:
    """Give what a message of anybody says: its text, else what its attachments and blocks say, with their links."""
    words = read_text(str(message.get("text") or ""))
    if words:
        return words
    attached = [str(each.get(name) or "") for each in message.get("attachments") or () for name in _ATTACHED]
    return " ".join(" ".join(filter(None, [*attached, *_iter_words(message.get("blocks"))])).split())


_ATTACHED = ("original_url", "title_link", "title", "text", "fallback")


def _iter_words(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            if name in {"text", "url"} and isinstance(each, str):
                yield each
            else:
                yield from _iter_words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _iter_words(each)


def read_slash(text: str) -> str:
    """Give the command of `/brief …`: a known verb as it is, anything else is a topic."""
    words = read_text(text)
    verb = words.split(" ", 1)[0].lower()
    return words if verb in VERBS else f"brief {words}".strip()


def name_turn(body: Payload) -> str:
    """Give what names the answering of an event, the same when Slack sends it again."""
    return hashlib.sha256(str(body["event_id"]).encode()).hexdigest()[:16]


def name_once(body: Payload) -> str | None:
    """Give what names a delivery, the same when Slack sends it again; None for what may be answered twice."""
    if body.get("type") == "block_suggestion":
        return None
    found = body.get("event_id") or body.get("trigger_id")
    return str(found) if found else None
