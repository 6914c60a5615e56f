"""Stories are stored as articles come: killed between two of them and started again, they are the same."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.group.shelf import THRESHOLD, likeness_abroad
from bot.model.article import PUBLIC, Article, ArticleId, Scope
from bot.model.errors import StorageError
from bot.model.story import Placed, Placement, StoryId, Strand
from bot.model.topic import Window
from bot.model.vector import ArticleVector, Space
from bot.ports import Transaction
from bot.service.placing import Abroad, Placer
from bot.storage.stories import SqlStoryStore
from tests.contract.databases import Stores, open_sqlite
from tests.factories import NOW, make_article
from tests.seeds import list_seed_materials

ALL = frozenset({PUBLIC})


async def read_stories(stores: Stores, articles: Sequence[Article]) -> Mapping[ArticleId, StoryId]:
    async with stores.database.read() as transaction:
        return await stores.stories.find_stories(transaction, ALL, [each.id for each in articles])


async def read_chains(stores: Stores, stories: Iterable[StoryId]) -> Mapping[StoryId, Strand]:
    async with stores.database.read() as transaction:
        return {story: await stores.stories.get_strand(transaction, ALL, story) for story in stories}


async def test_killed_between_two_articles_and_started_again_the_stories_are_the_same(tmp_path: Path) -> None:
    articles = [material.article for material in list_seed_materials()]
    found = []
    for name, kills in (("whole", ()), ("killed", (1, 7, 20, 21))):
        folder = tmp_path / name
        folder.mkdir()
        async with open_sqlite(folder) as stores:
            async with stores.database.write() as transaction:
                await stores.articles.admit(transaction, articles)
            for most in [*(b - a for a, b in zip((0, *kills), kills, strict=False)), 1000]:
                await Placer(stores.clock, stores.database, stores.stories, 7).place_waiting(most)
            stories = await read_stories(stores, articles)
            found.append((stories, await read_chains(stores, stories.values())))
    assert found[0] == found[1]
    stories, chains = found[0]
    assert len(stories) == len(articles)
    assert any(strand.follows for strand in chains.values())


QUAKE = "A strong earthquake shook the port of Izmir on Friday and brought houses down, the governor said."
COURT = "A court in Lyon sentenced a banker to four years for having hidden losses from his shareholders."
FERRY = "A ferry from Odesa sank in the storm at dawn, and rescuers searched the bay for forty sailors."


def tell_on(days: float, text: str, number: int) -> Article:
    """An account of so many days after the first ones."""
    return make_article(
        text, url=f"https://n.example/{number}", title=text[:30], published=NOW + timedelta(days=days - 40)
    )


def make_folder(place: Path) -> Path:
    place.mkdir()
    return place


async def place_each(folder: Path, articles: Sequence[Article], *, kill: bool) -> object:
    """Let articles come one at a time; gives the stories and their chains. `kill` starts again before each."""
    async with open_sqlite(make_folder(folder)) as stores:
        placer = Placer(stores.clock, stores.database, stores.stories, 7)
        for article in articles:
            async with stores.database.write() as transaction:
                await stores.articles.admit(transaction, [article])
            if kill:
                placer = Placer(stores.clock, stores.database, stores.stories, 7)
            await placer.place_waiting(1000)
        stories = await read_stories(stores, articles)
        return stories, await read_chains(stores, stories.values())


@pytest.mark.parametrize(
    "arrivals",
    [
        pytest.param([(20, QUAKE), (8, COURT), (14, FERRY), (20.1, QUAKE)], id="old ones between two of today"),
        pytest.param([(20, QUAKE), (7, COURT), (13, FERRY), (19.9, QUAKE), (13.2, FERRY)], id="a day late among them"),
        pytest.param([(0, QUAKE), (5, COURT), (9, QUAKE), (9.1, COURT)], id="days go by"),
        pytest.param([(0, QUAKE), (6, QUAKE), (12, QUAKE), (3, QUAKE), (18, QUAKE), (11, QUAKE)], id="a long affair"),
    ],
)
async def test_whatever_comes_late_a_process_that_goes_on_gives_the_stories_of_one_started_again(
    tmp_path: Path, arrivals: Sequence[tuple[float, str]]
) -> None:
    articles = [tell_on(days, text, number) for number, (days, text) in enumerate(arrivals)]
    whole = await place_each(tmp_path / "whole", articles, kill=False)
    assert whole == await place_each(tmp_path / "killed", articles, kill=True)


@given(arrivals=st.lists(st.tuples(st.integers(0, 25), st.sampled_from((QUAKE, COURT, FERRY))), min_size=3, max_size=9))
@settings(max_examples=8, deadline=None)
async def test_in_any_order_of_arrival_a_restart_changes_no_story(arrivals: Sequence[tuple[int, str]]) -> None:
    articles = [tell_on(days, text, number) for number, (days, text) in enumerate(arrivals)]
    with TemporaryDirectory() as folder:
        whole = await place_each(Path(folder) / "whole", articles, kill=False)
        assert whole == await place_each(Path(folder) / "killed", articles, kill=True)


async def test_an_archive_that_comes_in_one_batch_gives_the_stories_of_one_that_comes_piece_by_piece(
    tmp_path: Path,
) -> None:
    """Each account stands among those placed just before, also where its days are read anew for it."""
    archive = [tell_on(days, QUAKE, number) for number, days in enumerate((4, 9))]
    today = tell_on(40, COURT, 9)
    (tmp_path / "batch").mkdir()
    async with open_sqlite(tmp_path / "batch") as stores:
        placer = Placer(stores.clock, stores.database, stores.stories, 7)
        for batch in ([today], archive):
            async with stores.database.write() as transaction:
                await stores.articles.admit(transaction, batch)
            await placer.place_waiting(1000)
        stories = await read_stories(stores, [today, *archive])
        found = stories, await read_chains(stores, stories.values())
    assert stories[archive[0].id] == stories[archive[1].id]
    assert found == await place_each(tmp_path / "pieces", [today, *archive], kill=True)


async def test_what_comes_some_days_late_or_at_the_same_time_needs_no_reading_anew(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path) as stores:
        counting = _Counting()
        placer = Placer(stores.clock, stores.database, counting, 7)
        articles = [tell_on(days, QUAKE, number) for number, days in enumerate((10, 10.5, 7, 11, 8, 10))]
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, articles)
        await asyncio.gather(*(placer.place(ALL, [each.id]) for each in articles))
        assert set(await read_stories(stores, articles)) == {each.id for each in articles}
        assert counting.reads == 1


class _Counting(SqlStoryStore):
    """A store that counts how often the days around an article were read."""

    reads = 0

    async def list_placed(
        self, transaction: Transaction, scope: Scope, window: Window
    ) -> tuple[tuple[Placed, ...], tuple[Strand, ...]]:
        self.reads += 1
        return await super().list_placed(transaction, scope, window)


async def test_a_second_process_is_noticed_and_what_is_remembered_read_anew(tmp_path: Path) -> None:
    articles = [material.article for material in list_seed_materials()][:12]
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, articles)
        here, there = (Placer(stores.clock, stores.database, stores.stories, 7) for _ in range(2))
        for each in articles:
            await here.place(ALL, [each.id])
            here, there = there, here
        turns = await read_stories(stores, articles)
    (tmp_path / "one").mkdir()
    async with open_sqlite(tmp_path / "one") as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, articles)
        await Placer(stores.clock, stores.database, stores.stories, 7).place(ALL, [each.id for each in articles])
        assert await read_stories(stores, articles) == turns


async def test_a_failure_leaves_nothing_remembered_that_is_not_stored(tmp_path: Path) -> None:
    first, second = make_article(url="https://n.example/1"), make_article(url="https://n.example/2")
    async with open_sqlite(tmp_path) as stores:
        broken = _Breaking()
        placer = Placer(stores.clock, stores.database, broken, 7)
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, [first, second])
        await placer.place(ALL, [first.id])
        broken.broken = True
        with pytest.raises(StorageError):
            await placer.place(ALL, [second.id])
        broken.broken = False
        assert set(await read_stories(stores, [first, second])) == {first.id}
        await placer.place(ALL, [second.id])
        assert len(set((await read_stories(stores, [first, second])).values())) == 1


class _Breaking(SqlStoryStore):
    """A store whose disk is full after a place was written."""

    broken = False

    async def keep(self, transaction: Transaction, scope: Scope, placements: Sequence[Placement]) -> None:
        await super().keep(transaction, scope, placements)
        if self.broken:
            raise StorageError("The disk is full.", code="full")


async def test_an_article_of_long_ago_is_placed_among_those_of_its_days(tmp_path: Path) -> None:
    text = "A strong earthquake shook the port of Izmir on Friday and brought houses down, the governor said."
    old = [make_article(text, url=f"https://n.example/{n}", published=NOW - timedelta(days=300)) for n in range(2)]
    new = make_article(text, url="https://n.example/new")
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, [new, *old])
        placer = Placer(stores.clock, stores.database, stores.stories, 7)
        for each in (old[0], new, old[1]):
            await placer.place(ALL, [each.id])
        found = await read_stories(stores, [new, *old])
        assert found[old[0].id] == found[old[1].id] != found[new.id]


async def test_where_vectors_tell_that_articles_in_two_languages_are_of_one_happening_they_make_one_story(
    tmp_path: Path,
) -> None:
    english = make_article(
        "The ferry from Odesa sank in the storm at dawn.", url="https://n.example/en", title="Ferry sinks"
    )
    french = make_article(
        "Le ferry parti d’Odessa a coulé à l’aube.", url="https://n.example/fr", title="Naufrage", language="fr"
    )
    german = make_article(
        "Der Bundestag stimmte über die Rente ab.", url="https://n.example/de", title="Rentenreform", language="de"
    )
    space = Space("vectors-1:own")
    vectors = {english.id: (1.0, 0.1), french.id: (1.0, 0.3), german.id: (0.1, 1.0)}
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, [english, french, german])
            kept = [ArticleVector(name, PUBLIC, 1, values) for name, values in vectors.items()]
            await stores.vectors.keep(transaction, space, kept)
        abroad = Abroad(stores.vectors, space, 0.65)
        await Placer(stores.clock, stores.database, stores.stories, 7, abroad).place_waiting(9)
        stories = await read_stories(stores, [english, french, german])
    assert stories[english.id] == stories[french.id] != stories[german.id]


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.05, 0.95))
def test_likeness_abroad_begins_where_two_tell_one_happening_and_grows_with_the_cosine(
    one: float, other: float, same: float
) -> None:
    low, high = sorted(likeness_abroad(each, same) for each in sorted((one, other)))
    assert 0 <= low <= high <= 1
    assert (likeness_abroad(one, same) >= THRESHOLD) == (one >= same)


async def test_articles_of_long_ago_and_of_today_that_wait_together_find_their_own_days(tmp_path: Path) -> None:
    text = "A strong earthquake shook the port of Izmir on Friday and brought houses down, the governor said."
    ages = (300, 300, 40, 40, 0, 0)
    waiting = [
        make_article(text, url=f"https://n.example/{n}", published=NOW - timedelta(days=age))
        for n, age in enumerate(ages)
    ]
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, waiting)
        await Placer(stores.clock, stores.database, stores.stories, 7).place_waiting(1000)
        found = await read_stories(stores, waiting)
    stories = [found[each.id] for each in waiting]
    assert stories[::2] == stories[1::2]
    assert len(set(stories)) == 3


async def revise(stores: Stores, article: Article, text: str) -> None:
    async with stores.database.write() as transaction:
        revised = make_article(text, url=article.url, title=text[:30], published=article.published)
        await stores.articles.admit(transaction, [revised])
    await Placer(stores.clock, stores.database, stores.stories, 7).place_waiting(9)


async def test_an_article_whose_text_became_anothers_goes_to_the_story_of_that_one(tmp_path: Path) -> None:
    quake, again, court = (make_article(text, url=f"https://n.example/{n}", title=text[:30])
                           for n, text in enumerate((QUAKE, QUAKE, COURT)))  # fmt: skip
    articles = [quake, again, court]
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, articles)
        await Placer(stores.clock, stores.database, stores.stories, 7).place_waiting(9)
        before = await read_stories(stores, articles)
        assert before[quake.id] == before[again.id] != before[court.id]

        await revise(stores, quake, f"{QUAKE} Two more houses fell.")
        assert await read_stories(stores, articles) == before
        await revise(stores, quake, COURT)
        after = await read_stories(stores, articles)
        assert after == {**before, quake.id: before[court.id]}
        await revise(stores, again, COURT)
        async with stores.database.read() as transaction:
            changes = await stores.stories.list_changes(transaction, ALL, before[court.id])
            gone = await stores.stories.get_strand(transaction, ALL, before[again.id])
            assert await stores.stories.list_unplaced(transaction, PUBLIC, stores.clock.now(), 9) == ()
        assert [(each.kind, each.other, each.article) for each in changes] == [
            ("moved", before[quake.id], quake.id),
            ("merged", before[quake.id], again.id),
        ]
        assert gone.id == before[court.id]


async def test_a_story_whose_articles_all_left_on_different_days_leads_on_and_begins_with_whom_it_has(
    tmp_path: Path,
) -> None:
    quake, again, court = (
        make_article(text, url=f"https://n.example/{n}", title=text[:30], published=NOW - timedelta(days=9 - n))
        for n, text in enumerate((QUAKE, QUAKE, COURT))
    )
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, [quake, again, court])
        await Placer(stores.clock, stores.database, stores.stories, 7).place_waiting(9)
        before = await read_stories(stores, [quake, court])
        await revise(stores, quake, COURT)
        left = (await read_chains(stores, [before[quake.id]]))[before[quake.id]]
        assert (left.id, left.first) == (before[quake.id], again.published)
        await revise(stores, again, COURT)
        chains = await read_chains(stores, [before[quake.id]])
        assert chains[before[quake.id]].id == before[court.id]


async def test_a_first_article_with_another_text_does_not_stay_in_its_story_under_its_old_name(tmp_path: Path) -> None:
    """Its fellow was told before all that is looked at."""
    days = {"quake": (8, QUAKE), "again": (2, QUAKE), "ferry": (11, FERRY)}
    articles = {
        name: make_article(text, url=f"https://n.example/{name}", published=NOW - timedelta(days=40 - day))
        for name, (day, text) in days.items()
    }
    async with open_sqlite(tmp_path) as stores:
        for each in articles.values():
            async with stores.database.write() as transaction:
                await stores.articles.admit(transaction, [each])
            await Placer(stores.clock, stores.database, stores.stories, 7).place_waiting(9)
        before = await read_stories(stores, list(articles.values()))
        assert before[articles["quake"].id] == before[articles["again"].id]
        await revise(stores, articles["quake"], COURT)
        after = await read_stories(stores, list(articles.values()))
        assert after[articles["quake"].id] != after[articles["again"].id] == before[articles["again"].id]
        chains = await read_chains(stores, after.values())
        assert chains[after[articles["again"].id]].first == articles["again"].published


async def test_a_text_that_became_another_of_its_own_opens_a_story_and_a_live_blog_stays_where_it_is(
    tmp_path: Path,
) -> None:
    quake = make_article(QUAKE, url="https://n.example/1", title="Quake in Izmir")
    live = make_article(QUAKE, url="https://n.example/2", title="Quake in Izmir – live")
    async with open_sqlite(tmp_path) as stores:
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, [quake, live])
        await Placer(stores.clock, stores.database, stores.stories, 7).place_waiting(9)
        before = await read_stories(stores, [quake, live])
        assert len(set(before.values())) == 1
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, [replace(live, text=FERRY, content_hash="ferry")])
        await revise(stores, quake, COURT)
        after = await read_stories(stores, [quake, live])
        assert after[live.id] == before[live.id] != after[quake.id]


@given(
    arrivals=st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 12), st.sampled_from((QUAKE, COURT, FERRY))), min_size=4, max_size=9
    )
)
@settings(max_examples=8, deadline=None)
async def test_whatever_text_comes_at_an_address_a_restart_changes_no_story(
    arrivals: Sequence[tuple[int, int, str]],
) -> None:
    articles = [tell_on(days, text, number) for number, days, text in arrivals]
    with TemporaryDirectory() as folder:
        whole = await place_each(Path(folder) / "whole", articles, kill=False)
        assert whole == await place_each(Path(folder) / "killed", articles, kill=True)


async def test_an_article_that_gets_its_vector_after_it_was_placed_is_placed_by_it_too(tmp_path: Path) -> None:
    english = make_article("The ferry from Odesa sank in the storm.", url="https://n.example/en", title="Ferry sinks")
    french = make_article("Le ferry a coulé à l’aube.", url="https://n.example/fr", title="Naufrage", language="fr")
    space = Space("vectors-1:own")
    async with open_sqlite(tmp_path) as stores:
        placer = Placer(stores.clock, stores.database, stores.stories, 7, Abroad(stores.vectors, space, 0.65))
        async with stores.database.write() as transaction:
            await stores.articles.admit(transaction, [english, french])
        await placer.place_waiting(9)
        before = await read_stories(stores, [english, french])
        assert len(set(before.values())) == 2
        kept = [ArticleVector(each.id, PUBLIC, 1, (1.0, 0.1)) for each in (english, french)]
        async with stores.database.write() as transaction:
            await stores.vectors.keep(transaction, space, kept)
            await stores.stories.look_again(transaction, PUBLIC, [english.id, french.id])
        await placer.place_waiting(9)
        after = await read_stories(stores, [english, french])
        assert len(set(after.values())) == 1
        assert set(after.values()) <= set(before.values())
