"""A course of events is told by what its stories open with; those compared are heard in their own words alone."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.answer.asked.times import find_asked_time
from bot.app import open_app
from bot.model.conversation import LOCAL, Answer, MemberId
from bot.service.answers import answer_question
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from tests.reports import ask_over, make_report, told_by

_REPORTS = (
    ("2024-04-02", "Finland to close border crossing at Salla",
     "Finland will close its border crossing with Russia at Salla on 8 April, Finland's interior minister, Aila "
     "Koskela, said on Tuesday.\n\nKoskela said 90 people a day came without visas."),
    ("2024-04-03", "Storm floods port of Gdansk",
     "A storm flooded the port of Gdansk on Wednesday, the city said.\n\nNobody was hurt, according to the mayor."),
    ("2024-04-04", "Moscow warns Helsinki over border plan",
     "Russia will answer the closing of the Salla crossing, a spokesman for Russia's Foreign Ministry, Oleg Tarasin, "
     "said on Thursday.\n\nTarasin said the closing of the crossing was a mistake that would hurt families."),
    ("2024-04-05", "Estonia elects new speaker", "Estonia's parliament elected a new speaker on Thursday by 60 votes."),
    ("2024-04-08", "Finland closes border crossing at Salla",
     "Finland closed its border crossing with Russia at Salla on Monday at noon.\n\nFinland would not be put under "
     "pressure, Koskela said.\n\nAbout 40 people were turned away, the Border Guard said.\n\nA leader of Finland's "
     "opposition, Timo Raitala, said the closing of the crossing was a disgrace."),
    ("2024-04-10", "Norway keeps its crossing at Storskog open",
     "Norway will keep its only border crossing with Russia open, its justice minister, Sigrun Vik, said on Wednesday."
     "\n\nNorway saw no reason to follow Finland, Vik said."),
    ("2024-04-11", "Danish grain ship runs aground", "A Danish grain ship ran aground off Bornholm on Thursday."),
    ("2024-04-16", "Border Guard finds 23 people in forest near Salla",
     "Finland's Border Guard found 23 people in a forest near the closed Salla crossing on Tuesday."),
    ("2024-04-21", "Finland reopens Salla crossing for families",
     "Finland reopened the Salla crossing for families on Sunday, the Border Guard said."),
)  # fmt: skip
_QUESTIONS = (
    "Timeline of the Salla affair",
    "How did the row over the Salla crossing unfold?",
    "What has happened since the closing of the Salla crossing?",
    "What is the latest on the Salla crossing?",
    "Has anything changed at Salla since 10 April?",
    "What happened this month?",
    "Compare Finland's, Russia's and Norway's positions on the crossing",
    "How do Finland and Estonia differ on the Salla crossing?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_REPORTS)]
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, _QUESTIONS, "2024-04-22T06:00:00Z"))


def _list_told(answer: Answer) -> list[tuple[str, str]]:
    """The day and the words of each sentence that is shown."""
    days = {each.n: f"{each.published:%m-%d}" for each in answer.sources}
    return [(days[each.citations[0].n], each.text) for each in answer.answer if each.citations]


def _part(answer: Answer) -> dict[str, list[str]]:
    """What stands under each label."""
    parts: dict[str, list[str]] = {}
    for claim in answer.answer:
        if claim.kind == "label":
            parts[claim.text] = []
        else:
            parts[list(parts)[-1]].append(claim.text)
    return parts


@pytest.mark.parametrize("question", _QUESTIONS[:2])
def test_a_timeline_tells_every_happening_once_in_order_of_time(answers: dict[str, Answer], question: str) -> None:
    told = _list_told(answers[question])
    days = [day for day, _ in told]
    assert days == sorted(days)
    assert {"04-02", "04-04", "04-08", "04-16", "04-21"} <= set(days)
    openings = {text.split("\n\n")[0] for _, _, text in _REPORTS}
    assert {words for _, words in told} <= openings
    assert not any("storm" in words or "speaker" in words or "grain" in words for _, words in told)


def test_what_announces_an_event_does_not_date_it(answers: dict[str, Answer]) -> None:
    answer = answers["What has happened since the closing of the Salla crossing?"]
    assert answer.answer[0].text == "Reported since “Finland closes border crossing at Salla”, 8 April 2024:"
    assert min(day for day, _ in _list_told(answer)) == "04-10"


def test_the_latest_comes_first_with_its_date(answers: dict[str, Answer]) -> None:
    answer = answers["What is the latest on the Salla crossing?"]
    assert answer.answer[0].text == "The latest report of it is of 21 April 2024:"
    assert "reopened" in answer.answer[1].text


def test_what_has_changed_since_a_day_is_told_of_that_time_alone(answers: dict[str, Answer]) -> None:
    assert {day for day, _ in _list_told(answers["Has anything changed at Salla since 10 April?"])} == {
        "04-16",
        "04-21",
    }


def test_a_long_time_is_not_told_by_its_last_days(answers: dict[str, Answer]) -> None:
    days = [day for day, _ in _list_told(answers["What happened this month?"])]
    assert days[0] == "04-02"
    assert days[-1] == "04-21"
    assert len([day for day in days if day < "04-11"]) >= 3


def test_each_of_three_is_heard_in_its_own_words(answers: dict[str, Answer]) -> None:
    parts = _part(answers["Compare Finland's, Russia's and Norway's positions on the crossing"])
    assert list(parts) == ["Finland:", "Russia:", "Norway:"]
    assert all(speaker in " ".join(parts[side]) for side, speaker in _OWN.items()), parts
    assert not any("Raitala" in words for words in parts["Finland:"]), "the opposition is not the state"


_OWN = {"Finland:": "Koskela", "Russia:": "Tarasin", "Norway:": "Vik"}


def test_of_a_side_without_words_it_is_said(answers: dict[str, Answer]) -> None:
    parts = _part(answers["How do Finland and Estonia differ on the Salla crossing?"])
    assert parts["I found no words on this that are surely Estonia’s own."] == []
    assert parts["Finland:"]


DAYS = {
    "What happened today?": ("2024-04-21T15:00", "2024-04-21T20:00"),
    "What happened yesterday?": ("2024-04-20T15:00", "2024-04-21T15:00"),
    "What happened last week?": ("2024-04-14T15:00", "2024-04-21T15:00"),
    "What happened on Friday?": ("2024-04-18T15:00", "2024-04-19T15:00"),
    "What happened on 3 April?": ("2024-04-02T15:00", "2024-04-03T15:00"),
    "What happened in March?": ("2024-02-29T15:00", "2024-03-31T15:00"),
}


@pytest.mark.parametrize("question", DAYS)
def test_days_are_those_of_the_reader(question: str) -> None:
    """In Tokyo it is five in the morning on Monday, nine hours ahead of UTC."""
    listed = find_asked_time(question, datetime(2024, 4, 22, 5, tzinfo=ZoneInfo("Asia/Tokyo"))).listed
    assert listed is not None
    assert tuple(each.astimezone(UTC).isoformat()[:16] for each in (listed.start, listed.end)) == DAYS[question]


def test_a_day_of_an_hour_less_is_still_a_day() -> None:
    """In Paris clocks went forward in the night to 31 March 2024."""
    listed = find_asked_time(
        "What happened yesterday?", datetime(2024, 4, 1, 9, tzinfo=ZoneInfo("Europe/Paris"))
    ).listed
    assert listed is not None
    assert listed.end.astimezone(UTC) - listed.start.astimezone(UTC) == timedelta(hours=23)


@pytest.fixture
def night(tmp_path: Path) -> Path:
    """A report of Sunday evening in UTC, when it was Monday in Tokyo."""
    report = make_report(
        1, "2024-04-21", "A ferry ran aground off Osaka at dawn, the coast guard said.", title="Ferry runs aground",
        published="2024-04-21T22:30:00Z",
    )  # fmt: skip
    asyncio.run(ask_over(tmp_path, [report], [], "2024-04-22T06:00:00Z"))
    return tmp_path


async def _ask_in(home: Path, zone: str, question: str) -> Answer:
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": "2024-04-22T06:00:00Z"}) as app:
        return await answer_question(app.desk, Inquiry(LOCAL, MemberId("m"), question, time_zone=zone), Silent())


def test_what_was_told_today_is_dated_today_where_the_reader_is(night: Path) -> None:
    tokyo = asyncio.run(_ask_in(night, "Asia/Tokyo", "What happened today?"))
    assert tokyo.answer[0].text == "Reported on 22 April 2024:"
    assert [f"{each.published:%d %B}" for each in tokyo.sources] == ["22 April"]
    london = asyncio.run(_ask_in(night, "Europe/London", "What happened yesterday?"))
    assert "ferry" in told_by(london)
    assert asyncio.run(_ask_in(night, "Europe/London", "What happened today?")).refused
