"""Knows live blogs and round-ups: what tells of one thing after the other holds no two stories together, and what a
live blog told an hour ago its last post may have overtaken."""

import re
from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.posts import Stamp, count_posts, list_stamps, match_stamp

_TITLE = re.compile(
    r"\blive\s?(?:blog|updates?|coverage|report(?:ing)?)\b|[:|–—-]\s?live\Z"
    r"|\A(?:live|direct|en\sdirect|en\svivo|ao\svivo|liveticker|minuto\sa\sminuto)\b\s?[.:|–—-](?!\w)"
    r"|\s(?-i:LIVE)\Z|,\slive\Z|(?<!\bwatch )(?<!\bwe )(?<!\bto )(?<!\bthey )(?<!\bpeople )(?<!\bhalf )\blive:"
    r"|[:.,;|–—-]\s(?:follow|watch)\s(?:the|our|all|along|it|here|with\sus)\b"
    r"|\Afollow\s(?:the\s|our\s|all\s)?(?:latest|live|events|updates)\b"
    r"|\b(?:as it happened|minute[ -]by[ -]minute|rolling (?:coverage|updates))\b|[:|–—-]\s(?:[\w’']+\s){0,3}blog\Z",
    re.IGNORECASE,
)
_HALF_TITLED = re.compile(
    r"\blatest\s?:|[:–—-]\s?(?:(?:the|all\sthe|today’?'?s)\s)?(?:latest|updates)\Z|\bas\s(?:it|they)\s(?:happens?|comes?\sin)\b",
    re.IGNORECASE,
)
"""What titles of live pages and of reports both say."""
_WHEN = r"(?:today|tonight|now|this\s(?:morning|afternoon|evening|week(?:end)?)|(?:for|on)\s\w+day)"
_COLLECTION = (
    r"(?:(?:the|your|our)\s)?(?:"
    r"(?:morning|midday|afternoon|evening|daily|weekly|weekend|\w+day|world|news|morning\snews|evening\snews|daily\snews)[’']?s?\s"
    r"(?:briefing|bulletin|digest|headlines|newsletter|round-?\s?up|wrap(?:-?\s?up)?)"
    r"|(?:world\s)?news\sin\sbrief|newsletter|(?:the\s)?(?:day|week)\sin\s(?:review|brief|pictures)|in\sbrief"
    r"|(?:today[’']s\s)?top\s(?:news|stories|headlines)|today[’']s\s(?:news|headlines))"
    rf"(?:\s{_WHEN}|,?\s\w+\s\d{{1,2}}|,?\s\d{{1,2}}\s\w+)?"
)
_ROUND_UP = re.compile(
    rf"\A{_COLLECTION}\s*(?:\Z|[:|]|\s[–—-]\s)|(?:\s[–—|-]|:)\s{_COLLECTION}\Z"
    r"|\A(?:the\s|your\s)?(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?(?:things|stories|headlines)\s"
    rf"(?:to|you\s(?:need|should|have|want)\sto)\s(?:know|read|watch)\s*(?:\Z|[:|]|[–—-]\s|{_WHEN}|for\s\w+\s\d)"
    rf"|\Awhat\s(?:to|you\s(?:need|should|have)\sto)\sknow\s{_WHEN}\s*(?:\Z|[:|]|[–—-]\s)",
    re.IGNORECASE,
)
"""What a title says of a collection of news; five things to know about one thing are a report of it."""


def tells_of_many(article: Article) -> bool:
    """Say whether an article is a live blog or a round-up of news."""
    return _ROUND_UP.search(article.title) is not None or is_live_blog(article)


def is_live_blog(article: Article) -> bool:
    """Say whether an article is added to as the day goes on, by its title or by the times its entries begin with."""
    if _TITLE.search(article.title):
        return True
    posts = count_posts(article.text)
    return posts == "many" or (posts == "some" and _HALF_TITLED.search(article.title) is not None)


