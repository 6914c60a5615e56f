"""What is polled: list, show, add, import, export, pause, resume, remove, test."""

import shlex
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.gathering import tell_left_out
from bot.cli.session import format_option, print_document, with_app
from bot.model.article import SourceId
from bot.model.conversation import LOCAL, scopes_of
from bot.model.errors import InputError, UsageError
from bot.text.urls import shown

if TYPE_CHECKING:
    from bot.app import App
    from bot.model.article import Source


@click.group(epilog="Example: attache sources add https://news.example/feed.xml --publisher 'News Example'")
def sources() -> None:
    """Add, list, pause and remove the places that are polled; tell how each has been doing."""


@sources.command("list", epilog="Example: attache sources list --format json")
@format_option()
@with_app
async def list_sources(app: "App", form: str) -> None:
    """List what is polled, and how each source is doing."""
    from bot.service.source_layout import lay_out_sources

    async with app.desk.database.read() as transaction:
        found = await app.desk.sources.list_sources(transaction, scopes_of(LOCAL))
    print_document(lay_out_sources(found, operator=True), form, [_fields(source) for source in found])


@sources.command("show", epilog="Example: attache sources show s1a2b3c4d5")
@click.argument("source_id", metavar="ID")
@format_option()
@with_app
async def show_source(app: "App", source_id: str, form: str) -> None:
    """Tell the story of one source: when it failed and why, recovered, moved; and what of it could not be read."""
    from bot.service.source_layout import lay_out_story

    async with app.desk.database.read() as transaction:
        source = await app.desk.sources.get(transaction, scopes_of(LOCAL), SourceId(source_id))
        failures = await app.desk.sources.list_failures(transaction, source.id)
    shown_items = [replace(each, item=shown(each.item)) for each in failures]
    document = {**_fields(source), "story": source.story, "failed_items": shown_items}
    print_document(lay_out_story(source, failures), form, document)


def _fields(source: "Source") -> dict[str, Any]:
    return {
        "id": source.id, "address": shown(source.address), "publisher": source.publisher.name, "kind": source.kind,
        "state": source.state, "last_success": source.last_success, "last_new": source.last_new,
        "failures": source.failures, "reason": source.reason, "malformed": source.malformed,
        "next_poll": source.next_poll, "earlier_turns": source.earlier,
    }  # fmt: skip


@sources.command("add", epilog="Example: attache sources add https://news.example/feed.xml")
@click.argument("address")
@click.option("--publisher", metavar="NAME", help="Who publishes there; without it, the shipped table or the host.")
@click.option("--language", metavar="CODE", help="What language it is in, where the feed does not say.")
@click.option("--find", is_flag=True, help="ADDRESS is a site's: ask it which feed it names.")
@click.option("--paused", is_flag=True, help="Keep it without polling it, until it is resumed.")
@with_app
async def add_source(app: "App", address: str, find: bool, paused: bool, **given: str | None) -> None:
    """Poll ADDRESS from now on; of one that is known, only the publisher or language that is given is changed."""
    from bot.service.gathering import add_sources, correct_source, find_feeds, make_source

    publisher, language = given["publisher"], _check_language(given["language"])
    found, *others = await find_feeds(app.intake, address) if find else (address,)
    source = make_source(app.intake, found, name=publisher, language=language)
    [(done, kept)] = await add_sources(app.desk, [replace(source, state="paused") if paused else source])
    before, kept = kept, await correct_source(app.desk, kept, source.publisher if publisher else None, language)
    moved = f"; it moved here from {shown(source.address)}" if kept.address != source.address else ""
    back = " at this address, which it had moved away from" if done == "resumed" and kept.story[-1].detail else ""
    again = f"; polled again from now on{back}" if done == "resumed" else ""
    told = "" if done == "added" else f" (known already{moved}{again})"
    click.echo(f"{kept.id} · {kept.publisher.name} · {shown(kept.address)}{told}")
    if kept != before:
        click.echo("It had another publisher or language until now; its articles keep theirs.", err=True)
    if paused and kept.state == "active":
        click.echo(f"It is polled already; attache sources pause {kept.id} stops that.", err=True)
    if others:
        click.echo(f"The site also names {', '.join(map(shown, others))}; each can be added by its address.", err=True)
    if done == "added" and not find:
        click.echo(
            "attache sources test ADDRESS reads it once; a site's page, which is no feed, wants --find.", err=True
        )


