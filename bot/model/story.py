"""Stories: clusters of articles about one happening, with independent origins counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NewType

from bot.model.analysis import Span
from bot.model.article import ArticleId

StoryId = NewType("StoryId", str)


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source: what one outlet or agency tells, with what reprints it, the one told first in front."""

    id: str
    articles: tuple[ArticleId, ...]
    reports: tuple[tuple[ArticleId, ...], ...]
    """The same by what is told: a reprint is one report with its original, which stands first; a follow-up another."""


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
    """What is told about one happening, articles oldest first; `why` gives the parts of its rank by name, `reasons`
    what they rest on, in words."""

    id: StoryId
    title: str
    first: datetime | None
    last: datetime | None
    articles: tuple[ArticleId, ...]
    origins: tuple[Origin, ...]
    disputes: tuple[Dispute, ...] = ()
    untold: tuple[Account, ...] = ()
    """Sentences that no writer tells: of a count that has grown since, or of another affair than the topic's."""
    grown: tuple[tuple[Account, Account], ...] = ()
    """Sentences with a count that has grown since, each with the one that tells it highest."""
    why: tuple[tuple[str, float], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """What placing an article into a story looks at: its words as numbers, how often each, and when it was told."""

    article: ArticleId
    told: datetime
    """Published, else retrieved."""
    dated: bool
    words: bytes
    """Unsigned 32-bit integers, little end first, each once."""
    counts: bytes
    """As many 32-bit floats, little end first."""
    length: int
    """Words of meaning it has, as far as they are read."""
    live: bool = False
    """It is a live blog or a round-up: it goes with one story and joins no two."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An article in its story: the words it is looked up by, and the earlier articles it is like (0 to 1)."""

    sketch: Sketch
    story: StoryId
    telling: tuple[int, ...] = ()
    alike: Mapping[ArticleId, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What a new article did to stories there were: `other` went into `story`, `story` was split off `other`, or the
    article itself, whose text became another's, went from `other` to `story`."""

    kind: Literal["merged", "split", "moved"]
    story: StoryId
    other: StoryId
    article: ArticleId
    """The new article."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A story as a link of a chain: since when it is told, and the earlier story of the same affair it follows."""

    id: StoryId
    first: datetime
    follows: StoryId | None = None
    merged_into: StoryId | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of stories beside the articles of the last days: ids that are taken, and stories with others."""

    taken: frozenset[StoryId] = frozenset()
    elsewhere: frozenset[StoryId] = frozenset()


NOTHING_STORED = Stored()


@dataclass(frozen=True, slots=True)
class Placement:
    """What is to be kept of a new article: its place, who moves with it, and the stories as they are then."""

    placed: Placed
    moved: Mapping[ArticleId, StoryId]
    strands: tuple[Strand, ...]
    """Those that are new or changed."""
    changes: tuple[StoryChange, ...]
