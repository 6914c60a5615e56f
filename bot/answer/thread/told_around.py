"""Finds what tells what is asked of all that a thread is about: who was there, who is wanted, by when it is due."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from bot.answer.asked.terms import roots
from bot.answer.thread.around import Around, AskedAround
from bot.model.analysis import Material, Span
from bot.model.article import Article
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.moved import CALLED_OFF, MOVES
from bot.text.words import NUMBER_WORDS

Place = tuple[Article, Span]
"""Where something stands in an article."""
_ATTENDS = re.compile(
    r"\b(?:attend(?:ed|s|ing)?|(?:took|takes|taking|take)\s+part|(?:was|were|is|are)\s+(?:also\s+)?(?:present|there|among\s+(?:those|the)|"
    r"(?:in|at)\s+the\s+(?:court(?:room)?|room|hall|audience|gallery|table|talks|meeting|hearing|trial|opening|ceremony|funeral|summit|signing))|"
    r"in\s+(?:the\s+)?presence\s+of|looked\s+on|witnessed|(?:lead|leads|led|headed|heads)\s+(?:the|its|his|her|a)\s+(?:[A-Z]\w+\s+)?(?:delegation|team)|"
    r"accompan(?:y|ied|ying)|met(?:\s+[a-z]+)?\s+(?:in|at)(?=\s+(?:the\s+)?[A-Z]))\b"
)
_ABSENT = re.compile(r"\b(?:not|never|refused|barred|absent|stayed\s+away|without|unable)\b|n[’']t\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|would|shall|plans?\s+to|is\s+to|are\s+to|due\s+to|expected\s+to|may|might)\b")
_MEETS = re.compile(
    r"\b(?:will|would|(?:is|are|agreed|plans?)\s+to)\s+(?:\w+\s+)?(?:meet|attend|take\s+part|come|travel|join|go\s+to\s+[A-Z]\w+)\b"
)
_VISITS = re.compile(
    r"\b(?:visit(?:ed|s|ing)?|toured|inspected|(?:travell?ed|went|flew|came|drove|returned)\s+to|arrived\s+(?:in|at)|"
    r"stood\s+(?:at|before|in\s+front)|walked\s+(?:through|along|around))\b"
)
_IS_OFF = re.compile(
    rf"{_TO_COME.pattern}|\b(?:not|never|{CALLED_OFF}|{MOVES}|(?:call|putt)ing\s+off|(?:cancel|postpon|scrap)\w*|"
    r"want(?:s|ed)?\s+to|hope[sd]?\s+to|plan(?:s|ned)?)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Of a visit that is no more than planned, or came to nothing."""
