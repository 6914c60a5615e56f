"""Serves as many feeds as are wanted on loopback, in a process of its own; each carries the text of its entries."""

import multiprocessing
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from aiohttp import web

from bench.heavypages import make_heavy_page

ENTRIES = 20
WORDS = 200
_SENTENCE = "The minister told reporters in Vienna that talks number {0} of feed {1} would go on until Friday at least."


def make_feed(number: int) -> bytes:
    """Give a feed as news sites make them, 20 entries of some 200 words each, told apart by their numbers."""
    items = []
    for entry in range(ENTRIES):
        text = " ".join(f"<p>{_SENTENCE.format(f'{entry}-{part}', number)}</p>" for part in range(WORDS // 18))
        items.append(
            f"<item><title>Talks {entry} of {number} go on</title><link>https://site{number}.example/{entry}</link>"
            f'<guid isPermaLink="false">urn:{number}:{entry}</guid><dc:creator>Ann Example</dc:creator>'
            f"<pubDate>Mon, 13 Feb 2023 {entry % 24:02}:00:00 GMT</pubDate><description>Talks go on.</description>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Site {number}</title><link>https://site{number}.example/</link><description>News</description>"
        f"<language>en</language>{''.join(items)}</channel></rss>"
    ).encode()


def make_teasers(number: int, port: int) -> bytes:
    """Give a feed of 20 entries that say no more than where their pages stand."""
    items = "".join(
        f"<item><title>Talks {entry} of {number}</title><link>http://127.0.0.1:{port}/pages/{number}/{entry}</link>"
        f"<pubDate>Mon, 13 Feb 2023 {entry % 24:02}:00:00 GMT</pubDate></item>"
        for entry in range(ENTRIES)
    )
    return f'<rss version="2.0"><channel><title>Site {number}</title>{items}</channel></rss>'.encode()


def serve(pipe: Connection) -> None:
    """Answer until the process is ended."""
    sent = {"bodies": 0}

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/sent":
            return web.json_response(sent)
        if request.path.startswith("/pages/"):
            number, entry = map(int, request.path.split("/")[2:])
            return web.Response(body=make_heavy_page(number, entry), content_type="text/html")
        if request.path.startswith("/teasers/"):
            return web.Response(body=make_teasers(int(request.path.split("/")[2]), port), content_type="text/xml")
        name = request.path.rsplit("/", 1)[-1].partition(".")[0]
        if not name.isdigit():
            return web.Response(status=404)
        etag = f'"{name}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        sent["bodies"] += 1
        headers = {"ETag": etag, "Content-Type": "application/rss+xml"}
        return web.Response(body=make_feed(int(name)), headers=headers)

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    pipe.send(port)
    web.run_app(application, sock=listening, print=None, handle_signals=False)


@contextmanager
def feed_server() -> Iterator[int]:
    """Give the port of a running server."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield int(ours.recv())
    finally:
        process.terminate()
        process.join()
