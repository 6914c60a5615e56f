"""Finds what of a text of an odd form no briefing tells: a list, flashes in capitals, rows, minutes, a digest or a page
in two languages may take back anywhere what it says, in words that nothing here knows.

Of a live page, flashes, rows, a bare list, a page in two languages and what has another form than a report nothing is
told, of the others nothing where their words may take others back."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.model.analysis import Sentence, Span
from bot.model.article import Article
from bot.text.days import MONTH_NAMES
from bot.text.digests import find_digested
from bot.text.forms import has_other_form
from bot.text.liveblogs import find_superseded
from bot.text.mixing import find_tinged, find_unread
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.posts import count_posts
from bot.text.sentences import split
from bot.text.speech import speech_start
from bot.text.tenses import find_tense
from bot.text.words import NUMBER_WORDS

_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)(?:ly)?"
_ITEM = re.compile(
    rf"\s{{0,4}}(?:[(\[]?(?:\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,4}})[.)\]]\s+\S|[•*·▪◦►‣●■–—-]\s+\S|{_ORDINAL}(?:,|:|\s[–—-])\s\S|"
    rf"(?:point|item|step|paragraph|article|clause|section|part)\s(?:\d{{1,3}}|{NUMBER_WORDS})[.:)]\s\S)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\W*[A-ZÀ-Ž][\w’'-]+\s(?:[Nn]o\.?\s?|#)?\d{1,3}\W*")
"""The head of one of a row, which stands alone: `Promise 3`."""
_CELLS = re.compile(r"\S(?:\t+|[ ]{3,}|\s?[|¦│]\s?)\S|[^;\s][^;]*;[^;]*;[^;]*;\S")
"""A line in cells; one in cells between semicolons has three of these."""
_OF_FIGURES = re.compile(rf"\W{{0,4}}\d[\d.,]*%?(?![.,:h]?\d)(?!\s(?i:{MONTH_NAMES})\b)(?:\s[^\s.!?:]+){{1,7}}")
"""A line that is no sentence and opens with a figure: `380.1 m Nov 24`."""
_NUMBER = re.compile(r"\s?\d[\d .]*")
"""A cell of figures alone."""
_KEYED = re.compile(r"\W*(?P<key>[^\W\d_][^\s:]*(?:\s[^\s:]+){0,2}):(?=\s|\Z)")
"""A line headed with what its value is of, which comes again in every entry."""
_TITLED = re.compile(
    r"\b(?:blog|ticker|telex|flashes|tracker|digest|round-?up|bulletin|corrections)\W*\Z|"
    r"\b(?:today|\w+day)[’']s\s(?:events|list)\b|\bwhat\s(?:has\s)?changed\b",
    re.IGNORECASE,
)
"""What a title says of a text that is added to."""
_RECORDS = re.compile(
    r"\b(?:minutes|notes|records?|proceedings|protocol|summary)\s(?:of|from)\b|\btook\snote\b", re.IGNORECASE
)
"""What a title says of minutes, and what these say."""
_TAKES_BACK = re.compile(
    r"\b(?:correct(?:s|ed|ions?)|wrong(?:ly)?|false(?:ly)?|untrue|(?:in|an)\serror|errors?\b|mistakes?|mistaken(?:ly)?|mix-?\s?up|"
    r"mis(?:heard|read|quoted|translated|stated|spoke|spoken|reported|counted|print\w*|understood|understanding)|typos?|slips?|swapped|\bfix|disregard|ignore|kills?\Z|"
    r"(?-i:KILL)|retract\w*|withdr(?:aws?|ew|awn)|(?:takes?|took|taken)\s(?:[\w’'-]+\s){0,3}?back|amend(?:s|ed)|revis(?:es|ed|ion)|"
    rf"puts?\s(?:off|right)|set\sright|cleared\sup|{CALLED_OFF}|{MOVES}|suspended\sagain|turned\sback|reverse[sd]|overtaken|moved\s(?:on\s)?since|superseded?|"
    r"replace[sd]|stands?\scorrected|should\s(?:read|have\s(?:read|said|been))|reads?\snow|earlier\s(?:version|edition|report|post|item|bulletin)s?|"
    r"no\s(?:longer|such)|nothing\sof\sthe|none\sof\s(?:it|this|that)|den(?:y|ies|ied)|disput(?:es|ed)|contradict\w*|refut\w*|hoax(?:es)?|"
    r"rumou?r\w*|fak(?:e|ed|es)|jok(?:e|es|ed|ing)|sketch|satire|leaflets?|banners?|reposts?|deleted|struck\s(?:out|off)|"
    r"voted\s(?:it|them|this|that|the\s\w+)\sdown|voted\sdown|turned\sout|in\s(?:fact|truth|reality)|pending|(?:un)?confirmed|unverified|so\s(?:says?|ran|went|reads?)\s(?:an?|the|one)|"
    r"\w+\?\s(?:no|not|never|half|partly)|(?:item|row|point|number|no\.|see)\s\d{1,3}\b|(?:the|see)\s(?:above|below)|above:|below:|last\s(?:sentence|line|item|entry|paragraph)|"
    r"(?:it|he|she|they|we|nobody)\s(?:did|does|do|was|were|is|are|has|have|had|will|would)\s?(?:not|n[’']t|never)\b|(?:did|does|has|have)n[’']t)\b",
    re.IGNORECASE,
)
"""What takes back, moves or doubts something; what is meant is often not known where a text has no prose."""
_LIMITS = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|only|but|instead|rather|actually|still|yet|however|without|until|unless|if|whether|would|could|might|"
    r"may|propos\w+|reject\w*|refus\w*|oppos\w*|object\w*|claim\w*|alleg\w*|suppos\w*|scenario|assum\w*|first|early|earlier|reports?|reported|newspapers?|finds?|found)\b|n[’']t\b",
    re.IGNORECASE,
)
_NAMES_ITSELF = re.compile(
    r"\A[^.!?:]{3,160}:\s(?:an?|the)\s(?:[\w’'-]+\s){0,3}?(?:reports?|study|studies|papers?|audit|review|assessment|survey|handbook|record|minutes|"
    r"communiqu[ée]|statement|memorandum|digest|white\spaper|strategy|analysis|bulletin|history)\b"
)
"""The title of a work, which stands as a line of its text: `The two straits: a report to both houses, closed`."""
_FEWEST = 3
_OF_LINES, _OF_HEADS, _OF_SENTENCES, _OF_TEXT = 1 / 2, 1 / 5, 1 / 3, 1 / 2
"""Shares from which items, heads, flashes in capitals and what is no report make up a text."""
_FEWEST_LOUD = 2
_LOUD = re.compile(r"(?:[^\W\d_a-zà-ž][^\sa-zà-ž]*(?:\s|\W*\Z)){3}")
"""Three words in capitals."""
_MOST_OF_ROW = 20
"""Words."""


def find_odd(article: Article) -> Iterator[Span]:
    """Give what no briefing tells of a text because of its form."""
    text = article.text
    if not (article.language or "en").startswith("en"):
        return
    sentences = split(text, article.language)
    lines = [Span(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    posts = any(each.start == 0 for each in find_superseded(article))
    told = [line.of(text) for line in lines]
    other = bool(told) and has_other_form(article.title, text, told)
    if other or posts or find_unread(text) or _is_silent(article, lines, sentences):
        yield Span(0, len(text))
        return
    yield from (each.span for each in sentences[:_FEWEST] if _is_title(each.span.of(text)))
    yield from find_tinged(text)


def _is_title(words: str) -> bool:
    return _NAMES_ITSELF.match(words) is not None and find_tense(words.partition(":")[0]) in {"none", "shown"}


def _is_bare_list(text: str, lines: Sequence[Span]) -> bool:
    """Say whether a text is a list from its first line on, or behind a heading of it."""
    items = [at for at, line in enumerate(lines) if _ITEM.match(line.of(text))]
    headed = not any(re.search(r"[.!?][”\"’')]*\s*\Z", line.of(text)) for line in lines[: items[0] if items else 0])
    return len(items) >= max(_FEWEST, _OF_LINES * len(lines)) and headed


def _is_silent(article: Article, lines: Sequence[Span], sentences: Sequence[Sentence]) -> bool:
    text = article.text
    if _is_bare_list(text, lines) or _is_in_rows(text, lines) or _is_loud(text, sentences):
        return True
    if _RECORDS.search(article.title) and (_LIMITS.search(text) or _TAKES_BACK.search(text)):
        return True
    odd = _TITLED.search(article.title) or _is_in_parts(article, lines)
    return bool(odd) and _TAKES_BACK.search(text) is not None


def _is_in_rows(text: str, lines: Sequence[Span]) -> bool:
    """Say whether a text has some rows in cells, or for the greater part entries that are headed alike."""
    told = [line.of(text) for line in lines]
    cells = sum(_CELLS.search(words) is not None for words in told)
    rows = sum(_CELLS.search(words) is not None or _is_in_commas(words) for words in told)
    figures = sum(_OF_FIGURES.fullmatch(words) is not None for words in told)
    most = cells > max(1, _OF_LINES * len(told)) or figures > max(2, _OF_LINES * len(told))
    keys = Counter(found["key"] for words in told if (found := _KEYED.match(words)))
    keyed = sum(count for count in keys.values() if count > 1)
    return rows >= _FEWEST or most or keyed >= max(_FEWEST, _OF_LINES * len(told))


def _is_loud(text: str, sentences: Sequence[Sentence]) -> bool:
    """Say whether words in capitals stand in a text that are more than its headline or the head of its first line."""
    said = [each.span.of(text) for each in sentences]
    return sum(_LOUD.search(words) is not None for words in said) >= max(_FEWEST_LOUD, _OF_SENTENCES * len(said))


def _is_in_commas(words: str) -> bool:
    """Say whether a line is a row in cells between commas, with a number behind the first."""
    cells = words.split(",")
    prose = any(_NUMBER.fullmatch(each) is None and any(end in each for end in ".!?") for each in cells)
    return len(words.split()) <= _MOST_OF_ROW and not prose and any(map(_NUMBER.fullmatch, cells[1:]))


def _is_in_parts(article: Article, lines: Sequence[Span]) -> bool:
    """Say whether half of a text are items, or what a digest or a transcript holds, or whether it has posts."""
    text = article.text
    items = sum(_ITEM.match(line.of(text)) is not None for line in lines)
    heads = sum(_HEAD.fullmatch(line.of(text)) is not None for line in lines)
    starts = [len(text), speech_start(text), *(each.start for each in find_digested(article))]
    parts = len(text) - min(starts) >= _OF_TEXT * len(text)
    if heads >= max(_FEWEST, _OF_HEADS * len(lines)):
        return True
    return items >= max(_FEWEST, _OF_LINES * len(lines)) or parts or count_posts(text) != "none"
