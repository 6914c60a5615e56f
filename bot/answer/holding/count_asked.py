"""Reads of what is asked how many there are, where and of which matter, and how many of these a sentence counts."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from bot.answer.asked.named import find_named
from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, root, roots
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.found.counting import PEOPLE, Counted, is_count_of, iter_counts, read_whose, tells_more, value_at
from bot.answer.found.spotting import Spotter
from bot.answer.holding.compounds import SMALL
from bot.answer.holding.deeds import is_supposed
from bot.answer.holding.done_to import WAITS, list_kinds, read_done
from bot.answer.holding.fates import (
    AskedFate,
    count_fate,
    find_last_one,
    is_done_to_people,
    read_fate,
)
from bot.answer.holding.happenings import names_happening
from bot.answer.holding.homes import is_of_a_part, list_places_of
from bot.answer.holding.illness import asks_the_ill, find_ill, read_kind
from bot.model.analysis import ActorKey
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.words import NUMBER_WORDS

_NUMBER = rf"(?:\d[\d,]*|(?:{NUMBER_WORDS})\b)"
_OF_ELSE = re.compile(
    rf"\balone\b|\bof\s+other\s+(?:causes|diseases|illnesses|reasons)\b|\A{_NUMBER}\s+of\s+(?:the|those|these|them)\b|"
    r"\b(?:a|per|every)\s+day\b|\bon\s+average\b|\bdaily\b|\A(?:Earlier|Previously|Initially|Originally|At\s+first)\b|"
    r"\bhad\s+(?:earlier|previously|initially)\b|(?<!\bthan\s)(?<!\bas\s)(?<!\bthan\sin\s)\blast\s+year\b|\ba\s+year\s+(?:ago|earlier|before)\b|"
    r"\bthe\s+year\s+before\b",
    re.IGNORECASE,
)
"""What makes a count that of a part, of something else, of a day each, or of before."""
_SO_MANY = re.compile(
    rf"{_NUMBER}\s+(?:people|men|women|persons|have|had|has|were|was|are|remain\w*|still|in|dead|injured)\b|\bnumber\s+of\b",
    re.IGNORECASE,
)
"""A number of people who are not told to be of another kind."""
_NUMBER_OF = re.compile(
    rf"\bnumber\s+of\s+(?P<of>(?:[\w’'-]+\s+){{1,6}}?)(?:to|at|is|was|reached)\s+"
    rf"(?:(?:at\s+least|more\s+than|about|some)\s+)?(?P<all>{_NUMBER})",
    re.IGNORECASE,
)
_IDLE = PEOPLE | frozenset(
    map(root, "case infection infect ill sick sicken fall fell take contract catch caught new total "
        "there bad serious severe big large widespread get far now still yet already "
        "current number latest official have body".split())
)  # fmt: skip
_OF_A_KIND = re.compile(
    r"\b(?:new\s+(?:[\w-]+\s+)?(?:cases|infections|deaths)|(?:confirmed|suspected)\s+(?:[\w-]+\s+)?deaths)\b",
    re.IGNORECASE,
)
_LEAD = 250
"""Characters at the start of a report that tell where it is."""
_NEAR = 20
"""Characters behind the name of a people in which stands who they are: `Chilean border guards`."""


@dataclass(frozen=True, slots=True)
class AskedCount:
    """Of what a question asks the number: what became of whom, where, and of which matter."""

    fate: AskedFate | None
    done: tuple[str, re.Pattern[str]] | None
    state: ActorKey | None
    people: ActorKey | None
    names: tuple[Term, ...]
    places: tuple[Term, ...]
    matter: tuple[Term, ...]
    waits: bool
    """It is asked of what waits or is stuck, which goes on."""
    kind: str | None = None
    """Of which kind the cases are that are asked for: `confirmed`."""

    @property
    def grows(self) -> bool:
        """Its number falls only where it is corrected."""
        return not self.waits and (self.fate is None or self.fate.grows or is_done_to_people(self.fate))

    @property
    def by_name(self) -> bool:
        """It is asked of a thing by its own name, which meets with one calamity."""
        return bool(self.names) and not self.places

    @property
    def is_asked_of_state(self) -> bool:
        """It is asked of what came of an illness or a calamity in a state, whoever they are."""
        return self.state is not None and self.people is None and (self.fate is None or self.fate.grows)

    @property
    def may_be_unread(self) -> bool:
        """It may be told in words that are not read here: who died, is held or missing."""
        return self.fate is not None and not is_done_to_people(self.fate)

    def count(self, told: Candidate, before: str) -> int | None:
        """Give how many a sentence counts of them, in all; None where it counts others, or a part of them."""
        words = told.words
        if self.is_of_else(words):
            return None
        if self.fate is not None:
            return self._count_fate(told, before)
        if tells_more(words):
            return None
        at = find_ill(words, self.kind) if self.done is None else self._find_done(told, before)
        return None if at is None or is_supposed(words, at) else int(value_at(words, at).replace(",", ""))

    def is_of_else(self, words: str) -> bool:
        """Say whether words tell of a part, of something else, or of before."""
        return _OF_ELSE.search(words) is not None and not (self.places and self.names_places(words))

    def _count_fate(self, told: Candidate, before: str) -> int | None:
        fate = replace(self.fate, whose=None) if self.fate is not None else None
        if fate is None:
            return None
        number = count_fate(fate, told.words, before)
        if (
            number is None
            and not fate.grows
            and fate.noun in roots(open_of(told.article))
            and _SO_MANY.search(told.words) is not None
        ):
            number = count_fate(fate.of_anybody, told.words)
        return number if number is not None else find_last_one(fate, told.words)

    def _find_done(self, told: Candidate, before: str) -> int | None:
        if self.done is None:
            return None
        (noun, deed), words = self.done, told.words
        deeds = [each.start() for each in deed.finditer(words) if not is_supposed(words, each.start())]
        kinds = list_kinds(noun)
        counts = (at for each in kinds for at in iter_counts(Counted(each), words))
        places = [at for at in counts if is_count_of(words, at, deeds)]
        if deed.search(f"{open_of(told.article)} {before} {words}"):
            sums = _NUMBER_OF.finditer(words)
            places += [each.start("all") for each in sums if not {*kinds}.isdisjoint(roots(each["of"]))]
        return next((at for at in places if value_at(words, at).replace(",", "").isdigit()), None)

    def list_others(self, told: Candidate) -> frozenset[ActorKey] | None:
        """Give the states beside the one asked about of which a sentence tells; None where it tells of none at all."""
        places = list_places_of(told, self.people) if self.state is not None else frozenset[ActorKey]()
        return places - {self.state} if places or self.state is None else None

    def is_elsewhere(self, told: Candidate) -> bool:
        """Say whether a sentence tells of another state than the one that is asked about, or of a wider place."""
        if self.places and not self.names_places(told.words):
            return not self.names_places(f"{told.article.title}. {told.article.text[:_LEAD]}")
        places = list_places_of(told, self.people) if self.state is not None else frozenset[ActorKey]()
        return bool(places) and self.state not in places

    def is_there(self, told: Candidate, leads: Candidate | None, known: Set[str]) -> bool:
        """Say whether a count is of the place and the matter asked about, which the sentence it leans on may name."""
        if self.is_of_matter(told.article, told.words) and not self.is_elsewhere(told):
            return True
        if leads is None or is_of_a_part(leads, known):
            return False
        return self.is_of_matter(told.article, f"{leads.words} {told.words}") and self.names_places(leads.words)

    def names_places(self, words: str) -> bool:
        """Say whether words name all places that are asked about and are no states."""
        return Spotter(self.places, load_gazetteer()).meets_all(words)

    def counts_its_people(self, told: Candidate) -> bool:
        """Say whether the report of a count names those of the state whose people are asked for, where one is."""
        if self.people is None:
            return True
        words = f"{open_of(told.article)} {told.words}"
        noun = self.fate.noun if self.fate is not None else None
        for each in (one.span for one in load_gazetteer().scan(words) if one.key == self.people):
            named = noun is None or noun in roots(each.of(words))
            if words[each.end - 1] == "s" if named else noun in roots(words[each.end : each.end + _NEAR]):
                return True
        return False

    def is_named_in(self, counts: Sequence[Candidate]) -> bool:
        """Say whether reports of counts name those who are asked for."""
        noun = self.fate.noun if self.fate is not None else self.done[0] if self.done is not None else None
        return noun is None or any(noun in roots(f"{open_of(each.article)} {each.words}") for each in counts)

    def is_of_matter(self, article: Article, words: str) -> bool:
        """Say whether a report opens with what is asked about, or a sentence of it names that."""
        known = f"{open_of(article)} {words}"
        return self.names_places(known) and names_happening(self.names if self.by_name else (), self.matter, known)


def read_asked(question: QuestionRead) -> AskedCount | None:
    """Give of what a question asks the number; None where it asks for none of these, or of several states."""
    words = question.understood
    fate, done = None, None
    if _OF_A_KIND.search(words):
        return None
    if not asks_the_ill(words):
        done = read_done(words)
        fate = read_fate(question) if done is None or done[1] is not WAITS else None
        if (fate is None and done is None) or (fate is not None and fate.form not in {"newest", "how_many"}):
            return None
        if fate is not None and not (fate.grows or is_done_to_people(fate) or fate.is_of_state):
            return None
    return place_asked(question, fate, done)


def place_asked(
    question: QuestionRead, fate: AskedFate | None, done: tuple[str, re.Pattern[str]] | None
) -> AskedCount | None:
    """Give with what is counted where and of which matter that is asked; None where of several states."""
    words = question.understood
    found = [each for each in load_gazetteer().scan(words, asked=True) if each.key.startswith("state:")]
    states = {each.key for each in found if each.form != "demonym"}
    if len(states) > 1 or any(each.form == "capital" for each in found):
        return None
    peoples = {each.key for each in found} - states
    people = read_whose(words) or next(iter(peoples), None)
    kind = read_kind(words) if fate is None and done is None else None
    said = {
        *_IDLE,
        *([root(kind)] if kind is not None else ()),
        *(done or ())[:1],
        *(each.root for each in (fate.counted if fate is not None else ())),
    }
    rest = [each for each in question.terms if each.actor is None and not (each.root in said or each.shown in SMALL)]
    deed = fate.fate if fate is not None else done[1] if done is not None else None
    plain = [each for each in rest if not (each.named or (deed is not None and deed.search(f"in {each.shown}")))]
    plain = [each for each in plain if alike(each.root) is None or alike(each.root) != alike(root("die"))]
    names = tuple(each for each in rest if each.named)
    placed = {
        word for each in find_named(words, load_gazetteer()) if each.placed for word in roots(each.span.of(words))
    }
    places = tuple(each for each in names if each.root in placed)
    waits = done is not None and WAITS.search(words) is not None
    return AskedCount(fate, done, next(iter(states), None), people, names, places, tuple(plain), waits, kind)
