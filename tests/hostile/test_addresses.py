"""Addresses that lead inside, in every spelling: nothing is connected to, and the refusal has a code."""

import socket
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.fetching.addresses import is_public
from bot.fetching.http import HttpFetcher, Settings, check_address, decide_hop
from bot.model.errors import FetchError
from bot.ports import FetchRequest
from tests.fakes.fetcher import Answer
from tests.newssite import serve

SPELLINGS = {
    "loopback": "http://127.0.0.1/",
    "loopback with a free port": "http://127.0.0.1:8000/",
    "loopback, another of its addresses": "http://127.8.9.10/",
    "loopback as one number": "http://2130706433/",
    "loopback in octal": "http://0177.0.0.1/",
    "loopback in octal with more zeros": "http://00000177.0.0.01/",
    "loopback in hex": "http://0x7f.0x0.0x0.0x1/",
    "loopback as one hex number": "http://0x7f000001/",
    "loopback in short": "http://127.1/",
    "loopback in short, three parts": "http://127.0.1/",
    "loopback with a trailing dot": "http://127.0.0.1./",
    "loopback in full-width digits": "http://１２７．０．０．１/",
    "loopback in circled digits": "http://①②⑦.⓪.⓪.①/",
    "loopback with ideographic full stops": "http://127。0。0。1/",
    "loopback escaped": "http://%31%32%37.0.0.1/",
    "this host": "http://0.0.0.0/",
    "this host in short": "http://0/",
    "this network": "http://0.1.2.3/",
    "private, class A": "http://10.0.0.8/",
    "private, class B": "http://172.16.5.4/",
    "private, class C": "http://192.168.1.1/",
    "carrier-grade": "http://100.64.0.1/",
    "link-local": "http://169.254.1.1/",
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "metadata as one number": "http://2852039166/",
    "metadata in hex": "http://0xa9fea9fe/",
    "metadata of another cloud": "http://168.63.129.16/",
    "metadata of a third cloud": "http://100.100.100.200/",
    "protocol assignments": "http://192.0.0.192/",
    "benchmarking": "http://198.18.0.1/",
    "documentation": "http://192.0.2.1/",
    "multicast": "http://224.0.0.1/",
    "reserved": "http://240.0.0.1/",
    "broadcast": "http://255.255.255.255/",
    "6to4 relay": "http://192.88.99.1/",
    "IPv6 loopback": "http://[::1]/",
    "IPv6 loopback in full": "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
    "IPv6 unspecified": "http://[::]/",
    "IPv4-mapped": "http://[::ffff:127.0.0.1]/",
    "IPv4-mapped in hex": "http://[::ffff:7f00:1]/",
    "IPv4-mapped private": "http://[::ffff:10.0.0.8]/",
    "IPv4-compatible": "http://[::7f00:1]/",
    "NAT64": "http://[64:ff9b::7f00:1]/",
    "NAT64 of metadata": "http://[64:ff9b::a9fe:a9fe]/",
    "local NAT64": "http://[64:ff9b:1::7f00:1]/",
    "6to4": "http://[2002:7f00:1::]/",
    "Teredo": "http://[2001:0:7f00:1::]/",
    "unique-local": "http://[fd00::1]/",
    "unique-local metadata": "http://[fd00:ec2::254]/",
    "IPv6 link-local": "http://[fe80::1]/",
    "IPv6 link-local with a zone": "http://[fe80::1%25eth0]/",
    "site-local": "http://[fec0::1]/",
    "IPv6 multicast": "http://[ff02::1]/",
    "IPv6 documentation": "http://[2001:db8::1]/",
    "localhost": "http://localhost/",
    "localhost with a trailing dot": "http://localhost./",
    "localhost in capitals": "http://LOCALHOST/",
    "a name that resolves inside": "http://inside.example/",
    "a name that resolves to IPv6 inside": "http://inside6.example/",
    "a name that resolves to the metadata address": "http://metadata.google.internal/",
    "a name with many addresses, all inside": "http://many.example/",
    "an odd port": "http://news.example:25/",
    "another odd port": "http://news.example:6/",
    "user name": "http://news.example@127.0.0.1/",
    "user name and password": "http://a:b@127.0.0.1/",
    "an empty user name": "http://@127.0.0.1/",
    "an escaped at sign": "http://news.example%40127.0.0.1/",
    "a backslash before the host": "http://news.example\\@127.0.0.1/",
    "file": "file:///etc/passwd",
    "file on a host": "file://news.example/etc/passwd",
    "ftp": "ftp://news.example/a",
    "gopher": "gopher://127.0.0.1:6379/_INFO",
    "dict": "dict://127.0.0.1:11211/stats",
    "data": "data:text/html,hello",
    "javascript": "javascript:alert(1)",
    "jar": "jar:http://news.example/a!/b",
    "a socket": "unix:///var/run/docker.sock",
    "no scheme": "//127.0.0.1/",
    "no host": "http:///etc/passwd",
    "nothing": "",
    "a line break in the host": "http://news.example\r\nHost: 127.0.0.1/",
    "an unclosed bracket": "http://[::1/",
    "a port that is none": "http://news.example:99999/",
}
REFUSED = {"refused_address", "refused_scheme", "refused_credentials", "unresolved"}
NAMES = {
    "localhost": ["127.0.0.1"],
    "inside.example": ["10.0.0.8"],
    "inside6.example": ["fd00::1"],
    "metadata.google.internal": ["169.254.169.254"],
    "many.example": ["10.0.0.8", "127.0.0.1", "::1", "169.254.169.254"],
}
LINKS = {
    "a redirect to an internal address": "http://10.0.0.8/",
    "a redirect without scheme": "//127.0.0.1/admin",
    "a redirect to another scheme": "file:///etc/passwd",
    "a redirect with a password": "http://a:b@news.example/",
    "a redirect to a name that resolves inside": "http://inside.example/",
    "a redirect to a mapped address": "http://[::ffff:169.254.169.254]/",
    "a redirect to an odd port": "http://news.example:22/",
    "a redirect to what is no address": "http://[bad/",
}
CASES = {"Internal addresses in every spelling": SPELLINGS, "Redirects that lead inside": LINKS}


