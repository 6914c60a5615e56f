"""Puts beside what is shown what a newer report of the same affair tells to the contrary: another figure of the very
thing, that it ended, was refused, raised or lifted, or that who does or says it has conceded or dropped it since."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from bot.answer.asked.named import find_named
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import asks_what_holds
from bot.answer.asked.terms import Term, is_asking, roots
from bot.answer.found.candidates import Candidate, Group, open_of
from bot.answer.found.spotting import Spotter, end_word
from bot.answer.holding.agreed import asks_a_term
from bot.answer.holding.amounts import asks_how_much_of
from bot.answer.holding.blame import find_claim, tells_unclaimed
from bot.answer.holding.deeds import is_unreal
from bot.answer.holding.happenings import is_of_one_affair, is_placed_in, iter_told, when
from bot.answer.telling.later import CORRECTED_SINCE
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.sentences import split
from bot.text.verbs import is_past

_KINDS = YES_OR_NO | {"when", "where", "how_many"}
_NOT_SO_MANY = re.compile(r"\b(?:not|rather\s+than|instead\s+of)\s+(?:the\s+)?(?P<wrong>\d[\d.,]*\d|\d)(?!\w)")
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?!\w)|(?<![\w.,])\d(?!\w)")
_ENDED = re.compile(
    rf"(?<!remained\s)(?<!remains\s)(?<!remain\s)(?<!stayed\s)(?<!stays\s)(?<!kept\s)(?<!still\s)\b(?:{CALLED_OFF}|{MOVES}|(?:re-?)?clos(?:e[sd])|re-?open(?:s|ed)|resum(?:e[sd])|suspend(?:s|ed)|halt(?:s|ed)|lift(?:s|ed)|"
    r"refus(?:e[sd])|reject(?:s|ed)|den(?:y|ies|ied)|correct(?:s|ed)|withdr(?:ew|awn)|retract(?:s|ed)|fell\s+through|"
    r"freed|released|rais(?:e[sd])|cuts?|lower(?:s|ed)|doubl(?:e[sd])|end(?:s|ed)|gave\s+up|given\s+up|put\s+off|no\s+longer|"
    r"(?:will|would)\s+not|(?:did|was|were|has|have|had|is|are)\s+not)\b"
)
_SO_MANY_LEFT = re.compile(r"\b\d[\d.,]*\s+(?:[a-z]+\s+)?(?:(?:was|were|is|are)\s+(?:still|left)|remain(?:s|ed)?)\b")
"""How many are still in a state, though who that is stands before it: `40 buses left, 9 were still there`."""
_WHOLE_MATTER = 9
"""Three times the words of a question that a title has at least that heads a report of its matter."""
_SEVERAL = 3
"""Words of what is shown that a report of the same matter prints."""
_NOW = re.compile(r"\b(?:is|are|does|do|has|have|will)\b", re.IGNORECASE)
_HANGS = re.compile(r"\b(?:if|whether|unless|may|might|could|should|would\s+(?!not))\b")
_GIVES_UP = rf"(?:{CALLED_OFF}|overturn(?:s|ed)|revoke[sd]|rescind(?:s|ed)|reverse[sd]|withdr(?:ew|aws|awn))"
_TURNS_BACK = re.compile(
    r"\b(?:conced(?:es|ed)|admit(?:s|ted)|acknowledge[sd]|retract(?:s|ed)|recant(?:s|ed)|t(?:ook|akes|aken)\s+back|"
    r"back(?:s|ed)\s+(?:down|away|off|out)|walk(?:s|ed)\s+back|relent(?:s|ed)|g(?:ave|ives|iven)\s+(?:up|in)|apologi[sz]e[sd]|regret(?:s|ted)|"
    r"chang(?:es|ed)\s+(?:his|her|its|their)\s+(?:mind|position|stance|view|plans?)|"
    rf"{_GIVES_UP}(?=\s+(?:the|its|his|her|their|an?|all|any|plans?|demands?|charges?|claims?)\b)|(?:was|were|been)\s+{_GIVES_UP})\b"
)
"""That somebody takes back what they said, or gives up what they were to do."""
_REFUSES = re.compile(
    r"\b(?:refus(?:e[sd]|ing)|reject(?:s|ed)|rul(?:es|ed)\s+out|(?:will|would)\s+not|oppose[sd]|declin(?:es|ed))\b"
)
_YIELDS = re.compile(
    r"\b(?:agree[sd]|accept(?:s|ed)|consent(?:s|ed)|approve[sd]|pledge[sd]|g(?:ave|ives)\s+(?:way|in))\b"
)
"""What comes of a refusal where who refused does so."""
_OPENS_ON = re.compile(r"(?:He|She|They|It)\b")
SINCE = "Reported since:"
_SHARED = 2
"""Words that what is taken back and what takes it back have in common, besides who does it."""


def add_turnabout(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give with what somebody does or says the newest that tells of them that they conceded, dropped or reversed it:
    behind what its side says, before it where it is what an outlet reports, else behind all."""
    timed = question.timed or question.course
    said = question.words or question.publishers or question.kind in {"compare", *YES_OR_NO}
    if timed or question.declined or not said:
        return tuple(groups)
    if len(question.publishers) == 1:
        reports = [each for each in reports if each.publisher.name in question.publishers]
    done = list(groups)
    for at, group in enumerate(groups):
        for each in group.chosen:
            shown = [one for there in done for one in there.chosen]
            since = _find_turnabout(each, reports)
            if since is None or any(map(since.meets, shown)):
                done = [_widen(there, since) for there in done] if since is not None else done
                continue
            if question.kind == "compare":
                done[at] = replace(group, chosen=_in_order((*done[at].chosen, since)))
            elif question.publishers:
                now = done[at].chosen
                done[at] = replace(group, chosen=(*now[: now.index(each)], since, *now[now.index(each) :]))
            else:
                done = _put_since(done, since)
    return tuple(done)


