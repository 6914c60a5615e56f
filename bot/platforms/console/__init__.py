"""A chat in the terminal: the reference implementation of the platform port."""

import asyncio
import difflib
import secrets
import signal
import textwrap
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from bot.model.briefing import Briefing
from bot.model.conversation import AT_THE_MACHINE, LOCAL, ThreadId, Turn
from bot.model.document import Line
from bot.model.errors import NotFoundError
from bot.model.message import Channel, Limits, MessageId, Part, Request, thread_of
from bot.platforms.console.rendering import render_terminal
from bot.ports import Commands, Platform, Premises, Reply, check_fence
from bot.service.grammar import VERBS, ForgetCommand, find_said
from bot.settings import Section, load
from bot.text.plain import render_plain

if TYPE_CHECKING:
    from bot.platforms.console.terminal import Screen

name = "console"

WELCOME = (
    "Attaché. /brief china-russia gives a briefing; then type your questions about it.\n"
    "/help lists the rest, Tab completes, Ctrl-C stops a command, Ctrl-D ends.\n\n"
)
LEAVING = {"/quit", "/exit", "quit", "exit"}
OWN = {
    "/evidence": "alone: the passages that the last answer or briefing of the thread rests on",
    "/threads": "list the threads of this chat",
    "/thread": "go back to one, for example /thread 1",
    "/leave": "leave the thread, so that questions are about everything read",
    "/quit": "end",
}


class Settings(Section):
    """How the member reads, and where a file of what was typed may still lie."""

    home: Path = Field(default=Path("var"), alias="ATTACHE_HOME")
    time_zone: str = Field(default="UTC", alias="CONSOLE_TIME_ZONE")


@dataclass(slots=True)
class _Posted:
    channel: Channel
    key: str
    thread: MessageId | None
    part: Part


@dataclass(slots=True)
class _Chat:
    """The threads kept here, numbered from 1, each by a title and what tells it from others of that title, and the one
    that plain lines belong to."""

    threads: list[tuple[ThreadId, tuple[str, str]]] = field(default_factory=list)
    current: int | None = None
    evidence: dict[ThreadId | None, str] = field(default_factory=dict)
    """What shows the passages of a thread's last reply that has some."""
    aside: list[Turn] = field(default_factory=list)
    """What was asked outside a thread since the last one was left: remembered here alone, and stored nowhere."""

    def enter(self, thread: ThreadId, title: tuple[str, str]) -> None:
        known = [each for each, _ in self.threads]
        if thread not in known:
            self.threads.append((thread, title))
        self.current = [each for each, _ in self.threads].index(thread)

    def thread(self) -> ThreadId | None:
        return None if self.current is None else self.threads[self.current][0]

    def prompt(self) -> str:
        return "› " if self.current is None else f"{self.current + 1} › "


class ScreenProgress:
    """Progress as one line on the screen."""

    def __init__(self, screen: "Screen") -> None:
        self._screen = screen

    async def tell(self, words: str) -> None:
        """Show what is being done."""
        self._screen.show_progress(words)

    async def show(self, line: Line) -> None:
        """Leave it to the reply, which follows at once on this screen."""


