"""Discord on a loopback socket, strict: it refuses what Discord refuses, withholds what Discord withholds, and keeps
all that it was sent. People in it type, press and complete forms."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.ports import Clock
from tests.standins.discord.gateway import Gateway
from tests.standins.discord.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    Interaction,
    Interactions,
)
from tests.standins.discord.rest import PREFIX, Fault, Rest
from tests.standins.discord.rules import TEXT, V2, walk
from tests.standins.discord.spec import load_spec
from tests.standins.discord.world import DM, MANAGE_GUILD, USE_COMMANDS, Channel, Guild, Person, World

Json = dict[str, Any]

# an id and a secret in the shape of a token, so that logs can be searched for it
TOKEN = "MTA4MDAwMDAwMDAwMDAwMDAwMQ.GStand.in-for-tests-0123456789-abcdefghijk"


class DiscordStandin:
    """One application, its gateway and its REST interface, and the people who use it."""

    def __init__(self, clock: Clock, *, checked: bool = True, privileged: int = 0, shards: int = 1) -> None:
        self.clock = clock
        self.world = World(clock)
        self.application = self.world.bot.id
        self.interactions = Interactions(self.world, self.application)
        self.rest = Rest(self.world, self.interactions, TOKEN, load_spec() if checked else None)
        self.gateway = Gateway(self.world, TOKEN, self.application, privileged=privileged)
        self.gateway.shards = self.rest.shards = shards
        self.rest.posted = self._tell_posted
        self.rest.threaded = self._tell_threaded
        self.rest.gateway_url = self.gateway.url = lambda: self.gateway_url
        self.port = 0

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gateway"

    @property
    def settings(self) -> dict[str, str]:
        """The settings that point a bot here."""
        return {"DISCORD_TOKEN": TOKEN, "DISCORD_API_URL": self.api_url, "DISCORD_GATEWAY_URL": self.gateway_url}

    def fail(self, method: str, path: str, what: int | str, times: int = 1, **more: Any) -> None:
        """Let requests that match go wrong: a status, `cut` (nothing done) or `lost` (done, no answer)."""
        self.rest.faults.append(Fault(method, re.compile(path), what, times, **more))

    async def _tell_posted(self, message: Json, channel: Channel) -> None:
        await self.gateway.dispatch_message(message, channel.guild)

    async def _tell_threaded(self, thread: Channel) -> None:
        told = self.world.channel_json(thread) | {"newly_created": True}
        await self.gateway.dispatch("THREAD_CREATE", told, thread.guild)

    # people ---------------------------------------------------------------------------------------------------

    async def join(self, guild: Guild) -> None:
        """The bot is invited to a guild that stands ready, or a guild is back after an outage."""
        self.gateway.away.discard(guild.id)
        await self.gateway.dispatch("GUILD_CREATE", self.world.guild_create(guild), guild.id)

    async def go_away(self, guild: Guild) -> None:
        """An outage takes a guild away; its members and REST go on."""
        self.gateway.away.add(guild.id)
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id, "unavailable": True}, guild.id)

    async def say(
        self,
        person: Person,
        channel: Channel,
        content: str,
        *,
        reply_to: Json | None = None,
        ping: bool = True,
        **more: Any,
    ) -> Json:
        """A person writes a message, or does what Discord notes as one of another type; a reply pings unless told."""
        payload: Json = {"content": content}
        if reply_to is not None:
            payload["message_reference"] = {"message_id": reply_to["id"]}
        message = self.world.add_message(channel, person, payload, **more)
        if reply_to is not None:
            message["referenced_message"] = reply_to
            message["mentions"] += [reply_to["author"]] if ping else []
        await self.gateway.dispatch_message(message, channel.guild)
        return message

    async def use(self, person: Person, channel: Channel, name: str, /, **options: Any) -> Interaction:
        """A person uses a slash command, as far as the client lets them; `user_install=True` brings the bot along."""
        installed = bool(options.pop("user_install", False))
        command = self._get_command(name, 1)
        self._check_allowed(command, person, channel, user_install=installed)
        given = [self._fill(command, key, value) for key, value in options.items()]
        missing = {each["name"] for each in command.get("options") or () if each.get("required")} - set(options)
        assert not missing, f"/{name} needs {missing}"
        made = self.interactions.make(COMMAND, channel, person, user_install=installed)
        data: Json = {"id": command["id"], "name": name, "type": 1, "options": given}
        chosen = [self.world.channels[each["value"]] for each in given if each["type"] == 7]
        if chosen:
            held = {"permissions": str(self.world.permissions(person.id, channel))}
            told = {each.id: self.world.channel_json(each) | held for each in chosen}
            data["resolved"] = {"channels": told}
        await self._send(made, data)
        return made

    async def use_on_message(self, person: Person, channel: Channel, name: str, message: Json) -> Interaction:
        """A person chooses a command from a message's menu."""
        command = self._get_command(name, 3)
        made = self.interactions.make(COMMAND, channel, person)
        data = {"id": command["id"], "name": name, "type": 3, "target_id": message["id"]}
        await self._send(made, data | {"resolved": {"messages": {message["id"]: message}}})
        return made

    async def type_in(
        self, person: Person, where: Channel, name: str, option: str, words: str, **options: str
    ) -> list[Json]:
        """A person types in an option, beside others that are filled; gives the choices offered."""
        command = self._get_command(name, 1)
        told = next(each for each in command["options"] if each["name"] == option)
        assert told.get("autocomplete"), f"/{name} {option} completes nothing"
        made = self.interactions.make(AUTOCOMPLETE, where, person)
        typed = {"name": option, "type": told["type"], "value": words, "focused": True}
        filled = [self._fill(command, key, value) for key, value in options.items()]
        await self._send(made, {"id": command["id"], "name": name, "type": 1, "options": [typed, *filled]})
        return (await made.wait()).choices or []

    async def press(self, person: Person, message: Json, label: str, channel: Channel | None = None) -> Interaction:
        """A person presses the button with that label."""
        button = next(each for each in walk(message["components"]) if each["type"] == 2 and each["label"] == label)
        place = channel or self.world.channels[message["channel_id"]]
        made = self.interactions.make(COMPONENT, place, person, message=message)
        await self._send(made, {"custom_id": button["custom_id"], "component_type": 2}, message=message)
        return made

    async def submit(self, form: Interaction, **values: str) -> Interaction:
        """A person completes the form that an interaction opened; values by the fields' custom ids."""
        assert form.modal is not None, "no form was opened"
        made = self.interactions.make(MODAL_SUBMIT, form.channel, form.person, message=form.message)
        rows = [_fill_row(row, values) for row in form.modal["components"]]
        data = {"custom_id": form.modal["custom_id"], "components": rows}
        await self._send(made, data, **({"message": form.message} if form.message else {}))
        return made

    async def _send(self, made: Interaction, data: Json, **more: Any) -> None:
        world, channel, person = self.world, made.channel, made.person
        payload: Json = {
            "id": made.id, "application_id": self.application, "type": made.kind, "token": made.token, "version": 1,
            "channel_id": channel.id, "channel": world.channel_json(channel), "data": data, "entitlements": [],
            "attachment_size_limit": 10485760, "locale": self.locales.get(person.id, "en-US"), **more,
        }  # fmt: skip
        if channel.guild is not None:
            guild = world.guilds[channel.guild]
            held = world.permissions(person.id, channel)
            inside = world.bot.id in guild.members
            payload |= {
                "guild_id": guild.id, "guild": {"id": guild.id, "locale": "en-US", "features": []},
                "guild_locale": "en-US", "context": 0,
                "member": world.member_json(guild, person) | {"permissions": str(held)},
                "app_permissions": str(world.permissions(world.bot.id, channel)) if inside else "0",
            }  # fmt: skip
            payload["authorizing_integration_owners"] = {"1": person.id} if made.user_install else {"0": guild.id}
        else:
            payload |= {"user": person.json(), "context": 1, "app_permissions": "0"}
            payload["authorizing_integration_owners"] = {"1": person.id} if made.user_install else {"0": "0"}
        await self.gateway.dispatch("INTERACTION_CREATE", payload, channel.guild)

    @property
    def locales(self) -> dict[str, str]:
        """Person id → the language their client is in."""
        return self.__dict__.setdefault("_locales", {})  # type: ignore[no-any-return]

    def _get_command(self, name: str, kind: int) -> Json:
        known = {(each["type"], each["name"]): each for each in self.rest.commands}
        assert (kind, name) in known, f"there is no {name}: {sorted(known)}"
        return known[kind, name]

    def _check_allowed(self, command: Json, person: Person, channel: Channel, *, user_install: bool) -> None:
        contexts = command.get("contexts")
        context = 1 if channel.kind == DM else 0
        assert contexts is None or context in contexts, f"/{command['name']} is not offered here"
        kinds = command.get("integration_types") or [0]
        assert (1 if user_install else 0) in kinds, f"/{command['name']} is not offered to this kind of install"
        needed = command["default_member_permissions"]
        if channel.guild is not None and needed is not None and not user_install:
            held = self.world.permissions(person.id, channel)
            assert held & int(needed) == int(needed), f"/{command['name']} is not offered to {person.name}"

    def _fill(self, command: Json, name: str, value: Any) -> Json:
        told = next((each for each in command.get("options") or () if each["name"] == name), None)
        assert told is not None, f"/{command['name']} has no option {name}"
        choices = [each["value"] for each in told.get("choices") or ()]
        assert not choices or value in choices, f"{value!r} is not among {choices}"
        return {"name": name, "type": told["type"], "value": value}

    # places ---------------------------------------------------------------------------------------------------

    def found_guild(self, name: str, permissions: int) -> tuple[Guild, Channel, Person, Person]:
        """A guild with a text channel, its owner who may manage it, and a plain member."""
        owner, member = self.world.add_person(f"{name} owner"), self.world.add_person(f"{name} member")
        guild = self.world.add_guild(name, owner, permissions)
        guild.members[member.id] = []
        return guild, self.world.add_channel(guild, "desk"), owner, member

    async def thread_under(self, message: Json) -> Channel:
        """Wait for the thread under a message."""
        for _ in range(2000):
            if message["id"] in self.world.channels:
                return self.world.channels[message["id"]]
            await asyncio.sleep(0.005)
        raise AssertionError("no thread stands under the message")

    def messages_in(self, channel: Channel) -> list[Json]:
        """What stands in a channel, oldest first."""
        return sorted(self.world.messages[channel.id].values(), key=lambda each: int(each["id"]))

    async def wait_for_message(self, channel: Channel, count: int) -> Json:
        """Wait until a channel holds that many messages; gives the newest."""
        for _ in range(2000):
            found = self.messages_in(channel)
            if len(found) >= count:
                return found[-1]
            await asyncio.sleep(0.005)
        raise AssertionError(f"{len(self.messages_in(channel))} messages in {channel.name}, not {count}")

    async def wait_for_words(self, channel: Channel, words: str, after: int = 0) -> Json:
        """Wait until a message of a channel, after its first so many, shows the words."""
        for _ in range(4000):
            for each in self.messages_in(channel)[after:]:
                if words in words_of(each):
                    return each
            await asyncio.sleep(0.005)
        raise AssertionError(f"{words!r} is not in {channel.name}: {[words_of(e) for e in self.messages_in(channel)]}")


