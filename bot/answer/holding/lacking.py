"""Gives with what is shown what it lacks to be an answer: who somebody told of without a name is, the sum of a loss,
and whom `he` or `it` takes up."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answer.asked.named import find_named
from bot.answer.asked.question import QuestionRead
from bot.answer.asked.terms import root, roots
from bot.answer.found.candidates import Candidate, Group
from bot.answer.found.measures import MONEY
from bot.answer.found.sentences import LONGEST_SENTENCE, leans_on_name
from bot.model.analysis import Span
from bot.text.datelines import skip_dateline
from bot.text.days import DAY_NAMES, MONTH_NAMES
from bot.text.gazetteer import load_gazetteer
from bot.text.hostile import is_reporting
from bot.text.sentences import split

_NOUN = (
    r"(?:m[ae]n|wom[ae]n|person|people|citizen|national|official|officer|aide|soldier|suspect|victim|employee|worker|journalist|"
    r"reporter|activist|teenager|student|diplomat|businessm[ae]n|group|company|firm|party|gang|driver|captain|pilot|"
    r"politician|lawyer|priest|teacher|engineer|doctor|nurse|farmer|fisherm[ae]n|sailor|trader|resident|tourist|detainee|winner)s?"
)
_NAMELESS = re.compile(
    rf"\b(?i:an?|one|two|three|four|five|six|several)\s+(?:[\w’'-]+\s+){{0,3}}?{_NOUN}\b(?!\s+(?:called|named)\b)"
)
"""Somebody told of for the first time, by no name."""
_NAME = rf"(?:the\s+)?(?!(?:{DAY_NAMES}|{MONTH_NAMES})\b)([A-ZÀ-Ž][\w’'-]+)"
_THEM = rf"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]he\s+(?:[\w-]+\s+){{0,2}}?{_NOUN})"
_SAYS_WHO = re.compile(
    rf"\b{_THEM}(?:,|(?:\s+(?:is|was|were|are|has|have|been|later|only)){{1,3}}(?:\s+(?:identified|named|called))?(?:\s+(?:by|in|on)\s+[^,;.]{{1,40}}?)?(?:\s+as)?)\s+{_NAME}|"
    rf"\b(?:identified|named)\s+(?:him|her|them|it|itself|the\s+(?:[\w-]+\s+){{0,2}}?{_NOUN})\s+as\s+{_NAME}|"
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+names?\s+(?:is|was|are|were)\s+{_NAME}"
)
"""How a next sentence gives their name."""
_SUMS = frozenset(map(root, "loss losses damage damages cost costs price bill fine ransom debt deficit".split()))
_SUM = re.compile(MONEY)
_BEHIND = 2
"""Sentences behind one in which may stand what it lacks."""


def add_what_it_lacks(question: QuestionRead, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Give what is shown with what it lacks, and nothing that is shown so already."""
    shown: list[Candidate] = []
    found = []
    for group in groups:
        chosen = []
        for each in group.chosen:
            further = _go_on(question, each)
            whole = lean(further)
            if any(whole.meets(one) and not further.meets(one) for one in shown):
                whole = further  # whom it takes up was told right before
            if not any(one.article.id == whole.article.id and one.told.holds(whole.told) for one in shown):
                shown.append(whole)
                chosen.append(whole)
        found.append(replace(group, chosen=tuple(chosen)))
    return tuple(found)


def lean(each: Candidate) -> Candidate:
    """Give what takes up somebody whom it does not name with the sentence before it, or the two before it."""
    text = each.article.text
    if each.sentence.before is not None or not leans_on_name(each.words):
        return each
    earlier = [one.span for one in split(text, each.article.language) if one.span.end <= each.sentence.span.start][-2:]
    if not earlier:
        return each
    back = earlier[0] if leans_on_name(earlier[-1].of(text)) else earlier[-1]
    before = skip_dateline(text, Span(back.start, earlier[-1].end))
    return replace(each, sentence=replace(each.sentence, before=before))


def _go_on(question: QuestionRead, each: Candidate) -> Candidate:
    """Give what tells of somebody, or of a loss, without the name or the sum that is asked for, with the sentences
    behind up to the one that gives it."""
    words = each.told.of(each.article.text)
    if question.kind == "who" and _NAMELESS.search(words) is not None and not _names_anybody(question, words):
        return _extend(each, lambda told: _says_who(question, told))
    sums = any(term.root in _SUMS for term in question.terms) and question.kind == "what" and not question.words
    if sums and _SUM.search(words) is None:
        return _extend(each, lambda told: _SUM.search(told) is not None, paragraph=True)
    return each


def _names_anybody(question: QuestionRead, words: str) -> bool:
    """Say whether words name anybody but states, places and whom the question names."""
    known = set(roots(question.understood))
    named = [one for one in find_named(words, load_gazetteer()) if one.kind != "state" and not one.placed]
    opens = [one for one in named if one.span.start == 0 and one.key is None and " " not in one.span.of(words)]
    return any(known.isdisjoint(roots(one.span.of(words))) for one in named if one not in opens)


def _says_who(question: QuestionRead, words: str) -> bool:
    """Say whether a sentence gives the name of somebody told of before, which the question does not."""
    known = set(roots(question.understood))
    return any(
        name and known.isdisjoint(roots(name)) and not load_gazetteer().scan(name)
        for found in _SAYS_WHO.finditer(words)
        for name in found.groups()
    )


def _extend(each: Candidate, tells: Callable[[str], bool], *, paragraph: bool = False) -> Candidate:
    text, span = each.article.text, each.sentence.span
    end = text.find("\n\n", span.end) if paragraph else -1
    behind = [one.span for one in split(text, each.article.language) if span.end <= one.span.start][:_BEHIND]
    for one in behind:
        words = one.of(text)
        if 0 <= end < one.end or one.end - span.start > LONGEST_SENTENCE or not is_reporting(words):
            break
        if tells(words):
            return replace(each, sentence=replace(each.sentence, span=Span(span.start, one.end)))
    return each
