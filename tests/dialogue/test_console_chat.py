"""A newcomer's chat in the terminal: brief, ask in the thread, follow up, get lost, find back."""

import asyncio
import os
import pty
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest
from prompt_toolkit.application import create_app_session

from bot.app import connect_platforms, open_app
from bot.model.message import Request
from bot.platforms.console import ConsolePlatform
from bot.platforms.console.terminal import Screen, make_screen
from bot.ports import Progress, Reply
from bot.service.commands import MemberCommands
from tests.fakes.commands import FakeCommands
from tests.fakes.screen import ScriptedScreen
from tests.seeds import lay_seeds
from tests.terminal import Terminal


async def chat(home: Path, *lines: str) -> str:
    """Give all that the screen showed."""
    settings = {"ATTACHE_HOME": str(home), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}
    lay_seeds(home)
    async with open_app(settings) as app:
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
        ("/thread", "Which thread? For example: /thread 1; /threads lists them."),
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
    assert "open · raised by a report of 21 March 2023" in listed
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


def test_what_was_asked_on_this_machine_can_be_forgotten_by_command_and_in_the_chat(reader: Terminal) -> None:
    def ask() -> None:
        assert reader.run("ask", "When will Macron visit Beijing?", "--thread", "desk").code == 0

    ask()
    assert reader.run("forget").out == "Deleted: your questions and your verdicts on briefings (1).\n"
    assert reader.run("forget", "me").out == "Nothing of yours is kept here.\n"
    ask()
    assert "verdicts on briefings (1)" in asyncio.run(chat(reader.home, "/forget me"))


async def test_evidence_alone_shows_the_passages_of_the_threads_last_answer(tmp_path: Path) -> None:
    shown = await chat(
        tmp_path, "/evidence", "When will Macron visit Beijing?", "/evidence",
        "/brief china-russia", "/evidence", "/leave", "/evidence",
    )  # fmt: skip
    before, answered, briefed, left = (each.split("› ", 1)[0] for each in shown.split("› /evidence\n")[1:])
    assert "Evidence of what? Ask something first" in before
    assert "What this rests on" in answered
    assert "early April" in answered
    assert "early April" not in briefed.split("What this rests on")[1].split("\n")[2]
    assert left == answered


def test_an_answer_in_the_terminal_can_show_its_passages(reader: Terminal) -> None:
    asked = reader.run("ask", "When will Macron visit Beijing?", "--evidence")
    answer, _, passages = asked.out.partition("What this rests on")
    assert "early April" in answer
    assert "early April" in passages
    refused = reader.run("ask", "Who won the cup final?", "--evidence")
    assert (refused.code, "rests on" in refused.out) == (0, False)


@contextmanager
def open_terminal() -> Iterator[tuple[TextIO, TextIO, int]]:
    """Give both ends a program has of a real terminal, and the keyboard's end."""
    keyboard, end = pty.openpty()
    with os.fdopen(end, encoding="utf-8") as typed, os.fdopen(os.dup(end), "w", encoding="utf-8") as shown:
        yield typed, shown, keyboard
    os.close(keyboard)


def test_after_forget_me_no_earlier_line_comes_back_by_the_arrow_key(monkeypatch: pytest.MonkeyPatch) -> None:
    up = "\x1b[A"

    async def talk(screen: Screen, keyboard: int) -> list[str | None]:
        lines = []
        for typed, forget in (("Will the envoy resign?", False), (up, True), (up, False)):
            os.write(keyboard, f"{typed}\r".encode())
            lines.append(await screen.read("› "))
            if forget:
                screen.forget()
        return lines

    with open_terminal() as (typed, shown, keyboard), create_app_session():
        monkeypatch.setattr("sys.stdin", typed)
        monkeypatch.setattr("sys.stdout", shown)
        read = asyncio.run(asyncio.wait_for(talk(make_screen(lambda _: ()), keyboard), 30))
    assert read == ["Will the envoy resign?", "Will the envoy resign?", ""]


async def test_forget_me_in_the_chat_empties_the_keyboards_memory_too() -> None:
    for line, forgot in (("/forget me", True), ("delete my questions", True), ("/topics", False)):
        screen = ScriptedScreen([line])
        await ConsolePlatform(screen).run(FakeCommands())
        assert screen.forgot is forgot


def test_what_is_typed_is_written_to_no_file_and_what_earlier_versions_wrote_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, secret = tmp_path / "console-history", "Will the envoy resign?"
    left.write_text(f"+{secret}\n", encoding="utf-8")

    async def talk(keyboard: int) -> None:
        settings = {"ATTACHE_HOME": str(tmp_path), "ATTACHE_NOW": "2023-03-22T08:00:00Z"}
        async with open_app(settings) as app:
            [console] = connect_platforms(app, settings, ["console"])
            os.write(keyboard, f"{secret}\r/quit\r".encode())
            await console.run(MemberCommands(app.desk, app.intake))

    with open_terminal() as (typed, shown, keyboard), create_app_session():
        monkeypatch.setattr("sys.stdin", typed)
        monkeypatch.setattr("sys.stdout", shown)
        asyncio.run(asyncio.wait_for(talk(keyboard), 30))
        assert secret.encode() in os.read(keyboard, 100_000)
    assert not left.exists()
    assert not [each for each in tmp_path.iterdir() if secret.encode() in each.read_bytes()]


async def test_outside_a_thread_a_question_goes_on_from_the_last_until_the_thread_is_left(tmp_path: Path) -> None:
    shown = await chat(tmp_path, "When will Macron visit Beijing?", "and Putin?", "/leave", "and Xi?")
    followed, left = shown.split("› /leave", 1)
    assert "When will Putin visit Beijing?" in followed
    assert "visit Beijing" not in left


async def test_what_is_asked_outside_a_thread_is_stored_nowhere(tmp_path: Path) -> None:
    shown = await chat(tmp_path, "When will Macron visit Beijing?", "/forget me", "and Putin?")
    assert "Nothing of yours is kept here." in shown
    assert "When will Putin visit Beijing?" not in shown


async def test_after_a_restart_the_threads_of_the_chat_before_go_on(tmp_path: Path) -> None:
    await chat(tmp_path, "/brief china-russia", "When will Macron visit Beijing?")
    shown = await chat(tmp_path, "/threads", "/thread 1", "and Putin?")
    assert "· 22 March 2023 08:00, standard" in shown
    assert "When will Putin visit Beijing?" in shown
