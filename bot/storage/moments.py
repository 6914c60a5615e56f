"""Times as the tables keep them: ISO strings in UTC of one length, which sort as the times do."""

from datetime import UTC, datetime


def to_row(moment: datetime) -> str:
    """Give a time as it is stored."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def to_row_or_none(moment: datetime | None) -> str | None:
    """Give a time that may be missing as it is stored."""
    return None if moment is None else to_row(moment)


def from_row(stored: str) -> datetime:
    """Read a stored time."""
    return datetime.fromisoformat(stored)


def from_row_or_none(stored: str | None) -> datetime | None:
    """Read a stored time that may be missing."""
    return None if stored is None else from_row(stored)
