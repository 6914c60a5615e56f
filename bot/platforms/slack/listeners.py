"""Listens to members: each listener reads what Slack sent, hands it to the commands and shows the reply.

What the app's manifest declares is read from this class, so that handlers and manifest cannot drift."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp

from bot.model.conversation import MemberId
from bot.model.document import Document
from bot.model.errors import AttacheError, PostError
from bot.model.message import Channel, MessageId, Request, thread_of
from bot.platforms.slack.answering import Quiet, Replies
from bot.platforms.slack.conversing import Conversations
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.inbound import Payload, read_shared, read_slash, workspace_of
from bot.platforms.slack.posting import Poster, call
from bot.platforms.slack.receipts import Receipts
from bot.platforms.slack.rendering import CHOOSE, COMMAND, FEEDBACK, OFFER, escape
from bot.platforms.slack.settings import Settings
from bot.platforms.slack.whispers import Place, Respond, Whisper, Whispers
from bot.platforms.slack.workspaces import PLATFORM, Workspaces
from bot.ports import Commands, Premises, Progress, Reply

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
MOST_ECHOED = 150
"""Characters of a command that are repeated while it is worked on."""
NOT_HERE = "I am not in this channel, so nothing would come: /invite @Attaché, then follow again."
NEVER_HERE = (
    "Briefings cannot come here: I cannot be in direct messages between people. Let a channel follow, or write to me "
    "directly, under Apps: follow china-russia daily 08:00"
)
IN_OURS = "I cannot be in direct messages between people; what you asked for is in ours: Attaché, under Apps."
OUTDATED = "That is from another version of mine and does nothing any more; /brief help lists what I do now."
AT_ONCE = 24
"""Commands worked on at a time: the others wait, so that what arrives is still acknowledged at once."""

Ack = Callable[..., Awaitable[Any]]


class Listeners:
    """All that a workspace can send, by the names Slack gives it."""

    def __init__(
        self, settings: Settings, premises: Premises, workspaces: Workspaces, poster: Poster, commands: Commands
    ) -> None:
        self._workspaces = workspaces
        self._commands = commands
        self._whispers = Whispers(poster, workspaces)
        self.receipts = Receipts(premises, self._whispers.tell, self.on_error)
        self._replies = Replies(poster, commands, unfold=settings.unfolds)
        self._gate = asyncio.Semaphore(AT_ONCE)
        self.conversations = Conversations(settings, premises, workspaces, commands, self._replies, self._gate)
        self.forms = Forms(workspaces, commands, poster, self.ask, self.receipts, self._whispers)
        self.events: dict[str, Callable[..., Awaitable[None]]] = {
            "app_mention": self.conversations.on_mention,
            "message": self.conversations.on_message,
            "app_home_opened": self.forms.on_home_opened,
            "app_uninstalled": self.on_uninstalled,
            "tokens_revoked": self.on_uninstalled,
            "assistant_thread_started": self.on_assistant_opened,
            "assistant_thread_context_changed": self.on_context_changed,
        }
        """Bolt's own assistant would keep what is edited and deleted in its threads to itself."""

    def register(self, app: AsyncApp) -> None:
        """Tell Bolt who listens to what."""
        once, to_its_end = self.receipts.once, self.receipts.to_its_end
        app.command(COMMAND)(to_its_end(self.on_command))
        for name, listener in self.events.items():
            app.event(name)(once(listener))
        app.action(re.compile(rf"^{OFFER}\."))(once(self.on_offer))
        app.action(FEEDBACK)(once(self.on_offer))
        app.action(CHOOSE)(once(self.on_topic_chosen))
        app.shortcut(BRIEF_THIS)(once(self.on_brief_this))
        self.forms.register(app, ASK_ANYWHERE)
        for listen in (app.action, app.view, app.shortcut):
            listen(re.compile(""))(once(self.on_unknown))
        app.error(self.on_error)

    # Commands

    async def on_command(self, ack: Ack, body: Payload, respond: Respond) -> None:
        """`/brief …`: acknowledge, say privately what is being done, then show the reply."""
        text = read_slash(body.get("text") or "")
        wordless = text.lower() == "ask"
        if wordless:
            await ack()
        else:
            echoed = text if len(text) <= MOST_ECHOED else f"{text[:MOST_ECHOED]}…"
            await ack(text=escape(f"On it: {echoed}"), response_type="ephemeral")
        if not await self.receipts.take(body):
            return
        place = Place(Channel(PLATFORM, workspace_of(body), body["channel_id"]), MemberId(body["user_id"]))
        place = await self._look_at(place, body.get("channel_name") or "")
        if wordless:
            await self.forms.open_offer("ask", text, await self._find_ours(place), body["trigger_id"])
            return
        await self._carry_out(place, text, f"slash.{body['trigger_id']}", self._whispers.open(place, respond))

    async def _carry_out(self, place: Place, text: str, key: str, whisper: Whisper) -> None:
        """Do a command; briefings and answers are for the channel, the rest is for the member alone."""
        verb = text.split(" ", 1)[0].lower()
        try:
            await self._carry_out_now(place, verb, text, key, whisper)
        except PostError as error:
            await whisper.say(str(error), replacing=True)

    async def _carry_out_now(self, place: Place, verb: str, text: str, key: str, whisper: Whisper) -> None:
        if place.apart and _is_about_following(text):
            await whisper.say(NEVER_HERE, replacing=True)
            return
        if verb == "ask":
            await self.ask(await self._find_ours(place), text[3:].strip(), key)
            await self._end(whisper, place)
            return
        if verb == "follow" and not await self._workspaces.is_in(place.channel, place.member):
            await whisper.say(NOT_HERE, replacing=True)
            return
        reply = await self._do(await self._make_request(place, text), Quiet())
        if verb == "brief" and reply.document.kind == "briefing":
            await self._replies.post(await self._find_ours(place), reply, key)
            await self._end(whisper, place)
        else:
            await whisper.show(reply, replacing=True)

    async def _do(self, request: Request, progress: Progress) -> Reply:
        """Do a command in its turn; waiting for Slack holds up nobody else's."""
        async with self._gate:
            return await self._commands(request, progress)

    async def _end(self, whisper: Whisper, place: Place) -> None:
        """Remove the "working" note, or say where the reply is."""
        if place.apart:
            await whisper.say(IN_OURS, replacing=True)
        else:
            await whisper.close()

    async def _look_at(self, place: Place, name: str) -> Place:
        """Find out of a place, called so by Slack, whether it is direct messages between people."""
        return replace(place, apart=await self._workspaces.is_among_people(place.channel, name, place.member))

    async def _find_ours(self, place: Place) -> Place:
        """Give where all can be shown that belongs in a place: there, or in the member's own direct messages."""
        if not place.apart:
            return place
        return Place(await self._workspaces.get_direct(place.channel.workspace, place.member), place.member)

    async def _make_request(self, place: Place, text: str) -> Request:
        thread = thread_of(place.channel, place.root) if place.root is not None else None
        return await self._workspaces.make_request(place.channel, place.member, text, thread)

    async def ask(self, place: Place, question: str, key: str) -> None:
        """Show a question that was typed where nobody sees it, and answer it in its thread, or in the one it is in."""
        asked = await self._replies.post(place, Reply(Document("answer", f"Asked: {question}", ())), f"{key}.question")
        await self.answer(replace(place, root=place.root or asked), f"ask {question}", key)

    async def answer(self, place: Place, text: str, key: str, whisper: Whisper | None = None) -> None:
        """Answer a question under a message, growing as sentences are checked; a problem is told by `whisper` alone."""
        progress = await self._replies.begin(place)
        reply = await self._do(await self._make_request(place, text), progress)
        if whisper is not None and reply.document.kind == "problem":
            await whisper.show(reply)
            return
        await self._replies.conclude(progress, place, reply, key)

    # The assistant pane

    async def on_assistant_opened(self, body: Payload) -> None:
        """Someone opens the assistant: suggest how to begin."""
        opened = body["event"]["assistant_thread"]
        client = await self._workspaces.connect(workspace_of(body))
        await call(
            client.assistant_threads_setSuggestedPrompts(
                channel_id=opened["channel_id"], thread_ts=opened["thread_ts"], title="How can I help?",
                prompts=[{"title": title, "message": words} for title, words in PROMPTS],
            )
        )  # fmt: skip

    async def on_context_changed(self) -> None:
        """Which channel someone looks at beside the assistant changes nothing here."""

    # Buttons

    async def on_offer(self, body: Payload, action: Payload, respond: Respond) -> None:
        """A button or thumb below a reply: asking and following open a form, the rest is done at once."""
        label = action["action_id"].removeprefix(f"{OFFER}.")
        place = await self._look_at(_place_of(body), body["channel"].get("name") or "")
        if label in {"ask", "follow"}:
            await self.forms.open_offer(label, action["value"], await self._find_ours(place), body["trigger_id"])
            return
        reply = await self._commands(await self._make_request(place, action["value"]), Quiet())
        if reply.document.kind == "briefing":
            await self._replies.post(await self._find_ours(place), reply, f"offer.{body['trigger_id']}")
        else:
            await self._whispers.open(place, respond).show(reply)

    async def on_topic_chosen(self, body: Payload, action: Payload, respond: Respond) -> None:
        """A topic was chosen from the select: go on with the command that lacked it."""
        topic = action["selected_option"]["value"]
        verb = str(action.get("block_id") or "").partition(".")[2] or "brief"
        place = await self._look_at(_place_of(body, in_thread=False), body["channel"].get("name") or "")
        whisper = self._whispers.open(place, respond)
        await whisper.note(f"On it: {verb} {topic}")
        await self._carry_out(place, f'{verb} "{topic}"', f"chosen.{body['trigger_id']}", whisper)

    async def on_brief_this(self, body: Payload, respond: Respond) -> None:
        """A message's shortcut: what is known about what it says, or links to, shown in its thread."""
        told = body["message"]
        channel = Channel(PLATFORM, workspace_of(body), body["channel"]["id"])
        place = Place(channel, MemberId(body["user"]["id"]), MessageId(told.get("thread_ts") or told["ts"]))
        place = await self._look_at(place, body["channel"].get("name") or "")
        whisper, words, key = self._whispers.open(place, respond), read_shared(told), f"about.{body['trigger_id']}"
        if place.apart:
            await self._tell_in_ours(place, words, key, whisper)
        else:
            await self.answer(place, f"about {words}", key, whisper)

    async def _tell_in_ours(self, place: Place, words: str, key: str, whisper: Whisper) -> None:
        """Show what is known about a message between people where its reader alone sees it, under its words."""
        ours = await self._find_ours(place)
        reply = await self._commands(await self._make_request(ours, f"about {words}"), Quiet())
        if reply.document.kind != "problem":
            asked = Reply(Document("answer", f"Asked about: {words}", ()))
            root = await self._replies.post(ours, asked, f"{key}.question")
            await self._replies.post(replace(ours, root=root), reply, key)
            reply = Reply(Document("problem", IN_OURS, ()))
        await whisper.show(reply)

    async def on_unknown(self, body: Payload, respond: Respond) -> None:
        """A button or form of another version of this app, still on somebody's screen."""
        log.info("unknown_interaction", kind=body.get("type"))
        await self._whispers.tell(body, respond, OUTDATED)

    # The app itself

    async def on_error(self, error: Exception, body: Payload, respond: Respond) -> None:
        """What went wrong is told to who waits; what nobody foresaw is an incident, whose number they get."""
        if isinstance(error, AttacheError):
            log.info("reply_not_shown", reason=str(error), code=error.code)
            await self._whispers.tell(body, respond, str(error))
        else:
            await self._whispers.tell_unforeseen(error, body, respond)

    async def on_uninstalled(self, body: Payload) -> None:
        """The workspace removed the bot: its token is forgotten, and what it follows is suspended at the next slot."""
        revoked = (body["event"].get("tokens") or {}).get("bot")
        if body["event"]["type"] == "tokens_revoked" and not revoked:
            return
        await self._workspaces.forget(workspace_of(body))
        log.info("workspace_left", workspace=workspace_of(body))


def _is_about_following(text: str) -> bool:
    """Say whether a command is about what the place where it is typed follows."""
    verb, _, rest = text.lower().partition(" ")
    return verb in {"follow", "unfollow", "pause", "resume"} or (verb.rstrip("?") == "following" and not rest.strip())


def _place_of(body: Payload, *, in_thread: bool = True) -> Place:
    """Where a button was pressed; its reply belongs under the message that holds it."""
    channel = Channel(PLATFORM, workspace_of(body), body["channel"]["id"])
    container = body.get("container") or {}
    root = container.get("thread_ts") or container.get("message_ts")
    shown = in_thread and root and not container.get("is_ephemeral")
    return Place(channel, MemberId(body["user"]["id"]), MessageId(str(root)) if shown else None)