def words_of(message: Json) -> str:
    """All words that a message shows, one text under the other."""
    shown = [message["content"]] if message["content"] else []
    shown += [each["content"] for each in walk(message["components"]) if each["type"] == TEXT]
    shown += [each.get("description") or "" for each in message["embeds"]]
    return "\n".join(shown)


def labels_of(message: Json) -> list[str]:
    """The labels of a message's buttons."""
    return [each["label"] for each in walk(message["components"]) if each["type"] == 2]


def _fill_row(row: Json, values: dict[str, str]) -> Json:
    """A row or label of a form with what was typed into its field."""
    if row["type"] == 18:
        field = row["component"]
        return {"type": 18, "id": 1, "component": _typed(field, values)}
    return {"type": 1, "id": 1, "components": [_typed(each, values) for each in row.get("components", [])]}


def _typed(field: Json, values: dict[str, str]) -> Json:
    value = values.get(field["custom_id"], field.get("value") or "")
    assert value or not field.get("required", True), f"{field['custom_id']} must be filled in"
    return {"type": field["type"], "id": 2, "custom_id": field["custom_id"], "value": value}


@asynccontextmanager
async def open_discord(clock: Clock, **options: Any) -> AsyncIterator[DiscordStandin]:
    """Serve a stand-in on a free port for as long as the context lasts."""
    standin = DiscordStandin(clock, **options)
    app = web.Application(client_max_size=8_000_000)
    app.add_routes([*standin.rest.routes(), web.get("/gateway", standin.gateway.connect)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        standin.port = runner.addresses[0][1]
        yield standin
    finally:
        await standin.gateway.disconnect(1001)
        await runner.cleanup()


__all__ = [
    "MANAGE_GUILD", "TOKEN", "USE_COMMANDS", "V2", "DiscordStandin", "labels_of", "open_discord", "words_of",
]  # fmt: skip
