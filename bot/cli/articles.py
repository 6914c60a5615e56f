"""Looking into what was read: search, stories, article, topics, extract."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.session import format_option, json_only, print_document, print_json, with_app
from bot.model.conversation import LOCAL, scopes_of
from bot.model.document import Document, Line, Section, Text

if TYPE_CHECKING:
    from bot.app import App
    from bot.model.article import Article
    from bot.model.conversation import Hit

_since = click.option("--since", metavar="WHEN", help="From when: 12h, 3d, 2w, yesterday, or 2023-02-13.")
_until = click.option("--until", metavar="WHEN", help="Until when; a date means the whole of that day.")


@click.command(epilog='Example: attache search "balloon surveillance" --limit 5')
@click.argument("query", required=False)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--batch", type=click.File("rb"), metavar="FILE", help="JSON Lines with id and query.")
@_since
@_until
@format_option()
@with_app
async def search(app: "App", query: str | None, limit: int, batch: Any, form: str, **options: Any) -> int:
    """Find passages for QUERY in what was read, best first."""
    from bot.cli.batches import BatchQuery, answer_lines
    from bot.service.passages import search_passages
    from bot.service.windows import get_zone, read_window

    window = read_window(options["since"], options["until"], app.desk.clock.now(), get_zone("UTC"), ever=True)

    async def find(line: BatchQuery) -> dict[str, Any]:
        hits = await search_passages(app.desk, LOCAL, line.query, window, limit)
        return {"results": [_hit_fields(hit, article) for hit, article in hits]}

    if batch is not None:
        return await answer_lines(BatchQuery, batch, find)
    if query is None or not query.strip():
        raise click.UsageError('Give words to look for, for example: attache search "Wang Yi Munich"')
    found = await search_passages(app.desk, LOCAL, query, window, limit)
    print_document(_lay_out_hits(query, found), form, [_hit_fields(hit, article) for hit, article in found])
    return 0


def _hit_fields(hit: "Hit", article: "Article") -> dict[str, Any]:
    return {
        "url": article.url, "title": article.title, "publisher": article.publisher.name,
        "published": article.published, "score": round(hit.score, 4), "start": hit.start, "end": hit.end,
        "text": hit.text,
    }  # fmt: skip


def _lay_out_hits(query: str, found: "tuple[tuple[Hit, Article], ...]") -> Document:
    if not found:
        return Document("notice", f"Nothing found for {query}", ())
    lines: list[Line] = []
    for hit, article in found:
        when = f", {article.published:%-d %B %Y}" if article.published else ""
        lines.append(Line((Text(article.title, "strong"), Text(f" · {article.publisher.name}{when}", "faint")), 1))
        lines.append(Line((Text(" ".join(hit.text.split())),), 2))
    return Document("listing", f"Passages for {query}", (Section("results", "", tuple(lines)),))


@click.command(epilog="Example: attache article https://news.example/visit --format json")
@click.argument("name", metavar="ID|URL")
@click.option("--revision", type=click.IntRange(1), help="An earlier revision than the newest.")
@click.option("--changes", is_flag=True, help="Show what came and went since the revision before.")
@format_option()
@with_app
async def article(app: "App", name: str, revision: int | None, changes: bool, form: str) -> None:
    """Print one stored article; the offsets of citations index the text printed here."""
    from bot.service.reading import get_article

    found = await get_article(app.desk, scopes_of(LOCAL), name, revision)
    if changes:
        await _show_changes(app, found, form)
        return
    value = {
        "id": found.id, "url": found.url, "title": found.title, "publisher": found.publisher.name,
        "published": found.published, "language": found.language, "revision": found.revision,
        "byline": found.byline, "text": found.text,
    }  # fmt: skip
    if form == "json":
        print_json(value)
        return
    when = f"{found.published:%-d %B %Y %H:%M} UTC" if found.published else "undated"
    lines = tuple(Line((Text(paragraph),)) for paragraph in found.text.split("\n") if paragraph.strip())
    about = Text(f"{found.publisher.name} · {when} · {found.url} · {found.id} revision {found.revision}")
    print_document(Document("listing", found.title, (Section("text", "", lines),), subtitle=(about,)), form, value)


async def _show_changes(app: "App", found: "Article", form: str) -> None:
    """Print what came and went between a revision and the one before; the first has none before it."""
    from bot.service.reading import get_article
    from bot.text.revisions import compare_texts

    value: dict[str, Any] = {"id": found.id, "url": found.url, "from": None, "to": found.revision, "changes": []}
    if found.revision == 1:
        words = "This is the first revision that was read; there is none before it to compare it with."
        print_document(Document("notice", found.title, (Section("notice", "", (Line((Text(words),)),)),)), form, value)
        return
    before = await get_article(app.desk, scopes_of(LOCAL), found.id, found.revision - 1)
    changes = compare_texts(before.text, found.text, found.language)
    value |= {"from": before.revision, "changes": changes}
    lines = [Line((Text("title was: ", "strong"), Text(before.title)), 1)] if before.title != found.title else []
    lines += [Line((Text(f"{each.kind}: ", "strong"), Text(each.text)), 1) for each in changes]
    about = Text(f"revision {before.revision} to {found.revision} · {found.url} · {found.id}")
    shown = Document("listing", found.title, (Section("changes", "", tuple(lines)),), subtitle=(about,))
    print_document(shown, form, value)


@click.group(invoke_without_command=True, epilog="Example: attache topics match articles.jsonl --topics china-russia")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.pass_context
def topics(context: click.Context, form: str) -> None:
    """List the named topics; any pair of states or known actors works beside them."""
    if context.invoked_subcommand is None:
        _list_topics(form)


@with_app
async def _list_topics(app: "App", form: str) -> None:
    from bot.service.layout import lay_out_topics

    found = app.desk.topics.list_topics()
    print_document(lay_out_topics(found), form, found)


@topics.command("match", epilog="Example: attache topics match articles.jsonl --topics china-russia,iran-iaea")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE.jsonl")
@click.option("--topics", "names", required=True, metavar="A,B", help="Topics to try, with commas between.")
@json_only
@with_app
async def match_topics(app: "App", path: Path, names: str) -> int:
    """Say which topics each article of a file is about; nothing is stored. Prints a JSON array.

    Lines that are no articles are named on stderr.
    """
    from bot.service.gathering import list_file_materials
    from bot.service.gathering import match_topics as match

    wanted = tuple(app.desk.topics.resolve(name.strip()) for name in names.split(",") if name.strip())
    if not wanted:
        raise click.UsageError("Name at least one topic, for example --topics china-russia.")
    materials, rejected = await list_file_materials(app.desk, app.intake, path)
    print_json(await app.desk.workers.run(match, materials, wanted))
    for each in rejected:
        click.echo(f"attache: line {each.line} of {path} is left out: {each.reason}", err=True)
    return 1 if rejected and not materials else 0


@click.command(epilog="Example: attache extract page.html https://news.example/visit")
@click.argument("places", nargs=-1, required=True, metavar="FILE|URL …")
@json_only
@with_app
async def extract(app: "App", places: tuple[str, ...]) -> int:
    """Print what pages say, as JSON: title, byline, date, text, and whether each is an article at all."""
    from bot.service.gathering import extract_place

    results = await asyncio.gather(*(extract_place(app.intake, place) for place in places))
    print_json(results[0] if len(results) == 1 else results)
    return 1 if any("error" in each for each in results) else 0
