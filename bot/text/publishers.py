"""Knows publishers by their domain or their name; who is not in the table stays unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.model.article import Publisher
from bot.text.cleaning import clean_line
from bot.text.hostile import is_plain_name
from bot.text.urls import host_of

MOST_NAME = 60
"""Characters of a publisher's name; what is longer, or orders readers about, is no name."""
_EDITIONS = frozenset({"news", "agency", "online", "english", "website"})
"""What stands behind a newsroom's name in that of one of its editions."""


def fold(name: str) -> str:
    """Give a name as it is compared: case and white space do not matter, nor does a leading article."""
    return clean_line(name).casefold().removeprefix("the ")


def share_newsroom(one: Publisher, other: Publisher) -> bool:
    """Say whether two publishers are editions of one: of one domain, or of one name but for what names an edition, as
    `Kyodo` and `Kyodo News English`."""
    if one.domain is not None and one.domain == other.domain:
        return True
    bare, its = _strip_edition(one.name), _strip_edition(other.name)
    same = bool(bare) and (bare == its or f"e{bare}" == its or f"e{its}" == bare)
    return same or fold(one.name) == fold(other.name)


def _strip_edition(name: str) -> str:
    words = fold(name).split()
    while words and words[-1] in _EDITIONS:
        words.pop()
    return "".join(words)


class PublisherTable:
    """Publishers by domain and by name; of two with the same key the later one holds."""

    def __init__(self, publishers: Iterable[Publisher] = (), also: Mapping[str, tuple[str, ...]] | None = None) -> None:
        known = tuple(publishers)
        self._also = also or {}
        self._by_name = {fold(each.name): each for each in known}
        self._by_domain = {each.domain.lower().removeprefix("www."): each for each in known if each.domain}

    def find_by_name(self, name: str) -> Publisher | None:
        """Give the publisher of that name."""
        return self._by_name.get(fold(name))

    def list_other_names(self, name: str) -> tuple[str, ...]:
        """Give what else a publisher is called by those who ask about it: `AP`, `the FT`."""
        return self._also.get(name, ())

    def find_by_url(self, url: str) -> Publisher | None:
        """Give the publisher whose domain is the address's host or the longest end of it."""
        labels = host_of(url).split(".")
        ends = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self._by_domain[end] for end in ends if end in self._by_domain), None)

    def get(self, name: str | None, url: str) -> Publisher:
        """Give the publisher of an article: the one of that name, else under that name what its domain says of it."""
        spelled = clean_line(name or "")
        if len(spelled) > MOST_NAME or not is_plain_name(spelled):
            spelled = ""
        by_url = self.find_by_url(url)
        if not spelled:
            return by_url or Publisher(host_of(url) or "Unknown publisher", host_of(url) or None)
        by_name = self.find_by_name(spelled)
        if by_name is not None:
            return by_name
        return replace(by_url, name=spelled) if by_url else Publisher(spelled)
