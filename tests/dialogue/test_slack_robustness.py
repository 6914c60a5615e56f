"""Slack sends twice, cuts, fails, forgets and forges; nothing is lost, doubled or let across a border."""

import asyncio
import json
import logging
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.logs import Settings as LogSettings
from bot.logs import start_logging
from bot.model.conversation import WorkspaceId
from bot.model.document import Document, Line, Section, Text
from bot.model.errors import PostError
from bot.model.message import Channel, MessageId, Request, thread_of
from bot.platforms.slack import serving
from bot.ports import Commands, Progress, Reply
from bot.service.gathering import import_file
from bot.service.reading import Silent
from bot.storage.database import connection_of
from bot.storage.tables import receipts
from tests.fakes.clock import HandClock
from tests.fakes.commands import FakeCommands
from tests.slack_desk import SlackDesk, for_installing, free_port, install, listening, open_desk, running, words_of
from tests.standins.slack import APP_TOKEN, CLIENT_SECRET, SIGNING_SECRET, Payload
from tests.standins.slack_people import Person


class SlowCommands(FakeCommands):
    """Shows two lines of an answer, with whatever happens between them."""

    def __init__(self) -> None:
        super().__init__()
        self.between: Callable[[], Awaitable[None]] = lambda: asyncio.sleep(0)

    async def __call__(self, request: Request, progress: Progress) -> Reply:
        self.asked.append(request)
        lines = (Line((Text("First sentence."),)), Line((Text("Second sentence."),)))
        await progress.show(lines[0])
        await self.between()
        await progress.show(lines[1])
        return Reply(Document("answer", request.text, (Section("answer", "", lines),)))


async def ask_slowly(desk: SlackDesk, slow: SlowCommands, between: Callable[[str], Awaitable[None]]) -> str:
    """Mention the bot; `between` gets the growing message once its first line is there."""
    done = asyncio.Event()

    async def meanwhile() -> None:
        growing = await desk.until(lambda: [each for each in desk.room.messages if each.get("blocks")])
        await between(growing[-1]["ts"])
        done.set()

    slow.between = meanwhile
    question = await desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> What now?")
    await done.wait()
    return str(question["ts"])


async def count_receipts(desk: SlackDesk) -> int:
    async with desk.app.desk.database.read() as transaction:
        found = await connection_of(transaction).execute(select(func.count()).select_from(receipts))
    return int(found.scalar_one())


def with_clock(app: App, clock: HandClock) -> App:
    """The same desk with a clock that is moved by waiting for it."""
    return replace(app, desk=replace(app.desk, clock=clock))


def scripted() -> tuple[SlowCommands, Callable[[App], Commands]]:
    slow = SlowCommands()
    return slow, lambda _app: slow


async def test_an_answer_grows_line_by_line_in_one_message(tmp_path: Path) -> None:
    slow, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:
        thread = await ask_slowly(desk, slow, lambda _ts: asyncio.sleep(0))
        answer = await desk.get_answer(thread, 1)
        assert words_of(answer) == "First sentence. Second sentence."
        assert desk.slack.counts()["chat.stopStream"] == 1


@pytest.mark.parametrize("fault", ["message_not_in_streaming_state", "limited", "unavailable"])
async def test_a_stream_that_dies_is_finished_by_an_edit(tmp_path: Path, fault: str) -> None:
    slow, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:

        async def kill(ts: str) -> None:
            desk.slack.kill_stream(desk.room, ts)
            desk.slack.fail("chat.appendStream", fault)

        thread = await ask_slowly(desk, slow, kill)
        await desk.until(lambda: desk.slack.counts().get("chat.update"))
        answer = await desk.get_answer(thread, 1)
        assert words_of(answer).endswith("First sentence. \n Second sentence.")
        assert len([each for each in desk.of_bot() if each.get("thread_ts") == thread]) == 1


async def test_a_stream_that_a_member_stops_stays_stopped(tmp_path: Path) -> None:
    slow, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:

        async def stop(ts: str) -> None:
            desk.slack.kill_stream(desk.room, ts, by_member=True)

        thread = await ask_slowly(desk, slow, stop)
        await desk.until(lambda: desk.slack.refusals)
        await desk.person.slash(desk.room, "help")
        assert [words_of(each) for each in desk.of_bot() if each.get("thread_ts") == thread] == ["First sentence."]
        assert "chat.update" not in desk.slack.counts()


