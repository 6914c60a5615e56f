"""Draws a document as an SVG picture of a terminal, for pages that show what a reply looks like."""

import io

from rich.console import Console as Canvas
from rich.console import Group
from rich.padding import Padding
from rich.terminal_theme import TerminalTheme

from bot.model.document import Document
from bot.platforms.console.rendering import draw

WIDTH = 110
"""Columns; wide enough that few lines wrap, narrow enough to be read where a page shrinks the picture."""

_THEME = TerminalTheme(
    (22, 27, 34),
    (230, 237, 243),
    [(72, 79, 88), (255, 123, 114), (63, 185, 80), (210, 153, 34), (88, 166, 255), (188, 140, 255), (86, 212, 221),
     (177, 186, 196)],
)  # fmt: skip

# The reader's own fonts: a picture that loads one from elsewhere shows none where it is embedded in a page.
_FORMAT = """\
<svg class="attache" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; font-size: 17px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def render_picture(document: Document, *, title: str, width: int = WIDTH) -> str:
    """Give the document as an SVG picture of a terminal whose window has that title."""
    canvas = Canvas(file=io.StringIO(), record=True, width=width, force_terminal=True, color_system="truecolor")
    canvas.print(Padding(Group(*draw(document)), (0, 1)))
    drawn = canvas.export_svg(
        title=title, theme=_THEME, code_format=_FORMAT, font_aspect_ratio=0.6, unique_id="attache"
    )
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"
