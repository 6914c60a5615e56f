"""Finds plans that the same article calls off or puts off, by the name of their deed: `will deport 90 people` where it
goes on that `the deportation has been postponed`. What the next sentence gives up by the same word is `gainsaid`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.analysis import Material, Span
from bot.summarize.sentences import stems_of
from bot.summarize.withdrawals import LONG_AGO, UNREAL
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.moved import CALLED_OFF, MOVES, WILL
from bot.text.notices import list_figures
from bot.text.posts import Stamp, find_minutes, list_stamps
from bot.text.verbs import base_of, called_of

_PLAN = re.compile(rf"(?:\b(?P<noun>[a-z]+)\s)?\b{WILL}\s(?:be\s)?(?:\w+ly\s|soon\s|now\s)?(?P<verb>[a-z]+)")
_TAKES_PLACE = frozenset("begin start take go be open happen follow".split())
"""Verbs that leave it to their subject what is planned."""
_HANGS = re.compile(r"\b(?:will|would|shall)\s(?:not|never|no)\b|\b(?:[Ii]f|[Uu]nless|whether)\b|\bwo(?:uld)?n[’']t\b")
_OFF = rf"(?:{CALLED_OFF}|{MOVES}|suspended|halted|withdrawn|rescinded|revoked)"
_OWN = (
    r"(?:the|this|that|its|their|his|her|all|both)\s"
    r"(?:(?!(?:first|second|other|last|earlier|previous)\b)[\w-]+\s){0,2}?"
)
_OF = r"(?P<of>\s(?:of|to|from|with|by|for)\s[^,;.]{1,60}?)?"
_IS_OFF = re.compile(
    rf"\b{_OWN}(?P<noun>[a-z-]+){_OF}\s(?:(?P<done>(?:has|have)(?:\s(?:now|since|later|meanwhile))?\sbeen)|(?:was|were|is|are))"
    rf"(?:\s(?P<when>now|since|later|then|meanwhile))?\s(?P<off>{_OFF})",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    rf"\b(?:(?P<done>(?:has|have)(?:\s(?:now|since|meanwhile))?)\s|(?P<when>later|then)\s)?(?P<off>{_OFF})\s{_OWN}(?P<noun>[a-z-]+)"
    r"(?P<of>\s(?:of|to|from|with)\s[^,;.]{1,60})?",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"\b(?:later|hours\safter|afterwards|since|in\sthe\s(?:morning|afternoon|evening)|(?:on|by)\s(?:{DAY_NAMES})\s(?:morning|afternoon|evening|night))\b"
)
"""What tells that a plan was put off after it was told, and not before."""
_BEFORE = re.compile(r"\b(?:had|twice|once|before|last|already|first|previous\w*|ago|times)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|until|till|for)\s[^,;]*")
_DAY = re.compile(
    rf"\b(?:{DAY_NAMES})\b|\b\d{{1,2}}\s(?:{MONTH_NAMES})(?!\w)|\b(?:{MONTH_NAMES})\s\d{{1,2}}\b|\b(?:{MONTH_NAMES})(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Off:
    """What is called off: its name, the words that tell of what it is, and those behind."""

    noun: str
    of: str
    behind: str
    surely: bool
    """It was planned before: who says that it `was` moved may tell of an earlier day."""


def find_called_off(material: Material) -> tuple[Span, ...]:
    """Give the sentences that announce what another of the article, a later post or further down, gives up or moves."""
    text, sentences = material.article.text, [each.span for each in material.analysis.sentences]
    every = [(at, off) for at, span in enumerate(sentences) for off in _list_off(span.of(text))]
    if not every:
        return ()
    stamps = list_stamps(text)
    planned = [(at, plan) for at, span in enumerate(sentences) for plan in _list_plans(span.of(text))]
    found: list[Span] = []
    for at, off in every:
        fits = [
            each
            for each, plan in planned
            if each != at
            and _is_before(sentences[each], sentences[at], stamps, surely=off.surely)
            and _fits(sentences[each].of(text), plan, off)
        ]
        found += _list_same(text, [sentences[each] for each in fits], sentences[at])
    return tuple(dict.fromkeys(found))


def _list_off(words: str) -> Iterator[_Off]:
    for shape in (_IS_OFF, _PUT_OFF):
        for found in shape.finditer(words):
            behind = words[found.end() :]
            if UNREAL.search(words[: found.start()]) or LONG_AGO.search(words) or _BEFORE.search(words):
                continue
            gives_up = re.fullmatch(CALLED_OFF, found["off"], re.IGNORECASE) is not None
            surely = gives_up or bool(found["done"] or found["when"]) or _THEN.search(words) is not None
            yield _Off(found["noun"].casefold(), found["of"] or "", behind, surely)


def _list_plans(words: str) -> Iterator[re.Match[str]]:
    if not _HANGS.search(words):
        yield from _PLAN.finditer(words)


def _is_before(plan: Span, off: Span, stamps: Sequence[Stamp], *, surely: bool) -> bool:
    """Say whether a plan is told before it is called off: in an earlier post, or further up."""
    one, other = (find_minutes(each, stamps) for each in (plan, off))
    if stamps and one != other:
        return one is None or other is None or one < other
    return surely and plan.start < off.start


def _fits(words: str, plan: re.Match[str], off: _Off) -> bool:
    """Say whether what is called off is the deed that is announced, of the same people and number, for no other day."""
    verb = plan["verb"]
    named = verb in _TAKES_PLACE and plan["noun"] == off.noun
    bases = {base_of(verb), verb.removesuffix("ed"), verb.removesuffix("d"), re.sub(r"(.)\1ed\Z", r"\1", verb)}
    if not named and not any(re.fullmatch(called_of(base), off.noun) for base in bases):
        return False
    ours, theirs = list_figures(words), list_figures(off.of)
    if off.of and (not stems_of(off.of) & stems_of(words) or (ours and theirs and not ours & theirs)):
        return False
    moved = _TO.search(off.behind)
    return moved is None or not set(_DAY.findall(moved[0])) & set(_DAY.findall(words))


def _list_same(text: str, plans: Sequence[Span], off: Span) -> Iterator[Span]:
    """Of several plans of one kind those of the states that the calling off names, or of who plans what stands last
    before it."""
    scan = load_gazetteer().scan
    states = {each.key for each in scan(off.of(text))}
    whose = [frozenset(found.key for found in scan(each.of(text))) for each in plans]
    last = max((at for at, each in enumerate(plans) if each.start < off.start), default=0)
    kept = states if any(states & each for each in whose) else whose[last] if whose else frozenset()
    yield from (each for each, own in zip(plans, whose, strict=True) if not own or not kept or own & kept)
