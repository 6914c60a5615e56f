"""Articles join stories one by one: ids stay, chains go on, and a shelf read anew is the shelf there was."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.group.shelf import Shelf
from bot.group.sketches import make_sketch
from bot.group.stories import group
from bot.model.article import Article
from bot.model.story import Placed, Placement, Strand
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
