"""Gives a Postgres to measure on: the server that DATABASE_URL names, or one started for the measurement."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url
from sqlalchemy.engine import URL

from bot.settings import environment
from tests.postgres import Server, make_folder


@contextmanager
def serving() -> Iterator[URL]:
    """Only databases made for the measurement are touched; a server that was started is stopped again."""
    address = environment().get("DATABASE_URL")
    if address:
        yield make_url(address).set(drivername="postgresql+psycopg")
        return
    server = Server(make_folder())
    try:
        yield server.ensure()
    finally:
        server.stop()
