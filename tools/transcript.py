"""Writes `docs/console.md` anew, a real chat over the sample dispatches: python tools/transcript.py [--check]

With --check it writes nothing and fails where the page is not what comes."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "console.md"
NOW = "2023-03-22T08:00:00Z"

INTRODUCTION = """\
# A chat in the terminal

A transcript of `attache run --platforms console` over the sample dispatches of `seeds/`, with the clock set to the
morning of 22 March 2023; `make picture` writes it anew. To have the same chat yourself:

```sh
export ATTACHE_HOME=/tmp/attache-chat ATTACHE_NOW=2023-03-22T08:00:00Z ASKS_PER_MINUTE=60
attache import seeds/dispatches.jsonl
attache run --platforms console
```

In a terminal there are also colours, a history (arrow keys, Ctrl-R), completion of commands and topics (Tab), and a
line that says what is being done while a reply is worked on. Ctrl-C stops that work, Ctrl-D ends the chat.
"""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("A briefing", ("/brief china-russia",)),
    (
        "Questions in its thread",
        (
            "Did they agree on the pipeline?",
            "Has Beijing confirmed a call with Zelensky?",
            "and the White House?",
            "and what did Kirby say?",
            "When will Macron visit Beijing?",
            "and Putin?",
            "What is still open about the pipeline?",
        ),
    ),
    (
        "It asks whom you mean",
        (
            "What did Blinken tell Wang Yi in Munich?",
            "and what did he answer?",
            "where did they meet?",
            "What did he say about lethal support?",
            "Blinken",
            "and what does China say?",
        ),
    ),
    (
        "Two sides, and what outlets report",
        (
            "Compare what China and the United States say about the balloon.",
            "What does Lantern Desk report on Taiwan?",
            "Should China arm Russia?",
        ),
    ),
    ("Reasons", ("Why did Blinken put off his trip to Beijing?", "Why did Xi go to Moscow?")),
    ("What was not read is not answered", ("Who won the match?", "What did Macron say about Mali?", "thanks!")),
    ("A typo, a topic nobody knows, a pair nothing was read about",
     ("/breif china-russia", "/brief chna-rusia", "/brief atlantis", "/brief turkey-greece")),
    ("Shorter, over three days", ("brief me on the US and China since 3d flash",)),
    ("Between threads", ("/threads", "/thread 1", "/leave", "What did Wang Yi say in Munich?")),
    ("What is still open, and the help", ("/questions china-russia", "/help", "/quit")),
)  # fmt: skip


def main() -> None:
    """Hold the chat and write it down, or say whether it is what the page shows."""
    page = hold_page()
    if sys.argv[1:] != ["--check"]:
        TARGET.write_text(page, encoding="utf-8")
    elif page != TARGET.read_text(encoding="utf-8"):
        sys.exit("docs/console.md does not show what comes; write it anew: python tools/transcript.py")


def hold_page() -> str:
    """Give the page with what the chat shows now."""
    typed = [line for _, lines in STEPS for line in lines]
    pieces = iter(split(hold_chat(typed), typed))
    parts = [INTRODUCTION, block(next(pieces))]
    for heading, lines in STEPS:
        parts += [f"## {heading}\n", block("".join(next(pieces) for _ in lines))]
    return "\n".join(parts)


def hold_chat(lines: list[str]) -> str:
    """Type the lines into the real chat, in a folder that is gone afterwards, and give all it showed."""
    with tempfile.TemporaryDirectory(prefix="attache-chat-") as folder:
        variables = {
            **os.environ,
            "ATTACHE_HOME": folder,
            "ATTACHE_NOW": NOW,
            "DATABASE_URL": "",
            "ASKS_PER_MINUTE": "60",
        }

        def run(*arguments: str, typed: str = "") -> str:
            command = [sys.executable, "-m", "bot", *arguments]
            done = subprocess.run(  # noqa: S603  our own command
                command, input=typed, env=variables, cwd=ROOT, capture_output=True, text=True, check=True
            )
            return done.stdout

        run("import", "seeds/dispatches.jsonl")
        return run("run", "--platforms", "console", typed="\n".join(lines) + "\n")


def split(shown: str, lines: list[str]) -> Iterator[str]:
    """Give the greeting, then each line with what came of it."""
    start = 0
    for line in lines:
        prompt = re.compile(rf"^(?:\d+ )?› {re.escape(line)}$", re.MULTILINE).search(shown, start)
        assert prompt is not None, f"{line!r} was not echoed"  # noqa: S101
        yield shown[start : prompt.start()]
        start = prompt.start()
    yield shown[start:]


def block(text: str) -> str:
    """Give a text as a Markdown block, with blank lines only between its parts."""
    return f"```text\n{text.strip()}\n```\n"


if __name__ == "__main__":
    main()
