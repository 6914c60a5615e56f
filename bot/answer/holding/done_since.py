"""Leaves out of what is still open what a newer report tells as done, given up or settled: who had not been charged and
stands trial, a search without a date that was called off, an inquiry that was asked for and held, what
was refused and pledged, what was due on a day before a newer report of the affair."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import timedelta

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import is_asking, root, roots
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.holding.happenings import goes_on_from, when
from bot.model.article import Article
from bot.text.dates import DAYS, find_day, find_events
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF, MOVES, WILL
from bot.text.sentences import split
from bot.text.verbs import is_past, stems_of_deeds
from bot.text.words import NUMBER_WORDS

_UNDONE = re.compile(
    r"\b(?:ha(?:s|ve|d)\s+(?:not|yet\s+to)|yet\s+to)\s+(?:yet\s+)?(?P<been>been?\s+)?(?P<verb>[a-z]+)\b(?P<rest>[^.;]*)"
)
"""What was not done so far, by whom it names before it, or to them."""
_NO_DATE = re.compile(
    r"\b(?:gave|given|set|named|announced|is|was|been)\s+no\s+(?:new\s+)?date\b|\b[Nn]o\s+(?:new\s+)?date\b"
)
_SETTLES_DATE = re.compile(
    rf"\b(?:{CALLED_OFF}|{MOVES}|"
    rf"(?:will|due|set|planned|scheduled|expected)\b[^.;]{{0,80}}?\b(?:on|for|from)\s+(?:\d{{1,2}}\s+)?(?:{DAY_NAMES}|{MONTH_NAMES}))\b"
)
_IS_DUE = re.compile(
    rf"\b(?:{WILL}|must|(?:expected|scheduled|due|was|were)\s+to)\b[^.;]*?\b(?:(?:by|on|before|until)\s+(?P<day>{DAY_NAMES})|\d+|tomorrow|week|weekend)\b"
)
"""What is to be done by a day."""
_WHETHER_THERE = re.compile(
    rf"\bwhether\b[^.;]*?\b{WILL}\s+(?:be\s+(?:there|present|represented)|(?:attend|come|go|travel|join|take\s+(?:part|up)|participate|send|show\s+up|turn\s+up|"
    r"appear|accept|speak|meet)\b)"
)
"""That it is not told whether somebody will be at what has its day."""
_SAID_WHETHER = re.compile(
    r"\b(?:said|say|decided?|announced?|confirmed?|know[ns]?|clear)\s+(?:whether|if)\b", re.IGNORECASE
)
_IS_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e)\s+\Z")
_NOT = re.compile(
    r"\b(?:not|never|nor|no|yet|without|if|whether|would|will|could|may|might|den(?:y|ies|ied))\b|n[’']t\b"
)
_ANYBODY = re.compile(r"\A\s+(?:anyone|anybody|either|any\b)")
_TO_WHOM = re.compile(r"\A\s+(?:her|him|it|them|both)\b")
_TRIED = re.compile(
    r"\b(?:charged|indicted|pleaded|convicted|sentenced|acquitted|released\s+on\s+bail|(?:stand|stood|goes|went)\s+(?:on\s+)?trial|"
    r"on\s+trial|court\b[^.;]{0,40}?\bhear\b[^.;]{0,20}?\bcase)\b"
)
"""What follows a charge."""
_CHARGED = frozenset({"charged", "indicted"})
_UNANSWERED = re.compile(
    r"\b(?:(?:ha(?:s|ve|d)\s+not|ha(?:s|ve|d)n[’']t)\s+(?:yet\s+)?(?:answered|replied|responded)|yet\s+to\s+(?:answer|reply|respond))\b"
)
_ASKED_FOR = re.compile(
    rf"\b(?:(?:ask|call|appeal)(?:s|ed)\s+(?:(?:[A-Z][\w’'-]*\s+){{1,3}})?for|(?:demand|request)(?:s|ed)|propose[sd])\s+(?:an?|the|\d+|{NUMBER_WORDS})\s+"
    r"(?:[a-z-]+\s+){0,3}?(?P<what>[a-z]+)"
    r"(?=\s+(?:in|into|of|by|on|with|at|from|for|to|about|and)\b|[.,;])"
)
_HELD = (
    r"\b[^.;]{0,60}?\b(?:took\s+place|reach(?:es|ed)|arrived?s?|landed|has\s+(?:shown|found|begun)|show(?:s|ed)|found|began|started|"
    r"(?:was|were|has\s+been|have\s+been)\s+(?:held|carried\s+out|done|completed|opened|launched|granted|lifted))\b"
)
"""Behind what somebody asked for: that it was held or begun."""
_UNPUBLISHED = re.compile(
    r"\b(?:outcome|results?|findings?|conclusions?|report)\s+(?:ha(?:s|ve)\s+not|ha(?:s|ve)n[’']t)\s+(?:yet\s+)?been\s+(?:published|released|made\s+public|announced|disclosed)\b"
)
_OF_WHAT = re.compile(
    r"(?:\A|[.!?]\s+)(?:The|An?)\s+(?:[a-z-]+\s+)?(?P<what>[a-z]+)(?=\s+(?:of|into|on|at|took|was|is|has)\b)"
)
_REFUSED = re.compile(
    r"\brefus(?:es|ed)\s+to\s+(?:discuss|pay|grant|give|offer|consider|talk\s+about)\s+(?:any\s+|the\s+)?(?P<what>[a-z]+)"
)
_GRANTS = re.compile(
    r"\b(?:(?:will|would|agree[sd]\s+to|pledge[sd]\s+to|promise[sd]\s+to)\s+(?P<will>pay|grant|give|offer)|pledge[sd]|promise[sd]|granted|paid|offer(?:s|ed))\b"
)
_PAID = frozenset(map(root, "compensation damages reparations ransom wages money".split()))
"""What is told by that somebody pays."""
_HEAD_OF = re.compile(
    r"(?:The|A|An)?\s*([^,.;]*?)(?:\s+(?:of|in|at|on|near|from|who|whose|where)\s[^,.;]*)?(?=[,.;]|\s+(?:is|are|was|were|has|had)\b)"
    r"(?:,\s+(?:the\s+)?([^,.;]{2,40}),)?"
)
"""Whom a sentence is about: the first noun or name, and the name or noun beside it."""
_HEAD = 60
"""Characters in which a sentence names whom it is about."""


def leave_out_done_since(
    question: QuestionRead, candidates: Sequence[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Give what is still open, without what a newer report tells as done; all where nothing open is asked for, but for
    what somebody had not said of a day that is over."""
    asks_if_said = question.kind in YES_OR_NO and _SAID_WHETHER.search(question.understood) is not None
    if question.kind != "open" and not asks_if_said:
        return list(candidates)
    reports = list({each.article.id: each.article for each in known}.values())
    asked = {term.root for term in question.terms}
    if asks_if_said:
        return [each for each in candidates if _WHETHER_THERE.search(each.words) is None or not _was_due(each, reports)]
    return [each for each in candidates if not _is_done(each, reports, asked)]


