"""The demo: everything from nothing, in a folder that is gone afterwards."""

import tempfile
from typing import TYPE_CHECKING

import click

from bot.cli.session import StderrProgress, print_document, with_app
from bot.model.conversation import AT_THE_MACHINE, LOCAL
from bot.settings import shipped

if TYPE_CHECKING:
    from bot.app import App

NOW = "2023-03-22T08:00:00Z"
TOPIC = "china-russia"
QUESTION = "What did the United States say about the position paper?"


@click.command(epilog="Example: attache demo")
@click.option("--picture", is_flag=True, help="Print the briefing alone, as an SVG picture.")
def demo(picture: bool) -> None:
    """Read the sample dispatches, print the china-russia briefing, and answer one question about it."""
    with tempfile.TemporaryDirectory(prefix="attache-demo-") as folder:
        change = {"ATTACHE_HOME": folder, "DATABASE_URL": "", "ATTACHE_NOW": NOW}
        with_app(_draw if picture else _show, change=change)()


async def _read(app: "App", progress: StderrProgress) -> int:
    """Read the sample dispatches and say how many there are."""
    from bot.service.gathering import import_file

    result = await import_file(app.desk, app.intake, shipped("seeds") / "dispatches.jsonl", {}, progress)
    progress.clear()
    return result.stored


async def _brief(app: "App", progress: StderrProgress, form: str) -> None:
    from bot.service.briefings import BriefingOrder, make_briefing
    from bot.summarize.layout import lay_out

    briefing = await make_briefing(app.desk, BriefingOrder(LOCAL, app.desk.topics.get(TOPIC)), progress)
    progress.clear()
    print_document(lay_out(briefing), form, briefing)


async def _draw(app: "App") -> None:
    progress = StderrProgress()
    await _read(app, progress)
    await _brief(app, progress, "svg")


async def _show(app: "App") -> None:
    from bot.answer.telling.layout import lay_out
    from bot.service.answers import answer_question
    from bot.service.inquiries import Inquiry

    progress = StderrProgress()
    stored = await _read(app, progress)
    click.echo(f"{stored} sample dispatches read. The clock stands at {NOW}.\n")
    click.echo(f"$ attache brief {TOPIC}\n")
    await _brief(app, progress, "text")
    click.echo(f'\n$ attache ask "{QUESTION}" --topic {TOPIC}\n')
    inquiry = Inquiry(LOCAL, AT_THE_MACHINE, QUESTION, topic=app.desk.topics.get(TOPIC))
    answer = await answer_question(app.desk, inquiry, progress)
    progress.clear()
    print_document(lay_out(answer), "text", answer)
