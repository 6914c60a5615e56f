"""Finds what stands in an article beside its report: rows of tables, dated entries, captions, and words on the text."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.dates import MONTHS
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.liveblogs import is_live_blog
from bot.text.posts import match_stamp

_MONTH = MONTH_NAMES.replace(r"\.", r"\.?")
_HEAD = re.compile(
    rf"[\s•*–-]{{0,4}}(?i:(?:(?:{DAY_NAMES}),?\s)?(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_MONTH})(?:,?\s(?P<year>(?:19|20)\d\d))?"
    rf"|(?P<month_first>{_MONTH})\s(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year_last>(?:19|20)\d\d))?"
    rf"|(?:(?P<month_alone>{_MONTH}|spring|summer|autumn|winter|early|late|mid)\s)?(?P<year_alone>(?:19|20)\d\d)))"
    r"(?:(?P<alone>\s*[:–—-]?\s*\Z)|(?P<mark>\s?[:–—|\t]\s?|\s-\s)|\s(?=[A-Z“\"\d]))"
)
"""A date that opens a line: alone, before a mark, or a cell before the next one."""
_NUMBER = re.compile(r"[\s•*–-]{0,4}[$€£]?\d[\d.,]*(?:\s?(?:%|per\scent|percent|bn|m|k))?\s?(?:[–—:|-]\s?)?\s(?=\S)")
_NUMBERED = re.compile(r"[\s•*–-]{0,4}\d{1,2}[.)]\s")
_FEWEST = 3
"""Lines that open alike, from which on they are rows or entries."""
_BETWEEN = 2
"""Lines that may stand between two entries of one list, going on with the first; behind a date alone, more."""
_CREDIT = re.compile(
    r"(?:[(\[]\s?(?:(?:File\s)?(?:Photo|Photograph|Picture|Image|Illustration|Credit)s?|(?:AP|Reuters|AFP)\sPhoto)\b[^()\[\]\n]*[)\]]\.?"
    r"|\b(?:Photo|Photograph|Picture|Image|Illustration)s?(?:\s(?:credit|courtesy|by))?\s?[:©/][^.\n]{1,60}\.?"
    r"|\b(?:Photo|Image)\s(?:credit|courtesy\sof|by)\b[^.\n]{1,60}\.?"
    r"|(?:^|\s)(?:REUTERS|Reuters|AFP|AP|EPA)/[A-Z][\w .’'-]{2,40}\.?|\bGetty\sImages\.?)\s*\Z"
)
"""Who took a picture, at the end of what stands under it."""
_PICTURES = ("Photo", "Picture", "Image", "Illustration", "Credit", "/")
"""One of which stands there."""
_LONGEST_CAPTION = 70
"""Words."""
_ON_ITSELF = re.compile(
    r"(?:(?:The\s)?[Ff]ollowing|Below|Here|This|What\sfollows)\s(?:is|are|was)\s(?:an?\s|the\s|our\s|his\s|her\s|their\s)?(?:[\w-]+\s){0,3}?"
    r"(?:transcripts?|text|excerpts?|record|summary|interview|conversation|highlights|timeline|chronology)\b"
    r"|(?:It|The\s\w+|This\s\w+)\s(?:has|have|was|were)\s(?:been\s)?(?:lightly\s)?(?:edited|condensed|translated|abridged|shortened)\b[^.]*?"
    r"\b(?:length|clarity|brevity|space|style)\b"
    r"|[^.!?\n]*\b(?:corrected|revised|updated)\b[^.!?\n]*?\b(?:an|the)\s(?:earlier|previous|last)\s"
    r"(?:bulletin|edition|version|table|chart|graphic|list|sheet)\s(?:gave|said|showed|put|listed|had)\b"
)
"""What a text says of itself."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_BAR = re.compile(r"\S\s?[|¦│]\s?\S")
_ON_ROWS = re.compile(
    r"\b(?:tables?|rows?|columns?|cells?|chart|list|(?:shown|set\sout|see|listed)\s(?:above|below)|"
    r"(?:figures|rates|values|entries|names|amounts)\s(?:with(?:out)?|in|marked)\s(?:an?\s|the\s)?(?:\w+\s)?(?:notes?|marks?|stars?|asterisks?|brackets|bold|italics))\b",
    re.IGNORECASE,
)
"""What speaks of what stands in cells."""
_LONGEST_PLACE = 40
"""Characters at the start of a line in which a bar parts a place or an outlet from the report."""
_NOTE = re.compile(
    r"\s*(?:[•·–—-]\s)?(?:(?P<mark>\*{1,4}|[†‡§¶]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[(\[][a-z\d]{1,2}[)\]])(?=\s*+[\w“\"(])|"
    r"(?i:(?P<label>(?:foot-?)?notes?(?:\s(?:on|to)\s[^:.\n]{1,40})?\s?[:.=–—]|(?:n\.?\s?b|n/a)\.?\s?[:=–—]?|"
    r"(?:sources?|methodology|key|legend|remarks?|figures|table\s\d{1,2})\s?[:=])\s))"
)
"""A line that opens with the mark of a note, or as one."""
_LETTERED = re.compile(r"\s*[a-z]\s+(?=[A-Z“\"])")
"""`a The duty …`: the note of a letter in a table."""
_ALWAYS = re.compile(r"[†‡§¶¹²³⁴⁵⁶⁷⁸⁹]")
"""Marks that head nothing but notes; the others may be those of a list."""
_EMPHASISED = re.compile(r"\*{1,3}(?=[^\s*])[^*\n]{0,200}[^\s*]\*{1,3}(?!\w)|\*{1,2}\w\*{1,2}")
_CELL_WORDS, _FEWEST_CELLS = 5, 6
_ENDED = re.compile(r"[.!?…:;,][”\"’')\]]*\s*\Z")


