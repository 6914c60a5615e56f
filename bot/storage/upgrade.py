"""Brings the tables of a database to this version with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.model.errors import StorageError
from bot.storage.database import Settings, SqlDatabase, open_engine

_FOLDER = Path(__file__).parent / "migrations"


async def open_database(settings: Settings) -> SqlDatabase:
    """Open the database and bring it to this version; raises StorageError `newer` for one from a later version."""
    database = SqlDatabase(open_engine(settings))
    try:
        if await get_version(database) != _make_scripts().get_current_head():
            async with database.write() as transaction:
                await transaction.connection.run_sync(_apply, database.name)
    except BaseException:
        await database.close()
        raise
    return database


async def get_version(database: SqlDatabase) -> str | None:
    """Give the version the tables are at; None for a database without any."""
    async with database.read() as transaction:
        return await transaction.connection.run_sync(_version)


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
