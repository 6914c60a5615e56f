"""Who does what in a sentence: who acts and to whom it is done, by where names stand around the verb."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.asked.named import Named, end_of_name, find_named
from bot.answer.asked.statements import AUXILIARIES
from bot.answer.asked.terms import COMES_IN, roots
from bot.answer.found.spotting import end_word
from bot.model.analysis import ActorKey, Span
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past
from bot.text.words import NUMBER_WORDS

_BORDER = re.compile(
    r"\b(?:as|while|that|when|after|before|whether|if|because|but|where)\b(?!\s+(?:he|she|it|they|its|his|her|their)\b)",
    re.IGNORECASE,
)
"""Behind it somebody else acts, unless a pronoun takes up who acted before."""
BY = re.compile(r"\w+\s+(?:by|of|from)\s+(?:the\s+)?(?:[A-Z]?[\w’'-]+\s+){0,2}")
_ITS_OWN = re.compile(
    r"(?:trip|visit|tour|journey|talks|meeting|speech)\b[^,;.]*?\s(?:that|which)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){0,2}\0(?:,[^,;.]{1,60},)?\s+"
    r"(?:has\s+|had\s+)?(?:put\s+off|postponed|delayed|cancell?ed|called\s+off|planned|cut\s+short|made)\b",
    re.IGNORECASE,
)
"""A journey and what somebody, who is NUL here, did with it: `the trip that Ruiz put off`."""
_NOR_DOES = re.compile(rf"[^.;]*\b(?:nor|neither|so)\s+(?:{AUXILIARIES})\s+(?:the\s+)?")
"""From what one does to the name of another who does so as well, or does not either: `nor is Chad`."""
_JOINED = re.compile(
    r"\b(?:and|nor)\b|\A\s*,\s*\Z|\b(?:of|in|from|to|at)\s+(?:the\s+)?\Z|\A\s+(?:by|with|on|over|against)\s+(?:the\s+)?\Z"
)
"""Between two names: both act, they are one in apposition, or the second only says where the first belongs."""
_GOES_ON = re.compile(r"\s+[a-z]+\s+(?:the\s+)?\0[^,;]*\band\s+(?:\w+\s+)?")
"""The second of two things that one does, the first to the other, which is NUL here: `Russia attacked … and took …`."""
_ASIDE = re.compile(r"\b(?:by|with|against|than|like|unlike)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Before who does not act: `backed by Rwanda`."""
_ASIDE_OF = re.compile(r"(?:\s+(?:at|in|of|on|near|to|with|between|from)\s+[^,;.]{1,40})?,\s*")
_WHICH_ONE = re.compile(r",\s+who(?:se)?\s[^,;.]*,(?=\s)")
"""Right behind a name, who that is, whatever was done then."""
_WHOSE_ONE = re.compile(
    r"\s+(?:(?:that|which|whom)\s+(?:the\s+)?(?:[A-Z][\w’'-]*+\s+){1,3}(?:has\s+|had\s+)?[a-z]+ed|"
    r"between\s+[^,;.]{1,60}?\s+and\s+(?:[a-z’'-]+\s+){0,3}(?:[A-Z][\w’'-]*+\s+){0,3}[A-Z][\w’'-]*+(?:,[^,;.]{1,60},)?)"
    r"(?=\s+(?:[a-z]+ly\s+)?(?:has|have|had|is|are|was|were|will|would|must|should|remains?)\b)"
)
"""Right behind a thing, whose it is: `the inquiry that Ruiz promised`, `a call between the two and Ruiz`."""
_TOWARD = re.compile(r"\b(for|to|with|against|from|by)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
TURNS = re.compile(r"\b(?:as|while|that|when|after|before|whether|if|because|but|where|which|who)\b", re.IGNORECASE)
"""Behind it a sentence turns to something else."""
_BEING = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:not|never|also|still|now|already)\s+|[a-z]+ly\s+)*\Z"
)
_ALSO_BEING = re.compile(
    r"\b(?:is|are|was|were|been|being)\s[^.;]{3,60}?(?:,|\band)\s+(?:(?:at\s+least|some|about|another)\s+)?"
    rf"(?:\d[\d,.]*|(?:{NUMBER_WORDS})|others|several|dozens)\s+(?:more\s+|others\s+|people\s+)?\Z"
)
"""Before what is done to further ones, too: `Two were killed and five captured`."""
_HAS_OBJECT = re.compile(r"[\w’'-]+\s+(?:an?|the|its|his|her|their|[A-Z])")
_BY_NAME = re.compile(r"\bby\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
_NOT_TO = re.compile(r"\b(?:but|and|though)\s+not\b")
SAYS = r"(?:said|says|told|announced|reported)"
"""Verbs behind which stands what is reported, as a pattern."""
_SAYS = re.compile(rf"[^,.;]{{0,30}}\b{SAYS}\b")
_AND = re.compile(r"\b(?:and|but|yet|while)\s+(?:has\s+|had\s+|then\s+|also\s+)?\Z")
SMALL = re.compile(r"\b[a-z]+\b")
_LEADS_TO = re.compile(
    r"\s+(?:(?:an?|the|its|his|her|their)\s+)?(?:[A-Z][\w-]*(?:[’']s)?\s+){0,3}(?:(?:[a-z-]+\s+){0,3}[a-z-]+,\s+)?"
)
"""Between a verb and the name of whom it is done to: `the French president`, `Slovenia’s foreign minister,`."""
_NEXT_WORD = re.compile(r"\s+(?:has\s+|had\s+)?([a-z]+)")
_WHERE_IT_BELONGS = re.compile(
    r"[\w’'-]+(?:\s+(?:at|of|from|in)\s+(?:the\s+(?:[a-z]+\s+)?)?(?:[A-Z][\w’'-]*\s+){0,2}[A-Z][\w’'-]*)?"
)
"""A thing and, right behind it, the name that only says which: `pilots at the airline Norvia`."""
_FAR = 80
"""Characters behind what is done in which it says to whom."""


@dataclass(frozen=True, slots=True)
class Toward:
    """To, for or with whom something is done."""

    how: str
    key: ActorKey | None
    roots: frozenset[str]


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


def span_thing(words: str, at: int) -> Span:
    """Give where a word for a thing stands, with the name behind it that says which one."""
    found = _WHERE_IT_BELONGS.match(words, at)
    return Span(at, found.end() if found is not None else end_word(words, at))


def acts(words: str, subject: Span, at: int, others: Sequence[Span]) -> bool:
    """Say whether a name stands before what is done, with nobody else in between, or behind it as whose it is."""
    if subject.start >= at:
        between = words[at : subject.start]
        own = _ITS_OWN.match(f"{between}\0{words[subject.end :]}")
        return any(found is not None for found in (BY.fullmatch(between), _NOR_DOES.fullmatch(between), own))
    if _ASIDE.search(words, max(0, subject.start - 20), subject.start) is not None:
        return False
    which = _WHICH_ONE.match(words, subject.end, at) or _WHOSE_ONE.match(words, subject.end, at)
    if which is not None:  # Ruiz, who led when the count stopped, said
        subject = Span(subject.start, which.end())
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
    return its_own and not any(is_past(each) for each in SMALL.findall(words[start : border.start()]))


def _is_object(words: str, name: Span) -> bool:
    """Say whether a name stands right behind what is done to it: `thanked the French president`."""
    verbs = [each for each in SMALL.finditer(words, max(0, name.start - _FAR), name.start) if is_past(each[0])]
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


def suffers(words: str, subject: Span, at: int, others: Sequence[Span]) -> bool:
    """Say whether it is done to a name: `X was invited`, `X, shot in May`, `invited A and X`, `but not X`."""
    if subject.start < at:
        suffered = COMES_IN.match(words, at) or _ASIDE_OF.fullmatch(words, subject.end, at) or is_being_done(words, at)
        return bool(suffered) and acts(words, subject, at, others)
    between = _NOT_TO.sub(" ", words[at : subject.start])
    if is_being_done(words, at) or _BY_NAME.search(between) is not None or _SAYS.match(words, subject.end) is not None:
        return False
    return TURNS.search(between) is None and len(between) < 2 * _FAR
