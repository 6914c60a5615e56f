"""Tells what is no report from its labels, in its title, its address, and its first and last lines: comment, what is
made up, checks of what others claim, old pieces printed again, advertisements, reports that their outlet withdrew; and
what tells of long ago alone, or what is to be seen or read.
A text is judged whole, by what it says of itself alone; what another text says of it is `retracted`.
Analysis is reporting with a mark."""

import re
from functools import lru_cache
from typing import Literal

from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.days import MONTH_NAMES, counts_from_its_day
from bot.text.digests import is_compiled
from bot.text.gainsaid import is_list_of_untrue
from bot.text.imagined import TALE, discloses_imagined, is_titled_ahead
from bot.text.known_names import load_known_names
from bot.text.reviews import is_review, is_titled_review
from bot.text.sentences import LONGEST_TEXT, split
from bot.text.then import is_all_of_past
from bot.text.unreleased import LESSONS, find_unreleased
from bot.text.words import content_words

Genre = Literal[
    "opinion",
    "invented",
    "unreleased",
    "checked",
    "archive",
    "advertisement",
    "withdrawn",
    "overturned",
    "history",
    "review",
    "compiled",
]

MARKS: dict[Genre, str] = {
    "opinion": "Opinion",
    "invented": "Satire, fiction, scenario or exercise",
    "unreleased": "Not for release",
    "checked": "Fact-check",
    "archive": "From the archive",
    "advertisement": "Advertisement",
    "withdrawn": "Withdrawn by its outlet",
    "overturned": "Taken back at its end, it seems",
    "history": "On the past",
    "review": "Review",
    "compiled": "Press review, letters or minutes",
}
"""What stands behind the title of a piece that does not say so itself."""

