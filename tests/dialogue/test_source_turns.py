"""What is easily lost of a source: a recovery after a pause, a broken form, which of two fails, what removal takes."""

from collections.abc import Iterator

import pytest

from tests.dialogue.test_source_story import WELL, poll_through
from tests.fakes.fetcher import Answer
from tests.newssite import NewsSite, make_feed, serve
from tests.terminal import Terminal


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serve() as opened:
        yield opened


def test_a_source_that_failed_and_moved_names_only_items_as_not_read(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    source_id = terminal.run("sources", "add", site.address("/feed.xml"), "--publisher", "Desk").out.split(" ")[0]
    site.publish("/new.xml", "text/xml", make_feed(site.address("/gone"), "Envoy", "Tue, 21 Mar 2023 12:00:00 GMT"))
    moved = Answer(status=301, headers={"Location": "/new.xml"})
    poll_through(site, "/feed.xml", Answer(status=500), moved)
    told = terminal.run("sources", "show", source_id, "--format", "json").json()
    assert [each["item"] for each in told["failed_items"]] == [site.address("/gone")]
    assert [each["what"] for each in told["story"]] == ["failed", "recovered", "moved"]
    assert "500" not in terminal.run("sources", "show", source_id).out.partition("Not read")[2]


def test_a_recovery_is_told_also_where_the_source_was_paused_between(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    source_id = terminal.run("sources", "add", site.address("/feed.xml"), "--publisher", "Desk").out.split(" ")[0]
    poll_through(site, "/feed.xml", Answer(status=500), Answer(status=502), Answer(status=500))
    terminal.run("sources", "pause", source_id)
    terminal.run("sources", "resume", source_id)
    poll_through(site, "/feed.xml", WELL, WELL)
    shown = " ".join(terminal.run("sources", "show", source_id).out.split())
    assert "failed 2 times: " in shown
    assert "recovered after 3 failed polls" in shown


def test_a_feed_that_is_cut_off_says_so_once_and_when_it_is_whole_again(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    source_id = terminal.run("sources", "add", site.address("/feed.xml"), "--publisher", "Desk").out.split(" ")[0]
    whole = make_feed("http://n.example/1", "One", "Mon, 13 Feb 2023")
    cut = Answer(whole[: whole.index(b"</item>")], headers={"Content-Type": "text/xml"})
    site.answers["/feed.xml"] = cut
    polled = " ".join(terminal.run("ingest", "--all").out.split())
    assert "it is not well formed: no element found in line" in polled
    [outcome] = terminal.run("ingest", "--all", "--format", "json").json()
    assert outcome["problems"][0].startswith("It is not well formed: no element found in line")
    assert terminal.run("sources", "list", "--format", "json").json()[0]["malformed"] is True
    poll_through(site, "/feed.xml", cut, Answer(whole, headers={"Content-Type": "text/xml"}), Answer(status=304), cut)
    story = terminal.run("sources", "show", source_id, "--format", "json").json()["story"]
    assert [each["what"] for each in story if "formed" in each["what"]] == ["malformed", "well_formed", "malformed"]
    shown = " ".join(terminal.run("sources", "show", source_id).out.split())
    assert "malformed: It is not well formed: no element found" in shown
    assert "well formed again (2023-" in shown


def test_a_known_source_takes_the_publisher_and_language_that_are_given(terminal: Terminal) -> None:
    address = "https://news.example/feed.xml"
    terminal.run("sources", "add", address)
    assert terminal.run("sources", "add", address).out.endswith("(known already)\n")
    again = terminal.run("sources", "add", address, "--publisher", "Harbour Desk", "--language", "pt-BR")
    assert again.out.endswith(f"Harbour Desk · {address} (known already)\n")
    assert again.err == "It had another publisher or language until now; its articles keep theirs.\n"
    assert terminal.run("sources", "list", "--format", "json").json()[0]["publisher"] == "Harbour Desk"
    assert terminal.run("sources", "add", address).out.endswith(f"Harbour Desk · {address} (known already)\n")
    paused = terminal.run("sources", "add", address, "--paused")
    assert "It is polled already; attache sources pause s" in paused.err
    refused = terminal.run("sources", "add", address, "--language", "xx1")
    assert (refused.code, "'xx1' is no code of a language" in refused.err) == (2, True)


def test_a_removed_source_is_said_to_lose_its_story(terminal: Terminal) -> None:
    made = terminal.run("sources", "add", "https://news.example/feed.xml").out.split(" ")[0]
    removed = terminal.run("sources", "remove", made).out
    assert "its articles stay, its story is gone" in removed
    assert removed.endswith("attache sources add https://news.example/feed.xml --publisher news.example\n")


def test_of_two_sources_of_one_publisher_it_is_said_which_fails(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    site.answers["/good.xml"] = WELL
    terminal.run("sources", "add", site.address("/good.xml"), "--publisher", "Desk")
    made = terminal.run("sources", "add", site.address("/gone.xml"), "--publisher", "Desk").out.split(" ")[0]
    assert f"Desk · {made} · failed: " in " ".join(terminal.run("ingest", "--all").out.split())
    assert f"{made} · {site.address('/gone.xml')}" in " ".join(terminal.run("status").out.split())


def test_a_page_that_names_several_feeds_is_told_with_them(terminal: Terminal, site: NewsSite) -> None:
    terminal.set(FETCH_ALLOW=site.host)
    for count, told in (
        (1, "the feed {}/1.xml."),
        (2, "the feeds {0}/1.xml, {0}/2.xml."),
        (5, "{0}/3.xml and 2 more."),
    ):
        links = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="/{number}.xml">' for number in range(1, count + 1)
        )
        site.publish("/", "text/html", f"<html><head>{links}</head><body>News</body></html>".encode())
        looked = " ".join(terminal.run("sources", "test", site.address("/")).out.split())
        assert told.format(f"http://{site.host}") in looked
