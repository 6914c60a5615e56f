"""Claims as a model writes them, with what it says they rest on; nothing in them is trusted yet."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from bot.documents import load_json
from bot.model.errors import ModelError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Support:
    """The number of a passage, and words copied from it."""

    passage: int
    quote: str


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence and what it says it rests on."""

    text: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question, claim by claim."""

    claims: tuple[DraftClaim, ...]


def read_form(kind: type[T], text: str) -> T:
    """Read what a model gave in the form it was asked for; raises ModelError `wrong_schema`."""
    try:
        return load_json(kind, text)
    except (ValidationError, RecursionError):
        raise ModelError("The model's answer does not have the form it was asked for.", code="wrong_schema") from None
