"""Holds what somebody told another to words that went to that other: the sentence says so, its paragraph does, or its
report opens with how the two met, spoke or wrote."""

import re
from collections.abc import Iterator, Sequence

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import Term, roots
from bot.answer.found.candidates import Candidate, open_of
from bot.answer.found.spotting import Spotter
from bot.model.article import Article
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

_TOLD = re.compile(r"\b(?:tell|told|sa(?:y|id)\s+to|writ(?:e|ten)\s+to|promised?|warn(?:ed)?)\s+(?:the\s+)?")
"""Before to whom something was told."""
_TO = re.compile(
    r"\b(?:t(?:old|ell(?:s|ing)?)|ask(?:s|ed|ing)?|urg(?:e[sd]?|ing)|warn(?:s|ed|ing)?|thank(?:s|ed|ing)?|assur(?:e[sd]?|ing)|"
    r"congratulat(?:e[sd]?|ing)|invit(?:e[sd]?|ing)|inform(?:s|ed)?|remind(?:s|ed)?|press(?:es|ed)|promis(?:e[sd]?|ing)|"
    r"offer(?:s|ed)?|call(?:s|ed|ing)\s+on|wr(?:ote|ites?|itten)|letter|message|note|protest\w*|complain\w*|appeal\w*|repl(?:y|ied)|"
    r"apologi[sz]\w+|sp(?:oke|eaks?|oken|eaking)|address\w*|speech|statement|said|call|talks?|talked|interview\w*|conversation|"
    r"me(?:t|ets?|eting)|receiv(?:e[sd]?|ing)|host(?:s|ed|ing)?|phon(?:e[sd]?|ing)|summit|visit\w*)\b(?P<between>[^.;“”]{0,60})\Z",
    re.IGNORECASE,
)
_NOT_TO = re.compile(r"\b(?:while|as|when|after|before|that|of|about|because|by|for|and\s+(?:said|called))\b")
"""Between a word of telling and a name to which it does not belong: `said that Xi`."""
_MEET = re.compile(
    r"\b(?:met|meet|talked|talks?|spoke|phoned|called|call|received|hosts?|hosted|letters?|interview\w*|summit|meeting|counterparts?)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\band\s+(?:[\w’'-]+,?\s+){0,6}?\Z")
"""Between the names of two who do something with each other."""
_OPENING = 400
"""Characters in which a report opens with who met whom."""


def keep_told_to(question: QuestionRead, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Give the sentences that were told to whom a question names behind `tell` or `say to`; all where it names none."""
    whom = _list_whom(question)
    if not whom:
        return candidates
    finds = Spotter(whom, load_gazetteer())
    who = Spotter([each for each in question.terms if each.named and each not in whom], load_gazetteer())
    return [each for each in candidates if _is_told_to(finds, each) or _opens_with_both(who, finds, each.article)]


def _list_whom(question: QuestionRead) -> list[Term]:
    text = question.understood
    told = _TOLD.search(text)
    spans = [
        one.span for one in find_named(text, load_gazetteer()) if told is not None and one.span.start == told.end()
    ]
    named = {word for span in spans for word in roots(span.of(text))}
    if told is None or not named:
        return []
    return [each for each in question.terms if each.named and set(roots(each.shown)) <= named]


def _is_told_to(finds: Spotter, each: Candidate) -> bool:
    text, told = each.article.text, each.told
    start, end = text.rfind("\n", 0, told.start) + 1, text.find("\n", told.end)
    beside = text[start : end if end >= 0 else len(text)]
    return any(_is_to(words, at) for words in (told.of(text), beside) for at in _spot(finds, words))


def _opens_with_both(who: Spotter, finds: Spotter, article: Article) -> bool:
    """Say whether a report opens with that the two met, spoke or wrote, whichever of them stands first."""
    opening = open_of(article, _OPENING)
    for part in (one.span.of(opening) for one in split(opening, article.language)):
        theirs, own = list(_spot(finds, part)), list(_spot(who, part))
        if any(_is_to(part, at) for at in theirs):
            return True
        met = [each.start() for each in _MEET.finditer(part)]
        if any(at < word < one for at in theirs for word in met for one in own):
            return True
        pairs = ((min(at, one), max(at, one)) for at in theirs for one in own)
        if any(_AND.search(part[first:last]) and any(last < word for word in met) for first, last in pairs):
            return True
    return False


def _spot(finds: Spotter, words: str) -> Iterator[int]:
    return (spot.at for spot in finds.find(words))


def _is_to(words: str, at: int) -> bool:
    found = _TO.search(words[max(0, at - 100) : at])
    return found is not None and _NOT_TO.search(found["between"]) is None
