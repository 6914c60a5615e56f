"""Servers that answer what no honest one would: the door gives an answer or one coded error, and never hangs."""

import asyncio
import gzip
import time
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from itertools import chain, repeat

import brotli
import pytest
import zstandard

from bot.documents import dump_json
from bot.fetching.http import LONGEST_PAUSE, TIMEOUT_PAUSE, TIMEOUTS, HttpFetcher, Settings, read_retry_after
from bot.model.errors import FetchError
from bot.ports import FetchRequest, FetchResponse

ZEROS = b"\0" * 30_000_000
LIMIT = 2_000_000
"""Bytes that a body may have here."""
SECONDS = 1.0
"""For servers that never end: the door must close when it says, not when they do."""
DATE = "Mon, 13 Feb 2023 12:00:00 GMT"


def packed(encoding: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def answer(*headers: str, status: str = "200 OK", body: bytes = b"") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""]).encode() + body


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
ANSWERS: dict[str, tuple[bytes, str]] = {
    "no answer at all": (b"", "unreachable"),
    "bytes that are no HTTP": (b"\x00\x01\x02\r\n\r\n", "unreachable"),
    "a status line without a number": (b"HTTP/1.1 OK\r\n\r\n", "unreachable"),
    "a status of four digits": (b"HTTP/1.1 2000 OK\r\n\r\n", "unreachable"),
    "a negative length": (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "unreachable"),
    "two lengths": (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nnews", "unreachable"),
    "a body shorter than its length": (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ntoo short", "unreachable"),
    "an enormous length": (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nnews", "unreachable"),
    "a broken chunk": (CHUNKED + b"ZZ\r\n", "unreachable"),
    "a chunk of a negative size": (CHUNKED + b"-5\r\nhello\r\n0\r\n\r\n", "unreachable"),
    "a header of a hundred thousand letters": (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n", "unreachable"),
    "ten thousand headers": (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"\r\n", "unreachable"),
    "a gzip bomb": (packed("gzip", gzip.compress(ZEROS)), "too_large"),
    "a deflate bomb": (packed("deflate", zlib.compress(ZEROS)), "too_large"),
    "a brotli bomb": (packed("br", brotli.compress(ZEROS, quality=5)), "too_large"),
    "a zstd bomb": (packed("zstd", zstandard.ZstdCompressor().compress(ZEROS)), "too_large"),
    "a bomb of many gzip members": (packed("gzip", gzip.compress(b"\0" * 500_000) * 10), "too_large"),
    "a bomb of many zstd frames": (packed("zstd", zstandard.compress(b"\0" * 500_000) * 10), "too_large"),
    "a zstd window of a gigabyte": (packed("zstd", b"\x28\xb5\x2f\xfd\x00\xa0" + b"\x01\x00\x00"), "encoding"),
    "gzip within gzip": (packed("gzip, gzip", gzip.compress(gzip.compress(b"news"))), "encoding"),
    "a lying gzip": (packed("gzip", b"news"), "encoding"),
    "a lying deflate": (packed("deflate", b"\xff\xfe news"), "encoding"),
    "a lying brotli": (packed("br", b"news, not brotli"), "encoding"),
    "a lying zstd": (packed("zstd", b"news"), "encoding"),
    "a gzip cut short": (packed("gzip", gzip.compress(b"news" * 99)[:-6]), "encoding"),
    "a brotli cut short": (packed("br", brotli.compress(b"news" * 99)[:-2]), "encoding"),
    "a zstd cut short": (packed("zstd", zstandard.compress(b"news" * 99)[:-2]), "encoding"),
    "an unknown packing": (packed("compress", b"news"), "encoding"),
    "a packing with a name of ten thousand letters": (packed("x" * 5_000, b"news"), "encoding"),
    "a body over the limit": (answer(body=b"x" * (LIMIT + 1)), "too_large"),
    "304 without validators": (answer(status="304 Not Modified"), "http_304"),
    "gone": (answer(status="410 Gone"), "http_410"),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", "http_204"),
    "part of a body": (answer("Content-Range: bytes 0-3/99", status="206 Partial Content", body=b"news"), "http_206"),
    "unavailable for legal reasons": (answer(status="451 Unavailable"), "http_451"),
    "a redirect without a place": (answer(status="301 Moved"), "http_301"),
    "a redirect to no address": (answer("Location: http://[bad", status="302 Found"), "refused_scheme"),
    "a redirect in bytes that are no text": (b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\n\r\n", "http_302"),
    "a redirect to itself": (answer("Location: /", status="301 Moved"), "too_many_redirects"),
    "a demand to log in": (answer('WWW-Authenticate: Basic realm="x"', status="401 No"), "http_401"),
    "a challenge": (answer("Server: guard", status="403 Forbidden", body=b"<html>Are you human?</html>"), "http_403"),
}  # fmt: skip
ENDLESS: dict[str, tuple[bytes, bytes]] = {
    "a slow drip": (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b""),
    "silence after the headers": (CHUNKED, b""),
    "headers without end": (b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 100),
    "one header line without end": (b"HTTP/1.1 200 OK\r\nX: ", b"x" * 2_000),
    "chunks without end": (CHUNKED, b"400\r\n" + b"x" * 1024 + b"\r\n"),
    "chunks of one byte without end": (CHUNKED, b"1\r\nx\r\n" * 200),
    "trailers without end": (CHUNKED + b"0\r\n", b"X-More: and more\r\n" * 100),
    "hints without end": (b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "a body without length or end": (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 4_096),
}
PAUSES: dict[str, tuple[str, float | None]] = {
    "a pause of two minutes": ("120", 120.0),
    "a negative pause": ("-5", None),
    "an enormous pause": ("99999999999999999999", LONGEST_PAUSE),
    "a pause that is no number": ("soon", None),
    "a pause in digits of another script": ("１２０", None),
    "a pause until a date": ("Mon, 13 Feb 2023 12:10:00 GMT", 600.0),
    "a pause until a date that is past": ("Mon, 13 Feb 2012 12:00:00 GMT", 0.0),
    "a pause until a date in a thousand years": ("Mon, 13 Feb 3023 12:00:00 GMT", LONGEST_PAUSE),
    "a pause until a date that is none": ("Mon, 31 Feb 2023 99:00:00 GMT", None),
}
CASES = {
    "Odd answers": ANSWERS,
    "Answers that never end": ENDLESS,
    "Retry-After": PAUSES,
    "Hosts that cost others their turn": ["a slow redirect to a healthy host", "pages that drip beside feeds"],
    "Headers": ["an ETag with a line break", "an ETag that is no text", "a request in a host's pause"],
}


@asynccontextmanager
async def serving(speech: Callable[[], Iterator[bytes]], wait: float = 0.0) -> AsyncIterator[str]:
    """Speak to everybody who connects, piece by piece, until there is no more or nobody listens."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            for piece in speech():
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(wait)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def ask(host: str, seconds: float = 5.0) -> FetchResponse:
    fetcher = HttpFetcher(Settings(allow=host))
    try:
        return await fetcher.fetch(FetchRequest(f"http://{host}/", timeout=seconds, max_bytes=LIMIT))
    finally:
        await fetcher.close()


@pytest.mark.parametrize("name", ANSWERS)
async def test_an_odd_answer_is_one_coded_sentence(name: str) -> None:
    raw, code = ANSWERS[name]
    async with serving(lambda: iter([raw])) as host:
        with pytest.raises(FetchError, match=r"\.$") as caught:
            await ask(host)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("name", ENDLESS)
async def test_an_answer_that_never_ends_is_broken_off(name: str) -> None:
    start, more = ENDLESS[name]
    started = time.perf_counter()
    async with serving(lambda: chain([start], repeat(more)), wait=0.0 if more else 0.05) as host:
        with pytest.raises(FetchError) as caught:
            await ask(host, SECONDS)
    assert caught.value.code in {"timeout", "too_large", "unreachable"}
    assert time.perf_counter() - started < SECONDS + 10


@pytest.mark.parametrize("name", PAUSES)
def test_a_pause_is_read_within_bounds(name: str) -> None:
    words, pause = PAUSES[name]
    assert read_retry_after({"retry-after": words, "date": DATE}) == pause


async def test_a_header_that_is_no_text_is_left_out() -> None:
    raw = b'HTTP/1.1 200 OK\r\nETag: "\xff\xfe"\r\nLast-Modified: today\r\nContent-Length: 4\r\n\r\nnews'
    async with serving(lambda: iter([raw])) as host:
        got = await ask(host)
    assert (got.body, got.headers.get("etag"), got.headers["last-modified"]) == (b"news", None, "today")
    assert dump_json(got.headers).encode()


async def test_an_etag_with_a_line_break_breaks_no_request() -> None:
    async with serving(lambda: iter([answer(body=b"news")])) as host:
        fetcher = HttpFetcher(Settings(allow=host))
        got = await fetcher.fetch(FetchRequest(f"http://{host}/", etag='"a\r\nX-Smuggled: 1"', timeout=5))
        await fetcher.close()
    assert got.body == b"news"


@pytest.mark.parametrize("status", ["429 Too Many", "503 Busy"])
async def test_a_host_that_asked_for_a_pause_is_left_alone(status: str) -> None:
    """Whoever asks for whatever there: the pause is the host's."""
    raw, seconds = answer("Retry-After: 60", status=status), [100.0]
    async with serving(lambda: iter([raw])) as host:
        fetcher = HttpFetcher(Settings(allow=host), timer=lambda: seconds[0])
        codes = []
        for moment, path in ((100.0, "a"), (101.0, "b"), (159.0, "c"), (161.0, "d")):
            seconds[0] = moment
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(FetchRequest(f"http://{host}/{path}", timeout=5))
            codes.append(caught.value.code)
        await fetcher.close()
    code = f"http_{status[:3]}"
    assert codes == [code, "host_pause", "host_pause", code]


async def test_a_host_that_does_not_answer_again_and_again_is_left_alone_for_a_while() -> None:
    seconds = [100.0]
    async with serving(lambda: repeat(b"", 20), wait=0.02) as host:
        fetcher = HttpFetcher(Settings(allow=host), timer=lambda: seconds[0])
        codes = []
        for _ in range(TIMEOUTS + 1):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(FetchRequest(f"http://{host}/", timeout=0.05))
            codes.append(caught.value.code)
        seconds[0] += TIMEOUT_PAUSE + 1
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(FetchRequest(f"http://{host}/", timeout=0.05))
        await fetcher.close()
    assert codes == ["timeout"] * TIMEOUTS + ["host_pause"]
    assert caught.value.code == "timeout"


async def test_a_host_whose_pages_do_not_answer_is_still_asked_for_its_feed_until_it_wants_a_pause() -> None:
    steps = iter([*[True] * TIMEOUTS, False])
    busy = b"HTTP/1.1 429 Too Many\r\nRetry-After: 60\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    async with serving(lambda: repeat(b"", 20) if next(steps) else iter([busy]), wait=0.05) as host:
        fetcher = HttpFetcher(Settings(allow=host))
        pages = [await fetch_code(fetcher, host, "text/html") for _ in range(TIMEOUTS + 1)]
        feed = [await fetch_code(fetcher, host, "application/rss+xml") for _ in range(2)]
        robots = await fetch_code(fetcher, host)
        await fetcher.close()
    assert pages == [*["timeout"] * TIMEOUTS, "host_pause"]
    assert (feed, robots) == (["http_429", "host_pause"], "host_pause")


async def fetch_code(fetcher: HttpFetcher, host: str, accept: str = "*/*") -> str:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(FetchRequest(f"http://{host}/", timeout=0.2, accept=accept))
    return caught.value.code


async def test_a_slow_redirect_pauses_no_host_that_it_leads_to() -> None:
    """The time runs out there, and was spent elsewhere."""
    seconds, healthy = [100.0], [False]
    async with serving(lambda: iter([answer(body=b"news")]) if healthy[0] else repeat(b"", 20), wait=0.05) as there:
        port = there.partition(":")[2]

        def dally() -> Iterator[bytes]:
            seconds[0] += 1.8
            yield answer(f"Location: http://localhost:{port}/feed", status="302 Found")

        async with serving(dally) as here:
            fetcher = HttpFetcher(Settings(allow=f"{here},localhost:{port}"), timer=lambda: seconds[0])
            told = []
            for _ in range(TIMEOUTS + 1):
                with pytest.raises(FetchError) as caught:
                    await fetcher.fetch(FetchRequest(f"http://{here}/", timeout=2.0))
                told.append(str(caught.value))
                assert caught.value.code == "timeout"
            healthy[0] = True
            feed = await fetcher.fetch(FetchRequest(f"http://localhost:{port}/feed", timeout=5))
            await fetcher.close()
    assert feed.body == b"news"
    assert all(here in each and "for redirects" in each for each in told)


async def test_pages_that_drip_hold_no_place_that_a_feed_needs() -> None:
    dripping = asyncio.Event()

    def drip() -> Iterator[bytes]:
        dripping.set()
        return chain([CHUNKED], repeat(b"1\r\nx\r\n"))

    async with serving(drip, wait=0.02) as slow, serving(lambda: iter([answer(body=b"news")])) as healthy:
        fetcher = HttpFetcher(Settings(allow=f"{slow},{healthy}", at_once=1))
        page = asyncio.create_task(fetcher.fetch(FetchRequest(f"http://{slow}/", accept="text/html", timeout=60)))
        await dripping.wait()
        feed = await fetcher.fetch(FetchRequest(f"http://{healthy}/", accept="application/rss+xml", timeout=5))
        assert (feed.body, page.done()) == (b"news", False)
        page.cancel()
        await fetcher.close()


async def test_a_host_that_refuses_in_between_does_answer() -> None:
    silent = [True] * (TIMEOUTS - 1)
    steps = iter([*silent, False, *silent])
    async with serving(
        lambda: repeat(b"", 20) if next(steps) else iter([answer(status="404 Gone")]), wait=0.05
    ) as host:
        fetcher = HttpFetcher(Settings(allow=host))
        codes = [await fetch_code(fetcher, host) for _ in range(2 * TIMEOUTS - 1)]
        await fetcher.close()
    timeouts = ["timeout"] * (TIMEOUTS - 1)
    assert codes == [*timeouts, "http_404", *timeouts]


async def test_hosts_that_do_not_answer_are_not_remembered_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.fetching.http.MOST_HOSTS", 1)
    async with serving(lambda: repeat(b"", 20), wait=0.05) as host:
        port = host.partition(":")[2]
        fetcher = HttpFetcher(Settings(allow=f"{host},localhost:{port}"))
        asked = [host] * (TIMEOUTS - 1) + [f"localhost:{port}", host]
        assert {await fetch_code(fetcher, each) for each in asked} == {"timeout"}
        assert await fetch_code(fetcher, host) == "timeout"
        await fetcher.close()


async def test_a_move_is_for_good_only_where_every_step_of_it_is() -> None:
    moved = {"/a": ("302 Found", "/b"), "/b": ("301 Moved", "/c"), "/d": ("301 Moved", "/e"), "/e": ("308 Moved", "/c")}
    steps = iter(["/a", "/b", "", "/d", "/e", ""])

    def step() -> Iterator[bytes]:
        status, location = moved.get(next(steps), ("", ""))
        yield answer(f"Location: {location}", status=status) if status else answer(body=b"news")

    async with serving(step) as host:
        fetcher = HttpFetcher(Settings(allow=host))
        for_a_time = await fetcher.fetch(FetchRequest(f"http://{host}/a", timeout=5))
        for_good = await fetcher.fetch(FetchRequest(f"http://{host}/d", timeout=5))
        await fetcher.close()
    assert (for_a_time.moved_to, for_good.moved_to) == (None, f"http://{host}/c")
