"""Renders a document as Block Kit messages: rich text, whose words Slack reads as words and nothing else.

A long briefing keeps its first sections in the channel and the rest for the thread, or all of it goes to the channel;
nothing is ever cut off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.model.document import Cite, Document, Line, Link, Run, Section, Text
from bot.model.message import Offer, Part, read_channel
from bot.ports import Reply
from bot.text.plain import printable, render_plain, run_words

Block = dict[str, Any]

MOST_TEXT = 3_900
"""Escaped characters of a message's plain text: chat.update takes 4,000."""
MOST_SHOWN = 11_000
"""Characters of a message's blocks, addresses included: Slack refuses somewhat above 12,000."""
MOST_BLOCKS = 44
"""Slack takes 50; the rest is for title, footer, buttons and feedback."""
LONG = 2_600
"""A briefing with more plain text than this unfolds in its thread."""
HEADER, URL, VALUE, CONTEXT = 150, 3_000, 2_000, 2_000
"""Slack's limits of a header's text, a link, a button's value and a context element."""

FIRST_SECTIONS = ("late", "bottom_line", "changes", "developments")
BUTTONS = {
    "ask": "Ask a question", "deeper": "Go deeper", "sources": "Show the passages", "follow": "Follow this topic",
    "evidence": "Show the passages",
}  # fmt: skip
COMMAND = "/brief"
OFFER, CHOOSE, FEEDBACK = "offer", "choose_topic", "feedback"
"""What `action_id`s begin with or are."""
DATE = "{date_short_pretty} at {time}"
"""How Slack writes a moment, in the reader's own zone and language."""
_STYLES = {"strong": {"bold": True}, "emphasis": {"italic": True}, "command": {"code": True}}


def spell_slashed(command: str) -> str:
    """Give a command as it is typed wherever the bot is not written to directly."""
    return f"{COMMAND} {command.removeprefix('brief ')}"


def spell_plainly(command: str) -> str:
    """Give a command as it is typed in a member's direct messages with the bot, which take it as it is."""
    return command


