"""Opens the app for one command, shows progress while it works, and prints what came of it."""

import asyncio
import functools
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot.settings import environment

if TYPE_CHECKING:
    from bot.model.document import Line

R = TypeVar("R")

FORMATS = ("text", "json", "markdown")


def variables() -> dict[str, str]:
    """Give the settings of this process: its environment over `.env` in the working folder."""
    return environment(Path(".env"))


def with_app(command: Callable[..., Awaitable[R]], *, change: dict[str, str] | None = None) -> Callable[..., R]:
    """Make a click callback of an async function that takes the opened app first."""

    @functools.wraps(command)
    def call(*arguments: Any, **options: Any) -> R:
        from bot.app import open_app
        from bot.logs import Settings, start_logging
        from bot.settings import load

        async def open_and_call() -> R:
            async with open_app(settings) as app:
                return await command(app, *arguments, **options)

        settings = {"LOG_LEVEL": "warning", **variables(), **(change or {})}
        start_logging(load(Settings, settings))
        return asyncio.run(open_and_call())

    return call


class StderrProgress:
    """Progress as one line on stderr that the next replaces; nothing where stderr is a file."""

    def __init__(self) -> None:
        self._shown = bool(sys.stderr and sys.stderr.isatty())

    async def tell(self, words: str) -> None:
        """Show what is being done."""
        if self._shown:
            click.echo(f"\r\x1b[K… {words}", err=True, nl=False)

    async def show(self, line: "Line") -> None:
        """Leave it to the reply, which is printed whole."""

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def format_option(*extra: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give `--format`, with the forms every reading command has and some of its own."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*FORMATS, *extra]),
        default="text",
        show_default=True,
        help="How to print.",
    )


_IN_A_CHANNEL = ("follow ", "unfollow ", "pause", "resume")


def spell_in_terminal(command: str) -> str:
    """Give a command as it is typed here, where nobody is in a channel."""
    named = "--channel " in command or not command.startswith(_IN_A_CHANNEL)
    return f"attache {command}" if named else f"attache {command} --channel PLATFORM:WORKSPACE:CHANNEL"


json_only = click.option(
    "--format",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    expose_value=False,
    help="How to print; this command prints nothing but JSON.",
)


def print_json(value: object) -> None:
    """Print a value of ours as JSON, alone on stdout."""
    from bot.documents import dump_json

    click.echo(dump_json(value))


def print_document(document: Any, form: str, value: object) -> None:
    """Print a document as text, Markdown or a picture, or the value behind it as JSON."""
    if form == "json":
        print_json(value)
        return
    from bot.service.spelling import spell_out

    document = spell_out(document, spell_in_terminal)
    if form == "markdown":
        from bot.text.markdown import render_markdown

        click.echo(render_markdown(document), nl=False)
        return
    if form == "svg":
        from bot.platforms.console.picture import render_picture

        click.echo(render_picture(document, title=f"attache {document.kind}"), nl=False)
        return
    from bot.platforms.console.rendering import WIDEST, render_terminal

    width = shutil.get_terminal_size((WIDEST, 40)).columns
    click.echo(render_terminal(document, width=width, colours=bool(sys.stdout and sys.stdout.isatty())), nl=False)
