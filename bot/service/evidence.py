"""Shows what a briefing or an answer rests on: every cited passage with the words around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.evidence.quotes import iter_claims
from bot.model.analysis import Span
from bot.model.article import PUBLIC, Article, ArticleId, CanonicalUrl, Publisher
from bot.model.briefing import Briefing, Citation, CitedSource, EditionId
from bot.model.conversation import WorkspaceId, scopes_of
from bot.model.errors import NotFoundError, UsageError
from bot.ports import Transaction
from bot.service.desk import Desk
from bot.summarize.quoting import allow_words
from bot.text.hostile import may_be_shown
from bot.text.sentences import split
from bot.text.words import count_words

AROUND = 200
"""Characters shown before and after a cited passage, at most."""
_NEARER = (AROUND, 120, 60, 0)
"""The same, less and less, until no more of an article is shown than an edition may quote of it."""
_PLACE = re.compile(r"([0-9A-Za-z]+)\.(\d{1,9}):(\d{1,9})-(\d{1,9})\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """Cited spans near one another, with the words around them that may be shown, which end at white space."""

    article: Article
    pieces: tuple[tuple[str, bool], ...]
    """Words in the text's order, each with whether they are cited or stand around what is."""
    n: int | None = None
    """The number its source has in the briefing; None for places that were asked for by their names."""

    @property
    def words(self) -> str:
        """What is cited."""
        return " ".join(words for words, cited in self.pieces if cited)


@dataclass(frozen=True, slots=True)
class _Cited:
    """A place in a text that is still kept."""

    article: Article
    span: Span
    n: int | None = None


def name_place(article_id: ArticleId, revision: int, start: int, end: int) -> str:
    """Name a span so that it can be asked for again: `ID.REVISION:START-END`."""
    return f"{article_id}.{revision}:{start}-{end}"


async def get_evidence(desk: Desk, workspace: WorkspaceId, name: str) -> tuple[Passage, ...]:
    """Give the passages of an edition, or of places named one after the other; raises NotFoundError, UsageError."""
    if not name:
        raise UsageError(
            "Evidence of what? Ask something first, or give a briefing's id, which stands in its last line."
        )
    places = [_PLACE.match(each) for each in name.split()]
    if not all(places):
        return await _list_cited(desk, workspace, EditionId(name))
    async with desk.database.read() as transaction:
        found = [await _read_place(desk, transaction, workspace, place) for place in places if place is not None]
    cited = [each for each in found if each is not None and each.span.of(each.article.text)]
    if not cited:
        raise NotFoundError("No text that this rests on is kept any more; ask again for what newer reports say.")
    return tuple(_gather(cited, desk))


async def _read_place(
    desk: Desk, transaction: Transaction, workspace: WorkspaceId, place: re.Match[str]
) -> _Cited | None:
    article = await _find_revision(desk, transaction, workspace, ArticleId(place[1]), int(place[2]))
    return None if article is None else _Cited(article, Span(int(place[3]), int(place[4])))


async def _list_cited(desk: Desk, workspace: WorkspaceId, edition: EditionId) -> tuple[Passage, ...]:
    """Give each passage an edition cites; of a text that is no longer kept, the quote that stands in the edition."""
    async with desk.database.read() as transaction:
        try:
            briefing = await desk.editions.get(transaction, workspace, edition)
        except NotFoundError:
            raise NotFoundError(f"No briefing “{str(edition)[:40]}” is kept here; ask for a new one.") from None
        told = {source.n: source for source in briefing.sources}
        passages: list[_Cited | Passage] = []
        for each in dict.fromkeys(_iter_citations(briefing)):
            source = told[each.n]
            article = await _find_revision(desk, transaction, workspace, source.article_id, source.revision)
            if article is not None and article.text[each.start : each.end] == each.quote:
                passages.append(_Cited(article, Span(each.start, each.end), each.n))
            else:
                passages.append(Passage(_stand_in(source), ((each.quote, True),), each.n))
    return tuple(_gather(passages, desk))


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
    """In the order of their numbers, of one number in the order of the briefing."""
    cited = [citation for _, claim in iter_claims(briefing) for citation in claim.citations]
    return sorted(cited, key=lambda each: each.n)


def _gather(places: Iterable[_Cited | Passage], desk: Desk) -> Iterator[Passage]:
    """Give what is cited article by article, in the order they are first cited, and of each in the text's order."""
    articles: dict[tuple[ArticleId, int], list[_Cited | Passage]] = {}
    for each in places:
        articles.setdefault((each.article.id, each.article.revision), []).append(each)
    for cited in articles.values():
        yield from (each for each in cited if isinstance(each, Passage))
        kept = sorted((each for each in cited if isinstance(each, _Cited)), key=lambda each: each.span.start)
        if kept:
            yield from _show_fairly(kept, desk)


def _show_fairly(kept: Sequence[_Cited], desk: Desk) -> Sequence[Passage]:
    """Show the places of one article, in the text's order, with as many words around them as may be shown of it; where
    the places alone are more, the first of them up to that."""
    article, n = kept[0].article, kept[0].n
    most = allow_words(article.text, desk.settings.quote_words, desk.settings.quote_share)
    shown: list[Passage] = []
    for around in _NEARER:
        shown = [_cut(article, near, n, around) for near in _list_near([each.span for each in kept], around)]
        if sum(map(_count_shown, shown)) <= most:
            return shown
    fitting: list[Passage] = []
    for each in shown:
        left = most - sum(map(_count_shown, fitting))
        if left <= 0:
            break
        fitting.append(each if _count_shown(each) <= left else _shorten(each, left))
    return fitting or [replace(shown[0], pieces=(("…", False),))]


def _count_shown(passage: Passage) -> int:
    return sum(count_words(words.replace("…", "")) for words, _ in passage.pieces)


def _shorten(passage: Passage, most: int) -> Passage:
    """Give the first words of a passage, as many as these at most."""
    pieces: list[tuple[str, bool]] = []
    for words, cited in passage.pieces:
        end = next((found.end() for at, found in enumerate(re.finditer(r"\S+", words), 1) if at == most), len(words))
        pieces.append((words[:end], cited))
        most -= count_words(words[:end])
        if most <= 0:
            break
    return replace(passage, pieces=(*pieces, (" …", False)))


def _list_near(spans: Sequence[Span], around: int) -> list[list[Span]]:
    """Put spans, in order, together where the words around them meet; those that overlap become one."""
    groups: list[list[Span]] = []
    for span in spans:
        last = groups[-1][-1] if groups else None
        if last is None or span.start - last.end > 2 * around:
            groups.append([span])
        elif span.start < last.end:
            groups[-1][-1] = Span(last.start, max(last.end, span.end))
        else:
            groups[-1].append(span)
    return groups


def _cut(article: Article, spans: Sequence[Span], n: int | None, around: int) -> Passage:
    text, first = article.text, max(0, spans[0].start - around)
    last = min(len(text), spans[-1].end + around)
    pieces, at = list[tuple[str, bool]](), first
    for span in spans:
        pieces += [(_show(article, Span(at, span.start)), False), (span.of(text), True)]
        at = span.end
    pieces.append((_show(article, Span(at, last)), False))
    if first > 0:
        pieces[0] = ("… " + pieces[0][0].partition(" ")[2], False)
    if last < len(text):
        pieces[-1] = (pieces[-1][0].rpartition(" ")[0] + " …", False)
    return Passage(article, tuple(pieces), n)


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
