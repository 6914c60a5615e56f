"""What a member may want next, as commands: a platform shows them as buttons."""

from bot.model.briefing import Briefing
from bot.model.conversation import Answer
from bot.model.message import Offer
from bot.service.evidence import name_place
from bot.service.grammar import ONLY_IF_NEWS


def offer_after_briefing(briefing: Briefing, topic: str) -> tuple[Offer, ...]:
    """Ask about it, go deeper over the same window, see what it rests on, follow its topic, judge it.

    `topic` is what finds the topic again: for a free query its own words, which its name is not. One that found nothing
    offers to come once there is something, unless it comes by a schedule already.
    """
    if not briefing.basis.articles:
        return () if briefing.slot else (Offer("follow", f'follow "{topic}" {ONLY_IF_NEWS}'),)
    window = f"since {briefing.window.start:%Y-%m-%dT%H:%MZ} until {briefing.window.end:%Y-%m-%dT%H:%MZ}"
    offers = [Offer("ask", "ask")]
    if briefing.depth != "deep" and briefing.developments:
        offers.append(Offer("deeper", f'brief "{topic}" {window} deep'))
    if briefing.sources:
        offers.append(Offer("sources", f"evidence {briefing.id}"))
    return (*offers, Offer("follow", f'follow "{topic}"'), Offer("feedback", f"feedback {briefing.id}"))


def offer_topics(text: str) -> tuple[Offer, ...]:
    """Choose a topic for a command that lacked one, or named one there is none of."""
    verb = text.strip().split(" ", 1)[0].lower()
    return (Offer("choose", verb),) if verb in {"brief", "follow", "questions"} else ()


def offer_after_answer(answer: Answer) -> tuple[Offer, ...]:
    """See the passages an answer rests on; a refusal rests on none."""
    told = {source.n: source for source in answer.sources}
    places = [
        name_place(told[each.n].article_id, told[each.n].revision, each.start, each.end)
        for claim in answer.answer
        for each in claim.citations
    ]
    return (Offer("evidence", " ".join(["evidence", *dict.fromkeys(places)])),) if places else ()