class Names(AbstractResolver):
    """Resolves as the machine would: numbers in every spelling as the C library reads them, names by a table."""

    def __init__(self, names: Mapping[str, list[str]]) -> None:
        self.names = names
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int = 0, family: Any = socket.AF_INET) -> list[ResolveResult]:
        self.asked.append(host)
        plain = host.rstrip(".").lower()
        try:
            found = [socket.inet_ntoa(socket.inet_aton(plain))]
        except OSError:
            found = self.names.get(plain, [])
        if not found:
            raise OSError("no such host")
        return [
            ResolveResult(
                hostname=host, host=each, port=port, proto=0, flags=0,
                family=socket.AF_INET6 if ":" in each else socket.AF_INET,
            )
            for each in found
        ]  # fmt: skip

    async def close(self) -> None:
        return None


@pytest.fixture
async def connected(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every socket that is made while a test runs: for a refused address there must be none."""
    made: list[Any] = []
    real = socket.socket

    def make(*arguments: Any, **options: Any) -> Any:
        made.append(arguments)
        return real(*arguments, **options)

    monkeypatch.setattr("bot.fetching.http.socket.socket", make)
    return made


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    opened = HttpFetcher(Settings(), Names(NAMES))
    yield opened
    await opened.close()


@pytest.mark.parametrize("name", SPELLINGS)
async def test_an_address_that_leads_inside_is_refused(name: str, fetcher: HttpFetcher, connected: list[Any]) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(FetchRequest(SPELLINGS[name], timeout=5))
    assert caught.value.code in REFUSED
    assert "a:b" not in str(caught.value)
    assert connected == []


@pytest.mark.parametrize("name", LINKS)
async def test_a_redirect_that_leads_inside_is_refused(name: str, fetcher: HttpFetcher, connected: list[Any]) -> None:
    with pytest.raises(FetchError) as caught:
        hop = decide_hop(check_address("https://news.example/feed"), 301, LINKS[name])
        assert hop is not None
        await fetcher.fetch(FetchRequest(str(hop.url), timeout=5))
    assert caught.value.code in REFUSED
    assert connected == []


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_what_is_public_passes(address: str) -> None:
    assert is_public(address)


ADVICE = {
    "http://10.0.0.8/": "An operator can allow it: FETCH_ALLOW=10.0.0.8:80.",
    "http://169.254.169.254/latest/": "its host is not public but serves this machine alone.",
    "http://[::ffff:169.254.169.254]/": "its host is not public but serves this machine alone.",
    "http://100.100.100.200/latest/": "its host is not public but serves this machine alone.",
    "http://metadata.google.internal/": "its host is not public but serves this machine alone.",
}


@pytest.mark.parametrize(("address", "told"), ADVICE.items())
async def test_nobody_is_advised_to_allow_what_serves_a_machine_alone(
    address: str, told: str, fetcher: HttpFetcher
) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(FetchRequest(address))
    assert str(caught.value).endswith(told)


async def test_nobody_is_advised_to_allow_where_a_redirect_led() -> None:
    with serve() as site:
        site.answers["/feed"] = Answer(status=302, headers={"Location": "http://10.0.0.8/"})
        fetcher = HttpFetcher(Settings(allow=site.host))
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(FetchRequest(site.address("/feed")))
        await fetcher.close()
    assert str(caught.value).endswith("is refused: its host is not public, and a redirect led there.")