def _widen(group: Group, since: Candidate) -> Group:
    """Give with a sentence that is shown what takes it back right behind it."""
    before = since.sentence.before
    return replace(
        group, chosen=tuple(since if each.meets(since) and each.told == before else each for each in group.chosen)
    )


def _in_order(chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(chosen, key=lambda each: (each.when, each.told.start)))


def _put_since(groups: Sequence[Group], since: Candidate) -> list[Group]:
    """Give what was reported since with one more, in order of time."""
    labelled = [each for each in groups if each.label == SINCE]
    chosen = _in_order((*(one for each in labelled for one in each.chosen), since))
    return [*(each for each in groups if each.label != SINCE), Group(SINCE, chosen)]


@dataclass(frozen=True, slots=True)
class _Doing:
    """Who acts in words, by the names of persons and bodies and by the state that is named first, and what else these
    tell of."""

    people: frozenset[str]
    states: frozenset[str]
    telling: frozenset[str]

    @classmethod
    def of(cls, words: str, title: str, end: int | None = None) -> "_Doing":
        """Read a sentence under its title; only who is named up to `end` acts."""
        named = find_named(words, load_gazetteer())
        acting = [each for each in named if not each.placed and (end is None or each.span.end <= end)]
        people = {roots(each.span.of(words))[-1] for each in acting if each.key is None and roots(each.span.of(words))}
        people |= {each.key for each in acting if each.key is not None and not each.key.startswith("state:")}
        states = {each.key for each in acting[:1] if each.key is not None}  # a further one may be what it is done to
        own = {word for each in acting for word in roots(each.span.of(words))}
        told = {each for each in roots(f"{title} {words}") if not is_asking(each)}
        return cls(frozenset(people), frozenset(states), frozenset(told - own))


def _read_doing(shown: Candidate) -> _Doing:
    """Give who acts in what is shown and what it tells of; whom its pronoun takes up is named first before it."""
    doing, before = _Doing.of(shown.words, shown.article.title), shown.sentence.before
    if doing.people or before is None or _OPENS_ON.match(shown.words) is None:
        return doing
    words = before.of(shown.article.text)
    first = next((each for each in find_named(words, load_gazetteer()) if not each.placed), None)
    led = _Doing.of(words, "", first.span.end) if first is not None else doing
    return replace(doing, people=led.people, states=doing.states or led.states)


def _find_turnabout(shown: Candidate, reports: Sequence[Article]) -> Candidate | None:
    """Give the newest that tells of who acts in what is shown that they took it back, of the same matter."""
    refused = _REFUSES.search(shown.words) is not None
    for article in sorted(reports, key=when, reverse=True):
        if when(article) <= when(shown.article):
            return None
        for each in map(_with_whom, iter_told(article)):
            found = _TURNS_BACK.search(each.words) or (_YIELDS.search(each.words) if refused else None)
            if found is None or is_unreal(each.words, found.start()) or _HANGS.search(each.words) is not None:
                continue
            if _is_of_same(shown, each, found.start()) and is_of_one_affair(shown.article, article, reports):
                return each
    return None


