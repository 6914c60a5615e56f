"""Tells with one side's account of who did it the other's, where a report gives two, and that neither is sure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.asked.question import QuestionRead
from bot.answer.found.candidates import Candidate, Group, is_in_place
from bot.answer.found.spotting import Spotter
from bot.model.analysis import Sentence
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer
from bot.text.sentences import split

_ACCOUNT = r"(?:account|version|story|explanation|picture|description)s?"
_ANOTHER_FOLLOWS = re.compile(
    rf"\b(?:g[ai]ve[sn]?|giving|offer(?:s|ed)?|told|tells|had|has|present(?:s|ed)?|put\s+forward)\s+(?:an?\s+|its\s+|their\s+|his\s+|her\s+)?(?:[a-z]+\s+)?"
    rf"(?:another|different|differing|conflicting|contrary|opposite|other|own|contradictory)\s+{_ACCOUNT}\b|"
    rf"\b(?:disput|contest|contradict|reject|den)(?:e[sd]?|s|ed|i?e[sd]|y)\s+(?:that|this|the|its|their|his|her)\s+(?:[A-Z][\w’'-]*\s+)?{_ACCOUNT}\b|"
    rf"\b(?:said|says|saw\s+it)\s+(?:the\s+opposite|otherwise)\b",
    re.IGNORECASE,
)
"""Leads from one side's account to the other's."""
_NEITHER = re.compile(
    rf"\b(?:neither|none|both|the|either|their|these|those)\b[^.;]*\b(?:{_ACCOUNT}|claims?|side[’']?s?(?:\s+[a-z]+)?|accusations?)\b[^.;]*"
    r"\b(?:could|can|had|has|have|was|were)(?:\s+not|n[’']t)?\s+(?:immediately\s+|independently\s+|yet\s+|be\s+|been\s+|possible\s+to\s+)*"
    r"(?:confirm|verif|check|establish|corroborat)\w*|\bno\s+(?:independent\s+)?(?:confirmation|way\s+to\s+(?:verify|check))\b",
    re.IGNORECASE,
)
"""That nobody could confirm what either side says."""
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|told|accus\w+|blam\w+|claim\w*|according\s+to|insist\w*|maintain\w*)\b", re.IGNORECASE
)
_NEAR = 4
"""Sentences behind the accounts in which stands that none could be confirmed."""


def add_accounts(question: QuestionRead, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Give, where it is asked who did something and one side's account is shown, the other's out of its report, and
    that neither could be confirmed, in the order in which they stand."""
    if question.kind != "who":
        return tuple(groups)
    shown = [each for group in groups for each in group.chosen]
    return tuple(replace(group, chosen=_add(question, group.chosen, shown)) for group in groups)


def _add(question: QuestionRead, chosen: Sequence[Candidate], shown: Sequence[Candidate]) -> tuple[Candidate, ...]:
    told: list[Candidate] = []
    for each in chosen:
        more = [one for one in _list_beside(question, each) if not any(map(one.meets, (*shown, *told)))]
        told += sorted([each, *more], key=lambda one: one.sentence.span.start)
    return tuple(told)


def _list_beside(question: QuestionRead, each: Candidate) -> list[Candidate]:
    """Give what stands beside one side's account in its report: the other's, and that none could be confirmed."""
    text, parts = each.article.text, split(each.article.text, each.article.language)
    at = next((n for n, one in enumerate(parts) if one.span.meets(each.sentence.span)), None)
    if at is None or _SAYS.search(each.words) is None:
        return []
    leads = [n for n in range(len(parts)) if _ANOTHER_FOLLOWS.search(parts[n].span.of(text)) is not None]
    lead = min((n for n in leads if abs(n - at) <= _NEAR), key=lambda n: abs(n - at), default=None)
    behind = range(at + 1, min(max(at, lead or 0) + 2 * _NEAR, len(parts)))
    neither = next((n for n in behind if _NEITHER.search(parts[n].span.of(text)) is not None), None)
    found = _list_other(question, each, parts, (lead, at, neither))
    found += [neither] if neither is not None else []
    spans = (skip_dateline(text, parts[n].span) for n in found)
    told = (replace(each, sentence=replace(each.sentence, span=span, before=None)) for span in spans)
    return [one for one in told if is_in_place(one.article, one.sentence.span)]


def _list_other(
    question: QuestionRead, each: Candidate, parts: Sequence[Sentence], places: tuple[int | None, int, int | None]
) -> list[int]:
    """Give where the other side's account stands: before what leads to it where what is shown stands behind that, else
    behind it; where nothing leads to it, right beside what is shown; the sentence that has most of the question."""
    lead, at, neither = places
    if lead is None and neither is None:
        return []
    first, last = max(at - _NEAR, 0), min((lead or at) + _NEAR, len(parts))
    if lead is not None:
        first, last = (max(lead - _NEAR, 0), lead) if at >= lead else (lead, last)
    text, terms = each.article.text, Spotter([one for one in question.terms if not one.named], load_gazetteer())
    words = {n: parts[n].span.of(text) for n in range(first, last) if n not in (at, neither)}
    told = [n for n in words if _SAYS.search(words[n]) is not None and terms.find(words[n])]
    near = lead if lead is not None else at
    best = max(told, key=lambda n: (len(terms.met(words[n])), -abs(n - near)), default=None)
    if best is None:
        return []
    return [best] if lead is None or lead in (at, best) else [best, lead]
