"""The names of states in members' languages, from CLDR."""

import functools
from collections.abc import Callable
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from bot.model.analysis import ActorKey
from bot.text.gazetteer import Gazetteer

READ_IN = ("fr",)
"""Languages beside English whose names are read whoever types them; where two disagree, the first one's holds."""


def names_in(language: str, gazetteer: Gazetteer) -> MappingProxyType[ActorKey, str]:
    """Give the states' names in a language; none for English, whose names the lists have, or one not known."""
    return _names_in(language.partition("-")[0], gazetteer)


@functools.lru_cache(maxsize=64)
def _names_in(language: str, gazetteer: Gazetteer) -> MappingProxyType[ActorKey, str]:
    if language == "en":
        return MappingProxyType({})
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return MappingProxyType({})
    keys = (known.key for known in gazetteer.iter_states())
    return MappingProxyType({key: territories[code] for key in keys if (code := key.partition(":")[2]) in territories})


@functools.lru_cache(maxsize=64)
def list_slugs(language: str, gazetteer: Gazetteer, spell: Callable[[str], str]) -> MappingProxyType[str, ActorKey]:
    """Give the spellings of the states' names in a language, as `spell` folds what is typed."""
    return MappingProxyType({spell(name): key for key, name in names_in(language, gazetteer).items()})


def find_state(slug: str, gazetteer: Gazetteer, spell: Callable[[str], str]) -> ActorKey | None:
    """Find a state by a spelling of its name in any language that is read."""
    found = (list_slugs(each, gazetteer, spell).get(slug) for each in READ_IN)
    return next((key for key in found if key is not None), None)
