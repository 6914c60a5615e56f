"""Counts independent reports: articles that carry one text, or one agency's credit on much the same text, are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from bot.group.duplicates import Fingerprint, is_reprint, make_fingerprint
from bot.model.article import Article
from bot.model.story import Origin

_AGENCIES = {
    "reuters": ("Reuters",),
    "afp": ("AFP", "Agence France-Presse"),
    "ap": ("AP", "Associated Press"),
    "xinhua": ("Xinhua",),
    "tass": ("TASS",),
    "interfax": ("Interfax",),
    "ria": ("RIA Novosti", "RIA"),
    "kyodo": ("Kyodo", "Kyodo News"),
    "yonhap": ("Yonhap",),
    "kcna": ("KCNA",),
    "dpa": ("dpa", "DPA"),
    "efe": ("EFE",),
    "ansa": ("ANSA",),
    "pti": ("PTI", "Press Trust of India"),
    "ani": ("ANI",),
    "anadolu": ("Anadolu", "Anadolu Agency"),
    "irna": ("IRNA",),
    "spa": ("Saudi Press Agency", "SPA"),
    "wam": ("WAM",),
    "ukrinform": ("Ukrinform",),
    "upi": ("UPI",),
    "bloomberg": ("Bloomberg",),
}
_FORMS = {form: key for key, forms in _AGENCIES.items() for form in forms}
_NAME = "|".join(re.escape(form) for form in sorted(_FORMS, key=len, reverse=True))
_DATELINE = re.compile(rf"(?:\A|[\s(/])(?P<agency>{_NAME})\)?\s{{0,3}}(?:--|[-–—:/])")
_ENDING = re.compile(rf"(?:\(|[-–—]\s?|\b(?:[Ss]ource|[Cc]redit|[Vv]ia):?\s)(?P<agency>{_NAME})\)?[\s.]*\Z")
_EDGE = 160
"""Characters at either end of a text where a credit stands."""
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Report:
    """What speaks for or against two articles being one report: the text, whose it is, whom it credits."""

    fingerprint: Fingerprint
    own: frozenset[str]
    credited: frozenset[str]


def find_credits(article: Article, desks: Sequence[str] = ()) -> frozenset[str]:
    """Give the agencies, and of the desks named those, that byline, dateline or last line credit."""
    head, tail = article.text[:_EDGE], article.text.rstrip()[-_EDGE:]
    found = {_FORMS[match["agency"]] for match in _DATELINE.finditer(head)}
    ending = _ENDING.search(tail)
    if ending:
        found.add(_FORMS[ending["agency"]])
    for line in article.byline:
        found |= {key for form, key in _FORMS.items() if re.search(rf"\b{re.escape(form)}\b", line)}
    edges = "\n".join((*article.byline, head, tail))
    found |= {desk.casefold() for desk in desks if re.search(rf"(?<!\w){re.escape(desk)}(?!\w)", edges)}
    return frozenset(found)


def find_origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Part a story's articles into independent reports, the earliest first.

    Whatever is like one report joins it, and links join reports: so one reprint more never raises the count.
    """
    kept = sorted({article.id: article for article in articles}.values(), key=_told)
    names = tuple(sorted({name for article in kept for name in _desk_names(article)}))
    reports = [_read(article, names) for article in kept]
    origins = []
    for part in _join(reports):
        order = sorted(part, key=lambda at: (bool(reports[at].credited), at))
        ids = tuple(kept[at].id for at in order)
        origins.append(Origin(f"o{ids[0]}", ids))
    return tuple(origins)


def _read(article: Article, desks: Sequence[str]) -> _Report:
    own = _own_names(article)
    return _Report(make_fingerprint(article), own, find_credits(article, desks) - own)


def _linked(one: _Report, other: _Report) -> bool:
    """Two articles of one publisher are no evidence by that alone: one of them has to credit."""
    shared = (one.credited & (other.own | other.credited)) | (one.own & other.credited)
    return is_reprint(one.fingerprint, other.fingerprint, credited=bool(shared))


def _join(reports: Sequence[_Report]) -> list[list[int]]:
    """Give the connected parts, each ascending, ordered by their first member."""
    leader = list(range(len(reports)))
    for one, other in combinations(range(len(reports)), 2):
        low, high = sorted((leader[one], leader[other]))
        if low != high and _linked(reports[one], reports[other]):
            leader = [low if each == high else each for each in leader]
    parts: dict[int, list[int]] = {}
    for at, first in enumerate(leader):
        parts.setdefault(first, []).append(at)
    return list(parts.values())


def _told(article: Article) -> tuple[datetime, str]:
    return article.published or _LATEST, article.id


def _desk_names(article: Article) -> tuple[str, ...]:
    """The publisher's name as others would credit it: without what stands before a dot or in brackets."""
    bare = re.sub(r"\s*\([^)]*\)", "", article.publisher.name).split("·")[-1].strip()
    return (bare,) if len(bare) >= 4 else ()


def _own_names(article: Article) -> frozenset[str]:
    own = {name.casefold() for name in _desk_names(article)}
    return frozenset(own | {_FORMS[form] for form in (article.publisher.name,) if form in _FORMS})
