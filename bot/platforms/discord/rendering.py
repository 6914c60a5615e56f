"""Renders a reply as messages of Discord's Components V2: pure, within its limits, every word from outside escaped.

Limits (Discord's developer documentation): 40 components a message counted nested, 4,000 characters of displayed text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, zip_longest
from typing import Any, assert_never
from zoneinfo import ZoneInfo

from bot.model.briefing import Briefing
from bot.model.document import Cite, Document, Line, Link, Run, Section, Text
from bot.model.message import Offer, Part, read_channel
from bot.platforms.discord.buttons import MOST_ID, ROW, button_rows, make_button, make_id
from bot.platforms.discord.retelling import retell_document
from bot.platforms.discord.words import ENGLISH
from bot.ports import Reply
from bot.text.markdown import escape
from bot.text.plain import line_words, printable, run_words

MOST_DISPLAYED = 4000
ROOM = 3900
"""Characters we fill of a message's 4,000, so that Discord's way of counting may differ a little from ours."""
MOST_BLOCKS = 12
"""A text and a separator each; with the container, the title's section and two rows of five buttons they stay under 40
components."""
MOST_NAME, MOST_TITLE = 100, 400
_LONGEST_URL = 1000
"""An address over this is left unlinked: it would fill the message."""
_ACCENTS = {"briefing": 0x1F4E79, "answer": 0x2F6F4F, "problem": 0xA4262C}
_BULLETS = {0: "", 1: "- ", 2: "  - "}
_STYLES = {"plain": "", "strong": "**", "emphasis": "*", "faint": ""}
_SMALL = "-# "
QUOTE = "'"
_PIECE = re.compile(r".{1,400}(?:\s+|\Z)|.{1,400}", re.DOTALL)
_INVITATION = re.compile(r"(discord(?:app)?\.(?:gg|com|me))/", re.IGNORECASE)
"""What Discord turns into a link without an address's beginning."""
SECTION, TEXT, SEPARATOR, CONTAINER = 9, 10, 14, 17
Components = list[dict[str, Any]]


_ASIDE = {"listing", "notice", "problem"}
"""What begins no conversation: asked in a channel, it is a plain reply there."""


def render_reply(reply: Reply, language: str = ENGLISH) -> tuple[Part, ...]:
    """Give the messages of a reply, labelled in a language: a briefing's buttons stand with its first message, what
    follows its topic beside the title; others stand under the last."""
    document = retell_document(reply.document, language)
    messages = _pack(document)
    buttons_at = 0 if document.kind == "briefing" else len(messages) - 1
    parts = []
    for index, message in enumerate(messages):
        inner = message.components()
        if index == buttons_at:
            inner = _add_buttons(document, inner, reply.offers, language)
        payload: dict[str, Any] = {"components": [_contain(document, inner)], **_place_in_forum(reply.value)}
        if document.kind == "briefing":
            payload["thread"] = name_thread(document.title)
        if document.kind in _ASIDE:
            payload["aside"] = True
        if document.kind == "problem":
            payload["alone"] = True
        parts.append(Part(payload, message.plain(), threaded=index > 0))
    return tuple(parts)


def _add_buttons(document: Document, inner: Components, offers: tuple[Offer, ...], language: str) -> Components:
    beside = next((each for each in offers if each.label == "follow" and document.kind == "briefing"), None)
    if beside is None or len(make_id(beside)) > MOST_ID:
        return inner + button_rows(offers, language)
    head = {"type": SECTION, "components": inner[:1], "accessory": make_button(beside, language)}
    return [head, *inner[1:], *button_rows((each for each in offers if each != beside), language)]


def _place_in_forum(value: object) -> dict[str, str]:
    """The topic and the day, by which a forum's post is named and tagged."""
    if not isinstance(value, Briefing):
        return {}
    end = value.window.end.astimezone(ZoneInfo(value.time_zone))
    day = datetime.fromisoformat(value.slot) if value.slot else end
    return {"topic": value.topic, "day": f"{day:%-d %B %Y}"}


def render_lines(lines: Sequence[Line]) -> Components:
    """Give the lines of an answer that is still being written, those that fit."""
    told, room = list[str](), ROOM
    for line in lines:
        words = _line(line, set())
        room -= len(words) + 1
        if room > 0:
            told.append(words)
    return [{"type": CONTAINER, "components": [{"type": TEXT, "content": "\n".join(told)}]}]


def render_waiting(words: str) -> Components:
    """Give the line that tells what is being done."""
    return [text_of(f"{_SMALL}{guard(words)[:ROOM]}…")]


