"""Shows what a briefing or an answer rests on: every cited passage with the words around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.model.analysis import Span
from bot.model.article import PUBLIC, Article, ArticleId, CanonicalUrl, Publisher
from bot.model.briefing import Briefing, Citation, CitedSource, Claim, EditionId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.errors import NotFoundError, UsageError
from bot.ports import Transaction
from bot.service.desk import Desk
from bot.text.hostile import may_be_shown
from bot.text.sentences import split

AROUND = 200
"""Characters shown before and after a cited passage, at most."""
_PLACE = re.compile(r"([0-9A-Za-z]+)\.(\d+):(\d+)-(\d+)\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """A cited span with the words around it that may be shown, which end at white space."""

    article: Article
    before: str
    words: str
    after: str
    n: int | None = None
    """The number its source has in the briefing; None for places that were asked for by their names."""


def name_place(article_id: ArticleId, revision: int, start: int, end: int) -> str:
    """Name a span so that it can be asked for again: `ID.REVISION:START-END`."""
    return f"{article_id}.{revision}:{start}-{end}"


async def get_evidence(desk: Desk, workspace: WorkspaceId, name: str) -> tuple[Passage, ...]:
    """Give the passages of an edition, or of places named one after the other; raises NotFoundError, UsageError."""
    if not name:
        raise UsageError("Evidence of what? Give a briefing's id, which stands in its last line.")
    places = [_PLACE.match(each) for each in name.split()]
    if not all(places):
        return await _list_cited(desk, workspace, EditionId(name))
    async with desk.database.read() as transaction:
        found = [await _read_place(desk, transaction, workspace, place) for place in places if place is not None]
    passages = tuple(passage for passage in found if passage is not None and passage.words)
    if not passages:
        raise NotFoundError("No text that this rests on is kept any more; ask again for what newer reports say.")
    return passages


async def _read_place(
    desk: Desk, transaction: Transaction, workspace: WorkspaceId, place: re.Match[str]
) -> Passage | None:
    article = await _find_revision(desk, transaction, workspace, ArticleId(place[1]), int(place[2]))
    return None if article is None else _cut(article, int(place[3]), int(place[4]))


async def _list_cited(desk: Desk, workspace: WorkspaceId, edition: EditionId) -> tuple[Passage, ...]:
    """Give each passage an edition cites; of a text that is no longer kept, the quote that stands in the edition."""
    async with desk.database.read() as transaction:
        try:
            briefing = await desk.editions.get(transaction, workspace, edition)
        except NotFoundError:
            raise NotFoundError(f"No briefing “{str(edition)[:40]}” is kept here; ask for a new one.") from None
        told = {source.n: source for source in briefing.sources}
        passages = []
        for each in dict.fromkeys(_iter_citations(briefing)):
            source = told[each.n]
            article = await _find_revision(desk, transaction, workspace, source.article_id, source.revision)
            if article is not None and article.text[each.start : each.end] == each.quote:
                passages.append(replace(_cut(article, each.start, each.end), n=each.n))
            else:
                passages.append(Passage(_stand_in(source), "", each.quote, "", each.n))
    return tuple(passages)


async def _find_revision(
    desk: Desk, transaction: Transaction, workspace: WorkspaceId, article_id: ArticleId, revision: int
) -> Article | None:
    try:
        return await desk.articles.get_revision(transaction, scopes_of(workspace), article_id, revision)
    except NotFoundError:
        return None


def _stand_in(source: CitedSource) -> Article:
    """Give what an edition says of an article whose text is no longer kept."""
    moment = source.published or datetime.min.replace(tzinfo=UTC)
    publisher = Publisher(source.publisher, state_controlled=source.state_media or None)
    return Article(
        source.article_id, PUBLIC, CanonicalUrl(source.url), source.title, publisher, source.published, moment,
        None, (), "", "", source.revision,
    )  # fmt: skip


def _iter_citations(briefing: Briefing) -> Iterable[Citation]:
    claims: list[Claim] = [*briefing.bottom_line, *briefing.developments]
    return (citation for claim in claims for citation in claim.citations)


def _cut(article: Article, start: int, end: int) -> Passage:
    text = article.text
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = _show(article, Span(first, start)), _show(article, Span(end, last))
    if first > 0:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Passage(article, before, text[start:end], after)


def _show(article: Article, part: Span) -> str:
    """Give a part of an article without sentences that may not be shown to anybody."""
    text, shown, at = article.text, "", part.start
    for each in split(text):
        start, end = max(part.start, each.span.start), min(part.end, each.span.end)
        if start < end:
            sound = may_be_shown(each.span.of(text), text, article.language)
            shown += text[at:start] + (text[start:end] if sound else "…")
            at = end
    return shown + text[at : part.end]