def _is_done(open_: Candidate, reports: Sequence[Article], asked: Set[str]) -> bool:
    told = open_.told.of(open_.article.text)
    newer = [each for each in reports if when(each) > when(open_.article)]
    if _is_granted(open_, newer) or _was_due(open_, newer):
        return True
    undone = _UNDONE.search(told)
    if undone is None and _NO_DATE.search(told) is None:
        return False
    later = [each.span.of(one.text) for one in newer for each in split(one.text, one.language)]
    if undone is None:
        return any(_SETTLES_DATE.search(words) and _share_matter(told, words, asked) for words in later)
    return any(_tells_deed(told, undone, words) for words in later)


def _was_due(open_: Candidate, newer: Sequence[Article]) -> bool:
    """Say whether what was to be by a day was due before a later report of the affair: it may well be done."""
    article, span = open_.article, open_.sentence.span
    last = max((when(each) for each in newer if goes_on_from(article, each)), default=None)
    due, whether = _IS_DUE.search(open_.words), _WHETHER_THERE.search(open_.words)
    if last is None or (due is None and whether is None):
        return False
    if due is not None and due["day"] and article.published is not None:
        day = find_day(article.published, article.publisher.country)
        ahead = (DAYS[due["day"].lower()] - day.weekday()) % 7 or 7
        return day + timedelta(days=ahead) < last.date()
    sentences = split(article.text, article.language)
    span = open_.told if whether is not None else span  # its day stands in the sentence before
    own = {at for at, each in enumerate(sentences) if each.span.meets(span)}
    events = find_events(article.text, sentences, article.published, article.publisher.country)
    days = [(each.date or "").split("/")[-1] for each in events if each.sentence in own]
    return bool(days) and all(day and day < last.date().isoformat()[: len(day)] for day in days)


