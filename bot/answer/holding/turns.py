"""Answers whether something still goes on or is over by the newest report of its beginning, its going on or its end."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import Term, root
from bot.answer.found.candidates import Candidate, Group, open_of
from bot.answer.found.spotting import Spotter
from bot.answer.holding.deeds import is_denied, is_supposed
from bot.answer.holding.happenings import Run, list_runs
from bot.text.gazetteer import load_gazetteer

_ASKS = re.compile(
    r"(?:(?:is|are|does|do)\s+(?P<is>[^?]+?)\s+(?:still\s+|now\s+|already\s+)*"
    r"(?:go(?:ing)?\s+on|under\s+way|underway|ongoing|over|in\s+progress|continu(?:e|ing)|finished)|"
    r"(?:has|have)\s+(?P<has>[^?]+?)\s+(?:already\s+|now\s+)?(?:ended|finished|stopped|come\s+to\s+an\s+end))"
    r"(?:\s+(?:yet|now|already))?\W*",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s+(?:of|for|in|at|on|by|from|to|between|over|near|off|with|against)\s+")
_ENDED = (
    r"(?:end(?:s|ed|ing)?|call(?:s|ed|ing)?\s+off|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|abandon(?:s|ed|ing)?|conclud(?:es?|ed|ing)|"
    r"break(?:s|ing)?\s+off|broke\s+off|g[ia]ve(?:s|n)?\s+up|suspend(?:s|ed|ing)?|wound\s+up)"
)
_BEGUN = (
    r"(?:beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|resum(?:es?|ed|ing)|extend(?:s|ed|ing)?|launch(?:es|ed|ing)?|"
    r"prolong(?:s|ed|ing)?)"
)
_GOES_ON = (
    r"(?:go(?:es)?\s+on|went\s+on|continu(?:es?|ed)|(?:is|are|was|were)\s+(?:still\s+)?(?:going\s+on|under\s+way|ongoing)|"
    r"(?:is|are|was|were)\s+(?:now\s+)?over|c[ao]mes?\s+to\s+an\s+end)"
)
_ITS = r"\s+(?:(?:the|an?|its|their|his|her|this|that)\s+)?(?:[a-z][\w’'-]*\s+){0,3}?\Z"
_DOES_TO = re.compile(rf"\b(?P<turn>{_ENDED}|{_BEGUN}){_ITS}", re.IGNORECASE)
"""Before a thing: what somebody does with it."""
_DOES = re.compile(
    r"\w+(?:\s+(?!(?:and|but|while|who|which|that|after|before|when|where|said|says)\b)[\w’'-]+){0,10}?\s+"
    rf"(?P<turn>{_ENDED}|{_BEGUN}|{_GOES_ON})\b",
    re.IGNORECASE,
)
"""From a thing on: what it does, or what is done with it."""
_LASTS = re.compile(_GOES_ON, re.IGNORECASE)
_TURNS = frozenset(
    map(root, "end finish stop go on over under way underway ongoing progress continue come still now".split())
)
_EARLIER = "Reported earlier:"
_AGAIN = re.compile(r"\bagain\b", re.IGNORECASE)
_DONE_AGAIN = frozenset(map(root, "reopen resume restart restore reinstate reconnect relaunch".split()))
"""What is done with what had stopped."""
_MOVES_AGAIN = re.compile(
    r"(?:(?:did|does|do|is|are)\s+(?:the\s+)?(?P<thing>[a-z]+(?:\s+[a-z]+)?)\s+"
    r"(?:flow|runn?|operate?|work|fly|sail|move?|trade?|pump|go)(?:ing)?|are\s+there\s+(?P<things>[a-z]+s))\s+"
    r"(?P<where>(?:to|from|through|between|in|into|via|across)\s[^?]+?)\s+again\W*",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    rf"\b(?:{_ENDED}|clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?|block(?:s|ed|ing)?|clog(?:s|ged)|cut(?:s|ting)?|cancel(?:s|led|ling)?|"
    r"ceas(?:e|es|ed|ing)|interrupt\w*|disrupt\w*|paus(?:e|es|ed|ing)|ground(?:s|ed)|ban(?:s|ned)?|br[eo]ak(?:s|en)?|broke|stoppage|suspension)\b",
    re.IGNORECASE,
)
_GOES_AGAIN = re.compile(
    r"\b(?:again|once\s+more|re(?:sum|start|open|stor|connect|commenc|launch|turn)\w*|back\s+(?:in|to|on|at|up|into)|still|remain\w*|stay(?:s|ed)?|ke(?:ep|eps|pt)|yet\s+to|"
    r"no\s+longer|lift(?:s|ed|ing)?|until|since|first\s+time)\b",
    re.IGNORECASE,
)
"""That something goes on which had stopped, or that it does not yet."""


def tell_last_turn(question: QuestionRead, groups: Sequence[Group], known: Sequence[Candidate]) -> tuple[Group, ...]:
    """Put the newest report of a thing's beginning or end first where it is asked whether it still goes on."""
    asked = _ASKS.fullmatch(question.understood) if question.kind in YES_OR_NO else None
    if asked is None or question.window is not None or question.dates:
        return tuple(groups)
    thing = _BEHIND.split(asked["is"] or asked["has"])[0].split()[-1].casefold()
    shown = [each for group in groups for each in group.chosen]
    told = [each for each in known if _tells_turn(thing, each.words)]
    reports = {each.article.id: each.article for each in (*shown, *told)}
    runs = list_runs([Term(root(thing), thing)], reports.values())
    of_shown = [run for run in runs if {each.id for each in run.opening} & {each.article.id for each in shown}]
    told = [each for each in told if _is_meant(question, thing, of_shown, each)]
    newest = max(told, key=lambda each: each.when, default=None)
    if newest is None or any(each.when > newest.when or each.words == newest.words for each in shown):
        return tuple(groups)
    earlier = (replace(group, label=group.label or _EARLIER) for group in groups if group.chosen)
    return (Group(None, (newest,)), *earlier)


