"""Finds what a digest holds, which puts many matters in one text: nothing of it is told but what stands above the first
of its parts; of a press review, a page of letters or minutes, nothing at all."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.days import DAY_NAMES
from bot.text.liveblogs import is_live_blog
from bot.text.sections import opens_section
from bot.text.sentences import LONGEST_TEXT

_PRESS = (
    r"(?:press\sreview|review\sof\sthe\spress|media\sreview|(?:news)?papers?\s(?:review|today|headlines)|what\sthe\s(?:[\w-]+\s){0,2}?(?:papers|press|newspapers|"
    r"media)\s(?:say|said|write|wrote|think|make)s?|(?:in\s|from\s|seen\sin\s)?(?:today[’']s\s|this\smorning[’']s\s|the\s(?:\w+\s)?)(?:papers|front\spages)|"
    r"editorial\sround-?up)"
)
_LETTERS = (
    r"(?:readers?[’']?\swrite|(?:your|(?:our\s)?readers[’']?)\s(?:letters|views|comments|say)|letters\spage|postbag|"
    r"mailbag|from\sour\sreaders)"
)
_TITLED = re.compile(
    rf"\A\W*(?:the\s)?(?:{_PRESS}|{_LETTERS})(?:\s?[:|,]|\s[–—-]\s|\W*\Z)|"
    r"\A\W*(?:the\s)?(?:foreign|world|international|european|other)\s(?:press|papers|newspapers)\s(?:on|about)\s|"
    rf"(?::|\s[|–—-])\s(?:{_PRESS}|{_LETTERS})\W*\Z",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\A\W*(?:(?:draft|approved|agreed|full|revised|official|provisional)\s)*(?:minutes|proceedings|(?:summary|verbatim|official)\srecords?)\s(?:of|for|from)\s"
    r"(?!.*\b(?:shows?|reveals?|says?|said|released?|published?|leaked|suggests?|confirms?|contradicts?|turn)\b)",
    re.IGNORECASE,
)
"""`Summary record of the 14th meeting`; in `Minutes of the meeting show …` a report begins."""
_OF_MINUTES = tuple(
    re.compile(words, re.MULTILINE)
    for words in (
        r"^\W*(?:Present|In\sattendance|Attending|Apologies(?:\sfor\sabsence)?)\s?:",
        r"\b(?:[Tt]ook\snote|(?:was|were)\snoted|[Aa]ny\sother\sbusiness|[Mm]atters\sarising|[Mm]inutes\sof\sthe\s(?:last|previous)\smeeting|"
        r"(?:withdrew|deferred|tabled|closed)\sthe\sitem|[Tt]he\sitem\swas\s(?:withdrawn|deferred|closed)|[Nn]ext\smeeting\s?:)",
        r"(?:^|[.!?]\s)The\s(?:[Cc]hair(?:man|woman|person)?|[Ss]ecretary|[Rr]apporteur|[Mm]eeting)\s(?:opened|closed|suggested|noted|asked|ruled|"
        r"thanked|reminded|adjourned|declared|invited|welcomed)\b",
        r"(?:(?:^|[.!?]\s)The\s[A-Z][\w-]+\s(?:side|delegation|delegate|representative|member)\s[^\n]{0,400}?\.\s[^\n]{0,400}?){2}"
        r"The\s[A-Z][\w-]+\s(?:side|delegation|delegate|representative|member)\s",
    )
)
_FEWEST_OF_MINUTES = 3
_LETTER = re.compile(
    r"^\W*(?:Dear\s(?:Sirs?|Madam|Editors?)\b|(?:Sirs?|Madam)\s?[,:]?\s?[–—-]|(?:Sirs?|Madam|Editor|To\sthe\s[Ee]ditor)\s?[,:]\s*$)",
    re.MULTILINE,
)
_BARE_LETTER = re.compile(r"^\W*(?:Sirs?|Madam|Editor),\s[A-Z]", re.MULTILINE)
_SIGNATURE = re.compile(
    r"^\s*(?:[–—-]\s?)?[A-Z][\w’'-]*\.?(?:\s[A-Z][\w.’'-]*){1,3}(?:,[^.!?\n]{2,40})?\s*$", re.MULTILINE
)
_FEWEST_LETTERS = 2
_PAPER = re.compile(
    r"^[\W\d]*+(?:(?:In\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?,|For|To)\s(?:the\s)?)?(?P<name>(?:(?:The|El|La|Le|Die|Der|Il)\s)?(?:[A-Z][\w’'-]*+\s){1,3}?(?:Daily|Shimbun|Evening|Morning|Times|Star|Post|Herald|Tribune|Gazette|News|"
    r"Journal|Mail|Standard|Observer|Express|Guardian|Telegraph|Mirror|Sun|Courier|Chronicle|Echo|Examiner|Independent|Press|Voice|Truth|"
    r"Record|World|Monitor|Zeitung|Rundschau|Messenger|Argus|Dispatch|Citizen|Leader|Sentinel|Inquirer)(?=[\s.:,])|"
    r"(?:The\s)?[A-Z][\w’'-]*+(?:\s[A-Z][\w’'-]*+)?(?=\s(?:writes|comments|splashes|headlines|carries|(?:leads|opens|goes)\s(?:with|on)|devotes)\b))",
    re.MULTILINE,
)
"""A paragraph that opens with a newspaper."""
_FEWEST_PAPERS, _OF_PAPERS = 3, 1 / 3
_GREETS = re.compile(
    r"\A\W*(?:Good\s(?:morning|evening|afternoon|day)|Dear\s(?:all|readers?|friends?|subscribers?)|Hello|Happy\s\w+day|Welcome\s(?:to|back))\b"
)
_SIGNS_OFF = re.compile(
    rf"\A\W*(?:Until\s(?:tomorrow|next\s\w+|then|{DAY_NAMES})|That(?:\s(?:is|was)|[’']s)\s(?:all|it|{DAY_NAMES}|the\sweek)|See\syou|"
    r"Have\sa\s(?:good|nice|great|lovely|pleasant|restful)|Reply\sto\sthis|Thank(?:s|\syou)\sfor\sreading|"
    r"Next\s(?:week|month|time)[’']?s?\s(?:the\s)?(?:letter|issue|edition|digest|briefing|newsletter|column))\b"
)
_NAMED = re.compile(
    r"\b(?:newsletter|digest|round-?up|(?:news\s)?in\sbrief|week\sin\sreview|notebook|miscellany|podcast|crossword|puzzles?|horoscopes?|winners\sand\slosers|overheard|gossip|predictions|survey|myths)\b|\b(?:no\.|number|issue|vol\.)\s?\d+\W*\Z|"
    r"\A\W*(?:[\w’'-]+\s){0,3}(?:letter|briefing|diary|headlines|weekly|brief)\s?[:|]|\A\W*\w+\s(?:minutes|things|stories)\b(?:\s\w+){0,2}\W*\Z|"
    r":\s(?:an?|the)\s(?:[\w’-]+\s){0,2}[\w’-]+,\s(?:an?|the)\s(?:[\w’-]+\s){0,2}[\w’-]+,?\sand\san?\s[\w’-]+\W*\Z",
    re.IGNORECASE,
)
"""A title that names the kind of text, or a row of matters: `a cable, a captain and a crayfish`."""
_ANNOUNCES = re.compile(
    r"(?:\A|(?<=[.!?]\s))\W*(?:And\s)?(?:(?:Here(?:\s(?:is|are)|[’'](?:s|re))|Now)\s(?:also\s|now\s)?(?:what\selse(?![^.!?\n]*\babout\b)|what\s(?:people|readers|others|they)\s(?:post|sa[iy]|wr[io]te|sen[dt])\w*|"
    r"the\srest(?:\sof\sthe\s(?:day|week|month|news)\w*)?(?=\W*(?:\Z|[:.]))|(?:the|some)\sother\s(?:news|stories|headlines|items))\b|"
    r"The\srest\sof\sthe\s(?:day|week|month|news)\b|What\selse\s(?:happened|(?:is|was)\s(?:new|in\sthe\snews))|"
    r"What\s(?:the|our)\s(?:\w+\s)?(?:papers|press|readers|others)\s(?:say|write|make|think|see|report)\w*\b|(?:Also\sin\sthe\snews|In\sother\snews|In\sshort|In\sbrief)(?=\s?[:.])|"
    r"Our\s(?:readers|listeners|viewers)\s(?:have|had|write|wrote|see|reply)|We\s(?:print|publish|reproduce)\s(?:it|them)\b|"
    r"(?:In|On)\s(?:this|today[’']s|our\snew)\s(?:episode|issue|edition|newsletter|programme|show)\b(?=[^.!?\n]*:)|(?:You|Readers)\sasked,|"
    r"We\s(?:have\s)?asked\s(?:[\w,]+\s){0,3}?(?:readers|listeners|viewers|people|passers-by|pupils|children)\b|Our\scolumnist\b|"
    r"[^.!?\n]{0,60}\b(?:class|pupils|students|children|actors|readers|trainees|amateurs)\b[^.!?\n]{0,40}\b(?:act(?:ed|s)?\sout|re-?enact(?:ed|s)?|role-?play(?:ed|s)?|"
    r"play(?:ed|s)?\s(?:the\s(?:parts?|roles?)|government|parliament|war)|(?:held|staged)\sa\smock)\b)[^.!?\n]*(?:[.:!?…–—-]|\Z)"
)
"""What leads over from the news of a text to its miscellany."""
_OPENING = 4
"""Lines in which it does."""
_ENTRY = re.compile(
    r"[\W_]{0,4}(?:(?P<number>\d{1,3})\s?/\s?(?P<all>\d{1,3})(?=[\s.:])|"
    r"(?P<kind>Entry|Item|Record|Incident|Case|Log|Clip|Slide|Exhibit|Card|Question|Headline|Frame)\s(?:no\.?\s?)?#?(?P<count>\d+)\b)"
)
"""One of a row: `3/9 …`, `Entry 12, 4 May. …`."""
_MARK = r"[\s#*_•▪◦►●■–—-]{0,6}"
_ITEM = re.compile(r"\s{0,4}(?:[(]?\d{1,2}[.)]|[•*▪◦►‣●■–—-])\s+\S")
_RUN_IN = re.compile(
    rf"{_MARK}(?!(?:[\w’'&-]+\s)*(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|St|Prof|No|Rev|Adm|Maj|Hon|Inc|Corp|Ltd|Co|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.)"
    r"(?:@\w+|[A-Z][\w’'&-]*(?:\s[\w’'&-]+){0,4})(?:[*_]{0,2}:[*_]{0,2}|[*_]{2}[.:–—-]?|\.|\s[–—])\s+[“\"‘']?[A-Z\d]"
)
"""A head before the prose of its own line: `Looking back: …`."""
_HEAD = re.compile(rf"{_MARK}(?:\d{{1,2}}[.)]\s?)?[^\W_][^.,;…|\t/]*[*_=~\s]*")
_ENDED = re.compile(r"[.!?…:][”\"’')\]*_]*\s*\Z")
_HEAD_WORDS = 7
_FEWEST = 3
_FEWEST_SHORT, _SHORT = 4, 60
"""Parts that make a digest by themselves where they are no longer on the whole, in words."""
_OF_LINES = 1 / 2
"""Share of the lines from the first head on that have one in their own line, in a digest."""


def is_compiled(title: str, text: str) -> bool:
    """Say whether a text is others' words one after the other by its title or form: a press review, a page of letters,
    or minutes."""
    if _TITLED.search(title) or _MINUTES.match(title):
        return True
    opening = text[:LONGEST_TEXT]
    letters = len(_BARE_LETTER.findall(opening)) >= _FEWEST_LETTERS <= len(_SIGNATURE.findall(opening))
    if letters or len(_LETTER.findall(opening)) >= _FEWEST_LETTERS:
        return True
    papers = {found["name"] for found in _PAPER.finditer(opening)}
    if len(papers) >= max(_FEWEST_PAPERS, _OF_PAPERS * len(_list_lines(opening))):
        return True
    return sum(sign.search(opening) is not None for sign in _OF_MINUTES) >= _FEWEST_OF_MINUTES


def find_digested(article: Article) -> Iterator[Span]:
    """Give what a text holds from the first of its parts on, where it is a digest, a row of captions or a log."""
    if is_live_blog(article):
        return
    text = article.text[:LONGEST_TEXT]
    lines = _list_lines(text)
    told = [line.of(text).strip() for line in lines]
    heads = _list_entries(told)
    if not heads and _is_digest(article.title, told, parts := _list_heads(told)):
        heads = parts
    if not heads and _is_in_person(told):
        heads = [at + 1 for at, words in enumerate(told) if _is_news(words)]
    starts = [lines[at].start for at in heads[:1] if at < len(lines)]
    if len(lines) >= _FEWEST:
        starts.extend(_find_announced(text, lines))
    if starts:
        yield Span(min(starts), len(article.text))


def _list_lines(text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]


def _find_announced(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Where a text leads over to other matters behind its opening."""
    for line in lines[:_OPENING]:
        found = _ANNOUNCES.search(line.of(text))
        if found is not None and line.start + found.start() > 0:
            yield line.start + found.start()


