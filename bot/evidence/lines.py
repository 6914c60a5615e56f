"""Lays out claims and sources as lines: the same citation marks and labels wherever a claim is shown."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.model.briefing import CitedSource, Claim
from bot.model.document import Cite, Line, Link, Run, Section, Text
from bot.text.labels import Labels, load_labels


def public_url(url: str) -> str | None:
    """Give an address only where a reader can open it."""
    return url if url.startswith(("http://", "https://")) else None


def make_links(sources: Iterable[CitedSource]) -> dict[int, str | None]:
    """Give each source number's public address."""
    return {source.n: public_url(source.url) for source in sources}


def claim_runs(claim: Claim, links: Mapping[int, str | None]) -> tuple[Run, ...]:
    """Give a claim's words and its citation marks, each number once."""
    numbers = dict.fromkeys(citation.n for citation in claim.citations)
    marks = [Cite(n, links.get(n)) for n in numbers]
    return (Text(f"{claim.text} " if marks else claim.text), *marks)


def source_line(source: CitedSource, labels: Labels) -> Line:
    """Give one source: number, publisher, label where state-controlled, linked title, date."""
    url = public_url(source.url)
    label = f" ({labels.say('source.state')})" if source.state_media else ""
    title: Run = Link(source.title, url) if url else Text(source.title)
    return Line(
        (Cite(source.n, url), Text(f" {source.publisher}{label}: "), title, *date_runs(source.published, labels))
    )


def date_runs(published: datetime | None, labels: Labels | None = None) -> tuple[Run, ...]:
    """Give the day an article is dated, set off by a comma; in English unless other labels are handed in."""
    known = labels or load_labels()
    if published is None:
        return (Text(f", {known.say('source.undated')}"),)
    return (Text(", "), Text(known.day(published), at=published))


def sources_section(sources: Iterable[CitedSource], labels: Labels | None = None) -> Section:
    """Give the list of sources that ends a document, in English unless other labels are handed in."""
    known = labels or load_labels()
    lines = tuple(source_line(source, known) for source in sources)
    return Section("sources", known.say("section.sources"), lines)
