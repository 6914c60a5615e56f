"""Finds the persons that questions and answers name: whom a `he` or `she` behind them can mean."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.answer.asked.named import Named, find_named
from bot.answer.asked.outlets import find_publishers
from bot.model.analysis import Span
from bot.text.attribution import find_attributions
from bot.text.gazetteer import Gazetteer
from bot.text.known_names import load_known_names
from bot.text.names import find_names
from bot.text.proper_names import NOT_NAMES, THINGS
from bot.text.roles import TITLES
from bot.text.sentences import split

Sex = Literal["m", "f", ""]
"""Empty where it is not known."""

_TITLE = re.compile(
    r"\b(?:(?P<m>Mr|Sir|Lord|King|Prince|Emir|Sultan|Sheikh|Pope|Ayatollah)|"
    r"(?P<f>Mrs|Ms|Miss|Dame|Lady|Queen|Princess))\.?\s+\Z"
)
_ALSO_WORDS = frozenset(
    "chief head general chair fellow deputy major official representative crown cardinal speaker".split()
)
"""Offices that stand before other words as well: `the general election`, `the chief reason`."""
_OFFICE = r"\b(?!(?:human|woman)\b)[a-z]+?(?P<sex>wo)?man\b"
_OFFICE_BEFORE = re.compile(rf"{_OFFICE},?\s+\Z")
_OFFICE_ALONE = re.compile(rf"{_OFFICE}(?=\s+of\b|\Z)")
_OFFICE_BEHIND = re.compile(rf",\s[^,.;]{{0,50}}?{_OFFICE}")
_OWNS = re.compile(r"[’']s?\s")
_SPOKEN_TO = re.compile(
    r"\b(?:say|said|talk|talked|speak|spoke|write|wrote|listen|listened|happen|happened|happening)\s+to\s+\Z",
    re.IGNORECASE,
)
"""Behind these stands a person where `to` stands before a place elsewhere."""
_OF_A_THING = re.compile(r"\s+(?!(?:and|or|in|on|at|to|of|for|from|by|with|is|was|are|were)\b)[a-z]+")
"""Behind a name with an article, the thing of which it says which: `the Hamburg strike`."""
_PARTICLES_BEFORE = re.compile(r"\b(?:(?:von|van|der|den|de|della|di|da|dos|du|la|le|ter|bin|ibn|al)\s+)+\Z")
_ARTICLED_BEHIND = re.compile(r"(?:\s+(?:al|el|ul|as|ad|an|ash)-[A-Z][\w’]+)+")


_ROLE = re.compile(
    r"\b(?:[Tt]he(?:\s+[A-Z][\w-]+(?:n|sh|se|ch|i|ss))?|(?:[Tt]he\s+)?[A-Z][\w-]+[’']s)\s+(?:(?!of\b|and\b)[a-z-]+\s+){0,2}?"
    rf"(?:{'|'.join(sorted(TITLES - _ALSO_WORDS))})\b(?!\s+[A-Z])(?:\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?)?"
)
"""Somebody who is told by an office alone: `the new pope`, `the king of Jordan`, `Iran’s president`."""


def is_told_by_office(name: str) -> bool:
    """Say whether somebody is told by an office alone: `the Peruvian foreign minister`."""
    return _ROLE.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a text names them."""

    name: str
    span: Span
    sex: Sex
    owning: bool = False
    """Only as whose something is: `Blinken’s trip`."""
    telling: bool = False
    """Only as who tells what is told."""
    whose: str = ""
    """Whose lawyer or wife it is who was asked about as `his lawyer`."""

    def is_same(self, other: "Person") -> bool:
        """Say whether both names can be one person's: `Wang` and `Wang Yi`."""
        one, two = set(self.name.split()), set(other.name.split())
        return one <= two or two <= one

    @property
    def listed(self) -> bool:
        """Whether the lists know the name as a person's."""
        return _is_listed(self.name.split())

    @property
    def guessed(self) -> bool:
        """Whether only a word tells which sex that is no usual first name: it may well be the family's, as in China."""
        words = self.name.split()
        told = _find_sex("", Span(0, 0), self.name)
        return len(words) > 1 and self.sex == told != "" and words[0] not in load_known_names().first

    def may_be(self, sex: Sex) -> bool:
        """Say whether nothing tells against that sex."""
        return not sex or not self.sex or self.sex == sex


def find_asked_persons(
    question: str, gazetteer: Gazetteer, publishers: Mapping[str, Sequence[str]] | None
) -> tuple[Person, ...]:
    """Give the persons a question names, in order; no place, thing or publisher."""
    desks = [each.span for each in find_publishers(question, publishers, gazetteer)] if publishers else []
    named = [each for each in find_named(question, gazetteer) if each.kind == "person"]
    roles = [Span(*each.span()) for each in _ROLE.finditer(question)]
    spans = [widen(question, each.span) for each in named if _may_be_person(question, each, desks)]
    free = [each for each in spans if not any(each.start < role.end and role.start < each.end for role in roles)]
    return tuple(
        Person(
            span.of(question),
            span,
            _find_sex(question, span, span.of(question)),
            _OWNS.match(question, span.end) is not None,
        )
        for span in sorted([*free, *roles])
    )


