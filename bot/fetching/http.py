"""The one door for requests whose address a stranger can cause: checked at connect time, bounded in size and time."""

import asyncio
import errno
import re
import socket
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver
from pydantic import Field, field_validator
from yarl import URL

from bot.fetching.addresses import is_machines_own, is_public
from bot.fetching.bodies import ACCEPTED, Body
from bot.fetching.lookups import Lookups
from bot.model.errors import FetchError
from bot.ports import FetchRequest, FetchResponse
from bot.settings import Section
from bot.text.urls import shown

MOST_REDIRECTS = 5
LONGEST_PAUSE = 7 * 24 * 3600.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_ALLOWED = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:/@\[\]]+):(\d{1,5})", re.IGNORECASE)
_PIECE = 65_536
_PORTS = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")
_MACHINES_OWN = "the machine's own"
_PAUSING = frozenset({429, 503})
TIMEOUTS = 4
"""In a row: a host that did not answer so often is asked for nothing of this kind for `TIMEOUT_PAUSE` seconds; one
whose pages are slow is still asked for its feed."""
TIMEOUT_PAUSE = 300.0
MOST_HOSTS = 5_000
"""Of which is known that they did not answer; one more makes us forget the first."""

_Asked = tuple[str, str]
"""A host, and what kind of thing is asked of it: the Accept line."""
_ANYTHING = ""


class Settings(Section):
    """Who we say we are, how hard we ask, and which hosts the operator allows although they are not public."""

    allow: str = Field(default="", alias="FETCH_ALLOW")
    """host:port, with commas between."""
    user_agent: str = Field(default="AttacheBot/0.1", alias="FETCH_USER_AGENT", pattern=r"^[\x20-\x7e]{1,200}$")
    contact: str | None = Field(default=None, alias="FETCH_CONTACT", pattern=r"^[\x20-\x7e]{1,200}$")
    """An address or mailbox that publishers can turn to."""
    at_once: int = Field(default=16, alias="FETCH_AT_ONCE", ge=1, le=200)
    """Of each kind of thing: feeds, pages, and what is neither."""
    per_host: int = Field(default=2, alias="FETCH_PER_HOST", ge=1, le=20)
    ports: str = Field(default="80,443,1024-65535", alias="FETCH_PORTS")
    """Ports that may be asked on hosts that are not named in `allow`: numbers and ranges, with commas between."""

    @field_validator("allow")
    @classmethod
    def _each_is_host_and_port(cls, given: str) -> str:
        for each in given.split(","):
            if each.strip() and not _ALLOWED.fullmatch(each.strip()):
                raise ValueError(f"{each.strip()!r} is not host:port")
        return given

    @field_validator("ports")
    @classmethod
    def _each_is_a_range(cls, given: str) -> str:
        for each in given.split(","):
            found = _PORTS.fullmatch(each.strip())
            if not found or not 0 < int(found[1]) <= int(found[2] or found[1]) <= 65_535:
                raise ValueError(f"{each.strip()!r} is no port and no range of ports")
        return given

    def reachable(self) -> tuple[range, ...]:
        """Give the ports that may be asked."""
        found = (_PORTS.fullmatch(each.strip()) for each in self.ports.split(","))
        return tuple(range(int(each[1]), int(each[2] or each[1]) + 1) for each in found if each)

    def allowed(self) -> frozenset[tuple[str, int]]:
        """Give the allowed hosts with their ports."""
        found = (_ALLOWED.fullmatch(each.strip()) for each in self.allow.split(","))
        return frozenset((each[1].strip("[]").lower(), int(each[2])) for each in found if each)

    def agent(self) -> str:
        """Give the User-Agent line."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent


_MEANINGS = {
    401: ": it wants a login, which is not given; look for an address without one",
    403: ": it is closed to programs or to this host; ask the publisher, or look for another address",
    404: ": there is nothing; look for its new address",
}
"""What a status means to whoever added the address, and the way out."""


@dataclass(frozen=True, slots=True)
class Hop:
    """Where a redirect leads."""

    url: URL
    permanent: bool


def check_address(url: str) -> URL:
    """Give an address that may be asked for; raises FetchError `refused_scheme` or `refused_credentials`."""
    try:
        parsed = URL(url.strip())
    except (ValueError, TypeError):
        raise FetchError(f"{shown(url)!r} is not an address that can be read.", code="refused_scheme") from None
    if parsed.user is not None or parsed.password is not None:
        raise FetchError(f"{shown(url)!r} is refused: it carries a user name or password.", code="refused_credentials")
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise FetchError(f"{shown(url)!r} is refused: only http and https addresses are read.", code="refused_scheme")
    return parsed.with_fragment(None)


def decide_hop(url: URL, status: int, location: str | None) -> Hop | None:
    """Say where an answer sends us; None when it is no redirect. Raises FetchError as `check_address`."""
    if status not in _REDIRECTS or not location:
        return None
    try:
        target = url.join(URL(location))
    except ValueError:
        raise FetchError(f"{shown(url)} redirects to what is no address.", code="refused_scheme") from None
    return Hop(check_address(str(target)), status in _PERMANENT)


def read_retry_after(headers: Mapping[str, str]) -> float | None:
    """Give the pause a host asks for, in seconds; a date counts from the answer's own Date."""
    words = headers.get("retry-after", "").strip()
    if words.isascii() and words.isdigit():
        return min(float(words), LONGEST_PAUSE)
    try:
        until: datetime = parsedate_to_datetime(words)
        pause = (until - parsedate_to_datetime(headers.get("date", ""))).total_seconds()
    except (ValueError, TypeError):
        return None
    return max(0.0, min(pause, LONGEST_PAUSE))


