"""Logs: structured lines on stderr, in which no token ever appears."""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Literal

import structlog
from pydantic import Field

from bot.settings import Section

SECRETS = re.compile(
    r"""xox[a-z]-[\w-]{8,} | xapp-[\w-]{8,} | \bsk-[\w-]{8,}      # Slack, OpenAI
      | \b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}                    # Discord
      | (?<=Bearer\s)\S+ | (?<=://)[^/\s:@]+:[^/\s@]+(?=@)        # headers, addresses
      | (?<=token=)[^&\s]+ | (?<=key=)[^&\s]+""",
    re.VERBOSE,
)
"""Token shapes as the vendors document them, and credentials in addresses."""


class Settings(Section):
    """How much is logged, and in which form."""

    level: Literal["debug", "info", "warning", "error"] = Field(default="info", alias="LOG_LEVEL")
    form: Literal["text", "json"] = Field(default="text", alias="LOG_FORMAT")


def redact(text: str) -> str:
    """Blank every token in a text."""
    return SECRETS.sub("[redacted]", text)


def _redact_event(_logger: object, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    return {name: redact(value) if isinstance(value, str) else value for name, value in event.items()}


class _RedactingFormatter(logging.Formatter):
    """Redacts what libraries log, exceptions included."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class _WithoutEndedWorkers(logging.Filter):
    """Drops what asyncio says of a worker process that ended together with its loop: nothing is wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.name != "asyncio" or not str(record.msg).startswith(
            ("Unknown child process pid", "Loop %r that handles pid")
        )


def start_logging(settings: Settings) -> None:
    """Send our log lines and those of libraries to stderr, redacted."""
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    renderer: Any = (
        structlog.processors.JSONRenderer() if settings.form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _redact_event,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_RedactingFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_WithoutEndedWorkers())
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)
