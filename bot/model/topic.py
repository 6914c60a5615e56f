"""What a channel follows, and the window of time a briefing looks at."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.analysis import ActorKey


@dataclass(frozen=True, slots=True)
class Topic:
    """A named topic, or a pair of actors: `china-russia` works without configuration."""

    name: str
    title: str
    """"China and Russia"."""
    actors: tuple[ActorKey, ...] = ()
    """For a pair, both must act on or speak about one another."""
    query: tuple[str, ...] = ()
    """Words or phrases, any of which the body must hold; empty for a plain pair."""
    feeds: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Covering:
    """How the feeds of the shipped list that would cover a topic stand, to be told where nothing was read; and whose
    articles are told nothing of."""

    missing: tuple[str, ...] = ()
    """Publishers whose feeds nobody added."""
    added: bool = False
    unread: bool = False
    """One that was added has not been read yet."""
    named: int = 0
    """Articles that were read and name an actor of a topic of several, without being about it."""
    together: int = 0
    """Those of them that name all of its actors."""
    longer: int = 0
    """Those that were read in part."""
    left: tuple[str, ...] = ()
    """Outlets of articles on a topic's actors, a live page, a transcript or a list, of which nothing is told."""


@dataclass(frozen=True, slots=True)
class Window:
    """From (inclusive) to (exclusive), both UTC; `widened` when the asked one was empty and seven days taken."""

    start: datetime
    end: datetime
    widened: bool = False
