"""Asks a site's robots.txt before a page of it is fetched (RFC 9309)."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from protego import Protego
from yarl import URL

from bot.model.errors import FetchError
from bot.ports import Fetcher, FetchRequest, FetchResponse
from bot.text.urls import shown

READ_BYTES = 500 * 1024
"""What of a robots.txt has to be read (RFC 9309, 2.5); the rest of a longer one is not."""
MOST_BYTES = 5_000_000
"""A site whose robots.txt is longer than this is left alone."""
KEPT_SECONDS = 86_400.0
"""How long it may be held (RFC 9309, 2.4)."""
FAILED_SECONDS = 600.0
"""How long a site whose rules could not be had is left alone."""
MOST_SITES = 5_000


@dataclass(frozen=True, slots=True)
class _Rules:
    read: float
    rules: Protego | None
    """None where everything may be read."""
    error: FetchError | None = None
    """Why they could not be had."""


class Robots:
    """The fetcher of the port, for pages: refuses with code `robots` what a site asks robots not to read."""

    def __init__(self, fetcher: Fetcher, agent: str, timer: Callable[[], float] = time.monotonic) -> None:
        self._fetcher = fetcher
        self._agent = agent.split("/")[0].split(" ")[0]
        self._timer = timer
        self._sites: OrderedDict[str, _Rules] = OrderedDict()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def fetch(self, request: FetchRequest) -> FetchResponse:
        """Get one page; raises FetchError as the fetcher does, also where the rules themselves cannot be had."""
        try:
            URL(request.url).origin()
        except ValueError:
            return await self._fetcher.fetch(request)  # which refuses it by its own rules
        await self._check(request.url)
        return await self._fetcher.fetch(replace(request, check=self._check))

    async def _check(self, url: str) -> None:
        """Raise FetchError `robots` for an address that its site closes, wherever we were sent from."""
        rules = await self._get_rules(str(URL(url).origin()))
        if rules is not None and not rules.can_fetch(url, self._agent):
            raise FetchError(f"{shown(url)} is not read: the site's robots.txt asks not to.", code="robots")

    async def _get_rules(self, site: str) -> Protego | None:
        asking = self._asking.setdefault(site, asyncio.Lock())
        async with asking:
            known = self._sites.get(site)
            if known is None or self._timer() - known.read > (FAILED_SECONDS if known.error else KEPT_SECONDS):
                known = await self._read_rules(site)
                self._sites[site] = known
                while len(self._sites) > MOST_SITES:
                    self._sites.popitem(last=False)
        if known.error is not None:
            raise FetchError(str(known.error), code=known.error.code)
        return known.rules

    async def _read_rules(self, site: str) -> _Rules:
        """Without a robots.txt everything may be read; where a server fails, nothing is read for now."""
        now = self._timer()
        try:
            answer = await self._fetcher.fetch(FetchRequest(f"{site}/robots.txt", max_bytes=MOST_BYTES, timeout=10.0))
        except FetchError as error:
            missing = error.code.startswith("http_4") and error.code != "http_429"
            unusable = error.code in {"encoding", "too_many_redirects"}
            return _Rules(now, None, None if missing or unusable else error)
        return _Rules(now, Protego.parse(answer.body[:READ_BYTES].decode("utf-8-sig", "replace")))
