"""Asks when or where two met of whose words to each other the last question was, and finds that in a report."""

import re
from collections.abc import Iterable

from bot.answer.asked.persons import find_asked_persons
from bot.answer.thread.back import A_DAY, A_PLACE
from bot.answer.thread.said import Said
from bot.model.analysis import Material, Span
from bot.model.article import Article

_TO_ANOTHER = re.compile(
    r"what\s+(?:did|has|had)\s+(?P<one>[^?]+?)\s+(?:(?:tell|told|promised?|ask(?:ed)?|warn(?:ed)?|(?:say|said)\s+to|"
    r"(?:discuss(?:ed)?|(?:talk|speak)\s+about)\s+with)\s+(?P<other>(?:the\s+)?[^?]+?)|(?:discuss(?:ed)?|(?:talk|speak)\s+about))[\s?!.]*",
    re.IGNORECASE,
)
"""Asks what somebody told another, or what two discussed."""
_MET = re.compile(r"(?:when|where)\s+did\s+(?P<both>[^?]+?)\s+(?:meet|speak)[\s?!.]*", re.IGNORECASE)
_JOINED = re.compile(r"\s+and\s+")
_PAIR = 2
_BY_TELEPHONE = re.compile(
    r"\b(?:phone[ds]?|telephone[ds]?|call(?:s|ed)?|rang|video\s?(?:link|conference))\b", re.IGNORECASE
)
_ENCOUNTER = re.compile(
    r"\b(?:me(?:t|ets?|eting)|receiv(?:ed|es)|host(?:ed|s)|talk(?:s|ed)?|spoke|speaks|call(?:s|ed)|phoned|telephoned|"
    r"conversation|visit(?:ed|s)?|welcom(?:ed|es)|called\s+on)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|may|might|(?:is|are|was|were|due|plans?|planned|expected|hopes?|wants?|agreed)\s+to|not|never|if|whether)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:Reuters|Bloomberg|Politico|Axios|Newsweek|Interfax|Xinhua|Tass|Times|Post|Journal|Guardian|News)\b"
)


def ask_of_encounter(word: str, said: Said) -> str | None:
    """Give `When did Ruiz and Banda meet?` for `when?` behind what Ruiz told Banda; None where that was no talk of two
    persons."""
    asked = _TO_ANOTHER.fullmatch(said.last) if word in {"when", "where"} else None
    persons = find_asked_persons(said.last, said.gazetteer, said.publishers)
    if asked is None or len(persons) != _PAIR or _PRESS.search(said.last):
        return None
    both = f"{asked['one']} and {asked['other']}" if asked["other"] else asked["one"]
    if _JOINED.split(both) != [each.name for each in persons]:
        return None
    spoke = _BY_TELEPHONE.search(said.exchanges[-1].answered) is not None
    return f"{word.capitalize()} did {both} {'speak' if spoke else 'meet'}?"


def find_encounter(question: str, materials: Iterable[Material]) -> tuple[Article, Span] | None:
    """Give the first sentence of some reports that tells of the meeting or call of the two of whom it is asked when or
    where they met, with that."""
    asked = _MET.fullmatch(question)
    both = _JOINED.split(asked["both"]) if asked is not None else []
    if len(both) != _PAIR:
        return None
    says = A_DAY if question[:4].lower() == "when" else A_PLACE
    for each in materials:
        for sentence in each.analysis.sentences:
            words = sentence.span.of(each.article.text)
            met = _ENCOUNTER.search(words) and says.search(words) and not _NOT_YET.search(words)
            if met and all(_names(one, words) for one in both):
                return each.article, sentence.span
    return None


def _names(who: str, words: str) -> bool:
    """Say whether words name somebody, by a part of the name or the office."""
    parts = re.findall(r"\b[A-Z][\w’'-]+", who) or [who.removeprefix("the ")]
    return re.search(rf"\b(?:{'|'.join(map(re.escape, parts))})\b", words) is not None
