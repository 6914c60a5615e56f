"""Things that a name tells from others, asked about: when they ended, and who called for them."""

from pathlib import Path

from bot.answer.asked.focus import find_settled
from bot.answer.asked.question import make_terms
from bot.answer.asked.times import AskedTime
from bot.text.gazetteer import load_gazetteer
from tests.reports import ask_over, make_report, told_by

NOW = "2025-03-10T08:00:00Z"
REPORTS = (
    make_report(
        1,
        "2025-03-03",
        "Some 300 nurses stopped work in Kumasi on Monday. The Nurses Guild called the strike in protest at a plan to "
        "close two wards. Ministers said the guild had given no notice.",
        title="Nurses in Kumasi stop work",
    ),
    make_report(
        2,
        "2025-03-07",
        "Nurses in Kumasi ended a five-day strike on Friday after the ministry kept both wards open. "
        "Beds will be filled again from Saturday, the ministry said.",
        title="Kumasi nurses end strike",
    ),
    make_report(
        3,
        "2025-03-08",
        "Bakers in Tamale ended a strike in Tamale on Saturday. Flour had run out in the town.",
        title="Tamale bakers end strike",
    ),
)


def test_a_name_before_a_thing_is_passed_over_behind_when() -> None:
    found = find_settled("When did the Kumasi strike end?")
    assert found is not None
    assert (found.thing, found.done) == ("strike", "end")
    assert find_settled("When did Kumasi end the strike?") is None
    assert find_settled("When did the strike end in Kumasi?") is None


async def test_when_a_thing_ended_is_told_by_whoever_ended_it(tmp_path: Path) -> None:
    questions = ["When did the Kumasi strike end?", "When did the Tamale strike end?", "When did the Accra strike end?"]
    answers = await ask_over(tmp_path, REPORTS, questions, NOW)
    assert "ended a five-day strike on Friday" in told_by(answers[questions[0]])
    assert "Tamale" not in told_by(answers[questions[0]])
    assert "Bakers in Tamale ended" in told_by(answers[questions[1]])
    assert answers[questions[2]].refused


async def test_who_called_a_strike_is_no_one_who_ended_one(tmp_path: Path) -> None:
    questions = ["Who called the strike?", "Who called the strike at Kumasi?", "Who called the strike at Tamale?"]
    answers = await ask_over(tmp_path, REPORTS, questions, NOW)
    for question in questions[:2]:
        assert "Nurses Guild called the strike" in told_by(answers[question])
        assert "ended" not in told_by(answers[question])
    assert answers[questions[2]].refused


async def test_who_called_a_strike_something_still_gives_who_named_it_so(tmp_path: Path) -> None:
    reports = (
        make_report(
            1,
            "2025-03-03",
            "Labour Minister Ama Owusu called the strike illegal on Monday. The Nurses Guild had called the strike in "
            "protest at a plan to close two wards in Kumasi.",
            title="Minister says strike in Kumasi is illegal",
        ),
    )
    question = "Who called the strike illegal?"
    answers = await ask_over(tmp_path, reports, [question], NOW)
    assert "Ama Owusu called the strike illegal" in told_by(answers[question])


def test_the_kind_of_a_disaster_is_no_word_to_look_for() -> None:
    def list_terms(question: str) -> list[str]:
        return [each.shown for each in make_terms(question, AskedTime(), load_gazetteer())]

    assert list_terms("Timeline of the ferry disaster") == ["ferry"]
    assert list_terms("What is still open in the ferry affair?") == ["ferry"]
    assert "accident" in list_terms("Timeline of the nuclear accident")
    assert "affair" in list_terms("What did the minister say about the affair?")
    assert "disaster" in list_terms("What did the disaster agency say?")
