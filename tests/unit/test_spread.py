"""Whether a disease has reached a place is told by cases there; what is feared there or told of elsewhere is none."""

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.candidates import Candidate
from bot.answer.holding.happenings import iter_told
from bot.answer.holding.spread import tell_spread
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article

HERE = "Measles has killed nine people in Togo, the ministry said."


def list_told(question: str, *texts: str) -> list[str]:
    """Give what is told of a disease in a place by reports of one day each, the oldest first."""
    known = list[Candidate]()
    for at, text in enumerate(texts):
        article = make_article(text, title="Report", url=f"https://n.example/{at}", published=NOW.replace(day=1 + at))
        known += list(iter_told(article))
    read = read_whole(question, question, NOW, load_gazetteer())
    return [each.words for each in tell_spread(read, known)]


@pytest.mark.parametrize(
    "question",
    [
        "Has measles reached Benin?",
        "Has measles spread to Benin yet?",
        "did measles cross into Benin?",
        "Has the measles outbreak reached Benin?",
        "Is there measles in Benin?",
        "Are there any cases of measles in Benin?",
        "Have measles cases been confirmed in Benin?",
        "Has Benin reported any cases of measles?",
        "Has Benin had any measles cases so far?",
        "Have there been measles infections in Benin?",
    ],
)
def test_it_is_asked_in_many_ways(question: str) -> None:
    told = "The first case in Benin was confirmed on Tuesday."
    assert list_told(question, f"{HERE} The outbreak goes on. {told}") == [told]


@pytest.mark.parametrize(
    "told",
    [
        "Benin has reported nine cases and no deaths.",
        "Two infections were detected in the north of Benin.",
        "The disease has spread to Benin.",
        "In Benin three patients were taken to hospital.",
        "Benin’s health ministry confirmed a first case on Monday.",
        "It has crossed into neighbouring Benin.",
        "No case has been confirmed in Benin.",
    ],
)
def test_it_is_told_in_many_ways(told: str) -> None:
    assert list_told("Has measles reached Benin?", f"{HERE} {told}") == [told]


@pytest.mark.parametrize(
    "told",
    [
        "Benin has begun health checks at its border.",
        "The disease may spread to Benin, doctors said.",
        "Togo reported nine cases.",
        "Benin reported no new cases on Monday.",
        "A court in Benin heard two cases against a doctor.",
        "Benin’s minister visited patients in Togo.",
        "Benin sent 9,000 doses.",
    ],
)
def test_what_tells_of_no_case_there_does_not(told: str) -> None:
    assert list_told("Has measles reached Benin?", f"{HERE} {told}") == []


def test_the_first_and_the_newest_are_told_and_no_older_denial() -> None:
    none, first, then = "No case is known in Benin.", "The first case in Benin was found.", "Benin has 20 cases."
    read = [f"{HERE} {each}" for each in (none, first, then)]
    assert list_told("Has measles reached Benin?", *read) == [first, then]
    assert list_told("Has measles reached Benin?", *read[:1]) == [none]
    assert list_told("When did measles reach Benin?", *read) == []
    dated = f"{HERE} The first case in Benin was found on Sunday."
    assert list_told("When did measles reach Benin?", dated) == ["The first case in Benin was found on Sunday."]


@pytest.mark.parametrize(
    "question", ["Has the ferry reached Benin?", "Has Togo reached Benin?", "How many cases are there in Benin?"]
)
def test_other_things_are_not_looked_for_so(question: str) -> None:
    assert list_told(question, f"{HERE} The first case in Benin was found. The ferry left.") == []
