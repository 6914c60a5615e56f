"""Two of a kind in the news at once, two strikes, two tariffs, two trips: what is asked of one is not answered by the
other, and what a report says of the right one is shown in whatever order it says it."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "Bakers in Tartu walk out",
        "About 700 bakers walked out in Tartu on Monday. Their strike over night shifts is the first there in years. "
        "Bakers in Narva may follow next week, their union said.",
    ),
    (
        "Latvian crane drivers end strike",
        "A strike by Latvian crane drivers that emptied two harbours ended on Sunday. "
        "The strike cost the harbours 4 million euros. The drivers weigh 90 kilos on average, a study said.",
    ),
    (
        "Peru taxes Ecuadorian rice",
        "Peru will charge a duty of 15 percent on rice from Ecuador from 3 July, the finance ministry said. "
        "Rice worth 60 million dollars crossed the border last year. Ecuador's embassy rejected the report that its "
        "growers were subsidised.",
    ),
    (
        "Peru looks at bananas",
        "Growers asked Peru for a duty on bananas. The finance ministry declined to comment.",
    ),
    (
        "Lisbon minister gone",
        "Portugal's culture minister, Ines Carvalho-Reis, resigned on Tuesday over a museum contract. "
        "Opposition leader Nuno Vidal welcomed the decision.",
    ),
    (
        "Calls on Slovak minister to go",
        "Lawmakers in Slovakia called on Wednesday for the resignation of Health Minister Marek Blaho. "
        "Blaho said he would stay. Peter Zeman, who resigned from the same post in May, declined to speak.",
    ),
    (
        "Tunnel at Visp closed",
        "The rail tunnel at Visp was closed on Thursday after a fire. The operator, Simplonia, said repairs would take "
        "six weeks. A crack was found near Brig.",
    ),
    ("Road tunnel at Nax", "The road tunnel at Nax was flooded on Friday. It reopens in August."),
    (
        "Rebels free two nurses",
        "Rebels released two nurses near Goroka on Saturday. No ransom was paid, the governor said.",
    ),
    ("Bandits hold four drivers", "Bandits seized four drivers near Wabag on Sunday. Fiji sent negotiators."),
    (
        "Moroccan premier cancels trip",
        "Morocco's prime minister cancelled a trip to Rome on Sunday. His trip to Vienna is planned for 9 July.",
    ),
    ("Council on the towns", "A court in Narva rejected a request by the mayor to close the market."),
)
SHOWN = {
    "How many bakers walked out in Tartu?": "700 bakers",
    "Has the strike by Latvian crane drivers ended?": "ended on Sunday",
    "When did Latvian crane drivers end their strike?": "ended on Sunday",
    "How much did the strike cost the harbours?": "4 million euros",
    "When does the duty on rice take effect?": "from 3 July",
    "How high is the duty on rice?": "15 percent",
    "Who denies that Ecuadorian growers were subsidised?": "rejected the report",
    "Has Ines Carvalho-Reis resigned?": "resigned on Tuesday",
    "Who welcomed the resignation of Carvalho-Reis?": "Nuno Vidal welcomed",
    "How long will repairs of the tunnel at Visp take?": "six weeks",
    "Which country sent negotiators?": "Fiji sent",
    "Who freed two nurses?": "Rebels released two nurses",
    "Who rejected the request to close the market?": "A court in Narva rejected",
}
REFUSED = (
    "How many bakers walked out in Narva?",
    "When did the strike of the bakers end?",
    "How much did the bakers' strike cost?",
    "How much do the harbours weigh?",
    "When does the duty on bananas take effect?",
    "How high is the duty on bananas?",
    "How much are the bananas worth?",
    "When did Marek Blaho resign?",
    "Who welcomed the resignation of Blaho?",
    "How long will repairs of the tunnel at Nax take?",
    "Where was the crack in the tunnel at Nax?",
    "How much ransom was paid for the drivers?",
    "Which country sent troops to Goroka?",
    "Has the prime minister's trip to Vienna been cancelled?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    reports = [make_report(n, "2024-06-10", text, title=title) for n, (title, text) in enumerate(READ)]
    home = tmp_path_factory.mktemp("apart")
    return asyncio.run(ask_over(home, reports, (*SHOWN, *REFUSED), "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_thing_that_was_asked_about_is_shown(answers: dict[str, Answer], question: str) -> None:
    told = told_by(answers[question])
    assert SHOWN[question] in told, answers[question].reason or told


@pytest.mark.parametrize("question", REFUSED)
def test_another_of_its_kind_is_not(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, told_by(answers[question])
