"""Says which persons and bodies of an article are a state's own, by their roles and names."""

import re
from collections.abc import Iterable, Sequence

from bot.model.analysis import ActorKey, NamedActor

_NOT_ITS_OWN = re.compile(r"\b(?:to|for|on|towards?|against|with)\s+(?:the\s+)?\Z", re.IGNORECASE)


def find_own(text: str, actors: Sequence[NamedActor], key: ActorKey) -> frozenset[ActorKey]:
    """Give an actor's key with those of the persons and bodies in an article that are its own."""
    forms = _forms(text, actors, key)
    return frozenset({key} | {actor.key for actor in actors if forms and _belongs(actor, forms, text)})


def _forms(text: str, actors: Iterable[NamedActor], key: ActorKey) -> frozenset[str]:
    """Give the words that name the actor here: "Russia", "Russian", "Moscow"."""
    for actor in actors:
        if actor.key == key:
            named = {mention.span.of(text) for mention in actor.mentions}
            return frozenset(form for form in {actor.name, *actor.aliases, *named} if len(form) > 1)
    return frozenset()


def _belongs(actor: NamedActor, forms: Iterable[str], text: str) -> bool:
    """Say whether a person's role, or a body's name, names the actor as its own ("ambassador to China" does not)."""
    if actor.kind == "state":
        return False
    where: Sequence[str] = [actor.name] if actor.kind == "organisation" else []
    if actor.role is not None:
        where = [*where, actor.role.of(text)]
    return any(_names(words, form) for words in where for form in forms)


def _names(words: str, form: str) -> bool:
    found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words)
    return found is not None and not _NOT_ITS_OWN.search(words[: found.start()])
