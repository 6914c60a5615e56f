"""A deed that a later report turns back does not lead: what stands now does, and how it stood is not told."""

from datetime import timedelta

import pytest

from bot.model.analysis import Material
from bot.summarize.actors import ActorLimits, write_actors
from bot.summarize.latest import order_by_time
from bot.summarize.quoting import Desk
from bot.summarize.sentences import list_passages
from bot.text.analysis import analyse
from bot.text.opposites import turns_back
from tests.factories import NOW, make_article, make_publisher
from tests.unit.test_affairs import tell_apart

SHUT = "Norway shut the canal between Lake Voll and Sweden on Monday after a lorry fell into it."
REOPENED = "The canal between Norway and Sweden reopened at Lake Voll on Wednesday."
BANNED = "Malawi banned exports of maize to Zambia on Monday, its trade ministry said."
ALLOWED = "Malawi lifted its ban on exports of maize to Zambia on Wednesday."
HELD = "Spain seized a Moroccan trawler off Cadiz on Monday."
FREED = "The Moroccan trawler was released by Spain on Wednesday."


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (REOPENED, SHUT),
        (SHUT, REOPENED),
        (ALLOWED, BANNED),
        (FREED, HELD),
        ("Kenya freed the Somali colonel Abdi Noor.", "Kenya arrested a Somali colonel, Abdi Noor, on Monday."),
        ("Oslo and Stockholm will resume their talks on fish in May.", "Oslo broke off talks on fish with Stockholm."),
        ("Poland said on Friday that the supply of power to Lithuania was back to normal.", "Poland cut the supply."),
        ("Latvia dropped its veto on the Union's loan to Moldova.", "Latvia blocked a loan of the Union to Moldova."),
        ("Ghana raised its duty on rice, its trade ministry said.", "Ghana cut its duty on rice to 10 percent."),
    ],
)
def test_a_deed_is_turned_back_by_its_contrary_done_to_the_same_thing(now: str, before: str) -> None:
    assert turns_back(now, before)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("The bridge between Norway and Sweden reopened on Wednesday.", SHUT),
        ("Norway could reopen the canal on Wednesday.", SHUT),
        ("Norway has not reopened the canal.", SHUT),
        ("Drivers called on Norway to reopen the canal.", SHUT),
        ("Sweden sent 40 divers after Norway reopened the canal.", SHUT),
        ("The block of the canal cost Sweden 4 million euros.", REOPENED),
        ("Malawi banned exports of sugar to Zambia on Wednesday.", BANNED),
    ],
)
def test_what_is_done_to_another_thing_or_only_wanted_turns_nothing_back(now: str, before: str) -> None:
    assert not turns_back(now, before)


def read(text: str, hours: int) -> Material:
    published, url = NOW + timedelta(hours=hours), f"https://news.example/{hours}"
    desk = make_publisher(f"Desk {hours}")
    article = make_article(text, title="", url=url, publisher=desk, published=published)
    return Material(article, analyse(article))


def list_ranks(*reports: tuple[str, int]) -> list[list[str]]:
    leads = [list_passages(read(text, hours))[0] for text, hours in reports]
    return [[each.words for each in rank] for rank in order_by_time(leads) if rank]


def test_the_newest_state_of_a_thing_leads_its_story() -> None:
    again = "Norway shut the canal to Sweden at Lake Voll on Thursday after a second lorry fell into it."
    assert list_ranks((SHUT, 0), (REOPENED, 48)) == [[REOPENED], [SHUT]]
    assert list_ranks((SHUT, 0), (REOPENED, 48), (again, 72))[0][0] == again


@pytest.mark.parametrize(
    "other",
    [
        "Finland reopened the canal at Lake Saimaa on Wednesday after a week of repairs.",
        "The canal between Germany and Denmark reopened on Wednesday for ships of every size.",
    ],
)
def test_a_thing_of_another_place_or_other_states_turns_nothing_back(other: str) -> None:
    assert list_ranks((SHUT, 0), (other, 48))[0][0] == SHUT


def test_what_was_said_of_a_deed_that_is_turned_back_is_no_actors_line() -> None:
    hope = "Norway's transport minister, Kari Holm, said the cut would last two weeks."
    other = "Sweden's road office counted 40 lorries at Lake Voll on Monday evening."
    shut = read(f"{SHUT}\n\n{hope}\n\n{other}", 0)
    reopened = read(
        f"{REOPENED}\n\nSweden thanked Norway for the work of its divers in the cold water of the lake.", 48
    )
    told = tell_apart(shut, reopened)
    desk = Desk(fair_words=400, fair_share=1)
    desk.bar(told.turned)
    lines = [each.line.text for each in write_actors(told.english, desk, ActorLimits(3, 3, 3)) if each.line]
    assert not any("two weeks" in each for each in lines)


def test_what_stands_of_a_report_that_nothing_turns_back_is_told() -> None:
    told = tell_apart(read(f"{SHUT}\n\nSweden's minister, Nils Berg, said Sweden would pay for the repairs.", 0))
    assert told.stood == frozenset()
