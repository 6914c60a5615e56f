"""Brings the tables of a database to this version with Alembic, which is loaded only where there is something to do."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.model.errors import StorageError
from bot.storage.database import Settings, SqlDatabase, open_engine

_FOLDER = Path(__file__).parent / "migrations"


async def open_database(settings: Settings) -> SqlDatabase:
    """Open the database and bring it to this version; raises StorageError `newer` for one from a later version."""
    database = SqlDatabase(open_engine(settings))
    try:
        if await get_version(database) != list_versions()[-1]:
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


def list_versions() -> tuple[str, ...]:
    """Give every version there is a migration to, the newest last; the files are named by them."""
    return tuple(sorted(path.stem[1:].partition("_")[0] for path in (_FOLDER / "versions").glob("v*.py")))


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _apply(connection: Connection, name: str) -> None:
    version = _version(connection)
    if version is not None and version not in list_versions():
        raise StorageError(
            f"The database {name} was made by a newer version of Attaché; upgrade Attaché or set another DATABASE_URL.",
            code="newer",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