def keep_going_again(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked whether something is done again, nothing that only tells that it stopped; but all where
    it stopped since it was told to go on."""
    again = _AGAIN.search(question.understood) is not None
    if question.kind not in YES_OR_NO or not (again or any(term.root in _DONE_AGAIN for term in question.terms)):
        return list(candidates)
    goes = [
        each for each in candidates if _STOPPED.search(each.words) is None or _GOES_AGAIN.search(each.words) is not None
    ]
    stopped = max((each.when for each in candidates if each not in goes and each.sentence.fits), default="")
    over = not again and any(each.sentence.fits and each.when <= stopped for each in goes)
    return list(candidates) if over else goes


def ask_whether_resumed(asked: str) -> str | None:
    """Give the question whether a thing that moves has resumed; None where it is not asked whether it moves again."""
    found = _MOVES_AGAIN.fullmatch(asked)
    return f"Has the {found['thing'] or found['things']} {found['where']} resumed?" if found is not None else None


def _tells_turn(thing: str, words: str) -> bool:
    """Say whether words tell that a thing began, goes on or ended; that it is to end tells nothing yet."""
    places = [
        spot.at for spot in Spotter([Term(root(thing), thing)], load_gazetteer()).find(words) if spot.worth == 1.0
    ]
    found = [each for at in places for each in (_DOES_TO.search(words, 0, at), _DOES.match(words, at)) if each]
    return any(
        _LASTS.fullmatch(each["turn"]) is not None
        or not (is_supposed(words, each.start("turn")) or is_denied(words, each.start("turn")))
        for each in found
    )


def _is_meant(question: QuestionRead, thing: str, shown: Sequence[Run], each: Candidate) -> bool:
    """Say whether it is the thing that was asked about: its report names all that the question names and its sentence,
    title or opening half of the rest; where the question says no more than the thing, it is of what is `shown`."""
    rest = [term for term in question.terms if not term.named and term.root not in _TURNS | {root(thing)}]
    names = [term for term in question.terms if term.named]
    text = f"{each.article.title}. {each.article.text}"
    if not all(Spotter([term], load_gazetteer()).find(text) for term in names):
        return False
    if not names and not rest:
        return any(run.tells(each.article, each.words) for run in shown)
    near = f"{open_of(each.article)} {each.words}"
    return Spotter(rest, load_gazetteer()).meets_half(near)
