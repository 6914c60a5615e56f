"""Reads where an outlet says that it told something wrongly itself, in an article of its own, in a column of them or
behind other news: `Contrary to what we reported, …`, `On Monday we wrote that … This was not correct.` What that hits
in its earlier reports is found by `retracted`; a notice that tells only a figure, day or person otherwise is one of
`notices`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.model.analysis import Sentence
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.notices import list_figures, list_marks
from bot.text.retelling import read_deed, tells_deed
from bot.text.words import lower_capitals

_PIECE = (
    r"(?:report|stor(?:y|ie)|article|dispatch|item|piece|headline|alert|post|version|update|bulletin|entry|"
    r"push\snotification)s?"
)
_SIGNAL = (
    r"(?:corrections?|clarifications?|retractions?|errat(?:um|a)|kill(?:ed)?|mandatory\skill|withdrawn|withdrawal|apolog(?:y|ies)|"
    r"editor[’']?s[’']?\snote|note\sto\s(?:editors|readers))"
)
_HEADED = re.compile(
    rf"\A\W*(?:an?\s)?{_SIGNAL}(?:\s(?:and|&)\s\w+)?(?:\s*[:–—|-]|\W*\Z|\s(?:to|on)\s(?:our|an?|the)\b)|[:–—|(\[-]\s?{_SIGNAL}\W*\Z|"
    r"\bwe\s(?:got|had)\s(?:it|this|that|something)\swrong\b",
    re.IGNORECASE,
)
"""How a title, or the first words of a text, say that something is taken back."""
_REGRETS = re.compile(r"\s(?:regrets|apologi[sz]es|corrects\sitself|got\sit\swrong|was\swrong)\b")
"""What stands behind an outlet's name where it does so."""
_DID = (
    r"(?:\s(?:had|have|has))?(?:\s(?:\w+ly|earlier|first))?\s(?:said|reported|wrote|written|stated|published|told\s(?:you|readers)|"
    r"announced|carried|claimed)\b"
)
_WE = r"(?:\b[Ww]e|\b[Tt]his\s(?:newspaper|paper|site|website|page|agency|channel|station|service|blog))"
_CONTRARY_TO = rf"\b[Cc]ontrary\sto\s(?:what\s(?:we|this\s\w+){_DID}|our\s(?:[\w’'-]+\s){{0,3}}?{_PIECE}\b)"
_REPEATS = re.compile(
    rf"{_CONTRARY_TO}[^,]{{0,60}},\s|"
    rf"{_WE}{_DID}[^.;:]{{0,60}}?\bthat\s|"
    rf"\b(?:[Oo]ur|[Aa]n\s(?:earlier|initial|previous)|[Aa]\sprevious)\s(?:[\w’'-]+\s){{0,3}}?{_PIECE}\s[^.;:]{{0,60}}?"
    r"\b(?:(?:had\s)?(?:\w+ly\s)?(?:said|stated|reported|claimed)(?:\s[^.;:,]{0,40}?)?\sthat|saying\sthat|that|on|about|of\show)\s"
)
"""Where an outlet repeats what it told itself; what follows are the words of that."""
_CONTRARY = re.compile(_CONTRARY_TO)
_REPEATED_AHEAD = re.compile(
    rf"\A(?P<what>.*\b(?:not|never|no)\b.*?),?\s{_CONTRARY_TO}(?![^,;:]*\sthat\b)[^,;:]{{0,60}}+\Z"
)
"""Where it says what was not so, and behind it that it told that: `The bridge is not shut, contrary to our report.`"""
_DATED = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?:[\w’'-]+\s){{0,2}}?{_PIECE}\s(?:(?:published|posted|printed|sent|aired)\s)?(?:on|of|from|in)\s"
    rf"(?i:{DAY_NAMES}|yesterday|\d{{1,2}}\s(?:{MONTH_NAMES})|(?:{MONTH_NAMES})\s\d{{1,2}}|our\b)"
    r"[^.;:]{0,40}?\s(?:said|stated|reported|claimed|wrote)\s(?:in\serror\s|by\smistake\s)?(?:that\s|(?!(?:on|in|at|of|by)\b)(?=\w))"
)
"""Where a notice that is headed as one does so without saying whose it was: `A report on 4 September said that …`."""
_OF_NAME = re.compile(
    r"\b(?:spel(?:led|lt|ling)|photo(?:graph)?s?|pictures?|images?|captions?|misspel\w+|misnam\w+)\b|"
    r"\b(?:names?|titles?|ranks?)\s(?:is|are|was|were)\b|"
    r"\b(?:is|are|was|were)\s(?:named|called)\s[A-Z]|"
    r"\A\W*(?:He|She)\s(?:is|was)\s(?:an?|the)\s(?:[a-z]+\s){0,2}?(?:minister|director|governor|general|colonel|chief|head|chair\w*|deputy|president)\b"
)
"""What is told otherwise is how somebody is called, or a picture: that leaves what happened."""
_WRONG = re.compile(
    r"\b(?:(?:was|is|were|are)\s(?:not\s(?:correct|true|so|right|the\scase)|wrong|untrue|false|incorrect|mistaken|inaccurate)|"
    r"(?:wrong|incorrect|false|mistaken|erroneous|inaccurate)(?:ly)?|in\serror|by\smistake|mistake|error|"
    r"(?:do|does|did)\snot\sstand|untrue|regret|apologi[sz]e|contrary\sto|in\sfact)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\W*(?:(?:it|he|she|they|this|that)\s(?:has|have|had|did|does|do|is|are|was|were)(?:\snot|n[’']t|\snever)(?:\W*\Z|\s(?:so|done|do)\b)|"
    r"no\ssuch\b|none\sof\s(?:this|that|it)\b)",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\W*(?:(?:its|his|her|their|the)\s(?:[\w’'-]+\s){1,4}?(?:is|are|was|were)\s(?:\w+\s)?[€$£]?(?=\d)|(?:it|he|she|they|there|the\s(?:correct\s|right\s|true\s)?(?:number|figure|toll|date|day|place|year|sum|amount|price|city|name))\s"
    r"(?:is|are|was|were|will|took)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that gives a figure, a day or a place for another."""
_TURN = re.compile(
    r",?\s(?:but|when|while|whereas)\s|;\s|\s(?:was|were|is)\s(?=(?:\w+\s)?(?:wrong|false|untrue|incorrect)\b)"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NOT = re.compile(r"\b(?:not|never|no|nobody)\b|n[’']t\b", re.IGNORECASE)
_BEHIND = 2
"""Sentences behind one in which an outlet repeats what it told, where it says that it was otherwise."""


@dataclass(frozen=True, slots=True)
class Regret:
    """What an outlet says that it told wrongly."""

    sentence: int
    what: str
    """The words of that, as it repeats them."""
    marks: frozenset[str]
    """The figures, days or places that were wrong, where the rest stands; empty where nothing of it does."""


def is_headed(title: str, text: str, outlet: str) -> bool:
    """Say whether a title, or a text's first words, say that its outlet takes something back."""
    if any(_HEADED.search(words) for words in (title, text.partition("\n")[0][:60])):
        return True
    return len(outlet) > 1 and title.startswith(outlet) and _REGRETS.match(title, len(outlet)) is not None


@lru_cache(maxsize=512)
def _by_name(outlet: str) -> re.Pattern[str]:
    """Where an outlet repeats what it told itself under its name, which is no part of another's."""
    return re.compile(
        rf"(?:\A|[:;,–—]\s|\b[a-z]++\s|\b\d++\s|\b(?:{DAY_NAMES}|{MONTH_NAMES})\s)(?:[Tt]he\s)?"
        rf"{re.escape(outlet)}{_DID}[^.;:]{{0,60}}?\bthat\s"
    )


def _find_repeated(text: str, outlet: str, *, headed: bool = False) -> re.Match[str] | None:
    """Where an outlet repeats what it told itself, in words whose names are spelled with capitals."""
    bare = outlet.removeprefix("The ")
    own = _by_name(bare).search(text) if bare in text else None
    return own or _REPEATS.search(text) or (_DATED.search(text) if headed else None)


def may_regret(text: str, outlet: str) -> bool:
    """Say whether a text has words in which an outlet may repeat what it told itself; most have none."""
    small = "\n".join(map(lower_capitals, text.split("\n")))
    return _find_repeated(small, outlet, headed=True) is not None or _CONTRARY.search(small) is not None


def list_regrets(title: str, text: str, sentences: Sequence[Sentence], outlet: str) -> Iterator[Regret]:
    """Give what an outlet says in an article that it told wrongly before."""
    headed = is_headed(title, text, outlet)
    labelled: dict[int, bool] = {}
    told = [lower_capitals(each.span.of(text)) for each in sentences]
    for at, (each, words) in enumerate(zip(sentences, told, strict=True)):
        labelled.setdefault(each.paragraph, _HEADED.match(words[:60]) is not None)
        own = headed or labelled[each.paragraph]
        unquoted = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), words)
        ahead = _REPEATED_AHEAD.match(unquoted)
        if ahead is not None:
            yield Regret(at, words[: ahead.end("what")], frozenset())
            continue
        found = _find_repeated(unquoted, outlet, headed=own)
        if found is None:
            continue
        behind = range(at + 1, min(at + 1 + _BEHIND, len(sentences)))
        replies = [told[one] for one in behind if sentences[one].paragraph == each.paragraph]
        if own or _WRONG.search(words) or any(map(is_verdict, replies)):
            what, *turned = _TURN.split(words[found.end() :], maxsplit=1)
            instead = " ".join(turned or replies[:1])
            if _OF_NAME.search(instead) or (found.re is _DATED and _is_of_detail(what, instead)):
                continue
            yield Regret(at, what, _list_marks(what, turned or replies))


def is_verdict(words: str) -> bool:
    """Say whether words say that something was not so."""
    return _WRONG.search(words) is not None or _NOT_SO.match(words) is not None


def _is_of_detail(what: str, told: str) -> bool:
    """Say whether a thing is told again with another figure, day or place, which is one of `notices`."""
    if list_figures(what) and list_figures(told) - list_figures(what):
        return True
    deed, ours, theirs = read_deed(what), list_marks(what), list_marks(told)
    again = deed is not None and tells_deed(told, deed) and not is_verdict(told) and not _NOT.search(told)
    return again and bool(ours and theirs - ours)


def _list_marks(what: str, replies: Sequence[str]) -> frozenset[str]:
    """What of these words is told otherwise behind them, where no more than that is: `The number is four.`"""
    told = next((each for each in replies if not _WRONG.search(each)), "")
    ours, theirs = list_marks(what), list_marks(told)
    return ours - theirs if ours and theirs - ours and _ONLY.match(told) else frozenset()
