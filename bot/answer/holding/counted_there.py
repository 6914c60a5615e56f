"""Tells of what is counted in a place and an affair the newest number: a sentence that names no place is of that of its
report, one of another place answers nothing, and a part stands for no whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import A_DAY, Candidate, Group
from bot.answer.found.sentences import points_back
from bot.answer.holding.count_asked import AskedCount, place_asked, read_asked
from bot.answer.holding.counted_now import drop_older, is_of_what
from bot.answer.holding.fates import ANY_TOLL, is_lowered
from bot.answer.holding.happenings import brings_up_another, goes_on_from, iter_told, when
from bot.answer.holding.homes import is_of_a_part, list_places_of, list_states
from bot.model.analysis import ActorKey
from bot.model.article import Article
from bot.text.calamities import find_calamities, is_by_nature
from bot.text.words import NUMBER_WORDS

_NUMBER = rf"(?:\d[\d,]*|(?:{NUMBER_WORDS})\b)"
_CORRECTS = re.compile(r"\Acorrect(?:ion|ed)\b", re.IGNORECASE)
_HOW_BAD = re.compile(
    r"\bhow\s+(?:bad|serious|severe|big|large|widespread)\s+(?:is|has)\s+(?:the|this)\s+(?:[\w-]+\s+){0,2}?(?:outbreak|epidemic)\b",
    re.IGNORECASE,
)
_OUTBREAK = alike(root("outbreak"))
_FIGURE = re.compile(rf"\b{_NUMBER}", re.IGNORECASE)
_THEM = re.compile(r"\bthem\b")
_SEVERAL = 2
_GONE_ON = timedelta(days=30)
"""Longer after another report of the same place and matter one is of something else."""
_SHOWN_AS = (None, "Reported since:", "Reported earlier:")


@dataclass(frozen=True, slots=True)
class _Count:
    told: Candidate
    number: int
    is_placed: bool
    """It is told of the state that is asked about, and not of none at all."""


def put_newest_count(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give the newest count of what is asked for in the place of an older one, of one elsewhere and of a part."""
    if _HOW_BAD.search(question.understood):
        return _lead_with_extent(question, groups, reports)
    asked = read_asked(question)
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
    if counting and last == day:
        return _put_older_behind(kept, [each for each in counting if each.when[:A_DAY] < day])
    return kept if last > day else (Group(None, newest),)


def _put_older_behind(groups: Sequence[Group], older: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give the counts of earlier days behind what else is shown, as such."""
    left = (replace(each, chosen=tuple(one for one in each.chosen if one not in older)) for each in groups)
    kept = tuple(each for each in left if each.chosen)
    return (*kept, Group("Reported earlier:", tuple(older))) if older else kept


def _lead_with_extent(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give, where it is asked how bad an outbreak is, how many died and fell ill in it by the newest reports, before
    what is shown beside older counts of these."""
    dead = place_asked(question, ANY_TOLL, None)
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


def _list_newest(asked: AskedCount, counts: Sequence[_Count], shown: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the counts that hold of the last day on which one was told, each number once."""
    holding = _keep_holding(asked, _keep_affair(asked, counts, shown))
    day = holding[-1].told.when[:A_DAY] if holding else ""
    return tuple({each.number: each.told for each in holding if each.told.when[:A_DAY] == day}.values())


def _keep_there(asked: AskedCount, groups: Sequence[Group]) -> tuple[tuple[Group, ...], list[Candidate]]:
    """Give what is shown without counts of elsewhere, and of something else beside those of what is asked for; and
    which of it counts that."""
    there = [each for group in groups for each in group.chosen if not _is_elsewhere(asked, each)]
    counting = [each for each in there if asked.count(each, "") is not None]
    if asked.kind is not None and counting:
        there = [each for each in there if each in counting or root(asked.kind) in roots(each.words)]
    if counting and not asked.may_be_unread:
        there = [each for each in there if each in counting or _FIGURE.search(each.words) is None]
    kept = (replace(group, chosen=tuple(each for each in group.chosen if each in there)) for group in groups)
    return tuple(each for each in kept if each.chosen), counting


def _tell_each_home(asked: AskedCount, counts: Sequence[_Count]) -> tuple[Group, ...]:
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


def _is_elsewhere(asked: AskedCount, told: Candidate) -> bool:
    """Say whether a count is of another place than what is asked about, or of a part or of something else."""
    whole = replace(told, sentence=replace(told.sentence, span=told.sentence.span))
    if asked.is_of_else(told.words):
        return asked.state is not None or bool(asked.matter)
    counts = asked.count(whole, "") is not None
    return (counts or asked.is_asked_of_state) and asked.is_elsewhere(told)


def _iter_counts(asked: AskedCount, reports: Sequence[Article]) -> Iterator[_Count]:
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


def _keep_affair(asked: AskedCount, counts: Sequence[_Count], shown: Sequence[Candidate]) -> list[_Count]:
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
    return kept if shown or (named and asked.is_named_in([each.told for each in kept])) else []


def _is_of_one(one: Article, other: Article) -> bool:
    return goes_on_from(one, other) or goes_on_from(other, one)


def _keep_holding(asked: AskedCount, counts: Sequence[_Count]) -> list[_Count]:
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
