"""Says which reports of a story tell what has become of its central opening: hours later, of the same, and no reply."""

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.model.analysis import Attribution, Material
from bot.summarize.parts import take_apart
from bot.summarize.sentences import Passage, stems_of
from bot.text.days import DAY_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.liveblogs import is_live_blog, tells_settled
from bot.text.opposites import turns_back
from bot.text.roles import TITLES
from bot.text.verbs import base_of, is_past
from bot.text.words import stem

_LATER = timedelta(hours=3)
"""Time from which a report is no other outlet's word on the same hour."""
_SHARED = 2
"""Words that two openings of a story have in common with their titles where both tell of the same."""
_STATES = 2
"""States that both name where they name no other thing alike."""
_THINGS = 2
"""How many of them are no names where the later one heads the story; one does where it only follows what stood."""
_DAY = re.compile(rf"\b(?:{DAY_NAMES})\b")
_OFFICES = stems_of(" ".join(TITLES))
_REACTS = re.compile(
    r"\b(?:welcom|hail|prais|applaud|mourn|lament|deplor|condemn|thank|congratulat|express|voic|summon|protest)(?:es|ed|s|d)\b"
)
"""What is done with words on what another did."""
_DONE = frozenset("was were has have had did shut put cut set hit let quit split spread cast".split())
_DETERMINERS = frozenset("the a an its their his her this".split())
"""Right behind one stands a noun: `the cut would last two weeks`."""
_STANDS = frozenset(
    "is are am remain remains stay stays continue continues would can cannot could must do does".split()
)
"""A verb that tells how things stand, or what somebody means to do."""
_AHEAD = frozenset(
    """will shall should may might plans wants seeks expects threatened vowed pledged promised planned offered
    warned""".split()
)
_STAYS = re.compile(r"\bwill\s(?:not\s)?(?:remain|stay|continue|keep)\b")
_FOLLOWS = stems_of(
    """march rally gather mourn pray arrive leave return depart fly walk attend bury lay light observe travel drive
    line queue"""
)
"""What people do in an affair when its deed is done: they come and go, and mourn; of a deed told beside it no turn."""
_LEFT_SO = re.compile(r"\bleft\s(?=(?:[\w-]+\s){0,4}?(?:dead|injured|wounded|homeless|stranded|without|missing)\b)")
"""A deed by what came of it."""
_TAKES_UP = re.compile(r"\s(?:after|following)\s(?P<deed>.*)", re.DOTALL)
"""Behind it an opening names the deed that it is a word on."""
_SAME_DAY = timedelta(hours=24)
_BESIDE_NAME = re.compile(r",\s[^,;]*?\b(?:who|whom|whose|which)\b[^,;]*,")
_DECIDES = re.compile(
    r"\b(?:parliaments?|senate|assembly|congress|courts?|judges?|tribunal|council|voters|lawmakers|deputies|senators|jury)\Z",
    re.IGNORECASE,
)
"""Whose no is a deed: `parliament rejected the treaty`."""
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
    leads, explaining = _part_explaining(leads)
    central = _find_deed(leads)
    first = _find_newest(leads, central)
    over = sorted((each for each in leads if overtakes(first, each, 1)), key=moment_of, reverse=True)
    rest = [each for each in leads if each is not first and each not in over]
    yield from ([[first, *rest]] if first is leads[0] else [[first], rest])
    yield from [explaining] if explaining else []
    yield [each for each in over if not _is_beside(each, first)]
    yield [each for each in over if _is_beside(each, first)]


def _find_newest(leads: Sequence[Passage], central: Passage) -> Passage:
    """The newest opening that tells what became of the central one, or turns back what that came to."""
    first = max((each for each in leads if overtakes(each, central)), key=moment_of, default=central)
    back = max((each for each in leads if turns_deed_back(each, first)), key=moment_of, default=first)
    return first if back is first else _find_newest(leads, back)


def _part_explaining(leads: Sequence[Passage]) -> tuple[Sequence[Passage], list[Passage]]:
    """What heads a piece that explains heads no story that is told as news too."""
    news = [each for each in leads if not _explains(each)]
    return (news, [each for each in leads if each not in news]) if news else (leads, [])


def _explains(passage: Passage) -> bool:
    """Say whether a report is no news by its title; a live blog is where it tells an act that stands."""
    article = passage.material.article
    return _EXPLAINS.search(article.title) is not None and not (is_live_blog(article) and tells_settled(passage.words))


def _find_deed(leads: Sequence[Passage]) -> Passage:
    """The most central opening; where that is a word `after` a deed of the day, the one that tells the deed."""
    taken = _TAKES_UP.search(leads[0].words)
    if taken is None or not _is_beside(leads[0], leads[0], own=False):
        return leads[0]
    deed = stems_of(taken["deed"]) - _OFFICES
    return next((each for each in leads[1:] if _tells_deed(each, leads[0], deed)), leads[0])


