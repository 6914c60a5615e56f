"""Says whether an open question is open no longer: a later report tells or announces it, or its day has passed."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.analysis import Material, OpenPoint
from bot.summarize.sentences import stems_of
from bot.summarize.settled import gives_date, is_settled_by
from bot.summarize.told import is_later, tells_of_past_year
from bot.text.dates import find_day
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.then import is_of_passage_on_past
from bot.text.verbs import BASES

_DONE = {
    "meet": "met", "visit": "visited", "attend": "attended", "speak": "spoke|spoken|talked", "travel":
    "travelled|traveled|arrived", "go": "went|arrived", "sign": "signed", "publish": "published", "make":
    "made|arrived|visited", "call": "called|spoke", "join": "joined", "release": "released", "talk":
    "talked|spoke", "see": "saw|met|visited", "host": "hosted", "take": "took", "receive": "received|met", "withdraw":
    "withdrew", "leave": "left", "return": "returned", "send": "sent", "hold": "held", "announce": "announced",
    "agree": "agreed", "land": "landed",
}  # fmt: skip
"""What later reports say when what was asked has happened."""
_BOTH_WAYS = frozenset({"meet", "speak", "talk", "call"})
"""What one does with another, the other has done too."""
_PLACED = frozenset({"travel", "visit", "go", "make", "attend", "leave", "return", "land", "join"})
"""What is done somewhere, which stands right behind the verb."""
_ON_DAY = re.compile(rf"\s(?:on|late\son|early\son)\s(?:{DAY_NAMES})\b")
_ASKED = re.compile(
    r"(?:(?:When|Where)\s)?(?:will|can|might)\s(?P<subject>.+?)\s(?P<verb>" + "|".join(_DONE) + r")\b(?P<rest>.*)\?",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?P<subject>.+?)\s(?:(?:will|would|shall|(?:is|are)\s(?:due\s|expected\s|set\s|scheduled\s)?to|plans?\sto)\s"
    rf"(?:(?:\w+ly|also|again|now)\s)?(?P<verb>(?!be\b|not\b|have\b)[a-z]+)|(?P<appointed>{'|'.join(_DONE)})s)\b(?P<rest>.*)",
    re.DOTALL,
)
_AFTER_REPLY = re.compile(
    r"\b(?:answer|respond\sto|reply\sto|react\sto|grant|accept)\sthe\s(?:request|appeal|offer|invitation)\?\Z"
)
_REQUEST = re.compile(
    rf"(?P<who>[^.;]+?)\s(?:(?:has|have|had)\s)?(?:asked|requested|offered|applied)\sto\s(?P<verb>{'|'.join(_DONE)})\b"
)
_DAY = re.compile(
    rf"\s(?:(?:on|by|from|in|at)\s)?(?:(?:next|this)\s)?(?:{DAY_NAMES}|(?:\d{{1,2}}\s)?(?:{MONTH_NAMES})(?:\s\d{{1,2}})?)(?!\w)"
)
_SAID_BEFORE = re.compile(r".*\b(?:said|says|told|announced|that)\s(?:that\s)?", re.DOTALL)
"""Who announces is not who does."""
_LEAD = 3
"""Sentences of a report that tell its news and nothing earlier."""
_EARLIER = re.compile(
    rf"\b(?:had|last|ago|earlier|previous(?:ly)?|once|since|(?:first|second|third)\stime|[Ii]n\s(?:{MONTH_NAMES}|(?:19|20)\d\d))(?!\w)"
)
_FEWEST_SHARED = 3
"""Words that a sentence has in common with a question of a single name that it answers."""
_NOT = re.compile(r"\b(?:not|never|no|will|would|may|might|could|before|if|whether)\b|n[’']t\b")
_NO = re.compile(r"\b(?:not|never|no|yet)\b|n[’']t\b")
"""What is announced is mostly ahead: `will pay a visit, Beijing announced`."""
_UNSURE = re.compile(
    r"\b(?:if|unless|whether|may|might|could|not|never|no|den(?:y|ies|ied)|unlikely|rumou?rs?)\b|n[’']t\b"
)
"""What makes an announcement one that settles nothing."""
_CLAUSE = re.compile(r"[;:–—“”\"]|,\s(?:and|but|while|which|after|as|when)\s|\s(?:that|after|while|when)\s")
"""Where another statement begins or ends."""
_NAME = re.compile(r"[A-ZÀ-Ž][\w-]+")
_AHEAD_OF_THING = re.compile(r"\A\s*(?:(?:with|to|at|in|for|from|on|by)\s)?")
_BEHIND_THING = re.compile(
    r"\s(?:in|on|at|before|after|during|for|about|over|this|next|later|by|to|with)\s.*", re.DOTALL
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|told|met|made|took|held|gave|\w{2,}ed)\b")
_OF_ANOTHER = re.compile(
    r"\b(?:to|of|for|by|with|from|against|on|in|about|than|without|between)\s(?:[\w’'-]+\s){0,2}\Z"
)
"""What makes a name before a verb somebody else's: `an aide to Putin visited`."""
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are)\s(?:\w+ly\s)?\Z")
_BEFORE = re.compile(
    r"\bbefore\s(?P<what>[^,?]*?)\s?\b(?:is|are|has\sbeen|was)\s(?P<done>\w+ed|held|sent|made|begun|taken)\b"
)
"""What is asked to come first."""
_HAPPENING = re.compile(
    r"(?:[A-ZÀ-Ž][\w-]+\s){0,3}(?P<what>(?i:summit|conference|forum|referendum|ceremony|inauguration|funeral|coronation))\b"
    r"(?:\sin\s[A-ZÀ-Ž][\w-]+)?"
)
"""What has a day of its own, whoever comes to it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question taken apart: who is asked to have done what to whom or where."""

    verb: str
    doers: frozenset[str]
    things: frozenset[str]
    words: frozenset[str]
    """Stems of what is asked behind the verb."""


