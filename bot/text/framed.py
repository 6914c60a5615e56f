"""Finds what an article tells only within a frame that its first sentence or that of a paragraph sets: the moves of a
game, what a hoaxer or a forgery says, an extract of a tale, a look back, an old picture."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from bot.model.analysis import Sentence, Span
from bot.text.dates import MONTHS
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.imagined import TALE
from bot.text.tenses import find_tense
from bot.text.words import NUMBER_WORDS

_AGO = (
    rf"(?:\d{{1,4}}|{NUMBER_WORDS}|[\w-]+ty(?:-\w+)?|an?|several|many)\s(?:\w+\s)?(?:years?|"
    rf"decades?|centur(?:y|ies))\s(?:ago|earlier|back|before)"
)
_HEAD = re.compile(
    rf"\A\W*(?:{_AGO}(?:\s(?:this|on\sthis|that)\s(?:day|week|month)|\stoday)?|(?:on\s)?(?:this|that)\s(?:day|week|month)\s(?:in|of)\s"
    r"(?:history|(?:1[5-9]|20)\d\d)|from\s(?:the|our)\s(?:archives?|pages|files|back\snumbers)(?:\s[^.:,;]{1,30})?|"
    rf"(?:(?:an?|the)\s)?(?:extracts?|excerpts?|passages?|pages?|lines?)?\s?(?:from|of)\s(?:an?|the|our|my|his|her|this\s\w+[’']s)\s"
    rf"(?:[\w’'-]+\s){{0,3}}?(?:{TALE}|play|film|series|comic|poem|fiction)s?\b[^.:]{{0,60}}|"
    r"(?:from|by)\s(?:our|the|your)\s(?:readers|postbag|mailbag|inbox)|(?:our\s|your\s|readers[’']\s)letters|"
    r"what\smight\shave\sbeen|(?:in\s)?(?:another|an\salternat(?:e|ive))\sworld|fiction\scorner|the\srumou?r\smill|overheard)\W*[.:]?\W*\Z",
    re.IGNORECASE,
)
"""What heads a paragraph that tells no news: it is no sentence."""
_MOST_OF_HEAD = 14

_PUPILS = (
    r"(?:cadets|players|gamers|pupils|students|teenagers|schoolchildren|children|delegates|participants|volunteers|actors|enthusiasts|"
    r"re-?enactors)"
)
_PLAYERS = (
    rf"(?:{_PUPILS}|officers|generals|admirals|soldiers|diplomats|officials|experts|analysts|"
    rf"historians|researchers|teams?)"
)
_MODEL = (
    r"(?:model\s(?:united\snations|u\.?n\.?\b|european\s(?:union|parliament|council)|parliament|congress|nato|g20|g7|security\scouncil|"
    r"arab\sleague|african\sunion|assembly)|mock\s(?:parliament|trial|summit|session|debate|negotiations?|united\snations|congress|tribunal)|"
    r"(?:role-?playing|strategy)\sgame|role-?play|re-?enactment)\b"
)
_GAME = (
    rf"(?:{_MODEL}|war[\s-]?game\b|table-?top\s(?:exercise|game|simulation|war\s?game)\b|"
    rf"(?:crisis|peace)\sgame\b|simulation\sexercise\b)"
)
_PLAYED = (
    r"(?:play(?:ed|ing)(?:\sthrough)?|staged|held|ran|hosted|(?:met|gathered|came\stogether)\s(?:\w+\s){0,4}?(?:for|at)|"
    r"(?:took|taking|take)\spart\sin|competed\sin|sat\sdown\s(?:to|for)|convened|organi[sz]ed|joined|fought|opened|finished|ended)"
)
_SETS_GAME = re.compile(
    rf"\b{_PLAYED}\s(?:[\w’'-]+\s){{0,4}}?(?:an?|the|its|their|this|another|one)\s(?:[\w’'-]+\s){{0,4}}?{_GAME}|"
    rf"\b{_PLAYERS}\b[^.]{{0,80}}?\b(?:(?:played|gamed)\s(?:out|through)|war-?gamed|role-?played|re-?enacted)\s(?:an?|the|how|what|several|two|three)\b|"
    rf"\b{_GAME}\s(?:was|were|is)\s(?:played|held|staged|run)\b"
)
_GAMES = ("model", "mock", "game", "play", "enact", "exercise", "simulation")
"""One of which such a sentence has."""
_SETS_MODEL = re.compile(rf"\b(?:{_MODEL}|{_PUPILS}\b[^.]{{0,80}}?\b(?:role-?played|re-?enacted))")
"""A game whose players speak as those whom they play."""
_OF_GAME = re.compile(
    rf"\b(?:{_PUPILS}|{_GAME}|(?:war\s?)?games?|exercises?|simulations?|scenarios?|organi[sz]ers?|sponsors?|teachers?|umpires?|dice)\b"
)
"""What tells of a game, not in it."""

_IMPOSTORS = (
    r"(?:pranksters?|hoaxers?|impost[eo]rs?|impersonators?|conm[ae]n|fraudsters?|callers?|"
    r"tricksters?|forgers?|comedians?)"
)
_THINGS = (
    r"(?:videos?|clips?|footage|recordings?|audio|tapes?|images?|photo(?:graph)?s?|pictures?|letters?|documents?|memos?|cables?|decrees?|"
    r"e-?mails?|leaflets?)"
)
_OFFICES = (
    r"(?:ministers?|premier|presidents?|leader|chancellor|envoys?|ambassadors?|general|admiral|officials?|diplomats?|spokes\w+|head|chief|secretary|"
    r"king|queen|prince|pope|patriarch|mayor|governor|senator|advis[eo]r|commissioner|aide)"
)
_FAKED = (
    r"(?:forged|faked?|fabricated|doctored|deep-?faked?|ai-generated|computer-generated|machine-made|synthetic|bogus)"
)
_POSTED = rf"(?:{_THINGS}|statements?|posts?|tweets?|messages?|orders?|broadcasts?|speech(?:es)?|calls?|website)"
_SETS_FAKE = re.compile(
    r"\b(?:(?:posed|posing|masquerad(?:ed|ing)|passed\s(?:him|her)self\soff|passing\s(?:him|her)self\soff)\sas|impersonat(?:ed|ing)|"
    rf"pretend(?:ed|ing)\sto\sbe)\s(?:[\w’'-]+\s){{0,6}}?{_OFFICES}\b|"
    rf"\b{_IMPOSTORS}\b[^.]{{0,60}}?\b(?:fooled|tricked|duped|deceived|took\sin|hoaxed)\b|\b{_FAKED}\s(?:[\w-]+\s){{0,2}}?{_POSTED}\b|\bdeep-?fakes?\b|"
    rf"\b{_POSTED}\b[^.]{{0,120}}?\b(?:was|were|is|are|had\sbeen|has\sbeen)\s(?:\w+ly\s|a\s)?(?:{_FAKED}|forger(?:y|ies)|"
    r"(?:made|generated|created|produced)\s(?:by|with|using)\s(?:an?\s)?(?:machine|computer|ai|artificial|software|chatbot|algorithm))\b"
)
_IN_FAKE = re.compile(
    rf"\bin\s(?:it|(?:the|this|that)\s(?:{_FAKED}\s)?{_THINGS})\b|"
    rf"\b(?:the|this|that)\s(?:{_IMPOSTORS}|{_THINGS}|{_FAKED}\s{_POSTED})\s(?:said|says|claim(?:s|ed)|announce[sd]|declare[sd]|tells|told|reads?|"
    r"state[sd]|add(?:s|ed)|order(?:s|ed)|promise[sd]|offer(?:s|ed))\b|"
    rf"\b(?:said|says|wrote|reads)\s(?:the|this)\s(?:{_IMPOSTORS}|{_THINGS})\b"
)
"""What tells the words of a hoaxer, or what a forgery shows."""
_OF_FAKE = re.compile(
    rf"\b(?:{_FAKED}|deep-?fakes?|hoax\w*|prank\w*|forger(?:y|ies)|impersonat\w+|impost\w+|calls?|fooled|duped|tricked|deceiv\w+|police|"
    rf"arrest\w*|prosecutors?|charged|investigat\w+|experts?|researchers?|{_THINGS})\b"
)
"""What tells of a hoax, not in it."""
_SHOWS = re.compile(
    r"\b(?:shows?|showing|showed|in\swhich|purport\w+|announcing|saying|declaring|claiming|offering|ordering|calling)\b"
)
"""What a forgery holds is told along with it."""
_NEAR = 3
"""Paragraphs behind a hoax or a forgery in which its words are told."""
_DENIES = re.compile(r"\b(?:not|no|never|nothing|none|den(?:y|ies|ied)|false|untrue)\b|n[’']t\b")
_SAID = re.compile(r"\b(?:said|told|according\sto|confirmed|announced|warned)\b")
_SAID_ON = re.compile(
    rf"\b(?:said|told|confirmed|announced|warned|added)\s(?:\w+\s){{0,3}}?on\s(?:{DAY_NAMES.lower()})\b"
)
"""Somebody says it on a day of the report, as nobody does within a game."""

_TAKEN = re.compile(
    rf"\b(?:on\s(?:(?:{DAY_NAMES}),?\s)?(?:(?P<day>\d{{1,2}})\s(?P<month>{MONTH_NAMES})(?!\w)|(?P<month_first>{MONTH_NAMES})\s(?P<day_last>\d{{1,2}})\b)"
    rf"(?:,?\s(?P<year>(?:1[5-9]|20)\d\d))?|in\s(?:(?:{MONTH_NAMES})\s)?(?P<past>(?:1[5-9]|20)\d\d))(?=\W*\Z)"
)
"""When a picture was taken, at the end of what stands under it."""
_LATER = re.compile(r"\b(?:later|afterwards|since\sthen|has\ssince|have\ssince|subsequently)\b")
_OLD = 60
"""Days after which what a picture shows is no news."""


def find_framed(text: str, sentences: Sequence[Sentence], today: date) -> tuple[Span, ...]:
    """Give the sentences that tell nothing by themselves for what stands before them."""
    paragraphs = [[each.span for each in group] for _, group in groupby(sentences, key=lambda each: each.paragraph)]
    return (
        *_list_headed(text, paragraphs),
        *_list_played(text, paragraphs),
        *_list_faked(text, paragraphs),
        *(span for spans in paragraphs for span in _list_pictured(text, spans, today)),
    )


def _list_headed(text: str, paragraphs: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """What stands under a head that says it is no news; where that fills a paragraph, the next one."""
    for at, spans in enumerate(paragraphs):
        words = spans[0].of(text)
        if len(words.split()) <= _MOST_OF_HEAD and _HEAD.match(words):
            yield from spans
            if len(spans) == 1 and at + 1 < len(paragraphs):
                yield from paragraphs[at + 1]


def _list_played(text: str, paragraphs: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """The moves of a game: up to the end of the text behind an opening that tells of it, else of the paragraph."""
    for at, spans in enumerate(paragraphs):
        for number, span in enumerate(spans):
            words = span.of(text).lower()
            if not any(each in words for each in _GAMES) or _SETS_GAME.search(words) is None:
                continue
            outside = (_OF_GAME, _SAID_ON) if _SETS_MODEL.search(words) else (_OF_GAME, _SAID)
            whole = [each for later in paragraphs[at + 1 :] for each in later] if at == number == 0 else []
            yield from _list_inside(text, [*spans[number + 1 :], *whole], outside)
            break


def _list_faked(text: str, paragraphs: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """What a hoaxer says or a forgery shows: the sentence that says so, and the rest of its paragraph."""
    told = -_NEAR - 1
    for at, spans in enumerate(paragraphs):
        inside = False
        for span in spans:
            words = span.of(text).lower()
            if at - told <= _NEAR and _IN_FAKE.search(words):
                yield span
                inside = True
            elif inside:
                yield from _list_inside(text, [span], (_OF_FAKE, _DENIES, _SAID_ON))
            if _SETS_FAKE.search(words):
                told, inside = at, inside or _SHOWS.search(words) is not None


def _list_inside(text: str, spans: Sequence[Span], outside: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    for span in spans:
        if not any(each.search(span.of(text).lower()) for each in outside):
            yield span


def _list_pictured(text: str, spans: Sequence[Span], today: date) -> Iterator[Span]:
    """What a picture shows that was taken long before: its year says so, or that the next sentence tells what came
    later."""
    for at, span in enumerate(spans):
        words = span.of(text)
        found = _TAKEN.search(words)
        if found is None or find_tense(words[: found.start()]) != "shown":
            continue
        year = int(found["past"] or found["year"] or 0)
        if (found["past"] and year < today.year) or (found["year"] and _list_ages(found, today, year) > [_OLD]):
            yield span
        elif not year and at + 1 < len(spans) and _LATER.search(spans[at + 1].of(text)) and _is_far(found, today):
            yield from spans[at : at + 2]


def _is_far(found: re.Match[str], today: date) -> bool:
    """Say whether a day that is told without its year was long ago, or is long to come."""
    years = (today.year - 1, today.year, today.year + 1)
    return all(abs(days) > _OLD for year in years for days in _list_ages(found, today, year))


def _list_ages(found: re.Match[str], today: date, year: int) -> list[int]:
    """How many days ago a day of that year was; none where there is no such day."""
    month = MONTHS[(found["month"] or found["month_first"]).rstrip(".").lower()]
    try:
        return [(today - date(year, month, int(found["day"] or found["day_last"]))).days]
    except ValueError:
        return []
