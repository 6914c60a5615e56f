"""The briefing document: field names are the public JSON contract of `attache schema briefing`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal, NewType

from bot.model.article import ArticleId, Scope

EditionId = NewType("EditionId", str)
Depth = Literal["flash", "standard", "deep"]
LANGUAGES = {
    "en": "English", "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""The languages of briefings, by their codes; without a model they are written in English alone."""
FAIR_WORDS = 250
"""Words of one article that a briefing quotes at most, where no setting says otherwise."""
FAIR_SHARE = 0.4
"""Share of one article that a briefing quotes at most, where no setting says otherwise."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim's support stands: source number, offsets in the article's stored text, and the words there."""

    n: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable sentence with its support; a `label` is fixed text of ours and states no fact."""

    text: str
    kind: Literal["label", "quoted", "copied", "paraphrased"]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What is different since the channel's last edition."""

    kind: Literal["new", "developed", "reversed", "answered", "corrected"]
    claim: Claim
    before: Claim | None = None
    """What the last edition told, where `claim` takes its place."""
    question: str = ""
    """What the last edition asked, where `claim` answers it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A key actor: who this is, and one line of what they did or said."""

    name: str
    aliases: tuple[str, ...]
    kind: Literal["person", "state", "organisation"]
    role: Claim | None
    line: Claim | None
    serves: str | None = None
    """The state a person serves, where the words shown on who this is name none."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one actor says on an issue."""

    actor: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One issue and who says what about it."""

    issue: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class DisputedAccount:
    """One side of a disputed account: who gives it, and the claim."""

    by: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Disputed:
    """What sources or parties contradict one another on."""

    subject: str
    accounts: tuple[DisputedAccount, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An open question a briefing raised, with the sentence it rests on."""

    id: str
    text: str
    status: Literal["open", "answered", "overtaken", "withdrawn"]
    raised: str
    """YYYY-MM-DD."""
    basis: Claim
    answer: Claim | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A dated event ahead: `date` is YYYY[-MM[-DD]], A/B for a range, or None; `date_words` the source's own."""

    date: str | None
    date_words: str
    event: Claim


@dataclass(frozen=True, slots=True)
class Basis:
    """What the briefing rests on, in counts, and what confidence that allows."""

    articles: int
    publishers: int
    origins: int
    state_media: int
    oldest: datetime | None
    newest: datetime | None
    confidence: Literal["low", "moderate", "high"] | None
    why: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """An article a briefing cites, under the number its citations use, or one it set aside with a mark."""

    n: int
    article_id: ArticleId
    revision: int
    publisher: str
    title: str
    url: str
    published: datetime | None
    state_media: bool
    mark: str = ""
    """What a piece that is no report is listed as, such as `Opinion`: it is quoted in no section."""


@dataclass(frozen=True, slots=True)
class MadeBy:
    """How the document came about: writer, model, prompt versions, tokens, and what the checks did."""

    writer: Literal["extractive", "model"]
    fallback_reason: str | None = None
    model: str | None = None
    prompts: dict[str, str] = field(default_factory=dict)
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None
    claims_checked: int = 0
    claims_repaired: int = 0
    claims_dropped: int = 0


def _window_key(name: str) -> str:
    return {"start": "from", "end": "to"}[name]


@dataclass(frozen=True, slots=True)
class Covered:
    """The window a briefing covers, UTC; `from` and `to` in JSON."""

    __pydantic_config__: ClassVar[dict[str, Callable[[str], str]]] = {"alias_generator": _window_key}

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Briefing:
    """The written document; sections with nothing to say are empty."""

    schema_version: int
    id: EditionId
    scope: Scope
    topic: str
    title: Claim
    language: str
    depth: Depth
    time_zone: str
    slot: str | None
    """Local date-time without offset, or None for one made on request."""
    window: Covered
    bottom_line: tuple[Claim, ...]
    changes: tuple[Change, ...]
    developments: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    disputed: tuple[Disputed, ...]
    questions: tuple[Question, ...]
    watch: tuple[Watch, ...]
    gaps: tuple[str, ...]
    basis: Basis
    sources: tuple[CitedSource, ...]
    made_by: MadeBy
