"""Keeps a plan from standing for the deed: `Was Ruiz in Geneva?` is answered by who saw her there or missed her, not by
her having said that she would fly there; and follows a plan that is over to how it went."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answer.asked.question import YES_OR_NO, QuestionRead
from bot.answer.asked.standing import is_ahead
from bot.answer.asked.terms import root
from bot.answer.found.candidates import A_DAY, Candidate, Group
from bot.answer.found.sentences import WeighedSentence
from bot.answer.found.spotting import Spotter
from bot.answer.holding.deeds import is_supposed
from bot.model.analysis import Material, Span
from bot.model.article import ArticleId
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.verbs import is_past
from bot.text.words import tokens

_WAS = re.compile(
    r"(?:was|were|did|has|have|had)\b(?![^?]*\b(?:going|due|plan|planned|expected|supposed|to\s+be)\b)", re.IGNORECASE
)
_HAS = re.compile(r"ha(?:s|ve)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:would|will|(?:is|are|was|were)\s+(?:due\s+|expected\s+|scheduled\s+|set\s+)?to|"
    r"(?:plan|hope|intend|want|agree|promise)[a-z]*\s+to)\s+(?:not\s+|also\s+)?[a-z]+\s+(?:[a-z]+\s+){0,3}\Z"
)
"""Before where somebody says to be going."""
_WILL_BE = re.compile(
    r"\b(?:would|will|(?:is|are|was|were)\s+(?:due\s+|expected\s+|scheduled\s+|set\s+|going\s+)?to|(?:plan|hope|intend|want)[a-z]*\s+to)"
    r"\s+(?:also\s+|be\s+|have\s+|[a-z]+ly\s+)*\Z"
)
"""Right before what is yet to be done."""
_CONSIDERS = re.compile(
    r"\b(?:consider(?:s|ing)|weigh(?:s|ing)|mull(?:s|ing)|think(?:s|ing)\s+(?:of|about)|(?:is|are)\s+discussing)\s+"
    r"(?:whether\s+to\s+|how\s+to\s+)?(?:[\w’'-]+\s+){0,4}\Z"
)
"""Before what somebody only thinks of doing."""
_MISSED = re.compile(
    r"\b(?:(?:did|has|had|have)\s+not\s+(?:attend|come|go|gone|travel|t[ao]ken?\s+part|appear|turn(?:ed)?\s+up|arrive|fly|flown|show(?:n|ed)?\s+up)|"
    r"stay(?:ed|s)?\s+away|(?:was|were|is|are)\s+absent|failed\s+to\s+(?:appear|attend|come|arrive))"
)
"""What tells that somebody was not there."""
_NOT_BEGUN = re.compile(
    r"\b(?:(?:yet|(?:refus|fail|declin)[a-z]*)\s+to\s+(?:be\s+)?|dates?\s+for\s+(?:[a-z]+\s+){0,2})\Z"
)
"""Right before what was not done, or has yet no date, and is no mere thought."""
Ends = Mapping[tuple[ArticleId, Span], tuple[ArticleId, Span]]
"""Of sentences that announce what is over the ones that tell so."""


def follow_plans(
    question: QuestionRead, groups: Sequence[Group], ends: Ends, materials: Mapping[ArticleId, Material]
) -> tuple[Group, ...]:
    """Put in the place of a plan that is over what tells how it went; where the question itself asks of what is to be,
    the plan stays and that follows, as it does where it is told beside it already."""
    ahead = is_ahead(question)
    if question.kind not in YES_OR_NO and not ahead:
        return tuple(groups)
    shown = [each for group in groups for each in group.chosen]
    planned = [each for each in shown if not _is_done(question, each)]
    since = {each.words for group in groups if group.label is not None for each in group.chosen}
    found = ((each, _find_end(each, ends, materials)) for each in planned)
    ended = {each: end for each, end in found if end is not None and end.words not in since}
    kept = [
        replace(group, chosen=tuple(dict.fromkeys(each if ahead else ended.get(each, each) for each in group.chosen)))
        for group in groups
    ]
    words = {each.words for group in kept for each in group.chosen}
    further = {each.words: each for each in ended.values() if each.words not in words}
    return (*kept, Group("Reported since:", tuple(further.values()))) if further else tuple(kept)


def _is_done(question: QuestionRead, candidate: Candidate) -> bool:
    """Say whether a sentence tells what was asked as done, beside a plan for something else: `issued a warrant, days
    before he is to receive Xi`."""
    focus = {term.root for term in question.terms if term.focus}
    return question.kind in YES_OR_NO and any(root(each) in focus and is_past(each) for each in tokens(candidate.words))


def _find_end(candidate: Candidate, ends: Ends, materials: Mapping[ArticleId, Material]) -> Candidate | None:
    told = candidate.sentence.span
    for (article_id, plan), (later, span) in ends.items():
        if article_id == candidate.article.id and plan.meets(told):
            article = materials[later].article
            span = skip_dateline(article.text, span)
            return Candidate(article, WeighedSentence(span, 0.0, 0.0, 0.0, fits=True), 0.0)
    return None


def keep_carried_out(question: QuestionRead, groups: Sequence[Group], known: Sequence[Candidate]) -> tuple[Group, ...]:
    """Give what tells that something was done, or was not; in the place of mere plans who was missed where they were
    awaited, and nothing where no report tells; asked if something `has` been done, what is planned tells that it has
    not."""
    if question.kind not in YES_OR_NO or _WAS.match(question.understood) is None:
        return tuple(groups)
    planned = [each for group in groups for each in group.chosen if _is_only_planned(question, each)]
    if not planned:
        return tuple(groups)
    missed = _find_missed(question, planned, known)
    if missed is None and _HAS.match(question.understood) is not None:  # not yet, and when
        return tuple(groups)
    kept = [replace(group, chosen=tuple(each for each in group.chosen if each not in planned)) for group in groups]
    found = [each for each in kept if each.chosen]
    return (Group(None, (missed,)), *found) if missed is not None else tuple(found)


def _is_only_planned(question: QuestionRead, each: Candidate) -> bool:
    words = each.told.of(each.article.text)
    if _MISSED.search(words) is not None:
        return False
    deeds = [term for term in question.terms if not term.named]
    if deeds:
        focus = [replace(term, either=False) for term in deeds if term.focus]  # who will stay has not left
        places = [spot.at for spot in Spotter(focus, load_gazetteer()).find(words)]
        return bool(places) and all(_is_would_be(words, at) for at in places)
    last = [term for term in question.terms if term.named][-1:]
    places = [spot.at for spot in Spotter(last, load_gazetteer()).find(words)]
    return bool(places) and all(_AHEAD.search(words, 0, at) is not None for at in places)


def leave_out_thought_of(question: QuestionRead, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give, where it is asked whether something was done, no mere thought of it, such as that it is not ruled out, from
    before a later day on which it is told that it was done, or that it was not."""
    if question.kind not in YES_OR_NO or _WAS.match(question.understood) is None:
        return list(candidates)
    focus = Spotter([replace(term, either=False) for term in question.terms if term.focus], load_gazetteer())
    told = [(each, places) for each in candidates if (places := [spot.at for spot in focus.find(each.words)])]
    thoughts = [each for each, places in told if all(_is_thought_of(each.words, at) for at in places)]
    settled = [each.when[:A_DAY] for each, _ in told if each.sentence.fits and each not in thoughts]
    last = max(settled, default="")
    return [each for each in candidates if each not in thoughts or each.when[:A_DAY] >= last]


def _is_thought_of(words: str, at: int) -> bool:
    return is_supposed(words, at) and not any(each.search(words, 0, at) for each in (_WILL_BE, _NOT_BEGUN))


def _is_would_be(words: str, at: int) -> bool:
    """Say whether a deed is to come: what somebody refuses or fails to do is told as not done."""
    return (is_supposed(words, at) and _WILL_BE.search(words, 0, at) is not None) or bool(
        _CONSIDERS.search(words, 0, at)
    )


def _find_missed(question: QuestionRead, planned: Sequence[Candidate], known: Sequence[Candidate]) -> Candidate | None:
    """Find the newest report from after the plans that the same person was missed where it tells of."""
    last = max(each.when for each in planned)
    names = [Spotter([term], load_gazetteer()) for term in question.terms if term.named]
    return max(
        (
            each
            for each in known
            if each.when > last
            and _MISSED.search(each.words) is not None
            and names
            and names[0].find(each.words)
            and all(name.find(f"{each.article.title}. {each.article.text}") for name in names)
        ),
        key=lambda each: each.when,
        default=None,
    )
