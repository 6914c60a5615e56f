"""Which short agency reports are about a pair of actors: of one alone that strikes the other's town, too."""

from dataclasses import replace

import pytest

from bot.group.topics import list_taken, match
from bot.model.analysis import Material
from bot.model.article import ArticleId
from bot.model.story import Origin, Story, StoryId
from bot.service.topics import TopicBook, load_topics
from bot.settings import shipped
from bot.text.analysis import analyse
from bot.text.gazetteer import load_gazetteer
from bot.text.towns import load_towns
from tests.factories import make_article


@pytest.fixture(scope="module")
def book() -> TopicBook:
    return load_topics(shipped("seeds") / "topics.toml", load_gazetteer())


def read(text: str, title: str = "", number: int = 0) -> Material:
    article = make_article(text, title=title, url=f"https://news.example/{number}")
    return Material(article, analyse(article))


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (
            "russia-ukraine",
            "Russian rockets hit a market in Poltava on Friday, killing two traders, the governor said.",
        ),
        ("russia-ukraine", "A drone attack on Belgorod wounded four people, and Ukraine said it had aimed at a depot."),
        (
            "israel-palestine",
            "Israeli shells fell on tents in Khan Younis overnight, and six people died, medics said.",
        ),
        ("israel-iran", "Israeli warplanes bombed an airfield outside Tabriz on Monday, state television reported."),
        ("iran-iaea", "The U.N.’s nuclear watchdog rebuked Iran on Monday for barring inspectors from two sites."),
        ("mali-unhcr", "The UN refugee agency asked Mali on Monday to open its border; Mali refused the demand."),
    ],
)
def test_a_lead_on_one_that_strikes_or_censures_the_other_is_about_both(book: TopicBook, topic: str, text: str) -> None:
    assert match(book.resolve(topic), read(text, "Report of the day")).strength > 0.3
    assert match(book.resolve(topic), read(f"{text} {text}", "Report of the day")).holds


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        # A town is its state's where it is struck, not where others meet or somebody lives.
        (
            "russia-turkey",
            "Russian envoys met a mediator in Bursa on Friday and spoke of the missile strike on a port.",
        ),
        ("russia-ukraine", "A Russian pianist who was born in Kharkiv opened the season in Vienna on Sunday."),
        (
            "france-germany",
            "French pilots and the ground staff of Dortmund strike over pay on Monday, their unions said.",
        ),
        ("russia-ukraine", "A Russian choir of Odessa, Texas, sang on Sunday though a heart attack felled its leader."),
        # Nor does a place that two states claim belong to either.
        ("israel-palestine", "Palestinian scouts marched through Jerusalem after a drone had filmed the rehearsal."),
    ],
)
def test_a_town_that_nobody_strikes_stands_for_nobody(book: TopicBook, topic: str, text: str) -> None:
    assert not match(book.resolve(topic), read(f"{text} {text}", "Report of the day")).holds


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        (
            "egypt-ethiopia",
            "Sudan's harvest fails",
            "Egypt buys the grain of the south, while Ethiopia sends aid to the north. The harvest failed for a third "
            "year. Farmers have left their land. Rain came late, and locusts ate what stood.",
        ),
        (
            "china-japan",
            "Mexico looks for partners",
            "Mexico's new trade strategy names China and Japan as its closest partners in the Pacific. Ports will be "
            "dredged. The president spoke in Veracruz. Unions asked for more rail.",
        ),
        (
            "china-japan",
            "China beat Japan in relay",
            "China beat Japan in the relay at the Asian Games on Friday. Japan had led at the first change. China's "
            "last runner passed her rival near the line. Japan took silver.",
        ),
        (
            "us-canada",
            "Canada down United States in hockey",
            "Canada beat the United States 3-2 in hockey in Turin on Sunday. The United States attacked for all of the "
            "third period. Canada's goalkeeper stopped 40 shots. The teams meet again on Tuesday.",
        ),
    ],
)
def test_sport_third_parties_and_one_opening_sentence_alone_are_not(
    book: TopicBook, topic: str, title: str, text: str
) -> None:
    assert not match(book.resolve(topic), read(text, title)).holds


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        (
            "india-pakistan",
            "India keeps team at home",
            "India refused on Monday to send its hockey team to Pakistan, saying that security could not be assured. "
            "Pakistan's foreign ministry accused New Delhi of mixing politics and sport and summoned its envoy.",
        ),
        (
            "russia-china",
            "Moscow and Beijing compete for ports",
            "Russia and China are rivals for ports in Sudan, diplomats said. "
            "Beijing refused to share a base with Moscow.",
        ),
        (
            "us-iran",
            "Final offer",
            "The United States made a final offer to Iran on Friday, in talks on the transfer of prisoners and gold. "
            "Tehran rejected the penalty that Washington had set, and the negotiating team left.",
        ),
        (
            "russia-ukraine",
            "Strike kills workers",
            "A Russian missile strike killed two railway workers and wounded a crew in Kharkiv on Friday. Ukraine's "
            "railway said trains would run again by night.",
        ),
        ("egypt-ethiopia", "Cairo and Addis Ababa name envoys", "Egypt and Ethiopia agreed to name envoys on Monday."),
    ],
)
def test_politics_of_sport_rivals_and_short_reports_with_a_title_still_are(
    book: TopicBook, topic: str, title: str, text: str
) -> None:
    assert match(book.resolve(topic), read(text, title)).holds