async def test_a_question_that_is_deleted_while_it_is_answered_takes_the_answer_with_it(tmp_path: Path) -> None:
    slow, make = scripted()
    async with open_desk(tmp_path, make_commands=make) as desk:
        question = (await desk.person.say(desk.room, "noise"), None)[0]

        async def delete(_ts: str) -> None:
            asked = next(each for each in desk.room.messages if "What now?" in each["text"])
            await desk.person.delete(desk.room, asked)
            await asyncio.Event().wait()

        work = asyncio.create_task(ask_slowly(desk, slow, delete))
        await desk.until(lambda: desk.slack.counts().get("chat.delete"))
        assert desk.of_bot() == []
        assert question in desk.room.messages
        work.cancel()


async def test_what_slack_sends_again_is_done_once(tmp_path: Path) -> None:
    fake = FakeCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: fake) as desk:
        desk.slack.redeliver_all = True
        typed = await desk.person.slash(desk.room, "status")
        room = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(room, "topics")
        answer = await desk.get_bot_message("reply to topics", room)
        await desk.until(lambda: len(typed.responses) == 2)
        await desk.person.press(room, answer | {"blocks": [_button("offer.sources", "evidence e1")]}, "offer.sources")
        await desk.until(lambda: desk.workspace.whispers)
        assert [each.text for each in fake.asked] == ["status", "topics", "evidence e1"]


async def test_forms_that_slack_sends_again_are_opened_and_done_once(tmp_path: Path) -> None:
    fake = FakeCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: fake) as desk:
        desk.slack.redeliver_all = True
        await desk.person.slash(desk.room, "ask")
        await desk.until(lambda: desk.workspace.views)
        await desk.person.open_home()
        await desk.until(lambda: desk.workspace.homes)
        await desk.person.press_home("home.new")
        form = await desk.until(lambda: next((e for e in desk.workspace.views.values() if _is_for_following(e)), None))
        await desk.person.submit(form, topic="china-russia", schedule="daily 08:00", channel=desk.room.id)
        await desk.person.submit(form, topic="china-us", schedule="daily 08:00", channel=desk.room.id)
        followed = [each.text.split()[1] for each in fake.asked if each.text.startswith("follow ")]
        assert len(followed) == len(set(followed)) == 2
        assert desk.slack.counts()["views.open"] == 2


def _is_for_following(view: Payload) -> bool:
    return bool(view["callback_id"] == "follow")


async def test_whose_the_token_is_was_asked_before_the_first_request(tmp_path: Path) -> None:
    async with open_desk(tmp_path, make_commands=lambda _app: FakeCommands()) as desk:
        assert desk.slack.counts()["auth.test"] == 1
        typed = await desk.person.slash(desk.room, "status")
        await desk.until(lambda: len(typed.responses) == 2)
        assert desk.slack.counts()["auth.test"] == 1


async def test_two_processes_work_on_what_slack_sends_again_once_and_so_does_one_that_restarts(tmp_path: Path) -> None:
    first, second, third = FakeCommands(), FakeCommands(), FakeCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: first) as desk:
        desk.slack.redeliver_all = True
        tokens = {"SLACK_BOT_TOKEN": desk.workspace.token, "SLACK_APP_TOKEN": APP_TOKEN}
        tokens["SLACK_API_URL"] = desk.slack.api_url
        room = desk.workspace.add_direct("U0ANNA")
        async with running(desk.app, tokens, lambda _app: second):
            await desk.slack.wait_connected(sockets=2)
            said = [await desk.person.say(room, f"topics {number}") for number in range(6)]
            pressed = await desk.person.slash(desk.room, "status")
            await desk.until(lambda: len(desk.of_bot(room)) == 6 and len(pressed.responses) == 2)
            done = sorted(each.text for each in (*first.asked, *second.asked))
            assert done == sorted([*(each["text"] for each in said), "status"])
        async with running(desk.app, tokens, lambda _app: third):
            await desk.slack.wait_connected(sockets=2)
            desk.slack.redeliver_all = False
            await desk.slack.deliver("slash_commands", pressed.payload)
            probe = await desk.person.slash(desk.room, "help")
            await desk.until(lambda: len(probe.responses) > 1)
            assert "status" not in [each.text for each in third.asked]
        assert len(desk.of_bot(room)) == 6


