"""When `bench shown` counts a title as too long: from 29 words where its sentence can be cut before, else from 36."""

from dataclasses import replace

import pytest

from bench.reading import read
from bench.shown import brief, find_broken
from bot.model.briefing import Citation

OPENS = (
    "Ghana and Togo agreed on Tuesday to open the border at Aflao to trucks by night for the first time in eleven years"
)
BEHIND = " The ministers of transport of both states signed the accord. Truck drivers welcomed it."


@pytest.mark.parametrize(
    ("sentence", "broken"),
    [
        (f"{OPENS}, while fees for farmers stay as they were.", True),
        (f"{OPENS}, according to a joint statement of the two transport ministries.", False),
        (f"{OPENS}, according to a joint statement of the two transport ministries and of the customs.", True),
    ],
)
def test_a_title_is_as_long_as_its_sentence_only_where_that_cannot_be_cut(sentence: str, *, broken: bool) -> None:
    material = read(sentence + BEHIND, title="Border opens by night")
    briefing = brief([material])
    title = replace(
        briefing.title,
        text=sentence.rstrip("."),
        kind="copied",
        citations=(Citation(1, 0, len(sentence), sentence),),
    )
    assert ("too long: title" in find_broken(replace(briefing, title=title), [material])) is broken
