"""Reads the JSON Lines of `--batch`: one checked value a line, or one sentence naming the line."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from bot.model.errors import InputError


class BatchQuestion(BaseModel):
    """A line of `ask --batch`."""

    id: str | int
    question: str
    topic: str | None = None
    after: list[str] = Field(default_factory=list)


class BatchQuery(BaseModel):
    """A line of `search --batch`."""

    id: str | int
    query: str


B = TypeVar("B", bound=BaseModel)


def read_batch(kind: type[B], lines: Iterable[bytes]) -> Iterator[B]:
    """Give the lines in order; raises InputError at the first that is not one."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield kind.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the line"
            raise InputError(f"Line {number} of the batch cannot be used: {where}: {first['msg'].lower()}.") from None
