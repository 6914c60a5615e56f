"""Several workspaces and several processes over HTTP: installed through one, served by all, also after a new token."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.model.conversation import WorkspaceId
from bot.platforms.slack.workspaces import IssuedStates
from tests.fakes.commands import FakeCommands
from tests.slack_desk import (
    SlackDesk,
    browsing,
    for_installing,
    free_port,
    get_link,
    install,
    listening,
    open_desk,
    running,
    words_of,
)
from tests.standins.slack import CLIENT_SECRET, SIGNING_SECRET

OVER_HTTP = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": SIGNING_SECRET}


@asynccontextmanager
async def two_processes(home: Path) -> AsyncIterator[tuple[SlackDesk, int, int]]:
    """Two listeners over HTTP behind one public address, which leads browsers to the second."""
    first, second = free_port(), free_port()
    async with AsyncExitStack() as opened:
        fake = FakeCommands()
        settings = for_installing(first, second) | OVER_HTTP
        desk = await opened.enter_async_context(open_desk(home, lambda _app: fake, settings=settings))
        urls = {"SLACK_API_URL": desk.slack.api_url, "SLACK_AUTHORIZE_URL": f"{desk.slack.base}/oauth/v2/authorize"}
        given = {name: value for name, value in (for_installing(second) | OVER_HTTP | urls).items() if value}
        await opened.enter_async_context(running(desk.app, given, lambda _app: fake))
        await listening(first)
        await listening(second)
        desk.slack.http_url = f"http://127.0.0.1:{first}"
        yield desk, first, second


async def test_an_installation_begun_at_one_process_ends_at_another_once(tmp_path: Path) -> None:
    async with two_processes(tmp_path) as (desk, first, second), browsing(second) as browser:
        link = await get_link(browser, f"http://localhost:{first}", desk.workspace.team)
        assert f"redirect_uri=http://localhost:{second}/" in link
        page = await browser.get(link)
        assert "Thank you" in await page.text()
        again = await browser.get(page.url)
        assert again.status in {400, 401}
        room = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(room, "topics")
        await desk.get_bot_message("reply to topics", room)


async def test_a_process_takes_up_the_token_of_an_installation_through_another(tmp_path: Path) -> None:
    async with two_processes(tmp_path) as (desk, _, second):
        await install(desk.slack, desk.workspace.team, second)
        room = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(room, "topics")
        await desk.get_bot_message("reply to topics", room)
        desk.workspace.token = "xoxb-the-next-one"
        await install(desk.slack, desk.workspace.team, second)
        await desk.person.say(room, "status")
        assert words_of(await desk.get_bot_message("reply to status", room)) == "reply to status"
        old = {"type": "tokens_revoked", "tokens": {"bot": [desk.workspace.bot_user]}}
        await desk.person.event(old)  # of the token before, and late
        await desk.person.say(room, "sources")
        await desk.get_bot_message("reply to sources", room)
        desk.workspace.revoked = True
        await desk.person.event(old)
        await _until_forgotten(desk)


async def _until_forgotten(desk: SlackDesk) -> None:
    workspace = WorkspaceId(desk.workspace.team)
    async with asyncio.timeout(20):
        while True:
            async with desk.app.desk.database.read() as transaction:
                if await desk.app.installations.find(transaction, "slack", workspace) is None:
                    return
            await asyncio.sleep(0.01)


async def test_a_state_is_good_once_for_ten_minutes_and_only_as_it_was_issued(tmp_path: Path) -> None:
    async with open_desk(tmp_path, lambda _app: FakeCommands()) as desk:
        premises = desk.platform._premises
        here, there = (IssuedStates(premises, CLIENT_SECRET) for _ in range(2))
        state = await here.async_issue()
        assert await there.async_consume(state)
        assert not await here.async_consume(state)
        issued, _, signature = (await here.async_issue()).rpartition(".")
        older = f"{issued.partition('.')[0]}.{int(issued.rpartition('.')[2]) - 600}"
        for forged in ("", "a", ".", f"{older}.{signature}", f"{issued}.{'0' * 64}"):
            assert not await there.async_consume(forged)
        assert not await IssuedStates(premises, "another secret").async_consume(f"{issued}.{signature}")
        late = f"{older}.{here._sign(older)}"
        assert not await here.async_consume(late)
