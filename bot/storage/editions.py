"""Editions as planned and as written, whole, and their rendered parts, in SQL."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, insert, or_, select, update

from bot.documents import dump_json, load_json
from bot.model.article import PUBLIC, ArticleId
from bot.model.briefing import Briefing, EditionId
from bot.model.conversation import WorkspaceId
from bot.model.delivery import OPEN
from bot.model.edition import Edition
from bot.model.errors import NotFoundError
from bot.model.message import Part
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import to_row
from bot.storage.tables import deliveries, editions, renderings

_CHUNK = 400
_MEASURED = 10


class SqlEditionStore:
    """The edition store of the port."""

    async def save(self, transaction: Transaction, workspace: WorkspaceId, briefing: Briefing, made: datetime) -> None:
        """Keep a briefing once."""
        connection = connection_of(transaction)
        known = select(editions.c.number).where(editions.c.workspace == workspace, editions.c.id == briefing.id)
        if (await connection.execute(known)).first() is not None:
            return
        row = {
            "workspace": workspace,
            "id": briefing.id,
            "topic": briefing.topic,
            "made": to_row(made),
            "briefing": dump_json(briefing),
        }
        await connection.execute(insert(editions), [row])

    async def get(self, transaction: Transaction, workspace: WorkspaceId, edition_id: EditionId) -> Briefing:
        """Give one of this workspace."""
        wanted = and_(editions.c.id == edition_id, editions.c.briefing.is_not(None), _belongs_to(workspace))
        row = (await connection_of(transaction).execute(select(editions.c.briefing).where(wanted))).first()
        if row is None:
            raise NotFoundError(
                f"No edition {edition_id} is kept for this workspace; the last line of a briefing names its own."
            )
        return load_json(Briefing, row.briefing)

    async def list_editions(
        self, transaction: Transaction, workspace: WorkspaceId, topic: str | None = None, limit: int = 50
    ) -> tuple[Briefing, ...]:
        """Give editions, newest first."""
        statement = select(editions.c.briefing).where(editions.c.briefing.is_not(None), _belongs_to(workspace))
        if topic is not None:
            statement = statement.where(editions.c.topic == topic)
        statement = statement.order_by(editions.c.made.desc(), editions.c.number.desc()).limit(limit)
        rows = await connection_of(transaction).execute(statement)
        found: list[Briefing] = []
        for row in rows:
            found.append(load_json(Briefing, row.briefing))
            await asyncio.sleep(0)  # two hundred of them are read for one list of questions
        return tuple(found)

    async def plan(self, transaction: Transaction, planned: Sequence[Edition]) -> tuple[Edition, ...]:
        """Keep planned editions that are not known."""
        connection = connection_of(transaction)
        wanted = {each.id: each for each in planned}
        ids = list(wanted)
        for start in range(0, len(ids), _CHUNK):
            known = select(editions.c.id).where(
                editions.c.id.in_(ids[start : start + _CHUNK]), editions.c.plan.is_not(None)
            )
            for edition_id in (await connection.execute(known)).scalars():
                wanted.pop(EditionId(edition_id))
        rows = [
            {
                "workspace": each.key.scope,
                "id": each.id,
                "topic": each.key.topic,
                "made": to_row(each.due),
                "state": each.state,
                "due": to_row(each.due),
                "plan": dump_json(each),
            }
            for each in wanted.values()
        ]
        if rows:
            await connection.execute(insert(editions), rows)
        return tuple(wanted.values())

    async def get_planned(self, transaction: Transaction, edition_id: EditionId) -> Edition:
        """Give a planned edition."""
        statement = select(editions.c.plan).where(_is_planned(edition_id))
        row = (await connection_of(transaction).execute(statement)).first()
        if row is None:
            raise NotFoundError(f"No edition {edition_id} is planned; attache editions lists them.")
        return load_json(Edition, row.plan)

    async def list_planned(self, transaction: Transaction, limit: int) -> tuple[Edition, ...]:
        """Give planned editions, the latest due first."""
        statement = (
            select(editions.c.plan)
            .where(editions.c.plan.is_not(None))
            .order_by(editions.c.due.desc(), editions.c.number.desc())
            .limit(limit)
        )
        rows = await connection_of(transaction).execute(statement)
        return tuple(load_json(Edition, row.plan) for row in rows)

    async def list_unwritten(self, transaction: Transaction, before: datetime, limit: int) -> tuple[Edition, ...]:
        """Give planned editions nobody has written and a delivery waits for."""
        awaited = select(deliveries.c.id).where(deliveries.c.edition == editions.c.id, deliveries.c.state.in_(OPEN))
        statement = (
            select(editions.c.plan)
            .where(editions.c.state == "planned", editions.c.due < to_row(before), awaited.exists())
            .order_by(editions.c.due, editions.c.number)
            .limit(limit)
        )
        rows = await connection_of(transaction).execute(statement)
        return tuple(load_json(Edition, row.plan) for row in rows)

    async def finish(
        self, transaction: Transaction, edition: Edition, briefing: Briefing, articles: Sequence[ArticleId],
        seconds: float,
    ) -> bool:  # fmt: skip
        """Keep what was written, once."""
        values = {
            "state": "written",
            "plan": dump_json(edition),
            "briefing": dump_json(briefing),
            "articles": dump_json(list(articles)),
            "seconds": seconds,
        }
        once = and_(_is_planned(edition.id), editions.c.state != "written")
        done = await connection_of(transaction).execute(update(editions).where(once).values(**values))
        return bool(done.rowcount)

    async def fail(self, transaction: Transaction, edition: Edition) -> None:
        """Keep how the writing stands."""
        values = {"state": edition.state, "plan": dump_json(edition)}
        open_still = and_(_is_planned(edition.id), editions.c.state != "written")
        await connection_of(transaction).execute(update(editions).where(open_still).values(**values))

    async def get_written(self, transaction: Transaction, edition_id: EditionId) -> Briefing:
        """Give what was written of a planned edition."""
        wanted = and_(_is_planned(edition_id), editions.c.state == "written", editions.c.briefing.is_not(None))
        row = (await connection_of(transaction).execute(select(editions.c.briefing).where(wanted))).first()
        if row is None:
            raise NotFoundError(f"The edition {edition_id} has no briefing: it is not written yet, or is a notice.")
        return load_json(Briefing, row.briefing)

    async def list_used(self, transaction: Transaction, edition_id: EditionId) -> tuple[ArticleId, ...]:
        """Give the articles an edition was written from."""
        statement = select(editions.c.articles).where(_is_planned(edition_id))
        row = (await connection_of(transaction).execute(statement)).first()
        return load_json(tuple[ArticleId, ...], row.articles) if row is not None and row.articles else ()

    async def measure(self, transaction: Transaction, topic: str) -> float | None:
        """Give the longest of the last writing times."""
        statement = (
            select(editions.c.seconds)
            .where(editions.c.topic == topic, editions.c.seconds.is_not(None))
            .order_by(editions.c.number.desc())
            .limit(_MEASURED)
        )
        return max((await connection_of(transaction).execute(statement)).scalars(), default=None)

    async def keep_parts(
        self, transaction: Transaction, edition_id: EditionId, form: str, parts: Sequence[Part]
    ) -> None:
        """Keep rendered parts once."""
        if await self.find_parts(transaction, edition_id, form) is None:
            row = {"edition": edition_id, "form": form, "parts": dump_json(list(parts))}
            await connection_of(transaction).execute(insert(renderings), [row])

    async def find_parts(self, transaction: Transaction, edition_id: EditionId, form: str) -> tuple[Part, ...] | None:
        """Give rendered parts."""
        wanted = and_(renderings.c.edition == edition_id, renderings.c.form == form)
        row = (await connection_of(transaction).execute(select(renderings.c.parts).where(wanted))).first()
        return None if row is None else load_json(tuple[Part, ...], row.parts)


def _is_planned(edition_id: EditionId) -> ColumnElement[bool]:
    return and_(editions.c.id == edition_id, editions.c.plan.is_not(None))


def _belongs_to(workspace: WorkspaceId) -> ColumnElement[bool]:
    """Its own, and public ones that went to one of its channels."""
    went_there = select(deliveries.c.id).where(
        deliveries.c.edition == editions.c.id, deliveries.c.workspace == workspace
    )
    public = and_(editions.c.workspace == PUBLIC, editions.c.plan.is_not(None), went_there.exists())
    return or_(editions.c.workspace == workspace, public)
