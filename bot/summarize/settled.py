"""Takes a question apart by the sentence that left it open, whatever its verb, and says whether a later sentence
settles it: the same subject will do it, did it or refuses to."""

import functools
import re
from dataclasses import dataclass

from bot.summarize.sentences import stems_of
from bot.text.gazetteer import load_gazetteer
from bot.text.roles import TITLES
from bot.text.words import stem

_MODAL = r"(?:would|will|could|can|might|may|(?:has|have)\s(?:still\s|so\sfar\s)?(?:yet\sto|not\syet))"
_OPENS = re.compile(r"(?:When\s|Where\s)?(?:will|can|might|may)\s(?P<rest>[^?]+)\?", re.IGNORECASE)
_NO_DEED = frozenset("be have do take make get give go come keep let".split())
"""Verbs that tell nothing without what stands behind them."""
_DOES = re.compile(
    r"(?:\s(?:also|now|still|then|\w+ly))*"
    r"(?P<how>\s(?:(?:will|would)(?:\s(?:not|no\slonger))?|wo(?:n|uld)[’']?n?[’']?t|did\snot|didn[’']t|"
    r"(?:has\s|have\s|had\s)?(?:agreed|decided|promised|refused|declined)\s(?:not\s)?to|has|have|had))?"
    r"(?:\s(?:also|now|still|then|\w+ly))*\s\Z"
)
"""What may stand between who does it and the verb."""
_UNSURE = re.compile(r"\b(?:if|unless|whether|may|might|could|should|yet|provided|before)\b")
_CLAUSE = re.compile(r"[;:–—“”\"]|,\s(?:and|but|while|which|after|as|when)\s|\s(?:that|after|while|when)\s")
_BEHIND = re.compile(
    r"(?:,|\s(?:in|on|at|of|against|from|before|after|during|for|about|over|this|next|later|by|to|with|until|who|which|that)\s).*",
    re.DOTALL,
)
"""What follows the thing that is done to."""
_OWNS = re.compile(r"\b[\w-]+[’']s?\s")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_NAME = re.compile(r"[A-ZÀ-Ž][\w-]+")
_TALKED_OF = re.compile(r"\s(?:be\s(?:on\sthe\sagenda|raised|discussed|brought\sup|mentioned)|come\sup)\b")
_TALKED = re.compile(
    r"\b(?:did\snot\s(?:mention|raise|discuss)|(?:had\s|was\s|were\s)?(?:mentioned|raised|discussed)|(?:brought|came)\sup)\b"
)
"""What is said, when it is over, of what was to be talked of."""
_GIVES_UP = frozenset(map(stem, "drop withdraw abandon end halt suspend lift".split()))
_GOES_ON = re.compile(r"\b(?:will|would)\s(?:still|continue\sto|go\son)\b")
_NO_DATE = re.compile(
    r"\b(?:yet\sto|not(?:\syet)?|declined\sto)\s(?:set|fix(?:ed)?|name[d]?|announced?|given?|agreed?(?:\son)?|confirm(?:ed)?|disclosed?)\s"
    r"(?:an?|the|any)\s(?:dates?|days?)\sfor\s(?:an?|the|any)\s(?:\w+\s)?(?P<what>visit|trip|tour|talks|meeting|summit)\s"
    r"(?:by|with)\s(?P<who>[^,;.]+)"
)
_TRIPS = re.compile(r"\b(?:visit(?:s|ed|ing)?|trips?|tours?|travel\w*|arrive[sd]?)\b")
_CAME = re.compile(r"\b(?:arrived|visited|met)\b")
_TALKS = re.compile(r"\b(?:talks|meet(?:s|ing|ings)?|met|summits?)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart: who is asked to do what to what."""

    subject: str
    verb: str
    rest: str


@functools.lru_cache(maxsize=1024)
def take_apart(question: str, asks: str) -> Asked | None:
    """Take apart a question that `asks` left open: its verb stands there behind the subject and `would`."""
    found = _OPENS.match(question)
    words = found["rest"].split() if found is not None else []
    for at in range(1, len(words)):
        if re.search(rf"(?<!\w){re.escape(words[at - 1])}\s{_MODAL}\s{re.escape(words[at])}\b", asks):
            return Asked(" ".join(words[:at]), words[at], " ".join(words[at + 1 :]))
    return None


def can_be_answered(question: str, asks: str) -> bool:
    """Say whether an answer would be known as one: the question has a subject, a telling verb and a thing."""
    asked = take_apart(question, asks)
    return asked is not None and asked.verb not in _NO_DEED and bool(_list_things(asked.rest))


def is_settled_by(question: str, asks: str, around: str, sentence: str) -> bool:
    """Say whether a sentence of a later report settles a question; `around` is the report that left it open."""
    asked = take_apart(question, asks)
    if asked is None:
        return False
    if _TALKED_OF.match(f" {asked.verb} {asked.rest}"):
        names = _list_names(asked.subject)
        return _TALKED.search(sentence) is not None and bool(names) and names <= _list_names(sentence)
    if asked.verb in _NO_DEED or _UNSURE.search(sentence):
        return False
    if stem(asked.verb) in _GIVES_UP and _holds_on(asked, sentence):
        return True
    return any(_does(asked, clause) and _is_of_same(asked, around, clause) for clause in _CLAUSE.split(sentence))


def gives_date(asks: str, around: str, sentence: str, *, dated: bool) -> bool:
    """Say whether a sentence of a later report gives the day that `asks` says is not set, or tells that it has come:
    `has yet to set a date for a visit by the king`."""
    asked = _NO_DATE.search(asks)
    if asked is None or _UNSURE.search(sentence) or re.search(r"\b(?:not|no|never)\b", sentence):
        return False
    kind = _TRIPS if _TRIPS.fullmatch(asked["what"]) else _TALKS
    mine, who, theirs = (
        {each.key for each in load_gazetteer().scan(words)} for words in (around, asked["who"], sentence)
    )
    states = _list_names(" ".join(each.span.of(asked["who"]) for each in load_gazetteer().scan(asked["who"])))
    names = {each for each in _list_names(asked["who"]) - states if each.casefold() not in TITLES}
    told = bool(names & _list_names(sentence)) if names else bool(who & theirs)
    return (
        told and (dated or _CAME.search(sentence) is not None) and theirs <= mine and kind.search(sentence) is not None
    )


def _does(asked: Asked, clause: str) -> bool:
    """Say whether one clause tells of the subject as who does, will do or refuses it, to the same thing."""
    wanted = _list_things(asked.rest)
    for verb in _WORD.finditer(clause):
        if stem(verb[0].casefold()) != stem(asked.verb) or not wanted:
            continue
        things = _list_things(clause[verb.end() :])
        if 2 * len(wanted & things) >= len(wanted) and _is_doer(asked, clause[: verb.start()], verb[0]):
            return True
    return False


def _is_doer(asked: Asked, before: str, verb: str) -> bool:
    for end in _list_ends(asked.subject, before):
        between = _DOES.match(before, end)
        if between is not None and (between["how"] or verb != asked.verb):
            return True
    return False


def _list_ends(subject: str, before: str) -> list[int]:
    """Where a subject ends in words: by the state that it is, else by its last word."""
    keys = {each.key for each in load_gazetteer().scan(subject) if each.form != "demonym"}
    states = [each.span.end for each in load_gazetteer().scan(before) if each.key in keys and each.form != "demonym"]
    own = re.sub(r".*\s", "", subject)
    return states or [each.end() for each in re.finditer(rf"(?<!\w){re.escape(own)}(?![\w’'])", before)]


def _holds_on(asked: Asked, sentence: str) -> bool:
    """`his country would still go to the court`, of who was asked to drop its case there."""
    goes_on = _GOES_ON.search(sentence)
    names = _list_names(asked.rest)
    behind = sentence[goes_on.end() :] if goes_on is not None else ""
    spoken = {each.key for each in load_gazetteer().scan(sentence[: goes_on.start()] if goes_on is not None else "")}
    mine = {each.key for each in load_gazetteer().scan(asked.subject)}
    return bool(names & _list_names(behind)) and bool(mine) and spoken == mine


def _is_of_same(asked: Asked, around: str, clause: str) -> bool:
    """The states that a question names are in the clause too, and it names none that the asking report does not."""
    mine, rest, theirs = ({each.key for each in load_gazetteer().scan(words)} for words in (around, asked.rest, clause))
    return rest <= theirs <= mine


def _list_things(words: str) -> frozenset[str]:
    """Stems of what stands right behind a verb, without whose it is."""
    return stems_of(_OWNS.sub("", _BEHIND.sub("", f" {words} "))) - stems_of(" ".join(TITLES))


def _list_names(words: str) -> frozenset[str]:
    return frozenset(each[0] for each in _NAME.finditer(words))
