"""Kinds of source; each file is one, found by listing this folder: it names its `kind` and `open_kind`."""

import importlib
import pkgutil
from collections.abc import Mapping

from bot.ports import Fetcher, SourceKind, Workers


def open_kinds(variables: Mapping[str, str], fetcher: Fetcher, workers: Workers) -> tuple[SourceKind, ...]:
    """Open every kind of this folder, in alphabetical order."""
    names = sorted(each.name for each in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.open_kind(variables, fetcher, workers) for module in modules)
