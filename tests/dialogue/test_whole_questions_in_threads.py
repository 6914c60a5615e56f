"""In a thread a whole question is answered as where it is typed alone, and who is held by the newest report; a fragment
that names another speaker asks for their words."""

from pathlib import Path

import pytest

from bot.answer.asked.whom import read_exchanges
from bot.answer.thread.around import find_around
from bot.answer.thread.back import asks_why
from bot.answer.thread.reading import read_question
from bot.answer.thread.told_around import list_held
from bot.model.analysis import Material
from bot.model.conversation import Answer, MemberId, ThreadId, Turn
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW as MOMENT
from tests.factories import make_article
from tests.reports import make_report, talk_over, told_by

NOW = "2026-06-20T08:00:00Z"
_TOLD = (
    ("2026-06-01", "Ghanaian divers held in Togo",
     "Togo detained 12 Ghanaian divers off Lome on Monday, their union said."),
    ("2026-06-03", "Diver dies in Togo",
     "One of the Ghanaian divers detained by Togo has died, the consulate in Lome said on Wednesday.\n\nA first "
     "autopsy found "
     "that Kofi Mensah drowned. The family's lawyer, Ama Boateng, said she believed none of it."),
    ("2026-06-05", "Divers' families wait in Keta",
     "The families of the detained divers spent Friday at the harbour in Keta."),
    ("2026-06-10", "Togo court fines Ghanaian divers",
     "A court in Lome fined three Ghanaian divers on Wednesday and acquitted the others.\n\nTwo of the divers "
     "paid and are free. "
     "The third, Yaw Addo, remains in custody until he has paid, the clerk said."),
    ("2026-06-14", "Second autopsy finds splinter in diver's arm",
     "Doctors in Accra found a steel splinter in the arm of the Ghanaian diver Kofi Mensah in a second autopsy, "
     "the family's "
     "lawyer, Ama Boateng, said on Sunday.\n\nThe lawyer said that the second autopsy proved that Togo had "
     "fired.\n\nThe coast "
     "guard in Lome repeated on Sunday that nobody had fired at the divers."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]


def make_turn(asked: str, told: str) -> Turn:
    return Turn(ThreadId("t"), MemberId("m"), MOMENT, asked, asked, told)


async def talk(home: Path, *turns: str) -> Answer:
    return (await talk_over(home, REPORTS, turns, NOW))[-1]


async def test_who_is_held_is_told_by_the_newest_report(tmp_path: Path) -> None:
    told = told_by(await talk(tmp_path, "What did the court in Lome decide?", "Who is still in detention?"))
    assert "Yaw Addo, remains in custody" in told
    assert "has died" not in told


async def test_why_that_is_so_is_read_off(tmp_path: Path) -> None:
    told = told_by(await talk(tmp_path, "What did the court in Lome decide?", "Who is still in detention?", "why?"))
    assert "until he has paid" in told


async def test_a_whole_question_is_answered_as_typed_alone(tmp_path: Path) -> None:
    asked = "What does the lawyer say about the second autopsy?"
    told = told_by(await talk(tmp_path, "Who died in Togo?", asked))
    assert told == told_by(await talk(tmp_path, asked))
    assert "believed none of it" not in told


async def test_another_who_speaks_is_asked_for_their_words(tmp_path: Path) -> None:
    asked = "What does the lawyer say about the second autopsy?"
    answer = await talk(tmp_path, asked, "and the coast guard?")
    assert "nobody had fired" in told_by(answer)
    assert "Boateng" not in told_by(answer)


async def test_what_happened_in_a_place_are_no_words_of_it(tmp_path: Path) -> None:
    asked = "What does the lawyer say about the second autopsy?"
    assert "fined" not in told_by(await talk(tmp_path, asked, "and the court?"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Four men went home. The others are still in prison, the governor said.", True),
        ("Ana Ruiz is being held without charge in Quito.", True),
        ("That leaves six sailors in detention, the consul said.", True),
        ("The vote is being held in May.", False),
        ("The families of the detained men met in Keta.", False),
        ("It is not known whether anyone is still in custody.", False),
    ],
)
def test_what_tells_that_somebody_is_held(text: str, told: bool) -> None:
    article = make_article(text)
    assert bool(list_held([Material(article, analyse(article))])) is told


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("who is still being held?", "held"), ("who remains in custody?", "held"), ("is it getting better?", "stands"),
        ("is the situation improving?",
         "stands"), ("who holds the record?", None), ("is the bread getting better?", None),
        ("who is held responsible?", None),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_whole_affair(asked: str, kind: str | None) -> None:
    found = find_around(asked, "Is the fever getting better?" if kind == "stands" else asked)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(("asked", "bare"), [("why?", True), ("why is that?", True), ("why did he resign?", False)])
def test_a_why_alone(asked: str, bare: bool) -> None:
    assert asks_why(asked) is bare


@pytest.mark.parametrize(
    ("last", "asked", "whole"),
    [
        (
            "What does the lawyer say about the fire?",
            "and the coast guard?",
            "What does the coast guard say about the fire?",
        ),
        ("What does the union say about the cuts?", "and the owners?", "What do the owners say about the cuts?"),
        (
            "What do the owners say about the cuts?",
            "and the border guard?",
            "What does the border guard say about the cuts?",
        ),
        ("How bad is the fever in Togo?", "have they got vaccine there?", "Has Togo got vaccine?"),
    ],
)
def test_what_a_fragment_asks(last: str, asked: str, whole: str) -> None:
    assert read_question(asked, MOMENT, [make_turn(last, "It was told.")], load_gazetteer()).understood == whole


@pytest.mark.parametrize(
    ("told", "name", "somebody"),
    [
        ("The minister quit over a letter to a Dutch firm, Velden.", "Velden", False),
        ("The shipyard Ostend Bay had asked for a loan.", "Ostend Bay", False),
        ("The minister quit over a letter to the lobbyist Jan Velden.", "Jan Velden", True),
    ],
)
def test_a_company_is_nobody(told: str, name: str, somebody: bool) -> None:
    [exchange] = read_exchanges([make_turn(f"What is {name}’s part in it?", told)], load_gazetteer(), None)
    assert any(name == each.name for each in (*exchange.asked, *exchange.told)) is somebody