def _tells_deed(one: Passage, other: Passage, deed: frozenset[str]) -> bool:
    before, after = one.material.article.published, other.material.article.published
    if before is None or after is None or not timedelta() <= after - before <= _SAME_DAY:
        return False
    return not _is_beside(one, other) and len(deed & stems_of(one.words)) >= _SHARED


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


def moment_of(passage: Passage) -> tuple[float, str]:
    """Give when a passage's report was published, to compare."""
    published = passage.material.article.published
    return published.timestamp() if published else 0.0, passage.material.article.id


def overtakes(one: Passage, other: Passage, things: int = _THINGS, least: int = _SHARED) -> bool:
    """Say whether an opening tells, hours after another, what became of it; they have at `least` so much in common and
    so many `things` that are no names, or they may meet in a place alone. What state-controlled outlets alone say takes
    no other's place."""
    if not is_hours_later(one.material, other.material) or is_of_state(one) > is_of_state(other):
        return False
    shared, same = list_shared(one, other)
    told = len(shared) >= least and len(same) >= things
    return (told and not _is_beside(one, other) and not _only_follows(one, other)) or turns_deed_back(one, other)


def turns_deed_back(one: Passage, other: Passage) -> bool:
    """Say whether an opening tells, hours after another, that the deed which that tells is turned back: the same thing
    is shut that was opened, of the same name or states and at no other place."""
    if not is_hours_later(one.material, other.material) or is_of_state(one) > is_of_state(other):
        return False
    if not turns_back(one.words, other.words):
        return False
    here, there = take_apart(one.words), take_apart(other.words)
    states = {name for name in here.tokens & there.tokens if name.startswith("state:")}
    towns, others = (frozenset(each for each in part.places if ":" not in each) for part in (here, there))
    pairs = ((mine, its) for mine in here.names for its in there.names if not (mine | its) & states)
    named = any(mine <= its or its <= mine for mine, its in pairs)
    return not (towns and others and not towns & others) and (named or len(states) >= _STATES)


def list_shared(one: Passage, other: Passage) -> tuple[frozenset[str], frozenset[str]]:
    """Give what two openings with their titles both tell of, and what of it is no name."""
    heads = (f"{each.material.article.title}. {each.words}" for each in (one, other))
    (one_all, one_things), (other_all, other_things) = map(_list_told, heads)
    shared = one_all & other_all
    return shared, shared & (one_things | other_things)


def is_of_state(passage: Passage) -> bool:
    """Say whether a passage is of a report that a state-controlled outlet tells."""
    return passage.material.article.publisher.state_controlled is True


def _only_follows(one: Passage, other: Passage) -> bool:
    """Say whether an opening tells who came, went or mourned after a deed of another kind: `marched for victims`."""
    known = stems_of(f"{other.material.article.title}. {other.words}")
    told = [verb for verb in _iter_verbs(_LEFT_SO.sub("", _BESIDE_NAME.sub("", one.words))) if stem(verb) not in known]
    first, before = (stem(base_of(next(iter(verbs), ""))) for verbs in (told, _iter_verbs(other.words)))
    return first in _FOLLOWS and before not in _FOLLOWS and _tells_done(other.words)


def takes_up(one: Passage, other: Passage) -> bool:
    """Say whether an opening names as its cause the deed that another tells: `after parliament rejected the treaty`."""
    cause, deed = _TAKES_UP.search(one.words), next(_iter_verbs(other.words), None)
    return (
        cause is not None
        and deed is not None
        and stem(base_of(deed)) in {stem(base_of(each)) for each in _iter_verbs(cause["deed"])}
    )


@functools.lru_cache(maxsize=512)
def _list_told(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a title and its opening tell of, but states, days and offices; and what of it is no name."""
    for each in load_gazetteer().scan(words):
        words = words[: each.span.start] + " " * (each.span.end - each.span.start) + words[each.span.end :]
    words = _DAY.sub("", words)
    return stems_of(words) - _OFFICES, stems_of(
        " ".join(each for each in words.split() if each[:1].islower())
    ) - _OFFICES


def _is_beside(one: Passage, other: Passage, *, own: bool = True) -> bool:
    """Say whether an opening is a word on what happened and no happening: somebody's answer, demand or comment, unless
    who speaks spoke in the other one too (their `own` deed); what is planned; or a piece that explains."""
    if _explains(one) or _REACTS.search(one.words):
        return True
    said = _list_said(one)
    if not said:
        return not _tells_done(one.words)
    if own and {each.actor for each in said if each.actor} & {each.actor for each in _list_said(other)}:
        return False
    text = one.material.article.text
    leads = said[0].source.start <= said[0].content.start
    if said[0].kind == "denies" and leads and _DECIDES.search(said[0].source.of(text)):
        return False
    comments = said[0].kind != "says" or (leads and (said[0].actor or "").startswith("person:"))
    return comments or not _tells_done(said[0].content.of(text))


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
    before = ""
    for each in (word.strip(",.;:") for word in words.split()):
        if before not in _DETERMINERS and (each in _DONE | _STANDS | _AHEAD or (each.islower() and is_past(each))):
            yield each
        before = each.lower()
