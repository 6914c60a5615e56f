"""Stories are stored as articles come: killed between two of them and started again, they are the same."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.group.shelf import THRESHOLD, likeness_abroad
from bot.model.article import PUBLIC, Article, ArticleId, Scope
from bot.model.errors import StorageError
from bot.model.story import Placement, StoryId, Strand
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
