"""What Discord refuses although its published schema would take it: totals, flags, duplicates, empty messages.

Each rule yields `(place, sentence)`; no yield means that the payload would be taken."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Found = Iterator[tuple[str, str]]
Json = Mapping[str, Any]

V2 = 1 << 15
EPHEMERAL = 1 << 6
SETTABLE = (1 << 2) | (1 << 12) | V2
"""Suppress embeds, suppress notifications, components v2; ephemeral besides in interactions."""

ROW, BUTTON, TEXT_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = {3, 5, 6, 7, 8}
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
ONLY_V2 = {SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER}
IN_CONTAINER = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR}
LINK_STYLE = 5

MOST_COMPONENTS = 40
MOST_DISPLAYED = 4000
MOST_CONTENT = 2000
MOST_EMBEDS = 6000
MOST_COMMANDS = 100
_NAME = re.compile(r"[-_'\w]{1,32}\Z")


def walk(components: Any) -> Iterator[Json]:
    """Give every component, nested ones and accessories included."""
    for each in components or ():
        yield each
        yield from walk(each.get("components"))
        for inner in (each.get("accessory"), each.get("component")):
            if inner:
                yield from walk([inner])


def check_message(payload: Json, *, interaction: bool = False, was: int = 0, editing: bool = False) -> Found:
    """Check a message to be created, or an edit of one whose flags were `was`."""
    flags = payload.get("flags") or 0
    allowed = SETTABLE | (EPHEMERAL if interaction else 0)
    if flags & ~allowed:
        yield "flags", f"cannot be set: {flags & ~allowed}"
    v2 = bool((flags | was) & V2)
    yield from _check_components(payload.get("components"), v2=v2)
    if v2:
        yield from _check_v2(payload, editing=editing)
    else:
        yield from _check_plain(payload, editing=editing)
    if len(str(payload.get("nonce") or "")) > 25:
        yield "nonce", "must be 25 or fewer in length"


def _check_v2(payload: Json, *, editing: bool) -> Found:
    for name in ("content", "embeds", "sticker_ids", "poll"):
        if payload.get(name):
            yield name, "cannot be used with the components v2 flag"
    if not payload.get("components") and not (editing and "components" not in payload):
        yield "components", "a message with the components v2 flag needs components"
    shown = sum(len(each.get("content", "")) for each in walk(payload.get("components")) if each.get("type") == TEXT)
    if shown > MOST_DISPLAYED:
        yield "components", f"displayed text is {shown} characters, over {MOST_DISPLAYED}"


def _check_plain(payload: Json, *, editing: bool) -> Found:
    if len(payload.get("content") or "") > MOST_CONTENT:
        yield "content", f"must be {MOST_CONTENT} or fewer in length"
    told = any(payload.get(name) for name in ("content", "embeds", "sticker_ids", "poll", "attachments", "components"))
    if not told and not editing:
        yield "", "cannot send an empty message"
    embeds = payload.get("embeds") or []
    if len(embeds) > 10:
        yield "embeds", "at most 10 embeds"
    total = sum(_embed_length(each) for each in embeds)
    if total > MOST_EMBEDS:
        yield "embeds", f"the embeds hold {total} characters, over {MOST_EMBEDS}"
    if len(payload.get("components") or ()) > 5:
        yield "components", "at most 5 rows"


def _embed_length(embed: Json) -> int:
    fields = sum(len(each.get("name", "")) + len(each.get("value", "")) for each in embed.get("fields", ()))
    named = len((embed.get("footer") or {}).get("text", "")) + len((embed.get("author") or {}).get("name", ""))
    return len(embed.get("title") or "") + len(embed.get("description") or "") + fields + named


def _check_components(components: Any, *, v2: bool) -> Found:
    every = list(walk(components))
    if len(every) > MOST_COMPONENTS:
        yield "components", f"{len(every)} components, over {MOST_COMPONENTS}"
    for name in ("custom_id", "id"):
        given = [each[name] for each in every if each.get(name)]
        for value in sorted({str(each) for each in given if given.count(each) > 1}):
            yield "components", f"the {name} {value!r} is there twice"
    for each in components or ():
        if each.get("type") not in ({ROW} if not v2 else ONLY_V2 | {ROW}):
            yield "components", f"type {each.get('type')} cannot stand at the top"
    for each in every:
        yield from _check_component(each, v2=v2)


def _check_component(each: Json, *, v2: bool) -> Found:
    kind = each.get("type")
    if kind in ONLY_V2 and not v2:
        yield "components", f"type {kind} needs the components v2 flag"
    if kind == ROW:
        yield from _check_row(each)
    elif kind == BUTTON:
        yield from _check_button(each)
    elif kind == SECTION:
        if not 1 <= len(each.get("components") or ()) <= 3 or not each.get("accessory"):
            yield "components", "a section has one to three texts and an accessory"
    elif kind == CONTAINER:
        if not each.get("components") or any(inner.get("type") not in IN_CONTAINER for inner in each["components"]):
            yield "components", "a container is empty or holds what it cannot hold"
    elif kind == TEXT and not str(each.get("content") or "").strip():
        yield "components", "a text display is empty"
    elif kind == SEPARATOR and each.get("spacing", 1) not in (1, 2):
        yield "components", "a separator's spacing is 1 or 2"


def _check_row(row: Json) -> Found:
    inner = [each.get("type") for each in row.get("components") or ()]
    if not inner:
        yield "components", "an action row is empty"
    if any(kind in SELECTS for kind in inner) and len(inner) > 1:
        yield "components", "a select stands alone in its row"
    if len(inner) > 5:
        yield "components", "at most 5 buttons a row"
    if any(kind not in SELECTS | {BUTTON, TEXT_INPUT} for kind in inner):
        yield "components", "an action row holds buttons or a select"


def _check_button(button: Json) -> Found:
    link = button.get("style") == LINK_STYLE
    if button.get("style") not in {1, 2, 3, 4, 5}:
        yield "components", f"there is no button style {button.get('style')}"
    if link and (not button.get("url") or button.get("custom_id")):
        yield "components", "a link button has a url and no custom_id"
    if not link and (button.get("url") or not 1 <= len(button.get("custom_id") or "") <= 100):
        yield "components", "a button has a custom_id of 1 to 100 characters and no url"
    if len(button.get("url") or "") > 512 or len(button.get("label") or "") > 80:
        yield "components", "a button's label has at most 80 characters, its url 512"
    if not button.get("label") and not button.get("emoji"):
        yield "components", "a button has a label or an emoji"


def check_modal(modal: Json) -> Found:
    """Check a modal."""
    if not 1 <= len(modal.get("title") or "") <= 45:
        yield "title", "a modal's title has 1 to 45 characters"
    if not 1 <= len(modal.get("custom_id") or "") <= 100:
        yield "custom_id", "a modal has a custom_id of 1 to 100 characters"
    rows = modal.get("components") or ()
    if not 1 <= len(rows) <= 5:
        yield "components", "a modal has one to five rows"
    for row in rows:
        if row.get("type") not in {ROW, LABEL, TEXT}:
            yield "components", f"type {row.get('type')} cannot stand in a modal"
        if row.get("type") == LABEL and not 1 <= len(row.get("label") or "") <= 45:
            yield "components", "a label has 1 to 45 characters"
    ids = [each["custom_id"] for each in walk(rows) if each.get("custom_id")]
    if len(ids) != len(set(ids)):
        yield "components", "a custom_id is there twice"


def check_autocomplete(choices: Any) -> Found:
    """Check the choices of an autocomplete response."""
    if len(choices or ()) > 25:
        yield "choices", "at most 25 choices"
    for each in choices or ():
        if not 1 <= len(each.get("name", "")) <= 100 or not 1 <= len(str(each.get("value", ""))) <= 100:
            yield "choices", "a choice's name and value have 1 to 100 characters"


def check_commands(commands: Any) -> Found:
    """Check a whole set of application commands."""
    chat = [each for each in commands if each.get("type", 1) == 1]
    if len(chat) > MOST_COMMANDS:
        yield "", f"at most {MOST_COMMANDS} commands"
    named = [(each.get("type", 1), each["name"]) for each in commands]
    for each in sorted({name for name in named if named.count(name) > 1}):
        yield each[1], "is there twice"
    for command in chat:
        yield from _check_words(command, command["name"])
        seen_optional = False
        for option in command.get("options") or ():
            yield from _check_words(option, f"{command['name']}.{option['name']}")
            if option.get("required") and seen_optional:
                yield command["name"], "a required option stands after an optional one"
            seen_optional = seen_optional or not option.get("required")
            if option.get("autocomplete") and option.get("choices"):
                yield command["name"], "an option has either choices or autocomplete"
    for command in commands:
        if len(_all_words(command)) > 8000:
            yield command["name"], "names, descriptions and values hold over 8,000 characters"


def _check_words(named: Json, place: str) -> Found:
    for name in (named["name"], *(named.get("name_localizations") or {}).values()):
        if not _NAME.match(name) or name != name.lower():
            yield place, f"the name {name!r} is not lower case letters, digits, - or _, at most 32"
    for words in (named.get("description"), *(named.get("description_localizations") or {}).values()):
        if not 1 <= len(words or "") <= 100:
            yield place, "a description has 1 to 100 characters"


def _all_words(command: Json) -> str:
    words: str = command["name"] + (command.get("description") or "")
    for option in command.get("options") or ():
        words += option["name"] + option["description"]
        words += "".join(each["name"] + str(each["value"]) for each in option.get("choices") or ())
    return words
