"""The happenings of one affair are told apart, and accounts of the same one are joined and ranked."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.group.linkage import link
from bot.group.rank import rank
from bot.group.shelf import closeness
from bot.group.sketches import make_sketch
from bot.group.stories import group
from bot.model.analysis import ActorKey, Material
from bot.model.article import Publisher
from bot.model.story import Story
from bot.model.topic import Topic, Window
from bot.service.briefings import select
from tests.factories import NOW, make_article, make_publisher
from tests.materials import AMERICA, CHINA, PAIR, make_material

TOPIC = Topic("china-russia", "China and Russia", actors=(ActorKey("state:CN"), ActorKey("state:RU")))

AFFAIR = {
    "munich": (
        (
            18,
            "Wang Yi meets Blinken in Munich",
            "China's top diplomat Wang Yi met US Secretary of State Antony Blinken on the margins of the Munich "
            "conference, their first contact since the balloon was shot down. Blinken warned against arms for Russia.",
        ),
        (
            19,
            "Blinken warns Wang over balloon and arms",
            "In Munich late on Saturday Antony Blinken told Wang Yi that the balloon flight must not be repeated, and "
            "that lethal aid to Russia would have consequences. Wang called the downing of the balloon hysterical.",
        ),
    ),
    "paper": (
        (
            24,
            "China sets out twelve points on Ukraine",
            "A year after the invasion China published a position paper of twelve points that calls for a ceasefire "
            "and talks between Russia and Ukraine, and rejects the use of nuclear weapons.",
        ),
        (
            24,
            "Kyiv and allies cool on Beijing's paper",
            "The Chinese position paper, twelve points that urge a ceasefire and peace talks, met doubt in Western "
            "capitals, which noted that the points do not ask Russia to withdraw from Ukraine.",
        ),
    ),
    "visit": (
        (
            48,
            "Xi arrives in Moscow for state visit",
            "Chinese leader Xi Jinping landed in Moscow on Monday for a three-day state visit and dined with Vladimir "
            "Putin at the Kremlin, days after a warrant against the Russian president.",
        ),
        (
            49,
            "Putin and Xi sign statements at the Kremlin",
            "Vladimir Putin and Xi Jinping signed joint statements in the Kremlin on the second day of the Chinese "
            "leader's state visit to Moscow, on trade, energy and a pipeline.",
        ),
    ),
}
PERSONS: dict[str, Sequence[str]] = {
    "person:wang yi": ("Wang Yi", "Wang"),
    "person:antony blinken": ("Antony Blinken", "Blinken"),
    "person:xi jinping": ("Xi Jinping", "Xi"),
    "person:vladimir putin": ("Vladimir Putin", "Putin"),
}


def at_day(day: int) -> datetime:
    return datetime(2023, 2, 1, 12, tzinfo=UTC) + timedelta(days=day - 1)


def affair() -> dict[str, list[Material]]:
    return {
        name: [
            make_material(
                text,
                title=title,
                url=f"https://news.example/{name}/{number}",
                publisher=f"Desk {number}",
                published=at_day(day),
                actors=PAIR | AMERICA | PERSONS,
            )
            for number, (day, title, text) in enumerate(accounts)
        ]
        for name, accounts in AFFAIR.items()
    }


def test_the_happenings_of_one_affair_are_separate_stories_in_order_of_time() -> None:
    told = affair()
    stories = group([material for accounts in told.values() for material in accounts])
    assert [set(story.articles) for story in stories] == [
        {material.article.id for material in accounts} for accounts in told.values()
    ]
    assert [story.first for story in stories] == [at_day(18), at_day(24), at_day(48)]


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_articles_does_not_matter(order: random.Random) -> None:
    materials = [material for accounts in affair().values() for material in accounts]
    expected = group(materials)
    order.shuffle(materials)
    assert group(materials) == expected


def test_a_story_keeps_its_id_when_later_accounts_join_it() -> None:
    told = affair()["munich"]
    before, after = group(told[:1]), group(told)
    assert [story.id for story in before] == [story.id for story in after]
    assert len(after[0].origins) == 2


def test_a_story_is_called_the_same_whatever_else_is_told_beside_it() -> None:
    told = affair()
    alone = {story.title for accounts in told.values() for story in group(accounts)}
    assert {story.title for story in group([each for accounts in told.values() for each in accounts])} == alone


def test_of_two_accounts_the_first_names_the_story_and_a_reprint_changes_nothing() -> None:
    first, second = affair()["munich"]
    again = make_material(second.article.text, url="https://news.example/again", publisher="Echo", published=at_day(19))
    assert [story.title for story in group([first, second, again])] == [first.article.title]


def test_a_live_blog_gives_its_story_no_name() -> None:
    live = make_material(
        " ".join(text for _, _, text in AFFAIR["munich"]), title="Munich: live updates", url="https://news.example/live",
        published=at_day(18), actors=PAIR | AMERICA | PERSONS,
    )  # fmt: skip
    (story,) = group([live, *affair()["munich"]])
    assert live.article.id in story.articles
    assert story.title != live.article.title


def test_nothing_gives_no_story_and_one_article_given_twice_gives_one() -> None:
    one = affair()["paper"][0]
    assert group([]) == ()
    assert [story.articles for story in group([one, one])] == [(one.article.id,)]


def test_an_undated_article_joins_by_its_words_and_comes_last() -> None:
    first, second = affair()["munich"]
    text = second.article.text
    undated = make_material(text, url="https://news.example/u", published=None, actors=PAIR | AMERICA | PERSONS)
    (story,) = group([undated, first])
    assert story.articles == (first.article.id, undated.article.id)
    assert (story.first, story.last) == (first.article.published, first.article.published)


def test_reprints_join_a_story_without_raising_its_origins() -> None:
    first, second = affair()["munich"]
    again = make_material(first.article.text, url="https://news.example/again", publisher="Echo", published=at_day(19))
    (story,) = group([first, second, again])
    assert (len(story.articles), len(story.origins)) == (3, 2)


@pytest.mark.parametrize(("days", "least", "most"), [(0, 1, 1), (1, 0.85, 0.95), (3, 0.5, 0.5), (10, 0, 0.1)])
def test_articles_far_apart_in_time_are_less_alike(days: int, least: float, most: float) -> None:
    one, other = (make_sketch(make_article(published=NOW + timedelta(days=gap))) for gap in (0, days))
    assert least <= closeness(one, other) <= most
    assert closeness(one, other) == closeness(other, one)


@given(
    st.integers(1, 9).flatmap(
        lambda count: st.tuples(
            st.just(count),
            st.dictionaries(
                st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] < pair[1]),
                st.floats(0, 1),
            ),
        )
    )
)
def test_linking_parts_everything_once(given_set: tuple[int, dict[tuple[int, int], float]]) -> None:
    count, similarities = given_set
    parts = link(count, similarities, 0.3)
    assert sorted(each for part in parts for each in part) == list(range(count))
    strong = {pair for pair, value in similarities.items() if value >= 0.3}
    assert (len(parts) == count) == (not strong)


def told_by(publishers: list[Publisher], *, hours_ago: float, text: str | None = None) -> tuple[Story, list[Material]]:
    materials = [
        make_material(
            text or f"China and Russia signed an accord on {publisher.name} in Moscow, the Chinese ministry said.",
            url=f"https://news.example/{publisher.name}/{hours_ago}",
            publisher=publisher,
            published=NOW - timedelta(hours=hours_ago),
            actors=PAIR,
        )
        for publisher in publishers
    ]
    (story,) = group(materials)
    return story, materials


def told_in_three_words_of_their_own() -> tuple[Story, list[Material]]:
    texts = {
        "Harbour": "China and Russia signed a grain accord in Moscow, ending two years of talks on farm trade.",
        "Meridian": "The grain accord that China and Russia signed in Moscow opens ports on the Amur to barges.",
        "Riverside": "Signed in Moscow after midnight, the accord lets China buy Russia's grain in its own currency.",
    }
    accounts = [
        make_material(
            text, title="China and Russia sign a grain accord in Moscow", url=f"https://{name}.example/1",
            publisher=make_publisher(name), published=NOW - timedelta(hours=5), actors=PAIR,
        )
        for name, text in texts.items()
    ]  # fmt: skip
    (story,) = group(accounts)
    return story, accounts


def test_more_origins_rank_higher_and_the_reasons_are_kept() -> None:
    many, told = told_in_three_words_of_their_own()
    single, alone = told_by([make_publisher("Steppe")], hours_ago=3)
    ranked = rank([single, many], told + alone, TOPIC, NOW)
    assert [story.id for story in ranked] == [many.id, single.id]
    why = dict(ranked[0].why)
    assert set(why) == {"origins", "recency", "salience", "novelty", "diversity", "share", "score"}
    assert all(0 <= value <= 1 for value in why.values())
    assert ranked[0].reasons == (
        "3 independent origins", "last told 5 hours ago", "China and Russia deal with one another in one sentence",
        "China and Russia stand in the opening and the title", "3 publishers in 1 country",
    )  # fmt: skip
    assert "told by Steppe alone" in ranked[1].reasons


def test_countries_are_counted_only_where_every_publisher_has_one_in_the_table() -> None:
    story, told = told_in_three_words_of_their_own()
    unknown = [replace(told[0], article=replace(told[0].article, publisher=Publisher("Nowhere Post"))), *told[1:]]
    (ranked,) = rank([story], unknown, TOPIC, NOW)
    assert "3 publishers" in ranked.reasons


def test_what_goes_on_ranks_below_what_is_new_since_the_last_edition() -> None:
    on, told = told_by([make_publisher("Harbour")], hours_ago=2)
    new, now = told_by([make_publisher("Meridian")], hours_ago=4)
    assert rank([on, new], told + now, TOPIC, NOW)[0].id == on.id
    first, second = rank([on, new], told + now, TOPIC, NOW, known={on.id: 2})
    assert (first.id, second.id) == (new.id, on.id)
    assert "new since the last edition" in first.reasons
    assert "1 of 3 reports new since the last edition" in second.reasons


def test_in_a_window_that_is_over_a_story_is_as_new_as_it_was_at_its_end() -> None:
    story, told = told_by([make_publisher("Harbour")], hours_ago=30)
    week = Window(NOW - timedelta(days=7), NOW - timedelta(hours=24))
    (then,) = select(TOPIC, tuple(told), NOW, window=week).stories
    (later,) = select(TOPIC, tuple(told), NOW + timedelta(days=900), window=week).stories
    assert then.why == later.why
    assert "last told 6 hours before the window ends" in later.reasons
    (live,) = select(TOPIC, tuple(told), NOW, window=Window(NOW - timedelta(days=7), NOW)).stories
    assert "last told 30 hours ago" in live.reasons
    assert story.articles == live.articles


def test_a_story_that_gained_an_origin_is_partly_new() -> None:
    story, told = told_in_three_words_of_their_own()
    (ranked,) = rank([story], told, TOPIC, NOW, known={story.id: 1})
    assert dict(ranked.why)["novelty"] == pytest.approx(3 / 4, abs=0.001)
    assert "3 of 4 reports new since the last edition" in ranked.reasons


def test_no_publisher_fills_the_top_with_what_it_alone_tells() -> None:
    flood = [told_by([make_publisher("Tower")], hours_ago=hours) for hours in (1, 1.5, 2, 2.5)]
    other, its = told_by([make_publisher("Harbour")], hours_ago=5)
    told = [material for _, materials in flood for material in materials]
    ranked = rank([other, *(story for story, _ in flood)], told + its, TOPIC, NOW)
    assert [story.id for story in ranked][:2] == [flood[0][0].id, other.id]
    assert "number 4 of the stories told by Tower alone, so that it counts less" in ranked[-1].reasons


@given(hours=st.lists(st.integers(1, 200), min_size=1, max_size=6, unique=True), data=st.data())
def test_the_order_of_the_stories_given_does_not_matter(hours: list[int], data: st.DataObject) -> None:
    made = [told_by([make_publisher("Tower" if each % 2 else "Harbour")], hours_ago=each) for each in hours]
    told = [material for _, materials in made for material in materials]
    stories = [story for story, _ in made]
    assert rank(stories, told, TOPIC, NOW) == rank(data.draw(st.permutations(stories)), told, TOPIC, NOW)


def test_of_two_alike_the_newer_ranks_higher() -> None:
    old, was = told_by([make_publisher("Harbour")], hours_ago=90)
    new, now = told_by([make_publisher("Harbour")], hours_ago=2)
    assert [story.id for story in rank([old, new], was + now, TOPIC, NOW)] == [new.id, old.id]


def test_what_only_state_media_tell_ranks_below_what_others_tell() -> None:
    state, its = told_by([make_publisher("Tower", state_controlled=True)], hours_ago=4)
    free, their = told_by([make_publisher("Harbour", state_controlled=False)], hours_ago=4)
    assert rank([state, free], its + their, TOPIC, NOW)[0].id == free.id


def test_what_is_more_about_the_topic_ranks_higher() -> None:
    aside = "The Chinese press wrote of a film. It was shot in Moscow. Critics in China liked it. It is long."
    film, its = told_by([make_publisher("Harbour")], hours_ago=4, text=aside)
    accord, their = told_by([make_publisher("Meridian")], hours_ago=4)
    assert rank([film, accord], its + their, TOPIC, NOW)[0].id == accord.id


def test_actors_alone_without_a_state_in_common_do_not_join_stories() -> None:
    one = make_material("China opened a museum of tea in Yunnan.", title="Tea", url="https://n.example/1", actors=CHINA)
    other = make_material("China launched a weather satellite.", title="Space", url="https://n.example/2", actors=CHINA)
    assert len(group([one, other])) == 2


TRIPLES = Path(__file__).parents[3] / "shared" / "data" / "clustering" / "neus-triples-val.jsonl"


@pytest.mark.skipif(not TRIPLES.is_file(), reason="the measurement data is not beside this checkout")
def test_accounts_of_one_happening_from_three_desks_come_together() -> None:
    told: dict[str, str] = {}
    materials = []
    for line in TRIPLES.read_text(encoding="utf-8").splitlines()[:100]:
        triple = json.loads(line)
        for number, account in enumerate(triple["articles"]):
            url = f"https://news.example/{triple['story_id']}/{number}"
            material = make_material(account["text"], title=account["title"], url=url, published=None, actors={})
            told[material.article.id] = triple["story_id"]
            materials.append(material)
    assert bcubed([[told[article] for article in story.articles] for story in group(materials)]) >= 0.8


def bcubed(clusters: list[list[str]]) -> float:
    """BCubed F1 of clusters given as the true labels of their members (Bagga and Baldwin, 1998)."""
    totals = Counter(label for cluster in clusters for label in cluster)
    counts = [(Counter(cluster), len(cluster)) for cluster in clusters]
    everything = sum(totals.values())
    precision = sum(n * n / size for labels, size in counts for n in labels.values()) / everything
    recall = sum(n * n / totals[label] for labels, _ in counts for label, n in labels.items()) / everything
    return 2 * precision * recall / (precision + recall)
