"""The one door for requests whose address a stranger can cause: checked at connect time, bounded in every way."""

import asyncio
import ssl
import zlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from pydantic import Field
from yarl import URL

from bot.fetching.addresses import is_public, read_allowed
from bot.model.errors import FetchError
from bot.ports import FetchRequest, FetchResponse
from bot.settings import Section

MOST_REDIRECTS = 5
_CHUNK = 65_536
_MOVED_FOR_GOOD = {301, 308}
_MOVED = _MOVED_FOR_GOOD | {302, 303, 307}
_ODD_PORTS_UNDER = 1024


class Settings(Section):
    """Which exceptions the operator makes, and who we say we are."""

    allow: str = Field(default="", alias="FETCH_ALLOW")
    agent: str = Field(default="AttacheBot/0.1 (news briefings; see README for a contact)", alias="FETCH_USER_AGENT")
    per_host: int = Field(default=4, alias="FETCH_PER_HOST", ge=1, le=64)


class _Refused(OSError):
    """An address that may not be connected to."""


class _GuardedResolver(AbstractResolver):
    """Resolves a name and keeps only addresses that may be connected to; the connection uses just these."""

    def __init__(self, allowed: frozenset[tuple[str, int]]) -> None:
        self._inner = ThreadedResolver()
        self._allowed = allowed

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if (host.lower(), port) in self._allowed:
            return found
        if not found or not all(is_public(each["host"]) for each in found):
            raise _Refused(host)
        return found

    async def close(self) -> None:
        await self._inner.close()


class HttpFetcher:
    """Fetches over aiohttp. Cookies are never kept, proxies of the environment never used."""

    def __init__(self, settings: Settings) -> None:
        self._allowed = read_allowed(settings.allow)
        connector = aiohttp.TCPConnector(
            resolver=_GuardedResolver(self._allowed),
            limit_per_host=settings.per_host,
            use_dns_cache=False,
            force_close=True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            headers={"User-Agent": settings.agent, "Accept-Encoding": "gzip, deflate"},
            max_line_size=8190,
            max_field_size=16380,
        )

    async def close(self) -> None:
        """Close every connection."""
        await self._session.close()

    async def fetch(self, request: FetchRequest) -> FetchResponse:
        """Get one address; see the port for what is raised."""
        try:
            async with asyncio.timeout(request.timeout):
                return await self._follow(request)
        except TimeoutError:
            raise FetchError(
                f"{_shown(request.url)} did not answer within {request.timeout:g} seconds.", code="timeout"
            ) from None

    async def _follow(self, request: FetchRequest) -> FetchResponse:
        url, moved_to, for_good = request.url, None, True
        for _ in range(MOST_REDIRECTS + 1):
            self._check(url)
            answer = await self._get(url, request)
            if isinstance(answer, FetchResponse):
                return FetchResponse(url, answer.status, answer.headers, answer.body, moved_to if for_good else None)
            status, target = answer
            for_good = for_good and status in _MOVED_FOR_GOOD
            url = moved_to = urljoin(url, target)
        raise FetchError(
            f"{_shown(request.url)} redirects more than {MOST_REDIRECTS} times.", code="too_many_redirects"
        )

    def _check(self, url: str) -> None:
        """Refuse before anything is sent; names are checked again when they are resolved."""
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            raise FetchError(f"{_shown(url)} is no address I can read.", code="refused_address") from None
        if parts.scheme not in {"http", "https"} or not host:
            raise FetchError(
                f"{_shown(url)} is no web address; only http and https are fetched.", code="refused_scheme"
            )
        if parts.username is not None or parts.password is not None:
            raise FetchError(
                "An address with a user name or password in it is not fetched.", code="refused_credentials"
            )
        place = (host, port or (443 if parts.scheme == "https" else 80))
        if place in self._allowed:
            return
        numeric = ":" in host or host.replace(".", "").isdigit() or host.startswith("0x")
        if numeric and not is_public(host):
            raise _refusal(host)
        if place[1] < _ODD_PORTS_UNDER and place[1] not in {80, 443}:
            raise FetchError(f"{_shown(url)} asks for port {place[1]}, which is not fetched.", code="refused_address")

    async def _get(self, url: str, request: FetchRequest) -> FetchResponse | tuple[int, str]:
        headers = {"Accept": request.accept}
        if request.etag and request.etag.isprintable():
            headers["If-None-Match"] = request.etag
        if request.last_modified and request.last_modified.isprintable():
            headers["If-Modified-Since"] = request.last_modified
        try:
            target = URL(url)
            async with self._session.get(target, headers=headers, allow_redirects=False) as response:
                return await _read(response, url, request.max_bytes)
        except (aiohttp.ClientError, OSError, ValueError, UnicodeError) as error:
            raise _explain(error, url) from None


async def _read(response: aiohttp.ClientResponse, url: str, limit: int) -> FetchResponse | tuple[int, str]:
    status = response.status
    headers = {name.lower(): value for name, value in response.headers.items()}
    if status in _MOVED and headers.get("location"):
        return status, headers["location"]
    if status == 304:
        return FetchResponse(url, 304, headers, b"")
    if status != 200:
        raise FetchError(
            f"{_shown(url)} answered {status} {response.reason or ''}".strip() + ".",
            code=f"http_{status}",
            retry_after=_retry_after(headers),
        )
    return FetchResponse(url, 200, headers, await _read_body(response, url, limit))


async def _read_body(response: aiohttp.ClientResponse, url: str, limit: int) -> bytes:
    """Read at most `limit` bytes, counted both as sent and as decompressed."""
    coding = response.headers.get("Content-Encoding", "identity").lower().strip()
    if coding not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise FetchError(f"{_shown(url)} is encoded as {coding[:40]}, which was not asked for.", code="encoding")
    inflate = zlib.decompressobj(wbits=47) if coding in {"gzip", "x-gzip", "deflate"} else None
    received, body = 0, bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        received += len(chunk)
        try:
            body += inflate.decompress(chunk, limit + 1 - len(body)) if inflate else chunk
        except zlib.error:
            raise FetchError(f"{_shown(url)} is not encoded as it says.", code="encoding") from None
        if received > limit or len(body) > limit or (inflate and inflate.unconsumed_tail):
            raise FetchError(f"{_shown(url)} is larger than {limit:,} bytes.", code="too_large")
    return bytes(body)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds, bounded to a day; dates are left to the caller's own pause."""
    value = headers.get("retry-after", "")
    return min(float(value), 86_400.0) if value.isdecimal() else None


def _refusal(host: str) -> FetchError:
    return FetchError(
        f"{host[:120]} is not an address on the public internet; an operator may allow it in FETCH_ALLOW.",
        code="refused_address",
    )


def _explain(error: Exception, url: str) -> FetchError:
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, _Refused):
            return _refusal(str(inner))
        inner = inner.__cause__ or getattr(inner, "os_error", None) or inner.__context__
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return FetchError(f"The host of {_shown(url)} is not known.", code="unresolved")
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return FetchError(f"{_shown(url)} has no valid certificate.", code="tls")
    return FetchError(f"{_shown(url)} could not be reached: {type(error).__name__}.", code="unreachable")


def _shown(url: str) -> str:
    """An address as it may be shown and logged: no query, where keys hide, and no credentials."""
    plain = "".join(each for each in url if each.isprintable()).split("?")[0].split("#")[0]
    scheme, mark, rest = plain.partition("://")
    if mark and "@" in rest.split("/")[0]:
        rest = rest.split("@", 1)[1]
    shown = f"{scheme}{mark}{rest}"
    return shown if len(shown) <= 120 else f"{shown[:120]}…"