def _button(action: str, value: str) -> dict[str, object]:
    text = {"type": "plain_text", "text": "Press"}
    return {"type": "actions", "elements": [{"type": "button", "action_id": action, "value": value, "text": text}]}


@pytest.mark.parametrize("politely", [True, False])
async def test_after_a_reconnection_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, politely: bool
) -> None:
    monkeypatch.setattr(serving, "PING_SECONDS", 0.1)
    fake = FakeCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: fake) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        await desk.slack.disconnect(politely=politely)
        await desk.person.say(room, "topics")
        await desk.get_bot_message("reply to topics", room)
        assert [each.text for each in fake.asked] == ["topics"]


async def test_five_minutes_without_a_network_lose_nothing_that_slack_sends_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PING_SECONDS", 0.1)
    fake, clock = FakeCommands(), HandClock()
    async with open_desk(tmp_path, lambda _app: fake, lambda app: with_clock(app, clock)) as desk:
        slack, person, room = desk.slack, desk.person, desk.workspace.add_direct("U0ANNA")
        slack.ack_seconds, slack.deaf = 0.3, True
        await slack.send_over_time(person.make_direct_event(room, "topics"))  # heard, but not the acknowledgement
        await desk.get_bot_message("reply to topics", room)
        slack.ack_seconds, slack.deaf = 3.0, False
        await slack.lose_network()
        await slack.send_over_time(person.make_direct_event(room, "status"))
        await slack.let_pass(60)
        await slack.let_pass(239)
        await slack.find_network()
        await slack.let_pass(1)
        await desk.get_bot_message("reply to status", room)
        probe = await person.slash(desk.room, "help")
        await desk.until(lambda: len(probe.responses) > 1)
        assert [each.text for each in fake.asked] == ["topics", "status", "help"]
        assert len(desk.of_bot(room)) == 2


async def test_what_could_not_be_answered_for_want_of_a_network_is_answered_when_it_is_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PING_SECONDS", 0.1)
    slow, clock = SlowCommands(), HandClock()
    async with open_desk(tmp_path, lambda _app: slow, lambda app: with_clock(app, clock)) as desk:
        slack, room = desk.slack, desk.workspace.add_direct("U0ANNA")
        lost = asyncio.Event()

        async def lose() -> None:
            slow.between = lambda: asyncio.sleep(0)
            await slack.lose_network()
            lost.set()

        slow.between = lose
        slack.deaf, slack.ack_seconds = True, 0.3
        await slack.send_over_time(desk.person.make_direct_event(room, "topics"))
        slack.deaf, slack.ack_seconds = False, 3.0
        await lost.wait()
        while await count_receipts(desk):  # noqa: ASYNC110  only the database tells
            await asyncio.sleep(0.01)
        assert desk.of_bot(room) == []
        await slack.find_network()
        await slack.let_pass(60)
        await desk.get_bot_message("First sentence.", room)
        assert len(desk.of_bot(room)) == 1


