"""Says whether words tell that a deed told before is turned back: a border that was opened is closed, a boat that was
seized is freed, a veto is dropped. What is done must be done to the same thing, by its noun."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.text.days import DAY_NAMES
from bot.text.words import stem, tokens

_OPENS = r"(?:re-?)?open(?:s|ed)?|resum(?:e[sd]?)|restor(?:e[sd]?)|restart(?:s|ed)?|unblock(?:s|ed)?"
_CLOSES = (
    r"clos(?:e[sd]?)|shuts?|halt(?:s|ed)?|suspend(?:s|ed)?|stop(?:s|ped)?|block(?:s|ed)?|seal(?:s|ed)?|cuts?(?:\soff)?|"
    r"paus(?:e[sd]?)|interrupt(?:s|ed)?|br(?:eaks|oke)\soff|reduc(?:e[sd]?)|halv(?:e[sd]?)"
)
_HOLDS = r"seiz(?:e[sd]?)|detain(?:s|ed)?|arrest(?:s|ed)?|jail(?:s|ed)?|captur(?:e[sd]?)|impound(?:s|ed)?"
_FREES = r"free(?:s|d)?|releas(?:e[sd]?)|return(?:s|ed)?|hand(?:s|ed)?\s(?:back|over)|let\sgo"
_BARS = r"bans?|banned|bars?|barred|block(?:s|ed)?|veto(?:es|ed)?|forb(?:ids|ade)|prohibit(?:s|ed)?|impos(?:e[sd]?)"
_LETS = (
    r"lift(?:s|ed)?|drop(?:s|ped)?|eas(?:e[sd]?)|end(?:s|ed)?|scrap(?:s|ped)?|waiv(?:e[sd]?)|withdr(?:aws|ew)|allow(?:s|ed)?|"
    r"approv(?:e[sd]?)|revok(?:e[sd]?)"
)
_RAISES = r"rais(?:e[sd]?)|increas(?:e[sd]?)|doubl(?:e[sd]?)"
_LOWERS = r"lower(?:s|ed)?|cuts?|reduc(?:e[sd]?)|halv(?:e[sd]?)"
_WAYS = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in ((_OPENS, _CLOSES), (_HOLDS, _FREES), (_BARS, _LETS), (_RAISES, _LOWERS))
)
_BACK = r"(?:went|came|comes|goes|go|come|is|are|was|were)\s(?:now\s)?back\b"
_RETURNS = rf"{_BACK}|turn(?:s|ed)?\sback|returned|forced\sback"
_FURTHER_WAYS = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (_FREES, r"(?:back\s)?in(?:to)?\s(?:custody|prison|jail|detention)|re-?arrest(?:s|ed)?|re-?detain(?:s|ed)?"),
        (
            r"agree[sd]?|adopt(?:s|ed)?|approv(?:e[sd]?)|accept(?:s|ed)?|pass(?:es|ed)|ratif(?:ies|ied)|endors(?:e[sd]?)",
            r"reject(?:s|ed)?|vot(?:e[sd]?)\s(?:it\s)?down|turn(?:s|ed)\sdown|thr(?:ows|ew|own)\sout|annul(?:s|led)?|overturn(?:s|ed)?",
        ),
        (
            r"lift(?:s|ed)?|eas(?:e[sd]?)|scrap(?:s|ped)?|waiv(?:e[sd]?)|suspend(?:s|ed)?|abolish(?:es|ed)?",
            rf"{_BACK}|back\sin\s(?:force|place|effect)|re-?impos(?:e[sd]?)|re-?introduc(?:e[sd]?)|reinstat(?:e[sd]?)",
        ),
        (r"left(?!\s(?:wing|him|her|them)\b)|sail(?:s|ed)|depart(?:s|ed)|set\s(?:out|off|sail)|took\soff", _RETURNS),
        (
            r"arriv(?:e[sd]?)|reach(?:es|ed)|entered|landed",
            r"turn(?:s|ed)?\s(?:back|away|around)|never\sarrived|forced\sback",
        ),
        (
            r"cuts?|halv(?:e[sd]?)|reduc(?:e[sd]?)|stop(?:s|ped)?|halt(?:s|ed)?|suspend(?:s|ed)?",
            rf"{_BACK}|full\sagain|in\sfull",
        ),
    )
)
"""Verbs that turn another back where it is plain that both are of one thing: `released`, `back in custody`."""
_NORMAL = re.compile(
    r"\b(?:(?:is|was|are|were)\s(?:now\s|again\s)?(?:back\s(?:to|at)\s)?|returned\sto\s|back\sto\s)normal\b"
)
"""How something goes on that was stopped: `the flow was back to normal`."""
_CLAUSE = re.compile(r"[,;:]|\s(?:after|when|as|because|until|before|while|which|who|since|although)\s")
"""Behind it another deed is told than the first."""
_NOT = re.compile(
    r"\b(?:not|never|no|nor|would|could|may|might|should|if|unless|whether|plans?|wants?|call\w*|urg\w+|ask\w*)\b|n[’']t\b"
)
"""What makes of a deed one that is not done, or only wanted."""
_OF = r"(?:of|from|at|to|between|in|on|for|near|with|into|through|over|across|by|carrying|against|off)"
_END = rf"(?:{_OF}|and|but|that|{DAY_NAMES}|today|yesterday|late|early|this)"
"""Where a phrase is over."""
_PHRASE = rf"(?:(?!{_END}\b)[\w’'-]{{1,40}}+\s?+){{1,6}}+"
_OBJECT = re.compile(rf"\s(?P<what>{_PHRASE})(?:{_OF}\s(?P<of>{_PHRASE}))?")
_AUXILIARY = re.compile(r"(?:\s(?:was|were|is|are|been|be|has|have|had|will|now|again)){0,4}+\s*+\Z")
_SUBJECT = re.compile(rf"\A(?P<what>(?:(?!{_OF}\b)[\w’'-]{{1,40}}+\s?+){{1,7}}+)(?:{_OF}\s[^,;]*+)?\Z")
_DETERMINER = re.compile(r"\b(?:the|an?|its|their|his|her|this|that|no|on|of|in)\s\Z", re.IGNORECASE)
"""Before it stands a noun and no verb: `the block`."""
_SAID = re.compile(
    rf"\A.*\b(?:said|says|announced|confirmed)\s(?:(?:late\s|early\s)?on\s(?:{DAY_NAMES})\s)?(?:that\s)?", re.DOTALL
)
_SAYS_SO = re.compile(
    r",\s[^,]{1,80}?\b(?:said|says|announced|confirmed|reported)\b[^,]*+\Z|"
    r",\saccording\sto\b.*\Z",
    re.DOTALL,
)
_BARRING = frozenset(
    map(stem, "veto ban block blockade embargo objection opposition resistance hold halt stop suspension".split())
)
"""Of what is dropped or imposed, the words for what stands behind them: `dropped its veto on the loan`."""


def turns_back(now: str, before: str) -> bool:
    """Say whether the first deed that words tell is the contrary of one told `before`, to the same thing."""
    earlier = _list_deeds(before)
    return any((way, not one, noun) in earlier for way, one, noun in _list_deeds(now))


def may_turn(words: str) -> bool:
    """Say whether words have a verb that another one turns back, whatever it is done to."""
    return any(verbs.search(words) is not None for pair in (*_WAYS, *_FURTHER_WAYS) for verbs in pair)


def are_contrary(one: str, other: str, *, further: bool = False) -> bool:
    """Say whether words have a verb that turns back one of the others, whatever these are done to; not where these
    tell both: `closed in March and reopened on Friday`. Of pairs that go `further` both must be of one thing."""
    return any(
        (does.search(one) and undoes.search(other) and not does.search(other))
        or (undoes.search(one) and does.search(other) and not undoes.search(other))
        for does, undoes in (_FURTHER_WAYS if further else _WAYS)
    )


@lru_cache(maxsize=1024)
def _list_deeds(words: str) -> frozenset[tuple[int, bool, str]]:
    """The ways in which the first clause says that something is done, each with the stem of what it is done to."""
    clause = _CLAUSE.split(_SAID.sub("", _SAYS_SO.sub("", words)), maxsplit=1)[0]
    return frozenset(_iter_deeds(clause)) if _NOT.search(clause) is None else frozenset()


def _iter_deeds(clause: str) -> Iterator[tuple[int, bool, str]]:
    normal = _NORMAL.search(clause)
    if normal is not None:
        yield from ((0, True, noun) for noun in _name_subject(clause[: normal.start()]))
    for way, pair in enumerate(_WAYS):
        for opens, verbs in zip((True, False), pair, strict=True):
            found = (each for each in verbs.finditer(clause) if not _DETERMINER.search(clause[: each.start()]))
            verb = next(found, None)
            if verb is not None:
                done = _OBJECT.match(clause, verb.end())
                nouns = _name_object(done) if done is not None else _name_subject(clause[: verb.start()])
                yield from ((way, opens, noun) for noun in nouns)


def _name_object(done: re.Match[str]) -> Iterator[str]:
    nouns = list(_list_heads(done["what"]))
    yield from nouns
    if done["of"] and not _BARRING.isdisjoint(nouns):
        yield from _list_heads(done["of"])


def _name_subject(before: str) -> Iterator[str]:
    subject = _SUBJECT.match(_AUXILIARY.sub("", before))
    if subject is not None:
        yield from _list_heads(subject["what"])


def _list_heads(words: str) -> Iterator[str]:
    """The stem of the noun of a phrase, behind which a name may stand: `the colonel Abdi Warsame`."""
    found = words.split()
    small = [each for each in found if each[:1].islower()]
    for each in dict.fromkeys([*found[-1:], *small[-1:]]):
        yield from (stem(word) for word in tokens(each)[-1:])
