"""What the shortest briefing tells is told at every depth: nothing but what key actors did spends the words of a short
article first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.evidence.quotes import iter_claims
from bot.model.analysis import ActorKey, Material
from bot.model.article import PUBLIC
from bot.model.briefing import Briefing, Depth, EditionId
from bot.model.topic import Topic, Window
from bot.service.briefings import select
from bot.summarize.extractive import WriteRequest, write
from bot.summarize.sentences import likeness, stems_of
from tests.factories import NOW
from tests.materials import read_report
from tests.seeds import write_seed_briefing

LONGER: tuple[Depth, ...] = ("standard", "deep")
_TOLD = 0.5
"""Likeness from which one sentence tells what another does."""


def list_untold(short: Briefing, long: Briefing) -> list[str]:
    """What a briefing quotes of which the longer one neither quotes the place nor tells the like."""
    places = {source.n: source.article_id for source in long.sources}
    quoted = [(places[at.n], at.start, at.end) for _, claim in iter_claims(long) for at in claim.citations]
    told = [stems_of(claim.text) for _, claim in iter_claims(long)]
    own = {source.n: source.article_id for source in short.sources}
    return [
        at.quote
        for _, claim in iter_claims(short)
        for at in claim.citations
        if not any(article == own[at.n] and start < at.end and at.start < end for article, start, end in quoted)
        and not any(likeness(stems_of(at.quote), stems) >= _TOLD for stems in told)
    ]


def write_of(*read: Material) -> WriteRequest:
    now = NOW + timedelta(hours=12)
    topic = Topic("norway", "Norway", (ActorKey("state:NO"),))
    selection = select(topic, read, now)
    return WriteRequest(
        edition_id=EditionId("e"), scope=PUBLIC, topic=topic, window=Window(now - timedelta(days=2), now),
        language="en", depth="flash", time_zone="UTC", slot=None, now=now, stories=selection.stories,
        materials=selection.materials,
    )  # fmt: skip


@pytest.mark.parametrize("depth", LONGER)
@pytest.mark.parametrize("days", [1, 7])
@pytest.mark.parametrize("name", ["china-russia", "us-china", "saudi-iran", "russia-ukraine"])
@pytest.mark.parametrize("day", [datetime(2023, *each, 23, tzinfo=UTC) for each in ((2, 18), (3, 10), (3, 21))])
def test_a_longer_briefing_of_the_dispatches_tells_what_the_shortest_does(
    name: str, day: datetime, days: int, depth: Depth
) -> None:
    short, long = (write_seed_briefing(name, day, days, each) for each in ("flash", depth))
    untold = list_untold(short, long)
    behind = {at.quote for claim in short.developments[1:] for at in claim.citations}
    assert set(untold) <= behind
    assert not untold or any(actor.line is not None and actor.kind == "person" for actor in long.actors)


def test_what_a_state_is_comes_behind_what_happened() -> None:
    long = write_seed_briefing("saudi-iran", datetime(2023, 3, 10, 23, tzinfo=UTC), 1, "standard")
    assert any("had kept Washington informed of the talks" in claim.text for claim in long.developments)
    assert not any("since 1980" in claim.text for _, claim in iter_claims(long))


SPEAKERS = (
    "Norway opened its fishing grounds off Vardo to boats of Iceland on Monday, the government in Oslo said.\n\n"
    "The fisheries minister, Kari Holm, said the grounds had been closed for too long. Iceland's ambassador, Jon "
    "Palsson, said his country was grateful. Holm said crews must carry papers in both languages. Palsson said "
    "the first boats would leave Isafjordur on 20 June.\n\n"
    "The two states will sign a treaty on cod in Bergen on 2 July. A joint council will meet in Tromso on 9 September. "
    "A review will be held in Reykjavik on 4 December.\n\n"
    "Denmark said it had been told nothing of the opening. Boats from the Faroe Islands may not enter the grounds. "
    "Prices for cod have fallen by a fifth since May."
)
DATES = (
    "The harbour board of Stavanger shut the north pier on Tuesday after cracks were found in it.\n\n"
    "Engineers found the cracks on Sunday. The pier carries half of the ferries to Denmark. A hearing will be held in "
    "Stavanger on 3 July. The board will meet in Oslo on 12 July. A court in Bergen will hear the claims of the ferry "
    "lines on 20 August. Norway's transport minister, Nils Berg, said the pier would be rebuilt. Denmark's "
    "ambassador, Anne Krog, said ferries would sail from Sandnes. Berg said nobody was hurt."
)


@pytest.mark.parametrize("depth", LONGER)
@pytest.mark.parametrize("text", [SPEAKERS, DATES])
def test_a_short_article_is_not_spent_on_actors_and_later_dates(text: str, depth: Depth) -> None:
    request = write_of(read_report(text, title="Norway: the news of the day", desk="Fjord Post", hours=0))
    short, long = write(request), write(replace(request, depth=depth))
    assert short.developments
    assert list_untold(short, long) == []


OFFICIALS = (
    "Norway's top negotiator will travel to Iceland next week, according to its foreign ministry, on the first "
    "such visit since the two quarrelled over mackerel.\n\n"
    "Kari Holm, who was named chief negotiator last month, will stay in Reykjavik for three days and see the "
    "harbours of Vestmannaeyjar, which Icelandic Fisheries Minister Jon Palsson may also attend. The trip is the "
    "first that Holm makes since she left the trade ministry, and it could show whether she can calm both fleets.\n\n"
    "Norway has also continued to buy feed from Icelandic mills while raising its own landings of mackerel. Oslo "
    "has refused to lower its quota outright or to support a ban on trawlers in the Nordic Council. Norway's ties "
    "with the Faroe Islands have come under stress in the wake of the quarrel.\n\n"
    "Palsson postponed an expected visit to Bergen in April. Icelandic President Katrin Jonsdottir extended an "
    "invitation to Norwegian Prime Minister Erik Lund. Norwegian Foreign Ministry spokesman Odd Berg did not "
    "mention any meeting with Palsson when announcing the plans. The foreign ministry did not specify whether "
    "Holm would meet Jonsdottir. Holm's trip may also foreshadow a journey by Lund to Reykjavik later this year.\n\n"
    "Boats of both states lay idle in the harbours of the north for most of the winter, and prices for mackerel "
    "rose in the markets of Bergen, Tromso and Stavanger to a height that dealers had not seen in years. Crews in "
    "Isafjordur said they were tired of waiting. Shipowners in Alesund have asked for help with their loans. "
    "Dealers in Bergen keep the fish in cold stores that were built for herring when the shoals still came close "
    "to the coast, and pay for the current by the hour. In Vestmannaeyjar the mills stood still over Easter for "
    "want of fish, and their hands went to work in the hotels."
)


@pytest.mark.parametrize("depth", LONGER)
def test_officials_with_what_they_did_come_before_further_developments(depth: Depth) -> None:
    title = "Norway's top negotiator to visit Iceland as tensions over mackerel simmer"
    long = write(replace(write_of(read_report(OFFICIALS, title=title, desk="Fjord Post", hours=0)), depth=depth))
    lines = {actor.name: actor.line.text for actor in long.actors if actor.line is not None}
    assert "postponed an expected visit to Bergen" in lines["Jon Palsson"]
    assert "Erik Lund" in lines


@pytest.mark.parametrize("depth", LONGER)
def test_what_is_told_in_any_case_stands_once(depth: Depth) -> None:
    request = write_of(read_report(SPEAKERS, title="Norway: the news of the day", desk="Fjord Post", hours=0))
    long = write(replace(request, depth=depth))
    told = [claim.text for section, claim in iter_claims(long) if section not in {"title", "watch"}]
    assert len(told) == len(set(told))
    assert sum(len(each.split()) for each in set(told)) <= 0.4 * len(SPEAKERS.split()) + 40
