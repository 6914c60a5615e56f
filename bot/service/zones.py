"""Reads the time zone a person means: `Europe/Paris`, `paris`, `CET Paris`, `Londres`, `South Korea`, `Beijing`."""

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel import Locale
from rapidfuzz import fuzz, process

from bot.model.errors import UsageError
from bot.service.windows import get_zone, list_zones

_LANGUAGES = ("en", "fr")
"""Whose names of cities and countries are read, beside the IANA names (`Londres`); from the CLDR."""
_LIKE_ENOUGH, _MOST_SUGGESTED, _MOST_CHOICES = 80, 3, 5
_LONGEST = 100
"""Characters that are read: the longest name has 42, and the ways to part words grow with their third power."""
_OFFSETS = re.compile(r"(?:Etc/)?GMT[+-]?\d+")
"""Their signs are the other way round from what people mean: `Etc/GMT+2` is two hours behind."""
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+\u2212-])\s*(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
"""What people write for an offset: ahead of UTC with a plus, as in `GMT+2`."""
_NAMED_AFTER_NO_CITY = {"Australia", "Brazil", "Chile", "Mexico"}
"""Areas with names of regions beside those of cities: `Australia/South`, `Mexico/General`."""
_BESIDE = {"time", "heure", "de", "d"}
"""What people write beside a place: `heure de Paris`."""
_CODES = {
    "burma": "MM", "czech republic": "CZ", "ivory coast": "CI", "myanmar": "MM", "uae": "AE", "uk": "GB", "usa": "US",
}  # fmt: skip
_CITIES = {
    "Africa/Abidjan": "Yamoussoukro", "Africa/Blantyre": "Lilongwe", "Africa/Bujumbura": "Gitega",
    "Africa/Casablanca": "Rabat", "Africa/Dar_es_Salaam": "Dodoma", "Africa/Douala": "Yaounde",
    "Africa/Johannesburg": "Pretoria|Cape Town|Le Cap", "Africa/Lagos": "Abuja", "Africa/Porto-Novo": "Cotonou",
    "America/Barbados": "Bridgetown", "America/Belize": "Belmopan", "America/Chicago": "Houston|Dallas",
    "America/Dominica": "Roseau", "America/El_Salvador": "San Salvador",
    "America/Grenada": "St George's|Saint George's", "America/Guatemala": "Guatemala City",
    "America/Guayaquil": "Quito", "America/Guyana": "Georgetown", "America/Jamaica": "Kingston",
    "America/La_Paz": "Sucre", "America/Los_Angeles": "San Francisco|Seattle",
    "America/New_York": "Washington|Washington DC|Washington D C|New York City|Boston|Philadelphia|Atlanta|Miami",
    "America/Panama": "Panama City", "America/Sao_Paulo": "Brasilia|Rio de Janeiro", "America/St_Kitts": "Basseterre",
    "America/St_Lucia": "Castries", "America/St_Vincent": "Kingstown", "America/Toronto": "Ottawa|Quebec|Montreal",
    "Asia/Aden": "Sanaa|Sana'a", "Asia/Almaty": "Astana", "Asia/Bahrain": "Manama",
    "Asia/Brunei": "Bandar Seri Begawan", "Asia/Dili": "East Timor|Timor oriental",
    "Asia/Dubai": "Abu Dhabi|Abou Dhabi", "Asia/Hebron": "Ramallah", "Asia/Ho_Chi_Minh": "Hanoi",
    "Asia/Jerusalem": "Tel Aviv", "Asia/Karachi": "Islamabad|Lahore",
    "Asia/Kolkata": "New Delhi|Delhi|Mumbai|Bombay|Chennai|Bangalore|Bengaluru", "Asia/Kuwait": "Kuwait City",
    "Asia/Qatar": "Doha", "Asia/Riyadh": "Jeddah", "Asia/Shanghai": "Beijing|Peking|Pékin|Shenzhen|Guangzhou",
    "Asia/Tokyo": "Osaka|Kyoto", "Asia/Yangon": "Naypyidaw", "Atlantic/Cape_Verde": "Praia",
    "Australia/Sydney": "Canberra", "Europe/Amsterdam": "The Hague|La Haye|Rotterdam",
    "Europe/Andorra": "Andorra la Vella", "Europe/Belgrade": "Pristina|Kosovo",
    "Europe/Berlin": "Munich|Frankfurt|Hamburg|Bonn", "Europe/Istanbul": "Ankara", "Europe/Kyiv": "Kharkiv|Odesa",
    "Europe/London": "Edinburgh|Cardiff|Oxford", "Europe/Madrid": "Barcelona|Barcelone", "Europe/Malta": "Valletta",
    "Europe/Moscow": "Saint Petersburg|St Petersburg|Saint Pétersbourg", "Europe/Paris": "Lyon|Marseille|Strasbourg",
    "Europe/Rome": "Milan|Naples", "Europe/Zurich": "Geneva|Genève|Bern|Berne|Lausanne", "Indian/Comoro": "Moroni",
    "Indian/Maldives": "Malé", "Indian/Mauritius": "Port Louis", "Pacific/Auckland": "Wellington",
    "Pacific/Efate": "Port Vila", "Pacific/Fiji": "Suva", "Pacific/Guadalcanal": "Honiara", "Pacific/Nauru": "Yaren",
    "Pacific/Palau": "Ngerulmud", "Pacific/Pohnpei": "Palikir", "Pacific/Tongatapu": "Nuku'alofa", "UTC": "Z",
}  # fmt: skip
"""Capitals, seats of international organisations and big cities that no zone is named after: the tz database names one
place for all that keep the same time, and has no list of the others."""


def read_zone(words: str) -> ZoneInfo:
    """Give the zone of a name, a city or a country that has only one; raises UsageError that suggests some.

    All of what was typed has to be understood: of `Paris Texas` half would be another place.
    """
    typed = words.strip()
    with suppress(UsageError):
        return get_zone(typed)
    if len(typed) > _LONGEST:
        raise UsageError(f"There is no time zone “{typed[:_LONGEST]}…”; use an IANA name such as Europe/Paris.")
    if (offset := _OFFSET.fullmatch(typed)) is not None:
        raise UsageError(f"There is no time zone “{typed}”; write a city that keeps that time{_name_offset(offset)}.")
    parts = _fold(typed).split()
    named = tuple(_iter_named(parts))
    path = typed.casefold().replace(" ", "_")
    fitting = [zone for rest, zone in named if _goes_with(rest, zone)]
    found = _without_aliases((each for each in fitting if "/" not in path or each.casefold() == path), parts)
    if len(found) == 1:
        return get_zone(found[0])
    if len(found) > _MOST_CHOICES:
        raise UsageError(f"“{typed}” has {len(found)} time zones; write a city that keeps the one you mean.")
    if found:
        raise UsageError(f"“{typed}” may be several time zones; choose {_spell(found)}.")
    suggested = _without_aliases((zone for _, zone in named), parts) or _find_alike(parts)
    near = _spell(suggested[:_MOST_SUGGESTED])
    way_out = f"did you mean {near}?" if suggested else "use an IANA name such as Europe/Paris."
    raise UsageError(f"There is no time zone “{typed}”; {way_out}")


def _name_offset(offset: re.Match[str]) -> str:
    """Name the zone of a whole number of hours, whose own sign is the other way round."""
    ahead, hours = offset[1] == "+", int(offset[2])
    name = f"Etc/GMT{'-' if ahead else '+'}{hours}"
    if int(offset[3] or 0) or name not in list_zones():
        return ""
    span = "one hour" if hours == 1 else f"{hours} hours"
    return f", or {name}, which is {span} {'ahead of' if ahead else 'behind'} UTC all year"


def _iter_named(parts: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the zones that some of the words name, with the other words; New York rather than York."""
    known, taken = _zones_by_name(), set[int]()
    for length in range(len(parts), 0, -1):
        for at in range(len(parts) - length + 1):
            zones = known.get(" ".join(parts[at : at + length]), frozenset())
            if not zones or taken & set(range(at, at + length)):
                continue
            taken |= set(range(at, at + length))
            yield from (((*parts[:at], *parts[at + length :]), zone) for zone in zones)


def _goes_with(rest: Iterable[str], zone: str) -> bool:
    """Say whether the words beside a place say no more than its zone: its abbreviation, its country."""
    info, year = get_zone(zone), datetime(2024, 1, 1)  # noqa: DTZ001  the zone is asked for that wall time
    short = {_fold(info.tzname(year.replace(month=month)) or "") for month in (1, 7)}
    left = " ".join(word for word in rest if word not in _BESIDE | short)
    return not left or left in _names_of_countries().get(_countries_by_zone().get(zone, ""), ())


def _find_alike(parts: list[str]) -> list[str]:
    known = _zones_by_name()
    alike = process.extract(
        " ".join(parts), known.keys(), scorer=fuzz.ratio, limit=_MOST_SUGGESTED, score_cutoff=_LIKE_ENOUGH
    )
    return _without_aliases({zone for name, *_ in alike for zone in known[name]}, parts)


@functools.cache
def _zones_by_name() -> Mapping[str, frozenset[str]]:
    """Every name of a place, folded, with the zones that bear it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in list_zones():
        if _OFFSETS.fullmatch(name):
            continue
        found[_fold(name)].add(name)
        if name in _countries_by_zone() or name.partition("/")[0] not in _NAMED_AFTER_NO_CITY:
            found[_fold(name.rpartition("/")[2])].add(name)
    for name, city in _iter_cities():
        if "/" in name and not name.startswith("Etc/") and name in list_zones():
            found[_fold(city)].add(name)
    for zone, country in _countries_by_zone().items():
        for told in _names_of_countries().get(country, ()):
            found[told].add(zone)
    for zone, cities in _CITIES.items():
        for city in cities.split("|"):
            found[_fold(city)] = {zone}
    return {told: frozenset(zones) for told, zones in found.items()}


def _iter_cities() -> Iterator[tuple[str, str]]:
    for language in _LANGUAGES:
        for name, told in Locale.parse(language).time_zones.items():
            if "city" in told:
                yield name, str(told["city"])


@functools.cache
def _countries_by_zone() -> Mapping[str, str]:
    """The code of the country that a zone lies in, from the tz database's `zone.tab`."""
    rows = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines()
    told = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {fields[2]: fields[0] for fields in told}


@functools.cache
def _names_of_countries() -> Mapping[str, frozenset[str]]:
    """Code → the names of a country, folded."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for language in _LANGUAGES:
        for code, told in Locale.parse(language).territories.items():
            found[code].add(_fold(str(told)))
    for told, code in _CODES.items():
        found[code].add(told)
    return {code: frozenset(names) for code, names in found.items()}


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
