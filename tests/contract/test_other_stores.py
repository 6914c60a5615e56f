"""What stores of sources, editions and conversations owe."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.article import PUBLIC, Failure, Scope, Source, SourceId
from bot.model.briefing import EditionId
from bot.model.conversation import MemberId, Thread, ThreadId, Turn, Verdict, WorkspaceId
from bot.model.errors import NotFoundError
from bot.model.message import Answered, Channel, MessageId
from tests.contract.databases import Stores
from tests.factories import NOW, make_publisher
from tests.unit.briefings import make_briefing

A, B = WorkspaceId("team-a"), WorkspaceId("team-b")


def make_source(name: str, scope: Scope = PUBLIC) -> Source:
    address = f"https://{name}.example/feed"
    return Source(SourceId(f"s-{name}"), scope, "syndication", address, make_publisher(name))


async def test_sources_come_by_publisher_and_due_ones_longest_waiting_first(stores: Stores) -> None:
    never = make_source("beta")
    waiting = replace(make_source("alpha"), next_poll=NOW - timedelta(hours=1))
    later = replace(make_source("gamma"), next_poll=NOW + timedelta(hours=1))
    paused = replace(make_source("delta"), state="paused")
    async with stores.database.write() as transaction:
        for source in (never, waiting, later, paused):
            await stores.sources.put(transaction, source)
        listed = await stores.sources.list_sources(transaction, frozenset({PUBLIC}))
        assert [each.publisher.name for each in listed] == ["alpha", "beta", "delta", "gamma"]
        assert await stores.sources.list_due(transaction, NOW) == (never.id, waiting.id)
        asked = [later.id, SourceId("s-gone"), never.id]
        assert await stores.sources.get_many(transaction, asked) == (later, never)


async def test_a_source_is_replaced_found_and_removed_in_its_scope_only(stores: Stores) -> None:
    private = make_source("memo", Scope(A))
    async with stores.database.write() as transaction:
        await stores.sources.put(transaction, private)
        await stores.sources.put(transaction, replace(private, failures=3))
        found = await stores.sources.get(transaction, frozenset({Scope(A)}), private.id)
        assert found.failures == 3
        assert await stores.sources.find_by_address(transaction, PUBLIC, private.address) is None
        with pytest.raises(NotFoundError):
            await stores.sources.get(transaction, frozenset({PUBLIC, Scope(B)}), private.id)
        with pytest.raises(NotFoundError):
            await stores.sources.remove(transaction, frozenset({Scope(B)}), private.id)
        await stores.sources.remove(transaction, frozenset({Scope(A)}), private.id)
        assert await stores.sources.list_sources(transaction, frozenset({Scope(A)})) == ()


async def test_the_newest_failures_are_kept_each_as_it_failed_last(stores: Stores) -> None:
    source = make_source("alpha")
    async with stores.database.write() as transaction:
        await stores.sources.put(transaction, source)
        for start in (0, 1_100):
            failed = [Failure(f"item {n}", "http_403", "It is closed.") for n in range(start, start + 1_100)]
            await stores.sources.record_failures(transaction, source.id, failed, NOW)
        again = Failure("item 1500", "empty", "It has no text.")
        before = replace(again, code="timeout")
        await stores.sources.record_failures(transaction, source.id, [before, again], NOW)
        kept = await stores.sources.list_failures(transaction, source.id)
        assert len(kept) == len({each.item for each in kept}) == 2_000
        assert (kept[0].item, kept[0].code) == ("item 1500", "empty")


async def test_an_edition_is_kept_once_and_belongs_to_its_workspace(stores: Stores) -> None:
    briefing = make_briefing()
    async with stores.database.write() as transaction:
        await stores.editions.save(transaction, A, briefing, NOW)
        await stores.editions.save(transaction, A, replace(briefing, topic="changed"), NOW)
        assert await stores.editions.get(transaction, A, briefing.id) == briefing
        assert await stores.editions.list_editions(transaction, A, briefing.topic) == (briefing,)
        assert await stores.editions.list_editions(transaction, A, "other") == ()
        assert await stores.editions.list_editions(transaction, B) == ()
        with pytest.raises(NotFoundError):
            await stores.editions.get(transaction, B, briefing.id)


async def test_editions_come_newest_first(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        for number in range(3):
            briefing = replace(make_briefing(), id=EditionId(f"e{number}"))
            await stores.editions.save(transaction, A, briefing, NOW + timedelta(hours=number))
        listed = await stores.editions.list_editions(transaction, A, limit=2)
        assert [each.id for each in listed] == ["e2", "e1"]


async def test_a_thread_and_its_turns_are_one_workspaces_own(stores: Stores) -> None:
    thread = Thread(ThreadId("t1"), A, "china-russia", EditionId("e1"), NOW)
    turn = Turn(thread.id, MemberId("m1"), NOW, "and Blinken?", "Will Blinken go?", "Not known.")
    async with stores.database.write() as transaction:
        await stores.conversations.open_thread(transaction, thread)
        await stores.conversations.add_turn(transaction, A, turn)
        await stores.conversations.add_turn(transaction, A, replace(turn, question="and Xi?", member=MemberId("m2")))
        assert await stores.conversations.find_thread(transaction, A, thread.id) == thread
        assert [each.question for each in await stores.conversations.list_turns(transaction, A, thread.id)] == [
            "and Blinken?", "and Xi?",
        ]  # fmt: skip
        assert await stores.conversations.find_thread(transaction, B, thread.id) is None
        assert await stores.conversations.list_turns(transaction, B, thread.id) == ()
        with pytest.raises(NotFoundError):
            await stores.conversations.add_turn(transaction, B, turn)


async def test_the_latest_threads_under_briefings_of_a_channel_are_listed(stores: Stores) -> None:
    def make(name: str, hours: int, edition: str | None = "e1") -> Thread:
        return Thread(
            ThreadId(name), A, "china-russia", EditionId(edition) if edition else None, NOW + timedelta(hours=hours)
        )

    threads = [make("c/3", 1), make("c/1", 2), make("c/2", 0), make("cc/1", 3), make("c/4", 4, None)]
    async with stores.database.write() as transaction:
        for each in threads:
            await stores.conversations.open_thread(transaction, each)
        listed = await stores.conversations.list_threads(transaction, A, "c", limit=2)
        assert [each.id for each in listed] == ["c/3", "c/1"]
        assert await stores.conversations.list_threads(transaction, B, "c") == ()


async def test_a_member_judges_a_briefing_once_and_in_its_workspace_only(stores: Stores) -> None:
    briefing = make_briefing()
    first = Verdict(briefing.id, MemberId("m1"), useful=True, at=NOW)
    async with stores.database.write() as transaction:
        await stores.editions.save(transaction, A, briefing, NOW)
        await stores.conversations.keep_verdict(transaction, A, first)
        await stores.conversations.keep_verdict(transaction, A, replace(first, useful=False))
        await stores.conversations.keep_verdict(transaction, A, replace(first, member=MemberId("m2")))
        kept = await stores.conversations.list_verdicts(transaction, A, briefing.id)
        assert [(each.member, each.useful) for each in kept] == [("m1", False), ("m2", True)]
        assert await stores.conversations.list_verdicts(transaction, B, briefing.id) == ()
        with pytest.raises(NotFoundError):
            await stores.conversations.keep_verdict(transaction, B, first)
        assert await stores.conversations.forget_member(transaction, A, MemberId("m1")) == 1
        assert len(await stores.conversations.list_verdicts(transaction, A, briefing.id)) == 1


async def test_a_member_can_have_their_turns_forgotten(stores: Stores) -> None:
    thread = Thread(ThreadId("t1"), A, None, None, NOW)
    turn = Turn(thread.id, MemberId("m1"), NOW, "who?", "who?", "nobody")
    async with stores.database.write() as transaction:
        await stores.conversations.open_thread(transaction, thread)
        await stores.conversations.add_turn(transaction, A, turn)
        assert await stores.conversations.forget_member(transaction, B, turn.member) == 0
        assert await stores.conversations.forget_before(transaction, turn.at) == 0
        assert await stores.conversations.forget_member(transaction, A, turn.member) == 1
        assert await stores.conversations.list_turns(transaction, A, thread.id) == ()


async def test_what_was_completed_from_a_forgotten_members_words_goes_with_them(stores: Stores) -> None:
    thread = Thread(ThreadId("t1"), A, None, None, NOW)
    first = Turn(thread.id, MemberId("ann"), NOW, "Has Ciotti resigned?", "Has Ciotti resigned?", "No.")
    second = Turn(thread.id, MemberId("bob"), NOW, "Why not?", "Why has Ciotti not resigned?", "He refused.")
    async with stores.database.write() as transaction:
        await stores.conversations.open_thread(transaction, thread)
        for each in (first, second):
            await stores.conversations.add_turn(transaction, A, each)
        assert await stores.conversations.forget_member(transaction, A, MemberId("ann")) == 1
        [kept] = await stores.conversations.list_turns(transaction, A, thread.id)
        assert kept == replace(second, understood="Why not?")


async def test_who_asked_is_forgotten_of_messages_that_are_answered(stores: Stores) -> None:
    done = Answered(Channel("fake", A, "C1"), MessageId("1"), MemberId("ann"), NOW, "turn", ended=True)
    async with stores.database.write() as transaction:
        await stores.conversations.begin_answer(transaction, done)
        assert await stores.conversations.keep_answer(transaction, done)
        await stores.conversations.forget_member(transaction, A, MemberId("ann"))
        kept = await stores.conversations.find_answered(transaction, done.channel, done.message)
        assert kept == replace(done, member=MemberId(""))


async def test_what_members_write_is_kept_whatever_it_holds(stores: Stores) -> None:
    thread = Thread(ThreadId("t" * 300), A, "topic " * 40, None, NOW)
    turn = Turn(thread.id, MemberId("m1"), NOW, "who\0 🛰 'said' \\ %s :x?", "who?", "nobody")
    async with stores.database.write() as transaction:
        await stores.conversations.open_thread(transaction, thread)
        await stores.conversations.add_turn(transaction, A, turn)
        [kept] = await stores.conversations.list_turns(transaction, A, thread.id)
        assert kept.question.replace("\0", "") == turn.question.replace("\0", "")


async def test_sources_are_ordered_by_code_point(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        for name in ("éclair", "Zulu", "alpha"):
            await stores.sources.put(transaction, make_source(name))
        listed = await stores.sources.list_sources(transaction, frozenset({PUBLIC}))
        assert [each.publisher.name for each in listed] == ["Zulu", "alpha", "éclair"]


async def test_which_messages_answer_a_message_is_kept_until_it_is_answered_anew_or_deleted(stores: Stores) -> None:
    here, question = Channel("fake", A, "C1"), MessageId("1.0")
    first = Answered(here, question, MemberId("anna"), NOW, "first")
    second = replace(first, turn="second")
    async with stores.database.write() as transaction:
        assert await stores.conversations.begin_answer(transaction, first) == ()
        shown = replace(first, replies=(MessageId("1.1"), MessageId("1.2")))
        assert await stores.conversations.keep_answer(transaction, shown)
        assert await stores.conversations.find_answered(transaction, here, question) == shown
        assert await stores.conversations.find_answered(transaction, replace(here, workspace=B), question) is None
        assert await stores.conversations.begin_answer(transaction, second) == shown.replies
        assert not await stores.conversations.keep_answer(transaction, shown)
        assert await stores.conversations.find_answered(transaction, here, question) == replace(shown, turn="second")
        await stores.conversations.forget_answer(transaction, here, question)
        assert not await stores.conversations.keep_answer(transaction, second)
        assert await stores.conversations.find_answered(transaction, here, question) is None


async def test_turns_that_did_not_end_are_listed_from_the_oldest(stores: Stores) -> None:
    here = Channel("fake", A, "C1")
    first, second, third = (
        Answered(here, MessageId(f"{at}.0"), MemberId("anna"), NOW + timedelta(minutes=at), "turn") for at in range(3)
    )
    async with stores.database.write() as transaction:
        for each in (third, second, first):
            await stores.conversations.begin_answer(transaction, each)
        after = NOW + timedelta(minutes=2)
        assert await stores.conversations.list_unended(transaction, "fake", after) == (first, second)
        assert await stores.conversations.list_unended(transaction, "fake", after, limit=1) == (first,)
        assert await stores.conversations.list_unended(transaction, "other", after) == ()
        assert await stores.conversations.keep_answer(transaction, replace(first, ended=True))
        assert await stores.conversations.list_unended(transaction, "fake", after) == (second,)
        await stores.conversations.begin_answer(transaction, replace(first, turn="another"))
        assert len(await stores.conversations.list_unended(transaction, "fake", after)) == 2


async def test_what_was_answered_outlives_that_its_member_is_forgotten_and_goes_with_time(stores: Stores) -> None:
    here = Channel("fake", A, "C1")
    anna, bela = (
        Answered(here, MessageId(name), MemberId(name), NOW - age, "turn")
        for name, age in (("anna", timedelta(0)), ("bela", timedelta(days=2)))
    )
    async with stores.database.write() as transaction:
        for each in (anna, bela):
            await stores.conversations.begin_answer(transaction, each)
        await stores.conversations.forget_member(transaction, A, MemberId("anna"))
        assert await stores.conversations.keep_answer(transaction, anna)
        assert await stores.conversations.find_answered(transaction, here, bela.message) == bela
        await stores.conversations.forget_before(transaction, NOW - timedelta(days=1))
        assert await stores.conversations.find_answered(transaction, here, bela.message) is None
