"""Holds what reports tell against later texts that are not told from: a wire in capitals, a post without stops, a
table, a page of posts. What one of these seems to take back is not told either, as nobody can be sure of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.model.analysis import Material, Span
from bot.model.article import Article
from bot.summarize.sentences import opening_sentence
from bot.summarize.told import Place, is_english, is_later
from bot.text.beside import is_beside
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre
from bot.text.liveblogs import find_superseded, is_live_blog
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.opposites import are_contrary, may_turn
from bot.text.sentences import LONGEST_TEXT, split
from bot.text.verbs import stems_of_deeds
from bot.text.words import NUMBER_WORDS

_ENDED = re.compile(r"[.!?…][\]”\"»’')]*\Z")
_LONG, _STEP = 40, 20
"""Words of a text without stops that are looked at together, and how far it is gone on each time."""
_HEAD = re.compile(r"[^.!?]{3,80}:\s*\Z")
_MOST_HEADED = 8
"""Lines behind a head that it may speak of."""
_NO = r"(?:not|never|no|none|nobody)"
_OFF = re.compile(
    r"(?<!not\s)(?<!nothing\s)(?<!never\s)(?<!not\sbeen\s)(?<!nothing\shas\sbeen\s)\b"
    rf"(?:{CALLED_OFF}|{MOVES}|suspend\w*|withdr[ae]w\w*|retract\w*|revok\w+|rescind\w*|t(?:ook|aken|akes)\sback|"
    r"misquot\w+|misprint\w*|mistak\w+|erroneous\w*|correct(?:s|ed|ion)|recount\w*|untrue|false|wrong|invented|"
    rf"fabricat\w+|hoax|rumou?rs?|(?:denied|rejected)\sby|{_NO}\slonger|{_NO}\strue|{_NO}\s(?:yet\s)?in\sforce|"
    rf"{_NO}\s(?:new\s)?date|not\stak(?:e|en|ing)\splace|(?:has|have|did|had)\s(?:not|never)\ssa(?:y|id)|never\ssaid|"
    r"spoke\sof|and\snot|stays?\s(?:shut|closed|open)|struck|lifted|refused|lower(?:s|ed)\sthe)\b|n[’']t\ssay\b",
    re.IGNORECASE,
)
"""What takes back, puts off or casts doubt, whatever on."""
_NEGATES = re.compile(rf"(?:\b{_NO}\b|n[’']t\b)\s(?P<what>(?:[\w’'-]+\W{{1,2}}){{0,3}}[\w’'-]+)", re.IGNORECASE)
_RECOUNTS = re.compile(r"\b(?:toll|counts?|counted|killed|dead|died|deaths)\b", re.IGNORECASE)
_DIED = re.compile(r"\b(?:kill(?:s|ed|ing)?|dead|died|deaths?)\b", re.IGNORECASE)
_WISHED = re.compile(r"\b(?:would|could|may|might|should)\b", re.IGNORECASE)
_TURNING = re.compile(r"\b(?:re-?open|resum|restor|lift|eas|end|releas|free|clos|halt|suspend|bann|block)ing\b")
"""What is turned back in what is told itself: `talks on reopening the border, closed since 1994`."""
_IF = re.compile(r"\b(?:if|whether|unless)\b|\A\W*should\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:in|at|near|from|to|off|of|across|over|on)\s(?:[A-ZÀ-Ž][\w’'-]+\s?)+|\b[a-zà-ž\d][\w’'-]*")
_ONES_WORD = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|t(?:ook|aken|akes)\sback|correct(?:s|ed))\s(?:\w+\s){0,2}?"
    r"(?:charges?|accusations?|claims?|statements?|reports?|words|remarks)\b|\b(?:misquot|misunderst|misheard)\w*",
    re.IGNORECASE,
)
"""Somebody's word that is taken back: it need share no more with it than who said it."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(rf"\b(?:\d[\d.,]*\d|\d|{NUMBER_WORDS})\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|shall|to|plans?|due)\b")
_FEWEST, _FEW_WORDS = 2, 8
"""Telling words in common; words of a line that has room for one."""
_FEWEST_BARS = 2
"""Of a row: its last cell may take back what another one says."""
_HEARD = frozenset({"checked", "compiled", "overturned"})
"""Of what is no report of its own: reports of others, checked or compiled, and a text that takes back at its end."""
_TERSE = 12
"""Words of a text that is too short to be told from."""
_GENERIC = stems_of_deeds(
    """said say told report reports statement ministry foreign government office spokesman spokeswoman official
    officials minister ministers state president premier army military news agency year years week month day days time
    people new two one high commissioner first second"""
) | stems_of_deeds(DAY_NAMES.replace("|", " "))
_WORD = re.compile(r"\w+")
_PREFIX = 4
"""Letters by which words are first compared, as that is quick."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text that is not told from, with its stems and how its words begin."""

    words: str
    stems: frozenset[str]
    begins: frozenset[str]
    older: bool
    """Of a page of posts that newer ones may have overtaken."""


