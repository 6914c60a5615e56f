"""A matter of two words is met by both: a reform of schools is no police reform, and what exports gas held no talks on
it; however a report puts the two, it is found."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    ("", "The interior minister of Malta said on Monday that the security policy was under review. A reform of schools "
         "begins in September."),
    ("", "Algeria and Spain held talks on migration in Oran on Wednesday. Algeria also exports gas to Italy."),
    ("", "Kosovo and Serbia resumed talks on number plates on Friday. Serbia's border guards were on strike."),
    ("", "Kenya's government opened the new rail bridge on Friday. The border with Uganda was closed for a day."),
    ("Bolivia's congress passes water bill",
     "Bolivia's congress passed a bill on water on Saturday. The law on land takes effect on 1 August."),
    ("Panama approves pension reform",
     "Panama's assembly approved the reform of the pension system on Tuesday. The reform raises the retirement age. It "
     "takes effect on 1 January."),
    ("Ghana and Togo to hold fishing talks",
     "Officials from Ghana and Togo will meet in Lome on 18 June to discuss fishing rights, a ministry said. The talks "
     "were postponed twice. Talks on cocoa prices have stalled."),
    ("", "Iceland's minister, Jon Palsson, opened a data centre near Akureyri on Wednesday. The power plant beside it "
         "will be finished in 2031."),
    ("", "A ship struck a pier of the road bridge in Mombasa on Friday. The railway bridge was not damaged."),
    ("", "Explosions shook an ammunition depot near Varna on Tuesday. A fire at a fuel depot in Burgas was put out."),
    ("", "No one died in the fire at the Yerevan market on Wednesday. It took 11 hours to put out the fire."),
    ("", "Dozens of people were missing in Gambia on Thursday after a flood swept through the town of Basse."),
    ("", "Voters in Liechtenstein rejected a ban on casinos on Sunday. The campaign had cost two million francs."),
    ("", "Burundi declared victory over cholera on Tuesday. Its health minister thanked the nurses."),
    ("", "Paraguay has more than 9,000 dengue cases, its health ministry said. Laboratories confirmed all of them."),
    ("", "Laos counts 300 suspected measles cases, doctors said. Of these, laboratories confirmed few."),
    ("", "Tonga's capital city has been without tap water for a week, since the pumps of its old water works failed."),
)  # fmt: skip
SHOWN = {
    "Did Algeria and Spain hold talks on migration?": "talks on migration in Oran",
    "When did the migration talks take place?": "Wednesday",
    "Where were the migration talks held?": "Oran",
    "When were the number plate talks resumed?": "Friday",
    "Has Bolivia's congress passed the water bill?": "passed a bill on water",
    "When does the land law take effect?": "1 August",
    "Has Panama approved the pension reform?": "approved the reform of the pension system",
    "When does the pension reform take effect?": "1 January",
    "When will Ghana and Togo hold fishing talks?": "18 June",
    "Were the fishing talks postponed?": "postponed twice",
    "When did Palsson open the data centre?": "Wednesday",
    "When will the power plant be finished?": "2031",
    "Did a ship strike the road bridge in Mombasa?": "struck a pier",
    "Was the railway bridge in Mombasa damaged?": "not damaged",
    "How many hours did it take to put out the market fire?": "11 hours",
    "In which country are dozens missing after severe flooding?": "missing in Gambia",
    "Where did voters reject a law that would have outlawed casinos?": "Voters in Liechtenstein",
    "Which country declared victory over cholera?": "Burundi declared victory",
    "How many confirmed dengue cases does Paraguay have?": "9,000 dengue cases",
    "Which country’s capital city has a water crisis, after its water works failed?": "Tonga's capital city",
}
REFUSED = (
    "When does the police reform begin?",
    "Has Malta's police reform begun?",
    "Did Algeria and Spain hold gas talks?",
    "Where were the gas talks between Algeria and Spain held?",
    "Did Kosovo and Serbia resume border talks?",
    "Has Kenya opened the border bridge?",
    "Has Bolivia's congress passed the land bill?",
    "Has Panama approved the health reform?",
    "When does the tax reform take effect?",
    "When are the cocoa talks between Ghana and Togo?",
    "When did Palsson open the power plant?",
    "When will the data centre be finished?",
    "Did a ship strike the railway bridge in Mombasa?",
    "Did the fuel depot explode?",
    "How many hours did it take to put out the hotel fire?",
    "How many confirmed measles cases does Laos have?",
    "Which country’s capital city has a fuel crisis?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, "2024-06-08", text, title=title or f"Report {n}") for n, (title, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*SHOWN, *REFUSED), "2024-06-10T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_both_words_are_found_in_whatever_order(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", REFUSED)
def test_one_of_the_words_is_not_enough(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
