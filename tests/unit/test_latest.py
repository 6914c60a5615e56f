"""Of two reports of one story, hours apart, the later one is what happened; a reply, a plan or a feature is not."""

from datetime import UTC, datetime, timedelta

import pytest

from bench.shown import brief
from bot.group.stories import tell
from bot.model.analysis import Material
from bot.model.article import Publisher
from bot.model.story import Origin, Story, StoryId
from bot.summarize.latest import order_by_time
from bot.summarize.sentences import list_passages
from bot.summarize.told import Told, list_firsts, list_quotable
from bot.text.analysis import analyse
from tests.factories import make_article

MONDAY = datetime(2026, 10, 5, 8, tzinfo=UTC)
SHOT = (
    "Journalist shot in Gdansk",
    "Gunmen shot and badly wounded the journalist Kari Holm in Gdansk on Monday.",
)
THREAT = (
    "Seamen threaten to strike",
    "Norwegian seamen threatened on Monday to stop all ferries to Gdansk with a strike.",
)
CLOSED = ("Poland closes bridge", "Poland closed the bridge to Slubice on Monday over a case of cholera.")
CAMP = (
    "Fire in camp kills nine",
    "A fire in a camp for refugees near Narvik killed nine people on Monday, police said.",
)


def read(title: str, text: str, hours: float = 0) -> Material:
    article = make_article(
        text,
        title=title,
        url=f"https://news.example/{hours}/{abs(hash(title))}",
        publisher=Publisher(f"Desk {hours}"),
        published=MONDAY + timedelta(hours=hours),
    )
    return Material(article, analyse(article))


def list_ranks(central: tuple[str, str], later: tuple[str, str], hours: float = 24) -> list[list[str]]:
    leads = [list_passages(read(*told, at))[0] for told, at in ((central, 0.0), (later, hours))]
    return [[each.material.article.title for each in rank] for rank in order_by_time(leads)]


@pytest.mark.parametrize(
    ("central", "later"),
    [
        (SHOT, ("Journalist dies", "The journalist Kari Holm died on Tuesday of wounds that gunmen gave her.")),
        (SHOT, ("Journalist dead", "A journalist whom gunmen attacked has died of wounds, the newspaper Aften said.")),
        (
            THREAT,
            (
                "Strike called off",
                "Norwegian seamen called off a strike on the ferries to Gdansk on Tuesday.",
            ),
        ),
        (CLOSED, ("Bridge open again", "Poland reopened the bridge to Slubice after tests ruled out cholera.")),
        (CAMP, ("Fire toll rises", "Police said on Tuesday that a fire in a camp had killed fourteen people.")),
    ],
)
def test_what_happened_later_heads_its_story(central: tuple[str, str], later: tuple[str, str]) -> None:
    assert list_ranks(central, later)[0] == [later[0]]
    assert list_ranks(central, later, hours=1)[0] == [central[0], later[0]]


@pytest.mark.parametrize(
    ("central", "later"),
    [
        (SHOT, ("Premier condemns shooting", "Premier Ola Berg condemned the shooting of a journalist.")),
        (SHOT, ("Holm’s editor speaks", "Ola Berg said on Tuesday that the gunmen had shot at a free journalist.")),
        (SHOT, ("Oslo asks for inquiry", "Norway demanded that Poland find the gunmen who shot a journalist.")),
        (SHOT, ("Who shoots a journalist?", "Gunmen shot at three other journalists in the port of Gdansk last week.")),
        (CLOSED, ("Cholera bridge", "Traders at the bridge to Slubice are waiting for the end of a case of cholera.")),
        (CLOSED, ("Bridge toll debated", "Poland and Germany will meet over the bridge and the cholera on Friday.")),
        (CAMP, ("Fire a disgrace, Oslo says", "The fire in the camp is a disgrace to its owners, the ministry said.")),
        (CAMP, ("King opens bridge", "King Haakon of Norway opened a new bridge near Narvik on Tuesday.")),
    ],
)
def test_a_word_on_what_happened_and_another_matter_do_not_head_it(
    central: tuple[str, str], later: tuple[str, str]
) -> None:
    assert list_ranks(central, later)[0][0] == central[0]


