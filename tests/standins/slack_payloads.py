"""Says what Slack would refuse in a message or a view: the vendor's own models, and by hand what they do not check.

No complete oracle exists offline. `slack_sdk.models.blocks` must give back what it was given, nothing dropped; limits
of a whole message, of rich text and of ids come from the reference pages."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

Payload = Mapping[str, Any]

MOST_SHOWN, MOST_METADATA = 12_000, 16_000
"""Characters of a message's blocks; and of its metadata, of which the reference says only that there is a limit."""
TEXTS = {"plain_text", "mrkdwn"}
RICH = {
    "rich_text_section": {"type", "elements"},
    "rich_text_list": {"type", "elements", "style", "indent", "offset", "border"},
    "rich_text_quote": {"type", "elements", "border"},
    "rich_text_preformatted": {"type", "elements", "border"},
}
RUNS = {
    "text": {"type", "text", "style"}, "link": {"type", "url", "text", "style", "unsafe"},
    "channel": {"type", "channel_id", "style"}, "user": {"type", "user_id", "style"},
    "emoji": {"type", "name", "unicode"}, "date": {"type", "timestamp", "format", "fallback", "url"},
}  # fmt: skip
IN_MESSAGES = {"actions", "context", "context_actions", "divider", "header", "rich_text", "section"}
IN_MODALS = {"actions", "context", "divider", "header", "input", "rich_text", "section"}
MOST_ELEMENTS = {"actions": 25, "context": 10, "context_actions": 5}
LIMITS = {"text": 75, "value": 2_000, "url": 3_000, "action_id": 255}
_MARKUP = re.compile(r"<(?:[!@#]|[a-z]+:)[^>]*>")


def list_problems(blocks: object, most: int = 50, allowed: set[str] = IN_MESSAGES) -> list[str]:
    """Give what is wrong with some blocks, empty when Slack would take them."""
    if not isinstance(blocks, list):
        return ["blocks must be an array"]
    problems = [f"more than {most} blocks"] if len(blocks) > most else []
    for at, block in enumerate(blocks):
        problems += [f"block {at}: {each}" for each in _check_block(block, allowed)]
    problems += _list_repeated(blocks)
    shown = sum(len(words) for words in iter_words(blocks, "text", "url"))
    return problems + ([f"{shown} characters shown, {MOST_SHOWN} at most"] if shown > MOST_SHOWN else [])


def list_text_problems(text: object, most: int = 40_000) -> list[str]:
    """Give what is wrong with a message's plain text: too long, or markup that someone else wrote into it."""
    if not isinstance(text, str) or not text.strip():
        return ["no_text"]
    return (["msg_too_long"] if len(text) > most else []) + [f"live markup {each}" for each in _MARKUP.findall(text)]


def list_view_problems(view: object) -> list[str]:
    """Give what is wrong with a modal or a Home view."""
    if not isinstance(view, dict) or view.get("type") not in {"modal", "home"}:
        return ["a view is a modal or a home"]
    known = {"type", "blocks", "private_metadata", "callback_id", "external_id"}
    modal = view["type"] == "modal"
    if modal and not view.get("blocks"):
        return ["a modal without blocks"]
    known |= {"title", "submit", "close", "clear_on_close", "notify_on_close"} if modal else set()
    problems = [f"unknown field {name}" for name in view.keys() - known]
    problems += list_problems(view.get("blocks"), 100, IN_MODALS if modal else IN_MESSAGES)
    problems += ["private_metadata over 3,000"] if len(view.get("private_metadata", "")) > 3_000 else []
    problems += ["callback_id over 255"] if len(view.get("callback_id", "")) > 255 else []
    for name in ("title", "submit", "close") if modal else ():
        words = view.get(name)
        if words is None and name != "title":
            continue
        problems += [f"{name}: {each}" for each in _check_text(words, 24, {"plain_text"})]
    if modal and any(block.get("type") == "input" for block in view.get("blocks", [])) and "submit" not in view:
        problems.append("a form with fields needs submit")
    return problems


def list_metadata_problems(metadata: object) -> list[str]:
    """Give what is wrong with a message's metadata."""
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"}:
        return ["metadata is event_type and event_payload"]
    if len(json.dumps(metadata)) > MOST_METADATA:
        return ["metadata_too_large"]
    return [] if isinstance(metadata["event_payload"], dict) and metadata["event_type"] else ["empty metadata"]


def _check_block(block: object, allowed: set[str]) -> Iterator[str]:
    if not isinstance(block, dict) or block.get("type") not in allowed:
        yield f"no {block.get('type') if isinstance(block, dict) else block!r} block here"
        return
    kind = block["type"]
    if "block_id" in block and not 1 <= len(block["block_id"]) <= 255:
        yield "block_id of 1 to 255 characters"
    if kind in MOST_ELEMENTS and not 1 <= len(block.get("elements", [])) <= MOST_ELEMENTS[kind]:
        yield f"1 to {MOST_ELEMENTS[kind]} elements"
    if kind == "header":
        yield from _check_text(block.get("text"), 150, {"plain_text"})
    for text in (block.get("text"), *block.get("fields", ())) if kind == "section" else ():
        yield from _check_text(text, 3_000, TEXTS)
    if kind == "rich_text":
        yield from _check_rich(block)
        return
    for element in _iter_elements(block):
        yield from _check_element(element, kind)
    if kind == "input":
        yield from _check_text(block.get("label"), 2_000, {"plain_text"})
    yield from _check_model(block)