_FIRST, _HEAD = 3, 600
_LAST, _TAIL = 4, 800
"""Sentences at either end that may label a piece, and the characters in which they are looked for."""
_LONG_TAIL = 4_000
"""Characters at the end of a text longer than what is read that may take back or label what is told."""
_SHORT = 6
"""Words of a line that is a label."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_QUOTING = re.compile(r"[“”\"]")
_LABELLING: dict[Genre, str] = {
    "opinion": r"opinions?|editorials?|comment|commentary|op-?ed|column|viewpoint|guest\sessay|"
    r"letters?(?:\sto\sthe\seditor)?|our\sview|comment\sis\sfree",
    "invented": r"satire|parody|fiction|short\sstory|scenario|thought\sexperiment|counterfactual|"
    rf"alternat(?:e|ive)\shistory|humou?r|(?:exercise\W*)+|war\s?game|april\sfools?[’']?|"
    rf"(?:news\s)?quiz|two\struths\sand\s(?:a|one)\slie|spot\sthe\s(?:lie|fake)|true\sor\sfalse|fact\sor\sfiction|{LESSONS}",
    "checked": r"fact[\s-]check(?:ed|ing|er)?|reality\scheck|verif(?:y|ied)\W+(?:true|false|fake)",
    "archive": r"looking\sback|the\sway\sit\swas|"
    r"(?:from|out\sof)\s(?:the|our)\s(?:(?:[\w’'-]+\s){0,3}(?:archives?|vaults?)|files)|flashback|"
    r"on\sthis\sday|today\sin\shistory|throwback(?:\s\w+day)?|(?<!:\s)(?<![–—-]\s)archives?|archives?,\s(?:\d{1,2}\s\w+\s|\w+\s)?(?:1[89]|20)\d\d",
    "advertisement": r"advertisement|advertorial|sponsored(?:\scontent)?|paid\s(?:content|post)|partner\scontent",
    "withdrawn": r"retracted|(?:story|article|report)\s(?:withdrawn|retracted|killed)|mandatory\skill",
}
_LABELS: dict[Genre, re.Pattern[str]] = {
    genre: re.compile(
        rf"\A\W*(?:{words})\s*(?:[|:]|\s[–—-]\s)|(?:\s[|–—-]|:)\s+(?:{words})(?:\s[|–—-]\s[^|]{{2,40}})?\W*\Z|"
        rf"[\[(](?:{words})[\])]|\A\W*(?:{words})\W*\Z",
        re.IGNORECASE,
    )
    for genre, words in _LABELLING.items()
}
"""A label before or behind a title, in brackets, or a line that holds nothing else."""
_ADDRESSES: dict[Genre, re.Pattern[str]] = {
    "opinion": re.compile(
        r"/(?:opinions?|editorials?|commentisfree|op-?eds?|columns?|columnists?|comment|commentary)/"
    ),
    "invented": re.compile(
        r"/(?:satire|parody|fiction|humou?r|borowitz-report)/|//(?:[\w-]+\.)*(?:theonion|babylonbee|thedailymash|thebeaverton|"
        r"newsthump|waterfordwhispersnews|duffelblog|clickhole|der-postillon|thedailysquib|betootaadvocate|thechaser|theshovel|"
        r"elmundotoday|legorafi|lercio|speld|zaytung|fakingnews|theunrealtimes|reductress|thehardtimes)\."
    ),
    "review": re.compile(r"/(?:(?:film|book|theatre|tv|music|game|art)s?-)?reviews?/"),
    "checked": re.compile(r"/(?:fact-?checks?|reality-?check)(?:/|-)"),
    "advertisement": re.compile(r"/(?:sponsored|paid-?posts?|advertorials?|partner-content|brand-?studio)/"),
}
_PIECE = r"(?:article|story|piece|post|report|column|essay|commentary|op-?ed|dispatch|despatch|bulletin|alert)"
_ITSELF = rf"(?:this|the\sabove)\s{_PIECE}"
_NOTED = (
    r"^\W*(?:(?:(?:editor|publisher)s?[’']?s?\s)?(?:note|update|notice)(?:\sto\s(?:editors|readers))?\s*[:–—-]\s*)?"
)
_OF_THE_WRITER = r"(?:(?:their|his|her)\b|(?:those|that)\sof\sthe\s(?:author|writer|columnist))"
_UNSAID = (
    r"(?:withdr(?:aws?|ew|awn)|retract(?:s|ed)?|(?:took|taken|takes)\sback|recanted|disowned|disavowed|denied|denies|false|untrue|wrong|"
    r"fabricated|forged|faked?|invented|an?\shoax)"
)
_RESTS = r"(?:(?:is|was|were)\s(?:\w+\s)?(?:based|built|founded)|rests|rested|relies|relied|draws|drew)"
"""What an outlet says of that on which its piece rests."""
_SAYINGS: tuple[tuple[Genre, str], ...] = (
    ("opinion", rf"\b(?:views?|opinions?)\sexpressed\s(?:in\sthis\s{_PIECE}|here|by\sthe\s(?:author|writer))\b"),
    ("opinion", rf"\b(?:views?|opinions?)\sexpressed\sare\s(?:\w+\s)?{_OF_THE_WRITER}"),
    ("opinion", r"^(?:[A-Z][\w.’'-]+\s){2,3}is\san?\s(?:[\w’'-]+\s){0,5}(?:columnist|opinion\s(?:writer|editor))\b"),
    ("opinion", r"^The\s(?:writer|author|columnist)\sis\s(?:an?|the|professor|director|senior|former)\b"),
    ("invented", rf"\b(?:this|the)\s{_PIECE}\s(?:is|was)\s(?:\w+\s){{0,3}}?(?:satir\w+|fiction\w*|parody|april\sfool)"),
    ("invented", r"^\W*(?:happy\s)?April\sFools?(?:[’']s?)?(?:\sDay)?\W*(?:[!.]|$)"),
    ("invented", r"^\W*none\sof\s(?:this|it)\s(?:is\s(?:true|real)|(?:has\s)?(?:really\s|actually\s)?happened)\b"),
    ("invented", rf"\b(?:is|was)\snot\sa\sreal\s(?:\w+\s)?{_PIECE}|^EXERCISE\b\W*EXERCISE\b"),
    ("invented", r"\bfor\s(?:training|exercise)\s(?:purposes\s)?only\b"),
    ("checked", r"^\W*(?:OUR\s)?(?:VERDICT|RULING|RATING)\b\W*(?:$|:|\s(?:False|True|Misleading|Fake|Altered))"),
    (
        "withdrawn",
        rf"{_NOTED}{_ITSELF}\s(?:is\sno\slonger\s(?:valid|accurate|supported)|(?:(?:is|was|has)\s(?:\w+\s)?(?:been|being)|is|was)\s"
        r"(?:withdrawn|retracted|taken\sdown|killed))(?=\W*$|[.;,:]|\s(?:and|because|as|after|by|pending|on|for|due)\b)(?!,\s[^.;]*\bsaid\b)",
    ),
    ("withdrawn", rf"\b(?:withdraw(?:n|s|ing)?|withdrew|retract(?:s|ed|ing)?)\s(?:this|the\sabove)\s{_PIECE}\b"),
    ("withdrawn", rf"\b(?:disregard|kill|do\snot\suse|don[’']t\suse)\s(?:this|the\s(?:above|following))\s{_PIECE}\b"),
    ("withdrawn", rf"\b{_UNSAID}\b[^.;]{{0,80}}\b(?:on\swhich|that|which)\s{_ITSELF}\s{_RESTS}\b"),
    (
        "withdrawn",
        rf"\b(?:on\swhich|that|which)\s{_ITSELF}\s{_RESTS}\b[^.;]{{0,60}}?\b(?:was|were|is|has|have)\s[^.;]{{0,30}}?{_UNSAID}\b",
    ),
    (
        "withdrawn",
        rf"{_ITSELF}\s{_RESTS}\b[^.;]{{0,80}}?\b(?:that|which)\s(?:has|have|was|were|is)\s[^.;]{{0,30}}?{_UNSAID}\b",
    ),
    ("withdrawn", rf"\b(?:we|editors)\s(?:no\slonger|cannot|do\snot)\sstand\s(?:by|behind)\s{_ITSELF}\b"),
    (
        "withdrawn",
        r"^\W*(?:bulletin\s|urgent\s|mandatory\s)?kill\W{1,3}kill\b|^\W*(?:bulletin|urgent|mandatory)\skill\b",
    ),
    ("withdrawn", r"\bno\s(?:substitute|replacement)\sstory\b"),
    ("advertisement", r"^\W*(?:Paid|Sponsored)\s(?:content|post)\b|\bnot\sby\s(?:our|the)\snewsroom\b"),
)
_SAID = tuple((genre, re.compile(words, re.IGNORECASE)) for genre, words in _SAYINGS)
_BACK_UP = re.compile(
    r"\b(?:not|never|wrong(?:ly)?|mistaken(?:ly)?|incorrect(?:ly)?|untrue|false(?:ly)?|contrary\sto|unlike)\b[^.;]{0,120}\b(?:above|further\sup|"
    r"(?:at\sthe\s(?:top|start|beginning|head)|in\sthe\s(?:opening|first\s(?:part|lines|paragraphs?)))(?:\sof\sthis\s\w+)?)\W*(?:\Z|[,;)])",
    re.IGNORECASE,
)
"""What denies at its end what a text told before."""
_WITHDRAWS = re.compile(
    r"\b(?<!not\s)(?<!never\s)(?:withdrew|withdrawn|withdraws|retract(?:s|ed)|took\sback|taken\sback|takes\sback|recant(?:s|ed)|disavow(?:s|ed)|"
    r"apologi[sz](?:es|ed)\sfor)\s(?:[\w’'-]+\s){0,4}?(?:statement|claim|report|account|accusation|allegation|announcement|figure|estimate|number)s?\b"
)
_SAME = 2
"""Words that a withdrawal has in common with the opening that it takes back."""
_TALE_TITLE = re.compile(
    r"\b(?:spot|find|guess)\sthe\s(?:\w+\s)?(?:lies?|fakes?|hoax(?:es)?|odd\sone)\b|\b(?i:real|true)\sor\s(?:not|fake|invented|made\sup)\s?[?:]|"
    rf"\A\W*What\sif\b|\AIn\b(?=[^,:]{{0,50}}\b{TALE}\b(?!\scoronavirus)[^,:]{{0,20}}[,:])"
)
"""A title that tells what might be, or what happens in a novel."""
_HISTORY_TITLE = re.compile(
    r"\A\W*(?:(?:An?|The)\s)?(?:\w+\s)?(?:histor(?:y|ies)|chronicles?|timeline)(?:\sof\s(?:[\w’'-]++\s?){1,6}(?:[:–—,]|\s-\s)|"
    r"(?:\sof\s(?:[\w’'-]++\s?){1,3})?\Z|\s?:)",
    re.IGNORECASE,
)
"""`A history of the Amur: …`; in `A history of distrust hangs over the talks` something is told."""
_LOOKS_BACK = re.compile(r"\A\W*(?:[\w-]+\s){1,2}(?:years|decades)\s(?:after|on|later|ago|since)\b|\A\W*Remembering\b")
"""A title of what is no news unless the piece opens with a day."""
_AGO_TITLE = re.compile(
    r"\A\W*(?:(?:exactly|just)\s)?(?:[\w-]+\s){1,3}(?:years?|decades?|centur(?:y|ies))\sago,?\s(?:(?:on\s)?(?:this|that)\s(?:day|week|month)|today)\b|"
    r"\A\W*(?:on\s)?(?:this|that)\s(?:day|week|month)\s(?:in|of)\s(?:the\syear\s)?(?:history\b|(?:1[5-9]|20)\d\d\b)|"
    rf"\A\W*from\s(?:the|our)\s(?:[\w’'-]+\s){{1,4}}of\s(?:\d{{1,2}}\s)?(?:{MONTH_NAMES})\s(?:\d{{1,2}},?\s)?(?:1[89]|20)\d\d(?:\s?[:|–—]|\W*\Z)",
    re.IGNORECASE,
)
"""A title that dates its text into a past: `Sixty years ago today: …`, `From the Tribune of 18 November 1998`."""
_MARKED = re.compile(
    r"\b(?:mark(?:s|ed|ing)?|commemorat\w*|anniversar(?:y|ies)|remember(?:s|ed|ing)?|honou?r(?:s|ed|ing)?|laid\swreaths?|"
    r"(?:years?|decades?|centur(?:y|ies))\s(?:ago|on|after|later|since)|since\sthen|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""What a report of today tells on the day on which something was long before."""
