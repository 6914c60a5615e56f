"""Renders a document as Markdown, with every word from outside escaped."""

import re
from collections.abc import Iterator
from typing import assert_never

from bot.model.document import Cite, Document, Line, Link, Run, Text
from bot.text.plain import printable

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_LIST_LIKE = re.compile(r"\A(\s*)([-+]|\d+[.)])(?=\s)")
_STYLES = {"plain": "", "strong": "**", "emphasis": "*", "faint": "", "command": "**"}
_BULLETS = {0: "", 1: "- ", 2: "  - "}


def escape(words: str) -> str:
    """Make words show as they are: no heading, list, link, image, code or HTML can come of them."""
    return _LIST_LIKE.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", printable(words).replace("\n", " ")))


def render_markdown(document: Document) -> str:
    """Give the whole document as Markdown that ends with a line break."""
    return "\n".join(_lines(document)).rstrip() + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    if document.subtitle:
        yield ""
        yield f"*{''.join(escape(each.words) for each in document.subtitle)}*"
    for section in document.sections:
        yield ""
        if section.heading:
            yield f"## {escape(section.heading)}"
            yield ""
        yield from _spaced(section.lines)
    if document.footer:
        yield ""
        yield "---"
        yield ""
        yield from _spaced(document.footer)


def _spaced(lines: tuple[Line, ...]) -> Iterator[str]:
    """A paragraph is set off from what follows it; list items stand together."""
    for line in lines:
        yield _BULLETS[line.indent] + "".join(_run(run) for run in line.runs).strip()
        if line.indent == 0:
            yield ""


def _run(run: Run) -> str:
    match run:
        case Text():
            return _styled(run)
        case Cite():
            return f"[\\[{run.n}\\]]({_address(run.url)})" if run.url else f"\\[{run.n}\\]"
        case Link():
            return f"[{escape(run.words)}]({_address(run.url)})"
        case _:
            assert_never(run)


def _styled(run: Text) -> str:
    mark = _STYLES[run.style]
    words = run.words.strip()
    if not mark or not words:
        return escape(run.words)
    before = run.words[: len(run.words) - len(run.words.lstrip())]
    after = run.words[len(run.words.rstrip()) :]
    return f"{before}{mark}{escape(words)}{mark}{after}"


def _address(url: str) -> str:
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"
