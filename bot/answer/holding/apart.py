"""Holds things of one kind apart by what tells them from one another: the day of the tariff on lentils is not that of
the tariff on potash, and a trip to London no trip to Paris."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.asked.focus import find_settled, is_of_kind
from bot.answer.asked.named import Named, find_named
from bot.answer.asked.question import YES_OR_NO, Kind, QuestionRead
from bot.answer.asked.terms import WORD, Term, is_asking, root, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.counting import PEOPLE
from bot.answer.found.spotting import Spotter
from bot.answer.holding.asked_deed import LIGHT, is_adjective
from bot.model.analysis import ActorKey, Span
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

_MEASURED = frozenset[Kind]({"when", "where", "how_many"})
_HELD_APART = _MEASURED | YES_OR_NO | {"who"}
_ASKS = re.compile(r"\b(?:when|where|how|what|which)\b", re.IGNORECASE)
_AUX = re.compile(
    r"\b(?P<asked>(?:did|does|do|will|would|has|have|had|is|are|was|were)\s+(?:the|its|their|his|her)\s+\S.*)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\bhow\s+much\s+(?:[\w’'-]+\s+){0,2}?(?P<thing>[a-z-]+)\s+(?:did|does|do|will|would|has|have|had|is|are|was|were)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:\s+of\s+(?:about\s+|some\s+)?[\d.,]+(?:\s*(?:%|percent\b|per\s+cent\b))?)?"
    r"(?:\s+(?:out|off|up|down|away|back|part|place))?\s+"
    r"(?P<how>on|of|for|from|to|in|at|near|by|against|with|over)\s+(?P<article>(?:the|an?|its|his|her|their|all)\s+)?"
)
"""Between a thing or a deed and what tells which it is: `tariff of 30 percent on`, `walked out in`."""
_WHOSE = re.compile(r"\b(?P<mark>[a-z][a-z-]+)(?:[’']s|(?<=s)[’'])\s+(?P<head>[a-z-]+)")
_DOERS = frozenset({"by", "of"})
_PLACES = frozenset({"in", "at", "near"})
_TELLING = frozenset({"on", "of", "for", "from", "to", "by", "against"})
"""Before what a thing is hardly told without."""
_LOOSE = frozenset({"for", "to"})
"""Behind these a bare word may be no thing: `unaccounted for early`, `to win`."""
_ASKED_OF = re.compile(
    r"(?:when|where|how(?:\s+[a-z]+)?)\s+(?:did|does|do|will|would|has|have|had|is|are|was|were)\s+(?:[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
"""Before the thing of which a time, a place or a measure is asked: `How long will the`."""
_ASKED_FOR = re.compile(r"\b(?:what|which)\s+\Z", re.IGNORECASE)
_IS_THERE = re.compile(
    r"(?:was|were|is|are|has|have)\s+there\s+(?:been\s+)?(?:(?:an?|any|another)\s+)?(?:[a-z-]+\s+)*?(?P<thing>[a-z-]+)\s+in\s+(?:the\s+)?",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|at|near|[a-z]+port\s+of|(?:port|streets?|outskirts|suburbs?|centre)\s+of)\s+\Z", re.IGNORECASE
)
_OF_A_PLACE = re.compile(
    r"\s+(?:(?:ring|metro|bus|railway|train|central)\s+)?(?:road|bridge|airport|port|harbour|station|tunnel|metro|hospital|museum|market|"
    r"prison|jail|university|stadium|mosque|church|cathedral|factory|school|crossing|dam|refinery)\b"
)
"""Behind a capital, what stands in it or leads there, and does not act for its state."""
_THE_CAPITAL = r"(?:\b(?:the|its)|[’']s)\s+(?:[A-Z]\w+\s+)?capital\b"
_THE_PLACE = re.compile(
    r"(?:city|town|capital|country|province|region|area|village|island)\b(?!\s+(?:of|in|near|called)\b)"
)
"""Takes up the place that was named: `marched in the city`."""
_NO_MARK = re.compile(
    rf"\d|(?:{DAY_NAMES}|{MONTH_NAMES}|any(?:body|one)?|either|neither|nobody|no\s+(?:one|side|party))\b", re.IGNORECASE
)
"""What is no other thing: a number, a day, and what takes in all: `to either side`."""
_CONTEXT = 300
"""Characters before a sentence in which may stand what it is about."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """A thing or a deed of the question and what tells it from others, behind a small word."""

    head: Spotter
    how: str
    mark: Spotter
    needed: bool
    """It is hardly told without this having been named once."""
    a_thing: bool
    """It is what a time, a place or a measure is asked of."""
    short: frozenset[str]
    """The last words of names among the marks, which take them up: `the court`."""
    whole: frozenset[str] = frozenset()
    """What the mark says which it is of, which takes it up where that was told: `the tests` of milk."""

    def is_meant(self, before: str, words: str) -> bool:
        """Say whether words may be about it, and not about another that was named last."""
        if self._finds(words):
            return True
        text = before + words
        others = [spot.at for spot in self.head.find(text) if self._is_marked_otherwise(text, spot.at)]
        if any(at >= len(before) for at in others):
            return False
        last = self._last(text)
        if last is None:
            return not self.needed and not others
        return not others or last > others[-1]

    def _finds(self, words: str) -> bool:
        return self.mark.meets_all(words)

    def _last(self, text: str) -> int | None:
        return max((spot.at for spot in self.mark.find(text)), default=None) if self._finds(text) else None

    def _is_marked_otherwise(self, text: str, at: int) -> bool:
        """Say whether the same small word stands there before something else; another place has a name, which tells
        `in Lagos` from `in protest`."""
        head = WORD.match(text, at)
        link = _LINK.match(text, head.end()) if head is not None else None
        alike = link is not None and any({link["how"], self.how} <= each for each in (_PLACES, _DOERS))
        if link is None or not (link["how"] == self.how or alike):
            return False
        if link["how"] in _PLACES and _THE_PLACE.match(text, link.end()) is not None:
            return False
        behind = WORD.match(text, link.end())
        short = self.short | (self.whole if self._finds(text) else frozenset())
        if behind is not None and link["article"] is not None and root(behind[0].casefold()) in short:
            return False
        if behind is not None and link["how"] != self.how and link["article"] is None and behind[0].islower():
            return False
        return behind is not None and not is_asking(behind[0].casefold()) and _NO_MARK.match(behind[0]) is None


def keep_apart(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that may be about the very things a question is about; all where it asks for no measure and
    settles nothing."""
    if question.kind not in _HELD_APART:
        return list(candidates)
    text = re.split(r"(?<=[.!?])\s+", question.understood.strip())[-1]
    places = (*_iter_capitals(text), *(_iter_places(text) if question.kind in YES_OR_NO else ()))
    asks = _ASKS.search(text) if question.kind in _MEASURED else None
    text = text[asks.start() :] if asks is not None else text  # what stands before only tells of the occasion
    marked, thing = tuple(_iter_marked(question, text)), _read_thing(question, text)
    heads = [each.head for each in marked if each.a_thing] + [each.spotter for each in (thing,) if each is not None]
    heads = [*heads, *_iter_amounts(question, text)] if question.kind in _MEASURED else []
    focus = Spotter([term for term in question.terms if term.focus and question.kind in YES_OR_NO], load_gazetteer())
    there = _read_there(question, text)
    return [
        each
        for each in candidates
        if _is_told(heads, each)
        and (there is None or there.may_be_meant(each.words))
        and all(one.is_meant(*_part(each, focus)) for one in marked)
        and (thing is None or thing.is_of_its_kind(each))
        and all(_may_be_in(one, each) for one in places)
    ]


