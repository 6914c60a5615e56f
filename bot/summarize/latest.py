"""Says which reports of a story tell what has become of its central opening: hours later, of the same, and no reply."""

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.model.analysis import Attribution, Material
from bot.summarize.sentences import Passage, stems_of
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.verbs import is_past

_LATER = timedelta(hours=3)
"""Time from which a report is no other outlet's word on the same hour."""
_SHARED = 2
"""Words that two openings of a story have in common with their titles where both tell of the same."""
_THINGS = 2
"""How many of them are no names where the later one heads the story; one does where it only follows what stood."""
_DAY = re.compile(rf"\b(?:{DAY_NAMES})\b")
_OFFICES = stems_of(" ".join(TITLES))
_REACTS = re.compile(
    r"\b(?:welcom|hail|prais|applaud|mourn|lament|deplor|condemn|thank|congratulat|express|voic)(?:es|ed|s|d)\b"
)
"""What is done with words on what another did."""
_DONE = frozenset("was were has have had did shut put cut set hit let quit split spread cast".split())
_STANDS = frozenset(
    "is are am remain remains stay stays continue continues would can cannot could must do does".split()
)
"""A verb that tells how things stand, or what somebody means to do."""
_AHEAD = frozenset(
    """will shall should may might plans wants seeks expects threatened vowed pledged promised planned offered
    warned""".split()
)
_STAYS = re.compile(r"\bwill\s(?:not\s)?(?:remain|stay|continue|keep)\b")
_EXPLAINS = re.compile(
    r"\A\W*(?:Analysis|Explainer|Explained|Profile|Timeline|Background|Live|Watch|Video|Interview|Q&A|Factbox|What|Why|How|Inside)\b|\?\W*\Z|\b(?:analysis|explainer|timeline|factbox|live\supdates)\W*\Z",
    re.IGNORECASE,
)
"""A title of what is no news of its own."""


def order_by_time(leads: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Give a story's openings, most central first, in ranks: the newest that tells what became of the central one, else
    this; the others; last, newest first and in two, those that the first overtakes, what was said or planned alone
    behind what happened, as this stays true."""
    if not leads:
        yield from ([], [])
        return
    first = max((each for each in leads if _overtakes(each, leads[0])), key=_moment, default=leads[0])
    over = sorted((each for each in leads if _overtakes(first, each, 1)), key=_moment, reverse=True)
    rest = [each for each in leads if each is not first and each not in over]
    yield from ([[first, *rest]] if first is leads[0] else [[first], rest])
    yield [each for each in over if not _is_beside(each, first)]
    yield [each for each in over if _is_beside(each, first)]


def tells_how_it_stood(passage: Passage) -> bool:
    """Say whether a sentence tells how things are or stay, and so no longer serves in a report that is overtaken:
    `is being held`, `remains shut`, `would not give way`."""
    said = _list_said(passage)
    words = said[0].content.of(passage.material.article.text) if said else passage.words
    return next(_iter_verbs(words), None) in _STANDS or _STAYS.search(words) is not None


def is_hours_later(one: Material, other: Material) -> bool:
    """Say whether a report may tell what became of what another tells."""
    then, now = other.article.published, one.article.published
    return then is not None and now is not None and now - then >= _LATER


def _moment(passage: Passage) -> tuple[float, str]:
    published = passage.material.article.published
    return published.timestamp() if published else 0.0, passage.material.article.id


def _overtakes(one: Passage, other: Passage, things: int = _THINGS) -> bool:
    """Say whether an opening tells, hours after another, what became of it; so many `things` of what both tell are no
    names, or they may meet in a place alone."""
    if not is_hours_later(one.material, other.material):
        return False
    heads = (f"{each.material.article.title}. {each.words}" for each in (one, other))
    (one_all, one_things), (other_all, other_things) = map(_list_told, heads)
    shared = one_all & other_all
    told = len(shared) >= _SHARED and len(shared & (one_things | other_things)) >= things
    return told and not _is_beside(one, other)


@functools.lru_cache(maxsize=512)
def _list_told(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a title and its opening tell of, but states, days and offices; and what of it is no name."""
    for each in load_gazetteer().scan(words):
        words = words[: each.span.start] + " " * (each.span.end - each.span.start) + words[each.span.end :]
    words = _DAY.sub("", words)
    return stems_of(words) - _OFFICES, stems_of(
        " ".join(each for each in words.split() if each[:1].islower())
    ) - _OFFICES


def _is_beside(one: Passage, other: Passage) -> bool:
    """Say whether an opening is a word on what happened and no happening: somebody's answer, demand or comment, unless
    who speaks spoke in the other one too; what is planned; or a piece that explains."""
    if _EXPLAINS.search(one.material.article.title) or _REACTS.search(one.words):
        return True
    said = _list_said(one)
    if not said:
        return not _tells_done(one.words)
    if {each.actor for each in said if each.actor} & {each.actor for each in _list_said(other)}:
        return False
    leads = said[0].source.start <= said[0].content.start
    comments = said[0].kind != "says" or (leads and (said[0].actor or "").startswith("person:"))
    return comments or not _tells_done(said[0].content.of(one.material.article.text))


def _list_said(passage: Passage) -> list[Attribution]:
    """Who says what the opening tells; nobody where another verb stands ahead: `Ferries stopped after X said …`."""
    text, start = passage.material.article.text, passage.span.start
    return [
        each
        for each in passage.material.analysis.attributions
        if each.sentence == passage.sentence
        and next(_iter_verbs(text[start : min(each.source.start, each.content.start)]), None) is None
    ]


def _tells_done(words: str) -> bool:
    """Say whether the first verb of a statement is past: `talks ended`, `has died`; not `are missing`, `must end`."""
    return next(_iter_verbs(words), "is") not in _STANDS | _AHEAD


def _iter_verbs(words: str) -> Iterator[str]:
    yield from (
        each for each in words.split() if each in _DONE | _STANDS | _AHEAD or (each.islower() and is_past(each))
    )
