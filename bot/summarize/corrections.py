"""Finds what is corrected: a figure of an earlier post in the same text, and what a notice takes back of another.
What those of whom an outlet reports take back is one of `withdrawals`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model.analysis import ActorKey, Material, Span
from bot.summarize.sentences import stems_of
from bot.summarize.speaking import ACCUSES, surely_speaks
from bot.text.amended import find_amended
from bot.text.gainsaid import calls_false, find_gainsaid
from bot.text.notices import (
    TOO_HIGH,
    Notice,
    find_entry,
    find_notice,
    list_days_told,
    list_marks,
    list_taken_back,
    strip_figures,
)
from bot.text.publishers import share_newsroom
from bot.text.undercut import find_undercut
from bot.text.updates import find_updated

_CORRECTS = re.compile(
    r"\W(?:correct(?:ion|ed|s|ing)|misstated|(?:wrong|incorrect|mistaken)ly|erroneous\w*|"
    r"(?:earlier|previous|initial|first)\s(?:[a-z]+\s)?(?:post|version|report|figure|toll|count|statement|entry|update|number|estimate)s?|"
    r"(?:lowered|raised|revised|cut|updated)\s(?:its|the|their|that)\s(?:[a-z]+\s)?(?:toll|count|figure|estimate|number)s?|"
    r"as\s(?:first|earlier|previously|initially)\s(?:reported|stated|said|thought|posted))\b"
)
"""Matched in small letters, behind a space."""
_PAGE = re.compile(
    r"(?!correction:\s[^,;]{1,60}+,\s(?:and\s)?not\s)(?:letters\s(?:and|&)\s)?(?:corrections?|errata)(?:\s(?:and|&)\s\w+)?(?:[\s,:|–—-].{0,30})?(?<!\?)",
    re.IGNORECASE,
)
"""The title of what repeats one wrong report after the other."""
_NOBODY = re.compile(r"\b(?:nobody|no[\s-]one|none)\b", re.IGNORECASE)
_REPEATS = re.compile(
    r"\b(?:[Ss]ome|[Oo]thers|[Pp]eople|[Mm]any|[Tt]hey|[Rr]umou?rs?|[Ii]t\s(?:is|was))\s(?:\w+\s)?(?:said|says?|claim\w*|told|had\sit)\b"
)
_LOWERS = re.compile(
    r"\b(?:lower|revis|cut|reduc|correct|amend)\w*\s(?:[\w’'-]+\s){0,3}(?:toll|count|tally|figure|estimate|number)s?\b|"
    r"\b(?:toll|count|tally|figure|estimate|number)s?\s[^.;,]{0,60}?\b(?:was|were|been|is)\s(?:\w+\s)?(?:lowered|revised|cut|reduced|corrected)\b|"
    rf"\b(?:its|his|her|their)\s(?:\w+\s){{0,2}}?(?:toll|count|tally|figure|estimate|number)\sof\s(?:\w+\s){{0,2}}?\d[\d,.]*+{TOO_HIGH}",
    re.IGNORECASE,
)
"""Who counted takes a count back; a toll that rises takes nothing back."""
_AS_PLANNED = re.compile(r"\b(?:would|will|may|might|could|should|if|not|never)\b|n[’']t\b")
_SAME_MATTER = 2
"""Words beside its figures that a sentence has in common with its correction."""

_SETS_RIGHT = re.compile(r"\bcorrect(?:s|ed|ion)?\b[^:]{0,60}:\s", re.IGNORECASE)
"""What stands before that which is right: `The ministry corrects the minister: …`."""
_SAME_PLAN = 3
"""Words beside its day that a plan has in common with its correction."""


def says_it_corrects(words: str) -> bool:
    """Say whether a sentence or a title tells that something told earlier is corrected."""
    return _CORRECTS.search(f" {words.lower()}") is not None


def lists_corrections(title: str) -> bool:
    """Say whether a title is of what repeats one wrong report after the other; one that tells itself what is right,
    `Correction: 12 freed, not 13` or `nobody hurt`, heads a report of that."""
    return _PAGE.fullmatch(title) is not None and not list_taken_back(title) and _NOBODY.search(title) is None


def find_corrected(material: Material) -> tuple[Span, ...]:
    """Give the sentences that hold a figure which another sentence of the article corrects, and what is hearsay that
    the next one calls false."""
    text = material.article.text
    spans = [each.span for each in material.analysis.sentences]
    if lists_corrections(material.article.title):
        return tuple(spans)
    found = [
        *_list_called_false(material),
        *find_gainsaid(text, material.analysis.sentences),
        *find_undercut(text, material.analysis.sentences),
        *find_amended(text, material.analysis.sentences),
        *find_updated(text, material.analysis.sentences),
        *_list_by_entries(text, spans),
    ]
    for correction in (span for span in spans if says_it_corrects(span.of(text))):
        words = correction.of(text)
        wrong, stems = list_taken_back(words), _stems(words)
        if wrong:
            found += [span for span in spans if span != correction and _holds(span.of(text), wrong, stems)]
        found += _list_on_other_days(text, spans, correction)
    return tuple(dict.fromkeys(found))


def _list_on_other_days(text: str, spans: Sequence[Span], correction: Span) -> Iterator[Span]:
    """What the same text tells for another day than a correction gives, `The ministry corrects the minister: …`."""
    opened = _SETS_RIGHT.search(text, correction.start, correction.end)
    if opened is None:
        return
    words = text[opened.end() : correction.end]
    right, wrong = list_days_told(words)
    about = _stems(words) - stems_of(" ".join(right | wrong))
    for span in spans:
        days = frozenset().union(*list_days_told(span.of(text)))
        other = wrong & days or (right and days and not right & days)
        if span != correction and other and len(about & _stems(span.of(text))) >= _SAME_PLAN:
            yield span


def _list_called_false(material: Material) -> list[Span]:
    """`Some said the border would close. That is a lie.`; and what nobody is said to say where nobody but the outlet
    itself calls it false. What somebody says, or calls false, is a charge with its answer."""
    text, sentences = material.article.text, material.analysis.sentences
    heard = {each.sentence for each in material.analysis.attributions}
    return [
        one.span
        for at, (one, other) in enumerate(pairwise(sentences))
        if calls_false(other.span.of(text))
        and (
            (one.paragraph == other.paragraph and _REPEATS.search(one.span.of(text)))
            or not (heard & {at, at + 1} or any(_is_anybodys(each.span.of(text)) for each in (one, other)))
        )
    ]


def _is_anybodys(words: str) -> bool:
    return surely_speaks(words) or ACCUSES.search(words) is not None


def _list_by_entries(text: str, spans: Sequence[Span]) -> list[Span]:
    """What the entries of a live page correct of others, and their own words of it, which say half."""
    found: list[Span] = []
    for at, span in enumerate(spans):
        entry = find_entry(text, spans, at)
        if entry is not None:
            wrong, figures = entry
            stems = _stems(wrong.of(text))
            found += [span, *(each for each in spans if each != span and _holds(each.of(text), figures, stems))]
    return found


def list_lowered(words: str) -> frozenset[str]:
    """Give the figures that a sentence takes back of a count: `lowered the toll to 74 from 77`."""
    return list_taken_back(words) if says_it_lowers(words) else frozenset()


def says_it_lowers(words: str) -> bool:
    """Say whether a sentence tells that a count was taken back, whatever it was."""
    found = _LOWERS.search(words)
    return found is not None and not _AS_PLANNED.search(words[: found.end()])


def list_with_figure(material: Material, figures: frozenset[str], words: str) -> list[Span]:
    """Give the sentences that hold one of the figures and tell of the same matter as these words."""
    text, stems = material.article.text, _stems(words)
    return [each.span for each in material.analysis.sentences if _holds(each.span.of(text), figures, stems)]


def find_notice_of(material: Material) -> Notice | None:
    """Give what an article that opens as a correction corrects."""
    article, sentences = material.article, material.analysis.sentences
    return find_notice(article.title, article.text, [each.span for each in sentences])


def list_corrected(notice: Notice, its: Material, other: Material) -> list[Span]:
    """Give the sentences of an earlier report that tell what a notice takes back: its figure, its day or place, or
    who it was not."""
    text = other.article.text
    stems = _stems(notice.wrong.of(its.article.text)) - stems_of(" ".join(notice.marks))
    if notice.marks:
        return [each.span for each in other.analysis.sentences if _holds(each.span.of(text), notice.marks, stems)]
    actor = _find_mistaken(notice, its)
    at = {
        mention.sentence
        for each in other.analysis.actors
        if each.key == actor
        for mention in each.mentions
    }  # fmt: skip
    spans = [other.analysis.sentences[number].span for number in sorted(at)]
    return [span for span in spans if len(stems & _stems(span.of(text))) >= _SAME_MATTER]


def is_meant(its: Material, other: Material, notice: Notice) -> bool:
    """Say whether a notice may correct a report: its own newsroom's, or one of an outlet that it names."""
    one, two = its.article.publisher, other.article.publisher
    named = re.search(rf"\b{re.escape(two.name)}\b", notice.told.of(its.article.text)) if len(two.name) > 1 else None
    return share_newsroom(one, two) or named is not None


def _find_mistaken(notice: Notice, material: Material) -> ActorKey | None:
    """Who was named wrongly: one person in the words that are taken back and one other in those that say how it is."""

    def named(where: Span | None) -> set[ActorKey]:
        return {
            each.key
            for each in material.analysis.actors
            if where is not None
            and each.kind == "person"
            and any(where.holds(mention.span) for mention in each.mentions)
        }

    wrong, right = named(notice.wrong), named(notice.right)
    mistaken = wrong - right
    return mistaken.pop() if len(mistaken) == 1 and len(right - wrong) == 1 else None


def _holds(words: str, marks: frozenset[str], stems: frozenset[str]) -> bool:
    return bool(marks & list_marks(words)) and len(stems & _stems(words)) >= _SAME_MATTER


def _stems(words: str) -> frozenset[str]:
    return stems_of(strip_figures(words))
