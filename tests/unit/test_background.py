"""What is so at any time is no development."""

import pytest

from bot.model.analysis import Material
from bot.summarize.sentences import make_passage
from bot.summarize.told import is_background
from bot.text.analysis import analyse
from tests.factories import make_article


@pytest.mark.parametrize(
    ("words", "background"),
    [
        ("Mandera lies on the frontier with Somalia, and smugglers have used it before.", True),
        ("The town of Port Eliza lies some 40 kilometres from the border.", True),
        ("The mine lies in the Cordillera del Condor.", True),
        ("Norland borders Sudmark and the sea.", True),
        ("The port is home to the southern fleet.", True),
        ("The death toll stands at 14 after a night of rescue work.", False),
        ("The late king lies in state until Friday.", False),
        ("Norland closed its borders with Sudmark on Friday.", False),
        ("Norland’s borders reopened on Friday.", False),
        ("The blame lies in Karlsburg, the minister said on Friday.", False),
        ("Norland moved its fleet to Port Eliza, which lies on the frontier.", False),
    ],
)
def test_where_something_lies_is_background_and_what_happened_or_is_said_is_not(words: str, background: bool) -> None:
    article = make_article(words)
    material = Material(article, analyse(article))
    [sentence] = material.analysis.sentences
    assert is_background(make_passage(material, sentence.span, 0)) is background
