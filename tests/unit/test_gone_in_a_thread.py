"""Whether somebody has been there is told by a visit, before any plan for one and any that came to nothing."""

import pytest

from bot.answer.thread.around import AskedAround
from bot.answer.thread.told_around import list_told
from bot.model.analysis import Material
from bot.text.analysis import analyse
from tests.factories import make_article

ASKED = AskedAround("went", "the governor")
CALLED_OFF = "Governor Ana Ruiz called off a visit to the dam at Lomela on Friday."
PLANNED = "Governor Ana Ruiz is to visit the dam at Lomela on Friday."
STOOD = "Governor Ana Ruiz stood at the foot of the dam on Sunday and spoke with the divers."


def tell(*reports: str) -> list[str]:
    """Give what tells it of some reports, the latest first."""
    articles = [make_article(each, url=f"https://news.example/{at}") for at, each in enumerate(reports)]
    told = list_told(ASKED, [Material(each, analyse(each)) for each in articles], "")
    return [span.of(article.text) for article, span in told]


def test_a_visit_is_told_and_no_plan_for_it() -> None:
    assert tell(f"{STOOD} The dam holds.", CALLED_OFF, PLANNED) == [STOOD]
    assert tell("Governor Ana Ruiz visited the dam on Sunday.", PLANNED) == [
        "Governor Ana Ruiz visited the dam on Sunday."
    ]
    for was_there in ("walked through the ruins of Lomela.", "inspected the dam."):
        assert tell(f"Governor Ana Ruiz {was_there}", CALLED_OFF) == [f"Governor Ana Ruiz {was_there}"]


@pytest.mark.parametrize("gave_up", ["abandoned", "shelved", "is putting off", "has postponed", "delayed", "cancelled"])
def test_a_visit_that_is_given_up_is_none(gave_up: str) -> None:
    assert tell(f"Governor Ana Ruiz {gave_up} a visit to the dam.", STOOD) == [STOOD]


def test_what_is_due_is_told_with_what_is_no_more_than_meant() -> None:
    reports = (Material(each, analyse(each)) for each in map(make_article, ("Crews must leave by 5 May.",)))
    more = make_article("Ships would have to leave by 9 May.", url="https://news.example/ships")
    told = list_told(AskedAround("deadline"), (*reports, Material(more, analyse(more))), "")
    assert len(told) == len(("crews", "ships"))


def test_a_visit_may_be_called_so_behind_who_was_there() -> None:
    words = "Governor Ana Ruiz promised the divers new boats at the dam. It was her first visit since the flood."
    assert tell(words, CALLED_OFF) == [words]


def test_of_what_came_to_nothing_the_latest_is_told() -> None:
    assert tell(CALLED_OFF, PLANNED) == [CALLED_OFF]
    assert tell("Governor Ana Ruiz has not visited the dam.", PLANNED) == ["Governor Ana Ruiz has not visited the dam."]
    assert tell(PLANNED) == [PLANNED]


def test_another_ones_visit_is_not_told() -> None:
    assert tell("Bishop Ivo Sato visited the dam. It was his first visit.", CALLED_OFF) == [CALLED_OFF]
    assert tell("Governor Ana Ruiz spoke of the dam. It was a long visit for the divers.") == []
