"""What the report of an affair tells without naming it again answers: who was held or is blamed for it, who came after
whom, how somebody reacted. Of another case, another office or another day it tells nothing."""

from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_all_over, told_by

READ = (
    (
        "2024-09-02",
        "The director of the Tema port authority, Kwame Boadi, resigned on Monday after an audit found that fees had "
        "gone missing.\n\nThe transport ministry said his successor is Efua Mensah, who has run the terminal since "
        "2019.\n\nThe auditors said they could not establish who had taken the money. No one has been charged, the "
        "ministry said.",
    ),
    (
        "2024-09-03",
        "A drone strike set fire to a fuel depot near Kassala on Tuesday, killing four workers, the governor's office "
        "said.\n\nThe army blamed the paramilitary Rapid Support Forces for the strike. The RSF denied it and said an "
        "army drone had hit the depot by mistake.",
    ),
    (
        "2024-09-03",
        "A bomb exploded at a market in Quetta on Tuesday, killing two people, police said.\n\nNo group has claimed "
        "responsibility for the blast. Police detained three men for questioning.",
    ),
    (
        "2024-09-04",
        "A court in Split convicted the captain of the ferry Lastovka of negligence on Wednesday.\n\nHis lawyer, Ivana "
        "Peric, filed an appeal on Thursday, saying the radar had failed.",
    ),
    (
        "2024-09-06",
        "Bolivia's energy minister, Carlos Rojas, was dismissed on Friday. He was succeeded by Lucia Vargas, an "
        "engineer.\n\nThe finance minister, Pablo Quiroga, remains in office.",
    ),
    (
        "2024-09-07",
        "The governor of Zambia's central bank, Joseph Tembo, stepped down on Saturday.\n\nA replacement has not been "
        "named yet, her office said. The deputy governor, Alice Zulu, will run the bank until then.",
    ),
    (
        "2024-09-08",
        "Fire destroyed a warehouse in Lodz on Sunday. Police said it was arson.\n\nTwo years ago three men were "
        "arrested over a similar fire in Gdansk.",
    ),
    ("2024-09-10", "Police in Lahore charged another man over the bombing in Quetta on Tuesday, a prosecutor said."),
    ("2024-09-10", "Peru's trade minister, Ines Paz, dismissed the claim that Peru's farm minister had resigned."),
    (
        "2024-09-11",
        "Mexico will put a levy of 15 percent on steel from Brazil, the economy ministry said on Wednesday.\n\nBrazil "
        'said it would complain to the World Trade Organization. Its trade minister, Renata Lima, called it "unjust".',
    ),
)
SHOWN = {
    "Who is the new director of the Tema port authority?": "his successor is Efua Mensah",
    "Who succeeded Boadi?": "his successor is Efua Mensah",
    "Who took over from Boadi?": "his successor is Efua Mensah",
    "Who is Bolivia's new energy minister?": "He was succeeded by Lucia Vargas",
    "Who is the new governor of Zambia's central bank?": "A replacement has not been named yet",
    "Who took the money at the Tema port?": "could not establish who had taken the money",
    "Was anyone charged over the missing fees at Tema?": "No one has been charged",
    "Who carried out the strike on the fuel depot near Kassala?": "The RSF denied it",
    "Who attacked the fuel depot near Kassala?": "The army blamed the paramilitary Rapid Support Forces",
    "Who hit the fuel depot?": "The army blamed the paramilitary Rapid Support Forces",
    "Who bombed the market in Quetta?": "No group has claimed responsibility",
    "Were there any arrests after the Quetta bombing?": "detained three men",
    "Was anyone charged over the Quetta bombing?": "Police in Lahore charged another man",
    "Who is Peru's trade minister?": "Ines Paz",
    "Who appealed against the Split verdict?": "Ivana Peric, filed an appeal",
    "How did Brazil react to the levy on steel?": "would complain to the World Trade Organization",
}
REFUSED = (
    "Who succeeded Mensah?",
    "Who replaced Lucia Vargas?",
    "Who succeeded Quiroga?",
    "Who is Bolivia's new finance minister?",
    "Was anyone charged over the Kassala strike?",
    "Was anyone convicted over the missing fees in Tema?",
    "Was anyone arrested over the Lodz fire?",
    "Who bombed the ferry Lastovka?",
    "Who carried out the bombing in Karachi?",
    "How did Norway react to the levy on steel?",
    "Was anyone arrested in Split?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    return ask_all_over(home, READ, (*SHOWN, *REFUSED), "2024-09-14T09:00:00Z")


@pytest.mark.parametrize(("question", "words"), SHOWN.items())
def test_what_its_report_tells_of_it_answers(answers: dict[str, Answer], question: str, words: str) -> None:
    assert words in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_told_of_another_answers_nothing(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
