"""Columns of a table stay apart when white space is tidied, so that no row reads as a sentence."""

import pytest

from bot.text.cleaning import clean_text


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("Norway\tcod\t40 tonnes\nChile\tsalmon\t-", "Norway | cod | 40 tonnes\nChile | salmon | -"),
        ("Month    Oslo    Lima\nMay      1,204   210", "Month | Oslo | Lima\nMay | 1,204 | 210"),
        ("\tNorway shut\tthe port.", "Norway shut the port."),
        ("Norway shut   the port.\n\t\tIt is open.", "Norway shut the port.\nIt is open."),
    ],
)
def test_the_columns_of_a_table_stay_apart(given: str, clean: str) -> None:
    assert clean_text(given) == clean
