"""Completes a follow-up from the questions before it, by rule: `and Blinken?`, `when?`, `what did he say there?`."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.answer.named import Named, find_named
from bot.answer.pronouns import resolve
from bot.answer.statements import ASKED_BY, AUXILIARIES, state
from bot.answer.times import find_asked_time
from bot.model.conversation import Turn
from bot.text.gazetteer import Gazetteer

_BARE = re.compile(
    r"(?:(?:and|but|so|ok|okay)[\s,]+)?(?P<word>when|where|why|who|whom|how|how\s+many|how\s+much|how\s+long|since\s+when|"
    r"by\s+whom|with\s+whom|until\s+when|according\s+to\s+whom)(?:\s+(?:exactly|so|then|(?P<not>not)))?[\s?!.]*",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?:(?:(?:and|but|or)[\s,]+)?(?:what|how)\s+about\s+|(?:and|but|or)[\s,]+)"
    r"(?:how\s+(?:did|does|has|will|is|was)\s+)?"
    r"(?:(?P<lead>with|for|from|in|to|by|about|on|over|of|since)\s+)?(?P<rest>[^?!]{1,60}?)[\s?!.]*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might|who|what|when|where|why|which|how)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(rf"(?:{AUXILIARIES})\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?:\A|\s)(?:{AUXILIARIES})\s+(?:the\s+)?", re.IGNORECASE)
_WITH_OBJECT = re.compile(
    r"\b(?:meet|met|see|join|receive|received|visit|visited|call|phone|invite|invited|telephone|speak\s+to|talk\s+to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"(?P<who>who\s+(?:says|said|claims|reported))\s+(?:so|that|it)[\s?!.]*", re.IGNORECASE)
_ALIKE_LEADS = ("about", "on", "of", "over")


def complete(text: str, turns: Sequence[Turn], now: datetime, gazetteer: Gazetteer) -> str:
    """Give the question whole: as typed where it stands alone, else with what the last questions lend it."""
    asked = [turn.understood.strip() for turn in turns if turn.understood.strip()]
    if not asked:
        return text
    last = asked[-1]
    bare = _BARE.fullmatch(text)
    if bare:
        again = _ask_again(" ".join(bare["word"].lower().split()), last)
        return _deny(again, gazetteer) if bare["not"] else again
    says = _SAYS_SO.fullmatch(text)
    if says:
        return f"{says['who'][:1].upper()}{says['who'][1:]} that {state(last)}?"
    fragment = _FRAGMENT.fullmatch(text)
    if fragment and not _VERB.search(fragment["rest"]):
        return _put_instead(fragment["rest"].strip(), (fragment["lead"] or "").lower(), last, now, gazetteer)
    plain = re.sub(r"\A(?:and|but|so)[\s,]+(?=\w)", "", text, flags=re.IGNORECASE)
    whole = resolve(plain, asked, turns[-1].answered, gazetteer)
    return whole[:1].upper() + whole[1:]


def _ask_again(word: str, last: str) -> str:
    """The last question with another question word."""
    if _AUXILIARY.match(last):
        return f"{word.capitalize()} {last[:1].lower()}{last[1:]}"
    asked = ASKED_BY.fullmatch(last)
    if asked and not word.startswith(("who", "by", "with")):
        noun = f" {asked['noun']}" if asked["noun"] else ""
        return f"{word.capitalize()} {asked['rest'].rstrip(' ?!.')}{noun}?"
    return f"{last.rstrip(' ?!.')}, and {word}?"


def _deny(question: str, gazetteer: Gazetteer) -> str:
    """The question of why it is not so: `Why has Ciotti not resigned?`"""
    end = next((each.span.end for each in find_named(question, gazetteer) if not each.placed), None)
    return question if end is None else f"{question[:end]} not{question[end:]}"


def _put_instead(words: str, lead: str, last: str, now: datetime, gazetteer: Gazetteer) -> str:
    """The last question with these words in the place of what is most like them."""
    if find_asked_time(f"{lead} {words}".strip(), now).words:
        return _put_time(f"{lead} {words}".strip(), last, now)
    if lead:
        return _put_behind(words, lead, last)
    place, kind = _find_place(words, last, gazetteer), _kind_of(words, last, gazetteer)
    if place is not None and (kind == "other") != (place.kind == "other"):
        return f"{words}?"  # a thing does not take the place of who acts, nor the other way round
    if place is None:
        return f"{last.rstrip(' ?!.')}, and {words}?"
    before = last[: place.span.start]
    bare = before if words[:1].islower() and not words.startswith("the ") else re.sub(r"\bthe \Z", "", before)
    return f"{bare}{words}{last[place.span.end :]}"


def _put_behind(words: str, lead: str, last: str) -> str:
    """In the place of what stands behind the same preposition, or at the end."""
    for each in (lead, *(_ALIKE_LEADS if lead in _ALIKE_LEADS else ())):
        found = re.search(rf"\b{each}\s+(?P<words>[^?.]+?)(?P<end>[\s?.]*)\Z", last, re.IGNORECASE)
        if found:
            return f"{last[: found.start('words')]}{words}{last[found.start('end') :]}"
    return f"{last.rstrip(' ?!.')} {lead} {words}?"


def _find_place(words: str, last: str, gazetteer: Gazetteer) -> Named | None:
    """The name to be replaced: whom somebody meets, else who acts, else a name of the same kind."""
    names = find_named(last, gazetteer)
    kind = _kind_of(words, last, gazetteer)
    met = [each for each in names if kind == each.kind and _is_met(last, each)]
    acting = [each for each in names if _acts(last, each)]
    same = [each for each in names if each.kind == kind and not each.placed] or [
        each for each in names if each.kind == kind
    ]
    return next(iter([*met[-1:], *acting, *same, *names]), None)


def _is_met(last: str, named: Named) -> bool:
    """Somebody meets, calls or receives it, and it is no adjective of something else."""
    behind = last[named.span.end :]
    return _WITH_OBJECT.search(last, 0, named.span.start) is not None and not re.match(
        r"\s+(?!(?:in|at|on|for|to|by|with|and|before|after|this|next|again)\b)[a-z]", behind
    )


def _acts(last: str, named: Named) -> bool:
    """It stands right behind the auxiliary, and owns nothing there."""
    before = last[: named.span.start]
    found = _SUBJECT.search(before)
    return found is not None and found.end() == len(before) and not re.match(r"[’']s?\s", last[named.span.end :])


def _put_time(words: str, last: str, now: datetime) -> str:
    named = find_asked_time(last, now).words
    bare = last
    if named:
        bare = f"{last[: named[0].start].rstrip()}{last[named[0].end :]}"
    return f"{bare.rstrip(' ?!.')} {words}?"


def _kind_of(words: str, last: str, gazetteer: Gazetteer) -> str:
    """A name that is not listed may be typed without capitals by who uses none."""
    named = find_named(words, gazetteer)
    if named:
        return named[0].kind
    small = words == words.lower() and last[1:] != last[1:].lower()
    return "other" if small or re.match(r"(?:the|a|an|its|their|his|her)\b", words, re.IGNORECASE) else "person"
