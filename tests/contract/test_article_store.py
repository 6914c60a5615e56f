"""What every article store owes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.analysis import Material
from bot.model.article import PUBLIC, Article, ArticleId, CanonicalUrl, Scope, SourceId
from bot.model.errors import NotFoundError
from bot.model.topic import Window
from bot.ports import SearchQuery
from bot.text.analysis import analyse
from tests.contract.databases import Stores
from tests.factories import NOW, make_article

READER = frozenset({PUBLIC, Scope("team-a")})
OTHER = frozenset({PUBLIC, Scope("team-b")})


async def test_an_article_is_stored_once(stores: Stores) -> None:
    article = make_article()
    async with stores.database.write() as transaction:
        first = await stores.articles.admit(transaction, [article, article])
        again = await stores.articles.admit(transaction, [article])
        assert [each.outcome for each in (*first, *again)] == ["stored", "duplicate", "duplicate"]
        assert await stores.articles.count(transaction, READER) == 1
        assert await stores.articles.get(transaction, READER, article.id) == article


async def test_a_changed_text_is_a_revision_and_the_old_one_stays_readable(stores: Stores) -> None:
    first = make_article("The minister will go on Tuesday.")
    second = make_article("The minister will go on Wednesday.")
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [first])
        [admission] = await stores.articles.admit(transaction, [second])
        assert admission.outcome == "revised"
        newest = await stores.articles.get(transaction, READER, first.id)
        assert (newest.revision, newest.text) == (2, second.text)
        old = await stores.articles.get_revision(transaction, READER, first.id, 1)
        assert old.text == first.text
        with pytest.raises(NotFoundError):
            await stores.articles.get_revision(transaction, READER, first.id, 3)


async def test_a_source_brings_back_no_earlier_text_but_an_import_does(stores: Stores) -> None:
    first, second = make_article("The envoy will go on Tuesday."), make_article("The envoy will stay.")
    polled = replace(first, source_id=SourceId("s1"))
    async with stores.database.write() as transaction:
        made = await stores.articles.admit(transaction, [first, second, polled, first])
        assert [each.outcome for each in made] == ["stored", "revised", "duplicate", "revised"]
        newest = await stores.articles.get(transaction, READER, first.id)
        assert (newest.revision, newest.text) == (3, first.text)


async def test_the_index_follows_a_revision(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [make_article("A balloon was seen.")])
        await stores.articles.admit(transaction, [make_article("A treaty was signed.")])
        assert await stores.articles.search(transaction, READER, NOW, SearchQuery(("balloon",))) == ()
        assert len(await stores.articles.search(transaction, READER, NOW, SearchQuery(("treaty",)))) == 1


async def test_the_same_text_at_another_address_is_an_article_of_its_own(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        outcomes = await stores.articles.admit(
            transaction, [make_article(), make_article(url="https://other.example/a")]
        )
        assert [each.outcome for each in outcomes] == ["stored", "stored"]


async def test_another_workspace_sees_nothing_of_it(stores: Stores) -> None:
    private = make_article("A private memo on Moscow.", scope=Scope("team-a"))
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [private])
        await stores.articles.save_analyses(transaction, [Material(private, analyse(private))])
        assert len(await stores.articles.search(transaction, READER, NOW, SearchQuery(("memo",)))) == 1
        assert await stores.articles.search(transaction, OTHER, NOW, SearchQuery(("memo",))) == ()
        assert await stores.articles.get_many(transaction, OTHER, [private.id]) == ()
        assert await stores.articles.list_articles(transaction, OTHER, NOW) == ()
        assert await stores.articles.list_materials(transaction, OTHER, [private.id]) == ()
        assert await stores.articles.find_by_url(transaction, OTHER, private.url) is None
        assert await stores.articles.count(transaction, OTHER) == 0
        with pytest.raises(NotFoundError):
            await stores.articles.get(transaction, OTHER, private.id)


async def test_an_article_from_the_future_waits(stores: Stores) -> None:
    early = make_article("Tomorrow's news on the summit.", published=NOW + timedelta(hours=1))
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [early])
        assert await stores.articles.search(transaction, READER, NOW, SearchQuery(("summit",))) == ()
        later = NOW + timedelta(hours=1)
        assert len(await stores.articles.search(transaction, READER, later, SearchQuery(("summit",)))) == 1
        assert await stores.articles.get(transaction, READER, early.id) == early


async def test_a_window_holds_what_was_published_in_it_and_undated_ones_by_arrival(stores: Stores) -> None:
    inside = make_article(url="https://n.example/in", published=NOW - timedelta(hours=2))
    outside = make_article(url="https://n.example/out", published=NOW - timedelta(days=3))
    undated = replace(make_article(url="https://n.example/undated", published=None), retrieved=NOW - timedelta(hours=1))
    window = Window(NOW - timedelta(days=1), NOW)
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [inside, outside, undated])
        listed = await stores.articles.list_articles(transaction, READER, NOW, window)
        assert [each.id for each in listed] == [undated.id, inside.id]
        found = await stores.articles.search(transaction, READER, NOW, SearchQuery(("minister",), window))
        assert {each for each, _ in found} == {undated.id, inside.id}


async def test_a_title_weighs_more_than_the_text(stores: Stores) -> None:
    titled = make_article("Other words stand here.", title="Balloon over the sea", url="https://n.example/1")
    told = make_article(
        "Somewhere a balloon was seen by nobody in particular.", title="Weather", url="https://n.example/2"
    )
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [told, titled])
        found = await stores.articles.search(transaction, READER, NOW, SearchQuery(("balloon",)))
        assert [each for each, _ in found] == [titled.id, told.id]
        assert found[0][1] > found[1][1]


async def test_what_is_late_comes_before_what_fits_as_well(stores: Stores) -> None:
    early = make_article("A balloon was seen.", url="https://n.example/1", published=NOW - timedelta(days=30))
    late = make_article("A balloon was seen.", url="https://n.example/2", published=NOW - timedelta(days=1))
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [late, early, *_others(3)])
        query = SearchQuery(("balloon",), late=NOW - timedelta(days=7))
        found = await stores.articles.search(transaction, READER, NOW, query)
        assert [each for each, _ in found] == [late.id, early.id]
        assert found[0][1] == pytest.approx(1.5 * found[1][1], rel=0.01)


async def test_groups_of_words_are_counted(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [make_article("The Bank of England met."), *_others(4)])
        groups = [("bank of england", "nobody"), ("england of bank",), ("harvest",), ('"" OR (',), ()]
        assert await stores.articles.count_matches(transaction, READER, groups) == (1, 0, 4, 0, 0)


async def test_an_article_with_a_word_and_a_phrase_of_a_group_is_counted_once(stores: Stores) -> None:
    told = ("Britain and the United Kingdom.", "Britain alone.", "The United Kingdom alone.", "A kingdom united.")
    async with stores.database.write() as transaction:
        await stores.articles.admit(
            transaction, [make_article(text, url=f"https://n.example/{n}") for n, text in enumerate(told)]
        )
        groups = [("britain", "united kingdom"), ("united kingdom", "kingdom united"), ("united",)]
        assert await stores.articles.count_matches(transaction, READER, groups) == (3, 3, 3)


async def test_nobody_can_count_what_stands_in_another_workspace(stores: Stores) -> None:
    """A count of one would tell that a word stands in what another workspace keeps for itself."""
    memo = make_article("Amara Quill will buy the port.", scope=Scope("team-a"))
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [memo, *_others(2)])
        groups = [("amara quill",), ("harvest",)]
        theirs = frozenset({PUBLIC, Scope("team-a")})
        assert await stores.articles.count_matches(transaction, theirs, groups) == (1, 2)
        others = frozenset({PUBLIC, Scope("team-b")})
        assert await stores.articles.count_matches(transaction, others, groups) == (0, 2)


def _others(count: int) -> list[Article]:
    return [make_article(f"Harvest number {n}.", url=f"https://n.example/other-{n}") for n in range(count)]


async def test_known_addresses_and_order(stores: Stores) -> None:
    one, two = make_article(url="https://n.example/1"), make_article(url="https://n.example/2")
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [one, two])
        asked = [one.url, CanonicalUrl("https://n.example/3")]
        assert await stores.articles.list_known(transaction, PUBLIC, asked) == {one.url}
        many = await stores.articles.get_many(transaction, READER, [two.id, ArticleId("none"), one.id])
        assert [each.id for each in many] == [two.id, one.id]


async def test_an_analysis_comes_back_as_it_was_until_the_text_changes(stores: Stores) -> None:
    article = make_article()
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [article])
        assert [each.id for each in await stores.articles.list_unanalysed(transaction, 1, 10)] == [article.id]
        await stores.articles.save_analyses(transaction, [Material(article, analyse(article))])
        [material] = await stores.articles.list_materials(transaction, READER, [article.id])
        assert (material.article, material.analysis) == (article, analyse(article))
        assert await stores.articles.list_unanalysed(transaction, 1, 10) == ()
        assert len(await stores.articles.list_unanalysed(transaction, 99, 10)) == 1
        await stores.articles.admit(transaction, [make_article("All new words about the visit.")])
        assert await stores.articles.list_materials(transaction, READER, [article.id]) == ()
        assert len(await stores.articles.list_unanalysed(transaction, 1, 10)) == 1


@pytest.mark.parametrize(
    "words", ["Hrvatska Vlada", "Sao Paulo", "sino russian", "3.5 percent", "МИД", "reuters com", "meetings", "the"]
)
async def test_words_are_found_without_accents_endings_and_punctuation(stores: Stores, words: str) -> None:
    told = "The Hrvatska vlada, São Paulo's mayor and a Sino-Russian meeting: 3.5 percent, said МИД (reuters.com)."
    other = make_article("Nothing of that kind stands in this one.", title="Other", url="https://n.example/other")
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [make_article(told), other])
        [first, *_] = await stores.articles.search(transaction, READER, NOW, SearchQuery((words,)))
        assert first[0] == make_article(told).id


async def test_a_phrase_is_found_in_its_order_only(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [make_article("The Bank of England raised its rate.")])
        assert len(await stores.articles.search(transaction, READER, NOW, SearchQuery(("bank of england",)))) == 1
        assert await stores.articles.search(transaction, READER, NOW, SearchQuery(("england of bank",))) == ()


async def test_a_rare_word_weighs_more_than_one_that_stands_everywhere(stores: Stores) -> None:
    common = [make_article(f"Minister {n} spoke to a minister.", url=f"https://n.example/{n}") for n in range(8)]
    rare = make_article("A minister saw a balloon.", url="https://n.example/rare")
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [rare, *common])
        found = await stores.articles.search(transaction, READER, NOW, SearchQuery(("minister", "balloon"), limit=3))
        assert len(found) == 3
        assert found[0][0] == rare.id


async def test_a_very_long_article_and_long_names_are_kept_whole(stores: Stores) -> None:
    long = make_article(" ".join(f"word{n}" for n in range(200_000)), title="Long " * 60)
    named = replace(long, publisher=replace(long.publisher, country="Ruritania"), source_id=SourceId("s" * 90))
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [named])
        assert await stores.articles.get(transaction, READER, long.id) == named
        assert len(await stores.articles.search(transaction, READER, NOW, SearchQuery(("word7",)))) == 1


@given(st.text(max_size=60))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_query_is_an_error(stores: Stores, words: str) -> None:
    async with stores.database.read() as transaction:
        found = await stores.articles.search(transaction, READER, NOW, SearchQuery((words, f'"{words}" OR NEAR(', "")))
        assert isinstance(found, tuple)
