"""What every store of spending, kept answers and audits owes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.article import ArticleId
from bot.model.audit import Audit, Dropped, Exchange, Input, Spending
from bot.model.briefing import EditionId
from bot.model.completion import Completion, Tokens
from bot.model.conversation import WorkspaceId
from bot.model.errors import NotFoundError
from tests.contract.databases import Stores
from tests.factories import NOW

A, B = WorkspaceId("team-a"), WorkspaceId("team-b")
CALL = Spending(NOW, A, "china-russia", "briefing", "gpt", Tokens(1000, 200), 900, 0.25)
AUDIT = Audit(
    edition=EditionId("e1"), made=NOW, topic="china-russia", window=(NOW, NOW, False), language="en", depth="standard",
    time_zone="UTC", slot=None, inputs=(Input(ArticleId("a1"), 1, "hash"),), prompts={"briefing": "abc"},
    exchanges=(Exchange("briefing", "gpt", "Write.", "Passages.", "{}", Tokens(1, 2)),),
    drops=(Dropped("title", "A claim.", "name", "“A” is not named."),),
)  # fmt: skip


async def test_costs_are_summed_since_a_moment_for_one_workspace_or_all(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        for spending in (
            CALL,
            replace(CALL, workspace=B, cost_usd=0.5),
            replace(CALL, at=NOW - timedelta(days=2), cost_usd=4.0),
            replace(CALL, cost_usd=None),
        ):
            await stores.spend.record(transaction, spending)
        assert await stores.spend.sum_cost(transaction, NOW - timedelta(days=1)) == pytest.approx(0.75)
        assert await stores.spend.sum_cost(transaction, NOW - timedelta(days=1), A) == pytest.approx(0.25)
        assert await stores.spend.sum_cost(transaction, NOW - timedelta(days=9)) == pytest.approx(4.75)
        assert await stores.spend.sum_cost(transaction, NOW + timedelta(days=9)) == 0


async def test_spending_is_listed_by_day_topic_purpose_and_model_newest_first(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        for spending in (CALL, CALL, replace(CALL, purpose="repair"), replace(CALL, at=NOW - timedelta(days=1))):
            await stores.spend.record(transaction, spending)
        lines = await stores.spend.list_spending(transaction, NOW - timedelta(days=5), A)
        assert [(line.day, line.purpose, line.calls, line.tokens_in) for line in lines] == [
            ("2023-03-22", "briefing", 2, 2000),
            ("2023-03-22", "repair", 1, 1000),
            ("2023-03-21", "briefing", 1, 1000),
        ]
        assert lines[0].cost_usd == pytest.approx(0.5)
        assert await stores.spend.list_spending(transaction, NOW - timedelta(days=5), B) == ()


async def test_a_charge_is_settled_or_taken_back(stores: Stores) -> None:
    likely = replace(CALL, tokens=Tokens(900, 1200, estimated=True), cost_usd=0.9, failed="unanswered")
    async with stores.database.write() as transaction:
        first, second, _ = [await stores.spend.record(transaction, likely) for _ in range(3)]
        await stores.spend.settle(transaction, first, CALL)
        await stores.spend.settle(transaction, second, None)
        (line,) = await stores.spend.list_spending(transaction, NOW, A)
    assert (line.calls, line.tokens_in) == (2, 1900)
    assert [line.cost_usd, line.estimated_usd] == pytest.approx([1.15, 0.9])


async def test_the_estimate_is_corrected_by_what_endpoints_report(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        assert await stores.spend.find_ratio(transaction, "gpt") == 1.0
        await stores.spend.record(transaction, CALL)
        await stores.spend.record(transaction, replace(CALL, tokens=Tokens(5000, 0), failed="truncated"))
        await stores.spend.record(transaction, replace(CALL, tokens=Tokens(900, 10, estimated=True)))
        assert await stores.spend.find_ratio(transaction, "gpt") == pytest.approx(1000 / 900)
        assert await stores.spend.find_ratio(transaction, "other") == 1.0


async def test_an_answer_is_kept_once_by_its_content(stores: Stores) -> None:
    first = Completion("{}", "gpt", Tokens(10, 2))
    async with stores.database.write() as transaction:
        assert await stores.spend.find_completion(transaction, "k") is None
        await stores.spend.save_completion(transaction, "k", first, NOW)
        await stores.spend.save_completion(transaction, "k", replace(first, text="other"), NOW)
        assert await stores.spend.find_completion(transaction, "k") == Completion("{}", "gpt", Tokens(), cached=True)


async def test_an_audit_is_kept_once_and_is_its_workspaces_own(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.spend.save_audit(transaction, A, AUDIT)
        await stores.spend.save_audit(transaction, A, replace(AUDIT, topic="other"))
        assert await stores.spend.get_audit(transaction, A, AUDIT.edition) == AUDIT
        with pytest.raises(NotFoundError):
            await stores.spend.get_audit(transaction, B, AUDIT.edition)
