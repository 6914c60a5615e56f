"""What is shown to a person, before any platform's form: a title, sections of lines, a footer.

Every platform renders this one shape, so that the same claims carry the same citation numbers everywhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one style. Untrusted words stay untrusted: each platform escapes them in its own way.

    `command` marks a command as it is typed in a plain chat; `service/spelling.py` writes it as it is typed elsewhere.
    """

    words: str
    style: Literal["plain", "strong", "emphasis", "faint", "command"] = "plain"
    at: datetime | None = None
    """The moment that the words tell, where they tell one: a platform that can shows it in the reader's own zone."""
    channel: str | None = None
    """The channel that the words name, as `PLATFORM:WORKSPACE:CHANNEL`: its own platform shows it by its name."""
    schedule: str | None = None
    """The schedule that stands in the words, in its one spelling: a platform can tell it in the reader's language."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation mark such as [2]; `url` is None where the source has no public address."""

    n: int
    url: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address we stored ourselves."""

    words: str
    url: str


Run = Text | Cite | Link


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a list item; `indent` 0 is a paragraph, 1 and 2 are list levels."""

    runs: tuple[Run, ...]
    indent: Literal[0, 1, 2] = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of lines; `key` is the briefing document's own name for it."""

    key: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole reply. `kind` tells a platform which buttons belong below it."""

    kind: Literal["briefing", "answer", "listing", "notice", "problem"]
    title: str
    sections: tuple[Section, ...]
    footer: tuple[Line, ...] = ()
    subtitle: tuple[Text, ...] = ()
