"""Shows what a briefing or an answer rests on: every cited passage with the words around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.model.analysis import Span
from bot.model.article import Article, ArticleId
from bot.model.briefing import Briefing, Citation, Claim, EditionId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.errors import NotFoundError, UsageError
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
    if all(places):
        wanted = [_read_place(each) for each in places if each]
    else:
        wanted = await _list_cited(desk, workspace, EditionId(name))
    passages, scopes = [], scopes_of(workspace)
    async with desk.database.read() as transaction:
        for n, article_id, revision, start, end in wanted:
            article = await desk.articles.get_revision(transaction, scopes, article_id, revision)
            passages.append(replace(_cut(article, start, end), n=n))
    return tuple(passages)


_Place = tuple[int | None, ArticleId, int, int, int]
"""A citation's number, article, revision, start and end."""


def _read_place(found: re.Match[str]) -> _Place:
    return None, ArticleId(found[1]), int(found[2]), int(found[3]), int(found[4])


async def _list_cited(desk: Desk, workspace: WorkspaceId, edition: EditionId) -> list[_Place]:
    async with desk.database.read() as transaction:
        try:
            briefing = await desk.editions.get(transaction, workspace, edition)
        except NotFoundError:
            raise NotFoundError(f"No briefing {str(edition)[:40]!r} is kept here; ask for a new one.") from None
    told = {source.n: source for source in briefing.sources}
    cited = dict.fromkeys(_iter_citations(briefing))
    return [(each.n, told[each.n].article_id, told[each.n].revision, each.start, each.end) for each in cited]


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
