"""Answers the JSON Lines of `--batch`: one line out for each line in, in order."""

import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.cli.session import print_json
from bot.model.errors import AttacheError, InputError


class BatchLine(BaseModel):
    """What every line has."""

    id: str | int


class BatchQuestion(BatchLine):
    """A line of `ask --batch`."""

    question: str
    topic: str | None = None
    after: list[str] | None = None


class BatchQuery(BatchLine):
    """A line of `search --batch`."""

    query: str


B = TypeVar("B", bound=BatchLine)


async def answer_lines(kind: type[B], lines: Iterable[bytes], answer: Callable[[B], Awaitable[dict[str, Any]]]) -> int:
    """Print one JSON line for each line that came, in order, with its id; one that fails holds its error instead.

    Gives the exit code: 1 when any failed.
    """
    failed = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = _read(kind, line, number)
            print_json({"id": asked.id, **await answer(asked)})
        except AttacheError as error:
            failed = True
            print_json({"id": _find_id(line), "error": {"code": error.code, "message": str(error)}})
    return 1 if failed else 0


def _read(kind: type[B], line: bytes, number: int) -> B:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        raise InputError(f"Line {number} of the batch cannot be used: {where}: {first['msg'].lower()}.") from None


def _find_id(line: bytes) -> Any:
    """The id of a line that cannot be used, where it has one."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found.get("id") if isinstance(found, dict) else None
