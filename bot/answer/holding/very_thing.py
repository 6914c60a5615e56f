"""Holds what is told to the very thing that a question asks for, by its kind: how a vote went, a verdict, a day to
come, the figure that something is at by now or was at first. Where no sentence found holds it, its report may."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.terms import Term, root, roots
from bot.answer.found.candidates import A_DAY, ALSO_OWN, Candidate
from bot.answer.found.fitting import fits, prints_a_day, tells_time, tells_time_of
from bot.answer.found.measures import SPAN
from bot.answer.found.sentences import OPENING
from bot.answer.found.spotting import Spotter
from bot.answer.holding.happenings import iter_told, when
from bot.answer.holding.lacking import lean
from bot.model.article import Article
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past
from bot.text.words import NUMBER_WORDS

_N = rf"(?:\d[\d,]*|(?i:{NUMBER_WORDS}))"
_ASKS_VOTE = re.compile(
    r"\bhow\s+(?:did|has|have)\b[^?]*\bvoted?\b|\bhow\s+did\s+the\s+(?:[\w-]+\s+){0,4}?vote\b|"
    r"\bwhat(?:\s+(?:was|is)|[’']s)\s+the\s+(?:result|outcome)\s+of\s+(?:the|a)\s+(?:[\w-]+\s+){0,3}?vote\b",
    re.IGNORECASE,
)
_VOTER = re.compile(r"\bhow\s+(?:did|has|have)\s+(?P<who>[^?]+?)\s+voted?\b", re.IGNORECASE)
_VOTED = re.compile(
    r"\b(?:vot(?:ed|es|ing))\s+(?:[a-z-]+\s+){0,2}?(?:for|against|in\s+favou?r|to|no|yes|down|with|unanimously|overwhelmingly|\d)\b|"
    rf"\bvotes?\s+(?:for|against|in\s+favou?r)\b|\b{_N}\s*(?:[-–]|(?:votes\s+)?to|votes\s+against|for\s+and)\s*{_N}\b(?!\s+(?:years|months|weeks|days|per\s+cent|percent)\b)|"
    r"\bunanimous(?:ly)?\b|\babstain(?:ed|ing)?\b|\babstentions?\b|\bdissent(?:ed|ing)?\b|"
    rf"\b(?:backed|rejected|approved|passed|carried|adopted|supported|opposed)\s+by\s+(?:all|most|a\s+majority|{_N})\b|\b(?:evenly\s+)?(?:tied|split)\b|\bmajority\s+of\b",
)
"""How a vote went: who or how many were for it and against it."""
_TO_VOTE = re.compile(
    r"\b(?:will|would|shall|may|might|could|(?:is|are|was|were|due|expected|set|plan(?:s|ned)?)\s+to)\s+(?:[a-z]+\s+)?(?:vote|be|back|reject|approve|pass)\b|\bif\b"
)
_ASKS_VERDICT = re.compile(
    r"\bwhat(?:\s+(?:was|is|were|are)|[’']s)\s+the\s+(?:[\w-]+\s+)?(?:verdict|judge?ment|sentence|punishment|penalty)s?\b|"
    r"\b(?:what|which)\s+(?:verdict|judge?ment|sentence|punishment|penalty)\s+(?:did|has|have|was|were)\b|"
    r"\bhow\s+did\s+(?:the|his|her|their)\s+(?:[\w-]+\s+){0,3}?trial\b[^?]*\bend\b|\bwhat\s+was\s+the\s+outcome\s+of\s+the\s+(?:[\w-]+\s+){0,3}?trial\b|"
    r"\b(?:has|have|is|was)\s+(?:there\s+)?(?:been\s+)?(?:a|the|any)\s+(?:[\w-]+\s+)?(?:verdict|judge?ment)\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"(?<!\b[Ii]f\s)(?<!\bwho\swas\s)(?<!\bwho\swere\s)(?<!\bwere\she\s)(?<!\bbe\s)\b(?:convicted|acquitted|sentenced|jailed|imprisoned|cleared|fined)\b|"
    r"\b(?:convicts|acquits|sentences|jails|clears|fines)\s+(?!of\b|for\b|between\b)|\b(?:was|were|is|are|been|him|her|them|[A-Z]\w+)\s+(?:not\s+)?guilty\b|"
    r"\b(?:got|gets|received|receives|handed|(?:was|were)\s+given)\s+(?:an?|\w+)\s+(?:[\w-]+\s+){0,3}?(?:sentence|terms?|years|months|life)\b|"
    r"\bdismissed\s+(?:all\s+|the\s+)?(?:charges|case)\b|\bverdict\s+(?:was|of|is)\s+(?!(?:not\s+)?(?:due|expected|to|likely|set|a\s+matter)\b)"
)
"""What a court decided on somebody, in so many words."""
_PLEADS = re.compile(
    r"\b(?:plead(?:s|ed|ing)?|pled)\s+(?:not\s+)?guilty\b|\b(?:asked|urged|want(?:s|ed)|demand(?:s|ed)|called)\b[^.;]*\bto\s+be\s+\w+ed\b"
)
_ITS_NAME = r"(?:verdicts?|(?:judge?ment|ruling|sentence)s?(?!\s+(?:on|over)\b))"
_VERDICT_AWAITED = re.compile(
    rf"\b{_ITS_NAME}\b[^.;]*?\b(?:will|would|due|expect\w*|(?:is|are|was|were)\s+to|set\s+for|scheduled|adjourned|postponed|put\s+off|yet|not|reserved)\b|"
    rf"\b(?:will|would|(?:is|are|was|were|due|expected|set|yet)\s+to)\s+(?:give|deliver|reach|hand\s+down|announce|pronounce|issue)\b[^.;]*\b{_ITS_NAME}\b|"
    rf"\b[Nn]o\s+{_ITS_NAME}\b"
)
_OF_VERDICTS = (
    "verdict judgment judgement sentence punishment penalty get give reach hand end outcome deliver announce expect due"
)
_OF_COURTS = "trial case court process proceedings"
_ASKS_DAY_OF_VERDICT = re.compile(
    r"\s*when\s+(?:is|are|will|does|do)\s+(?:[\w’'-]+\s+){0,4}?(?:verdict|judge?ment|ruling|sentence)s?\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|(?:is|are|was|were|has|have|had|yet|set|going|about)\s+to\s+[a-z]+|to\s+be\s+\w+|plan(?:s|ned|ning)?|schedul\w+|expect\w*|"
    r"intend\w*|hop(?:es|ed)|postpon\w+|put\s+off|delay\w*|adjourn\w*|brought\s+forward|moved|agreed\s+to|next|tomorrow|coming|upcoming|later|"
    r"no\s+(?:\w+\s+)?(?:date|day|timetable)|when|deadline|(?:un)?til|unless)\b",
    re.IGNORECASE,
)
"""What tells of something to come, or that no day is set for it."""
_DAY = re.compile(rf"\b(?:(?P<for>for|by|from|before|until|till|to|next|this|coming)\s+)?(?:{DAY_NAMES})\b")
_SOME_TIME = re.compile(
    rf"(?<!\bin\s)(?<!\bwithin\s)(?<!\bafter\s)\b{_N}\s+{SPAN}(?!\s+(?:later|away|from\s+now|ahead)\b)", re.IGNORECASE
)
"""How long something lasts, which is no day on which it will be."""
_ASKS_DAY = re.compile(
    r"\bwhen\s+(?:is|are|(?P<will>will))\s+(?:(?:the|an?|his|her|its|their)\s+)?(?P<thing>(?:(?-i:[a-z-]+)\s+){0,2}?(?-i:[a-z-]+))\s+"
    r"(?:(?:due|expected|planned|scheduled|set)\s+)?(?:in|of|on|over|against|for|into|about|at)\s+(?P<which>(?:(?!\s+to\s)[^?])+?)"
    r"(?(will)\s+(?:take\s+place|happen|be\s+(?:held|given|delivered|announced|published|heard|known))|"
    r"(?:\s+(?:due|expected|planned|scheduled|(?:to\s+)?be\s+held|to\s+take\s+place))?)[\s?!.]*\Z",
    re.IGNORECASE,
)
"""Asks for the day of what a noun names, of some matter."""
_WHAT_IS = re.compile(r"\s*what(?:\s+(?:is|are)|[’']s)\s+(?!(?:still|being|known|said)\b)", re.IGNORECASE)
_MEASURED = frozenset(
    map(
        root,
        """rate price inflation unemployment yield fee tariff tax duty wage salary rent ceiling limit quota threshold
        deficit level""".split(),
    )
)
"""What is one figure at a time."""
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*(?<=\d)")
_FORESEES = re.compile(
    r"\b(?:expect(?:s|ed)?|forecasts?|predict\w*|foresaw|foresees?|likely|could|may|might|would|should|proposed?|wants?|called\s+for)\b"
)
_ASKS_PAID = re.compile(
    r"\bhow\s+much\b[^?]*\b(?:will|would|do|does|did|has|have)\s+[^?]+?\s(?:pay|paid|give|given|contribute|contributed|offer|offered)\b",
    re.IGNORECASE,
)
_PAYS_NOTHING = re.compile(
    r"\b(?:not|never|no\s+longer|refus(?:es|ed)\s+to|declin(?:es|ed)\s+to)\s+(?:pay|paid|give|given|contribute|contributed|offer|offered)\b|"
    r"\b(?:pays?|paid|gives?|gave|contributes?|contributed|offers?|offered)\s+nothing\b"
)
"""That somebody pays none, which is how much."""
_AT_FIRST = re.compile(
    r"\b(?:originally|initially|at\s+first|at\s+the\s+(?:start|outset|beginning)|in\s+the\s+beginning)\b", re.IGNORECASE
)
_ENOUGH = 2 / 3
"""The part of what a question asks about, beside the thing itself and names, that the report must open with."""
_MOST = 2

_Tells = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Thing:
    """What is asked for: how a sentence tells it, best first, and what its report must have named by then."""

    ways: tuple[_Tells, ...]
    matter: tuple[Term, ...]
    itself: tuple[Term, ...] = ()
    """What the sentence must name."""
    by_all: bool = False
    """Each report tells of it anew, and not the newest alone."""

    def is_of_matter(self, each: Candidate) -> bool:
        """Say whether a report has named what is asked about where it opens, or in the paragraph up to a sentence."""
        text, span = each.article.text, each.sentence.span
        opening, paragraph = text[:OPENING].split("\n\n")[0], text.rfind("\n\n", 0, span.start) + 1
        told = f"{each.article.title}. {opening}\n{text[paragraph : span.end]}"
        met = Spotter(self.matter, load_gazetteer()).met(told)
        plain = [at for at, term in enumerate(self.matter) if not term.named]
        named = all(at in met for at, term in enumerate(self.matter) if term.named)
        return named and sum(at in met for at in plain) >= _ENOUGH * len(plain)


def keep_very_thing(
    question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give what holds the very thing that is asked for, wherever a report of the matter tells it; all where a question
    asks for nothing of these kinds."""
    decided = _read_decision(question)
    if decided is not None:
        return _seek(decided, known)
    if question.kind == "when" and is_ahead(question):
        told = [each for each in candidates if each.sentence.fits and _tells_day_ahead(each.words)]
        named = _read_day(question)
        return told if told or named is None else _seek(named, known)
    if question.kind == "how_many" and _ASKS_PAID.search(question.understood) is not None:
        return _keep_or_none(question, candidates, known)
    return _keep_first(question, _keep_by_now(question, candidates))


