"""Finds where a report takes up a company that it names by what kind of company that is: `the airline` for its name."""

import re
from collections.abc import Set

from bot.answer.asked.named import find_named
from bot.answer.asked.terms import roots
from bot.model.analysis import Span
from bot.model.article import Article
from bot.text.datelines import skip_dateline
from bot.text.gazetteer import load_gazetteer

_KIND = (
    r"(?:company|firm|airline|carrier|operator|bank|lender|insurer|manufacturer|maker|carmaker|automaker|planemaker|chipmaker|retailer|utility|brewer|"
    r"miner|refiner|supplier|shipowner|shipbuilder|broadcaster|publisher|developer|producer|supermarket|chain|railway|club|start-?up|conglomerate)"
)
_TAKEN_UP = re.compile(
    rf"\b[Tt]he\s+(?P<kind>{_KIND})(?=[’']s?\s|\s+(?!of\b|that\b|which\b|called\b|owned\b|behind\b|[A-Z])|[,.;]|\Z)"
)
_OF_ITS_OWN = re.compile(r"\b(?:its|it)\b")
_FIRST = re.compile(r"[^\n]*?[.!?](?=\s|\Z)")
_GENERAL = frozenset({"company", "firm"})
_LEAD = 400


def list_described(asked: Set[str], article: Article, span: Span) -> list[Span]:
    """Give where words of a report mean a company, known by these roots of its name, by its kind alone; offsets count
    from where the words begin. The report opens with it as a company, and no other of the kind is named before."""
    text, words = article.text, span.of(article.text)
    found = list(_TAKEN_UP.finditer(words))
    if not found or not asked or not _is_of_a_company(asked, article):
        return []
    before = f"{article.title}. {text[: span.start]}"
    return [
        Span(*each.span()) for each in found if not _is_another(asked, each["kind"], before + words[: each.start()])
    ]


def _is_of_a_company(asked: Set[str], article: Article) -> bool:
    """Say whether a report's first sentence tells of it first, as of a thing or behind what kind of company it is."""
    text = article.text
    found = _FIRST.match(text, skip_dateline(text, Span(0, len(text))).start)
    first = found[0] if found is not None else text[:_LEAD]
    named = [one for one in find_named(first, load_gazetteer()) if one.key is None]
    its = next((one.span for one in named if asked & set(roots(one.span.of(first)))), None)
    if its is None:
        return False
    called = re.search(rf"\b{_KIND}\s+\Z", first[: its.start]) is not None
    return called or (named[0].span == its and _OF_ITS_OWN.search(first, its.end) is not None)


def _is_another(asked: Set[str], kind: str, before: str) -> bool:
    """Say whether the kind was told before of another by name, or of one that has none."""
    general = kind in _GENERAL
    named = re.compile(rf"\b{_KIND if general else kind}\s+(?P<name>[A-Z][\w’'-]*)")
    others = any(asked.isdisjoint(roots(each["name"])) for each in named.finditer(before))
    return (
        others or re.search(rf"\b(?:an?|another|other|rival|second)\s+(?:[\w-]+\s+){{0,2}}{kind}\b", before) is not None
    )
