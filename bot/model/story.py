"""Stories: clusters of articles about one happening, with independent origins counted."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from bot.model.analysis import Span
from bot.model.article import ArticleId

StoryId = NewType("StoryId", str)


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent report: the article that is told first, and those that reprint it."""

    id: str
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One side of a dispute: the passage of an article that gives it."""

    article_id: ArticleId
    span: Span


@dataclass(frozen=True, slots=True)
class Dispute:
    """Accounts of one thing that contradict one another: a figure, a date, who did it, a plain denial."""

    subject: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What is told about one happening, articles oldest first; `why` gives the parts of its rank by name."""

    id: StoryId
    title: str
    first: datetime | None
    last: datetime | None
    articles: tuple[ArticleId, ...]
    origins: tuple[Origin, ...]
    disputes: tuple[Dispute, ...] = ()
    why: tuple[tuple[str, float], ...] = ()
