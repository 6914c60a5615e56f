"""What is told in passing, as when or of whom something else was, has no cause in what stands behind that; nor has what
is counted, where a number changed."""

from datetime import UTC, datetime

import pytest

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import Candidate
from bot.answer.found.causes import tells_cause
from bot.answer.holding.happenings import iter_told
from bot.answer.holding.reasons import find_reasons
from bot.answer.thread.reading import read_question
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article


def ask(question: str) -> QuestionRead:
    return read_question(question, datetime(2025, 5, 20, tzinfo=UTC), (), load_gazetteer(), {})


def tells(asked: str, words: str) -> bool:
    question = ask(asked)
    return tells_cause(question, question.understood.lower(), words)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            "Why did the barge capsize?",
            "Those who died when a barge capsized have been named after a search of the hold.",
        ),
        ("Why did the bridge fall?", "The mayor who led the town when the bridge fell has resigned after protests."),
        (
            "Why did the dam break?",
            "Farmers who lost fields when the dam broke were paid on Monday following a ruling.",
        ),
        ("Why did the tanker sink?", "The captain of the tanker that sank in May was freed following an appeal."),
        ("Why did the tanker sink?", "The tanker, which sank on Friday, was raised after a week of work."),
        ("Why did the mine flood?", "The toll of the flood in the mine rose to 14 after two men died in hospital."),
        ("Why did the roof fall?", "The number of those hurt when the roof fell was put at nine amid confusion."),
    ],
)
def test_what_is_told_in_passing_has_no_cause_behind_it(asked: str, words: str) -> None:
    assert not tells(asked, words)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Why did the barge capsize?", "A barge capsized off Sund on Monday after its load had shifted."),
        ("Why did the barge capsize?", "The harbour board said that the barge capsized after a wave had struck it."),
        ("Why did the barge capsize?", "It was the hold that flooded when the barge capsized after a wave struck it."),
        ("Why did the bridge fall?", "Two men died when the bridge fell after a barge had hit it."),
        ("Why did the tanker sink?", "The tanker, which had left Varn on Friday, sank after it hit a rock."),
        ("Why was the minister dismissed?", "The minister who led the talks was dismissed after he mocked the army."),
        ("Why did the crowd leave?", "As the speech began, the crowd left in protest at the price of bread."),
        ("Why did the toll rise?", "The toll of the mine disaster rose to 14 after two men died in hospital."),
        ("Why was the number of cases lowered?", "The number of cases was lowered after an error was found."),
    ],
)
def test_the_cause_of_what_a_sentence_tells_itself_stays(asked: str, words: str) -> None:
    assert tells(asked, words)


def test_a_count_that_grew_is_not_what_a_reason_stands_behind() -> None:
    article = make_article(
        "The toll of the mine disaster rose to 14 on Monday. Ten men had been dug out of it by then. They are ill.",
        title="Report",
    )
    told: list[Candidate] = list(iter_told(article))
    assert find_reasons(ask("What caused the mine disaster?"), told[:1]) == (None, [])


@pytest.mark.parametrize(
    ("asked", "title", "words", "found"),
    [
        ("Why was Novak moved to prison?", "Novak moved from home to prison",
         "A court has ordered Ivo Novak to be held in prison because he rang a witness, his lawyer said.", True),
        ("Why was the pass shut?", "Kolmen pass shut for a week",
         "The pass at Kolmen is barred to all cars because snow has covered its road, the police said.", True),
        ("Why was Novak moved to prison?", "Novak gives evidence",
         "A court has ordered Ivo Novak to be held in prison because he rang a witness, his lawyer said.", False),
        ("Why was Novak moved to prison?", "Novak moved from home to prison",
         "Ivo Novak was led to prison on Monday, but his party stayed calm because it had a vote to win.", False),
        ("Why was Novak moved to prison?", "Novak moved from home to prison",
         "Ivo Novak was led to prison on Monday, his lawyer said.", False),
    ],
)  # fmt: skip
def test_a_report_that_opens_with_why_gives_the_reason_of_its_title(
    asked: str, title: str, words: str, found: bool
) -> None:
    told = list(iter_told(make_article(f"{words} It was late.", title=title)))
    label, reasons = find_reasons(ask(asked), told[:1])
    assert (label is None and [each.words for each in reasons] == [words]) is found
