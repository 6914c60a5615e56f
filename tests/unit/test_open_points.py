"""What is open: questions with full names and the tense put back, and what is never asked."""

import pytest

from bot.text.analysis import analyse
from tests.factories import make_article

NAMED = "China's top diplomat, Wang Yi, met Russia's president, Vladimir Putin, and China's leader, Xi Jinping. "


def ask(text: str) -> list[str | None]:
    return [point.question for point in analyse(make_article(NAMED + text)).open_points]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The ministry did not say whether Wang would meet Putin again.", "Will Wang Yi meet Vladimir Putin again?"),
        ("It was unclear on Sunday whether Putin had accepted the terms.", "Has Vladimir Putin accepted the terms?"),
        ("The Kremlin has not said when Putin will travel to China.", "When will Vladimir Putin travel to China?"),
        ("The spokesman said he did not rule out a meeting between Wang and Putin.",
         "Will Wang Yi and Vladimir Putin meet?"),
        ("Beijing has yet to confirm a state visit by Xi to Moscow later this year.",
         "Will Xi Jinping make a state visit to Moscow later this year?"),
        ("A spokesman declined to confirm that Putin would attend the summit.",
         "Will Vladimir Putin attend the summit?"),
    ],
)  # fmt: skip
def test_an_uncertain_clause_becomes_a_question(text: str, question: str) -> None:
    assert ask(text) == [question]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not say that Wang would meet Putin.",
        "The ministry said Wang would meet Putin.",
        "Putin did not mention the pipeline.",
        "The ministry has yet to announce a visit.",
    ],
)
def test_what_was_merely_not_said_raises_no_question(text: str) -> None:
    assert ask(text) == []


def test_what_cannot_be_asked_safely_is_left_as_it_stands() -> None:
    assert ask("The ministry has yet to announce its decision.") == [None]
    assert ask("It was unclear whether they would come.") == [None]


def test_a_plan_is_asked_for_by_the_event_before_it() -> None:
    text = (
        "Wang's trip may foreshadow a state visit by Xi Jinping to Moscow. "
        "Putin extended an invitation, but Beijing has yet to confirm any plans."
    )
    [point] = analyse(make_article(NAMED + text)).open_points
    assert point.question == "Will Xi Jinping make a state visit to Moscow?"
    assert [span.of(NAMED + text) for span in point.basis][-1] == "Beijing has yet to confirm any plans."


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Officials said Iran has yet to respond to the offer of talks.", "Will Iran respond to the offer of talks?"),
        ("The US says that Iran has yet to release the hostages.", "Will Iran release the hostages?"),
        ("The US believes Iran has yet to release the hostages.", None),
        ("Officials told reporters Iran has yet to release the hostages.", None),
    ],
)
def test_who_says_it_is_no_part_of_the_question(text: str, question: str | None) -> None:
    assert ask(text) == [question]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The ministry did not say whether the drone was shot down by Iran.", "Was the drone shot down by Iran?"),
        ("It was unclear whether Wang was at the meeting in Geneva on Monday.",
         "Was Wang Yi at the meeting in Geneva on Monday?"),
        ("It was unclear whether Wang was planning to visit Moscow.", "Is Wang Yi planning to visit Moscow?"),
        ("It was unclear whether Putin had left Moscow on Monday.", None),
        ("The ministry did not say when exactly Wang will land in Moscow.",
         "When exactly will Wang Yi land in Moscow?"),
    ],
)  # fmt: skip
def test_a_question_keeps_the_time_of_what_is_past(text: str, question: str | None) -> None:
    assert ask(text) == [question]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The ministry did not say whether any suspects had been detained.", "Have any suspects been detained?"),
        ("It was unclear whether talks with Norland had been called off.", "Have talks with Norland been called off?"),
        ("It was unclear whether two of the soldiers had been captured.", "Have two of the soldiers been captured?"),
        ("It was unclear whether the police had closed the road.", "Have the police closed the road?"),
        ("It was unclear whether Norway and Sweden had signed the accord.",
         "Have Norway and Sweden signed the accord?"),
        ("It was unclear whether the chief of the armed forces had resigned.",
         "Has the chief of the armed forces resigned?"),
        ("It was unclear whether the United States had signed the accord.", "Has the United States signed the accord?"),
        ("It was unclear whether the virus had reached Moscow.", "Has the virus reached Moscow?"),
        ("It was unclear whether the Greens had signed the accord.", None),
        ("It was unclear whether trade and industry leaders had signed the accord.", None),
        ("It was unclear whether Putin would take part.", None),
        ("It was unclear whether Putin would attend.", None),
        ("It was unclear whether Putin would take part in the summit.", "Will Vladimir Putin take part in the summit?"),
    ],
)  # fmt: skip
def test_a_question_agrees_with_its_subject_and_names_its_object(text: str, question: str | None) -> None:
    assert ask(text) == [question]


def test_who_has_not_yet_replied_is_asked_after_the_invitation_told_before() -> None:
    told = (
        "The union has invited Norway and Chile to an emergency meeting in Bergen on Friday. Chile will attend, its "
        "envoy said. Oslo has not yet replied."
    )
    [point] = analyse(make_article(told)).open_points
    assert point.question == "Will Oslo reply to the invitation to an emergency meeting in Bergen?"
    assert not analyse(make_article("It rained in Bergen on Friday. Oslo has not yet replied.")).open_points[0].question


def test_what_somebody_would_not_say_or_comment_on_is_open() -> None:
    assert ask("Putin would not say whether Wang would stay.") == ["Will Wang Yi stay?"]
    assert ask("Neither minister would comment on the future of the fleet in Bergen.") == [None]


def test_a_week_of_a_month_is_a_date_ahead() -> None:
    events = analyse(make_article("Kari Holm will visit Bergen in the first week of July, Oslo said.")).events
    assert [each.date for each in events] == ["2023-07"]


def test_judges_in_a_seat_of_international_courts_do_not_speak_for_its_state() -> None:
    told = "{} in The Hague said there were grounds to believe that the general had ordered it."
    speakers = [analyse(make_article(told.format(who))).attributions[0].actor for who in ("Judges", "Officials")]
    assert speakers == [None, "state:NL"]
