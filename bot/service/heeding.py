"""Keeps from an answer what briefings leave out as taken back, by the same rules: by the report that tells it, or by
its newsroom in another text that was found. Only the reports that an answer shows are held against that."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answer.asked.question import QuestionRead
from bot.answer.found.search import Findings
from bot.answer.found.sentences import WeighedSentence
from bot.answer.found.weigh import WeighedPassage
from bot.answer.speaking.joining import Joined, restore
from bot.answer.telling.later import CORRECTED_SINCE
from bot.answer.telling.refusing import refuse, say_what_is_near
from bot.model.analysis import Material, Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import Claim
from bot.model.conversation import Answer
from bot.summarize.corrections import find_corrected, find_notice_of, lists_corrections
from bot.summarize.regretted import tells_regretted
from bot.summarize.retracted import list_retracted, may_take_back
from bot.summarize.withdrawals import list_noticed
from bot.text.analysis import analyse
from bot.text.gainsaid import calls_false, find_gainsaid
from bot.text.publishers import share_newsroom
from bot.text.regrets import Regret, is_headed, is_verdict, list_regrets
from bot.text.undercut import find_undercut

_MOST_TURNS = 4
"""How often what is taken back may be left out and the rest be looked at anew."""
_MOST_NOTICES = 8
_WORD = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence that is taken back."""

    article_id: ArticleId
    span: Span
    by: Span | None = None
    """The sentence behind it that does so, with which it may be shown."""

    def spoils(self, article_id: ArticleId, place: Span) -> bool:
        """Say whether a place tells it without what takes it back."""
        return article_id == self.article_id and place.meets(self.span) and not (self.by and place.meets(self.by))


def heed(
    question: QuestionRead,
    findings: Findings,
    materials: Mapping[ArticleId, Material],
    write: Callable[[Findings, Mapping[ArticleId, Material]], Answer],
) -> tuple[Answer, Findings | None]:
    """Write an answer, or a refusal with what is near, that shows nothing taken back; and give what it was left to
    write from, None where that is all that was found. A notice answers where no other newsroom tells as so what it
    takes back, and nothing else does where it takes back a name or a picture alone."""
    answer, left = _write_without(question, findings, materials, write, pages=True)
    notice = _find_first(answer, findings.articles)
    if notice is None:
        return answer, left
    regrets = _list_shown_regrets(answer, notice)
    plain, without = _write_without(question, findings, materials, write, pages=False)
    words = [claim.text for claim in plain.answer if claim.citations]
    if not plain.refused and (not regrets or any(tells_regretted(words[0], each) for each in regrets)):
        return (answer, left) if not regrets and _counts_newer(question, answer, plain) else (plain, without)
    return _head(answer) if regrets else answer, left


def _write_without(
    question: QuestionRead,
    findings: Findings,
    materials: Mapping[ArticleId, Material],
    write: Callable[[Findings, Mapping[ArticleId, Material]], Answer],
    *,
    pages: bool,
) -> tuple[Answer, Findings | None]:
    """Write until nothing is shown that is taken back; `pages` of corrections may be shown, in so far as they tell with
    it how it is."""
    taken: frozenset[Taken] = frozenset()
    kept, heard = findings, materials
    articles = {**{each: material.article for each, material in materials.items()}, **findings.articles}
    for _ in range(_MOST_TURNS):
        answer = write(kept, heard)
        shown = _list_shown(answer)
        told = [articles[each] for each in shown if each in articles]
        found = _list_taken_back(told, articles, pages=pages) if shown else ()
        bare = {each for each in found if _is_bare(each, shown.get(each.article_id, ()))}
        if not bare:
            return answer, kept if taken else None
        taken |= bare | {each for each in found if each.by is None}
        kept, heard = _leave_out(findings, taken), _hear_without(materials, taken)
    return refuse(question, say_what_is_near(question, kept)), kept


def _find_first(answer: Answer, articles: Mapping[ArticleId, Article]) -> Material | None:
    """Give the report with which an answer begins, where that is headed as a notice."""
    cited = [each.n for claim in answer.answer[:1] for each in claim.citations] if not answer.refused else []
    first = articles.get(next((each.article_id for each in answer.sources if each.n in cited[:1]), ArticleId("")))
    return _read(first) if first is not None and is_headed(first.title, first.text, first.publisher.name) else None


def _counts_newer(question: QuestionRead, answer: Answer, plain: Answer) -> bool:
    """Say whether an answer to how many there are rests on newer reports than another one: a notice may count anew."""
    days = [[each.published for each in one.sources if each.published is not None] for one in (answer, plain)]
    return question.kind == "how_many" and all(days) and max(days[0]) > max(days[1])


def _list_shown_regrets(answer: Answer, notice: Material) -> list[Regret]:
    its, sentences = notice.article, notice.analysis.sentences
    places = _list_shown(answer).get(its.id, ())
    regrets = list_regrets(its.title, its.text, sentences, its.publisher.name)
    return [each for each in regrets if any(map(sentences[each.sentence].span.meets, places))]


def _head(answer: Answer) -> Answer:
    return replace(answer, answer=(Claim(CORRECTED_SINCE, "label"), *answer.answer))


def _is_bare(taken: Taken, places: Sequence[Span]) -> bool:
    """Say whether it is shown, and what takes it back is not."""
    return any(map(taken.span.meets, places)) and not (taken.by is not None and any(map(taken.by.meets, places)))


def _hear_without(materials: Mapping[ArticleId, Material], taken: frozenset[Taken]) -> dict[ArticleId, Material]:
    gone = {each.article_id for each in taken}
    left = {each: _blank(materials[each].article, taken) for each in gone & materials.keys()}
    return {**materials, **{each: Material(article, analyse(article)) for each, article in left.items()}}


