"""Finds lines that only what stands around them explains: the items of a list whose heading doubts them, what carries a
mark or a note for how far it holds, and what the next sentence leaves unconfirmed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model.analysis import Sentence, Span
from bot.text.datelines import skip_dateline
from bot.text.genres import is_labelled

_DOUBT = (
    r"(?:unclear|unconfirmed|un-?verified|unproven|uncertain|unknown|undecided|unresolved|unsettled|disputed|contested|doubtful|false|untrue|"
    r"fake|hoax(?:es)?|wrong|misleading|denied|pending|open|outstanding|withdrawn|retracted|dropped|rejected|refused|broken|proposed|tentative|"
    r"provisional|rumou?r(?:ed|s)?|gossip|hearsay|speculation|allegations?|alleged|claims?|claimed|reported(?:ly)?|demands?|wishes|proposals?|"
    r"options|ideas|myths?|predictions?|in\s(?:doubt|dispute|question|brackets)|"
    r"(?:not|never|yet\sto\sbe|to\sbe)\s(?:yet\s|been\s)?(?:agreed|confirmed|settled|decided|verified|true|known|clear|signed|adopted|done|kept|met|"
    r"checked|resolved|happened|closed|proven)|"
    r"(?:we|nobody)\s(?:do\snot|don[’']t|cannot|can[’']t|could\snot|couldn[’']t)\s(?:yet\s)?(?:know|confirm|verify|say|check))"
)
_AROUND = (
    r"(?:what|which|that|still|as|yet|so|far|is|are|was|were|has|have|been|remains?|left|the|to|be|and|or|/|&|points?|items?|issues?|"
    r"questions?|matters?|things|parts|reports|news|statements|promises|texts?|paragraphs?|articles?|of|our|from|both|sides|week|day|now|mill|only)"
)
_DOUBTS = re.compile(
    rf"[\W\d]{{0,6}}(?:{_AROUND}\s)*{_DOUBT}(?:[\s,/&]+(?:{_AROUND}|{_DOUBT}))*\s*[:.!?–—-]?\W*", re.IGNORECASE
)
"""A heading under which nothing is told as a fact: `UNCLEAR`, `What is not agreed:`, `Rumours of the week`."""
_LEADS_TO = re.compile(
    r"\b(?:propos\w+|demand\w*|draft\w*|ask(?:s|ed)?|want(?:s|ed)?|would|could|might|may|claim\w*|rumou?r\w*|allege\w*|whether|"
    r"if|options?|ideas?|wish\w*|hop(?:es?|ed)|considers?|considered|{doubt})\b[^.!?\n]*:\s*".replace(
        "{doubt}", _DOUBT
    ),
    re.IGNORECASE,
)
"""What introduces items that are wished for, asked or doubted."""
_MOST_OF_LEAD = 25
"""Words of a line that introduces a list."""
_MOST_OF_HEADING = 7
_ITEM = re.compile(r"\s*(?:[•·*▪◦‣►»–—-]|\d{1,2}[.)]|[(\[]?[a-z\d]{1,2}[)\]])\s+\S")
_MARKED = re.compile(r"\s*(?:[✓✔✗✘✕☐☑☒✅❌❓⚠❔❗]\ufe0f?|\?{1,3}|[(\[]\s?[?xX✓✗]\s?[)\]])\s*(?=\w)")
"""A mark that says how far an item holds."""
_UNSURE = (
    r"(?:(?:yet\s|still\s)?to\sbe\s(?:confirmed|checked|verified|agreed|decided|settled|announced)|tb[acd]|unconfirmed|un-?verified|unclear|unchecked|disputed|"
    r"(?:not|never|awaiting|pending|subject\sto)\s(?:yet\s|independent(?:ly)?\s|been\s|final\s)*(?:confirm\w*|verif\w+|agree\w*|check\w*|"
    r"deci\w+|approv\w+|clear\w*)|no\s(?:confirmation|second\ssource)|(?:single|one)\ssource|rumou?r(?:ed)?|(?:please\s)?(?:check|verify|confirm)\b|"
    r"citation\sneeded|doubtful|dubious|provisional(?:ly)?|according\sto\srumou?rs?|\?+)"
)
_IN_DOUBT = re.compile(
    rf"[(\[{{]\s?{_UNSURE}[^()\[\]{{}}\n]{{0,80}}[)\]}}]|\w\s?[(\[]\s?\w+\?\s?[)\]]|"
    r"[(\[]\s?(?:options?|optional|planned|proposed|claimed|alleged(?:ly)?|reportedly|"
    r"tentative(?:ly)?|expected)\s?[)\]]",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\[\s?[\w’' -]{1,30}(?:\s?/\s?|\s?\|\s?|\sOR\s|\sor\s)[\w’' /|-]{1,40}\]")
"""A note in brackets that what it stands beside is not sure, or not written yet: `[TBC]`, `[today/yesterday]`."""
_COPY = (
    r"(?:[Bb]riefs?|[Ss]tor(?:y|ies)|[Ii]tems?|[Cc]opy|[Rr]eports?|[Uu]pdates?|[Ll]eads?|[Ww]rite-?thr(?:u|ough)s?|[Vv]ideos?|[Pp]hotos?|[Pp]ictures|[Gg]raphics?|"
    r"[Tt]exts?|[Tt]ranscripts?|[Qq]uotes|[Rr]eaction|[Pp]rofiles?|[Ff]lash(?:es)?|[Aa]lerts?|[Ww]rap(?:-up)?|[Ff]eatures?|[Aa]nalysis|[Ee]xplainers?|[Nn]ewsbreak)"
)
_TO_CLIENTS = re.compile(
    rf"\W*(?:(?:[Ff]ull|[Ff]irst|[Uu]rgent|[Nn]ew|[Ff]urther|[Ss]eparate)\s)?{_COPY}\b(?:\s[^.!?\n]*?)?\s(?:(?:is|are|will\sbe|remains?|has\sbeen|have\sbeen)\s(?:being\s)?"
    r"(?:withheld|embargoed|held(?:\sback)?|on\shold|delayed|killed|spiked|dropped|pulled|moving|moved|due|coming|to\s(?:come|follow|move)|expected|"
    r"available|planned|pending|transmitted|filed|offered)|will\s(?:move|follow|come)|to\s(?:come|follow|move))\b|"
    r"\W*(?:(?:[Aa]\s)?[Nn]otes?\sto\s(?:[Ee]ditors|[Cc]lients|[Ss]ubscribers|[Dd]esks)|NOTE\sTO\s[A-Z]+|(?:[Aa]ttention\s|ATTENTION\s)?(?:[Ee]ditors|EDITORS|[Ee]ds|EDS|"
    r"[Cc]lients|CLIENTS|[Ss]ubscribers|SUBSCRIBERS)|ADVISORY|[Aa]dvisory|COMING\sUP|[Cc]oming\sup|(?:[Ss]till|STILL)\s(?:to\scome|TO\sCOME)|EMBARGO(?:ED)?)"
    r"\s?(?:[:.]|\s[–—-])\s"
)
"""What a newsroom tells those who print its copy: `Brief on the arrests is withheld`, `Editors: …`."""
_PENDING = re.compile(
    r"\b(?:withheld|held\s(?:back|over)|on\shold|spiked)\spending\s(?:\w+\s){0,2}?(?:checks?|checking|verification|confirmation|clearance|comment)\b"
)
_HEARSAY = re.compile(
    r"\b(?:reports?|reported|writes?|wrote|claims?|claimed|reportedly|allegedly|rumou?r\w*|(?:is|are|was|were)\s(?:said|reported|rumou?red)\sto|"
    r"(?:sources?|insiders)\s(?:say|says|said|told)|[Aa]ccording\sto\s(?:[\w-]+\s){0,3}?(?:reports?|media|sources?|(?:news)?papers?|daily|blogs?|posts?|channels?|"
    r"websites?|agency))\b"
)
"""What others are said to report, and no official says."""
_UNHEARD = re.compile(
    r"\b(?:did|does|do|has|have|had|could|would|can)\s?(?:not|n[’']t)\s(?:yet\s)?(?:independently\s)?(?:confirm\w*|verif\w+)\s(?:it|this|that|either|the\s[\w-]+)"
    r"(?=\W*\Z|[.,;]|\s(?:and|but|or)\b)|"
    r"\b(?:[Tt]h(?:is|at)|[Ii]t|[Tt]he\s(?:reports?|claims?|news|stor(?:y|ies)|figures?))\s(?:could|has|have|was|were|is|are|can)\s?(?:not|n[’']t)\s(?:yet\s)?(?:be\s|been\s)?"
    r"(?:independently\s|officially\s)?(?:confirmed|verified)\b|"
    r"\b(?:says?|said|writes?|wrote|reports?|tells?|claims?|has|have|had)\s(?:(?:quite|just|exactly|precisely)\s)?the\s(?:opposite|contrary|reverse)\b(?!\s(?:of|side|direction|end)\b)"
)
"""What leaves the sentence before as no more than what one was told, or sets another against it."""
_KNOWS_OF_NONE = re.compile(
    r"\b(?:said|says|replied|answered|insisted)\b[^;]*?\b(?:no\s\w+\s(?:of|for|about)\s(?:any|one|either)|(?:seen|found|knew\sof|knows\sof|heard\sof|had|saw)\snone)\W*\Z"
)
"""An answer that has its matter from the sentence before alone, which does not stand without it."""
_NOBODY = (
    r"(?:an?|the|some|one|several)\s(?:[\w’'-]+\s){0,4}?(?:videos?|clips?|posts?|tweets?|messages?|leaflets?|pamphlets?|rumou?rs?|memes?|blogs?|"
    r"forums?|chatrooms?|accounts?|users?|images?|recordings?|stor(?:y|ies)|jokes?|legends?|tracts?|posters?|slogans?|placards?)"
)
_TELLS = r"(?:says?|said|claim(?:s|ed)|goes|went|reads?|writes?|wrote|runs|ran|has\sit|had\sit|tells?|told)"
_SO_SAYS = re.compile(
    rf"\W*(?:Or\s|or\s|At\sleast\s)?(?:[Ss]o|[Tt]hus|(?:[Tt]hat|[Tt]his)\s(?:is|was)\s(?:at\sleast\s)?(?:what|how))\s"
    rf"(?:{_TELLS}\s{_NOBODY}\b|{_NOBODY}\s(?:\w+\s){{0,4}}?{_TELLS}\b)"
)
"""What leaves the sentence before to a voice that stands for nobody: `So says a video.`"""
_SHARE = (
    r"(?:\d{1,3}(?:\.\d+)?\s?(?:per\s?cent|%)|(?:half|most|many|a\s(?:third|quarter|fifth|majority))\b)"
    r"(?:\sof\s[^,.;:]{1,40})?"
)
_BELIEVED = re.compile(
    rf",\s(?:\w+\s){{0,2}}?{_SHARE}\s(?:\w+ly\s)?(?:believed?|thinks?|thought|guess(?:ed)?|suppose[ds]?|says?|said|answered|reckon(?:ed)?|(?:are|were)\s(?:sure|convinced))\W*\Z|"
    rf"\b[Aa]ccording\sto\s{_SHARE}\W*\Z"
)
"""What a share of those who were asked believes to be so: `The ferry has sunk, 31 per cent say.`"""
_STRUCK = re.compile(r"~~[^~\n]{1,800}~~|<(?P<tag>del|s|strike)>[^<>\n]{1,800}</(?P=tag)>|[^\n.!?]*\w\u0336[^\n.!?]*")
"""What is crossed out."""
_NOTE = re.compile(
    r"^[ \t]*(?P<mark>[*†‡§¶]{1,3}|\[\w{1,2}\]|\(\d{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹])[ \t]?(?P<note>\S[^\n]*)$",
    re.MULTILINE,
)
_ONLY_EXPLAINS = re.compile(
    r"\A(?:sources?|see|read|more|photos?|picture|translat\w++|also)\b|\bnames?\s(?:(?:has|have|was|were|is|are)\s)?(?:been\s)?changed\b|https?://",
    re.IGNORECASE,
)
"""A note that leaves what it stands under as it is."""
_READ_SO = re.compile(
    r"\b(?:[Ff]or|[Ii]nstead\sof)\s(?:[“\"'‘](?P<wrong>[^“”\"'‘’\n]{2,40})[”\"'’]|(?P<name>[A-ZÀ-Ž\d][\w-]{1,30})),?\s(?:please\s)?read\b|"
    r"\bread\s[“\"'‘][^“”\"'‘’\n]{2,40}[”\"'’]\s(?:for|instead\sof|not)\s[“\"'‘](?P<other>[^“”\"'‘’\n]{2,40})[”\"'’]"
)
"""An erratum: `for “closed” read “opened”`."""
_SAID = re.compile(r"\b(?:said|says|claim(?:s|ed)|told|accuse[sd]|alleged?s?)\b")
_ENDS = (".", "!", "?", "”", '"', ")", ":", ";", ",")


def find_annotated(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Give the lines of a text that tell nothing by themselves."""
    lines = [Span(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    marked = (line for line in lines if _MARKED.match(line.of(text)) or is_labelled(line.of(text)))
    struck = (Span(*found.span()) for found in _STRUCK.finditer(text))
    noted = (
        *_list_noted(text, sentences),
        *_list_footnoted(text, sentences),
        *_list_read_otherwise(text, sentences),
    )
    believed = (each.span for each in sentences if _BELIEVED.search(each.span.of(text)))
    return (*_list_doubted(text, lines), *marked, *struck, *noted, *believed, *_list_unheard(text, sentences))


def _list_doubted(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The lines under a heading that doubts them, up to the next heading; those of a list up to its end."""
    for at, line in enumerate(lines[:-1]):
        words = line.of(text).strip()
        heads = len(words.split()) <= _MOST_OF_HEADING and _DOUBTS.fullmatch(words) is not None
        if heads or (_introduces(words) and _leads_a_list(text, line, lines[at + 1])):
            yield from _list_under(text, lines[at:])


def _list_noted(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The sentences that a note in brackets calls unsure, those before such a note, and notes to clients."""
    for at, each in enumerate(sentences):
        words = each.span.of(text)
        begun = skip_dateline(text, each.span).of(text)
        if _TO_CLIENTS.match(begun) or _PENDING.search(words):
            yield each.span
        if "[" not in words and "(" not in words and "{" not in words:
            continue
        if _IN_DOUBT.search(words) or _CHOICE.search(words):
            yield each.span
            alone = at and words[:1] in "([{" and sentences[at - 1].paragraph == each.paragraph
            if alone:
                yield sentences[at - 1].span


def _list_footnoted(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The sentences with a mark that a note at the foot takes up, unless it gives no more than a source; and the
    note."""
    for note in _NOTE.finditer(text):
        if _ONLY_EXPLAINS.search(note["note"]):
            continue
        used = re.compile(rf"(?<=[\w.,;!?”\"’%)])\s?{re.escape(note['mark'])}(?![\w*†])")
        hit = [found.start() - 1 for found in used.finditer(text, 0, note.start())]
        if hit:
            yield Span(*note.span())
        yield from (each.span for each in sentences for at in hit if each.span.start <= at < each.span.end)


def _list_read_otherwise(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The sentences with a word that an erratum reads otherwise, and the erratum; a note at the foot is of its mark."""
    for found in _READ_SO.finditer(_NOTE.sub(lambda note: " " * len(note[0]), text)):
        wrong = found["wrong"] or found["name"] or found["other"]
        word = re.compile(rf"(?<!\w){re.escape(wrong)}(?!\w)", re.IGNORECASE)
        yield from (each.span for each in sentences if word.search(each.span.of(text)))


def _list_unheard(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """What others are said to report where the next sentence says that nobody confirms it, or that another has the
    opposite; where that begins a paragraph, all such of the one before."""
    for at, each in enumerate(sentences[1:], start=1):
        before = sentences[at - 1]
        if _KNOWS_OF_NONE.search(each.span.of(text)) and _SAID.search(before.span.of(text)):
            yield before.span
        if _SO_SAYS.match(each.span.of(text)):
            yield from (before.span, each.span)
        if _UNHEARD.search(each.span.of(text)) is None:
            continue
        near = [before]
        if before.paragraph != each.paragraph:
            near = [other for other in sentences[:at] if other.paragraph == before.paragraph]
        yield from (other.span for other in near if _HEARSAY.search(other.span.of(text)))


def _introduces(words: str) -> bool:
    return words.endswith(":") and len(words.split()) <= _MOST_OF_LEAD and _LEADS_TO.search(words) is not None


def _leads_a_list(text: str, line: Span, following: Span) -> bool:
    """Say whether items stand behind a line, or lines close to it in a text that parts its paragraphs."""
    return _is_item(following.of(text)) or ("\n\n" in text and not _parts(text, line, following))


def _list_under(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """What the first of some lines heads: items up to the first that is none, lines up to an empty one or a heading."""
    listed = _is_item(lines[1].of(text))
    tight = not _parts(text, lines[0], lines[1])
    for before, line in pairwise(lines):
        words = line.of(text).strip()
        ends = not _is_item(words) if listed else _is_heading(words) or (tight and _parts(text, before, line))
        if ends:
            return
        yield line


def _is_item(words: str) -> bool:
    return _ITEM.match(words) is not None or _MARKED.match(words) is not None


def _is_heading(words: str) -> bool:
    return (len(words.split()) <= _MOST_OF_HEADING and not words.endswith(_ENDS[:-4])) or words.endswith(":")


def _parts(text: str, line: Span, following: Span) -> bool:
    """Say whether an empty line stands between two lines."""
    return text.count("\n", line.end, following.start) > 1
