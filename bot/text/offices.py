"""Knows for which state a body or an office holder speaks where the words beside them name no state."""

import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path

from bot.model.analysis import ActorKey

_DATA = Path(__file__).parent / "data" / "offices.json"
_OFFICE = re.compile(
    r"\b(?:president|prime\sminister|premier|chancellor|minister|secretary|taoiseach|king|queen|crown\sprince|emir|sultan|"
    r"(?:supreme|paramount|military|de\sfacto)\sleader|leader|diplomat|PM)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:candidate|opposition|party|university|company|union|association|federation|club|council|commission|alliance|bank|"
    r"secretary[ -]general)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offices:
    """What the list holds, made ready to look up."""

    heads: dict[str, ActorKey]
    """`Joe Biden` → the United States, without case."""
    bodies: re.Pattern[str]
    states: dict[str, ActorKey]
    """The body's name → its state."""

    def find_state(self, name: str, role: str) -> ActorKey | None:
        """Give the state of a body that is named, or of a listed leader whose role is an office of state."""
        body = self.bodies.search(f"{name}, {role}")
        if body is not None:
            return self.states[body[0]]
        holds_office = _OFFICE.search(role) is not None and _ELSEWHERE.search(role) is None
        return self.heads.get(name.casefold()) if holds_office else None

    def find_bodies(self, words: str) -> frozenset[ActorKey]:
        """Give the states whose bodies are named in words."""
        return frozenset(self.states[found[0]] for found in self.bodies.finditer(words))


@functools.cache
def load_offices() -> Offices:
    """Load the shipped list."""
    listed: dict[str, dict[str, list[str]]] = json.loads(_DATA.read_text(encoding="utf-8"))
    heads = {name.casefold(): ActorKey(f"state:{code}") for code, each in listed.items() for name in each["heads"]}
    states = {name: ActorKey(f"state:{code}") for code, each in listed.items() for name in each["bodies"]}
    names = "|".join(map(re.escape, sorted(states, key=len, reverse=True)))
    return Offices(heads, re.compile(rf"(?<![\w’'-])(?:{names})(?![\w-])(?!\sfor\b)"), states)
