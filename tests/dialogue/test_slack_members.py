"""Who is heard and who may do what in Slack, and that no words of theirs become mentions, commands or links."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from tests.fakes.commands import FakeCommands
from tests.slack_desk import SlackDesk, open_desk, words_of
from tests.standins.slack import Payload
from tests.standins.slack_people import Person

HOSTILE = {
    "&lt;!channel&gt;": "<!channel>",
    "&lt;!here&gt;": "<!here>",
    "&lt;@U0BELA&gt;": "<@U0BELA>",
    "&lt;https://evil.example|text&gt;": "<https://evil.example|text>",
    "&amp;lt;!channel&amp;gt;": "&lt;!channel&gt;",
}
"""As Slack sends what a member typed, and as they typed it: words that would be markup if they were not escaped."""


def iter_elements(value: Any) -> Iterator[Payload]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from iter_elements(each)


def check_harmless(message: Payload, typed: str, meant: str) -> None:
    """The words are shown as they were typed; nothing of them is a mention, a link or a command to Slack."""
    assert meant in words_of(message), words_of(message)
    assert meant not in message["text"].replace(typed, "")
    assert typed in message["text"]
    kinds = {each.get("type") for each in iter_elements(message["blocks"])}
    assert not kinds & {"user", "usergroup", "broadcast", "mrkdwn"}
    links = [each["url"] for each in iter_elements(message["blocks"]) if each.get("type") == "link"]
    assert not [each for each in links if "evil.example" in each]


@pytest.mark.parametrize(("typed", "meant"), HOSTILE.items())
async def test_what_a_member_typed_is_echoed_as_words(tmp_path: Path, typed: str, meant: str) -> None:
    fake = FakeCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: fake) as desk:
        slash = await desk.person.slash(desk.room, f"status {typed}")
        await desk.until(lambda: len(slash.responses) == 2)
        assert slash.responses[0]["text"] == f"On it: status {typed}"
        check_harmless(slash.responses[1], typed, meant)
        room = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(room, f"status {typed}")
        check_harmless(await desk.get_bot_message("status", room), typed, meant)
        await desk.person.slash(desk.room, "ask")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[0]
        await desk.person.submit(form, question=f"Who is {meant}?")
        check_harmless(await desk.get_bot_message("Asked:"), typed, meant)
        assert [each.text for each in fake.asked[:2]] == [f"status {meant}"] * 2
        assert desk.slack.refusals == []


@pytest.mark.parametrize(("typed", "meant"), HOSTILE.items())
async def test_a_hostile_topic_is_refused_or_followed_as_words(tmp_path: Path, typed: str, meant: str) -> None:
    async with open_desk(tmp_path) as desk:
        slash = await desk.person.slash(desk.room, f'follow "{typed} sanctions" daily 08:00')
        await desk.until(lambda: len(slash.responses) == 2)
        slash = await desk.person.slash(desk.room, f"questions {typed}")
        await desk.until(lambda: len(slash.responses) == 2)
        check_harmless(slash.responses[1], typed, meant)
        await desk.person.open_home()
        home = await desk.until(lambda: desk.workspace.homes.get("U0ANNA"))
        kinds = {each.get("type") for each in iter_elements(home["blocks"])}
        assert not kinds & {"user", "broadcast", "link", "mrkdwn"}
        assert desk.slack.refusals == []


async def test_live_mentions_and_links_are_read_as_words_or_left_out(tmp_path: Path) -> None:
    fake = FakeCommands()
    async with open_desk(tmp_path, make_commands=lambda _app: fake) as desk:
        words = "status <!channel> <!here|here> <@U0BELA> <https://evil.example|text> <#C0DESK|desk>"
        typed = await desk.person.slash(desk.room, words)
        await desk.until(lambda: len(typed.responses) == 2)
        assert fake.asked[0].text == "status #here https://evil.example #desk"
        assert typed.responses[1]["text"] == "reply to status #here https://evil.example #desk"
        assert "link" not in {each.get("type") for each in iter_elements(typed.responses[1]["blocks"])}


async def test_a_reply_that_mentions_somebody_else_is_for_them(tmp_path: Path) -> None:
    async with open_desk(tmp_path, settings={"SLACK_REPLIES": "thread"}) as desk:
        await desk.person.slash(desk.room, "china-russia")
        await desk.get_bot_message("Sources")
        root, before = desk.of_bot()[0]["ts"], len(desk.of_bot())
        await desk.person.say(desk.room, "<@U0BELA> When will Macron visit Beijing?", root)
        await desk.person.say(desk.room, "When will Putin visit Beijing?", root)
        await desk.until(lambda: len(desk.of_bot()) > before)
        assert "Putin" in words_of(desk.of_bot()[before])
        bot = desk.workspace.bot_user
        await desk.person.say(desk.room, f"<@{bot}> tell <@U0BELA>: When will Macron visit Beijing?", root)
        await desk.until(lambda: len(desk.of_bot()) > before + 1)
        shown = [words_of(each) for each in desk.of_bot()[before:]]
        assert len(shown) == 2
        assert "U0BELA" not in " ".join(json.dumps(each) for each in desk.of_bot())


@pytest.mark.parametrize(
    ("settings", "may"),
    [
        ({}, {"U0ADMIN", "U0MAKER"}),
        ({"SLACK_MANAGERS": "U0BELA"}, {"U0ADMIN", "U0MAKER", "U0BELA"}),
        ({"SLACK_MANAGERS": " U0CARL , U0BELA "}, {"U0ADMIN", "U0MAKER", "U0BELA", "U0CARL"}),
        ({"WHO_MAY_FOLLOW": "everyone"}, {"U0ADMIN", "U0MAKER", "U0BELA", "U0CARL", "U0GUEST", "U0ELSE"}),
    ],
)
async def test_who_may_change_what_a_channel_follows(tmp_path: Path, settings: dict[str, str], may: set[str]) -> None:
    """Admins, who made the channel, whom the operator lists; by command, by mention and on the Home tab alike."""
    async with open_desk(tmp_path, settings=settings) as desk:
        names = ("U0ADMIN", "U0MAKER", "U0BELA", "U0CARL", "U0GUEST", "U0ELSE")
        desk.workspace.add_user("U0ELSE", admin=True, home="T0OTHER")
        for name in names[:-1]:
            desk.workspace.add_user(name, admin=name == "U0ADMIN", guest=name == "U0GUEST")
        told = {name: await _follow(desk, Person(desk.slack, desk.workspace, name)) for name in names}
        assert {name for name, words in told.items() if "now follows china-russia" in words} == may
        refused = {words for words in told.values() if "now follows" not in words}
        assert refused <= {"Only those who manage this channel may change what it follows; ask one of them to do it."}
        assert bool(refused) == (len(may) < len(names))


async def test_slack_is_asked_once_about_a_channel_that_shall_follow(tmp_path: Path) -> None:
    """Whether the bot is in it and who made it are told in one answer."""
    async with open_desk(tmp_path) as desk:
        desk.workspace.add_user("U0MAKER")
        assert "now follows china-russia" in await _follow(desk, Person(desk.slack, desk.workspace, "U0MAKER"))
        assert desk.slack.counts()["conversations.info"] == 1


async def _follow(desk: SlackDesk, person: Person) -> str:
    typed = await person.slash(desk.room, "follow china-russia daily 08:00")
    shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
    return words_of(shown)


async def test_help_names_the_button_where_there_is_one(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        typed = await desk.person.slash(desk.room, "help")
        told = words_of(await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None))
        assert "the passages that briefing rests on; a button below shows them too" in told
        assert "last line" not in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("follow china-russia daily 08:00 tz Mars", "There is no time zone “Mars”"),
        ("follow china-russia daily 08:00 tz Eastern", "“Eastern” may be several time zones"),
        ("evidence e1", "No briefing “e1” is kept here"),
        ("feedback e1 useful", "There is no briefing “e1” in this workspace"),
        ("brief china-russia depth abyss", "There is no depth “abyss”"),
    ],
)
async def test_what_was_typed_is_quoted_in_one_style(tmp_path: Path, typed: str, told: str) -> None:
    async with open_desk(tmp_path) as desk:
        sent = await desk.person.slash(desk.room, typed)
        assert told in words_of(await desk.until(lambda: sent.shown if len(sent.responses) > 1 else None))


async def test_shortcuts_of_another_version_are_answered(tmp_path: Path) -> None:
    fake = FakeCommands()

    def make(_app: App) -> FakeCommands:
        return fake

    async with open_desk(tmp_path, make_commands=make) as desk:
        message = await desk.person.say(desk.room, "Macron will visit Beijing")
        used = await desk.person.shortcut("translate_this", desk.room, message)
        assert used.acknowledged == {}
        [told] = await desk.until(lambda: desk.workspace.whispers)
        assert words_of(told).startswith("That is from another version of mine")
        await desk.person.shortcut("translate_anything")
        room = await desk.until(lambda: desk.workspace.rooms.get("DU0ANNA"))
        await desk.get_bot_message("another version", room)
        assert fake.asked == []
