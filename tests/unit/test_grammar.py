"""What members type, read into commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import UsageError
from bot.service.grammar import (
    AskCommand,
    BriefCommand,
    ChangeCommand,
    FollowCommand,
    ListCommand,
    ThanksCommand,
    read_command,
)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("brief china-russia", BriefCommand("china-russia")),
        ("Brief China-Russia", BriefCommand("China-Russia")),
        ("brief iran-iaea since 3d deep", BriefCommand("iran-iaea", since="3d", depth="deep")),
        ("brief iran-iaea depth flash until 2023-03-01", BriefCommand("iran-iaea", until="2023-03-01", depth="flash")),
        ('brief "Iran nuclear talks" in French', BriefCommand("Iran nuclear talks", language="fr", quoted=True)),
        ("brief “Iran nuclear talks”", BriefCommand("Iran nuclear talks", quoted=True)),
        ('brief "Iran nuclear talks" last 2 weeks', BriefCommand("Iran nuclear talks", since="2w", quoted=True)),
        ("brief china-russia --since 3d", BriefCommand("china-russia", since="3d")),
        ("ask Will Xi visit Moscow?", AskCommand("Will Xi visit Moscow?")),
        ('ask Who came? --topic "Xi visits Moscow"', AskCommand("Who came?", "Xi visits Moscow")),
        ("ask Will Xi visit Moscow? --topic china-russia", AskCommand("Will Xi visit Moscow?", "china-russia")),
        ("Will Xi visit Moscow?", AskCommand("Will Xi visit Moscow?")),
        ("questions china-russia", ListCommand("questions", "china-russia")),
        ('actor "Wang Yi"', ListCommand("actor", "Wang Yi")),
        ("follow china-russia", FollowCommand("china-russia")),
        ("follow china-russia daily 08:00", FollowCommand("china-russia", "daily 08:00")),
        ("follow china russia mon,thu at 6pm", FollowCommand("china russia", "mon,thu at 6pm")),
        (
            "follow iran-iaea weekdays 07:30 tz Asia/Tokyo in French deep quiet fri only if there is news",
            FollowCommand("iran-iaea", "weekdays 07:30", "deep", "fr", "Asia/Tokyo", "fri", True),
        ),
        ("follow Sunday laws every 6h --only-if-news", FollowCommand("Sunday laws", "every 6h", only_if_news=True)),
        ("follow iran-iaea cron 0 8 * * 1-5", FollowCommand("iran-iaea", "cron 0 8 * * 1-5")),
        (
            'follow "china-russia" sometimes tz UTC',
            FollowCommand("china-russia", "sometimes", time_zone="UTC", quoted=True),
        ),
        ("follow “Sunday laws” mon 9:00", FollowCommand("Sunday laws", "mon 9:00", quoted=True)),
        ('follow "Sunday laws" flash', FollowCommand("Sunday laws", depth="flash", quoted=True)),
        ("follow china-russia 0 8 * * 1-5", FollowCommand("china-russia", "0 8 * * 1-5")),
        ("follow china-russia also without news", FollowCommand("china-russia", only_if_news=False)),
        ("follow china-russia quiet saturday, sunday", FollowCommand("china-russia", quiet="saturday, sunday")),
        ("follow china-russia quiet sat and sun 9:00", FollowCommand("china-russia", "9:00", quiet="sat and sun")),
        ("follow china-russia quiet sat mon,thu 9:00", FollowCommand("china-russia", "mon,thu 9:00", quiet="sat")),
        ("follow china-russia at noon", FollowCommand("china-russia", "at noon")),
        ("follow china-russia 8 o'clock", FollowCommand("china-russia", "8 o'clock")),
        ("follow china-russia 8am", FollowCommand("china-russia", "8am")),
        ("follow china-russia on mondays at 9", FollowCommand("china-russia", "on mondays at 9")),
        ("follow china-russia every morning", FollowCommand("china-russia", "every morning")),
        ("follow talks at Geneva daily", FollowCommand("talks at Geneva", "daily")),
        ("follow British monarchy", FollowCommand("British monarchy")),
        ("follow group of 7", FollowCommand("group of 7")),
        ("unfollow china-russia", ChangeCommand("unfollow", "china-russia")),
        ("pause", ChangeCommand("pause")),
        ("resume “china-russia”", ChangeCommand("resume", "china-russia")),
        ("following", ListCommand("following")),
        ("topics", ListCommand("topics")),
        ("help", ListCommand("help")),
        ("Brief me on China and Russia since 3d", BriefCommand("China and Russia", since="3d")),
        ("help?", ListCommand("help")),
        ("Sources say what?", AskCommand("Sources say what?")),
        ("status of the talks", AskCommand("status of the talks")),
        ("Brief talks in Moscow?", AskCommand("Brief talks in Moscow?")),
    ],
)
def test_a_member_types_a_command(typed: str, command: object) -> None:
    assert read_command(typed) == command


@pytest.mark.parametrize("schedule", ["daily 08:00", "at noon", "8 o'clock"])
def test_a_schedule_alone_is_no_topic_to_follow(schedule: str) -> None:
    with pytest.raises(UsageError, match="Which topic"):
        read_command(f"follow {schedule}")


def test_a_briefing_without_a_topic_asks_for_one() -> None:
    with pytest.raises(UsageError, match="Which topic"):
        read_command("brief")


def test_an_unknown_depth_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="flash, standard or deep"):
        read_command("brief china-russia depth huge")


@given(st.text(max_size=200))
def test_any_text_is_a_command_or_one_sentence(typed: str) -> None:
    try:
        command = read_command(typed)
    except UsageError as error:
        assert str(error).endswith((".", "?"))
    else:
        assert isinstance(
            command, AskCommand | BriefCommand | ChangeCommand | FollowCommand | ListCommand | ThanksCommand
        )
