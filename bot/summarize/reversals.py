"""Finds what a later report gives up by name: a deed (`by half and not double`), a plan that somebody halts, a call
that its speaker no longer makes, a veto that is dropped, an agreement that one of its parties denies."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from bot.model.analysis import ActorKey, Material
from bot.summarize.guesses import list_guesses_over
from bot.summarize.parts import take_apart
from bot.summarize.sentences import stems_of
from bot.summarize.told import Place, is_english, is_later
from bot.summarize.undone import is_of_one_side, list_sides, list_speakers
from bot.summarize.withdrawals import LONG_AGO, UNREAL
from bot.text.days import DAY_NAMES
from bot.text.moved import CALLED_OFF, WILL
from bot.text.words import stem

_AND_NOT = re.compile(
    r"(?:,|\band|\bbut)\snot\s(?:to\s)?(?P<verb>[a-z]+)(?=[,.;]|\sas\b|\W*\Z)|\b(?:instead\sof|rather\sthan)\s(?P<ing>[a-z]+ing)\b"
)
_WISHED = re.compile(
    r"\b(?:should|could|may|might|if|unless|whether|want\w*|prefer\w*|demand\w*|urg\w+|ask\w*|call\w*\son)\b|n[’']t\b",
    re.IGNORECASE,
)
_PLAN = re.compile(rf"\b{WILL}\s(?:be\s)?(?:\w+ly\s)?(?P<verb>[a-z]+)")
_STOPPED = (
    r"(?:halted|stopped|fr(?:oze|ozen)|suspended|blocked|annulled|overturned|struck\sdown|thr(?:ew|own)\sout|"
    rf"{CALLED_OFF})"
)
_PAPER = r"(?:plans?|contracts?|permits?|licen[cs]es?|projects?|tenders?|approvals?|works?)"
"""What a plan rests on, so that it stops with it."""
_HALTS = re.compile(
    rf"\b{_STOPPED}\s(?:the|an?|its|their|his|her)\s(?:[\w’'-]+\s){{0,2}}?{_PAPER}\s(?:for|to|of)\s(?P<what>[^,;.]{{3,120}})|"
    rf"\b{_PAPER}\s(?:for|to|of)\s(?P<of>[^,;.]{{3,80}}?)\s(?:was|were|has\sbeen|have\sbeen)\s{_STOPPED}"
)
_BEGINS = re.compile(
    rf"\b{WILL}\s(?:begin|start|launch|open|run)\sthe\s(?:joint\s|new\s)?(?P<noun>[a-z-]+)(?!\s[a-z]*s\b)"
)
_CALLS = (
    r"(?:call|urg|ask|demand|want|push|press)\w*",
    r"(?:back|support|favou?r|endors)\w*",
    r"(?:oppos|reject|object)\w*",
)
"""Verbs of one stand."""
_NO_LONGER = re.compile(
    rf"\bno\slonger\s(?P<verb>{'|'.join(_CALLS)})\s(?:(?:for|on|to|that|an?|the|any|its|their|his|her)\s){{0,3}}(?P<what>[^,;.]{{3,80}})"
)
_DROPS = re.compile(
    r"\A\W*(?P<who>[^,;.]{2,60}?)\s(?:has\s)?(?:dropped|lifted|withdrew|withdrawn|gave\sup|given\sup|ended)\s(?:its|his|her|their)\s"
    r"(?:veto|objections?|opposition|resistance)\s(?:on|to|against|of|over)\s(?P<what>[^,;.]{3,120})"
)
_BARS = re.compile(r"\b(?:block|veto|oppos|reject|refus|object)\w*")
_DENIES = re.compile(
    r"\A\W*(?P<who>[^,;.]{2,60}?)\s(?:has\s)?(?:denied|denies)\s(?:(?:late\s|early\s)?on\s\w+\s)?(?:that\s)?(?:it|he|she|they)\s(?:had|has|have|ever\s)\s?"
    r"(?:ever\s)?(?:agreed|promised|consented)\s(?:to|on)\s(?P<what>[^,;.]{3,120})"
)
_AGREED = re.compile(r"\b(?:agreed|promised|consented)\b")
_WHEN = re.compile(
    rf"\s(?:on\s(?:{DAY_NAMES})|after|because|following|in\s(?:a|an|the)\s|this|late|early)\b.*\Z", re.DOTALL
)
_SAID_ON = re.compile(rf"\b(?:said|says|announced)\s(?:late\s|early\s)?on\s(?P<day>{DAY_NAMES})\b")
_MAY_GIVE_UP = re.compile(
    rf"\b(?:not|instead|rather|{_PAPER}|longer|veto|objections?|opposition|resistance|denie[ds])\b"
)
"""In what every sentence that gives something up has one of."""
_NOT = re.compile(r"\b(?:not|never|no|denied|denies)\b|n[’']t\b", re.IGNORECASE)
_NAMES, _THINGS, _SHARE = 2, 2, 0.6
"""Names and other words by which what is given up is known again, and the share of its own words."""

_Holds = Callable[[Material, int, str], bool]


def list_given_up(materials: Sequence[Material]) -> frozenset[Place]:
    """Give the sentences that told before what a later report's sentence gives up, or guessed what it knows."""
    read = [each for each in materials if is_english(each) and each.article.published is not None]
    found: set[Place] = set(list_guesses_over(read))
    for later in read:
        for number, sentence in enumerate(later.analysis.sentences):
            words = sentence.span.of(later.article.text)
            for holds in _list_tests(later, number, words):
                found |= set(_list_told(read, later, holds))
    return frozenset(found)


