"""Finds what a sentence tells of a thing that a question is about as done: by it, to it or, of a place, through it; and
how far somebody leads by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answer.asked.focus import find_settled, is_wanted
from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.holding.deeds import is_supposed, is_unreal
from bot.model.article import Article
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

_CUSTODY = re.compile(
    r"\b(?:question(?:ed|ing)|interrogat\w+|charg(?:e|es|ed|ing)|(?:re-?)?arrest\w*|detain\w*|detention|custody|releas\w*|bail|freed|free|"
    r"jail\w*|prison|imprison\w*|remand\w*|convict\w*|acquit\w*|sentenced|deport\w*|expelled|extradit\w*|held|let\s+go)\b",
    re.IGNORECASE,
)
_PASSAGE = re.compile(
    r"\b(?:re-?open\w*|open(?:s|ed|ing)?|clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?|(?:un)?block(?:s|ed|ing)?|"
    r"(?:(?<=s\s)|(?<=\bto\s)|(?<=not\s)|(?<=\bcan\s)|(?<=people\s)|(?<=\w{3}(?:one|ody)\s))(?:cross|pass)|get\s+through|"
    r"cleared|resum\w+|restor\w+|traffic)\b",
    re.IGNORECASE,
)
_STATES = (_CUSTODY, _PASSAGE)
"""Of one thing the last that is told of these takes the place of what was told before."""
_WHERE = re.compile(
    r"where\s*(?:[’']s|\bis|\bare)\s+the\s+(?:[a-z-]+\s+){0,2}?(?P<thing>[a-z]+)(?:\s+now)?\W*", re.IGNORECASE
)
_OF_WHOM = re.compile(
    r"(?i:(?:(?:where|what)\s+)?(?:is|are|has|have|can|do|does)\s+(?:the\s+)?)(?P<who>[A-ZÀ-Ž][\w’'-]*(?:\s+[A-ZÀ-Ž][\w’'-]*)*)(?![\w’'])"
)
_NAME = r"[A-ZÀ-Ž][\w’-]*(?:\s+[A-ZÀ-Ž][\w’-]*){0,3}"
_GIVEN = r"(?:[A-ZÀ-Ž][\w’-]*\s+){0,3}"
_AND = (
    r"(?:,\s[^,;]{1,80},)?\s+(?P<being>(?:(?:has|have|was|were|is|are|been|also|since|later|then|now|again|finally|already|"
    r"remains?|[a-z]+ly)\s+)*)"
)
_OPENS = rf"\A(?:[“\"]\s*)?(?:On\s+(?:{DAY_NAMES}),?\s+)?"
_WHICH = r"(?P<which>(?:[\w’'-]+\s+){0,3}?)"
_DONE = r"(?P<done>[a-z]+)\b"
_PASSED = r"(?:rolled|crossed|drove|driven|passed|went|sailed|moved|streamed|flowed|poured|travelled|steamed|waved)"
_SAID = frozenset(
    """asked urged called denied described named accused wrote testified believed wanted hoped thought known
    seen met saw heard added warned felt knew blamed praised criticised welcomed
    expected supposed used considered planned made""".split()
)
_DATED = re.compile(rf"\b(?:{DAY_NAMES}|today|yesterday|now|has|have)\b")
"""What tells in a sentence that it is news."""
_LEADS = re.compile(r"\b(?:lead(?:s|ing)?|led|ahead|margin|advantage|majority)\b", re.IGNORECASE)
_BY_SO_MANY = re.compile(
    r"\b(?:(?:leads|led|ahead|leading)\b[^.;]{0,80}?\bby|(?:lead|margin|advantage)\b[^.;]{0,60}?"
    r"\b(?:is|was|are|at|to|of|has|had|stands?|stood|fell|grew|shrank|narrowed|widened|rose))\s+"
    r"(?:(?:now|about|some|just|only|under|over|nearly|almost|to|at|more\s+than|fewer\s+than|less\s+than)\s+)*"
    r"(?P<number>\d[\d,.]*\d|\d)\s+(?P<what>[a-z]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a sentence tells as done, and whether that takes the place of what was told before of the same."""

    done: str
    state: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Thing:
    """What a question is about: the word for it, and how reports call it by name."""

    noun: str
    names: frozenset[str]
    known: frozenset[str]
    """The roots of the words by which reports of it may say which it is."""

    def find_turn(self, words: str) -> Turn | None:
        """Give what words tell as done by it or to it; nothing that is planned, wanted, denied or only said."""
        return next((each for each in self._iter_turns(words)), None)

    def _iter_turns(self, words: str) -> Iterator[Turn]:
        for found in self._iter_found(words):
            done, at = found["done"], found.start("done")
            which = found.groupdict().get("which") or ""
            own = {each for each in roots(which) if each != root(self.noun)} <= self.known
            if not own or done in _SAID or is_unreal(words, at):
                continue
            passed = self._is_place and re.fullmatch(_PASSED, done) is not None
            state = _PASSAGE if passed else next((each for each in _STATES if each.search(words, at)), None)
            if state is not None or _DATED.search(words) is not None:
                yield Turn(done, state)

    def _iter_found(self, words: str) -> Iterator[re.Match[str]]:
        called = (
            [rf"(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|{_NAME}[’']s)\s+{_WHICH}{re.escape(self.noun)}"]
            if self.noun
            else []
        )
        called += [rf"(?:[Tt]he\s+)?{re.escape(each)}" for each in sorted(self.names)]
        for each in called:
            does = re.match(rf"{_OPENS}{each}{_AND}{_DONE}", words)
            if does is not None and (is_past(does["done"]) or _is_in(does)):
                yield does
            to = re.search(
                rf"\b{_DONE}\s+(?:the\s+[a-z]+(?:\s+(?:of|at)\s[^,;.]{{1,40}})?,\s)?{each}\b(?![’'])(?!\s+(?:[a-z]+\s+)?(?:minister|president|official|spokes\w+|police)\b)",
                words,
            )
            if to is not None and is_past(to["done"]):
                yield to
            if self._is_place:
                yield from re.finditer(
                    rf"\b(?P<done>{_PASSED})\b[^.;]{{0,50}}?\b(?:through|across|over|via|at)\s+{each}\b", words
                )

    @property
    def _is_place(self) -> bool:
        return _PLACES.fullmatch(self.noun) is not None


