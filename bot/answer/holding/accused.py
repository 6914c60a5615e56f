"""Finds what stands for and against what somebody is asked to have done, where nothing settles it: who says that they
did, what they say themselves, and that it is not known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.answer.asked.named import find_named
from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.terms import Term, root
from bot.answer.found.candidates import Candidate, is_in_place, open_of
from bot.answer.found.spotting import Spotter
from bot.answer.holding.asked_deed import LIGHT, identify
from bot.answer.holding.blame import tells_unknown
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.beside import is_aside
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.hostile import is_reporting
from bot.text.sentences import split

_AUX = re.compile(r"(?:did|has|have|had|was\s+it)\s+(?:the\s+)?", re.IGNORECASE)
_DOES = re.compile(
    r"(?:[’']s?\s+[a-z]+)?\s+(?:(?:really|indeed|that|who|actually|ever)\s+)*(?P<deed>[a-z]+)\s+(?P<what>[^?]+)"
)
_ACCUSES = re.compile(r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing))\s+(?:the\s+)?", re.IGNORECASE)
_BLAMES = re.compile(r"\bblam", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for)\s+(?P<what>[^.;]+)")
_ANSWERS = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?)\s+(?:it|this|that|responsibility|involvement|(?:the|any|all)\s+(?:[a-z]+\s+)?"
    r"(?:claims?|charges?|accusations?|allegations?|involvement|responsibility))\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:sa(?:id|ys?)|insist(?:s|ed)|claim(?:s|ed)|den(?:y|ies|ied)|repeat(?:s|ed))\b")
_SPEAKS = "say accuse blame deny claim admit confirm reject agree announce".split()
_FIRST = 5
"""Characters before whoever acts in a sentence."""
_FAR = 60
"""Characters between who is asked of and their word of saying."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom and what it is asked of."""

    who: frozenset[str]
    deed: Spotter
    what: Spotter

    def names_who(self, words: str) -> Iterator[Span]:
        """Find where words name whom it is asked of."""
        return (one.span for one in find_named(words, load_gazetteer()) if self.who & identify(one, words))

    def does(self, words: str) -> bool:
        """Say whether words tell the deed."""
        return bool(self.deed.find(words))


def tell_accused(question: QuestionRead, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Give who in the last report of it accuses them, what they say to it there, and what a later report says of who it
    was; nothing where nobody accuses them of it."""
    asked = _read_asked(question)
    if asked is None:
        return ()
    reports = {each.article.id: each for each in reversed(known)}
    told = [found for each in reports.values() if (found := _look(asked, each))]
    last = max(told, key=lambda each: each[0].when, default=())
    if not last:
        return ()
    later = [each for each in reports.values() if each.when > last[0].when]
    unknown = (
        one for each in sorted(later, key=lambda one: one.when, reverse=True) for one in _list_unknown(asked, each)
    )
    return (*last, *islice(unknown, 1))


def _read_asked(question: QuestionRead) -> _Asked | None:
    text = question.understood.strip()
    aux = _AUX.match(text) if question.kind in YES_OR_NO else None
    named = find_named(text, load_gazetteer()) if aux is not None else ()
    who = next((one for one in named if aux is not None and one.span.start == aux.end()), None)
    does = _DOES.match(text, who.span.end) if who is not None else None
    if who is None or does is None or root(does["deed"]) in {*LIGHT, *map(root, _SPEAKS)}:
        return None
    deed, keys = Term(root(does["deed"]), does["deed"]), identify(who, text)
    what = [each for each in question.terms if each.root != deed.root and each.actor not in keys]
    what = [each for each in what if each.root not in keys]
    return _Asked(keys, Spotter([deed], load_gazetteer()), Spotter(what, load_gazetteer())) if what else None


def _look(asked: _Asked, each: Candidate) -> tuple[Candidate, ...]:
    """Give the sentence of a report that accuses them of it, with their answer; nothing where none does, or where the
    report is of something else."""
    article = each.article
    if _ACCUSES.search(article.text) is None or not asked.what.meets_all(f"{article.title}. {article.text}"):
        return ()
    spans = [skip_dateline(article.text, part.span) for part in split(article.text, article.language)]
    fit = [span for span in spans if is_reporting(span.of(article.text)) and not is_aside(article, span)]
    fit = [span for span in fit if is_in_place(article, span)]
    accusing = next((span for span in fit if _is_accused(asked, article, span.of(article.text))), None)
    if accusing is None:
        return ()
    answer = next(
        (span for span in fit if span.start > accusing.start and _answers(asked, span.of(article.text))), None
    )
    return tuple(_make(each, span) for span in (accusing, answer) if span is not None)


def _is_accused(asked: _Asked, article: Article, words: str) -> bool:
    """Say whether words tell that they are accused of the deed: by its word, or blamed in a report of it."""
    for cue in _ACCUSES.finditer(words):
        of = _OF.search(words, cue.end())
        told = asked.does(of["what"]) if of is not None else _BLAMES.match(cue[0]) and asked.does(open_of(article))
        if told and any(span.start == cue.end() for span in asked.names_who(words)):
            return True
    return False


def _answers(asked: _Asked, words: str) -> bool:
    """Say whether words tell what they say to it: that it is denied, or of the same deed otherwise."""
    cue = _ANSWERS.search(words) or (_SAYS.search(words) if asked.does(words) else None)
    if cue is None:
        return False
    return any(span.start < _FIRST and span.end <= cue.start() <= span.end + _FAR for span in asked.names_who(words))


def _list_unknown(asked: _Asked, each: Candidate) -> Iterator[Candidate]:
    """Find where a report tells of the very thing that nobody is known to have done it."""
    for part in split(each.article.text, each.article.language):
        words = part.span.of(each.article.text)
        if tells_unknown(words) and asked.what.meets_all(words) and is_in_place(each.article, part.span):
            yield _make(each, part.span)


def _make(each: Candidate, span: Span) -> Candidate:
    return replace(each, sentence=replace(each.sentence, span=span, before=None, fits=True))
