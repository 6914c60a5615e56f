"""A reason may stand a sentence or two behind what it is for; what gives none is said to, and is not made one."""

import asyncio

import pytest

from bot.model.conversation import Answer
from tests.reports import ask_over, make_report, told_by

READ = (
    (
        "2024-06-03",
        "Ghana closed its border with Togo on Sunday, the interior ministry in Accra said.\n\n"
        "The ministry said smugglers had killed two customs officers near Aflao on Friday.",
    ),
    (
        "2024-06-04",
        "Lima's high court issued a travel ban for the former minister, Hugo Salas, on Monday.\n\n"
        "Judges said there were reasonable grounds to believe that Salas took bribes.",
    ),
    ("2024-06-05", "Finland recalled its ambassador from Cuba. Havana has not commented.\n\nSnow fell in Oslo."),
    (
        "2024-06-05",
        "Norway banned trawlers from the Varanger fjord. Russia had warned Oslo on Monday against the step.",
    ),
    ("2024-06-06", "Latvia's president flew to Tirana on Thursday. He travelled at the request of Albania's premier."),
    ("2024-06-06", "Panama has not expelled the Cuban envoy."),
    ("2024-06-07", "It is unclear how Danish firms could invest in Belarus without breaking European sanctions."),
    ("2024-06-07", "Kuwait postponed the summit with Qatar. The ministry gave no reason."),
    (
        "2024-06-08",
        "Benin moved its tea fair from Natitingou to Parakou on Monday.\n\nStalls for 40 growers are ready. "
        "Buyers will come from Mali.\n\nThe fair's office gave no reason for the change. "
        "A grower said the hall was shut because its roof leaked.",
    ),
    (
        "2024-06-08",
        "Togo moved its yam fair from Kara to Sokode on Monday.\n\nStalls for 30 growers are ready. "
        "Buyers will come from Niger.\n\nTogo also put off its rice fair. "
        "The change was made because the harvest is late.",
    ),
    (
        "2024-06-09",
        "Malta's fisheries minister has resigned two days after a ferry sank off Gozo. Ruben Zahra, who had the post "
        'for a year, said he was leaving "so that nobody can doubt the inquiry".',
    ),
    (
        "2024-06-09",
        "The Farmers' Union left the Slovenian coalition on Sunday. Its leader, Ana Kos, said it could not stay in a "
        'cabinet that "sells our water".',
    ),
    (
        "2024-06-10",
        "Chile chose Denmark's Fjordline on Monday to build two icebreakers.\n\n"
        "The navy's head said the Danish ships would be ready in 2029, a year before the others.",
    ),
)
_NOT_AS_SUCH = "No reason is named as such; what was told with it:"
SHOWN = {
    "Why did Ghana close its border with Togo?": (_NOT_AS_SUCH, "had killed two customs officers"),
    "Why did the court issue a travel ban for Salas?": ("", "reasonable grounds to believe that Salas took bribes"),
    "Why did Finland recall its ambassador from Cuba?": (
        "I found no sentence that plainly gives the reason; closest to it:",
        "recalled its",
    ),
    "Why did Norway ban trawlers from the fjord?": (
        "I found no sentence that plainly gives the reason; closest to it:",
        "Norway banned",
    ),
    "Why did Latvia's president fly to Tirana?": ("", "at the request of Albania's premier"),
    "Why did Panama expel the Cuban envoy?": ("It was reported otherwise:", "has not expelled"),
    "Why can Danish firms not invest in Belarus?": ("", "without breaking European sanctions"),
    "Why did Kuwait postpone the summit with Qatar?": ("", "gave no reason"),
    "Why was the tea fair moved to Parakou?": ("", "because its roof leaked"),
    "Why did Malta's fisheries minister resign?": (_NOT_AS_SUCH, "so that nobody can doubt the inquiry"),
    "Why did the Farmers' Union leave the Slovenian coalition?": (_NOT_AS_SUCH, "could not stay in a cabinet"),
    "Why did Chile choose the Danish icebreakers?": (_NOT_AS_SUCH, "a year before the others"),
    "Why was the yam fair moved to Sokode?": (
        "I found no sentence that plainly gives the reason; closest to it:",
        "moved its yam fair",
    ),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """All of them, asked once."""
    reports = (make_report(n, day, text) for n, (day, text) in enumerate(READ))
    return asyncio.run(ask_over(tmp_path_factory.mktemp("desk"), reports, SHOWN, "2024-06-12T09:00:00Z"))


@pytest.mark.parametrize("question", SHOWN)
def test_the_reason_is_told_with_what_it_is_for(answers: dict[str, Answer], question: str) -> None:
    label, words = SHOWN[question]
    told = answers[question].answer
    assert words in told_by(answers[question]), answers[question].reason or told
    assert [each.text for each in told if each.kind == "label"] == ([label] if label else [])


def test_who_warned_of_a_step_gave_no_reason_for_it(answers: dict[str, Answer]) -> None:
    assert "had warned" not in told_by(answers["Why did Norway ban trawlers from the fjord?"])


def test_why_another_step_was_taken_is_no_reason(answers: dict[str, Answer]) -> None:
    assert "harvest" not in told_by(answers["Why was the yam fair moved to Sokode?"])
