"""Answers whether or when a ship, a team or somebody arrives by the newest report of that very journey: it may have
turned back, or be due on another day."""

import re
from collections.abc import Iterator, Sequence

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import is_asking, root, roots
from bot.answer.found.candidates import Candidate, is_in_place
from bot.answer.found.fitting import tells_time
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer

_COMES = (
    r"(?:reach(?:ed|es)?(?!\s+(?:\d|an?\s|(?:the|its|their|that|this|any|no)?\s*(?:same\s+|final\s+|new\s+)?(?:conclusion|verdict|agreement|"
    r"deal|end|stage|point|limit|age|peak|accord|compromise|consensus|decision|settlement|record|ceasefire|truce)\b))|"
    r"arriv(?:e[ds]?|ing)|(?:got|gotten|get|gets)\s+(?:to|there))"
)
_THING = r"(?P<thing>(?:(?:the|its|his|her|their)\s|(?-i:[A-Z]))[^?,]{1,60}?)"
_ASKS = re.compile(
    rf"(?:(?:has|have|did)\s+{_THING}|"
    rf"when\s+(?:will|does|do|is|are)\s+{_THING.replace('thing', 'ahead')}(?:\s+(?:due|expected|to))*)"
    rf"\s+(?:(?:already|ever|finally|now|yet)\s+)?{_COMES}\b[^?]*\??\s*",
    re.IGNORECASE,
)
_NOW = r"(?:(?:now|still|already|since|finally|also|only)\s+)?"
_IS_DUE = (
    rf"(?:(?:is|are|was|were)\s+{_NOW}(?:expected|due|scheduled)\b|"
    rf"(?:will|would)\s+{_NOW}(?:not\s+)?(?:{_COMES}|be)\b|to\s+{_COMES}\b)"
)
_WENT = (
    rf"(?:ha(?:s|ve|d)\s+(?:not\s+|never\s+|yet\s+to\s+|to\s+)?{_NOW}(?:yet\s+)?(?:{_COMES}|turn(?:ed)?\s+(?:back|around|round))|"
    rf"(?:did|could)\s+not\s+(?:yet\s+)?{_COMES}|{_COMES}|turned\s+(?:back|around|round)|"
    rf"(?:is|are|was|were)\s+{_NOW}(?:turned\s+back|delayed|held\s+up|stuck|on\s+(?:its|his|her|their)\s+way|(?:now\s+)(?:expected|due)))\b"
)
_TELLS = re.compile(rf"\s(?:(?P<went>{_WENT})|(?P<due>{_IS_DUE}))")
_STARTS = re.compile(
    r";\s|,\s(?:and|but|while)\s|\b(?:said|says)\s(?:that\s)?|\b(?:expect|hope|want)(?:s|ed)?\s|\bthat\s(?=the\s|[A-Z])"
)
_LEAD = re.compile(r",|\s(?:of|from|by|on|for|about|in|to|with|that|which|who|whose|carrying)\s")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose)\b")
_CALLED = re.compile(r"\b(?P<kind>[a-z]+)\s(?P<name>[A-ZÀ-Ž][\w’'-]*)")
_DEEDS = frozenset(map(root, "reach arrive get got due expect now yet already there".split()))


def tell_arrival(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the newest sentence that tells of the arrival of what is asked about: that it came, did not or is due; no
    plan where it is asked whether it came, and nothing without a time where that is asked."""
    asked = _ASKS.fullmatch(question.understood.strip())
    if asked is None or question.window is not None or question.dates:
        return ()
    ahead = asked["thing"] is None
    if question.kind not in YES_OR_NO | {"when"}:
        return ()
    thing = [each for each in roots(asked["thing"] or asked["ahead"]) if not is_asking(each)]
    rest = [each for each in question.terms if each.root not in {*thing, *_DEEDS}]
    whither = Spotter([each for each in rest if each.shown.casefold() not in thing], load_gazetteer())
    told = [
        (each, found)
        for each in known
        if is_in_place(each.article, each.sentence.span)
        if whither.meets_all(f"{each.article.title}. {each.article.text}")
        for found in _list_told(each.words, frozenset(thing), whither)
    ]
    if not thing or not told or len(_list_names(thing, told)) > 1:
        return ()
    newest, found = max(told, key=lambda one: (one[0].when, one[1]["went"] is not None))
    answers = tells_time(newest.words[found.start() :]) if ahead else found["went"] is not None
    return (newest,) if answers else ()


def _list_told(words: str, thing: frozenset[str], whither: Spotter) -> Iterator[re.Match[str]]:
    """Give where a sentence tells of the arrival of a thing that is called by all these words, and there."""
    for found in _TELLS.finditer(words):
        came = re.match(rf"\s(?:ha(?:s|ve|d)\s+{_NOW})?{_COMES}", found[0]) is not None
        if came and whither.count and not whither.find(words[found.end() :]):
            continue
        starts = [0, *(each.end() for each in _STARTS.finditer(words, 0, found.start()))]
        if any(_is_subject(words[start : found.start()].strip(), thing) for start in starts):
            yield found


def _list_names(thing: Sequence[str], told: Sequence[tuple[Candidate, re.Match[str]]]) -> set[str]:
    """Give how what is asked about is called in each report: a ship of another name is another one."""
    found = (each for one, _ in told for each in _CALLED.finditer(one.words))
    return {
        each["name"] for each in found if root(each["kind"]) in thing and root(each["name"].casefold()) not in thing
    }


def _is_subject(words: str, thing: frozenset[str]) -> bool:
    """Say whether words in front of a verb name the thing, and not only whose or of what somebody else is."""
    lead = _LEAD.split(words)[0]
    rest = words[len(lead) :]
    owned = re.sub(r"[\w-]+[’']s?\s(?=\w)", " ", lead)
    return thing <= set(roots(owned)) and (_RELATIVE.search(rest) is None or rest.endswith(","))
