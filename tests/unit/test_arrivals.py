"""Whether and when something came is told by what tells it of that thing and of that place."""

from datetime import timedelta

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.holding.arrivals import tell_arrival
from bot.answer.holding.happenings import iter_told
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

HAS, WHEN = "Has the tug reached Zadar?", "When will the tug reach Zadar?"
TOLD = (
    (HAS, ("The tug reached Zadar at noon.",), "reached Zadar"),
    (HAS, ("The tug is due in Zadar at noon.", "The tug turned back off Zadar."), "turned back"),
    (HAS, ("The coast guard said the tug has not reached Zadar.",), "not reached"),
    (HAS, ("The pilot waited, and the tug reached Zadar at noon.",), "reached Zadar"),
    (HAS, ("The tug, which towed a barge, reached Zadar at noon.",), "reached Zadar"),
    (HAS, ("The tug is due in Zadar on Sunday. The tug turned back off Zadar.",), "turned back"),
    (WHEN, ("The tug is due in Zadar on Friday.",), "on Friday"),
    (WHEN, ("The tug is due in Zadar on Friday.", "The tug is now due in Zadar on Sunday."), "on Sunday"),
)
NOT_TOLD = (
    (HAS, ("The tug is due in Zadar at noon.",)),
    (HAS, ("The tug left for Zadar. The tug reached Split at noon.",)),
    (HAS, ("The tug reached Split at noon.",)),
    (HAS, ("The tug turned back off Split.",)),
    (HAS, ("The tug Bora left Zadar.", "The tug Bora reached Zadar.", "The tug Maestral turned back off Zadar.")),
    (HAS, ("The men who saw the tug reached Zadar at noon.",)),
    (HAS, ("The captain of the tug reached Zadar at noon.",)),
    (HAS, ("The tug’s captain reached Zadar at noon.",)),
    (HAS, ("The tug that carried the men who reached Zadar sank.",)),
    ("Has the crew arrived?", ("The crew reached a deal at noon.",)),
    (WHEN, ("The tug is due in Zadar.",)),
)


def tell(question: str, texts: tuple[str, ...]) -> list[str]:
    asked = read_whole(question, question, NOW, load_gazetteer())
    reports = (
        make_article(text, title="Report", url=f"https://wire.example/{at}", published=NOW + timedelta(hours=at))
        for at, text in enumerate(texts)
    )
    return [each.words for each in tell_arrival(asked, [one for report in reports for one in iter_told(report)])]


@pytest.mark.parametrize(("question", "texts", "words"), TOLD)
def test_the_newest_of_the_journey_is_told(question: str, texts: tuple[str, ...], words: str) -> None:
    told = tell(question, texts)
    assert len(told) == 1
    assert words in told[0]


@pytest.mark.parametrize(("question", "texts"), NOT_TOLD)
def test_another_one_place_or_journey_tells_nothing(question: str, texts: tuple[str, ...]) -> None:
    assert tell(question, texts) == []