_PLACES = re.compile(
    r"(?:(?:border|road|rail|mountain)\s)?(?:crossing|border|road|bridge|pass|strait|canal|tunnel|port|lock|checkpoint|gate|highway|motorway|railway|line|post|route)s?"
)


def _is_in(does: re.Match[str]) -> bool:
    """Say whether somebody is somewhere by now: `is now in custody`."""
    there = does["done"] in {"in", "under", "at", "out", "free", "back", "open", "closed", "shut"}
    return there and bool({"is", "are", "remain", "remains"} & set(does["being"].split()))


def read_thing(question: QuestionRead, told: Article) -> Thing | None:
    """Give what a question is about, with its names in the report that is shown; None where that cannot be told."""
    asked, known = question.understood.strip(), frozenset(roots(f"{question.understood} {told.title} {told.text}"))
    where, settled = _WHERE.fullmatch(asked), find_settled(asked)
    noun = where["thing"] if where is not None else settled.thing if settled is not None else ""
    if noun:
        return Thing(noun.casefold(), _list_names(noun, told.text, question), known)
    whom = _OF_WHOM.match(asked)
    names = [each for each in find_named(whom["who"], load_gazetteer()) if each.key is None] if whom is not None else []
    if whom is not None and len(names) == 1:
        last = re.escape(whom["who"].split()[-1])
        what = re.search(rf"\b[Tt]he\s+([a-z]+),\s+{_GIVEN}{last},|\b{last},\s+the\s+([a-z]+),", told.text)
        noun = (what[1] or what[2]) if what is not None else ""
        return Thing(noun, frozenset({whom["who"], whom["who"].split()[-1]}), known)
    if _PASSAGE.search(asked) is not None and (kind := _PLACES.search(told.text)) is not None:
        return Thing(kind[0].split()[-1], _list_names(kind[0].split()[-1], told.text, question), known)
    return None


def _list_names(noun: str, text: str, question: QuestionRead) -> frozenset[str]:
    """Give how a thing is called: `the captain, Ana Ruiz,`, `Ruiz, the captain,`, `the Namanga border crossing`."""
    what = re.escape(noun)
    found = [
        each["name"]
        for each in re.finditer(rf"\b(?:[Tt]he|[Ii]ts)\s+(?:[a-z]+\s+){{0,2}}{what},\s+(?P<name>{_NAME})", text)
    ]
    found += [
        each["name"]
        for each in re.finditer(rf"(?P<name>{_NAME}),\s+the\s+(?:[a-z]+[’']s\s+|[a-z]+\s+){{0,2}}{what}\b", text)
    ]
    if _PLACES.fullmatch(noun) is None:
        return frozenset(one for each in found for one in (each, each.split()[-1]))
    found += [each["name"] for each in re.finditer(rf"\b[Tt]he\s+(?P<name>{_NAME})\s+(?:[a-z]+\s+)?{what}\b", text)]
    found += [each["name"] for each in re.finditer(rf"\b{what}\s+(?:at|of|in|near)\s+(?P<name>{_NAME})", text)]
    asked = {
        each.span.of(question.understood)
        for each in find_named(question.understood, load_gazetteer())
        if each.key is None
    }
    return frozenset(asked or (each for each in found if not load_gazetteer().scan(each)))


def find_state(words: str) -> re.Pattern[str] | None:
    """Give the kind of state that words tell of."""
    return next((each for each in _STATES if each.search(words) is not None), None)


def is_of_state(state: re.Pattern[str], words: str) -> bool:
    """Say whether words tell of a kind of state as so or not so: what is planned or wanted is neither."""
    starts = [each.start() for each in state.finditer(words)]
    return any(not (is_supposed(words, at) or is_wanted(words, at)) for at in starts)


def find_lead(words: str) -> tuple[str, str] | None:
    """Give by how many of what somebody leads by a sentence."""
    found = _BY_SO_MANY.search(words)
    if found is None or is_unreal(words, found.start()):
        return None
    return found["number"], root(found["what"].casefold())


def asks_who_leads(question: QuestionRead) -> bool:
    """Say whether it is asked who leads, or by how many."""
    return (
        _LEADS.search(question.understood) is not None
        or re.match(r"by\s+how\s+many\b", question.understood, re.IGNORECASE) is not None
    )
