"""Quotes and their places: makes citations, finds those that do not hold, and keeps only what is supported."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from bot.model.analysis import Span
from bot.model.article import Article, ArticleId, Publisher
from bot.model.briefing import Actor, Briefing, Citation, CitedSource, Claim
from bot.text.datelines import skip_dateline
from bot.text.english import is_english_title
from bot.text.genres import find_genre, mark_title
from bot.text.hostile import is_plain_title, may_be_shown, states_or_asks
from bot.text.publishers import share_newsroom
from bot.text.sentences import split
from bot.text.titles import strip_furniture
from bot.text.words import stem, telling_pieces

UNTITLED = "title not shown"
CORRECTED = "A report since corrected or withdrawn"
"""What stands for a title that may be no headline of its article's."""
_BORDER = re.compile(r"\s[—–|-]\s|(?<=\w\w\.)\s+|(?<=[!?])\s+|(?<=[!?.][’”\"'])\s+")
"""Where one part of a headline ends."""
_DASH = re.compile(r"\s[—–-]\s\Z")
_MOST_SPEAKER = 4
"""Words behind the last dash that may be who says it; of more it is not known what they are."""
_LEAST_TITLE = 3
"""Words that are left of a title worth showing."""
_BEHIND_BAR = re.compile(r"\s\|\s[^|]{2,30}\Z")
"""What is no part of a title that only names a piece, whosever name it is; of others less goes (`strip_furniture`)."""
_MOST_NAMING = 12
"""Words of a title that only names a piece."""
_BORNE_OUT_BY = 4_000
"""Characters of an article's text that its title is compared with."""
_SPEAKER = re.compile(r"[^\W\d_][\w.,’'& /-]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a claim."""

    claim: str
    code: Literal["no_citation", "unknown_source", "quote_not_found", "not_verbatim"]


def cite(n: int, article: Article, span: Span) -> Citation:
    """Give the citation of a span of an article under source number n."""
    return Citation(n, span.start, span.end, span.of(article.text))


def make_source(n: int, article: Article, *, corrected: bool = False) -> CitedSource:
    """Give an article as a numbered source; of one that was `corrected` the title may be what was wrong."""
    return CitedSource(
        n=n,
        article_id=article.id,
        revision=article.revision,
        publisher=article.publisher.name,
        title=CORRECTED if corrected else shown_title(article),
        url=article.url,
        published=article.published,
        state_media=article.publisher.state_controlled is True,
    )


def shown_title(article: Article) -> str:
    """Give what may be shown of an article's title, with the mark of what is no report, such as `Opinion`."""
    headline = strip_furniture(article.title, article.publisher)
    borne_out = bear_out(headline, article.text[:_BORNE_OUT_BY], article.language, article.publisher)
    return mark_title(borne_out or _name(article, headline) or UNTITLED, find_genre(article))


def _name(article: Article, headline: str) -> str:
    """A title that its text need not bear out, as it states and asks nothing: `Letter from Oslo`."""
    title = _BEHIND_BAR.sub("", headline)
    english = not (article.language or "en").startswith("en") or is_english_title(title)
    short = len(title.split()) <= _MOST_NAMING
    return title if short and english and is_plain_title(title) and not states_or_asks(title) else ""


def iter_reporting(text: str, language: str | None = None) -> Iterator[str]:
    """Give the sentences of a text that may be shown, without the place that they are filed from."""
    for each in split(text):
        words = skip_dateline(text, each.span).of(text)
        if may_be_shown(words, text, language):
            yield words


def bear_out(title: str, text: str, language: str | None = None, publisher: Publisher | None = None) -> str:
    """Give the first parts of a title that a text bears out, in its language, and that order and address nobody; empty
    where nothing is left. Where the `publisher` is known, another's name behind a dash is who says it, and stays."""
    sentences = (each.span.of(text) for each in split(text))
    told = " ".join(words for words in sentences if may_be_shown(words, text, language))
    there = {stem(word) for word in telling_pieces(told)}
    english = (language or "en").startswith("en")
    kept = 0
    for border in [*_BORDER.finditer(title), None]:
        part = title[kept : border.start() if border else None]
        plain = is_plain_title(part) and (not english or is_english_title(part))
        if not plain or not _is_borne_out(part, there):
            last = border is None and is_plain_title(part) and (not english or is_english_title(title))
            if last and publisher is not None and _tells_who(title[:kept], part, publisher):
                return title.strip() if len(part.split()) <= _MOST_SPEAKER else ""
            break
        kept = border.end() if border else len(title)
    shown = title[:kept].strip(" —–|-")
    return shown if len(shown.split()) >= _LEAST_TITLE or shown == title.strip() else ""


def _tells_who(before: str, part: str, publisher: Publisher) -> bool:
    """Say whether the last part of a title may be who says the rest: `– ex-spy`, but not the publisher's own name."""
    named = _SPEAKER.fullmatch(part.strip()) is not None
    return named and _DASH.search(before) is not None and not share_newsroom(Publisher(part.strip()), publisher)


def _is_borne_out(part: str, there: set[str]) -> bool:
    """A tenth of a part's telling words stand in the text, most of them where it is a question."""
    told = [stem(word) for word in telling_pieces(part)]
    least = 2 / 3 if part.rstrip().endswith("?") else 0.1
    return not told or sum(word in there for word in told) >= least * len(told)


def find_fault(claim: Claim, sources: Mapping[int, CitedSource], texts: Mapping[ArticleId, str]) -> Fault | None:
    """Give the first thing wrong with a claim, or None. A label states no fact and needs no support."""
    if claim.kind == "label":
        return None
    if not claim.citations:
        return Fault(claim.text, "no_citation")
    for citation in claim.citations:
        source = sources.get(citation.n)
        if source is None or source.article_id not in texts:
            return Fault(claim.text, "unknown_source")
        if not citation.quote or texts[source.article_id][citation.start : citation.end] != citation.quote:
            return Fault(claim.text, "quote_not_found")
    if claim.kind in {"quoted", "copied"} and not _verbatim(claim):
        return Fault(claim.text, "not_verbatim")
    return None


def _verbatim(claim: Claim) -> bool:
    """The words of a copied claim stand in one of its quotes, whatever the first letter's case and the last mark."""
    words = _bare(claim.text)
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return bool(words) and any(whole.search(_bare(citation.quote)) for citation in claim.citations)


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" .,;:–—\"“”'’…").casefold()