def _check_model(block: Payload) -> Iterator[str]:
    """The vendor's model must give the block back as it was."""
    try:
        parsed = Block.parse(dict(block))
        again = parsed.to_dict() if parsed is not None else None
    except (SlackObjectFormationError, TypeError, AttributeError, ValueError) as error:
        yield f"not a {block['type']}: {error}"
        return
    if again != block:
        yield f"the model gives back {again}"


def _iter_elements(block: Payload) -> Iterator[Payload]:
    yield from block.get("elements", ())
    for name in ("accessory", "element"):
        if name in block:
            yield block[name]


def _check_element(element: Payload, inside: str) -> Iterator[str]:
    kind = element.get("type")
    if inside == "context":
        yield from _check_text(element, 2_000, TEXTS)
        return
    if not element.get("action_id"):
        yield f"{kind} without action_id"
    for name, most in LIMITS.items():
        words = element.get(name)
        if isinstance(words, dict):
            yield from _check_text(words, most, {"plain_text"})
        elif words is not None and not 1 <= len(words) <= most:
            yield f"{name} of {len(words)} characters, {most} at most"
    options = [*element.get("options", ()), *([element["initial_option"]] if "initial_option" in element else ())]
    yield from list_option_problems(options)
    if kind == "static_select" and "initial_option" in element and element["initial_option"] not in element["options"]:
        yield "the initial option is none of the options"
    for name in ("positive_button", "negative_button"):
        if name in element:
            yield from _check_text(element[name].get("text"), 75, {"plain_text"})
            if not 1 <= len(element[name].get("value", "")) <= 2_000:
                yield f"{name} without a value"


def list_option_problems(options: object) -> list[str]:
    """Give what is wrong with the options of a select."""
    if not isinstance(options, list) or len(options) > 100:
        return ["options is an array of at most 100"]
    problems: list[str] = []
    for option in options:
        if set(option) - {"text", "value", "description"}:
            problems.append(f"unknown field in option {option}")
        problems += _check_text(option.get("text"), 75, {"plain_text"})
        problems += [] if 1 <= len(option.get("value", "")) <= 150 else ["option value of 1 to 150 characters"]
    return problems


def _check_text(text: object, most: int, kinds: set[str]) -> Iterator[str]:
    if not isinstance(text, dict) or text.get("type") not in kinds:
        yield f"{text!r} is no text object of {sorted(kinds)}"
        return
    if set(text) - {"type", "text", "emoji", "verbatim"} or (text["type"] == "mrkdwn" and "emoji" in text):
        yield f"unknown field in {text}"
    if not 1 <= len(text.get("text", "")) <= most:
        yield f"text of {len(text.get('text', ''))} characters, 1 to {most}"
    if text["type"] == "mrkdwn":
        yield from (f"live markup {each}" for each in _MARKUP.findall(text["text"]))


def _check_rich(block: Payload) -> Iterator[str]:
    if set(block) - {"type", "elements", "block_id"} or not block.get("elements"):
        yield "rich_text is elements"
    for element in block.get("elements", ()):
        kind = element.get("type")
        if kind not in RICH or set(element) - RICH[kind]:
            yield f"no {element} in rich_text"
        elif kind == "rich_text_list":
            if element.get("style") not in {"bullet", "ordered"} or not 0 <= element.get("indent", 0) <= 8:
                yield "a list is bullet or ordered, indented 0 to 8"
            for item in element["elements"]:
                if item.get("type") != "rich_text_section":
                    yield "a list holds sections"
                yield from _check_runs(item)
        else:
            yield from _check_runs(element)


def _check_runs(section: Payload) -> Iterator[str]:
    if not section.get("elements"):
        yield "a section without words"
    for run in section.get("elements", ()):
        kind = run.get("type")
        if kind not in RUNS or set(run) - RUNS[kind]:
            yield f"no run {run}"
            continue
        if kind == "date" and not (isinstance(run["timestamp"], int) and run["format"] and run["fallback"]):
            yield f"no date {run}"
        if kind in {"text", "link"} and not run.get("text"):
            yield f"an empty {kind}"
        if kind == "link" and not re.fullmatch(r"https?://\S{1,2990}", run["url"]):
            yield f"no address {run['url'][:80]}"
        if set(run.get("style", {})) - {"bold", "italic", "strike", "code"}:
            yield f"no style {run['style']}"


def _list_repeated(blocks: list[Payload]) -> list[str]:
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    actions = [element["action_id"] for block in blocks for element in _iter_elements(block) if "action_id" in element]
    return [f"repeated id {each}" for names in (ids, actions) for each in set(names) if names.count(each) > 1]


def iter_words(value: object, *fields: str) -> Iterator[str]:
    """Give the words that stand in some fields, however deep."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name in fields and isinstance(each, str):
                yield each
            else:
                yield from iter_words(each, *fields)
    elif isinstance(value, list):
        for each in value:
            yield from iter_words(each, *fields)