def widen(text: str, span: Span) -> Span:
    """Give a name with the small words that belong to it: `von der Leyen`, `Nimr al-Nimr`."""
    before, behind = _PARTICLES_BEFORE.search(text, 0, span.start), _ARTICLED_BEHIND.match(text, span.end)
    return Span(before.start() if before else span.start, behind.end() if behind else span.end)


def find_told_persons(answer: str) -> tuple[Person, ...]:
    """Give the persons that the sentences of an answer name, each once, as news tells them from other names."""
    actors = find_names(answer, split(answer, "en")).actors
    sources = list_tellers(answer)
    found = [
        Person(
            each.name,
            each.mentions[0].span,
            _find_sex(answer, each.mentions[0].span, each.name),
            telling=all(any(source.holds(mention.span) for source in sources) for mention in each.mentions),
        )
        for each in actors
        if each.kind == "person"
    ]
    return tuple(sorted(found, key=lambda person: person.span))


def list_tellers(text: str) -> list[Span]:
    """Give where sentences name who tells what they tell: `Kirby` in `Russia should leave, according to Kirby`."""
    sentences = split(text, "en")
    return [each.source for each in find_attributions(text, sentences, find_names(text, sentences).actors)]


def name_person(name: str) -> Person:
    """Give somebody by a full name alone."""
    return Person(name, Span(0, len(name)), _find_sex("", Span(0, 0), name))


def share_sexes(persons: Iterable[Person], known: Sequence[Person]) -> tuple[Person, ...]:
    """Give persons with the sex that is known of the same name elsewhere, where nothing contradicts it."""
    return tuple(each if each.sex else replace(each, sex=_agree(each, known)) for each in persons)


def _agree(person: Person, known: Sequence[Person]) -> Sex:
    told = {each.sex for each in known if each.sex and person.is_same(each)}
    return told.pop() if len(told) == 1 else ""


def _may_be_person(text: str, named: Named, desks: Sequence[Span]) -> bool:
    span = named.span
    words, known = span.of(text).split(), load_known_names()
    placed = named.placed and _SPOKEN_TO.search(text, 0, span.start) is None
    if placed and not (words[0] in known.men | known.women or words[-1] in known.leaders):
        return False
    if is_place(span.of(text)) or THINGS.intersection(words) or NOT_NAMES.issuperset(words):
        return False
    if any(span.start < each.end and each.start < span.end for each in desks):
        return False
    the = re.search(r"\bthe\s+\Z", text[: span.start], re.IGNORECASE) is not None
    if the and _OF_A_THING.match(text, span.end) is not None and not _is_listed(words):
        return False
    # what opens a question has its capital from that
    return span.start > 0 or len(words) > 1 or _is_listed(words)


def is_small_name(word: str) -> bool:
    """Say whether a word is a family name, or a leader's, that was typed without its capital."""
    known, written = load_known_names(), word.capitalize()
    return written in known.last or written in known.leaders


def is_place(name: str) -> bool:
    """Say whether a name is on the list of cities and regions."""
    return name in load_known_names().places


def _is_listed(words: Sequence[str]) -> bool:
    known = load_known_names()
    return words[0] in known.men | known.women or words[-1] in known.last or words[-1] in known.leaders


def _find_sex(text: str, span: Span, name: str) -> Sex:
    """By a title, by an office that only one of both holds (`spokeswoman`), or by the first name."""
    before = text[max(0, span.start - 30) : span.start]
    title = _TITLE.search(before)
    if title is not None:
        return "m" if title["m"] else "f"
    office = _OFFICE_BEFORE.search(before) or _OFFICE_ALONE.search(name) or _OFFICE_BEHIND.match(text, span.end)
    if office is not None:
        return "f" if office["sex"] else "m"
    known = load_known_names()
    first = known.leaders.get(name, name).split()[0]
    if first == name:  # of a name that stands alone it is not known which it is
        return ""
    return "m" if first in known.men else "f" if first in known.women else ""


def names_in_full(name: str, text: str) -> bool:
    """Say whether a text gives in full whom a name means by a title and the last of it: `Judge Rehema Sumari`."""
    title, _, rest = name.partition(" ")
    last = rest.split()[-1:] if title.casefold() in TITLES else []
    return (
        bool(last)
        and re.search(rf"\b(?i:{re.escape(title)}),?(?:\s[A-ZÀ-Ž][\w’'-]{{0,40}}){{1,3}}\s{re.escape(last[0])}\b", text)
        is not None
    )


def find_nameless(words: str, sex: Sex) -> str | None:
    """Give the only man or woman of whom sentences speak without a name: `the freed man`."""
    found = [(each["lead"], each["kind"] or "", each["noun"]) for each in _NAMELESS[sex].finditer(words)]
    if len({noun for _, _, noun in found}) != 1:
        return None
    called = {kind.strip() for lead, kind, _ in found if lead.casefold() == "the" and kind}
    return f"the {' '.join([*called, found[0][2]])}" if len(called) <= 1 else None


_NAMELESS = {
    sex: re.compile(
        rf"(?:\A|[.!?:;]\s+)(?:[^.;:,]{{3,60}},\s+)?(?P<lead>(?i:the|an?))\s+(?P<kind>[a-z]+(?:ed|en|ing)\s+)?(?:[a-z0-9-]+\s+)?(?P<noun>{nouns})\b(?![’'])"
    )
    for sex, nouns in {"m": "man|boy|fisherman|policeman|workman", "f": "woman|girl|policewoman"}.items()
}
