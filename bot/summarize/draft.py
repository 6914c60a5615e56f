"""What a model is asked for, and reading what it gave: the words are its own, nothing in them is trusted yet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from bot.documents import json_schema, load_json
from bot.model.errors import ModelError

MOST_CLAIMS = 60
"""A draft of more is no briefing."""


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
class DraftSide:
    """What one actor says on an issue."""

    actor: str
    claim: DraftClaim


@dataclass(frozen=True, slots=True)
class DraftPosition:
    """One issue and who says what about it."""

    issue: str
    sides: tuple[DraftSide, ...]


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """An open question and the claim that says it is open."""

    text: str
    basis: DraftClaim


@dataclass(frozen=True, slots=True)
class Draft:
    """The document as a model writes it."""

    title: DraftClaim
    bottom_line: tuple[DraftClaim, ...]
    developments: tuple[DraftClaim, ...]
    positions: tuple[DraftPosition, ...]
    questions: tuple[DraftQuestion, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A claim written again, under the number it was sent back with; an empty text gives it up."""

    number: int
    text: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Repairs:
    """The answer to a request for repair."""

    claims: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question, claim by claim."""

    claims: tuple[DraftClaim, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A sentence in another language, under its number."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Renderings:
    """The answer to a request for translation."""

    sentences: tuple[Rendering, ...]


def schema_of(kind: type[Any]) -> dict[str, Any]:
    """Give the JSON Schema of what is asked for."""
    return json_schema(kind)


def read_draft(text: str) -> Draft:
    """Read a draft; raises ModelError `wrong_schema`."""
    draft: Draft = _read(Draft, text)
    if sum(1 for _ in iter_claims(draft)) > MOST_CLAIMS:
        raise ModelError("The model wrote far more claims than it was asked for.", code="wrong_schema")
    return draft


def read_repairs(text: str) -> Repairs:
    """Read repairs; raises ModelError `wrong_schema`."""
    found: Repairs = _read(Repairs, text)
    return found


def read_renderings(text: str) -> Renderings:
    """Read translations; raises ModelError `wrong_schema`."""
    found: Renderings = _read(Renderings, text)
    return found


def read_answered(text: str) -> Answered:
    """Read an answer; raises ModelError `wrong_schema`."""
    found: Answered = _read(Answered, text)
    return found


def _read(kind: type[Any], text: str) -> Any:
    try:
        return load_json(kind, text)
    except (ValidationError, RecursionError):
        raise ModelError("The model's answer does not have the form it was asked for.", code="wrong_schema") from None


def iter_claims(draft: Draft) -> Iterator[tuple[str, DraftClaim]]:
    """Give every claim of a draft with a name for its place, in order."""
    yield "title", draft.title
    yield from ((f"bottom_line.{number}", claim) for number, claim in enumerate(draft.bottom_line))
    yield from ((f"developments.{number}", claim) for number, claim in enumerate(draft.developments))
    for number, position in enumerate(draft.positions):
        yield from ((f"positions.{number}.{side}", each.claim) for side, each in enumerate(position.sides))
    yield from ((f"questions.{number}", each.basis) for number, each in enumerate(draft.questions))


def replace_claims(draft: Draft, changed: dict[str, DraftClaim]) -> Draft:
    """Give the draft with the claims of some places replaced."""

    def at(place: str, claim: DraftClaim) -> DraftClaim:
        return changed.get(place, claim)

    return Draft(
        title=at("title", draft.title),
        bottom_line=tuple(at(f"bottom_line.{number}", each) for number, each in enumerate(draft.bottom_line)),
        developments=tuple(at(f"developments.{number}", each) for number, each in enumerate(draft.developments)),
        positions=tuple(
            replace(each, sides=tuple(
                replace(side, claim=at(f"positions.{number}.{index}", side.claim))
                for index, side in enumerate(each.sides)
            ))
            for number, each in enumerate(draft.positions)
        ),
        questions=tuple(
            replace(each, basis=at(f"questions.{number}", each.basis)) for number, each in enumerate(draft.questions)
        ),
    )  # fmt: skip
