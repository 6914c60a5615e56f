"""What reading an article once found in it: sentences, actors, who said what, dates, and what is left open.

Every place is a span of code-point offsets into the stored text of one revision of the article."""

from dataclasses import dataclass
from typing import Literal, NewType

from bot.model.article import Article, ArticleId

ActorKey = NewType("ActorKey", str)
"""What one actor has in common across articles: `state:CN`, `org:IAEA`, or `person:` and the folded full name."""

ActorKind = Literal["person", "state", "organisation"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """[start, end) in Unicode code points of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words this span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Say whether the two share any place."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the paragraph it stands in, counted from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named; `capital` when a capital stands for its state ("Beijing")."""

    span: Span
    sentence: int
    capital: bool = False


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as this article names it: fullest name, other forms, and its role where the text gives one."""

    key: ActorKey
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    role: Span | None
    """Contiguous text that says who this is: "State Department spokesperson"."""
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: source, cue ("declined to confirm", "according to") and content, within one sentence."""

    source: Span
    actor: ActorKey | None
    """None where the source is unnamed or its name is ambiguous."""
    cue: Span
    content: Span
    sentence: int
    kind: Literal["says", "denies", "accuses", "asks", "quotes", "according"]
    further: tuple[Span, ...] = ()
    """Where the same quotation goes on in the sentences before and after."""


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A dated happening: the source's own words, what they resolve to, and the clause that tells the event."""

    words: Span
    event: Span
    date: str | None
    """YYYY, YYYY-MM, YYYY-MM-DD, or A/B for a range; None where the words do not settle it."""
    sentence: int


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something the text says is not known: the sentence that says so and a question built from it."""

    sentence: int
    basis: tuple[Span, ...]
    """The sentence, and the one before where the question needed it."""
    question: str | None
    """None where a safe question cannot be built: then the sentence itself is shown."""
    actors: tuple[ActorKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All of the above for one revision of one article; made once and kept with it."""

    article_id: ArticleId
    revision: int
    version: int
    """The analyser's version: an older one is made again."""
    language: str | None
    sentences: tuple[Sentence, ...]
    actors: tuple[NamedActor, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[DatedEvent, ...]
    open_points: tuple[OpenPoint, ...]
    others: tuple[Span, ...] = ()
    """Proper names that are no actor: places and things."""


@dataclass(frozen=True, slots=True)
class Material:
    """An article with its analysis: what grouping, writing and answering work on."""

    article: Article
    analysis: Analysis

    @property
    def version(self) -> int:
        """Give the analyser's version."""
        return self.analysis.version
