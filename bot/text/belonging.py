"""Says whose own the persons and bodies of an article are: by their roles and names, and by the offices they hold."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence, Set

from bot.model.analysis import ActorKey, NamedActor
from bot.text.gazetteer import load_gazetteer
from bot.text.offices import load_offices

_NOT_ITS_OWN = re.compile(r"\b(?:to|for|on|towards?|against|with)\s+(?:the\s+)?\Z", re.IGNORECASE)
_SPEAKS_FOR = re.compile(r"\bspokes\w+\s+(?:for|on\sbehalf\sof)\s+(?:the\s+)?\Z", re.IGNORECASE)
_IN = re.compile(r"\bin\s+(?:the\s+)?\Z", re.IGNORECASE)
OF_STATE = re.compile(
    r"\b(?:governments?|minist(?:ry|ries|ers?)|presidents?|presidency|leaders?|leadership|rulers?|regime|cabinet|parliament|authorit(?:y|ies)|officials?|"
    r"courts?|judges?|prosecutors?|police|army|military|junta|administration|spokes\w+)\b",
    re.IGNORECASE,
)
"""Who speaks for the state in which they are: officials in Kyiv do, a company's director there does not."""
_NO_LONGER = re.compile(r"\b(?:former|formerly|ex|late|retired|ousted|exiled|onetime|one-time)\b", re.IGNORECASE)


def is_former(role: str) -> bool:
    """Say whether a role is one that its holder has left."""
    return _NO_LONGER.search(role) is not None


def find_own(text: str, actors: Sequence[NamedActor], key: ActorKey) -> frozenset[ActorKey]:
    """Give an actor's key with those of the persons and bodies in an article that are its own."""
    forms = _forms(text, actors, key)
    return frozenset({key} | {actor.key for actor in actors if forms and _belongs(actor, forms, text)})


def list_homes(
    text: str, actors: Sequence[NamedActor], wanted: Set[ActorKey] | None = None
) -> Mapping[ActorKey, frozenset[ActorKey]]:
    """Give the states that the persons and bodies of an article speak for, of all or of those `wanted`; who no longer
    holds an office, for none."""
    homes: dict[ActorKey, frozenset[ActorKey]] = {}
    states = {actor.key: _forms_of(text, actor) for actor in actors if actor.kind == "state"}
    for actor in actors:
        role = actor.role.of(text) if actor.role is not None else ""
        if actor.kind == "state" or (wanted is not None and actor.key not in wanted) or is_former(role):
            continue
        named = actor.name if actor.kind == "organisation" else ""
        found = frozenset(key for key, forms in states.items() if _belongs(actor, forms, text))
        found |= {key for key in _list_named(f"{named}, {role}") if key.startswith("state:")}
        office = load_offices().find_state(actor.name, role, text) if not found else None
        if found or office is not None:
            homes[actor.key] = found or frozenset({office} if office is not None else ())
    return homes


def list_served(text: str, actor: NamedActor, actors: Sequence[NamedActor]) -> frozenset[ActorKey]:
    """Give the states a person serves, also where its role names a body that is a state's elsewhere in the article:
    `spokeswoman for the Foreign Ministry`, of which the article says that it is Russia's."""
    homes = list_homes(text, actors)
    role = actor.role
    if actor.key in homes or role is None or is_former(role.of(text)):
        return homes.get(actor.key, frozenset())
    bodies = {each.key for each in actors if any(role.holds(mention.span) for mention in each.mentions)}
    return frozenset(state for body in bodies for state in homes.get(body, ()))


def list_spoken_for(words: str, text: str) -> frozenset[ActorKey]:
    """Give the listed actors, and the states of bodies, that the words for a source name in a text."""
    return _list_named(words) | load_offices().find_bodies(words, text)


@functools.lru_cache(maxsize=4096)
def _list_named(words: str) -> frozenset[ActorKey]:
    """The listed states and organisations that words name as whose somebody is."""
    return frozenset(each.key for each in load_gazetteer().scan(words) if _is_its_own(words[: each.span.start]))


def _forms(text: str, actors: Iterable[NamedActor], key: ActorKey) -> frozenset[str]:
    """Give the words that name the actor here: "Russia", "Russian", "Moscow"."""
    return next((_forms_of(text, actor) for actor in actors if actor.key == key), frozenset())


def _forms_of(text: str, actor: NamedActor) -> frozenset[str]:
    named = {mention.span.of(text) for mention in actor.mentions}
    return frozenset(form for form in {actor.name, *actor.aliases, *named} if len(form) > 1)


def _belongs(actor: NamedActor, forms: Iterable[str], text: str) -> bool:
    """Say whether a person's role, or a body's name, names the actor as its own ("ambassador to China" does not)."""
    if actor.kind == "state":
        return False
    where: Sequence[str] = [actor.name] if actor.kind == "organisation" else []
    if actor.role is not None:
        where = [*where, actor.role.of(text)]
    return any(_names(words, form) for words in where for form in forms)


def _names(words: str, form: str) -> bool:
    if form not in words:
        return False
    found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words)
    return found is not None and _is_its_own(words[: found.start()])


def _is_its_own(before: str) -> bool:
    """Say whether what stands before a name makes it whose somebody is: an ambassador to it is not, a spokesman for
    it is; a ministry in it is, a company or another's officials in it are not."""
    if _IN.search(before):
        return OF_STATE.search(before) is not None and not load_gazetteer().scan(before)
    return _NOT_ITS_OWN.search(before) is None or _SPEAKS_FOR.search(before) is not None
