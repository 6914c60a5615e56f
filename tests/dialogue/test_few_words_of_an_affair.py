"""A few words behind an answer, or behind a refusal that showed the closest words, are told of the same affair."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answer.thread.back import list_grounds
from bot.model.conversation import Answer, MemberId, ThreadId, Turn
from bot.text.gazetteer import load_gazetteer
from tests.reports import make_report, talk_over, told_by

NOW = "2025-04-16T08:00:00Z"
ASKED_AT = datetime(2025, 4, 16, 8, tzinfo=UTC)
_TOLD = (
    ("2025-04-01", "Tunisia expels four Libyan consuls",
     "Tunisia expelled four Libyan consuls on Tuesday because they had sold visas, the foreign ministry in Tunis said."
     "\n\nTwo clerks of the consulate were arrested. A guard was killed when police searched the building, a hospital "
     "in Sfax said."),
    ("2025-04-03", "Libya expels three Tunisian consuls",
     "Libya expelled three Tunisian consuls on Thursday in answer to the expulsion of its own, the foreign ministry in "
     "Tripoli said.\n\nLibya's foreign minister, Samir Gharsi, called the charge of selling visas false."),
    ("2025-04-07", "Lawyer of Libyan consul speaks in Tunis",
     "The Libyan consul Adel Zwai, who was expelled from Tunisia over visas, is innocent, his family said on Monday."
     "\n\nZwai's lawyer, Hedi Ayari, called the search of the consulate illegal."),
    ("2025-04-11", "Tunisia and Libya to talk about consulates",
     "Tunisia's foreign minister, Leila Mansour, said on Friday that Tunisia and Libya would talk about their "
     "consulates.\n\nThe talks are to begin on 24 April. The inquiry into the visas is to report on 2 May."),
    ("2025-04-08", "Tunisian teachers strike",
     "Teachers in Tunisia went on strike on Tuesday for higher pay, their union said.\n\nThree teachers were injured "
     "when police cleared a square in Tunis. The union meets on 19 April."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]
WHY = "Why did Tunisia expel Libyan consuls?"
CLOSEST = "What did Gharsi say about teachers?"


async def talk(home: Path, *turns: str) -> list[Answer]:
    return await talk_over(home, REPORTS, turns, NOW)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("how many?", "expelled four Libyan consuls"),
        ("when was that?", "on Tuesday"),
        ("what does the other side say?", "Libya"),
        ("did Libya respond?", "Libya expelled three"),
        ("who was killed?", "A guard was killed"),
        ("is a meeting planned?", "24 April"),
        ("what happens next?", "2 May"),
        ("anything newer?", "would talk about their consulates"),
    ],
)
async def test_few_words_are_told_of_the_affair(tmp_path: Path, asked: str, told: str) -> None:
    [_, answer] = await talk(tmp_path, WHY, asked)
    assert told in told_by(answer)
    assert "eacher" not in told_by(answer)


async def test_the_company_is_the_one_that_the_reports_of_the_affair_name(tmp_path: Path) -> None:
    told = (
        "A bridge of the toll road at Lumut fell into the river on Monday and killed six people, Malaysian police said."
        " The toll road belongs to the Johor company Seri Bina. Seri Bina called the flood the cause.",
        "The Malaysian company Penang Foods opened a factory in Ipoh on Tuesday. The company said it would hire 300.",
    )
    reports = [make_report(at, "2025-04-14", text, title=text[:40]) for at, text in enumerate(told)]
    [_, said] = await talk_over(tmp_path, reports, ["What fell at Lumut?", "what does the company say?"], NOW)
    assert "Seri Bina called the flood the cause" in told_by(said)
    assert "Foods" not in told_by(said)


async def test_a_lawyer_is_heard_though_the_report_gives_another_name(tmp_path: Path) -> None:
    [_, lawyer] = await talk(tmp_path, "Is Adel Zwai innocent?", "what does his lawyer say?")
    assert "called the search of the consulate illegal" in told_by(lawyer)


async def test_behind_a_question_for_words_another_one_is_heard(tmp_path: Path) -> None:
    [refused, mansour, libya] = await talk(tmp_path, CLOSEST, "what about Mansour?", "and Zwai's family?")
    assert refused.refused
    assert "Tunisia and Libya would talk" in told_by(mansour)
    assert "Three teachers" not in told_by(libya)


async def test_who_is_a_woman_is_known_by_the_full_name_alone(tmp_path: Path) -> None:
    [*_, she] = await talk(tmp_path, "What did Mansour say about teachers?", "what about Gharsi?", "what did she say?")
    assert she.understood.startswith("What did Mansour")


def test_a_thread_is_also_about_what_a_refused_question_named() -> None:
    asked = ("Why did Tunisia expel Libyan consuls?", "how many?", "Who shot at a Libyan consul?", "why?")
    turns = [
        Turn(ThreadId("t"), MemberId("m"), ASKED_AT, each, each, "" if at else "It did.")
        for at, each in enumerate(asked)
    ]
    assert list_grounds(turns, load_gazetteer()) == [2, 0]


async def test_what_came_since_an_event_is_told_with_its_outlets_and_its_reason(tmp_path: Path) -> None:
    since = "What happened since Tunisia expelled four Libyan consuls?"
    [told, when, why] = await talk(tmp_path, since, "when was that?", "why?")
    assert "expelled three" in told_by(told)
    assert "because they had sold visas" in told_by(why)
    assert "teachers" not in told_by(when)
