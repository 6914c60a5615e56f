"""Moves everything from one database to another."""

import asyncio

import click

from bot.cli.session import StderrProgress, format_option, print_document, variables
from bot.model.document import Document, Line, Section, Text
from bot.model.errors import UsageError


@click.command(
    epilog="Example: attache migrate-db sqlite:var/attache.db postgresql://attache:password@db.example/attache"
)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="[TO]", required=False)
@click.option("--replace", is_flag=True, help="Empty TO first; without it, a TO that holds anything is refused.")
@format_option()
def migrate_db(source: str, target: str | None, form: str, *, replace: bool) -> None:
    """Copy everything from one database into another, all or nothing; TO is DATABASE_URL where it is not named.

    Stop attache run first. FROM stays as it is, so that going back is a matter of DATABASE_URL.
    """
    from bot.app import move_database

    settings = variables()
    into = target or settings.get("DATABASE_URL")
    if into is None:
        raise UsageError("Name the database to move to, or set DATABASE_URL.")
    progress = StderrProgress()
    try:
        moved = asyncio.run(move_database(settings, (source, into), progress, replace=replace))
    finally:
        progress.clear()
    lines = tuple(Line((Text(each.table, "strong"), Text(f": {each.rows:,}")), 1) for each in moved if each.rows)
    note = Line(
        (Text("Set DATABASE_URL to it. Kept credentials need the same ATTACHE_SECRET_KEY or secret.key.", "faint"),)
    )
    title = "Everything was moved" if lines else "There was nothing to move"
    print_document(Document("listing", title, (Section("tables", "", lines),) if lines else (), (note,)), form, moved)
