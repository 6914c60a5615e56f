"""No token reaches a log."""

import logging

import pytest
import structlog

from bot.logs import Settings, redact, start_logging

TOKENS = [
    "xoxb-123456789012-abcdefghijkl",
    "xapp-1-A0123-456-abcdef",
    "sk-proj-abcdefghijklmnop",
    "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcDe.abcdefghijklmnopqrstuvwxyz0123456789ab",
]


@pytest.mark.parametrize("token", TOKENS)
def test_tokens_are_blanked(token: str) -> None:
    assert token not in redact(f"sent {token} to the host")


def test_credentials_in_addresses_are_blanked() -> None:
    assert (
        redact("https://me:secret@host.example/feed?token=abc")
        == "https://[redacted]@host.example/feed?token=[redacted]"
    )


def test_our_lines_and_those_of_libraries_are_redacted(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(Settings())
    structlog.get_logger().info("fetched", url=f"https://host.example/?token={TOKENS[0]}")
    logging.getLogger("library").warning("token %s", TOKENS[0])
    shown = capsys.readouterr().err
    assert "fetched" in shown
    assert "library" in shown
    assert TOKENS[0] not in shown


def test_a_worker_that_ended_with_its_loop_is_no_news(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(Settings())
    for words in ("Unknown child process pid 7, will report returncode 255", "Executing a task took 2.0 seconds"):
        told = {"name": "asyncio", "levelno": logging.WARNING, "levelname": "WARNING", "msg": words}
        logging.getLogger().handle(logging.makeLogRecord(told))
    shown = capsys.readouterr().err
    assert "Executing" in shown
    assert "Unknown child" not in shown
