"""Ties a question about how things stand to sentences that tell of it: how many are still held, where they are held. A
release, or how many had been missing, is no such state, and of two counts the latest holds."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import WORD
from bot.answer.found.candidates import A_DAY, Candidate
from bot.answer.found.counting import HELD, Lasting, iter_counts, names_people, read_lasting
from bot.answer.found.spotting import Spotter
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past

_WHERE = re.compile(
    r"\bwhere\s+(?:are|is|were|was)\s+(?P<who>[^?]+?)\s+(?:still\s+|now\s+|currently\s+)?(?P<being>being\s+)?"
    r"(?P<state>held|detained|imprisoned|jailed|in\s+custody)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s+(?:in|of|from|by|on|near|at|for|with|between|who|to)\s+")
_LEADS_AWAY = re.compile(
    r"\b(?:(?:who|which|that)(?!\s+(?:are|is|remain|remains|stay)\b)|whom|whose|had|after|when|while|from(?!\s+(?-i:[A-Z]))|(?:re)?leas(?:e|es|ed|ing)|"
    r"free(?:s|d|ing)?|found|rescued|escaped|returned|left|withdr[ae]w\w*|killed|died|dead)\b|[;:]",
    re.IGNORECASE,
)
"""Between a number and a state these make it the number of something else."""
_SOME_OF = re.compile(r"\A\w+\s+of\s+(?:the|those|them)\b", re.IGNORECASE)
_ADDED = re.compile(r"\band\s+\Z")
_ENDED = re.compile(
    r"\A[^,;.]*?\b(?:was|were|been|are|is)\s+(?:later\s+|then\s+|also\s+|being\s+)?(?:released|freed|found|rescued|"
    r"let\s+go|killed|shot|exchanged|swapped|deported|identified)\b",
    re.IGNORECASE,
)
"""Behind a state: those who were in it are in it no more."""
_LEADS_TO = re.compile(
    r"\A[\s:]*(?:(?:at|to|is|are|was|were|stands|stood|reached|climbed|still|about|around|some|nearly|almost|as|many|more|less|fewer|than|"
    r"least|an?|estimated|up|the|other|another|remaining|number|put|rose|fell|ha[sd]|have|risen|fallen|by|alone)\s+)*\Z",
    re.IGNORECASE,
)
"""Between a state and the number of those who are in it, where that stands behind it: `still holding about 40`."""
_FAR = 60
"""Characters between a number and the state of those it counts, at most."""
_ALSO = 0.6
"""The part of what the best sentence and those beside it meet of the question that others must meet to be held against
it by their day."""


def keep_state(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, of what may answer how many are in a state or where somebody is held, what tells of that state; all where
    no state is asked for."""
    if question.kind == "where" and _asks_where_held(question.understood):
        return [each for each in candidates if HELD.search(each.words)]
    lasting = read_state(question)
    return [each for each in candidates if lasting is None or counts(lasting, each.words)]


def keep_last(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, of counts of those in a state, those of the last day on which one was told."""
    if read_state(question) is None:
        return list(candidates)
    most = max((each.sentence.around for each in candidates), default=0.0)
    near = [each for each in candidates if each.sentence.around >= _ALSO * most]
    last = max((each.when for each in near), default="")[:A_DAY]
    return [each for each in near if each.when.startswith(last)]


def keep_begun(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked since when there is something, what tells by its name that it began; all where
    anything else is asked."""
    if _SINCE_WHEN.match(question.understood) is None:
        return list(candidates)
    thing = Spotter([term for term in question.terms if not term.named][:1], load_gazetteer())
    return [each for each in candidates if _BEGINS.search(each.words) is not None and thing.meets_all(each.words)]


_SINCE_WHEN = re.compile(r"(?:and\s+)?since\s+when\s+(?:is|are|has|have)\s+there\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:since(?!\s+(?:then|it|he|she|they)\b)|began|begun|begins?|start(?:s|ed|ing)?|br[eo]ken?\s+out|erupt(?:s|ed)|t(?:ook|akes?|aken)\s+effect|"
    r"came\s+into\s+(?:force|effect)|(?:go(?:es)?|went|dat(?:es?|ed|ing))\s+back|opened|arose|flared?|triggered|sparked|set\s+off|"
    r"has\s+lasted|have\s+lasted|first|(?:day|week|month|year)s?\s+(?:ago|old|earlier))\b|-(?:day|week|month|year)(?:-old|-long)?\b",
    re.IGNORECASE,
)


def read_state(question: QuestionRead) -> Lasting | None:
    """Give the lasting state of which it is asked how many are in it."""
    return read_lasting(question.understood) if question.kind == "how_many" else None


def _asks_where_held(question: str) -> bool:
    """Say whether it is asked of people: talks are held as well."""
    found = _WHERE.search(question)
    if found is None:
        return False
    who = _BEHIND.split(found["who"])[0].split()[-1]
    return found["being"] is not None or found["state"].casefold() != "held" or names_people(who)


def counts(lasting: Lasting, sentence: str) -> bool:
    """Say whether a sentence counts those who are in a state, and not those who came out of it."""
    return find_count(lasting, sentence) is not None


def find_count(lasting: Lasting, sentence: str) -> int | None:
    """Give where the number stands of those who are in a state."""
    places = list(lasting.told.finditer(sentence))
    numbers = iter_counts(lasting.counted, sentence)
    return next((at for at in numbers for place in places if _is_in(sentence, at, place)), None)


def _is_in(sentence: str, number: int, state: re.Match[str]) -> bool:
    if number >= state.end():
        return _LEADS_TO.match(sentence[state.end() : number]) is not None
    between = sentence[number : state.start()]
    told = len(between) <= _FAR and ", " not in between and _LEADS_AWAY.search(between) is None
    part = _SOME_OF.match(between) is not None or _is_added(sentence[:number])
    return told and not part and _ENDED.match(sentence[state.end() :]) is None


def _is_added(before: str) -> bool:
    """Say whether the number is of only some, who are named behind others: `The mate and two engineers are held`."""
    return _ADDED.search(before) is not None and not any(is_past(each) for each in WORD.findall(before))
