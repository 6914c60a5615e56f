"""Finds proper names that no list of states or organisations holds, and tells persons from places and things."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.model.analysis import Sentence, Span
from bot.text.known_names import KnownNames, load_known_names
from bot.text.roles import RANKS, TITLES, find_roles, holds_title

_WORD = re.compile(r"[^\W_][\w.&]*(?:[’'-][\w.&]+)*")
_PARTICLES = frozenset("de del der den von van bin bint ibn al el da di du la le ter dos abu ben".split())
NOT_NAMES = frozenset(
    """The A An In On At By For From With Without As After Before When While If But And Or So Yet Both Each Every All
    Some Many Most More Other Others Such This That These Those It Its He She They His Her Their We Our You Your I My
    There Here What Who Whom Whose Which Where Why How Not No Nor Never Also However Meanwhile Moreover Still Then Thus
    According Despite During Since Until Because Although Though Earlier Later Last Next New Old First Second Third One
    Two Three Four Five Six Seven Eight Nine Ten Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept
    Oct Nov Dec North South East West Northern Southern Eastern Western Central Mr Mrs Ms Dr Sir Lord Lady Prime
    Minister President Secretary General Will Would Can Could Should Did Do Does Is Are Was Were Has Have Had Be Been
    Yes Even Just Only About Over Under Between Among Through Against Into Out Up Down Off Upon Within Like Unlike Once
    Now Today Yesterday Tomorrow Tonight Perhaps Maybe Instead Indeed Nearly Almost Ultimately Finally Recently Several
    Any Another Few Much Am Pm Mon Tue Wed Thu Fri Sat Sun Ok Okay Well Dear Hello Thanks Please Me Us Them Him
    Democrat Democrats Democratic Republican Republicans Muslim Muslims Christian Christians Jewish Jews Jew Islam
    Islamic Christianity Catholic Catholics Protestant Sunni Shia Shiite Hindu Hindus Buddhist Arab Arabs Kurdish Kurds
    English French Spanish German Latin Hispanic Latino Asian African European Internet Web God Christmas Easter
    Ramadan Consort Communist Socialist Nazi Marxist Nobel Olympic Olympics Covid Coronavirus""".split()
)
_TWO_WORD_PLACES = frozenset({"Hong Kong", "New York", "Los Angeles", "North America", "South America"})
_ARTICLED = re.compile(r"(?:al|el|ul|as|ad|an|ash)-[A-Z]\w")
"""A family name with its article: `al-Baghdadi`."""
_RANKS = RANKS | frozenset("Gov Sen Rep Prof Director Athletics".split())
THINGS = frozenset(
    """Sea Ocean River Lake Gulf Strait Bay Mount Island Islands City Province County Street Avenue Square House
    Hall Palace Conference Summit Forum Agreement Treaty Accord Deal War Day Year Week Month Report Act Bill
    Law Plan Initiative News Times Post Journal Review Today Press Herald Tribune Daily Telegraph Guardian
    Observer Weekly Magazine Book Books Radio Television TV Network Channel Media University College School
    Institute Academy Hospital Station Airport Airlines Airways Church Mosque Temple Stadium Arena Centre
    Center Tower Towers Bridge Road Park Festival Fair Games Cup League Championship Tour Show Awards Award
    Prize Study Survey Project Programme Program Party Group Team Club United Bank Fund Trust Corporation
    Corp Inc Ltd Company Co Industries Holdings Motors Energy Oil Gas Systems Technologies Software Explorer
    Chrome Firefox Windows Office Ministry Department Council Committee Commission Agency Court Parliament
    Congress Senate Assembly Army Navy Force Forces Guard Command Treasury Administration Federation
    Association Foundation Corps Bureau Authority Front Movement Union Cabinet Society Organisation
    Organization Republic Kingdom States State Nations Coast Hills Valley Mountains Desert Border Wall
    Street Watch Rights Security Defense Defence Intelligence Change Climate Science Technology Education
    Health Justice Affairs Trade Communications Convention Protocol Declaration Doctrine Constitution Legion
    Brigade Battalion Division Regiment Squadron Fleet Base Camp Prison District Region Territory Zone
    Village Town Pact Peace Belt Charter Resolution Amendment Code Rules Project Memorial Museum Library
    Gallery Theatre Theater Cathedral Convention Republicans Democrats Workers Officials Leaders Game Match
    Final Finals Series Season Match Channel Sachs Brothers Partners Associates Chapel Seashore Hurricane
    Storm Typhoon Cyclone Capital Securities Investments Insurance Pharmaceuticals Telescope Observatory
    Spacecraft Satellite Rover""".split()
)
_ROLE_NOUN = re.compile(
    r"[a-z]{2,}(?:er|or|ist|ian|man|woman|ent|chief|guard|soldier|star|coach|captain|aide|girl|boy)\Z"
)
_NO_ROLE = frozenset(
    """after over under for or nor former other later her their never ever however whether rather number order border
    river water matter power member members another together near newspaper paper letter center computer server
    winter summer either neither higher lower larger greater further cover offer enter remember november and
    government parliament statement agreement settlement movement document department client moment content recent
    current different present president german roman human woman than then can human million billion""".split()
)
_AGE = re.compile(r"\s*(?:,\s+\d{1,3}(?:,|\.|\s|\Z)|\s\(\d{1,3}\))")
_SPEAKS = re.compile(
    r"\s*,?\s+(?:said|says|told|tells|added|noted|warned|wrote|tweeted|insisted|denied|explained|replied|argued|asked|"
    r"believes?|thinks?|recalled|joked|testified|was\s+born|died|who|resigned|himself|herself)\b"
)
_NOT_PERSON_BEFORE = re.compile(r"\b(?:[Tt]he|[Ii]n|[Aa]t|near|outside|across|throughout|via|[Aa]n?|using)\s+\Z")
_COURTESY = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Maj|Brig|Adm|Cmdr|Rev)\.?\s+\Z"
)
_SPOKEN_OF = re.compile(r"\b(?:said|says|told|added|by|and|with|met|asked|hired|named|against)\s+\Z")

_OPENS = re.compile(r"(?:\A|[:“\"(‘]|\s'|\.\s?|[-–—•]\s)\W*\Z")
"""What may stand before a word that is capitalised only because it opens."""

_TITLED = re.compile(
    r"(?<![\w’'-])([a-z-]+|Minister|President|Spokes(?:wo)?man|Spokesperson|Ambassador|Governor|Senator|Chancellor|Premier)\s\Z"
)
"""What ends a title, if it is one: `Chief` may go on with `Executive`, `chief` and `Minister` do not."""

Kind = Literal["person", "other"]
_OFFICE_BEHIND = re.compile(r"\s+(?P<title>[A-Z][a-z]+)\b(?!,)")
"""What closes a title behind what its office is for: ` Minister`."""


@dataclass(frozen=True, slots=True)
class ProperName:
    """One run of capitalised words, whether it is a person's, and whether its place shows that."""

    span: Span
    kind: Kind
    evident: bool


