"""Draws a document for a terminal with rich; words from outside are never read as markup or control codes."""

import io
from collections.abc import Iterator, Sequence

from rich.console import Console as Canvas
from rich.console import RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text as RichText

from bot.model.document import Cite, Document, Line, Link, Run
from bot.text.plain import printable, run_words

WIDEST = 100
_STYLES = {"plain": "", "strong": "bold", "emphasis": "italic", "faint": "dim", "command": "bold"}
_BULLETS = {1: "•", 2: "–"}


def draw(document: Document) -> Iterator[RenderableType]:
    """Give what rich prints for a document, top to bottom."""
    style = "bold red" if document.kind == "problem" else "bold"
    if document.title:
        yield RichText(printable(document.title), style=style)
    if document.subtitle:
        yield RichText("".join(run_words(each) for each in document.subtitle), style="dim")
    for number, section in enumerate(document.sections):
        if document.title or number:
            yield RichText("")
        if section.heading:
            yield RichText(printable(section.heading), style="bold cyan")
        yield from (_draw_line(line) for line in section.lines)
    if document.footer:
        yield RichText("")
        yield from (_draw_line(line) for line in document.footer)


def _draw_line(line: Line) -> RenderableType:
    if line.indent:
        return Padding(_hang(_BULLETS[line.indent], _join(line.runs)), (0, 0, 0, 2 * (line.indent - 1)))
    if line.runs and isinstance(line.runs[0], Cite):
        words = _join(line.runs[1:])
        return _hang(_join(line.runs[:1]), words[1:] if words.plain.startswith(" ") else words)
    return _join(line.runs)


def _join(runs: Sequence[Run]) -> RichText:
    words = RichText()
    for run in runs:
        words.append(run_words(run), style=_style(run))
    return words


def _hang(mark: RichText | str, words: RichText) -> Table:
    """Words beside a mark, so that further lines stand under the words and not under the mark."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(mark, words)
    return grid


def _style(run: Run) -> Style:
    match run:
        case Cite():
            return Style.parse("blue").update_link(run.url)
        case Link():
            return Style.parse("underline").update_link(run.url)
        case _:
            return Style.parse(_STYLES[run.style])


def render_terminal(document: Document, *, width: int, colours: bool) -> str:
    """Give the document as lines of at most `width` columns, with ANSI colours if wanted."""
    canvas = _make_canvas(width, colours=colours)
    with canvas.capture() as captured:
        canvas.print(*draw(document), sep="\n")
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _make_canvas(width: int, *, colours: bool) -> Canvas:
    return Canvas(
        file=io.StringIO(),
        width=min(width, WIDEST),
        force_terminal=colours,
        color_system="standard" if colours else None,
        highlight=False,
        legacy_windows=False,
    )
