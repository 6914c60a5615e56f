"""The commands as Discord knows them: parse, put to the core, render; nothing is decided here."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.platforms.discord.answering import tell_alone
from bot.platforms.discord.reading import title_of, words_in
from bot.platforms.discord.serving import MOST_QUESTION, Asked, Server, lay_out_help, quoted
from bot.platforms.discord.words import language_of, localised
from bot.ports import Subject

C = TypeVar("C")
Here = discord.Interaction
Choice = app_commands.Choice[str]
Question = app_commands.Range[str, 1, MOST_QUESTION]
Completer = Callable[[Here, str], Coroutine[Any, Any, list[Choice]]]

DEPTHS = [Choice(name=localised(f"depth.{each}"), value=each) for each in ("flash", "standard", "deep")]
WINDOWS = [Choice(name=localised(f"window.{each}"), value=each) for each in ("12h", "24h", "3d", "7d", "4w")]
LANGUAGES = [Choice(name="English", value="en"), Choice(name="Français", value="fr")]


def everywhere(command: C) -> C:
    """Offer a command in servers and direct messages, also where a member brought the bot along."""
    placed = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)(command)
    return app_commands.allowed_installs(guilds=True, users=True)(placed)


def completing(subject: Subject) -> Completer:
    """Give the choices for an option of that subject."""

    async def complete(interaction: Here, current: str) -> list[Choice]:
        server: Server = interaction.client.server  # type: ignore[attr-defined]
        found = await server.suggest(interaction, subject, current)
        return [Choice(name=words, value=value) for words, value in found]

    return complete


class Postable(app_commands.Transformer):
    """A channel that a briefing can be posted in: text, announcements, or a forum."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Tell Discord that it is a channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Tell Discord which kinds to offer."""
        return [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]

    async def transform(self, _interaction: Here, value: Any, /) -> discord.abc.GuildChannel:
        """Give the channel as the library knows it."""
        found = value.resolve() if isinstance(value, app_commands.AppCommandChannel) else value
        channel: discord.abc.GuildChannel = found or await value.fetch()
        return channel


Another = app_commands.Transform[discord.abc.GuildChannel, Postable] | None
"""Another channel than where the command is typed: nothing can be typed in a forum."""


def told(command: str, *options: str) -> Callable[[C], C]:
    """Name a command's options and say what they are for, in every language there is."""

    def tell(callback: C) -> C:
        renamed = app_commands.rename(**{each: localised(f"options.{each}.name") for each in options})(callback)
        return app_commands.describe(**{each: localised(f"{command}.{each}") for each in options})(renamed)

    return tell


def named(command: str) -> dict[str, Any]:
    """Give a command's name and description."""
    return {"name": localised(f"{command}.name"), "description": localised(f"{command}.description")}


class Asking(commands.Cog):
    """Briefings and answers."""

    def __init__(self, server: Server, tree: app_commands.CommandTree[Any]) -> None:
        self._server, self._tree = server, tree
        self._about = everywhere(app_commands.ContextMenu(name=localised("about.name"), callback=self.about))

    async def cog_load(self) -> None:
        """Add the message menu's command, which a cog cannot declare."""
        self._tree.add_command(self._about)

    @app_commands.command(**named("brief"))
    @told("brief", "topic", "window", "depth", "language", "private")
    @app_commands.autocomplete(topic=completing("topic"))
    @app_commands.choices(window=WINDOWS, depth=DEPTHS, language=LANGUAGES)
    @everywhere
    async def brief(
        self, interaction: Here, topic: str, window: str = "", depth: str = "", language: str = "",
        private: bool = False,
    ) -> None:  # fmt: skip
        """Write a briefing now."""
        parts = ["brief", quoted(topic)]
        parts += ["since", window] if window else []
        parts += [depth] if depth else []
        parts += ["in", language] if language else []
        await self._server.serve(interaction, Asked(" ".join(parts), private))

    @app_commands.command(**named("ask"))
    @told("ask", "question", "topic", "private")
    @app_commands.autocomplete(topic=completing("topic"))
    @everywhere
    async def ask(self, interaction: Here, question: Question, topic: str = "", private: bool = False) -> None:
        """Answer a question."""
        about = f" --topic {quoted(topic)}" if topic else ""
        await self._server.serve(interaction, Asked(f"ask {question}{about}", private))

    async def about(self, interaction: Here, message: discord.Message) -> None:
        """Tell what is known of what a message says."""
        ours = message.author == interaction.client.user  # our own markup and buttons are no words to look for
        words = (title_of(message) if ours else "") or words_in(message)
        await self._server.serve(interaction, Asked(f"about {words}"))


