"""What is made of a page's text once it is found."""

import pytest
from trafilatura import load_html
from trafilatura.metadata import extract_metadata

from bot.fetching.pages import drop_headline, extract_page
from bot.model.errors import ParseError


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Envoy to visit\nHe will go.", "Envoy to visit", "He will go."),
        ("ENVOY  to visit\n\nHe will go.", "Envoy to visit", "He will go."),
        ("Envoy to visit\nHe will go.", "Envoy to visit | The Site", "He will go."),
        ("He will go.\nEnvoy to visit", "Envoy to visit", "He will go.\nEnvoy to visit"),
        ("Envoy to visit", "Envoy to visit", "Envoy to visit"),
        ("Envoy\nHe will go.", "Envoys meet", "Envoy\nHe will go."),
        ("He will go.\nOn Monday.", "", "He will go.\nOn Monday."),
    ],
)
def test_a_first_line_that_repeats_the_title_is_left_out(text: str, title: str, expected: str) -> None:
    assert drop_headline(text, title) == expected


def test_what_is_no_page_is_named_without_the_key_in_its_address() -> None:
    with pytest.raises(ParseError) as caught:
        extract_page(b"{}", "https://site.example/a?access_token=SECRETPAGETOKEN2")
    assert "SECRET" not in str(caught.value)


_BODY = (
    "<article><h1>Envoy to visit</h1>"
    + "<p>He told reporters that talks would go on until Friday.</p>" * 12
    + "</article>"
)
_JSON = '<script type="application/ld+json">{}</script>'
_HEADS = {
    "nothing": "",
    "a title with the site's name": "<title>Envoy to visit | The Site</title>",
    "an author of one word, then a line of them": '<meta name="author" content="Desk">',
    "its own names": '<meta property="og:title" content="Envoy &amp; aide"><meta name="author" content="Ann Example">',
    "a day in the address it gives": '<link rel="canonical" href="https://site.example/2023/02/13/envoy">',
    "a day": '<meta name="date" content="2023-02-13">',
    "a time": '<meta property="article:published_time" content="2023-02-13T10:00:00+01:00">',
    "a time without quotation marks": "<meta property=article:published_time content=2023-02-13T10:00:00Z>",
    "JSON": _JSON.format(
        '{"@type": "NewsArticle", "headline": "Envoy to visit Vienna", "datePublished": "2023-02-13T10:00:00Z",'
        ' "author": [{"@type": "Person", "name": "Ann Example"}, {"@type": "Person", "name": "Bo Sample"}]}'
    ),
    "JSON that is none": _JSON.format('{"@type": "NewsArticle", "headline": '),
    "JSON of odd types": _JSON.format('{"@type": "NewsArticle", "headline": 7, "author": [null, 3]}'),
}


@pytest.mark.parametrize("byline", ["", '<p class="author">By Cy Test</p><time datetime="2023-02-14">Tuesday</time>'])
@pytest.mark.parametrize("head", _HEADS.values(), ids=_HEADS)
def test_a_page_tells_of_itself_what_the_whole_search_of_the_library_finds(head: str, byline: str) -> None:
    page = f"<html><head>{head}</head><body>{byline}{_BODY}</body></html>".encode()
    ours = extract_page(page, "https://site.example/a")
    theirs = extract_metadata(
        load_html(page), "https://site.example/a", {"extensive_search": False, "original_date": True}
    )
    assert ours.title == (theirs.title or "")
    assert "; ".join(ours.byline) == (theirs.author or "")
    assert (ours.published is None) == (theirs.date is None)
    assert ours.published is None or theirs.date == f"{ours.published:%Y-%m-%d}"
