"""What models cost."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from bot.cli.session import format_option, print_document, with_app
from bot.model.conversation import LOCAL, WorkspaceId

if TYPE_CHECKING:
    from bot.app import App


@click.command(epilog="Example: attache spend --days 7")
@click.option("--days", default=31, show_default=True, type=click.IntRange(1, 3660), help="How many days back.")
@click.option("--workspace", metavar="ID", help="Of one workspace only.")
@format_option()
@with_app
async def spend(app: "App", days: int, workspace: str | None, form: str) -> None:
    """Show the tokens and money that models took, by day, topic and purpose, and how far the caps are reached."""
    from bot.service.record_layout import lay_out_spend

    desk, whose = app.desk, WorkspaceId(workspace) if workspace else None
    since = desk.clock.now() - timedelta(days=days)
    async with desk.database.read() as transaction:
        lines = await desk.spend.list_spending(transaction, since, whose)
    caps = await desk.ledger.list_caps(whose or LOCAL)
    value: dict[str, Any] = {"spending": lines, "caps": caps}
    print_document(lay_out_spend(lines, caps), form, value)
