"""Answers who holds an office by who was put into it last: whoever left it since holds it no more."""

import re
from collections.abc import Sequence, Set

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate
from bot.answer.speaking.owning import read_office, tells_holder
from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import holds_title

_OFFICE = (
    r"(?:(?:vice-)?president|chancellor|premier|minister|secretary|ambassador|envoy|spokes(?:person|man|woman)|leader|chief|head|"
    r"chief\s+executive|captain|pilot|prosecutor|judge|coach|manager|founder|owner|"
    r"director|commissioner|chair(?:man|woman)?|king|queen|pope|governor|mayor|speaker|commander)"
)
_ASKS = re.compile(
    r"\b[Ww]ho(?:[’']s|\s+is)\s+(?:now\s+|currently\s+)?(?:(?:the|an?)\s+)?(?:[A-Z][\w’'-]*\s+)*(?:(?:new|current|present)\s+)?"
    rf"(?P<kind>(?:[a-z-]+\s+){{0,3}}?)(?P<office>{_OFFICE})(?:(?:\s+general)?\s+(?:of|for|in|at|to)\s+(?!charge\b)[^?,]+|\s+now)?\s*\?*\Z"
)
_WHOSE_HOLDER = re.compile(
    rf"\b[Ww]ho(?:[’']s|\s+(?:is|was|will\s+be|became))\s+(?:[A-Z][\w-]*\s+)*(?P<whose>[A-Z][\w-]*)[’']s?\s+(?:[a-z-]+\s+){{0,3}}?{_OFFICE}\b"
)
"""Asks who has an office under a person: `Who will be Ruiz's foreign minister?`."""
_OWNED_OFFICE = re.compile(rf"(?P<whose>[A-Z][\w-]*)[’']s?\s+(?:[a-z-]+\s+){{0,3}}?{_OFFICE}\b")
_RANK = re.compile(
    r"\b(?P<rank>Captain|Commander|Judge|Governor|Mayor|Speaker|Chief|Coach)\s+(?:[A-ZÀ-Ž][\w’'.-]*\s+)*[A-ZÀ-Ž][\w’'.-]*,\s+"
    rf"(?:an?|the|its|their|his|her)\s+(?P<role>(?:[\w’'-]+\s+){{0,4}}?{_OFFICE})\b"
)
"""Somebody who has a rank before the name, and who is told by what else they are behind it."""
_WHOSE_OFFICE = re.compile(rf"\b(?:the|[A-Z][\w-]+(?:[’']s)?)\s+((?:(?!the\b)[a-z-]+\s+)?{_OFFICE})\b")
"""Somebody who is told by an office, with what kind of office it is."""
_ACTS_BEFORE = re.compile(
    r"\bwhat\b[^?]*?\b(?:is|are|was|were|did|does|do|has|have|had|will|would)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_ITS_OFFICE = re.compile(rf"(?:[’']s?)?\s+(?P<office>(?:[a-z-]+\s+){{0,2}}?{_OFFICE})\b")
"""Behind the name of a state, who of it is asked about."""
_NEW = re.compile(r"\b(?:new|current|present|next)\b")
_LEAVES = re.compile(
    r"\b(?:former|outgoing|ousted|deposed|late|then)\s|\bex-|\b(?:resign|dismiss|sack|fire[ds]|censur|remov|oust|depos|step\w*\s+down|"
    r"quit|left\s+office|died)",
    re.IGNORECASE,
)
_GONE = (
    r"\b{office}\b(?:(?!\b(?:said|says|told|that|announced)\b)[^.;]){{0,60}}?\b(?:resign(?:s|ed)|quit|died|step(?:s|ped)\s+down|left\s+office|"
    r"(?:was|were|been|is)\s+(?:\w+ly\s+)?(?:dismissed|sacked|fired|removed|ousted|deposed|replaced|killed))\b"
)
"""Whoever holds this office, which is to be filled in, is told to hold it no more."""
_PUTS_IN = (
    r"(?:(?:swore|sworn|swear\w*)\s+in|name[ds]|appoint(?:s|ed)|elect(?:s|ed)|chose|chosen|installed|promoted|inaugurated|bec[ao]mes?|"
    r"took\s+(?:office|over)|takes\s+(?:office|over))"
)
COMES = (
    r"(?<!\bcame\s)(?<!\bcome\s)(?<!\bcomes\s)(?<!\bwent\s)(?<!\bspoke\s)(?<!\bspeak\s)(?<!\battended\s)(?<!\bflew\s)"
)
"""Before `in her place`: who only comes to a meeting for somebody has none of their office, as a pattern."""
_IN_PLACE = re.compile(rf"\b(?:succeed(?:s|ed)|replac(?:es|ed)|{COMES}in\s+(?:his|her|their)\s+place)\b", re.IGNORECASE)
_SUCCEEDED = re.compile(
    r"\bwho(?:\s+(?:has|had|will|would|is\s+to|was\s+to))?\s+(?:succeed(?:s|ed)?|replac(?:es?|ed)|t[ao]ke[sn]?\s+over\s+from|took\s+over\s+from)\s+"
    r"(?P<whom>[^?]+)|\bwho(?:[’']s|\s+(?:is|was|will\s+be))\s+(?:now\s+|to\s+be\s+)?(?:replacing|succeeding|taking\s+over\s+from)\s+(?P<leaving>[^?]+)|"
    r"\bwho(?:[’']s|\s+(?:is|was|will\s+be))\s+(?:now\s+)?(?:(?P<whose>[^?]+?)[’']s?\s+(?:successor|replacement)|"
    r"the\s+(?:successor|replacement)\s+(?:of|to|for)\s+(?P<of>[^?]+))",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"\b(?:runs?|leads?|heads?|acts?|takes?\s+over|in\s+charge|at\s+the\s+head)\b[^.;]*?\b(?:until|till|pending)\b[^.;]*?\b(?:successor|replacement)\b",
    re.IGNORECASE,
)
"""Who stands in for somebody who left."""
_TELLS_WHO_FOLLOWS = re.compile(
    r"\b(?:replac\w+|succeed\w*|successors?|interim|acting|caretaker|stand(?:s|ing)?\s+in|stood\s+in|new|next)\b|"
    r"\bt(?:akes?|aking|ook|aken)\s+(?:over|(?:his|her|their|the)\s+(?:place|post|seat|job|reins))\b",
    re.IGNORECASE,
)
_HOLDER = (
    r"(?P<before>[A-Z][\w’'-]+,\s+(?:the\s+)?)?(?:\0(?:[’']s?)?\s+(?i:{office})|(?i:{office})\s+(?:of|for)\s+(?:the\s+)?\0)"
    r"(?P<behind>(?i:\s+general|\s+of\s+[a-z]+)?,?\s+[A-Z])?"
)
"""An office of a state, which is NUL here, beside the name of who has it."""
_SENT_TO = re.compile(
    r"\b(?:ambassador|envoy|consul|representative)\s+(?:to|in|at)\s+(?:the\s+)?(?P<to>[A-Z])", re.IGNORECASE
)
"""An office that is told by where its holder is sent, who is another's than one who is sent elsewhere."""
_STILL = re.compile(
    r"(?i:is|are)\s+(?P<who>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})\s+still\s+(?P<office>[^?]+)[\s?!.]*"
)
_IN_CHARGE = re.compile(r"\b(?:in\s+(?:office|charge|power|the\s+(?:post|job|cabinet|government))|running)\b")
_NEAR = 40
"""Characters in which the name of a place stands."""
_ALSO = 0.6
"""The part of what the best sentence meets of the question that others must meet to be held against it by their day."""


def keep_holder(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked who holds an office, who was put into it last and what was told since of who has it, and
    where it is asked who comes after somebody, what tells of who does; all where no holder is asked for, or nothing
    tells how anybody came by it."""
    asked = _ASKS.search(question.understood) if question.kind == "who" else None
    candidates = _leave_out_others(question, candidates) if question.kind == "who" else candidates
    if question.kind == "who" and find_succeeded(question.understood) is not None:  # that somebody left tells nobody
        return [each for each in candidates if _TELLS_WHO_FOLLOWS.search(each.words) or tells_successor(each.words)]
    if asked is None or not candidates:
        return list(candidates)
    kind = frozenset(roots(f"{_NEW.sub('', asked['kind'])} {asked['office']}"))
    printed = re.compile(
        rf"(?<!\bdeputy )(?<!\bvice )\b{asked['office']}\b", re.IGNORECASE
    )  # its root is that of other words: `government`
    told = [
        each
        for each in candidates
        if printed.search(_leave_out_ranks(asked["office"], each.words))
        and not _is_sent_elsewhere(question, each.words)
    ]
    candidates = told or [
        each for each in candidates if not re.search(rf"\b{asked['office']}\b", each.words, re.IGNORECASE)
    ]
    if not candidates:
        return []
    most = max(each.sentence.own for each in candidates)
    near = [each for each in candidates if each.sentence.own >= _ALSO * most and kind <= frozenset(roots(each.words))]
    put = [each for each in near if _is_put_in(asked["office"], each.words)]
    if not put:
        whose = {found.key for found in load_gazetteer().scan(question.understood)}
        office = r"\s+".join(_NEW.sub("", f"{asked['kind']} {asked['office']}").split())
        theirs = [each for each in candidates if _names_holder(whose, office, each.words)]
        which = kind - frozenset(roots(asked["office"]))  # whoever has another office has not this one
        told = theirs or [each for each in candidates if which <= frozenset(roots(each.words))]
        gone = re.compile(_GONE.format(office=office), re.IGNORECASE)
        return [each for each in told if gone.search(each.words) is None]
    last = max(put, key=lambda each: each.when)
    since = [each for each in near if each.when > last.when and _LEAVES.search(each.words) is None]
    return [last, *(each for each in since if each.article.id != last.article.id)]


def _leave_out_others(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked who has an office under a person, what tells no such office as a state's or another's."""
    asked = _WHOSE_HOLDER.search(question.understood)
    if asked is None or load_gazetteer().scan(asked["whose"]):
        return list(candidates)
    owned = [(each, [found["whose"] for found in _OWNED_OFFICE.finditer(each.words)]) for each in candidates]
    return [each for each, whose in owned if not whose or asked["whose"] in whose]


def _leave_out_ranks(office: str, words: str) -> str:
    """Give words without a rank that only stands before the name of somebody with another role: `Captain Ana Ruiz, a
    spokeswoman of the navy`, who is the captain of no ship."""
    ranks = (each for each in _RANK.finditer(words) if each["rank"].lower() == office.lower())
    others = [each.span("rank") for each in ranks if office.lower() not in each["role"].lower()]
    for start, end in reversed(others):
        words = f"{words[:start]}{words[end:]}"
    return words


def read_office_asked(question: str) -> frozenset[str] | None:
    """Give the roots of the office whose holder is asked for, with what kind of office it is; None where none is."""
    asked = _ASKS.search(question)
    return frozenset(roots(f"{_NEW.sub('', asked['kind'])} {asked['office']}")) if asked is not None else None


def keep_of_holder(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what tells of whom a question asks what they do, where it tells them by an office of a state; who holds the
    same of another is somebody else."""
    asked = question.understood
    if question.words or question.kind not in {"what", "other"}:
        return list(candidates)
    for one in load_gazetteer().scan(asked, asked=True):
        office = _ITS_OFFICE.match(asked, one.span.end)
        if office is None or not one.key.startswith("state:") or not _ACTS_BEFORE.search(asked, 0, one.span.start):
            continue
        held = read_office(office["office"])
        return [each for each in candidates if tells_holder(one.key, held, each.told.of(each.article.text))]
    return list(candidates)


def _names_holder(whose: Set[ActorKey], office: str, words: str) -> bool:
    """Say whether words name who has an office of a state beside that: `Chad's foreign minister, Ana Ruiz`."""
    beside = re.compile(_HOLDER.format(office=office))
    theirs = (one.span for one in load_gazetteer().scan(words) if one.key in whose)
    found = (each for one in theirs for each in beside.finditer(f"{words[: one.start]}\0{words[one.end :]}"))
    return any(each["before"] or each["behind"] for each in found)


def _is_sent_elsewhere(question: QuestionRead, words: str) -> bool:
    """Say whether all that words tell of an envoy is of one to another place than the question names."""
    if _SENT_TO.search(question.understood) is None:
        return False
    asked, gazetteer = set(roots(question.understood)), load_gazetteer()
    keys = {each.key for each in gazetteer.scan(question.understood, asked=True)}
    to = [each.start("to") for each in _SENT_TO.finditer(words) if each["to"].isupper()]
    here = {each.span.start: each.key for each in gazetteer.scan(words)}
    return bool(to) and not any(
        here[at] in keys if at in here else not asked.isdisjoint(roots(words[at : at + _NEAR].split(maxsplit=1)[0]))
        for at in to
    )


def ask_whether_left(question: str) -> str | None:
    """Give what settles whether somebody still has an office where no report says that they do: whether they resigned,
    which who was dismissed or replaced answers too; None where that is not asked."""
    asked = _STILL.fullmatch(question)
    if asked is None or not (holds_title(asked["office"]) or _IN_CHARGE.search(asked["office"])):
        return None
    return f"Has {asked['who']} resigned?"


def find_succeeded(question: str) -> str | None:
    """Give whom a question names of whom it asks who comes after them; None where it asks nothing so."""
    found = _SUCCEEDED.search(question)
    return next(filter(None, found.groups())) if found is not None else None


def stands_in(words: str) -> bool:
    """Say whether a sentence tells of somebody who does the work until there is a successor."""
    return _FOR_NOW.search(words) is not None


def tells_successor(words: str) -> bool:
    """Say whether a sentence tells that somebody comes into some office."""
    return _is_put_in(_OFFICE, words)


def tells_office(question: str, words: str) -> bool:
    """Say whether words name the office of whom a question asks, where that is told by more than `the minister`:
    a finance minister is no foreign minister."""
    offices = [each for each in _WHOSE_OFFICE.findall(question) if " " in each]
    told = frozenset(roots(words))
    return all(told.issuperset(roots(each)) for each in offices)


def _is_put_in(office: str, words: str) -> bool:
    """Say whether somebody comes into an office: `swore in Ana Ruiz as minister`, `its new minister`."""
    into = re.search(rf"\b{_PUTS_IN}\b[^.;]{{0,90}}?\b{office}\b", words, re.IGNORECASE)
    new = re.search(rf"\bnew\s+(?:[\w-]+\s+){{0,2}}{office}\b", words, re.IGNORECASE)
    return (
        into is not None or _IN_PLACE.search(words) is not None or (new is not None and _LEAVES.search(words) is None)
    )