def test_a_title_is_not_taken_from_what_was_said_before_it_was_over() -> None:
    told = [
        read(
            "Premier fears strike",
            "Ola Berg said on Monday that a strike of seamen on ferries would cost Norway much. "
            "The ferries to Poland carry half of what Norway sells abroad, and a strike would stop them.",
            2,
        ),
        read(
            "Seamen call off strike",
            "Norwegian seamen called off a strike on the ferries to Poland on Wednesday. "
            "The strike would have stopped the ferries to Poland from Friday, the union of seamen said.",
            50,
        ),
    ]
    briefing = brief(told)
    assert briefing.title.text == "Norwegian seamen called off a strike on the ferries to Poland on Wednesday"
    assert briefing.bottom_line[0].text.startswith("Norwegian seamen called off a strike")


def test_what_has_happened_may_still_give_the_title_where_the_latest_gives_none() -> None:
    ranks = list_ranks(CAMP, ("Camp fire: heater blamed", "The fire in the camp was caused by a heater, police said."))
    assert ranks[-2:] == [[CAMP[0]], []]


FILLER = "Ferries between Narvik and Gdansk carry coal, timber and cars on most days of the year. " * 3


def list_told(earlier: str) -> str:
    told = [
        read("Two held over shooting", f"Gunmen shot the journalist Kari Holm in Gdansk on Monday. {earlier} {FILLER}"),
        read(
            "Journalist freed suspects",
            "A Polish court released two gunmen who had shot at the journalist Kari Holm in Gdansk on Wednesday. "
            "Judges in the old town hall found that neither man had been in the city that week.",
            50,
        ),
    ]
    [story] = tell(told, {each.article.id: StoryId("s") for each in told})
    return " ".join(each.words for each in Told([story], told, 1, told[1].article.retrieved.date()).passages(story))


@pytest.mark.parametrize(
    "state",
    [
        "Two gunmen are being held in Gdansk for the time being.",
        "The journalist Kari Holm is in a critical condition in Gdansk.",
        "The port of Gdansk will remain shut to journalists until further notice.",
    ],
)
def test_how_things_stood_is_told_no_longer_once_a_report_is_overtaken(state: str) -> None:
    assert state.rstrip(".") not in list_told(state)


@pytest.mark.parametrize(
    "told",
    [
        "The journalist Kari Holm lost a kidney in a hospital in Gdansk.",
        "The prosecutor of Gdansk will question the journalist Kari Holm on 3 November.",
    ],
)
def test_what_happened_or_is_still_ahead_is_told_all_the_same(told: str) -> None:
    assert told.rstrip(".") in list_told(told)


def test_what_the_same_outlet_tells_hours_later_is_told_too() -> None:
    def desk(title: str, text: str, hours: float) -> Material:
        article = make_article(
            text, title=title, url=f"https://news.example/{hours}", published=MONDAY + timedelta(hours=hours)
        )
        return Material(article, analyse(article))

    trial = desk("Swede on trial over radar", "A Swede went on trial in Oslo on Monday over a Norwegian radar.", 0)
    ended = desk(
        "Swede acquitted over radar", "A Norwegian court acquitted the Swede of copying a radar on Tuesday.", 30
    )
    soon = desk("Swede acquitted over radar", "A Norwegian court acquitted the Swede of copying a radar on Tuesday.", 1)
    by_id = {each.article.id: each for each in (trial, ended, soon)}
    for later, firsts in ((ended, [trial, ended]), (soon, [trial])):
        ids = (trial.article.id, later.article.id)
        story = Story(StoryId("s"), "", None, None, ids, (Origin(ids[0], ids, tuple((each,) for each in ids)),))
        found = list_firsts(story, by_id, lambda each: list_quotable(by_id[each]))
        assert found == tuple(each.article.id for each in firsts)
    reprinted = Story(StoryId("s"), "", None, None, ids, (Origin(ids[0], ids, (ids,)),))
    assert list_firsts(reprinted, by_id, lambda each: list_quotable(by_id[each])) == ids[:1]


def test_title_and_first_line_are_of_one_report() -> None:
    reports = [
        read(
            "Norway delays toll on Polish lorries",
            "Norway will delay its toll on Polish lorries by two months, the transport minister, Kari Holm, said on "
            "Monday.\n\nPoland's ministry of transport welcomed the delay. It said the toll on lorries should go.",
        ),
        read(
            "Norway drops toll on Polish lorries",
            "Kari Holm, Norway's transport minister, has dropped the toll on Polish lorries.\n\n"
            "Hauliers in Gdansk cheered. The toll on lorries from Poland had cost them dearly.",
            hours=1,
        ),
    ]
    briefing = brief(reports)
    first, title = briefing.bottom_line[0].citations[0], briefing.title.citations[0]
    assert first.n == title.n
