"""Listens to members: each listener reads what Slack sent, hands it to the commands and shows the reply.

What the app's manifest declares is read from this class, so that handlers and manifest cannot drift."""

import asyncio
import re
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncAssistant

from bot.model.conversation import MemberId, WorkspaceId
from bot.model.document import Document
from bot.model.errors import NotFoundError, PostError
from bot.model.message import Channel, MessageId, Request, thread_of
from bot.platforms.slack.answering import Place, Quiet, Replies, Respond, ThreadProgress
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.inbound import Message, Payload, read_message, read_shared, read_slash
from bot.platforms.slack.posting import Poster, call
from bot.platforms.slack.receipts import Receipts
from bot.platforms.slack.rendering import CHOOSE, COMMAND, FEEDBACK, OFFER, escape, get_spelling, render
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.workspaces import PLATFORM, Workspaces
from bot.ports import Commands, Reply
from bot.service.grammar import VERBS

log = structlog.get_logger()

COMMAND_HINT = "china-russia · ask … · follow china-russia daily 08:00 · help"
BRIEF_THIS, ASK_ANYWHERE = "brief_this", "ask_anywhere"
SHORTCUTS = {BRIEF_THIS: ("message", "Brief me on this"), ASK_ANYWHERE: ("global", "Ask Attaché")}
PROMPTS = (
    ("A briefing", "brief china-russia"), ("What can you read about?", "topics"), ("What can I ask?", "help"),
)  # fmt: skip
EVENTS = (
    "app_home_opened", "app_mention", "app_uninstalled", "assistant_thread_context_changed", "assistant_thread_started",
    "message.channels", "message.groups", "message.im", "tokens_revoked",
)  # fmt: skip
"""What Slack is asked to send, in the manifest's spelling: a message's kind of channel is part of it."""
REMEMBERED = 1_000
MOST_ECHOED = 150
"""Characters of a command that are repeated while it is worked on."""
NOT_HERE = "I am not in this channel, so nothing would come: /invite @Attaché, then follow again."
TOMBSTONE = "tombstone"
"""What Slack leaves of a deleted message that has replies; it comes as a change."""
AT_ONCE = 24
"""Requests worked on at a time: the others wait, so that what arrives is still acknowledged at once."""

Ack = Callable[..., Awaitable[Any]]


@dataclass(slots=True)
class Asked:
    """A question under way or answered: so that editing or deleting it changes what came of it."""

    message: Message
    work: asyncio.Task[MessageId | None] | None = None
    posting: bool = False
    """The reply is there and is being shown, which is not stopped half-way."""


