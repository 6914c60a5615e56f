"""What a person is told when Postgres does not do what is asked, and that one frozen host stops no other."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import URL

from bot.model.errors import StorageError
from bot.storage.articles import SqlArticleStore
from bot.storage.database import Settings, SqlDatabase, connection_of
from bot.storage.upgrade import open_database
from tests.factories import make_article
from tests.postgres import administer


async def open_at(address: URL) -> SqlDatabase:
    return await open_database(Settings(address=address.render_as_string(hide_password=False)))


async def run(database: SqlDatabase, *statements: str) -> None:
    async with database.write() as transaction:
        for statement in statements:
            await connection_of(transaction).exec_driver_sql(statement)


@pytest.fixture
async def database(postgres_database: URL) -> AsyncIterator[SqlDatabase]:
    opened = await open_at(postgres_database)
    yield opened
    await opened.close()


async def test_a_server_that_is_away_is_named(postgres: URL) -> None:
    with pytest.raises(StorageError, match=r"The database news on /nowhere does not answer; start it") as caught:
        await open_at(postgres.set(database="news", query={"host": "/nowhere"}))
    assert caught.value.code == "away"


async def test_a_wrong_password_is_refused_and_not_repeated(postgres_database: URL) -> None:
    await administer(postgres_database, "DROP ROLE IF EXISTS visitor", "CREATE ROLE visitor LOGIN PASSWORD 'right'")
    with pytest.raises(StorageError, match="refuses this user or password; correct DATABASE_URL") as caught:
        await open_at(postgres_database.set(username="visitor", password="mistaken"))
    assert caught.value.code == "refused"
    assert "mistaken" not in str(caught.value)


async def test_a_database_that_is_not_there_is_named(postgres: URL) -> None:
    with pytest.raises(StorageError, match=r"no database news on .*; make it with createdb") as caught:
        await open_at(postgres.set(database="news"))
    assert caught.value.code == "missing"


async def test_a_user_who_may_not_make_tables_is_told(new_postgres_database: URL) -> None:
    await administer(new_postgres_database, "DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 'right'")
    with pytest.raises(StorageError, match="make it the owner of its tables") as caught:
        await open_at(new_postgres_database.set(username="guest", password="right"))
    assert caught.value.code == "not_allowed"


async def test_a_read_only_server_says_so(database: SqlDatabase) -> None:
    with pytest.raises(StorageError, match="is read-only; name the primary server") as caught:
        async with database.write() as transaction:
            await connection_of(transaction).exec_driver_sql("SET TRANSACTION READ ONLY")
            await SqlArticleStore().admit(transaction, [make_article()])
    assert caught.value.code == "read_only"


@pytest.mark.parametrize(
    ("state", "code", "words"),
    [
        ("53100", "full", "disk of the database .* is full"),
        ("40P01", "busy", "busy with another process"),
        ("53300", "crowded", "takes no more connections"),
        ("XX001", "damaged", "is damaged"),
        ("57P01", "away", "does not answer"),
        ("22012", "storage", "failed: as the server says"),
    ],
)
async def test_the_servers_own_errors_are_one_sentence(
    database: SqlDatabase, state: str, code: str, words: str
) -> None:
    with pytest.raises(StorageError, match=words) as caught:
        await run(database, f"DO $$ BEGIN RAISE EXCEPTION 'as the server says' USING ERRCODE = '{state}'; END $$")
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


async def test_an_error_takes_back_what_the_transaction_wrote(database: SqlDatabase) -> None:
    articles = SqlArticleStore()
    with pytest.raises(StorageError):
        async with database.write() as transaction:
            await articles.admit(transaction, [make_article()])
            await connection_of(transaction).exec_driver_sql("SELECT 1 / 0")
    async with database.read() as transaction:
        assert await articles.count(transaction, frozenset({make_article().scope})) == 0


async def test_a_writer_that_waits_too_long_is_told_that_the_database_is_busy(
    database: SqlDatabase, postgres_database: URL
) -> None:
    other = await open_at(postgres_database)
    async with database.write() as holding:
        await connection_of(holding).exec_driver_sql("LOCK TABLE threads")
        with pytest.raises(StorageError, match="busy with another process") as caught:
            async with other.read() as reading:
                await connection_of(reading).exec_driver_sql("SET LOCAL lock_timeout = '10ms'")
                await connection_of(reading).exec_driver_sql("SELECT count(*) FROM threads")
    await other.close()
    assert caught.value.code == "busy"


async def test_a_frozen_writer_is_ended_and_the_next_one_goes_on(database: SqlDatabase, postgres_database: URL) -> None:
    """The write lock of a host that says nothing any more is given to the host that waits for it."""
    other, articles = await open_at(postgres_database), SqlArticleStore()
    with pytest.raises(StorageError) as caught:
        async with database.write() as frozen:
            await connection_of(frozen).exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = '50ms'")
            async with other.write() as transaction:
                await articles.admit(transaction, [make_article()])
            await articles.admit(frozen, [make_article()])
    await other.close()
    assert caught.value.code in {"busy", "away"}
    async with database.read() as transaction:
        assert await articles.count(transaction, frozenset({make_article().scope})) == 1


async def test_a_lost_connection_is_told_and_the_next_transaction_gets_a_new_one(
    database: SqlDatabase, postgres_database: URL
) -> None:
    with pytest.raises(StorageError, match="does not answer") as caught:
        await run(database, "SELECT pg_terminate_backend(pg_backend_pid())")
    assert caught.value.code == "away"
    await run(database, "SELECT 1")


async def test_a_writer_minds_not_how_its_connection_was_left(database: SqlDatabase) -> None:
    """A reader that was cancelled at a bad moment leaves its connection read-only in the pool."""
    async with database.engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.set_read_only(True)
    async with database.write() as transaction:
        [admission] = await SqlArticleStore().admit(transaction, [make_article()])
    assert admission.outcome == "stored"


async def test_a_read_transaction_writes_nothing(database: SqlDatabase) -> None:
    with pytest.raises(StorageError):
        async with database.read() as transaction:
            await SqlArticleStore().admit(transaction, [make_article()])


async def test_a_backup_names_the_tool_that_makes_one(database: SqlDatabase, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"pg_dump --format=custom --file=.*copy"):
        await database.back_up(tmp_path / "copy")
