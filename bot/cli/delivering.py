"""What was written and where it went: editions, deliveries."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

import click

from bot.cli.session import format_option, print_document, with_app
from bot.model.briefing import EditionId
from bot.model.conversation import LOCAL, WorkspaceId
from bot.model.delivery import DeliveryId, DeliveryState
from bot.model.document import Document, Line, Section, Text

if TYPE_CHECKING:
    from bot.app import App
    from bot.service.ledger import Action, DeliveryRecord, EditionRecord

_limit = click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many to list.")
_workspace = click.option("--workspace", default=LOCAL, metavar="ID", help="Whose, if it was made on request.")
_form = format_option()
_anyway = click.option(
    "--anyway", is_flag=True, help="Also where the channel has paused or no longer follows the topic."
)


@click.group(invoke_without_command=True, epilog="Example: attache editions show e0123456789abcdef --audit")
@_limit
@_form
@click.pass_context
def editions(context: click.Context, limit: int, form: str) -> None:
    """List planned editions of every workspace, the latest first, with what became of their deliveries."""
    if context.invoked_subcommand is None:
        _list_editions(limit, form)


@with_app
async def _list_editions(app: "App", limit: int, form: str) -> None:
    from bot.service.ledger import list_edition_records

    found = await list_edition_records(app.desk, limit)
    lines = tuple(Line((Text(each.id, "strong"), Text(f" · {_spell_edition(each)}")), 1) for each in found)
    title = "Editions" if found else "No edition is planned yet; attache follow lets a channel have some."
    sections = (Section("editions", "", lines),) if found else ()
    print_document(Document("listing", title, sections), form, found)


@editions.command("show", epilog="Example: attache editions show e0123456789abcdef --audit")
@click.argument("name", metavar="ID")
@click.option("--audit", is_flag=True, help="Show how it came about: inputs, prompts, raw answers, what was dropped.")
@_workspace
@format_option()
@with_app
async def show_edition(app: "App", name: str, form: str, **options: Any) -> None:
    """Show an edition as it was written, with how its deliveries stand; or a briefing made on request."""
    from bot.service.audits import get_audit, get_kept
    from bot.service.ledger import get_edition
    from bot.service.record_layout import lay_out_audit
    from bot.summarize.layout import lay_out

    workspace, briefing, planned = await get_kept(app.desk, WorkspaceId(options["workspace"]), EditionId(name))
    if options["audit"]:
        audit = await get_audit(app.desk, workspace, briefing.id)
        print_document(lay_out_audit(audit), form, audit)
        return
    document = lay_out(briefing)
    if not planned:
        print_document(document, form, {"edition": None, "briefing": briefing})
        return
    record, _ = await get_edition(app.desk, briefing.id)
    stands = Line((Text(f"{record.id} · {_spell_edition(record)}", "faint"),))
    document = replace(document, footer=(*document.footer, stands))
    print_document(document, form, {"edition": record, "briefing": briefing})


@editions.command("replay", epilog="Example: attache editions replay e0123456789abcdef --format json")
@click.argument("name", metavar="ID")
@_workspace
@format_option()
@with_app
async def replay_edition(app: "App", name: str, workspace: str, form: str) -> int:
    """Write an edition again from its record and print it; exits 1 where it does not come out the same."""
    from bot.service.audits import replay
    from bot.summarize.layout import lay_out

    again = await replay(app.desk, WorkspaceId(workspace), EditionId(name))
    print_document(lay_out(again.again), form, again.again)
    if not again.same:
        click.echo(f"attache: Edition {name} does not come out as it was kept; articles or rules changed.", err=True)
    return 0 if again.same else 1


@click.group(invoke_without_command=True, epilog="Example: attache deliveries --state parked")
@click.option("--state", "states", multiple=True, type=click.Choice(get_args(DeliveryState)), help="Only these.")
@_limit
@_form
@click.pass_context
def deliveries(context: click.Context, states: tuple[DeliveryState, ...], limit: int, form: str) -> None:
    """List deliveries to channels, the latest first; show, retry, abandon or resend one."""
    if context.invoked_subcommand is None:
        _list_deliveries(states, limit, form)


@with_app
async def _list_deliveries(app: "App", states: tuple[DeliveryState, ...], limit: int, form: str) -> None:
    from bot.service.ledger import list_delivery_records

    found = await list_delivery_records(app.desk, states, limit)
    lines = tuple(Line((Text(each.id, "strong"), Text(f" · {_spell_delivery(each)}")), 1) for each in found)
    title = "Deliveries" if found else "There are no such deliveries."
    print_document(Document("listing", title, (Section("deliveries", "", lines),) if found else ()), form, found)


@deliveries.command("show", epilog="Example: attache deliveries show d0123456789abcdef")
@click.argument("name", metavar="ID")
@format_option()
@with_app
async def show_delivery(app: "App", name: str, form: str) -> None:
    """Show one delivery with each of its messages."""
    from bot.service.ledger import get_delivery_record

    _print_delivery(await get_delivery_record(app.desk, DeliveryId(name)), form)


@deliveries.command("retry", epilog="Example: attache deliveries retry d0123456789abcdef")
@click.argument("name", metavar="ID")
@_anyway
@format_option()
@with_app
async def retry_delivery(app: "App", name: str, anyway: bool, form: str) -> None:
    """Go on with one that failed, was parked, skipped or abandoned, at its first message that was not sent."""
    await _act(app, name, "retry", form, anyway=anyway)


@deliveries.command("abandon", epilog="Example: attache deliveries abandon d0123456789abcdef")
@click.argument("name", metavar="ID")
@format_option()
@with_app
async def abandon_delivery(app: "App", name: str, form: str) -> None:
    """Post no more of one that is waiting, under way or parked."""
    await _act(app, name, "abandon", form)


@deliveries.command("resend", epilog="Example: attache deliveries resend d0123456789abcdef")
@click.argument("name", metavar="ID")
@_anyway
@format_option()
@with_app
async def resend_delivery(app: "App", name: str, anyway: bool, form: str) -> None:
    """Post all of one again, whatever became of it before."""
    await _act(app, name, "resend", form, anyway=anyway)


async def _act(app: "App", name: str, action: "Action", form: str, *, anyway: bool = False) -> None:
    from bot.service.ledger import act_on_delivery

    _print_delivery(await act_on_delivery(app.desk, DeliveryId(name), action, anyway=anyway), form)


def _print_delivery(found: "DeliveryRecord", form: str) -> None:
    lines = []
    for part in found.parts:
        message = f" as {part.message}" if part.message else ""
        when = f", {_spell_moment(part.at)}" if part.at else ""
        reason = f" ({part.reason})" if part.reason else ""
        words = f" · {part.state}{message}{reason}{when}, attempts {part.attempts}, key {part.key}"
        lines.append(Line((Text(f"message {part.number + 1}", "strong"), Text(words)), 1))
    title = f"{found.id} · {_spell_delivery(found)}"
    print_document(Document("listing", title, (Section("parts", "", tuple(lines)),) if lines else ()), form, found)


def _spell_delivery(found: "DeliveryRecord") -> str:
    reason = f" ({found.reason})" if found.reason else ""
    again = f" · looked at again {_spell_moment(found.next_at)}" if found.next_at else ""
    return f"{found.topic} for {found.slot} to {found.channel} · {found.state}{reason}{again}"


def _spell_edition(found: "EditionRecord") -> str:
    reason = f" ({found.reason})" if found.reason else ""
    went = ", ".join(f"{count} {state}" for state, count in sorted(found.deliveries.items())) or "no deliveries"
    form = f"{found.depth}, {found.language}, {found.scope}"
    return f"{found.topic} for {found.slot} ({found.time_zone}) · {form} · {found.state}{reason} · {went}"


def _spell_moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
