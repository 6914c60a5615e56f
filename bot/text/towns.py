"""Knows of which state a town or region is, where its name means one alone; `tools/towns.py` makes the list."""

import functools
import json
from collections.abc import Mapping
from pathlib import Path

from bot.model.analysis import ActorKey

_DATA = Path(__file__).parent / "data" / "towns.json"


@functools.cache
def load_towns() -> Mapping[str, ActorKey]:
    """Give towns by name with their states; places that two states claim are in it for neither."""
    listed: dict[str, list[str]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return {name: ActorKey(f"state:{code}") for code, names in listed.items() for name in names}
