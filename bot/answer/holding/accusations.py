"""Tells of what somebody is accused by the newest sentence that tells it of them, in whatever words: `charged with`,
`held on suspicion of`; beside it that they deny it, or that it was dropped."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.named import Named, find_named
from bot.answer.asked.persons import Sex, find_asked_persons, find_told_persons
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import roots
from bot.answer.found.candidates import Candidate
from bot.answer.holding.acting import acts, suffers
from bot.answer.holding.asked_deed import identify
from bot.answer.holding.deeds import is_supposed
from bot.answer.holding.happenings import iter_told
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.genres import find_genre

_ACCUSER = (
    r"(?:they|(?:the\s+)?(?:authorities|prosecutors?|prosecution|police|investigators?|officials|courts?|judges?|state|"
    r"government|[a-z]+\s+(?:authorities|prosecutors?|police)))"
)
_CHARGED = (
    r"(?:accused|suspected|convicted|found\s+guilty|guilty|charged|indicted|on\s+trial|tried|wanted|prosecuted|"
    r"investigated)"
)
_HELD = r"(?:arrested|detained|held|jailed|imprisoned|in\s+(?:jail|prison|custody|detention))"
_WHO = r"([^?,]{2,60}?)"
_IS = r"(?:is|are|was|were|has|have)"
_NOW = r"(?:(?:been|being|also|now|still|actually|exactly|formally|officially)\s+)*"
_CHARGES = r"(?:exact\s+)?(?:charges?|accusations?|allegations?)"
_FORMS = (
    rf"what\s+(?:else\s+|exactly\s+|crimes?\s+|offen[cs]es?\s+|charges?\s+)?{_IS}\s+{_WHO}\s+{_NOW}{_CHARGED}\s+(?:of|with|for|over|on)",
    rf"what\s+{_IS}\s+{_WHO}\s+{_NOW}{_HELD}\s+(?:for|over|on)",
    rf"(?:of|with|for|on)\s+what(?:\s+charges?|\s+crimes?)?\s+{_IS}\s+{_WHO}\s+{_NOW}(?:{_CHARGED}|{_HELD})",
    rf"what\s+{_IS}\s+the\s+{_CHARGES}\s+against\s+{_WHO}",
    rf"(?:what|which)\s+{_CHARGES}\s+(?:does|do|did)\s+{_WHO}\s+face",
    rf"what\s+(?:do|does|did)\s+{_ACCUSER}\s+(?:accuse|suspect)\s+{_WHO}\s+of",
    rf"what\s+(?:do|does|did|have|has)\s+{_ACCUSER}\s+charged?\s+{_WHO}\s+with",
)
_ASKS = re.compile(rf"\A(?:and\s+|but\s+|so\s+)?(?:{'|'.join(_FORMS)})(?:\s+now)?[\s?!.]*\Z", re.IGNORECASE)
_ASKS_CHARGES = re.compile(
    r"\b(?:what|which)\b[^?]*\b(?:is|are|was|were|been)\b[^?]*\b(?:accused|suspected|convicted|guilty)\s+of\b|"
    r"\b(?:what|which)\b[^?]*\b(?:charged\s+with|on\s+trial\s+for|wanted\s+for)\b|"
    r"\bwhat\s+(?:is|are)\s+the\s+charges?\b",
    re.IGNORECASE,
)
"""The same of somebody who is not named."""
_SUSPICION = (
    r"on\s+(?:(?:an?|the|two|three|several)\s+)?(?:[a-z]+\s+)?"
    r"(?:suspicion|charges?|allegations?|accusations?|counts?)\s+of"
)
_WHAT = r"\s+(?!(?:h(?:im|er|is)|them|it|this|that|these|those|which|whom?|what)\b)[a-z“\"\d][^.;]{2,}"
_FOR = (
    r"for(?!\s+(?:(?:at\s+least|up\s+to|about|nearly|almost|more\s+than|the\s+(?:past|last|next|rest|time|first)|"
    r"an?\s+(?:\w+\s+)?(?:day|week|month|year|hour|night|fee)|several|some|many|further|another)\b|\d+|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|questioning|trial|talks|now|life)\b))"
)
"""No length of time, and not what comes next: `held for questioning`."""
_TO = r"(?P<to>\s[^.;,]{2,60}?)??"
_DONE_TO = tuple(
    re.compile(rf"\b{told}{_WHAT}", re.IGNORECASE)
    for told in (
        rf"(?:accus(?:e|es|ed|ing)|suspect(?:s|ed|ing)?|convict(?:s|ed|ing)|(?:found|finds)){_TO}(?:\s+guilty)?\s+of",
        rf"charg(?:e|es|ed|ing){_TO}\s+(?:with|over|{_FOR}|{_SUSPICION})",
        rf"(?:indict(?:s|ed|ing)?|prosecut\w+|tried){_TO}\s+(?:{_FOR}|over|on|{_SUSPICION})",
        r"(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|held|remanded|jailed|imprisoned|sentenced|wanted|sought)"
        rf"{_TO}\s+(?:{_FOR}|over|{_SUSPICION})",
    )
)
"""What is done to whoever is accused, with of what; `to` holds them where they stand behind it."""
_THEIRS = tuple(
    re.compile(rf"\b{told}{_WHAT}", re.IGNORECASE)
    for told in (
        rf"(?:on|stands?|stood|face[sd]?|facing|awaits?|awaiting)\s+trial(?:\s+[^.;,]{{2,40}}?)??\s+(?:{_FOR}|over|{_SUSPICION})",
        r"fac(?:es|ed|ing)\s+(?:[\w-]+\s+){0,3}?(?:charges?|counts?|accusations?|allegations?)\s+"
        r"(?:of|for|over|including|that|relating\s+to)",
        r"plead(?:s|ed)?\s+(?:not\s+)?guilty\s+to",
        r"(?:is|are|was|were)\s+(?:alleged|said\s+by\s+[^,.;]+)\s+to\s+have",
        r"(?:is|are|was|were|became|named\s+as)\s+(?:an?|the)\s+(?:[a-z]+\s+)?suspects?\s+in",
    )
)
"""What is told of whoever is accused, with of what."""
_CHARGES_OF = re.compile(
    r"\b(?:charges?|accusations?|allegations?|counts?|warrants?|indictment|case)\s+(?:[^.;,]{2,60}?\s)??"
    rf"(?:of|that|over|{_FOR}|(?:is|are|was|were)\s+(?:of|that)|includ\w+|relat\w+\s+to)\s+(?!h(?:er|im)\b)[a-z“\"\d]|"
    rf"\b(?:trial|tried)\s+(?:[^.;,]{{2,60}}?\s)??(?:over|{_FOR}|{_SUSPICION})\s+(?!h(?:er|im)\b)[a-z“\"\d]|"
    r"\balleg(?:edly|es|ed\s+that|ing)\b",
    re.IGNORECASE,
)
"""What tells of what somebody is accused, whoever that is."""
_AGAINST = re.compile(
    r"\b(?:charges?|accusations?|allegations?|warrants?|indictment|case|proceedings)\s+(?:of\s+[^.;,]{3,60}?\s+)?against\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_AGAINST_ONE = re.compile(
    rf"\s+(?:[A-Z][\w’'-]*\s+)?(?:(?:over|{_FOR}|on\s+suspicion\s+of|of|includ\w+|(?:is|are)\s+(?:that|of))\s+(?!her\b|his\b)[a-z“\"][^.;]{{2,}})"
)
_OF_AGAINST = re.compile(r"\b(?:charges?|accusations?|allegations?)\s+of\s+[^.;,]{3,60}?\s+against\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)\s+(?:it|this|that|wrongdoing|guilt|(?:(?:the|any|all|both|these|those)\s+)*(?:of\s+)?(?:the\s+)?(?:[a-z]+\s+)?"
    r"(?:charges?|accusations?|allegations?|claims?|wrongdoing|guilt|offen[cs]es?|involvement)|(?:having|[a-z]+ing)\b)|"
    r"(?:reject(?:s|ed)|dismiss(?:es|ed)|dispute[sd])\s+(?:(?:the|all|these)\s+)*(?:[a-z]+\s+)?(?:charges?|accusations?|allegations?)|"
    r"plead(?:s|ed)?\s+not\s+guilty|(?:maintain(?:s|ed)|protest(?:s|ed)|insist(?:s|ed)\s+on)\s+(?:his|her|their|its)\s+innocence)\b",
    re.IGNORECASE,
)
_CLEARED = re.compile(r"\b(?:acquit(?:s|ted)|clear(?:s|ed)|exonerated)\b", re.IGNORECASE)
_DROPPED = re.compile(
    r"\b(?:dropped|withdrawn|withdrew|dismissed|lifted|thrown\s+out|discontinued|closed)\b", re.IGNORECASE
)
"""What is done to a charge that holds no more."""
_OWNS = re.compile(r"[’']s?\s+(?!(?:[A-ZÀ-Ž]))")
"""Behind a name, that something of theirs is meant."""
_TAKES_UP = re.compile(r"\b(?:she|he|her|him)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:that|which|whom)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
_OWN_VERB = re.compile(
    r"\s+(?!(?:is|are|was|were|has|have|had|be|faces?|faced|stands?|stood|pleaded|denie[sd]|rejects?|rejected|allegedly)\b)[a-z]+\s+"
    r"(?:[a-z’'-]+\s+){0,4}?(?:is|are|was|were|has|have|had)\b"
)
_TRAILS = re.compile(r",\s(?:also\s)?\Z")
"""Right before what is told of who acts in a sentence: `Ruiz went home, accused of`."""
_ALSO_DONE = re.compile(
    r"\s(?:is|are|was|were|been)\s[^.;]{3,80}?\band\s+(?:(?:later|then|also|now|formally|has\s+been|was)\s+)*\Z"
)
"""Before what is done to somebody to whom something else was: `was held and`."""
_BESIDE = re.compile(r"\b(?:of|to|with|from|by|for|against|than|near|about|on|over)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
_OF_THEM = re.compile(r",\s+(?:(?:an?|the)\s[^,]{2,60},\s+)?(?:who\b|\Z)|\s+on\s+\Z|\s+who\b")
"""Right behind a name, that what follows is told of it."""
_HEAD = re.compile(
    r"(?:the|an?|his|her|their|its|[A-Z][\w’'-]*[’']s?)\s+(?P<head>(?:(?!of\b|in\b|at\b|from\b|who\b|on\b|by\b)[a-z-]+\s*)+)"
)
"""What somebody is who is not named: `the captain of`, `Ruiz’s lawyer`."""
_SEXES: Mapping[str, Sex] = {"she": "f", "her": "f", "he": "m", "him": "m"}
_IT = re.compile(r"\s(?:her|him)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:she|he)\s+(?:(?:has|have|had|is|are|was|were|be|been|being|will|also|now|still|[a-z]+ly)\s+)*\Z",
    re.IGNORECASE,
)
"""Right before what is told of whom a pronoun takes up."""
_BACK = 2
"""Sentences before one with a pronoun in which whom it means is looked for."""


def _is_within(words: str, name: Span) -> bool:
    """Say whether a name only tells which one something else is: `the hotel that Ruiz owns`."""
    return _WHICH.search(words, 0, name.start) is not None and _OWN_VERB.match(words, name.end) is not None


@dataclass(frozen=True, slots=True)
class _Accused:
    """Of whom it is asked of what they are accused."""

    keys: frozenset[str]

    def find(self, words: str, named: Sequence[Named]) -> list[Span]:
        """Find where words name them, and not only something of theirs."""
        mine = [one.span for one in named if self.keys & identify(one, words)]
        return [each for each in mine if _OWNS.match(words, each.end) is None and not _is_within(words, each)]


def tell_accusation(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give the newest sentence that tells of what somebody is accused, with the newest that tells that they deny it or
    that it holds no more; nothing where it is asked of nobody by name, or no report tells it."""
    asked = _read_accused(question)
    if asked is None:
        return ()
    reports = {each.article.id: each.article for each in known if find_genre(each.article) is None}
    told = [each for article in reports.values() for each in _list_told(asked, article)]
    accusing = [one for one, tells in told if tells == "accused"]
    last = max(accusing, key=lambda each: (each.when, -each.sentence.span.start), default=None)
    if last is None:
        return ()
    rest = [(one, tells) for one, tells in told if one.when >= last.when and not one.meets(last)]
    answers = (
        max((one for one, tells in rest if tells == what), key=lambda each: each.when, default=None)
        for what in ("denied", "cleared")
    )
    return (last, *(each for each in answers if each is not None))


