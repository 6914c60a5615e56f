"""What the parsers of feeds share: addresses and authors of entries."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from bot.model.article import ReceivedUrl
from bot.model.errors import InputError
from bot.text.urls import canonical


def make_url(address: str | None, base: str | None) -> ReceivedUrl | None:
    """Give an entry's canonical address; None for what is none, and for one that only points back to the feed."""
    if not address or address.startswith("#"):
        return None
    try:
        return ReceivedUrl(canonical(address, base))
    except InputError:
        return None


def choose_url(link: str | None, guid: str | None, base: str | None) -> ReceivedUrl | None:
    """Give the canonical address of an entry: its link, else an id that is one; neither where it leads to the feed."""
    given = [link, guid if guid and guid.startswith(("http://", "https://")) else None]
    return make_url(next((each for each in given if each and not _leads_back(each, base)), None), base)


_WHOLE = re.compile(r"https?://[a-z0-9.-]+/[a-zA-Z0-9._~/-]*")
"""An address that joining to another would leave as it is."""


def _leads_back(link: str, base: str | None) -> bool:
    try:
        whole = link if _WHOLE.fullmatch(link) else urljoin(base or "", link)
    except ValueError:
        return False
    return whole.partition("#")[0] == (base or "").partition("#")[0]


_MAILBOX = re.compile(r"\s*[^\s@]+@\S+\s+\(([^()]{1,200})\)\s*")


def name_authors(names: Iterable[str | None]) -> tuple[str, ...]:
    """Give each author's name once, without the mailbox that RSS puts before it."""
    plain = (found[1] if (found := _MAILBOX.fullmatch(name)) else name for name in names if name)
    return tuple(dict.fromkeys(plain))
