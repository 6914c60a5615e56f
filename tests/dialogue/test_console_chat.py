"""A newcomer's chat in the terminal: brief, ask in the thread, follow up, get lost, find back."""

import asyncio
import signal
from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.message import Request
from bot.platforms.console import ConsolePlatform
from bot.ports import Progress, Reply
from bot.service.commands import MemberCommands
from bot.service.gathering import import_file
from bot.service.reading import Silent
from tests.fakes.commands import FakeCommands
from tests.fakes.screen import ScriptedScreen
from tests.terminal import SEEDS


async def chat(home: Path, *lines: str) -> str:
    """Give all that the screen showed."""
    settings = {"ATTACHE_HOME": str(home), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}
    async with open_app(settings) as app:
        await import_file(app.desk, app.intake, SEEDS / "dispatches.jsonl", {}, Silent())
        screen = ScriptedScreen(lines)
        await ConsolePlatform(screen).run(MemberCommands(app.desk, app.intake))
    return screen.shown


async def test_a_briefing_opens_a_thread_whose_follow_ups_know_it(tmp_path: Path) -> None:
    shown = await chat(tmp_path, "/brief china-russia", "When will Macron visit Beijing?", "and Putin?")
    assert "Bottom line" in shown
    assert "Thread 1: type a question about this briefing." in shown
    assert "due in Beijing in early April" in shown
    assert "When will Putin visit Beijing?" in shown


@pytest.mark.parametrize("question", ["Who won the cup final?", "Who won the match?"])
async def test_what_was_not_read_is_refused_in_one_sentence(tmp_path: Path, question: str) -> None:
    shown = await chat(tmp_path, question)
    assert "Not in what I have read (48 articles since 13 February 2023)" in shown


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("/breif china-russia", "There is no command /breif; did you mean /brief?"),
        ("/brief", "Which topic? For example: /brief china-russia."),
        ("/brief chna-rusia", "did you mean china-russia?"),
        ("/thread 7", "There is no thread '7'; /threads lists them."),
        ("/threads", "No threads yet; /brief opens one."),
        ("/brief china-russia since tomorrow", "“tomorrow” is no time I can read"),
        ("/help", "What you can ask of Attaché"),
        ("/status", "48 articles kept"),
        ("/topics", "china-russia"),
        ("help", "/leave · leave the thread"),
        ("/", "What you can ask of Attaché"),
        ("brief me on China and Russia", "Bottom line"),
        ("/actor Wang Yi", "No briefing kept here names “Wang Yi”"),
    ],
)
async def test_every_line_gets_a_reply_a_person_can_use(tmp_path: Path, typed: str, reply: str) -> None:
    assert reply in await chat(tmp_path, typed)


async def test_a_briefing_that_found_nothing_opens_no_thread(tmp_path: Path) -> None:
    shown = await chat(tmp_path, "/brief turkey-greece", "/threads")
    assert "Nothing was read about Turkey and Greece" in shown
    assert "No threads yet" in shown


async def test_the_chat_ends_when_the_member_says_so(tmp_path: Path) -> None:
    assert "/status" not in await chat(tmp_path, "exit", "/status")


async def test_an_open_question_is_listed_with_its_source(tmp_path: Path) -> None:
    shown = await chat(tmp_path, "/brief china-russia", "/questions china-russia")
    listed = shown[shown.index("Open questions on china-russia") :]
    assert "open since 21 March 2023" in listed
    assert "The Kremlin has not said when Putin will travel to China. [" in listed


class GreedyScreen(ScriptedScreen):
    """Takes Ctrl-C for itself while a line is typed and lets go of it afterwards, as prompt_toolkit does."""

    async def read(self, prompt: str) -> str | None:
        asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
        return await super().read(prompt)


async def test_ctrl_c_stops_the_work_and_not_the_chat() -> None:
    class Slow(FakeCommands):
        async def __call__(self, request: Request, progress: Progress) -> Reply:
            if request.text == "status":
                return await super().__call__(request, progress)
            signal.raise_signal(signal.SIGINT)
            await asyncio.Event().wait()
            raise AssertionError

    screen = GreedyScreen(["/brief china-russia", "/status"])
    await ConsolePlatform(screen).run(Slow())
    assert "Stopped." in screen.shown
    assert "reply to status" in screen.shown


async def test_leaving_a_thread_asks_of_everything_read(tmp_path: Path) -> None:
    shown = await chat(tmp_path, "/brief china-russia", "/leave", "/threads", "/thread 1", "/questions china-russia")
    assert "Questions are now about everything read." in shown
    assert "1 · Xi Jinping and Vladimir Putin" in shown
    assert "Open questions on china-russia" in shown
