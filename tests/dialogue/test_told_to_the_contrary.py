"""What a newer report of the affair tells to the contrary of the very thing stands beside what is shown, and a figure
that it puts right in its place; what hangs on something, or is of another matter, does not."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-07-02",
        "Landslide shuts pass road at Glarus",
        "A landslide shut the pass road at Glarus on Tuesday.\n\nAbout 40 buses were stuck at Glarus, the canton said.",
    ),
    (
        "2024-07-04",
        "Pass road at Glarus open again after landslide",
        "The pass road at Glarus was opened on Thursday, two days after the landslide. Some 31 buses left within an "
        "hour, the canton said, and about 9 were still waiting.",
    ),
    (
        "2024-07-01",
        "Greek ferry Zoe adrift off Naxos",
        "The ferry Zoe was adrift off Naxos on Monday after a fire. There are 86 passengers and 12 crew on board, the "
        "coast guard in Naxos said.\n\nThe fire was out. The ferry would now be towed to Paros, where it was "
        "expected on Wednesday.",
    ),
    (
        "2024-07-02",
        "All passengers off the ferry Zoe",
        "All passengers of the ferry Zoe were ashore in Naxos on Tuesday.\n\nThe coast guard put the number of "
        "passengers at 81, not 86 as it had said.",
    ),
    (
        "2024-07-03",
        "Paros turns away ferry Zoe",
        "The harbour of Paros refused to let in the ferry Zoe on Wednesday.\n\nThe Zoe may not sail to Naxos again "
        "before August if the engine is broken, an engineer said.",
    ),
    (
        "2024-07-01",
        "Orvik offers growers in Hamar 20 kroner",
        "The dairy Orvik offered the growers of Hamar 20 kroner a kilo on Monday.\n\nThe growers want more.",
    ),
    (
        "2024-07-04",
        "Orvik raises its offer to growers in Hamar",
        "The dairy Orvik raised its offer to the growers of Hamar to 26 kroner a kilo on Thursday.\n\nThe growers "
        "said they would vote.",
    ),
    (
        "2024-07-02",
        "Fire at mill in Lodz",
        "The police have opened an investigation into the fire at the mill Zorza in Lodz.\n\nFour homes burned.",
    ),
    (
        "2024-07-05",
        "Mill fire in Lodz was an accident",
        "A cable had burned at the mill Zorza in Lodz, experts found.\n\nThe inquiry into the fire at the mill was "
        "closed on Friday, the police said.",
    ),
    (
        "2024-07-02",
        "Tram line in Pecs to open",
        "The tram line from Pecs to Kozarmisleny will open on 20 July, the town of Pecs said on Tuesday.",
    ),
    (
        "2024-07-04",
        "Drivers in Pecs vote on strike",
        "Tram drivers in Pecs vote on a strike on Friday. The tram line would not open if they stopped work, their "
        "union said. The town lowered the fares on buses from Pecs to Kozarmisleny.",
    ),
)
BESIDE = {
    "How many buses are stuck at Glarus?": "about 9 were still waiting",
    "Was the ferry Zoe towed to Paros?": "refused to let in",
    "How much does Orvik offer the growers?": "26 kroner",
    "Is the police investigation into the mill's fire still open?": "was closed",
}
ALONE = {
    "When will the tram line from Pecs to Kozarmisleny open?": "20 July",
    "Where was the ferry Zoe adrift?": "off Naxos",
}
CORRECTED = "How many passengers are on board the Zoe?"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Every question, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(READ)]
    questions = (*BESIDE, *ALONE, CORRECTED)
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, questions, "2024-07-08T08:00:00Z"))


@pytest.mark.parametrize("question", BESIDE)
def test_the_contrary_is_told_too(answers: dict[str, Answer], question: str) -> None:
    assert BESIDE[question] in told_by(answers[question])


def test_the_newest_number_leads(answers: dict[str, Answer]) -> None:
    first = answers["How many buses are stuck at Glarus?"].answer[0].text
    assert "about 9" in first


@pytest.mark.parametrize("question", ALONE)
def test_what_hangs_on_something_or_is_of_another_matter_is_not(answers: dict[str, Answer], question: str) -> None:
    told = [each.text for each in answers[question].answer]
    assert len(told) == 1
    assert ALONE[question] in told[0]


def test_a_figure_that_is_put_right_stands_in_its_place(answers: dict[str, Answer]) -> None:
    told = told_by(answers[CORRECTED])
    assert "at 81, not 86" in told
    assert "86 passengers" not in told
