"""What a model is asked for, and reading what it gave: the words are its own, nothing in them is trusted yet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.evidence.drafts import DraftClaim, Support, read_form
from bot.model.errors import ModelError

MOST_CLAIMS = 60
"""A draft of more is no briefing."""


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
class Rendering:
    """A sentence in another language, under its number."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Renderings:
    """The answer to a request for translation."""

    sentences: tuple[Rendering, ...]


def read_draft(text: str) -> Draft:
    """Read a draft; raises ModelError `wrong_schema`."""
    draft = read_form(Draft, text)
    if sum(1 for _ in iter_claims(draft)) > MOST_CLAIMS:
        raise ModelError("The model wrote far more claims than it was asked for.", code="wrong_schema")
    return draft


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
