"""Writes an answer of fixed words of ours and of places in articles, each cited."""

from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.speaking.joining import restore
from bot.evidence.quotes import cite, make_source
from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import CitedSource, Claim
from bot.model.conversation import Answer


def write_cited(question: QuestionRead, parts: Sequence[tuple[str | None, Sequence[tuple[Article, Span]]]]) -> Answer:
    """Give an answer of fixed words of ours and of what stands in articles, each place once."""
    sources: dict[ArticleId, CitedSource] = {}
    shown: dict[ArticleId, list[Span]] = {}
    claims: list[Claim] = []
    for label, places in parts:
        claims += [Claim(label, "label")] if label else []
        for article, span in (restore(*each) for each in places):
            if any(map(span.meets, shown.get(article.id, ()))):
                continue
            shown.setdefault(article.id, []).append(span)
            source = sources.setdefault(article.id, make_source(len(sources) + 1, article))
            words = " ".join(span.of(article.text).split())
            claims.append(Claim(words, "copied", (cite(source.n, article, span),)))
    return Answer(question.asked, question.understood, tuple(claims), False, None, tuple(sources.values()))
