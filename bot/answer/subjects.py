"""Which sentences are about whom a question is about: the same actor does the same thing, itself or its people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.cast import Cast
from bot.answer.choose import Candidate
from bot.answer.focus import find_settled, is_of_kind, is_wanted
from bot.answer.named import Named, end_of_name, find_named, list_owned, next_root
from bot.answer.question import ABOUT_AN_EVENT, QuestionRead
from bot.answer.spotting import Spotter, end_word, list_bodies, spot_shown
from bot.answer.statements import AUXILIARIES
from bot.answer.terms import Term, alike, is_participle, root, roots
from bot.model.analysis import ActorKey, Span
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past
from bot.text.words import NUMBER_WORDS

_BORDER = re.compile(
    r"\b(?:as|while|that|when|after|before|whether|if|because|but|where)\b(?!\s+(?:he|she|it|they|its|his|her|their)\b)",
    re.IGNORECASE,
)
"""Behind it somebody else acts, unless a pronoun takes up who acted before."""
_TAKES_UP = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|The\s+(?:trip|visit|tour|journey|meeting|talks|call))\b")
_BY = re.compile(r"\w+\s+(?:by|of|from)\s+(?:the\s+)?(?:[A-Z]?[\w’'-]+\s+){0,2}")
_ITS_OWN = re.compile(
    r"(?:trip|visit|tour|journey|talks|meeting|speech)\b[^,;.]*?\s(?:that|which)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){0,2}\0(?:,[^,;.]{1,60},)?\s+"
    r"(?:has\s+|had\s+)?(?:put\s+off|postponed|delayed|cancell?ed|called\s+off|planned|cut\s+short|made)\b",
    re.IGNORECASE,
)
"""A journey and what somebody, who is NUL here, did with it: `the trip that Ruiz put off`."""
_NOR_DOES = re.compile(rf"[^.;]*\b(?:nor|neither|so)\s+(?:{AUXILIARIES})\s+(?:the\s+)?")
"""From what one does to the name of another who does so as well, or does not either: `nor is Chad`."""
MUTUAL = frozenset(map(alike, ("meet", "call")))
_JOINED = re.compile(
    r"\b(?:and|nor)\b|\A\s*,\s*\Z|\b(?:of|in|from|to|at)\s+(?:the\s+)?\Z|\A\s+(?:by|with|on|over|against)\s+(?:the\s+)?\Z"
)
"""Between two names: both act, they are one in apposition, or the second only says where the first belongs."""
_GOES_ON = re.compile(r"\s+[a-z]+\s+(?:the\s+)?\0[^,;]*\band\s+(?:\w+\s+)?")
"""The second of two things that one does, the first to the other, which is NUL here: `Russia attacked … and took …`."""
_OWNS = re.compile(r"[’'](?:s\b)?(?=\s)")
_NO_BODY = re.compile(
    r"[’']s?\s+(?:[\w-]+\s+){0,2}?(?:neighbou?r|ally|allies|rival|enem|opponent|critic|partner|former)\w*",
    re.IGNORECASE,
)
"""Of a state, what belongs to it acts for it; these do not."""
_ASIDE = re.compile(r"\b(?:by|with|against|than|like|unlike)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Before who does not act: `backed by Rwanda`."""
_ASIDE_OF = re.compile(r"(?:\s+(?:at|in|of|on|near|to|with|between|from)\s+[^,;.]{1,40})?,\s*")
_TOWARD = re.compile(r"\b(for|to|with|against|from|by)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
TURNS = re.compile(r"\b(?:as|while|that|when|after|before|whether|if|because|but|where|which|who)\b", re.IGNORECASE)
"""Behind it a sentence turns to something else."""
_TAKES = re.compile(r"\b(?:accept|welcom|regret|receiv)[a-z]*\s+(?:his|her|their|the|a)\s+(?:[a-z]+\s+)?\Z")
_SUFFERS = re.compile(
    r"\A(?:(?:why|when|where)\s+)?(?:(?:is|are|was|were)\b|(?:has|have|had)\b[^?]*\bbeen\b|(?:will|would)\b[^?]*\bbe\b)",
    re.IGNORECASE,
)
"""Opens a question about somebody to whom something is done: `Was Israel invited?`."""
_IS_ITS = re.compile(r"(?i:when\s+)?(?i:has|have|had|did|does|do|will|would)\s+the\s+[A-Z][\w-]*\s+[a-z]")
"""A name before a thing says which: `Has the Hamburg strike ended?`, `When did it?`."""
_IS = re.compile(r"(?:is|are|was|were)\b", re.IGNORECASE)
_BEING = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:not|never|also|still|now|already)\s+|[a-z]+ly\s+)*\Z"
)
_ALSO_BEING = re.compile(
    r"\b(?:is|are|was|were|been|being)\s[^.;]{3,60}?(?:,|\band)\s+(?:(?:at\s+least|some|about|another)\s+)?"
    rf"(?:\d[\d,.]*|(?:{NUMBER_WORDS})|others|several|dozens)\s+(?:more\s+|others\s+|people\s+)?\Z"
)
"""Before what is done to further ones, too: `Two were killed and five captured`."""
_NONE_OF_IT = re.compile(r"\b(?:no|without(?:\s+any)?)\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_HAS_OBJECT = re.compile(r"[\w’'-]+\s+(?:an?|the|its|his|her|their|[A-Z])")
_BY_NAME = re.compile(r"\bby\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
_NOT_TO = re.compile(r"\b(?:but|and|though)\s+not\b")
_SAYS = re.compile(r"[^,.;]{0,30}\b(?:said|says|told|announced|reported)\b")
_AND = re.compile(r"\b(?:and|but|yet|while)\s+(?:has\s+|had\s+|then\s+|also\s+)?\Z")
_SMALL = re.compile(r"\b[a-z]+\b")
_LEADS_TO = re.compile(
    r"\s+(?:(?:an?|the|its|his|her|their)\s+)?(?:[A-Z][\w-]*(?:[’']s)?\s+){0,3}(?:(?:[a-z-]+\s+){0,3}[a-z-]+,\s+)?"
)
"""Between a verb and the name of whom it is done to: `the French president`, `Slovenia’s foreign minister,`."""
_NEXT_WORD = re.compile(r"\s+(?:has\s+|had\s+)?([a-z]+)")
_OWNED_BY = re.compile(r"[’'](?:s\b)?\s+(?:[\w-]+\s+){0,2}")
_CALLED = re.compile(r"(?:\s+[a-z-]+){1,3},?\s+(?:[A-Z][\w-]*\s+){0,2}")
"""Between whose somebody is and the name: `Danish colleague, Lars Holt`."""
_OF_ITSELF = frozenset(map(root, "end begin start stop halt open reopen close resume continue".split()))
"""What a thing does and what is done to it: a strike ends, and they end it."""
_LEADS_ON = re.compile(r"(?:the|an?|its|his|her|their|all)\s+(?:[a-z-]+\s+){0,2}")
_IT = re.compile(r"\b(?:it|them|him|her)\b")
_CONTEXT = 300
"""Characters before a sentence in which may stand whose a thing is."""
_FAR = 80
"""Characters behind what is done in which it says to whom."""


@dataclass(frozen=True, slots=True)
class Toward:
    """To, for or with whom something is done."""

    how: str
    key: ActorKey | None
    roots: frozenset[str]


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
        suffering = _SUFFERS.match(asked) is not None and any(is_participle(term.shown) for term in focus)
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
            owners,
        )


def keep_subject(question: QuestionRead, candidates: Sequence[Candidate], cast: Cast) -> list[Candidate]:
    """Give the sentences in which whom a question is about does what it asks about; all where it is about nobody, and
    where the time of a thing is asked for that nobody is told to do."""
    asked = _Asked.of(question)
    if (thing := asked.thing) is not None and asked.being:
        return [each for each in candidates if asked.focus.find(each.words) and thing.find(_told(each))]
    if asked.thing is not None and asked.suffering:
        return [each for each in candidates if _is_done_to(asked, asked.thing, each)]
    if asked.thing is not None and not asked.states and not asked.roots:
        return [each for each in candidates if _is_done_by(asked, asked.thing, each.words)]
    if asked.thing is not None and asked.roots and not asked.states and _IS_ITS.match(question.understood):
        names = Spotter([term for term in question.terms if term.subject], load_gazetteer())
        told = [each for each in candidates if names.find(_told(each)) and asked.focus.find(each.words)]
        kept = [each for each in told if _is_done_by(asked, asked.thing, each.words)]
    elif not asked.states and not asked.roots:
        return list(candidates)
    else:
        kept = [each for each in candidates if _is_about(asked, each, cast)]
    return kept if question.kind in ABOUT_AN_EVENT else kept or list(candidates)


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
    return any(_suffers(words, one, at, named) for one in spots for at in done)


def _is_done_by(asked: _Asked, thing: Spotter, words: str) -> bool:
    """Say whether the thing does what is asked about, or what a pronoun takes up does; likewise."""
    done, named, spots = _find_parts(asked, thing, words)
    undergoes = [at for at in done if is_being_done(words, at) and not _happens_to_it(words, at)]
    if not done or (_TAKES_UP.match(words) is not None and len(undergoes) < len(done)):
        return True
    every = find_named(words, load_gazetteer())
    told = asked.to is None or asked.to.find(words) or _IT.search(words, min(done)) is not None
    if asked.to is None and any(_ends_itself(words, at, one.start) for one in spots for at in done):
        return True
    return bool(told) and any(
        acts(words, one, at, named)
        and is_of_kind(asked.kind, words, one.start)
        and not (one.start < at and at in undergoes)
        and not is_toward_another(asked.toward, words, at, every)
        for one in spots
        for at in done
    )


def _ends_itself(words: str, at: int, thing: int) -> bool:
    """Say whether somebody brings about what is asked of a thing: a strike ended where they met, `ending a strike`."""
    verb, _, rest = words[at:thing].partition(" ")
    of_itself = root(verb.casefold()) in _OF_ITSELF and (is_past(verb.casefold()) or verb.endswith("ing"))
    return at < thing and of_itself and _LEADS_ON.fullmatch(rest) is not None and not is_being_done(words, at)


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
                _BY.fullmatch(words[spot.start : one.start])
                and not any(_CALLED.fullmatch(words[one.end : at]) for at in owned)
            )
            for one in others
            for spot in spots
        )
    before = each.article.text[max(0, each.sentence.span.start - _CONTEXT) : each.sentence.span.start]
    return not others and bool(owners.find(f"{each.article.title}. {before}"))


