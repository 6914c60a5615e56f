"""What an actor is said to have done and said is its own: a short form may be somebody else's too."""

from dataclasses import replace

import pytest

from bot.model.briefing import Actor, Claim, EditionId, Position, Side
from bot.model.errors import NotFoundError
from bot.service.records import collect_actor
from tests.unit.briefings import make_briefing

MINISTER = Actor("Wang Yi", ("Wang",), "person", None, Claim("Wang will visit Russia.", "copied", ()))
SPOKESMAN = Actor("Wang Wenbin", ("Wang",), "person", None, Claim("Wang told reporters no.", "copied", ()))


def claim(text: str) -> Claim:
    return Claim(text, "copied", ())


FIRST = replace(
    make_briefing(EditionId("e1")), actors=(MINISTER,), bottom_line=(claim("Wang Yi met Putin."),), developments=()
)
SECOND = replace(
    make_briefing(EditionId("e2")), actors=(SPOKESMAN,), bottom_line=(claim("Wang said a red line was crossed."),),
    developments=(claim("Wang Wenbin spoke in Beijing."),),
    positions=(Position("arms", (Side("Wang Wenbin", (claim("Wang denied it."),)),)),),
)  # fmt: skip


def told(name: str) -> list[str]:
    return [each.text for each in collect_actor(name, (SECOND, FIRST)).claims]


def test_two_people_who_share_a_name_keep_their_own_words() -> None:
    assert told("Wang Yi") == ["Wang will visit Russia.", "Wang Yi met Putin."]
    assert told("wang wenbin") == ["Wang told reporters no.", "Wang denied it.", "Wang Wenbin spoke in Beijing."]


def test_a_short_form_of_two_asks_which_one() -> None:
    with pytest.raises(NotFoundError, match="“Wang” may be Wang Wenbin or Wang Yi; give the whole name"):
        collect_actor("Wang", (SECOND, FIRST))
    assert collect_actor("Wang", (FIRST,)).name == "Wang Yi"


def test_who_stands_in_no_briefing_may_be_asked_about() -> None:
    with pytest.raises(NotFoundError, match=r"No briefing kept here names “Nobody Here”; `ask Who is Nobody Here\?`"):
        collect_actor("Nobody Here", (FIRST,))


def test_who_is_named_and_no_key_actor_is_told_of_too() -> None:
    edition = replace(FIRST, bottom_line=(claim("Peru's president, Rosa Quispe, went to Lima."), claim("Rain fell.")))
    record = collect_actor("quispe", (edition,))
    assert record.name == "Rosa Quispe"
    assert [each.text for each in record.claims] == ["Peru's president, Rosa Quispe, went to Lima."]
