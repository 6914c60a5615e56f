"""Draws a document for a terminal with rich; words from outside are never read as markup or control codes."""

import io
from collections.abc import Iterator

from rich.console import Console as Canvas
from rich.console import RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text as RichText

from bot.model.document import Cite, Document, Line, Link, Run
from bot.text.plain import printable, run_words

WIDEST = 100
_STYLES = {"plain": "", "strong": "bold", "emphasis": "italic", "faint": "dim"}
_BULLETS = {1: "•", 2: "–"}


def draw(document: Document) -> Iterator[RenderableType]:
    """Give what rich prints for a document, top to bottom."""
    style = "bold red" if document.kind == "problem" else "bold"
    yield RichText(printable(document.title), style=style)
    if document.subtitle:
        yield RichText(printable(document.subtitle), style="dim")
    for section in document.sections:
        yield RichText("")
        if section.heading:
            yield RichText(printable(section.heading), style="bold cyan")
        yield from (_draw_line(line) for line in section.lines)
    if document.footer:
        yield RichText("")
        yield from (_draw_line(line) for line in document.footer)


def _draw_line(line: Line) -> RenderableType:
    words = RichText()
    for run in line.runs:
        words.append(run_words(run), style=_style(run))
    if line.indent == 0:
        return words
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(_BULLETS[line.indent], words)
    return Padding(grid, (0, 0, 0, 2 * (line.indent - 1)))


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


def render_picture(document: Document, *, width: int, title: str) -> str:
    """Give the document as an SVG picture of a terminal."""
    canvas = Canvas(file=io.StringIO(), record=True, width=width, force_terminal=True, color_system="truecolor")
    canvas.print(*draw(document), sep="\n")
    return canvas.export_svg(title=title)


def _make_canvas(width: int, *, colours: bool) -> Canvas:
    return Canvas(
        file=io.StringIO(),
        width=min(width, WIDEST),
        force_terminal=colours,
        color_system="standard" if colours else None,
        highlight=False,
        legacy_windows=False,
    )
