"""Finds what an article holds that is not its own report of how things stand: no writer tells it as news."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.annotated import find_annotated
from bot.text.digests import find_digested
from bot.text.framed import find_framed
from bot.text.hostile import speaks_to_machine
from bot.text.liveblogs import find_superseded, find_unplaced, is_live_blog
from bot.text.mixing import find_unread
from bot.text.obituaries import find_lives
from bot.text.odd_texts import find_odd
from bot.text.portraits import find_portrayed
from bot.text.records import find_records
from bot.text.replied import find_replied
from bot.text.reports import find_unreported
from bot.text.sections import find_sections
from bot.text.sentences import LONGEST_TEXT, split
from bot.text.speech import find_spoken
from bot.text.then import find_dated_back


@lru_cache(maxsize=512)
def find_beside(article: Article) -> tuple[Span, ...]:
    """Give, in order and apart from one another, what is not told as news: what is aside, and what does not read as a
    report, remembers a life or portrays one; the whole of a text that is not read to its end, where it may take back
    what it says."""
    if len(article.text) > LONGEST_TEXT and not is_live_blog(article):
        return (Span(0, len(article.text)),)
    told = (*find_unreported(article), *find_lives(article), *find_portrayed(article), *find_odd(article))
    return _join((*find_aside(article), *told))


@lru_cache(maxsize=512)
def find_aside(article: Article) -> tuple[Span, ...]:
    """Give, in order and apart from one another, what an article holds of others' or of no statements: the older posts
    of a live blog and what it tells of nobody's parliament, what speakers of a transcript or an interview say, rows of
    tables, dated entries, captions, lines that what stands around them doubts or explains, what only the frame of a
    game, a hoax or a tale tells, and paragraphs in which another language than English stands."""
    spoken = find_spoken(article.text, article.language)
    english = (article.language or "en").startswith("en")
    unread = find_unread(article.text) if english else ()
    live = (*find_superseded(article), *find_unplaced(article))
    framed = _list_framed(article) if english else ()
    annotated = _list_annotated(article) if english else ()
    dictated = _list_dictated(article)
    return _join((*live, *annotated, *find_records(article), *unread, *framed, *dictated, *spoken))


def _list_annotated(article: Article) -> tuple[Span, ...]:
    text = article.text[:LONGEST_TEXT]
    sentences = split(text, article.language)
    return (*find_annotated(text, sentences), *find_replied(article.title, text, sentences))


def _list_framed(article: Article) -> tuple[Span, ...]:
    today = (article.published or article.retrieved).date()
    framed = find_framed(article.text, split(article.text[:LONGEST_TEXT], article.language), today)
    dated = find_dated_back(article.text, split(article.text[:LONGEST_TEXT], article.language), today)
    return (*framed, *dated, *find_sections(article.text[:LONGEST_TEXT]), *find_digested(article))


def _list_dictated(article: Article) -> tuple[Span, ...]:
    """What a text that speaks to the machine that reads it tells from that paragraph on; all where its title does."""
    if speaks_to_machine(article.title):
        return (Span(0, len(article.text)),)
    sentences = split(article.text[:LONGEST_TEXT], article.language)
    spoken = next((each.paragraph for each in sentences if speaks_to_machine(each.span.of(article.text))), None)
    start = next((each.span.start for each in sentences if each.paragraph == spoken), None)
    return (Span(start, len(article.text)),) if start is not None else ()


def is_beside(article: Article, span: Span) -> bool:
    """Say whether any of a span is no report of how things stand, so that no briefing tells it."""
    return _meets(find_beside(article), span)


def is_aside(article: Article, span: Span) -> bool:
    """Say whether any of a span is no statement of an article's own. What only does not read as news may still answer
    who asks for it: it is shown with its date."""
    return _meets(find_aside(article), span)


def _meets(every: Sequence[Span], span: Span) -> bool:
    before = bisect_right(every, span.end, key=lambda each: each.start) - 1
    return before >= 0 and every[before].start < span.end and span.start < every[before].end


def _join(found: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for each in sorted(found):
        if joined and each.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, each.end))
        elif each.start < each.end:
            joined.append(each)
    return tuple(joined)
