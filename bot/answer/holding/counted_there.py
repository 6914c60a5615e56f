"""Tells of what is counted in a place and an affair the newest number: a sentence that names no place is of that of its
report, one of another place answers nothing, and a part stands for no whole."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.answer.asked.named import find_named
from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, root, roots
from bot.answer.found.candidates import A_DAY, Candidate, Group, open_of
from bot.answer.found.counting import PEOPLE, Counted, is_count_of, iter_counts, read_whose, tells_more, value_at
from bot.answer.found.sentences import points_back
from bot.answer.found.spotting import Spotter
from bot.answer.holding.compounds import SMALL
from bot.answer.holding.counted_now import drop_older, is_of_what
from bot.answer.holding.counted_since import WAITS
from bot.answer.holding.deeds import is_supposed
from bot.answer.holding.done_to import read_done
from bot.answer.holding.fates import (
    ANY_TOLL,
    AskedFate,
    count_fate,
    find_last_one,
    is_done_to_people,
    is_lowered,
    read_fate,
)
from bot.answer.holding.happenings import brings_up_another, goes_on_from, iter_told, names_happening, when
from bot.answer.holding.homes import is_of_a_part, list_places_of, list_states
from bot.answer.holding.illness import asks_the_ill, find_ill
from bot.model.analysis import ActorKey
from bot.model.article import Article
from bot.text.calamities import find_calamities, is_by_nature
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
_CORRECTS = re.compile(r"\Acorrect(?:ion|ed)\b", re.IGNORECASE)
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
_HOW_BAD = re.compile(
    r"\bhow\s+(?:bad|serious|severe|big|large|widespread)\s+(?:is|has)\s+(?:the|this)\s+(?:[\w-]+\s+){0,2}?(?:outbreak|epidemic)\b",
    re.IGNORECASE,
)
_OUTBREAK = alike(root("outbreak"))
_FIGURE = re.compile(rf"\b{_NUMBER}", re.IGNORECASE)
_OF_A_KIND = re.compile(r"\b(?:confirmed|suspected|new)\s+(?:[\w-]+\s+)?(?:cases|infections|deaths)\b", re.IGNORECASE)
_THEM = re.compile(r"\bthem\b")
_SEVERAL = 2
_GONE_ON = timedelta(days=30)
"""Longer after another report of the same place and matter one is of something else."""
_SHOWN_AS = (None, "Reported since:", "Reported earlier:")
_LEAD = 250
"""Characters at the start of a report that tell where it is."""
_NEAR = 20
"""Characters behind the name of a people in which stands who they are: `Chilean border guards`."""


@dataclass(frozen=True, slots=True)
class _Asked:
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

    @property
    def grows(self) -> bool:
        """Its number falls only where it is corrected."""
        return not self.waits and (self.fate is None or self.fate.grows or is_done_to_people(self.fate))

    @property
    def by_name(self) -> bool:
        """It is asked of a thing by its own name, which meets with one calamity."""
        return bool(self.names) and not self.places

    @property
    def may_be_unread(self) -> bool:
        """It may be told in words that are not read here: who died, is held or missing."""
        return self.fate is not None and not is_done_to_people(self.fate)

    def count(self, told: Candidate, before: str) -> int | None:
        """Give how many a sentence counts of them, in all; None where it counts others, or a part of them."""
        words = told.words
        if _OF_ELSE.search(words) and not (self.places and self.names_places(words)):
            return None
        if self.fate is not None:
            return self._count_fate(told, before)
        if tells_more(words):
            return None
        at = find_ill(words) if self.done is None else self._find_done(told, before)
        return None if at is None or is_supposed(words, at) else int(value_at(words, at).replace(",", ""))

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
        places = [at for at in iter_counts(Counted(noun), words) if is_count_of(words, at, deeds)]
        if deed.search(f"{open_of(told.article)} {before} {words}"):
            places += [each.start("all") for each in _NUMBER_OF.finditer(words) if noun in roots(each["of"])]
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

    def is_named_in(self, counts: Sequence["_Count"]) -> bool:
        """Say whether reports of counts name those who are asked for."""
        noun = self.fate.noun if self.fate is not None else self.done[0] if self.done is not None else None
        return noun is None or any(noun in roots(f"{open_of(each.told.article)} {each.told.words}") for each in counts)

    def is_of_matter(self, article: Article, words: str) -> bool:
        """Say whether a report opens with what is asked about, or a sentence of it names that."""
        known = f"{open_of(article)} {words}"
        return self.names_places(known) and names_happening(self.names if self.by_name else (), self.matter, known)


@dataclass(frozen=True, slots=True)
class _Count:
    told: Candidate
    number: int
    is_placed: bool
    """It is told of the state that is asked about, and not of none at all."""


def _read(question: QuestionRead) -> _Asked | None:
    """Give of what a question asks the number; None where it asks for none of these, or of several states."""
    words = question.understood
    fate, done = None, None
    if _OF_A_KIND.search(words):
        return None
    if not asks_the_ill(words):
        fate, done = read_fate(question), read_done(words)
        if (fate is None and done is None) or (fate is not None and fate.form not in {"newest", "how_many"}):
            return None
        if fate is not None and not (fate.grows or is_done_to_people(fate) or fate.is_of_state):
            return None
    return _place(question, fate, done)


def _place(question: QuestionRead, fate: AskedFate | None, done: tuple[str, re.Pattern[str]] | None) -> _Asked | None:
    """Give with what is counted where and of which matter that is asked; None where of several states."""
    words = question.understood
    found = [each for each in load_gazetteer().scan(words, asked=True) if each.key.startswith("state:")]
    states = {each.key for each in found if each.form != "demonym"}
    if len(states) > 1 or any(each.form == "capital" for each in found):
        return None
    peoples = {each.key for each in found} - states
    people = read_whose(words) or next(iter(peoples), None)
    said = {*_IDLE, *(done or ())[:1], *(each.root for each in (fate.counted if fate is not None else ()))}
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
    return _Asked(fate, done, next(iter(states), None), people, names, places, tuple(plain), waits)


def put_newest_count(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give the newest count of what is asked for in the place of an older one, of one elsewhere and of a part."""
    if _HOW_BAD.search(question.understood):
        return _lead_with_extent(question, groups, reports)
    asked = _read(question)
    labels = {each.label for each in groups if each.chosen}
    if asked is None or not labels <= {*_SHOWN_AS}:
        return (
            drop_older(groups, reports, by_name=asked.by_name)
            if asked is not None and all(map(is_of_what, labels))
            else tuple(groups)
        )
    counts = sorted(_iter_counts(asked, reports), key=lambda each: each.told.when)
    kept, counting = _keep_there(asked, groups)
    if asked.state is None and not asked.names and (each_home := _tell_each_home(asked, counts)):
        return each_home
    shown = [each for group in kept for each in group.chosen]
    newest = _list_newest(asked, counts, counting or shown)
    if not newest:
        return kept
    unread = shown if asked.may_be_unread else ()
    day, last = newest[0].when[:A_DAY], max((each.when[:A_DAY] for each in counting or unread), default="")
    return kept if last > day or (counting and last == day) else (Group(None, newest),)