def _is_about(asked: _Asked, each: Candidate, cast: Cast) -> bool:
    span = each.told if _TAKES_UP.match(each.words) else each.sentence.span
    words = span.of(each.article.text)
    every = find_named(words, load_gazetteer())
    named = [one for one in every if not one.placed]
    states = [one.span for one in named if one.key in asked.states]
    asked_for = [one.span for one in named if asked.roots.intersection(roots(one.span.of(words)))]
    served_by = cast.list_served(asked.states, each.article.id, span)
    places = [spot.at for spot in asked.focus.find(words)]
    if not places or asked.mutual:
        return bool(states or asked_for or served_by)
    own = [*states, *asked_for, *served_by]
    others = [
        one.span
        for one in named
        if one.kind != "other" and not any(one.span.start < each.end and each.start < one.span.end for each in own)
        if one.key is None or (one.key, next_root(words, one.span.end)) not in asked.objects
    ]
    acting = [each for each in asked_for if asked.owning or _OWNS.match(words, each.end) is None]
    acting += [each for each in states if _NO_BODY.match(words, each.end) is None]
    acting += served_by
    if asked.suffering:
        return any(_suffers(words, subject, at, others) for subject in acting for at in places)
    return any(
        acts(words, subject, at, others)
        and not _is_of_another(words, subject, at)
        and not is_toward_another(asked.toward, words, at, every)
        for subject in acting
        for at in places
        if not is_wanted(words, at)
    )


