"""Reads of whom it is asked how many there are by now, or how that number came about, and how many of them a sentence
counts: the dead, the injured, the missing, the held, the arrested, the freed, the displaced, who was on board."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.answer.asked.otherwise import alike
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, root, roots
from bot.answer.found.counting import (
    HELD,
    MISSING,
    PEOPLE,
    Counted,
    Lasting,
    find_dead,
    find_in_all,
    is_count_of,
    iter_counts,
    read_counted,
    read_dead,
    read_whose,
    tells_more,
    value_at,
)
from bot.answer.holding.aboard import asks_aboard, find_aboard
from bot.answer.holding.compounds import SMALL
from bot.answer.holding.deeds import is_supposed
from bot.answer.holding.states import find_count, read_state
from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer
from bot.text.words import NUMBER_WORDS

_DYING = re.compile(
    r"\b(?:die[ds]?|dying|dead|deaths?|toll|kill(?:s|ed|ing)?|drown(?:ed)?|perish(?:ed)?|fatalit(?:y|ies))\b",
    re.IGNORECASE,
)
_STATES = (HELD, MISSING)
_DEEDS = tuple(
    re.compile(rf"\b(?:{each})\b", re.IGNORECASE)
    for each in (
        r"injur(?:ed|es|ing|ies)|wound(?:ed|s|ing)|hurt",
        r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|detentions",
        r"free[ds]?|freeing|releas(?:e[ds]?|ing)|(?:let|set)\s+(?:free|go)|(?:c[oa]me|return(?:ed)?|sent)\s+home",
        r"rescu(?:ed|es|ing)|saved|pulled\s+(?:alive|to\s+safety)",
        r"displac(?:ed|es|ing)|evacuat(?:ed|es|ing)|homeless",
    )
)
"""What is done to people, or what they suffer: with who else has been since, their number only grows."""
_ABOARD = re.compile(r"\b(?:on[\s-]board|aboard|carry(?:ing)?)\b", re.IGNORECASE)
"""Who was on a ship or a plane: the last to say how many knows best."""
_ANY = "|".join(each.pattern for each in (_DYING, *_STATES, *_DEEDS))
_SUM = (
    r"(?P<toll>(?:(?:latest|current|official|confirmed|overall|total)\s+)*(?:(?:death|casualty)\s+toll|"
    rf"toll|(?:number|count|tally)\s+of\s+(?:(?:the|those)\s+)?(?:[a-z-]+\s+){{0,3}}?(?:{_ANY})(?:\s+people\b)?))\b"
)
_OF_WHAT = r"(?:(?!(?:of|for|in|on|at|to|and|or|the|behind|about|from|after|by|with|that|who)\b)[\w’'-]+\s+){0,4}?"
_TOLL = rf"(?:the|its|their)\s+{_OF_WHAT}{_SUM}"
"""The number of those who died or are in a state, before which may stand of what."""
_COURSE = re.compile(
    rf"\bhow\s+(?:has|have|had|did|does)\s+{_TOLL}[^?]*?\s(?P<turn>(?:been\s+)?"
    r"(?:chang|develop|evolv|ris|rose|grow|climb|fall|increas|mov|progress|go)\w*(?:\s+up)?"
    r"(?:\s+(?:over\s+time|so\s+far|since|day\s+by\s+day))?)\W*\Z",
    re.IGNORECASE,
)
_TIMELINE = re.compile(
    r"\b(?P<turn>timeline|chronology|course|history|development|evolution|progress(?:ion)?|changes)\b(?:\s+(?:of|in|for)|:)?\s+"
    rf"(?:(?:the|its|their)\s+)?{_OF_WHAT}{_SUM}(?=\W*\Z|\s+(?:of|from|in|on|at|since|after|for|off|near|so\s+far|day\s+by\s+day)\b)",
    re.IGNORECASE,
)
_STANDS = re.compile(
    rf"\b(?:what(?:\s+(?:is|are|was)|[’']s)|how\s+(?:high|large)\s+(?:is|was)|where\s+does)\s+(?:now\s+)?{_TOLL}[^?]*?"
    r"(?P<turn>(?:\s(?:now|so\s+far|today|at\s+present|by\s+now|currently|stand))*)\W*\Z",
    re.IGNORECASE,
)
_BEING = r"(?:have|has|had|were|was|are|is|got|been|also|already|yet|still|now|so\s+far)\s+"
_WERE = re.compile(
    rf"\bhow\s+many\s+(?:of\s+)?(?:(?:the|those)\s+)?(?P<who>(?:(?!{_BEING})[\w’'-]+\s+){{0,4}}?)(?:{_BEING})+(?P<fate>[a-z]+)\b",
    re.IGNORECASE,
)
"""How many something was done to."""
_BY_WHOM = re.compile(
    r"\bby\s|\b(?:did|does|do|has|have)\s+(?:(?!been\b)[\w’'-]+\s+){1,4}?(?:kill|injure|wound|arrest|detain|free|release)(?:e?d)?\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    rf"\bnumber\s+of\s+(?P<whom>(?:[\w’'-]+\s+){{1,5}}?)(?:(?:has|have|had|now|\w+)\s+){{0,2}}(?:to|at|is|was|reached|passed|exceeds?|exceeded)\s+"
    rf"(?:(?:at\s+least|more\s+than|about|some|over|nearly|almost|around)\s+)?(?P<all>\d[\d,]*|(?:{NUMBER_WORDS})\b)|"
    rf"\bto\s+(?P<so_many>\d[\d,]*|(?:{NUMBER_WORDS}))\s+the\s+(?:total\s+)?number\s+(?:of\s+)?(?P<those>(?:[\w’'-]+\s+){{0,3}}[\w’'-]+)",
    re.IGNORECASE,
)
"""How many there are by now, in words for any fate: `the number of injured has climbed to 90`."""
_FIGURE = rf"(?:\d[\d,]*|(?:{NUMBER_WORDS}))"
_LOWERED = re.compile(
    rf"\b{_FIGURE}\s+(?:fewer|less)\s+than\s+(?:[a-z]+\s+){{0,3}}?(?:(?:had|was|were|been|first|earlier|previously|initially)\s+)*"
    r"(?:given|reported|announced|said|stated|thought|feared|counted|put|published)\b|"
    rf"\b{_FIGURE}(?:\s+(?:people|dead|deaths|bodies|died)){{0,2}},?\s+(?:and\s+)?not\s+{_FIGURE}\b|"
    rf"\bnot\s+(?:\d[\d,]*|(?:{NUMBER_WORDS}))\b[^;.]{{0,30}}?\bas\s+(?:[a-z]+\s+){{0,3}}?(?:reported|announced|said|stated|believed)\b|"
    r"\b(?:lower(?:s|ed|ing)|revis(?:es?|ed|ing)|correct(?:s|ed|ing)|reduc(?:es?|ed|ing)(?!\s+to\s+(?:rubble|ruins|ash\w*|debris)\b)|"
    r"cut(?=\s+(?:to|from|(?:its|the|their)\s+(?:[a-z]+\s+){0,3}?(?:toll|count|number|figure|tally|estimate))\b)|down\s+from)\b",
    re.IGNORECASE,
)
_PEOPLE_ALONE = re.compile(
    rf"\b{_FIGURE}\s+(?:(?:people|persons|others|bodies|lives|dead|deaths|victims)\b|(?:(?:have|had|are|were)\s+)?(?:died|dead|drowned|killed)\b)",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:of\s+(?:them|whom|these|those)|among\s+(?:them|whom|the\s+dead)|including|as\s+well\s+as)\b", re.IGNORECASE
)
_AMONG_THE_DEAD = re.compile(
    r"\bamong\s+(?:the|those|its|their)\s+(?:\w+\s+){0,2}?(?:dead|killed|victims|deaths|fatalities|casualties)\b",
    re.IGNORECASE,
)
"""What tells only of some of those who died."""
_OF_THOSE = re.compile(r"\b[Oo]f\s+(?:all\s+)?(?:the|those|them)\s+(?:\w+\s+)?\Z")
"""Right before what only says of whom something else is told: `Of those arrested, 20 were let go`."""
_COUNTED = re.compile(
    rf"(?:\d|\b(?:{NUMBER_WORDS}))\s+(?:[\w’'-]+\s+){{0,2}}?(?:[a-z]+s|people|men|women)\s\Z", re.IGNORECASE
)
_THEN_DID = re.compile(
    r"[a-z]+ed\b(?:(?!\b(?:and|but|while|after|when|who|that|which)\b)[^,;.]){1,60}?\s(?:came|went|were|was|have|had|has|are|remain|will|"
    r"returned|appeared|left)\b"
)
_LAST_ONE = re.compile(
    r"\b(?:the\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|other|only)(?:\s+one)?|only\s+one|one)\b(?!\s+of\s+the\s+\w+s\s+who)"
    r"(?P<who>[^;.]{0,40}?)\s(?:remains?|is\s+still|stays)\s+(?P<state>[^;.]{3,40})",
    re.IGNORECASE,
)
"""Who alone is left of those in a state: `The third, Ana Ruiz, remains in custody`."""
_SO_MANY_ARE = re.compile(rf"\b(?:\d[\d,]*|(?:{NUMBER_WORDS}))\s+(?:are|were|remain|have|had)\b", re.IGNORECASE)
"""A number of those who were named before."""
_FEARED = re.compile(r"\b(?:could|might|may|would|will|expect\w*|fear\w*|likely)\b", re.IGNORECASE)
_NEAR = 40
"""Characters before a number in which it is told to be no more than feared."""
_OURS = frozenset(map(root, "accident affair disaster incident tragedy".split()))
"""Words of ours for what another word names: `the bus accident`."""
_IDLE = PEOPLE | frozenset(map(root, "far now still yet already currently total number".split()))

_CARRIERS = frozenset(
    map(root, "ship vessel craft board aboard carry manifest list actual actually vs versus real".split())
)
"""What a ferry or a plane may be called in a question, and that it is asked who was on it, by a list or in fact."""
_LIVES = root("lives")
"""What the dead have lost is no name for them."""
_THEY_WERE = frozenset(map(root, "were was are is had have".split()))
"""Where nobody is named whose number is asked for: `How many were on board?`."""

Form = Literal["course", "newest", "how_many", "aboard"]
_IN_TIME: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("course", _COURSE),
    ("course", _TIMELINE),
    ("newest", _STANDS),
)


@dataclass(frozen=True, slots=True)
class AskedFate:
    """Whose number is asked for: what became of them, as what they may be counted, and where."""

    fate: re.Pattern[str]
    counted: tuple[Counted, ...]
    happening: tuple[Term, ...]
    form: Form
    whose: ActorKey | None = None
    """The state whose people they are."""
    toll: bool = False
    """It asks for no more than a toll, which may be one that is paid."""

    @property
    def noun(self) -> str | None:
        """What they are called, by its root, where that is not people."""
        root_ = self.counted[0].root
        return None if root_ is None or root_ in PEOPLE or self._counts_the_dead else root_

    @property
    def _counts_the_dead(self) -> bool:
        root_ = self.counted[0].root
        return self.grows and root_ is not None and (root_ == _LIVES or alike(root_) == alike(root("die")))

    @property
    def of_anybody(self) -> "AskedFate":
        """The same of people, whatever they are called."""
        return replace(self, counted=(Counted(root("people")),))

    @property
    def is_of_state(self) -> bool:
        """It is asked how many are held or missing."""
        return self.fate in _STATES

    @property
    def is_of_all(self) -> bool:
        """It is asked how many died, whoever they were."""
        return self.grows and self.noun is None and self.whose is None

    @property
    def grows(self) -> bool:
        """Its number never falls, unless it is corrected."""
        return self.fate is _DYING


ANY_TOLL = AskedFate(_DYING, (Counted(root("people")),), (), "newest")
"""The dead, of whatever happening a report tells."""


def read_fate(question: QuestionRead) -> AskedFate | None:
    """Give whose number a question asks for by now, or in its course; None where it asks for none."""
    for form, asks in _IN_TIME:
        found = asks.search(question.understood)
        if found is not None:
            fate = next((each for each in (*_STATES, *_DEEDS) if each.search(found["toll"])), _DYING)
            said = frozenset(roots(f"{found['toll']} {found['turn']}"))
            rest = tuple(
                each for each in question.terms if each.named or not (each.root in said or each.shown in SMALL)
            )
            people = (Counted(root("people")),)
            return AskedFate(fate, people, rest, form, toll=found["toll"].casefold() == "toll")
    if question.kind in {"how_many", "compare"} and asks_aboard(question.understood):
        return _read_aboard(question)
    return _read_how_many(question) if question.kind == "how_many" else None


def _read_aboard(question: QuestionRead) -> AskedFate:
    counted = read_counted(question.understood)
    if counted is None or counted.root in _THEY_WERE:
        counted = Counted(root("people"))
    happening = tuple(
        each for each in _list_happening(question, _ABOARD, (counted,)) if each.named or each.root not in _CARRIERS
    )
    return AskedFate(_ABOARD, (counted,), happening, "aboard")


def _read_how_many(question: QuestionRead) -> AskedFate | None:
    """Give it where it is asked how many; none where also by whom, which a toll does not tell."""
    whom = _read_whom(question)
    if whom is None or _BY_WHOM.search(question.understood):
        return None
    fate, counted = whom
    whose = read_whose(question.understood)
    return AskedFate(fate, counted, _list_happening(question, fate, counted), "how_many", whose)


def _read_whom(question: QuestionRead) -> tuple[re.Pattern[str], tuple[Counted, ...]] | None:
    """Give what became of those of whom it is asked how many they are, and as what they may be counted."""
    dead, lasting = read_dead(question.understood), read_state(question)
    if dead or lasting is not None:
        return (_DYING, dead) if lasting is None or dead else (lasting.told, (lasting.counted,))
    found = _WERE.search(question.understood)
    fate = next((each for each in _DEEDS if found is not None and each.fullmatch(found["fate"])), None)
    if found is None or fate is None:
        return None
    who = found["who"].split()
    return fate, (Counted(root(who[-1].casefold()) if who else root("people")),)


def _list_happening(question: QuestionRead, fate: re.Pattern[str], counted: tuple[Counted, ...]) -> tuple[Term, ...]:
    """Give what a question tells of where and how it came about; of whom alone where it tells nothing else."""
    idle = _IDLE | {each.root for each in counted}
    rest = [
        each
        for each in question.terms
        if each.named
        or not (each.root in idle or each.shown in SMALL or fate.search(each.shown) or _is_dying(each, fate))
    ]
    plain = [each for each in rest if not each.named and each.root not in _OURS]
    whom = [each for each in question.terms if each not in rest and each.root in idle - _IDLE]
    return tuple([each for each in rest if each.named or each in plain] if plain else [*rest, *whom])


def _is_dying(term: Term, fate: re.Pattern[str]) -> bool:
    return fate is _DYING and alike(term.root) == alike(root("die"))


def count_fate(asked: AskedFate, sentence: str, before: str = "") -> int | None:
    """Give how many a sentence counts of those who are asked for, by then and in all; None where it counts none, tells
    only who came on top, or tells what is feared. Who they are may stand in the sentence before."""
    if asked.noun is not None and asked.noun not in roots(sentence):
        follows = asked.noun in roots(before) and _SO_MANY_ARE.search(sentence) is not None
        return count_fate(asked.of_anybody, sentence) if follows else None
    states = {each.key for each in load_gazetteer().scan(sentence)} if asked.whose is not None else set()
    if states - {asked.whose}:
        return None
    if asked.fate is _ABOARD:
        on_board = find_aboard(asked.counted[0], sentence)
        return _value(sentence, on_board) if on_board is not None else None
    at = find_in_all(sentence) if asked.fate is _DYING else _find_number(asked.fate, sentence)
    if at is not None:
        return None if _is_feared(sentence, at) else _value(sentence, at)
    if tells_more(sentence) or (asked.is_of_all and _AMONG_THE_DEAD.search(sentence) is not None):
        return None
    if asked.fate is _DYING:
        dead = find_dead(asked.counted[:1], sentence)
        return find_dead(asked.of_anybody.counted, sentence) if dead is None and asked.noun is None else dead
    if asked.fate in _DEEDS:
        told = (each.start() for each in asked.fate.finditer(sentence) if not is_supposed(sentence, each.start()))
        deeds = [each for each in told if not (_OF_THOSE.search(sentence, 0, each) or _tells_which(sentence, each))]
        places = (at for each in asked.counted for at in iter_counts(each, sentence))
        return next((_value(sentence, at) for at in places if is_count_of(sentence, at, deeds)), None)
    found = (find_count(Lasting(each, asked.fate), sentence) for each in asked.counted)
    return next((_value(sentence, at) for at in found if at is not None), None)


def _tells_which(sentence: str, deed: int) -> bool:
    """Say whether a deed only tells of which people something else is told: `12 people arrested there came home`."""
    return _COUNTED.search(sentence, 0, deed) is not None and _THEN_DID.match(sentence, deed) is not None


def is_done_to_people(asked: AskedFate) -> bool:
    """Say whether it is asked to how many something was done, and not how many are in a state."""
    return asked.fate in _DEEDS


def find_last_one(asked: AskedFate, sentence: str) -> int | None:
    """Give one where a sentence tells who alone is left in a state."""
    found = _LAST_ONE.search(sentence) if asked.is_of_state else None
    return 1 if found is not None and asked.fate.match(found["state"]) else None


def tells_in_all(asked: AskedFate, sentence: str) -> bool:
    """Say whether a sentence says how many they are by then in so many words: `bringing the number of dead to 25`."""
    return (find_in_all(sentence) if asked.fate is _DYING else _find_number(asked.fate, sentence)) is not None


def counts_people_alone(sentence: str) -> bool:
    """Say whether a sentence counts people and does not tell which."""
    return _PEOPLE_ALONE.search(sentence) is not None and _WHICH.search(sentence) is None


def tells_feared_toll(sentence: str) -> bool:
    """Say whether a sentence tells what a toll may come to: `could rise to 60`."""
    at = find_in_all(sentence)
    return at is not None and _is_feared(sentence, at)


def _is_feared(sentence: str, at: int) -> bool:
    return _FEARED.search(sentence, max(0, at - _NEAR), at) is not None


def is_lowered(sentence: str) -> bool:
    """Say whether a sentence tells that a number was corrected to a lower one."""
    return _LOWERED.search(sentence) is not None


def _find_number(fate: re.Pattern[str], sentence: str) -> int | None:
    """Give where a sentence says how many they are by now, in so many words."""
    for found in _NUMBER_OF.finditer(sentence):
        if fate.search(found["whom"] or found["those"]):
            return found.start("all") if found["all"] else found.start("so_many")
    return None


def _value(sentence: str, at: int) -> int | None:
    value = value_at(sentence, at).replace(",", "")
    return int(value) if value.isdigit() else None