_OF_A_BODY = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:The\s)?(?:(?:[Pp]rime|[Ff]oreign|[Ii]nterior|[Dd]efen[cs]e)\s)?(?:[Pp]arliament|[Ss]enate|[Gg]overnment|"
    r"[Cc]abinet|[Mm]inist(?:er|ry)|[Pp]resident|[Pp]remier|[Cc]ourt|[Aa]rmy|[Pp]olice|[Aa]uthorities|[Oo]pposition)\s"
    r"(?=[a-z])[^A-ZÀ-Ž\n]*?[.!?][”\"]?(?=\s|$)",
    re.MULTILINE,
)
"""A sentence that names nobody and opens with a body that every state has."""
_SETTLED = re.compile(
    r"\b(?:acquit(?:s|ted)|convict(?:s|ed)|cleared|sentence[sd]|found\s(?:not\s)?guilty|elect(?:s|ed)|reject(?:s|ed)|adopt(?:s|ed)|"
    r"approv(?:es|ed)|ratif(?:ies|ied)|pass(?:es|ed)\sthe|sign(?:s|ed)|resign(?:s|ed)|sworn\sin|died|dies|releas(?:es|ed)|frees|freed|"
    r"ruled)\b"
)
_OPEN = re.compile(
    r"\b(?:will|would|may|might|could|should|expect\w*|not\syet|if|whether|reports?|reported(?:ly)?|rumou?rs?|unconfirmed|"
    r"sources?|allegedly|apparently)\b"
)
"""What leaves open whether it was done."""
_TAKEN_BACK = re.compile(
    r"\b(?:[Cc]orrect(?:ion|ed|s)|[Ww]rong(?:ly)?|in\serror|mis(?:reported|taken)|earlier\s(?:reports?|posts?|we)|retract\w*|"
    r"den(?:y|ies|ied)|overturn\w*|annul\w*|suspend\w*|halt\w*|untrue|false|rerun|recount|again)\b"
)
"""What a later post may say of it."""
_STANDING = 180
"""Minutes within which such an act is the news of a live blog beside its last post."""
_SENTENCES = re.compile(r"[^.!?\n]+")
_LEAVE = re.compile(
    r"(?:and\s)?(?:that[’']s|that\sis|this\sis)\s(?:all|it)(?:\s(?:from|for)\b[^.!?\n]{0,60})?|good(?:\s?night|\s?bye)(?:\sfrom\b[^.!?\n]{0,40})?|"
    r"thanks?(?:\syou)?(?:\sall)?(?:\s(?:very|so)\smuch)?\sfor\s(?:reading|following|joining|staying|watching)\b[^.!?\n]{0,60}|"
    r"(?:closing|evening|end[\s-]of[\s-]day)\ssummary|(?:you\scan\s(?:read|find|follow)|(?:read|see|follow))\s(?:all\s)?our\b[^.!?\n]{0,80}|"
    r"our\s(?:main|full|latest)\s(?:story|report)\s(?:is|can)\b[^.!?\n]{0,40}|"
    r"we(?:[’']re|\sare)\s(?:now\s)?(?:closing|pausing|wrapping|ending)\b[^.!?\n]{0,80}|"
    r"(?:this|our)\s(?:live\s)?(?:blog|coverage|page)\s(?:is|has|will)\b[^.!?\n]{0,60}",
    re.IGNORECASE,
)
"""What closes a live page: `That's all for today`, `Thank you for reading`."""
_FEWEST_STAMPS = 2
_ORDERED = 0.7
"""Share of the steps from post to post that go one way where posts are in order; now and then one is put in late."""
_MIDNIGHT = 24 * 60
"""Minutes."""
_FEWEST_BEFORE = 3
"""Sentences before its first time that make a text a report with a list of times in it, where they are no
shorter than what its times head."""
_AS_OF_NOW = re.compile(
    r"^[\s\[(*•@#>~|·►▶■▪–-]{0,4}(?:(?:the\s)?latest|just\sin|(?:right\s)?now|new|newest|breaking|top|update|"
    r"this\s(?:minute|hour)|moments\sago)\s?[:.!]?[\s)\]*]*?$",
    re.MULTILINE | re.IGNORECASE,
)
"""What heads a post above the timed ones in place of its time."""
_SUMMED = re.compile(
    r"^[\s*]*(?:(?:summary|recap|highlights|key\s\w+|what\s(?:(?:we|you)\s(?:know|need)|(?:has\s)?happened)|(?:here\sis\s)?where\s\w+\sstand"
    r"|the\slatest|at\sa\sglance)\b[\s\S]*|[•*–-]\s[^\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
"""What a live page sums up above its posts, which a post may have overtaken."""
_SENTENCE_END = re.compile(r"[.!?][”\"’']?(?=\s|$)")
_LEAD = r"[\s\[(*•–-]{0,4}"
_CLOCK = _LEAD + r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\b\.?)?"
_ZONE = r"\s?\(?(?:[A-Z]{1,4}T|GMT|UTC|MSK|WIBA?|WITA|[Ll]ocal\stime)\b\)?"
_NEWS = rf"(?=[“\"‘]?(?!(?:{DAY_NAMES}|{MONTH_NAMES})\b)[A-ZÀ-Ž])"
_COUNT = r"(?=\d{1,3}\s[a-z]{3})"
_AHEAD_OF_NEWS = re.compile(
    rf"{_CLOCK}(?:{_ZONE}\]?(?:\s?[:–—|-])?|(?:{_ZONE})?[)\]]?\s?(?:[–—|]|(?<=\s)-))\s+(?:{_NEWS}|{_COUNT})"
)
"""The clock before a post's words, with its zone or set off, which no sentence of a report opens with."""
_WITHIN_A_PAGE = re.compile(
    rf"{_CLOCK}(?:{_ZONE})?[)\]]?(?:\s?(?:[:–—|]|(?<=\s)-)\s+(?=[“\"‘]?(?!\d{{1,2}}[:.h]\d\d)\w)|\s+(?:{_NEWS}|{_COUNT}))"
)
"""The clock of a post, which may run on in small letters."""
_HEADED_BY = re.compile(
    rf"[A-ZÀ-Ž][^\n.!?;:“”\"\d]{{3,80}}(?<!\bat)(?<!\bby)(?<!\bfrom)(?<!\bto)(?<!\buntil)(?<!\bsince)(?<!\baround)(?<!\babout)"
    rf"(?<!\bbefore)(?<!\bafter)(?<!\band)(?<!\bof)(?<!\bfor)(?<!\bthan)\s{_CLOCK.removeprefix(_LEAD)}{_ZONE}\s+{_NEWS}"
)
"""A post's heading with its clock, that runs on into its words: `Ferry is back 14:32 GMT The ferry …`."""
_GOES_ON = re.compile(r"[\s\])*:–—|-]*(?=[“\"‘]?[A-ZÀ-Ž])")