@dataclass(frozen=True, slots=True)
class _There:
    """What is asked to have been in a state: `Was there a flood in Peru?`."""

    head: Spotter
    state: ActorKey

    def may_be_meant(self, words: str) -> bool:
        """Say whether words may tell of one there, and not of one in another state alone."""
        named = load_gazetteer().scan(words)
        placed = [each for each in named if _IN.search(words, 0, each.span.start)]
        own = any(each.key == self.state for each in placed)
        return own or not placed or not self.head.find(words)


def _read_there(question: QuestionRead, text: str) -> _There | None:
    asked = _IS_THERE.match(text) if question.kind in YES_OR_NO else None
    named = [each for each in load_gazetteer().scan(text) if asked is not None and each.span.start == asked.end()]
    heads = [each for each in question.terms if asked is not None and not each.named and each.shown == asked["thing"]]
    return _There(Spotter(heads, load_gazetteer()), named[0].key) if named and heads else None


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a question is about and has no name, with the roots of the words that say which."""

    spotter: Spotter
    kind: frozenset[str]

    def is_of_its_kind(self, each: Candidate) -> bool:
        """Say whether a sentence may be about one of this kind: it names no other one, in an article that does not even
        tell of this kind."""
        words = each.told.of(each.article.text)
        places = [spot.at for spot in self.spotter.find(words)]
        if not self.kind or not places or any(is_of_kind(self.kind, words, at) for at in places):
            return True
        return not self.kind.isdisjoint(roots(f"{each.article.title}. {each.article.text}"))


def _iter_capitals(text: str) -> Iterator[re.Pattern[str]]:
    """Find each capital in which something is asked for: elsewhere in its state is another place."""
    gazetteer = load_gazetteer()
    for one in gazetteer.scan(text):
        there = _IN.search(text, 0, one.span.start) or _OF_A_PLACE.match(text, one.span.end)
        if one.form == "capital" and there:
            cities = [form for form in gazetteer.forms_of(one.key) if _form_of(form) in {"capital", "seat"}]
            yield re.compile(rf"\b(?i:{'|'.join(map(re.escape, cities))})\b|{_THE_CAPITAL}")


def _iter_places(text: str) -> Iterator[re.Pattern[str]]:
    """Find each other place in which something is asked for by a name that no list has."""
    for one in find_named(text, load_gazetteer()):
        if one.key is None and one.placed and _IN.search(text, 0, one.span.start):
            yield re.compile(rf"\b(?i:{re.escape(one.span.of(text))})\b")


def _form_of(words: str) -> str:
    known = load_gazetteer().find(words)
    return known.form if known is not None else ""


def _may_be_in(place: re.Pattern[str], each: Candidate) -> bool:
    """Say whether a sentence may tell of what is in a place: it prints that, or its article does and no other place
    is named nearer."""
    text, span = each.article.text, each.told
    words = span.of(text)
    if place.search(words) is not None:
        return True
    elsewhere = any(one.placed and one.key is None for one in find_named(words, load_gazetteer()))
    filed = skip_dateline(text, Span(0, len(text))).start  # where it is filed from, nothing need have been done
    if _is_of_another(place, text[max(filed, text.rfind("\n\n", 0, span.start)) : span.start]):
        return False
    if elsewhere and place.search(text[max(filed, span.start - _CONTEXT) : span.start]) is None:
        return False
    return place.search(f"{each.article.title}. {text}") is not None


def _is_of_another(place: re.Pattern[str], before: str) -> bool:
    """Say whether the paragraph before a sentence tells of another place, and not of this one."""
    others = (one for one in find_named(before, load_gazetteer()) if one.placed and one.key is None)
    return place.search(before) is None and any(_IN.search(before, 0, one.span.start) for one in others)


def _part(each: Candidate, focus: Spotter) -> tuple[str, str]:
    """Give what stands before and in what is told, without a sentence behind that in which it is settled."""
    told, own = each.told, each.sentence.span
    if not focus.find(each.words) and focus.find(each.article.text[told.start : own.start]):
        told = Span(told.start, own.start)
    return f"{each.article.title}. {each.article.text[: told.start]}", told.of(each.article.text)


def _is_told(heads: Sequence[Spotter], each: Candidate) -> bool:
    """Say whether what a number, a time or a place is asked of stands in a sentence, before it, or in the title."""
    text, span = each.article.text, each.told
    words = f"{each.article.title}. {text[max(0, span.start - _CONTEXT) : span.end]}"
    return all(head.find(words) for head in heads)


def _read_thing(question: QuestionRead, text: str) -> _Thing | None:
    asked = _AUX.search(text)
    settled = find_settled(asked["asked"], ends=True) if asked is not None else None
    if settled is None:
        return None
    light = root(settled.thing.casefold()) in LIGHT and len(settled.kind) == 1  # does the deal go ahead
    thing = next(iter(settled.kind)) if light else root(settled.thing.casefold())
    found = [each for each in question.terms if not each.named and each.root == thing]
    return _Thing(Spotter(found, load_gazetteer()), frozenset() if light else settled.kind) if found else None


def _iter_amounts(question: QuestionRead, text: str) -> Iterator[Spotter]:
    """Find that of which it is asked how much: `How much ransom did they demand?`."""
    for asked in _AMOUNT.finditer(text):
        found = [each for each in question.terms if not each.named and each.shown == asked["thing"]]
        if found and asked["thing"] != "money":
            yield Spotter(found, load_gazetteer())


def _iter_marked(question: QuestionRead, text: str) -> Iterator[_Marked]:
    named = find_named(text, load_gazetteer())
    for term in question.terms:
        at = _find_word(term.shown, text) if not term.named else None
        link = _LINK.match(text, at + len(term.shown)) if at is not None else None
        if at is None or link is None or _ASKED_FOR.search(text, 0, at) is not None:
            continue
        how, done = link["how"].casefold(), is_past(term.shown.casefold())
        marks = _find_mark(question.terms, text, link, named)
        loose = how in _LOOSE and link["article"] is None and not any(each.named for each in marks)
        if not marks or loose or (done and how == "by"):  # who does it may be called otherwise
            continue
        telling = how == "for" or (how in _TELLING and not done)
        needed = question.kind in _MEASURED and marks[0].actor is None and (marks[0].named or telling)
        asked_of = _ASKED_OF.fullmatch(text, 0, at) is not None
        a_thing = asked_of and not done and how in _TELLING | _PLACES and term.root not in PEOPLE
        spotters = (Spotter([term], load_gazetteer()), how, Spotter(marks, load_gazetteer()))
        short = frozenset(root(each.name.casefold().split()[-1]) for each in marks if each.named)
        yield _Marked(*spotters, needed, a_thing, short, _find_head(question.terms, text, link))
    for whose in _WHOSE.finditer(text):
        heads, owners = ([each for each in question.terms if each.shown == whose[part]] for part in ("head", "mark"))
        if heads and owners:
            spotters = (Spotter(heads, load_gazetteer()), "by", Spotter(owners, load_gazetteer()))
            asked_of = question.kind in _MEASURED and _ASKED_OF.fullmatch(text, 0, whose.start()) is not None
            yield _Marked(*spotters, needed=asked_of, a_thing=asked_of, short=frozenset())


def _find_word(word: str, text: str) -> int | None:
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    return found.start() if found is not None else None


def _find_head(terms: Sequence[Term], text: str, link: re.Match[str]) -> frozenset[str]:
    """Give the root of what a mark only says which it is, by which it is taken up: `tests` of `for the milk tests`."""
    found = _COMPOUND.match(text, link.end())
    plain = {each.shown: each.root for each in terms if not each.named}
    words = found[0].split() if found is not None else []
    return frozenset({plain[words[1]]}) if len(words) > 1 and set(words) <= plain.keys() else frozenset()


_COMPOUND = re.compile(r"[a-z-]+\s[a-z-]+(?=[\s?!.]*\Z|\s(?:in|of|on|at|for|from|by|with|to|and)\b)")
"""A thing of two words, at the end of what is asked or of its part."""


def _find_mark(terms: Sequence[Term], text: str, link: re.Match[str], named: Sequence[Named]) -> tuple[Term, ...]:
    """Give the word that stands there, or the name; a name that only says whose that is is passed over, as it is looked
    for elsewhere: `on Chinese steel`, `in the Niger pipeline`."""
    at = link.end()
    one = next((each for each in named if each.span.start == at), None)
    if one is not None:
        at = one.span.end + 1
        whose = link["article"] is not None or (is_adjective(one, text) and not one.span.of(text).endswith("s"))
        known = set(roots(one.span.of(text))) if one.key is None else set()
    word = WORD.match(text, at) if one is None or (whose and text[at - 1 : at] == " ") else None
    if word is not None and word[0].endswith(("’s", "'s", "’", "'")):  # to the state’s constitution
        word = WORD.match(text, word.end() + 1)
    found = tuple(each for each in terms if word is not None and not each.named and each.shown == word[0])[:1]
    if found or one is None:
        return found
    if one.key is not None:  # in a state it may be told where
        return tuple(each for each in terms if each.actor == one.key and link["how"].casefold() not in _PLACES)
    return tuple(each for each in terms if each.named and each.root in known)