def _list_entries(told: Sequence[str]) -> list[int]:
    """The lines that open as entries of one row, three and more."""
    found = [(at, entry) for at, words in enumerate(told) if (entry := _ENTRY.match(words))]
    rows = Counter(row for row, _ in {_number(entry) for _, entry in found})
    return [at for at, entry in found if rows[_number(entry)[0]] >= _FEWEST]


def _number(entry: re.Match[str]) -> tuple[str, str]:
    """What row an entry is of, and which it is: `24/7 Radio` at each line is one."""
    return entry["all"] or entry["kind"], entry["number"] or entry["count"]


def _list_heads(told: Sequence[str]) -> list[int]:
    """The lines behind the opening that head prose or items; where there are fewer than three of these, those that
    begin with a head, and then items."""
    opening = next((at for at, words in enumerate(told) if _is_prose(words)), len(told))
    lines = range(opening + 1, len(told))
    alone = [at for at in lines[:-1] if _is_head(told[at]) and _is_prose(told[at + 1])]
    run_in = [at for at in lines if _RUN_IN.match(told[at])]
    items = [at for at in lines if _ITEM.match(told[at])]
    return next((each for each in (alone, run_in, items) if len(each) >= _FEWEST), [])


def _is_news(words: str) -> bool:
    """Say whether a line is of prose and not only a greeting."""
    return _ENDED.search(words) is not None and len(words.split()) > _HEAD_WORDS


