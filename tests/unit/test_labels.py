"""The fixed words of a briefing in its own language: the same keys in every file, and English where there is none."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.summarize.layout import lay_out
from bot.text.labels import list_languages, load_labels
from bot.text.plain import render_plain
from tests.unit.briefings import make_briefing

_BRACES = re.compile(r"\{(\w+)\}")


def test_every_language_says_everything_that_english_says() -> None:
    english = load_labels("en").words
    assert {"en", "fr"} <= set(list_languages())
    for language in list_languages():
        words = load_labels(language).words
        assert set(words) == set(english)
        for key, said in words.items():
            assert sorted(_BRACES.findall(said)) == sorted(_BRACES.findall(english[key])), f"{language} {key}"


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("en", 0, "0 articles"), ("en", 1, "1 article"), ("en", 1200, "1,200 articles"), ("fr", 0, "0 article"),
     ("fr", 1, "1 article"), ("fr", 2, "2 articles")],
)  # fmt: skip
def test_numbers_have_their_own_grammar(language: str, number: int, said: str) -> None:
    assert load_labels(language).count("article", number) == said


def test_dates_are_written_as_the_language_writes_them() -> None:
    assert load_labels("en").day(date(2023, 3, 7)) == "7 March 2023"
    assert load_labels("fr").day(date(2023, 8, 1), "month") == "août 2023"


def test_a_french_briefing_has_french_headings_and_footer() -> None:
    shown = render_plain(lay_out(replace(make_briefing(), language="fr")))
    assert "L'essentiel" in shown
    assert "Bottom line" not in shown
    assert "rédigé sans modèle" in shown
    assert "édition" in shown
    assert "intertitres" not in shown


def test_a_language_without_labels_gets_english_ones_and_is_told() -> None:
    shown = render_plain(lay_out(replace(make_briefing(), language="uk")))
    assert "Bottom line" in shown
    assert "headings in English: there are none in this briefing's language" in shown
