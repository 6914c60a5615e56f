"""What is made of a page's text once it is found."""

import pytest

from bot.fetching.pages import drop_headline


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
