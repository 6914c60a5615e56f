"""Finds where an article reads as a report: all else stays a source that is listed, and that nothing is told of.

A report has a day, or somebody who says it, where it begins, a longer one an official besides; it tells of what was,
has been or will be, in paragraphs without heads, and its news first. What is told otherwise may be a chronicle, a list,
a programme or a tale."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice, pairwise, takewhile
from typing import Literal

from bot.model.analysis import Sentence, Span
from bot.model.article import Article
from bot.text.belonging import OF_STATE
from bot.text.datelines import skip_dateline
from bot.text.dates import MONTHS
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.english import is_english
from bot.text.liveblogs import is_live_blog
from bot.text.sentences import LONGEST_TEXT, split
from bot.text.tenses import Tense, find_tense
from bot.text.verbs import IRREGULAR_PASTS

_CLOSED = re.compile(r"[.!?…][”\"’')\]]*\Z")
_CLOSING, _FEWEST_WORDS = 8, 5
"""Letters with which a sentence closes that is no headline, and its words."""
_OPENING, _LEADING = 6, 2
"""Sentences with which an article begins, and those that lead it."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?![,.]?\d)")
_SINCE = re.compile(r"\b[Ss]ince\s(?:\w+\s){0,2}(?:1[5-9]|20)\d\d\b|(?P<before>\bhad\b)")
"""A year from which on something has been so until now; what had been so was before."""
_FEWEST_OLD = 2
"""Years before the last, which an opening that names no day tells of in place of the news."""
_SHORT = 4
"""Sentences below which an article is an excerpt that need not say when it is."""
_WHOLE_PIECE = 12
"""Sentences from which a text has room to say when it is: without a day where it begins it is a tale or a guide, unless
it opens as news does."""
_LONG, _LEAD = 1_500, 400
"""Words of a piece that is told only in its opening and where it names a day; and of that opening."""
_FEWEST_SHOWN = 3
_FEWEST_HEADS = 3
_HEAD_WORDS = 7
_HEADED = 1 / 3
"""Share of the paragraphs from the first head on that have one."""
_FEWEST_DAYS = 3
_CELLS, _CELL_WORDS, _ROW = 3, 6, 40
"""Cells that make a row, the most words of the first of them, and of the whole."""
_DAY = re.compile(
    rf"(?<!\ba\s)(?<!\bone\s)(?<!\bevery\s)\b(?i:{DAY_NAMES})\b(?!\s(?:morning|night|evening|afternoon)s)|"
    r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Oo]vernight)\b|"
    r"\b(?:[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming)\s(?:\w+\s)?"
    r"(?:week|weekend|month|year|morning|afternoon|evening|night|days|weeks|months|summer|winter|spring|fall|autumn)\b|"
    r"\b[\w-]+\s(?:minutes|hours?|days?|weeks?|months?)\sago\b"
)
"""A day or a time that is counted from the day of the report; `on a Saturday` is none."""
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s(?P<month>{MONTH_NAMES})(?!\w)|(?P<month_first>{MONTH_NAMES})\s(?P<day_last>\d{{1,2}})\b)"
    r"(?:,?\s(?P<year>(?:1[5-9]|20)\d\d))?"
)
_NEAR = 60
"""Days between a report and a day that it gives as its own."""
_SAYS = re.compile(
    r"\b(?:said|says?|saying|will|unclear|asked|according\sto|announce[sd]|confirmed|spokes(?:man|woman|person|people)|statement|report(?:s|ed|edly)|"
    r"(?:has|have)\s(?:\w+ly\s|also\s|not\s)?(?!been\b)[a-z]+(?:ed|en|n|t|d)|(?:has|have)\sbeen|told|"
    r"(?:is|are)\s(?:\w+ly\s)?(?!going\b)[a-z]+ing)\b"
)
"""Somebody says it, it has just come about, or is under way."""
_LEADS = re.compile(r"\b(?:is|are|has|have|says?|said|will|would|told|according|unclear)\b|[’'](?:s|re|ve|ll)\b")
"""What the lead of a report has that names no day."""
_FRESH = re.compile(r"\b(?:has|have|says?|said|(?:is|are)\s(?:\w+ly\s)?[a-z]+ing)\b")
"""What leads the news though the opening goes back to other years."""
_NEWS = re.compile(
    rf"\b(?:has|have)\s(?:\w+ly\s|also\s|not\s)?(?:been\s)?(?!been\b)(?:[a-z]{{2,}}ed|set|put|cut|shut|{IRREGULAR_PASTS})\b|"
    r",\s[^,]{3,80}\s(?:said|announced)(?:\sin\sa\sstatement)?\.\s*$"
)
"""What has just come about, or a source behind the news: how the first sentence of a report is built."""
_HEARD = re.compile(r"\b(?:said(?!\snothing\b)|announced|confirmed|told\s(?:reporters|journalists|parliament))\b")
_BEYOND = re.compile(
    r"\?|\b(?:you|your|we|our|i|my|me|here[’']s|here\sare)\b|"
    r"\b(?:once|centur(?:y|ies)|decades?|legend|generations?)\b",
    re.IGNORECASE,
)
"""Words to the reader, of the writer, or of long ago: the opening of a guide, a column or a history."""
_FEATURE = re.compile(
    r"\?|\b(?:how|why|what|who|when|where|guide|explain\w*|timeline|history|things|inside|best|stories|story\sof|facts)\b",
    re.IGNORECASE,
)
"""What the title of a feature has, or of a list."""
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)")
_HEAD = re.compile(r"[\s•*–-]{0,4}[^\W\d_][^:;“”\"\n]*[.?]")
"""What stands before the prose of its paragraph."""
_ENTRY = re.compile(r"[\s•*–-]{0,4}[A-ZÀ-Ž][^:;.?!“”\"\n]*,\s\d{1,3}(?:,[^:;.?!“”\"\n]*)?:\s")
"""Who a paragraph of a list is about: `Kari Holm, 35, Bergen: She …`."""
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\w{0,4}\.$")
"""What ends as a title or an initial does: `Mr.`, `Lt. Gen.`, `Ky.`."""
_NUMBERED = re.compile(r"[\s•*–-]{0,4}(?P<number>\d{1,2})[.)]\s+\S")
_DAY_HEAD = re.compile(rf"[\s•*–-]{{0,4}}(?P<name>{DAY_NAMES})(?:\s\d{{1,2}}\s\w+|,?\s\w+\s\d{{1,2}})?\s?(?:[.:–—-]|$)")
_DAY_FIRST = re.compile(
    rf"\W*(?:(?:[Oo]n|[Bb]y|[Ll]ate\son|[Ee]arly\son)\s)?(?P<name>{DAY_NAMES})\b(?![’']s)(?:\s(?:morning|afternoon|evening|night))?"
)
_CELL = re.compile(r"\s*[;|\t]\s*|\s/\s")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph, with what its sentences tell and how."""

    span: Span
    sentences: tuple[Span, ...]
    tenses: tuple[Tense, ...]

    @property
    def is_shown(self) -> bool:
        """Say whether it tells as a chronicle does: nothing of what was or will be, and more than what stands."""
        shown = self.tenses.count("shown")
        return shown > 0 and "told" not in self.tenses and shown >= self.tenses.count("standing")


def find_unreported(article: Article) -> tuple[Span, ...]:
    """Give the spans of an article, in order, that do not read as a report; they may lie upon one another."""
    if not (article.language or "en").startswith("en"):
        return ()
    text, today = article.text[:LONGEST_TEXT], (article.published or article.retrieved).date()
    paragraphs = _read(text, split(text, article.language))
    if not paragraphs:
        return ()
    end = _find_end(article, text, paragraphs)
    found = [Span(end, len(article.text))] if end < len(article.text) else []
    before = [each for each in paragraphs if each.span.start < end]
    inside = (
        *_list_headed(text, before),
        *_list_recapped(text, before),
        *_list_shown(text, before, today),
        *_list_rows(text, before),
        *_list_late(text, before, today),
    )
    return tuple(sorted((*found, *inside)))


def _read(text: str, sentences: Sequence[Sentence]) -> tuple[_Paragraph, ...]:
    paragraphs = []
    for _, each in groupby(sentences, key=lambda sentence: sentence.paragraph):
        spans = tuple(sentence.span for sentence in each)
        tenses = tuple(_read_tense(span.of(text)) for span in spans)
        paragraphs.append(_Paragraph(Span(spans[0].start, spans[-1].end), spans, tenses))
    return tuple(paragraphs)


def _read_tense(words: str) -> Tense:
    tense = find_tense(words)
    return "none" if tense == "shown" and not is_english(words) else tense


def _find_end(article: Article, text: str, paragraphs: Sequence[_Paragraph]) -> int:
    """Give where what may be told ends: the text's end, its beginning, or where a lead goes over into a chronicle."""
    today = (article.published or article.retrieved).date()
    opening = list(islice(_iter_whole(text, paragraphs), _OPENING))
    if not _names_old_year(text, opening, today) and is_live_blog(article):  # each of its posts has its time
        return len(article.text)
    if not _is_anchored(article, text, paragraphs, opening, today):
        return 0
    every = [pair for each in paragraphs for pair in zip(each.sentences, each.tenses, strict=True)]
    tenses = Counter({span.of(text): tense for span, tense in every if not _is_ahead(span.of(text), today)}.values())
    if tenses["shown"] < max(_FEWEST_SHOWN, tenses["told"] + 1):
        return len(article.text)
    lead = list(takewhile(lambda pair: pair[1] != "shown", every))
    if any(_names_day(span.of(text), today) or _SAYS.search(span.of(text)) for span, tense in lead if tense == "told"):
        return every[len(lead)][0].start
    return 0


