"""Sources are numbered as a reader meets them."""

from dataclasses import replace

from bot.evidence.numbering import number_sources
from bot.evidence.quotes import iter_claims
from bot.model.article import ArticleId
from bot.model.briefing import Briefing, Citation, CitedSource, Claim
from tests.factories import NOW
from tests.unit.briefings import make_briefing


def write(*cited: int) -> Briefing:
    """A briefing whose bottom line cites these sources, of three that are listed."""
    sources = tuple(CitedSource(n, ArticleId(f"a{n}"), 1, "Desk", f"Title {n}", "", NOW, False) for n in (1, 2, 3))
    claims = tuple(Claim("He will go.", "copied", (Citation(n, 0, 11, "He will go."),)) for n in cited)
    return replace(
        make_briefing(),
        title=Claim("China and Russia", "label"),
        bottom_line=claims,
        actors=(),
        questions=(),
        sources=sources,
    )


def test_the_first_source_cited_is_number_one() -> None:
    numbered = number_sources(write(3, 1, 3))
    assert [claim.citations[0].n for claim in numbered.bottom_line] == [1, 2, 1]
    assert [(source.n, source.title) for source in numbered.sources] == [(1, "Title 3"), (2, "Title 1")]


def test_every_claim_keeps_its_article() -> None:
    before, after = make_briefing(), number_sources(replace(make_briefing(), sources=(*write().sources,)))
    articles = {source.n: source.article_id for source in after.sources}
    assert [claim.text for _, claim in iter_claims(after)] == [claim.text for _, claim in iter_claims(before)]
    assert {articles[each.n] for _, claim in iter_claims(after) for each in claim.citations} == {"a1"}


def test_sources_in_order_are_left_as_they_are() -> None:
    briefing = make_briefing()
    assert number_sources(briefing) is briefing
