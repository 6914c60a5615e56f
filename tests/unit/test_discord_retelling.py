"""Whether what Discord tells in the member's language is still what the core writes in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import bot
from bot.platforms.discord.words import load_words

CORE = Path(bot.__file__).parent


def iter_written() -> Iterator[str]:
    """Every string in the code outside the platforms, and what stands between the values of those with some."""
    for path in CORE.rglob("*.py"):
        if CORE / "platforms" not in path.parents:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_every_sentence_that_is_retold_is_one_that_the_core_writes() -> None:
    written = list(iter_written())
    retold = {key: words for key, words in load_words("en").items() if key.startswith("told.")}
    lost = [
        f"{key}: {piece}"
        for key, words in retold.items()
        for piece in re.split(r"\{\w+\}|[;:] ", words)
        if not any(piece.rstrip(" .") in each for each in written)
    ]
    assert lost == [], "reworded in the core, so that members are shown English; reword it in the words files as well"
