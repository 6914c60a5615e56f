"""Lets a platform's client ask once more, right before a message leaves, whether it may still be sent."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_check: ContextVar[Callable[[], None] | None] = ContextVar("fence", default=None)


@contextmanager
def fenced(check: Callable[[], None]) -> Iterator[None]:
    """Have `check` asked within, also by tasks begun within; it raises where nothing may be sent any more."""
    token = _check.set(check)
    try:
        yield
    finally:
        _check.reset(token)


def check_fence() -> None:
    """Raise what the check raises: a client calls this with nothing but the write to its socket to come.

    A process that was stopped on its way from the last look to that write, by a debugger or with its machine, goes on
    with the write when it wakes up, before any time-out is noticed; by then another may have taken its work.
    """
    check = _check.get()
    if check is not None:
        check()
