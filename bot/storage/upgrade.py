"""Brings the tables of a database to this version with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.model.errors import StorageError
from bot.storage.database import Settings, SqlDatabase, explain, open_engine

_FOLDER = Path(__file__).parent / "migrations"


async def open_database(settings: Settings) -> SqlDatabase:
    """Open the database and bring it to this version; raises StorageError `newer` for one from a later version."""
    engine, name = open_engine(settings)
    database = SqlDatabase(engine, name)
    try:
        async with engine.connect() as connection:
            await connection.execution_options(attache_begin="BEGIN")
            version = await connection.run_sync(_version)
        if version != _make_scripts().get_current_head():
            await _upgrade(database, name)
    except DBAPIError as error:
        await database.close()
        raise explain(error, name) from error
    except BaseException:
        await database.close()
        raise
    return database


async def _upgrade(database: SqlDatabase, name: str) -> None:
    async with database.engine.connect() as connection:
        await connection.execution_options(attache_begin="BEGIN IMMEDIATE")
        async with connection.begin():
            await connection.run_sync(_apply, name)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    return config


def _make_scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _apply(connection: Connection, name: str) -> None:
    version = _version(connection)
    known = {script.revision for script in _make_scripts().walk_revisions()}
    if version is not None and version not in known:
        raise StorageError(
            f"The database {name} was made by a newer version of Attaché; upgrade Attaché or set another DATABASE_URL.",
            code="newer",
        )
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


async def get_version(database: SqlDatabase) -> str:
    """Give the version the tables are at."""
    async with database.engine.connect() as connection:
        return str(await connection.run_sync(_version))
