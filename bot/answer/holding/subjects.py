"""Which sentences are about whom a question is about: the same actor does the same thing, itself or its people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.asked.focus import find_settled, is_of_kind, is_wanted
from bot.answer.asked.named import Named, find_named, list_owned, next_root
from bot.answer.asked.otherwise import MUTUAL, alike
from bot.answer.asked.question import ABOUT_AN_EVENT, QuestionRead
from bot.answer.asked.terms import Term, is_participle, root, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.spotting import Spotter, end_word, list_bodies, spot_shown
from bot.answer.holding.acting import (
    BY,
    SMALL,
    Toward,
    acts,
    is_being_done,
    is_toward_another,
    read_toward,
    suffers,
)
from bot.answer.holding.deeds import means_another
from bot.answer.holding.descriptions import list_described
from bot.answer.speaking.cast import Cast
from bot.model.analysis import ActorKey, Span
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

_TAKES_UP = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|The\s+(?:trip|visit|tour|journey|meeting|talks|call))\b")
_BOTH = re.compile(r"(?:The\s+two|Both)\b")
"""Opens what two of before do with each other."""
_OWNS = re.compile(r"[’'](?:s\b)?(?=\s)")
_NO_BODY = re.compile(
    r"[’']s?\s+(?:[\w-]+\s+){0,2}?(?:neighbou?r|ally|allies|rival|enem|opponent|critic|partner|former)\w*",
    re.IGNORECASE,
)
"""Of a state, what belongs to it acts for it; these do not."""
_TAKES = re.compile(r"\b(?:accept|welcom|regret|receiv)[a-z]*\s+(?:his|her|their|the|a)\s+(?:[a-z]+\s+)?\Z")
_SUFFERS = re.compile(
    r"\A(?:(?:why|when|where)\s+)?(?:(?:is|are|was|were)\b|(?:has|have|had)\b[^?]*\bbeen\b|(?:will|would)\b[^?]*\bbe\b)",
    re.IGNORECASE,
)
"""Opens a question about somebody to whom something is done: `Was Israel invited?`."""
_IS_ITS = re.compile(r"(?i:when\s+)?(?i:has|have|had|did|does|do|will|would)\s+the\s+[A-Z][\w-]*\s+[a-z]")
"""A name before a thing says which: `Has the Hamburg strike ended?`, `When did it?`."""
_IS = re.compile(r"(?:is|are|was|were)\b", re.IGNORECASE)
_NONE_OF_IT = re.compile(r"\b(?:no|without(?:\s+any)?)\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_OF_NOBODY = re.compile(
    r"\b(?:den(?:y|ies|ied)\s+that\s+any(?:one|body)|nobody|no\s+one)\s+(?:(?:has|have|had|was|were|is|been)\s+)*\Z",
    re.IGNORECASE,
)
"""Before what was done to nobody, of those told of before."""
_OWNED_BY = re.compile(r"[’'](?:s\b)?\s+(?:[\w-]+\s+){0,2}")
_CALLED = re.compile(r"(?:\s+[a-z-]+){1,3},?\s+(?:[A-Z][\w-]*\s+){0,2}")
"""Between whose somebody is and the name: `Danish colleague, Lars Holt`."""
_OF_ITSELF = frozenset(map(root, "end begin start stop halt open reopen close resume restart continue".split()))
"""What a thing does and what is done to it: a strike ends, and they end it."""
_OPENS_ON = re.compile(r"(?:He|She|They|It)\b")
_NOT_MET = re.compile(
    r"\b(?:(?:not|never)\s+(?:yet\s+)?(?:answered|met|heeded|granted|replied\s+to|responded\s+to)|rejected|refused|ignored|dismissed)\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:demands?|requests?|calls?|appeals?)\s+(?:for|to)\b"
)
"""What somebody wanted of another, who has not done it by that."""
_KEPT = re.compile(
    r"\b(?:keep(?:s|ing)?|kept|leav(?:es|ing)|left)\s+(?:(?:the|its|their|his|her)\s+(?:[\w’'-]+\s+){1,4})?(?P<state>closed|shut|open)\b"
)
"""Who keeps a thing so tells how it is."""
_LEADS_ON = re.compile(r"(?:the|an?|its|his|her|their|all)\s+(?:[a-z-]+\s+){0,2}")
_LAWYER = re.compile(
    r"[’']s?\s+(?:[a-z]+\s+)?(?:lawyers?|attorneys?|counsel|solicitors?|legal\s+team|defen[cs]e\s+team)\b"
)
_LEGAL = frozenset(map(root, "appeal sue plead contest challenge".split()))
"""What somebody does by a lawyer."""
_RUNS_THROUGH = re.compile(r"\w+\s+again\s+(?:through|via|along|across|over|on|from|at)\s+the\s+(?:[\w-]+\s+){0,2}")
"""Between what goes on again and where it does, which is then said to work again."""
_IT = re.compile(r"\b(?:it|them|him|her)\b")
_CONTEXT = 300
"""Characters before a sentence in which may stand whose a thing is."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom a question is about and what is asked of them, made ready to look for."""

    states: frozenset[ActorKey]
    roots: frozenset[str]
    focus: Spotter
    mutual: bool
    """Who met whom is the same either way round."""
    objects: frozenset[tuple[ActorKey, str]]
    """What it is done to, as asked: `Chinese companies`, by whose they are and the root of what."""
    owning: bool
    """It asks about what somebody has, not about what somebody does: `Macron’s trip`."""
    toward: tuple[Toward, ...]
    suffering: bool
    """It asks whether something was done to them."""
    being: bool
    """It asks whether a thing is something: `Is the paper genuine?`."""
    thing: Spotter | None
    """What has no name and of which it asks whether it did something, or whether something was done to it."""
    kind: frozenset[str]
    """The roots of the words that say which: `central` of a bank."""
    to: Spotter | None
    """What that does it to: `Did the rebels seize the port?`."""
    legal: bool
    """It is done in court, so that a lawyer does it for them."""
    owners: Spotter | None
    """Whose that is: `Costa’s visit`."""

    @classmethod
    def of(cls, question: QuestionRead) -> "_Asked":
        subjects = [term for term in question.terms if term.subject]
        states = frozenset(key for term in subjects if term.actor is not None for key in list_bodies(term.actor))
        names = frozenset(term.root for term in subjects if term.actor is None)
        focus = [term for term in question.terms if term.focus]
        mutual = any(alike(term.root) in MUTUAL for term in focus)
        asked = question.understood
        toward = read_toward(asked)
        owning = _OWNS.search(asked) is not None
        suffering = _SUFFERS.match(asked) is not None and any(
            is_participle(term.shown) or f"been {term.shown}" in asked for term in focus
        )  # been set
        settled = find_settled(asked)
        thing = spot_shown(question.terms, settled.thing) if settled is not None else None
        to = spot_shown(question.terms, settled.to) if settled is not None else None
        kind = settled.kind if settled is not None else frozenset[str]()
        owners = Spotter(subjects, load_gazetteer()) if owning and subjects else None
        objects = frozenset(list_owned(asked)) if focus else frozenset()
        return cls(
            states,
            names,
            Spotter(focus, load_gazetteer()),
            mutual,
            objects,
            owning,
            toward,
            suffering,
            settled is not None and is_being_asked(asked, settled.done),
            thing,
            kind,
            to,
            any(term.root in _LEGAL for term in focus),
            owners,
        )