def _list_told(read: Sequence[Material], later: Material, holds: _Holds) -> Iterator[Place]:
    for other in (each for each in read if each is not later):
        for at, sentence in enumerate(other.analysis.sentences):
            told = sentence.span.of(other.article.text)
            if _is_earlier(other, told, later) and not _NOT.search(told) and holds(other, at, told):
                yield other.article.id, sentence.span


def _is_earlier(other: Material, told: str, later: Material) -> bool:
    """Say whether something was told before: in an earlier report, or as somebody's word of an earlier day."""
    one, two, said = other.article.published, later.article.published, _SAID_ON.search(told)
    if is_later(later, other) or one is None or two is None or said is None:
        return is_later(later, other)
    back = (one.weekday() - DAY_NAMES.split("|").index(said["day"])) % 7
    return one.date() - timedelta(days=back) < two.date()


def _list_tests(later: Material, number: int, words: str) -> Iterator[_Holds]:
    """What tells of an earlier sentence that it is what a sentence gives up."""
    if not _MAY_GIVE_UP.search(words) or LONG_AGO.search(words):
        return
    turn, halts, calls = _AND_NOT.search(words), _HALTS.search(words), _NO_LONGER.search(words)
    drops, denies = _DROPS.match(words), _DENIES.match(words)
    if turn is not None and not _WISHED.search(words, 0, turn.start()):
        verb = stem(turn["verb"] or turn["ing"])
        yield (
            lambda other, at, told: (
                any(stem(each["verb"]) == verb for each in _PLAN.finditer(told))
                and _shares(words[: turn.start()], told)
                and is_of_one_side(later, number, other, at)
            )
        )
    if halts is not None and not UNREAL.search(words[: halts.start()]):
        what = _WHEN.sub("", halts["what"] or halts["of"])
        yield (
            lambda _, __, told: (
                (_PLAN.search(told) is not None and _is_of(what, words, told, _THINGS)) or _starts(what, told)
            )
        )
    if calls is not None and not _WISHED.search(words, 0, calls.start()):
        yield lambda _, __, told: _stood_for(list_speakers(later, number), calls, told)
    if drops is not None and not UNREAL.search(drops["who"]):
        yield (
            lambda _, __, told: (
                _acts(drops["who"], _BARS, told) and _is_of(_WHEN.sub("", drops["what"]), words, told, 1)
            )
        )
    if denies is not None:
        yield (
            lambda other, at, told: (
                _acts(denies["who"], _AGREED, told)
                and _is_of(denies["what"], words, told, _THINGS)
                and not _is_of_others(list_sides(other, at), list_sides(later, number))
            )
        )


def _is_of_others(told: frozenset[ActorKey], denied: frozenset[ActorKey]) -> bool:
    """Say whether another side told what one side denies: that is disputed, and both are heard."""
    return bool(told) and not told & denied


def _shares(words: str, told: str) -> bool:
    one, two = take_apart(words), take_apart(told)
    return (
        len([each for each in one.names if each & two.tokens]) >= _NAMES
        and len(stems_of(one.rest) & stems_of(two.rest)) >= _THINGS
    )


def _is_of(what: str, words: str, told: str, least: int) -> bool:
    """Say whether a sentence is on what is named: all its names, most of its words, and one that the naming has."""
    named, there = take_apart(what), take_apart(told)
    things = stems_of(named.rest)
    shared = things & stems_of(there.rest)
    known = all(each & there.tokens for each in named.names) and bool(take_apart(words).tokens & there.tokens)
    return known and len(shared) >= max(least, _SHARE * len(things))


def _starts(what: str, told: str) -> bool:
    """Say whether a sentence announces the beginning of what is named, which it calls by its noun alone."""
    named, there, begun = take_apart(what), take_apart(told), _BEGINS.search(told)
    head = re.split(r"\s(?:with|in|on|between|of|from|to|by|across|off)\s", what)[0].split()[-1:]
    return (
        begun is not None
        and bool(named.names)
        and all(each & there.tokens for each in named.names)
        and [stem(begun["noun"])] == [stem(each) for each in head]
    )


def _stood_for(speakers: frozenset[str], calls: re.Match[str], told: str) -> bool:
    """Say whether one of the speakers took the stand that is given up."""
    stand = next(each for each in _CALLS if re.fullmatch(each, calls["verb"]))
    named, there = take_apart(_WHEN.sub("", calls["what"])), take_apart(told)
    whole = stems_of(named.rest) <= stems_of(there.rest) and all(each & there.tokens for each in named.names)
    taken = [re.search(rf"\b{re.escape(name)}\b[^;.]{{0,40}}?\s(?P<does>{stand})\b", told) for name in speakers]
    return whole and bool(stems_of(named.rest)) and any(taken)


def _acts(who: str, does: re.Pattern[str], told: str) -> bool:
    """Say whether a sentence has somebody do something, with nobody but a partner between."""
    deed = does.search(told)
    doers = take_apart(who).tokens
    before = told[: deed.start()] if deed is not None else ""
    return bool(doers) and not re.search(r"[,;]", before) and doers <= take_apart(before).tokens
