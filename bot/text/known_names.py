"""Knows first names, leaders and places, to tell a person's name from another; `tools/names.py` makes the lists."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the lists hold: words that begin a person's name, leaders by the part that stands alone, places."""

    first: frozenset[str]
    men: frozenset[str]
    """First names that men have and women do not; `women` are the others of which that is known."""
    women: frozenset[str]
    last: frozenset[str]
    leaders: dict[str, str]
    """`Macron` → `Emmanuel Macron`."""
    full: frozenset[str]
    """Leaders' names in full."""
    places: frozenset[str]

    def begins_person(self, word: str) -> bool:
        """Say whether a word is a first name, or a family name that stands first; each part of a double one counts."""
        return word in self.first or ("-" in word and word.split("-")[0] in self.first)


@functools.cache
def load_known_names() -> KnownNames:
    """Load the shipped lists."""
    leaders: dict[str, str] = _read("leaders")
    return KnownNames(
        first=frozenset(_read("first_names")),
        men=frozenset(_read("men")),
        women=frozenset(_read("women")),
        last=frozenset(_read("last_names")),
        leaders={short: name for name, short in leaders.items() if " " not in short},
        full=frozenset(leaders),
        places=frozenset(_read("places")),
    )


def _read(name: str) -> dict[str, str]:
    """A list, or names with what stands for them."""
    found: dict[str, str] = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    return found
