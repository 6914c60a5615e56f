"""A plan is shown behind the newest report of how it went: that it was called off, by nobody's name, or what was done
on its day at its place; a plan that stands, and one for something else, stays alone."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report

READ = (
    (
        "2024-03-04",
        "Estonia's transport minister, Jaak Rebane, will travel to Narva on Thursday for talks with his "
        "Latvian counterpart, Ilze Ozola, his office said."
        "\n\nThe two ministries quarrel over a railway.",
    ),
    (
        "2024-03-06",
        "Latvia will charge Estonian freight trains a higher toll from next week."
        "\n\nThe talks planned for Thursday in Narva will not take place, the transport ministry in Riga said.",
    ),
    (
        "2024-03-11",
        "Ghana will hand over the crew of the freighter Anna Lund to Norway in Tema on Wednesday, both "
        "governments said on Monday."
        "\n\nThe freighter had run aground off Accra.",
    ),
    (
        "2024-03-13",
        "Fourteen men of the freighter Anna Lund boarded a ferry in Tema on Wednesday, a week after Ghana had "
        "seized their ship.",
    ),
    ("2024-03-12", "Panama and Costa Rica will hold a summit in David on 20 March, both presidents said."),
    ("2024-03-14", "Panama's president, Delia Quiros, said the summit on 20 March would deal with bananas."),
    ("2024-03-12", "Bolivia's navy minister, Pablo Siles, will visit Arica on Friday, his ministry said."),
    ("2024-03-14", "Chile called off a naval drill off Arica that was planned for Saturday, the navy said."),
    ("2024-03-12", "Finland and Sweden will open a ferry line between Vaasa and Umea on 25 March, the operator said."),
    ("2024-03-14", "A storm damaged the harbour of Vaasa on Wednesday, the Finnish coast guard said."),
)
OVER = {
    "Did Rebane and Ozola meet in Narva?": "will not take place",
    "When will Rebane and Ozola meet?": "will not take place",
    "Where will Rebane and Ozola meet?": "will not take place",
    "Has Ghana handed over the crew of the Anna Lund?": "boarded a ferry",
    "Has the freighter's crew been handed over yet?": "boarded a ferry",
}
STANDS = {
    "When will Panama and Costa Rica hold a summit?": "20 March",
    "When will Siles visit Arica?": "on Friday",
    "When will the ferry line between Vaasa and Umea open?": "25 March",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    reports = [make_report(at, *each, title=each[1].split(".")[0][:60]) for at, each in enumerate(READ)]
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, (*OVER, *STANDS), "2024-03-16T08:00:00Z"))


@pytest.mark.parametrize("question", OVER)
def test_how_a_plan_went_is_told_before_it(answers: dict[str, Answer], question: str) -> None:
    first, *rest = answers[question].answer
    assert not answers[question].refused
    assert OVER[question] in first.text
    assert all("I found nothing" not in each.text for each in rest)


@pytest.mark.parametrize("question", STANDS)
def test_a_plan_stays_where_what_came_since_is_of_something_else(answers: dict[str, Answer], question: str) -> None:
    told = [each.text for each in answers[question].answer if each.kind != "label"]
    assert not answers[question].refused
    assert STANDS[question] in told[0]
    assert all("called off" not in each and "storm" not in each for each in told)
