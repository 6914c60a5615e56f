"""Asks further of what was counted: how many otherwise, how many in the same affair, and why so many."""

import re

from bot.answer.asked.declining import find_declined
from bot.answer.asked.named import find_named
from bot.answer.asked.statements import AUXILIARIES, AUXILIARY, VERB_WORD, bare_of, find_asked
from bot.answer.asked.terms import is_participle
from bot.answer.asked.things import list_people
from bot.answer.thread.pronouns import PRONOUN
from bot.answer.thread.said import LEAD, NEAR, Said
from bot.text.gazetteer import Gazetteer
from bot.text.verbs import IRREGULAR_PASTS, is_past

_COUNTED = re.compile(
    rf"how\s+(?:many|much)\s+(?P<noun>(?!(?:{AUXILIARIES})\b)\w+)(?:(?:\s+[\w-]+){{0,2}}?\s+(?P<aux>(?:{AUXILIARIES})\b))?",
    re.IGNORECASE,
)
_WITH_OWN_VERB = re.compile(
    r"(?:[a-z-]+\s+){0,2}?(?:[a-z-]+(?<![su])s|people|men|women|children|police|troops)\s+"
    r"(?!(?:in|on|at|of|to|by|for|from|with|near|per|over|under|after|before|during|since|around|inside|outside|across|aboard|off|against|"
    r"among|between|without|within|through|behind|along|about|like|as|than|and|or|but|not|all|both|only|that|who|which|whose|upon|into|onto|up|out|"
    r"down|beyond|throughout|until|because|despite|amid|past|towards?|below|above|beside)\b)"
    r"[a-z]+(?<!ing)(?<!ed)\s+(?:the|an?|its|their|this|that|these|those|every)\s+[a-z]",
    re.IGNORECASE,
)
"""Several things and what they do to another: `lorries use the road`."""
_STATES = frozenset("dead missing alive homeless".split())
_SEVERAL = re.compile(r"(?!the\b)(?:[a-z-]+\s)?[a-z-]+(?<!ss)s|people|men|women|children|troops|police")
"""Other things that may be counted in the place of those that were: `helicopters`."""
_DONE_LAST = re.compile(r"\s[a-z]+ed\Z|\s(?:held|sent|met|built|shot|hit|won|lost)\Z")
_PREPOSITIONS = "in|at|on|over|during|near|after|before|since|from|between|across|off|against|under|with"
_WITHIN = re.compile(rf"(?<=\w)\s+(?:{_PREPOSITIONS})\s.+\Z")
_OF_THEMSELVES = re.compile(
    r"died|drowned|survived|escaped|perished|fled|came|went|stayed|left|attended|voted", re.IGNORECASE
)
"""What people do by themselves, of whom it is asked how many: `how many died?`."""
_ABOUT = re.compile(r"(?:what\s+about|[^?]*\sabout)\s+(?P<thing>the\s+[a-z-]+s?)[\s?!.]*", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?P<verb>[a-z]+)\s+[a-z]+\s+(?=(?:to|from|for|in|with|over)\s)")


_MANY = (
    rf"(?:the\s+)?(?P<many>(?:(?!(?:{_PREPOSITIONS}|the|an?|to|of|by)\b)[\w’'-]+\s+){{0,2}}?"
    r"(?:(?-i:[^\W\dA-Z_][\w-]*(?<![sui])s)|people|men|women|children))"
)
_BEHIND = rf"(?P<behind>(?:\s+(?:{_PREPOSITIONS}|to|of|by)\b.*)?)"
_DONE_TO_SEVERAL = re.compile(
    rf"(?P<aux>was|were|is|are)\s+{_MANY}\s+(?P<done>(?:[a-z]+ed|{IRREGULAR_PASTS})\b.*)", re.IGNORECASE
)
_DID_TO_SEVERAL = re.compile(
    rf"(?P<aux>did|does|do|will|would|has|have|had)\s+(?P<who>(?:the\s+[a-z]+|(?-i:[A-Z])[\w’'-]*)(?:\s+(?-i:[A-Z])[\w’'-]*)*)\s+"
    rf"(?P<verb>[a-z]+)\s+{_MANY}{_BEHIND}",
    re.IGNORECASE,
)
_WHO_WERE = re.compile(rf"who\s+(?:else\s+)?(?:was|were)\s+(?P<done>(?:[a-z]+ed|{IRREGULAR_PASTS})\b.*)", re.IGNORECASE)
_WHO_DID_TO_SEVERAL = re.compile(rf"who\s+(?P<verb>[a-z]+ed)\s+{_MANY}{_BEHIND}", re.IGNORECASE)