def _is_of_another(words: str, subject: Span, at: int) -> bool:
    """Say whether somebody only takes what another did: `Mensah accepted her resignation`."""
    taken = _TAKES.search(words, subject.end, at)
    return taken is not None and not any(is_past(each) for each in _SMALL.findall(words[subject.end : taken.start()]))


def _list_toward(words: str, named: Sequence[Named]) -> list[tuple[str, Named]]:
    """Give the names before which stands to, for or with whom something is done."""
    found = ((_TOWARD.search(words, max(0, one.span.start - 40), one.span.start), one) for one in named)
    return [(how[1], one) for how, one in found if how is not None]


def read_toward(asked: str) -> tuple[Toward, ...]:
    """Give to, for or with whom a question says that something is done."""
    named = _list_toward(asked, find_named(asked, load_gazetteer()))
    return tuple(Toward(how, one.key, frozenset(roots(one.span.of(asked)))) for how, one in named)


def is_toward_another(toward: Sequence[Toward], words: str, at: int, named: Sequence[Named]) -> bool:
    """Say whether it is done to, for or with somebody else than was asked."""
    near = [(how, one) for how, one in _list_toward(words, named) if at < one.span.start < at + _FAR]
    for wanted in toward:
        same = [one for how, one in near if how == wanted.how]
        if same and not any(_is_named(wanted, words[one.span.start : one.span.end + _FAR]) for one in same):
            return True
    return False