def _is_granted(open_: Candidate, newer: Sequence[Article]) -> bool:
    """Say whether a later report of the affair tells that what somebody gave no answer on was held, or that who refused
    something has granted it since."""
    text, told = open_.article.text, open_.told.of(open_.article.text)
    before = text[text.rfind("\n", 0, open_.told.start) + 1 : open_.told.end]
    asked = list(_ASKED_FOR.finditer(before)) if _UNANSWERED.search(told) is not None else []
    asked += list(_OF_WHAT.finditer(before)) if _UNPUBLISHED.search(told) is not None else []
    if not _list_named(told):  # it is shown with the one before it
        told = f"{split(text[: open_.told.start])[-1].span.of(text)} {told}" if open_.told.start else told
    refused = _REFUSED.search(told)
    who = {each.key for each in load_gazetteer().scan(told[: refused.start()])[-1:]} if refused is not None else set()
    names = _list_named(open_of(open_.article))
    for one in newer:
        if names.isdisjoint(_list_named(open_of(one))):
            continue
        for words in (each.span.of(one.text) for each in split(one.text, one.language)):
            held = any(re.search(rf"\b{each['what']}{_HELD}", words) is not None for each in asked)
            if held or (refused is not None and _grants(root(refused["what"]), who, words)):
                return True
    return False


def _grants(what: str, who: Set[str], words: str) -> bool:
    """Say whether a sentence tells that one who refused something grants it, or pays it."""
    found = _GRANTS.search(words)
    if found is None or _NOT.search(words[: found.start()].replace("will", "")) is not None:
        return False
    of_it = what in roots(words) or (what in _PAID and "pay" in {root(found[0].split()[-1]), found["will"]})
    return of_it and not who.isdisjoint({each.key for each in load_gazetteer().scan(words[: found.start()])[:1]})


def _share_matter(told: str, words: str, asked: Set[str]) -> bool:
    """Say whether two sentences name one body or person, and a thing that the question did not lend them."""
    names = {each for each in _list_named(told) & _list_named(words) if ":" not in each}
    things = {each for each in set(roots(told)) & set(roots(words)) if not is_asking(each)} - names - asked
    return len(names) > 1 and not things <= _COMMON


def _list_named(words: str) -> set[str]:
    """The keys of states and bodies and the roots of words with a capital, but for the one that opens."""
    keys = {each.key for each in load_gazetteer().scan(words)}
    plain = (each for found in re.finditer(r"(?<=[\w,] )[A-Z][\w-]{2,}", words) for each in roots(found[0]))
    return keys | set(plain)


def _tells_deed(told: str, undone: re.Match[str], words: str) -> bool:
    """Say whether a later sentence tells that the same did it, or that it was done to the same."""
    actor = _list_actor(told, undone)
    if undone["been"] and undone["verb"] in _CHARGED:
        return bool(_TRIED.search(words)) and not actor.isdisjoint(_list_actor_words(words[:_HEAD]))
    for start, end in _find_deed(undone["verb"], words):
        before, behind = words[:start], words[end:]
        if _NOT.search(before) is not None or (not undone["been"] and re.search(r"\b(?:was|were|been)\s+\Z", before)):
            continue
        if actor.isdisjoint(_list_actor_words(words if undone["been"] else before)):
            continue
        whom = {each for each in roots(undone["rest"]) if not is_asking(each)} | _list_named(f" {undone['rest']}")
        same = _ANYBODY.match(undone["rest"]) or _TO_WHOM.match(behind) or not whom
        if undone["been"] or same or not whom.isdisjoint({*roots(behind), *_list_named(behind)}):
            return True
    return False


def _find_deed(verb: str, words: str) -> Iterator[tuple[int, int]]:
    """Give where a verb stands in its past."""
    base = stems_of_deeds(verb)
    for each in re.finditer(r"\b[a-z]+\b", words):
        if is_past(each[0]) and base and stems_of_deeds(each[0]) == base:
            yield each.span()


def _list_actor(told: str, undone: re.Match[str]) -> set[str]:
    """Who did not do it, or had it not done to them; a pronoun means whom the words before name first, `we` a body that
    is named anywhere beside it."""
    before = told[: undone.start()]
    sentence = re.split(r"[.;]\s+", before)[-1]
    if _IS_PERSON.search(sentence) is None:
        return _list_actor_words(sentence)
    if re.search(r"\b[Ww]e\s+\Z", sentence):
        return {each.key for each in load_gazetteer().scan(told)}
    head = _HEAD_OF.match(before)
    return _list_actor_words(" ".join(filter(None, head.groups()))) if head is not None else set()


def _list_actor_words(words: str) -> set[str]:
    keys = {each.key for each in load_gazetteer().scan(words)}
    return keys | {each for each in roots(words) if not is_asking(each) and each not in _COMMON}


_COMMON = frozenset(
    each
    for word in f"{DAY_NAMES}|{MONTH_NAMES}|police|official|government|state|people|said|report|survived".split("|")
    for each in roots(word)
)
"""What sentences of any matter share."""
