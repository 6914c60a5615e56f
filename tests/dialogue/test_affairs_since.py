"""What came about since an event is told of its affair alone, and of a topic where one is named."""

import asyncio
from pathlib import Path

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report

_REPORTS = (
    (
        "2024-06-03",
        "Dam wall cracks above Lesk in Moldova",
        "The wall of a dam above Lesk in Moldova cracked on Monday and 3,000 people were told to leave.\n\n"
        "Engineers lowered the water in the lake.",
    ),
    (
        "2024-06-04",
        "Gunmen attack a market in Mali",
        "Gunmen attacked a market near Mopti in Mali on Tuesday and killed three people, police said.",
    ),
    (
        "2024-06-05",
        "Residents of Lesk return",
        "Residents of Lesk in Moldova returned home on Wednesday as the cracked dam held.\n\n"
        "The farmers asked for compensation.",
    ),
    (
        "2024-06-07",
        "Moldova sues builder of cracked dam",
        "Moldova sued the builder of the cracked dam on Friday for 20 million lei.\n\n"
        "The government offered the farmers compensation of 900 lei each.",
    ),
)
_QUESTIONS = (
    "What has happened since the dam wall cracked?",
    "What has changed since the cracking of the dam about compensation?",
    "What has changed since the market attack in Mali?",
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_REPORTS)]
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, _QUESTIONS, "2024-06-08T06:00:00Z"))


def test_only_the_affair_is_told(answers: dict[str, Answer]) -> None:
    opening, *told = (claim.text for claim in answers[_QUESTIONS[0]].answer)
    assert opening == "Reported since “Dam wall cracks above Lesk in Moldova”, 3 June 2024:"
    assert [each.split()[0] for each in told] == ["Residents", "Moldova"]


def test_a_topic_behind_the_event_is_kept(answers: dict[str, Answer]) -> None:
    opening, *told = (claim.text for claim in answers[_QUESTIONS[1]].answer)
    assert opening == "Reported since “Dam wall cracks above Lesk in Moldova”, 3 June 2024:"
    assert told == [
        "The farmers asked for compensation.",
        "The government offered the farmers compensation of 900 lei each.",
    ]


def test_where_nothing_more_came_one_sentence_says_so(answers: dict[str, Answer]) -> None:
    answer = answers[_QUESTIONS[2]]
    assert answer.reason == "Nothing more of this was reported since “Gunmen attack a market in Mali”, 4 June 2024."


_RAID = (
    ("2024-06-03", "Gunmen raid school in Dosso", "Gunmen seized 30 pupils from a school in Dosso in Niger on Monday."),
    ("2024-06-04", "Niger president visits Mali", "Niger's president visited Mali on Tuesday and praised its army."),
    ("2024-06-06", "Army frees pupils in Dosso", "The army freed 9 kidnapped pupils near Dosso in Niger on Thursday."),
    ("2024-06-09", "More pupils home", "Another 11 pupils kidnapped in Dosso returned home on Sunday, the army said."),
)


def test_a_course_is_told_from_its_outset_to_its_end(tmp_path: Path) -> None:
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_RAID)]
    question = "Timeline of the Dosso kidnapping"
    told = asyncio.run(ask_over(tmp_path, reports, [question], "2024-06-10T06:00:00Z"))[question]
    assert [claim.text.split()[0] for claim in told.answer[1:]] == ["Gunmen", "The", "Another"]


_STATED = (
    (
        "2024-07-01",
        "Quarry firm says river is clean",
        "The quarry firm Basalt Nord said on Monday that the river Orla was clean below its pits in Latvia.\n\n"
        "Anglers in Latvia had found dead trout.",
    ),
    (
        "2024-07-01",
        "River clean, says Basalt Nord",
        "The quarry firm Basalt Nord said on Monday that the river Orla was clean below its pits in Latvia.",
    ),
    (
        "2024-07-03",
        "Laboratory finds lead in the Orla",
        "A laboratory in Latvia found lead in the river Orla below the pits of Basalt Nord on Wednesday.\n\n"
        "The river had not been clean for months, it said.",
    ),
    (
        "2024-07-04",
        "Basalt Nord buys lorries in Latvia",
        "The quarry firm Basalt Nord bought 40 lorries in Latvia on Thursday for its pits.",
    ),
)


def test_of_a_statement_only_what_speaks_of_its_matter_came_since(tmp_path: Path) -> None:
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_STATED)]
    asked = "What has happened since Basalt Nord said the river Orla was clean?"
    answer = asyncio.run(ask_over(tmp_path, reports, [asked], "2024-07-05T06:00:00Z"))[asked]
    opening, *told = (claim.text for claim in answer.answer)
    assert opening.startswith("Reported since “Quarry firm says river is clean”")
    assert [each.split(" in Latvia")[0] for each in told] == ["A laboratory"]


_CHANGED = (
    (
        "2024-10-07",
        "Tram inquiry opens in Graz",
        "The inquiry into the tram fire at Jakomini in Graz opened on Monday under the judge Lena Moser.",
    ),
    (
        "2024-10-09",
        "Judge is replaced",
        "The judge Lena Moser was replaced on Wednesday as the head of hearings on the fire at Jakomini in Graz.",
    ),
)


def test_what_changed_since_a_day_was_reported_behind_it(tmp_path: Path) -> None:
    reports = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_CHANGED)]
    asked = (
        "What has changed in the tram inquiry since Monday?",
        "What has changed in the tram inquiry since 9 October?",
    )
    answers = asyncio.run(ask_over(tmp_path, reports, asked, "2024-10-11T06:00:00Z"))
    told = [claim.text for claim in answers[asked[0]].answer if claim.kind != "label"]
    assert [each.split(" was")[0] for each in told] == ["The judge Lena Moser"]
    assert answers[asked[1]].refused
