"""What stands right beside the best sentence is read on to, as it need not say again what that one says."""

from datetime import UTC, datetime

import pytest

from bot.answer.choose import Candidate, choose, list_candidates
from bot.answer.question import read_question
from bot.answer.sentences import WeighedSentence
from bot.answer.weigh import Measures, WeighedPassage
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from tests.factories import make_article

BEST = "The opera that was cheered most will be shown again in Split next year."
BEHIND = "“Ero the Joker” fills every house."
FURTHER = "Tickets for all evenings are sold at the harbour."
REPORT = make_article(f"{BEST} {BEHIND} {FURTHER}", url="https://n.example/1")


def candidate(article: Article, words: str, own: float, score: float) -> Candidate:
    """A sentence that meets so much of the question beside one that meets all of it."""
    start = article.text.index(words)
    return Candidate(article, WeighedSentence(Span(start, start + len(words)), score, own, 1.0, fits=True), score)


def told(question: str, *candidates: Candidate) -> list[str]:
    read = read_question(question, datetime(2023, 3, 15, tzinfo=UTC), (), load_gazetteer())
    return [each.words for group in choose(read, candidates) for each in group.chosen]


def test_the_sentence_behind_the_best_is_shown_and_no_other_that_meets_nothing() -> None:
    found = (
        candidate(REPORT, BEST, 1.0, 1.2),
        candidate(REPORT, BEHIND, 0.0, 0.9),
        candidate(REPORT, FURTHER, 0.0, 0.9),
    )
    assert told("Which opera will be shown again in Split?", *found) == [BEST, BEHIND]


@pytest.mark.parametrize("question", ["Will the opera be shown again in Split?", "When will the opera be shown again?"])
def test_what_is_settled_in_one_sentence_is_not_read_on_from(question: str) -> None:
    assert told(question, candidate(REPORT, BEST, 1.0, 1.2), candidate(REPORT, BEHIND, 0.0, 0.9)) == [BEST]


def test_a_heading_is_no_sentence_to_read_on_to() -> None:
    report = make_article(f"{BEST}\nREAD NEXT", url="https://n.example/2")
    found = (candidate(report, BEST, 1.0, 1.2), candidate(report, "READ NEXT", 0.0, 0.9))
    assert told("Which opera will be shown again in Split?", *found) == [BEST]


def test_of_two_sentences_alike_that_of_the_best_article_comes_first() -> None:
    second = make_article(f"In Split {BEST[0].lower()}{BEST[1:]}", url="https://n.example/2")
    sentence = WeighedSentence(Span(0, len(BEST)), 0.7, 0.8, 0.8, fits=True)
    better = WeighedSentence(Span(0, len(second.text)), 0.72, 0.8, 0.8, fits=True)
    measures = Measures(1.0, 1.0, 1.0, 1.0, 1.0)
    passages = (
        WeighedPassage(REPORT.id, Span(0, len(REPORT.text)), 0.80, 0.8, measures, (sentence,)),
        WeighedPassage(second.id, Span(0, len(second.text)), 0.79, 0.8, measures, (better,)),
    )
    first, _ = list_candidates(passages, {REPORT.id: REPORT, second.id: second})
    assert first.article == REPORT
