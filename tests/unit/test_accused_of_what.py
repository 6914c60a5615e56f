"""Of what somebody is accused is told in many words, and by none that tell only that they are, or accuse others."""

import pytest

from bot.answer.asked.question import read_whole
from bot.answer.found.candidates import Candidate
from bot.answer.holding.accusations import keep_accusing, tell_accusation
from bot.answer.holding.happenings import iter_told
from bot.text.gazetteer import load_gazetteer
from tests.factories import NOW, make_article


def list_told(question: str, *texts: str) -> list[str]:
    """Give what is told of the accusation by reports of one day each, the oldest first."""
    known = list[Candidate]()
    for at, text in enumerate(texts):
        article = make_article(text, title="Report", url=f"https://n.example/{at}", published=NOW.replace(day=1 + at))
        known += list(iter_told(article))
    read = read_whole(question, question, NOW, load_gazetteer())
    return [each.told.of(each.article.text) for each in tell_accusation(read, known)]


def list_kept(question: str, text: str) -> list[str]:
    """Give the sentences of a report that may tell what anybody is accused of who is asked about."""
    told = list(iter_told(make_article(text, title="Report")))
    read = read_whole(question, question, NOW, load_gazetteer())
    return [each.words for each in keep_accusing(read, told)]


ASKED = (
    "What is Marek Dolny accused of?",
    "What was Dolny charged with?",
    "What is Dolny on trial for?",
    "what is Marek Dolny wanted for?",
    "What was Dolny arrested for?",
    "Of what is Dolny suspected?",
    "What are the charges against Marek Dolny?",
    "What charges does Dolny face?",
    "What do they accuse Dolny of?",
    "What do the prosecutors accuse Marek Dolny of?",
    "What did the police charge Dolny with?",
)
ACCUSED = (
    "The banker Marek Dolny has been charged with forging 40 contracts.",
    "Marek Dolny, accused of having forged contracts, was led into the court in handcuffs.",
    "Police in Brno accused Dolny of selling forged contracts to pensioners.",
    "Dolny was arrested at his villa on Sunday on suspicion of forging contracts.",
    "Customs officers detained Marek Dolny on Sunday over forged contracts.",
    "Dolny went on trial on Monday for forgery.",
    "Dolny pleaded not guilty to four counts of forgery.",
    "A judge signed a warrant against Dolny for forging contracts.",
    "Prosecutors said that Dolny was suspected of forging contracts.",
    "Dolny is wanted in Slovakia for forging contracts.",
    "Dolny faces two charges of forgery and one of theft.",
    "Marek Dolny, a banker, came home from Peru on Sunday, accused of forging contracts.",
    "Dolny was arrested on Sunday and charged with forgery.",
    "The trial of Marek Dolny, accused of forgery, opened on Monday.",
    "Police in Brno arrested Dolny on Sunday and charged him with forgery.",
    "Dolny is alleged to have forged 40 contracts.",
)
NOT_OF_HIM = (
    "Dolny denied the accusation.",
    "The charge against Dolny stands, and his trial is to begin on 1 December.",
    "Dolny accused the police of theft.",
    "Dolny’s driver was charged with stealing a car.",
    "Ana Ruiz left the office of Dolny on Sunday, accused of forging contracts.",
    "Ana Ruiz was held with Dolny and charged with forging contracts.",
    "Ana Ruiz was accused of stealing from Dolny.",
    "Dolny was held for two months before the trial.",
    "Dolny was arrested on Sunday at his villa.",
    "Prosecutors charged Dolny and let him go home.",
    "Dolny said that the minister should be charged with fraud.",
    "Dolny charged 20 euros for a ticket.",
    "The hotel that Dolny owns was accused of wasting water.",
    "Dolny should be charged with fraud, the opposition said.",
)


@pytest.mark.parametrize("question", ASKED)
def test_it_is_asked_in_many_ways(question: str) -> None:
    assert list_told(question, ACCUSED[0]) == [ACCUSED[0]]


@pytest.mark.parametrize("told", ACCUSED)
def test_it_is_told_in_many_ways(told: str) -> None:
    assert list_told(ASKED[0], f"It rained. {told} The street was shut.") == [told]


@pytest.mark.parametrize("told", NOT_OF_HIM)
def test_what_tells_no_accusation_of_him_is_none(told: str) -> None:
    assert list_told(ASKED[0], f"It rained. {told} The street was shut.") == []


def test_a_pronoun_is_told_with_whom_it_means() -> None:
    told = "The banker Marek Dolny was held on Sunday. The police said he was suspected of forging contracts."
    assert list_told(ASKED[0], f"{told} It rained.") == [told]
    bank = "The bank dismissed Marek Dolny on Sunday. It is accused of hiding losses."
    assert list_told(ASKED[0], bank) == []
    other = "Marek Dolny was held on Sunday with Jan Novak. The police said he was suspected of forging contracts."
    assert list_told(ASKED[0], other) == []


def test_the_newest_charge_comes_first_and_the_denial_beside_it() -> None:
    first = "Marek Dolny was arrested on suspicion of forging contracts."
    then = "Marek Dolny was charged on Tuesday with theft."
    denial = "Dolny denied the charge."
    assert list_told(ASKED[0], first, f"{then} The court was full.", f"Rain fell. {denial}") == [then, denial]
    assert list_told(ASKED[0], f"{first} {denial}", then) == [then]
    dropped = "The charges against Dolny were dropped on Friday."
    assert list_told(ASKED[0], then, dropped) == [then, dropped]
    assert list_told(ASKED[0], then, "His lawyer said the charges against Dolny should be dropped.") == [then]


def test_states_and_firms_are_accused_as_well() -> None:
    told = "Norway accused Russia of jamming the radio of ships."
    assert list_told("What is Russia accused of?", told) == [told]
    assert list_told("What is Norway accused of?", told) == []


@pytest.mark.parametrize(
    "question",
    [
        "Who accused Dolny?",
        "What does Norway accuse Russia of?",
        "What is Dolny proud of?",
        "Is Dolny accused of theft?",
    ],
)
def test_other_questions_are_not_of_it(question: str) -> None:
    assert list_told(question, *ACCUSED) == []


@pytest.mark.parametrize("told", NOT_OF_HIM[:5])
def test_what_tells_that_of_somebody_else_or_of_nobody_answers_nothing(told: str) -> None:
    assert list_kept(ASKED[0], told) == []


def test_who_is_told_by_what_they_are_is_called_so() -> None:
    told = "The captain was charged with having slept. She was charged with theft. The captain denied the charge."
    assert list_kept("What is the captain of the ferry charged with?", told) == [told.partition(" She")[0]]
    assert list_kept("What is Dolny’s driver accused of?", told) == []
    assert len(list_kept("Who is the captain?", told)) == 3