def _seek(thing: _Thing, known: Sequence[Candidate]) -> list[Candidate]:
    """Give the sentences that tell the thing in reports of the matter, of all of these or of the newest."""
    reports = sorted({each.article.id: each.article for each in known}.values(), key=when, reverse=not thing.by_all)
    for tells in thing.ways:
        found = [[each for each in _look(thing, report) if tells(each.words)][:_MOST] for report in reports]
        told = [each for each in found if each]
        if told:
            return [one for each in told for one in each] if thing.by_all else told[0]
    return []


def _look(thing: _Thing, report: Article) -> Iterator[Candidate]:
    """Give the sentences of a report of the matter that name what they must."""
    named = Spotter(thing.itself, load_gazetteer())
    return (each for each in iter_told(report) if named.meets_all(each.words) and thing.is_of_matter(each))


def _read_decision(question: QuestionRead) -> _Thing | None:
    """Give the vote or the verdict whose outcome or day a question asks for; None where it asks for none."""
    text = question.understood
    if _ASKS_VOTE.search(text) is not None and question.kind == "what":
        voter = _VOTER.search(text)
        terms = [term for term in question.terms if voter is not None and term.shown in voter["who"]]
        itself = tuple(terms) if all(term.named for term in terms) else ()
        matter = _list_matter(question, "vote member result outcome go split")
        return _Thing((lambda words: _VOTED.search(_TO_VOTE.sub(" ", words)) is not None,), matter, itself, by_all=True)
    matter = _list_matter(question, f"{_OF_VERDICTS} {_OF_COURTS}") or _list_matter(question, _OF_VERDICTS)
    if _ASKS_VERDICT.search(text) is not None and question.kind in {"what", *YES_OR_NO}:
        return _Thing((_tells_verdict, _awaits_verdict), matter)
    if question.kind == "when" and is_ahead(question) and _ASKS_DAY_OF_VERDICT.match(text) is not None:
        return _Thing((lambda words: _tells_verdict(words) or _dates_verdict(question, words),), matter)
    return None


