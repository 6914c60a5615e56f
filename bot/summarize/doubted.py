"""Holds what reports tell against later texts that are not told from: a wire in capitals, a post without stops, a
table, a page of posts. What one of these seems to take back is not told either, as nobody can be sure of it; nor is
what a short one speaks of without repeating it."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from bot.model.analysis import Material, Span
from bot.model.article import Article, ArticleId
from bot.summarize.contrary import Line, fold_accents, make_line, share_thing, takes_back
from bot.summarize.sentences import opening_sentence
from bot.summarize.told import Place, is_english, is_later
from bot.summarize.touching import speaks_against
from bot.text.beside import is_beside
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.liveblogs import find_superseded, is_live_blog
from bot.text.mixing import find_unread, is_partly_english
from bot.text.sentences import LONGEST_TEXT, split
from bot.text.speech import find_spoken

_ENDED = re.compile(r"[.!?…][\]”\"»’')]*\Z")
_LONG, _STEP = 40, 20
"""Words of a text without stops that are looked at together, and how far it is gone on each time."""
_HEAD = re.compile(r"[^.!?]{3,80}:\s*\Z")
_MOST_HEADED = 8
"""Lines behind a head that it may speak of."""
_ASKED = re.compile(r"\?[\]”\"»’')]*\Z|\basked\s(?:[\w’'-]+\s){0,4}?(?:whether|if|when|how|why|about)\b")
_MOST_ANSWERS = 6
"""Sentences behind a question that may answer it."""
_POINTS = re.compile(
    r"\A\W*(?:(?:The\s)?\w+\s(?:said|answered|added)\s(?:that\s)?)?(?:it|they|this|that|these|those|both|all)\b",
    re.IGNORECASE,
)
"""How a sentence begins that speaks of what stands before it."""
_IF = re.compile(r"\b(?:if|whether|unless)\b|\A\W*should\b", re.IGNORECASE)
_WAS_BEFORE = re.compile(r"\bhad\s(?:\w+\s)?(?:been|[a-z]+(?:ed|en|st|ft|ld|nt))\b|\blast\s(?:held|met|spoke)\b")
"""What is told of the time before the opening."""
_NOT = re.compile(r"\b(?:not|never|no|nobody)\b|n[’']t\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEWEST_SHARED = 2
"""Actors whom a text beyond the topic and a report both name where they are of one affair."""
_MOST_WORDS = 150
"""Of a text that is held against all it speaks of; a longer one speaks of everything."""
_ROW = re.compile(r"\|.*\|")
_ITEM = re.compile(
    r"\s*(?:[-*•–—]\s|\d{1,2}[.)]\s|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Last)(?:ly)?\b[,:])"
)
_FEWEST_LINES = 3
_TITLE = Span(0, 0)
"""Where a title stands, which no sentence does."""
_CAPITALS = re.compile(r"\W*[A-ZÀ-Ž]{4,}\b")
_A_LINE = 20
"""Words of a text that is of one thing."""
_FEWEST_BARS = 2
"""Of a row: its last cell may take back what another one says."""
_HEARD = frozenset({"checked", "compiled", "overturned"})
"""Of what is no report of its own: reports of others, checked or compiled, and a text that takes back at its end."""
_HEARD_AT_END = frozenset({"archive", "history"})
"""Of these what stands behind the end of what is read: their label stands there too, and may be of a part alone."""
_TERSE = 8
"""A text without a sentence of as many words is too short to be told from."""
_WORD = re.compile(r"\d{2,}|\w{4,}")
_PREFIX = 4
"""Letters by which words are first compared, as that is quick."""


def list_doubted(
    materials: Sequence[Material], aside: Sequence[Material] = (), elsewhere: Sequence[Material] = ()
) -> frozenset[Place]:
    """Give the sentences that a line of a later text which is not told from seems to take back, and of a report that
    opens with one what hangs on it. A page of posts is held against itself as well; of what is set `aside` what is a
    compilation of reports is heard, and `elsewhere` what names any of whom a report does."""
    heard = (*materials, *(each for each in aside if find_genre(each.article) in _HEARD | _HEARD_AT_END))
    by_these = (_list_doubted_by(each, materials) for each in heard)
    by_others = (list_doubted_elsewhere(each, materials) for each in elsewhere)
    return frozenset[Place]().union(*by_these, *by_others)


def list_doubted_elsewhere(doubting: Material, materials: Sequence[Material]) -> frozenset[Place]:
    """Give what a text beyond the topic seems to take back of the reports that name any of whom it names."""
    mine = {actor.key for actor in doubting.analysis.actors}
    mine.update(each.key for each in load_gazetteer().scan(doubting.article.title))
    near = {each.article.id: len(mine & {actor.key for actor in each.analysis.actors}) for each in materials}
    fewest = 1 if len(doubting.article.text.split()) <= _A_LINE else _FEWEST_SHARED
    same = frozenset(article for article, shared in near.items() if shared >= fewest)
    return _list_doubted_by(doubting, [each for each in materials if near[each.article.id]], same)


def _list_doubted_by(
    doubting: Material, materials: Sequence[Material], same: frozenset[ArticleId] | None = None
) -> frozenset[Place]:
    """Give what a text seems to take back, and what else it speaks of only in reports of the `same` affair."""
    live = is_live_blog(doubting.article)
    held = [each for each in materials if (live and each is doubting) or is_later(doubting, each)]
    lines = _list_lines(doubting.article) if held and _is_heard(doubting) else ()
    surely = [each for each in lines if each.may]
    return frozenset(
        (each.article.id, span)
        for each in (held if lines else ())
        for span in _list_hit(
            lines if same is None or each.article.id in same else surely, each, whole=each is not doubting
        )
    )


def _is_heard(material: Material) -> bool:
    return is_english(material) or is_partly_english(material.article.text)


def _list_hit(lines: Sequence[Line], other: Material, *, whole: bool) -> set[Span]:
    """The sentences that lines take back, with what hangs on the opening where that is one: of what was before it and
    speaks of something else nothing does."""
    near = list(_iter_near(lines, other))
    hit = {span for span, words, before, these in near if any(takes_back(each, words, before) for each in these)}
    short = [(span, words, before, [each for each in these if each.short]) for span, words, before, these in near]
    touched = {span for span, words, before, these in short if these and speaks_against(these, words, before)}
    opening, text = opening_sentence(other) if whole else None, other.article.text
    if opening is None or other.analysis.sentences[opening].span not in hit:
        return hit | touched
    opens = other.analysis.sentences[opening].span.of(text)
    words = ((each.span, each.span.of(text)) for each in other.analysis.sentences)
    return hit | touched | {span for span, told in words if not _stands_alone(told, opens)}


def _stands_alone(told: str, opens: str) -> bool:
    """Say whether a sentence tells what was before the opening, and of something else."""
    refers = _POINTS.search(told) or _NOT.search(told)
    return _WAS_BEFORE.search(told) is not None and not refers and not share_thing(told, opens)


def _iter_near(lines: Sequence[Line], other: Material) -> Iterator[tuple[Span, str, str, list[Line]]]:
    """The sentences of a report, each with the one before it and the lines that have words in common with them."""
    text, before = other.article.text, ""
    for sentence in other.analysis.sentences:
        words = skip_dateline(text, sentence.span).of(text)
        begins = _list_beginnings(f"{words} {before}")
        near = [line for line in lines if words not in line.words and not begins.isdisjoint(line.begins)]
        if near:
            yield sentence.span, words, before, near
        before = words


@lru_cache(maxsize=256)
def _list_lines(article: Article) -> tuple[Line, ...]:
    """The lines of an article that no writer tells from and that may take something back."""
    year, older = (article.published or article.retrieved).year, find_superseded(article)
    end = find_genre(article) in _HEARD_AT_END
    untold = [] if end else list(_iter_untold(article))
    short = _is_short(article) and _is_odd(article, {span for *_, span in untold})
    if short:
        told = (each.span for each in split(article.text, article.language))
        untold += [(span.of(article.text),) * 2 + (span,) for span in told if all(span != each for *_, each in untold)]
    doubts = _list_followed(article) if short else frozenset()
    made = (
        make_line(
            words, says, _list_beginnings(words), older=any(each.meets(span) for each in older),
            short=short or _ROW.search(says) is not None or says.isupper(), followed=span in doubts or span is _TITLE,
        )
        for words, says, span in (*untold, *_iter_unread(article))
        if _is_of(says, year)
    )  # fmt: skip
    return tuple(each for each in made if each.may or each.short)


def _is_short(article: Article) -> bool:
    """Say whether an article has few words and is no page of posts nor transcript."""
    text = article.text
    if len(text.split()) > _MOST_WORDS or is_live_blog(article):
        return False
    return all(each.start >= len(text) for each in find_spoken(text, article.language))


def _is_odd(article: Article, untold: Set[Span]) -> bool:
    """Say whether a text opens with what no writer tells, as most of it is, or is a list or in capitals for the greater
    part."""
    text, sentences = article.text, split(article.text, article.language)
    cried = sum(_CAPITALS.match(text, each.span.start) is not None for each in sentences)
    listed = [_ITEM.match(each) is not None for each in text.split("\n") if each.strip()]
    if 2 * cried >= len(sentences) >= _FEWEST_LINES:
        return True
    if 2 * sum(listed) >= len(listed) >= _FEWEST_LINES:
        return True
    return bool(sentences) and sentences[0].span in untold and 2 * len(untold) >= len(sentences)


def _list_followed(article: Article) -> frozenset[Span]:
    """The sentences behind which one stands that may take them back: in another language, or on what was just said."""
    text, sentences = article.text, split(article.text, article.language)
    if find_unread(text):
        return frozenset(each.span for each in sentences)
    return frozenset(one.span for one, other in pairwise(sentences) if _POINTS.search(other.span.of(text)))


def _is_of(words: str, year: int) -> bool:
    """Say whether words tell of this year, and on no condition."""
    return not _IF.search(words) and all(int(each) >= year for each in _YEAR.findall(words))


def _iter_unread(article: Article) -> Iterator[tuple[str, str, Span]]:
    """What stands in a text behind the end of what is read of it."""
    if len(article.text) > LONGEST_TEXT:
        for sentence in split(article.text, article.language):
            if sentence.span.end > LONGEST_TEXT:
                words = sentence.span.of(article.text)
                yield words, words, Span(0, 0)


def _iter_untold(article: Article) -> Iterator[tuple[str, str, Span]]:
    """The sentences that stand beside the report or in capitals, all of a text without stops, of few words or of a page
    of posts, each behind what it speaks of, and what may take back; with the title where nothing is told, long ones in
    stretches that lap."""
    text, live = article.text, is_live_blog(article)
    sentences = split(text[:LONGEST_TEXT], article.language)
    aside = find_genre(article) is not None or not (article.language or "en").startswith("en")
    stopped = sum(_ENDED.search(each.span.of(text)) is not None for each in sentences) > len(sentences) / 2
    terse = all(len(each.span.of(text).split()) < _TERSE for each in sentences)
    prosaic = stopped and not aside and not terse
    leads, told = _Leads(), False
    for row in (each for each in text[:LONGEST_TEXT].split("\n") if each.count("|") >= _FEWEST_BARS):
        yield row, row, Span(0, 0)
    for sentence in sentences:
        words = sentence.span.of(text)
        stands = prosaic and not words.isupper() and not is_beside(article, sentence.span)
        told = told or stands
        if live or not stands:
            head, asked = leads.of(words)
            yield from ((f"{head}{asked}{part}", f"{head}{part}", sentence.span) for part in _lap(words))
        leads.go_on(words)
    if not told:
        yield article.title or "", article.title or "", _TITLE


class _Leads:
    """What the next sentence may speak of: the head of its list, the question before it and, where it begins with a
    word for something else, the sentence before."""

    def __init__(self) -> None:
        self._head, self._left = "", 0
        self._asked, self._open = "", 0
        self._before = ""

    def of(self, words: str) -> tuple[str, str]:
        head = f"{self._head} " if self._left > 0 and not _HEAD.fullmatch(words) else ""
        asked = f"{self._asked} " if self._open > 0 else ""
        before = f"{self._before} " if _POINTS.search(words) and self._before not in (self._asked, self._head) else ""
        return head, f"{asked}{before}"

    def go_on(self, words: str) -> None:
        self._left, self._open = self._left - 1, self._open - 1
        if _HEAD.fullmatch(words):
            self._head, self._left = words, _MOST_HEADED
        if _ASKED.search(words):
            self._asked, self._open = words, _MOST_ANSWERS
        self._before = words


def _lap(words: str) -> Iterator[str]:
    every = words.split()
    if len(every) <= _LONG:
        yield words
        return
    for start in range(0, len(every) - _STEP, _STEP):
        yield " ".join(every[start : start + _LONG])


@lru_cache(maxsize=4096)
def _list_beginnings(words: str) -> frozenset[str]:
    return frozenset(each[:_PREFIX] for each in _WORD.findall(fold_accents(words).lower()))
