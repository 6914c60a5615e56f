"""Nobody is named by what an office is for, and nothing leads a briefing that does `the same` as what is not shown."""

import pytest

from bot.summarize.leaning import leans_back
from bot.text.analysis import analyse
from tests.factories import make_article


@pytest.mark.parametrize(
    "words",
    [
        "Peru would do the same.",
        "Peru’s ministry said that Lima would do exactly the same.",
        "Chile's envoy said the same.",
        "Bolivia did likewise on Friday.",
        "Peru did so on Friday.",
        "The Chilean minister said that Lima had done so.",
    ],
)
def test_what_does_the_same_leans_on_what_was_done(words: str) -> None:
    assert leans_back(words)


@pytest.mark.parametrize(
    "words",
    [
        "Chile will leave the pact, and Peru will do the same.",
        "Peru did the same as Chile on Friday.",
        "The minister said the same ferry would sail twice.",
        "Ferries that can cross do so in an hour.",
    ],
)
def test_what_tells_itself_what_is_the_same_stands_alone(words: str) -> None:
    assert not leans_back(words)


def name_persons(text: str) -> list[str]:
    return [each.name for each in analyse(make_article(text)).actors if each.kind == "person"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Chilean Deputy Trade Minister Ana Rojas said in Lima that talks would go on.", ["Ana Rojas"]),
        ("Talks were led by Chilean Deputy Foreign Minister Ana Rojas on Tuesday, the ministry said.", ["Ana Rojas"]),
        ("Bolivian Deputy Defence Minister said on Tuesday that talks would go on.", []),
        ("Deputy Digital Economy Minister Luis Vega said so in Oslo.", ["Luis Vega"]),
        ("President Nowak, Minister Berg and Secretary Holm spoke in Oslo on Tuesday.", ["Nowak", "Berg", "Holm"]),
        ("Trade Secretary Ana Rojas and Home Secretary Luis Vega spoke in Oslo.", ["Ana Rojas", "Luis Vega"]),
        ("Talks of Deputy Minister Vega went on in Lima. Vega said so.", ["Vega"]),
    ],
)
def test_what_an_office_is_for_is_nobody(text: str, named: list[str]) -> None:
    assert sorted(name_persons(text)) == sorted(named)
