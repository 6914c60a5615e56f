"""Every store test runs over every implementation of the stores."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from tests.contract.databases import Stores, open_postgres, open_sqlite


@pytest.fixture
async def sqlite_stores(tmp_path: Path) -> AsyncIterator[Stores]:
    async with open_sqlite(tmp_path) as opened:
        yield opened


@pytest.fixture
async def postgres_stores(postgres_database: URL, tmp_path: Path) -> AsyncIterator[Stores]:
    async with open_postgres(postgres_database, tmp_path) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgres"])
def stores(request: pytest.FixtureRequest) -> Stores:
    """The stores of one database after the other."""
    opened: Stores = request.getfixturevalue(f"{request.param}_stores")
    return opened
