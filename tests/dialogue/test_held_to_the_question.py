"""Small rules that hold a sentence to what was asked: each of these is answered, or refused, by one of them alone."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-09-03",
        "Alvera will close its works in Malmo, it said on Tuesday.\n\nThe airline Nordal closed its base there in "
        "May.\n\nThe company dismissed 40 workers in Malmo.",
    ),
    (
        "2024-09-04",
        "Mexico will put a levy of 15 percent on steel from Brazil, the economy ministry said on Wednesday.\n\n"
        "Brazil's "
        'trade minister, Renata Lima, reacted angrily. "This is a step backwards," she said.',
    ),
    (
        "2024-09-05",
        "Teodora Silva was elected president of Galdia on Thursday, winning 53 percent of the vote.\n\nHer rival, "
        "Bruno Costa, called it a theft and said he would go to court.",
    ),
    (
        "2024-09-06",
        "A bomb exploded at a bus station in Herat on Friday, killing five people, police said.\n\nSince the bombing "
        "was carried out by the group Black Hand, the city has been sealed off.",
    ),
    (
        "2024-09-06",
        "Since the bombing of the mill in Arda was carried out by the group Red Dawn, more guards have come.",
    ),
    (
        "2024-09-07",
        "A court in Split convicted Ante Perkovic of fraud on Saturday.\n\nPerkovic’s lawyer appealed against the "
        "verdict on Monday. Perkovic’s brother sold the house.",
    ),
    ("2024-09-05", "Dario Blum, invited by Ana Ruiz, came to Lima on Thursday."),
    (
        "2024-09-07",
        "Two of the Kasan rebels were killed and dozens captured the port of Amado on Saturday, the governor said.",
    ),
    ("2024-09-08", "The balloon that the Galdian army shot down on Sunday belonged to a school in Pola."),
    ("2024-09-09", "The farmer Ivo Rada attacked the president of Peru on Monday with an egg, police in Cusco said."),
    ("2024-09-10", "China banned potash from Canada on Tuesday."),
    ("2024-09-10", "China denied a claim by Peru that it was considering a levy on rice."),
    (
        "2024-09-02",
        "The governor of Zambia's central bank, Joseph Tembo, stepped down on Monday. It is unclear who will replace "
        "Tembo as governor.",
    ),
    ("2024-09-06", "Zambia swore in Alice Zulu as governor of the central bank on Friday."),
    ("2024-09-10", "A fire destroyed a warehouse in Lodz on Tuesday. Nobody was hurt."),
    ("2024-09-11", "Police in Lodz arrested two men over a separate fire in a warehouse on Wednesday."),
    (
        "2024-09-12",
        "A shell hit a school near Tarsa on Thursday, killing four pupils.\n\nThe army accused the rebels of being "
        "behind it.\n\nThe rebels denied any involvement in it.",
    ),
    (
        "2024-09-09",
        "The pilots’ union in Bergas met on Monday.\n\nA small crowd came to the hall.\n\nThe strike of the miners in "
        "Bergas ended on Thursday, the mayor said.",
    ),
    ("2024-09-05", "The army took Norva in May, the third month of its march."),
    ("2024-09-04", "The coast guard counted 40 sailors held in Lajes, from three ferries and a tug."),
    ("2024-09-08", "Police in Lajes still hold 12 sailors, a lawyer said on Sunday."),
    ("2024-09-03", "A bomb exploded at a market in Quetta on Tuesday, killing two people, police said."),
    (
        "2024-09-06",
        "A bomb exploded at a bus stop in Chaman on Friday. Police said it was unrelated to the bombing in Quetta. "
        "Three people were hurt by the bomb in Chaman.",
    ),
    ("2024-09-07", "The man who built the ferry Belinda, Nils Falk, died on Saturday."),
)
SHOWN = {
    "How did Brazil react to the levy on steel?": 'reacted angrily. "This is a step backwards," she said.',
    "How did Costa react to the ruling?": "called it a theft",
    "Who was behind the bombing in Herat?": "Black Hand",
    "Has Perkovic appealed?": "Perkovic’s lawyer appealed",
    "Who captured the port of Amado?": "dozens captured the port",
    "Who shot down the balloon?": "the Galdian army shot down",
    "Did China ban Canadian potash?": "China banned potash from Canada",
    "Who denied that China was considering a levy on rice?": "China denied a claim by Peru",
    "Who hit the school near Tarsa?": "The rebels denied any involvement",
    "In which month of the war did the army take Norva?": "in May",
    "How many sailors are still held in Lajes?": "12 sailors",
    "Timeline of the Quetta bombing": "a market in Quetta",
}
NOT_SHOWN = {
    "How many sailors are still held in Lajes?": "40 sailors",
    "Timeline of the Quetta bombing": "Chaman",
    "How did Costa react to the outcome of the vote in Galdia?": "winning 53 percent",
}
REFUSED = (
    "Did Alvera dismiss workers in Malmo?",
    "Has Perkovic sold the house?",
    "Was Ana Ruiz invited to Lima?",
    "Who attacked Peru?",
    "What is still open about Zambia's central bank?",
    "Was anyone arrested over the fire in Lodz?",
    "When did the pilots’ strike in Bergas end?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, {**SHOWN, **NOT_SHOWN, **dict.fromkeys(REFUSED)}, "2024-09-14T09:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_is_told_of_it_answers(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize(("question", "words"), NOT_SHOWN.items())
def test_what_is_told_of_another_is_not_shown_beside_it(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words not in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_told_of_another_answers_nothing(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
