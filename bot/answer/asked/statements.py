"""Turns a question into the statement it asks about."""

import re
from dataclasses import dataclass

from bot.text.roles import TITLES
from bot.text.verbs import past_of, singular_of

AUXILIARIES = "is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might|must"
AUXILIARY = re.compile(rf"(?:{AUXILIARIES})\b", re.IGNORECASE)
VERB_WORD = re.compile(
    r"\b(?:is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might|must|who|what|when|where|why|which|how)\b",
    re.IGNORECASE,
)
_ASKED_BY = re.compile(
    rf"(?:(?:how\s+(?:often|much|long)|what|when|where|why|how|since\s+when)\s+(?P<plain>(?:{AUXILIARIES})\b.*)|"
    rf"(?:which|what|how\s+(?:many|much))\s+(?P<noun>\w+(?:\s+\w+)??)\s+"
    rf"(?P<rest>(?:{AUXILIARIES})\s+(?:the|it|they|he|she|there|(?-i:[A-Z])\w*)\b.*))",
    re.IGNORECASE,
)
_BIDS = re.compile(
    r"(?:please\s+)?(?:tell\s+(?:me|us)|show\s+(?:me|us)|give\s+(?:me|us)|explain|describe|summari[sz]e|compare|list|brief\s+(?:me|us)|"
    r"update\s+(?:me|us)|timeline)\b",
    re.IGNORECASE,
)
_BY_SAYING = re.compile(
    r"\A(?:who\s+(?:says|said|claims|claimed|reported|decided|thinks|believes)\s+(?:that\s+)?|is\s+it\s+\w+(?:\s+\w+)?\s+that\s+)",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"(?P<aux>{AUXILIARIES})\s+(?!not\b)(?P<subject>(?:the\s+)?(?!the\b)[\w’-]+(?:\s+(?:[a-z]+\s+)?(?:{'|'.join(sorted(TITLES))})\b)?(?:\s+(?:and\s+(?:the\s+)?)?(?-i:[A-Z])[\w’-]*|\s+[a-z]+s\b)*)\s+(?P<rest>.*)",
    re.IGNORECASE,
)
_INVERTED_AT = re.compile(
    r"(?P<aux>did|does|do|will|would|can|could|should|may|might|must)\s+(?P<subject>the\s+[a-z]+(?:\s+[a-z]+)??\s+"
    r"(?:in|of|at|on|from)\s+(?:the\s+)?(?-i:[A-Z])[\w’-]*(?:\s+(?-i:[A-Z])[\w’-]*)*)\s+(?P<rest>(?-i:[a-z]).*)",
    re.IGNORECASE,
)
"""The same of what its place tells from others: `does the court in The Hague want him`."""
_VERB_FIRST = re.compile(r"(?P<verb>[a-z]+)(?P<behind>(?:\s.*)?)")
_NO_VERB = frozenset("not also ever still already yet just really even".split())
_ONE = re.compile(
    r"(?P<aux>is|are|was|were|has|have|had|will)\s+(?P<subject>an?\s[^?]+?)\s+(?P<rest>(?:been\s+|be\s+)?\w+(?:ed|en)\b.*)",
    re.IGNORECASE,
)
"""Something that nobody named yet, and what was done to it: `Is a call with Zelensky confirmed`."""

_ASSERTS = re.compile(r"(?:when|where|why|since\s+when)\b", re.IGNORECASE)
"""What is asked so is taken to be, was or will be."""
_WHO = re.compile(r"(?:who|how\s+(?:many|much))\s+(?!else\b)\w", re.IGNORECASE)
_TO_SOMEBODY = frozenset("tell ask give offer show call happen".split())
_AFTER_PREPOSITION = re.compile(r"(?:\A|\s)(?:about|of|for|to|with|on|at|in|from|against)\Z", re.IGNORECASE)
BEING = frozenset("is are was were".split())
_FINITE = r"(?:is|are|was|were|will|would|did|does|has|had|could|should|might)"
_OPENS_CLAUSE = (
    r"\b(?:who|whom|whose|what|when|where|why|which|how|whether|if|that|than|as|and|or|but|because|since|while|after|"
    r"before|until|says?|said|thinks?|thought|claim(?:s|ed)?|believe[sd]?|den(?:y|ies|ied)|knows?|known|clear|true|confirm(?:s|ed)?)\b"
)
_TWICE = re.compile(
    rf"(?:\b(?:{AUXILIARIES})|(?<=\bwho )(?!{_OPENS_CLAUSE})[a-z]+)\s(?:(?!{_OPENS_CLAUSE})[^,;:“\"])*?\s{_FINITE}\b",
    re.IGNORECASE,
)
"""A second verb behind the one that asks, which nothing joins to it: `Who signed the embassies will reopen?`."""
_ASKS_INSIDE = re.compile(r"(?<=[a-z]\s)(?:Is|Are|Was|Were|Did|Does|Has|Have)\s")
_DOUBLED = re.compile(r"\b(?P<word>of|to|on|in|at|by|for|with|from|about|the|an?|not|and)\s(?P=word)\b", re.IGNORECASE)
_WHICH_OF_ONE = re.compile(
    r"\b(?:which|how\s+many|some|any|both|none)\s+of\s+(?-i:[A-Z])[\w’'-]*(?:\s+(?-i:[A-Z])[\w’'-]*)*\s+[a-z]",
    re.IGNORECASE,
)
"""One name, of which there are not several: `Which of Chad has been freed?`."""


