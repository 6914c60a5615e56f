"""Holds what reports tell against later texts that are not told from: a wire in capitals, a post without stops, a
table, a page of posts. What one of these seems to take back is not told either, as nobody can be sure of it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.model.analysis import Material, Span
from bot.model.article import Article
from bot.summarize.contrary import Line, make_line, may_take_back, share_thing, takes_back
from bot.summarize.sentences import opening_sentence
from bot.summarize.told import Place, is_english, is_later
from bot.text.beside import is_beside
from bot.text.datelines import skip_dateline
from bot.text.genres import find_genre
from bot.text.liveblogs import find_superseded, is_live_blog
from bot.text.mixing import is_partly_english
from bot.text.sentences import LONGEST_TEXT, split

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
_FEWEST_BARS = 2
"""Of a row: its last cell may take back what another one says."""
_HEARD = frozenset({"checked", "compiled", "overturned"})
"""Of what is no report of its own: reports of others, checked or compiled, and a text that takes back at its end."""
_HEARD_AT_END = frozenset({"archive", "history"})
"""Of these what stands behind the end of what is read: their label stands there too, and may be of a part alone."""
_TERSE = 8
"""A text without a sentence of as many words is too short to be told from."""
_WORD = re.compile(r"\w+")
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
    near = (each for each in materials if any(actor.key in mine for actor in each.analysis.actors))
    return _list_doubted_by(doubting, list(near))


def _list_doubted_by(doubting: Material, materials: Sequence[Material]) -> frozenset[Place]:
    live = is_live_blog(doubting.article)
    held = [each for each in materials if (live and each is doubting) or is_later(doubting, each)]
    lines = _list_lines(doubting.article) if held and _is_heard(doubting) else ()
    return frozenset(
        (each.article.id, span)
        for each in (held if lines else ())
        for span in _list_hit(lines, each, whole=each is not doubting)
    )


def _is_heard(material: Material) -> bool:
    return is_english(material) or is_partly_english(material.article.text)


def _list_hit(lines: Sequence[Line], other: Material, *, whole: bool) -> set[Span]:
    """The sentences that lines take back, with what hangs on the opening where that is one: of what was before it and
    speaks of something else nothing does."""
    hit = set(_iter_hit(lines, other))
    opening, text = opening_sentence(other) if whole else None, other.article.text
    if opening is None or other.analysis.sentences[opening].span not in hit:
        return hit
    opens = other.analysis.sentences[opening].span.of(text)
    words = ((each.span, each.span.of(text)) for each in other.analysis.sentences)
    return hit | {span for span, told in words if not _stands_alone(told, opens)}


def _stands_alone(told: str, opens: str) -> bool:
    """Say whether a sentence tells what was before the opening, and of something else."""
    refers = _POINTS.search(told) or _NOT.search(told)
    return _WAS_BEFORE.search(told) is not None and not refers and not share_thing(told, opens)


def _iter_hit(lines: Sequence[Line], other: Material) -> Iterator[Span]:
    text, before = other.article.text, ""
    for sentence in other.analysis.sentences:
        words = skip_dateline(text, sentence.span).of(text)
        begins = _list_beginnings(f"{words} {before}")
        near = (line for line in lines if words not in line.words and not begins.isdisjoint(line.begins))
        if any(takes_back(line, words, before) for line in near):
            yield sentence.span
        before = words


@lru_cache(maxsize=256)
def _list_lines(article: Article) -> tuple[Line, ...]:
    """The lines of an article that no writer tells from and that may take something back."""
    year, older = (article.published or article.retrieved).year, find_superseded(article)
    end = find_genre(article) in _HEARD_AT_END
    return tuple(
        make_line(words, says, _list_beginnings(words), older=any(each.meets(span) for each in older))
        for words, says, span in (*(() if end else _iter_untold(article)), *_iter_unread(article))
        if _is_of(says, year) and may_take_back(says)
    )


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
        yield article.title or "", article.title or "", Span(0, 0)


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
    return frozenset(each[:_PREFIX] for each in _WORD.findall(words.lower()) if len(each) >= _PREFIX)
