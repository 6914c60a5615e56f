"""A site's robots.txt is asked once before its pages, and obeyed."""

import pytest

from bot.fetching.robots import FAILED_SECONDS, KEPT_SECONDS, Robots
from bot.model.errors import FetchError
from bot.ports import FetchRequest
from tests.fakes.fetcher import Answer, FakeFetcher

SITE = "https://site.example"
RULES = b"User-agent: AttacheBot\nDisallow: /closed\nUser-agent: *\nDisallow: /\n"


async def test_a_page_the_rules_close_is_not_read_and_the_rules_are_asked_once() -> None:
    web, seconds = FakeFetcher({f"{SITE}/robots.txt": Answer(RULES), f"{SITE}/open": Answer(b"news")}), [0.0]
    robots = Robots(web, "AttacheBot/0.1 (+https://desk.example)", lambda: seconds[0])
    assert (await robots.fetch(FetchRequest(f"{SITE}/open"))).body == b"news"
    with pytest.raises(FetchError) as caught:
        await robots.fetch(FetchRequest(f"{SITE}/closed/a?token=s3cr3tvalue"))
    assert (caught.value.code, "s3cr3tvalue" in str(caught.value)) == ("robots", False)
    assert [request.url for request in web.requests] == [f"{SITE}/robots.txt", f"{SITE}/open"]
    seconds[0] = KEPT_SECONDS + 1
    await robots.fetch(FetchRequest(f"{SITE}/open"))
    assert [request.url for request in web.requests][2:] == [f"{SITE}/robots.txt", f"{SITE}/open"]


async def test_without_rules_everything_may_be_read_and_a_failing_site_is_left_alone_for_a_while() -> None:
    web, seconds = FakeFetcher({f"{SITE}/open": Answer(b"news")}), [0.0]
    robots = Robots(web, "AttacheBot/0.1", lambda: seconds[0])
    assert (await robots.fetch(FetchRequest(f"{SITE}/open"))).body == b"news"
    web.answers["https://other.example/robots.txt"] = Answer(status=500)
    for _ in range(2):
        with pytest.raises(FetchError) as caught:
            await robots.fetch(FetchRequest("https://other.example/a"))
        assert caught.value.code == "http_500"
    assert len([each for each in web.requests if "other" in each.url]) == 1
    seconds[0] = FAILED_SECONDS + 1
    web.answers["https://other.example/robots.txt"] = Answer(status=404)
    web.answers["https://other.example/a"] = Answer(b"back")
    assert (await robots.fetch(FetchRequest("https://other.example/a"))).body == b"back"


@pytest.mark.parametrize("padding", [b"", b"# " + b"x" * 600_000 + b"\n"])
async def test_rules_are_obeyed_after_a_byte_order_mark_and_in_a_very_long_file(padding: bytes) -> None:
    rules = b"\xef\xbb\xbfUser-agent: *\nDisallow: /closed\n" + padding
    web = FakeFetcher({f"{SITE}/robots.txt": Answer(rules), f"{SITE}/closed": Answer(b"news")})
    with pytest.raises(FetchError) as caught:
        await Robots(web, "AttacheBot/0.1").fetch(FetchRequest(f"{SITE}/closed"))
    assert caught.value.code == "robots"


async def test_a_redirect_leads_to_no_page_that_its_own_site_closes() -> None:
    there = "https://shut.example/a"
    moved = Answer(status=302, headers={"Location": there})
    web = FakeFetcher({f"{SITE}/open": moved, there: Answer(b"news")})
    robots = Robots(web, "AttacheBot/0.1")
    assert (await robots.fetch(FetchRequest(f"{SITE}/open"))).body == b"news"
    web.answers["https://shut.example/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n")
    with pytest.raises(FetchError) as caught:
        await Robots(web, "AttacheBot/0.1").fetch(FetchRequest(f"{SITE}/open"))
    assert caught.value.code == "robots"
