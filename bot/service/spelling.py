"""Writes commands as they are typed where a member reads them: the core's own words name none of the platforms.

A command stands between backquotes in a sentence of ours, as it is typed in a plain chat: “try: `brief china-russia`”.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.model.document import Document, Line, Run, Text
from bot.service.grammar import VERBS

Spelling = Callable[[str], str]
"""Gives a command, `follow china-russia daily 08:00`, as it is typed somewhere."""

_COMMAND = re.compile(rf"`((?:{'|'.join(VERBS)})(?: [^`]+)?)`")


def spell_sentence(sentence: str, spell: Spelling = str) -> str:
    """Write the commands of a sentence as they are typed somewhere; without `spell`, as in a plain chat."""
    return _COMMAND.sub(lambda found: spell(found[1]), sentence)


def make_runs(sentence: str) -> tuple[Run, ...]:
    """Give a sentence of ours as runs, its commands marked as such."""
    return tuple(_iter_runs(sentence))


def _iter_runs(sentence: str) -> Iterator[Run]:
    end = 0
    for found in _COMMAND.finditer(sentence):
        if found.start() > end:
            yield Text(sentence[end : found.start()])
        yield Text(found[1], "command")
        end = found.end()
    if end < len(sentence):
        yield Text(sentence[end:])


def spell_out(document: Document, spell: Spelling) -> Document:
    """Write every command that a document shows as it is typed somewhere."""
    sections = tuple(
        replace(each, lines=tuple(_spell_line(line, spell) for line in each.lines)) for each in document.sections
    )
    footer = tuple(_spell_line(line, spell) for line in document.footer)
    title = spell_sentence(document.title, spell) if document.kind in {"problem", "notice"} else document.title
    return replace(document, title=title, sections=sections, footer=footer)


def _spell_line(line: Line, spell: Spelling) -> Line:
    if not any(isinstance(run, Text) and run.style == "command" for run in line.runs):
        return line
    return replace(line, runs=tuple(_spell_run(run, spell) for run in line.runs))


def _spell_run(run: Run, spell: Spelling) -> Run:
    return replace(run, words=spell(run.words)) if isinstance(run, Text) and run.style == "command" else run
