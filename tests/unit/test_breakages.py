"""How a connection failed is told in words, never by the name of a class."""

import errno

import aiohttp
import pytest
from yarl import URL

from bot.fetching.http import describe

ADDRESS = URL("https://n.example/feed.xml?token=s3cr3tvalue")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (aiohttp.ServerDisconnectedError(), "the host closed the connection without an answer"),
        (aiohttp.ClientConnectionResetError("reset"), "the host closed the connection without an answer"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "the host closed the connection without an answer"),
        (aiohttp.ClientPayloadError("short"), "its answer broke off in the middle"),
        (ValueError("odd header"), "what it answers is not HTTP as it should be"),
        (OSError(errno.ENETUNREACH, "unreachable"), "the connection failed"),
    ],
)
def test_a_broken_connection_is_told_in_words(error: Exception, told: str) -> None:
    found = describe(ADDRESS, error)
    assert str(found) == f"https://n.example/feed.xml?token=… could not be read: {told}."
    assert found.code == "unreachable"
