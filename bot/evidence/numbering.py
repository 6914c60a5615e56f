"""Numbers the sources of a briefing in the order a reader meets them, and leaves out those that nothing
cites; what was set aside with a mark stays, behind the others."""

from collections.abc import Callable
from dataclasses import replace

from bot.evidence.quotes import iter_claims
from bot.model.briefing import Actor, Briefing, Claim


def number_sources(briefing: Briefing) -> Briefing:
    """Give the briefing with its sources numbered from 1 by first citation, those with a mark last."""
    cited = dict.fromkeys(citation.n for _, claim in iter_claims(briefing) for citation in claim.citations)
    cited |= dict.fromkeys(source.n for source in briefing.sources if source.mark)
    numbers = {old: new for new, old in enumerate(cited, start=1)}
    if numbers == {source.n: source.n for source in briefing.sources}:
        return briefing

    def change(claim: Claim) -> Claim:
        return replace(claim, citations=tuple(replace(each, n=numbers[each.n]) for each in claim.citations))

    kept = [replace(source, n=numbers[source.n]) for source in briefing.sources if source.n in numbers]
    return replace(change_claims(briefing, change), sources=tuple(sorted(kept, key=lambda source: source.n)))


def change_claims(briefing: Briefing, change: Callable[[Claim], Claim]) -> Briefing:
    """Give the briefing with every claim changed, wherever it stands."""

    def all_of(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(change(claim) for claim in claims)

    def if_any(claim: Claim | None) -> Claim | None:
        return None if claim is None else change(claim)

    def of_actor(actor: Actor) -> Actor:
        return replace(actor, role=if_any(actor.role), line=if_any(actor.line))

    return replace(
        briefing,
        title=change(briefing.title),
        bottom_line=all_of(briefing.bottom_line),
        changes=tuple(replace(each, claim=change(each.claim), before=if_any(each.before)) for each in briefing.changes),
        developments=all_of(briefing.developments),
        actors=tuple(of_actor(actor) for actor in briefing.actors),
        positions=tuple(
            replace(each, sides=tuple(replace(side, claims=all_of(side.claims)) for side in each.sides))
            for each in briefing.positions
        ),
        disputed=tuple(
            replace(each, accounts=tuple(replace(account, claim=change(account.claim)) for account in each.accounts))
            for each in briefing.disputed
        ),
        questions=tuple(
            replace(each, basis=change(each.basis), answer=if_any(each.answer)) for each in briefing.questions
        ),
        watch=tuple(replace(each, event=change(each.event)) for each in briefing.watch),
    )
