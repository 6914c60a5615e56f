"""Names the kinds of calamities that words tell of: an earthquake is no flood, and a fire no crash."""

import re

_BY_NATURE = (
    r"earthquakes?|quakes?", r"floods?|flooding|flooded", r"landslides?|mudslides?", r"hurricanes?", r"typhoons?",
    r"cyclones?", r"tornado(?:e?s)?", r"tsunamis?", r"avalanches?", r"wildfires?|forest\sfires?", r"heat\s?waves?",
    r"cholera|ebola|measles|dengue",
)  # fmt: skip
"""What comes over a country once in some days."""
_BY_MAN = (
    r"fires?|blaze", r"explosions?|blasts?|exploded", r"crash(?:es|ed)?|derail(?:ed|ment)|accidents?|plunged",
    r"attack(?:s|ed)?|bombings?", r"shootings?|gunm[ae]n|shot", r"collapse[sd]?", r"stampedes?|crush",
    r"sank|sunk(?:en)?|sinks|sinking|capsiz(?:e[ds]?|ing)",
)  # fmt: skip
"""What may happen twice, and is one only at one place."""
_KINDS = tuple(re.compile(rf"\b(?:{each})\b", re.IGNORECASE) for each in (*_BY_NATURE, *_BY_MAN))


def find_calamities(words: str) -> frozenset[int]:
    """Give the kinds of calamities that words tell of, each by its number."""
    return frozenset(at for at, kind in enumerate(_KINDS) if kind.search(words))


def is_by_nature(kind: int) -> bool:
    """Say whether a kind comes over a whole country once in some days, and does not happen at one place."""
    return kind < len(_BY_NATURE)
