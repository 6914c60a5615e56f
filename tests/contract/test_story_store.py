"""What every store of stories owes."""

from datetime import timedelta

import pytest

from bot.group.sketches import make_sketch
from bot.model.article import PUBLIC, Article, Scope
from bot.model.errors import NotFoundError, StorageError
from bot.model.story import Placed, Placement, StoryChange, StoryId, Strand
from bot.model.topic import Window
from tests.contract.databases import Stores
from tests.factories import NOW, make_article

TEAM = Scope("team-a")
ALL = Window(NOW - timedelta(days=9), NOW + timedelta(days=9))


def place(article: Article, story: str = "s1", **rest: object) -> Placement:
    placed = Placed(make_sketch(article), StoryId(story), (3, 5), rest.pop("alike", {}))  # type: ignore[arg-type]
    plain = {"moved": {}, "strands": (Strand(StoryId(story), NOW),), "changes": ()}
    return Placement(placed, **{**plain, **rest})  # type: ignore[arg-type]


async def test_articles_wait_until_they_are_placed_the_earliest_told_first(stores: Stores) -> None:
    late = make_article(url="https://n.example/late")
    early = make_article(url="https://n.example/early", published=NOW - timedelta(hours=3))
    future = make_article(url="https://n.example/future", published=NOW + timedelta(hours=3))
    private = make_article(url="https://n.example/private", scope=TEAM)
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [late, early, future, private])
        assert await stores.stories.list_waiting(transaction, NOW) == (PUBLIC, TEAM)
        assert await stores.stories.list_unplaced(transaction, PUBLIC, NOW, 9) == (early, late)
        assert await stores.stories.list_unplaced(transaction, PUBLIC, NOW, 1) == (early,)
        assert await stores.stories.list_unplaced(transaction, PUBLIC, NOW, 9, [late.id, private.id]) == (late,)
        assert await stores.stories.hold(transaction, PUBLIC) == 0
        await stores.stories.keep(transaction, PUBLIC, [place(early)])
        assert await stores.stories.list_unplaced(transaction, PUBLIC, NOW, 9) == (late,)
        assert await stores.stories.find_latest(transaction, PUBLIC) == early.published
        assert await stores.stories.find_latest(transaction, TEAM) is None


async def test_what_was_placed_comes_back_as_it_was_in_its_order_and_window(stores: Stores) -> None:
    first = make_article(url="https://n.example/1")
    second = make_article(
        "Ein zweiter Text über Öl.", title="Gespräche – live", url="https://n.example/2",
        published=NOW - timedelta(days=1),
    )  # fmt: skip
    placements = [place(first), place(second, alike={first.id: 0.25})]
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [first, second])
        assert await stores.stories.hold(transaction, PUBLIC) == 0
        await stores.stories.keep(transaction, PUBLIC, placements)
        placed, strands = await stores.stories.list_placed(transaction, PUBLIC, ALL)
        assert placed == tuple(each.placed for each in placements)
        assert strands == placements[0].strands
        recent = await stores.stories.list_placed(transaction, PUBLIC, Window(NOW, ALL.end))
        assert recent[0] == (placements[0].placed,)
        assert await stores.stories.list_placed(transaction, TEAM, ALL) == ((), ())
        sketches = [each.placed.sketch for each in placements]
        assert await stores.stories.list_earlier(transaction, PUBLIC, ALL.end, 9) == tuple(sketches)
        assert await stores.stories.list_earlier(transaction, PUBLIC, ALL.end, 1) == (sketches[0],)
        assert await stores.stories.list_earlier(transaction, PUBLIC, NOW, 9) == (sketches[1],)
        assert await stores.stories.list_earlier(transaction, TEAM, ALL.end, 9) == ()
        assert await stores.stories.hold(transaction, PUBLIC) == 2


async def test_an_article_is_placed_once(stores: Stores) -> None:
    article = make_article()
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [article])
        await stores.stories.hold(transaction, PUBLIC)
        await stores.stories.keep(transaction, PUBLIC, [place(article)])
        with pytest.raises(StorageError):
            await stores.stories.keep(transaction, PUBLIC, [place(article, "s2")])


async def test_an_article_that_waits_again_stays_or_gets_another_place(stores: Stores) -> None:
    one, other = make_article(url="https://n.example/1"), make_article(url="https://n.example/2")
    both = [one.id, other.id]
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [one, other])
        await stores.stories.hold(transaction, PUBLIC)
        await stores.stories.keep(transaction, PUBLIC, [place(one)])
        assert await stores.stories.find_placed(transaction, PUBLIC, both) == {one.id: place(one).placed}
        await stores.stories.look_again(transaction, PUBLIC, [one.id])
        assert {each.id for each in await stores.stories.list_unplaced(transaction, PUBLIC, NOW, 9)} == set(both)
        await stores.stories.leave(transaction, PUBLIC, [one.id])
        assert await stores.stories.list_unplaced(transaction, PUBLIC, NOW, 9) == (other,)
        await stores.stories.look_again(transaction, PUBLIC, [one.id])
        moving = place(other, "s1", moved={one.id: StoryId("s1")}, strands=())
        await stores.stories.keep(transaction, PUBLIC, [moving, place(one, "s2")])
        found = await stores.stories.find_stories(transaction, frozenset({PUBLIC}), both)
        assert found == {one.id: "s2", other.id: "s1"}
        assert await stores.stories.list_unplaced(transaction, PUBLIC, NOW, 9) == ()