@dataclass(frozen=True, slots=True)
class _Run:
    words: tuple[Span, ...]
    opens: bool
    sentence: Span

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)


def find_proper_names(text: str, sentences: Sequence[Sentence], taken: Sequence[Span]) -> list[ProperName]:
    """Give the names outside the spans taken, in order; a lone word that opens a sentence only where the text shows
    elsewhere that it is a name."""
    known = load_known_names()
    runs = [run for sentence in sentences for run in _find_runs(text, sentence.span, taken)]
    small = set(re.findall(r"(?<![\w’'-])[a-zà-ž][\w’'-]*", text))
    inner = {run.span.of(text) for run in runs if not run.opens} | {
        word.of(text) for run in runs for word in run.words[1:]
    }
    runs = [kept for run in runs if (kept := _open_well(text, run, small, inner, known)) is not None]
    lone = _Lone.count(text, runs)
    return [_classify(text, _without_role(text, run, known), lone, known) for run in runs]


def _find_runs(text: str, sentence: Span, taken: Sequence[Span]) -> Iterator[_Run]:
    words = sentence.of(text)
    if words.isupper() or len(words) > 1_500:
        return
    if _is_headline(words):
        return
    here = [each for each in taken if each.start < sentence.end and sentence.start < each.end]
    part: list[Span] = []
    opens = True
    for found in _WORD.finditer(text, sentence.start, sentence.end):
        bare = re.sub(r"[’'](?:s|S)?\Z", "", found[0]).rstrip(".") if not _is_initial(found[0]) else found[0]
        span = Span(found.start(), found.start() + len(bare))
        gap = text[part[-1].end : span.start] if part else ""
        if part and not re.fullmatch(rf"\s|\s(?:(?:{'|'.join(_PARTICLES)})\s){{1,2}}", gap):
            yield _Run(tuple(part), opens, sentence)
            part = []
        if _is_capitalised(bare) and not _is_taken(span, here) and not _is_no_name(bare):
            if not part:
                opens = _OPENS.search(text[sentence.start : span.start]) is not None
            part.append(span)
            if span.end != found.end() and found[0][-1:] != ".":
                yield _Run(tuple(part), opens, sentence)
                part = []
        elif part and found[0].casefold() not in _PARTICLES:
            yield _Run(tuple(part), opens, sentence)
            part = []
    if part:
        yield _Run(tuple(part), opens, sentence)


