"""A channel follows topics: in the terminal with its public JSON, and as a member of a channel."""

from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.conversation import MemberId, WorkspaceId
from bot.model.message import Channel, Request
from bot.service.commands import MemberCommands
from bot.service.reading import Silent
from bot.text.plain import render_plain
from tests.terminal import Terminal

DESK = Channel("slack", WorkspaceId("T1"), "C1")


def test_following_prints_the_next_three_editions_with_their_offset(terminal: Terminal) -> None:
    terminal.set(ATTACHE_NOW="2026-03-28T08:00:00Z")
    where = ("--channel", "slack:T1:C1", "--tz", "Europe/Berlin", "--format", "json")
    followed = terminal.run("follow", "china-russia", "daily", "02:30", *where).json()
    assert {"id", "topic", "schedule", "time_zone", "depth", "language", "next"} <= set(followed)
    assert followed["next"] == ["2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00", "2026-03-31T02:30:00+02:00"]
    [kept] = terminal.run("following", "--format", "json").json()
    assert kept == followed


def test_editions_of_another_year_name_it(terminal: Terminal) -> None:
    terminal.set(ATTACHE_NOW="2026-12-30T12:00:00Z")
    leap = ("cron", "0", "8", "29", "2", "*", "--channel", "slack:T1:C1", "--tz", "UTC")
    assert (
        "next: Tue 29 February 2028 08:00, Sun 29 February 2032 08:00" in terminal.run("follow", "iran-iaea", *leap).out
    )
    daily = terminal.run("follow", "china-russia", "daily", "08:00", "--channel", "slack:T1:C1", "--tz", "UTC").out
    assert "next: Thu 31 December 08:00, Fri 1 January 2027 08:00" in daily


def test_following_again_keeps_what_is_not_said_anew_and_tells_how_it_was(terminal: Terminal) -> None:
    where = ("--channel", "slack:T1:C1")
    form = ("--tz", "US/Eastern", "--depth", "deep", "--quiet", "saturday, sunday", "--only-if-news")
    terminal.run("follow", "china-russia", "daily", "08:00", *form, *where)
    again = " ".join(terminal.run("follow", "china-russia", "daily", "09:00,18:00", *where).out.split())
    assert "daily 09:00,18:00 (US/Eastern) · deep · quiet on sat, sun · only if there is news" in again
    assert "instead of daily 08:00 (US/Eastern) · deep" in again
    assert "instead of" not in terminal.run("follow", "china-russia", *where).out
    terminal.run("follow", "china-russia", "--quiet", "none", "--also-without-news", "--depth", "flash", *where)
    [kept] = terminal.run("following", "--format", "json").json()
    assert (kept["schedule"], kept["time_zone"]) == ("daily 09:00,18:00", "US/Eastern")
    assert (kept["depth"], kept["quiet"], kept["only_if_news"]) == ("flash", [], False)


def test_commands_are_printed_so_that_they_work_as_they_stand(terminal: Terminal) -> None:
    where = ("--channel", "slack:T1:C1")
    terminal.run("follow", "grain export corridor", "daily", "08:00", *where)
    assert "Nothing here was paused; all goes on as before." in terminal.run("resume", *where).out
    terminal.run("pause", *where)
    shown = " ".join(terminal.run("following").out.split())
    assert "paused; attache resume 'grain export corridor' --channel slack:T1:C1 goes on" in shown
    assert "Resumed in slack:T1:C1" in terminal.run("resume", "grain export corridor", *where).out