def text_of(words: str) -> dict[str, Any]:
    """Give a line of ours, without a frame."""
    return {"type": TEXT, "content": words}


def name_thread(title: str) -> str:
    """Give a thread's name: the title in one line, cut between words where it is over 100 characters."""
    words = " ".join(printable(title).split()) or "Briefing"
    if len(words) <= MOST_NAME:
        return words
    begun = words[: MOST_NAME - 1]
    return (begun.rpartition(" ")[0] or begun) + "…"


def as_embed(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Give the same message as an embed with its buttons, for a place that refuses Components V2."""
    every = list(_walk(payload["components"]))
    told = "\n".join(each["content"] for each in every if each["type"] == TEXT)
    accent = next((each.get("accent_color") for each in every if each["type"] == CONTAINER), None)
    embed = {"description": told} | ({"color": accent} if accent is not None else {})
    rows = [each for each in every if each["type"] == ROW]
    beside = [each["accessory"] for each in every if "accessory" in each]
    return {"embeds": [embed], "components": [*rows, *([{"type": ROW, "components": beside}] if beside else [])]}


def guard(words: str) -> str:
    """Escape words from outside: no formatting, no mention and no link can come of them."""
    return _INVITATION.sub("\\1\u200b/", escape(words).replace("@", "@\u200b").replace("://", ":\u200b//"))


@dataclass
class _Message:
    """A message being filled: blocks of lines, as Discord shows them and as plain text."""

    blocks: list[tuple[list[str], list[str]]] = field(default_factory=list)
    room: int = ROOM
    linked: set[int] = field(default_factory=set)
    """Source numbers that lead somewhere already: the next mention of one needs no second link."""

    def begin(self) -> None:
        self.blocks.append(([], []))

    def add(self, shown: str, plain: str) -> None:
        self.blocks[-1][0].append(shown)
        self.blocks[-1][1].append(plain)
        self.room -= len(shown) + 1

    def components(self) -> Components:
        inner: Components = []
        for shown, _ in self.blocks:
            inner += [{"type": SEPARATOR}] if inner else []
            inner.append({"type": TEXT, "content": "\n".join(shown)})
        return inner

    def plain(self) -> str:
        return "\n\n".join("\n".join(plain) for _, plain in self.blocks)


@dataclass(frozen=True)
class _Block:
    """What stands between two separators; the heads stay with the first line."""

    heads: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...] = ()
    small: bool = False
    again: bool = False
    """The heads are repeated in every message that the lines go on in."""


def _pack(document: Document) -> list[_Message]:
    messages = [_Message()]
    for block in _blocks(document):
        current = messages[-1]
        length = sum(len(shown) + 1 for shown, _ in _iter_shown(block, set(current.linked)))
        if current.blocks and (length > current.room or len(current.blocks) >= MOST_BLOCKS):
            messages.append(_Message())
        _fill(messages, block)
    return messages


def _fill(messages: list[_Message], block: _Block) -> None:
    """Add a block line by line; what does not fit goes on in a new message, with the line it stands under."""
    messages[-1].begin()
    for shown, plain in block.heads:
        messages[-1].add(shown, plain)
    lines = [*chain.from_iterable(_cut(line) for line in block.lines)]
    for line, below in zip_longest(lines, lines[1:]):
        tried = set(messages[-1].linked)
        shown = _shown(line, tried, small=block.small)
        company = len(_line(below, set())) if below is not None and below.indent > max(line.indent, 1) else 0
        if len(shown) + min(company, ROOM // 2) >= messages[-1].room:
            if not messages[-1].blocks[-1][0]:
                messages[-1].blocks.pop()
            messages.append(_Message())
            messages[-1].begin()
            tried = set()
            shown = _shown(line, tried, small=block.small)
            if block.again and len(shown) + sum(len(each) + 1 for each, _ in block.heads) < messages[-1].room:
                for head in block.heads:
                    messages[-1].add(*head)
        messages[-1].linked = tried
        messages[-1].add(shown, line_words(line))


def _iter_shown(block: _Block, linked: set[int]) -> Iterator[tuple[str, str]]:
    yield from block.heads
    for line in block.lines:
        yield _shown(line, linked, small=block.small), line_words(line)


def _blocks(document: Document) -> Iterator[_Block]:
    title, over = _cut_title(document.title)
    heads = [(_title(document.kind, title), printable(title))]
    below = (Line(tuple(replace(each, style="faint") for each in document.subtitle)),) if document.subtitle else ()
    sections = document.sections
    untitled = sections[:1] if sections and not sections[0].heading else ()
    lines = _told((*over, *below, *(untitled[0].lines if untitled else ())))
    yield _Block(tuple(heads), lines, again=document.kind == "listing")
    for section in sections[len(untitled) :]:
        block = _section(section)
        if block.heads or block.lines:
            yield block
    if _told(document.footer):
        yield _Block((), _told(document.footer), small=True)


def _told(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines that have words: Discord refuses a text that shows nothing."""
    return tuple(line for line in lines if "".join(run_words(run) for run in line.runs).strip())


def _cut_title(title: str) -> tuple[str, tuple[Line, ...]]:
    """A title of some lines stays one; what goes beyond stands below it as text."""
    if len(title) <= MOST_TITLE:
        return title, ()
    begun = title[:MOST_TITLE].rpartition(" ")[0] or title[:MOST_TITLE]
    return begun, (Line((Text(title[len(begun) :].lstrip()),)),)


def _title(kind: str, title: str) -> str:
    mark = {"briefing": "## ", "listing": "### ", "answer": "### "}.get(kind, "")
    words = guard(title).strip()
    return f"{mark}{words}" if mark else f"**{words}**"


def _section(section: Section) -> _Block:
    words, over = _cut_title(section.heading)
    heading = ((f"### {guard(words)}", printable(words)),) if words else ()
    return _Block(heading, _told((*over, *section.lines)), small=section.key == "sources")


def _contain(document: Document, inner: Components) -> dict[str, Any]:
    container: dict[str, Any] = {"type": CONTAINER, "components": inner}
    accent = _ACCENTS.get(document.kind)
    return container | ({"accent_color": accent} if accent is not None else {})


def _shown(line: Line, linked: set[int], *, small: bool) -> str:
    faint = line.indent == 0 and all(isinstance(run, Text) and run.style == "faint" for run in line.runs)
    return (_SMALL if (small or faint) and line.indent == 0 else "") + _line(line, linked)


def _line(line: Line, linked: set[int]) -> str:
    return _BULLETS[line.indent] + "".join(_run(run, linked) for run in line.runs).strip()


def _run(run: Run, linked: set[int]) -> str:
    match run:
        case Text():
            return _styled(run)
        case Cite():
            if run.url is None or run.n in linked or len(run.url) > _LONGEST_URL:
                return f"\\[{run.n}\\]"
            linked.add(run.n)
            return f"[[{run.n}]]({_address(run.url)})"
        case Link():
            words = guard(run.words).strip()
            return f"[{words}]({_address(run.url)})" if words and len(run.url) <= _LONGEST_URL else words
        case _:
            assert_never(run)


def _styled(run: Text) -> str:
    if run.at is not None:
        return f"<t:{int(run.at.timestamp())}:{'f' if ':' in run.words else 'D'}>"
    if run.channel is not None and run.channel.startswith("discord:"):
        return f"<#{read_channel(run.channel).id}>"
    if run.style == "command":  # nothing in it is markup, but what ends it
        return f"`{printable(run.words).replace('`', QUOTE).strip()}`"
    mark, words = _STYLES[run.style], run.words.strip()
    if not mark or not words:
        return guard(run.words)
    before = run.words[: len(run.words) - len(run.words.lstrip())]
    after = run.words[len(run.words.rstrip()) :]
    return f"{before}{mark}{guard(words)}{mark}{after}"


def _address(url: str) -> str:
    """An address we stored, spelled so that nothing in it can end the link or begin another."""
    return "<" + re.sub(r"[\s<>()\\`*|\[\]]", lambda found: f"%{ord(found[0]):02X}", url) + ">"


def _cut(line: Line) -> Iterator[Line]:
    """Cut a line that no message would hold into several, between words; others come back whole."""
    if len(_shown(line, set(), small=True)) < ROOM:
        yield line
        return
    current: list[Run] = []
    for run in _iter_pieces(line.runs):
        if current and len(_line(replace(line, runs=(*current, run)), set())) >= ROOM - len(_SMALL):
            yield replace(line, runs=tuple(current))
            current = []
        current.append(run)
    yield replace(line, runs=tuple(current))


def _iter_pieces(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs as they are, long ones in pieces of some hundred characters that end with a word."""
    for run in runs:
        if not isinstance(run, Cite) and len(run.words) > 400:
            yield from (replace(run, words=piece) for piece in _PIECE.findall(run.words))
        else:
            yield run


def _walk(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for each in components:
        yield each
        yield from _walk(each.get("components") or ())
