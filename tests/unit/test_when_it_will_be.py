"""When something will be is told by what was said of it last, and not by what was said last of something else."""

from datetime import UTC, datetime

import pytest

from bot.answer.found.candidates import Candidate
from bot.answer.found.sentences import WeighedSentence
from bot.answer.telling.choose import choose
from bot.answer.thread.reading import read_question
from bot.model.analysis import Span
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

ASKED = "When is the summit in Split?"
FIRST = "The summit in Split is planned for 4 June, the mayor said."
LAST = "The summit in Split will be held on 11 June, the mayor said."
OTHER = "Talks of the dockers in Split ended on Monday without a result."


def candidate(text: str, day: int, own: float) -> Candidate:
    """A sentence published that day, which meets so much of the question."""
    article = make_article(text, url=f"https://n.example/{day}", published=datetime(2023, 3, day, tzinfo=UTC))
    return Candidate(article, WeighedSentence(Span(0, len(text)), own, own, own, fits=True), own)


@pytest.mark.parametrize(("later", "own", "told"), [(LAST, 0.9, LAST), (LAST, 0.8, LAST), (OTHER, 0.75, FIRST)])
def test_the_last_word_on_the_same_thing_holds(later: str, own: float, told: str) -> None:
    question = read_question(ASKED, datetime(2023, 3, 15, tzinfo=UTC), (), load_gazetteer())
    groups = choose(question, [candidate(FIRST, 6, 1.0), candidate(later, 13, own)])
    assert groups[0].chosen[0].words == told
