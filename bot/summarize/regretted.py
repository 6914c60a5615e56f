"""Finds in its earlier reports what a newsroom says elsewhere that it told wrongly there."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.summarize.sentences import opening_sentence
from bot.summarize.told import is_later
from bot.text.notices import list_figures, list_marks
from bot.text.publishers import share_newsroom
from bot.text.regrets import Regret, list_regrets
from bot.text.retelling import read_deed, tells_deed, tells_of_whom
from bot.text.verbs import stems_of_deeds

_LEAST = 2
_SHARED, _SHARE = 3, 0.5
"""Words, and their share, that a sentence has in common with what its newsroom says that it told wrongly."""
_LEANS = re.compile(r"\b(?:they|them|it|this|these|those)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\A\W*(?:The|He|She|His|Her|That|This)\b")
_NEGATION = re.compile(r"\b(?:not|never|no)\b|n[’']t\b")


def list_regretted(notice: Material, materials: Sequence[Material]) -> Iterator[tuple[ArticleId, Span]]:
    """What a newsroom's earlier reports tell that it says it told wrongly: of one that opens with that, all, as what
    else it says hangs on it; where no more than a figure, day or place was wrong, that and what leans on it."""
    its = notice.article
    for regret in list_regrets(its.title, its.text, notice.analysis.sentences, its.publisher.name):
        for other in materials:
            meant = other is not notice and share_newsroom(its.publisher, other.article.publisher)
            if not meant or is_later(other, notice):
                continue
            spans = [each.span for each in other.analysis.sentences]
            hit = [span for span in spans if tells_regretted(span.of(other.article.text), regret)]
            if hit:
                yield its.id, notice.analysis.sentences[regret.sentence].span
                whole = not regret.marks and opening_sentence(other) in map(spans.index, hit)
                behind = [
                    then
                    for one, then in pairwise(spans)
                    if one in hit and _hangs_on(then.of(other.article.text), regret)
                ]
                yield from ((other.article.id, span) for span in (spans if whole else [*hit, *behind]))


def tells_regretted(words: str, regret: Regret) -> bool:
    """Say whether a sentence tells what was regretted."""
    about = stems_of_deeds(regret.what) - stems_of_deeds(" ".join(regret.marks))
    shared = len(about & stems_of_deeds(words))
    enough = _LEAST if regret.marks & list_figures(words) else min(_SHARED, len(about))
    if shared < max(enough, _LEAST, math.ceil(_SHARE * len(about))) or _NEGATION.search(words):
        return False
    if regret.marks:
        return bool(regret.marks & list_marks(words))
    deed = read_deed(regret.what)
    return deed is None or (tells_deed(words, deed) and tells_of_whom(words, deed))


def _hangs_on(words: str, regret: Regret) -> bool:
    """Say whether a sentence right behind one that tells what was regretted goes on with it."""
    if _LEANS.search(words) is not None:
        return True
    deed = read_deed(regret.what)
    if not regret.marks and deed is not None and deed.names and tells_deed(words, deed) and tells_of_whom(words, deed):
        return _NEGATION.search(words) is None
    on = stems_of_deeds(regret.what) & stems_of_deeds(words)
    return not regret.marks and _GOES_ON.match(words) is not None and len(on) >= _LEAST
