"""What readers ask for: brief, ask, questions, actor."""

from typing import TYPE_CHECKING, Any

import click

from bot.cli.session import StderrProgress, format_option, print_document, print_json, with_app
from bot.model.conversation import AT_THE_MACHINE, LOCAL, Thread, ThreadId

if TYPE_CHECKING:
    from bot.app import App
    from bot.model.conversation import Answer

_since = click.option("--since", metavar="WHEN", help="From when: 12h, 3d, 2w, yesterday, or 2023-02-13.")
_until = click.option("--until", metavar="WHEN", help="Until when; a date means the whole of that day.")


@click.command(epilog="Example: attache brief china-russia --since 3d --depth deep")
@click.argument("topic")
@_since
@_until
@click.option("--depth", type=click.Choice(["flash", "standard", "deep"]), default="standard", show_default=True)
@click.option("--language", default="en", show_default=True, metavar="CODE", help="The briefing's language.")
@click.option("--time-zone", "--tz", default="UTC", show_default=True, metavar="ZONE", help="An IANA time zone.")
@format_option("svg", "slack", "discord")
@with_app
async def brief(app: "App", topic: str, form: str, **options: Any) -> None:
    """Write a briefing on TOPIC now: a topic's name, or any pair of states or known actors.

    Without --since it covers the last 24 hours, or the last seven days when those are empty.
    """
    from bot.service.briefings import BriefingOrder, make_briefing
    from bot.service.windows import get_zone, read_window
    from bot.summarize.layout import lay_out

    zone = get_zone(options["time_zone"])
    order = BriefingOrder(
        workspace=LOCAL,
        topic=app.desk.topics.resolve(topic),
        window=read_window(options["since"], options["until"], app.desk.clock.now(), zone),
        depth=options["depth"],
        language=options["language"],
        time_zone=options["time_zone"],
    )
    progress = StderrProgress()
    briefing = await make_briefing(app.desk, order, progress)
    progress.clear()
    if form in {"slack", "discord"}:
        from bot.app import render_for
        from bot.ports import Reply
        from bot.service.offers import offer_after_briefing

        reply = Reply(lay_out(briefing), briefing, offer_after_briefing(briefing, briefing.topic))
        print_json({"messages": render_for(form, reply)})
        return
    print_document(lay_out(briefing), form, briefing)


@click.command(epilog='Example: attache ask "Has Beijing confirmed the visit?" --topic china-russia')
@click.argument("question", required=False)
@click.option("--topic", metavar="TOPIC", help="Look at this topic first.")
@click.option("--thread", metavar="ID", help="Go on with a conversation of any name; else a question stands alone.")
@click.option("--evidence", is_flag=True, help="Show the passages the answer rests on, with the words around them.")
@click.option("--batch", type=click.File("rb"), metavar="FILE", help="JSON Lines with id, question, topic, after.")
@_since
@_until
@format_option()
@with_app
async def ask(app: "App", question: str | None, form: str, **options: Any) -> int:
    """Answer QUESTION from what was read, with citations, or say that it is not in there."""
    from bot.answer.telling.layout import lay_out
    from bot.service.windows import get_zone, read_window

    window = read_window(options["since"], options["until"], app.desk.clock.now(), get_zone("UTC"), ever=True)
    if options["batch"] is not None:
        return await _ask_batch(app, options["batch"], window)
    if question is None:
        raise click.UsageError('Give a question, for example: attache ask "Who will visit Moscow?"')
    thread = await _open_thread(app, options["thread"])
    progress = StderrProgress()
    answer = await _answer(app, question, topic=options["topic"], thread=thread, window=window, progress=progress)
    progress.clear()
    print_document(lay_out(answer), form, answer)
    if options["evidence"] and form != "json":  # whose citations say where each passage stands
        await _print_evidence(app, answer, form)
    return 0


async def _print_evidence(app: "App", answer: "Answer", form: str) -> None:
    from bot.service.evidence import get_evidence
    from bot.service.layout import lay_out_evidence
    from bot.service.offers import offer_after_answer

    for offer in offer_after_answer(answer):
        passages = await get_evidence(app.desk, LOCAL, offer.command.partition(" ")[2])
        click.echo()
        print_document(lay_out_evidence(passages), form, passages)


async def _answer(app: "App", question: str, **context: Any) -> "Answer":
    from bot.service.answers import answer_question
    from bot.service.inquiries import Inquiry

    name = context.pop("topic")
    progress = context.pop("progress")
    topic = app.desk.topics.resolve(name) if name else None
    inquiry = Inquiry(LOCAL, AT_THE_MACHINE, question, topic=topic, **context)
    return await answer_question(app.desk, inquiry, progress)


async def _open_thread(app: "App", name: str | None) -> Thread | None:
    if name is None:
        return None
    desk = app.desk
    async with desk.database.write() as transaction:
        thread = await desk.conversations.find_thread(transaction, LOCAL, ThreadId(name))
        if thread is None:
            thread = Thread(ThreadId(name), LOCAL, None, None, desk.clock.now())
            await desk.conversations.open_thread(transaction, thread)
    return thread


async def _ask_batch(app: "App", lines: Any, window: Any) -> int:
    from bot.cli.batches import BatchQuestion, answer_lines
    from bot.service.answers import answer_question
    from bot.service.inquiries import Inquiry
    from bot.service.reading import Silent

    async def answer(line: BatchQuestion) -> dict[str, Any]:
        topic = app.desk.topics.resolve(line.topic) if line.topic else None
        earlier = tuple(line.after or ())
        inquiry = Inquiry(LOCAL, AT_THE_MACHINE, line.question, topic=topic, window=window, earlier=earlier)
        return answer_fields(await answer_question(app.desk, inquiry, Silent()))

    return await answer_lines(BatchQuestion, lines, answer)


def answer_fields(answer: "Answer") -> dict[str, Any]:
    """Give an answer's public fields, to stand beside a batch line's id."""
    from bot.documents import plain_fields

    found: dict[str, Any] = plain_fields(answer)
    return found


@click.command(epilog="Example: attache forget me")
@click.argument("whom", metavar="[me]", type=click.Choice(["me"]), default="me")
@with_app
async def forget(app: "App", whom: str) -> None:  # noqa: ARG001
    """Delete what was asked on this machine, in threads and in the console's chat, and how briefings were judged."""
    from bot.service.retention import forget_member

    click.echo(await forget_member(app.desk, LOCAL, AT_THE_MACHINE))


@click.command(epilog="Example: attache questions china-russia")
@click.argument("topic")
@format_option()
@with_app
async def questions(app: "App", topic: str, form: str) -> None:
    """List the open questions that kept briefings raised on TOPIC, each with its first date."""
    from bot.service.layout import lay_out_questions
    from bot.service.records import list_questions

    about = app.desk.topics.resolve(topic)
    kept = await list_questions(app.desk, LOCAL, about)
    print_document(lay_out_questions(kept, app.desk.topics.words_of(about)), form, kept)


@click.command(epilog='Example: attache actor "Xi Jinping"')
@click.argument("name")
@format_option()
@with_app
async def actor(app: "App", name: str, form: str) -> None:
    """Show what kept briefings say NAME is, did and said."""
    from bot.service.layout import lay_out_actor
    from bot.service.records import get_actor

    record = await get_actor(app.desk, LOCAL, name)
    print_document(lay_out_actor(record), form, record)