class ConsolePlatform:
    """Reads lines, shows replies; messages are kept while the chat lasts."""

    name = name
    limits = Limits(message_characters=1_000_000)

    def __init__(self, screen: "Screen", time_zone: str = "UTC") -> None:
        self._screen = screen
        self._time_zone = time_zone
        self._posted: dict[MessageId, _Posted] = {}
        self._channel = Channel(name, LOCAL, "terminal")
        self._session = secrets.token_hex(3)

    def render(self, reply: Reply) -> tuple[Part, ...]:
        """Give one message, drawn for this screen's width."""
        drawn = render_terminal(reply.document, width=self._screen.width, colours=self._screen.colours)
        return (Part({"terminal": drawn}, render_plain(reply.document)),)

    async def post(self, channel: Channel, part: Part, key: str, thread: MessageId | None = None) -> MessageId:
        """Show a message; one whose key was shown before is not shown again."""
        known = await self.find(channel, key, thread)
        if known is not None:
            return known
        check_fence()
        message = MessageId(str(len(self._posted) + 1))
        self._posted[message] = _Posted(channel, key, thread, part)
        self._screen.write(f"\n{part.payload['terminal']}\n")
        return message

    async def edit(self, channel: Channel, message: MessageId, part: Part) -> None:
        """Show a message again as it now reads."""
        posted = self._posted.get(message)
        if posted is None or posted.channel != channel:
            raise NotFoundError(f"There is no message {message} in this chat to edit.")
        posted.part = part
        self._screen.write(f"\n(edited)\n{part.payload['terminal']}\n")

    async def find(
        self,
        channel: Channel,
        key: str,
        thread: MessageId | None = None,
        since: datetime | None = None,  # noqa: ARG002
    ) -> MessageId | None:
        """Look among all messages shown, however long ago."""
        for message, posted in self._posted.items():
            if (posted.channel, posted.key, posted.thread) == (channel, key, thread):
                return message
        return None

    async def run(self, commands: Commands) -> None:
        """Chat until the input ends or the member leaves."""
        chat = _Chat([(thread, _name(briefing)) for thread, briefing in await commands.list_threads(self._channel)])
        self._screen.write(WELCOME)
        number = 0
        while (line := await self._screen.read(chat.prompt())) is not None:
            typed = line.strip()
            if typed.lower() in LEAVING:
                break
            if typed and not self._handle_own(typed, chat):
                number += 1
                await self._answer(commands, self._make_request(typed, chat), f"reply-{number}", chat)

    async def _answer(self, commands: Commands, request: Request, key: str, chat: _Chat) -> None:
        """Do what was asked and show it; Ctrl-C ends the work in hand, not the chat."""
        work = asyncio.ensure_future(commands(request, ScreenProgress(self._screen)))
        with suppress(ValueError, RuntimeError):  # anew each time: reading a line takes Ctrl-C for itself
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, work.cancel)
        await asyncio.wait([work])
        self._screen.show_progress("")
        if work.cancelled():
            self._screen.write("Stopped.\n\n")
            return
        reply = _without_echo(work.result(), request.text)
        posted = [
            await self.post(request.channel, part, f"{key}.{index}") for index, part in enumerate(self.render(reply))
        ]
        if reply.document.kind == "briefing" and any(each.key == "sources" for each in reply.document.sections):
            thread = thread_of(request.channel, MessageId(f"{self._session}-{posted[0]}"))
            await commands.keep_thread(request.channel.workspace, thread, reply)
            value, title = reply.value, reply.document.title
            chat.enter(thread, _name(value) if isinstance(value, Briefing) else (title, ""))
            request = replace(request, thread=thread)
            self._screen.write(f"Thread {(chat.current or 0) + 1}: type a question about this briefing.\n\n")
        rests_on = next((each.command for each in reply.offers if each.command.startswith("evidence ")), None)
        if rests_on is not None:
            chat.evidence[request.thread] = rests_on
        if isinstance(find_said(request.text), ForgetCommand):
            self._screen.forget()
            chat.aside.clear()
        if request.text.lower() == "help":
            self._screen.write(
                "In this chat also\n" + "".join(f"• {word} · {what}\n" for word, what in OWN.items()) + "\n"
            )

    def _make_request(self, typed: str, chat: _Chat) -> Request:
        text = typed.removeprefix("/") or "help"
        if typed.lower() == "/evidence":
            text = chat.evidence.get(chat.thread(), text)
        return Request(
            self._channel, AT_THE_MACHINE, text, chat.thread(), chat.aside, time_zone=self._time_zone, may_manage=True,
            spell="/{}".format,
        )  # fmt: skip

    def _handle_own(self, typed: str, chat: _Chat) -> bool:
        """Do what belongs to the chat itself; False leaves the line to the commands."""
        if not typed.startswith("/") or typed == "/":
            return False
        word, _, rest = typed.partition(" ")
        if word[1:].lower() in VERBS:
            return False
        self._screen.write(f"\n{self._own(word.lower(), rest.strip(), chat)}\n\n")
        return True

    def _fit(self, start: str, title: tuple[str, str]) -> str:
        words, told = title
        return textwrap.shorten(f"{start}{words}", self._screen.width - len(told), placeholder=" …") + told

    def _own(self, word: str, rest: str, chat: _Chat) -> str:
        if word == "/leave":
            chat.current = None
            chat.aside.clear()
            return "Questions are now about everything read."
        if word == "/threads":
            rows = [self._fit(f"{index + 1} · ", title) for index, (_, title) in enumerate(chat.threads)]
            return "\n".join(rows) or "No threads yet; /brief opens one."
        if word == "/thread" and not rest:
            return "Which thread? For example: /thread 1; /threads lists them."
        if word == "/thread":
            if not rest.isdecimal() or not 1 <= int(rest) <= len(chat.threads):
                return f"There is no thread {rest!r}; /threads lists them."
            chat.current = int(rest) - 1
            return self._fit(f"Thread {rest}: ", chat.threads[chat.current][1])
        near = difflib.get_close_matches(word, [f"/{verb}" for verb in VERBS] + list(OWN), n=1)
        return f"There is no command {word}" + (f"; did you mean {near[0]}?" if near else "; /help lists them.")


def _name(briefing: Briefing) -> tuple[str, str]:
    """Give a briefing's title, and until when and how deep it looks."""
    return briefing.title.text, f" · {briefing.window.end:%-d %B %Y %H:%M}, {briefing.depth}"


def _without_echo(reply: Reply, typed: str) -> Reply:
    """Leave out the title of an answer that only repeats the line above it."""
    question = typed.removeprefix("ask ").strip()
    if reply.document.kind != "answer" or reply.document.title.casefold() != question.casefold():
        return reply
    return replace(reply, document=replace(reply.document, title=""))


def make_suggest(topics: Callable[[str], Sequence[str]]) -> Callable[[str], tuple[str, ...]]:
    """Suggest whole lines: commands by their start, then topics where a command takes one."""

    def suggest(typed: str) -> tuple[str, ...]:
        word, space, rest = typed.partition(" ")
        if not typed.startswith("/"):
            return ()
        if not space:
            return tuple(
                each for each in dict.fromkeys((*(f"/{verb}" for verb in VERBS), *OWN)) if each.startswith(word)
            )
        if word in {"/brief", "/questions"} and " " not in rest:
            return tuple(f"{word} {topic}" for topic in topics(rest))
        return ()

    return suggest


def connect(premises: Premises) -> Platform:
    """Open the chat on this process's terminal; only now is what edits its lines loaded."""
    from bot.platforms.console.terminal import make_screen

    settings = load(Settings, premises.variables)
    (settings.home / "console-history").unlink(missing_ok=True)  # earlier versions kept what was typed there
    return ConsolePlatform(make_screen(make_suggest(premises.complete_topic)), settings.time_zone)
