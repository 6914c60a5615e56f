"""Members, workspaces, threads, questions and their cited answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from bot.model.article import ArticleId, Scope
from bot.model.briefing import CitedSource, Claim, EditionId

WorkspaceId = NewType("WorkspaceId", str)
"""A Slack team, a Discord guild, `user:ID` for a user install, or `local`."""
LOCAL = WorkspaceId("local")
MemberId = NewType("MemberId", str)
AT_THE_MACHINE = MemberId("local")
"""Whoever types at this machine, in commands or in the console's chat: what one asked, the other can forget."""
ThreadId = NewType("ThreadId", str)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage a search found: where it stands, its words, and how well it fits (higher is better)."""

    article_id: ArticleId
    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A cited answer, or a refusal with what is near: named in its sentence, or shown behind it with its citation."""

    question: str
    understood: str
    """The question as it was read, follow-ups completed from the thread."""
    answer: tuple[Claim, ...]
    refused: bool
    reason: str | None
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation under a briefing, or one of its own."""

    id: ThreadId
    workspace: WorkspaceId
    topic: str | None
    edition: EditionId | None
    opened: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what was answered, kept so that the next one can be understood."""

    thread: ThreadId
    member: MemberId
    at: datetime
    question: str
    understood: str
    answered: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a member says of a briefing; each member has one, the latest."""

    edition: EditionId
    member: MemberId
    useful: bool
    at: datetime


def scopes_of(workspace: WorkspaceId) -> frozenset[Scope]:
    """Give the scopes a workspace may read: what is public, and its own."""
    return frozenset({Scope("public"), Scope(workspace)})
