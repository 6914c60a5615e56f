"""Caps are decided before a call; what is sent again is answered once; what was lost is paid all the same."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.model.completion import Completion, ModelRequest, Price
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


async def list_lines(stores: Stores) -> list[tuple[int, int, float]]:
    """Calls, tokens given out, and how much of the cost is an estimate, by line."""
    async with stores.database.read() as transaction:
        lines = await stores.spend.list_spending(transaction, stores.clock.now(), A)
    return [(line.calls, line.tokens_out, round(line.estimated_usd, 2)) for line in lines]


async def test_an_answer_of_no_use_is_paid_as_reported_and_one_that_was_never_written_is_not(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    model = MeteredModel(ScriptedModel([Faults("unavailable"), Faults("truncated")], PRICE), ledger, A, "t")
    for _ in range(2):
        with pytest.raises(ModelError):
            await model.complete(ASKED)
    assert await list_lines(stores) == [(1, 4, 0.0)]
    assert [each.failed for each in model.exchanges] == ["unavailable", "truncated"]


@pytest.mark.parametrize("code", ["timeout", "lost"])
async def test_a_call_whose_answer_never_came_is_charged_by_estimate_and_fills_the_cap(
    stores: Stores, code: str
) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=1.5, workspace_month=50)
    scripted = ScriptedModel([Faults(code)], PRICE)
    model = MeteredModel(scripted, ledger, A, "t")
    with pytest.raises(ModelError):
        await model.complete(ASKED)
    assert await list_lines(stores) == [(1, 100, 1.01)]
    with pytest.raises(ModelError) as caught:
        await model.complete(ASKED)
    assert caught.value.code == "budget"
    assert len(scripted.requests) == 1


async def test_a_call_that_is_broken_off_keeps_its_charge(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    asked = asyncio.Event()

    class Silent(ScriptedModel):
        async def complete(self, request: ModelRequest) -> Completion:
            asked.set()
            return await asyncio.Future()

    model = MeteredModel(Silent([Says("")], PRICE), ledger, A, "t")
    call = asyncio.create_task(model.complete(ASKED))
    await asked.wait()
    assert await list_lines(stores) == [(1, 100, 1.01)]
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert await list_lines(stores) == [(1, 100, 1.01)]
    assert [each.failed for each in model.exchanges] == ["timeout"]


async def test_the_charge_is_corrected_by_what_the_endpoint_reports(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    model = MeteredModel(ScriptedModel([Says("Some words.")], PRICE), ledger, A, "t")
    await model.complete(ASKED)
    assert await list_lines(stores) == [(1, 3, 0.0)]


async def test_two_calls_at_once_do_not_pass_a_cap_together(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=1.5, workspace_month=50)
    heard = asyncio.Event()

    class Waiting(ScriptedModel):
        async def complete(self, request: ModelRequest) -> Completion:
            await heard.wait()
            return await super().complete(request)

    model = MeteredModel(Waiting([Says("Some words.")], PRICE), ledger, A, "t")
    materials = (f"abc Passage {number}. abc" for number in range(2))
    calls = [asyncio.create_task(model.complete(replace(ASKED, material=each))) for each in materials]
    await asyncio.wait(calls, return_when=asyncio.FIRST_COMPLETED)
    heard.set()
    ended = await asyncio.gather(*calls, return_exceptions=True)
    assert sorted(type(each).__name__ for each in ended) == ["Completion", "ModelError"]


async def test_each_call_is_given_what_is_left_of_the_time(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    scripted = ScriptedModel([Says("Some words.")], PRICE)
    await MeteredModel(scripted, ledger, A, "t", seconds=30).complete(ASKED)
    await MeteredModel(scripted, ledger, A, "t").complete(replace(ASKED, material="abc Another. abc"))
    first, second = (request.seconds for request in scripted.requests)
    assert first is not None
    assert 0 < first < 30
    assert second is None


async def test_a_stream_and_vectors_are_paid_too(stores: Stores) -> None:
    ledger = ledger_of(stores, day=100, workspace_day=100)
    model = MeteredModel(ScriptedModel([Says("Some words.")], PRICE), ledger, A, "t")
    _ = [piece async for piece in model.stream(replace(ASKED, purpose="answer"))]
    await model.embed(["one text"])
    async with stores.database.read() as transaction:
        lines = await stores.spend.list_spending(transaction, stores.clock.now(), A)
    assert {line.purpose: line.model for line in lines} == {"answer": "scripted-1", "embed": "scripted-1-vectors"}


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
