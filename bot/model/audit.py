"""What stays on record of how an edition came about, and what models were paid for."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.article import ArticleId
from bot.model.briefing import EditionId
from bot.model.completion import Purpose, Tokens
from bot.model.conversation import WorkspaceId
from bot.model.story import StoryId
from bot.model.topic import Covering, Topic


@dataclass(frozen=True, slots=True)
class Input:
    """An article an edition was written from, as it stood then."""

    article_id: ArticleId
    revision: int
    content_hash: str
    story: str | None = None
    """The story it was in; None in records made before stories were stored."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Where a story stood among those of an edition, and why: the parts of its rank by name, and in words."""

    story: StoryId
    title: str
    why: tuple[tuple[str, float], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question to a model and its raw answer; `failed` is the error's code where there was none."""

    purpose: Purpose
    model: str
    instructions: str
    material: str
    answer: str
    tokens: Tokens
    cached: bool = False
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim that was not let through, and why."""

    place: str
    text: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The settings that shaped an edition; as shipped in records made before they were kept."""

    tokens_in: int = 8_000
    quote_words: int = 250
    quote_share: float = 0.4


@dataclass(frozen=True, slots=True)
class Audit:
    """The record of one edition: enough to write it again, and to see what was dropped on the way."""

    edition: EditionId
    made: datetime
    topic: str
    window: tuple[datetime, datetime, bool]
    """From, to, and whether it was widened because the asked one was empty."""
    language: str
    depth: str
    time_zone: str
    slot: str | None
    inputs: tuple[Input, ...]
    prompts: dict[str, str]
    exchanges: tuple[Exchange, ...] = ()
    drops: tuple[Dropped, ...] = ()
    after: EditionId | None = None
    """What the channels had before."""
    told: tuple[Input, ...] = ()
    """What that one cites, as it was read for this one."""
    elsewhere: tuple[Input, ...] = ()
    """What answered, in none of its stories, what they leave open."""
    ranking: tuple[Ranking, ...] = ()
    """The stories, best first."""
    subject: Topic | None = None
    """The topic as it was set up then; None in records made before it was kept."""
    covering: Covering | None = None
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Spending:
    """What one call took: for whom, about what, and what it cost; None where the model has no price."""

    at: datetime
    workspace: WorkspaceId
    topic: str
    purpose: Purpose
    model: str
    tokens: Tokens
    estimated: int
    """Tokens taken in, as estimated before the call."""
    cost_usd: float | None
    failed: str | None = None
    """The error's code; `unanswered` for as long as nobody knows what became of the call."""


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """Calls, tokens and money of one day, topic, purpose and model."""

    day: str
    workspace: WorkspaceId
    topic: str
    purpose: str
    model: str
    calls: int
    tokens_in: int
    tokens_out: int
    cost_usd: float
    estimated_usd: float = 0.0
    """How much of it is for calls of which nobody reported what they took."""