def ask_how_many(how: str, rest: str, said: Said) -> str | None:
    """Give `How many are missing?` of what the last question was about; None where a question names its own."""
    named = find_named(rest, said.gazetteer)
    if any(not each.placed for each in named) or PRONOUN.search(rest):
        return None
    if _WITH_OWN_VERB.match(rest):
        return f"{how.capitalize()} {rest}?"
    last, tail = said.last, _find_tail(said.last, said.gazetteer, placed=not named)
    before = _COUNTED.match(last)
    done = not VERB_WORD.search(rest) and " " not in rest and _OF_THEMSELVES.fullmatch(rest) is not None
    if done and (about := _ABOUT.fullmatch(last)) is not None:
        return f"{how.capitalize()} {rest} in {about['thing']}?"
    if done or (not VERB_WORD.search(rest) and any(map(is_past, rest.split()[1:]))):
        return f"{how.capitalize()} {rest}{_DONE_LAST.sub('', tail)}?"
    if VERB_WORD.search(rest):
        bare = re.match(rf"(?:{AUXILIARIES})\b", rest, re.IGNORECASE) is not None
        if not bare and not said.exchanges[-1].answered and find_declined(last, last) in {"opinion", "advice"}:
            tail = ""  # what is not answered is no matter of which more is asked
        noun = f"{before['noun']} " if before and bare else _name_counted(rest, said) if bare else ""
        return f"{how.capitalize()} {noun}{rest}{tail}?"
    asked = find_asked(last)
    if asked and not named:  # of what another is or has done to it nothing is lent
        return f"{how.capitalize()} {rest}{'' if _OF_ANOTHER.match(asked.rest) else f' {asked.rest}'}?"
    if before and before["aux"] and not named:
        return f"{how.capitalize()} {rest} {last[before.start('aux') :]}"
    if AUXILIARY.match(last) and not named:
        without_object = _OBJECT.sub(r"\g<verb> ", bare_of(last), count=1)
        return f"{how.capitalize()} {rest} {without_object}?"
    return f"{how.capitalize()} {rest}{tail}?"


_OF_ANOTHER = re.compile(r"(?:is|are|was|were)\s+(?:the|an?|his|her|its|their|this|that|these|those)\s", re.IGNORECASE)


def ask_how_many_there_are(last: str) -> str | None:
    """How many those are to whom the last question says that something was done, or was asked to be: `How many Russian
    diplomats did Moldova expel?` for `Why did Moldova expel Russian diplomats?`."""
    bare = bare_of(last)
    done_to = _DONE_TO_SEVERAL.fullmatch(bare)
    if done_to is not None:
        return f"How many {done_to['many']} {done_to['aux']} {done_to['done']}?"
    did = _DID_TO_SEVERAL.fullmatch(bare) if AUXILIARY.match(bare) else None
    if did is not None:
        return f"How many {did['many']} {did['aux'].lower()} {did['who']} {did['verb']}{did['behind']}?"
    were = _WHO_WERE.fullmatch(last.rstrip(" ?!."))
    if were is not None:
        return f"How many people were {were['done']}?"
    who = _WHO_DID_TO_SEVERAL.fullmatch(last.rstrip(" ?!."))
    return f"How many {who['many']} were {who['verb']}{who['behind']}?" if who is not None else None


def count_others(words: str, said: Said) -> str | None:
    """How many other things there are of which the same is asked: `and helicopters?`."""
    counted = _COUNTED.match(said.last)
    if counted is None or not counted["aux"] or not _SEVERAL.fullmatch(words) or find_named(words, said.gazetteer):
        return None
    return f"{said.last[: counted.start('noun')]}{words} {said.last[counted.start('aux') :]}"


def count_instead(words: str, said: Said) -> str | None:
    """How many are so of whom it was asked how many are otherwise: `and injured?`, `what about the dead?`."""
    state_, counted = words.removeprefix("the "), _COUNTED.match(said.last)
    if counted is None or not (is_past(state_) or state_ in _STATES):
        return None
    be, tail = "are" if state_ in _STATES else "were", _find_tail(said.last, said.gazetteer, placed=True)
    noun = "" if _tells_state(counted["noun"]) else f"{counted['noun']} "
    return f"How many {noun}{be} {state_}{tail}?"


