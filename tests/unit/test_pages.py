"""What is made of a page's text once it is found."""

import pytest

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