def skip_stamp(text: str, sentence: Span, *, live: bool = True) -> Span:
    """Give a sentence without the time of the post that it opens, on a `live` page or on one that shows no other sign
    of it; empty where it is nothing else."""
    words = sentence.of(text)
    shapes = (_WITHIN_A_PAGE, _HEADED_BY) if live else (_AHEAD_OF_NEWS,)
    clock = next((found for each in shapes if (found := each.match(words))), None)
    if clock is not None:
        return Span(sentence.start + clock.end(), sentence.end)
    if not live or (sentence.start and text[sentence.start - 1] != "\n"):
        return sentence
    stamp = match_stamp(text, sentence)
    if stamp is None:
        return sentence
    behind = _GOES_ON.match(text, stamp, sentence.end)
    alone = not re.search(r"\w", text[stamp : sentence.end])
    return Span(behind.end() if behind else sentence.end, sentence.end) if behind or alone else sentence


def find_superseded(article: Article) -> tuple[Span, ...]:
    """Give what of a live blog its newest post may have overtaken: all but that post and an act just before it that
    stands, and all where the order of the posts cannot be told. A report that only has a list of times in it is told
    without the list."""
    if not is_live_blog(article):
        return ()
    text = article.text
    stamps = _leave_out_contents(list_stamps(text))
    titled = _TITLE.search(article.title) is not None
    if len(stamps) < _FEWEST_STAMPS:
        return (Span(0, len(text)),)
    begun = stamps[0].line.start
    if _AS_OF_NOW.search(text, 0, begun) and not _stand_below(text, stamps):
        return (Span(0, len(text)),)
    opening = _SUMMED.sub("", text[:begun])
    several = len(_SENTENCE_END.findall(opening)) >= _FEWEST_BEFORE
    reports = several and len(opening) >= len(text) - begun and not titled
    posts = list(dropwhile(lambda post: _takes_leave(text, post[1]), _list_posts(text, stamps)))
    standing = sorted(
        post for each in (*posts[:1], _find_settled(text, posts)) if each is not None for post in each[1:]
    )
    ends = [begun if reports else 0, *(post.end for post in standing)]
    starts = [*(post.start for post in standing), len(text)]
    return tuple(Span(end, start) for end, start in zip(ends, starts, strict=True))


