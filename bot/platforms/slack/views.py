"""Draws what opens over a conversation or on the Home tab: the forms for asking and following, and the Home view."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.model.document import Document, Line, Text
from bot.model.message import MessageId
from bot.platforms.slack.rendering import (
    Block,
    choose_topic,
    plain_text,
    render_blocks,
    render_channel,
    render_context,
    render_lines,
)

ASK, FOLLOW = "ask", "follow"
"""What the forms are called when they come back."""
TOPIC, SCHEDULE, DAYS, TIME, ZONE, DEPTH, CHANNEL, QUESTION = (
    "topic", "schedule", "days", "time", "zone", "depth", "channel", "question",
)  # fmt: skip
"""Fields of the forms: block and action share the name."""
EDIT, PAUSE, RESUME, UNFOLLOW = "home.edit", "home.pause", "home.resume", "home.unfollow"
"""What the Home tab's buttons begin with; the rest names the subscription."""
NEW = "home.new"
MOST_SUBSCRIPTIONS = 20
"""On the Home tab; a view has at most 100 blocks."""
OPTION = 150
"""Characters of a choice's value; one that is cut off would be another choice."""
DAY_CHOICES = {"daily": "Every day", "weekdays": "Monday to Friday", "weekends": "Saturday and Sunday"}
DEPTHS = {"flash": "Flash: the bottom line", "standard": "Standard", "deep": "Deep: everything"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form was opened from, carried through it: the channel, and the message whose thread to use."""

    channel: str
    root: MessageId | None = None
    more: str = ""
    """Options of a subscription that the form has no field for, as they are typed."""

    def spell(self) -> str:
        """Write it as a form's private metadata."""
        return json.dumps({"channel": self.channel, "root": self.root, "more": self.more})


def read_origin(metadata: str) -> Origin:
    """Read a form's private metadata back."""
    told = json.loads(metadata or "{}")
    return Origin(told.get("channel", ""), told.get("root"), told.get("more", ""))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form for following holds when it opens, and what it holds when it comes back."""

    topic: str = ""
    schedule: str = "weekdays 08:00"
    zone: str = "UTC"
    depth: str = "standard"

    def spell(self, more: str = "") -> str:
        """Write it as the command a person would type."""
        return f'follow "{self.topic}" {self.schedule} depth {self.depth} tz {self.zone} {more}'.strip()


def make_ask_form(origin: Origin) -> Block:
    """Give the form for a question."""
    field = {
        "type": "plain_text_input", "action_id": QUESTION, "multiline": True, "max_length": 500,
        "placeholder": plain_text("Has Beijing confirmed the visit?"),
    }  # fmt: skip
    blocks = [{"type": "input", "block_id": QUESTION, "label": plain_text("Your question"), "element": field}]
    return _make_form(ASK, "Ask Attaché", "Ask", blocks, origin)


def make_follow_form(origin: Origin, wish: Wish, *, choose_channel: bool = False) -> Block:
    """Give the form for following a topic, filled with what is known."""
    blocks = []
    if choose_channel:
        pick = {"type": "conversations_select", "action_id": CHANNEL, "default_to_current_conversation": True}
        pick["filter"] = {"include": ["public", "private"], "exclude_bot_users": True}
        blocks.append(_input(CHANNEL, "Channel", pick))
    topic = choose_topic(TOPIC) | (
        {"initial_option": _option(wish.topic, wish.topic)} if 0 < len(wish.topic) <= OPTION else {}
    )
    zone = {"type": "external_select", "action_id": ZONE, "min_query_length": 2}
    zone |= {"placeholder": plain_text("Type a city"), "initial_option": _option(wish.zone, wish.zone)}
    blocks += [
        _input(TOPIC, "Topic", topic),
        *_make_schedule_fields(wish.schedule),
        _input(ZONE, "In which time zone", zone),
        _input(DEPTH, "How much", _select(DEPTH, DEPTHS, wish.depth)),
    ]
    return _make_form(FOLLOW, "Follow a topic", "Follow", blocks, origin)


def _make_schedule_fields(schedule: str) -> list[Block]:
    """Days and one time are picked; any other schedule is typed, as in the command."""
    days, _, time = schedule.partition(" ")
    if days in DAY_CHOICES and _TIME.fullmatch(time):
        return [
            _input(DAYS, "On which days", _select(DAYS, DAY_CHOICES, days)),
            _input(TIME, "At what time", {"type": "timepicker", "action_id": TIME, "initial_time": time}),
        ]
    field = {"type": "plain_text_input", "action_id": SCHEDULE, "initial_value": schedule}
    return [_input(SCHEDULE, "When: mon,thu 18:00 · every 6h · daily 08:00,18:00", field)]


def read_question(view: Mapping[str, Any]) -> str:
    """Give the question of a form that came back."""
    return str(view["state"]["values"][QUESTION][QUESTION]["value"] or "")


def read_wish(view: Mapping[str, Any]) -> Wish:
    """Give the wish of a form that came back."""
    values = view["state"]["values"]

    def chosen(name: str) -> str:
        return str((values[name][name].get("selected_option") or {}).get("value", ""))

    typed = values.get(SCHEDULE, {}).get(SCHEDULE, {}).get("value")
    schedule = typed or f"{chosen(DAYS)} {values[TIME][TIME]['selected_time']}"
    return Wish(chosen(TOPIC), schedule, chosen(ZONE), chosen(DEPTH))


def read_channel_of(view: Mapping[str, Any]) -> str | None:
    """Give the channel chosen in a form that asks for one."""
    field = view["state"]["values"].get(CHANNEL)
    return str(field[CHANNEL]["selected_conversation"]) if field else None


def place_problem(code: str | None, sentence: str, view: Mapping[str, Any]) -> dict[str, str]:
    """Say beside which of the form's fields a problem is shown, by its code."""
    fields = view["state"]["values"]
    beside = next((field for field in _FIELDS.get(code or "", ()) if field in fields), TOPIC)
    return {beside: sentence}


def make_options(found: Sequence[tuple[str, str]]) -> list[Block]:
    """Give choices for a select that searches, each with its words and its value; Slack takes at most 100."""
    return [_option(value, words) for words, value in found[:100] if 0 < len(value) <= OPTION]


def make_home(followed: Sequence["Followed"] | None, health: Document) -> Block:
    """Give the Home view: what is followed and when it comes, how the sources do, how to start.

    None followed where Slack did not tell which channels the member sees.
    """
    blocks: list[Block] = [{"type": "header", "text": plain_text("Your briefings")}]
    if not followed:
        blocks.append(render_lines([Line((Text(_NOT_TOLD if followed is None else _NOTHING),))]))
    followed = followed or ()
    for each in followed[:MOST_SUBSCRIPTIONS]:
        blocks += each.render()
    if len(followed) > MOST_SUBSCRIPTIONS:
        rest = len(followed) - MOST_SUBSCRIPTIONS
        blocks.append(render_context(f"{rest} more: /brief following in their channels lists them."))
    start = {"type": "button", "action_id": NEW, "style": "primary", "text": plain_text("Follow a topic")}
    blocks += [{"type": "actions", "elements": [start]}, {"type": "divider"}]
    blocks += render_blocks(health)
    blocks += [{"type": "divider"}, {"type": "header", "text": plain_text("How to ask")}, render_lines(_HOW)]
    return {"type": "home", "blocks": blocks}


_FIELDS = {"schedule": (SCHEDULE, DAYS), "time_zone": (ZONE,), "channel": (CHANNEL,), "not_allowed": (CHANNEL,)}
"""Where a problem stands, by its code: the first of these that the form has, else beside the topic."""
_TIME = re.compile(r"\d\d:\d\d")
_NOTHING = "No channel follows a topic yet. Start here, or type /brief in any channel."
_NOT_TOLD = (
    "Slack did not tell me which channels you see, so what they follow is not listed; open this tab again in a minute."
)
_HOW = (
    Line((Text("/brief china-russia", "strong"), Text(" writes a briefing now, in the channel you are in.")), 1),
    Line((Text("Mention me", "strong"), Text(" under a briefing, or anywhere, with your question.")), 1),
    Line((Text("Write to me directly", "strong"), Text(" in the Messages tab.")), 1),
    Line((Text("/brief help", "strong"), Text(" lists the rest.")), 1),
)


@dataclass(frozen=True, slots=True)
class Followed:
    """One subscription as the Home tab shows it."""

    channel: str
    topic: str
    form: str
    """Schedule, zone and depth, in words."""
    coming: str
    """The next editions, or why there is none."""
    active: bool
    command: str
    """What would follow it as it is followed now."""
    more: str = ""
    """Options that the form has no field for."""

    def render(self) -> list[Block]:
        """Give its words and its buttons; their value says which it is."""
        told = {"channel": self.channel, "topic": self.topic, "command": self.command, "more": self.more}
        value = json.dumps(told, ensure_ascii=False)
        words = [
            {"type": "text", "text": f"{self.topic} ", "style": {"bold": True}}, {"type": "text", "text": "in "},
            render_channel(self.channel), {"type": "text", "text": f"\n{self.form}"},
        ]  # fmt: skip
        change = (PAUSE, "Pause") if self.active else (RESUME, "Resume")
        buttons = [
            _button(f"{action}.{self.channel}.{self.topic}", label, value)
            for action, label in ((EDIT, "Edit"), change, (UNFOLLOW, "Unfollow"))
        ]
        text = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": words}]}
        return [text, render_context(self.coming), {"type": "actions", "elements": buttons}]


def _button(name: str, label: str, value: str) -> Block:
    return {"type": "button", "text": plain_text(label), "value": value, "action_id": name[:255]}


def _make_form(callback: str, title: str, submit: str, blocks: list[Block], origin: Origin) -> Block:
    return {
        "type": "modal", "callback_id": callback, "title": plain_text(title), "submit": plain_text(submit),
        "close": plain_text("Cancel"), "private_metadata": origin.spell(), "blocks": blocks,
    }  # fmt: skip


def _input(name: str, label: str, element: Block) -> Block:
    return {"type": "input", "block_id": name, "label": plain_text(label), "element": element}


def _select(name: str, choices: Mapping[str, str], chosen: str) -> Block:
    options = [_option(value, label) for value, label in choices.items()]
    initial = _option(chosen, choices.get(chosen, chosen))
    if chosen not in choices:
        options.append(initial)
    return {"type": "static_select", "action_id": name, "options": options, "initial_option": initial}


def _option(value: str, label: str) -> Block:
    return {"text": plain_text(label[:75]), "value": value}