def ask_of_winner(text: str, said: Said) -> str | None:
    """Give `How many seats does the Green League have?` for `with how many seats?` behind the question who won, where
    the answer tells one winner by name; None where it does not."""
    asked = _WITH_HOW_MANY.fullmatch(text)
    if asked is None or _WHO_WON.match(said.last) is None:
        return None
    told = list(_WON.finditer(said.exchanges[-1].answered))
    winners = {each["who"] for each in told}
    if len(winners) != 1:
        return None
    winner = f"{'the ' if any(each['the'] for each in told) else ''}{winners.pop()}"
    if asked["what"].lower() in _HELD_AFTER:
        return f"How many {asked['what'].lower()} does {winner} have?"
    return f"{asked['how'].capitalize()} {asked['what']} did {winner} win?"


_WITH_HOW_MANY = re.compile(
    rf"{LEAD}(?:with|by)\s+(?P<how>how\s+(?:many|much))(?:\s+of)?\s+(?:the\s+)?(?P<what>[a-z-]+(?:\s+[a-z-]+)?)[\s?!.]*",
    re.IGNORECASE,
)
_WHO_WON = re.compile(
    r"who\s+(?:has\s+)?(?:won|came\s+(?:first|out\s+ahead)|is\s+(?:ahead|leading|winning))\b", re.IGNORECASE
)
_WON = re.compile(
    r"(?P<the>\b[Tt]he\s+(?:[a-z-]+\s+){0,3})?(?P<who>[A-ZÀ-Ž][\w’'-]+(?:\s+(?:(?:of|for|and)\s+)?[A-ZÀ-Ž][\w’'-]+)*)\s+(?:has\s+)?(?:won|came\s+first)\b"
)
_HELD_AFTER = frozenset("seats mandates deputies".split())
"""What a winner goes on to have, which a later count may change."""


def _tells_state(noun: str) -> bool:
    """Say whether what stands in the place of those who are counted only tells how they are: `how many dead?`."""
    word = noun.lower()
    return _OF_THEMSELVES.fullmatch(word) is not None or word in _STATES or is_past(word)


def _name_counted(rest: str, said: Said) -> str:
    """Those of whom a thread spoke last, where it is asked how many of them were freed or the like; empty where it
    spoke of several."""
    if not _DONE_TO_PEOPLE.search(rest):
        return ""
    named = (each for question in said.questions[:NEAR] for each in list_people(question))
    many = list(dict.fromkeys(each.removeprefix("the ") for each in named))
    return f"{many[0]} " if len(many) == 1 else ""


_DONE_TO_PEOPLE = re.compile(
    r"\b(?:killed|arrested|detained|freed|released|injured|wounded|hurt|held|charged|missing|dead|alive|rescued|trapped|evacuated|"
    r"abducted|kidnapped|sentenced|acquitted|deported|expelled|ill)\b"
)
_BOUND = re.compile(r"before\s\d{1,2}\s[A-Z]\w+\s\d{4}")
"""How far back an earlier question looked."""


_ENDS_ON_DEED = re.compile(r"(?:was|were|is|are|has|have|had)\s", re.IGNORECASE)
"""Opens a question whose last word may be what was done, and no place: `Was the raid on Lomé filmed?`."""


def _find_tail(last: str, gazetteer: Gazetteer, *, placed: bool) -> str:
    """Where, when and in what it was, as the last question ends; without the places unless they are wanted."""
    found = _WITHIN.search(last.rstrip(" ?!."))
    if found is None:
        return ""
    if _ENDS_ON_DEED.match(last) is not None and is_participle(last.rstrip(" ?!.").split()[-1]):
        return ""
    pieces = re.split(rf"\s(?=(?:{_PREPOSITIONS})\s)", found[0].strip())
    return "".join(
        f" {piece}"
        for piece in pieces
        if not _BOUND.fullmatch(piece) and (placed or not any(each.placed for each in find_named(piece, gazetteer)))
    )


def ask_cause(last: str) -> str | None:
    """Why that came about of which it was asked how many: what they met with, or what was done to them."""
    counted = _COUNTED.match(last)
    if counted is None:
        return None
    event = re.search(r"\s(?:in|during|by)\s+(?P<event>the\s+[a-z][\w-]*(?:\s+[a-z][\w-]*)?)[\s?!.]*\Z", last)
    if event is not None:
        return f"Why did {event['event']} happen?"
    behind = last[counted.end("aux") :] if counted["aux"] else ""
    many = last[counted.start("noun") : counted.start("aux")] if counted["aux"] else ""
    return f"Why {counted['aux']} {many}{behind.lstrip()}" if behind.strip(" ?!.") else None
