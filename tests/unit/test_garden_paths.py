"""A sentence is not cut before its verb, where a participle looks like one."""

import pytest

from bot.model.analysis import Span
from bot.summarize.cutting import shorten

_TITLE = 28
PARTICIPLES = [
    "The captain of the ferry held in Bergen after a pier at Odda was hit denied on Friday that he had been asleep and "
    "asked the port to give back the ship it had seized.",
    "Two of the guards arrested at the harbour of Dakar because a crate of rifles was lost are to be charged on Friday "
    "with smuggling weapons into the country, the court said.",
]
DEEDS = {
    "Solberg arrived in the old port of Bergen after talks with the unions were cancelled and a court had ordered the "
    "crews back to the ships that they had left three weeks ago.": "Solberg arrived in the old port of Bergen",
    "Forty lorries waited at the border post of Narva after a bridge was closed because a truck with fuel had burned "
    "down and the police were looking for a second driver.": "Forty lorries waited at the border post of Narva",
}


@pytest.mark.parametrize("words", PARTICIPLES)
def test_what_is_done_to_somebody_is_no_verb_of_theirs(words: str) -> None:
    assert shorten(words, Span(0, len(words)), _TITLE) is None


@pytest.mark.parametrize("words", DEEDS)
def test_what_somebody_did_is(words: str) -> None:
    shown = shorten(words, Span(0, len(words)), _TITLE)
    assert shown is not None
    assert shown.of(words) == DEEDS[words]
