"""Buttons and forms: a pressed button sends its command, or opens a form that completes it."""

import re
from collections.abc import Iterator

import discord
import structlog
from discord import ui

from bot.platforms.discord.buttons import FORM, TEMPLATE
from bot.platforms.discord.reading import title_of
from bot.platforms.discord.serving import MOST_QUESTION, Asked, Server, quoted
from bot.platforms.discord.words import language_of, say

log = structlog.get_logger()

_FORMS = {"ask", "follow", "choose"}
_OF_BRIEFINGS = {"ask", "deeper"}
"""What is answered in the thread under the message."""
_PRIVATE = {"sources", "evidence", "feedback"}
_FORM_SECONDS = 900.0


class OfferButton(ui.DynamicItem[ui.Button[ui.View]], template=TEMPLATE):
    """A button known by its custom id alone."""

    def __init__(self, label: str, command: str, item: ui.Button[ui.View]) -> None:
        super().__init__(item)
        self.label, self.command = label, command

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: ui.Item[ui.View], match: re.Match[str]
    ) -> "OfferButton":
        """Read the label and the command back."""
        assert isinstance(item, ui.Button)  # noqa: S101  the template is used for buttons alone
        return cls(match["label"], match["command"], item)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Open the form, or do at once what the button says."""
        root = _root_of(interaction) if self.label in _OF_BRIEFINGS else None
        if self.label in _FORMS:
            form = make_form(self.label, self.command, root, interaction)
            try:
                await interaction.response.send_modal(form)
            except discord.HTTPException as error:  # Discord itself says so to the member, or another process did it
                log.info("form_not_opened", label=self.label, reason=error.text)
            return
        server: Server = interaction.client.server  # type: ignore[attr-defined]
        title = title_of(interaction.message) if interaction.message else ""
        await server.serve(interaction, Asked(self.command, self.label in _PRIVATE, root=root, title=title))


def make_form(label: str, command: str, root: int | None, interaction: discord.Interaction) -> ui.Modal:
    """Give the form that completes a begun command, in the member's language."""
    language = language_of(interaction.locale)
    custom_id = f"form:{label}:{root or '' if label == 'ask' else ''}:{command}"  # no longer than the button's own
    form = ui.Modal(title=say(f"forms.{label}.title", language), custom_id=custom_id, timeout=_FORM_SECONDS)
    if label == "ask":
        field = ui.TextInput[ui.Modal](
            custom_id="question", style=discord.TextStyle.paragraph, max_length=MOST_QUESTION,
            placeholder=say("forms.ask.example", language),
        )  # fmt: skip
        form.add_item(ui.Label(text=say("forms.ask.question", language), component=field))
        return form
    if label == "choose":
        wanted = ui.TextInput[ui.Modal](
            custom_id="topic", max_length=100, placeholder=say("forms.choose.example", language)
        )  # fmt: skip
        form.add_item(ui.Label(text=say("forms.choose.topic", language), component=wanted))
        return form
    for name, example in (("schedule", "daily 08:00"), ("zone", "UTC")):
        line = ui.TextInput[ui.Modal](custom_id=name, default=example, max_length=100)
        form.add_item(ui.Label(text=say(f"forms.follow.{name}", language), component=line))
    return form


def read_form(interaction: discord.Interaction) -> Asked | None:
    """Give what a completed form of ours asks for; also of one that was opened before a restart."""
    data = dict(interaction.data or {})
    match = FORM.fullmatch(str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or match is None:
        return None
    typed = dict(_iter_fields(data.get("components")))
    message = interaction.message  # Discord's word; the custom id is the member's
    root = message.id if message is not None and match["root"] == str(message.id) else None
    if match["label"] == "ask":
        return Asked(f"ask {typed.get('question', '')}", root=root, title=title_of(message) if message else "")
    if match["label"] == "choose":
        command, topic = match["command"], quoted(typed.get("topic", ""))
        return Asked(f"{command} {topic}", posts=command == "follow")
    schedule, zone = typed.get("schedule", ""), quoted(typed.get("zone", "") or "UTC")
    return Asked(f"{match['command']} {schedule} tz {zone}", posts=True)


def is_outdated(interaction: discord.Interaction) -> bool:
    """Say whether a button or form is one of ours that this version does not know."""
    custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
    if interaction.type is discord.InteractionType.component:
        return TEMPLATE.fullmatch(custom_id) is None
    return interaction.type is discord.InteractionType.modal_submit and FORM.fullmatch(custom_id) is None


def _iter_fields(rows: object) -> Iterator[tuple[str, str]]:
    for row in rows if isinstance(rows, list) else ():
        for each in [row.get("component"), *(row.get("components") or ())]:
            if each and "custom_id" in each:
                yield each["custom_id"], str(each.get("value") or "").strip()


def _root_of(interaction: discord.Interaction) -> int | None:
    """The message that a button stands on, where a thread stands under it or the bot may open one."""
    message = interaction.message
    if message is None or message.flags.ephemeral or not isinstance(interaction.channel, discord.TextChannel):
        return None
    may_open = interaction.is_guild_integration() and interaction.app_permissions.create_public_threads
    return message.id if message.flags.has_thread or may_open else None
