"""Tells the core's own sentences in the member's language and its commands as Discord spells them.

The core writes English. What of it Discord shows is kept in the words files under `told`, by a pattern whose `{names}`
stand for what changes; a sentence that no pattern has is shown as it is."""

import functools
import re
from collections.abc import Callable
from dataclasses import replace

from bot.model.document import Document, Line, Section, Text
from bot.model.errors import AttacheError
from bot.platforms.discord.words import ENGLISH, load_words, say
from bot.service.grammar import BriefCommand, FollowCommand, read_command

_LISTS = {"near", "examples"}
"""What stands for several things, the last joined by `or`."""
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
    """Give a sentence of the core's in a language; as it is where no pattern has it, or the language none for it."""
    if language == ENGLISH or not load_words(language):
        return sentence
    for key, pattern in _list_patterns():
        found = pattern.fullmatch(sentence)
        if found is not None and key in load_words(language):
            values = found.groupdict()
            joined = f" {say('lists.or', language)} "
            told = {name: each.replace(" or ", joined) if name in _LISTS else each for name, each in values.items()}
            return say(key, language, **told)
    return sentence


def retell_document(document: Document, language: str) -> Document:
    """Give a document with its own words in a language: its title, headings, and whole lines of ours."""
    if language == ENGLISH or document.kind == "briefing":
        return document
    if document.kind == "answer":  # its title is the member's question, its lines are quotations
        return replace(document, sections=tuple(_retell_heading(each, language) for each in document.sections))
    return replace(
        document,
        title=retell(document.title, language),
        sections=tuple(_retell_section(each, language) for each in document.sections),
        footer=tuple(_retell_line(each, language) for each in document.footer),
    )


def _retell_heading(section: Section, language: str) -> Section:
    return replace(section, heading=retell(section.heading, language))


def _retell_section(section: Section, language: str) -> Section:
    lines = tuple(_retell_line(each, language) for each in section.lines)
    return replace(_retell_heading(section, language), lines=lines)


def _retell_line(line: Line, language: str) -> Line:
    """A line of one run, or its last words after what was looked up: `Start with: ` before a command."""
    told = tuple(
        replace(run, words=retell(run.words, language)) if isinstance(run, Text) and run.at is None else run
        for run in line.runs
    )
    return replace(line, runs=told)


@functools.cache
def _list_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every English sentence of `told` as a pattern, those with the most words of their own first."""
    told = [(key, words) for key, words in load_words(ENGLISH).items() if key.startswith("told.")]
    told.sort(key=lambda each: len(re.sub(r"\{\w+\}", "", each[1])), reverse=True)
    return tuple((key, _make_pattern(words)) for key, words in told)


def _make_pattern(words: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", words)
    own = [re.escape(piece) if at % 2 == 0 else f"(?P<{piece}>.+?)" for at, piece in enumerate(pieces)]
    return re.compile("".join(own), re.DOTALL)
