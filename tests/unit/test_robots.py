"""A site's robots.txt is asked once before its pages, and obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from bot.fetching.robots import (
    FAILED_SECONDS,
    KEPT_SECONDS,
    MOST_RULES,
    RULE_BYTES,
    Robots,
    choose_rules,
    parse_rules,
)
from bot.model.errors import FetchError
from bot.ports import FetchRequest
from tests.fakes.fetcher import Answer, FakeFetcher
from tests.fakes.workers import InlineWorkers

SITE = "https://site.example"
RULES = b"User-agent: AttacheBot\nDisallow: /closed\nUser-agent: *\nDisallow: /\n"


async def test_a_page_the_rules_close_is_not_read_and_the_rules_are_asked_once() -> None:
    web, seconds = FakeFetcher({f"{SITE}/robots.txt": Answer(RULES), f"{SITE}/open": Answer(b"news")}), [0.0]
    robots = Robots(web, InlineWorkers(), "AttacheBot/0.1 (+https://desk.example)", lambda: seconds[0])
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
    robots = Robots(web, InlineWorkers(), "AttacheBot/0.1", lambda: seconds[0])
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
        await Robots(web, InlineWorkers(), "AttacheBot/0.1").fetch(FetchRequest(f"{SITE}/closed"))
    assert caught.value.code == "robots"


async def test_a_redirect_leads_to_no_page_that_its_own_site_closes() -> None:
    there = "https://shut.example/a"
    moved = Answer(status=302, headers={"Location": there})
    web = FakeFetcher({f"{SITE}/open": moved, there: Answer(b"news")})
    robots = Robots(web, InlineWorkers(), "AttacheBot/0.1")
    assert (await robots.fetch(FetchRequest(f"{SITE}/open"))).body == b"news"
    web.answers["https://shut.example/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n")
    with pytest.raises(FetchError) as caught:
        await Robots(web, InlineWorkers(), "AttacheBot/0.1").fetch(FetchRequest(f"{SITE}/open"))
    assert caught.value.code == "robots"


LINES = st.one_of(
    st.builds(
        "{}: {}".format,
        st.sampled_from(["User-agent", "user agent"]),
        st.sampled_from(["*", "AttacheBot", "attache", "Other*", "Attache*", "Bot", ""]),
    ),
    st.builds(
        "{}: {}".format,
        st.sampled_from(["Allow", "Disallow", "Dissalow", "disallow "]),
        st.text(st.sampled_from("/ab*$"), max_size=5),
    ),
    st.sampled_from(
        ["Sitemap: https://site.example/map", "Crawl-delay: 3", "# a word", "", "junk", "Host: site.example"]
    ),
)


@given(st.lists(LINES, max_size=12), st.text(st.sampled_from("/ab"), max_size=6))
def test_of_rules_for_many_agents_ours_decide_as_in_the_whole_file(lines: list[str], path: str) -> None:
    text, url = "\n".join(lines), f"{SITE}/{path}"
    chosen = Protego.parse(choose_rules(text, "AttacheBot"))
    assert chosen.can_fetch(url, "AttacheBot") == Protego.parse(text).can_fetch(url, "AttacheBot")


@pytest.mark.parametrize(
    ("rule", "open_path", "closed_path"),
    [
        ("Disallow: /" + "a*" * 40 + "b", "/b", "/" + "a" * 60 + "b"),
        ("Disallow: /a" + "*" * 500, "/b", "/a"),
        ("Disallow: /\nAllow: /" + "*a" * 40, "/robots.txt", "/" + "a" * 60),
        ("Disallow: /" + "a" * 5_000, "/b", "/" + "a" * 5_000),
    ],
)
def test_of_an_intricate_rule_what_closes_still_closes_and_what_opens_does_not(
    rule: str, open_path: str, closed_path: str
) -> None:
    rules, _ = parse_rules(f"User-agent: *\n{rule}\n".encode(), "AttacheBot")
    assert rules.can_fetch(f"{SITE}{open_path}", "AttacheBot")
    assert not rules.can_fetch(f"{SITE}{closed_path}", "AttacheBot")


async def test_a_site_with_too_many_rules_for_us_is_left_alone_and_one_with_many_for_others_is_not() -> None:
    many = "".join(f"Disallow: /{number}\n" for number in range(MOST_RULES + 1))
    web = FakeFetcher({f"{SITE}/robots.txt": Answer(f"User-agent: *\n{many}".encode()), f"{SITE}/a": Answer(b"news")})
    with pytest.raises(FetchError) as caught:
        await Robots(web, InlineWorkers(), "AttacheBot/0.1").fetch(FetchRequest(f"{SITE}/a"))
    assert caught.value.code == "too_complex"
    assert str(caught.value) == f"{SITE} is left alone: its robots.txt has more than 2,000 rules for us."
    web.answers[f"{SITE}/robots.txt"] = Answer(
        f"User-agent: Other\n{many}User-agent: *\nDisallow: /b\n{many[:14]}".encode()
    )
    assert (await Robots(web, InlineWorkers(), "AttacheBot/0.1").fetch(FetchRequest(f"{SITE}/a"))).body == b"news"


async def test_the_rules_of_sites_take_a_bounded_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.fetching.robots.MOST_HELD", 3 * RULE_BYTES)
    sites = [f"https://site{number}.example" for number in range(3)]
    web = FakeFetcher({f"{site}/a": Answer(b"news") for site in sites})
    web.answers |= {f"{site}/robots.txt": Answer(b"User-agent: *\nDisallow: /b\n") for site in sites}
    robots = Robots(web, InlineWorkers(), "AttacheBot/0.1")
    for site in [*sites, sites[2], sites[0]]:
        await robots.fetch(FetchRequest(f"{site}/a"))
    asked = [request.url for request in web.requests if request.url.endswith("robots.txt")]
    assert asked == [f"{site}/robots.txt" for site in [*sites, sites[0]]]