_WAS_HIS_VISIT = re.compile(r"(?:It|This|That)\s+was\s+(?:his|her|their)\s+(?:[a-z]+\s+)?(?:visit|trip|journey)\b")
"""Behind a sentence of who was somewhere."""
_GOES_WITH = re.compile(
    r"\b(?:accompan(?:y|ied|ies|ying)|(?:travell?ed|went|came|flew|visited|toured|was|were)\s+(?:\w+\s+)?(?:together\s+)?with|together\s+with|"
    r"alongside|joined\s+by|flanked\s+by|at\s+(?:his|her|their)\s+side)\b"
)
_SEEKS = re.compile(
    r"\b(?:(?:look(?:ing|ed|s)?|search(?:ing|ed|es)?|hunt(?:ing|ed|s)?)\s+for|sought|seek(?:s|ing)?|(?:arrest\s+)?warrants?|wanted\b(?!\s+to)|on\s+the\s+run|"
    r"at\s+large|fugitives?|manhunt)\b",
    re.IGNORECASE,
)
_SUSPECTED = re.compile(
    r"\b(?:(?:is|are|was|were|been|being)\s+(?:[a-z]+ly\s+)?suspected\b|as\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+)?suspects?\b|"
    rf"suspects?(?:,|\s+(?:is|are|was|were))\s+(?:an?\s+(?!large\b)|the\s+|(?:\d+|{NUMBER_WORDS})\s+|(?-i:[A-Z]))|under\s+suspicion\b|"
    r"suspicion\s+f(?:alls|ell)\s+on\b|(?:police|prosecutors|investigators|detectives|authorities)\s+(?:[a-z]+ly\s+)?suspect\b|"
    r"(?:detain|arrest|held|seiz|board|question)\w*\s(?:[^.;]{2,80}?\s)?on\s+suspicion\b)",
    re.IGNORECASE,
)
"""Of whom it is told that they are suspected: no `suspected rebels`."""
_NOBODY = re.compile(r"\b(?:nobody|no[\s-]one|none|no)\b", re.IGNORECASE)
_BROKERS = re.compile(
    r"\b(?:broker(?:ed|ing)|mediat(?:ed|ing|ors?)|facilitated|host(?:ed|ing)\s+(?:[a-z]+\s+){0,2}?(?:talks|negotiations|rounds?|meetings?)|"
    r"(?:at|on|followed|under)\s+(?:an?|the)\s+(?:initiative|mediation|auspices)\s+(?:of|by)|under\s+[\w’'-]+\s+(?:mediation|auspices))\b",
    re.IGNORECASE,
)
_A_TERM = rf"(?:\d{{1,3}}|{NUMBER_WORDS})\s+(?:hours|days|weeks|months)"
_DEADLINE = re.compile(
    r"\b(?:deadlines?|ultimatums?)\b|"
    rf"\b(?:gave|gives|given|giving|ha(?:s|ve|d))\s+(?:[\w’'-]+\s+){{0,4}}?(?:until|till|{_A_TERM}\s+to)\b|"
    r"\b(?:must|ha(?:s|ve|d)\s+to|(?:is|are|was|were)\s+(?:ordered|told|obliged|required|given)\b)[^.;]*?\s"
    rf"(?:(?:by|before|until|no\s+later\s+than)\s+(?:\d{{1,2}}\s|midnight|noon|the\s+end\s+of|(?:{DAY_NAMES}|{MONTH_NAMES})\b)|within\s+{_A_TERM}\b)"
)
"""By when somebody has to do something."""
_IS_SOUGHT = re.compile(
    r"\b(?:is|are|was|were)\s+(?:(?:also|still|being)\s+)*(?:sought|hunted|wanted(?!\s+to)|on\s+the\s+run|at\s+large)\b"
)
_KNOWN_WARRANT = re.compile(
    r"\b(?:the|this|that|his|her|its|their|whose|[\w-]+[’']s?)\s+(?!(?:second|third|other|new|latest)\b)(?:[a-z-]+\s+)?warrants?\b",
    re.IGNORECASE,
)
"""A warrant that was told of before, and is for nobody else."""
_AUTHORITY = re.compile(
    r"\b(?:police|prosecut\w+|investigat\w+|authorities|interpol|detectives?|judges?|courts?|officers|gendarm\w+|warrants?|fugitives?|"
    r"manhunt|on\s+the\s+run|at\s+large)\b",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is|[Tt]hem|[Tt]hey)\b")
_DAY_LONG = len("YYYY-MM-DD")
MOST_TOLD = 3
"""Sentences that answer."""


def list_told(asked: AskedAround, materials: Iterable[Material], shown: str) -> list[Place]:
    """Give the sentences that tell it, in the order of the reports; none that were `shown` where others are asked
    for."""
    found: list[Place] = []
    for material in materials:
        for span in _iter_told(asked, material):
            words = " ".join(span.of(material.article.text).split())
            if (asked.others and words in shown) or any(words == one.of(each.text) for each, one in found):
                continue
            found.append((material.article, span))
    return (_keep_gone(found) if asked.kind == "went" else found)[:MOST_TOLD]


def list_held(materials: Iterable[Material]) -> list[Place]:
    """Give what the newest report that tells who is held says of it, of some with the sentence before that counts them;
    nothing where a later one tells of a release."""
    for material in materials:
        text, sentences = material.article.text, [each.span for each in material.analysis.sentences]
        held = [at for at, span in enumerate(sentences) if _tells_held(span.of(text))]
        leads = [at - (at > 0 and _OF_SOME.match(sentences[at].of(text)) is not None) for at in held]
        if held:
            spans = [Span(sentences[lead].start, sentences[at].end) for lead, at in zip(leads, held, strict=True)]
            return [(material.article, each) for each in spans][:_MOST_HELD]
        if any(_FREED.search(span.of(text)) for span in sentences):
            return []
    return []


