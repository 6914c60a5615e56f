"""Articles join stories one by one: ids stay, chains go on, and a shelf read anew is the shelf there was."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.group.shelf import Shelf
from bot.group.sketches import make_sketch
from bot.group.stories import group
from bot.model.article import Article
from bot.model.story import Placed, Placement, StoryId, Strand
from tests.factories import NOW, make_article, make_publisher
from tests.materials import make_material
from tests.seeds import list_seed_materials

QUAKE = (
    "A strong earthquake shook the port of Izmir on Friday and brought houses down, the governor of the province said."
)
AGAIN = (
    "Houses fell in Izmir when an earthquake struck the Turkish port on Friday, according to the province's governor."
)
VOTE = "Parliament in Tallinn voted for a budget that raises taxes on alcohol and lowers those on power from January."
TEXTS = (QUAKE, AGAIN, VOTE, VOTE.replace("January", "July"), QUAKE.replace("governor", "mayor"))


def tell(text: str, number: int, hours: float = 0) -> Article:
    url = f"https://n.example/{number}"
    return make_article(text, title=" ".join(text.split()[:6]), url=url, published=NOW + timedelta(hours=hours))


def put_all(shelf: Shelf, articles: Sequence[Article]) -> list[Placement]:
    placements = []
    for article in articles:
        placements.append(shelf.place(make_sketch(article)))
        shelf.apply(placements[-1])
    return placements


def test_accounts_of_one_happening_join_and_another_opens_a_story() -> None:
    shelf = Shelf()
    first, again, vote = (tell(text, number) for number, text in enumerate((QUAKE, AGAIN, VOTE)))
    put_all(shelf, [first, again, vote])
    stories = shelf.stories()
    assert stories[first.id] == stories[again.id] == f"s{first.id}"
    assert stories[vote.id] == f"s{vote.id}"


def test_an_affair_of_weeks_is_a_chain_of_stories() -> None:
    shelf = Shelf()
    days = [tell(QUAKE.replace("Friday", day), number, 24 * number) for number, day in enumerate(["May"] * 20)]
    put_all(shelf, days)
    stories = list(dict.fromkeys(shelf.stories()[each.id] for each in days))
    assert 2 <= len(stories) <= 4
    assert [shelf.strand(story).follows for story in stories] == [None, *stories[:-1]]
    first = {story: shelf.strand(story).first for story in stories}
    for each in days:
        assert each.published is not None
        assert each.published - first[shelf.stories()[each.id]] <= timedelta(days=7)


def test_what_joins_two_stories_merges_them_and_says_so() -> None:
    left = "Minister Okoro resigned in Abuja over fuel imports and missing funds."
    right = "Police searched the refinery offices of Harcourt and seized ledgers."
    both = f"{left} {right}"
    shelf = Shelf()
    first, second = tell(left, 1), tell(right, 2)
    put_all(shelf, [first, second])
    assert len(set(shelf.stories().values())) == 2
    changes = [
        change for each in put_all(shelf, [tell(both, 3), tell(both, 4), tell(both, 5)]) for change in each.changes
    ]
    assert {change.kind for change in changes} == {"merged"}
    assert len(set(shelf.stories().values())) == 1
    merged = shelf.strand(changes[0].other)
    assert merged.merged_into == changes[0].story


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TEXTS), st.integers(0, 400)), min_size=1, max_size=14), st.integers(0, 13))
def test_a_shelf_read_anew_goes_on_as_the_one_there_was(told: list[tuple[str, int]], cut: int) -> None:
    articles = [
        tell(text, number, hours) for number, (text, hours) in enumerate(sorted(told, key=lambda each: each[1]))
    ]
    whole = Shelf()
    placements = put_all(whole, articles)
    kept: dict[str, Placed] = {}
    strands: dict[str, Strand] = {}
    for each in placements[:cut]:
        for moved, story in each.moved.items():
            kept[moved] = replace(kept[moved], story=story)
        kept[each.placed.sketch.article] = each.placed
        strands.update({strand.id: strand for strand in each.strands})
    anew = Shelf(kept.values(), strands.values())
    assert put_all(anew, articles[cut:]) == placements[cut:]
    assert anew.stories() == whole.stories()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_reprints_never_raise_the_number_of_origins(texts: list[str], chance: random.Random) -> None:
    long = [f"{text} " + " ".join(f"Note {number} says so." for number in range(5)) for text in texts]
    told = [make_material(text, title="", url=f"https://n.example/{at}") for at, text in enumerate(long)]
    reprinted = chance.choice(told)
    publisher = make_publisher("Echo")
    again = [
        make_material(reprinted.article.text, title="", url=f"https://echo.example/{at}", publisher=publisher.name)
        for at in range(chance.randint(1, 5))
    ]
    before = sum(len(story.origins) for story in group(told))
    assert sum(len(story.origins) for story in group([*told, *again])) <= before


def test_of_what_is_old_only_the_words_are_remembered() -> None:
    shelf = Shelf()
    old = [tell(text, number) for number, text in enumerate(TEXTS)]
    put_all(shelf, old)
    shelf.forget_before(NOW + timedelta(hours=1))
    assert len(shelf) == 0
    fresh = [tell(QUAKE, 99, 5), tell(QUAKE.replace("shook", "hit"), 100, 6)]
    anew = Shelf(earlier=[make_sketch(each) for each in reversed(old)])
    assert put_all(shelf, fresh) == put_all(anew, fresh)
    assert put_all(Shelf(), fresh) != put_all(Shelf(earlier=[make_sketch(each) for each in old]), fresh)


def test_a_week_of_few_articles_does_not_join_what_only_shares_the_words_of_its_affair() -> None:
    """Of dispatches on one pair of states, those of a single week are placed as if all before them were known."""
    materials = sorted(list_seed_materials(), key=lambda each: each.article.published or NOW)
    sketches = [make_sketch(each.article) for each in materials]
    titles = {each.article.id: each.article.title for each in materials}
    start = datetime(2023, 3, 14, tzinfo=UTC)
    shelf = Shelf(earlier=[each for each in sketches if each.told < start])
    for each in (each for each in sketches if start <= each.told < start + timedelta(days=4)):
        shelf.apply(shelf.place(each))
    visit, call, ceasefire = "Xi to visit Russia", "China and Ukraine give two accounts", "Ceasefire now"
    found = {
        short: story
        for article, story in shelf.stories().items()
        for short in (visit, call, ceasefire)
        if titles[article].startswith(short)
    }
    assert len(set(found.values())) == len(found) == 3


RESIGNED = "Minister Okoro resigned in Kano over fuel imports and missing funds."
SEARCHED = "Police searched the refinery offices of Harcourt and seized ledgers of tankers."
STRUCK = "Harbour pilots in Lagos struck over wages and pensions, leaving ships at anchor."
ASKED = "Senators in Kano asked the auditor for accounts of the fuel board."
PARTS = (RESIGNED, SEARCHED, STRUCK, ASKED)


def test_a_story_whose_first_article_was_split_off_is_told_from_its_own_first_on_and_follows_it() -> None:
    texts = (ASKED, f"{RESIGNED} {SEARCHED}", STRUCK, SEARCHED)
    asked, resigned, struck, searched = (tell(text, number, 10 * number) for number, text in enumerate(texts))
    shelf = Shelf()
    put_all(shelf, [asked, resigned, struck])
    assert shelf.stories()[asked.id] == shelf.stories()[resigned.id]
    (placement,) = put_all(shelf, [searched])
    assert [change.kind for change in placement.changes] == ["split"]
    earlier, later = (shelf.strand(shelf.stories()[each.id]) for each in (asked, searched))
    assert (earlier.first, later.first) == (asked.published, resigned.published)
    assert (earlier.follows, later.follows) == (None, earlier.id)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(PARTS), st.integers(0, 200)), min_size=2, max_size=18)
)
def test_first_dates_follow_what_stories_hold_and_chains_are_in_order(told: list[tuple[str, str, int]]) -> None:
    """Articles that are alike in part, told in any order: stories join, split and follow one another."""
    articles = [tell(f"{one} {other}", number, hours) for number, (one, other, hours) in enumerate(told)]
    shelf = Shelf()
    for article in articles:
        put_all(shelf, [article])
        held: dict[StoryId, list[datetime]] = {}
        for each in articles[: len(shelf)]:
            assert each.published is not None
            held.setdefault(shelf.stories()[each.id], []).append(each.published)
        for story, dates in held.items():
            strand = shelf.strand(story)
            assert strand.first == min(dates)
            if strand.follows is not None:
                before = shelf.strand(strand.follows)
                assert before.merged_into is None
                assert (before.first, before.id) < (strand.first, strand.id)


@pytest.mark.parametrize("title", ["Nigeria: live updates", "Five things to know this morning", "Evening briefing"])
def test_what_tells_of_many_goes_with_one_story_and_joins_no_two(title: str) -> None:
    left = "Minister Okoro resigned in Abuja over fuel imports and missing funds."
    right = "Police searched the refinery offices of Harcourt and seized ledgers."
    shelf = Shelf()
    both = f"10:40 GMT {left}\n11:05 GMT {right}\n11:30 GMT {left}\n12:10 GMT {right}"
    blogs = [make_article(both, title=title, url=f"https://n.example/live{n}") for n in range(3)]
    first, second = tell(left, 1), tell(right, 2)
    later = tell(left.replace("missing", "lost"), 6), tell(right.replace("seized", "took"), 7)
    put_all(shelf, [first, second, *blogs, *later])
    stories = shelf.stories()
    assert stories[first.id] != stories[second.id]
    assert {stories[each.id] for each in blogs} <= {stories[first.id], stories[second.id]}


@pytest.mark.parametrize(
    ("title", "text", "live"),
    [
        ("Ukraine war: live updates", "Talks go on.", True),
        ("Election night as it happened", "Talks go on.", True),
        ("Talks", "9:05 a.m. ET\nTalks open.\n9:40 a.m. ET\nA pause.\n10.15 a.m. ET\nDone.\n2h ago\nWe begin.", True),
        ("Where the people of Izmir live", "They live by the port.", False),
        ("Trains to run again", "The 10:40 train and the 11:05 train run again.\n12:10 is the last one.", False),
    ],
)
def test_a_live_blog_is_known_by_its_title_or_the_times_of_its_entries(title: str, text: str, live: bool) -> None:
    assert make_sketch(make_article(text, title=title)).live is live


@pytest.mark.parametrize(
    ("title", "many"),
    [
        ("5 things to know for September 2: Biden, hurricanes, schools", True),
        ("Five things to know today", True),
        ("Ten top stories to read this weekend", True),
        ("Morning briefing", True),
        ("Thursday briefing: Ministers resign", True),
        ("Your evening briefing", True),
        ("Strikes, floods and a vote | Daily news digest", True),
        ("World news in brief: Ukraine, Sudan, Haiti", True),
        ("News in brief: Ukraine, Sudan, Haiti", True),
        ("The week in pictures", True),
        ("What you need to know this morning", True),
        ("Five things to know about the Chinese balloon", False),
        ("Three things to watch as Xi lands in Moscow", False),
        ("White House briefing: Kirby rejects claim", False),
        ("Morning briefing by the ministry ends in uproar", False),
        ("Party newsletter brings down minister", False),
        ("Army gives daily briefing on the front", False),
        ("What to know about the vote in Turkey", False),
        ("The host of the debate: 4 things you need to know", False),
        ("Storm over Kyushu: what you need to know today", False),
    ],
)
def test_a_round_up_is_known_by_its_title(title: str, many: bool) -> None:
    assert make_sketch(make_article("The cabinet met in Lagos and spoke of fuel.", title=title)).live is many