def keep_accusing(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked of what somebody is accused, what tells of what somebody is, and not only that they are,
    or deny it: of whom is asked where that is not told by a name; all where that is not asked."""
    text = question.understood.strip()
    found = _ASKS.match(text)
    if found is None and _ASKS_CHARGES.search(text) is None:
        return list(candidates)
    asked = _read_accused(question)
    called = _HEAD.match(next(filter(None, found.groups()))) if found is not None and asked is None else None
    head = roots(called["head"])[-1:] if called is not None else []
    return [each for each in candidates if _tells_crime(asked, each) and _is_called(head, each)]


def _tells_crime(asked: _Accused | None, each: Candidate) -> bool:
    """Say whether a sentence tells of what somebody is accused; of one who names whom it is asked of, and does not tell
    it of them, that is somebody else."""
    if any(True for _ in _list_found((*_DONE_TO, *_THEIRS), each.words)):
        return asked is None or asked.keys.isdisjoint(roots(each.words))
    return _CHARGES_OF.search(each.words) is not None


def _is_called(head: Sequence[str], each: Candidate) -> bool:
    return set(head) <= set(roots(each.told.of(each.article.text)))


def _read_accused(question: QuestionRead) -> _Accused | None:
    text = question.understood.strip()
    found = _ASKS.match(text)
    if found is None or question.window is not None or question.dates or question.publishers:
        return None
    who = next(filter(None, found.groups()))
    named = [each for each in find_named(who, load_gazetteer()) if _OWNS.match(who, each.span.end) is None]
    if not named or len(named) > 1 or not who.endswith(named[0].span.of(who)):
        return None
    one = named[0]
    keys = identify(one, who) if one.key is not None else frozenset(roots(one.span.of(who).split()[-1]))
    return _Accused(keys)


def _list_told(asked: _Accused, article: Article) -> Iterator[tuple[Candidate, str]]:
    """Give the sentences of a report that tell of what they are accused, that they deny it, or are cleared of it."""
    before: list[Candidate] = []
    for each in iter_told(article):
        words = each.words
        named = find_named(words, load_gazetteer())
        mine = asked.find(words, named)
        others = [one.span for one in named if one.span not in mine]
        shown = each if mine else _with_whom(asked, each, before)
        tells = _read_told(words, mine, others) if mine else _read_taken_up(words) if shown is not each else None
        if tells is not None:
            yield shown, tells
        before.append(each)


def _read_told(words: str, mine: Sequence[Span], others: Sequence[Span]) -> str | None:
    """Say what a sentence that names them tells of them."""
    for name in mine:
        rest = [*others, *(each for each in mine if each != name)]
        if any(_is_done_to(words, found, name, rest) for found in _list_found(_DONE_TO, words)):
            return "accused"
        if any(_acts(words, name, found, rest) for found in _list_found(_THEIRS, words)):
            return "accused"
        against = _AGAINST.search(words, 0, name.start) is not None
        if against and (_AGAINST_ONE.match(words, name.end) or _OF_AGAINST.search(words, 0, name.start)):
            return "accused"
        if any(_acts(words, name, found, rest) for found in _DENIES.finditer(words)):
            return "denied"
        dropped = against and any(not is_supposed(words, found.start()) for found in _DROPPED.finditer(words))
        if dropped or any(suffers(words, name, found.start(), rest) for found in _CLEARED.finditer(words)):
            return "cleared"
    return None


def _is_done_to(words: str, found: re.Match[str], name: Span, rest: Sequence[Span]) -> bool:
    """Say whether that is done to the one of a name, of whom nobody only wants it."""
    start, end = found.span("to")
    if is_supposed(words, found.start()) or _is_aside(words, name, found.start()):
        return False
    if name.start > found.start():
        return start <= name.start < end and suffers(words, name, found.start(), rest)
    if _IT.fullmatch(found["to"] or "") is not None:
        return not any(name.end <= each.start < found.start() for each in rest)
    goes_on = _ALSO_DONE.search(words, name.end, found.start()) is not None
    trails = _TRAILS.search(words, 0, found.start()) is not None and all(name.start < each.start for each in rest)
    acting = (goes_on or trails) and found["to"] is None and acts(words, name, found.start(), rest)
    return acting or suffers(words, name, found.start(), rest)


def _acts(words: str, name: Span, found: re.Match[str], rest: Sequence[Span]) -> bool:
    if is_supposed(words, found.start()) or _is_aside(words, name, found.start()):
        return False
    return acts(words, name, found.start(), rest)


def _is_aside(words: str, name: Span, at: int) -> bool:
    """Say whether a name before what is told only says of what or with whom else it is: `the office of Ruiz`."""
    beside = name.start < at and _BESIDE.search(words, 0, name.start) is not None
    return beside and _OF_THEM.match(words, name.end, at) is None


def _read_taken_up(words: str) -> str | None:
    """Say what a sentence tells of whom its pronoun takes up."""
    for found in _list_found(_DONE_TO, words):
        if not is_supposed(words, found.start()) and (_IT.fullmatch(found["to"] or "") or _takes_up(words, found)):
            return "accused"
    if any(_takes_up(words, found) for found in _list_found(_THEIRS, words)):
        return "accused"
    return "denied" if any(_takes_up(words, found) for found in _DENIES.finditer(words)) else None


def _takes_up(words: str, found: re.Match[str]) -> bool:
    return _SUBJECT.search(words, 0, found.start()) is not None


def _list_found(told: Sequence[re.Pattern[str]], words: str) -> Iterator[re.Match[str]]:
    return (found for each in told for found in each.finditer(words))


def _with_whom(asked: _Accused, each: Candidate, before: Sequence[Candidate]) -> Candidate:
    """Give a sentence that takes somebody up by a pronoun with the one that names them, where no one else can be meant
    who is named in between or beside them; as it is where that is not so."""
    pronoun = _TAKES_UP.search(each.words)
    if pronoun is None or _names_another(asked, pronoun[0], each.words):
        return each
    for earlier in before[: -_BACK - 1 : -1]:
        if _names_another(asked, pronoun[0], earlier.words):
            return each
        if asked.find(earlier.words, find_named(earlier.words, load_gazetteer())):
            return replace(each, sentence=replace(each.sentence, before=earlier.sentence.span))
    return each


def _names_another(asked: _Accused, pronoun: str, words: str) -> bool:
    """Say whether words name somebody else whom a pronoun may mean, and who does not only tell it."""
    sex, told = _SEXES.get(pronoun.casefold(), ""), find_told_persons(words)
    tellers = [each for each in told if each.telling]
    listed = [each for each in find_asked_persons(words, load_gazetteer(), None) if each.listed]
    others = (each for each in (*told, *listed) if asked.keys.isdisjoint(roots(each.name)))
    return any(each.may_be(sex) and not any(each.is_same(one) for one in tellers) for each in others)