@pytest.mark.parametrize(
    ("topic", "title", "text"),
    [
        # What both do to what lies between them, though no word of it is one of dealings.
        (
            "india-pakistan",
            "Salt lorries roll",
            "India and Pakistan reopened the crossing at Munabao on Monday. Lorries of salt went first. Drivers sang.",
        ),
        (
            "mali-niger",
            "Sahel rails",
            "Mali, Burkina Faso and Niger will build a railway together, they said on Friday. Work starts in May. "
            "Nobody told the price.",
        ),
        # What one does to the other, whatever the verb.
        (
            "kenya-uganda",
            "Tea held up",
            "Uganda has returned 40 lorries of tea to Kenya since May. Their papers bore no stamp. Growers lose money.",
        ),
        (
            "jordan-iraq",
            "Dates dearer",
            "Jordan’s health ministry on Sunday took Iraqi dates off the shelves. Shops in Amman ran short. "
            "The feast begins on Friday.",
        ),
        (
            "drc-rwanda",
            "Buses wait",
            "Congo halted all buses from Rwanda on Tuesday. Passengers slept in Gisenyi. Nobody told them why.",
        ),
    ],
)
def test_an_opening_that_tells_what_one_did_to_the_other_is_enough(
    book: TopicBook, topic: str, title: str, text: str
) -> None:
    assert match(book.resolve(topic), read(text, title)).holds


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        # Each by itself, and one that is only where something is or comes from.
        ("italy-spain", "Italy and Spain closed schools on Monday as a heat wave moved north. Trains ran slowly."),
        ("mali-niger", "Mali, Burkina Faso and Niger had the wettest August in years. Rice drowned. Roads broke."),
        ("norway-japan", "Norway opened a house for painters in Japan on Friday. Six live there. The garden is old."),
        ("norway-denmark", "Norway’s largest choir has hired a conductor from Denmark. She begins in August."),
        ("japan-thailand", "Japan counted 40 cases of fever in travellers from Thailand this year. None has died."),
        # Sport.
        ("brazil-chile", "Brazil drew 1-1 with Chile on Tuesday. The captain headed in a corner. Rain fell."),
    ],
)
def test_an_opening_that_tells_what_each_did_by_itself_is_not(book: TopicBook, topic: str, text: str) -> None:
    assert not match(book.resolve(topic), read(text, "Report of the day")).holds


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Congo closed its schools on Monday.", {"state:CD"}),
        ("The Congolese army took Bunagana.", {"state:CD"}),
        ("The Republic of Congo held a vote.", {"state:CG"}),
        ("In Brazzaville the Congolese president spoke for Congo.", {"state:CG"}),
        ("Boats sank on the Congo River.", set()),
    ],
)
def test_congo_alone_is_the_larger_one_unless_brazzaville_is_named(text: str, meant: set[str]) -> None:
    assert {found.key for found in load_gazetteer().scan(text)} == meant


