"""Opening, upgrading and sharing a database."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine

from bot.model.article import PUBLIC
from bot.model.conversation import LOCAL, Thread, ThreadId
from bot.model.errors import ConfigurationError, StorageError
from bot.storage import upgrade
from bot.storage.articles import SqlArticleStore
from bot.storage.conversations import SqlConversationStore
from bot.storage.database import Settings, SqlDatabase, connection_of
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.upgrade import get_version, list_versions, open_database
from tests.contract.databases import open_sqlite
from tests.factories import NOW, make_article, make_delivery, make_edition


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """A new database of either kind."""
    if request.param == "sqlite":
        return Settings(home=tmp_path)
    address: URL = request.getfixturevalue("new_postgres_database")
    return Settings(address=address.render_as_string(hide_password=False), home=tmp_path)


async def test_two_writers_never_lose_an_update(place: Settings) -> None:
    """Each reads a count and writes it back one higher; with deferred transactions some would be lost."""
    store = SqlConversationStore()

    async def add_one(database: SqlDatabase) -> None:
        async with database.write() as transaction:
            thread = await store.find_thread(transaction, LOCAL, ThreadId("count"))
            count = int(thread.topic or "0") if thread else 0
            await asyncio.sleep(0)
            await store.open_thread(transaction, Thread(ThreadId("count"), LOCAL, str(count + 1), None, NOW))

    one, two = await asyncio.gather(open_database(place), open_database(place))
    await asyncio.gather(*(add_one(database) for database in (one, two) for _ in range(20)))
    async with one.read() as transaction:
        thread = await store.find_thread(transaction, LOCAL, ThreadId("count"))
    await one.close()
    await two.close()
    assert thread is not None
    assert thread.topic == "40"


async def test_what_was_to_be_written_stands_in_no_error(place: Settings) -> None:
    database = await open_database(place)
    with pytest.raises(StorageError) as caught:
        async with database.read() as transaction:
            wrong = text("SELECT 1 FROM there_is_none WHERE token = :token")
            await connection_of(transaction).execute(wrong, {"token": "s3cr3tvalue"})
    await database.close()
    assert "there_is_none" in str(caught.value.__cause__)
    assert "s3cr3tvalue" not in f"{caught.value} {caught.value.__cause__} {caught.value.__cause__!r}"


async def test_plain_transactions_lose_one_and_ours_do_not(place: Settings) -> None:
    """The same two read-then-write steps, first as the driver begins on its own, then as ours."""
    engine = create_async_engine(place.address or f"sqlite+aiosqlite:///{place.home / 'attache.db'}")
    read, add = text("SELECT count FROM visits"), text("UPDATE visits SET count = :count")
    async with engine.begin() as setting_up:
        await setting_up.execute(text("CREATE TABLE visits AS SELECT 0 AS count"))
    async with engine.connect() as one, engine.connect() as two:
        first, second = (await one.execute(read)).scalar_one(), (await two.execute(read)).scalar_one()
        await one.execute(add, {"count": first + 1})
        await one.commit()
        await two.execute(add, {"count": second + 1})
        await two.commit()
        assert (await one.execute(read)).scalar_one() == 1
    await engine.dispose()

    ours, theirs = await open_database(place), await open_database(place)

    async def visit(database: SqlDatabase) -> None:
        async with database.write() as transaction:
            count = (await transaction.connection.execute(read)).scalar_one()
            await asyncio.sleep(0.01)
            await transaction.connection.execute(add, {"count": count + 1})

    await asyncio.gather(visit(ours), visit(theirs))
    async with ours.read() as transaction:
        assert (await transaction.connection.execute(read)).scalar_one() == 3
    await ours.close()
    await theirs.close()


async def test_a_reader_sees_one_state_while_another_writes(place: Settings) -> None:
    database, articles = await open_database(place), SqlArticleStore()
    async with database.read() as reading:
        assert await articles.count(reading, frozenset({PUBLIC})) == 0
        async with database.write() as writing:
            await articles.admit(writing, [make_article()])
        assert await articles.count(reading, frozenset({PUBLIC})) == 0
    await database.close()


async def test_a_database_from_a_newer_version_is_refused_and_left_alone(place: Settings) -> None:
    database = await open_database(place)
    async with database.write() as transaction:
        await connection_of(transaction).exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await database.close()
    with pytest.raises(StorageError, match="newer version") as caught:
        await open_database(place)
    assert caught.value.code == "newer"


def test_the_files_of_the_migrations_are_named_by_their_versions() -> None:
    scripts = ScriptDirectory(str(Path(upgrade.__file__).parent / "migrations"))
    assert [each.revision for each in scripts.walk_revisions()][::-1] == list(list_versions())


async def test_closing_lets_a_transaction_end_first(place: Settings) -> None:
    database = await open_database(place)
    begun, go_on, told = asyncio.Event(), asyncio.Event(), []

    async def read() -> None:
        async with database.read() as transaction:
            begun.set()
            await go_on.wait()
            told.append(await SqlArticleStore().count(transaction, frozenset({PUBLIC})))

    reading = asyncio.create_task(read())
    await begun.wait()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    assert not closing.done()
    go_on.set()
    await asyncio.gather(reading, closing)
    assert told == [0]


async def test_opening_again_changes_nothing(place: Settings) -> None:
    versions = []
    for _ in range(2):
        database = await open_database(place)
        versions.append(await get_version(database) or "")
        await database.close()
    assert versions[0] == versions[1] >= "0001"


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "attache.db").write_text("This is a letter, not a database. " * 100)
    with pytest.raises(StorageError, match=r"attache\.db is not a database"):
        await open_database(Settings(home=tmp_path))


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="cannot be made"):
        await open_database(Settings(home=tmp_path / "file" / "below"))


@pytest.mark.parametrize("address", ["what", "mysql://host/db"])
async def test_an_address_that_cannot_be_used_is_a_configuration_error(address: str) -> None:
    with pytest.raises(ConfigurationError, match="DATABASE_URL"):
        await open_database(Settings(address=address))


async def test_a_full_disk_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, [make_article()])
        big = [make_article("word " * 50_000, url=f"https://n.example/{n}") for n in range(20)]
        with pytest.raises(StorageError, match="is full") as caught:
            async with stores.database.write() as transaction:
                pages = (await connection_of(transaction).exec_driver_sql("PRAGMA page_count")).scalar_one()
                await connection_of(transaction).exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
                await stores.articles.admit(transaction, big)
        assert caught.value.code == "full"
        async with stores.database.read() as transaction:
            assert await stores.articles.count(transaction, frozenset({PUBLIC})) == 1


async def test_a_database_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path) as stores:
        with pytest.raises(StorageError, match="read-only") as caught:
            async with stores.database.write() as transaction:
                await connection_of(transaction).exec_driver_sql("PRAGMA query_only = ON")
                await stores.articles.admit(transaction, [make_article()])
        assert caught.value.code == "read_only"


async def test_the_last_briefing_of_before_an_upgrade_is_found_after_it(place: Settings) -> None:
    store, told = SqlDeliveryStore(), make_delivery(state="sent", form="late")
    quiet = replace(make_delivery(make_edition(due=NOW + timedelta(days=1))), state="sent", form="no_news")
    database = await open_database(place)
    async with database.write() as transaction:
        await store.plan(transaction, [told, quiet])
        for back in (
            "DROP INDEX editions_by_id",
            "DROP TABLE answered",
            "DROP INDEX deliveries_told",
            "ALTER TABLE deliveries DROP COLUMN told",
            "ALTER TABLE places DROP COLUMN live",
            "ALTER TABLE spendings DROP COLUMN reported",
            "DROP TABLE vectors",
            "DROP INDEX IF EXISTS jobs_waiting",
            "DROP INDEX IF EXISTS articles_scopes",
            "UPDATE alembic_version SET version_num = '0009'",
        ):
            await connection_of(transaction).exec_driver_sql(back)
    await database.close()
    database = await open_database(place)
    async with database.read() as transaction:
        assert await store.find_last(transaction, told.subscription) == told
    await database.close()