def _tells_held(words: str) -> bool:
    found = _IS_HELD.search(words)
    return found is not None and _SUPPOSED.search(words, 0, found.end()) is None


_IN_CUSTODY = (
    r"(?:in\s+(?:[a-z]+\s+){0,2}?(?:custody|detention|prison|jail|captivity)|behind\s+bars|under\s+(?:house\s+)?arrest|"
    r"locked\s+up|detained)"
)
_IS_HELD = re.compile(
    rf"\b(?:remain(?:s|ed)?|stay(?:s|ed)?|still|leaves?|left|kept)\s+(?:[^.;,]{{0,40}}?\s)?{_IN_CUSTODY}\b|"
    rf"\b(?:is|are|was|were)\s+(?:still\s+|now\s+|being\s+)+{_IN_CUSTODY}\b|\b(?:is|are|remains?)\s+{_IN_CUSTODY}\b|"
    r"(?<!talks )\b(?:is|are|remains?)\s+(?:still\s+|being\s+)*held\s+"
    r"(?:in\s+(?!high\b)|at\b|by\b|without\b|on\s+suspicion\b|for\b)",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|may|might|could|should|would|nobody|none|no\s+(?:one|longer|more)|not|never|in\s+the\s+past|talks?|votes?|"
    r"elections?|meetings?|summits?|hearings?|trials?|festivals?|conferences?)\b|n[’']t\b",
    re.IGNORECASE,
)
_FREED = re.compile(r"\b(?:freed|released|let\s+go|walked\s+free|(?:came|come|returned|flown)\s+home)\b", re.IGNORECASE)
_OF_SOME = re.compile(r"(?:The\s+(?:others?|second|third|fourth|last|rest|remaining)|He|She|They|Both|All)\b")
"""Whom only the sentence before names or counts: `Two went home. The third remains in custody.`"""
_MOST_HELD = 2


def _keep_gone(told: Sequence[Place]) -> list[Place]:
    """Keep what tells that somebody went, before any plan for it; else what the latest report tells of that."""
    gone = [(each, span) for each, span in told if _IS_OFF.search(span.of(each.text)) is None]
    return gone or [(each, span) for each, span in told if each.id == told[0][0].id]


def list_dated(materials: Iterable[Material], today: date) -> list[Place]:
    """Give the sentences with a day that is ahead, by that day, though they name nobody: of an affair that is spoken
    of, `The inquiry is to report on 30 July` says enough."""
    found: dict[str, Place] = {}
    for material in materials:
        text, sentences = material.article.text, material.analysis.sentences
        for event in material.analysis.events:
            span = sentences[event.sentence].span
            words, day = span.of(text), event.date or ""
            ahead = len(day) == _DAY_LONG and day >= today.isoformat() and _TO_COME.search(words) is not None
            if not ahead or _ABSENT.search(words) is not None or day in found:
                continue
            leans = re.match(r"(?:It|This|That|Its|Their)\b", words) is not None or _TAKES_UP.match(words) is not None
            start = sentences[max(event.sentence - leans, 0)].span.start
            found[day] = (material.article, Span(start, span.end))
    return [found[day] for day in sorted(found)][:MOST_TOLD]


def tells_next(words: Sequence[Place], materials: Iterable[Material], today: date) -> bool:
    """Say whether some words give a day that is ahead, or say that none is known: a day that is over is of no next."""
    read, day = {each.article.id: each for each in materials}, today.isoformat()
    for article, span in words:
        analysis = read[article.id].analysis
        near = [each for each in analysis.events if analysis.sentences[each.sentence].span.start < span.end]
        dates = [each.date.split("/")[-1] for each in near if each.date and each.words.start >= span.start]
        if any(each >= day[: len(each)] for each in dates) or _NO_DAY.search(span.of(article.text)) is not None:
            return True
    return False


_NO_DAY = re.compile(
    r"\b(?:no|not|without|nor)\b[^.;]*\b(?:date|day|when|scheduled?|set)\b|\bdate\b[^.;]*\b(?:not|yet\s+to)\b|\byet\s+to\s+(?:set|be\s+set)\b",
    re.IGNORECASE,
)


