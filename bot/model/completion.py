"""What is asked of a text model and what comes back, in words no vendor owns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Purpose = Literal["check", "briefing", "repair", "translate", "answer", "condense", "embed"]
"""What a call is for; spend is shown by it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a call took in and gave out, as the endpoint reports it, else as estimated."""

    taken: int = 0
    given: int = 0
    estimated: bool = False
    """Nobody reported them, or not all of them."""

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.taken + other.taken, self.given + other.given, self.estimated or other.estimated)


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """One question to a text model: our instructions, and the material they are about.

    A model gets nothing else: no tools, no secrets, no earlier turns.
    """

    purpose: Purpose
    instructions: str
    material: str
    schema: Mapping[str, Any] | None = None
    """A JSON Schema the answer has to follow; None for plain text."""
    most_tokens: int = 1200
    """Tokens the answer may have."""
    fence: str = ""
    """The random marker around untrusted text in `material`; it differs each time and is no part of the content."""
    passing: bool = False
    """Its answer repeats what a member said, and is not kept to be given again."""
    seconds: float | None = None
    """What the answer may take in all, further attempts included; None leaves it to the model's own limit."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A whole answer; where a schema was asked for, `text` is exactly one JSON value."""

    text: str
    model: str
    tokens: Tokens
    cached: bool = False
    """It was given before for the same content; nothing was spent on it."""
    lost: int = 0
    """Requests before it that were sent and never answered; they may have been paid for."""


@dataclass(frozen=True, slots=True)
class Embeddings:
    """One vector a text, in order."""

    vectors: tuple[tuple[float, ...], ...]
    model: str
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars a million tokens."""

    taken: float
    given: float

    def cost(self, tokens: Tokens) -> float:
        """Give what that many tokens cost, in US dollars."""
        return (tokens.taken * self.taken + tokens.given * self.given) / 1_000_000