def keep_subject(question: QuestionRead, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give the sentences in which whom a question is about does what it asks about; all where it is about nobody, and
    where the time of a thing is asked for that nobody is told to do."""
    asked = _Asked.of(question)
    if (thing := asked.thing) is not None and asked.being:
        return [each for each in candidates if _tells_so(asked.focus, each.words) and thing.find(_told(each))]
    if asked.thing is not None and asked.suffering:
        return [each for each in candidates if _is_done_to(asked, asked.thing, each)]
    if asked.thing is not None and not asked.states and not asked.roots:
        return [each for each in candidates if _is_done_by(asked, asked.thing, each.words)]
    if (thing := asked.thing) is not None and _IS_ITS.match(question.understood):
        names = Spotter([term for term in question.terms if term.subject], load_gazetteer())
        kept = [each for each in candidates if _is_done_by_its(asked, names, thing, each, cast)]
    elif not asked.states and not asked.roots:
        return list(candidates)
    else:
        kept = [each for each in candidates if _is_about(asked, each, cast)]
    return kept if question.kind in ABOUT_AN_EVENT else kept or list(candidates)


def _tells_so(focus: Spotter, words: str) -> bool:
    return any(not is_wanted(words, spot.at) for spot in focus.find(words))


def _told(each: Candidate) -> str:
    return each.told.of(each.article.text)


def is_being_asked(asked: str, done: str) -> bool:
    """Say whether a question asks what a thing is, and not what it does or what is done to it."""
    return _IS.match(asked) is not None and not is_participle(done) and not done.endswith("ing")


def _is_done_to(asked: _Asked, thing: Spotter, each: Candidate) -> bool:
    """Say whether what is asked about is done to the thing, or to what a pronoun takes up; a sentence that tells
    nothing of the kind says what it says."""
    words = each.words
    done, named, spots = _find_parts(asked, thing, words)
    if asked.owners is not None and not _is_owned(asked.owners, each, spots, named):
        return False
    if not done or (_TAKES_UP.match(words) is not None and any(is_being_done(words, at) for at in done)):
        return True
    if any(_NONE_OF_IT.search(words, 0, at) is not None for at in done):  # engineers found no damage
        return bool(thing.find(_told(each))) and asked.roots <= set(roots(_told(each)))
    if any(_OF_NOBODY.search(words, 0, at) is not None for at in done):
        return bool(thing.find(f"{_read_before(each)} {words}"))
    return any(suffers(words, one, at, named) and not is_wanted(words, at) for one in spots for at in done)


def _is_done_by(asked: _Asked, thing: Spotter, words: str) -> bool:
    """Say whether the thing does what is asked about, or what a pronoun takes up does; likewise."""
    done, named, spots = _find_parts(asked, thing, words)
    undergoes = [at for at in done if is_being_done(words, at) and not _happens_to_it(words, at)]
    if not done or (_TAKES_UP.match(words) is not None and len(undergoes) < len(done)):
        return not done or asked.to is not None or not all(_does_to_another(words, at) for at in done)
    if spots and any(found.start("state") in done for found in _KEPT.finditer(words)):
        return True
    every = find_named(words, load_gazetteer())
    told = asked.to is None or asked.to.find(words) or _IT.search(words, min(done)) is not None
    again = any(_RUNS_THROUGH.fullmatch(words, at, one.start) for one in spots for at in done)
    if asked.to is None and (again or any(_ends_itself(words, at, one.start) for one in spots for at in done)):
        return True
    return bool(told) and any(
        acts(words, one, at, named)
        and is_of_kind(asked.kind, words, one.start)
        and not (one.start < at and at in undergoes)
        and not is_toward_another(asked.toward, words, at, every)
        and not is_wanted(words, at)
        for one in spots
        for at in done
    )


def _is_done_by_its(asked: _Asked, names: Spotter, thing: Spotter, each: Candidate, cast: Cast) -> bool:
    """Say whether the thing does it of which a name only says which it is: it may be left out where the thing stands
    and nobody else is named, who may have one as well."""
    if asked.focus.find(each.words) and names.find(_told(each)) and not asked.states:
        return _is_done_by(asked, thing, each.words)
    if asked.states and _is_about(asked, each, cast):
        return True
    done, named, spots = _find_parts(asked, thing, each.words)
    before = f"{each.article.title}. {each.article.text[: each.sentence.span.start]}"
    its_own = not any(not names.find(one.of(each.words)) for one in named) and names.find(f"{before} {each.words}")
    return bool(done and spots and its_own) and _is_done_by(asked, thing, each.words)


def _ends_itself(words: str, at: int, thing: int) -> bool:
    """Say whether somebody brings about what is asked of a thing: a strike ended where they met, `ending a strike`."""
    verb, _, rest = words[at:thing].partition(" ")
    of_itself = root(verb.casefold()) in _OF_ITSELF and (is_past(verb.casefold()) or verb.endswith("ing"))
    return at < thing and of_itself and _LEADS_ON.fullmatch(rest) is not None and not is_being_done(words, at)


def _does_to_another(words: str, at: int) -> bool:
    """Say whether what a thing may do by itself is done to another there: `It reopened the market`."""
    end = end_word(words, at)
    verb = words[at:end].casefold()
    return root(verb) in _OF_ITSELF and is_past(verb) and _LEADS_ON.match(words[end:].lstrip()) is not None


def _happens_to_it(words: str, at: int) -> bool:
    """Say whether a thing is told to do by itself what is done to it: a crossing opens that is opened."""
    return root(words[at : end_word(words, at)].casefold()) in _OF_ITSELF


def _find_parts(asked: _Asked, thing: Spotter, words: str) -> tuple[list[int], list[Span], list[Span]]:
    """Give where words tell what is done, whom they name, and where the thing stands."""
    done = [spot.at for spot in asked.focus.find(words)]
    named = [one.span for one in find_named(words, load_gazetteer()) if one.kind != "other" and not one.placed]
    return done, named, [Span(spot.at, end_word(words, spot.at)) for spot in thing.find(words)]


def _is_owned(owners: Spotter, each: Candidate, spots: Sequence[Span], named: Sequence[Span]) -> bool:
    """Say whether the thing is theirs: they are named and nobody else owns it, or nobody is, and they were before."""
    words = each.words
    others = [one for one in named if not owners.find(one.of(words))]
    owned = [spot.at for spot in owners.find(words)]
    if owned:
        return not any(
            _OWNED_BY.fullmatch(words[one.end : spot.start])
            or (
                BY.fullmatch(words[spot.start : one.start])
                and not any(_CALLED.fullmatch(words[one.end : at]) for at in owned)
            )
            for one in others
            for spot in spots
        )
    return not others and bool(owners.find(f"{each.article.title}. {_read_before(each)}"))


def _read_before(each: Candidate) -> str:
    return each.article.text[max(0, each.sentence.span.start - _CONTEXT) : each.sentence.span.start]


@dataclass(frozen=True, slots=True)
class _Named:
    """Whom words name: those whom a question is about, those of them who may act there, and others."""

    own: tuple[Span, ...]
    acting: list[Span]
    others: list[Span]


def _find_named(asked: _Asked, each: Candidate, span: Span, every: Sequence[Named], cast: Cast) -> _Named:
    words = span.of(each.article.text)
    named = [one for one in every if not one.placed]
    states = [one.span for one in named if one.key in asked.states]
    asked_for = [one.span for one in named if asked.roots.intersection(roots(one.span.of(words)))]
    asked_for = asked_for or list_described(asked.roots, each.article, span)
    served_by = cast.list_served(asked.states, each.article.id, span)
    own = (*states, *asked_for, *served_by)
    others = [
        one.span
        for one in named
        if one.kind != "other" and not any(map(one.span.meets, own))
        if one.key is None or (one.key, next_root(words, one.span.end)) not in asked.objects
    ]
    acting = [
        each
        for each in asked_for
        if asked.owning or _OWNS.match(words, each.end) is None or (asked.legal and _LAWYER.match(words, each.end))
    ]
    acting += [each for each in states if _NO_BODY.match(words, each.end) is None]
    return _Named(own, [*acting, *served_by], others)


def _take_up(told: _Named, each: Candidate, words: str, every: Sequence[Named], here: int) -> _Named:
    """Give who acts where a sentence opens with a pronoun, which means one of those before it: them, if they are whom
    the question is about, and else nobody of before."""
    opens = _OPENS_ON.match(each.words)
    if opens is None or not here:
        return told
    meant = _find_meant(opens[0], words, every, here)
    if meant is None:
        return told
    acting = [one for one in told.acting if one.start >= here]
    if not any(map(meant.meets, told.own)):
        return _Named(told.own, acting, told.others)
    others = [one for one in told.others if one.start >= here]
    return _Named(told.own, [*acting, Span(here, here + opens.end())], others)


def _is_about(asked: _Asked, each: Candidate, cast: Cast) -> bool:
    span = each.told if _TAKES_UP.match(each.words) or _BOTH.match(each.words) else each.sentence.span
    words = span.of(each.article.text)
    every = find_named(words, load_gazetteer())
    told = _find_named(asked, each, span, every, cast)
    found = [spot.at for spot in asked.focus.find(words)]
    places = [at for at in found if not means_another(words, at)]
    if found and not places:
        return False
    if not places or asked.mutual:
        return bool(told.own)
    told = _take_up(told, each, words, every, each.sentence.span.start - span.start)
    if asked.suffering:
        return any(suffers(words, subject, at, told.others) for subject in told.acting for at in places)
    acting, others = told.acting, told.others
    unmet = [found.start() for found in _NOT_MET.finditer(words) if any(found.end() <= at for at in places)]
    if any(acts(words, subject, at, others) for subject in acting for at in unmet):
        return True
    return any(
        acts(words, subject, at, others)
        and not _is_of_another(words, subject, at)
        and not is_toward_another(asked.toward, words, at, every)
        for subject in acting
        for at in places
        if not is_wanted(words, at)
    )


def _find_meant(pronoun: str, words: str, named: Sequence[Named], here: int) -> Span | None:
    """Give whom a pronoun that opens a sentence means: the first person that what stands before names, or the first
    body or state; `the mayor of Porto, Ruiz` is one."""
    person = pronoun in {"He", "She"}
    before = [one.span for one in named if one.span.start < here and one.kind != "other" and not one.placed
              if (one.kind == "person") is person]  # fmt: skip
    if len(before) > 1 and words[before[0].end : before[1].start] == ", ":
        return Span(before[0].start, before[1].end)
    return before[0] if before else None


def _is_of_another(words: str, subject: Span, at: int) -> bool:
    """Say whether somebody only takes what another did: `Mensah accepted her resignation`."""
    taken = _TAKES.search(words, subject.end, at)
    return taken is not None and not any(is_past(each) for each in SMALL.findall(words[subject.end : taken.start()]))


def is_subject(term: Term) -> bool:
    """Say whether a listed actor is whom a question is about, so that its people count for it."""
    return term.subject and term.actor is not None