def list_of(who: str, materials: Iterable[Material]) -> list[Place]:
    """Give the first sentence of each report that names somebody."""
    found: list[Place] = []
    for material in materials:
        spans = [each.span for each in material.analysis.sentences]
        first = next((each for each in spans if _names(who, each.of(material.article.text))), None)
        found += [(material.article, first)] if first is not None else []
    return found[:1]


def _iter_told(asked: AskedAround, material: Material) -> Iterator[Span]:
    text, spans = material.article.text, [each.span for each in material.analysis.sentences]
    for at, span in enumerate(spans):
        words, before = span.of(text), spans[at - 1] if at else span
        if _TELLS[asked.kind](asked, words):
            yield span
        elif _LEANS.get(asked.kind, _tells_nothing)(asked, words) and _names(asked.who, before.of(text)):
            yield Span(before.start, span.end)


def _tells_presence(asked: AskedAround, words: str) -> bool:
    part = next((each for each in words.split("; ") if _ATTENDS.search(each)), None)
    if part is None:
        return asked.ahead and _MEETS.search(words) is not None and (not asked.who or _names(asked.who, words))
    if asked.who:
        return _names(asked.who, words) and (not asked.ahead or _TO_COME.search(part) is not None)
    return _ABSENT.search(part) is None and asked.ahead == (_TO_COME.search(part) is not None)


def _tells_going(asked: AskedAround, words: str) -> bool:
    return _VISITS.search(words) is not None and _names(asked.who, words)


def _goes_with_them(_asked: AskedAround, words: str) -> bool:
    return _GOES_WITH.search(words) is not None and _TAKES_UP.search(words) is not None


def _tells_company(asked: AskedAround, words: str) -> bool:
    return _GOES_WITH.search(words) is not None and _names(asked.who, words)


def _tells_search(asked: AskedAround, words: str) -> bool:
    if asked.others:
        words = _KNOWN_WARRANT.sub("", words)
    by_whom = _SEEKS.search(words) is not None and _AUTHORITY.search(words) is not None
    return by_whom or _IS_SOUGHT.search(words) is not None


def _tells_suspicion(_asked: AskedAround, words: str) -> bool:
    return _SUSPECTED.search(words) is not None and not (_ABSENT.search(words) or _NOBODY.search(words))


def _tells_broker(_asked: AskedAround, words: str) -> bool:
    """Say whether words tell who brought others together, and not who would, or did not."""
    return _BROKERS.search(words) is not None and not (_ABSENT.search(words) or _TO_COME.search(words))


def _tells_deadline(_asked: AskedAround, words: str) -> bool:
    return _DEADLINE.search(words) is not None


def _tells_next(asked: AskedAround, words: str) -> bool:
    """Say whether words tell of one more of what is asked: `a new round`, `the next hearing`."""
    one_more = rf"\b(?:next|new|further|another|second|third)\s+(?:[a-z]+\s+)?{re.escape(asked.event.rstrip('s'))}s?\b"
    return bool(asked.event) and re.search(one_more, words, re.IGNORECASE) is not None


def _tells_nothing(_asked: AskedAround, _words: str) -> bool:
    return False


_TELLS: dict[Around, Callable[[AskedAround, str], bool]] = {
    "present": _tells_presence,
    "went": _tells_going,
    "with": _tells_company,
    "sought": _tells_search,
    "suspected": _tells_suspicion,
    "held": _tells_nothing,
    "brokered": _tells_broker,
    "deadline": _tells_deadline,
    "next": _tells_next,
    "ahead": _tells_nothing,
    "since": _tells_nothing,
    "course": _tells_nothing,
    "stands": _tells_nothing,
}
"""By what is asked, what tells it by itself."""
_LEANS: dict[Around, Callable[[AskedAround, str], bool]] = {
    "with": _goes_with_them,
    "went": lambda _asked, words: _WAS_HIS_VISIT.match(words) is not None,
}
"""And what tells it behind a sentence that names of whom."""


def _names(who: str, words: str) -> bool:
    """Say whether words name somebody, by the last name or the office."""
    last = roots(who)[-1:]
    return bool(last) and last[0] in roots(words)


def say_since(last: Sequence[Article]) -> str:
    """Name the day from which on something came since: that of the latest report of the last answer."""
    return f"Since {max(each.published or each.retrieved for each in last):%-d %B %Y}"
