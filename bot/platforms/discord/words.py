"""The words of commands, options and buttons: one file a language beside this one, English first."""

import functools
import tomllib
from pathlib import Path

import discord
from discord import app_commands

FOLDER = Path(__file__).parent / "words"
ENGLISH = "en"


@functools.cache
def load_words(language: str) -> dict[str, str]:
    """Give a language's words by key, `brief.topic.description`; empty for a language there is no file for."""
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        return {}
    return dict(_flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def list_languages() -> tuple[str, ...]:
    """Give the languages there are words for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def say(key: str, language: str = ENGLISH, /, **values: str) -> str:
    """Give the words of a key in a language, in English where that has none; raises KeyError for a key there is not."""
    words = load_words(language).get(key) or load_words(ENGLISH)[key]
    return words.format(**values)


def localised(key: str) -> app_commands.locale_str:
    """Give English words that Discord shows in the member's language."""
    return app_commands.locale_str(say(key), key=key)


def language_of(locale: discord.Locale) -> str:
    """Give the language of a Discord locale: `en-US` is `en`."""
    return str(locale.value).partition("-")[0]


class WordTranslator(app_commands.Translator):
    """Hands Discord the words of every language there is a file for."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Give the words, or None where Discord shall show the English ones."""
        language = language_of(locale)
        key = string.extras.get("key")
        if language == ENGLISH or key is None:
            return None
        return load_words(language).get(key)


def _flatten(table: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += _flatten(value, f"{prefix}{name}.") if isinstance(value, dict) else [(prefix + name, str(value))]
    return found