def is_overtaken(
    material: Material, point: OpenPoint, materials: Sequence[Material], until: datetime | None = None
) -> bool:
    """Say whether a later report tells that what was asked has happened or will, or its day has passed by `until`.

    That the topic is told of further, or that time goes by, answers nothing.
    """
    article = material.article
    day = find_day(article.published or article.retrieved, article.publisher.country)
    if is_of_passage_on_past(article.text, material.analysis.sentences, point.sentence, day):
        return True
    question = point.question or ""
    if until is not None and _has_passed(material, point, materials, until):
        return True
    request = _find_request(material, point)
    asked, asks = _take_apart(question), material.analysis.sentences[point.sentence].span.of(article.text)
    return find_answer(material, point, materials) is not None or any(
        _is_too_late(question, words)
        or (asked is not None and _settles(words, asked, asks))
        or is_settled_by(question, asks, article.text, words)
        or (request is not None and _is_granted(request, words))
        or gives_date(asks, article.text, words, dated=_names_a_day(report, number))
        for report in materials
        if is_later(report, material)
        for number, words in _list_told(report)
    )


def _names_a_day(report: Material, number: int) -> bool:
    days = (each.date or "" for each in report.analysis.events if each.sentence == number)
    return any(len(day.split("/")[0]) == len("YYYY-MM-DD") for day in days)


def _find_request(material: Material, point: OpenPoint) -> re.Match[str] | None:
    """What a question after the answer to `the request` is of: `Norway’s envoy has asked to see him`."""
    if _AFTER_REPLY.search(point.question or "") is None or not point.sentence:
        return None
    return _REQUEST.search(material.analysis.sentences[point.sentence - 1].span.of(material.article.text))


def _is_granted(request: re.Match[str], words: str) -> bool:
    """Say whether who asked to do something, by state and office, has done it."""
    states = {each.key for each in load_gazetteer().scan(request["who"])[:1]}
    offices = TITLES & set(request["who"].casefold().split())
    for done in re.finditer(rf"\b(?:{_DONE[request['verb']]})\b", words):
        before = words[: done.start()]
        told = {each.key for each in load_gazetteer().scan(before)}
        if states and states <= told and offices & set(before.casefold().split()) and not _NOT.search(before):
            return True
    return False


def find_answer(material: Material, point: OpenPoint, materials: Sequence[Material]) -> tuple[Material, int] | None:
    """Give the later report, and which sentence of it, that says that what was asked has happened."""
    question = point.question or ""
    asked = _take_apart(question)
    later = [each for each in materials if is_later(each, material)] if asked is not None else ()
    told = ((report, number, words) for report in later for number, words in _list_told(report))
    found = ((report, number) for report, number, words in told if asked is not None and _says(words, asked, question))
    return next(found, None)


