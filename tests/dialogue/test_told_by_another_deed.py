"""What is asked is told by another word for it, and never by what is only near: who is in custody, who opposed it, what
goes on again."""

from pathlib import Path

import pytest

from tests.reports import ask_all_over, told_by

Told = tuple[str, str]
NOW = "2025-06-30T08:00:00Z"
_HELD: list[Told] = [
    (
        "2025-06-20",
        "Pavel Hlavac, an engineer at a dam in Slovakia, was detained on Friday, police in Zilina said.\n\n"
        "He will be held for two months while the case is looked into.",
    ),
    (
        "2025-06-21",
        "A court in Tirana ordered on Saturday that Ilir Basha, the former mayor of Durres, be held for 30 days. "
        "Basha denies that he took bribes.",
    ),
    (
        "2025-06-22",
        "Customs officer Rosa Quispe was remanded in Lima on Sunday. Her lawyer said that she would appeal.",
    ),
    ("2025-06-23", "A judge in Accra ordered trader Kofi Mensimah held until 9 July on Monday. He sold fake drugs."),
]
_NOT_HELD: list[Told] = [
    ("2025-06-22", "A brother of the minister Juan Salas was detained in Quito on Sunday. Salas gave no comment."),
    ("2025-06-23", "A vigil for the poet Ana Pires will be held in Porto on Monday. Pires is 80."),
    (
        "2025-06-24",
        "Talks between Peru and Bolivia will be held in Lima. Bolivian minister Marta Choque will be there.",
    ),
    ("2025-06-24", "General Omar Ziad was held in high regard in Tunis, his successor said. Ziad left on Tuesday."),
]


def _ask(home: Path, read: list[Told], question: str) -> str:
    return told_by(ask_all_over(home, read, [question], NOW)[question])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is Pavel Hlavac in custody?", "was detained on Friday"),
        ("Is Ilir Basha in custody?", "be held for 30 days"),
        ("Is Basha being held?", "be held for 30 days"),
        ("Is Rosa Quispe in detention?", "was remanded in Lima"),
        ("Is Kofi Mensimah still in custody?", "held until 9 July"),
    ],
)
def test_who_is_in_custody_is_told_by_their_arrest_or_by_an_order(tmp_path: Path, question: str, told: str) -> None:
    assert told in _ask(tmp_path, _HELD, question)


@pytest.mark.parametrize("who", ["Juan Salas", "Ana Pires", "Marta Choque", "Omar Ziad"])
def test_nobody_is_in_custody_by_what_is_held_or_by_who_is_near_them(tmp_path: Path, who: str) -> None:
    for question in (f"Is {who} in custody?", f"Is {who} being held?"):
        assert not _ask(tmp_path / question[-5:-1], _NOT_HELD, question)


_AGAIN: list[Told] = [
    (
        "2025-06-20",
        "Oil stopped flowing through the Druva pipeline to Hungary on Friday after a fire, the operator said.",
    ),
    (
        "2025-06-21",
        "Gas stopped flowing to Moldova on Saturday. It flowed again from Sunday, the operator Moldgas said.",
    ),
    (
        "2025-06-22",
        "Trains to Basra were halted on Sunday.\n\nTrains ran again to Basra on Wednesday, the railway said.",
    ),
    ("2025-06-23", "Oil to Serbia stopped on Monday. Supplies of oil to Serbia resumed on Tuesday, the operator said."),
    ("2025-06-23", "Flights to Aden were suspended on Monday over shelling, Yemen's airline said."),
    ("2025-06-26", "Flights to Malabo have resumed, the airline said."),
]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Does gas flow to Moldova again?", "flowed again from Sunday"),
        ("Did trains run to Basra again?", "Trains ran again"),
        ("Is oil flowing to Serbia again?", "resumed on Tuesday"),
        ("Are there flights to Malabo again?", "have resumed"),
    ],
)
def test_what_goes_on_again_is_told_by_its_resumption(tmp_path: Path, question: str, told: str) -> None:
    assert told in _ask(tmp_path, _AGAIN, question)


@pytest.mark.parametrize(
    "question",
    ["Did oil flow to Hungary again?", "Is oil flowing to Hungary again?", "Are there flights to Aden again?"],
)
def test_a_stop_does_not_tell_whether_it_goes_on_again(tmp_path: Path, question: str) -> None:
    assert not _ask(tmp_path, _AGAIN, question)