def _list_matter(question: QuestionRead, words: str) -> tuple[Term, ...]:
    """Give what a question asks about but for some words."""
    return tuple(term for term in question.terms if term.root not in set(map(root, words.split())))


def _tells_verdict(words: str) -> bool:
    return _VERDICT.search(_PLEADS.sub(" ", words)) is not None


def _awaits_verdict(words: str) -> bool:
    return _VERDICT_AWAITED.search(words) is not None


def _dates_verdict(question: QuestionRead, words: str) -> bool:
    return _awaits_verdict(words) and _tells_day_of(question, words)


def _tells_day_of(question: QuestionRead, words: str) -> bool:
    return tells_time_of(question, words) and _tells_day_ahead(words)


def _read_day(question: QuestionRead) -> _Thing | None:
    """Give that of which the day is asked for, where it is said to be of some matter."""
    asked = _ASKS_DAY.search(question.understood)
    if asked is None:
        return None
    which, thing = set(roots(asked["which"])), set(roots(asked["thing"]))
    matter = [term for term in question.terms if term.root in which or (term.actor and term.shown in asked["which"])]
    itself = [term for term in question.terms if term not in matter and term.root in thing]
    found = _Thing((lambda words: _tells_day_of(question, words),), tuple(matter), tuple(itself))
    return found if itself and matter else None


