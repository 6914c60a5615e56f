"""What every extractor owes, over worker processes and in this one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.fetching.pages import PageExtractor
from bot.model.errors import ParseError, WorkerError
from bot.ports import Extractor
from bot.workers.processes import ProcessWorkers, Settings
from tests.fakes.workers import InlineWorkers
from tests.newssite import make_page

TEXT = "\n".join(
    f"On day {n} the minister told reporters in Vienna that the talks would go on, and that nobody had left the room."
    for n in range(12)
)
URL = "https://news.example/talks"


@pytest.fixture(params=["processes", "inline"])
def extractor(request: pytest.FixtureRequest) -> Extractor:
    return PageExtractor(InlineWorkers() if request.param == "inline" else ProcessWorkers(Settings(processes=1)))


async def test_a_page_gives_its_article_and_nothing_around_it(extractor: Extractor) -> None:
    page = await extractor.extract(make_page("Talks in Vienna go on", TEXT), URL)
    assert (page.kind, page.url, page.title, page.language) == ("article", URL, "Talks in Vienna go on", "en")
    assert page.text == TEXT


@pytest.mark.parametrize("known", ["", "published", "byline", "published byline"])
async def test_what_is_known_already_changes_nothing_else_of_a_page(extractor: Extractor, known: str) -> None:
    head = '<meta name="date" content="2023-02-13"><p class="author">By Ann Example</p>'
    page = make_page("Talks in Vienna go on", TEXT).replace(b"</h1>", f"</h1>{head}".encode())
    whole = await extractor.extract(page, URL)
    assert (whole.byline, whole.published) == (("Ann Example",), datetime(2023, 2, 13, tzinfo=UTC))
    part = await extractor.extract(page, URL, frozenset(known.split()))
    assert replace(part, byline=whole.byline, published=whole.published) == whole
    assert "byline" in known or part.byline == whole.byline
    assert "published" in known or part.published == whole.published


async def test_what_is_no_article_is_named_and_has_no_text(extractor: Extractor) -> None:
    for words, kind in (
        ("", "not_article"),
        ("Home World Sport", "not_article"),
        ("Subscribe now to continue reading this report. Already a subscriber? Sign in.", "paywall"),
        ("Before you continue, we and our 812 partners store and use cookies. Accept all cookies?", "consent"),
    ):
        page = await extractor.extract(f"<html><body><p>{words}</p></body></html>".encode(), URL)
        assert (words, page.kind, page.text) == (words, kind, "")


async def test_what_is_no_html_at_all_is_refused(extractor: Extractor) -> None:
    for raw in (b"", b"%PDF-1.7 \x00\x01\x02", b'{"a": 1}', b"plain words, no page", b"\x00" * 1000):
        with pytest.raises(ParseError) as caught:
            await extractor.extract(raw, None)
        assert caught.value.code == "not_html"


async def test_a_page_built_to_choke_is_refused_with_a_code(extractor: Extractor) -> None:
    nested, attributes = b"<html><body>" + b"<div>" * 50_000, b"<p " + b"a=1 " * 20_000 + b">"
    for raw in (nested, attributes, b"<p>" + b"x" * 10_000_001):
        with pytest.raises((ParseError, WorkerError)) as caught:
            await extractor.extract(raw, None)
        assert caught.value.code in {"too_complex", "too_large", "timeout", "memory"}


async def test_letters_survive_the_encodings_pages_come_in(extractor: Extractor) -> None:
    text = TEXT.replace("Vienna", "Zürich – “Café”")
    for encoding in ("utf-8", "windows-1252", "utf-16"):
        page = f'<html><head><meta charset="{encoding}"></head><body><article><p>{text}</p></article></body></html>'
        found = await extractor.extract(page.encode(encoding), URL)
        assert "Zürich – “Café”" in found.text


async def test_broken_bytes_and_nul_are_no_end(extractor: Extractor) -> None:
    page = make_page("Talks", TEXT).replace(b"Vienna", b"Vien\x00na \xff\xfe\xc3")
    found = await extractor.extract(page, URL)
    assert "the talks would go on" in found.text
    assert "\x00" not in found.text