class Listeners:
    """All that a workspace can send, by the names Slack gives it."""

    def __init__(
        self, settings: Settings, workspaces: Workspaces, poster: Poster, commands: Commands, receipts: Receipts
    ) -> None:
        self._settings = settings
        self._receipts = receipts
        self._workspaces = workspaces
        self._commands = commands
        self._replies = Replies(poster, commands, unfold=settings.unfolds)
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._asked: OrderedDict[tuple[Channel, MessageId], Asked] = OrderedDict()
        self.forms = Forms(workspaces, commands, self._replies, self.answer, receipts)
        self.events: dict[str, Callable[..., Awaitable[None]]] = {
            "app_mention": self.on_mention,
            "message": self.on_message,
            "app_home_opened": self.forms.on_home_opened,
            "app_uninstalled": self.on_uninstalled,
            "tokens_revoked": self.on_uninstalled,
        }

    def register(self, app: AsyncApp) -> None:
        """Tell Bolt who listens to what."""
        once, to_its_end = self._receipts.once, self._receipts.to_its_end
        assistant = AsyncAssistant()
        assistant.thread_started(to_its_end(self.on_assistant_opened))
        assistant.user_message(once(self.on_message))
        assistant.thread_context_changed(self.on_context_changed)
        app.use(assistant)
        app.command(COMMAND)(to_its_end(self.on_command))
        for name, listener in self.events.items():
            app.event(name)(once(listener))
        app.action(re.compile(rf"^{OFFER}\."))(once(self.on_offer))
        app.action(CHOOSE)(once(self.on_topic_chosen))
        app.action(FEEDBACK)(once(self.on_feedback))
        app.shortcut(BRIEF_THIS)(once(self.on_brief_this))
        self.forms.register(app, ASK_ANYWHERE)
        app.error(self.on_error)

    # Commands

    async def on_command(self, ack: Ack, body: Payload, respond: Respond) -> None:
        """`/brief …`: acknowledge, say privately what is being done, then show the reply."""
        text = read_slash(body.get("text") or "")
        channel = Channel(PLATFORM, WorkspaceId(body["team_id"]), body["channel_id"])
        place = Place(channel, MemberId(body["user_id"]))
        wordless = text.lower() == "ask"
        if wordless:
            await ack()
        else:
            echoed = text if len(text) <= MOST_ECHOED else f"{text[:MOST_ECHOED]}…"
            await ack(text=escape(f"On it: {echoed}"), response_type="ephemeral")
        if not await self._receipts.take(body):
            return
        if wordless:
            await self.forms.open_offer("ask", text, place, body["trigger_id"])
            return
        await self._carry_out(place, text, f"slash.{body['trigger_id']}", respond)

    async def _carry_out(self, place: Place, text: str, key: str, respond: Respond) -> None:
        """Do a command; briefings and answers are for the channel, the rest is for the member alone."""
        verb = text.split(" ", 1)[0].lower()
        async with self._gate:
            await self._carry_out_now(place, verb, text, key, respond)

    async def _carry_out_now(self, place: Place, verb: str, text: str, key: str, respond: Respond) -> None:
        try:
            if verb == "ask" and place.root is None:
                asked = Document("answer", f"Asked: {text[3:].strip()}", ())
                root = await self._replies.post(place, Reply(asked), f"{key}.question")
                place = Place(place.channel, place.member, root)
            if verb == "ask":
                await self.answer(place, text, key)
                await respond(delete_original=True)
                return
            if verb == "follow" and not await self._workspaces.is_in(place.channel.workspace, place.channel.id):
                await self._respond(Reply(Document("problem", NOT_HERE, ())), respond)
                return
            reply = await self._commands(await self._make_request(place, text), Quiet())
            if verb == "brief" and reply.document.kind == "briefing":
                await self._replies.post(place, reply, key)
                await respond(delete_original=True)
            else:
                await self._respond(reply, respond)
        except PostError as error:
            await respond(text=escape(str(error)), response_type="ephemeral", replace_original=True)

    async def _respond(self, reply: Reply, respond: Respond) -> None:
        for index, part in enumerate(render(reply)):
            await respond(
                text=escape(part.text), blocks=part.payload["blocks"], response_type="ephemeral",
                replace_original=index == 0,
            )  # fmt: skip

    async def _make_request(self, place: Place, text: str, message: Message | None = None) -> Request:
        channel = place.channel
        member = await self._workspaces.get_member(channel.workspace, place.member)
        manages = await self._workspaces.may_manage(channel.workspace, channel.id, member)
        thread = message.thread if message is not None else None
        if thread is None and place.root is not None:
            thread = thread_of(channel, place.root)
        return Request(
            channel, place.member, text, thread, time_zone=member.time_zone, may_manage=manages,
            spell=get_spelling(channel),
        )  # fmt: skip

    # Messages

    async def on_mention(self, event: Payload, context: Payload) -> None:
        """A mention in a channel or a thread: the words beside it are a question or a command."""
        message = read_message(PLATFORM, _workspace_of(context), event)
        if message is not None:
            await self._handle(message)

    async def on_message(self, event: Payload, context: Payload) -> None:
        """A direct message, or a reply under a briefing; mentions come as events of their own."""
        workspace = _workspace_of(context)
        if event.get("subtype") in {"message_changed", "message_deleted"}:
            await self._follow_change(workspace, event)
            return
        message = read_message(PLATFORM, workspace, event)
        if message is not None and await self._is_for_us(message):
            await self._handle(message)

    async def _is_for_us(self, message: Message) -> bool:
        """Only what is meant for the bot: a reply that mentions someone else is meant for them."""
        if message.direct:
            return True
        if message.mentions or not message.threaded or self._settings.replies == "mention":
            return False
        return await self._commands.is_under_briefing(message.channel.workspace, message.thread)

    async def _handle(self, message: Message, replacing: MessageId | None = None) -> None:
        """Answer a message, so that it can be stopped when the message is deleted."""
        asked = self._asked[message.channel, message.ts] = Asked(message)
        asked.work = work = asyncio.create_task(self._reply_in_turn(asked, replacing))
        if len(self._asked) > REMEMBERED:
            self._asked.popitem(last=False)
        try:
            await work
        except asyncio.CancelledError:
            if not work.cancelled():
                work.cancel()
                raise

    async def _reply_in_turn(self, asked: Asked, replacing: MessageId | None) -> MessageId | None:
        async with self._gate:
            return await self._reply_to(asked, replacing)

    async def _reply_to(self, asked: Asked, replacing: MessageId | None) -> MessageId | None:
        message = asked.message
        text = message.text or "help"
        verb = text.split(" ", 1)[0].lower()
        root = message.root if message.threaded or not message.direct else None
        place = Place(message.channel, message.member, root)
        request = await self._make_request(place, text if verb in VERBS else f"ask {text}", message)
        key = f"message.{message.ts}"
        progress = ThreadProgress(await self._workspaces.connect(message.channel.workspace), place)
        if replacing is not None:
            reply = await self._commands(request, Quiet())
            asked.posting = True
            await self._replies.edit(place, replacing, reply)
            return replacing
        try:
            reply = await self._commands(request, progress)
        except asyncio.CancelledError:
            await self._take_back(message.channel, progress.message)
            raise
        asked.posting = True
        if root is None:
            await self._commands.keep_thread(message.channel.workspace, message.thread, reply)
        return await self._replies.conclude(progress, place, reply, key)

    async def answer(self, place: Place, text: str, key: str, respond: Respond | None = None) -> MessageId | None:
        """Answer a question under a message, growing as sentences are checked; a problem is told by `respond` alone."""
        progress = ThreadProgress(await self._workspaces.connect(place.channel.workspace), place)
        reply = await self._commands(await self._make_request(place, text), progress)
        if respond is not None and reply.document.kind == "problem":
            await self._replies.whisper(place, reply, respond)
            return None
        return await self._replies.conclude(progress, place, reply, key)

    async def _follow_change(self, workspace: WorkspaceId, event: Payload) -> None:
        """A question that its member edits is answered anew; one that is deleted takes its answer with it."""
        was = event.get("previous_message") or {}
        asked = self._asked.get((Channel(PLATFORM, workspace, event["channel"]), MessageId(was.get("ts", ""))))
        if asked is None:
            return
        told = event.get("message") or {}
        changed = told | {"channel": event["channel"], "channel_type": event.get("channel_type")}
        gone = event["subtype"] == "message_deleted" or told.get("subtype") == TOMBSTONE
        message = read_message(PLATFORM, workspace, changed) if told.get("text") else None
        if not gone and (message is None or message.text == asked.message.text):
            return
        shown = await self._stop(asked)
        if message is not None:
            try:
                await self._handle(message, shown)
            except NotFoundError:
                await self._handle(message)
        elif shown is not None:
            await self._take_back(asked.message.channel, shown)

    async def _stop(self, asked: Asked) -> MessageId | None:
        """Stop a question that is under way; gives the answer of one that is done."""
        work = asked.work
        if work is None:
            return None
        if not work.done():
            if not asked.posting:
                work.cancel()
            await asyncio.wait([work])
        return None if work.cancelled() or work.exception() is not None else work.result()

    async def _take_back(self, channel: Channel, message: MessageId | None) -> None:
        if message is not None:
            try:
                client = await self._workspaces.connect(channel.workspace)
                await call(client.chat_delete(channel=channel.id, ts=message))
            except PostError as error:
                log.info("answer_not_deleted", reason=str(error))

    async def on_assistant_opened(self, set_suggested_prompts: Callable[..., Awaitable[Any]]) -> None:
        """Someone opens the assistant: suggest how to begin."""
        prompts = [{"title": title, "message": words} for title, words in PROMPTS]
        await set_suggested_prompts(prompts=prompts, title="How can I help?")

    async def on_context_changed(self) -> None:
        """Which channel someone looks at beside the assistant changes nothing here."""

    # Buttons

    async def on_offer(self, body: Payload, action: Payload, respond: Respond) -> None:
        """A button below a briefing or an answer: asking and following open a form, the rest is done at once."""
        label = action["action_id"].removeprefix(f"{OFFER}.")
        place = _place_of(body)
        if label in {"ask", "follow"}:
            await self.forms.open_offer(label, action["value"], place, body["trigger_id"])
            return
        reply = await self._commands(await self._make_request(place, action["value"]), Quiet())
        if reply.document.kind != "briefing":
            await self._replies.whisper(place, reply, respond)
            return
        try:
            await self._replies.post(place, reply, f"offer.{body['trigger_id']}")
        except PostError as error:
            await self._replies.whisper(place, Reply(Document("problem", str(error), ())), respond)

    async def on_topic_chosen(self, body: Payload, action: Payload, respond: Respond) -> None:
        """A topic was chosen from the select: go on with the command that lacked it."""
        topic = action["selected_option"]["value"]
        verb = str(action.get("block_id") or "").partition(".")[2] or "brief"
        place = _place_of(body, in_thread=False)
        await respond(text=escape(f"On it: {verb} {topic}"), response_type="ephemeral", replace_original=True)
        await self._carry_out(place, f'{verb} "{topic}"', f"chosen.{body['trigger_id']}", respond)

    async def on_feedback(self, body: Payload, action: Payload, respond: Respond) -> None:
        """A thumb up or down is kept with the edition."""
        place = _place_of(body)
        reply = await self._commands(await self._make_request(place, action["value"]), Quiet())
        await self._replies.whisper(place, reply, respond)

    async def on_brief_this(self, body: Payload, respond: Respond) -> None:
        """A message's shortcut: what is known about what it says, or links to, shown in its thread."""
        told = body["message"]
        channel = Channel(PLATFORM, WorkspaceId(body["team"]["id"]), body["channel"]["id"])
        place = Place(channel, MemberId(body["user"]["id"]), MessageId(told.get("thread_ts") or told["ts"]))
        try:
            await self.answer(place, f"about {read_shared(told)}", f"about.{body['trigger_id']}", respond)
        except PostError as error:
            await self._replies.whisper(place, Reply(Document("problem", str(error), ())), respond)

    # The app itself

    async def on_error(self, error: Exception, body: Payload, respond: Respond) -> None:
        """What nobody foresaw is an incident in the log; whoever can be told in private is told its number."""
        incident = secrets.token_hex(4)
        log.error("listener_failed", incident=incident, kind=body.get("type") or body.get("command"), exc_info=error)
        if body.get("response_url"):
            words = f"Something went wrong here; the operator finds it in the log as incident {incident}."
            await respond(text=words, response_type="ephemeral", replace_original=False)

    async def on_uninstalled(self, body: Payload) -> None:
        """The workspace removed the bot: its token is forgotten, and what it follows is suspended at the next slot."""
        revoked = (body["event"].get("tokens") or {}).get("bot")
        if body["event"]["type"] == "tokens_revoked" and not revoked:
            return
        await self._workspaces.forget(WorkspaceId(body["team_id"]))
        log.info("workspace_left", workspace=body["team_id"])


def _workspace_of(context: Payload) -> WorkspaceId:
    return WorkspaceId(context.get("team_id") or context.get("enterprise_id") or "")


def _place_of(body: Payload, *, in_thread: bool = True) -> Place:
    """Where a button was pressed; its reply belongs under the message that holds it."""
    channel = Channel(PLATFORM, WorkspaceId(body["team"]["id"]), body["channel"]["id"])
    container = body.get("container") or {}
    root = container.get("thread_ts") or container.get("message_ts")
    shown = in_thread and root and not container.get("is_ephemeral")
    return Place(channel, MemberId(body["user"]["id"]), MessageId(str(root)) if shown else None)
