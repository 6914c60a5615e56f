"""Loads publishers: the shipped table, and what an operator adds in PUBLISHERS_FILE."""

import functools
import json
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field

from bot.model.article import Publisher
from bot.model.errors import ConfigurationError
from bot.settings import Section, shipped
from bot.text.publishers import PublisherTable


class Settings(Section):
    """Where more publishers stand."""

    more: Path | None = Field(default=None, alias="PUBLISHERS_FILE")


def load_publishers(settings: Settings) -> PublisherTable:
    """Load the table; raises ConfigurationError that names the file and the entry."""
    entries = (*_load_shipped(), *(_load(settings.more) if settings.more else ()))
    return PublisherTable([each for each, _ in entries], {each.name: also for each, also in entries if also})


@functools.cache
def _load_shipped() -> tuple[tuple[Publisher, tuple[str, ...]], ...]:
    return tuple(_load(shipped("seeds") / "publishers.toml"))


def _load(path: Path) -> list[tuple[Publisher, tuple[str, ...]]]:
    try:
        text = path.read_text(encoding="utf-8")
        found: Any = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(f"The publishers file {path} cannot be read: {error.strerror or error}.") from None
    except ValueError as error:
        raise ConfigurationError(f"The publishers file {path} is neither valid JSON nor TOML: {error}.") from None
    entries = found.get("publisher", found.get("publishers", [])) if isinstance(found, dict) else found
    if not isinstance(entries, list):
        raise ConfigurationError(f"The publishers file {path} has to list its publishers.")
    return [_read(entry, f"entry {number} of the publishers file {path}") for number, entry in enumerate(entries, 1)]


def _read(entry: Any, place: str) -> tuple[Publisher, tuple[str, ...]]:
    """Give a publisher and what else it is called."""
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise ConfigurationError(f"The {place} needs a name.")
    state = entry.get("state_controlled")
    if not isinstance(state, bool | None):
        raise ConfigurationError(f"The {place} needs true or false as state_controlled.")
    words = {name: entry.get(name) for name in ("domain", "country", "kind")}
    wrong = next((name for name, value in words.items() if not isinstance(value, str | None)), None)
    if wrong is not None:
        raise ConfigurationError(f"The {place} needs text as its {wrong}.")
    also = entry.get("also", [])
    if not isinstance(also, list) or not all(isinstance(each, str) and each.strip() for each in also):
        raise ConfigurationError(f"The {place} needs a list of names as its also.")
    publisher = Publisher(entry["name"].strip(), words["domain"], words["country"], words["kind"], state)
    return publisher, tuple(each.strip() for each in also)
