"""The screen and keyboard: line editing where there is a terminal, plain lines where there is a pipe."""

import asyncio
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document as Typed
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.output.vt100 import Vt100_Output

Suggest = Callable[[str], Sequence[str]]


class Screen(Protocol):
    """Where a chat is read and written."""

    width: int
    colours: bool

    async def read(self, prompt: str) -> str | None:
        """Give the next line, or None when there are no more."""

    def write(self, text: str) -> None:
        """Show text."""

    def show_progress(self, words: str) -> None:
        """Show a short line that the next one replaces; empty words take it away."""

    def forget(self) -> None:
        """Offer no earlier line again."""


class _Completer(Completer):
    """Completes what is typed with the suggestions for it."""

    def __init__(self, suggest: Suggest) -> None:
        self._suggest = suggest

    def get_completions(self, document: Typed, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        """Offer whole lines in place of what is typed."""
        typed = document.text_before_cursor
        for whole in self._suggest(typed):
            yield Completion(whole, start_position=-len(typed))


class InteractiveScreen:
    """A real terminal, with completion, colours, and a history of its lines that ends with the chat."""

    def __init__(self, suggest: Suggest) -> None:
        output = Vt100_Output.from_pty(sys.stdout)
        output.enable_cpr = False  # the terminal's answer to it litters the screen where lines are typed ahead
        self._session: PromptSession[str] = PromptSession(
            output=output,
            history=InMemoryHistory(),  # a file of questions would outlive `forget me` and CONVERSATION_DAYS
            completer=_Completer(suggest),
            complete_while_typing=True,
            enable_history_search=False,
        )
        self.width = shutil.get_terminal_size().columns
        self.colours = True

    async def read(self, prompt: str) -> str | None:
        """Give the next line; Ctrl-C empties the line, Ctrl-D ends."""
        self.width = shutil.get_terminal_size().columns
        try:
            return await self._session.prompt_async(ANSI(f"\x1b[1;36m{prompt}\x1b[0m"))
        except KeyboardInterrupt:
            return ""
        except EOFError:
            return None

    def write(self, text: str) -> None:
        """Print at once."""
        sys.stdout.write(text)
        sys.stdout.flush()

    def show_progress(self, words: str) -> None:
        """Rewrite the last line."""
        self.write("\r\x1b[K" + (f"\x1b[2m… {words[: self.width - 4]}\x1b[0m" if words else ""))

    def forget(self) -> None:
        """Begin the history anew."""
        self._session.history = self._session.default_buffer.history = InMemoryHistory()


class PipedScreen:
    """Standard input and output that are files or pipes."""

    def __init__(self) -> None:
        self.width = 100
        self.colours = False

    async def read(self, prompt: str) -> str | None:
        """Give the next line of standard input."""
        line = await asyncio.to_thread(sys.stdin.readline)
        self.write(f"{prompt}{line}" if line else "")
        return line.rstrip("\n") if line else None

    def write(self, text: str) -> None:
        """Print at once."""
        sys.stdout.write(text)
        sys.stdout.flush()

    def show_progress(self, words: str) -> None:
        """Progress would only litter a file."""

    def forget(self) -> None:
        """Nothing was kept."""


def make_screen(suggest: Suggest) -> Screen:
    """Give the screen that standard input and output call for."""
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    return InteractiveScreen(suggest) if interactive else PipedScreen()
