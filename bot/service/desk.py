"""What every service works with: the opened ports, and what was loaded once at start."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, field_validator

from bot.model.article import Publisher
from bot.model.briefing import FAIR_SHARE, FAIR_WORDS, LANGUAGES
from bot.model.errors import UsageError
from bot.model.message import read_channel
from bot.model.vector import Space
from bot.ports import (
    ArticleStore,
    Clock,
    ConversationStore,
    Database,
    DeliveryStore,
    EditionStore,
    JobQueue,
    LeaseStore,
    RetentionStore,
    SourceStore,
    SpendStore,
    StoryStore,
    SubscriptionStore,
    TextModel,
    VectorStore,
    Workers,
)
from bot.prompts import Prompts
from bot.service.placing import Placer
from bot.service.spending import Ledger
from bot.service.topics import TopicBook
from bot.settings import Section
from bot.text.gazetteer import Gazetteer
from bot.text.publishers import PublisherTable

LEAST_DAYS = 35
"""Days that texts are kept at least: a monthly edition reads a month and a little more."""


class Settings(Section):
    """How this desk serves its channels."""

    who_may_follow: Literal["managers", "everyone"] = Field(default="managers", alias="WHO_MAY_FOLLOW")
    """Who may change what a channel follows: those the platform lets manage it, or every member."""
    late_hours: float = Field(default=6, alias="LATE_HOURS", ge=0, le=168)
    """An edition missed while nothing ran is posted late when it is younger than this, else skipped."""
    quote_words: int = Field(default=FAIR_WORDS, alias="QUOTE_WORDS", ge=0, le=1_000)
    """Words of one article that an edition may quote; a longer wish gets the link."""
    quote_share: float = Field(default=FAIR_SHARE, alias="QUOTE_SHARE", ge=0, le=1)
    """Share of one article that an edition may quote."""
    story_days: float = Field(default=7, alias="STORY_DAYS", ge=1, le=60)
    """Days within which an article can join a story, and for which a story goes on; then another follows it."""
    vector_same: float = Field(default=0.65, alias="STORY_VECTORS", gt=0, lt=1)
    """Cosine from which two articles in two languages tell one story, where OPENAI_EMBEDDING_MODEL is set."""
    conversation_days: int = Field(default=90, alias="CONVERSATION_DAYS", ge=1, le=3_650)
    """How long what members asked and were answered is kept."""
    text_days: int = Field(default=400, alias="TEXT_DAYS", ge=0, le=36_500)
    """How long texts of articles are kept, and what models were sent and answered; 0 for ever."""
    metadata_days: int = Field(default=0, alias="METADATA_DAYS", ge=0, le=36_500)
    """How long titles, addresses and dates of articles are kept; 0 for ever."""
    asks_per_minute: int = Field(default=12, alias="ASKS_PER_MINUTE", ge=1, le=1_000)
    """Questions a member may ask in a minute; a workspace six times as many."""
    admin_channel: str | None = Field(default=None, alias="ADMIN_CHANNEL")
    """Where the administrator is told of what needs a person: PLATFORM:WORKSPACE:CHANNEL."""

    @field_validator("text_days", "metadata_days")
    @classmethod
    def _check_days(cls, days: int) -> int:
        if 0 < days < LEAST_DAYS:
            raise ValueError(f"editions look back as far as a month: give at least {LEAST_DAYS}, or 0 for ever")
        return days

    @field_validator("admin_channel")
    @classmethod
    def _check_channel(cls, words: str | None) -> str | None:
        if words is not None:
            try:
                read_channel(words)
            except UsageError as error:
                raise ValueError(str(error)) from None
        return words


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds a model may take for each purpose; then what needs no model goes out."""

    edition: float
    """A scheduled briefing, which nobody watches."""
    request: float
    """A briefing that a member waits for."""
    answer: float


@dataclass(frozen=True, slots=True)
class Scribe:
    """A model that writes, with what it is told and how much it may take."""

    model: TextModel
    prompts: Prompts
    tokens_in: int
    """Tokens of passages a briefing may send."""
    tokens_out: int
    patience: Patience


@dataclass(frozen=True, slots=True)
class Embedder:
    """A model that gives vectors, and where these belong."""

    model: TextModel
    space: Space


@dataclass(frozen=True, slots=True)
class Desk:
    """The ports that commands, briefings and jobs are handed; who opened them closes them."""

    clock: Clock
    workers: Workers
    database: Database
    articles: ArticleStore
    stories: StoryStore
    vectors: VectorStore
    retention: RetentionStore
    placer: Placer
    sources: SourceStore
    editions: EditionStore
    conversations: ConversationStore
    subscriptions: SubscriptionStore
    deliveries: DeliveryStore
    leases: LeaseStore
    spend: SpendStore
    ledger: Ledger
    queue: JobQueue
    topics: TopicBook
    gazetteer: Gazetteer
    publishers: PublisherTable
    settings: Settings
    scribe: Scribe | None = None
    """None where no model that writes is set up."""
    embedder: Embedder | None = None
    """None where no model for vectors is set up."""
    shipped_feeds: tuple[Publisher, ...] = ()
    """Who publishes the feeds of the shipped list, to say which would cover a topic nothing was read about."""
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while many articles are read for one briefing, so that no two briefings read the same ones."""


def check_language(desk: Desk, language: str) -> None:
    """Raise UsageError for a language that no writer here writes."""
    if desk.scribe is None and language != "en":
        raise UsageError(
            f"Without a model briefings are written in English, not in {LANGUAGES.get(language, f'“{language}”')}; "
            "leave the language out."
        )
    if language not in LANGUAGES:
        raise UsageError(f"There is no language “{language[:20]}”; choose one of {', '.join(LANGUAGES)}.")