def _leave_out_contents(stamps: Sequence[Stamp]) -> Sequence[Stamp]:
    """The times without those of a table of contents above the posts, each of which heads a post again."""
    times = [(each.day, each.minutes) for each in stamps]
    listed = sum(1 for _ in takewhile(lambda at: times[at] in times[at + 1 :], range(len(times))))
    return stamps[listed:] if listed >= _FEWEST_STAMPS else stamps


def _takes_leave(text: str, post: Span) -> bool:
    """Say whether a post only closes the page, or holds nothing, and so overtakes nothing."""
    lines = (Span(*found.span()) for found in re.finditer(r"[^\n]+", text[: post.end]) if found.start() >= post.start)
    words = (text[match_stamp(text, each) or each.start : each.end] for each in lines)
    told = (each.strip(" :–—|-*") for line in words for each in _SENTENCES.findall(line))
    return all(_LEAVE.fullmatch(each) for each in told if each)


def tells_settled(words: str) -> bool:
    """Say whether words tell an act that no later hour takes back: a verdict, a vote, a death."""
    found = _SETTLED.search(words)
    return found is not None and _OPEN.search(words) is None


def _find_settled(text: str, posts: Sequence[tuple[int, Span]]) -> tuple[int, Span] | None:
    """The newest post behind the last one, of some hours before it, that tells such an act; none where a later post
    says that something was otherwise, or stands out of its order."""
    for number, (minutes, post) in enumerate(posts[1:], 1):
        if (posts[0][0] - minutes) % _MIDNIGHT > _STANDING or _TAKEN_BACK.search(posts[number - 1][1].of(text)):
            return None
        behind = posts[number + 1][0] if number + 1 < len(posts) else minutes
        if 0 < (behind - minutes) % _MIDNIGHT <= _STANDING:
            return None
        if any(map(tells_settled, _SENTENCES.findall(post.of(text)))):
            return minutes, post
    return None


def find_unplaced(article: Article) -> tuple[Span, ...]:
    """Give what the posts of a live blog tell of a parliament or a police without whose it is, which only its title
    tells: `Parliament has passed the motion.`; of a report that has a list of times in it nothing."""
    titled = _TITLE.search(article.title) is not None
    return tuple(Span(*found.span()) for found in _OF_A_BODY.finditer(article.text)) if titled else ()


def _list_posts(text: str, stamps: Sequence[Stamp]) -> list[tuple[int, Span]]:
    """The posts with their minutes, the newest first; none where they are in no order."""
    forward = _find_order(stamps)
    below = _stand_below(text, stamps) if forward is not None else None
    if below is None:
        return []
    borders = [0, *(each.line.end for each in stamps)] if below else [*(each.line.start for each in stamps), len(text)]
    spans = [
        Span(start, stamp.line.start if below else end)
        for stamp, (start, end) in zip(stamps, pairwise(borders), strict=True)
    ]
    posts = [(stamp.minutes, span) for stamp, span in zip(stamps, spans, strict=True)]
    return posts[::-1] if forward else posts


def _find_order(stamps: Sequence[Stamp]) -> bool | None:
    """Whether posts follow one another in time, or the newest stands first; midnight may lie between two of them."""
    steps = [later.minutes - earlier.minutes for earlier, later in pairwise(stamps)]
    days = [each.day for each in stamps if each.day is not None]
    if len(days) == len(stamps):
        steps = [step + _MIDNIGHT * (later - day) for step, (day, later) in zip(steps, pairwise(days), strict=True)]
    else:
        steps = [(step + _MIDNIGHT // 2) % _MIDNIGHT - _MIDNIGHT // 2 for step in steps]
    moved = [step for step in steps if step]
    ups = sum(step > 0 for step in moved)
    if not moved:
        return None
    if ups >= _ORDERED * len(moved) and moved[-1] > 0:
        return True
    return False if ups <= (1 - _ORDERED) * len(moved) and moved[0] < 0 else None


def _stand_below(text: str, stamps: Sequence[Stamp]) -> bool | None:
    """Whether a time stands under its post; None where that cannot be told."""
    if not all(each.is_alone(text) for each in stamps):
        return False
    opens = not text[: stamps[0].line.start].strip()
    ends = not text[stamps[-1].line.end :].strip()
    return None if opens and ends else ends