def guarded_socket(info: tuple[Any, ...]) -> socket.socket:
    """Make the socket for one resolved address; raises PermissionError when that is not public."""
    family, kind, protocol, _, target = info
    if not is_public(str(target[0])):
        raise PermissionError(errno.EACCES, _MACHINES_OWN if is_machines_own(str(target[0])) else "not public")
    return socket.socket(family, kind, protocol)


class HttpFetcher:
    """The fetcher of the port, over aiohttp; made inside a running event loop.

    It has two sessions, so that a connection made for an allowed host never serves another. A host that asked for a
    pause is left alone until it is over, whoever asks for what.
    """

    def __init__(
        self,
        settings: Settings,
        resolver: AbstractResolver | None = None,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allow = settings.allowed()
        self._ports = settings.reachable()
        self._names = resolver or Lookups(settings.at_once)
        guard = aiohttp.TCPConnector(limit=0, resolver=self._names, socket_factory=guarded_socket)
        self._guarded = _open_session(settings, guard)
        self._allowed = _open_session(settings, aiohttp.TCPConnector(limit=0, resolver=self._names))
        self._per_host = settings.per_host
        self._at_once = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(settings.at_once))
        """By kind of thing: feeds never wait for pages that drip."""
        self._hosts: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._timer = timer
        self._pauses: dict[_Asked, tuple[float, str]] = {}
        self._timeouts: dict[_Asked, int] = {}

    async def close(self) -> None:
        """Close every connection."""
        await self._guarded.close()
        await self._allowed.close()
        await self._names.close()

    async def fetch(self, request: FetchRequest) -> FetchResponse:
        """Get one address; see the port for what is refused and raised. Waiting for our turn does not count as time."""
        url, permanent, spent = check_address(request.url), True, defaultdict[str, float](float)
        for hops in range(MOST_REDIRECTS + 1):
            turn = self._hosts.setdefault(url.host or "", asyncio.Semaphore(self._per_host))
            async with turn, self._at_once[request.accept]:
                self._check_pause(url, request)
                started = self._timer()
                answer = await self._ask_in_time(url, request, spent)
                spent[url.host or ""] += self._timer() - started
            if isinstance(answer, FetchResponse):
                return replace(answer, moved_to=answer.url) if hops and permanent else answer
            url, permanent = answer.url, permanent and answer.permanent
            if request.check is not None:
                await request.check(str(url))
        raise FetchError(f"{shown(url)} redirects more than {MOST_REDIRECTS} times.", code="too_many_redirects")

    def _check_pause(self, url: URL, request: FetchRequest) -> None:
        host = url.host or ""
        until, why = max(self._pauses.get(each, (0.0, "")) for each in ((host, _ANYTHING), (host, request.accept)))
        left = until - self._timer()
        if left > 0:
            message = f"{url.host} {why}; it is asked again in {left:.0f} seconds."
            raise FetchError(message, code="host_pause", retry_after=left)

    def _pause(self, asked: _Asked, seconds: float, why: str) -> None:
        now = self._timer()
        self._pauses = {each: pause for each, pause in self._pauses.items() if pause[0] > now}
        self._pauses[asked] = max((now + seconds, why), self._pauses.get(asked, (0.0, "")))

    def _count_timeout(self, asked: _Asked) -> None:
        count = self._timeouts.pop(asked, 0) + 1
        if count == TIMEOUTS:
            self._pause(asked, TIMEOUT_PAUSE, f"did not answer {TIMEOUTS} times in a row")
            return
        self._timeouts[asked] = count
        if len(self._timeouts) > MOST_HOSTS:
            del self._timeouts[next(iter(self._timeouts))]

    async def _ask_in_time(self, url: URL, request: FetchRequest, spent: Mapping[str, float]) -> FetchResponse | Hop:
        asked = (url.host or "", request.accept)
        try:
            async with asyncio.timeout(request.timeout - sum(spent.values())):
                answer = await self._ask(url, request)
        except TimeoutError:
            message = f"{shown(url)} did not answer within {request.timeout:g} seconds."
            if sum(spent.values()) - spent.get(asked[0], 0.0) <= request.timeout / 2:
                self._count_timeout(asked)
            else:  # which says nothing of this host
                took = f"took most of its {request.timeout:g} seconds for redirects"
                message = f"{shown(request.url)} {took}, so that {url.host} had no time to answer."
            raise FetchError(message, code="timeout") from None
        except FetchError as error:
            self._timeouts.pop(asked, None)
            if error.retry_after and error.code in {f"http_{status}" for status in _PAUSING}:
                self._pause((asked[0], _ANYTHING), error.retry_after, "asked for a pause")
            raise
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise describe(url, error, redirected=url != check_address(request.url)) from None
        self._timeouts.pop(asked, None)
        return answer

    def _choose_session(self, url: URL) -> aiohttp.ClientSession:
        if (url.host or "", url.port or 0) in self._allow:
            return self._allowed
        if not any((url.port or 0) in each for each in self._ports):
            message = f"{shown(url)} is refused: FETCH_PORTS does not name port {url.port}."
            raise FetchError(message, code="refused_address")
        return self._guarded

    async def _ask(self, url: URL, request: FetchRequest) -> FetchResponse | Hop:
        session = self._choose_session(url)
        async with session.get(url, headers=_headers(request), allow_redirects=False) as answer:
            headers = {name.lower(): value for name, value in answer.headers.items() if value.isprintable()}
            hop = decide_hop(url, answer.status, headers.get("location"))
            if hop is not None:
                return hop
            asked = request.etag is not None or request.last_modified is not None
            if answer.status == 304 and asked:
                return FetchResponse(str(url), 304, headers, b"")
            if answer.status != 200:
                raise FetchError(
                    f"{shown(url)} answered with status {answer.status}{_MEANINGS.get(answer.status, '')}.",
                    code=f"http_{answer.status}",
                    retry_after=read_retry_after(headers),
                )
            body = Body(shown(url), headers.get("content-encoding", ""), request.max_bytes)
            async for piece in answer.content.iter_chunked(_PIECE):
                body.add(piece)
            return FetchResponse(str(url), 200, headers, body.finish())


