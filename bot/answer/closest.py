"""Finds what comes closest to a question that nothing answers plainly: an article, or words that meet most of it."""

from collections.abc import Mapping, Sequence

from bot.answer.candidates import Candidate, adds, is_in_place, list_candidates
from bot.answer.later import leave_out_corrected
from bot.answer.question import QuestionRead
from bot.answer.reserves import with_reserve
from bot.answer.search import Findings
from bot.answer.spotting import Spotter
from bot.answer.weigh import WeighedPassage
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.text.gazetteer import load_gazetteer

_NEAR, _NEAR_WITHOUT_A_NAME = 0.34, 0.67
"""The part of a question that an article's best sentence must meet for the article to be named as the closest."""
_MOST_OF_IT = 0.5
"""The part that a sentence must meet to be shown as the closest, with a name that was asked about in its article."""
_AS_NEAR = 0.8
_MOST = 2


def find_closest(
    question: QuestionRead, passages: Sequence[WeighedPassage], articles: Mapping[ArticleId, Article]
) -> Article | None:
    """The article of the best passage, where its best sentence meets a third of what was asked and it has one of the
    names or is a named publisher's, or else two thirds; of several the one whose title tells most of what was asked."""
    asked = Spotter(question.terms, load_gazetteer())
    near: dict[Article, int] = {}
    for passage in passages:
        if question.terms and passage.sentences and passage.sentences[0].own >= _NEAR:
            article = articles[passage.article_id]
            if passage.sentences[0].own >= _NEAR_WITHOUT_A_NAME or _is_named(question, article):
                near.setdefault(article, len({spot.term for spot in asked.find(article.title or "")}))
    return max(near, key=lambda each: near[each], default=None)


def list_closest_words(question: QuestionRead, findings: Findings) -> tuple[tuple[Article, Span], ...]:
    """Give the sentence that meets most of a question, and one more that comes near it and tells more, newest first,
    each with the reserve that stands behind it, and none that was taken back."""
    known = list_candidates(findings.passages, dict(findings.articles), least=0.0)
    titled = _find_titled(question, findings)
    close = [
        each
        for each in leave_out_corrected(known, known)
        if (each.sentence.own >= _MOST_OF_IT or each.article.id in titled)
        and (each.sentence.own >= _NEAR_WITHOUT_A_NAME or _is_named(question, each.article))
    ]
    chosen: list[Candidate] = []
    for each in sorted(close, key=lambda one: (one.sentence.own, one.when), reverse=True):
        near = not chosen or each.sentence.own >= _AS_NEAR * chosen[0].sentence.own
        if near and all(adds(each, other) for other in chosen) and is_in_place(each.article, each.sentence.span):
            chosen.append(each)
        if len(chosen) == _MOST:
            break
    chosen.sort(key=lambda each: each.when, reverse=True)
    return tuple((each.article, each.told) for each in map(with_reserve, chosen))


def _find_titled(question: QuestionRead, findings: Findings) -> frozenset[ArticleId]:
    """The articles whose title meets two thirds of a question, and so tells what their sentences are on."""
    asked, needed = Spotter(question.terms, load_gazetteer()), _NEAR_WITHOUT_A_NAME * len(question.terms)
    met = {each.id: len({spot.term for spot in asked.find(each.title or "")}) for each in findings.articles.values()}
    return frozenset(article for article, count in met.items() if count and count >= needed)


def _is_named(question: QuestionRead, article: Article) -> bool:
    """Say whether it names something that was asked about, or its publisher was."""
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    return article.publisher.name in question.publishers or bool(names.find(f"{article.title}. {article.text}"))
