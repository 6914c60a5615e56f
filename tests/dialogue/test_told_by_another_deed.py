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


_GIVEN: list[Told] = [
    ("2025-06-20", "Egypt is considering giving Chad radars, a newspaper in Cairo said on Friday."),
    ("2025-06-24", "Egypt had not provided radars to Chad, its defence ministry said on Tuesday."),
    ("2025-06-21", "Turkey supplied Azerbaijan with drones in May, the ministry in Ankara said on Saturday."),
    ("2025-06-22", "Norway has delivered 12 boats to Iceland, the navy said on Sunday."),
    ("2025-06-22", "Norway gave Ghana a warning over medicine on Sunday. Its envoy handed over a letter."),
    ("2025-06-23", "A court in Quito sent the banker Luis Ordas to prison for nine years on Monday."),
    ("2025-06-23", "A court in Lima heard the case of the trader Eva Solis on Monday. Her lawyer said she was ill."),
    ("2025-06-23", "A ministry in Oslo has asked a firm to build a port. The firm Havn said nothing."),
]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Has Egypt given radars to Chad?", "had not provided"),
        ("Has Turkey given drones to Azerbaijan?", "supplied Azerbaijan"),
        ("Has Norway given boats to Iceland?", "delivered 12 boats"),
        ("Has a court in Quito sent Luis Ordas to prison?", "for nine years"),
    ],
)
def test_what_was_given_is_told_by_what_was_sent(tmp_path: Path, question: str, told: str) -> None:
    shown = _ask(tmp_path, _GIVEN, question)
    assert told in shown
    assert "considering" not in shown


@pytest.mark.parametrize(
    "question",
    [
        "Has Norway sent medicine to Ghana?",
        "Has a court in Lima sent Eva Solis to prison?",
        "Has a ministry in Oslo closed a port?",
    ],
)
def test_a_note_or_a_hearing_gives_and_sends_nothing(tmp_path: Path, question: str) -> None:
    assert not _ask(tmp_path, _GIVEN, question)


_DECIDED: list[Told] = [
    (
        "2025-06-20",
        "The Supreme Court of Kenya ruled on Friday that the levy on fuel breaks the constitution.\n\n"
        "The government said that it would appeal.",
    ),
    (
        "2025-06-21",
        "A court in Zagreb ordered the sale of the shipyard Brodin halted on Saturday. The buyer was angry.",
    ),
    (
        "2025-06-20",
        "The trial of Milan Drago, a former minister of Montenegro, opened in Podgorica on Friday. "
        "Drago is accused of taking bribes from a builder. He denies it.",
    ),
    ("2025-06-21", "Banker Lena Orsic went on trial in Split on Saturday, charged with laundering money for a cartel."),
    ("2025-06-22", "The trial of general Tomas Riva began in Quito on Sunday. His lawyer asked for a delay."),
    ("2025-06-22", "Ana Belova won the vote in Varna with 54 percent. Her rival, Petar Ganev, took 41 percent."),
    ("2025-06-23", "Senator Juan Paredes won a seat in Paraguay's Senate on Monday. Turnout was 61 percent."),
    (
        "2025-06-23",
        "Norwegian firm Nordfisk signed a contract with Chile on Monday to build eight ferries. "
        "The deal is worth 900 million dollars, the ministry in Santiago said.",
    ),
    (
        "2025-06-24",
        "Malta and Tunisia signed a deal on water on Tuesday. A house in Valletta was sold for 2 million euros.",
    ),
]


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("How did Kenya's Supreme Court rule?", "breaks the constitution", "Zagreb"),
        ("How did the court rule in Zagreb?", "halted on Saturday", "Kenya"),
        ("What did the court in Zagreb decide?", "halted on Saturday", "Kenya"),
        ("What is Milan Drago accused of?", "taking bribes", "trial"),
        ("What is Lena Orsic accused of?", "laundering money", "Drago"),
        ("How much of the vote did Petar Ganev get?", "took 41 percent", "Turnout"),
        ("How much of the vote did Petar Ganev win?", "took 41 percent", "Turnout"),
        ("How much is the contract of Nordfisk with Chile worth?", "900 million dollars", "house"),
    ],
)
def test_what_was_decided_charged_or_won_is_told_by_its_own(
    tmp_path: Path, question: str, told: str, not_told: str
) -> None:
    shown = _ask(tmp_path, _DECIDED, question)
    assert told in shown
    assert not_told not in shown


