"""Answers a question from what was read: thread → question as understood → passages → cited answer."""

from dataclasses import dataclass

from bot.answer.compose import compose
from bot.answer.question import read_question
from bot.answer.search import find_passages
from bot.model.article import ArticleId
from bot.model.briefing import Briefing
from bot.model.conversation import Answer, MemberId, Thread, Turn, WorkspaceId, scopes_of
from bot.model.topic import Topic, Window
from bot.ports import Progress
from bot.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with where it was asked: a thread, a topic, an explicit window."""

    workspace: WorkspaceId
    member: MemberId
    question: str
    thread: Thread | None = None
    topic: Topic | None = None
    window: Window | None = None


async def answer_question(desk: Desk, inquiry: Inquiry, progress: Progress) -> Answer:
    """Answer over what was read; in a thread the edition's own evidence comes first and the turn is kept."""
    raise NotImplementedError
