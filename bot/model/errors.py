"""The one error tree: each error is a sentence that names the thing and the way out, with a code and an exit code."""

from typing import ClassVar

from bot.model.completion import Tokens


class AttacheError(Exception):
    """Anything this project refuses or fails at; `str(error)` is one sentence fit to be shown to a person."""

    exit_code: ClassVar[int] = 1
    default_code: ClassVar[str] = "failed"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.code = code or self.default_code


class UsageError(AttacheError):
    """The command is wrong: an unknown option value, an unknown topic, a window in the future."""

    exit_code = 2
    default_code = "usage"


class UnknownTopicError(UsageError):
    """No topic of that name; carries the nearest known ones, best first."""

    default_code = "unknown_topic"

    def __init__(self, message: str, *, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class ConfigurationError(AttacheError):
    """A setting is missing or impossible; the message names the variable."""

    exit_code = 2
    default_code = "configuration"


class NotAllowedError(AttacheError):
    """Who asked may not do this; the message says who may."""

    default_code = "not_allowed"


class InputError(AttacheError):
    """A file or text handed in cannot be used."""

    default_code = "input"

    @classmethod
    def unreadable(cls, place: object, error: OSError) -> "InputError":
        """Make the error for a file the machine does not give us, with the machine's own reason."""
        reason = (error.strerror or str(error)).lower()
        return cls(f"{place} cannot be read: {reason}; check the path and who may read it.", code="unreadable")


class NotFoundError(AttacheError):
    """What was asked for by id or address is not kept here."""

    default_code = "not_found"


class FetchError(AttacheError):
    """An address was refused or did not answer as it should; `retry_after` is seconds where the host named them."""

    default_code = "fetch"

    def __init__(self, message: str, *, code: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(message, code=code)
        self.retry_after = retry_after


class PostError(AttacheError):
    """A platform did not take a message as it should.

    Codes: `gone` (channel deleted, bot removed or not allowed there: no retry helps), `refused` (the payload itself),
    `limited` (not posted; wait `retry_after` seconds, with every channel if `whole`), `unavailable` (not posted; try
    later), `ambiguous` (it may have been posted: look for its key before any retry).
    """

    default_code = "unavailable"

    def __init__(
        self, message: str, *, code: str | None = None, retry_after: float | None = None, whole: bool = False
    ) -> None:
        super().__init__(message, code=code)
        self.retry_after, self.whole = retry_after, whole


class ModelError(AttacheError):
    """The text model gave nothing that can be used; the codes stand with the TextModel port, and `budget` where the
    call was not made because a spending cap is reached.

    `tokens` is what an answer took that came and is of no use; `lost` counts the requests that were sent and whose
    answer never came, which may have been paid for.
    """

    default_code = "model"

    def __init__(self, message: str, *, code: str | None = None, tokens: Tokens | None = None, lost: int = 0) -> None:
        super().__init__(message, code=code)
        self.tokens, self.lost = tokens, lost


class ParseError(AttacheError):
    """Bytes that were fetched are not what they should be; `feeds` are addresses of those that a page names instead."""

    default_code = "parse"

    def __init__(self, message: str, *, code: str | None = None, feeds: tuple[str, ...] = ()) -> None:
        super().__init__(message, code=code)
        self.feeds = feeds


class WorkerError(AttacheError):
    """Work handed to a worker process was too slow, too large, or brought the process down."""

    default_code = "worker"


class StorageError(AttacheError):
    """The database cannot be opened, read or written."""

    default_code = "storage"
