"""What somebody says in a clause, what is done to somebody's thing, and what one without a name did: tied to whom it is
told of, and refused where it is told of another."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

TEXTS = (
    "Serbia's government denied on Monday that it would sell shells to Ukraine. Hungary claims that Serbia may sell "
    "drones to Kosovo.",
    "The Kremlin doubts that the truce with Georgia will hold because no observers were sent, its spokesman said.",
    "Norway denies that Russia bought its frigates. Finland bought radars from Norway on Monday.",
    "Foreign Minister Rosa Lind's journey to Lima has not been rescheduled, the ministry in Oslo said on Tuesday. The "
    "journey of her Danish colleague, Lars Holt, was cancelled on Friday.",
    "The visit to Quito by Prime Minister Ana Costa was postponed on Wednesday.",
    "Rebels in the north seized the port of Karsa on Sunday. The army seized two villages near the border on Monday.",
    "The central bank raised its main rate to 7 percent on Thursday. The finance ministry raised the fuel tax by 3 "
    "percent.",
    "A court in Lagos sentenced nine smugglers to prison on Tuesday. The prosecutor charged four customs officers.",
    "President Ilir Marku met Prime Minister Jana Novak in Tirana and saw her off at the harbour on Saturday.",
    "President Pavel Dorn met Slovenia's foreign minister, Nina Kralj, and decorated her on Saturday.",
    "Chancellor Otto Brandt plans to meet the Emir of Qatar in spring. Brandt met on Monday for two hours behind "
    "closed doors.",
    "King Olav of Tonga received the Fijian envoy, Mere Tabua, in the palace on Monday.",
    "Gunmen abducted five priests near Jos on Friday. Police detained three men on Saturday over a judge's death.",
)
SHOWN = {
    "Who denies that Serbia will sell shells to Ukraine?": "denied on Monday that it would sell shells",
    "Who claims that Serbia may sell drones to Kosovo?": "Hungary claims",
    "Does Serbia deny that it will sell shells to Ukraine?": "denied on Monday",
    "Who doubts that the truce with Georgia will hold?": "The Kremlin doubts",
    "Why does the Kremlin doubt that the truce will hold?": "because no observers",
    "Who denies that Russia bought its frigates?": "Norway denies",
    "Has Lind's journey been rescheduled?": "has not been rescheduled",
    "Has Rosa Lind's journey to Lima been rescheduled?": "has not been rescheduled",
    "Was Costa's visit postponed?": "postponed on Wednesday",
    "Was Holt's journey cancelled?": "was cancelled on Friday",
    "Did the rebels seize the port?": "Rebels in the north seized the port",
    "What did the central bank raise?": "raised its main rate",
    "What did the army seize?": "two villages",
    "How many smugglers did the court sentence?": "nine smugglers",
    "When did the court sentence the smugglers?": "on Tuesday",
    "Whom did the prosecutor charge?": "four customs officers",
    "Who saw Novak off?": "Marku met",
    "Whom did Marku meet?": "Jana Novak",
    "Whom did Dorn decorate?": "decorated her",
    "Did Dorn decorate Kralj?": "decorated her",
    "Who welcomed Tabua in the palace?": "received the Fijian envoy",
    "Who kidnapped the priests?": "Gunmen abducted",
    "How many priests were kidnapped near Jos?": "five priests",
    "Whom does Brandt plan to meet?": "plans to meet the Emir",
}
REFUSED = (
    "Who denies that Ukraine will sell shells to Serbia?",
    "Who denies that Serbia will sell drones to Kosovo?",
    "Who claims that Kosovo may sell drones to Serbia?",
    "Does Ukraine deny that Serbia will sell shells?",
    "Who doubts that the truce with Armenia will hold?",
    "Who denies that Norway bought frigates from Russia?",
    "Who denies that Finland bought radars?",
    "Has Lind's journey been cancelled?",
    "Has Holt's journey been rescheduled?",
    "Was Holt's visit postponed?",
    "Was Lind's visit postponed?",
    "Did the army seize the port?",
    "Did the rebels seize the villages?",
    "What did the defence ministry raise?",
    "How many smugglers did the prosecutor charge?",
    "How many officers did the court sentence?",
    "When did the army seize the port?",
    "Whom did Novak see off?",
    "Did Novak see Marku off?",
    "Did Kralj decorate Dorn?",
    "Who decorated Dorn?",
    "Whom did Brandt meet?",
    "Who welcomed King Olav?",
    "Who kidnapped the judge?",
    "How many priests were detained?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    reports = [make_report(number, "2024-09-02", text) for number, text in enumerate(TEXTS)]
    return asyncio.run(ask_over(home, reports, (*SHOWN, *REFUSED), "2024-09-08T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_what_is_told_is_shown(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_told_of_another_is_not(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
