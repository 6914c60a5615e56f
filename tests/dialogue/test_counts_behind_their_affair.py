"""A newer count may stand in a report of something else, in a sentence that names nothing: the one before it, on which
it leans, says of which place and affair it is."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2026-05-04",
        "Shell hits bus station in Mirat, killing nine",
        "MIRAT - A shell hit the bus station of Mirat on Monday, killing nine people, the governor said.",
    ),
    (
        "2026-05-06",
        "Toll of Mirat shelling rises to 15",
        "MIRAT - The number of people killed in the shelling of the bus station of Mirat rose to 15 on Wednesday, the "
        "governor said.",
    ),
    (
        "2026-05-05",
        "Ferry sinks off Lorvan, 12 dead",
        "LORVAN - A ferry sank off Lorvan on Tuesday, and 12 people died, the coast guard said.",
    ),
    (
        "2026-05-05",
        "Bridge gives way in Kasel",
        "KASEL - A bridge in Kasel gave way on Tuesday and four people died, the police said.",
    ),
    (
        "2026-05-08",
        "Armies of north and south to meet in Tolm",
        "TOLM - The commanders of the northern and the southern army will meet in Tolm on Sunday, both sides said. It "
        "is the first time in three years that they do.\n\nThe talks are to be on a line behind which neither army may "
        "move its guns, and on the roads to the three ports, a diplomat in Tolm said. The hosts have asked that no "
        "journalists be let into the hotel. Both delegations are led by generals who were at school together.\n\n"
        "The League of Red Crescents said that the shelling of the bus station of Mirat was the worst of the year. "
        "It put the number of dead at 19.\n\nThe owner of the ferry that sank off Lorvan has paid for the funerals, a "
        "lawyer said. He put the number of dead at 14.\n\nThe League recalled the bridge in Kasel, but said the "
        "shelling of Ostin in March had been worse. It put the number of dead there at 80.",
    ),
)
SHOWN = {
    "How many people were killed in the shelling of Mirat?": "number of dead at 19",
    "How many people died in the shelling of the bus station in Mirat?": "number of dead at 19",
    "How many people died when the ferry sank off Lorvan?": "number of dead at 14",
    "How many people died when the bridge in Kasel gave way?": "four people died",
}
NEVER = {
    "How many people were killed in the shelling of Mirat?": ("at 14", "at 80"),
    "How many people died when the ferry sank off Lorvan?": ("at 19", "at 80"),
    "How many people died in the bridge collapse in Kasel?": ("at 80", "at 14"),
    "How many people died when the bridge in Kasel gave way?": ("at 80", "at 14"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(READ)]
    asked = dict.fromkeys((*SHOWN, *NEVER))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, asked, "2026-05-12T18:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_newest_count_is_shown_with_what_it_is_of(answers: dict[str, Answer], question: str) -> None:
    assert SHOWN[question] in told_by(answers[question]), answers[question].reason or told_by(answers[question])


@pytest.mark.parametrize("question", NEVER)
def test_no_count_of_another_affair_is(answers: dict[str, Answer], question: str) -> None:
    assert not [each for each in NEVER[question] if each in told_by(answers[question])]