def _headers(request: FetchRequest) -> dict[str, str]:
    wanted = {
        "Accept": request.accept,
        "Accept-Encoding": ACCEPTED,
        "If-None-Match": request.etag,
        "If-Modified-Since": request.last_modified,
    }
    return {name: "".join(value.splitlines()) for name, value in wanted.items() if value}


def describe(url: URL, error: Exception, *, redirected: bool = False) -> FetchError:
    """Give what went wrong on the network as one of the port's errors; where a stranger's redirect led, or only the
    machine itself is served, nobody is advised to allow it."""
    cause = getattr(error, "os_error", error)
    if isinstance(cause, OSError) and cause.errno == errno.EACCES:
        told = f"{shown(url)} is refused: its host is not public"
        if redirected:
            told = f"{told}, and a redirect led there."
        elif _MACHINES_OWN in str(cause):
            told = f"{told} but serves this machine alone."
        else:
            told = f"{told}. An operator can allow it: FETCH_ALLOW={url.host}:{url.port}."
        return FetchError(told, code="refused_address")
    if isinstance(error, aiohttp.InvalidURL):
        return FetchError(f"{shown(url)} is refused: no host is spelled like this.", code="refused_address")
    if isinstance(error, aiohttp.ClientSSLError):
        return FetchError(f"{shown(url)} could not be reached securely: its certificate or TLS failed.", code="tls")
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return FetchError(f"The host {url.host} was not found; check the address.", code="unresolved")
    return FetchError(f"{shown(url)} could not be read: {_name_breakage(error)}.", code="unreachable")


def _name_breakage(error: Exception) -> str:
    """Say in words how a connection failed."""
    if isinstance(error, aiohttp.ServerDisconnectedError | ConnectionResetError):
        return "the host closed the connection without an answer"
    if isinstance(error, aiohttp.ClientPayloadError):
        return "its answer broke off in the middle"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "the host does not take connections there"
    if isinstance(error, aiohttp.ClientResponseError | ValueError):
        return "what it answers is not HTTP as it should be"
    return "the connection failed"


def _open_session(settings: Settings, connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        timeout=aiohttp.ClientTimeout(total=None),
        headers={"User-Agent": settings.agent()},
    )