def _check_language(code: str | None) -> str | None:
    from bot.ingest.admit import read_language

    if code is not None and read_language(code) is None:
        raise UsageError(f"{code!r} is no code of a language; write it like fr or pt-BR.")
    return code


@sources.command("import", epilog="Example: attache sources import --seeds")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE.opml", required=False)
@click.option("--seeds", is_flag=True, help="Add the shipped list of feeds on foreign affairs.")
@with_app
async def import_sources(app: "App", path: Path | None, seeds: bool) -> int:
    """Add every feed of an OPML file, or of the shipped list."""
    from bot.service.gathering import import_feed_list
    from bot.settings import shipped

    if seeds == (path is not None):
        raise click.UsageError("Give an OPML file, or --seeds for the shipped list.")
    done, left_out = await import_feed_list(app.desk, app.intake, path or shipped("seeds") / "feeds.opml")
    resumed = f", {done['resumed']} polled again" if done["resumed"] else ""
    others = f", {len(left_out)} not taken" if left_out else ""
    click.echo(f"{done['added']} added, {done['known']} known already{resumed}{others}")
    tell_left_out(left_out)
    if not done:
        raise InputError(
            f"{path or 'The shipped list'} names no feed that can be read; nothing was added.", code="no_feed"
        )
    return 0


@sources.command("export", epilog="Example: attache sources export > feeds.opml")
@with_app
async def export_sources(app: "App") -> None:
    """Print every feed as OPML, for another reader or for sources import; keys in addresses are in it."""
    from bot.ingest.opml import write_opml

    async with app.desk.database.read() as transaction:
        found = await app.desk.sources.list_sources(transaction, scopes_of(LOCAL))
    click.echo(write_opml(found), nl=False)


def _change(source_id: str, change: "Callable[[Source, datetime], Source]", done: str) -> Callable[["App"], Any]:
    async def make(app: "App") -> None:
        async with app.desk.database.write() as transaction:
            source = await app.desk.sources.get(transaction, scopes_of(LOCAL), SourceId(source_id))
            await app.desk.sources.put(transaction, change(source, app.desk.clock.now()))
        click.echo(f"{done} {source.publisher.name} · {shown(source.address)}")

    return make


@sources.command("pause", epilog="Example: attache sources pause s1a2b3c4d5")
@click.argument("source_id", metavar="ID")
@with_app
async def pause_source(app: "App", source_id: str) -> None:
    """Stop polling a source until it is resumed."""
    from bot.ingest.standing import pause

    await _change(source_id, pause, "Paused")(app)


@sources.command("resume", epilog="Example: attache sources resume s1a2b3c4d5")
@click.argument("source_id", metavar="ID")
@with_app
async def resume_source(app: "App", source_id: str) -> None:
    """Poll a paused or ended source again, from now on."""
    from bot.ingest.standing import resume

    await _change(source_id, resume, "Resumed")(app)


@sources.command("remove", epilog="Example: attache sources remove s1a2b3c4d5")
@click.argument("source_id", metavar="ID")
@with_app
async def remove_source(app: "App", source_id: str) -> None:
    """Stop polling a source and forget its story; its articles stay. `sources pause` keeps the story.

    What is printed adds it again, as one that has not been polled yet.
    """
    async with app.desk.database.write() as transaction:
        source = await app.desk.sources.get(transaction, scopes_of(LOCAL), SourceId(source_id))
        await app.desk.sources.remove(transaction, scopes_of(LOCAL), source.id)
    plain = shown(source.address)
    again = [shlex.quote(plain) if plain == source.address else "ADDRESS"]
    again += ["--publisher", shlex.quote(source.publisher.name)]
    again += ["--language", shlex.quote(source.language)] if source.language else []
    again += ["--paused"] if source.state != "active" else []
    click.echo(f"Removed {plain}: its articles stay, its story is gone.")
    click.echo(f"To add it again: attache sources add {' '.join(again)}")


@sources.command("test", epilog="Example: attache sources test https://news.example/feed.xml")
@click.argument("address")
@format_option()
@with_app
async def test_source(app: "App", address: str, form: str) -> int:
    """Read ADDRESS once and show what came, storing nothing."""
    from bot.service.gathering import check_feed
    from bot.service.source_layout import lay_out_check

    found = await check_feed(app.intake, address)
    print_document(lay_out_check(found), form, found)
    return 1 if "error" in found else 0
