"""The demo: everything from nothing, in a folder that is gone afterwards."""

import tempfile
from typing import TYPE_CHECKING

import click

from bot.cli.session import StderrProgress, print_document, with_app
from bot.model.conversation import LOCAL, MemberId
from bot.settings import shipped

if TYPE_CHECKING:
    from bot.app import App

NOW = "2023-03-22T08:00:00Z"
TOPIC = "china-russia"
QUESTION = "What did the United States say about the position paper?"


@click.command(epilog="Example: attache demo")
def demo() -> None:
    """Read the sample dispatches, print the china-russia briefing, and answer one question about it."""
    with tempfile.TemporaryDirectory(prefix="attache-demo-") as folder:
        change = {"ATTACHE_HOME": folder, "DATABASE_URL": "", "ATTACHE_NOW": NOW}
        with_app(_show, change=change)()


async def _show(app: "App") -> None:
    from bot.answer.layout import lay_out as lay_out_answer
    from bot.service.answers import Inquiry, answer_question
    from bot.service.briefings import BriefingOrder, make_briefing
    from bot.service.gathering import import_file
    from bot.summarize.layout import lay_out as lay_out_briefing

    progress = StderrProgress()
    result = await import_file(app.desk, app.intake, shipped("seeds") / "dispatches.jsonl", {}, progress)
    progress.clear()
    click.echo(f"{result.stored} sample dispatches read. The clock stands at {NOW}.\n")
    topic = app.desk.topics.get(TOPIC)
    click.echo(f"$ attache brief {TOPIC}\n")
    briefing = await make_briefing(app.desk, BriefingOrder(LOCAL, topic), progress)
    progress.clear()
    print_document(lay_out_briefing(briefing), "text", briefing)
    click.echo(f'\n$ attache ask "{QUESTION}" --topic {TOPIC}\n')
    answer = await answer_question(app.desk, Inquiry(LOCAL, MemberId("local"), QUESTION, topic=topic), progress)
    progress.clear()
    print_document(lay_out_answer(answer), "text", answer)