def _lead_with_extent(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give, where it is asked how bad an outbreak is, how many died and fell ill in it by the newest reports, before
    what is shown beside older counts of these."""
    dead = _place(question, ANY_TOLL, None)
    if dead is None or question.course:
        return tuple(groups)
    matter = tuple(each for each in dead.matter if alike(each.root) != _OUTBREAK)
    kinds = [replace(dead, matter=matter, fate=fate) for fate in (ANY_TOLL, None)]
    told = list[Candidate]()
    for asked in kinds if matter else ():
        counts = sorted(_iter_counts(asked, reports), key=lambda each: each.told.when)
        told += [each for each in _list_newest(asked, counts, ()) if not any(map(each.meets, told))]
    if not told:
        return tuple(groups)
    others = [
        replace(
            group,
            chosen=tuple(
                each
                for each in group.chosen
                if not any(map(each.meets, told)) and all(asked.count(each, "") is None for asked in kinds)
            ),
        )
        for group in groups
    ]
    return (Group(None, tuple(told)), *(each for each in others if each.chosen))


def _list_newest(asked: _Asked, counts: Sequence[_Count], shown: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the counts that hold of the last day on which one was told, each number once."""
    holding = _keep_holding(asked, _keep_affair(asked, counts, shown))
    day = holding[-1].told.when[:A_DAY] if holding else ""
    return tuple({each.number: each.told for each in holding if each.told.when[:A_DAY] == day}.values())


def _keep_there(asked: _Asked, groups: Sequence[Group]) -> tuple[tuple[Group, ...], list[Candidate]]:
    """Give what is shown without counts of elsewhere, and of something else beside those of what is asked for; and
    which of it counts that."""
    there = [each for group in groups for each in group.chosen if not _is_elsewhere(asked, each)]
    counting = [each for each in there if asked.count(each, "") is not None]
    if counting and not asked.may_be_unread:
        there = [each for each in there if each in counting or _FIGURE.search(each.words) is None]
    kept = (replace(group, chosen=tuple(each for each in group.chosen if each in there)) for group in groups)
    return tuple(each for each in kept if each.chosen), counting


def _tell_each_home(asked: _Asked, counts: Sequence[_Count]) -> tuple[Group, ...]:
    """Give the newest count of each state over which what is asked about has come; nothing where that is one."""
    if not any(is_by_nature(kind) for each in asked.matter for kind in find_calamities(each.shown)):
        return ()
    homes: dict[ActorKey, list[_Count]] = {}
    for each in counts:
        places = list_places_of(each.told, asked.people)
        if len(places) == 1:
            homes.setdefault(next(iter(places)), []).append(each)
    if len(homes) < _SEVERAL:
        return ()
    last = sorted((_keep_holding(asked, each)[-1].told for each in homes.values()), key=lambda each: each.when)
    return tuple(
        Group(None if list_states(each.words) else f"In “{each.article.title}”:", (each,)) for each in last[::-1]
    )


def _is_elsewhere(asked: _Asked, told: Candidate) -> bool:
    """Say whether a count is of another place than what is asked about, or of a part or of something else."""
    whole = replace(told, sentence=replace(told.sentence, span=told.sentence.span))
    if _OF_ELSE.search(told.words) and not (asked.places and asked.names_places(told.words)):
        return asked.state is not None or bool(asked.matter)
    return asked.count(whole, "") is not None and asked.is_elsewhere(told)


def _iter_counts(asked: _Asked, reports: Sequence[Article]) -> Iterator[_Count]:
    """Give what reports of the place and the matter count, of each report the first of those that are of no part."""
    known = {each for term in asked.places for each in roots(term.name)}
    for article in reports:
        before: Candidate | None = None
        for each in iter_told(article):
            behind = before.words if before is not None else ""
            number = asked.count(each, behind)
            before, last = each, before
            if number is None:
                continue
            leans = points_back(each.words) or _THEM.search(each.words) or asked.count(each, "") is None
            sentence = replace(each.sentence, before=last.sentence.span if leans and last is not None else None)
            told = replace(each, sentence=sentence)
            others = asked.list_others(each)
            if others or is_of_a_part(each, known) or not asked.is_there(told, last if leans else None, known):
                continue
            yield _Count(told, number, is_placed=others is not None)


def _keep_affair(asked: _Asked, counts: Sequence[_Count], shown: Sequence[Candidate]) -> list[_Count]:
    """Give the counts of the one affair that is asked about, or of what is shown of it."""
    first = next((each for each in counts if each.is_placed and asked.counts_its_people(each.told)), None)
    begun = [each.article for each in shown] or ([first.told.article] if first is not None else [])
    if not begun:
        return []
    named = bool(asked.names or (asked.matter and asked.state))
    last, kept = begun[0], list[_Count]()
    for each in counts:
        article = each.told.article
        if (
            any(one.id == article.id for one in begun)
            or any(_is_of_one(one, article) for one in begun)
            or (
                named
                and each.is_placed
                and abs(when(article) - when(last)) <= _GONE_ON
                and (asked.by_name or not brings_up_another(begun, article))
            )
        ):
            kept.append(each)
        else:
            continue
        begun, last = [*begun, article], article
    named = named or bool(asked.state and (asked.people or len(kept) == len(counts)))
    return kept if shown or (named and asked.is_named_in(kept)) else []


def _is_of_one(one: Article, other: Article) -> bool:
    return goes_on_from(one, other) or goes_on_from(other, one)


def _keep_holding(asked: _Asked, counts: Sequence[_Count]) -> list[_Count]:
    """Give the counts that hold one after another: of what grows no lower one, unless it corrects."""
    kept = list[_Count]()
    for each in counts:
        corrects = is_lowered(each.told.words) or _CORRECTS.search(each.told.article.title) is not None
        most = kept[-1].number if kept else 0
        other = bool(kept) and kept[-1].told.article.id != each.told.article.id
        same_day = other and kept[-1].told.when[:A_DAY] == each.told.when[:A_DAY]
        if not asked.grows or each.number >= most or corrects or same_day:
            kept.append(each)
    return kept
