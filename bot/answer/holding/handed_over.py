"""Answers whether something was handed over or sent by the newest report of its arrival: `The papers have not reached
the court`."""

import re
from collections.abc import Iterator, Sequence

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate, is_in_place
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer

_GIVEN = (
    r"(?:handed\s+(?:over|in|out|on)|handed(?=\s+to\b)|delivered|sent|submitted|forwarded|passed\s+on|turned\s+over|given(?=\s+to\b)|"
    r"transmitted|supplied)"
)
_ASKS = re.compile(
    rf"(?:has|have|had|was|were)\s+(?P<thing>(?:the|its|his|her|their|any|an?|(?-i:[A-Z])[\w-]*+[’']s?)\s[^?,]{{2,60}}?)\s+"
    rf"(?:(?:already|ever|finally|now|really|yet)\s+)?(?:been\s+)?(?:{_GIVEN}|arrived|received)\b[^?]*\??\s*",
    re.IGNORECASE,
)
_ARRIVED = (
    rf"(?P<not>(?:\s+(?:still|also))?\s+(?:not|never|yet\s+to)(?:\s+yet)?)?\s+(?:(?:yet|already|finally|since|now|only)\s+)?"
    rf"(?P<how>reach(?:ed)?(?!\s+(?:\d|an?\s|(?:the|its|that|this)\s+(?:same\s+|final\s+)?(?:conclusion|verdict|agreement|deal|end|stage|point|limit|age|peak)))|"
    rf"arrived?|(?:been|be)\s+(?:received|{_GIVEN}))\b"
)
_TELLS = re.compile(rf"\b(?:has|have|had){_ARRIVED}")
_CLAUSE = re.compile(r";\s|,\s(?:and|but|while)\s|\b(?:said|says)\s(?:that\s)?")
_OPENS = re.compile(r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Nn]o|\d+|[A-Z][\w-]*+[’']s?)\s")
_LEAD = re.compile(r",|\s(?:of|from|by|on|for|about|in|to|with|that|which)\s")
_OWN_WORDS = re.compile(_GIVEN)


def tell_handed_over(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the newest sentence that tells that the very thing has arrived or has not, where it is asked whether that
    was handed over, and no other words than those of the question are needed; nothing where these tell it."""
    asked = _ASKS.fullmatch(question.understood.strip())
    if asked is None or question.kind not in YES_OR_NO or is_ahead(question) or question.window or question.dates:
        return ()
    thing = asked["thing"]
    plain = {
        each.root for each in question.terms if not each.named and re.search(rf"\b{re.escape(each.shown)}\b", thing)
    }
    head = root(re.findall(r"[\w-]+", _LEAD.split(thing)[0])[-1].casefold())
    names = Spotter([each for each in question.terms if each.named], load_gazetteer())
    told = [
        (each, found)
        for each in known
        if is_in_place(each.article, each.sentence.span)
        if names.meets_all(f"{each.article.title}. {each.article.text}")
        for found in _list_told(each.words, head, plain | {head})
    ]
    if not told:
        return ()
    newest, found = max(told, key=lambda one: one[0].when)
    return (newest,) if found["not"] or _OWN_WORDS.search(found["how"]) is None else ()


def _list_told(words: str, head: str, plain: set[str]) -> Iterator[re.Match[str]]:
    """Give where a sentence tells of the arrival of what has that head and these other words."""
    for found in _TELLS.finditer(words):
        starts = [0, *(each.end() for each in _CLAUSE.finditer(words, 0, found.start()))]
        for start in starts:
            subject = words[start : found.start()].strip()
            lead = re.findall(r"[\w-]+", _LEAD.split(subject)[0]) if _OPENS.match(subject) is not None else []
            if lead and root(lead[-1].casefold()) == head and plain <= set(roots(subject)):
                yield found
                break