def _is_anchored(
    article: Article, text: str, paragraphs: Sequence[_Paragraph], opening: Sequence[Span], today: date
) -> bool:
    """Say whether a text gives a day where it begins; a short one may give somebody who says it instead, and lead with
    what has been said, has come about, or is so; an excerpt need give neither; a long one must open as news does."""
    if len(opening) < _SHORT:
        return True
    if _is_dated(text, opening, today):
        return True
    told = [span.of(text) for span in opening]
    if sum(len(each.sentences) for each in paragraphs) >= _WHOLE_PIECE:
        return article.published is not None and not _FEATURE.search(article.title) and _opens_as_news(told, today)
    lead = " ".join(_QUOTED.sub(" ", words) for words in told[:_LEADING])
    if _LEADS.search(lead) is None or not any(_SAYS.search(words) for words in told):
        return False
    old = sum(_is_old(year, today) for words in told for year in _YEAR.findall(words))
    return old < _FEWEST_OLD or _FRESH.search(lead) is not None


def _opens_as_news(opening: Sequence[str], today: date) -> bool:
    """Say whether an opening that names no day tells first what has come about or who says it, hears an official, shows
    one thing at most as chronicles do, and turns neither to the reader nor to other years."""
    own = [_QUOTED.sub(" ", words) for words in opening]
    shown = sum(_read_tense(words) == "shown" for words in opening) > 1
    heard = any(_HEARD.search(words) and OF_STATE.search(words) for words in own)
    aside = any(_BEYOND.search(words) for words in own) or any(
        _is_old(year, today) for words in opening for year in _YEAR.findall(words)
    )
    return heard and not shown and not aside and _NEWS.search(own[0]) is not None