def _is_head(words: str) -> bool:
    return len(words.split()) <= _HEAD_WORDS and _HEAD.fullmatch(words) is not None


def _is_prose(words: str) -> bool:
    return _ENDED.search(words) is not None and not _is_head(words)


def _is_digest(title: str, told: Sequence[str], heads: Sequence[int]) -> bool:
    """Say whether a text in parts says that it is a digest, has one that is no news, or has many and short ones; points
    of one matter may be many and short."""
    if not heads:
        return False
    alone = _is_head(told[heads[0]])
    if not alone and len(heads) < _OF_LINES * (len(told) - heads[0]):
        return False
    if _NAMED.search(title) or _is_in_person(told) or any(opens_section(told[at], alone=alone) for at in heads):
        return True
    if not alone and len(heads) == len(told) - heads[0] and _ITEM.match(told[heads[0]]) is None:
        return True
    words = sum(len(line.split()) for line in told[heads[0] :])
    return len(heads) >= _FEWEST_SHORT and words <= _SHORT * len(heads) and not _ITEM.match(told[heads[0]])


def _is_in_person(told: Sequence[str]) -> bool:
    """Say whether a text greets who reads it or takes leave, as letters to subscribers do."""
    return _GREETS.match(told[0]) is not None or any(_SIGNS_OFF.match(words) for words in told[-2:])
