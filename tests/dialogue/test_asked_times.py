"""What happened in some days is told by what the stories of that time tell; where there is none, it is said so."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.answer.asked.times import find_asked_time, find_event
from bot.model.conversation import Answer
from bot.model.topic import Window
from tests.reports import ask_over, make_report, told_by
from tests.terminal import SEEDS

LISTED = {
    "What happened last week?": ("Reported from 13 to 19 March 2023:", "arrest warrant"),
    "What happened on Sunday?": ("Reported on 19 March 2023:", "King Salman of Saudi Arabia has invited"),
    "What happened yesterday?": ("Reported on 21 March 2023:", "signed two joint statements"),
    "What happened before 1 March?": ("Reported up to 28 February 2023:", "balloon"),
    "What happened until 20 February?": ("Reported up to 20 February 2023:", "lethal support"),
    "What happened the day before yesterday?": ("Reported on 20 March 2023:", "arrived in Moscow"),
    "What happened three days ago?": ("Reported on 19 March 2023:", "King Salman of Saudi Arabia has invited"),
    "What happened two weeks ago?": ("Reported from 6 to 12 March 2023:", "Saudi Arabia and Iran"),
    "What happened a month ago?": ("Reported from 1 to 28 February 2023:", "balloon"),
    "What happened between 17 and 19 February?": ("Reported from 17 to 19 February 2023:", "Munich"),
    "What happened from 17 February to 19 February?": ("Reported from 17 to 19 February 2023:", "Munich"),
    "What happened from Monday to Tuesday?": ("Reported from 20 to 21 March 2023:", "arrived in Moscow"),
    "What happened in February?": ("Reported from 1 to 28 February 2023:", "balloons"),
    "Anything new this week?": ("Reported from 20 to 22 March 2023:", "signed two joint statements"),
    "What happened overnight?": ("Reported from 21 to 22 March 2023:", "left Moscow on Wednesday morning"),
    "What's new this morning?": ("Reported from 21 to 22 March 2023:", "left Moscow on Wednesday morning"),
    "What's new?": ("Reported from 21 to 22 March 2023:", "Tsai Ing-wen"),
    "Whats the latest": ("Reported from 21 to 22 March 2023:", "Tsai Ing-wen"),
    "Is there any news?": ("Reported from 21 to 22 March 2023:", "Tsai Ing-wen"),
    "What does Lantern Desk report?": ("Reported from 13 February to 22 March 2023:", "left Moscow on Wednesday"),
    "What does Lantern Desk say since Monday?": ("Reported from 20 to 22 March 2023:", "left Moscow on Wednesday"),
    "What has happened since the arrest warrant?": ("Reported since “Court in The Hague issues", "joint statements"),
    "What has changed since Munich?": ("Reported since “Blinken meets Wang Yi in Munich", "joint statements"),
}
REFUSED = {
    "What happened last year?": "there is no article from that time",
    "What happened before 1 February?": "there is no article from that time",
    "What happened between 5 and 3 March?": "Not in what I have read",
    "What happened in June?": "there is no article from that time",
    "What happened on 5 January 2023?": "there is no article from that time",
    "What happened overnight in Peru?": "No article I read names Peru",
    "Any news from Peru?": "No article I read names Peru",
    "What is still open?": "No briefing has left a question open",
    "What happened?": "Ask about something in the news",
    "What happened in Peru last week?": "No article I read names Peru",
}
ABOUT_SOMETHING = {
    "What has Wang Yi done since the balloon was shot down?": "Reported since “",
    "What happened to the balloon in February?": "balloon",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    home: Path = tmp_path_factory.mktemp("desk")
    reports = [json.loads(line) for line in (SEEDS / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()]
    questions = {**LISTED, **REFUSED, **ABOUT_SOMETHING}
    return asyncio.run(ask_over(home, reports, questions, "2023-03-22T09:00:00Z"))


@pytest.mark.parametrize("question", LISTED)
def test_the_stories_of_a_time_are_listed_in_its_order(answers: dict[str, Answer], question: str) -> None:
    label, words = LISTED[question]
    answer = answers[question]
    assert answer.answer[0].text.startswith(label), answer.reason or answer.answer[0].text
    assert words in told_by(answer)
    days = {source.n: source.published for source in answer.sources}
    when = [days[claim.citations[0].n] for claim in answer.answer[1:]]
    assert when == sorted(when, key=str)


def test_nothing_of_other_days_is_listed(answers: dict[str, Answer]) -> None:
    sources = answers["What happened last week?"].sources
    assert {each.published.date().isocalendar().week for each in sources if each.published} == {11}


@pytest.mark.parametrize("question", REFUSED)
def test_a_time_of_which_nothing_was_read_is_refused(answers: dict[str, Answer], question: str) -> None:
    assert answers[question].refused, answers[question].answer
    assert REFUSED[question] in (answers[question].reason or "")


@pytest.mark.parametrize("question", ABOUT_SOMETHING)
def test_what_asks_about_something_is_answered_about_that(answers: dict[str, Answer], question: str) -> None:
    told = [claim.text for claim in answers[question].answer]
    assert any(ABOUT_SOMETHING[question] in each for each in told)
    assert not any("invest in Iran" in each for each in told)


def test_a_month_that_is_over_is_the_last_of_its_name() -> None:
    now = datetime(2023, 3, 22, tzinfo=UTC)
    over, ahead = (find_asked_time(words, now) for words in ("What happened in May?", "What will happen in May?"))
    assert over.window is not None
    assert over.window.start == datetime(2022, 5, 1, tzinfo=UTC)
    assert ahead.window is None


@pytest.mark.parametrize(
    "question",
    ["Is it calm since they left?", "What changed since last week?", "Since when is Xi in Moscow?", "and since 2016?"],
)
def test_not_everything_behind_since_is_an_event(question: str) -> None:
    assert find_event(question) is None


async def test_a_list_tells_no_aside_of_a_report_whose_opening_cannot_be_told(tmp_path: Path) -> None:
    text = (
        "Jurors found him guilty of eleven counts on Monday, and he showed no emotion while they were read.\n\n"
        "President Anna Berg said on Monday that she would pardon nobody."
    )
    verdict = make_report(1, "2023-03-20", text, title="Court in Oslo finds Jon Holm guilty of tax fraud")
    sank = "A ferry with 40 people on board sank off Bergen on Monday, the coast guard said."
    ferry = make_report(2, "2023-03-20", sank, title="Ferry sinks off Bergen")
    asked = ["What happened yesterday?"]
    (answer,) = (await ask_over(tmp_path, [verdict, ferry], asked, "2023-03-21T09:00:00Z")).values()
    assert "ferry with 40 people" in told_by(answer)
    assert "pardon nobody" not in told_by(answer)


NIGHTS = {
    "What happened overnight?": ("2023-03-21T22:00", "2023-03-22T13:00"),
    "What did Kirby say last night?": ("2023-03-21T22:00", "2023-03-22T13:00"),
    "Was anybody hurt in the night?": ("2023-03-21T22:00", "2023-03-22T13:00"),
    "What is new this morning?": ("2023-03-21T22:00", "2023-03-22T13:00"),
}


@pytest.mark.parametrize("question", NIGHTS)
def test_the_night_is_that_of_the_reader(question: str) -> None:
    """In New York it is nine in the morning, four hours behind UTC."""
    now = datetime(2023, 3, 22, 9, tzinfo=ZoneInfo("America/New_York"))
    window = find_asked_time(question, now).window
    assert window is not None
    assert tuple(each.astimezone(UTC).isoformat()[:16] for each in (window.start, window.end)) == NIGHTS[question]


def test_in_the_afternoon_the_night_ended_at_noon() -> None:
    window = find_asked_time("What happened overnight?", datetime(2023, 3, 22, 17, tzinfo=UTC)).window
    assert window == Window(datetime(2023, 3, 21, 18, tzinfo=UTC), datetime(2023, 3, 22, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    "question",
    ["Was an overnight train stopped?", "Who answered last night’s strikes?", "Who was killed in the night club?"],
)
def test_what_is_called_after_a_night_names_no_time(question: str) -> None:
    assert find_asked_time(question, datetime(2023, 3, 22, 9, tzinfo=UTC)).window is None