async def test_merges_and_splits_are_recorded_and_a_merged_id_leads_on(stores: Stores) -> None:
    one, other = make_article(url="https://n.example/1"), make_article(url="https://n.example/2")
    gone = Strand(StoryId("s1"), NOW, None, StoryId("s2"))
    change = StoryChange("merged", StoryId("s2"), StoryId("s1"), other.id)
    later = place(
        other, "s2", moved={one.id: StoryId("s2")}, strands=(gone, Strand(StoryId("s2"), NOW)), changes=(change,)
    )
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [one, other])
        await stores.stories.hold(transaction, PUBLIC)
        await stores.stories.keep(transaction, PUBLIC, [place(one)])
        await stores.stories.keep(transaction, PUBLIC, [later])
        places = await stores.stories.find_stories(transaction, frozenset({PUBLIC}), [one.id, other.id])
        assert set(places.values()) == {StoryId("s2")}
        assert (await stores.stories.get_strand(transaction, frozenset({PUBLIC}), StoryId("s1"))).id == "s2"
        assert await stores.stories.list_changes(transaction, frozenset({PUBLIC}), StoryId("s2")) == (change,)


async def test_a_story_has_members_and_followers(stores: Stores) -> None:
    late, early = (
        make_article(url="https://n.example/1"),
        make_article(url="https://n.example/2", published=NOW - timedelta(hours=2)),
    )
    first, second, gone = (
        Strand(StoryId("s1"), NOW), Strand(StoryId("s2"), NOW, StoryId("s1")),
        Strand(StoryId("s3"), NOW, StoryId("s1"), StoryId("s2")),
    )  # fmt: skip
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [late, early])
        await stores.stories.hold(transaction, PUBLIC)
        await stores.stories.keep(transaction, PUBLIC, [place(late, strands=(first, second, gone))])
        await stores.stories.keep(transaction, PUBLIC, [place(early, strands=())])
        ours, others = frozenset({PUBLIC, TEAM}), frozenset({TEAM})
        assert await stores.stories.list_members(transaction, ours, StoryId("s1")) == (early.id, late.id)
        assert await stores.stories.list_members(transaction, others, StoryId("s1")) == ()
        assert await stores.stories.list_followers(transaction, ours, StoryId("s1")) == (second,)
        assert await stores.stories.list_followers(transaction, others, StoryId("s1")) == ()


async def test_what_stories_tell_within_a_window_is_given_the_latest_first(stores: Stores) -> None:
    told = [make_article(url=f"https://n.example/{n}", published=NOW - timedelta(days=n)) for n in range(3)]
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, told)
        await stores.stories.hold(transaction, PUBLIC)
        for article, story in zip(told, ("s1", "s1", "s2"), strict=True):
            await stores.stories.keep(transaction, PUBLIC, [place(article, story)])
        ours, both = frozenset({PUBLIC}), [StoryId("s1"), StoryId("s2")]
        newest, yesterdays, older = (each.id for each in told)
        list_told = stores.stories.list_told
        assert await list_told(transaction, ours, NOW, both, None) == (newest, yesterdays, older)
        assert await list_told(transaction, ours, NOW, both[:1], None) == (newest, yesterdays)
        assert await list_told(transaction, ours, NOW, both, Window(ALL.start, NOW)) == (yesterdays, older)
        assert await list_told(transaction, ours, NOW - timedelta(days=1), both, ALL) == (yesterdays, older)
        assert await list_told(transaction, ours, NOW, [], None) == ()
        assert await list_told(transaction, frozenset({TEAM}), NOW, both, None) == ()


async def test_another_workspaces_stories_are_not_there(stores: Stores) -> None:
    private = make_article(scope=TEAM)
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [private])
        await stores.stories.hold(transaction, TEAM)
        await stores.stories.keep(transaction, TEAM, [place(private)])
        others = frozenset({PUBLIC, Scope("team-b")})
        assert await stores.stories.find_stories(transaction, others, [private.id]) == {}
        assert await stores.stories.list_changes(transaction, others, StoryId("s1")) == ()
        with pytest.raises(NotFoundError):
            await stores.stories.get_strand(transaction, others, StoryId("s1"))