def _is_named(wanted: Toward, words: str) -> bool:
    """Say whether words name somebody before they turn to something else: `Ukraine’s president, Zelensky`."""
    border = TURNS.search(words)
    words = words[: border.start()] if border is not None else words
    keys = {found.key for found in load_gazetteer().scan(words)}
    return wanted.key in keys or not wanted.roots.isdisjoint(roots(words))


def acts(words: str, subject: Span, at: int, others: Sequence[Span]) -> bool:
    """Say whether a name stands before what is done, with nobody else in between, or behind it as whose it is."""
    if subject.start >= at:
        between = words[at : subject.start]
        own = _ITS_OWN.match(f"{between}\0{words[subject.end :]}")
        return any(found is not None for found in (_BY.fullmatch(between), _NOR_DOES.fullmatch(between), own))
    if _ASIDE.search(words, max(0, subject.start - 20), subject.start) is not None:
        return False
    joined = _AND.search(words, max(0, at - 20), at)
    if joined is not None:  # who does the first of two things does the second
        if _is_object(words, subject):
            return False
        others = [each for each in others if not _is_object(words, each)]
    first = next((each for each in others if end_of_name(words, subject) <= each.start < at), None)
    border = _BORDER.search(words, subject.end, at if joined is None else joined.start())
    if border is not None and _does_more(words, subject.end, border, at):
        first = first if first is not None and first.start < border.start() else None
        border = None
    if border is not None or words[subject.end : at].strip() in {"and", "but", "yet", "while"}:
        return False
    if first is None or _JOINED.search(words[subject.end : first.start]) is not None:
        return True
    return _GOES_ON.fullmatch(f"{words[subject.end : first.start]}\0{words[first.end : at]}") is not None


def _does_more(words: str, start: int, border: re.Match[str], at: int) -> bool:
    """Say whether a clause only tells which one it is that acts behind it: `A strike that stopped trains ended`."""
    if border[0] not in {"that", "who", "which"} or _BORDER.search(words, border.end(), at) is not None:
        return False
    first = _NEXT_WORD.match(words, border.end(), at)
    its_own = first is not None and is_past(first[1]) and is_past(words[at : end_word(words, at)].casefold())
    return its_own and not any(is_past(each) for each in _SMALL.findall(words[start : border.start()]))


def _is_object(words: str, name: Span) -> bool:
    """Say whether a name stands right behind what is done to it: `thanked the French president`."""
    verbs = [each for each in _SMALL.finditer(words, max(0, name.start - _FAR), name.start) if is_past(each[0])]
    behind = _NEXT_WORD.match(words, name.end)
    if not verbs or _SAYS.fullmatch(verbs[-1][0]) is not None or (behind is not None and is_past(behind[1])):
        return False
    return _LEADS_TO.fullmatch(words, verbs[-1].end(), name.start) is not None


def is_being_done(words: str, at: int) -> bool:
    """Say whether what is done is done to whom stands before it: `was represented by`."""
    if _BEING.search(words, max(0, at - 30), at) is not None:
        return True
    also = _ALSO_BEING.search(words, max(0, at - _FAR), at) is not None
    return also and _HAS_OBJECT.match(words, at) is None


def _suffers(words: str, subject: Span, at: int, others: Sequence[Span]) -> bool:
    """Say whether it is done to a name: `X was invited`, `X, shot in May`, `invited A and X`, `but not X`."""
    if subject.start < at:
        aside = _ASIDE_OF.fullmatch(words, subject.end, at)
        return (aside is not None or is_being_done(words, at)) and acts(words, subject, at, others)
    between = _NOT_TO.sub(" ", words[at : subject.start])
    if is_being_done(words, at) or _BY_NAME.search(between) is not None or _SAYS.match(words, subject.end) is not None:
        return False
    return TURNS.search(between) is None and len(between) < 2 * _FAR


def is_subject(term: Term) -> bool:
    """Say whether a listed actor is whom a question is about, so that its people count for it."""
    return term.subject and term.actor is not None
