"""Reads a question: what it asks about, what kind of answer it wants, and of which time. Pure, and never an error."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.answer.asked.besides import find_excepted
from bot.answer.asked.declining import Declined, find_declined
from bot.answer.asked.focus import find_settled, with_focus
from bot.answer.asked.named import Named, find_named, is_thing
from bot.answer.asked.outlets import find_publishers
from bot.answer.asked.terms import (
    CALL,
    MOST_TERMS,
    Term,
    calls_for,
    find_pairs,
    is_asking,
    is_participle,
    root,
    strip_ordinals,
)  # fmt: skip
from bot.answer.asked.times import AskedTime, date_event, find_asked_time, find_event
from bot.answer.asked.whom import Unclear
from bot.model.analysis import Span
from bot.model.article import Article
from bot.model.topic import Window
from bot.text.gazetteer import Gazetteer
from bot.text.verbs import is_past
from bot.text.words import tokens

Kind = Literal["who", "what", "when", "where", "how_many", "yes_no", "has_yet", "why", "compare", "open", "other"]
ASK_FOR_ALL = frozenset[Kind]({"what", "other"})
"""Kinds that ask for whatever is told of something."""
YES_OR_NO = frozenset[Kind]({"yes_no", "has_yet"})
ABOUT_AN_EVENT = YES_OR_NO | {"why"}
"""What only a sentence about the same actor and the same event answers."""
LONGEST = 600
"""Characters of a question that are read; what follows is left out."""

_COUNTRY_DID = (
    r"(?:countr(?:y|ies)|nations?|governments?)\s+(?:(?:also|first|recently|just|has|have|had)\s+)*"
    r"(?!(?:is|are|was|were|be|been|did|do|does|has|have|had|will|would|can|could|should|in|on|at|of|to|from|for|with|by)\b)[a-z]+\b"
)
"""A country that does something is one who does it, and no place: `Which country sent observers?`."""
_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        "how_many",
        r"\bhow (?:many|much|high|old|long|far|big|large|often|fast|deep|heavy)\b|"
        r"\bwhat (?:percentage|share|number|amount)\b",
    ),
    ("when", r"\bwhen\b|\b(?:what|which) (?:date|day|month|year|time)\b|\bhow soon\b"),
    (
        "where",
        rf"\bwhere\b|\b(?:what|which(?! {_COUNTRY_DID})) "
        r"(?:countr(?:y|ies)|city|cities|place|continent|nation|capital|state|town)\b",
    ),
    (
        "why",
        r"\bwhy\b|\bhow come\b|\bwhat (?:was|is|were) the (?:reason|cause)s?\b|\bwhat caused\b|\bfor what reasons?\b",
    ),
    (
        "who",
        rf"\b(?:who|whom|whose)\b|\bwhich {_COUNTRY_DID}|"
        r"\b(?:what|which) (?:person|president|leader|minister|actor|singer|politician)\b",
    ),
    ("what", r"\b(?:what|which|how)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_YET = re.compile(r"\A(?:has|have|had)\b|\byet\b", re.IGNORECASE)
_YES_NO = re.compile(r"\A(?:is|are|was|were|will|would|does|do|did|can|could|should|shall|may|might)\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\A(?:and\s+|but\s+|so\s+)?(?:(?:after|before|since)\s+[^,?]{1,60}|then|meanwhile),\s+(?=(?:is|are|was|were|will|would|does|do|did|has|have|had)\b)",
    re.IGNORECASE,
)
"""Before what is asked, when that would be: `After that, did she leave?`."""
_NEWS = (
    r"\bwhat(?:[’']?s| is) (?:happening|new|going on|the (?:latest|news))\b"
    r"|\b(?:anything\s+new|any\s+(?:fresh\s+)?news|what\s+news|what\s+(?:have|did)\s+i\s+miss(?:ed)?|(?:any|what)\s+(?:(?:fresh|new|further|more)\s+)?updates?)\b"
    r"|\b(?:anything|something|what|news)(?:[’']s)?(?:\s+(?:is|has|have|new|else|changed|happened|been|reported|come|came|in))*"
    r"\s+since\s+(?:then|this\s+(?:briefing|edition))(?=\s*[?.!]|\s*\Z)"
)
_ASKS_NEWS = re.compile(_NEWS, re.IGNORECASE)
_COURSE = re.compile(
    r"\bwhat (?:has |have |had )?(?:happen\w*|changed)\b|\b(?:any|some)thing (?:happened|changed)\b|"
    rf"{_NEWS}|\bwhat was (?:happening|new|going on|the latest)\b|"
    r"\btimeline\b|\bchronology\b|\bsequence of events\b|"
    r"\bcourse of events\b|\bstep by step\b|"
    r"\bhow (?:did|has|have)\b(?P<what>.*?)\b(?:unfold\w*|develop\w*|evolv\w*|progress\w*|c[oa]me\s+about)\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\bwhen\s+(?:is|are|was|were)\b[^?]*?\s(?P<due>due)(?=\s*\?*\s*\Z)|"
    r"\bwhen\s+(?:did|have|has|had|was|were)\s[^?]*?(?<!\bthe)(?<!\bits)(?<!\bhis)(?<!\bher)\s(?P<last>last)"
    r"(?=\s+(?!week|month|year|night|summer|winter|spring|autumn|(?:\w+day|weekend)\b)[a-z])|\b(?:tak(?:e|es|en|ing)|took)\s+place\b|"
    r"\b(?:is|was|has)\s+it\s+(?:been\s+)?(?:[a-z]+ly\s+|already\s+|yet\s+|now\s+)?(?:confirmed|certain|official|known)(?=\s+(?:yet\s+)?(?:that|whether|if)\b)|"
    r"\bwhich\s+(?:side|version|account)\s+is\b|\bsince\s+(?:then|this\s+(?:briefing|edition))\b|"
    r"\bwhen\s+(?:will|do|did|are|were)\s+(?P<two>the\s+two|both(?:\s+the)?)(?=\s[^?]*?\b(?:meet|speak|talk)\b)|"
    r"\bwhat(?:\s+(?:is|was|are|were)|[’']s)\s+the\s+(?:full\s+|real\s+)?(?P<names>names?)\s+of\b|(?<=[’']s)\s(?P<name>names?)(?=\s*\?*\s*\Z)|"
    r"\bhow\s+(?:far|high|old|big|large|fast|tall|deep|wide|heavy|bad|serious)\b|\bwhat\s+caused\b|"
    r"\bthe\s+(?-i:(?!\w*(?:al|ic|ar|ous|ive|ed|ing|less|est|ent)\s)[a-z]{4,})\s+(?P<kind>(?-i:disaster|accident|affair|tragedy|incident))"
    r"(?=\s*[?.]*\s*\Z|\s+(?:in|at|near|off|on|of|outside|between)\s)",
    re.IGNORECASE,
)
"""Words that ask, and stand in no answer: whether it is confirmed that something is so, what tells of that tells; and
a word of ours for what the word before it names: `the ferry disaster`, but not `the nuclear disaster`."""
_LOST_LIVES = re.compile(r"\b(?:lose|loses|lost|losing)\s+(?:their|his|her)\s+li(?:fe|ves)\b", re.IGNORECASE)
"""Words that together say of somebody that they died."""
_COMPARE = re.compile(
    r"\b(?:compare|difference\s+between|(?:differ(?:s|ent)?|disagree[sd]?)\s+(?:on|about|over|from|in|with|between|among)|versus|vs\.?)\b",
    re.IGNORECASE,
)
_BOTH_SAY = re.compile(
    r"[Ww]hat\s+(?:do|did)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}\s+and\s+(?:the\s+)?[A-Z][\w’'-]+"
    r"(?:\s+[A-Z][\w’'-]+){0,2}\s+(?:each\s+)?(?:say|claim)\s+(?:about|on|of|over)\b"
)
"""What two say of a matter is to be set side by side."""
_OPEN = re.compile(
    r"\b(?:(?:still|remains?|left)\s+(?:open|unclear|unknown|unresolved|to\s+be\s+\w+)|not\s+(?:yet\s+)?(?:known|clear|decided|settled)|"
    r"open\s+questions?|what(?:[’']s|\s+is)\s+(?:unclear|unknown|undecided)|unanswered|unresolved)\b",
    re.IGNORECASE,
)
_OF_ANYBODY = frozenset("people persons person missing dead alive homeless men women children others other".split())
"""Whom and how many a deed may be done to, and what state people are in."""
SPEAKING = (
    r"say|said|saying|tell|told|think|see|view|judge|assess|want|claim|claimed|demand|propose|promise|answer|reply|respond|"
    r"react|announce|announced|argue|call|warn|make\s+of"
)
"""What somebody does whose words are asked for, behind `what does … ` or `how does … `."""
_SAID = re.compile(
    r"\b(?:say|said|says|tell|told|claim\w*|react\w*|respon\w+|position|comment\w*|view|stance)\b|"
    rf"\b(?:what|how)\s+(?:did|does|do|has|have|had|will)\s+(?:[\w.’'-]+\s+){{1,8}}?(?:{SPEAKING})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\w)|\w+(?:[.’'\-]\w+)*")
"""A number written in groups of three is one word: `200,000`."""
_OWNED = re.compile(r"(?<=\w)[’']s?\Z")
_QUOTED = re.compile(r"[“\"](?P<title>[\w\s’'.,:!?&-]{3,80})[”\"]")
_MARKUP = re.compile(r"<(?P<tag>script|style)\b[^<>]{0,80}>.*?</(?P=tag)>|<[@#!/a-z][^<>]{0,80}>", re.IGNORECASE)
"""Mentions and tags, which are no words of a question."""
_EMPHASIS = re.compile(r"(?<!\w)[*`~]+|[*`~]+(?!\w)|(?<!\w)_+|_+(?!\w)")
_REPEATED = re.compile(r"(?<!\S)(?P<once>[^\s.?!][^.?!]{0,80}+[.?!]\s++)(?P=once){2,}")
"""The same sentence over and over, behind which the question may stand."""
_MOST_LOOKED_AT = 20_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class QuestionRead:
    """A question as it was understood."""

    asked: str
    understood: str
    """Follow-ups completed from the thread."""
    kind: Kind
    terms: tuple[Term, ...]
    """Empty where the question names nothing that could be looked for."""
    pairs: frozenset[tuple[str, str]]
    """Roots that stand side by side in it."""
    window: Window | None
    dates: tuple[str, ...]
    """The asked day in the forms a text prints: `24 February`, `Feb 24`."""
    lately: bool
    publishers: tuple[str, ...] = ()
    """The publishers it names, whose reports are asked for."""
    words: bool = False
    """It asks for what somebody says."""
    declined: Declined | None = None
    course: bool = False
    """It asks for a course of events, so that its answer is told in order of time."""
    unclear: Unclear | None = None
    """A pronoun of which it must be asked whom it means."""
    listed: Window | None = None
    """The days whose stories are listed where it asks for nothing else."""
    alone: str = ""
    """The same without the topic that it took on from the thread, which is asked where nothing answers the whole."""
    besides: str = ""
    """What the thread told already, where it asks who else."""
    excepted: str = ""
    """Whom it leaves out by name: `Besides Ruiz, who …`."""
    begun: Article | None = None
    """The first report of the event since which it asks."""

    @property
    def kept(self) -> str:
        """What follow-ups may be completed from: nothing where it must be asked back, or nothing was asked."""
        asks = self.terms or self.publishers or self.window or self.dates or self.lately or self.kind == "open"
        return self.understood if asks and self.unclear is None and self.declined != "talk" else ""

    @property
    def timed(self) -> bool:
        """It is of a time, or of what came since one."""
        return bool(self.window or self.dates or self.listed or self.begun)

    @property
    def leans_on_thread(self) -> bool:
        """It names nobody, no place, publisher or time, so that in a thread it may well go on from the last answer."""
        named = any(each.named or each.actor for each in self.terms)
        return (
            bool(self.terms)
            and not named
            and not self.publishers
            and not self.timed
            and self.kind not in {"open", "compare"}
        )

    @property
    def names_a_deed_alone(self) -> bool:
        """It names only what is done or what state people are in, `Has anyone been charged?`, so that in a thread it is
        of nothing else than that."""
        words = [each.shown.casefold() for each in self.terms]
        told = all(is_past(each) or is_participle(each) or each in _OF_ANYBODY for each in words)
        return self.leans_on_thread and told and self.declined is None and not self.alone

    @property
    def asks_for_all(self) -> bool:
        """It asks what happened, and names nothing but a time."""
        news = self.course and self.kind in YES_OR_NO
        return self._names_nothing and not self.publishers and (news or self.kind in ASK_FOR_ALL)

    @property
    def asks_for_course(self) -> bool:
        """It asks how something came about, step by step, or how it stands now."""
        about = bool(self.terms) and self.unclear is None and self.declined is None
        return self.course and about and not self.publishers and self.kind in ASK_FOR_ALL | YES_OR_NO

    @property
    def asks_how_it_stands(self) -> bool:
        """It asks for the latest of something."""
        return self.asks_for_course and self.lately and self.listed is None and self.begun is None

    @property
    def asks_for_news(self) -> bool:
        """It asks what is new, and names not even a time."""
        return self.asks_for_all and self.lately and self.listed is None

    @property
    def asks_for_reports(self) -> bool:
        """It asks what some publishers report, of whatever."""
        return self._names_nothing and bool(self.publishers) and self.kind in ASK_FOR_ALL | {"compare"}

    @property
    def asks_what_is_open(self) -> bool:
        """It asks what is still open, of whatever."""
        return self._names_nothing and not self.publishers and self.kind == "open"

    @property
    def _names_nothing(self) -> bool:
        return not self.terms and self.unclear is None and self.declined is None


def read_whole(
    asked: str, understood: str, now: datetime, gazetteer: Gazetteer,
    known: Mapping[str, Sequence[str]] | None = None, begun: Article | None = None,
) -> QuestionRead:  # fmt: skip
    """Read a question that stands alone; `begun` is the first report of the event since which it asks."""
    named = find_publishers(understood, known, gazetteer) if known else ()
    time = find_asked_time(understood, now)
    if begun is not None and (event := find_event(understood)) is not None:
        time = date_event(understood, event, begun.published or begun.retrieved, now)
    terms = make_terms(understood, time, gazetteer, [each.span for each in named])
    return QuestionRead(
        asked=asked,
        understood=understood,
        kind=find_kind(understood),
        terms=terms,
        pairs=find_pairs(terms, understood),
        window=time.window,
        dates=time.dates,
        lately=time.lately or _ASKS_NEWS.search(understood) is not None,
        publishers=tuple(dict.fromkeys(each.name for each in named)),
        words=_SAID.search(understood) is not None,
        declined=find_declined(asked, understood),
        course=_COURSE.search(understood) is not None,
        listed=time.listed,
        excepted=find_excepted(understood),
        begun=begun,
    )


def clean(text: str) -> str:
    """Give what was typed as one line without control characters and marks of form, cut to what is read."""
    once = _REPEATED.sub(r"\g<once>", text[:_MOST_LOOKED_AT])
    plain = _MARKUP.sub(" ", _CONTROL.sub(" ", once[: 4 * LONGEST]))
    line = cut(" ".join(_EMPHASIS.sub("", plain).split()))
    return line[:1] + line[1:].lower() if line.isupper() and " " in line else line


def cut(line: str) -> str:
    """Give what is read of a line, to the end of a word: half a name is none."""
    if len(line) <= LONGEST:
        return line
    return line[: LONGEST + 1].rpartition(" ")[0] or line[:LONGEST]


def find_kind(text: str) -> Kind:
    """Say what kind of answer is wanted, by the last sentence that asks."""
    parts = [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    asking = _OCCASION.sub("", parts[-1]) if parts else ""
    if _COMPARE.search(asking) or _BOTH_SAY.match(asking):
        return "compare"
    if _OPEN.search(asking):
        return "open"
    if _YET.search(asking):
        return "has_yet"
    if _YES_NO.match(asking):
        return "yes_no"
    tail = re.search(r", and (when|where|why|who|how many|how much)\?\Z", asking, re.IGNORECASE)
    asking = tail[1] if tail else asking
    ways = [(kind, pattern.match) for kind, pattern in _COMPILED]  # the word that opens it asks
    ways += [(kind, pattern.search) for kind, pattern in _COMPILED]
    return next((kind for kind, finds in ways if finds(asking)), "other")


def make_terms(text: str, time: AskedTime, gazetteer: Gazetteer, without: Sequence[Span] = ()) -> tuple[Term, ...]:
    """Give what a question asks about, each thing once, without the words that only ask or name its time."""
    names = [each for each in find_named(text, gazetteer) if not _meets(each.span, without)]
    open_ = [Span(*each.span()) for each in _OPEN.finditer(text)] if find_kind(text) == "open" else []
    idle = [Span(*each.span()) for each in _COMPARE.finditer(text)]
    idle += [Span(*each.span(each.lastgroup or 0)) for each in _IDLE.finditer(text)]
    lost = [Span(*each.span()) for each in _LOST_LIVES.finditer(text)]
    taken = [*without, *time.words, *(each.span for each in names), *_list_course(text), *idle, *open_, *lost]
    found = [(each.span.start, term) for each in names for term in _name_terms(text, each, time)]
    found += [(each.start, Term(root("die"), each.of(text).split()[0])) for each in lost]
    for word in _WORD.finditer(text):
        span = Span(word.start(), word.end())
        if not any(span.start < each.end and each.start < span.end for each in taken):
            found.extend(
                (span.start, _plain_term(text, folded, word))
                for folded in ([word[0]] if "," in word[0] else tokens(word[0]))
                if not is_asking(folded)
            )
    found = _join_quoted(text, found)
    ordered = [term for _, term in sorted(found, key=lambda each: each[0])]
    once = {term.actor or term.root: term for term in reversed(ordered)}
    kept = tuple(term for term in dict.fromkeys(ordered) if once[term.actor or term.root] == term)[:MOST_TERMS]
    kind = find_kind(text)
    if kind not in ABOUT_AN_EVENT | {"when"}:
        return kept
    return tuple(
        replace(each, either=each.focus and kind in YES_OR_NO) for each in with_focus(kept, find_settled(text))
    )


def _plain_term(text: str, folded: str, word: re.Match[str]) -> Term:
    asked_for = root(folded) == CALL and calls_for(text, word.end())
    return Term(root(folded), _OWNED.sub("", word[0]), calls_for=asked_for, small=is_thing(text, word[0], word.start()))


def _list_course(text: str) -> list[Span]:
    """The words that ask for a course of events, without what stands between them."""
    found = _COURSE.search(text)
    if found is None:
        return []
    inner = found.span("what") if found["what"] is not None else (found.end(), found.end())
    return [Span(found.start(), inner[0]), Span(inner[1], found.end())]


def _name_terms(text: str, named: Named, time: AskedTime) -> list[Term]:
    words = named.span.of(text)
    if any(each.start < named.span.end and named.span.start < each.end for each in time.words):
        return []
    if named.key is not None:
        return [Term(words.casefold(), words, named.key, named=True)]
    parts = [word for word in tokens(words) if not is_asking(word)]
    whole = words if len(tokens(strip_ordinals(words))) > 1 else ""
    return [Term(root(word), word, named=True, part_of=whole) for word in parts]


def _join_quoted(text: str, found: Sequence[tuple[int, Term]]) -> list[tuple[int, Term]]:
    """Make the words of a title in quotation marks one name."""
    quoted = [each for each in _QUOTED.finditer(text) if len(tokens(each["title"])) > 1]
    return [
        (at, replace(term, part_of=next((q["title"] for q in quoted if q.start() < at < q.end()), term.part_of)))
        for at, term in found
    ]


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span.meets(each) for each in others)