def _with_whom(each: Candidate) -> Candidate:
    """Give a sentence that opens with a pronoun with the one before it in its paragraph, which names whom it means."""
    text, start = each.article.text, each.sentence.span.start
    before = split(text[text.rfind("\n", 0, start) + 1 : start]) if _OPENS_ON.match(each.words) else ()
    if not before:
        return each
    at = text.rfind("\n", 0, start) + 1
    span = skip_dateline(text, Span(at + before[-1].span.start, at + before[-1].span.end))
    return replace(each, sentence=replace(each.sentence, before=span))


def _is_of_same(shown: Candidate, each: Candidate, at: int) -> bool:
    """Say whether one who acts in what is shown does so before a place in a sentence of the same matter: of a state,
    only where both name one thing more."""
    told, ahead = each.told.of(each.article.text), each.sentence.span.start - each.told.start
    one, other = _read_doing(shown), _Doing.of(told, each.article.title, ahead + at)
    shared = one.telling & other.telling - _list_done(each.words[at:])
    if one.people & other.people:
        return len(shared) >= _SHARED
    return bool(one.states & other.states) and len(shared) >= _SHARED and bool(_list_things(shown) & _list_things(each))


def _list_things(each: Candidate) -> Set[str]:
    """Give the roots of the names in a sentence that are no state's."""
    named = find_named(each.words, load_gazetteer())
    return {word for one in named if one.key is None for word in roots(one.span.of(each.words))}


def _list_done(words: str) -> Set[str]:
    return set(roots(" ".join(words.split()[:1])))


def replace_unclaimed(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give, in the place of what tells that nobody said that they did something, the newest report of the affair by
    which somebody did."""
    if question.window or question.dates or question.publishers or question.course:
        return tuple(groups)
    done, shown = list[Group](), list[Candidate]()
    for group in groups:
        if not group.chosen:
            done.append(group)
            continue
        newer = [_find_claim(each, reports) or each if tells_unclaimed(each.words) else each for each in group.chosen]
        kept = tuple(each for each in newer if not any(map(each.meets, shown)))
        shown += kept
        done += [replace(group, chosen=kept)] if kept else []
    return tuple(done)


def _find_claim(unclaimed: Candidate, reports: Sequence[Article]) -> Candidate | None:
    """Give what the newest later report of an affair tells of who said that they did it, and at no other place."""
    known = set(roots(f"{unclaimed.article.title} {unclaimed.article.text}"))
    for article in sorted(reports, key=when, reverse=True):
        if when(article) > when(unclaimed.article) and is_of_one_affair(unclaimed.article, article, reports):
            for each in iter_told(article):
                of_what = find_claim(each.words) if _HANGS.search(each.words) is None else None
                if of_what is not None and is_placed_in(known, of_what):
                    return each
    return None


def add_contrary(question: QuestionRead, groups: Sequence[Group], reports: Sequence[Article]) -> tuple[Group, ...]:
    """Give what is shown with the newest to the contrary behind it, a number before it; in its place what corrects its
    figure."""
    shown = [each for group in groups for each in group.chosen]
    timed = question.timed or question.course
    if timed or not shown or question.kind not in _KINDS or question.words or question.publishers or question.declined:
        return tuple(groups)
    if any(group.label is not None for group in groups):
        return tuple(groups)
    last = max(shown, key=lambda each: each.when)
    newer = sorted((each for each in reports if when(each) > when(last.article)), key=when, reverse=True)
    of_it = [each for each in newer if _heads_on(question, each) or is_of_one_affair(last.article, each, reports)]
    told = (
        each for article in newer if article in of_it or _shares_words(last, article) for each in iter_told(article)
    )
    if (nobody := next(_iter_nobody(question, (*told, last)), None)) is not None:
        return (Group(None, (next(_iter_done_since(question, nobody, reports), nobody),)),)
    if question.kind == "how_many":
        right = next(_iter_other_figure(question, last, of_it), None)
        if right is not None:
            return (Group(CORRECTED_SINCE, (right,)),)
    contrary = next(_iter_contrary(question, of_it), None) if _asks_of_now(question) else None
    if contrary is None:
        return tuple(groups)
    if question.kind == "how_many" and not (asks_a_term(question) or asks_how_much_of(question)):
        return (Group(None, (contrary,)), *(replace(each, label="Reported earlier:") for each in groups if each.chosen))
    return (*groups, Group(SINCE, (contrary,)))


def _heads_on(question: QuestionRead, report: Article) -> bool:
    """Say whether a report has most of a question in its title, whoever else the reports of the matter name."""
    return 3 * len(Spotter(question.terms, load_gazetteer()).met(report.title or "")) >= max(
        2 * len(question.terms), _WHOLE_MATTER
    )


def _asks_of_now(question: QuestionRead) -> bool:
    """Say whether it asks whether something is so or was done, or when, where or how many it is by now."""
    return question.kind in YES_OR_NO or asks_what_holds(question) or _NOW.search(question.understood) is not None


def _shares_words(told: Candidate, report: Article) -> bool:
    """Say whether a report has several of the words of what is shown."""
    mine = {each for each in roots(told.words) if not is_asking(each)}
    return len(mine & set(roots(f"{report.title}. {report.text}"))) >= _SEVERAL


def _iter_nobody(question: QuestionRead, told: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give, where it is asked whether anybody did something, what tells that nobody did."""
    plain = _spot(question, named=False)
    if _ANYBODY.match(question.understood) is None or not plain.count:
        return
    for each in told:
        nobody = _NOBODY.match(each.words)
        if nobody is not None and plain.find(nobody[0]):
            yield each


def _iter_done_since(question: QuestionRead, nobody: Candidate, reports: Sequence[Article]) -> Iterator[Candidate]:
    """Give what newer reports of the affair tell as done of what nobody had done by then, newest first."""
    told, names = _NOBODY.match(nobody.words), load_gazetteer()
    words = told[0] if told is not None else ""
    deed = Spotter([each for each in question.terms if not each.named and Spotter([each], names).find(words)], names)
    matter = Spotter([each for each in question.terms if each.named or not Spotter([each], names).find(words)], names)
    for article in sorted(reports, key=when, reverse=True):
        if when(article) <= when(nobody.article) or not is_of_one_affair(nobody.article, article, reports):
            continue
        if matter.count and not matter.meets_half(f"{article.title}. {open_of(article)}"):
            continue
        for each in iter_told(article):
            done = (
                spot.at
                for spot in deed.find(each.words)
                if is_past(each.words[spot.at : end_word(each.words, spot.at)].casefold())
            )
            if any(not is_unreal(each.words, at) for at in done) and _HANGS.search(each.words) is None:
                yield each


_ANYBODY = re.compile(
    r"(?:did|has|have|was|were|is|are)\s+(?:any(?:one|body)|any\s+[a-z]+|someone|somebody|people)\b", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:Nobody|No[\s-]one|None(?:\s+of\s[^,.;]{2,40}?)?)\s(?:has|have|had|was|were|is|are)?\s?(?:been\s)?[a-z]+\b"
)


