"""Gathers actors over articles: tells two persons of one name apart by whom they serve and as what, and knows one
person under two names by the same."""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.analysis import ActorKey, Material, NamedActor
from bot.text.belonging import list_homes
from bot.text.gazetteer import load_gazetteer
from bot.text.known_names import load_known_names
from bot.text.names import fold_name
from bot.text.roles import TITLES, are_two_persons

_HELD_BY_ONE = frozenset("president premier chancellor king queen emir sultan pope".split())
"""Titles that one person in a state has; a minister's is one with what he is minister of."""
_RANKS = {
    "general": "Gen(?:eral)?", "colonel": "Col(?:onel)?", "admiral": "Adm(?:iral)?", "marshal": "Marshal",
    "major": "Maj(?:or)?", "captain": "Capt(?:ain)?", "commander": "Cmdr|Commander",
    "brigadier": "Brig(?:adier)?",
}  # fmt: skip
_RANKED = re.compile(
    rf"(?:\b(?:{'|'.join(_RANKS.values())}|Lt|Lieutenant|Vice|Rear|Air|Field)(?:\.?-?\s(?:Vice\s)?|\.\s?))+\Z"
)
_LONGEST_SHORT = 4
"""Letters of a word up to which one other letter makes it another name."""


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
    return _join([part for each in gathered.values() for part in _tell_apart(each)])


def _join(parts: list[list[Appearance]]) -> list[list[Appearance]]:
    """One person whom articles name longer and shorter, or spell differently, in the same office of the same state."""
    persons = [part for part in parts if part[0].actor.kind == "person"]
    held = {id(part): frozenset(office for each in part for office in _list_offices(each)) for part in persons}
    joined: dict[int, list[Appearance]] = {id(part): part for part in parts}
    for one, other in itertools.combinations(sorted(persons, key=lambda part: -len(part)), 2):
        names = (one[0].actor.name, other[0].actor.name)
        shared = held[id(one)] & held[id(other)]
        alike = _is_turned_round(one[0], other[0]) or any(
            each(one, other, persons) for each in (_is_called_so, _is_of_rank)
        )
        if alike or (shared and _is_one_name(*names, sole=any(_is_held_by_one(office) for _, office in shared))):
            kept = joined[id(one)]
            if kept is not joined[id(other)]:
                joined[id(other)] = kept
                longer = len(names[1].split()) > len(names[0].split())
                kept[:] = [*other, *kept] if longer else [*kept, *other]
    return list({id(part): part for part in joined.values()}.values())


def _list_offices(appearance: Appearance) -> frozenset[tuple[ActorKey, frozenset[str]]]:
    """The state and the words of the office that an article gives a person, without who the state is."""
    text, role = appearance.material.article.text, appearance.actor.role
    states, titles = _describe(appearance)
    if role is None or not titles:
        return frozenset()
    words = role.of(text)
    for found in reversed(load_gazetteer().scan(words)):
        words = words[: found.span.start] + words[found.span.end :]
    office = frozenset(re.findall(r"[a-z-]{2,}", words.casefold())) - {"the", "its", "his", "her", "their"}
    return frozenset((state, office) for state in states)


def _is_held_by_one(office: frozenset[str]) -> bool:
    return bool(office & _HELD_BY_ONE) or ("minister" in office and len(office) > 1)


def _is_one_name(one: str, other: str, *, sole: bool) -> bool:
    """Say whether a name is the end of a longer one; in an office that only one holds (`sole`), a lone family name and
    one letter more, less or other are the same name too."""
    short, long = sorted((fold_name(one).split(), fold_name(other).split()), key=len)
    pairs = [(a, b) for a, b in zip(short, long[-len(short) :], strict=True) if a != b]
    if not pairs:
        return sole or len(short) > 1
    return sole and len(pairs) == 1 and _is_one_letter_off(*pairs[0])


def _is_turned_round(one: Appearance, other: Appearance) -> bool:
    """Say whether two names are of the same words in another order, of one office and not of two states."""
    mine, its = (fold_name(each.actor.name).split() for each in (one, other))
    (homes, titles), (theirs, others) = _describe(one), _describe(other)
    apart = bool(homes and theirs) and not homes & theirs
    return mine != its and sorted(mine) == sorted(its) and bool(titles & others) and not apart


def _is_called_so(one: list[Appearance], other: list[Appearance], persons: Sequence[list[Appearance]]) -> bool:
    """Say whether one is named by a lone word that the other's full name begins with and no third person's holds, in
    articles that name the other's state: `General Prayut`. A word that the lists know as a name may be anybody's."""
    short, long = sorted((one, other), key=lambda part: len(part[0].actor.name.split()))
    name, words = short[0].actor.name, long[0].actor.name.split()
    known = load_known_names()
    if len(words) < 2 or name != words[0] or name in known.first or name in known.last:
        return False
    if any(name in part[0].actor.name.split() for part in persons if part is not short and part is not long):
        return False
    homes, own = (frozenset(state for each in part for state in _describe(each)[0]) for part in (long, short))
    mine, its = (
        [each.actor.role.of(each.material.article.text) for each in part if each.actor.role] for part in (short, long)
    )
    apart = (bool(own) and not own & homes) or any(are_two_persons(a, b) for a in mine for b in its)
    named = [{actor.key for actor in each.material.analysis.actors} for each in short]
    return not apart and all(homes & keys for keys in named)


def _is_of_rank(one: list[Appearance], other: list[Appearance], persons: Sequence[list[Appearance]]) -> bool:
    """Say whether one is named by the rank and the family name of the other alone, which no third person bears:
    `General Khan` for `Lt. Gen. Asad Khan`."""
    short, long = sorted((one, other), key=lambda part: len(part[0].actor.name.split()))
    name, words = short[0].actor.name, long[0].actor.name.split()
    if len(words) < 2 or name != words[-1]:
        return False
    if any(name in part[0].actor.name.split() for part in persons if part is not short and part is not long):
        return False
    homes, own = (frozenset(state for each in part for state in _describe(each)[0]) for part in (long, short))
    ranks, its = (frozenset(rank for each in part for rank in _list_ranks(each)) for part in (long, short))
    return bool(ranks & its) and not (homes and own and not homes & own)


def _list_ranks(appearance: Appearance) -> frozenset[str]:
    """The ranks that stand before an actor's name."""
    text = appearance.material.article.text
    ahead = (text[max(0, each.span.start - 40) : each.span.start] for each in appearance.actor.mentions)
    said = (found[0] for words in ahead if (found := _RANKED.search(words)) is not None)
    return frozenset(rank for words in said for rank, form in _RANKS.items() if re.search(rf"\b{form}\b", words))


def _is_one_letter_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) <= _LONGEST_SHORT or len(long) - len(short) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]


def _tell_apart(appearances: list[Appearance]) -> list[list[Appearance]]:
    """Whose role an article does not give goes with the one that is named in most articles; a captain and a chief of
    staff are two."""
    if appearances[0].actor.kind != "person" or len(appearances) < 2:
        return [appearances]
    roles = [(each, each.actor.role.of(each.material.article.text)) for each in appearances if each.actor.role]
    others = [each for each, role in roles if any(are_two_persons(role, first) for _, first in roles[:1])]
    if others:
        kept = [each for each in appearances if each not in others]
        return [*_tell_apart(kept), *_tell_apart(others)]
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
