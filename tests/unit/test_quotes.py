"""Only what is supported is shown: a planted fault never survives, and what was sound stays as it was."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence.quotes import find_fault, find_faults, iter_claims, keep_supported
from bot.model.article import ArticleId
from bot.model.briefing import Briefing, Citation, Claim
from tests.seeds import list_seed_materials, write_seed_briefing

TEXTS = {material.article.id: material.article.text for material in list_seed_materials()}
BRIEFING = write_seed_briefing(days=7)
SOURCES = {source.n: source for source in BRIEFING.sources}
CLAIMS = [claim for _, claim in iter_claims(BRIEFING) if claim.kind != "label"]


def shift(claim: Claim, by: int) -> Claim:
    first, *rest = claim.citations
    return replace(claim, citations=(replace(first, start=first.start + by, end=first.end + by), *rest))


FAULTS: dict[str, Callable[[Claim], Claim]] = {
    "no_citation": lambda claim: replace(claim, citations=()),
    "unknown_source": lambda claim: replace(claim, citations=(replace(claim.citations[0], n=999),)),
    "quote_not_found": lambda claim: shift(claim, 1),
    "quote_emptied": lambda claim: replace(claim, citations=(Citation(1, 0, 0, ""),)),
    "outside_the_text": lambda claim: shift(claim, 10**9),
    "quote_reworded": lambda claim: replace(
        claim, citations=tuple(replace(each, quote=each.quote + " indeed") for each in claim.citations)
    ),
    "words_added": lambda claim: replace(claim, kind="copied", text=f"{claim.text} and nobody denies it"),
    "word_cut": lambda claim: replace(claim, kind="copied", text=claim.text.rstrip(".”")[:-1]),
}


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_each_kind_of_fault_is_found_in_every_claim(fault: str) -> None:
    sound = [claim for claim in CLAIMS if claim.kind == "copied"]
    assert len(sound) > 10
    assert [find_fault(claim, SOURCES, TEXTS) for claim in CLAIMS if find_fault(claim, SOURCES, TEXTS)] == []
    assert [claim.text for claim in sound if find_fault(FAULTS[fault](claim), SOURCES, TEXTS) is None] == []


@given(st.sets(st.integers(0, len(CLAIMS) - 1), max_size=6), st.sampled_from(sorted(FAULTS)))
def test_what_is_faulty_is_dropped_and_counted_and_the_rest_stays(chosen: set[int], fault: str) -> None:
    spoilt_texts = {CLAIMS[index].text for index in chosen if CLAIMS[index].kind == "copied"}
    spoilt = spoil(BRIEFING, {claim: FAULTS[fault](claim) for claim in CLAIMS if claim.text in spoilt_texts})
    kept = keep_supported(spoilt, TEXTS)
    assert find_faults(kept, TEXTS) == ()
    assert kept.made_by.claims_checked == len(CLAIMS)
    assert kept.made_by.claims_dropped == sum(1 for claim in CLAIMS if claim.text in spoilt_texts)
    assert list(kept.developments) == [claim for claim in BRIEFING.developments if claim.text not in spoilt_texts]
    assert keep_supported(kept, TEXTS).developments == kept.developments


def spoil(briefing: Briefing, changed: dict[Claim, Claim]) -> Briefing:
    def one(claim: Claim) -> Claim:
        return changed.get(claim, claim)

    def maybe(claim: Claim | None) -> Claim | None:
        return None if claim is None else one(claim)

    return replace(
        briefing,
        title=one(briefing.title),
        bottom_line=tuple(map(one, briefing.bottom_line)),
        developments=tuple(map(one, briefing.developments)),
        actors=tuple(replace(each, role=maybe(each.role), line=maybe(each.line)) for each in briefing.actors),
        positions=tuple(
            replace(each, sides=tuple(replace(side, claims=tuple(map(one, side.claims))) for side in each.sides))
            for each in briefing.positions
        ),
        disputed=tuple(
            replace(each, accounts=tuple(replace(account, claim=one(account.claim)) for account in each.accounts))
            for each in briefing.disputed
        ),
        questions=tuple(replace(each, basis=one(each.basis), answer=maybe(each.answer)) for each in briefing.questions),
        watch=tuple(replace(each, event=one(each.event)) for each in briefing.watch),
    )


def test_a_part_of_a_word_is_not_the_sources_word() -> None:
    article, text = next(iter(TEXTS.items()))
    source = replace(BRIEFING.sources[0], n=1, article_id=ArticleId(article))
    claim = Claim(text[1:30], "copied", (Citation(1, 0, 60, text[:60]),))
    assert find_fault(claim, {1: source}, TEXTS) is not None


def test_a_label_states_no_fact_and_needs_no_support() -> None:
    assert find_fault(Claim("Nothing was read.", "label"), {}, {}) is None
