"""Reads settings: each owner declares a `Section`; this is the only place that looks at the environment.

An owner's section names its variables as aliases; `load` gives it checked, or one sentence naming the variable."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.model.errors import ConfigurationError

PACKAGE = Path(__file__).resolve().parent


class Section(BaseModel):
    """One owner's settings: frozen, each field's alias is its environment variable."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


S = TypeVar("S", bound=Section)


def environment(dotenv: Path | None = None) -> dict[str, str]:
    """Give the process's environment over the values of a `.env` file; an empty value counts as not set.

    Raises ConfigurationError for a file that cannot be read.
    """
    try:
        kept = dotenv_values(dotenv) if dotenv is not None and dotenv.is_file() else {}
    except (OSError, ValueError):
        raise ConfigurationError(f"The file {dotenv} is not readable as UTF-8; correct it or move it away.") from None
    merged = {**kept, **os.environ}
    return {name: value for name, value in merged.items() if value}


def load(section: type[S], variables: Mapping[str, str]) -> S:
    """Give a section from variables; raises ConfigurationError that names the first one that is wrong."""
    try:
        return section.model_validate(dict(variables))
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else section.__name__
        if first["type"] == "missing":
            raise ConfigurationError(f"The setting {name} is not set; .env.example says what it holds.") from None
        raise ConfigurationError(f"The setting {name} cannot be used: {_say(first['msg'])}.") from None


def _say(message: str) -> str:
    """Take pydantic's own word for a refusal of ours away; what the operator wrote stays as written."""
    told = message.removeprefix("Value error, ")
    return told[:1].lower() + told[1:]


def shipped(name: str) -> Path:
    """Give the folder `seeds` or `prompts`: inside an installed package, or beside it in a checkout."""
    inside = PACKAGE / "data" / name
    return inside if inside.is_dir() else PACKAGE.parent / name
