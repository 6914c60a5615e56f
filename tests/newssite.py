"""A small news site on loopback: pages and feeds by path, validators as web servers send them, every request noted."""

import asyncio
import html
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

from tests.fakes.fetcher import Answer, choose_status

ETAG, MODIFIED = '"edition-1"', "Mon, 13 Feb 2023 12:00:00 GMT"


@dataclass
class NewsSite:
    """Gives what is in `answers`, path by path, and keeps every request."""

    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, Mapping[str, str], int]] = field(default_factory=list)
    """Path, headers, and the status that was answered."""
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def address(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def publish(self, path: str, kind: str, body: bytes) -> None:
        """Serve a body with the validators that web servers send."""
        self.answers[path] = Answer(body, headers={"Content-Type": kind, "ETag": ETAG, "Last-Modified": MODIFIED})

    async def answer(self, request: web.Request) -> web.Response:
        found = self.answers.get(request.path, Answer(status=404))
        if found.silent:
            await asyncio.Event().wait()
        sent = request.headers
        status = choose_status(found, sent.get("If-None-Match"), sent.get("If-Modified-Since"))
        self.requests.append((request.path, dict(sent), status))
        return web.Response(body=found.body if status == 200 else b"", status=status, headers=found.headers)


@contextmanager
def serve() -> Iterator[NewsSite]:
    """Run a site in a thread of its own, so that a command line with its own event loop can ask it."""
    site, loop, ready = NewsSite(), asyncio.new_event_loop(), threading.Event()

    async def start() -> web.AppRunner:
        application = web.Application()
        application.router.add_get("/{path:.*}", site.answer)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        site.port = runner.addresses[0][1]
        return runner

    def live() -> None:
        runner = loop.run_until_complete(start())
        ready.set()
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=live)
    thread.start()
    ready.wait(timeout=10)
    try:
        yield site
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=10)


def make_page(title: str, text: str) -> bytes:
    """A page as outlets build them: the article among navigation, teasers and a footer."""
    paragraphs = "\n".join(f"<p>{html.escape(each)}</p>" for each in text.split("\n") if each.strip())
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)} | The Site</title>
<meta property="og:type" content="article"><script>var tracked = "<p>no text</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>{html.escape(title)}</h1>
{paragraphs}
</article></main>
<aside><h2>Most read</h2><ul><li><a href="/other">Ten gardens to see before summer</a></li></ul></aside>
<footer><p>Copyright The Site. <a href="/terms">Terms</a></p></footer></body></html>""".encode()


def make_feed(link: str, title: str, published: str) -> bytes:
    """An RSS feed of one entry, which carries a teaser only."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Site</title><link>http://the-site.example/</link><description>News</description>
<item><title>{html.escape(title)}</title><link>{html.escape(link)}</link><guid>{html.escape(link)}</guid>
<pubDate>{published}</pubDate><description>Read the whole report on our pages.</description></item>
</channel></rss>""".encode()
