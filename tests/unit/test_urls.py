"""The one spelling of an address."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model.errors import InputError
from bot.text.urls import canonical, host_of

pieces = st.text(
    st.sampled_from("abcXYZ019-._~%/\\:@!$&'()*+,;=?#[]<>\"{}|^` \t\n\u200b\u202eéß漢\x00\ud800"), max_size=30
)
hosts = st.sampled_from(
    [
        "news.example",
        "NEWS.Example.",
        "www.news.example:443",
        "news.example:080",
        "münchen.example",
        "[::1]:80",
        "a_b.c",
    ]
)


def spelled(address: str) -> str | None:
    try:
        return canonical(address)
    except InputError:
        return None


@given(st.sampled_from(["http", "HTTPS", "https", "file", "sample", "ftp", "javascript"]), hosts, pieces, pieces)
def test_the_canonical_spelling_of_a_canonical_address_is_itself(scheme: str, host: str, path: str, query: str) -> None:
    once = spelled(f"{scheme}://{host}/{path}?{query}#top")
    assert once is None or spelled(once) == once


@given(st.text(max_size=80) | pieces)
@example("file:a\x85b")
@example("http://example.com/%2e%2e/%2E/..")
def test_any_text_is_an_address_in_one_spelling_or_one_sentence(text: str) -> None:
    once = spelled(text)
    assert once is None or spelled(once) == once


@given(hosts, pieces, pieces)
def test_a_web_address_is_plain_ascii_without_fragment_or_credentials(host: str, path: str, query: str) -> None:
    found = spelled(f"https://{host}/{path}?{query}")
    if found is not None:
        assert found.isascii()
        assert found.isprintable()
        assert not set(found) & set(' #"<>\\^`{|}')
        assert "@" not in found.split("/")[2]


@given(pieces, st.sampled_from(["https://news.example/world/", "https://news.example/world/today?x=1"]))
def test_a_relative_address_never_leaves_the_web(path: str, base: str) -> None:
    try:
        found = canonical(path, base)
    except InputError:
        return
    assert found.startswith(("http://", "https://"))
    assert canonical(found) == found


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("HTTP://News.Example:80/a/../b/./c?utm_source=x&b=2&a=1#top", "http://news.example/b/c?a=1&b=2"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/caf%c3%a9/é", "https://news.example/caf%C3%A9/%C3%A9"),
        (" https://news.example/\u200ba ", "https://news.example/a"),
        ("https://news.example/?fbclid=1", "https://news.example/"),
        ("FILE:  two   words.txt", "file:two words.txt"),
    ],
)
def test_one_page_has_one_spelling(given: str, expected: str) -> None:
    assert canonical(given) == expected


@pytest.mark.parametrize(
    "given",
    ["", "news", "javascript:alert(1)", "ftp://a.example/", "http://", "http://a b/", "http://[::1", "https://a@b/",
     "http://a.example:99999/", "https://news.example/" + "a" * 3000, "file:", "data:text/html,x"],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_one_short_sentence(given: str) -> None:
    with pytest.raises(InputError) as caught:
        canonical(given)
    assert caught.value.code == "bad_url"
    assert len(str(caught.value)) < 200


def test_credentials_are_never_repeated() -> None:
    for address in ("https://name:hunter2@news.example/", "ftp://name:hunter2@news.example/", "x//name:hunter2@["):
        with pytest.raises(InputError) as caught:
            canonical(address)
        assert "hunter2" not in str(caught.value)


def test_a_host_is_named_without_www() -> None:
    assert (host_of("https://www.News.example/a"), host_of("https://[bad"), host_of("file:a")) == (
        "news.example",
        "",
        "",
    )
