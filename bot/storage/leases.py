"""Leases in SQL: one row a name, whose fence only rises."""

from datetime import datetime, timedelta

from sqlalchemy import and_, insert, select, update

from bot.model.lease import Lease
from bot.ports import Transaction
from bot.storage.database import connection_of
from bot.storage.moments import from_row, to_row
from bot.storage.tables import leases

_MOST_AHEAD = timedelta(seconds=2)
"""A lease that ends later than a new one would by more than this was taken by a clock that was wrong."""


class SqlLeaseStore:
    """The lease store of the port."""

    async def take(
        self, transaction: Transaction, name: str, holder: str, now: datetime, until: datetime
    ) -> Lease | None:
        """Take a lease that nobody holds any more."""
        connection = connection_of(transaction)
        row = (await connection.execute(select(leases).where(leases.c.name == name).with_for_update())).first()
        if row is None:
            first = {"name": name, "holder": holder, "fence": 1, "until": to_row(until)}
            await connection.execute(insert(leases), [first])
            return Lease(name, holder, 1, until)
        if now < from_row(row.until) <= until + _MOST_AHEAD:
            return None
        values = {"holder": holder, "fence": row.fence + 1, "until": to_row(until)}
        await connection.execute(update(leases).where(leases.c.name == name).values(**values))
        return Lease(name, holder, row.fence + 1, until)

    async def renew(self, transaction: Transaction, lease: Lease, until: datetime) -> Lease | None:
        """Hold it longer."""
        mine = and_(leases.c.name == lease.name, leases.c.fence == lease.fence)
        done = await connection_of(transaction).execute(update(leases).where(mine).values(until=to_row(until)))
        return Lease(lease.name, lease.holder, lease.fence, until) if done.rowcount else None

    async def holds(self, transaction: Transaction, lease: Lease) -> bool:
        """Say whether nobody has taken it since; the row stays locked until the transaction ends."""
        mine = and_(leases.c.name == lease.name, leases.c.fence == lease.fence)
        found = await connection_of(transaction).execute(select(leases.c.name).where(mine).with_for_update())
        return found.first() is not None

    async def list_held(self, transaction: Transaction, beginning: str, now: datetime) -> tuple[Lease, ...]:
        """Give the leases that somebody holds now."""
        query = select(leases).where(leases.c.name.startswith(beginning, autoescape=True)).order_by(leases.c.name)
        rows = (await connection_of(transaction).execute(query)).all()
        held = (Lease(each.name, each.holder, each.fence, from_row(each.until)) for each in rows)
        return tuple(each for each in held if now < each.until)

    async def release(self, transaction: Transaction, lease: Lease) -> None:
        """Let the next one have it at once; the fence stays, so that it still rises."""
        mine = and_(leases.c.name == lease.name, leases.c.fence == lease.fence)
        await connection_of(transaction).execute(update(leases).where(mine).values(until=to_row(_LONG_AGO)))


_LONG_AGO = datetime.fromisoformat("2000-01-01T00:00:00Z")
