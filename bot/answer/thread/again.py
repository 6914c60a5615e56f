"""Asks the last question of a thread anew with another question word: `when?`, `why not?`, `how many?`."""

import itertools
import re

from bot.answer.asked.named import find_named
from bot.answer.asked.statements import AUXILIARIES, AUXILIARY, bare_of, find_asked, predicate_of
from bot.answer.asked.times import find_event
from bot.answer.asked.whom import JOINED
from bot.answer.thread.further_counts import ask_how_many_there_are
from bot.answer.thread.said import LEAD
from bot.answer.thread.topic import find_happening
from bot.text.gazetteer import Gazetteer
from bot.text.verbs import IRREGULAR_PASTS

_WHO_DID_IT = re.compile(
    r"who\s+(?P<verb>[a-z]+ed)\s+(?P<thing>the\s+(?:(?!(?:in|on|at|of|to|for|from|by|with|and|or|about|that|which|who|after|before)\b)"
    r"[\w’'-]++\s?){1,4}?)[\s?!.]*",
    re.IGNORECASE,
)
"""Who did something to one thing, and nothing more: `Who announced the plan?`."""
_WHO_DID_TO = re.compile(
    r"who\s+(?P<verb>[a-z]+ed)\s+(?P<whom>(?-i:[A-Z])[\w’'-]*(?:\s+(?-i:[A-Z])[\w’'-]*)*)(?P<where>\s+to\s+(?-i:[A-Z])[\w’'-]*(?:\s+(?-i:[A-Z])[\w’'-]*)*)?"
    r"[\s?!.]*",
    re.IGNORECASE,
)
"""The same to somebody by name: `Who invited Raisi to Riyadh?`."""
_DONE_ONCE = re.compile(
    r"why\s+did\b|who\s+(?!(?:own|rul|govern|control|head|manag|chair)\w*)[a-z]+ed\b", re.IGNORECASE
)
"""Asks why or by whom something was done, which was done once."""
_OF_EVENT = {"when": "When", "since when": "When", "where": "Where", "why": "Why", "how": "How"}
"""What is asked of an event by which the last question only dates its own."""
_OF_EVENT_BEFORE = re.compile(
    r"(?:when|where)\s+was\s+(?:it\s+that\s+)?(?P<event>(?<=that\s).+?|the\s+[a-z]+(?:\s+(?:in|of|at|on|between)\s.+?)?)[\s?!.]*",
    re.IGNORECASE,
)
"""The same asked once more of the event, when it had been asked of that."""
_ACTS_THERE = re.compile(rf"(?:was|were|[a-z]{{2,}}ed|{IRREGULAR_PASTS})")


def ask_again(word: str, last: str) -> str:
    """The last question with another question word."""
    if (about := _IS_ABOUT.fullmatch(last)) is not None and word in _OF_WHAT_THERE_IS:
        article = "" if about["aux"] == "are" else "an " if about["thing"][0].lower() in "aeiou" else "a "
        return f"{word.capitalize()} {about['aux']} there {article}{about['thing']}?"
    event, before = find_event(last), _OF_EVENT_BEFORE.fullmatch(last)
    if (event or before) and word in _OF_EVENT:
        return _ask_of_event(word, event.of(last) if event else before["event"] if before else "")
    if word == "how many" and (many := ask_how_many_there_are(last)) is not None:
        return many
    if word in _LASTING and (lasts := _SO_MANY_ARE.fullmatch(last)) is not None:
        return f"{word.capitalize()} {lasts['aux'].lower()} {lasts['noun'] or 'people '}{lasts['rest']}?"
    if word == "what for":
        return f"What {bare_of(last)} for?"
    if word == "who else" and re.match(r"who\s", last, re.IGNORECASE):
        return re.sub(r"\Awho(?:\s+else)?\b", "Who else", last, flags=re.IGNORECASE)
    if word == "who else" and (done := predicate_of(last)) is not None:
        return f"Who else {done}?"
    if word in {"when", "where", "since when"} and (done := ask_of_done(word, last)) is not None:
        return done
    if word == "since when" and _DONE_ONCE.match(last):
        word = "when"
    if AUXILIARY.match(last):
        return f"{word.capitalize()} {last[:1].lower()}{last[1:]}"
    asked = find_asked(last)
    if asked and not word.startswith(("who", "by", "with")):
        return f"{word.capitalize()} {asked.with_that()}?"
    return f"{last.rstrip(' ?!.')}, and {word}?"


_IS_ABOUT = re.compile(r"what\s+(?P<aux>is|are)\s+the\s+(?P<thing>[^?]+?)\s+(?:all\s+)?about[\s?!.]*", re.IGNORECASE)
_OF_WHAT_THERE_IS = frozenset({"since when", "why", "for how long"})
"""Asked of a thing itself behind the question what it is about."""
_LASTING = frozenset({"since when", "until when", "for how long", "how long"})
"""Asks how long what those who are counted are or do goes on, and not for their number once more."""
_SO_MANY_ARE = re.compile(
    rf"how\s+many\s+(?P<noun>(?:(?!(?:{AUXILIARIES})\b)[\w’'-]+\s+){{0,4}}?)(?P<aux>is|are|was|were|has|have|had|remain)\s+"
    r"(?P<rest>[^?]+?)[\s?!.]*",
    re.IGNORECASE,
)


