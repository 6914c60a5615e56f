"""Opens forms and the Home tab, and does what comes back from them, with problems shown beside the field."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp

from bot.model.conversation import MemberId, WorkspaceId
from bot.model.document import Document
from bot.model.errors import PostError, UsageError
from bot.model.message import Channel, Request, read_channel
from bot.platforms.slack import views
from bot.platforms.slack.answering import Quiet
from bot.platforms.slack.inbound import Payload, workspace_of
from bot.platforms.slack.posting import Poster, call
from bot.platforms.slack.receipts import Receipts
from bot.platforms.slack.rendering import CHOOSE, spell_slashed
from bot.platforms.slack.views import Followed, Origin, Wish
from bot.platforms.slack.whispers import Place, Whispers
from bot.platforms.slack.workspaces import PLATFORM, Workspaces
from bot.ports import Commands, Reply, Typing
from bot.ports.platform import Subject
from bot.service.grammar import EVERYWHERE, ONLY_IF_NEWS, FollowCommand, read_command

log = structlog.get_logger()

Ack = Callable[..., Awaitable[Any]]
Ask = Callable[[Place, str, str], Awaitable[None]]
PATIENCE = 2.0
"""Seconds a form waits, for its outcome or to be opened: Slack gives three."""
SUBJECTS: dict[str, Subject] = {CHOOSE: "topic", views.TOPIC: "topic", views.ZONE: "time_zone"}


class Forms:
    """The ask and follow forms, the selects that search, and the Home tab."""

    def __init__(
        self, workspaces: Workspaces, commands: Commands, poster: Poster, ask: Ask, receipts: Receipts,
        whispers: Whispers,
    ) -> None:  # fmt: skip
        self._workspaces = workspaces
        self._patiently = poster.patiently
        self._whispers = whispers
        self._commands = commands
        self._ask = ask
        self._receipts = receipts

    def register(self, app: AsyncApp, ask_anywhere: str) -> None:
        """Tell Bolt who listens to what."""
        once, to_its_end = self._receipts.once, self._receipts.to_its_end
        for action_id in SUBJECTS:
            app.options(action_id)(to_its_end(self.on_typing))
        app.view(views.ASK)(to_its_end(self.on_asked))
        app.view(views.FOLLOW)(to_its_end(self.on_followed))
        app.shortcut(ask_anywhere)(once(self.on_ask_anywhere))
        app.action(views.NEW)(once(self.on_new))
        app.action(re.compile(rf"^{views.EDIT}\."))(once(self.on_edit))
        for name in (views.PAUSE, views.RESUME, views.UNFOLLOW):
            app.action(re.compile(rf"^{name}\."))(once(self.on_change))

    async def open_offer(self, label: str, command: str, place: Place, trigger: str) -> None:
        """Open the form behind a button below a message."""
        origin = Origin(place.channel.id, place.root)
        if label == "ask":
            await self._open(place.channel.workspace, trigger, views.make_ask_form(origin))
            return
        member = await self._workspaces.get_member(place.channel.workspace, place.member, PATIENCE)
        wish = replace(_read_wish(command), zone=member.time_zone)
        more = ONLY_IF_NEWS if command.endswith(ONLY_IF_NEWS) else ""
        form = views.make_follow_form(replace(origin, more=more), wish)
        await self._open(place.channel.workspace, trigger, form)

    async def _open(self, workspace: WorkspaceId, trigger: str, view: dict[str, Any]) -> None:
        client = await self._workspaces.connect(workspace)
        await self._patiently(lambda: call(client.views_open(trigger_id=trigger, view=view)), most=PATIENCE)

    async def on_typing(self, ack: Ack, body: Payload, payload: Payload) -> None:
        """Suggest how to end what is typed into a select."""
        channel = Channel(PLATFORM, workspace_of(body), (body.get("channel") or {}).get("id", ""))
        typed = str(payload.get("value") or "").strip()
        found = await self._commands.suggest(Typing(channel, SUBJECTS[payload["action_id"]], typed))
        options = [(each.words, each.value) for each in found]
        if payload["action_id"] != views.ZONE and len(typed.split()) > 1 and typed not in dict(options).values():
            options.append((f"“{typed}”", typed))
        await ack(options=views.make_options(options))

    async def on_ask_anywhere(self, body: Payload) -> None:
        """The global shortcut: ask, and be answered in a direct message."""
        await self._open(workspace_of(body), body["trigger_id"], views.make_ask_form(Origin("")))

    async def on_asked(self, ack: Ack, body: Payload, view: Payload) -> None:
        """A question was typed into the form."""
        question = views.read_question(view).strip()
        if not question:
            await ack(response_action="errors", errors={views.QUESTION: "Type a question first."})
            return
        await ack()
        if not await self._receipts.take(body):
            return
        origin, member = views.read_origin(view.get("private_metadata", "")), MemberId(body["user"]["id"])
        try:
            channel = await self._get_channel(workspace_of(body), origin.channel, member)
            await self._ask(Place(channel, member, origin.root), question, f"asked.{view['id']}")
        except PostError as error:
            log.info("reply_not_shown", reason=str(error), code=error.code)
            await self._whispers.tell(body, None, f"{error} You had asked: {question}")

    async def _get_channel(self, workspace: WorkspaceId, channel: str, member: MemberId) -> Channel:
        """The channel a form came from, else the direct messages with the member."""
        if not channel:
            return await self._workspaces.get_direct(workspace, member)
        return Channel(PLATFORM, workspace, channel)

    async def on_followed(self, ack: Ack, body: Payload, view: Payload) -> None:
        """The form for following came back: follow, or say beside the field what is wrong."""
        workspace, member = workspace_of(body), MemberId(body["user"]["id"])
        origin, chosen = views.read_origin(view.get("private_metadata", "")), views.read_channel_of(view)
        channel = Channel(PLATFORM, workspace, chosen or origin.channel)

        async def follow_once() -> Reply | None:
            if not await self._receipts.take(body):
                return None
            try:
                return await self._follow(channel, member, views.read_wish(view).spell(origin.more))
            except PostError as error:
                return _problem(str(error))

        work = asyncio.ensure_future(follow_once())
        await asyncio.wait([work], timeout=PATIENCE)
        found = work.result() if work.done() else None
        if found is not None and found.document.kind == "problem":
            await ack(response_action="errors", errors=views.place_problem(found.code, found.document.title, view))
            return
        await ack()
        reply = await work
        if reply is None:
            return
        await self._whispers.open(Place(channel, member, origin.root)).show(reply)
        await self._show_home(workspace, member)

    async def _follow(self, channel: Channel, member: MemberId, command: str) -> Reply:
        if not await self._workspaces.is_in(channel, member):
            return _problem("I am not in that channel: /invite @Attaché there first.")
        return await self._do_in(channel, member, command)

    async def _do_in(self, channel: Channel, member: MemberId, command: str) -> Reply:
        """Do a command in a channel that a form or the Home tab names, if its member is in there or it is public."""
        told = await self._workspaces.get_member(channel.workspace, member)
        if not await self._workspaces.list_seen(channel.workspace, told, [channel.id]):
            return _problem("You are not in that channel, so it is for those who are.")
        return await self._commands(await self._workspaces.make_request(channel, member, command), Quiet())

    # The Home tab

    async def on_home_opened(self, event: Payload, body: Payload) -> None:
        """Draw the Home tab for the member who opens it."""
        if event.get("tab", "home") == "home":
            await self._show_home(workspace_of(body), MemberId(event["user"]))

    async def _show_home(self, workspace: WorkspaceId, member: MemberId) -> None:
        try:
            told = await self._workspaces.get_member(workspace, member)
            sees = await self._workspaces.list_seen(workspace, told, await self._workspaces.list_followed(workspace))
        except PostError as error:
            log.info("channels_not_told", reason=str(error), code=error.code)
            followed, zone, sees = None, "UTC", frozenset()
        else:
            found = await self._do_nowhere(f"following {EVERYWHERE}", workspace, member, told.time_zone, sees)
            followed, zone = [_show(each) for each in found.value or ()], told.time_zone
        health = await self._do_nowhere("status", workspace, member, zone, sees)
        home = views.make_home(followed, health.document)
        client = await self._workspaces.connect(workspace)
        try:
            await self._patiently(lambda: call(client.views_publish(user_id=member, view=home)))
        except PostError as error:
            log.info("home_not_shown", reason=str(error), code=error.code)

    async def _do_nowhere(
        self, text: str, workspace: WorkspaceId, member: MemberId, zone: str, sees: frozenset[str]
    ) -> Reply:
        nowhere = Channel(PLATFORM, workspace, "")
        request = Request(nowhere, member, text, time_zone=zone, sees=sees, spell=spell_slashed)
        return await self._commands(request, Quiet())

    async def on_new(self, body: Payload) -> None:
        """Follow a topic from the Home tab: the form asks for the channel too."""
        told = await self._workspaces.get_member(workspace_of(body), MemberId(body["user"]["id"]), PATIENCE)
        form = views.make_follow_form(Origin(""), Wish(zone=told.time_zone), choose_channel=True)
        await self._open(workspace_of(body), body["trigger_id"], form)

    async def on_edit(self, body: Payload, action: Payload) -> None:
        """Change how a channel follows a topic: the form opens with how it does now."""
        told = json.loads(action["value"])
        form = views.make_follow_form(Origin(told["channel"], more=told["more"]), _read_wish(told["command"]))
        await self._open(workspace_of(body), body["trigger_id"], form)

    async def on_change(self, body: Payload, action: Payload) -> None:
        """Pause, resume or unfollow from the Home tab."""
        told, member = json.loads(action["value"]), MemberId(body["user"]["id"])
        verb = action["action_id"].split(".")[1]
        channel = Channel(PLATFORM, workspace_of(body), told["channel"])
        reply = await self._do_in(channel, member, f'{verb} "{told["topic"]}"')
        if reply.document.kind == "problem":
            await self._whispers.open(Place(replace(channel, id=""), member)).show(reply)
        await self._show_home(workspace_of(body), member)


def _problem(words: str) -> Reply:
    return Reply(Document("problem", words, ()), code="channel")


def _read_wish(command: str) -> Wish:
    """Read the command for following that a button or the Home tab carries."""
    read = read_command(command)
    if not isinstance(read, FollowCommand):
        raise UsageError(f"The button sends no command for following: “{command[:80]}”.")
    return Wish(read.topic, read.schedule or "weekdays 08:00", read.time_zone or "UTC", read.depth or "standard")


def _show(followed: Any) -> Followed:
    """Give a subscription of the core as the Home tab shows it."""
    quiet = [f"quiet {','.join(followed.quiet)}"] if followed.quiet else []
    more = [*quiet, *([ONLY_IF_NEWS] if followed.only_if_news else [])]
    coming = ", ".join(f"{datetime.fromisoformat(each):%a %-d %b %H:%M}" for each in followed.next)
    return Followed(
        channel=read_channel(followed.channel).id,
        topic=followed.words,
        form=" · ".join([followed.schedule, followed.time_zone, followed.depth, *more]),
        coming=f"Next: {coming}" if coming else f"{followed.state.capitalize()}{_because(followed.reason)}",
        active=followed.state == "active",
        command=Wish(followed.words, followed.schedule, followed.time_zone, followed.depth).spell(),
        more=" ".join([f"in {followed.language}", *more]),
    )


def _because(reason: str | None) -> str:
    return f": {reason}" if reason else ""
