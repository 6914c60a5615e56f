"""Caps are decided before a call; what is sent again is answered once; what was lost is paid all the same."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.model.completion import ModelRequest, Price
from bot.model.conversation import WorkspaceId
from bot.model.errors import ModelError
from bot.service.spending import Cap, Ledger, MeteredModel, Settings, content_key, decide
from tests.contract.databases import Stores, open_sqlite
from tests.fakes.textmodel import Faults, Says, ScriptedModel

A, B = WorkspaceId("team-a"), WorkspaceId("team-b")
ASKED = ModelRequest("briefing", "Write.", "abc A passage. abc", most_tokens=100, fence="abc")
PRICE = Price(1_000.0, 10_000.0)
"""A dollar for a thousand tokens in, or for a hundred out: one call costs about a dollar."""


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    async with open_sqlite(tmp_path) as opened:
        yield opened


def ledger_of(stores: Stores, **caps: float) -> Ledger:
    return Ledger(stores.database, stores.spend, stores.clock, Settings(**caps))


def test_the_first_cap_a_call_would_pass_is_named_and_near_ones_are_told() -> None:
    caps = (Cap("day", 5, 4.5), Cap("month", 50, 4.5), Cap("workspace day", 4, 3.9))
    assert decide(caps, 0.05) == (None, (caps[0], caps[2]))
    assert decide(caps, 0.2)[0] == caps[2]
    assert decide(caps, 0.6)[0] == caps[0]


def test_the_fence_is_no_part_of_the_content() -> None:
    other = replace(ASKED, material="xyz A passage. xyz", fence="xyz")
    assert content_key("gpt", ASKED) == content_key("gpt", other)
    assert content_key("gpt", ASKED) != content_key("gpt-2", ASKED)
    assert content_key("gpt", ASKED) != content_key("gpt", replace(ASKED, material="abc Another. abc"))


async def test_one_workspaces_cap_does_not_stop_another(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, month=100, workspace_day=1.5, workspace_month=50)
    model = ScriptedModel([lambda request: f"answer to {request.material} {'word ' * 90}"], PRICE)
    mine, theirs = MeteredModel(model, ledger, A, "t"), MeteredModel(model, ledger, B, "t")
    await mine.complete(ASKED)
    with capture_logs() as logs, pytest.raises(ModelError) as caught:
        await mine.complete(replace(ASKED, material="abc Another. abc"))
    assert caught.value.code == "budget"
    assert [(each["event"], each["cap"]) for each in logs] == [("spend_near_cap", "workspace day")]
    assert "workspace day cap of 1.5 US dollars" in str(caught.value)
    await theirs.complete(replace(ASKED, material="abc Another. abc"))
    assert len(model.requests) == 2


async def test_what_two_channels_ask_for_is_paid_once(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    model = ScriptedModel([Says("{}")], PRICE)
    first, second = MeteredModel(model, ledger, A, "t"), MeteredModel(model, ledger, B, "t")
    await first.complete(ASKED)
    again = await second.complete(replace(ASKED, material="zz A passage. zz", fence="zz"))
    assert (again.text, again.cached, second.tokens.taken) == ("{}", True, 0)
    assert len(model.requests) == 1


async def test_an_answer_that_was_lost_counts_and_one_that_never_came_does_not(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    model = MeteredModel(ScriptedModel([Faults("unavailable"), Faults("truncated")], PRICE), ledger, A, "t")
    for _ in range(2):
        with pytest.raises(ModelError):
            await model.complete(ASKED)
    async with stores.database.read() as transaction:
        lines = await stores.spend.list_spending(transaction, stores.clock.now(), A)
    assert [(line.calls, line.tokens_out) for line in lines] == [(1, 100)]
    assert [each.failed for each in model.exchanges] == ["unavailable", "truncated"]


async def test_a_stream_and_vectors_are_paid_too(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    model = MeteredModel(ScriptedModel([Says("Some words.")], PRICE), ledger, A, "t")
    _ = [piece async for piece in model.stream(replace(ASKED, purpose="answer"))]
    await model.embed(["one text"])
    async with stores.database.read() as transaction:
        lines = await stores.spend.list_spending(transaction, stores.clock.now(), A)
    assert sorted(line.purpose for line in lines) == ["answer", "embed"]


async def test_a_stream_is_answered_from_what_is_kept(stores: Stores) -> None:
    model = ScriptedModel([Says("Some words.")], PRICE)
    metered = MeteredModel(model, ledger_of(stores, day=100, workspace_day=100), A, "t")
    first = [piece async for piece in metered.stream(replace(ASKED, schema=None))]
    again = [piece async for piece in metered.stream(replace(ASKED, schema=None))]
    assert again[0] == "".join(str(piece) for piece in first[:-1])
    assert len(model.requests) == 1


async def test_a_stream_that_nobody_heard_to_its_end_is_paid_as_far_as_it_came(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    model = MeteredModel(ScriptedModel([Says("Some words that go on and on.")], PRICE), ledger, A, "t")
    async with aclosing(model.stream(replace(ASKED, schema=None))) as pieces:
        assert await anext(pieces) == "Some wo"
    async with stores.database.read() as transaction:
        [line] = await stores.spend.list_spending(transaction, stores.clock.now(), A)
    assert (line.calls, line.tokens_out > 0) == (1, True)