async def test_errors_say_what_a_person_can_do(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        outside = desk.workspace.add_room("C0AWAY", bot_is_in=False)
        typed = await desk.person.slash(outside, "china-russia")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert shown["text"] == "I am not in this channel: /invite @Attaché, then ask again."
        typed = await desk.person.slash(desk.room, "china-russia since tomorrow")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert "“tomorrow” is no time I can read" in shown["text"]


class BrokenCommands(FakeCommands):
    async def __call__(self, request: Request, progress: Progress) -> Reply:
        raise LookupError("a bug nobody foresaw")


async def test_what_nobody_foresaw_is_an_incident(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = BrokenCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: broken) as desk:
        typed = await desk.person.slash(desk.room, "status")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        incident = shown["text"].split()[-1].rstrip(".")
        assert "bug" not in shown["text"]
    assert f"incident={incident}" in capsys.readouterr().out


async def test_over_http_only_slack_itself_is_heard(tmp_path: Path) -> None:
    fake = FakeCommands()
    port = free_port()
    settings = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": SIGNING_SECRET, "SLACK_PORT": str(port)}
    async with open_desk(tmp_path, make_commands=lambda _app: fake, settings=settings) as desk:
        desk.slack.http_url = f"http://127.0.0.1:{port}"
        await listening(port)
        typed = await desk.person.slash(desk.room, "status")
        assert (typed.acknowledged or {})["text"] == "On it: status"
        await desk.until(lambda: len(typed.responses) == 2)
        asked = len(fake.asked)
        for forged in ({"secret": "0" * 32}, {"age": 400}):
            again = {**typed.payload, "trigger_id": "9.9"}
            assert (await desk.slack.post_signed("slash_commands", again, **forged))[0] == 401
        assert len(fake.asked) == asked
        room = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(room, "topics")
        await desk.get_bot_message("reply to topics", room)


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """All that is logged, at every level; nobody closes it while a database's thread still writes its last line."""
    stream = StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    start_logging(LogSettings(level="debug"))
    logging.getLogger().setLevel(logging.DEBUG)
    return stream


async def test_two_workspaces_install_the_bot_and_never_see_one_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], logged: StringIO
) -> None:
    port = free_port()
    async with open_desk(tmp_path, settings=for_installing(port)) as desk:
        other = desk.slack.add_workspace("T0OTHER", "Other desk", scopes=set())
        desk.workspace.scopes.clear()
        for workspace in (desk.workspace, other):
            await install(desk.slack, workspace.team, port)
        their_room = other.add_room("C0DESK", title="desk")
        other.add_user("U0BELA")
        bela = Person(desk.slack, other, "U0BELA")

        await desk.person.slash(desk.room, "china-russia")
        briefing = await desk.get_bot_message("Bottom line")
        await desk.get_bot_message("Sources")
        await desk.person.slash(desk.room, "follow china-russia daily 08:00")

        edition = next(word for word in words_of(briefing).split() if word.startswith("e") and len(word) == 13)
        typed = await bela.slash(their_room, f"evidence {edition}")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert "No briefing" in shown["text"]
        typed = await bela.slash(their_room, "following everywhere")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert "Nothing is followed here yet" in shown["text"]
        home = await desk.until(await opened(bela))
        assert "No channel follows a topic yet" in words_of(home)
        assert "home.edit" not in json.dumps(home)

        mention = f"<@{desk.workspace.bot_user}>"
        for question in ("When will Macron visit Beijing?", "and Putin?"):
            answered = len(desk.of_thread(briefing["ts"]))
            await desk.person.say(desk.room, f"{mention} {question}", briefing["ts"])
            await desk.get_answer(briefing["ts"], answered + 1)
        same = desk.slack.keep(their_room, bela.id, "Morning", None)
        same["ts"] = briefing["ts"]  # Slack numbers messages in each channel: two workspaces may use one number
        await bela.say(their_room, f"<@{other.bot_user}> and Putin?", same["ts"])
        await desk.get_answer(same["ts"], 1, their_room)
        assert await read_last(desk, desk.workspace.team, briefing["ts"]) == "When will Putin visit Beijing?"
        assert await read_last(desk, other.team, same["ts"]) == "and Putin?"

        await uninstall(desk)
        with pytest.raises(PostError, match="not installed"):
            await desk.platform._workspaces.connect(WorkspaceId(desk.workspace.team))
        refused = await desk.person.slash(desk.room, "status")
        await desk.until(lambda: refused.responses)
        assert "install" in refused.responses[0]["text"]
        await bela.slash(their_room, "china-russia")
        await desk.get_bot_message("Bottom line", their_room)
    words = logged.getvalue() + capsys.readouterr().out
    assert "DEBUG aiosqlite" in words
    for secret in (desk.workspace.token, other.token, CLIENT_SECRET, APP_TOKEN):
        assert secret not in words