def find_records(article: Article) -> tuple[Span, ...]:
    """Give the spans of an article that tell nothing by themselves: of dated entries those that later ones may have
    overtaken, which are all but what is still ahead behind its date, and the last of those that stand under their
    dates; what is ahead under its date reads as if it were done."""
    text = article.text
    lines = [Span(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return (
        *_list_entries(article, lines),
        *_list_rows(text, lines),
        *_list_barred(text, lines),
        *_list_stacked(article, lines),
        *_list_notes(text, lines),
        *_list_captions(text, lines),
    )


def _list_entries(article: Article, lines: Sequence[Span]) -> Iterator[Span]:
    """What the entries of lists of dates hold, each up to the next one."""
    text = article.text
    live = is_live_blog(article)
    dated = ((at, line, _HEAD.match(line.of(text))) for at, line in enumerate(lines))
    heads = [(at, found) for at, line, found in dated if found and not (live and match_stamp(text, line))]
    for run in _list_runs(heads):
        alone = all(found["alone"] is not None for _, found in run)
        today = (article.published or article.retrieved).date()
        longest = max(following - at for (at, _), (following, _) in pairwise(run))
        for (at, found), (following, _) in zip(run, (*run[1:], (None, None)), strict=True):
            ahead = _is_ahead(found, today)
            if ahead and not alone:
                continue
            if following is not None:
                yield Span(lines[at].start, lines[following].start)
            elif ahead:
                yield Span(lines[at].start, lines[min(at + longest, len(lines)) - 1].end)
            elif not alone:
                yield lines[at]


def _list_runs(heads: Sequence[tuple[int, re.Match[str]]]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Heads of one kind that follow one another closely, three or more."""
    run: list[tuple[int, re.Match[str]]] = []
    for at, found in heads:
        near = run and (at - run[-1][0] <= 1 + _BETWEEN * (1 + 2 * (found["alone"] is not None)))
        if run and not (near and (found["alone"] is None) == (run[-1][1]["alone"] is None)):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append((at, found))
    if len(run) >= _FEWEST:
        yield run


def _is_ahead(head: re.Match[str], today: date) -> bool:
    """Say whether an entry is of a day, month or year after that of the report; one without its year is this year's."""
    year = int(head["year"] or head["year_last"] or head["year_alone"] or today.year)
    named = head["month"] or head["month_first"] or head["month_alone"]
    month = MONTHS.get(named.rstrip(".").lower()) if named else None
    if month is None:
        return year > today.year
    day = int(head["day"] or head["day_last"] or 0)
    return (year, month, day) > (today.year, today.month, today.day if day else 0) and (
        day > 0 or (year, month) > (today.year, today.month)
    )


def _list_rows(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Lines that follow one another and all open with a number: the rows of a table, not the points of a list."""
    for numbers, run in groupby(lines, key=lambda line: _opens_with_number(line.of(text))):
        rows = list(run)
        if numbers and len(rows) >= _FEWEST:
            yield from rows


def _list_barred(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Lines in cells: what stands behind a bar may answer what stands before it, and neither tells all; where most
    of a text is of these, what is left is on them, but for paragraphs of prose that stand apart."""
    rows = [line for line in lines if _is_row(line.of(text).strip())]
    cells = sum(row.end - row.start for row in rows)
    most, every = 2 * cells > sum(line.end - line.start for line in lines), frozenset(rows)
    for at, line in enumerate(lines):
        beside = [each for each in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]) if each in every]
        if line in every or (most and not _is_prose(text, line, beside)):
            yield line


def _list_stacked(article: Article, lines: Sequence[Span]) -> Iterator[Span]:
    """A table whose cells stand below one another: six short lines and more that end as no sentence does, two to one
    of others that stand between them, with what stands close behind the last."""
    text = article.text
    cells = [at for at, line in enumerate(lines) if _is_cell(line.of(text))]
    if is_live_blog(article) or len(cells) < _FEWEST_CELLS:
        return
    for run in _list_close(text, lines, cells):
        between = run[-1] - run[0] + 1 - len(run)
        if len(run) < _FEWEST_CELLS or not between or len(run) < 2 * between:
            continue
        last = run[-1]
        if last + 1 < len(lines) and not _parts(text, lines, last):
            last += 1
        yield from lines[run[0] : last + 1]


def _list_close(text: str, lines: Sequence[Span], cells: Sequence[int]) -> Iterator[list[int]]:
    """Cells with one line at most between each and the next, which is no paragraph among cells that stand close."""
    loose = all(_parts(text, lines, at) for at, following in pairwise(cells) if following == at + 1)
    run = [cells[0]]
    for before, at in pairwise(cells):
        apart = at - before == _BETWEEN and not loose and _parts(text, lines, before) and _parts(text, lines, at - 1)
        if at - before > _BETWEEN or apart:
            yield run
            run = []
        run.append(at)
    yield run


def _parts(text: str, lines: Sequence[Span], at: int) -> bool:
    """Say whether an empty line stands behind a line."""
    return text.count("\n", lines[at].end, lines[at + 1].start) > 1


def _is_cell(words: str) -> bool:
    return len(words.split()) <= _CELL_WORDS and _ENDED.search(words) is None


def _list_notes(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Notes on a figure or a row, which say nothing by themselves; a mark that also heads lists is one of a note where
    a word or a figure has it behind itself, or where a line has it doubled."""
    lettered = [line for line in lines if _LETTERED.match(line.of(text))]
    if len(lettered) >= _FEWEST:
        yield from lettered
        yield from (line for line in lines if line.start > lettered[0].start and _ON_ROWS.search(line.of(text)))
    for line in lines:
        found = _NOTE.match(_EMPHASISED.sub(" ", line.of(text)))
        if found is not None and (found["label"] or _is_of_note(text, found["mark"])):
            yield line


def _is_of_note(text: str, mark: str) -> bool:
    if _ALWAYS.match(mark):
        return True
    if mark.startswith("*"):
        return re.search(r"[\w)%]\*{1,4}(?!\w)|^\s*\*\*\s?\w", _EMPHASISED.sub(" ", text), re.MULTILINE) is not None
    return re.search(rf"[\w%.,”\")]\s?{re.escape(mark)}", text) is not None


def _is_prose(text: str, line: Span, beside: Sequence[Span]) -> bool:
    """Say whether a line of two and more sentences stands apart from the rows beside it and speaks of none."""
    words = line.of(text)
    whole = [found[0] for found in _SENTENCE.finditer(words) if found[0].endswith((".", "!", "?"))]
    apart = all(text.count("\n", min(line.end, row.end), max(line.start, row.start)) > 1 for row in beside)
    return sum(len(each.split()) > 1 for each in whole) > 1 and apart and _ON_ROWS.search(words) is None


def _is_row(line: str) -> bool:
    bars = [found.start() for found in _BAR.finditer(line)]
    return line.startswith("|") or len(bars) > 1 or any(at >= _LONGEST_PLACE for at in bars)


def _opens_with_number(line: str) -> bool:
    return _NUMBER.match(line) is not None and not (_NUMBERED.match(line) or _HEAD.match(line))


def _list_captions(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """What stands under a picture, and what a text says of itself."""
    for line in lines:
        words = line.of(text)
        credited = any(each in words for each in _PICTURES) and _CREDIT.search(words)
        if credited and len(words.split()) <= _LONGEST_CAPTION:
            yield line
        for found in _SENTENCE.finditer(text, line.start, line.end):
            if _ON_ITSELF.match(found[0].strip()):
                yield Span(*found.span())
