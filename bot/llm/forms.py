"""How an answer's form is asked for and read: strict schemas, JSON mode, and JSON found in plain text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Form = Literal["schema", "json", "text"]

_PLAINER: dict[Form, Form] = {"schema": "json", "json": "text"}
_FENCE = re.compile(r"\A\s*```[a-zA-Z]*\n(.*?)\n?```\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What an endpoint was found to take; it begins with everything and learns from refusals."""

    form: Form = "schema"
    limit: Literal["max_completion_tokens", "max_tokens"] = "max_completion_tokens"
    left_out: frozenset[str] = frozenset()
    """Optional parameters the endpoint will not have."""


def relearn(dialect: Dialect, parameter: str | None, message: str) -> Dialect | None:
    """Give the dialect to try after a refused request, or None where the refusal was about something else."""
    told = f"{parameter or ''} {message}".lower()
    if ("response_format" in told or "json_schema" in told) and dialect.form in _PLAINER:
        return replace(dialect, form=_PLAINER[dialect.form])
    if "max_completion_tokens" in told and dialect.limit == "max_completion_tokens":
        return replace(dialect, limit="max_tokens")
    for name in ("temperature", "seed", "stream_options"):
        if name in told and name not in dialect.left_out:
            return replace(dialect, left_out=dialect.left_out | {name})
    return None


def response_format(form: Form, schema: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give the parameter that asks for an answer of this schema; None where only the instructions can."""
    if form == "schema":
        return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": strict(schema)}}
    return {"type": "json_object"} if form == "json" else None


def spell_out(instructions: str, form: Form, schema: Mapping[str, Any]) -> str:
    """Add the schema to the instructions where the endpoint does not take it by itself."""
    if form == "schema":
        return instructions
    spelled = json.dumps(strict(schema), ensure_ascii=False)
    return f"{instructions}\n\nAnswer with one JSON object and nothing else. It follows this JSON Schema:\n{spelled}"


def strict(schema: Any) -> Any:
    """Give a schema in the strict dialect: every property required, no other allowed, no defaults or titles."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    kept = {
        name: {key: strict(each) for key, each in value.items()} if name in {"properties", "$defs"} else strict(value)
        for name, value in schema.items()
        if name not in {"default", "title", "description"} or not isinstance(value, str | int | float | list | None)
    }
    if kept.get("type") == "object" and "properties" in kept:
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept


def find_json(text: str) -> str | None:
    """Give the one JSON object of an answer, also where prose or a code fence stands around it; None for none."""
    fenced = _FENCE.match(text)
    inner = fenced[1] if fenced else text
    start = inner.find("{")
    while start >= 0:
        try:
            value, end = json.JSONDecoder().raw_decode(inner, start)
        except (ValueError, RecursionError):
            start = inner.find("{", start + 1)
            if start > _FURTHEST_START:
                return None
            continue
        return inner[start:end] if isinstance(value, dict) else None
    return None


_FURTHEST_START = 2_000
"""Characters of prose before an answer; an object that begins later is part of something else."""
