"""A question with where it was asked: what was said there before, its edition, the publishers that are known."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.answer.asked.outlets import may_name_outlets
from bot.answer.asked.question import LONGEST, QuestionRead, read_whole
from bot.answer.found.ground import Ground
from bot.answer.found.search import Library
from bot.answer.thread.reading import read_question
from bot.model.article import Article, ArticleId, Scope
from bot.model.briefing import Briefing
from bot.model.conversation import Answer, MemberId, Thread, ThreadId, Turn, WorkspaceId, scopes_of
from bot.model.errors import NotFoundError
from bot.model.topic import Topic, Window
from bot.ports import Transaction
from bot.service.desk import Desk
from bot.service.windows import get_zone

MOST_TURNS = 6
"""Earlier turns of a thread that a question is read in the light of."""
_NO_THREAD = ThreadId("")


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with where it was asked: a thread, a topic, an explicit window, questions asked before it."""

    workspace: WorkspaceId
    member: MemberId
    question: str
    thread: Thread | None = None
    topic: Topic | None = None
    window: Window | None = None
    time_zone: str = "UTC"
    earlier: tuple[str, ...] = ()
    """Earlier questions, oldest first, where no thread has kept them."""
    aside: list[Turn] | None = None
    """Earlier turns, oldest first, where they are remembered by who asks alone; this one is added."""

    @property
    def is_of_briefing(self) -> bool:
        """Whether it is asked in a briefing's thread."""
        return self.thread is not None and self.thread.edition is not None


@dataclass(frozen=True, slots=True)
class Errand:
    """An inquiry at the desk that looks into it."""

    desk: Desk
    inquiry: Inquiry
    known: Mapping[str, Sequence[str]]
    """The publishers that its questions may name, each with its other names."""
    ground: Ground
    """What the briefing was written from in whose thread it is asked."""

    @property
    def scopes(self) -> frozenset[Scope]:
        """What who asks may see."""
        return scopes_of(self.inquiry.workspace)

    @property
    def here(self) -> datetime:
        """The time where it is asked."""
        return self.desk.clock.now().astimezone(get_zone(self.inquiry.time_zone))

    def read(self, asked: str, understood: str, begun: Article | None = None) -> QuestionRead:
        """Read what was asked as it is to be understood."""
        return read_whole(asked, understood, self.here, self.desk.gazetteer, self.known, begun)

    @asynccontextmanager
    async def open_library(self) -> AsyncIterator[Library]:
        """Open what was read, as who asks may see it."""
        desk = self.desk
        async with desk.database.read() as transaction:
            yield Library(desk.articles, transaction, desk.workers, self.scopes, desk.clock.now())

    async def list_told(
        self, library: Library, ids: Collection[ArticleId], window: Window | None = None
    ) -> Collection[ArticleId]:
        """Give the articles of the stories that some are of."""
        stories, transaction = self.desk.stories, library.transaction
        places = sorted(set((await stories.find_stories(transaction, library.scopes, sorted(ids))).values()))
        return await stories.list_told(transaction, library.scopes, library.now, places, window)


async def list_turns(desk: Desk, inquiry: Inquiry, transaction: Transaction) -> Sequence[Turn]:
    """Give the earlier turns that a question is read in the light of, the oldest first."""
    if inquiry.thread is not None:
        return await desk.conversations.list_turns(transaction, inquiry.workspace, inquiry.thread.id, MOST_TURNS)
    if inquiry.aside is not None:
        return tuple(inquiry.aside)
    now, turns = desk.clock.now(), list[Turn]()
    for words in inquiry.earlier[-MOST_TURNS:]:
        understood = read_question(words, now, turns, desk.gazetteer).kept
        turns.append(Turn(_NO_THREAD, inquiry.member, now, words, understood, ""))
    return turns


async def list_known(
    desk: Desk, questions: Sequence[str], inquiry: Inquiry, transaction: Transaction
) -> Mapping[str, Sequence[str]]:
    """Give the publishers that questions may name, where one speaks of what is reported, with their other names."""
    if not any(may_name_outlets(question[:LONGEST]) for question in questions):
        return {}
    names = await desk.articles.list_publishers(transaction, scopes_of(inquiry.workspace))
    return {name: desk.publishers.list_other_names(name) for name in names}


async def find_edition(desk: Desk, inquiry: Inquiry, transaction: Transaction) -> Briefing | None:
    """Give the edition in whose thread it is asked, where it is still kept."""
    if inquiry.thread is None or inquiry.thread.edition is None:
        return None
    try:
        return await desk.editions.get(transaction, inquiry.workspace, inquiry.thread.edition)
    except NotFoundError:
        return None


async def find_ground(desk: Desk, inquiry: Inquiry, transaction: Transaction) -> Ground:
    """Give what the thread's edition was written from, and until when it looked, where it is still kept."""
    edition = await find_edition(desk, inquiry, transaction)
    if edition is None:
        return Ground()
    evidence = frozenset(source.article_id for source in edition.sources)
    headed = next((each.text for each in (*edition.bottom_line, edition.title) if each.citations), "")
    return Ground(evidence, edition.window.end, inquiry.topic, headed)


async def remember(desk: Desk, inquiry: Inquiry, answer: Answer, understood: str) -> None:
    """Keep the turn in its thread, or beside it where turns are remembered by who asks alone."""
    if inquiry.thread is not None:
        turn = _make_turn(desk, inquiry, inquiry.thread.id, answer, understood)
        async with desk.database.write() as transaction:
            await desk.conversations.add_turn(transaction, inquiry.workspace, turn)
    elif inquiry.aside is not None:
        inquiry.aside.append(_make_turn(desk, inquiry, _NO_THREAD, answer, understood))
        del inquiry.aside[:-MOST_TURNS]


def _make_turn(desk: Desk, inquiry: Inquiry, thread: ThreadId, answer: Answer, understood: str) -> Turn:
    """Give what a follow-up may take up: the question, and what was answered from sources; a refusal names nobody."""
    answered = " ".join(claim.text for claim in answer.answer if claim.citations and not answer.refused)
    return Turn(thread, inquiry.member, desk.clock.now(), answer.question, understood, answered)