def list_doubted(materials: Sequence[Material], aside: Sequence[Material] = ()) -> frozenset[Place]:
    """Give the sentences that a line of a later text which is not told from seems to take back; all of a report that
    opens with one, as what else it says hangs on that. A page of posts is held against itself as well, and of what is
    set `aside` what is a compilation of reports is heard."""
    doubted: set[Place] = set()
    for doubting in (*materials, *(each for each in aside if find_genre(each.article) in _HEARD)):
        lines = _list_lines(doubting.article) if is_english(doubting) else ()
        for other in materials if lines else ():
            own = other is doubting and is_live_blog(doubting.article)
            if own or is_later(doubting, other):
                hit = set(_iter_hit(lines, other))
                opening = None if own else opening_sentence(other)
                whole = opening is not None and other.analysis.sentences[opening].span in hit
                spans = [each.span for each in other.analysis.sentences] if whole else hit
                doubted |= {(other.article.id, each) for each in spans}
    return frozenset(doubted)


def _iter_hit(lines: Sequence[_Line], other: Material) -> Iterator[Span]:
    text = other.article.text
    for sentence in other.analysis.sentences:
        words = skip_dateline(text, sentence.span).of(text)
        begins = _list_beginnings(words)
        near = (line for line in lines if words not in line.words and not begins.isdisjoint(line.begins))
        if any(_takes_back(line, words) for line in near):
            yield sentence.span


def _takes_back(line: _Line, told: str) -> bool:
    """Say whether a line takes back what is told and does not tell the same: by a word for that, a denial, the contrary
    deed, or another number of the dead."""
    every = _stem(told)
    named = {stem for found in load_gazetteer().scan(told) for stem in _stem(found.span.of(told))}
    shared = (line.stems & every) - named - _GENERIC
    if not shared or not (shared & _stem(_list_things(told)) or _ONES_WORD.search(line.words)):
        return False
    ahead = len(line.words.split()) <= _FEW_WORDS and _AHEAD.search(told) is not None
    if _OFF.search(line.words) and not _OFF.search(told) and (len(shared) >= _FEWEST or ahead):
        return True
    denied = [_stem(each["what"].lower()) & every for each in _NEGATES.finditer(line.words)]
    if not _NEGATES.search(told) and any(each and (len(shared | each) >= _FEWEST or ahead) for each in denied):
        return True
    wished = line.older or _WISHED.search(line.words) is not None or _TURNING.search(told) is not None
    if not wished and are_contrary(line.words.lower(), told.lower()):
        return True
    return _DIED.search(told) is not None and _RECOUNTS.search(line.words) is not None and _differ(line.words, told)


def _list_things(told: str) -> str:
    """The words that name no person: those in small letters, and names behind `in`, `near` and the like."""
    return " ".join(each[0] for each in _THING.finditer(told))


def _stem(words: str) -> frozenset[str]:
    """Give the stems of words, `expelled` as `expels`."""
    return frozenset(re.sub(r"ll\Z", "l", each) for each in stems_of_deeds(words))


def _differ(one: str, other: str) -> bool:
    mine, its = ({each[0].lower() for each in _NUMBER.finditer(words)} for words in (one, other))
    return bool(mine) and bool(its) and mine.isdisjoint(its)


@lru_cache(maxsize=256)
def _list_lines(article: Article) -> tuple[_Line, ...]:
    """The lines of an article that no writer tells from and that may take something back."""
    year, older = (article.published or article.retrieved).year, find_superseded(article)
    found = [(words, span) for words, span in _iter_untold(article) if _may_take_back(words, year)]
    return tuple(
        _Line(words, _stem(words), _list_beginnings(words), any(each.meets(span) for each in older))
        for words, span in found
    )


def _iter_untold(article: Article) -> Iterator[tuple[str, Span]]:
    """The sentences that stand beside the report or in capitals, all of a text without stops, of few words or of a page
    of posts, each behind the head above it, with the title where nothing is told; long ones in stretches that lap."""
    text, live = article.text, is_live_blog(article)
    sentences = split(text[:LONGEST_TEXT], article.language)
    aside = find_genre(article) is not None
    stopped = sum(_ENDED.search(each.span.of(text)) is not None for each in sentences) > len(sentences) / 2
    prosaic = stopped and not aside and len(text.split()) > _TERSE
    head, left, told = "", 0, False
    for row in (each for each in text[:LONGEST_TEXT].split("\n") if each.count("|") >= _FEWEST_BARS):
        yield row, Span(0, 0)
    for sentence in sentences:
        words = sentence.span.of(text)
        head, left = (words, _MOST_HEADED) if _HEAD.fullmatch(words) else (head, left - 1)
        stands = prosaic and not words.isupper() and not is_beside(article, sentence.span)
        told = told or stands
        if live or not stands:
            lead = f"{head} " if left > 0 and head != words else ""
            yield from ((f"{lead}{part}", sentence.span) for part in _lap(words))
    if not told:
        yield article.title or "", Span(0, 0)


def _lap(words: str) -> Iterator[str]:
    every = words.split()
    if len(every) <= _LONG:
        yield words
        return
    for start in range(0, len(every) - _STEP, _STEP):
        yield " ".join(every[start : start + _LONG])


def _may_take_back(words: str, year: int) -> bool:
    """Say whether a line of this year has words that may take something back, whatever on."""
    if _IF.search(words) or any(int(each) < year for each in _YEAR.findall(words)):
        return False
    return any(each.search(words) for each in (_OFF, _NEGATES, _RECOUNTS)) or may_turn(words.lower())


def _list_beginnings(words: str) -> frozenset[str]:
    return frozenset(each[:_PREFIX] for each in _WORD.findall(words.lower()) if len(each) >= _PREFIX)