def reads_well(question: str) -> bool:
    """Say whether a question that was put together has one verb that asks, no word of form twice, and picks out of
    several."""
    return not any(each.search(question) for each in (_TWICE, _ASKS_INSIDE, _DOUBLED, _WHICH_OF_ONE))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by another word than its subject: that word, what follows from the auxiliary on, and of what kind of
    thing it asks (`companies` in `Which companies did …`; empty where there is none)."""

    word: str
    rest: str
    noun: str

    def with_that(self) -> str:
        """The rest, with `that` in the place of what was asked for: `did Peskov say that about a plan`."""
        found = _INVERTED.fullmatch(self.rest) if self.word.lower() == "what" else None
        if found is None or found["aux"].lower() in BEING:
            return f"{self.rest} {self.noun}".rstrip()
        verb, _, behind = found["rest"].partition(" ")
        if verb.lower() in _TO_SOMEBODY or _AFTER_PREPOSITION.search(found["rest"]) or behind.startswith("that"):
            return self.rest
        return f"{found['aux']} {found['subject']} {verb} that {behind}".rstrip()


def find_asked(question: str) -> Asked | None:
    """Take a question by another word than its subject apart; None where it is none."""
    plain = question.rstrip(" ?!.")
    found = _ASKED_BY.fullmatch(plain)
    if found is None:
        return None
    rest = found["plain"] or found["rest"]
    noun = found["noun"] or ""
    return Asked(plain.removesuffix(rest).removesuffix(f"{noun} ").strip(), rest, noun)


def state(question: str) -> str:
    """Give the statement: `Is China considering arms?` becomes `China is considering arms`."""
    plain = question.rstrip(" ?!.")
    said = _BY_SAYING.sub("", plain)
    asked = find_asked(plain)
    inner = f"{asked.rest} {asked.noun}".rstrip() if asked else plain
    matches = (each.fullmatch(inner) for each in (_ONE, _INVERTED_AT, _INVERTED)) if said == plain else ()
    found = next((each for each in matches if each is not None), None)
    return f"{found['subject']} {_say_verb(found['aux'].lower(), found['rest'])}" if found is not None else said


def predicate_of(question: str) -> str | None:
    """Give what a question asks of its subject: `signed it` of `Did Peru sign it?`; None where it asks no yes or no."""
    plain = question.rstrip(" ?!.")
    matches = (each.fullmatch(plain) for each in (_INVERTED_AT, _INVERTED))
    found = next((each for each in matches if each is not None), None)
    if found is None or re.match(r"(?:in|at|on|of|from|near|to|by|with|for)\b", found["rest"]):
        return None
    return _say_verb(found["aux"].lower(), found["rest"])


def _say_verb(auxiliary: str, rest: str) -> str:
    """Give `wants him` for `does want him`."""
    acted = _VERB_FIRST.fullmatch(rest) if auxiliary in {"did", "does", "do"} else None
    if acted is None or acted["verb"] in _NO_VERB or acted["verb"].endswith("ly"):
        return f"{auxiliary} {rest}"
    told = {"did": past_of, "does": singular_of}.get(auxiliary, str)(acted["verb"])
    return f"{told}{acted['behind']}" if told is not None else f"{auxiliary} {rest}"


def bare_of(last: str) -> str:
    """Give a question from its auxiliary on."""
    asked = find_asked(last)
    return asked.rest if asked else last[:1].lower() + last[1:].rstrip(" ?!.")


def make_clause(question: str) -> str | None:
    """Give a question as a clause of another: `that Xi will call`, `what Putin did say`, `who signed it`."""
    plain = question.rstrip(" ?!.")
    if bids(question):
        return None
    asked = find_asked(plain)
    if asked is not None and state(plain) == plain:
        return plain[:1].lower() + plain[1:]
    if asked is not None and not asked.noun and not _ASSERTS.match(asked.word):
        return f"{asked.word.lower()} {state(plain)}"
    if state(plain) != plain:
        return f"that {state(plain)}"
    return plain[:1].lower() + plain[1:] if _WHO.match(plain) else None


def bids(question: str) -> bool:
    """Say whether it bids to be told something, and asks nothing that a clause could take up."""
    return _BIDS.match(question) is not None