def tells_as_done(announced: str, sentence: str) -> bool:
    """Say whether a sentence tells that who is announced to do something has done it."""
    asked = _take_announced(announced)
    if asked is None:
        return False
    return _says(sentence, asked, announced)


def _settles(words: str, asked: _Asked, asks: str) -> bool:
    """Say whether a sentence announces, on no condition and of no other state than the one that `asks` names, what was
    asked: `The king will travel to Oslo on 3 May`."""
    found = _ANNOUNCED.match(words)
    verb = (found["verb"] or found["appointed"]).casefold() if found is not None else None
    if found is None or verb != asked.verb or not asked.things or _UNSURE.search(words):
        return False
    told = _sort(found["subject"], verb, _DAY.sub("", found["rest"]))
    same = asked.doers & told.doers or asked.doers <= stems_of(found["subject"])
    theirs, ours = ({each.key for each in load_gazetteer().scan(part)} for part in (found["subject"], asks))
    return bool(same) and bool(asked.things & told.things) and theirs <= ours


def _list_told(report: Material) -> Iterator[tuple[int, str]]:
    """The sentences in which a report tells its news; further down it tells of earlier times as well."""
    for number, sentence in enumerate(report.analysis.sentences):
        words = sentence.span.of(report.article.text)
        earlier = number >= _LEAD and _EARLIER.search(words)
        if not (earlier or tells_of_past_year(report, number)):
            yield number, words


def _take_apart(question: str) -> _Asked | None:
    found = _ASKED.match(question)
    if found is None:
        return None
    return _sort(found["subject"], found["verb"].casefold(), found["rest"])


@functools.lru_cache(maxsize=1024)
def _take_announced(announced: str) -> _Asked | None:
    """Taken apart once: one plan is held against every sentence of later reports."""
    found = _ANNOUNCED.match(announced)
    if found is None:
        return None
    subject = _SAID_BEFORE.sub("", found["subject"])
    return _sort(subject, (found["verb"] or found["appointed"]).casefold(), _DAY.sub("", found["rest"]))


def _sort(subject: str, verb: str, rest: str) -> _Asked:
    thing = _find_thing(rest)
    doers = _list_names(subject) or stems_of(subject)
    things = (_list_names(thing) or _list_names(rest)) - doers
    return _Asked(verb, doers, things, stems_of(rest))


def _find_thing(rest: str) -> str:
    """What stands right behind a verb: of `to China for talks in Beijing`, China."""
    return _BEHIND_THING.sub("", _AHEAD_OF_THING.sub("", rest, count=1) + " ")


def _list_names(words: str) -> frozenset[str]:
    """Names without titles, demonyms and who only owns: of `Russian President Vladimir Putin` the last two words."""
    adjectives = {each.span.of(words) for each in load_gazetteer().scan(words) if each.form == "demonym"}
    found = [each for each in _NAME.finditer(words) if each[0] not in adjectives and each[0].casefold() not in TITLES]
    own = [each[0] for each in found if not words[each.end() :].startswith(("’s", "'s", "’ ", "' "))]
    return frozenset(own or (each[0] for each in found))


def _says(sentence: str, asked: _Asked, question: str) -> bool:
    """Say whether one clause tells that who was asked about did it, to or at what was asked."""
    if asked.verb == "announce":
        return _is_announced(sentence, question)
    for done in re.finditer(rf"\b(?:{_past_of(asked.verb)})\b", sentence):
        borders = [0, *(each.end() for each in _CLAUSE.finditer(sentence)), len(sentence)]
        start = max(border for border in borders if border <= done.start())
        end = min((each.start() for each in _CLAUSE.finditer(sentence, done.end())), default=len(sentence))
        before, after = sentence[start : done.start()], sentence[done.end() : end]
        if not _NOT.search(before + after) and _is_told(before, after, asked):
            return True
    return False


@functools.lru_cache(maxsize=1024)
def _past_of(verb: str) -> str:
    """What tells a verb as done: what the list has, else its own past, as `impose` has `imposed`."""
    stem = verb[:-1] + "i" if re.search(r"[^aeiou]y\Z", verb) else verb.removesuffix("e")
    own = (form for form, base in BASES.items() if base == verb)
    return _DONE.get(verb) or "|".join((*own, f"{stem}(?:{stem[-1:]})?ed"))


