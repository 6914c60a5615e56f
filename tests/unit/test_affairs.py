"""What became of an affair leads its briefing, also where it stands in a story of its own; who spoke or came after a
deed does not, nor what a state-controlled outlet alone says."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.model.story import Origin, Story, StoryId
from bot.summarize.latest import order_by_time
from bot.summarize.sentences import list_passages
from bot.summarize.told import Told
from bot.text.analysis import analyse
from tests.factories import make_article

MONDAY = datetime(2026, 6, 8, 9, tzinfo=UTC)
HELD = (
    "Court in Izmir keeps Greek geologist in custody",
    "A court in Izmir ordered on Monday that the Greek geologist Eleni Vassou be held on a charge of espionage. "
    "She remains in a prison in Izmir. "
    "Turkish officers took Eleni Vassou from her hotel in Izmir with maps of the coast on Friday.",
)
FREED = (
    "Turkey frees Greek geologist",
    "Turkey released the Greek geologist Eleni Vassou on Wednesday after a court in Izmir dropped a charge of spying.",
)
FERRIES = ("Ferry line opens", "Turkey and Greece opened a ferry line between Izmir and Chios on Wednesday.")
RAIDS = ("Air strikes hit Afghan districts", "Pakistani jets struck three districts of Afghanistan on Monday.")
TRUCE = ("Truce agreed", "Pakistan and Afghanistan agreed on a truce from midnight in Doha on Wednesday.")
REFUSED = (
    "Kosovo's parliament rejects agreement",
    "Kosovo's parliament rejected the agreement with Serbia by 63 votes to 48 on Monday.",
)
VOWED = (
    "Kurti vows to stay",
    "Prime Minister Albin Kurti vowed on Monday to stay in office after Kosovo's parliament voted down an agreement "
    "with Serbia.",
)
SHOT = (
    "Three shot dead",
    "A gunman shot dead three people at the Norwegian consulate in Gothenburg on Monday, police said.",
)
RAMMED = ("Vessel rams boat", "A Chinese coastguard vessel rammed a Japanese fishing boat near the islands on Monday.")
TURNED = (
    "Boat rammed vessel",
    "A Japanese fishing boat rammed a coastguard vessel near the islands, China's coastguard said on Tuesday.",
)


def read(told: tuple[str, str], hours: float = 0, *, state: bool = False) -> Material:
    title, text = told
    article = make_article(
        text,
        title=title,
        url=f"https://news.example/{hours}/{abs(hash(text))}",
        publisher=Publisher(f"Desk {hours}", state_controlled=state or None),
        published=MONDAY + timedelta(hours=hours),
    )
    return Material(article, analyse(article))


def tell_apart(*materials: Material) -> Told:
    """Tell reports that stand in a story each, the first best."""
    stories = [
        Story(StoryId(each.article.id), each.article.title, None, None, (each.article.id,), (_make_origin(each),))
        for each in materials
    ]
    return Told(stories, materials, 8, (MONDAY + timedelta(days=3)).date())


def _make_origin(each: Material) -> Origin:
    return Origin(each.article.id, (each.article.id,), ((each.article.id,),))


def list_titles(told: Told) -> list[str]:
    return [story.title for story in told.stories]


@pytest.mark.parametrize(("before", "after"), [(HELD, FREED), (RAIDS, TRUCE)])
def test_what_became_of_the_leading_story_leads_also_from_another(
    before: tuple[str, str], after: tuple[str, str]
) -> None:
    told = tell_apart(read(before), read(FERRIES, 47), read(after, 48))
    assert list_titles(told) == [after[0], FERRIES[0], before[0]]


def test_a_newest_story_of_another_matter_does_not_lead_for_its_hour() -> None:
    assert list_titles(tell_apart(read(HELD), read(FERRIES, 48))) == [HELD[0], FERRIES[0]]


def test_nor_does_what_a_state_controlled_outlet_alone_says() -> None:
    assert list_titles(tell_apart(read(HELD), read(FREED, 48, state=True)))[0] == HELD[0]
    assert list_titles(tell_apart(read(HELD, state=True), read(FREED, 48, state=True)))[0] == FREED[0]


def test_how_things_stood_is_not_told_where_another_story_tells_what_became_of_it() -> None:
    held, freed = read(HELD), read(FREED, 48)
    told = tell_apart(held, freed)
    words = " ".join(each.words for story in told.stories for each in told.passages(story))
    assert "She remains in a prison" not in words
    assert "took Eleni Vassou from her hotel" in words


def test_what_was_asked_and_how_it_stood_before_is_no_actor_s_line() -> None:
    asked = "Greece demanded that Turkey let the geologist go."
    held = (HELD[0], f"{HELD[1]} {asked} A guard told Eleni Vassou that the maps were of fault lines near Izmir.")
    told = tell_apart(read(held), read(FREED, 48))
    text = held[1]
    stood = " ".join(span.of(text) for _, span in told.stood)
    assert "She remains in a prison" in stood
    assert asked in stood
    assert "fault lines" not in stood
    assert not tell_apart(read(held), read(FERRIES, 48)).stood


def test_the_cause_of_the_newest_deed_stands_right_behind_it() -> None:
    recalled = (
        "Serbia recalls negotiator",
        "Serbia recalled its negotiator on Wednesday after Kosovo's parliament rejected the agreement with Belgrade.",
    )
    told = tell_apart(read(REFUSED), read(FERRIES, 47), read(recalled, 48))
    assert list_titles(told) == [recalled[0], REFUSED[0], FERRIES[0]]


@pytest.mark.parametrize(
    ("central", "later", "hours", "first"),
    [
        (VOWED, REFUSED, -2.5, REFUSED),
        (SHOT, ("March", "Thousands marched in Gothenburg for three people shot dead at the consulate."), 40, SHOT),
        (SHOT, ("Family leaves", "The family of a guard shot dead at the consulate in Gothenburg left."), 40, SHOT),
        (
            FREED,
            (
                "Vassou home",
                "Eleni Vassou, the Greek geologist whom Turkey freed, arrived on the island of Chios on Wednesday.",
            ),
            5,
            FREED,
        ),
        (SHOT, ("Gunman held", "Police held a gunman over three people shot dead at the consulate."), 40, None),
        (REFUSED, ("What the agreement says", "The agreement of Kosovo and Serbia has 14 articles."), 9, REFUSED),
        (("What is agreed", "The agreement of Kosovo and Serbia has 14 articles."), REFUSED, 9, REFUSED),
    ],
)
def test_a_deed_heads_its_story_not_a_word_a_march_or_a_piece_that_explains(
    central: tuple[str, str], later: tuple[str, str], hours: float, first: tuple[str, str] | None
) -> None:
    leads = [list_passages(read(central))[0], list_passages(read(later, hours))[0]]
    ranks = list(order_by_time(leads))
    assert ranks[0][0].material.article.title == (first or later)[0]


def test_a_state_controlled_outlet_s_claim_does_not_head_a_story_that_others_tell() -> None:
    leads = [list_passages(read(RAMMED))[0], list_passages(read(TURNED, 30, state=True))[0]]
    assert next(order_by_time(leads))[0].material.article.title == RAMMED[0]