def test_a_town_of_two_states_of_none_or_that_two_claim_is_in_no_list() -> None:
    towns = load_towns()
    assert towns["Kharkiv"] == towns["Kharkov"] == "state:UA"
    assert towns["Khan Younis"] == towns["Gaza"] == "state:PS"
    assert not {"Birmingham", "Tripoli", "Odessa", "Jerusalem", "Sevastopol", "Srinagar"} & towns.keys()


def test_a_story_is_taken_whole_by_most_of_its_reports_and_else_in_part(book: TopicBook) -> None:
    dealing = [
        read(f"Russia {act} Ukraine on Friday, officials in Kyiv said. Its troops fired at Ukraine’s.", "Attack", at)
        for at, act in enumerate(("attacked", "bombed"))
    ]
    beside = [
        read(f"{town} buried its dead on Sunday. Shops were shut.", "Mourning", 10 + at)
        for at, town in enumerate(("Lviv", "Sumy"))
    ]
    topic = book.resolve("russia-ukraine")
    for told, taken in (
        ([*dealing, *beside], 4),
        ([dealing[0], *beside], 1),
        ([dealing[0], beside[0]], 1),
        ([beside[0], dealing[0]], 1),
        (beside, 0),
    ):
        found = list_taken(topic, *tell(told))
        assert len(found) == taken
        assert {dealing[0].article.id} == set(found) or taken in {0, 4}
    story, by_id = tell([dealing[0], *beside])
    assert list_taken(topic, story, by_id, lambda each: each in beside) == story.articles
    named = replace(story, title=beside[0].article.title)
    assert list_taken(topic, named, by_id, lambda each: each is beside[0]) == story.articles
    assert list_taken(topic, named, by_id) == (dealing[0].article.id,)


def tell(materials: list[Material]) -> tuple[Story, dict[ArticleId, Material]]:
    """Give a story of these reports, named by none of them."""
    ids = tuple(each.article.id for each in materials)
    origins = tuple(Origin(each, (each,), ((each,),)) for each in ids)
    return Story(StoryId("s"), "A war", None, None, ids, origins), dict(zip(ids, materials, strict=True))


_BEHIND = "Rain is expected until Sunday. Ferries sail on time."


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (
            "norway-denmark",
            "Norway will close the sound to trawlers in May, the prime minister said on Tuesday. Denmark's fisheries "
            "minister called the decision a blow and asked Brussels to step in.",
        ),
        (
            "kenya-somalia",
            "Kenya closed its consulate in the port on Monday. It gave no reason. Somalia's government said the "
            "closure came without warning.",
        ),
        ("peru-chile", "Peru has arrested two surveyors. Chile's president condemned the arrests on Tuesday."),
    ],
)
def test_whoever_answers_what_a_report_begins_with_deals_with_its_doer(book: TopicBook, topic: str, text: str) -> None:
    assert match(book.resolve(topic), read(f"{text} {_BEHIND}")).holds


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (  # of something else
            "norway-denmark",
            "Norway will close the sound to trawlers in May, the prime minister said on Tuesday. Denmark's fisheries "
            "minister called an election.",
        ),
        (  # another answers
            "kenya-somalia",
            "Kenya closed its consulate in the port on Monday. The mayor of the port, near Somalia, said the closure "
            "came without warning.",
        ),
        ("peru-chile", "Rain fell in Peru. Chile's team beat the champions, and its coach praised the move."),
    ],
)
def test_one_that_speaks_of_something_else_answers_nobody(book: TopicBook, topic: str, text: str) -> None:
    assert not match(book.resolve(topic), read(f"{text} {_BEHIND}")).holds
