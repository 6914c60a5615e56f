"""What deletion by age owes: it reaches everything made of what is deleted, and leaves alone what is younger."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.group.sketches import make_sketch
from bot.model.analysis import Material
from bot.model.article import PUBLIC, Article, Scope, SourceId
from bot.model.audit import Audit
from bot.model.briefing import EditionId
from bot.model.completion import Completion, Tokens
from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError
from bot.model.story import Placed, Placement, StoryId, Strand
from bot.ports import SearchQuery, Transaction
from bot.text.analysis import analyse
from tests.contract.databases import Stores
from tests.factories import NOW, make_article
from tests.unit.briefings import make_briefing

EVERY = frozenset({PUBLIC})
TEAM = WorkspaceId("team-a")
OLD = make_article("Old ferries sank off Odesa.", url="https://n.example/old", published=NOW - timedelta(days=30))
NEW = make_article("New ferries sailed from Odesa.", url="https://n.example/new", published=NOW)
BEFORE = NOW - timedelta(days=10)


async def fill(stores: Stores, transaction: Transaction) -> None:
    """Keep an old and a young article, each revised, analysed and placed."""
    for article in (OLD, NEW):
        first = replace(article, text=f"{article.text} First told so.", content_hash=f"first {article.id}")
        await stores.articles.admit(transaction, [first])
        await stores.articles.admit(transaction, [article])
        kept = await stores.articles.get(transaction, EVERY, article.id)
        await stores.articles.save_analyses(transaction, [Material(kept, analyse(kept))])
        await stores.stories.hold(transaction, PUBLIC)
        story = StoryId(f"s{article.id}")
        placed, strand = Placed(make_sketch(kept), story), Strand(story, article.published or NOW)
        await stores.stories.keep(transaction, PUBLIC, [Placement(placed, {}, (strand,), ())])


async def search(stores: Stores, transaction: Transaction, word: str) -> list[str]:
    found = await stores.articles.search(transaction, EVERY, NOW, SearchQuery(any_of=(word,), limit=9))
    return [article for article, _ in found]


async def test_a_text_goes_with_its_revisions_analysis_and_index_entry(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await fill(stores, transaction)
        assert await stores.articles.count_emptied(transaction, EVERY) == 0
        assert await stores.retention.drop_texts(transaction, BEFORE, 9) == 1
        assert await stores.retention.drop_texts(transaction, BEFORE, 9) == 0
        assert await stores.articles.count_emptied(transaction, EVERY) == 1
        assert await stores.articles.count_emptied(transaction, frozenset({Scope("another")})) == 0
        kept = await stores.articles.get(transaction, EVERY, OLD.id)
        assert (kept.text, kept.title, kept.url, kept.published) == ("", OLD.title, OLD.url, OLD.published)
        assert await search(stores, transaction, "sank") == []
        assert await search(stores, transaction, "sailed") == [NEW.id]
        assert await stores.articles.list_materials(transaction, EVERY, [OLD.id]) == ()
        with pytest.raises(NotFoundError):
            await stores.articles.get_revision(transaction, EVERY, OLD.id, 1)
        assert (await stores.articles.get_revision(transaction, EVERY, NEW.id, 1)).text.endswith("First told so.")
        assert await stores.articles.list_unanalysed(transaction, 999, 9) == (await _newest(stores, transaction),)


async def _newest(stores: Stores, transaction: Transaction) -> Article:
    return await stores.articles.get(transaction, EVERY, NEW.id)


async def test_a_text_that_a_feed_lists_again_stays_gone_and_one_that_is_imported_again_comes_back(
    stores: Stores,
) -> None:
    again, listed = replace(OLD, retrieved=NOW), replace(OLD, retrieved=NOW, source_id=SourceId("s1"))
    async with stores.database.write() as transaction:
        await fill(stores, transaction)
        await stores.retention.drop_texts(transaction, BEFORE, 9)
        for article, text in ((listed, ""), (again, OLD.text)):
            [admission] = await stores.articles.admit(transaction, [article])
            assert admission.outcome == "duplicate"
            assert (await stores.articles.get(transaction, EVERY, OLD.id)).text == text
        assert await search(stores, transaction, "sank") == [OLD.id]
        assert await stores.retention.drop_texts(transaction, BEFORE, 9) == 0, "its time begins anew"


async def test_an_archive_that_was_brought_in_today_is_not_forgotten_today(stores: Stores) -> None:
    archive = replace(OLD, retrieved=NOW)
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [archive])
        assert await stores.retention.drop_texts(transaction, BEFORE, 9) == 0
        assert await stores.retention.drop_articles(transaction, BEFORE, 9) == 0


async def test_what_has_no_date_stays_known_while_its_feed_may_list_it(stores: Stores) -> None:
    undated = replace(OLD, published=None)
    async with stores.database.write() as transaction:
        await stores.articles.admit(transaction, [undated])
        assert await stores.retention.drop_articles(transaction, BEFORE, 9) == 0
        assert await stores.retention.drop_texts(transaction, BEFORE, 9) == 1


async def test_who_remembers_stories_reads_them_anew_after_some_are_gone(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await fill(stores, transaction)
        before = await stores.stories.hold(transaction, PUBLIC)
        await stores.retention.drop_articles(transaction, BEFORE, 9)
        assert await stores.stories.hold(transaction, PUBLIC) != before


async def test_an_article_goes_wholly_and_its_empty_story_with_it(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await fill(stores, transaction)
        assert await stores.retention.drop_articles(transaction, BEFORE, 9) == 1
        assert await stores.articles.get_many(transaction, EVERY, [OLD.id, NEW.id]) == (
            await _newest(stores, transaction),
        )
        assert list(await stores.stories.find_stories(transaction, EVERY, [OLD.id, NEW.id])) == [NEW.id]
        with pytest.raises(NotFoundError):
            await stores.stories.get_strand(transaction, EVERY, StoryId(f"s{OLD.id}"))
        assert (await stores.stories.get_strand(transaction, EVERY, StoryId(f"s{NEW.id}"))).id == f"s{NEW.id}"
        assert await search(stores, transaction, "ferries") == [NEW.id]


async def test_only_so_many_go_at_a_time_the_earliest_first(stores: Stores) -> None:
    older = make_article("Older still.", url="https://n.example/older", published=NOW - timedelta(days=60))
    async with stores.database.write() as transaction:
        await fill(stores, transaction)
        await stores.articles.admit(transaction, [older])
        assert await stores.retention.drop_articles(transaction, BEFORE, 1) == 1
        assert [each.id for each in await stores.articles.get_many(transaction, EVERY, [older.id, OLD.id])] == [OLD.id]


async def test_what_models_were_sent_goes_too(stores: Stores) -> None:
    answered = Completion("It sank.", "small", Tokens())
    async with stores.database.write() as transaction:
        for name, at in (("old", NOW - timedelta(days=30)), ("new", NOW)):
            await stores.spend.save_completion(transaction, name, answered, at)
            edition = EditionId(f"e{name}")
            await stores.editions.save(transaction, TEAM, make_briefing(edition), at)
            audit = Audit(edition, at, "china-russia", (at, at, False), "en", "flash", "UTC", None, (), {})
            await stores.spend.save_audit(transaction, TEAM, audit)
        assert await stores.retention.drop_records(transaction, BEFORE, 9) == 2
        assert await stores.spend.find_completion(transaction, "old") is None
        assert await stores.spend.find_completion(transaction, "new") is not None
        with pytest.raises(NotFoundError):
            await stores.spend.get_audit(transaction, TEAM, EditionId("eold"))
        assert (await stores.spend.get_audit(transaction, TEAM, EditionId("enew"))).edition == "enew"
        assert (await stores.editions.get(transaction, TEAM, EditionId("eold"))).id == "eold"