def escape(words: str) -> str:
    """Make words harmless where Slack reads its own markup: no mention, command or link can come of them."""
    return printable(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def render(reply: Reply, *, unfold: bool = True) -> tuple[Part, ...]:
    """Give the messages of a reply; those after the first belong in its thread, unless a briefing is not to unfold.

    Buttons stand below what is read in the channel: the first message, or the last where all of it is there.
    """
    unfold = unfold or reply.document.kind != "briefing"
    documents = tuple(split(reply.document, unfold=unfold))
    offered = 0 if unfold else len(documents) - 1
    parts = []
    for index, document in enumerate(documents):
        offers = reply.offers if index == offered else ()
        payload = {"blocks": [*render_blocks(document), *render_offers(offers)]}
        parts.append(Part(payload, render_plain(document).strip("\n"), threaded=unfold and index > 0))
    return tuple(parts)


def split(document: Document, *, unfold: bool = True) -> Iterator[Document]:
    """Give documents that each fit a message, in order; a split is at a section's border, else between lines."""
    if unfold and document.kind == "briefing" and len(render_plain(document)) > LONG:
        first = tuple(each for each in document.sections if each.key in FIRST_SECTIONS)
        rest = tuple(each for each in document.sections if each.key not in FIRST_SECTIONS)
        yield from _pack(replace(document, sections=first))
        yield from _pack(Document(document.kind, "", rest))
    else:
        yield from _pack(document)


def _pack(document: Document) -> Iterator[Document]:
    """Fill one message after the other; the footer stays with the title, which a list has on each."""
    again = document.title if document.kind == "listing" else ""
    pending = list(_iter_fitting(document))
    current = replace(document, sections=())
    for section in pending:
        longer = replace(current, sections=(*current.sections, section))
        if current.sections and not fits(longer):
            yield current
            current = Document(document.kind, again, (section,))
        else:
            current = longer
    if current.sections or current.title:
        yield current


def _iter_fitting(document: Document) -> Iterator[Section]:
    """Give sections that fit a message with the title and footer; one that is too long comes in several."""
    around = replace(document, sections=())
    for section in document.sections:
        if fits(replace(around, sections=(section,))):
            yield section
            continue
        lines: list[Line] = []
        heading = section.heading
        for item in _iter_items(_iter_cut(section.lines)):
            if lines and not fits(replace(around, sections=(Section(section.key, heading, (*lines, *item)),))):
                yield Section(section.key, heading, tuple(lines))
                heading, lines = "", []
            lines += item
        yield Section(section.key, heading, tuple(lines))


def _iter_items(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Keep a line with what is indented under it, so that no message ends with a heading; not for ever."""
    item: list[Line] = []
    for line in lines:
        if item and (line.indent <= item[0].indent or _count_words([*item, line]) > MOST_TEXT // 2):
            yield tuple(item)
            item = []
        item.append(line)
    if item:
        yield tuple(item)


def _count_words(lines: Iterable[Line]) -> int:
    """Characters of lines as they count against a message's limit."""
    return sum(len(escape(run_words(run))) for line in lines for run in line.runs)


def _iter_cut(lines: Iterable[Line]) -> Iterator[Line]:
    """Cut a line that would not fit a message alone, between words where it has any."""
    most = MOST_TEXT // 12
    for line in lines:
        if len(escape("".join(run_words(run) for run in line.runs))) <= MOST_TEXT // 3:
            yield line
            continue
        for run in line.runs:
            if isinstance(run, Cite) or len(run.words) <= most:
                yield Line((run,), line.indent)
                continue
            words = run.words
            while words:
                end = len(words) if len(words) <= most else words.rfind(" ", 0, most) + 1 or most
                yield Line((replace(run, words=words[:end]),), line.indent)
                words = words[end:]


def fits(document: Document) -> bool:
    """Say whether a document is within every limit of one message."""
    text = escape(render_plain(document))
    shown = len(text) + sum(len(each) for each in _iter_urls(document))
    lines = sum(len(section.lines) for section in document.sections)
    return len(text) <= MOST_TEXT and shown <= MOST_SHOWN and len(document.sections) <= MOST_BLOCKS and lines <= 400


def _iter_urls(document: Document) -> Iterator[str]:
    for section in document.sections:
        for line in section.lines:
            yield from (run.url or "" for run in line.runs if isinstance(run, Cite | Link))


def render_blocks(document: Document) -> list[Block]:
    """Give the blocks of a document that fits a message."""
    blocks = list(_render_title(document))
    if document.subtitle:
        blocks.append(render_context("".join(run_words(each) for each in document.subtitle)))
    blocks += [render_section(section) for section in document.sections if section.heading or section.lines]
    if document.footer:
        blocks.append(
            render_context("\n".join("".join(run_words(run) for run in line.runs) for line in document.footer))
        )
    return blocks


def _render_title(document: Document) -> Iterator[Block]:
    title = printable(document.title).replace("\n", " ")
    if not title.strip():
        return
    if document.kind in {"briefing", "listing"} and len(title) <= HEADER:
        yield {"type": "header", "text": plain_text(title)}
    else:
        words = Text(title) if document.kind == "problem" else Text(title, "strong")
        yield rich_text([_section_of([render_run(words)])])


def render_context(words: str) -> Block:
    """Give small grey words; what is too long for one element goes into several."""
    shown = printable(words)
    pieces = [shown[at : at + CONTEXT] for at in range(0, len(shown), CONTEXT)]
    return {"type": "context", "elements": [plain_text(each) for each in pieces[:10]]}


def plain_text(words: str) -> Block:
    """Give a text object in which nothing is markup, emoji codes included."""
    return {"type": "plain_text", "text": words, "emoji": False}


def render_section(section: Section) -> Block:
    """Give a section as one block of rich text: its heading, its paragraphs, its lists."""
    heading = [Line((Text(section.heading, "strong"),))] if section.heading else []
    return rich_text(list(_iter_elements([*heading, *section.lines])))


def render_lines(lines: Sequence[Line]) -> Block:
    """Give lines without a heading."""
    return rich_text(list(_iter_elements(lines)))


def rich_text(elements: list[Block]) -> Block:
    """Give a block of rich text."""
    return {"type": "rich_text", "elements": elements}


def _iter_elements(lines: Iterable[Line]) -> Iterator[Block]:
    """Paragraphs that follow one another share an element, and so do items of one level."""
    gathered: list[Line] = []
    for line in lines:
        if gathered and gathered[-1].indent != line.indent:
            yield _render_gathered(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _render_gathered(gathered)


def _render_gathered(lines: Sequence[Line]) -> Block:
    if lines[0].indent == 0:
        runs: list[Block] = []
        for line in lines:
            runs += [{"type": "text", "text": "\n"}] if runs else []
            runs += _render_runs(line)
        return _section_of(runs)
    items = [_section_of(_render_runs(line)) for line in lines]
    return {"type": "rich_text_list", "style": "bullet", "indent": lines[0].indent - 1, "elements": items}


def _render_runs(line: Line) -> list[Block]:
    return [render_run(run) for run in line.runs if run_words(run)]


def _section_of(runs: list[Block]) -> Block:
    return {"type": "rich_text_section", "elements": runs or [{"type": "text", "text": " "}]}


def render_run(run: Run) -> Block:
    """Give one element: words in their style, or a link to an address we stored."""
    words = run_words(run)
    if isinstance(run, Text):
        if run.channel is not None and run.channel.startswith("slack:"):
            return render_channel(read_channel(run.channel).id)
        if run.at is not None and ":" in words:
            return {"type": "date", "timestamp": int(run.at.timestamp()), "format": DATE, "fallback": words}
        element: Block = {"type": "text", "text": words}
        return element | {"style": _STYLES[run.style]} if run.style in _STYLES else element
    if run.url and len(run.url) <= URL and run.url.startswith(("https://", "http://")):
        return {"type": "link", "url": run.url, "text": words}
    return {"type": "text", "text": words}


def render_channel(channel: str) -> Block:
    """Give a channel by its name; direct messages have none, and a member is only told of those with the bot."""
    if channel.startswith("D"):
        return {"type": "text", "text": "our direct messages"}
    return {"type": "channel", "channel_id": channel}


def render_offers(offers: Sequence[Offer]) -> Iterator[Block]:
    """Give buttons, a topic to choose, and thumbs for feedback; a command too long for a button is left out."""
    buttons = [
        {"type": "button", "text": plain_text(BUTTONS[each.label]), "action_id": f"{OFFER}.{each.label}"}
        | {"value": each.command}
        for each in offers
        if each.label in BUTTONS and len(each.command) <= VALUE
    ]
    if buttons:
        yield {"type": "actions", "elements": buttons}
    for each in offers:
        if each.label == "choose":
            yield {"type": "actions", "block_id": f"{CHOOSE}.{each.command}", "elements": [choose_topic(CHOOSE)]}
        elif each.label == "feedback":
            yield {"type": "context_actions", "elements": [_render_feedback(each.command)]}


def choose_topic(action_id: str) -> Block:
    """Give a select that searches topics as one types."""
    placeholder = plain_text("Type a topic: china-russia, iran-iaea …")
    return {"type": "external_select", "action_id": action_id, "placeholder": placeholder, "min_query_length": 0}


def _render_feedback(command: str) -> Block:
    good = {"text": plain_text("Useful"), "value": f"{command} useful"}
    bad = {"text": plain_text("Not useful"), "value": f"{command} not useful"}
    return {"type": "feedback_buttons", "action_id": FEEDBACK, "positive_button": good, "negative_button": bad}
