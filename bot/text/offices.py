"""Knows for which state a body or an office holder speaks where the words beside them name no state."""

import functools
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer

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

_MOSTLY = 2
"""How many times as often as another state a text names the one whose body it means, where it says of neither."""


@dataclass(frozen=True, slots=True)
class Offices:
    """What the list holds, made ready to look up."""

    heads: dict[str, ActorKey]
    """`Joe Biden` → the United States, without case."""
    voices: dict[str, tuple[ActorKey, str]]
    """`Dmitry Peskov` → Russia and `Kremlin spokesman`, without case: whom reports name without saying who it is."""
    bodies: re.Pattern[str]
    states: dict[str, ActorKey]
    """The body's name → its state."""
    everyday: frozenset[str]
    """Bodies' names that other states use of their own as well: `Foreign Office`."""
    others: dict[str, frozenset[ActorKey]]
    """The states that call a body of their own by such a name too: Germany and Pakistan have a Foreign Office."""

    def find_state(self, name: str, role: str, text: str) -> ActorKey | None:
        """Give the state of a body that is named, or of a listed leader whose role is an office of state."""
        body = self.bodies.search(f"{name}, {role}")
        state = self._find_owner(body[0], text) if body is not None else None
        if state is not None:
            return state
        holds_office = _OFFICE.search(role) is not None and _ELSEWHERE.search(role) is None
        return self.heads.get(name.casefold()) if holds_office else None

    def find_bodies(self, words: str, text: str) -> frozenset[ActorKey]:
        """Give the states whose bodies are named in words of a text."""
        found = (self._find_owner(body[0], text) for body in self.bodies.finditer(words))
        return frozenset(state for state in found if state is not None)

    def _find_owner(self, body: str, text: str) -> ActorKey | None:
        """Whose a body is; one with an everyday name is the listed state's where the text speaks of that, and another's
        that the text calls it by or mostly speaks of, but nobody's where it may be either's."""
        listed = self.states[body]
        if body not in self.everyday:
            return listed
        named, owners = _read_owners(body, text)
        if not owners <= {listed}:
            return next(iter(owners)) if len(owners) == 1 and not self._is_meant(listed, named, text) else None
        if owners:
            return listed if self._is_meant(listed, named, text) else None
        likely = {listed} if self._is_meant(listed, named, text) else set()
        likely |= {each for each in self.others.get(body, ()) if each in named}
        return next(
            (one for one in likely if all(named[one] >= _MOSTLY * named[each] for each in likely - {one})), None
        )

    def _is_meant(self, state: ActorKey, named: Counter[ActorKey], text: str) -> bool:
        """Say whether a text names a state, its capital, its people, or a body that only it has."""
        own = (self.states[each[0]] for each in self.bodies.finditer(text) if each[0] not in self.everyday)
        return state in named or state in own


@functools.lru_cache(maxsize=64)
def _read_owners(body: str, text: str) -> tuple[Counter[ActorKey], frozenset[ActorKey]]:
    """How often a text names each state, and those it gives a body to: `Pakistan’s Foreign Office`, `Foreign Office of
    Pakistan`, `Foreign Office in Islamabad`."""
    found = [each for each in load_gazetteer().scan(text) if each.key.startswith("state:")]
    before = re.compile(rf"(?:[’']s?)?\s(?:[a-z]+\s)?{re.escape(body)}\b")
    behind = re.compile(rf"\b{re.escape(body)}\s(?:of|in)\s(?:the\s)?\Z")
    owners = {
        each.key
        for each in found
        if before.match(text, each.span.end) or behind.search(text[max(0, each.span.start - 60) : each.span.start])
    }
    return Counter(each.key for each in found), frozenset(owners)


@functools.cache
def load_offices() -> Offices:
    """Load the shipped list."""
    listed: dict[str, dict[str, list[str]]] = json.loads(_DATA.read_text(encoding="utf-8"))
    known: dict[str, dict[str, dict[str, str]]] = json.loads(_DATA.read_text(encoding="utf-8"))
    voices = {
        name.casefold(): (ActorKey(code if ":" in code else f"state:{code}"), office)
        for code, body in known.items()
        for name, office in body.get("voices", {}).items()
    }
    heads = {name.casefold(): ActorKey(f"state:{code}") for code, each in listed.items() for name in each["heads"]}
    everyday = frozenset(name for each in listed.values() for name in each.get("everyday", ()))
    states = {
        name: ActorKey(f"state:{code}")
        for code, each in listed.items()
        for name in (*each["bodies"], *each.get("everyday", ()))
    }
    names = "|".join(map(re.escape, sorted(states, key=len, reverse=True)))
    bodies = re.compile(rf"(?<![\w’'-])(?:{names})(?![\w-])(?!\sfor\b)")
    others = {
        name: frozenset(ActorKey(f"state:{code}") for code, each in listed.items() if name in each.get("alike", ()))
        for name in everyday
    }
    return Offices(heads, voices, bodies, states, everyday, others)