_PRINTED = re.compile(
    r"(?:\b(?:first|originally)\spublished|"
    r"\A\W*(?:(?:this|the\sabove|it)\s)?(?:\w+\s)?(?:(?:was|were|has\sbeen)\s)?(?:"
    r"(?:first\s|originally\s)?(?:published|appeared|printed|ran|carried|re-?printed|re-?published)\b|"
    r"(?:taken\s)?from\s(?:our|the)\s(?:\w+\s)?(?:edition|issue|number|paper)\s(?:of|dated|for)))\b"
    r"[^.\n]{0,60}?\b(?P<year>(?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)
"""When it was printed, as its head or its foot says."""
_FRESH = re.compile(r"\b(?:Nov|Dec)\w*\b")
_JESTERS = re.compile(
    r"(?:the\s)?(?:onion|babylon\sbee|daily\smash|beaverton|newsthump|waterford\swhispers(?:\snews)?|duffel\sblog|clickhole|postillon|"
    r"daily\ssquib|betoota\sadvocate|chaser|shovel|mundo\stoday|gorafi|lercio|zaytung|faking\snews|unreal\stimes|reductress|"
    r"hard\stimes|borowitz\sreport)|(?:el|le|der|de)\s(?:mundo\stoday|gorafi|postillon|speld)|.*\b(?:satire|parody|spoof)\b.*",
    re.IGNORECASE,
)
"""Outlets that invent what they tell."""
_INVENTS = re.compile(
    r"\b(?:is|are)\s(?:an?\s)?(?:(?!with\b)[\w’'-]+\s){0,3}?(?:satir\w+|parod(?:y|ies)|spoofs?|humou?r(?:ous)?|fictional)\s(?:[\w-]+\s){0,2}?"
    r"(?:(?:news)?papers?|(?:web)?sites?|magazines?|blogs?|publications?|outlets?)\b",
    re.IGNORECASE,
)
"""What an outlet says of itself: `is a satirical newspaper`."""
_BOARD = re.compile(r"(?:the\s)?editorial\sboard|opinions?", re.IGNORECASE)
_UNMARKED = re.compile(r"\|\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]+){1,2})\Z")
"""The name of who wrote it behind a bar, as comment carries it."""


@lru_cache(maxsize=512)
def find_genre(article: Article) -> Genre | None:
    """Give what a piece that is no report is labelled as; None for a report."""
    title = article.title
    for genre, label in _LABELS.items():
        if label.search(title) or (genre in _ADDRESSES and _ADDRESSES[genre].search(article.url)):
            return genre
    if _TALE_TITLE.search(title) or _JESTERS.fullmatch(article.publisher.name):
        return "invented"
    if _HISTORY_TITLE.search(title) or (_LOOKS_BACK.search(title) and not _opens_with_day(article)):
        return "history"
    if _AGO_TITLE.search(title) and not _MARKED.search(article.text[:_HEAD]):
        return "history"
    if is_review(title, article.text):
        return "review"
    if is_compiled(title, article.text if (article.language or "en").startswith("en") else ""):
        return "compiled"
    if _is_signed(article):
        return "opinion"
    return _read_lines(article)


def _opens_with_day(article: Article) -> bool:
    return any(counts_from_its_day(words) for words in _list_sentences(article.text[:_HEAD])[:_FIRST])


def _is_signed(article: Article) -> bool:
    """The title ends with the name of who wrote it, or the whole board did."""
    if any(_BOARD.fullmatch(each) for each in (article.publisher.name, *article.byline)):
        return True
    found = _UNMARKED.search(article.title)
    if found is None or found["name"] == article.publisher.name:
        return False
    return found["name"] in article.byline or load_known_names().begins_person(found["name"].split()[0])


def _read_lines(article: Article) -> Genre | None:
    """What the first and the last sentences say the piece is; what somebody is quoted with says nothing of it."""
    ends = (*_list_sentences(article.text[:_HEAD])[:_FIRST], *_list_last(article.text))
    said = [words for words in ends if not _labels_item(words, article.text)]
    for words in said:
        for genre, label in _LABELS.items():
            if label.fullmatch(words) and len(words.split()) <= _SHORT:
                return genre
    plain = [words for words in said if not _QUOTING.search(words)]
    for words in plain:
        for genre, saying in _SAID:
            if saying.search(words):
                return genre
    if _is_taken_back(article):
        return "overturned"
    if any(article.publisher.name in words and _INVENTS.search(words) for words in plain):
        return "invented"
    if any(_is_old(words, article) for words in plain):
        return "archive"
    return _read_whole(article, said)


def _labels_item(words: str, text: str) -> bool:
    """Say whether a label opens a line behind prose and goes on there, or heads the lines behind it: `Sponsored. …` in
    a letter is of that alone, and `From the archive:` in a list of its last items."""
    if len(words.split()) > _SHORT or not any(label.fullmatch(words) for label in _LABELS.values()):
        return False
    heads = words.endswith(":") and not _LABELS["opinion"].fullmatch(words)
    goes_on = r"(?:[ \t]+\S|\s*\n\s*\S)" if heads else r"[ \t]+\S"
    return re.search(rf"[.!?][”\"’')]?\s*\n\W*{re.escape(words)}{goes_on}", text) is not None


def is_labelled(line: str) -> bool:
    """Say whether a line opens with a label that makes of what stands behind it no report: `Sponsored. …`."""
    label, stop, behind = line.partition(". ")
    alone = stop and behind.strip() and len(label.split()) <= _SHORT
    return any(each.match(line) or (alone and each.fullmatch(label)) for each in _LABELS.values())


def _is_taken_back(article: Article) -> bool:
    """Say whether a text that is longer than what is read takes back, behind that, what it tells before."""
    if len(article.text) <= LONGEST_TEXT:
        return False
    opening = set(content_words(" ".join((article.title, *_list_sentences(article.text[:_HEAD])[:_FIRST]))))
    for each in split(article.text):
        plain = _QUOTED.sub(" ", each.span.of(article.text)) if each.span.end > LONGEST_TEXT else ""
        if _BACK_UP.search(plain) or (_WITHDRAWS.search(plain) and len(opening & set(content_words(plain))) >= _SAME):
            return True
    return False


def _list_last(text: str) -> list[str]:
    """The sentences at the end; more of them where a text ends behind what is read of it."""
    if len(text) > LONGEST_TEXT:
        return _list_sentences(text[-_LONG_TAIL:])
    return _list_sentences(text[-_TAIL:])[-_LAST:]


def _read_whole(article: Article, said: list[str]) -> Genre | None:
    """What a text in English says anywhere that it is, or tells of from beginning to end: years long past and nothing
    else, as a report never does."""
    if not (article.language or "en").startswith("en"):
        return None
    today, sentences = (article.published or article.retrieved).date(), split(article.text)
    ends = [each for each in sentences if _is_of_whole(article.text, each.span)]
    if is_titled_ahead(article.title, today) or discloses_imagined(article.text, ends, today):
        return "invented"
    if is_list_of_untrue(article.text, sentences):
        return "checked"
    made = article.published or article.retrieved
    if (found := find_unreleased(article.title, article.text, said, made)) is not None:
        return found
    return "history" if is_all_of_past(article.text, sentences, today) else None


def _is_of_whole(text: str, span: Span) -> bool:
    """Say whether words stand where a text speaks of itself: one longer than what is read has annexes of another kind,
    and speaks of itself at either end and at the head of a paragraph."""
    if len(text) <= LONGEST_TEXT:
        return True
    heads = not text[: span.start].rpartition("\n")[2].strip()
    return heads and (span.start < _LONG_TAIL or span.end > len(text) - _LONG_TAIL)


def _list_sentences(text: str) -> list[str]:
    return [each.span.of(text) for each in split(text)]


def _is_old(line: str, article: Article) -> bool:
    """It was printed in a year before; a piece of last December is none that comes from an archive."""
    printed = _PRINTED.search(line)
    age = (article.published or article.retrieved).year - int(printed["year"]) if printed is not None else 0
    return age > 1 or (age == 1 and printed is not None and _FRESH.search(printed[0]) is None)


def name_genre(article: Article) -> str:
    """Give the mark of a piece that is no report; a reprint without its label is marked as comment."""
    return MARKS[find_genre(article) or "opinion"]


def mark_title(title: str, genre: Genre | None) -> str:
    """Give a title as it is listed: with its mark, its own or ours."""
    if genre is None or _says_itself(title, genre):
        return title
    return f"{title} | {MARKS[genre]}"


def _says_itself(title: str, genre: Genre) -> bool:
    if genre == "review":
        return is_titled_review(title)
    if genre == "compiled":
        return is_compiled(title, "")
    label = _HISTORY_TITLE if genre == "history" else _LABELS.get(genre)
    return label is not None and label.search(title) is not None