def _iter_whole(text: str, paragraphs: Sequence[_Paragraph]) -> Iterator[Span]:
    """The whole sentences of a text, each once."""
    seen: set[str] = set()
    for span in (each for paragraph in paragraphs for each in paragraph.sentences):
        words = span.of(text)
        if words not in seen and _is_whole(words):
            yield span
        seen.add(words)


def _is_whole(words: str) -> bool:
    """Say whether a sentence is no headline: it closes, and has some words."""
    return _CLOSED.search(words.rstrip()[-_CLOSING:]) is not None and len(words.split()) >= _FEWEST_WORDS


def _is_dated(text: str, opening: Sequence[Span], today: date) -> bool:
    """Say whether a text begins with the place it is filed from or names a day of its own where it begins."""
    if any(skip_dateline(text, span) != span for span in opening):
        return True
    past = _names_old_year(text, opening, today)
    told = (span.of(text) for span in opening)
    return any(_DAY.search(words) if past else _names_day(words, today) for words in told)


def _names_old_year(text: str, opening: Sequence[Span], today: date) -> bool:
    return any(_is_old(year, today) for span in opening for year in _YEAR.findall(span.of(text)))


def _is_old(year: str, today: date) -> bool:
    return int(year) < today.year - 1


def _names_day(words: str, today: date) -> bool:
    return _DAY.search(words) is not None or any(_is_near(each, today) for each in _DATE.finditer(words))


def _is_near(found: re.Match[str], today: date) -> bool:
    """Say whether a day of the calendar is close to that of the report, or its year is not told and it may be."""
    return any(abs((day - today).days) <= _NEAR for day in _list_days(found, today))


def _is_ahead(words: str, today: date) -> bool:
    """Say whether words name a day of the calendar that is still to come, so that what they show is a plan."""
    days = (day for found in _DATE.finditer(words) for day in _list_days(found, today))
    return any(0 < (day - today).days <= _NEAR for day in days)


def _list_days(found: re.Match[str], today: date) -> Iterator[date]:
    """The days that a day and a month may mean, in the year they are told with or in one near the report."""
    month = MONTHS[(found["month"] or found["month_first"]).rstrip(".").lower()]
    years = [int(found["year"])] if found["year"] else [today.year - 1, today.year, today.year + 1]
    for year in years:
        with suppress(ValueError):
            yield date(year, month, int(found["day"] or found["day_last"]))


