"""The queue, as an operator sees it: list jobs, and put given-up ones back."""

from typing import TYPE_CHECKING

import click

from bot.cli.session import format_option, print_document, with_app
from bot.model.document import Document, Line, Section, Text
from bot.model.errors import UsageError
from bot.model.job import JobId, JobRecord, JobState

if TYPE_CHECKING:
    from bot.app import App

_MOST_RETRIED = 10_000


@click.group(invoke_without_command=True, epilog="Example: attache jobs --state dead")
@click.option("--state", type=click.Choice(["pending", "running", "dead"]), help="Only these; default: all.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True, help="How many to list.")
@format_option()
@click.pass_context
def jobs(context: click.Context, state: JobState | None, limit: int, form: str) -> None:
    """List the jobs that wait, run, or were given up, newest first; done ones are forgotten."""
    if context.invoked_subcommand is None:
        _list_jobs(state, limit, form)


@with_app
async def _list_jobs(app: "App", state: JobState | None, limit: int, form: str) -> None:
    async with app.desk.database.read() as transaction:
        found = await app.desk.queue.list_jobs(transaction, state, limit)
    title = "Jobs" if found else f"No {state or 'waiting, running or given-up'} jobs"
    lines = tuple(Line(_describe(record), indent=1) for record in found)
    print_document(Document("listing", title, (Section("jobs", "", lines),) if lines else ()), form, found)


def _describe(record: JobRecord) -> tuple[Text, ...]:
    about = " ".join(f"{name}={value}" for name, value in sorted(record.job.arguments.items()))
    attempts = f" · {record.attempts} attempts" if record.attempts > 1 else ""
    words = f" {about} · {record.state} · due {record.due:%Y-%m-%d %H:%M:%S} UTC{attempts}"
    reason = (Text(f" · {record.reason}", "faint"),) if record.reason else ()
    return (Text(f"{record.id} {record.job.kind}", "strong"), Text(words), *reason)


@jobs.command(epilog="Example: attache jobs retry 17, or attache jobs retry --all")
@click.argument("numbers", type=int, nargs=-1, metavar="[ID]…")
@click.option("--all", "every", is_flag=True, help="Every job that was given up.")
@with_app
async def retry(app: "App", numbers: tuple[int, ...], *, every: bool) -> None:
    """Put given-up jobs back, with all their attempts before them again."""
    if every == bool(numbers):
        raise UsageError("Name the jobs to put back, or --all of them; attache jobs --state dead lists them.")
    async with app.desk.database.write() as transaction:
        if every:
            dead = await app.desk.queue.list_jobs(transaction, "dead", _MOST_RETRIED)
            numbers = tuple(record.id for record in dead)
        for number in numbers:
            await app.desk.queue.retry(transaction, JobId(number))
    click.echo(f"{len(numbers)} {'job' if len(numbers) == 1 else 'jobs'} put back.")
