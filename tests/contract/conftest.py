"""Every store test runs over every implementation of the stores."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.contract.databases import Stores, open_sqlite

OPENERS = {"sqlite": open_sqlite}


@pytest.fixture(params=sorted(OPENERS))
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stores]:
    async with OPENERS[request.param](tmp_path) as opened:
        yield opened
