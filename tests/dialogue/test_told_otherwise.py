"""What is asked in one word and told in another answers; what another did, or was only near, does not."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-06-03",
        "Vanuatu closed its market to Fijian kava on Monday after tests found lead in nine bags. "
        "Tonga kept its market open to the public on Monday.",
    ),
    (
        "2024-06-04",
        "Envoys of Laos and Nepal met for talks in Doha. The deputy minister, Somphone Keo, led the Laotian side. "
        "Bhutan was not there.",
    ),
    (
        "2024-06-05",
        "The court proclaimed Ines Duarte president-elect of Paraguay on Wednesday. Bolivia holds its vote in May.",
    ),
    (
        "2024-06-06",
        "The assembly of the Andean League will take up the water dispute at a session in Quito on 20 June.",
    ),
    ("2024-06-07", "Four miners were killed when a shaft fell in at Kolwezi. A guard at Likasi was hurt."),
    ("2024-06-08", "Monitors of the Pacific Forum said they had seen no signs of fraud in Nauru."),
    ("2024-06-09", "Six truckers from Chad are in custody in Cameroon, a lawyer said."),
    (
        "2024-06-10",
        "Samoa turned away two loads of Cook Islands taro as its taro ban entered a second week. Papaya may be sold. "
        "The ban remains in force, the farm minister said. Mango came by ship.",
    ),
    (
        "2024-06-10",
        "The Baltic Harbour Union voted on fees. Latvia is no member of the union. Its 14 member states meet in May.",
    ),
    ("2024-06-10", "The port council of Riga said it had opened 31 of the 90 sealed crates."),
    (
        "2024-06-11",
        "The governor, Tomas van der Meer, was more hopeful. He said Suriname had shown good will and paid a part.",
        "Lenders speak on Suriname's debt",
    ),
    (
        "2024-06-11",
        "A coach fell into a gorge near Pokhara and 12 riders died. The wounded were airlifted to a clinic in Butwal. "
        "Its driver fled. Mira Thapa quit the road board on Tuesday.",
    ),
    ("2024-06-11", "The barge Lotta ran aground off Hel. It was towed to the yard of Puck. The crane stayed behind."),
    (
        "2024-06-11",
        "The court swore in Rosa Maldini as mayor of Bari on Monday. Slovenia congratulated her within a day. "
        "Croatia stayed silent.",
    ),
    ("2024-06-11", "Four herders who were detained at Moyale were freed on Sunday. The guards stayed."),
    ("2024-06-10", "The price of a sack of rice in Dakar was 14,000 francs on Monday, traders said."),
)


SHOWN = {
    "Why did Vanuatu ban Fijian kava?": "tests found lead",
    "Who represented Laos at the talks in Doha?": "Somphone Keo",
    "Who won the election in Paraguay?": "Ines Duarte",
    "Where will the assembly of the Andean League meet?": "Quito",
    "How many miners died at Kolwezi?": "Four miners",
    "What did the monitors of the Pacific Forum find?": "no signs of fraud",
    "How many truckers from Chad are in jail in Cameroon?": "Six truckers",
    "How much does a sack of rice cost in Dakar?": "14,000 francs",
    "Where were the wounded taken?": "a clinic in Butwal",
    "How many people died in the coach crash?": "12 riders died",
    "Has Thapa resigned?": "Thapa quit",
    "Where was the barge taken?": "towed to the yard",
    "Has Slovenia congratulated Maldini?": "congratulated her",
    "When were the herders released?": "freed on Sunday",
    "Is the taro ban still in force?": "The ban remains in force",
    "How many countries are members of the Baltic Harbour Union?": "Its 14 member states",
    "How many crates did the port council of Riga open?": "31 of the 90",
    "What did van der Meer say about Suriname's debt?": "had shown good will",
}
REFUSED = (
    "Why did Tonga ban Fijian kava?",
    "Who represented Bhutan at the talks in Doha?",
    "Who won the election in Bolivia?",
    "Where will the assembly of the Andean League build its seat?",
    "How many miners died at Likasi?",
    "What did the monitors of the Pacific Forum find in Tuvalu?",
    "How many truckers from Chad are in jail in Gabon?",
    "How much does a sack of maize cost in Dakar?",
    "Where were the dead taken?",
    "Where was the crane taken?",
    "Has Maldini resigned?",
    "Has Croatia congratulated Maldini?",
    "When were the guards released?",
    "Is the mango ban still in force?",
    "How many countries are members of the Nordic Council?",
    "How many barrels did the port council of Riga open?",
    "What did van der Meer say about Guyana's debt?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (
        make_report(n, day, text, title=(*title, f"Report {n}")[0]) for n, (day, text, *title) in enumerate(READ)
    )
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_another_word_for_it_answers(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_told_of_another_does_not(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
