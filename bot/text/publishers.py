"""Knows publishers by the domain of an address or by name; what is not listed stays unknown."""

from collections.abc import Iterable

from bot.model.article import Publisher
from bot.text.urls import host_of


class PublisherTable:
    """Finds a publisher; a later entry of the same domain or name replaces an earlier one."""

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        self._by_domain: dict[str, Publisher] = {}
        self._by_name: dict[str, Publisher] = {}
        for publisher in publishers:
            if publisher.domain:
                self._by_domain[publisher.domain.lower().removeprefix("www.")] = publisher
            self._by_name[publisher.name.casefold()] = publisher

    def find_by_url(self, url: str) -> Publisher | None:
        """Give the publisher whose domain is the address's host or a parent of it."""
        labels = host_of(url).split(".")
        for start in range(len(labels) - 1):
            found = self._by_domain.get(".".join(labels[start:]))
            if found is not None:
                return found
        return None

    def get(self, name: str | None, url: str) -> Publisher:
        """Give the publisher of an article: the listed one of that name, else that of the address, else unknown."""
        if name and name.strip():
            listed = self._by_name.get(name.strip().casefold())
            return listed or Publisher(name.strip())
        return self.find_by_url(url) or Publisher(host_of(url) or "Unknown publisher")
