"""Finds what stands in a section of a text that tells no news of its day: a tale, a quiz, a look back, what is paid
for, rumours and letters, from its label up to the next one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model.analysis import Span
from bot.text.words import NUMBER_WORDS

_TALES = (
    r"(?:fiction|flash\sfiction|novel|short\sstor(?:y|ies)|serial|satire|parody|spoof|humou?r|jokes?|fable|poems?|poetry|comic\sstrip|"
    r"make-believe|thought\sexperiments?|alternat(?:e|ive)\shistory|what\sif|hypothetical(?:ly)?|(?:invented|made-up|fake|spoof)\snews)"
)
_GAMES = (
    r"(?:quiz|news\squiz|puzzle|crossword|riddle|trivia|brain\s?teaser|true\sor\sfalse|fact\sor\sfiction|two\struths\sand\sa\slie|"
    r"spot\sthe\s(?:lie|fake|error|odd\sone\sout)|horoscopes?|crystal\sball)"
)
_TALK = (
    r"(?:letters?(?:\sto\sthe\seditor|\sfrom\sreaders)|letters|postbag|mailbag|"
    r"readers?[’']?(?:\swrites?|\scomments?|\sviews?|[’']?s?\sletters?)|your\s(?:letters|comments|views))"
)
_HEARD = r"(?:rumou?rs?|rumou?r\smill|gossip|hearsay|grapevine|overheard)"
"""What a heading over a list says too, which is `annotated`."""
_PAID = (
    r"(?:sponsored(?:\s(?:content|post|message))?|advertorial|(?:paid|partner|promoted|branded)\s(?:content|post|message|partnership|feature)|promotion|"
    r"(?:a\s)?(?:message|word)\sfrom\sour\s(?:sponsors?|partners?|advertisers?)|our\s(?:sponsors?|partners?|advertisers?))"
)
_AGO = (
    rf"(?:(?:exactly|just)\s)?(?:\d{{1,4}}|{NUMBER_WORDS}|[\w-]+ty(?:-\w+)?|an?|several|many)\s(?:years?|decades?|centur(?:y|ies))\sago"
    r"(?:\s(?:this|on\sthis|that)\s(?:day|week|month)|,?\s(?:today|now))?"
)
_PAST = (
    rf"(?:archives?|back\snumbers|flashback|throwback(?:\s\w+day)?|looking\sback|{_AGO}|"
    r"(?:on\s)?this\s(?:day|week)\s(?:in|of)\s(?:history|\d{4})|on\sthis\sday)"
)
_UNTOLD = (
    r"(?:what\s(?:[\w’'-]+\s){1,4}?(?:(?:did|do|does|has|have|had|will|was|were|is|are)(?:\snot|\snever|n[’']t)|never|(?:would|did)\slike|"
    r"wish(?:es|ed)?|hopes?|fears?|imagines?|claims?|heard)\b[^.:?!\n]{0,40}|"
    r"what\s(?:our\s\w+|others|some|people)\s(?:say|report|write|tell)(?:s|ed)?\b[^.:?!\n]{0,20}|"
    r"(?:here\s(?:is|are|comes)|this\sis|one)\s(?:\w+\s){0,3}?(?:that\s)?(?:we|i)\s(?:made\sup|invented|dream(?:ed|t)\sup)|"
    r"(?:on\s\w+day|yesterday|earlier|at\sfirst|last\s\w+|this\smorning),?\swe\s(?:wrote|said|reported|told\s(?:you|readers)|believed|thought)"
    r"(?:\s(?:this|that|as\sfollows))?|(?:in\s)?(?:dreams|dreamland|wishful\sthinking|our\swish\slist)|"
    r"(?:best|worst|base|likeliest|rosiest|darkest)[\s-]case(?:\sscenario)?)"
)
"""A heading over what is not so, or not known."""
_PAGE = (
    r"(?:\s(?:corner|page|section|column|desk|box|bag|time|spot|slot|clue|extra|hour|shelf|files?|special|supplement|"
    r"of\sthe\s(?:day|week|month)|part\s\w+|chapter\s\w+|no\.?\s?\d+))"
)
_LABEL = re.compile(
    r"(?P<item>\W*(?:\d{1,2}[.)]|[•*▪◦–—-])\s+)?\W*(?:(?:and|now|finally|lastly|but\sfirst)[,:]?\s)*(?:(?:from|in)\s)?"
    r"(?:(?:the|our|your|this\s(?:week|month)[’']s|today[’']s|[Ss]unday[’']s)\s)?(?:weekly\s|daily\s|lighter\s|latest\s|last\s)?"
    rf"(?:(?P<tale>{_TALES}|{_GAMES}|{_TALK}|{_PAST}){_PAGE}*(?:,\s(?:part|chapter)\s\w+)?|(?P<paid>{_PAID})|(?P<heard>{_HEARD}){_PAGE}*|(?P<untold>{_UNTOLD})|(?:hoax|fake|lie|myth|error|joke)\sof\sthe\s(?:day|week|month)|"
    r"scenario\s(?:\d|[A-F]|one|two|three|four|five))\b"
    r"(?:\s?(?:\([^()\n]{1,40}\)|#\d+))?(?P<ends>[*_]{0,3}(?:\s?[:|]\s?|\s[–—-]\s|[.!?]?[*_=~\s]*\Z|\.\s))",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\W*(?:[A-Z][\w’'-]*(?:\s[\w’'&-]+){0,3}\s?:(?=\s|\Z)|[A-Z][A-Z’' &-]{3,30}\s?(?:[:.|]|[–—-])\s|[*_=~#-]{3,}\W*\Z|"
    r"(?:\*\s){2,}|(?:Back\sto\s(?:the|today)|In\s(?:other|real|today[’']s)\snews|Also\sin\sthe\snews|Elsewhere,|And\s(?:now\s)?back\sto)\b)"
)
"""What opens another part: a label, a line that parts, a word that leads back to the news."""
_ITEM = re.compile(r"\W*(?:\d{1,2}[.)]|[•*▪◦–—-])\s+\S")
_MOST_OF_HEADING = 7
_ENDED = re.compile(r"[.!?…,;][”\"’')\]]*\s*\Z")


def find_sections(text: str) -> Iterator[Span]:
    """Give the parts of a text whose label says that they are no news: up to the next label, heading or item; where a
    text has none of these, the paragraph that the label opens, or all behind one that stands alone."""
    lines = [Span(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    told = [line.of(text).strip() for line in lines]
    labels = [_LABEL.match(each) for each in told]
    for at, label in enumerate(labels):
        if label is None:
            continue
        alone = label.end() == len(told[at])
        if label["untold"] and alone and told[at][-1:] in ".!?":
            continue
        if alone and (label["heard"] or (label["paid"] and not _is_parted(told, at))):
            continue
        end = _find_end(told, labels, at)
        if not alone and end == len(lines) and not _is_parted(told, at):
            end = at + 1
        if label["untold"] and alone:
            end = _find_break(text, lines[at:end]) + at
        yield Span(lines[at].start, lines[end - 1].end)


def opens_section(line: str, *, alone: bool) -> bool:
    """Say whether a line is the label of a section that tells no news, or, where it need not stand alone, opens with
    one."""
    label = _LABEL.match(line)
    return label is not None and label["untold"] is None and (not alone or label.end() == len(line))


def _find_end(told: Sequence[str], labels: Sequence[re.Match[str] | None], at: int) -> int:
    """The number of the line with which another part begins."""
    label = labels[at]
    itemised = label is not None and label["item"] is not None
    for later in range(at + 1, len(told)):
        item = itemised and _ITEM.match(told[later]) is not None
        if item or labels[later] is not None or _opens_part(told[later]):
            return later
    return len(told)


def _find_break(text: str, lines: Sequence[Span]) -> int:
    """How many lines stand close under a heading, up to an empty one; all where there is one right below it."""
    parted = [text.count("\n", one.end, other.start) > 1 for one, other in pairwise(lines)]
    return parted.index(True) + 1 if True in parted[1:] and not parted[0] else len(lines)


def _is_parted(told: Sequence[str], at: int) -> bool:
    """Say whether any other line of a text opens a part."""
    return any(_opens_part(each) or _ITEM.match(each) for number, each in enumerate(told) if number != at)


def _opens_part(line: str) -> bool:
    heading = len(line.split()) <= _MOST_OF_HEADING and _ENDED.search(line) is None
    return heading or _NEXT.match(line) is not None
