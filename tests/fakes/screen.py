"""A screen whose keyboard is a script and whose picture is a text."""

from collections.abc import Iterable


class ScriptedScreen:
    """Types the given lines, keeps all that was shown."""

    def __init__(self, lines: Iterable[str] = (), width: int = 100) -> None:
        self._lines = iter(lines)
        self.width = width
        self.colours = False
        self.shown = ""
        self.progress: list[str] = []
        self.forgot = False

    async def read(self, prompt: str) -> str | None:
        line = next(self._lines, None)
        if line is not None:
            self.shown += f"{prompt}{line}\n"
        return line

    def write(self, text: str) -> None:
        self.shown += text

    def show_progress(self, words: str) -> None:
        if words:
            self.progress.append(words)

    def forget(self) -> None:
        self.forgot = True