async def read_last(desk: SlackDesk, team: str, root: str) -> str:
    """How the last question of a thread was understood."""
    thread = thread_of(Channel("slack", WorkspaceId(team), desk.room.id), MessageId(root))
    async with desk.app.desk.database.read() as transaction:
        turns = await desk.app.desk.conversations.list_turns(transaction, WorkspaceId(team), thread)
    return turns[-1].understood


async def opened(person: Person) -> Callable[[], object]:
    await person.open_home()
    return lambda: person.workspace.homes.get(person.id)


async def uninstall(desk: SlackDesk) -> None:
    desk.workspace.revoked = True
    await desk.person.event({"type": "app_uninstalled"})

    async def forgotten() -> bool:
        async with desk.app.desk.database.read() as transaction:
            found = await desk.app.installations.find(transaction, "slack", WorkspaceId(desk.workspace.team))
        return found is None

    for _ in range(200):
        if await forgotten():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("still installed")


async def test_hostile_articles_stay_words_in_slack(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        words = "<!channel> <@U0ANNA> <https://evil.example|Reuters>"
        line = {
            "url": "https://news.example/x", "title": f"Xi Jinping and Putin {words}", "publisher": f"Desk {words}",
            "published": "2023-03-22T07:00:00Z", "language": "en",
            "text": f"China's leader Xi Jinping told Russia's president Vladimir Putin {words} in Moscow on Wednesday. "
            f"China and Russia signed a statement on trade {words} in Moscow, officials said.",
        }  # fmt: skip
        file = tmp_path / "hostile.jsonl"
        file.write_text(json.dumps(line))
        await import_file(desk.app.desk, desk.app.intake, file, {}, Silent())
        await desk.person.slash(desk.room, "china-russia since 2023-03-22")
        await desk.get_bot_message("Sources")
        shown = " ".join(words_of(each) for each in desk.of_bot())
        assert "Sources" in shown
        assert "<!channel>" not in shown
        assert "evil.example" not in shown
        assert "evil.example" not in str([_links(each) for each in desk.of_bot()])
        assert desk.slack.refusals == []


def _links(value: object) -> list[str]:
    if isinstance(value, dict):
        found = [str(value["url"])] if value.get("type") == "link" else []
        return found + [each for part in value.values() for each in _links(part)]
    return [each for part in value for each in _links(part)] if isinstance(value, list) else []


async def test_the_channel_of_a_workspace_that_left_is_gone(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        desk.room.archived = True
        part = desk.platform.render(Reply(Document("notice", "Words", ())))[0]
        with pytest.raises(PostError, match="archived") as caught:
            await desk.platform.post(Channel("slack", WorkspaceId(desk.workspace.team), desk.room.id), part, "k")
        assert caught.value.code == "gone"


async def test_oversized_and_hostile_words_are_answered_within_every_limit(tmp_path: Path) -> None:
    """The stand-in refuses live markup and whatever is too long; every reply must get past it."""
    async with open_desk(tmp_path) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        mark = "<!channel> <@U0BELA> <https://evil.example|Reuters> & *bold*"
        typed = [
            await desk.person.slash(desk.room, words)
            for words in (f"actor {mark}", f"questions {mark}", f"follow {mark} daily 08:00", "status " + "é" * 7_000)
        ]
        await desk.person.say(room, f"{mark} " + "Who is Macron? " * 2_500)
        await desk.until(lambda: all(len(each.responses) > 1 for each in typed))
        await desk.until(lambda: desk.of_bot(room))
        assert max(len(response["text"]) for each in typed for response in each.responses) < 4_000
        assert "evil.example" not in str([_links(each) for each in desk.of_bot(room)])
        long = "a" * 151
        assert long not in await desk.person.type_into("choose_topic", f"{long} {long}", desk.room)
        assert desk.slack.refusals == []


async def test_to_ask_without_a_question_opens_the_form(tmp_path: Path) -> None:
    fake = FakeCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: fake) as desk:
        typed = await desk.person.slash(desk.room, "ask")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[0]
        assert form["callback_id"] == "ask"
        assert typed.acknowledged == {}
        assert desk.of_bot() == []
        assert fake.asked == []
