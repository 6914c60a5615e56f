"""Says how surely something is told: which outlets tell the sentence itself, in how many reports, and which accounts
plainly contradict it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answer.asked.terms import is_asking, root, roots
from bot.evidence.quotes import cite, make_source
from bot.evidence.reading import read
from bot.evidence.support import measure
from bot.evidence.verify import Cited, verify
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.model.briefing import CitedSource, Claim
from bot.model.conversation import Answer
from bot.model.story import Account, Dispute, Story
from bot.text.gazetteer import load_gazetteer

Tellers = tuple[ArticleId, ...]
"""The articles that tell a sentence, the one it is taken from first."""
_ALL = 0.9
"""The part of a sentence's words that stand where it is told again; in reprints some are spelt otherwise."""


_LEAST = 2
"""Plain words that a denial has in common with what it denies."""
_NO_NAME = re.compile(r"\b[A-ZÀ-Ž][\w’'-]*")
_DENY = root("denied")


@dataclass(frozen=True, slots=True)
class Standing:
    """How an answer's sentences stand in what was read of the same: who tells each, by which stories, and the accounts
    that contradict one another in these."""

    tellers: tuple[Tellers, ...]
    materials: Mapping[ArticleId, Material]
    stories: tuple[Story, ...] = ()
    among: tuple[Dispute, ...] = ()
    """Contradictions among the answer's own reports, which may be of several stories."""

    @property
    def disputes(self) -> list[Dispute]:
        """Give all contradictions."""
        return [*self.among, *(each for story in self.stories for each in story.disputes)]

    def name_outlets(self, articles: Iterable[ArticleId]) -> list[str]:
        """Give the publishers of articles, each once."""
        return list(dict.fromkeys(self.materials[each].article.publisher.name for each in articles))

    def are_one_report(self, articles: Tellers) -> bool:
        """Say whether articles carry one report, told on."""
        reports = (report for story in self.stories for origin in story.origins for report in origin.reports)
        return len(articles) > 1 and any(set(articles) <= set(report) for report in reports)


def list_tellers(answer: Answer, materials: Sequence[Material]) -> tuple[Tellers, ...]:
    """Give of each sentence of an answer the articles that tell it: where a sentence holds all that it says. Heavy, so
    it is run in a worker process."""
    own = {each.n: each.article_id for each in answer.sources}
    by_id = {each.article.id: each for each in materials}
    tellers: list[Tellers] = []
    for claim in (each for each in answer.answer if each.citations):
        cited = [(own[each.n], Span(each.start, each.end)) for each in claim.citations]
        denies = any(_denies(by_id[article], span) for article, span in cited if article in by_id)
        others = (each.article.id for each in materials if _tells(each, claim.text, denies=denies))
        tellers.append(tuple(dict.fromkeys((*(article for article, _ in cited), *others))))
    return tuple(tellers)


def _denies(material: Material, span: Span) -> bool:
    """Say whether somebody denies something in a part of an article."""
    denying = (each.source for each in material.analysis.attributions if each.kind == "denies")
    return any(span.holds(each) for each in denying)


def _tells(material: Material, text: str, *, denies: bool) -> bool:
    """Say whether an article has all words of a sentence in one of its own, or in two that follow each other, where
    nothing is denied unless it `denies`, and which the check of claims finds no fault with."""
    article, told = material.article, [each.span for each in material.analysis.sentences]
    claim = read(text)
    return any(
        measure(claim, read(span.of(article.text))).words >= _ALL
        and (denies or not _denies(material, span))
        and not verify(text, [Cited(article, span, span.of(article.text))])
        for span in (*told, *(Span(one.start, two.end) for one, two in pairwise(told)))
    )


def list_denials(answer: Answer, materials: Iterable[Material]) -> tuple[Dispute, ...]:
    """Give what an answer tells with the sentences of any article in which that is denied: the same is done or said
    there, and of nobody else."""
    own = {each.n: each.article_id for each in answer.sources}
    denied = [
        (each.article, each.analysis.sentences[one.sentence].span)
        for each in materials
        for one in each.analysis.attributions
        if one.kind == "denies"
    ]
    found = []
    for claim in (each for each in answer.answer if each.citations):
        cited = claim.citations[0]
        told = Account(own[cited.n], Span(cited.start, cited.end))
        for article, span in denied:
            itself = article.id == told.article_id and span.meets(told.span)
            if not itself and _is_same(claim.text, span.of(article.text)):
                found.append(Dispute(claim.text, (told, Account(article.id, span))))
    return tuple(found)


def _is_plain(word: str) -> bool:
    return not is_asking(word) and word != _DENY


def _is_same(told: str, denied: str) -> bool:
    """Say whether a denial is of what is told: more than half of its plain words are, and no other state."""
    mine, its = (frozenset(filter(_is_plain, roots(_NO_NAME.sub(" ", words)))) for words in (told, denied))
    names, others = ({each.key for each in load_gazetteer().scan(words)} for words in (told, denied))
    apart = names and others and names.isdisjoint(others)
    return not apart and len(mine & its) >= _LEAST and 2 * len(mine & its) > min(len(mine), len(its))


def list_contradicting(answer: Answer, disputes: Sequence[Dispute]) -> Iterator[tuple[list[Account], list[Account]]]:
    """Give the accounts that an answer tells, and those that contradict them."""
    own = {each.n: each.article_id for each in answer.sources}
    shown = [(own[each.n], Span(each.start, each.end)) for claim in answer.answer for each in claim.citations]
    for dispute in disputes:
        told = [
            each
            for each in dispute.accounts
            if any(each.article_id == article and each.span.meets(span) for article, span in shown)
        ]
        if told:
            yield told, [each for each in dispute.accounts if each not in told]


def add_accounts(answer: Answer, accounts: Iterable[Account], standing: Standing) -> tuple[Answer, list[Claim]]:
    """Give accounts as sentences with an answer that has their sources, each place once."""
    sources: dict[ArticleId, CitedSource] = {each.article_id: each for each in answer.sources}
    claims: dict[str, Claim] = {}
    for each in accounts:
        material = standing.materials.get(each.article_id)
        if material is None:
            continue
        article = material.article
        span = next((one.span for one in material.analysis.sentences if one.span.holds(each.span)), each.span)
        source = sources.setdefault(article.id, make_source(len(sources) + 1, article))
        words = " ".join(span.of(article.text).split())
        claims.setdefault(words, Claim(words, "copied", (cite(source.n, article, span),)))
    return replace(answer, sources=tuple(sources.values())), list(claims.values())