def _tells_day_ahead(words: str) -> bool:
    """Say whether a day is told of something to come: `opens on Monday`, but not `asked on Friday for 25 years`."""
    if _AHEAD.search(words) is not None or prints_a_day(words):
        return True
    left = _SOME_TIME.sub(" ", words)
    for found in _DAY.finditer(left):
        done = any(is_past(each) for each in re.findall(r"[a-z]+", left[: found.start()]))
        if found["for"] is not None or not done:
            return True
    return tells_time(_DAY.sub(" ", left))


def _keep_or_none(
    question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give, where it is asked how much somebody pays, that they pay nothing where that was told last."""
    last = max((each.when for each in candidates if fits(question, each.words)), default="")
    what = Spotter([term for term in question.terms if not term.named], load_gazetteer())
    who = Spotter([term for term in question.terms if term.named], load_gazetteer())
    told = [each for each in known if _PAYS_NOTHING.search(each.words) is not None and each.when > last]
    told = [each for each in told if len(what.met(each.words)) >= _ENOUGH * what.count]
    told = [each for each in told if who.meets_all(lean(each).told.of(each.article.text))]
    newest = max(told, key=lambda each: each.when, default=None)
    if newest is None:
        return list(candidates)
    return [replace(newest, sentence=replace(newest.sentence, fits=True))]


def _keep_by_now(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked what figure something is at, no older one and no forecast beside the newest."""
    measured = any(term.root in _MEASURED for term in question.terms)
    if not measured or question.kind != "what" or _WHAT_IS.match(question.understood) is None:
        return list(candidates)
    if question.window is not None or question.dates or _FORESEES.search(question.understood) is not None:
        return list(candidates)
    told = [each for each in candidates if _FORESEES.search(each.words) is None and _FIGURE.search(each.words)]
    least = ALSO_OWN * max((each.sentence.own for each in told), default=0.0)
    newest = max((each for each in told if each.sentence.own >= least), key=lambda each: each.when, default=None)
    if newest is None:
        return list(candidates)
    figures = set(_FIGURE.findall(newest.words))
    return [
        each for each in told if each.when[:A_DAY] == newest.when[:A_DAY] or figures & set(_FIGURE.findall(each.words))
    ]


def _keep_first(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked how something was at first, what was told of it on the first day."""
    if _AT_FIRST.search(question.understood) is None:
        return list(candidates)
    least = ALSO_OWN * max((each.sentence.own for each in candidates), default=0.0)
    near = [each for each in candidates if each.sentence.own >= least]
    first = min((each.when[:A_DAY] for each in near), default="")
    return [each for each in near if each.when[:A_DAY] == first]
