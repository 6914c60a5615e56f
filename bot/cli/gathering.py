"""Bringing articles in: ingest, import, sources, feeds."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.session import StderrProgress, format_option, json_only, print_document, print_json, with_app
from bot.model.article import SourceId
from bot.model.conversation import LOCAL, scopes_of
from bot.model.document import Document, Line, Section, Text

if TYPE_CHECKING:
    from bot.app import App
    from bot.ingest.poll import PollOutcome
    from bot.model.article import Source


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
    lines = tuple(
        Line((Text(each["publisher"], "strong"), Text(f" · {each['outcome']}: {each['detail']}")), 1)
        for each in outcomes
    )
    title = f"{len(outcomes)} source{'' if len(outcomes) == 1 else 's'} polled"
    hint = "No source is due; --all polls every one." if not everything else "There are no active sources to poll."
    print_document(
        Document("listing", title if outcomes else hint, (Section("sources", "", lines),) if lines else ()),
        form,
        outcomes,
    )
    return 1 if outcomes and all(each["outcome"] == "failed" for each in outcomes) else 0


def _outcome_fields(found: "PollOutcome") -> dict[str, Any]:
    failed = f", {len(found.failures)} failed" if found.failures else ""
    return {
        "id": found.source.id,
        "publisher": found.source.publisher.name,
        "address": found.source.address,
        "outcome": found.outcome,
        "stored": found.stored,
        "failed": len(found.failures),
        "detail": found.reason or f"{found.stored} stored{failed}",
        "failures": found.failures,
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


@click.group(epilog="Example: attache sources add https://news.example/feed.xml --publisher 'News Example'")
def sources() -> None:
    """Add, list and remove the places that are polled."""


@sources.command("list", epilog="Example: attache sources list --format json")
@format_option()
@with_app
async def list_sources(app: "App", form: str) -> None:
    """List what is polled, and how each source is doing."""
    from bot.service.layout import lay_out_sources

    async with app.desk.database.read() as transaction:
        found = await app.desk.sources.list_sources(transaction, scopes_of(LOCAL))
    print_document(lay_out_sources(found), form, [_source_fields(source) for source in found])


def _source_fields(source: "Source") -> dict[str, Any]:
    return {
        "id": source.id, "address": source.address, "publisher": source.publisher.name, "kind": source.kind,
        "state": source.state, "last_success": source.last_success, "last_new": source.last_new,
        "failures": source.failures, "reason": source.reason, "next_poll": source.next_poll,
    }  # fmt: skip


@sources.command("add", epilog="Example: attache sources add https://news.example/feed.xml")
@click.argument("address")
@click.option("--publisher", metavar="NAME", help="Who publishes there; without it, the shipped table or the host.")
@click.option("--language", metavar="CODE", help="What language it is in, where the feed does not say.")
@with_app
async def add_source(app: "App", address: str, publisher: str | None, language: str | None) -> None:
    """Poll ADDRESS from now on."""
    from bot.service.gathering import add_sources, make_source

    source = make_source(app.intake, address, name=publisher, language=language)
    await add_sources(app.desk, [source])
    click.echo(f"{source.id} · {source.publisher.name} · {source.address}")


@sources.command("import", epilog="Example: attache sources import --seeds")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE.opml", required=False)
@click.option("--seeds", is_flag=True, help="Add the shipped list of feeds on foreign affairs.")
@with_app
async def import_sources(app: "App", path: Path | None, seeds: bool) -> None:
    """Add every feed of an OPML file, or of the shipped list."""
    from bot.service.gathering import import_feed_list
    from bot.settings import shipped

    if seeds == (path is not None):
        raise click.UsageError("Give an OPML file, or --seeds for the shipped list.")
    added, known = await import_feed_list(app.desk, app.intake, path or shipped("seeds") / "feeds.opml")
    click.echo(f"{added} added, {known} known already")


@sources.command("remove", epilog="Example: attache sources remove s1a2b3c4")
@click.argument("source_id", metavar="ID")
@with_app
async def remove_source(app: "App", source_id: str) -> None:
    """Stop polling a source; its articles stay. `sources add` with its address brings it back."""
    async with app.desk.database.write() as transaction:
        source = await app.desk.sources.get(transaction, scopes_of(LOCAL), SourceId(source_id))
        await app.desk.sources.remove(transaction, scopes_of(LOCAL), source.id)
    click.echo(f"Removed {source.address}; to bring it back: attache sources add {source.address}")


@sources.command("test", epilog="Example: attache sources test https://news.example/feed.xml")
@click.argument("address")
@json_only
@with_app
async def test_source(app: "App", address: str) -> int:
    """Read ADDRESS once and show what came, storing nothing."""
    from bot.service.gathering import check_feed

    found = await check_feed(app.intake, address)
    print_json(found)
    return 1 if "error" in found else 0


@click.group(epilog="Example: attache feeds check https://news.example/feed.xml")
def feeds() -> None:
    """Check feeds without storing them."""


@feeds.command("check", epilog="Example: attache feeds check https://news.example/feed.xml saved.xml")
@click.argument("places", nargs=-1, metavar="URL|FILE …")
@click.option("--list", "path", type=click.Path(path_type=Path), metavar="FILE.opml", help="Check a list of feeds.")
@click.option("--seeds", is_flag=True, help="Check the shipped list of feeds.")
@json_only
@with_app
async def check(app: "App", places: tuple[str, ...], path: Path | None, seeds: bool) -> int:
    """Read feeds and print them as JSON: title, format, entries, problems.

    Of a list, every feed is asked whether it answers, and the day is noted there beside those that do.
    """
    from bot.service.gathering import check_feed
    from bot.settings import shipped

    if path is not None or seeds:
        return await _check_list(app, path or shipped("seeds") / "feeds.opml")
    if not places:
        raise click.UsageError("Give a feed's address or file, --list FILE.opml, or --seeds.")
    checks = await asyncio.gather(*(check_feed(app.intake, place) for place in places))
    print_json(checks[0] if len(checks) == 1 else checks)
    return 1 if any("error" in each for each in checks) else 0


async def _check_list(app: "App", path: Path) -> int:
    from bot.service.gathering import check_feed_list

    progress = StderrProgress()
    checked = await check_feed_list(app.desk, app.intake, path, progress)
    progress.clear()
    for feed, found in checked:
        outcome = found["error"]["message"] if "error" in found else f"{len(found['entries'])} entries"
        click.echo(f"{feed.publisher.name} · {feed.address} · {outcome}")
    answered = sum("error" not in found for _, found in checked)
    click.echo(f"{answered} of {len(checked)} feeds answered.")
    return 0 if answered == len(checked) else 1
