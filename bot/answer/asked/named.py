"""Finds who and what a question names: listed states and organisations, and names by their capitals."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.answer.asked.terms import root
from bot.model.analysis import ActorKey, Span
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import Gazetteer, load_gazetteer
from bot.text.roles import TITLES
from bot.text.words import STOP_WORDS

NamedKind = Literal["person", "state", "organisation", "other"]

_RUN = re.compile(r"[^\W\d_a-zà-ž][\w’'.-]*(?:\s+(?:(?:al|bin|de|der|la|of|the|van|von)\s+)*[^\W\d_a-zà-ž][\w’'.-]*)*")
_WORD = re.compile(r"[\w.’'-]+")
_END = re.compile(r"[’']s?\Z|[.,]+\Z")
"""What may stand behind a name and is no part of it."""
_INSTITUTION = re.compile(
    r"\b(?:Conference|Ministry|Department|Council|Committee|Commission|Agency|Party|Bank|University|Court|Parliament|"
    r"Congress|Senate|House|Union|Forum|Summit|Group|Army|Fund|Office|League|Cup|Awards?|Act|Week|Day|Prize)\b"
)
_PLACED = re.compile(
    r"\b(?:in|at|to|from|near|into|visit|visits|visited|visiting|leave|leaves|left|leaving|reached|entered)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_NOT_NAMES = STOP_WORDS | frozenset(
    [
        *f"{MONTH_NAMES}|{DAY_NAMES}".casefold().split("|"),
        *"""according please tell give show list summarise summarize explain describe
        whats whos wheres whens hows timeline chronology overview history background
        president minister secretary chancellor prime king queen pope dr mr mrs ms sir""".split(),
    ]
)
_OFFICES = frozenset({"minister", "president", "secretary", "chancellor"})
_APPOSITION = re.compile(r",\s+(?:an?|the|its|their|his|her)\s+(?:[\w-]+(?:[’']s)?\s+){1,6}?[a-z-]+,(?=\s)")
"""Right behind a name, who that is: `, the Pakistani foreign minister,`."""
_GOVERNS = re.compile(
    r"\b(?:of|in|from|to|at|by|with|for|on|over|against|after|before|near|between|like|unlike)\s+(?:the\s+)?(?:[a-z]+\s+)?\Z",
    re.IGNORECASE,
)
"""Before a name behind which no apposition, but whoever acts may stand: `After talks with Chad, the Omani envoy, …`."""
_TITLED = re.compile(
    rf"\s+(?:[\w’'-]+\s+)*(?i:{'|'.join(sorted(TITLES))})(?:\s+(?:[Oo]f\s+[A-Z][\w-]*|General))?\s+"
    r"(?P<name>[A-ZÀ-Ž][\w’'.-]*(?:\s+[\w’'.-]+)*+)"
)
"""Behind a state or a body, somebody of it by a title: ` Defence Minister Ana Ruiz`."""
_NEXT = re.compile(r"\s+([a-z][\w-]*)")
_MOST_WORDS = 4
_COUNTED = frozenset("a an some any no do are were have these those which many much more wild".split())
"""Before a word in small letters these make it a thing and no state."""
LETTERS, _THE = frozenset({"us", "uk", "un", "eu"}), re.compile(r"\bthe\s+\Z", re.IGNORECASE)
"""Names by their letters, which behind an article are no ordinary words: `the us`."""
_AMBIGUOUS = frozenset({"us", "who", "turkey", "jordan", "chad", "georgia", "guinea", "male", "nice", "quad", "un"})
"""Names that lower case turns into ordinary words."""


@dataclass(frozen=True, slots=True)
class Named:
    """One name in a question; `placed` when it is said to be a place one is in or goes to."""

    span: Span
    kind: NamedKind
    key: ActorKey | None = None
    placed: bool = False


@functools.lru_cache(maxsize=4096)
def find_named(text: str, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """Give the names in order, none overlapping; a question without capitals is read by the lists alone."""
    listed = _find_listed(text, gazetteer)
    found = list(listed)
    for run in _find_runs(text):
        ends = [one.span.end for one in listed if one.span.meets(run.span)]
        span = _find_behind_title(text, Span(max(ends), run.span.end)) if ends else run.span
        if span is not None:
            found.append(replace(run, span=span, kind=_kind(span.of(text)), placed=run.placed and not ends))
    return tuple(sorted(found, key=lambda named: named.span))


def _find_behind_title(text: str, rest: Span) -> Span | None:
    """Give the name that stands behind a title in one run with whose that is: `Polish Defence Minister Ana Ruiz`."""
    titled = _TITLED.fullmatch(text, min(rest.start, rest.end), rest.end)
    name = titled["name"].split()[0] if titled is not None else ""
    return Span(*titled.span("name")) if titled is not None and _may_be_name(name) else None


def names_all(asked: str, text: str) -> bool:
    """Say whether a text names all whom a question names, a state or a body by any name, others by their last word."""
    gazetteer = load_gazetteer()
    keys = {each.key for each in gazetteer.scan(text)}
    for one in find_named(asked, gazetteer):
        name = _END.sub("", one.span.of(asked))
        if one.key is None and one.span.start == 0 and " " not in name:
            continue  # any word that opens a question has a capital
        last = re.escape(name.split()[-1])
        if one.key not in keys and (one.key is not None or re.search(rf"\b{last}\b", text) is None):
            return False
    return True


def _find_listed(text: str, gazetteer: Gazetteer) -> list[Named]:
    found = [
        Named(each.span, "organisation" if each.key.startswith("org:") else "state", each.key, _placed(text, each.span))
        for each in gazetteer.scan(text, asked=True)
    ]
    words = list(_WORD.finditer(text))
    found.extend(each for word in words for each in _find_joined(word, gazetteer) if not _meets_any(each, found))
    at = 0
    while at < len(words):
        step = 1
        for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            span = Span(words[at].start(), words[at + count - 1].end())
            named = _find_plain(text, span, gazetteer)
            if named is not None and not _meets_any(named, found):
                found.append(named)
                step = count
                break
        at += step
    return found


def list_owned(text: str) -> Iterator[tuple[ActorKey, str]]:
    """Give what stands right behind the name of a listed actor, as its own, by its root."""
    for one in find_named(text, load_gazetteer()):
        if one.key is not None and (owned := next_root(text, one.span.end)):
            yield one.key, owned


def next_root(text: str, end: int) -> str:
    """The root of the small word right behind a name, or nothing."""
    found = _NEXT.match(text, end)
    return root(found[1].casefold()) if found is not None else ""


def end_of_name(words: str, name: Span) -> int:
    """Give where a name ends, with who that is, which may say of which state."""
    if _GOVERNS.search(words, max(0, name.start - 30), name.start) is not None:
        return name.end
    apposition = _APPOSITION.match(words, name.end)
    return apposition.end() if apposition is not None else name.end


def _find_joined(word: re.Match[str], gazetteer: Gazetteer) -> Iterator[Named]:
    """Names that a hyphen joins: `the Saudi-Iran talks`, and `qatar-bahrain`."""
    at = word.start()
    for part in word[0].split("-") if "-" in word[0] else ():
        for each in gazetteer.scan(part, asked=True)[:1]:
            kind: NamedKind = "organisation" if each.key.startswith("org:") else "state"
            yield Named(Span(at + each.span.start, at + each.span.end), kind, each.key)
        if (named := _find_plain(word.string, Span(at, at + len(part)), gazetteer)) is not None:
            yield named
        at += len(part) + 1


def is_thing(text: str, word: str, at: int) -> bool:
    """Say whether a word in small letters, which a capital would make a state, is a thing: `Which turkey farmers?`."""
    before = text[:at].split()[-1:]
    return word in _AMBIGUOUS and text != text.lower() and any(each.casefold() in _COUNTED for each in before)


def _find_plain(text: str, span: Span, gazetteer: Gazetteer) -> Named | None:
    """A listed name that was typed without its capitals."""
    words = _END.sub("", span.of(text))
    letters = words in LETTERS and _THE.search(text, 0, span.start) is not None
    if words != words.lower() or (not letters and (words in STOP_WORDS or words in _AMBIGUOUS or len(words) < 3)):
        return None
    known = gazetteer.find(words.upper() if letters else words)
    if known is None or (known.kind == "state" and gazetteer.names_person(text[: span.start].title(), words.title())):
        return None
    placed = Span(span.start, span.start + len(words))
    return Named(placed, "organisation" if known.kind == "organisation" else "state", known.key, _placed(text, placed))


def _find_runs(text: str) -> list[Named]:
    found: list[Named] = []
    for words in _iter_runs(text):
        while words and not _may_be_name(words[0][0]):
            words.pop(0)
        while words and not _may_be_name(words[-1][0]):
            words.pop()
        if not words:
            continue
        end = words[-1].end() - len(words[-1][0]) + len(_END.sub("", words[-1][0]))
        span = Span(words[0].start(), end)
        if span.end - span.start > 1:
            found.append(Named(span, _kind(span.of(text)), None, _placed(text, span)))
    return found


def _iter_runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words with capitals that stand together; a possessive ends a name."""
    for run in _RUN.finditer(text):
        words: list[re.Match[str]] = []
        for word in _WORD.finditer(text, run.start(), run.end()):
            words.append(word)
            if word[0].casefold() in _OFFICES and word.end() < run.end():
                words = []  # behind it stands whose office it is: `Bolivian Energy Minister Carla Quispe`
            elif re.search(r"[’']s?\Z", word[0]):
                yield words
                words = []
        yield words


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and _END.sub("", word).casefold() not in _NOT_NAMES


def _kind(words: str) -> NamedKind:
    if _INSTITUTION.search(words):
        return "other"
    return "organisation" if words.isupper() and len(words) > 1 else "person"


def _placed(text: str, span: Span) -> bool:
    return _PLACED.search(text, max(0, span.start - 20), span.start) is not None


def _meets_any(one: Named, others: Sequence[Named]) -> bool:
    return any(one.span.meets(each.span) for each in others)