def _is_told(before: str, after: str, asked: _Asked) -> bool:
    if _PASSIVE.search(before):
        by = re.search(r"\bby\s.*", after)
        pairs = [(asked.doers, asked.things), *([(asked.things, asked.doers)] if asked.verb in _BOTH_WAYS else [])]
        return by is not None and any(_holds(by[0], one) and _holds(before, other) for one, other in pairs)
    if asked.verb in _BOTH_WAYS and not asked.things:
        return _acts(before, asked.doers) and sum(name in before + after for name in asked.doers) > 1
    if _acts(before, asked.doers):
        shared = asked.words & stems_of(after)
        after = _find_thing(_ON_DAY.sub("", after)) if asked.verb in _PLACED else after
        if asked.verb in _DONE and asked.things:
            return _holds(after, asked.things)
        return 2 * len(shared) >= max(1, len(asked.words))
    return asked.verb in _BOTH_WAYS and _acts(before, asked.things) and _holds(after, asked.doers)


def _holds(words: str, names: frozenset[str]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) for name in names)


def _acts(before: str, names: frozenset[str]) -> bool:
    """Say whether a name stands before a verb as who does it: no other verb between, and not as whose somebody is."""
    for name in names:
        for found in re.finditer(rf"\b{re.escape(name)}\b(?!(?:\s[A-ZÀ-Ž][\w-]*)*[’'])", before, re.IGNORECASE):
            lead = re.search(r"(?:[A-ZÀ-Ž][\w’'-]*\s)*\Z", before[: found.start()])
            ahead = before[: lead.start()] if lead is not None else ""
            if not (_OF_ANOTHER.search(ahead) or _VERB.search(before, found.end())):
                return True
    return False


def _is_announced(sentence: str, question: str) -> bool:
    """Whose date it is is told by its names alone: somebody else may announce it."""
    names = set(_NAME.findall(question.partition(" ")[2]))
    named = sum(name in sentence for name in names)
    alone = named == len(names) == 1 and len(stems_of(sentence) & stems_of(question)) >= _FEWEST_SHARED
    return "announced" in sentence and (named > 1 or alone) and _NO.search(sentence) is None


def _is_too_late(question: str, sentence: str) -> bool:
    """Say whether a sentence tells, as done, what was asked to come first: `before the paper is published`."""
    clause = _BEFORE.search(question)
    if clause is None:
        return False
    forms = {
        form for verb, told in _DONE.items() for form in told.split("|") if clause["done"] in {verb, *told.split("|")}
    }
    things = stems_of(clause["what"]) or stems_of(question) - stems_of(clause["done"])
    said = re.compile(rf"\b(?:{'|'.join(forms or {clause['done']})})\b")
    return any(
        said.search(words) is not None
        and _NOT.search(words) is None
        and bool(things & stems_of(words) - stems_of(" ".join(_NAME.findall(words))))
        for words in re.split(r"[,;]\s", sentence)
    )


def _has_passed(material: Material, point: OpenPoint, materials: Sequence[Material], until: datetime) -> bool:
    """Say whether the day that a question names has passed, or that of the happening that it asks to be attended."""
    question, today = point.question or "", until.date().isoformat()
    own = (each for each in material.analysis.events if each.sentence == point.sentence)
    days = [each.date for each in own if each.date and each.words.of(material.article.text) in question]
    asked = set(_list_happenings(question))
    for report in materials if asked else ():
        for event in report.analysis.events:
            sentence = report.analysis.sentences[event.sentence].span.of(report.article.text)
            if event.date and not asked.isdisjoint(_list_happenings(sentence)):
                days.append(event.date)
    return any(_last_of(day) < today[: len(_last_of(day))] for day in days)


def _list_happenings(words: str) -> Iterator[tuple[str, str]]:
    """What has a day of its own, with each name beside it: `the Munich Security Conference` → conference, Munich."""
    for found in _HAPPENING.finditer(words):
        yield from ((found["what"].casefold(), name) for name in _list_names(found[0]) if name != found["what"])


def _last_of(day: str) -> str:
    return day.split("/")[-1]