def ask_of_done(word: str, last: str) -> str | None:
    """Of `Who announced the plan?` the question when the plan was announced; None where it asks for nothing done."""
    word = "When" if word == "since when" and _DONE_ONCE.match(last) else word.capitalize()
    done = _WHO_DID_IT.fullmatch(last)
    if done is not None:
        several = done["thing"].split()[-1].endswith("s")
        return f"{word} {'were' if several else 'was'} {done['thing']} {done['verb']}?"
    to = _WHO_DID_TO.fullmatch(last)
    return f"{word} was {to['whom']} {to['verb']}{to['where'] or ''}?" if to is not None else None


def asks_who_did_it(text: str) -> bool:
    """Say whether it is asked who did what the last question was about: `who did it?`."""
    return _WHO_DID.fullmatch(text) is not None


def ask_who_did(last: str) -> str | None:
    """Give `Who shot the mayor?` for `who did it?` behind `When was the mayor shot?`, and who was behind the attack of
    which anything was asked; None where the last question names no deed."""
    done = _DONE_TO_ONE.fullmatch(bare_of(_ADDED_WORD.sub("", last)).rstrip(" ?!."))
    if done is not None:
        return f"Who {done['done']} {done['whom']}{done['where'] or ''}?"
    return f"Who was behind {happening}?" if (happening := find_happening(last)) is not None else None


_WHO_DID = re.compile(rf"{LEAD}who\s+(?:did|has\s+done)\s+(?:it|that|this)[\s?!.]*", re.IGNORECASE)
_ADDED_WORD = re.compile(r", and (?:when|where|why|how)(?=\?)")
_DONE_TO_ONE = re.compile(
    r"(?:was|were|is|are|has|have)\s+(?P<whom>(?:the\s+)?(?!(?:it|he|she|they|there|any\w+|some\w+)\b)[\w’'-]+(?:\s+[\w’'-]+){0,4}?)\s+(?:been\s+)?"
    r"(?P<done>[a-z]+ed|shot|hit|hurt|held|sent|burnt|cut|set\s+on\s+fire)(?P<where>\s+(?:in|at|near|outside|on)\s+.+)?",
    re.IGNORECASE,
)


def _ask_of_event(word: str, event: str) -> str:
    """The question when, where or why something was of which the last one asked what came since: the coup, or that
    somebody closed the border."""
    verb = next((one for one in re.finditer(r"(?<=\w\s)[a-z]+", event) if _ACTS_THERE.fullmatch(one[0])), None)
    joined = verb is not None and re.search(r"(?:\b(?:the|an?|of|in|at|on)|[,-])\s*\Z", event[: verb.start()])
    if verb is not None and not joined and word == "why" and verb[0].endswith("ed"):
        several = re.search(r"\b[a-z]+s\s*\Z", event[: verb.start()]) is not None
        return f"Why {'have' if several else 'has'} {event}?"
    if verb is not None and not joined:
        return f"{_OF_EVENT[word]} was it that {event}?"
    return f"Why did {event} happen?" if word == "why" else f"{_OF_EVENT[word]} was {event}?"


def deny(question: str, gazetteer: Gazetteer) -> str:
    """The question of why it is not so: `Why has Ciotti not resigned?`"""
    names = [each.span for each in find_named(question, gazetteer) if not each.placed]
    end = names[0].end if names and not re.search(r"\bnot\b", question) else None
    for one, two in itertools.pairwise(names):
        if one.end == end and JOINED.fullmatch(question[one.end : two.start]):
            end = two.end
    asks = re.match(rf"why\s+(?:{AUXILIARIES})\b", question, re.IGNORECASE) is not None
    return question if end is None or not asks else f"{question[:end]} not{question[end:]}"


def ask_how_many_instead(question: str) -> str | None:
    """Give `How many people were killed?` for `Who was killed?`, which reports answer where nobody is named."""
    asked = _WHO_WAS_DONE.fullmatch(question)
    return f"How many people were {asked['done']}?" if asked is not None else None


_WHO_WAS_DONE = re.compile(
    r"who\s+(?:was|were)\s+(?P<done>(?:killed|injured|wounded|hurt|arrested|detained|freed|released)\b[^?]*?)[\s?!.]*",
    re.IGNORECASE,
)


def asks_of_event(asked: str, last: str) -> bool:
    """Say whether a bare question word asks about the event since which the last question asked."""
    word = _BARE_OF_EVENT.fullmatch(asked)
    return word is not None and find_event(last) is not None


_BARE_OF_EVENT = re.compile(
    rf"{LEAD}(?:when|since\s+when|where|why|how)(?:\s+(?:exactly|(?:was|is)\s+(?:that|this|it)|did\s+(?:that|this|it)\s+happen))?[\s?!.]*",
    re.IGNORECASE,
)


def ask_in_return(question: str) -> tuple[str, ...]:
    """Give what somebody did for what they said, as reports tell a deed that answers another."""
    asked = question.removesuffix(" say?")
    return tuple(f"{asked} do in {how}?" for how in ("retaliation", "response")) if asked != question else ()


def tells_return(words: str) -> bool:
    """Say whether words tell of a deed that it answers another."""
    return _IN_RETURN.search(words) is not None


_IN_RETURN = re.compile(
    r"\bin\s+(?:retaliation|response|reply|answer|reprisal|revenge)\b|\bretaliat|\btit-for-tat\b", re.IGNORECASE
)
