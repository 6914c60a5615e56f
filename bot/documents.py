"""The documents that cross a border: JSON out, JSON in, and their schemas, from the values themselves."""

import functools
import json
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


@functools.cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Give the reader and writer of one type."""
    return TypeAdapter(kind)


def plain_fields(value: object) -> Any:
    """Give a value as what JSON can hold: dates as ISO strings, tuples as lists, public names."""
    if not _is_ours(value):
        return _plain(value)
    return adapter(cast("Any", type(value))).dump_python(value, mode="json", by_alias=True)


def _is_ours(value: object) -> bool:
    return hasattr(type(value), "__dataclass_fields__")


def _plain(value: object) -> Any:
    if isinstance(value, dict):
        return {str(name): plain_fields(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain_fields(each) for each in value]
    return adapter(Any).dump_python(value, mode="json")


def dump_json(value: object, *, indent: int | None = None) -> str:
    """Write a value of ours, or lists and dicts of such, as JSON."""
    return json.dumps(plain_fields(value), ensure_ascii=False, indent=indent)


def load_json(kind: type[T], text: str | bytes) -> T:
    """Read a value back; raises pydantic's ValidationError for what is not one."""
    found: T = adapter(cast("Any", kind)).validate_json(text)
    return found


def json_schema(kind: Any) -> dict[str, Any]:
    """Give the JSON Schema of what `dump_json` writes for this type."""
    return adapter(kind).json_schema(by_alias=True, mode="serialization")
