"""The stand-in refuses what Discord refuses: a strict one is what makes the dialogues worth something."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.platforms.discord.invite import PERMISSIONS
from tests.fakes.clock import HandClock
from tests.standins.discord import TOKEN, DiscordStandin, open_discord
from tests.standins.discord.interactions import COMMAND
from tests.standins.discord.rules import V2, check_commands, check_message, check_modal
from tests.standins.discord.spec import load_spec
from tests.standins.discord.world import Channel

TEXT = {"type": 10, "content": "words"}
BUTTON = {"type": 2, "style": 1, "label": "Ask", "custom_id": "a"}
LINK = {"type": 2, "style": 5, "label": "Go", "url": "https://x.example"}


def v2(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"flags": V2, "components": list(components), **more}


def row(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(buttons)}


@pytest.mark.parametrize(
    "payload",
    [
        {}, {"content": ""}, {"content": "x" * 2001}, {"content": "x", "nonce": "n" * 26},
        {"content": "x", "flags": 64},
        {"embeds": [{"description": "x" * 4000}, {"description": "x" * 2001}]}, {"embeds": [{"title": "t"}] * 11},
        {"content": "x", "components": [TEXT]}, v2(), v2(TEXT, content="x"), v2(TEXT, embeds=[{"title": "t"}]),
        v2({"type": 10, "content": "x" * 4001}), v2(*[TEXT] * 41), v2({"type": 10, "content": " "}),
        v2({"type": 17, "components": []}), v2({"type": 17, "components": [{"type": 17, "components": [TEXT]}]}),
        v2(row(BUTTON), row(BUTTON)), v2({**TEXT, "id": 7}, {**TEXT, "id": 7}), v2(row()), v2(row(*[LINK] * 6)),
        v2(row({**LINK, "url": None})), v2(row({**BUTTON, "url": "https://x.example"})), v2(BUTTON),
        v2(row({**BUTTON, "custom_id": "x" * 101})), v2(row({**BUTTON, "label": "x" * 81})),
        v2(row({**BUTTON, "style": 9})),
        v2({"type": 9, "components": [TEXT]}), v2({"type": 14, "spacing": 3}),
    ],
)  # fmt: skip
def test_planted_faults_in_messages_are_found(payload: dict[str, Any]) -> None:
    assert list(check_message(payload))


@pytest.mark.parametrize(
    "payload",
    [
        {"content": "x"}, {"embeds": [{"title": "t"}]}, v2(TEXT),
        v2({"type": 17, "components": [TEXT, row(BUTTON, LINK)]}),
    ],
)  # fmt: skip
def test_what_discord_takes_is_taken(payload: dict[str, Any]) -> None:
    assert list(check_message(payload)) == []


def test_planted_faults_in_commands_and_forms_are_found() -> None:
    good = {"name": "brief", "description": "d", "type": 1}
    option = {"name": "topic", "description": "d", "type": 3}
    assert list(check_commands([good])) == []
    for bad in (
        [{**good, "name": "Brief"}], [good, good], [{**good, "name": f"c{n}"} for n in range(101)],
        [{**good, "options": [option, {**option, "name": "b", "required": True}]}], [{**good, "description": ""}],
        [{**good, "name_localizations": {"fr": "Note"}}],
    ):  # fmt: skip
        assert list(check_commands(bad))
    assert list(check_modal({"title": "x" * 46, "custom_id": "a", "components": [row(BUTTON)]}))
    assert list(check_modal({"title": "x", "custom_id": "a", "components": []}))


@pytest.fixture
async def desk() -> AsyncIterator[tuple[DiscordStandin, Channel, HandClock]]:
    clock = HandClock()
    async with open_discord(clock) as discord:
        _, channel, _, _ = discord.found_guild("Embassy", PERMISSIONS.value)
        yield discord, channel, clock


async def send(
    discord: DiscordStandin, method: str, path: str, body: Any = None, token: str = TOKEN
) -> tuple[int, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.request(
            method, discord.api_url + path, json=body, headers={"Authorization": f"Bot {token}"}
        ) as response,
    ):
        return response.status, await response.json() if response.status != 204 else None


Desk = tuple[DiscordStandin, Channel, HandClock]


async def test_a_nonce_gives_back_the_same_message_for_some_minutes(desk: Desk) -> None:
    discord, channel, clock = desk
    path, body = f"/channels/{channel.id}/messages", {"content": "x", "nonce": "n", "enforce_nonce": True}
    _, first = await send(discord, "POST", path, body)
    _, second = await send(discord, "POST", path, body)
    assert first["id"] == second["id"]
    clock.moment += timedelta(minutes=6)
    _, third = await send(discord, "POST", path, body)
    assert third["id"] != first["id"]


async def test_permissions_tokens_and_places_are_checked(desk: Desk) -> None:
    discord, channel, _ = desk
    path, body = f"/channels/{channel.id}/messages", {"content": "x"}
    assert (await send(discord, "POST", path, body, "wrong"))[0] == 401
    assert (await send(discord, "POST", "/channels/1/messages", body))[0] == 404
    channel.overwrites[channel.guild or ""] = (0, 1 << 11)
    channel.overwrites[discord.world.bot.id] = (0, 1 << 11)
    status, told = await send(discord, "POST", path, body)
    assert (status, told["code"]) == (403, 50013)


async def test_a_first_response_has_three_seconds_and_a_token_fifteen_minutes(desk: Desk) -> None:
    discord, channel, clock = desk
    person = discord.world.add_person("member")
    late, early = (discord.interactions.make(COMMAND, channel, person) for _ in range(2))
    answer = {"type": 5}
    assert (await send(discord, "POST", f"/interactions/{early.id}/{early.token}/callback", answer))[0] == 204
    twice = await send(discord, "POST", f"/interactions/{early.id}/{early.token}/callback", answer)
    assert twice[1]["code"] == 40060
    clock.moment += timedelta(seconds=3.1)
    status, told = await send(discord, "POST", f"/interactions/{late.id}/{late.token}/callback", answer)
    assert (status, told["code"]) == (404, 10062)
    clock.moment += timedelta(minutes=15)
    status, told = await send(discord, "POST", f"/webhooks/1/{early.token}?wait=true", {"content": "x"})
    assert (status, told["code"]) == (401, 50027)


async def test_the_bucket_of_a_channel_is_full_after_its_limit(desk: Desk) -> None:
    discord, channel, _ = desk
    discord.rest.bucket = (2, 60.0)
    path, body = f"/channels/{channel.id}/messages", {"content": "x"}
    assert [(await send(discord, "POST", path, body))[0] for _ in range(3)] == [200, 200, 429]


async def test_responses_are_held_to_the_vendors_document_too(desk: Desk) -> None:
    discord, channel, _ = desk
    if load_spec() is None:
        pytest.skip("the vendor's OpenAPI document is not there")
    _, message = await send(discord, "POST", f"/channels/{channel.id}/messages", v2(TEXT))
    for path in (
        "/users/@me", "/oauth2/applications/@me", "/gateway/bot", "/users/@me/guilds", f"/guilds/{channel.guild}",
        f"/guilds/{channel.guild}/channels", f"/guilds/{channel.guild}/members/{discord.world.bot.id}",
        f"/channels/{channel.id}", f"/channels/{channel.id}/messages",
        f"/channels/{channel.id}/messages/{message['id']}",
    ):  # fmt: skip
        assert (await send(discord, "GET", path))[0] == 200, path
    await send(discord, "POST", f"/channels/{channel.id}/messages", {"content": "x", "tts": "no"})
    assert [each for each in discord.rest.complaints if not each.startswith("request")] == []
    assert any("tts" in each for each in discord.rest.complaints)