def _leave_out(findings: Findings, taken: frozenset[Taken]) -> Findings:
    articles = {each: _blank(article, taken) for each, article in findings.articles.items()}
    passages = tuple(_leave_out_of(each, findings.articles[each.article_id], taken) for each in findings.passages)
    return replace(findings, articles=articles, passages=passages)


def _leave_out_of(passage: WeighedPassage, article: Article, taken: frozenset[Taken]) -> WeighedPassage:
    """Give a passage without what tells something taken back, and with what takes it back where that stands behind."""
    its = [each for each in taken if each.article_id == article.id]
    left: dict[Span, WeighedSentence] = {}
    for sentence in passage.sentences:
        before = sentence.before or sentence.span
        place = restore(article, Span(min(before.start, sentence.span.start), sentence.span.end))[1]
        spoilt = [each for each in its if each.spoils(article.id, place)]
        if not spoilt:
            left.setdefault(sentence.span, sentence)
        elif len(spoilt) == 1 and spoilt[0].by is not None and not isinstance(article, Joined):
            left.setdefault(spoilt[0].by, replace(sentence, span=spoilt[0].by, before=spoilt[0].span))
    return replace(passage, sentences=tuple(left.values()))


def _blank(article: Article, taken: frozenset[Taken]) -> Article:
    """Give a report without the words of what is taken back of it, and every other place where it was."""
    gone = [each.span for each in taken if each.article_id == article.id and each.by is None]
    if not gone or isinstance(article, Joined):
        return article
    text = article.text
    for span in gone:
        text = text[: span.start] + _WORD.sub(" ", span.of(text)) + text[span.end :]
    return replace(article, text=text)


def _list_shown(answer: Answer) -> dict[ArticleId, list[Span]]:
    ids = {each.n: each.article_id for each in answer.sources}
    shown: dict[ArticleId, list[Span]] = {}
    for citation in (each for claim in answer.answer for each in claim.citations):
        shown.setdefault(ids[citation.n], []).append(Span(citation.start, citation.end))
    return shown


def _list_taken_back(
    shown: Sequence[Article], articles: Mapping[ArticleId, Article], *, pages: bool
) -> frozenset[Taken]:
    """Give the sentences of the reports shown that they or their newsroom's texts take back."""
    told = [_read(each) for each in shown]
    found = [taken for each in told for taken in _list_by_itself(each, pages=pages)]
    for notice in _list_notices(told, articles):
        others = [each for each in told if each.article.id != notice.article.id]
        found += [Taken(*each) for each in list_retracted([notice, *others]) if each[0] != notice.article.id]
        found += _list_by_notice(notice, others)
    repeated = {(each.article_id, each.span) for each in found if each.by is not None}
    return frozenset(each for each in found if each.by is not None or (each.article_id, each.span) not in repeated)


def _list_by_itself(material: Material, *, pages: bool) -> Iterator[Taken]:
    """What a report takes back of itself, or repeats of another to take it back: it may be told with what stands right
    behind it and does so."""
    its, text, sentences = material.article, material.article.text, material.analysis.sentences
    regrets = [each.sentence for each in list_regrets(its.title, text, sentences, its.publisher.name)]
    for span in (sentences[at].span for at in regrets):
        if not is_verdict(span.of(text)):
            yield Taken(its.id, span, _find_behind(material, span))
    denied = {*find_gainsaid(text, sentences), *find_undercut(text, sentences)}
    right = frozenset(_list_right(material, regrets)) if pages and lists_corrections(its.title) else frozenset()
    for span in (each for each in find_corrected(material) if each not in right):
        behind = _find_behind(material, span)
        replied = behind is not None and (span in denied or calls_false(behind.of(text)))
        yield Taken(material.article.id, span, behind if replied else None)


def _list_right(material: Material, regrets: Sequence[int]) -> Iterator[Span]:
    """What a page of corrections tells as right, behind what it repeats to take it back."""
    sentences = material.analysis.sentences
    for at, after in pairwise((*regrets, len(sentences))):
        behind = sentences[at + 1 : after]
        yield from (each.span for each in behind if each.paragraph == sentences[at].paragraph)
    notice = find_notice_of(material)
    if notice is not None and notice.right is not None:
        yield from (each.span for each in sentences if notice.told.holds(each.span))


def _find_behind(material: Material, span: Span) -> Span | None:
    return next((each.span for each in material.analysis.sentences if each.span.start >= span.end), None)


def _list_notices(told: Sequence[Material], articles: Mapping[ArticleId, Article]) -> Iterator[Material]:
    papers = {each.article.publisher for each in told}
    notices = (
        each
        for each in map(_as_printed, articles.values())
        if any(share_newsroom(each.publisher, one) for one in papers) and may_take_back(each)
    )
    yield from (_read(each) for each, _ in zip(notices, range(_MOST_NOTICES), strict=False))


def _list_by_notice(its: Material, told: Sequence[Material]) -> Iterator[Taken]:
    notice = find_notice_of(its)
    if notice is None:
        return
    if notice.right is not None and not notice.wrong.meets(notice.right):
        yield Taken(its.article.id, notice.wrong, notice.right)
    yield from (Taken(*each) for each in list_noticed(its, told))


def _as_printed(article: Article) -> Article:
    return article.printed if isinstance(article, Joined) and article.printed is not None else article


def _read(article: Article) -> Material:
    printed = _as_printed(article)
    return Material(printed, analyse(printed))