def iter_claims(briefing: Briefing) -> Iterator[tuple[str, Claim]]:
    """Give every claim of a briefing with the section it stands in."""
    yield "title", briefing.title
    yield from (("bottom_line", claim) for claim in briefing.bottom_line)
    for change in briefing.changes:
        yield from (("changes", claim) for claim in (change.claim, change.before) if claim is not None)
    yield from (("developments", claim) for claim in briefing.developments)
    for actor in briefing.actors:
        yield from (("actors", claim) for claim in (actor.role, actor.line) if claim is not None)
    yield from (("positions", claim) for each in briefing.positions for side in each.sides for claim in side.claims)
    yield from (("disputed", account.claim) for each in briefing.disputed for account in each.accounts)
    for question in briefing.questions:
        yield from (("questions", claim) for claim in (question.basis, question.answer) if claim is not None)
    yield from (("watch", watch.event) for watch in briefing.watch)


def find_faults(briefing: Briefing, texts: Mapping[ArticleId, str]) -> tuple[Fault, ...]:
    """Give everything wrong with a briefing's claims."""
    sources = {source.n: source for source in briefing.sources}
    found = (find_fault(claim, sources, texts) for _, claim in iter_claims(briefing))
    return tuple(fault for fault in found if fault is not None)


def keep_supported(briefing: Briefing, texts: Mapping[ArticleId, str]) -> Briefing:
    """Drop every claim whose support does not hold, and count what was checked and dropped."""
    sources = {source.n: source for source in briefing.sources}

    def holds(claim: Claim | None) -> bool:
        return claim is not None and find_fault(claim, sources, texts) is None

    claims = [claim for _, claim in iter_claims(briefing) if claim.kind != "label"]
    dropped = sum(1 for claim in claims if not holds(claim))
    made_by = replace(briefing.made_by, claims_checked=len(claims), claims_dropped=dropped)
    if not dropped:
        return replace(briefing, made_by=made_by)
    return replace(
        briefing,
        title=briefing.title if holds(briefing.title) else Claim(briefing.topic, "label"),
        bottom_line=tuple(claim for claim in briefing.bottom_line if holds(claim)),
        changes=tuple(
            change
            for change in briefing.changes
            if holds(change.claim) and (change.before is None or holds(change.before))
        ),
        developments=tuple(claim for claim in briefing.developments if holds(claim)),
        actors=_keep_actors(briefing.actors, holds),
        positions=tuple(
            replace(position, sides=sides)
            for position in briefing.positions
            if (sides := tuple(side for side in position.sides if all(holds(claim) for claim in side.claims)))
        ),
        disputed=tuple(each for each in briefing.disputed if all(holds(account.claim) for account in each.accounts)),
        questions=tuple(
            replace(question, answer=question.answer if holds(question.answer) else None)
            for question in briefing.questions
            if holds(question.basis)
        ),
        watch=tuple(watch for watch in briefing.watch if holds(watch.event)),
        made_by=made_by,
    )


def _keep_actors(actors: tuple[Actor, ...], holds: Callable[[Claim | None], bool]) -> tuple[Actor, ...]:
    kept = [
        replace(actor, role=actor.role if holds(actor.role) else None, line=actor.line if holds(actor.line) else None)
        for actor in actors
    ]
    return tuple(actor for actor in kept if actor.role is not None or actor.line is not None)
