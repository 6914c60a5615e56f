"""The fixed words of a briefing, its dates and counts: one file a language in `labels`, English where there is none."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

FOLDER = Path(__file__).parent / "labels"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language by key, `section.watch`."""

    language: str
    words: Mapping[str, str]

    def say(self, key: str, **values: str) -> str:
        """Give the words of a key, filled in."""
        return self.words[key].format(**values)

    def count(self, what: str, number: int) -> str:
        """Give a number with what it counts, in the number's own grammar."""
        form = f"count.{what}.{Locale(self.language).plural_form(number)}"
        return self.words.get(form, self.words[f"count.{what}.other"]).format(
            n=format_decimal(number, locale=self.language)
        )

    def day(self, day: date, form: str = "day") -> str:
        """Give a date as the language writes it: `day`, `day_of_year` or `month`."""
        return str(format_date(day, self.words[f"period.{form}"], locale=self.language))


def list_languages() -> tuple[str, ...]:
    """Give the languages there are labels for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def load_labels(language: str = ENGLISH) -> Labels:
    """Load a language's labels, the English ones where it has no file."""
    known = language if language in list_languages() else ENGLISH
    table = tomllib.loads((FOLDER / f"{known}.toml").read_text(encoding="utf-8"))
    return Labels(known, dict(_flatten(table)))


def _flatten(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += _flatten(value, f"{prefix}{name}.") if isinstance(value, dict) else [(prefix + name, str(value))]
    return found