def _is_headline(words: str) -> bool:
    """Nearly every longer word is capitalised: nothing tells names from others there."""
    long = re.findall(r"[^\W\d_]{4,}", words)
    return len(long) >= 5 and sum(word[0].isupper() for word in long) >= 0.8 * len(long) and words[-1:] not in ".!?"


def _is_initial(word: str) -> bool:
    return re.fullmatch(r"(?:[A-Z]\.)+", word) is not None or re.fullmatch(r"[A-Z]", word) is not None


def _is_capitalised(word: str) -> bool:
    return (word[:1].isupper() and word != "I") or _ARTICLED.match(word) is not None


def _is_taken(span: Span, taken: Iterable[Span]) -> bool:
    return any(each.start < span.end and span.start < each.end for each in taken)


def _is_no_name(word: str) -> bool:
    return (
        word in NOT_NAMES
        or word in _RANKS
        or word.startswith("Then-")
        or word.casefold() in TITLES
        or (len(word) == 1 and not word.isupper())
    )


def _open_well(text: str, run: _Run, small: set[str], inner: set[str], known: KnownNames) -> _Run | None:
    """A run that opens a sentence without a first word that is no name."""
    if not run.opens:
        return None if len(run.words) == 1 and run.span.of(text) in THINGS else run
    first = run.words[0].of(text)
    if len(run.words) == 1:
        if first in THINGS:
            return None
        named = first in inner or first in known.leaders or first in known.places
        loud = len(first) > 2 and first.isupper()
        spoken = _SPEAKS.match(text[run.words[0].end : run.sentence.end]) is not None and first.casefold() not in small
        return run if named or loud or (spoken and not first.endswith(("s", "ing", "ly"))) else None
    if first.casefold() in small and not known.begins_person(first) and first not in inner:
        return _Run(run.words[1:], False, run.sentence)
    return run


def _without_role(text: str, run: _Run, known: KnownNames) -> _Run:
    """`Scientologist Tom Cruise` is Tom Cruise: what stands before a first name is no part of it, but a given name that
    no list knows is, behind a title: `spokesman Shafqat Ali Khan`."""
    words = [span.of(text) for span in run.words]
    title = _TITLED.search(text[run.sentence.start : run.words[0].start])
    if title is not None and holds_title(title[1]) and not _is_rank(text, run.words[0]):
        return run
    at = next((at for at, word in enumerate(words[:-1]) if known.begins_person(word)), 0)
    return _Run(run.words[at:], False, run.sentence) if at and words[-1] not in THINGS else run


def _is_rank(text: str, word: Span) -> bool:
    """Say whether a word before a name is rather part of a title: shortened, or made as words for people are."""
    return text[word.end : word.end + 1] == "." or _ROLE_NOUN.match(word.of(text).casefold()) is not None


