"""Tells the core's own sentences in the member's language and its commands as Discord spells them.

The core writes English, for every platform. What of it Discord shows is kept in the words files under `told`, by a
pattern whose `{names}` stand for what changes; under `here` stands what is worded otherwise on Discord, in English
too. A sentence that no pattern has is shown as it is."""

import functools
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from babel import Locale
from babel.dates import format_datetime
from babel.lists import format_list

from bot.model.document import Document, Line, Section, Text
from bot.model.errors import AttacheError
from bot.platforms.discord.words import ENGLISH, load_words, say
from bot.service.grammar import BriefCommand, FollowCommand, read_command
from bot.service.slots import WEEKDAYS

_LISTS = {"near", "examples"}
"""What stands for several things, the last joined by `or`."""
_SENTENCES = {"read", "closest", "outside", "articles", "deliveries", "status"}
"""What is told by a pattern of its own."""
_DATES = {"day": ("%d %B %Y", "d MMMM y"), "start": ("%d %B %Y %H:%M", "d MMMM y HH:mm")}
_DATES["end"] = _DATES["start"]
"""What is a date: as the core writes it, and as a language does."""
_VALUES = {"hours": r"\S+", "read": r"(?: \(.+?\)|: [^;]+?)?", "outside": "(?: outside that time)?"}
"""What a value looks like, where not just anything can stand there."""
_FIRST = {
    "ask": "question", "unfollow": "topic", "pause": "topic", "resume": "topic", "questions": "topic", "actor": "actor",
    "following": "", "topics": "", "sources": "", "status": "", "help": "",
}  # fmt: skip
"""Commands with the option that takes all that follows; with none, they stand alone."""


def get_spelling(language: str) -> Callable[[str], str]:
    """Say how a command is typed on Discord: `/follow topic:china-russia schedule:daily 08:00`."""

    def spell(command: str) -> str:
        verb, _, rest = command.partition(" ")
        options = _read_options(verb, command, rest)
        if options is None:
            return f"@Attaché {command}"
        told = [f"{say(f'options.{name}.name', language)}:{value}" for name, value in options if value]
        return " ".join((f"/{say(f'{verb}.name', language)}", *told))

    return spell


def _read_options(verb: str, command: str, rest: str) -> list[tuple[str, str]] | None:
    """Give a command's options in order; None for one that is no command on Discord, and is told in a mention."""
    if verb in _FIRST:
        return [(_FIRST[verb], rest)] if _FIRST[verb] or not rest else None
    try:
        read = read_command(command)
    except AttacheError:
        return [] if verb in {"brief", "follow"} else None
    if isinstance(read, BriefCommand):
        depth = "" if read.depth == "standard" else read.depth
        return [("topic", read.topic), ("window", read.since or ""), ("depth", depth)]
    if isinstance(read, FollowCommand):
        return [("topic", read.topic), ("schedule", read.schedule or ""), ("zone", read.time_zone or "")]
    return None


def retell(sentence: str, language: str) -> str:
    """Give a sentence of the core's as it is told here in a language; as it is where no pattern has it, or the language
    nothing for it."""
    spoken = language if load_words(language) else ENGLISH
    words = load_words(spoken)
    for key, pattern in _list_patterns():
        here = key.replace("told.", "here.")
        wanted = here if here in words else key
        found = pattern.fullmatch(sentence) if wanted in words and (wanted == here or spoken != ENGLISH) else None
        if found is not None:
            told = {name: _retell_value(name, each, spoken) for name, each in found.groupdict().items()}
            return say(wanted, spoken, **told)
    return sentence


def _retell_value(name: str, words: str, language: str) -> str:
    if name in _LISTS:
        return words.replace(" or ", f" {say('lists.or', language)} ")
    if name in _SENTENCES:
        return retell(words, language)
    if name == "language":
        code = next((each for each, told in Locale(ENGLISH).languages.items() if told == words), "")
        return str(Locale.parse(language).languages.get(code, words))
    if name in _DATES:
        written, told = _DATES[name]
        with suppress(ValueError):
            return str(format_datetime(datetime.strptime(words, written), told, locale=language))  # noqa: DTZ007
    return words


def retell_schedule(schedule: str, language: str) -> str:
    """Tell a schedule in a language that has words for it: `mon,thu 18:00` as “lundi et jeudi à 18:00”."""
    words, (days, _, times) = load_words(language), schedule.partition(" ")
    if language == ENGLISH or "schedule.days" not in words or days == "cron":
        return schedule
    if days == "every":
        return say("schedule.every", language, hours=times.removesuffix("h"))
    listed = format_list(times.split(","), locale=language)
    if f"schedule.{days}" in words:
        return say(f"schedule.{days}", language, times=listed)
    named = Locale.parse(language).days["format"]["wide"]
    told = [str(named[WEEKDAYS.index(day)]) for day in WEEKDAYS if day in days.split(",")]
    return say("schedule.days", language, days=format_list(told, locale=language), times=listed)


def retell_document(document: Document, language: str) -> Document:
    """Give a document with its own words in a language: its title, headings, and lines of ours."""
    if document.kind == "briefing":
        return document
    if document.kind == "answer":  # its title is the member's question
        return replace(document, sections=tuple(_retell_answer(each, language) for each in document.sections))
    return replace(
        document,
        title=retell(document.title, language),
        sections=tuple(_retell_section(each, language) for each in document.sections),
        subtitle=tuple(_retell_text(each, language) for each in document.subtitle),
        footer=tuple(_retell_line(each, language) for each in document.footer),
    )


def _retell_answer(section: Section, language: str) -> Section:
    """What stands with a source is a quotation; the other lines are ours."""
    lines = tuple(
        _retell_line(each, language) if all(isinstance(run, Text) for run in each.runs) else each
        for each in section.lines
    )
    return replace(_retell_heading(section, language), lines=lines)


def _retell_heading(section: Section, language: str) -> Section:
    return replace(section, heading=retell(section.heading, language))


def _retell_section(section: Section, language: str) -> Section:
    lines = tuple(_retell_line(each, language) for each in section.lines)
    return replace(_retell_heading(section, language), lines=lines)


def _retell_line(line: Line, language: str) -> Line:
    """Run by run: `Start with: ` stands before a command, `last read ` before a moment."""
    return replace(line, runs=tuple(_retell_text(run, language) if isinstance(run, Text) else run for run in line.runs))


def _retell_text(run: Text, language: str) -> Text:
    if run.schedule is not None:
        return replace(run, words=run.words.replace(run.schedule, retell_schedule(run.schedule, language), 1))
    return run if run.at is not None else replace(run, words=retell(run.words, language))


@functools.cache
def _list_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every English sentence of `told` as a pattern, those with the most words of their own first."""
    told = [(key, words) for key, words in load_words(ENGLISH).items() if key.startswith("told.")]
    told.sort(key=lambda each: len(re.sub(r"\{\w+\}", "", each[1])), reverse=True)
    return tuple((key, _make_pattern(words)) for key, words in told)


def _make_pattern(words: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", words)
    own = [
        re.escape(piece) if at % 2 == 0 else f"(?P<{piece}>{_VALUES.get(piece, '.+?')})"
        for at, piece in enumerate(pieces)
    ]
    return re.compile("".join(own), re.DOTALL)
