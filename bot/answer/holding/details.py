"""Holds a question to the one detail it asks for: the date of what it names, what a thing is said to be, what somebody
got, or what was found."""

import re
from collections.abc import Sequence

from bot.answer.asked.question import QuestionRead
from bot.answer.asked.sought import BARE_DATE
from bot.answer.asked.terms import is_asking, roots
from bot.answer.found.candidates import Candidate
from bot.answer.found.fitting import tells_time
from bot.answer.found.spotting import Spotter, spot_shown
from bot.model.analysis import ActorKey
from bot.text.gazetteer import load_gazetteer

_DATE_FOR = re.compile(
    r"\b(?:dates?|day|timetable|schedule|calendar)\s+(?:(?:been\s+)?(?:set|fixed|agreed|given|named|announced)\s+)?(?:yet\s+)?"
    r"(?:for|of)\s+(?:(?:the|a|an|any|new|next|further|more|these|those)\s+)*(?P<what>[^?,]+?)(?:\s+(?:yet|now|so\s+far))?[\s?!.]*\Z",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\s+(?:on|about|over|between|with|in|at|of|into|to|for)\s+")
"""Between a thing and what tells which one it is: `talks on`."""
_TIMETABLE = re.compile(r"\b(?:dates?|timetable|schedule|calendar)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|due|scheduled|planned|plans?|expected|set\s+(?:for|to)|(?:is|are|was|were)\s+to|put\s+off|postponed|agreed\s+to)\b"
)
_SAYS_IT_IS = re.compile(
    r"what\s+(?:do|does|did|has|have)\s+[^?]+?\s(?:say|said|says|claim|claimed|think|insist)\s+(?:that\s+)?(?P<thing>[^?]+?)\s+"
    r"(?:is|was|were|are|really\s+(?:is|was))[\s?!.]*",
    re.IGNORECASE,
)
_BEING = (
    r"(?:is|was|were|are|been|be)\s+(?:(?:only|just|merely|really|in\s+fact|not|indeed)\s+)*"
    r"(?:an?|the|one|part|its|their|no|used|meant|built)\b"
)
_CALLED = r"(?:call(?:s|ed)?|describe[sd]?)\s+(?:it|them|the)\b"
_GOT = re.compile(
    r"\b(?:what|which)\s+(?:[a-z-]+\s+){0,2}?(?P<thing>[a-z-]+)\s+(?:did|does|do|will|has|have|had)\s+[^?]*?"
    r"\b(?:get|got|receive|received|win|won|give|given|hand|handed|face|faced|impose|imposed|award|awarded|set|make|made|take|taken)\b",
    re.IGNORECASE,
)
_PUNISHMENT = re.compile(r"sentence|punishment|penalty", re.IGNORECASE)
_PUNISHED = re.compile(r"\b(?:sentenc\w+|fin(?:ed|es)|jail(?:ed|s)|imprison\w*|acquit\w*|ordered\s+to\s+pay)\b")
"""What a court gave somebody is told by the deed as well."""
_PAIRS = (
    (
        r"\bwhat\s+(?:[a-z-]+\s+){1,2}(?:do|does|did)\s+[^?]*\b(?:want|demand|seek)\s*\?*\s*\Z",
        r"\b(?:want\w*|demand\w*|seek\w*|sought|insist\w*|ask(?:s|ed|ing)?|call(?:s|ed|ing)?\s+for|propos\w+|request\w*|hop(?:es|ed)|wish\w*|"
        r"aim(?:s|ed)|push\w*|press\w*|prefer\w*|favou?r\w*|need(?:s|ed)?|requir\w+|(?<!to\s)accept(?:s|ing)?|(?:refus\w+|ready|willing|prepared)\s+to\s+accept|settle\s+for|urg\w+|offer\w*|condition\w*)\b",
    ),
    (
        r"\bwho\s+(?:has|have)\s+(?:already\s+|now\s+)?paid\b",
        r"(?<!\bbe\s)(?<!\bnot\s)\bpaid\b|\b(?:pays|transferred)\b",
    ),
    (
        r"\b(?:did|has|have|had)\b[^?]*\b(?:find|found|discover(?:ed)?|detect(?:ed)?|concluded?)\s*\?*\s*\Z",
        r"\b(?:found|finds|discovered|detected|concluded|revealed|established|show(?:s|ed)|confirm(?:s|ed))\b|"
        r"\b(?:see|saw|seen|sees)\s+(?:no|any|some|clear|signs?|evidence)\b|\bexperts?\s+said\b",
    ),
)
_ASKS_RULING = re.compile(
    r"\b(?:what|how)\s+(?:did|has|have|will)\b[^?]*\b(?:court|judges?|tribunal|jury|bench)\b[^?]*\b(?:ruled?|decided?)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:rul(?:ed|es|ing)|order(?:ed|s)|decid(?:ed|es)|decision|found|finds|upheld|uphold(?:s|ing)?|reject(?:ed|s)|dismiss(?:ed|es)|"
    r"sentenc\w+|acquit\w*|convict\w*|struck\s+down|overturn\w*|annul\w*|quash\w*|halt(?:ed|s)|suspend(?:ed|s)|block(?:ed|s)|bann?(?:ed|s)|"
    r"barred|clear(?:ed|s)|allow(?:ed|s)|refus(?:ed|es)|grant(?:ed|s)|jail(?:ed|s)|fined|fines|told|side[ds]|freed|let|adjourn\w*|lifted|verdict|judgment)\b",
    re.IGNORECASE,
)
_PUT_OUT_OF = re.compile(
    r"\b(?:who|whom|which\s+[a-z]+)\s+(?:was|were|has\s+been|have\s+been)\s+(?:expelled|deported|banished|barred|banned|thrown\s+out|ejected)\s+"
    r"(?:from|of)\s+(?P<where>[^?]+)",
    re.IGNORECASE,
)
_PUTS_OUT = re.compile(
    r"\b(?:expel(?:s|led|ling)?|deport(?:s|ed|ing)?|banish(?:es|ed)?|bar(?:s|red|ring)|bann?(?:s|ed|ing)?|throw(?:s|n)?|threw|eject(?:s|ed)?|"
    r"order(?:s|ed)(?=[^.;]{1,80}?\bto\s+leave\b)|told(?=[^.;]{1,80}?\bto\s+leave\b))\b"
)
_FROM_THERE = re.compile(r"\b(?:from|leave|out\s+of)\s+(?:the\s+)?\Z")
_TURNS_BACK = re.compile(
    r"\b(?:in\s+(?:answer|response|retaliation|reply|return)|after|following|over|because|as|when|while)\b"
)
"""Behind it stands what it was an answer to."""
_ASKED_AND_TOLD = tuple((re.compile(asks, re.IGNORECASE), re.compile(tells, re.IGNORECASE)) for asks, tells in _PAIRS)


def keep_dated(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what tells a date, or that there is none, of the very thing for which one is asked: `any date for talks?`;
    all where none is asked for."""
    found = _DATE_FOR.search(question.understood)
    thing, *which = _WHICH.split(found["what"], maxsplit=1) if found is not None else ("",)
    return [each for each in candidates if not thing or (_is_of(thing, " ".join(which), each) and _dates(each.words))]


def _is_of(thing: str, which: str, each: Candidate) -> bool:
    """Say whether a sentence is of a thing: where it does not say which one, the report may have said it before."""
    told = set(_list_telling(each.told.of(each.article.text) if BARE_DATE.search(each.words) else each.words))
    if not told.issuperset(_list_telling(thing)):
        return False
    says_which = re.search(rf"\b{re.escape(thing.split()[-1])}{_WHICH.pattern}", each.words, re.IGNORECASE) is not None
    before = "" if says_which else f"{each.article.title}. {each.article.text[: each.sentence.span.start]}"
    return (told | set(roots(before))).issuperset(_list_telling(which))


def _list_telling(words: str) -> list[str]:
    return [one for one in roots(words) if not is_asking(one)]


def _dates(words: str) -> bool:
    return _TIMETABLE.search(words) is not None or (_AHEAD.search(words) is not None and tells_time(words))


def asks_what_it_is(question: QuestionRead) -> bool:
    """Say whether it is asked what somebody says that a thing is."""
    return _SAYS_IT_IS.fullmatch(question.understood) is not None


def keep_what_it_is(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what tells that a thing is something, or is called so, where it is asked what somebody says it is; all where
    that is not asked."""
    found = _SAYS_IT_IS.fullmatch(question.understood)
    thing = set(roots(found["thing"])) if found is not None else set[str]()
    if not thing or found is None or found["thing"].lower() in {"it", "that", "this"}:
        return list(candidates)
    return [each for each in candidates if _tells_being(thing, each)]


def _tells_being(thing: set[str], each: Candidate) -> bool:
    told = set(roots(each.told.of(each.article.text)))
    return bool(thing & told) and re.search(rf"\b(?:{_BEING}|{_CALLED})", each.words) is not None


def keep_expelled(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked who was put out of a state, what tells that they were put out of that one: whom another
    state expelled in answer was not; all where anything else is asked."""
    asked = _PUT_OUT_OF.search(question.understood)
    left = [each.key for each in load_gazetteer().scan(asked["where"])][:1] if asked is not None else []
    return [each for each in candidates if not left or _is_put_out(left[0], each.words)]


def _is_put_out(left: ActorKey, words: str) -> bool:
    """Say whether that state does it in a sentence, or it is told to be from there."""
    states = load_gazetteer().scan(words)
    for found in _PUTS_OUT.finditer(words):
        doing = [each.key for each in states if each.span.end <= found.start()][-1:]
        turn = _TURNS_BACK.search(words, found.end())
        end = turn.start() if turn is not None else len(words)
        behind = [each for each in states if found.end() <= each.span.start < end]
        out_of = [each.key for each in behind if _FROM_THERE.search(words, found.end(), each.span.start)]
        if left in out_of[:1] or (not out_of and doing == [left]):
            return True
    return False


def keep_got(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that tell of the thing; all where none is asked for, or only whether it was got."""
    asked = _GOT.search(question.understood) if question.kind == "what" else None
    thing = spot_shown(question.terms, asked["thing"]) if asked is not None else None
    punished = asked is not None and _PUNISHMENT.fullmatch(asked["thing"]) is not None
    if thing is None:
        return list(candidates)
    whose = Spotter([term for term in question.terms if term.named], load_gazetteer())
    told = [(each, each.told.of(each.article.text)) for each in candidates]
    named = any(term.named for term in question.terms)
    return [
        each
        for each, words in told
        if (any(spot.worth == 1.0 for spot in thing.find(words)) or (punished and _PUNISHED.search(words)))
        and (whose.find(words) or not named)
    ]


def keep_ruling(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked how a court ruled, the sentences that tell what one decided, of a court that the question
    names or says where it sits; all where that is not asked."""
    if _ASKS_RULING.search(question.understood) is None:
        return list(candidates)
    names = Spotter([term for term in question.terms if term.named], load_gazetteer())
    return [
        each
        for each in candidates
        if _RULES.search(each.words) is not None
        and names.meets_all(f"{each.article.title}. {each.article.text[: each.sentence.span.end]}")
    ]


def keep_outcome(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that tell it, and not only that it is looked for, or what else somebody said."""
    told = next((tells for asks, tells in _ASKED_AND_TOLD if asks.search(question.understood) is not None), None)
    return [each for each in candidates if told is None or told.search(each.words) is not None]
