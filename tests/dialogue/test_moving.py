"""An installation outgrows its file: everything moves to Postgres, and could move back."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import URL

from bot.app import move_database, open_app
from bot.model.errors import AttacheError
from bot.model.job import Job
from bot.service.reading import Silent
from bot.settings import environment
from tests.terminal import Terminal


@pytest.fixture
def server(new_postgres_database: URL) -> str:
    return new_postgres_database.set(drivername="postgresql").render_as_string(hide_password=False)


def ask_everything(terminal: Terminal) -> list[Any]:
    """What a reader can see, in the words of the JSON contract; scores are the database's own."""
    briefing = terminal.run("brief", "china-russia", "--since", "7d", "--format", "json").json()
    article = terminal.run("article", briefing["sources"][0]["article_id"], "--format", "json").json()
    sources = terminal.run("sources", "list", "--format", "json").json()
    questions = terminal.run("questions", "china-russia", "--format", "json").json()
    jobs = [each["job"] for each in terminal.run("jobs", "--format", "json").json()]
    return [briefing, article, sources, questions, jobs]


async def add_job() -> None:
    async with open_app(environment()) as app, app.desk.database.write() as transaction:
        await app.desk.queue.enqueue(transaction, Job("poll", {"source": "s1"}), lock="source:s1")


def test_everything_moves_and_reads_the_same(reader: Terminal, server: str, tmp_path: Path) -> None:
    reader.run("sources", "add", "https://news.example/feed")
    asyncio.run(add_job())
    before = ask_everything(reader)

    moved = reader.run("migrate-db", "sqlite:attache.db", server)
    assert moved.code == 0, moved.err
    assert "articles: 48" in moved.out
    assert "jobs: 7" in moved.out  # 48 articles read ten a job, one to place them, one of its own
    reader.set(DATABASE_URL=server)
    assert ask_everything(reader) == before
    assert reader.run("search", "pipeline", "--format", "json").json()[0]["title"]
    assert (
        reader.run("follow", "iran-iaea", "daily 08:00", "--channel", "slack:T1:C1", "--tz", "Europe/Paris").code == 0
    )

    back = reader.run("migrate-db", server, f"sqlite:{tmp_path / 'back.db'}", "--format", "json")
    assert {each["table"]: each["rows"] for each in back.json()}["articles"] == 48
    reader.set(DATABASE_URL=f"sqlite:{tmp_path / 'back.db'}")
    assert ask_everything(reader) == before
    assert len(reader.run("following", "--channel", "slack:T1:C1", "--format", "json").json()) == 1


def test_a_database_that_holds_something_is_refused_unless_told(reader: Terminal, server: str) -> None:
    assert reader.run("migrate-db", "sqlite:attache.db", server).code == 0
    again = reader.run("migrate-db", "sqlite:attache.db", server)
    assert again.code == 2
    assert "holds articles" in again.err
    assert "--replace empties it first." in again.err
    assert reader.run("migrate-db", "sqlite:attache.db", server, "--replace").code == 0


def test_jobs_alone_are_something_too(reader: Terminal, server: str) -> None:
    reader.set(DATABASE_URL=server)
    asyncio.run(add_job())
    moved = reader.run("migrate-db", "sqlite:attache.db", server)
    assert moved.code == 2
    assert "holds jobs already" in moved.err


def test_a_move_that_breaks_off_leaves_nothing_behind(reader: Terminal, server: str) -> None:
    class Failing(Silent):
        async def tell(self, words: str) -> None:
            raise AttacheError("The operator pulled the plug.")

    with pytest.raises(AttacheError, match="pulled the plug"):
        asyncio.run(move_database(environment(), ("sqlite:attache.db", server), Failing(), replace=False))
    assert reader.run("migrate-db", "sqlite:attache.db", server).code == 0


def test_what_is_not_there_or_not_named_is_told(terminal: Terminal, server: str, tmp_path: Path) -> None:
    missing = terminal.run("migrate-db", "sqlite:nowhere.db", server)
    assert (missing.code, missing.err) == (1, "attache: There is no database file nowhere.db; name the one to move.\n")
    assert not (tmp_path / "nowhere.db").exists()
    assert terminal.run("migrate-db", "sqlite:nowhere.db").code == 2