def _list_headed(text: str, paragraphs: Sequence[_Paragraph]) -> Iterator[Span]:
    """Parts under heads of their own, three and more: a list or a chronicle, unless a part gives its own day."""
    heads = [(at, head) for at, each in enumerate(paragraphs) if (head := _find_head(text, each)) is not None]
    if len(heads) < _FEWEST_HEADS:
        return
    longest = max(later - earlier for (earlier, _), (later, _) in pairwise(heads))
    end = min(heads[-1][0] + longest, len(paragraphs))
    if len(heads) < _HEADED * (end - heads[0][0]) and not _counts(text, [paragraphs[at] for at, _ in heads]):
        return
    for (at, head), following in zip(heads, (*(at for at, _ in heads[1:]), end), strict=True):
        part = Span(paragraphs[at].span.start, paragraphs[following - 1].span.end)
        shown = all(each.is_shown for each in paragraphs[at:following])
        if head in {"day", "question"} or shown or not _DAY.search(part.of(text)):
            yield part


def _counts(text: str, headed: Sequence[_Paragraph]) -> bool:
    """Say whether the numbers that head paragraphs count up or down, as those of a list that fills a text do."""
    found = [_NUMBERED.match(each.span.of(text)) for each in headed]
    numbers = [int(each["number"]) for each in found if each is not None]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return len(numbers) >= _FEWEST_HEADS and steps in ({1}, {-1})


def _find_head(text: str, paragraph: _Paragraph) -> Literal["day", "question", "words"] | None:
    """Say what a paragraph is headed with: a day, a question, or a number, somebody's age or a few words that are no
    sentence."""
    words, first = paragraph.span.of(text), paragraph.sentences[0].of(text)
    if _DAY_HEAD.match(words):
        return "day"
    short = len(paragraph.sentences) > 1 and len(first.split()) <= _HEAD_WORDS and _HEAD.fullmatch(first)
    if short and first.endswith("?"):
        return "question"
    bare = short and not _INITIAL.search(first) and paragraph.tenses[0] in {"none", "shown"}
    return "words" if bare or _NUMBERED.match(words) or _ENTRY.match(words) else None


def _list_recapped(text: str, paragraphs: Sequence[_Paragraph]) -> Iterator[Span]:
    """Paragraphs that open with one day after the other, all but the last: it may have overtaken the others."""
    every = ((at, _DAY_FIRST.match(each.span.of(text))) for at, each in enumerate(paragraphs))
    opened = [(at, found["name"]) for at, found in every if found is not None]
    if len({name for _, name in opened}) >= _FEWEST_DAYS and opened[-1][0] - opened[0][0] <= 2 * len(opened):
        yield Span(paragraphs[opened[0][0]].span.start, paragraphs[opened[-1][0]].span.start)


def _list_shown(text: str, paragraphs: Sequence[_Paragraph], today: date) -> Iterator[Span]:
    """Paragraphs that tell as a chronicle or a caption does; a sentence of its own that gives its day may be ahead."""
    for each in paragraphs:
        if each.is_shown and (len(each.sentences) > 1 or not _names_day(each.span.of(text), today)):
            yield each.span


def _list_rows(text: str, paragraphs: Sequence[_Paragraph]) -> Iterator[Span]:
    """Lines of short cells between bars, tabs, slashes or semicolons."""
    for each in paragraphs:
        cells = [len(cell.split()) for cell in _CELL.split(each.span.of(text))]
        if len(cells) >= _CELLS and sum(cells) <= _ROW and max(cells[:_CELLS]) <= _CELL_WORDS:
            yield each.span


def _list_late(text: str, paragraphs: Sequence[_Paragraph], today: date) -> Iterator[Span]:
    """Of a long piece all that stands behind its opening, which ends after some hundred words or where it goes back to
    another year: what is told late in it is background, whatever days it names."""
    counts = [len(each.span.of(text).split()) for each in paragraphs]
    if sum(counts) <= _LONG:
        return
    read, past = 0, False
    for each, count in zip(paragraphs, counts, strict=True):
        words = each.span.of(text)
        past = past or read >= _LEAD or _goes_back(words, today)
        if past:
            yield each.span
        read += count


def _goes_back(words: str, today: date) -> bool:
    """Say whether words tell of another year, and not only of what has been so since then."""
    lasts = not any(found["before"] for found in _SINCE.finditer(words))
    told = _SINCE.sub(" ", words) if lasts else words
    return any(_is_old(year, today) for year in _YEAR.findall(told))
