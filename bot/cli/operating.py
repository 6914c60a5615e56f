"""Running it: run, status, doctor, db, schema."""

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.session import format_option, print_document, print_json, variables, with_app
from bot.model.conversation import LOCAL
from bot.model.document import Document, Line, Section, Text

if TYPE_CHECKING:
    from bot.app import App


@click.command(epilog="Example: attache status --format json")
@format_option()
@with_app
async def status(app: "App", form: str) -> None:
    """Show how much is kept, and what is wrong: sources that fail, jobs that were given up, deliveries that wait for
    a person or failed this week, and channels that are gone or closed to the bot."""
    from bot.service.layout import lay_out_status
    from bot.service.status import get_status

    found = await get_status(app.desk, LOCAL, everywhere=True)
    print_document(lay_out_status(found, operator=True), form, found)


@click.command(epilog="Example: attache run --platforms console")
@click.option("--platforms", metavar="A,B", help="Which platforms to serve; default: the setting PLATFORMS.")
@click.option(
    "--roles",
    metavar="A,B",
    help="What this process does of it: scheduler, worker, and platforms to listen on; default: everything.",
)
def run(platforms: str | None, roles: str | None) -> None:
    """Run the bot: poll sources, analyse what is new, and serve members until stopped.

    On Postgres several processes and hosts may share the roles: attache run --roles scheduler,worker on one,
    attache run --roles worker,slack on another. On SQLite one process does everything.
    """
    from bot import clock
    from bot.app import run_bot
    from bot.logs import Settings, start_logging
    from bot.settings import load

    asked = {"PLATFORMS": platforms, "ATTACHE_ROLES": roles}
    settings = variables() | {name: value for name, value in asked.items() if value is not None}
    console = "console" in (settings.get("ATTACHE_ROLES") or settings.get("PLATFORMS", "console"))
    start_logging(load(Settings, {**({"LOG_LEVEL": "error"} if console else {}), **settings}))
    if not console and (fixed := load(clock.Settings, settings).now) is not None:
        click.echo(f"The clock stands still at {fixed}, and nothing comes due: unset ATTACHE_NOW.", err=True)
    asyncio.run(run_bot(settings))


@click.command(epilog="Example: attache doctor")
@format_option()
@click.option("--all", "thorough", is_flag=True, help="Look at every server that invited the bot, however many.")
def doctor(form: str, *, thorough: bool) -> int:
    """Check settings, database, topics and sources; name the missing step. Exits 1 when something must be done."""
    from bot.app import examine

    findings = asyncio.run(examine(variables(), thorough=thorough))
    lines = tuple(
        Line((Text("ok   " if each.well else "to do", "strong"), Text(f" {each.what}: {each.detail}")), 1)
        for each in findings
    )
    well = all(each.well for each in findings)
    title = "All is well." if well else "Something is missing."
    print_document(Document("listing", title, (Section("findings", "", lines),)), form, findings)
    return 0 if well else 1


@click.command(epilog="Example: attache manifest slack > manifest.yaml")
@click.argument("platform")
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
def manifest(platform: str, form: str) -> None:
    """Print the manifest of the app for PLATFORM, made from what this version listens to and calls."""
    from bot.app import make_manifest

    made = make_manifest(platform, variables())
    if form == "json":
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
        return
    import yaml

    click.echo(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), nl=False)


@click.command(epilog="Example: attache invite discord")
@click.argument("platform")
def invite(platform: str) -> None:
    """Print the link that invites the bot to PLATFORM, with exactly the permissions that this version uses."""
    from bot.app import make_invitation

    click.echo(make_invitation(platform, variables()))


@click.group(epilog="Example: attache db backup attache-copy.db")
def db() -> None:
    """Upgrade or back up the database."""


@db.command(epilog="Example: attache db upgrade")
@with_app
async def upgrade(app: "App") -> None:
    """Bring the database's tables to this version; `attache run` and every command do the same at start."""
    click.echo(f"The database is at version {await app.database_version()}.")


@db.command(epilog="Example: attache db backup attache-copy.db")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@with_app
async def backup(app: "App", path: Path) -> None:
    """Copy the database to FILE while everything goes on."""
    await app.back_up(path)
    click.echo(f"Copied to {path}.")


@db.command(epilog="Example: attache db forget")
@with_app
async def forget(app: "App") -> None:
    """Delete what is older than TEXT_DAYS, METADATA_DAYS and CONVERSATION_DAYS say; `attache run` does so every hour.

    What sent editions quote stays in them.
    """
    from bot.service.retention import forget_old

    done = await forget_old(app.desk)
    click.echo(
        f"Forgot texts: {done.texts:,}, articles: {done.articles:,}, questions: {done.questions:,}, "
        f"records of how briefings and answers were made: {done.records:,}."
    )


@click.command(epilog="Example: attache schema briefing > briefing.schema.json")
@click.argument("document", type=click.Choice(["briefing", "answer", "questions", "actor"]))
def schema(document: str) -> None:
    """Print the JSON Schema of a DOCUMENT that the reading commands print."""
    from bot.documents import json_schema
    from bot.model.briefing import Briefing
    from bot.model.conversation import Answer
    from bot.service.records import ActorRecord, OpenQuestions

    kinds: dict[str, type[Any]] = {
        "briefing": Briefing,
        "answer": Answer,
        "questions": OpenQuestions,
        "actor": ActorRecord,
    }
    print_json(json_schema(kinds[document]))
