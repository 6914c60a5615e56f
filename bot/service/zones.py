"""Reads the time zone that a person means: `Europe/Paris`, `paris`, `CET Paris`, `Londres`."""

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel import Locale
from rapidfuzz import fuzz, process

from bot.model.errors import UsageError
from bot.service.windows import get_zone, list_zones

_CITY_LANGUAGES = ("en", "fr")
"""Whose names of cities are read, beside those of the IANA names (`Londres`); from the CLDR."""
_LIKE_ENOUGH, _MOST_SUGGESTED = 75, 3


def read_zone(words: str) -> ZoneInfo:
    """Give the zone of a name or of a city that only one zone is named after; raises UsageError that suggests some."""
    with suppress(UsageError):
        return get_zone(words.strip())
    known, parts = _zones_by_name(), _fold(words).split()
    for length in range(len(parts), 0, -1):  # the most words that name a place: New York before York
        runs = (" ".join(parts[at : at + length]) for at in range(len(parts) - length + 1))
        found = _without_aliases({zone for run in runs for zone in known.get(run, ())}, parts)
        if len(found) == 1:
            return get_zone(found[0])
        if found:
            raise UsageError(f"{words.strip()!r} may be several time zones; choose {_spell(found[:5])}.")
    alike = process.extract(
        _fold(words), known.keys(), scorer=fuzz.ratio, limit=_MOST_SUGGESTED, score_cutoff=_LIKE_ENOUGH
    )
    suggested = _without_aliases({zone for name, *_ in alike for zone in known[name]}, parts)[:_MOST_SUGGESTED]
    way_out = f"did you mean {_spell(suggested)}?" if suggested else "use an IANA name such as Europe/Paris."
    raise UsageError(f"There is no time zone {words.strip()!r}; {way_out}")


@functools.cache
def _zones_by_name() -> Mapping[str, frozenset[str]]:
    """Every name of a place, folded, with the zones that bear it."""
    places = {name for name in list_zones() if "/" in name and not name.startswith("Etc/")}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in places:
        for told in (name, name.rpartition("/")[2]):
            found[_fold(told)].add(name)
    for name, city in _iter_cities():
        if name in places:
            found[_fold(city)].add(name)
    return {told: frozenset(zones) for told, zones in found.items()}


def _iter_cities() -> Iterator[tuple[str, str]]:
    for language in _CITY_LANGUAGES:
        for name, told in Locale.parse(language).time_zones.items():
            if "city" in told:
                yield name, str(told["city"])


def _without_aliases(names: Iterable[str], typed: list[str]) -> list[str]:
    """One name for each set of rules, where a place has several: as it was typed (Kyiv), else the shortest."""

    def rank(name: str) -> tuple[bool, int, str]:
        return _fold(name.rpartition("/")[2]) not in typed, len(name), name

    by_rules: dict[bytes, str] = {}
    for name in sorted(names, key=rank):
        rules = files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
        by_rules.setdefault(rules, name)
    return sorted(by_rules.values())


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(each for each in plain if not unicodedata.combining(each))))


def _spell(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