@pytest.mark.parametrize("zone", ["Europe/Paris", "Paris", "in Paris"])
def test_a_time_zone_may_stand_after_the_schedule(terminal: Terminal, zone: str) -> None:
    followed = terminal.run("follow", "china-russia", f"daily 08:00 {zone}", "--channel", "slack:T1:C1").out
    assert "daily 08:00 (Europe/Paris)" in followed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("china-russia", "sometimes", "--channel", "slack:T1:C1"), "no schedule or day I can read"),
        (("china-russia", "daily 08:00", "--channel", "C1"), "write PLATFORM:WORKSPACE:CHANNEL"),
        (("china-russia", "daily 08:00", "--channel", "slak:T1:C1"), "begins with one of console, discord, slack."),
        (("china-russia", "daily 08:00", "--channel", "slack:T1:C1", "--tz", "Mars/Olympus"), "no time zone"),
        (("chna-rusia", "daily 08:00", "--channel", "slack:T1:C1"), "did you mean china-russia?"),
        (("china-russia", "", "--channel", "slack:T1:C1"), "The schedule is empty"),
        (("china-russia", "daily 25:00", "--channel", "slack:T1:C1"), "no time I can read"),
        (("china-russia", "daily 08:00 Pariss", "--channel", "slack:T1:C1"), "a time zone is written tz Europe/Paris"),
        (("china-russia", "every 6h Paris", "--channel", "slack:T1:C1", "--tz", "Asia/Tokyo"), "name one of them"),
        (("china-russia", "sat 08:00", "--channel", "slack:T1:C1", "--quiet", "sat"), "is a quiet day"),
    ],
)
def test_what_cannot_be_followed_is_one_sentence(terminal: Terminal, arguments: tuple[str, ...], sentence: str) -> None:
    done = terminal.run("follow", *arguments)
    assert done.code == 2
    assert sentence in done.err
    assert done.err.count("\n") == 1


async def say(home: Path, *lines: str, may_manage: bool = True, **settings: str) -> list[str]:
    """What one channel is told, line by line."""
    told = []
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": "2023-03-22T08:00:00Z", **settings}) as app:
        commands = MemberCommands(app.desk, app.intake)
        for line in lines:
            request = Request(DESK, MemberId("m1"), line, time_zone="Asia/Tokyo", may_manage=may_manage)
            told.append(render_plain((await commands(request, Silent())).document))
    return told


async def test_a_member_follows_pauses_resumes_and_ends(tmp_path: Path) -> None:
    followed, listed, paused, resumed, ended, empty = await say(
        tmp_path, "follow china-russia weekdays 7:30", "following", "pause", "resume china-russia",
        "unfollow russia-china", "following",
    )  # fmt: skip
    assert "This channel now follows china-russia" in followed
    assert "weekdays 07:30 (Asia/Tokyo)" in listed
    assert "next: Thu 23 March 07:30, Fri 24 March 07:30, Mon 27 March 07:30" in listed
    assert "paused; resume china-russia goes on" in paused
    assert "next: Thu 23 March 07:30" in resumed
    assert "This channel no longer follows china-russia." in ended
    assert "Nothing is followed here yet" in empty


async def test_a_member_who_follows_again_changes_only_what_is_said(tmp_path: Path) -> None:
    *_, again, usual = await say(
        tmp_path, "follow china-russia daily 08:00 US/Eastern deep quiet saturday, sunday only if news",
        "follow china-russia daily 09:00", "follow iran-iaea",
    )  # fmt: skip
    assert "daily 09:00 (US/Eastern) · deep · quiet on sat, sun · only if there is news" in again
    assert "instead of daily 08:00 (US/Eastern) · deep" in again
    assert "daily 08:00 (Asia/Tokyo)" in usual
    assert "instead of" not in usual


async def test_a_free_query_is_followed_and_found_again(tmp_path: Path) -> None:
    followed, ended = await say(tmp_path, "follow grain export corridor daily 08:00", "unfollow grain export corridor")
    assert "now follows grain export corridor" in followed
    assert "no longer follows grain export corridor" in ended


async def test_who_may_change_what_a_channel_follows_is_a_setting(tmp_path: Path) -> None:
    line = "follow china-russia daily 08:00"
    [refused] = await say(tmp_path, line, may_manage=False)
    assert "Only those who manage this channel" in refused
    [followed] = await say(tmp_path, line, may_manage=False, WHO_MAY_FOLLOW="everyone")
    assert "now follows china-russia" in followed


async def test_what_a_channel_does_not_follow_is_named_with_what_it_does(tmp_path: Path) -> None:
    told = await say(tmp_path, "pause", "follow china-russia", "unfollow iran-iaea")
    assert told[0].startswith("Nothing is followed here yet")
    assert told[2].startswith("“iran-iaea” is not followed here, only china-russia.")
