"""Checks requests and responses against the vendor's OpenAPI document, when that is at hand."""

import functools
import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SPEC = Path(__file__).parents[4] / "shared" / "data" / "specs" / "discord" / "specs" / "openapi.json"
_ROOT = "urn:discord"


class Spec:
    """The document, with a validator for each operation's request and responses, made when first needed."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        resource = Resource.from_contents(document, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource(_ROOT, resource)
        self._paths = [
            (re.compile(re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template)) + r"\Z"), template)
            for template in sorted(document["paths"], key=lambda each: (each.count("{"), each))
        ]

    def check_request(self, method: str, path: str, body: Any) -> list[str]:
        """Give what is wrong with a request's JSON."""
        operation = self._find(method, path)
        if operation is None:
            return [f"there is no operation {method} {path}"]
        at = f"{operation}/requestBody/content/application~1json/schema"
        return self._complain(at, body) if self._holds(at) else []

    def check_response(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """Give what is wrong with a response's JSON; a status the document does not name is wrong too."""
        operation = self._find(method, path)
        if operation is None:
            return [f"there is no operation {method} {path}"]
        for name in (str(status), f"{status // 100}XX"):
            if self._holds(f"{operation}/responses/{name}"):
                at = f"{operation}/responses/{name}/content/application~1json/schema"
                return self._complain(at, body) if self._holds(at) else []
        return [f"{method} {path} does not answer {status}"]

    def _find(self, method: str, path: str) -> str | None:
        for pattern, template in self._paths:
            if pattern.match(path) and method.lower() in self._document["paths"][template]:
                return f"/paths/{template.replace('~', '~0').replace('/', '~1')}/{method.lower()}"
        return None

    def _holds(self, pointer: str) -> bool:
        return self._look(pointer) is not None

    def _look(self, pointer: str) -> Any:
        found: Any = self._document
        for part in pointer.strip("/").split("/"):
            found = found.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(found, dict) else None
        if isinstance(found, dict) and "$ref" in found:
            return self._look(found["$ref"].removeprefix("#"))
        return found

    def _complain(self, pointer: str, body: Any) -> list[str]:
        return [
            f"{'/'.join(str(part) for part in error.absolute_path)}: {error.message[:300]}"
            for error in self._validator(pointer).iter_errors(_with_text_ids(body))
        ]

    @functools.cache  # noqa: B019  one document lives as long as the run
    def _validator(self, pointer: str) -> Draft202012Validator:
        return Draft202012Validator({"$ref": f"{_ROOT}#{pointer}"}, registry=self._registry)


def _with_text_ids(body: Any) -> Any:
    """Turn integer ids at the top and in a message reference into text: Discord takes both, its document one."""
    if not isinstance(body, dict):
        return body
    given = _spell_ids(body)
    if isinstance(body.get("message_reference"), dict):
        given["message_reference"] = _spell_ids(body["message_reference"])
    return given


def _spell_ids(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: str(value) if name.endswith("_id") and isinstance(value, int) else value for name, value in values.items()
    }


@functools.cache
def load_spec() -> Spec | None:
    """Give the document, or None where the data set is not there."""
    return Spec(json.loads(SPEC.read_text(encoding="utf-8"))) if SPEC.is_file() else None