class Following(commands.Cog):
    """What a channel follows; changing it needs Manage Server unless the server's settings say otherwise."""

    def __init__(self, server: Server) -> None:
        self._server = server

    @app_commands.command(**named("follow"))
    @told("follow", "topic", "schedule", "zone", "channel", "depth")
    @app_commands.autocomplete(
        topic=completing("topic"), schedule=completing("schedule"), zone=completing("time_zone")
    )  # fmt: skip
    @app_commands.choices(depth=DEPTHS)
    @app_commands.default_permissions(manage_guild=True)
    @everywhere
    async def follow(
        self, interaction: Here, topic: str, schedule: str = "", zone: str = "",
        channel: Another = None, depth: str = "",
    ) -> None:  # fmt: skip
        """Let a channel follow a topic."""
        parts = ["follow", quoted(topic), *([schedule] if schedule else []), *(["tz", quoted(zone)] if zone else [])]
        parts += [depth] if depth else []
        await self._server.serve(interaction, Asked(" ".join(parts), channel=channel, posts=True, admitted=True))

    @app_commands.command(**named("unfollow"))
    @told("unfollow", "topic", "channel")
    @app_commands.autocomplete(topic=completing("followed"))
    @app_commands.default_permissions(manage_guild=True)
    @everywhere
    async def unfollow(self, interaction: Here, topic: str, channel: Another = None) -> None:
        """End a subscription."""
        await self._server.serve(interaction, Asked(f"unfollow {topic}", channel=channel, admitted=True))

    @app_commands.command(**named("pause"))
    @told("pause", "topic", "channel")
    @app_commands.autocomplete(topic=completing("followed"))
    @app_commands.default_permissions(manage_guild=True)
    @everywhere
    async def pause(self, interaction: Here, topic: str = "", channel: Another = None) -> None:
        """Interrupt a subscription."""
        await self._server.serve(interaction, Asked(f"pause {topic}", channel=channel, admitted=True))

    @app_commands.command(**named("resume"))
    @told("resume", "topic", "channel")
    @app_commands.autocomplete(topic=completing("followed"))
    @app_commands.default_permissions(manage_guild=True)
    @everywhere
    async def resume(self, interaction: Here, topic: str = "", channel: Another = None) -> None:
        """Go on with a subscription."""
        await self._server.serve(interaction, Asked(f"resume {topic}", channel=channel, admitted=True))

    @app_commands.command(**named("following"))
    @told("following", "channel")
    @everywhere
    async def following(self, interaction: Here, channel: Another = None) -> None:
        """Show what the channel follows."""
        await self._server.serve(interaction, Asked("following", private=True, channel=channel))


class Looking(commands.Cog):
    """What is kept and how it is doing, shown to the member who asks."""

    def __init__(self, server: Server, tree: app_commands.CommandTree[Any]) -> None:
        self._server, self._tree = server, tree

    @app_commands.command(**named("questions"))
    @told("questions", "topic")
    @app_commands.autocomplete(topic=completing("topic"))
    @everywhere
    async def questions(self, interaction: Here, topic: str) -> None:
        """Show open questions."""
        await self._server.serve(interaction, Asked(f"questions {topic}", private=True))

    @app_commands.command(**named("actor"))
    @told("actor", "actor")
    @app_commands.autocomplete(actor=completing("actor"))
    @everywhere
    async def actor(self, interaction: Here, actor: str) -> None:
        """Show what briefings say of an actor."""
        await self._server.serve(interaction, Asked(f"actor {actor}", private=True))

    @app_commands.command(**named("topics"))
    @everywhere
    async def topics(self, interaction: Here) -> None:
        """Show what can be followed."""
        await self._server.serve(interaction, Asked("topics", private=True))

    @app_commands.command(**named("sources"))
    @everywhere
    async def sources(self, interaction: Here) -> None:
        """Show what is read."""
        await self._server.serve(interaction, Asked("sources", private=True))

    @app_commands.command(**named("status"))
    @everywhere
    async def status(self, interaction: Here) -> None:
        """Show how it is doing."""
        await self._server.serve(interaction, Asked("status", private=True))

    @app_commands.command(**named("help"))
    @everywhere
    async def help(self, interaction: Here) -> None:
        """Show the commands, as they are called here."""
        await tell_alone(interaction, lay_out_help(list_names(self._tree), language_of(interaction.locale)))


def list_names(tree: app_commands.CommandTree[Any]) -> list[str]:
    """Give the names of the commands that are typed."""
    return [each.name for each in tree.get_commands() if isinstance(each, app_commands.Command)]
