"""What is offered after a reply does what it says when it is sent back as a command."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.conversation import LOCAL, MemberId, WorkspaceId
from bot.model.message import Channel, Request
from bot.ports import Reply
from bot.service.commands import MemberCommands
from bot.service.reading import Silent
from bot.text.plain import render_plain
from tests.seeds import lay_seeds


@pytest.fixture
async def commands(tmp_path: Path) -> AsyncIterator[MemberCommands]:
    lay_seeds(tmp_path)
    async with open_app({"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}) as app:
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


async def test_a_briefing_that_found_nothing_is_one_sentence_and_what_to_do(commands: MemberCommands) -> None:
    reply = await send(commands, "brief kenya-peru")
    assert reply.document.kind == "notice"
    assert reply.document.title.startswith("Nothing was read about Kenya and Peru from 15 March 2023")
    shown = render_plain(reply.document)
    assert "follow it in a channel, and a briefing comes there on its schedule" in shown
    assert "0 articles" not in shown
    [offer] = reply.offers
    followed = await commands(
        Request(Channel("test", LOCAL, "c"), MemberId("m"), f"{offer.command} daily 08:00 tz UTC", may_manage=True),
        Silent(),
    )
    assert "daily 08:00 (UTC) · only if there is news" in render_plain(followed.document)
    assert "standard" not in render_plain(followed.document)


@pytest.mark.parametrize(
    "words",
    [
        "thanks!",
        "Ok, thank you very much.",
        "👍",
        "<:yes:123>",
        "merci beaucoup !",
        "thank you, that helps",
        "That's very helpful, thanks",
        "Great, that is all for now.",
    ],
)
async def test_a_message_that_asks_nothing_searches_nothing(commands: MemberCommands, words: str) -> None:
    reply = await send(commands, words)
    assert (reply.document.kind, reply.document.title, reply.offers) == ("notice", "At your service.", ())


@pytest.mark.parametrize(
    "words", ["Thanks, and Iran?", "good relations with Iran", "Nice agreement", "so", "that helps Iran"]
)
async def test_a_message_that_only_begins_with_thanks_is_a_question(commands: MemberCommands, words: str) -> None:
    assert (await send(commands, words)).document.title != "At your service."


async def test_passages_that_stand_together_are_shown_once_in_one(commands: MemberCommands) -> None:
    answer = (await send(commands, "ask When will Macron visit Beijing?")).value
    cited = answer.answer[0].citations[0]
    source = next(each for each in answer.sources if each.n == cited.n)
    place, end = f"{source.article_id}.{source.revision}", cited.start + (cited.end - cited.start) // 2
    halves = [f"{place}:{end}-{cited.end}", f"{place}:{cited.start}-{end}", f"{place}:{end - 5}-{end + 5}"]
    shown = " ".join(render_plain((await send(commands, f"evidence {' '.join(halves)}")).document).split())
    whole = " ".join(
        render_plain((await send(commands, f"evidence {place}:{cited.start}-{cited.end}")).document).split()
    )
    assert shown == whole
    assert shown.count(cited.quote[:30]) == 1
