"""Reads what a member typed into a command; pure, and the same for every platform."""

import re
import shlex
from dataclasses import dataclass
from typing import Literal, get_args

from bot.model.briefing import Depth
from bot.model.errors import UsageError

Listed = Literal["questions", "actor", "topics", "sources", "status", "help", "evidence"]


@dataclass(frozen=True, slots=True)
class BriefCommand:
    """Write a briefing now."""

    topic: str
    since: str | None = None
    until: str | None = None
    depth: Depth = "standard"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class AskCommand:
    """Answer a question."""

    question: str
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class ListCommand:
    """Show something that is kept: open questions, an actor's record, topics, sources, status, help, evidence."""

    what: Listed
    name: str = ""


Command = BriefCommand | AskCommand | ListCommand

_LISTS: dict[str, Listed] = {name: name for name in get_args(Listed)}
VERBS = ("brief", "ask", *_LISTS)
_LANGUAGES = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "russian": "ru", "chinese": "zh"}
_OPTIONS = {"since", "until", "depth", "in"}


def read_command(text: str) -> Command:
    """Read `brief china-russia since 3d`, `ask …`, `questions …`; without a verb a text is a question.

    Raises UsageError that says what was expected.
    """
    words = text.strip()
    verb, _, rest = words.partition(" ")
    verb = verb.lower()
    if verb == "brief":
        return _read_brief(rest.strip())
    if verb in _LISTS:
        return ListCommand(_LISTS[verb], rest.strip().strip('"“”'))
    return _read_ask(rest.strip() if verb == "ask" else words)


def _read_ask(words: str) -> AskCommand:
    found = re.search(r"\s--?topic[ =](\S+)\s*\Z", words)
    return AskCommand(words[: found.start()].strip(), found[1]) if found else AskCommand(words)


def _read_brief(words: str) -> BriefCommand:
    parts = _split(words)
    if not parts:
        raise UsageError("Which topic? For example: brief china-russia.")
    topic: list[str] = []
    options: dict[str, str] = {}
    index = 0
    while index < len(parts):
        word = parts[index].lower().removeprefix("--")
        if topic and word in get_args(Depth):
            options["depth"] = word
        elif topic and word in _OPTIONS and index + 1 < len(parts):
            index += 1
            options[word] = parts[index]
        else:
            topic.append(parts[index])
        index += 1
    return BriefCommand(
        " ".join(topic), options.get("since"), options.get("until"), _depth(options.get("depth")),
        _language(options.get("in")),
    )  # fmt: skip


def _split(words: str) -> list[str]:
    straight = words.translate(str.maketrans("“”„", '"""'))
    try:
        return shlex.split(straight.replace("'", "\\'"))
    except ValueError:
        return straight.replace('"', " ").split()


def _depth(word: str | None) -> Depth:
    for depth in get_args(Depth):
        if word is None or word.lower() == depth:
            return "standard" if word is None else depth
    raise UsageError(f"There is no depth {word!r}; choose flash, standard or deep.")


def _language(word: str | None) -> str | None:
    return None if word is None else _LANGUAGES.get(word.lower(), word.lower())
