"""Gathers actors over articles, and tells two persons of one name apart by whom they serve and as what."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Material, NamedActor
from bot.text.belonging import list_homes
from bot.text.roles import TITLES


@dataclass(frozen=True, slots=True)
class Appearance:
    """One actor in one article."""

    actor: NamedActor
    material: Material


def gather(materials: Sequence[Material]) -> list[list[Appearance]]:
    """Give the appearances of each actor; a person whose articles give roles of two states and two kinds is two."""
    gathered: dict[ActorKey, list[Appearance]] = defaultdict(list)
    for material in materials:
        for actor in material.analysis.actors:
            gathered[actor.key].append(Appearance(actor, material))
    return [part for each in gathered.values() for part in _tell_apart(each)]


def _tell_apart(appearances: list[Appearance]) -> list[list[Appearance]]:
    """Whose role an article does not give goes with the one that is named in most articles."""
    if appearances[0].actor.kind != "person" or len(appearances) < 2:
        return [appearances]
    parts: list[tuple[frozenset[ActorKey], frozenset[str], list[Appearance]]] = []
    rest: list[Appearance] = []
    for each in appearances:
        states, titles = _describe(each)
        if not states or not titles:
            rest.append(each)
            continue
        same = next((part for part in parts if part[0] & states or part[1] & titles), None)
        if same is None:
            parts.append((states, titles, [each]))
        else:
            same[2].append(each)
    if len(parts) < 2:
        return [appearances]
    parts.sort(key=lambda part: -len(part[2]))
    parts[0][2].extend(rest)
    return [part for _, _, part in parts]


def _describe(appearance: Appearance) -> tuple[frozenset[ActorKey], frozenset[str]]:
    """The states a role names, and its titles."""
    text, actor = appearance.material.article.text, appearance.actor
    words = actor.role.of(text) if actor.role is not None else ""
    homes = list_homes(text, (actor,)).get(actor.key, frozenset[ActorKey]())
    return homes, frozenset(word.casefold() for word in re.findall(r"[\w-]+", words)) & TITLES