def _iter_other_figure(question: QuestionRead, last: Candidate, reports: Sequence[Article]) -> Iterator[Candidate]:
    """Give what tells of the thing that is counted another figure than the one shown, and names that as wrong."""
    counted = Spotter([each for each in question.terms if not each.named and not each.focus], load_gazetteer())
    figures = set(_FIGURE.findall(last.words))
    for each in (one for article in reports for one in iter_told(article)):
        wrong = {found["wrong"] for found in _NOT_SO_MANY.finditer(each.words)}
        if wrong & figures and set(_FIGURE.findall(each.words)) - wrong and counted.find(each.words):
            yield each


def _iter_contrary(question: QuestionRead, reports: Sequence[Article]) -> Iterator[Candidate]:
    """Give what has most of a question and a word by which something ends, newest first; of how many with a number."""
    every, plain = Spotter(question.terms, load_gazetteer()), _spot(question, named=False)
    named = _spot(question, named=True)
    least = max(2, -(-2 * len(question.terms) // 3))
    for article in reports:
        if named.count and not named.find(f"{article.title}. {article.text}"):
            continue
        for each in reversed(list(iter_told(article))):
            ended = _ENDED.search(each.words) or (question.kind == "how_many" and _SO_MANY_LEFT.search(each.words))
            if not ended or _HANGS.search(each.words) is not None:
                continue
            counts = question.kind != "how_many" or _FIGURE.search(each.words) is not None
            if counts and len(every.met(each.words)) >= least and plain.find(each.words):
                yield each


def _spot(question: QuestionRead, *, named: bool) -> Spotter:
    terms: list[Term] = [each for each in question.terms if each.named == named]
    return Spotter(terms, load_gazetteer())
