"""What is offered after a reply does what it says when it is sent back as a command."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.conversation import LOCAL, MemberId, WorkspaceId
from bot.model.message import Channel, Request
from bot.ports import Reply
from bot.service.commands import MemberCommands
from bot.service.gathering import import_file
from bot.service.reading import Silent
from bot.text.plain import render_plain
from tests.terminal import SEEDS


@pytest.fixture
async def commands(tmp_path: Path) -> AsyncIterator[MemberCommands]:
    async with open_app({"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}) as app:
        await import_file(app.desk, app.intake, SEEDS / "dispatches.jsonl", {}, Silent())
        yield MemberCommands(app.desk, app.intake)


async def send(commands: MemberCommands, text: str, workspace: WorkspaceId = LOCAL) -> Reply:
    return await commands(Request(Channel("test", workspace, "c"), MemberId("m"), text), Silent())


async def test_a_briefing_offers_a_deeper_one_and_the_passages_it_rests_on(commands: MemberCommands) -> None:
    reply = await send(commands, "brief china-russia")
    offered = {offer.label: offer.command for offer in reply.offers}
    assert list(offered) == ["ask", "deeper", "sources", "follow", "feedback"]
    deeper = await send(commands, offered["deeper"])
    assert deeper.value.depth == "deep"
    assert deeper.value.window == reply.value.window
    assert "deeper" not in [offer.label for offer in deeper.offers]
    shown = render_plain((await send(commands, offered["sources"])).document)
    assert reply.value.developments[0].citations[0].quote in shown


async def test_an_answer_offers_its_passages_and_a_refusal_nothing(commands: MemberCommands) -> None:
    reply = await send(commands, "ask When will Macron visit Beijing?")
    (offer,) = reply.offers
    assert reply.value.answer[0].citations[0].quote in render_plain((await send(commands, offer.command)).document)
    assert (await send(commands, "ask Who won the cup final?")).offers == ()


async def test_another_workspace_cannot_ask_for_the_passages_of_a_briefing(commands: MemberCommands) -> None:
    reply = await send(commands, "brief china-russia")
    refused = await send(commands, f"evidence {reply.value.id}", WorkspaceId("other"))
    assert refused.document.kind == "problem"
    assert "No briefing" in refused.document.title
