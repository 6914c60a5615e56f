"""Reads what a question asks somebody or something to have done: which deed, and who does it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answer.asked.focus import BARE, Settled, find_settled
from bot.answer.asked.named import Named, find_named
from bot.answer.asked.question import Kind, QuestionRead
from bot.answer.asked.terms import is_asking, is_participle, root, roots
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES

AUXILIARY = r"(?:did|does|do|has|have|had|will|would|was|were|is|are|can|could)"
_SMALL = r"(?:in|of|at|for|on|to|by|with|from|between|against|over|near)"
_ASKED_OF = re.compile(rf"\b{AUXILIARY}\s+(?:the\s+)?(?:(?!{_SMALL}\b)[a-z]+\s+){{0,2}}\Z", re.IGNORECASE)
"""Before the name of whom is asked what it did: `When did President …`."""
_GOES_ON = re.compile(
    r"(?:[’']s?\s+[a-z]+)?\s+(?:be(?:en)?\s+|to\s+|ever\s+|last\s+|first\s+|then\s+|(?:due|expected|scheduled|set)\s+(?=to\b))*"
    r"(?P<verb>[a-z]+)"
)
_DONE = re.compile(
    r"\b(?:was|were|is|are|been|be)\s+(?:[\w’'-]+\s+){0,8}?(?P<verb>[a-z]+)(?=\s*\?|\s*\Z|\s+(?:in|near|against|on|at|by|to|from|for|off|out|during|last|this|"
    r"after|before|over)\b)"
)
"""What was done, in a question by whom it was done or to how many: `When was the paper published?`."""
_DOES = re.compile(
    rf"\b(?:did|does|do|will|would|has|have|had|can|could)\s+(?:the\s+)?(?:(?!{_SMALL}\b)[a-z]+\s+){{0,2}}\Z",
    re.IGNORECASE,
)
"""Before whom it is asked of that acts itself."""
_DOER = re.compile(
    r"\b(?P<asked>(?:(?:did|does|do|will|would|has|have|had)\s+(?:the|its|their|his|her)\s+|"
    rf"(?:did|does|do|(?<=when\s)(?:will|would))\s+{BARE})\S.*)",
    re.IGNORECASE,
)
"""From the auxiliary on, where whoever acts has no name: `What did the central bank raise?`, `When do judges sit?`."""
_WHO_IS = re.compile(
    r"who(?:[’']s|\s+(?:is|was))\s[^?]*[’']s?\s(?:[a-z-]+\s){0,3}(?![a-z]+ing\b)[a-z]+[\s?]*", re.IGNORECASE
)
"""A question for who somebody is: `Who is Volta’s chief executive?`."""
_AUX_BEFORE = re.compile(r"\b(?:did|does|do|will|would|has|have|had)\s+\Z", re.IGNORECASE)
_AUX_BEFORE_THE = re.compile(r"\b(?:did|does|do|will|would|has|have|had)\s+the\s+\Z", re.IGNORECASE)
_ASKED_FOR_WHOM = frozenset[Kind]({"what", "who", "how_many"})
_HAS_OBJECT = re.compile(r"\s+(?:[A-Z]|\d)")
_SAYS_OR_IS = re.compile(r"\s+(?:say|tell|know|think|report|give|show|do|have|be|been|name|call)\b")
"""Behind two words in a row it is what is done, and both are the thing: `Did the joint statement say`."""
LIGHT = frozenset(
    map(
        root,
        """get have hold make take give go come do done be need want plan expect stand locate situate base find occur
        place call""".split(),
    )
)
"""Words that say little of what is done."""
_DID = re.compile(
    r"(?:and\s+|but\s+)?who\s+(?!(?:has|have|had|is|are|was|were|will|would|do|does)\b)[a-z]+", re.IGNORECASE
)
_ASKS_OF_OLD = re.compile(r"\b(?:past|before|previous|previously|earlier|ever|times|often)\b", re.IGNORECASE)
_OF_OLD = re.compile(
    r"\b(?:has|have|had)\s[^.;]*\b(?:in\s+(?:the\s+)?past(?:\s+(?:years|decades|cases|conflicts|crises))?|in\s+(?:previous|earlier|other|former)\s+[a-z]+s|"
    r"(?:several|many)\s+times|on\s+(?:several|many|earlier|other)\s+occasions|over\s+the\s+years|before(?=[.,]))|"
    r"\b(?:has|have|had)\s+(?:often|repeatedly|frequently|regularly|traditionally|long)\s+[a-z]+",
    re.IGNORECASE,
)
"""That it was done in other cases, or time and again."""


class Deed(NamedTuple):
    """Something that is done: by which root it is told, the key or the roots of the name that does it, whether it does
    it itself, and what does it that has no name."""

    verb: str | None
    subject: frozenset[str] = frozenset()
    does: bool = False
    settled: Settled | None = None


def find_deed(question: QuestionRead, text: str, named: Sequence[Named]) -> Deed:
    """Give what somebody is asked to have done, by a name or without one."""
    deed = _find_nameless_deed(question, text, named) or find_named_deed(text, named)
    if deed is not None:
        return deed
    done = _DONE.search(text)
    return Deed(root(done["verb"]) if done is not None and is_participle(done["verb"]) else None)


def _find_nameless_deed(question: QuestionRead, text: str, named: Sequence[Named]) -> Deed | None:
    """Give what a thing is asked to have done: where it is asked what or to whom, or that stands behind, as else the
    thing may well suffer it (`When do the embassies reopen?`)."""
    gap = question.kind in _ASKED_FOR_WHOM
    adjectives = (each for each in named if is_adjective(each, text))
    theirs = next((each for each in adjectives if _AUX_BEFORE.search(text, 0, each.span.start)), None)
    if theirs is not None:  # did Finnish rail workers end …
        text = f"{text[: theirs.span.start]}the {text[theirs.span.start :]}"
        named = find_named(text, load_gazetteer())
    doer = _DOER.search(text)
    if doer is not None and any(_AUX_BEFORE.fullmatch(text, doer.start(), each.span.start) for each in named):
        return None  # did ghana release …
    settled = find_settled(doer["asked"], ends=gap) if doer is not None else None
    if doer is None or settled is None or not (gap or question.kind == "when"):
        return None
    _, found, behind = doer["asked"].partition(f"{settled.thing} {settled.done}")
    if not found or _SAYS_OR_IS.match(behind) is not None:
        return None
    if not (gap or settled.to or _HAS_OBJECT.match(behind)):
        return Deed(root(settled.done.casefold())) if root(settled.thing) not in LIGHT else None
    before = [one for one in named if doer.start() < one.span.start < text.find(settled.thing)]
    subject = frozenset(each for one in before for each in identify(one, text))
    return Deed(root(settled.done.casefold()), subject, does=True, settled=settled)


def find_named_deed(text: str, named: Sequence[Named]) -> Deed | None:
    """Give what somebody or something with a name is asked to have done; None where that is asked of none."""
    for each in named:
        adjective = is_adjective(each, text) and not each.span.of(text).endswith("s")  # its noun is no verb
        if adjective or _ASKED_OF.search(text, 0, each.span.start) is None:
            continue
        if each.key is None and _WHO_IS.fullmatch(text) is not None:
            continue
        last = each
        for other in named:
            if other.span.start > last.span.end and text[last.span.end : other.span.start].strip() in {"and", "or"}:
                last = other
        goes_on = _GOES_ON.match(text, last.span.end)
        if goes_on is not None and not is_asking(goes_on["verb"]) and goes_on["verb"] not in TITLES:
            names = identify(each, text)
            asked = _AUX_BEFORE.search(text, 0, each.span.start) if goes_on[0][0] in "’'" else None
            settled = find_settled(text[asked.start() :], ends=True) if asked is not None else None
            settled = settled or _find_of_a_named_thing(text, each, goes_on["verb"])
            if settled is not None:  # does India’s lentil tariff take effect
                return Deed(root(settled.done.casefold()), identify(each, text))
            suffers = {"been", "be"} & set(goes_on[0].split()) or goes_on[0][0] in "’'"
            does = not suffers and _DOES.search(text, 0, each.span.start) is not None
            return Deed(root(goes_on["verb"]), names, does)
    return None


def _find_of_a_named_thing(text: str, name: Named, word: str) -> Settled | None:
    """Give what a thing is asked to do that a name says which it is: `When will the Accra crossing be open?`."""
    asked = _AUX_BEFORE_THE.search(text, 0, name.span.start) if name.key is None else None
    when = "when " if text[:4].casefold() == "when" else ""
    settled = find_settled(f"{when}{text[asked.start() :]}") if asked is not None else None
    return settled if settled is not None and word in (settled.thing, *settled.kind) else None


def is_adjective(one: Named, text: str) -> bool:
    """Say whether a name only says whose something is: `Chinese`."""
    known = load_gazetteer().find(one.span.of(text))
    return known is not None and known.form == "demonym"


def identify(one: Named, text: str) -> frozenset[str]:
    """Give by what a name is known: of several words a listed one by its key alone, as others share them: `Korea`."""
    alone = one.key is None or " " not in one.span.of(text)
    return frozenset([*([one.key] if one.key else []), *(roots(one.span.of(text)) if alone else [])])


def tells_of_habit(asked: str, words: str) -> bool:
    """Say whether words tell what somebody has done before, in other cases, where it is asked who did it once."""
    return _DID.match(asked) is not None and _OF_OLD.search(words) is not None and _ASKS_OF_OLD.search(asked) is None
