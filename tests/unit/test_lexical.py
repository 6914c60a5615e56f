"""Of articles that match a search, SQLite reads what its index tells and never the rows, which lie among the texts."""

from pathlib import Path

from sqlalchemy import text

from bot.model.article import PUBLIC
from bot.storage.database import Settings, connection_of
from bot.storage.lexical import LOOK_IN_SQLITE
from bot.storage.upgrade import open_database


async def test_what_a_search_asks_of_each_match_is_told_by_an_index(tmp_path: Path) -> None:
    values = {
        "match": '"minister"', "title": 2, "late": "2023", "favour": 1.5, "scopes": f'["{PUBLIC}"]',
        "start": "", "end": "9", "publishers": "[]", "limit": 60,
    }  # fmt: skip
    database = await open_database(Settings(home=tmp_path))
    async with database.read() as transaction:
        asked = text(f"EXPLAIN QUERY PLAN {LOOK_IN_SQLITE.text}")
        plan = [row.detail for row in await connection_of(transaction).execute(asked, values)]
    await database.close()
    assert any(each.startswith("SEARCH articles USING COVERING INDEX articles_scopes") for each in plan), plan
