"""Bringing articles in: ingest, import, feeds."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.session import StderrProgress, format_option, print_document, print_json, with_app
from bot.model.document import Document, Line, Section, Text
from bot.text.urls import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import App
    from bot.ingest.poll import PollOutcome
    from bot.model.article import Failure

MOST_TOLD = 50
"""Outlines of a list that are told of one by one."""


@click.command(epilog="Example: attache ingest --all")
@click.option("--all", "everything", is_flag=True, help="Poll every active source, due or not.")
@format_option()
@with_app
async def ingest(app: "App", everything: bool, form: str) -> int:
    """Poll the sources that are due, store what is new, and analyse it. Each source gets a named outcome."""
    from bot.service.polling import poll_all
    from bot.service.worker import make_handlers

    progress = StderrProgress()
    found = await poll_all(app.desk, app.intake, everything=everything, progress=progress)
    await app.desk.queue.run_until_idle(make_handlers(app.desk, lambda _: asyncio.sleep(0)))
    progress.clear()
    outcomes = [_outcome_fields(each) for each in found]
    lines = tuple(Line((Text(each.source.publisher.name, "strong"), Text(f" · {_tell(each)}")), 1) for each in found)
    title = f"{len(outcomes)} source{'' if len(outcomes) == 1 else 's'} polled"
    hint = "No source is due; --all polls every one." if not everything else "There are no active sources to poll."
    print_document(
        Document("listing", title if outcomes else hint, (Section("sources", "", lines),) if lines else ()),
        form,
        outcomes,
    )
    return 1 if outcomes and all(each["outcome"] == "failed" for each in outcomes) else 0


def _tell(found: "PollOutcome") -> str:
    words = f"{found.stored} new" if found.stored else found.outcome.replace("_", " ")
    if found.reason:
        return f"{found.source.id} · {words}: {found.reason}"
    items = "one item" if len(found.failures) == 1 else f"{len(found.failures)} items"
    unread = f"{items} could not be read; attache sources show {found.source.id} says why" if found.failures else ""
    return ", ".join(each for each in (words, unread, *map(_as_clause, found.problems)) if each)


def _as_clause(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".removesuffix(".")


def _outcome_fields(found: "PollOutcome") -> dict[str, Any]:
    failed = f", {len(found.failures)} failed" if found.failures else ""
    return {
        "id": found.source.id,
        "publisher": found.source.publisher.name,
        "address": shown(found.source.address),
        "outcome": found.outcome,
        "stored": found.stored,
        "failed": len(found.failures),
        "detail": found.reason or f"{found.stored} stored{failed}",
        "failures": found.failures,
        "problems": found.problems,
    }


@click.command("import", epilog="Example: attache import article.txt --publisher CNN --date 2023-02-13")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--publisher", metavar="NAME", help="Who published it, for a text or HTML file.")
@click.option("--date", "published", metavar="DATE", help="When it was published, for a text or HTML file.")
@click.option("--title", metavar="TITLE", help="Its title; without one, the first line or sentence.")
@click.option("--url", metavar="URL", help="Its address; without one, file: and the file's name.")
@format_option()
@with_app
async def import_file(app: "App", path: Path, form: str, **given: str | None) -> int:
    """Import articles from FILE: JSON Lines, plain text, or saved HTML.

    A JSON line has url, and text or html; title, publisher, published and language may be null.
    """
    from bot.service.gathering import import_file as read_file

    progress = StderrProgress()
    result = await read_file(app.desk, app.intake, path, given, progress)
    progress.clear()
    lines = tuple(Line((Text(f"line {each.line}: {each.reason}"),), 1) for each in result.rejected)
    title = f"{result.stored} stored, {result.duplicates} known already, {len(result.rejected)} rejected"
    print_document(Document("listing", title, (Section("rejected", "", lines),) if lines else ()), form, result)
    return 1 if result.rejected and not result.stored + result.duplicates else 0


@click.group(epilog="Example: attache feeds check https://news.example/feed.xml")
def feeds() -> None:
    """Check feeds without storing them."""


@feeds.command("check", epilog="Example: attache feeds check https://news.example/feed.xml saved.xml")
@click.argument("places", nargs=-1, metavar="URL|FILE …")
@click.option("--list", "path", type=click.Path(path_type=Path), metavar="FILE.opml", help="Check a list of feeds.")
@click.option("--seeds", is_flag=True, help="Check the shipped list of feeds.")
@click.option(
    "--format", type=click.Choice(["json"]), default="json", expose_value=False, help="How feeds are printed."
)
@with_app
async def check(app: "App", places: tuple[str, ...], path: Path | None, seeds: bool) -> int:
    """Read feeds and print each as JSON: title, format, entries, problems.

    Of a list, a line is printed for every feed, which says whether it answers, and the day is noted in the list beside
    those that do.
    """
    from bot.service.gathering import check_feed
    from bot.settings import shipped

    if bool(places) + (path is not None) + seeds != 1:
        raise click.UsageError("Give feeds' addresses or files, or --list FILE.opml, or --seeds: one of the three.")
    if not places:
        return await _check_list(app, path or shipped("seeds") / "feeds.opml")
    checks = await asyncio.gather(*(check_feed(app.intake, place) for place in places))
    print_json(checks[0] if len(checks) == 1 else checks)
    return 1 if any("error" in each for each in checks) else 0


async def _check_list(app: "App", path: Path) -> int:
    from bot.service.gathering import check_feed_list, note_answered, read_feed_list

    listed = await read_feed_list(path)
    progress = StderrProgress()
    checked = await check_feed_list(app.intake, listed.feeds, progress)
    progress.clear()
    for feed, found in checked:
        outcome = found["error"]["message"] if "error" in found else f"{len(found['entries'])} entries"
        click.echo(f"{feed.publisher.name} · {shown(feed.address)} · {outcome}")
    tell_left_out(listed.left_out)
    answered = [feed.address for feed, found in checked if "error" not in found]
    click.echo(f"{len(answered)} of {len(checked)} feeds answered.")
    await note_answered(path, answered, app.desk.clock.now().date())
    return 0 if answered and len(answered) == len(checked) else 1


def tell_left_out(left_out: "Sequence[Failure]") -> None:
    """Say which outlines of a list of feeds are not taken, and why."""
    for each in left_out[:MOST_TOLD]:
        click.echo(f"{each.item} · not taken: {_as_clause(each.reason)}.")
    if len(left_out) > MOST_TOLD:
        click.echo(f"{len(left_out) - MOST_TOLD} more are not taken.")
