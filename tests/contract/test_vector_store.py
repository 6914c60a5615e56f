"""What every store of vectors owes."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.model.article import PUBLIC, Article, Scope
from bot.model.topic import Window
from bot.model.vector import ArticleVector, Space
from bot.ports import VectorQuery
from tests.contract.databases import Stores
from tests.factories import NOW, make_article

TEAM = Scope("team-a")
EVERY, ONLY_PUBLIC = frozenset({PUBLIC, TEAM}), frozenset({PUBLIC})
SPACE, OTHER = Space("vectors-1:own"), Space("vectors-2:own")
LONG_AGO = NOW - timedelta(days=99)
ONE = make_article("The first.", url="https://n.example/1")
TWO = make_article("The second.", url="https://n.example/2", published=NOW - timedelta(days=3))
PRIVATE = make_article("The third.", url="https://n.example/3", scope=TEAM)
FUTURE = make_article("The fourth.", url="https://n.example/4", published=NOW + timedelta(days=1))


def vector(article: Article, *values: float) -> ArticleVector:
    return ArticleVector(article.id, article.scope, article.revision, values)


async def test_an_article_waits_until_its_newest_revision_has_a_vector_of_the_space(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [ONE, TWO, PRIVATE])
        waiting = await stores.vectors.list_waiting(transaction, SPACE, LONG_AGO, 9)
        assert {each.id for each in waiting} == {ONE.id, TWO.id, PRIVATE.id}
        assert waiting[-1] == TWO
        await stores.vectors.keep(transaction, SPACE, [vector(each, 1.0, 0.0) for each in waiting])
        assert await stores.vectors.list_waiting(transaction, SPACE, LONG_AGO, 9) == ()
        assert [await stores.vectors.count(transaction, each) for each in (SPACE, OTHER)] == [3, 0]
        assert len(await stores.vectors.list_waiting(transaction, OTHER, LONG_AGO, 9)) == 3
        assert len(await stores.vectors.list_waiting(transaction, OTHER, NOW - timedelta(days=1), 9)) == 2
        assert len(await stores.vectors.list_waiting(transaction, OTHER, LONG_AGO, 1)) == 1
        changed = replace(ONE, text="Other words.", content_hash="other")
        await stores.articles.admit(transaction, [changed])
        [again] = await stores.vectors.list_waiting(transaction, SPACE, LONG_AGO, 9)
        assert (again.id, again.revision) == (ONE.id, 2)


async def test_the_nearest_comes_first_and_nobody_sees_anothers(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [ONE, TWO, PRIVATE, FUTURE])
        kept = [vector(ONE, 3.0, 4.0), vector(TWO, 1.0, 0.0), vector(PRIVATE, 2.0, 0.1), vector(FUTURE, 1.0, 0.0)]
        await stores.vectors.keep(transaction, SPACE, kept)

        async def search(scopes: frozenset[Scope], window: Window | None = None, limit: int = 9) -> list[str]:
            found = await stores.vectors.search(transaction, scopes, NOW, VectorQuery(SPACE, (5.0, 0.0), window, limit))
            return [article for article, _ in found]

        assert await search(ONLY_PUBLIC) == [TWO.id, ONE.id]
        assert await search(EVERY) == [TWO.id, PRIVATE.id, ONE.id]
        assert await search(EVERY, limit=1) == [TWO.id]
        assert await search(EVERY, Window(NOW - timedelta(days=1), NOW + timedelta(minutes=1))) == [PRIVATE.id, ONE.id]
        [near, _] = await stores.vectors.search(transaction, ONLY_PUBLIC, NOW, VectorQuery(SPACE, (3.0, 4.0)))
        assert (near[0], round(near[1], 2)) == (ONE.id, 1.0)


async def test_another_space_another_length_and_no_direction_are_near_to_nothing(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [ONE, TWO])
        await stores.vectors.keep(transaction, SPACE, [vector(ONE, 1.0, 0.0), vector(TWO, 0.0, 0.0)])
        sought: list[tuple[Space, tuple[float, ...]]] = [
            (OTHER, (1.0, 0.0)),
            (SPACE, (1.0, 0.0, 0.0)),
            (SPACE, (0.0, 0.0)),
            (SPACE, ()),
        ]
        for space, values in sought:
            assert await stores.vectors.search(transaction, EVERY, NOW, VectorQuery(space, values)) == ()
        found = await stores.vectors.search(transaction, EVERY, NOW, VectorQuery(SPACE, (1.0, 0.0)))
        assert [article for article, _ in found] == [ONE.id]


async def test_a_vector_goes_with_its_text(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [replace(ONE, retrieved=LONG_AGO, published=LONG_AGO)])
        await stores.vectors.keep(transaction, SPACE, [vector(ONE, 1.0, 0.0)])
        assert await stores.retention.drop_texts(transaction, NOW - timedelta(days=9), 9) == 1
        assert await stores.vectors.search(transaction, EVERY, NOW, VectorQuery(SPACE, (1.0, 0.0))) == ()
        assert await stores.vectors.list_waiting(transaction, SPACE, LONG_AGO - timedelta(days=1), 9) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10, deadline=None)
@given(values=st.lists(st.floats(allow_nan=True, allow_infinity=True, width=32), min_size=2, max_size=2))
@example(values=[0.0, 2.0**64])
@example(values=[1e300, 1e300])
async def test_no_vector_of_a_model_is_an_error(stores: Stores, values: list[float]) -> None:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [ONE])
        await stores.vectors.keep(transaction, SPACE, [vector(ONE, *values)])
        found = await stores.vectors.search(transaction, EVERY, NOW, VectorQuery(SPACE, tuple(values)))
    assert all(-1.01 <= cosine <= 1.01 for _, cosine in found)


async def test_the_nearest_abroad_are_of_the_same_scope_and_another_language(stores: Stores) -> None:
    english, french, german = (
        replace(make_article(f"Told in {name}.", url=f"https://n.example/{name}"), language=name)
        for name in ("en", "fr", "de")
    )
    unknown = replace(make_article("Told somehow.", url="https://n.example/u"), language=None)
    private = replace(make_article("Dit en privé.", url="https://n.example/p", scope=TEAM), language="fr")
    kept = [english, french, german, unknown, private]
    window = Window(NOW - timedelta(days=7), NOW + timedelta(days=7))
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [*kept, replace(ONE, language="en")])
        await stores.vectors.keep(transaction, SPACE, [vector(each, 1.0, 0.3 * at) for at, each in enumerate(kept)])
        abroad = await stores.vectors.list_abroad(transaction, SPACE, english, window, 9)
        assert [article for article, _ in abroad] == [french.id, german.id]
        assert len(await stores.vectors.list_abroad(transaction, SPACE, english, window, 1)) == 1
        assert await stores.vectors.list_abroad(transaction, SPACE, unknown, window, 9) == ()
        assert await stores.vectors.list_abroad(transaction, SPACE, ONE, window, 9) == ()
        late = Window(NOW + timedelta(days=1), NOW + timedelta(days=7))
        assert await stores.vectors.list_abroad(transaction, SPACE, english, late, 9) == ()
