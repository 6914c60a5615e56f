"""A feed that failed in every way and then recovered tells its whole story, in the terminal and to members."""

import asyncio
import gzip
import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import brotli
import pytest

from bot.app import open_app
from bot.cli.session import variables
from bot.service.polling import poll_all
from bot.service.reading import Silent
from tests.fakes.clock import HandClock
from tests.fakes.fetcher import Answer
from tests.newssite import NewsSite, make_feed, serve
from tests.terminal import Terminal

WAYS: dict[str, Answer] = {
    "http_404": Answer(status=404),
    "http_500": Answer(status=500),
    "http_429": Answer(status=429, headers={"Retry-After": "0"}),
    "http_403": Answer(b"<html>Are you human?</html>", status=403),
    "http_401": Answer(status=401, headers={"WWW-Authenticate": 'Basic realm="x"'}),
    "http_451": Answer(status=451),
    "http_503": Answer(status=503, headers={"Retry-After": "-5"}),
    "http_204": Answer(status=204),
    "http_301": Answer(status=301),
    "http_304": Answer(status=304),
    "empty": Answer(b""),
    "html_not_feed": Answer(b"<!DOCTYPE html><html><body>Before you continue, accept all cookies</body></html>"),
    "not_a_feed": Answer(b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "entities": Answer(b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel/></rss>'),
    "too_complex": Answer(b"<rss " + b'a="1" ' * 200_000 + b"/>"),
    "too_large": Answer(brotli.compress(b"\0" * 30_000_000, quality=3), headers={"Content-Encoding": "br"}),
    "encoding": Answer(gzip.compress(b"news" * 99)[:-9], headers={"Content-Encoding": "gzip"}),
    "too_many_redirects": Answer(status=302, headers={"Location": "/feed.xml?token=s3cr3tvalue"}),
    "refused_address": Answer(status=302, headers={"Location": "http://169.254.169.254/latest"}),
    "refused_scheme": Answer(status=302, headers={"Location": "file:///etc/passwd"}),
    "refused_credentials": Answer(status=302, headers={"Location": "http://me:s3cr3tvalue@n.example/feed"}),
}
WELL = Answer(make_feed("http://n.example/1", "One", "Mon, 13 Feb 2023"), headers={"ETag": '"1"'})


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serve() as opened:
        yield opened


def poll_through(site: NewsSite, path: str, *answers: Answer) -> None:
    """Poll once for each of these answers, an hour apart."""

    async def poll() -> None:
        async with open_app(variables()) as app:
            clock = HandClock(app.desk.clock.now())
            desk = replace(app.desk, clock=clock)
            for answer in answers:
                site.answers[path] = answer
                await poll_all(desk, app.intake, everything=True, progress=Silent())
                clock.moment += timedelta(hours=1)

    asyncio.run(poll())


def test_a_feed_that_failed_in_every_way_tells_its_story(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    added = terminal.run("sources", "add", site.address("/feed.xml?token=s3cr3tvalue"), "--publisher", "Harbour Desk")
    source_id = added.out.split(" ")[0]
    poll_through(site, "/feed.xml", *WAYS.values(), list(WAYS.values())[-1], WELL, WELL)

    told = terminal.run("sources", "show", source_id, "--format", "json")
    story = told.json()["story"]
    assert [(each["what"], each["code"]) for each in story] == [
        *(("failed", code) for code in WAYS),
        ("recovered", ""),
    ]
    assert [each["times"] for each in story[-2:]] == [2, 1]

    shown = terminal.run("sources", "show", source_id).out
    assert "recovered after 22 failed polls (2023-03-23 06:00 UTC)" in " ".join(shown.split())
    assert "failed 2 times" in " ".join(shown.split())
    [listed] = terminal.run("sources", "list", "--format", "json").json()
    assert (listed["failures"], listed["reason"], listed["state"]) == (0, None, "active")
    assert listed["last_success"].startswith("2023-03-23T07:00")
    everything = added.out + told.out + shown + terminal.run("sources", "list").out + terminal.run("status").out
    assert "s3cr3tvalue" not in everything + told.err


def test_a_feed_that_moved_and_was_gone_tells_that_too(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    source_id = terminal.run("sources", "add", site.address("/feed.xml"), "--publisher", "Desk").out.split(" ")[0]
    site.answers["/new.xml"] = WELL
    poll_through(site, "/feed.xml", Answer(status=308, headers={"Location": "/new.xml?token=s3cr3tvalue"}))
    poll_through(site, "/new.xml", Answer(status=500), WELL, Answer(status=410))
    assert terminal.run("sources", "list", "--format", "json").json()[0]["state"] == "ended"
    terminal.run("sources", "add", site.address("/new.xml?token=s3cr3tvalue"))
    poll_through(site, "/new.xml", WELL)
    told = terminal.run("sources", "show", source_id, "--format", "json")
    turns = [" ".join((each["what"], each["code"])).strip() for each in told.json()["story"]]
    assert turns == ["moved", "failed http_500", "recovered", "failed http_410", "ended", "resumed", "recovered"]
    assert terminal.run("sources", "list", "--format", "json").json()[0]["state"] == "active"
    assert "s3cr3tvalue" not in told.out + terminal.run("sources", "show", source_id).out


def test_a_source_that_moved_is_known_under_the_address_at_which_it_was_added(
    terminal: Terminal, site: NewsSite
) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    old = site.address("/feed.xml")
    made = terminal.run("sources", "add", old, "--publisher", "Desk").out.split(" ")[0]
    site.answers["/new.xml"] = WELL
    poll_through(site, "/feed.xml", Answer(status=301, headers={"Location": "/new.xml"}))
    again = terminal.run("sources", "add", old)
    assert again.out == f"{made} · Desk · {site.address('/new.xml')} (known already; it moved here from {old})\n"
    terminal.run("sources", "pause", made)
    resumed = terminal.run("sources", "add", old).out
    assert resumed.endswith(f"(known already; it moved here from {old}; polled again from now on)\n")
    [told] = terminal.run("sources", "list", "--format", "json").json()
    assert (told["address"], told["state"]) == (site.address("/new.xml"), "active")
    story = terminal.run("sources", "show", made, "--format", "json").json()["story"]
    assert [each["what"] for each in story] == ["moved", "paused", "resumed"]


def test_a_source_that_ended_where_it_had_moved_is_brought_back_at_its_old_address(
    terminal: Terminal, site: NewsSite
) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    old = site.address("/feed.xml")
    made = terminal.run("sources", "add", old, "--publisher", "Desk").out.split(" ")[0]
    site.answers["/new.xml"] = WELL
    poll_through(site, "/feed.xml", Answer(status=301, headers={"Location": "/new.xml"}))
    poll_through(site, "/new.xml", Answer(status=410))
    back = "polled again from now on at this address, which it had moved away from"
    assert terminal.run("sources", "add", old).out == f"{made} · Desk · {old} (known already; {back})\n"
    poll_through(site, "/feed.xml", WELL)
    [told] = terminal.run("sources", "list", "--format", "json").json()
    assert (told["id"], told["address"], told["state"], told["failures"]) == (made, old, "active", 0)
    story = terminal.run("sources", "show", made, "--format", "json").json()["story"]
    assert [(each["what"], each["detail"]) for each in story if each["what"] == "resumed"] == [("resumed", f"at {old}")]


def test_an_item_that_was_not_read_is_named_without_its_key(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    made = terminal.run("sources", "add", site.address("/feed.xml"), "--publisher", "Desk").out.split(" ")[0]
    page = site.address("/a?token=s3cr3tvalue")
    item = f"<item><title>Talks</title><link>{page}</link></item>"
    feed = Answer(f"<rss version='2.0'><channel><title>Desk</title>{item}</channel></rss>".encode())
    poll_through(site, "/feed.xml", feed)
    told = terminal.run("sources", "show", made, "--format", "json")
    assert [(each["item"], each["code"]) for each in told.json()["failed_items"]] == [
        (site.address("/a?token=…"), "http_404")
    ]
    assert "s3cr3tvalue" not in told.out + terminal.run("sources", "show", made).out


def test_a_failing_source_shows_why_and_when_it_is_asked_again(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    terminal.run("sources", "add", site.address("/feed.xml"), "--publisher", "Harbour Desk")
    assert terminal.run("ingest", "--all").code == 1
    status = " ".join(terminal.run("status").out.split())
    assert "Harbour Desk · failing · not read yet · failed once · " in status
    assert "answered with status 404: there is nothing; look for its new address. · next poll 2023-03-22 08:" in status


def test_a_source_is_paused_resumed_and_taken_along(terminal: Terminal) -> None:
    source_id = terminal.run("sources", "add", "https://news.example/feed.xml?a=1&b=2").out.split(" ")[0]
    assert (
        terminal.run("sources", "pause", source_id).out
        == "Paused news.example · https://news.example/feed.xml?a=1&b=2\n"
    )
    assert "There are no active sources" in terminal.run("ingest", "--all").out
    assert [each["state"] for each in terminal.run("sources", "list", "--format", "json").json()] == ["paused"]
    assert terminal.run("sources", "add", "https://news.example/feed.xml?a=1&b=2").out.endswith(
        "polled again from now on)\n"
    )
    assert terminal.run("sources", "add", "https://news.example/feed.xml?a=1&b=2").out.endswith("(known already)\n")
    assert source_id in terminal.run("sources", "list").out
    assert terminal.run("sources", "resume", source_id).code == 0
    path = terminal.home / "feeds.opml"
    path.write_text(terminal.run("sources", "export").out, encoding="utf-8")
    assert terminal.run("sources", "remove", source_id).code == 0
    assert terminal.run("sources", "import", str(path)).out == "1 added, 0 known already\n"
    [again] = terminal.run("sources", "list", "--format", "json").json()
    assert (again["address"], again["state"]) == ("https://news.example/feed.xml?a=1&b=2", "active")


def test_a_paused_source_stays_paused_when_it_is_taken_along_and_its_removal_says_how_to_undo_it(
    terminal: Terminal,
) -> None:
    address = "https://news.example/feed.xml?a=1&b=2"
    made = terminal.run("sources", "add", address, "--publisher", "L’Été d'or", "--language", "fr").out.split(" ")[0]
    terminal.run("sources", "pause", made)
    path = terminal.home / "feeds.opml"
    path.write_text(terminal.run("sources", "export").out, encoding="utf-8")
    assert terminal.run("sources", "import", str(path)).out == "0 added, 1 known already\n"
    removed = terminal.run("sources", "remove", made).out
    terminal.run("sources", "import", str(path))
    assert [each["state"] for each in terminal.run("sources", "list", "--format", "json").json()] == ["paused"]
    terminal.run("sources", "remove", made)
    undo = shlex.split(removed.partition("add it again: attache ")[2])
    assert undo == ["sources", "add", address, "--publisher", "L’Été d'or", "--language", "fr", "--paused"]
    assert terminal.run(*undo).code == 0
    assert [each["state"] for each in terminal.run("sources", "list", "--format", "json").json()] == ["paused"]


def test_a_feed_of_which_nothing_could_be_read_is_not_called_well(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    entry = make_feed(site.address("/gone"), "Envoy to visit", "Tue, 21 Mar 2023 12:00:00 GMT")
    site.publish("/feed.xml", "text/xml", entry)
    added = terminal.run("sources", "add", site.address("/feed.xml"), "--publisher", "Harbour Desk")
    assert "a site's page, which is no feed, wants --find" in added.err
    made = added.out.split(" ")[0]
    polled = " ".join(terminal.run("ingest", "--all").out.split())
    assert f"Harbour Desk · nothing new, one item could not be read; attache sources show {made} says why" in polled
    assert "Harbour Desk · nothing kept yet · last read" in " ".join(terminal.run("sources", "list").out.split())


def test_a_site_is_asked_for_its_feed(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>Hi</body></html>'
    site.publish("/", "text/html", page)
    site.publish("/plain", "text/html", b"<html><body>Hi</body></html>")
    assert terminal.run("sources", "add", site.address("/"), "--find").out.endswith(f"{site.address('/rss.xml')}\n")
    several = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{path}">'
        for path in ("/world.xml", "/sport.xml?token=s3cr3tvalue", "/world.xml", "javascript:alert(1)", "/asia.xml")
    )
    site.publish("/several", "text/html", f"<html><head>{several}</head></html>".encode())
    added = terminal.run("sources", "add", site.address("/several"), "--find")
    assert added.out.endswith(f"{site.address('/world.xml')}\n")
    assert f"The site also names {site.address('/sport.xml')}" in added.err
    assert added.err.endswith(f"{site.address('/asia.xml')}; each can be added by its address.\n")
    assert "s3cr3tvalue" not in added.err
    refused = terminal.run("sources", "add", site.address("/plain"), "--find")
    assert (refused.code, "is no feed and names none" in refused.err) == (1, True)


def test_a_look_at_a_feed_tells_what_it_brings_and_stores_nothing(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    site.publish(
        "/feed.xml", "text/xml", make_feed(site.address("/a"), "Envoy to visit", "Mon, 13 Feb 2023 12:00:00 GMT")
    )
    told = " ".join(terminal.run("sources", "test", site.address("/feed.xml")).out.split())
    assert "The Site rss · 1 entry, 0 of which bring their whole text" in told
    assert "Envoy to visit (2023-02-13 12:00 UTC)" in told
    refused = terminal.run("sources", "test", site.address("/none.xml"))
    assert (refused.code, "answered with status 404" in refused.out) == (1, True)
    assert terminal.run("status", "--format", "json").json()["sources"] == 0