@dataclass(frozen=True, slots=True)
class _Lone:
    """How often a lone word stands in a text, and how often it speaks or is called Mr or Ms, as persons do."""

    places: Counter[str]
    subjects: Counter[str]

    @staticmethod
    def count(text: str, runs: Sequence[_Run]) -> "_Lone":
        places: Counter[str] = Counter()
        subjects: Counter[str] = Counter()
        for run in (run for run in runs if len(run.words) == 1):
            word = run.span.of(text)
            before = text[max(run.sentence.start, run.span.start - 16) : run.span.start]
            places[word] += 0 if _NOT_PERSON_BEFORE.search(before) else 1
            subjects[word] += bool(_SPEAKS.match(text[run.span.end : run.sentence.end]) or _COURTESY.search(before))
        return _Lone(places, subjects)

    def is_family_name(self, words: Sequence[str]) -> bool:
        """The last word stands alone where a person would, and the first never does: `Romelu Lukaku`, `Lukaku`."""
        return self.subjects[words[-1]] > 0 or (
            len(words) == 2 and self.places[words[-1]] > 0 and not self.places[words[0]] and words[-1].isalpha()
        )


def _classify(text: str, run: _Run, lone: _Lone, known: KnownNames) -> ProperName:
    words = [span.of(text) for span in run.words]
    before = text[max(run.sentence.start, run.span.start - 60) : run.span.start]
    after = text[run.span.end : min(run.sentence.end, run.span.end + 40)]
    full = " ".join(words)
    if _COURTESY.search(before) or full in known.full:
        return ProperName(run.span, "person", True)
    if _is_of_office(before, after):
        return ProperName(run.span, "other", False)
    if len(words) == 1:
        return ProperName(run.span, _classify_lone(words[0], before, after, known), False)
    thing = any(word in THINGS for word in words[:-1]) and not known.begins_person(words[0])
    thing = thing or words[0] in {"Hurricane", "Typhoon", "Cyclone", "Storm"} or words[-2] == "National"
    if (
        full in known.places
        or " ".join(words[1:]) in _TWO_WORD_PLACES
        or words[-1] in THINGS
        or thing
        or len(words) > 5
    ):
        return ProperName(run.span, "other", False)
    if any(len(word) > 2 and word.isupper() and word.isalpha() for word in words):
        return ProperName(run.span, "other", False)
    titled = _has_title(before) or any(True for _ in find_roles(text, run.span, run.sentence))
    if titled or _AGE.match(after):
        return ProperName(run.span, "person", True)
    listed = known.begins_person(words[0]) or any(_is_initial(word) for word in words[:-1])
    listed = listed or (words[-1] in known.last and words[0] not in known.places)
    led = _NOT_PERSON_BEFORE.search(before) is not None
    if listed and not re.search(r"\b[Tt]he\s+\Z", before):
        return ProperName(run.span, "person", not led)
    spoken = _SPEAKS.match(after) is not None or lone.is_family_name(words)
    if spoken and not led:
        return ProperName(run.span, "person", True)
    return ProperName(run.span, "other", False)


def _is_of_office(before: str, after: str) -> bool:
    """Say whether what stands between two words of a title is what an office is for: `Deputy Trade Minister`."""
    behind = _OFFICE_BEHIND.match(after)
    return behind is not None and holds_title(behind["title"]) and _has_title(before)


def _has_title(before: str) -> bool:
    """A title or a role's noun stands right before the name, within the same phrase."""
    word = re.search(r"([\w’'-]+)\s+\Z", before)
    if word is None:
        return False
    return holds_title(word[1]) or (_ROLE_NOUN.match(word[1]) is not None and word[1] not in _NO_ROLE)


def _classify_lone(word: str, before: str, after: str, known: KnownNames) -> Kind:
    title = re.search(r"([\w’'-]+)\s+\Z", before)
    named = title is not None and (title[1][0].isupper() or title[1] in {"spokesman", "spokeswoman", "spokesperson"})
    if title is not None and named and holds_title(title[1]) and not re.match(r"\s+(?:news|agency)\b", after):
        return "person"
    if word in known.leaders and not _NOT_PERSON_BEFORE.search(before):
        return "person"
    first = (known.begins_person(word) or word in known.last) and word not in known.places and not word.isupper()
    if first and not _NOT_PERSON_BEFORE.search(before) and (_SPEAKS.match(after) or _SPOKEN_OF.search(before)):
        return "person"
    return "other"
