"""Several workspaces and several processes over HTTP: installed through one, served by all, also after a new token."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.document import Document
from bot.model.message import Request
from bot.platforms.slack.installing import IssuedStates
from bot.platforms.slack.manifest import make_manifest
from bot.platforms.slack.settings import Settings
from bot.ports import Progress, Reply
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
from tests.standins.slack import CLIENT_SECRET, SIGNING_SECRET, Payload
from tests.standins.slack_people import Person

SCOPES = set(make_manifest(Settings())["oauth_config"]["scopes"]["bot"])
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


async def test_a_grant_for_a_whole_organisation_is_refused_on_the_page(tmp_path: Path) -> None:
    async with two_processes(tmp_path) as (desk, first, second), browsing(second) as browser:
        desk.workspace.whole_organisation = True
        page = await browser.get(await get_link(browser, f"http://localhost:{first}", desk.workspace.team))
        assert page.status == 400
        assert await page.text() == "I am installed in one workspace at a time: choose one instead of the organisation."
        desk.workspace.whole_organisation = False
        page = await browser.get(await get_link(browser, f"http://localhost:{first}", desk.workspace.team))
        assert "Thank you" in await page.text()


class TellingCommands(FakeCommands):
    """Says whose data it tells."""

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        self.asked.append(request)
        return Reply(Document("notice", f"What {request.channel.workspace} reads: {request.text}", ()))


async def open_form(desk: SlackDesk) -> Payload:
    """A member of the workspace opens the form for a question in the channel."""
    before = len(desk.workspace.views)
    await desk.person.slash(desk.room, "ask")
    form: Payload = (await desk.until(lambda: list(desk.workspace.views.values())[before:]))[-1]
    return form


@pytest.mark.parametrize("installed", [False, True])
async def test_a_form_from_a_shared_channel_is_answered_by_the_workspace_that_showed_it(
    tmp_path: Path, installed: bool
) -> None:
    port = free_port()
    async with open_desk(tmp_path, lambda _app: TellingCommands(), settings=for_installing(port)) as desk:
        other = desk.slack.add_workspace("T0OTHER", "Another ministry", SCOPES)
        theirs = other.add_room(desk.room.id, title="desk")
        other.add_user("U0BELA")
        desk.workspace.add_user("U0BELA")
        for team in ("T0DESK", "T0OTHER") if installed else ("T0DESK",):
            await install(desk.slack, team, port)
        bela = Person(desk.slack, desk.workspace, "U0BELA", home="T0OTHER")
        await bela.submit(await open_form(desk), question="When will Macron visit Beijing?")
        answer = await desk.get_bot_message("reads: ask When")
        assert "What T0DESK reads" in words_of(answer)
        assert theirs.messages == []
        desk.room.archived = True
        await bela.submit(await open_form(desk), question="And now?")
        await desk.get_bot_message("You had asked: And now?", desk.workspace.add_direct("U0BELA"))
        assert [each for room in other.rooms.values() for each in room.messages] == []


async def test_a_form_for_following_from_a_shared_channel_follows_where_it_was_shown(tmp_path: Path) -> None:
    port, fake = free_port(), FakeCommands()
    async with open_desk(tmp_path, lambda _app: fake, settings=for_installing(port)) as desk:
        other = desk.slack.add_workspace("T0OTHER", "Another ministry", SCOPES)
        for workspace in (desk.workspace, other):
            workspace.add_user("U0BELA")
            await install(desk.slack, workspace.team, port)
        await desk.person.open_home()
        await desk.until(lambda: desk.workspace.homes)
        await desk.person.press_home("home.new")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[-1]
        bela = Person(desk.slack, desk.workspace, "U0BELA", home="T0OTHER")
        await bela.submit(form, topic="china-russia", channel=desk.room.id)
        [asked] = await desk.until(lambda: [each for each in fake.asked if each.text.startswith("follow ")])
        assert asked.channel.workspace == "T0DESK"
