"""Counts independent reports: articles of one text are one, and so are all of one outlet, or by one agency's credit."""

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from bot.group.duplicates import Fingerprint, is_reprint, make_fingerprint
from bot.model.article import Article
from bot.model.story import Origin
from bot.text.sentences import split

_AGENCIES = {
    "reuters": ("Reuters",),
    "afp": ("AFP", "Agence France-Presse"),
    "ap": ("AP", "Associated Press"),
    "xinhua": ("Xinhua",),
    "tass": ("TASS", "TASS Russian News Agency"),
    "interfax": ("Interfax",),
    "ria": ("RIA Novosti", "RIA"),
    "kyodo": ("Kyodo",),
    "yonhap": ("Yonhap",),
    "kcna": ("KCNA", "Korean Central News Agency"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "efe": ("EFE",),
    "ansa": ("ANSA",),
    "pti": ("PTI", "Press Trust of India"),
    "ani": ("ANI", "Asian News International"),
    "anadolu": ("Anadolu", "AA", "Anadolu Ajansi", "Anadolu Ajansı"),
    "irna": ("IRNA", "Islamic Republic News Agency"),
    "spa": ("Saudi Press Agency", "SPA"),
    "wam": ("WAM", "Emirates News Agency"),
    "ukrinform": ("Ukrinform",),
    "upi": ("UPI", "United Press International"),
    "bloomberg": ("Bloomberg",),
    "adnkronos": ("Adnkronos",),
    "pap": ("PAP", "Polska Agencja Prasowa", "Polish Press Agency"),
    "unian": ("UNIAN",),
    "cns": ("China News Service",),
    "sputnik": ("Sputnik",),
    "tasnim": ("Tasnim",),
    "fars": ("Fars News Agency",),
    "mehr": ("Mehr News Agency",),
    "yjc": ("Young Journalists Club", "YJC"),
    "isna": ("ISNA",),
    "sana": ("SANA",),
    "qna": ("QNA", "Qatar News Agency"),
    "mena": ("Middle East News Agency",),
    "wafa": ("WAFA",),
    "belta": ("BelTA", "BELTA"),
    "azertac": ("Azertac", "AZERTAC"),
    "vna": ("VNA", "Vietnam News Agency"),
    "prensa latina": ("Prensa Latina",),
    "app": ("Associated Press of Pakistan",),
    "bss": ("BSS", "Bangladesh Sangbad Sangstha"),
    "pna": ("PNA", "Philippine News Agency"),
    "antara": ("Antara", "ANTARA"),
    "bernama": ("Bernama", "BERNAMA"),
}
_FORMS = {form: key for key, forms in _AGENCIES.items() for form in forms}
_SUFFIX = re.compile(r"(?:\s(?:News|Agency|Wire))+\Z")
"""What an agency's feed adds to its name: “Xinhua News Agency”, “AP News”."""
_ITEM = r"(?:\d{1,2}\.?\s[^\W\d_]+|\d{4}|\[[^\]\n]{1,30}\]|[^\W\d_a-zà-ÿ][\w.'’-]*(?:\s\d{1,2})?|d[aeio]l?|al?|sur|am)"
"""A piece of a dateline: a place by its capitals, a day with its month."""
_NO_DESK = {"ministry", "organisation", "think tank"}
"""Kinds of publishers that are named as actors: what rests on a ministry's word is still the outlet's own report."""
_EDGE = 160
"""Characters at either end of a text where a credit stands."""
_CONTRAST = re.compile(r",\s(?:while|though|although|but|whereas)\b")
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Account:
    """What speaks for or against two articles being one report: the text, whose it is, whom it credits."""

    fingerprint: Fingerprint
    own: frozenset[str]
    credited: frozenset[str]
    by: frozenset[str]
    """Whose report it is: the one agency that it credits for the whole, else the outlet by all its names, and the one
    desk that it credits. An agency is known without being here; a desk only once it is, and its coming may join what
    was two, but part nothing."""
    taken: frozenset[str]
    """The one of them that it credits."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """How agencies and desks are credited for a whole text: their names with their keys, and the words around them."""

    keys: Mapping[str, str]
    dateline: tuple[re.Pattern[str], ...]
    ending: re.Pattern[str]
    title: tuple[re.Pattern[str], ...]
    lead: tuple[re.Pattern[str], ...]


def find_credits(article: Article, desks: Sequence[str] = ()) -> frozenset[str]:
    """Give the agencies, and of the desks named those, that a text is credited to as a whole.

    That is by byline, dateline, last line or title, or where its first sentence rests on them: “…, Reuters reported”.
    """
    head, tail = article.text[:_EDGE], article.text.rstrip()[-_EDGE:]
    lead = next((each.span.of(article.text) for each in split(article.text[: 4 * _EDGE])), "")
    read = "\n".join((article.title, *article.byline, head, lead, tail))
    forms = _make_forms(tuple(desk for desk in desks if desk in read))  # of few stories all: making them takes time
    found: list[re.Match[str] | None] = [match for pattern in forms.dateline for match in pattern.finditer(head)]
    found += [forms.ending.search(tail)]
    found += [pattern.search(article.title) for pattern in forms.title]
    if not _CONTRAST.search(lead):
        found += [pattern.search(lead) for pattern in forms.lead]
    names = {each["name"] for each in found if each}
    names |= {name for line in article.byline for name in forms.keys if re.search(rf"\b{re.escape(name)}\b", line)}
    return frozenset(forms.keys[name] for name in names)


@functools.lru_cache(maxsize=64)
def _make_forms(desks: tuple[str, ...]) -> _Forms:
    keys = {desk: _fold(desk) for desk in desks} | _FORMS
    name = rf"(?P<name>{'|'.join(re.escape(form) for form in sorted(keys, key=len, reverse=True))})"
    agency = rf"(?i:(?:the\s)?(?:news\sagency\s)?){name}(?:(?:['’]s)?\snews\sagency)?"
    says = rf"{agency}(?:\shas)?\s(?:reported|reports)"
    rests = rf"(?i:(?:according\sto|citing|reported\sby)\s(?:a\sreport\s(?:by|from|in)\s)?){agency}"
    day = r"(?:\s(?:late\s)?(?:on\s)?[A-Z][a-z]+day)?"
    return _Forms(
        keys,
        dateline=_make_datelines(name),
        ending=re.compile(rf"(?:\(|[-–—]\s?|\b(?:[Ss]ource|[Cc]redit|[Vv]ia):?\s){name}\)?[\s.]*\Z"),
        title=(re.compile(rf"\s[-–—|]\s{name}\Z"), re.compile(rf"[,:]\s{says}\Z")),
        lead=(
            re.compile(rf",\s(?:as\s)?{says}{day}\.?\Z"),
            re.compile(rf",\s(?:as\s)?{rests}{day}\.?\Z"),
            re.compile(rf"\A{rests}\b"),
            re.compile(rf"\A(?:The\s)?{says}{day}\sthat\b"),
        ),
    )


def _make_datelines(name: str) -> tuple[re.Pattern[str], ...]:
    """Give how a line begins that is an agency's: “MUNICH, Feb 18 (Reuters) -”, “MOSCOW, June 6. /TASS/.”, “AP —”.

    “A Reuters/Ipsos poll”, “told TASS - hours after” and “police in Vijayawada (AP):” are no datelines.
    """
    place = rf"^\W{{0,2}}(?:{_ITEM}[\s,./:]{{1,3}}){{0,8}}"
    name = rf"{name}(?:\s(?:News|Agency|Wire))*"
    signed = rf"(?:\(|/|\[){name}(?:\s?[/,]\s?\w+)?(?:\)|/|\])"
    sure = rf"^(?=[^(/\n]*(?:\d|[^\W\d_a-zà-ÿ]{{3}}))(?:{_ITEM}[\s,./:]{{1,3}}){{1,8}}"
    return (
        re.compile(rf"{place}{signed}\s{{0,3}}(?:--|[-–—_.])", re.MULTILINE),
        re.compile(rf"{sure}{signed}\s?:", re.MULTILINE),  # “Vijayawada (AP): …” is in Andhra Pradesh
        re.compile(rf"^(?:(?:{_ITEM}[\s,./]{{1,3}}){{0,7}}{_ITEM}[,.]\s)?{name}\s{{1,3}}(?:--|[-–—])\s", re.MULTILINE),
        re.compile(rf"^{name}\s?:\s", re.MULTILINE),
    )


def find_origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Part a story's articles into independent reports, the earliest first.

    One origin are articles that carry one text, all of one outlet's own, and those that credit one agency for the
    whole. Whatever is like one report joins it, and links join reports: so one more never raises the count.
    """
    kept = sorted({article.id: article for article in articles}.values(), key=_told)
    desks = tuple(sorted({name for article in kept for name in _desk_names(article)}))
    accounts = [_read(article, desks) for article in kept]
    reports = _join(len(kept), lambda one, other: _is_one_report(accounts[one], accounts[other]))
    by = [frozenset(label for at in report for label in accounts[at].by) for report in reports]
    origins = []
    for part in _join(len(reports), lambda one, other: bool(by[one] & by[other])):
        told = [sorted(reports[each], key=lambda at: (bool(accounts[at].credited), at)) for each in part]
        order = sorted((at for report in told for at in report), key=lambda at: (bool(accounts[at].credited), at))
        ids = tuple(kept[at].id for at in order)
        origins.append(Origin(f"o{ids[0]}", ids, tuple(tuple(kept[at].id for at in report) for report in told)))
    return tuple(origins)


def _read(article: Article, desks: Sequence[str]) -> _Account:
    own, whole = _own_names(article), find_credits(article, desks)
    named = frozenset(_fold(desk) for desk in desks if _names_at_edges(article, desk))
    credit = whole & _AGENCIES.keys() or whole  # a desk named beside an agency takes nothing from it
    taken = credit if len(credit) == 1 and not credit & own else frozenset()
    by = taken if taken and taken <= _AGENCIES.keys() else own | taken
    return _Account(make_fingerprint(article), own, (whole | named) - own, by, taken=taken)


def _names_at_edges(article: Article, desk: str) -> bool:
    """Say whether a desk is named where credits stand, in whatever words."""
    edges = "\n".join((*article.byline, article.text[:_EDGE], article.text.rstrip()[-_EDGE:]))
    return re.search(rf"(?<!\w){re.escape(desk)}(?!\w)", edges) is not None


def _is_one_report(one: _Account, other: _Account) -> bool:
    """Say whether two articles carry one text, or one was taken over from the agency that the other is by."""
    if one.taken & other.by or one.by & other.taken:
        return True
    shared = (one.credited & (other.own | other.credited)) | (one.own & other.credited)
    return is_reprint(one.fingerprint, other.fingerprint, credited=bool(shared))


def _join(count: int, linked: Callable[[int, int], bool]) -> list[list[int]]:
    """Give the connected parts of 0 … count-1, each ascending, ordered by their first member."""
    leader = list(range(count))
    for one, other in combinations(range(count), 2):
        low, high = sorted((leader[one], leader[other]))
        if low != high and linked(one, other):
            leader = [low if each == high else each for each in leader]
    parts: dict[int, list[int]] = {}
    for at, first in enumerate(leader):
        parts.setdefault(first, []).append(at)
    return list(parts.values())


def _told(article: Article) -> tuple[datetime, str]:
    return article.published or _LATEST, article.id


def _bare_name(article: Article) -> str:
    """The publisher's name as others would credit it: without what stands before a dot or in brackets."""
    return re.sub(r"\s*\([^)]*\)", "", article.publisher.name).split("·")[-1].strip()


def _desk_names(article: Article) -> tuple[str, ...]:
    name = _bare_name(article)
    return (name,) if len(name) >= 4 and article.publisher.kind not in _NO_DESK else ()


def _own_names(article: Article) -> frozenset[str]:
    """An outlet is known by its name, and by its domain whatever name a feed gives it."""
    publisher, name = article.publisher, _bare_name(article)
    forms = {each.removeprefix("The ") for each in (name, publisher.name)}
    agency = {_FORMS[form] for form in forms | {_SUFFIX.sub("", each) for each in forms} if form in _FORMS}
    return frozenset({_fold(name), *agency, *((publisher.domain,) if publisher.domain else ())})


def _fold(name: str) -> str:
    return name.casefold().removeprefix("the ")