@pytest.mark.parametrize(
    "question",
    [
        "How did the court rule in Podgorica?",
        "What is Tomas Riva accused of?",
        "How much of the vote did Juan Paredes get?",
        "How much is the deal between Malta and Tunisia worth?",
    ],
)
def test_a_ruling_a_trial_or_a_sum_of_something_else_is_none(tmp_path: Path, question: str) -> None:
    assert not _ask(tmp_path, _DECIDED, question)


_PUT_OFF: list[Told] = [
    (
        "2025-06-20",
        "Slovenia's parliament approved a law on dams on Friday by 48 votes to 30. "
        "The Green Union and the Farmers' Party voted against it.",
    ),
    (
        "2025-06-21",
        "Lebanon's parliament adjourned its session on the budget on Saturday until 7 July, its speaker said.",
    ),
    ("2025-06-22", "Peru and Chile agreed on Sunday to reopen talks on fishing. No date was set, the ministry said."),
    (
        "2025-06-22",
        "Nepal and Bhutan said on Sunday that they would sign a treaty on power. A date has not been fixed.",
    ),
    ("2025-06-24", "A hearing in Riga was adjourned on Tuesday. Judges gave no reason."),
    ("2025-06-24", "Estonia's parliament approved a tax on sugar on Tuesday. Three members were ill."),
]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who opposed the law on dams in Slovenia?", "voted against it"),
        ("Until when was the session on the budget in Lebanon adjourned?", "until 7 July"),
        ("Is there a date for the talks between Peru and Chile?", "No date was set"),
        ("Has a date been set for the talks between Peru and Chile?", "No date was set"),
        ("Is there a date for the treaty between Nepal and Bhutan?", "has not been fixed"),
    ],
)
def test_who_opposed_it_and_until_when_are_told_in_other_words(tmp_path: Path, question: str, told: str) -> None:
    assert told in _ask(tmp_path, _PUT_OFF, question)


@pytest.mark.parametrize(
    "question",
    [
        "Who opposed the tax on sugar in Estonia?",
        "Until when was the hearing in Riga adjourned?",
        "Is there a date for the hearing in Riga?",
        "Is there a date for the talks between Nepal and Bhutan?",
    ],
)
def test_an_adjournment_tells_no_end_and_a_date_of_something_else_is_none(tmp_path: Path, question: str) -> None:
    assert not _ask(tmp_path, _PUT_OFF, question)


_SHUT: list[Told] = [
    (
        "2025-06-20",
        "The Salang road tunnel in Afghanistan was closed on 16 June by an avalanche. "
        "It reopened after four days, officials in Kabul said.",
    ),
    (
        "2025-06-22",
        "The Rafina bridge in Greece has been shut since 3 June, when a barge struck it. It is to be mended.",
    ),
    ("2025-06-24", "The Voi border post in Kenya reopened on Tuesday after a closure of five months, customs said."),
    ("2025-06-24", "Schools in Tuzla were shut on Tuesday. The mayor, in office for six years, said the air was bad."),
    ("2025-06-24", "Riga airport was closed on Tuesday after a bomb threat. Its chief has flown for ten years."),
]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How long was the Salang tunnel closed?", "reopened after four days"),
        ("How long has the Rafina bridge been closed?", "shut since 3 June"),
        ("How long was the Voi border post shut?", "closure of five months"),
    ],
)
def test_how_long_it_was_shut_is_told_by_its_opening(tmp_path: Path, question: str, told: str) -> None:
    assert told in _ask(tmp_path, _SHUT, question)


@pytest.mark.parametrize("question", ["How long were schools in Tuzla closed?", "How long was Riga airport closed?"])
def test_a_term_of_office_is_no_length_of_a_closure(tmp_path: Path, question: str) -> None:
    assert not _ask(tmp_path, _SHUT, question)
