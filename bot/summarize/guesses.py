"""Finds what somebody guessed or counted first of what the same one knows in a later report: `could not be ruled out`
where the finding is accepted, `12 people were missing` where nobody is; and who was on the way that has arrived."""

import re
from collections.abc import Iterator, Sequence

from bot.model.analysis import Material
from bot.summarize.parts import NAME, take_apart
from bot.summarize.sentences import stems_of
from bot.summarize.told import Place, is_later
from bot.summarize.undone import is_of_one_side, list_speakers, telling

_GUESS = re.compile(
    r"\b(?:suspect(?:s|ed)|fear(?:s|ed)|could\snot\sbe\s(?:ruled\sout|excluded)|(?:could|did)\snot\s(?:rule\sout|exclude)|"
    r"(?:is|are|was|were)\s(?:very\s|quite\s|highly\s)?(?:likely|possible|probable|feared))\b"
)
_KNOWS = re.compile(
    r"\b(?:was|were|is|had\sbeen)\sthe\s(?:cause|reason)\b|\bthe\s(?:cause|reason)\s(?:was|is|had\sbeen)\b|"
    r"\baccept(?:s|ed)\sthe\s(?:findings?|conclusions?|explanation|result)\b"
)
"""What tells of a matter how it was."""
_NO = re.compile(r"\b(?:would|will)\sbe\sno\b|\b(?:would|will)\snot\b|\bthere\s(?:was|were|is|are)\sno\b")
_FATES = "missing|killed|dead|hurt|injured|wounded|trapped|ill|infected"
_NOBODY = re.compile(
    rf"\b(?:[Nn]obody|[Nn]o\sone|[Nn]one)\s(?:was|were|is|had\sbeen|remained)\s(?:still\s)?(?P<fate>{_FATES})\b(?!\sany)"
)
_SURNAME = re.compile(r"\b([A-ZÀ-Ž][\w’-]{1,40}+)\s(?:said|says)\b")
_UNSURE = re.compile(r"\b(?:if|whether|hope[sd]?|may|might|could|likely|until|unless)\b")
_ON_THE_WAY = re.compile(rf"\bon\s(?:his|her|its|their)\sway\s(?:back\s|home\s)?to\s(?P<place>{NAME.pattern})")
_SAID = re.compile(r"\b(?:said|says|that)\b")
_ARRIVED = re.compile(r"\b(?:landed|arrived|docked|reached)\b")
_MAY_KNOW = re.compile(rf"{_ARRIVED.pattern}|{_KNOWS.pattern}|{_NO.pattern}|{_NOBODY.pattern}")
_LEAD, _SHARED = 2, 2
"""Sentences of a report that tell what it is on, and words that two such have in common."""


def list_guesses_over(read: Sequence[Material]) -> Iterator[Place]:
    """Give the sentences of earlier reports in which the speaker of a later one guessed what is known there."""
    matters = {each.article.id: _list_matter(each) for each in read}
    for later in read:
        for number, sentence in enumerate(later.analysis.sentences):
            words = sentence.span.of(later.article.text)
            if _MAY_KNOW.search(words) and not _UNSURE.search(words):
                mine = matters[later.article.id]
                for other in (each for each in read if len(mine & matters[each.article.id]) >= _SHARED):
                    if is_later(later, other):
                        yield from _list_over(later, number, words, other)


def _list_over(later: Material, number: int, words: str, other: Material) -> Iterator[Place]:
    nobody = _NOBODY.search(words)
    speakers = list_speakers(later, number) | frozenset(_SURNAME.findall(words))
    for at, sentence in enumerate(other.analysis.sentences):
        told = sentence.span.of(other.article.text)
        if nobody is not None:
            over = re.search(rf"\b{nobody['fate']}\b", told) is not None and not _NOBODY.search(told)
            over = over and re.search(r"\d|\bpeople\b", told) is not None and is_of_one_side(later, number, other, at)
        elif (way := _ON_THE_WAY.search(told)) is not None and _ARRIVED.search(words):
            over = way["place"] in words and _shares_name(told[: way.start()], words)
        else:
            guessed = _GUESS.search(told) is not None and bool(speakers & list_speakers(other, at))
            over = guessed and (_KNOWS.search(words) is not None or len(telling(words) & telling(told)) > _SHARED)
        if over:
            yield other.article.id, sentence.span


def _shares_name(one: str, other: str) -> bool:
    """Say whether who is spoken of, by a name that is no state's, is named in both."""
    names = take_apart(_SAID.split(one)[-1]).names, take_apart(other).names
    pairs = ((mine, its) for mine in names[0] for its in names[1])
    return any(mine <= its or its <= mine for mine, its in pairs if not any(":" in each for each in mine | its))


def _list_matter(report: Material) -> frozenset[str]:
    """The stems of what a report opens with, which tell what it is on."""
    return stems_of(" ".join(each.span.of(report.article.text) for each in report.analysis.sentences[:_LEAD]))
