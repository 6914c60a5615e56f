"""When or where that was, behind what somebody told another, is when or where the two met or spoke."""

import asyncio
from pathlib import Path

import pytest

from tests.reports import make_report, talk_over, told_by
from tests.unit.test_followups import follow_up

READ = (
    (
        "2026-05-05",
        "Kenya's foreign minister, Amina Wekesa, received the Omani envoy, Salim Harthy, in Mombasa on Monday for "
        "talks on shipping.\n\nWekesa told Harthy that the port would stay open.\n\n"
        "Harthy is to see the transport minister on Friday.",
    ),
    (
        "2026-05-06",
        "Peru's president, Lucho Barrantes, spoke by telephone with Chile's Elena Fuentealba on Tuesday.\n\n"
        "Barrantes told Fuentealba that the copper road would be finished.",
    ),
)


def talk(tmp_path: Path, *turns: str) -> list[tuple[str, str]]:
    """What each question was understood to ask, with what was told."""
    reports = [make_report(at, *each) for at, each in enumerate(READ)]
    answers = asyncio.run(talk_over(tmp_path, reports, turns, "2026-05-07T09:00:00Z"))
    return [(each.understood, told_by(each)) for each in answers]


def test_it_is_the_day_and_the_place_that_the_report_of_the_answer_tells(tmp_path: Path) -> None:
    (_, said), (asked, when), (_, where) = talk(
        tmp_path, "What did Wekesa tell Harthy?", "when was that?", "and where?"
    )
    assert "port" in said
    assert asked == "When did Wekesa and Harthy meet?"
    assert "on Monday" in when
    assert "in Mombasa" in where


def test_two_may_have_spoken_from_afar(tmp_path: Path) -> None:
    _, (_, when) = talk(tmp_path, "What did Barrantes tell Fuentealba?", "when was that?")
    assert "by telephone" in when
    assert "on Tuesday" in when


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("What did Harthy say to Wekesa?", "when was that?", "When did Harthy and Wekesa meet?"),
        ("What did Harthy and Wekesa discuss?", "where?", "Where did Harthy and Wekesa meet?"),
        ("What did Harthy discuss with Wekesa?", "when?", "When did Harthy and Wekesa meet?"),
        ("When did Harthy and Wekesa meet?", "and Barrantes?", "When did Barrantes and Wekesa meet?"),
    ],
)
def test_whatever_the_talk_is_called(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood


@pytest.mark.parametrize(
    ("last", "asked", "understood"),
    [
        ("What did Wekesa tell reporters?", "when was that?", "When did Wekesa tell reporters?"),
        ("What did Oman tell Kenya?", "when was that?", "When did Oman tell Kenya?"),
        ("What did Wekesa tell Reuters?", "when was that?", "When did Wekesa tell Reuters?"),
        ("What did Wekesa tell Harthy about the port?", "when?", "When did Wekesa tell Harthy about the port?"),
        ("What did Wekesa say?", "when was that?", "When did Wekesa say that?"),
        ("What did Wekesa tell Harthy?", "why?", "Why did Wekesa tell Harthy?"),
    ],
)
def test_what_was_no_talk_of_two_persons_is_no_meeting(last: str, asked: str, understood: str) -> None:
    assert follow_up(asked, last).text == understood
