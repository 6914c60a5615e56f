"""What every fetcher owes: the guarded door over a real socket, and the fake."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from bot.fetching.http import HttpFetcher, Settings
from bot.model.errors import FetchError
from bot.ports import Fetcher, FetchRequest
from tests.fakes.fetcher import Answer, FakeFetcher
from tests.newssite import serve


@dataclass(frozen=True)
class Web:
    """A fetcher and one host it may ask."""

    fetcher: Fetcher
    publish: Callable[[str, Answer], None]
    address: Callable[[str], str]


@pytest.fixture(params=["http", "fake"])
async def web(request: pytest.FixtureRequest) -> AsyncIterator[Web]:
    if request.param == "fake":
        fake = FakeFetcher(allow=frozenset({("127.0.0.1", 8001)}))

        def publish(path: str, answer: Answer) -> None:
            fake.answers[address(path)] = answer

        def address(path: str) -> str:
            return f"http://127.0.0.1:8001{path}"

        yield Web(fake, publish, address)
        return
    with serve() as site:
        fetcher = HttpFetcher(Settings(allow=site.host))
        yield Web(fetcher, site.answers.__setitem__, site.address)
        await fetcher.close()


async def refused(web: Web, address: str, **limits: float) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await web.fetcher.fetch(FetchRequest(address, **limits))  # type: ignore[arg-type]
    return caught.value


async def test_an_answer_comes_whole_with_lower_case_headers(web: Web) -> None:
    web.publish("/a", Answer(b"news", headers={"Content-Type": "text/plain", "ETag": '"1"'}))
    got = await web.fetcher.fetch(FetchRequest(web.address("/a")))
    assert (got.status, got.body, got.url, got.moved_to) == (200, b"news", web.address("/a"), None)
    assert (got.headers["content-type"], got.headers["etag"]) == ("text/plain", '"1"')


async def test_validators_that_still_hold_give_304_and_no_body(web: Web) -> None:
    since = "Mon, 13 Feb 2023 12:00:00 GMT"
    web.publish("/a", Answer(b"news", headers={"ETag": '"1"', "Last-Modified": since}))
    for validated in (
        FetchRequest(web.address("/a"), etag='"1"'),
        FetchRequest(web.address("/a"), last_modified=since),
    ):
        got = await web.fetcher.fetch(validated)
        assert (got.status, got.body) == (304, b"")


async def test_a_redirect_is_followed_and_only_a_permanent_one_moves_the_address(web: Web) -> None:
    web.publish("/new", Answer(b"news"))
    web.publish("/moved", Answer(status=301, headers={"Location": "/new"}))
    web.publish("/lent", Answer(status=302, headers={"Location": "/new"}))
    web.publish("/both", Answer(status=308, headers={"Location": "/lent"}))
    moved = await web.fetcher.fetch(FetchRequest(web.address("/moved")))
    assert (moved.url, moved.moved_to) == (web.address("/new"), web.address("/new"))
    for path in ("/lent", "/both"):
        lent = await web.fetcher.fetch(FetchRequest(web.address(path)))
        assert (lent.url, lent.moved_to) == (web.address("/new"), None)


async def test_a_circle_of_redirects_ends(web: Web) -> None:
    web.publish("/a", Answer(status=302, headers={"Location": "/b"}))
    web.publish("/b", Answer(status=302, headers={"Location": "/a"}))
    assert (await refused(web, web.address("/a"))).code == "too_many_redirects"


@pytest.mark.parametrize("status", [204, 400, 404, 410, 500])
async def test_any_other_status_is_raised_with_its_number(web: Web, status: int) -> None:
    web.publish("/a", Answer(status=status))
    error = await refused(web, web.address("/a"))
    assert (error.code, error.retry_after) == (f"http_{status}", None)
    assert str(status) in str(error)


async def test_the_pause_a_host_asks_for_is_carried_along(web: Web) -> None:
    web.publish("/a", Answer(status=429, headers={"Retry-After": "120"}))
    assert (await refused(web, web.address("/a"))).retry_after == 120


async def test_a_body_over_the_limit_is_refused(web: Web) -> None:
    web.publish("/a", Answer(b"x" * 1000))
    assert (await refused(web, web.address("/a"), max_bytes=999)).code == "too_large"
    assert len((await web.fetcher.fetch(FetchRequest(web.address("/a"), max_bytes=1000))).body) == 1000


async def test_silence_ends_after_the_time_given(web: Web) -> None:
    web.publish("/a", Answer(silent=True))
    assert (await refused(web, web.address("/a"), timeout=0.1)).code == "timeout"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("file:///etc/passwd", "refused_scheme"),
        ("ftp://news.example/a", "refused_scheme"),
        ("//news.example/a", "refused_scheme"),
        ("http://", "refused_scheme"),
        ("http://name:hunter2@news.example/", "refused_credentials"),
        ("ftp://name:hunter2@news.example/", "refused_credentials"),
        ("http://name:hunter2@[news/", "refused_scheme"),
        ("http://127.0.0.1:9/", "refused_address"),
        ("http://[::1]/", "refused_address"),
        ("http://10.0.0.8/", "refused_address"),
        ("http://169.254.169.254/latest/meta-data/", "refused_address"),
        ("http://[::ffff:192.168.0.1]/", "refused_address"),
    ],
)
async def test_an_address_a_stranger_must_not_reach_is_refused(web: Web, address: str, code: str) -> None:
    error = await refused(web, address)
    assert error.code == code
    assert "hunter2" not in str(error)


async def test_a_redirect_into_the_inside_is_refused_like_the_address_itself(web: Web) -> None:
    for place, code in (("http://10.0.0.8/", "refused_address"), ("file:///etc/passwd", "refused_scheme")):
        web.publish("/a", Answer(status=301, headers={"Location": place}))
        assert (await refused(web, web.address("/a"))).code == code
