"""What channels follow: follow, unfollow, following, pause, resume."""

from typing import TYPE_CHECKING, Any

import click

from bot.cli.session import format_option, print_document, with_app
from bot.model.conversation import MemberId

if TYPE_CHECKING:
    from bot.app import App

_OPERATOR = MemberId("operator")
_channel = click.option(
    "--channel", required=True, metavar="PLATFORM:WORKSPACE:CHANNEL", help="Where, for example slack:T012AB:C345."
)


@click.command(epilog="Example: attache follow china-russia weekdays 07:30 --channel slack:T012AB:C345 --tz Asia/Tokyo")
@click.argument("topic")
@click.argument("schedule", nargs=-1, metavar="SCHEDULE")
@_channel
@click.option("--time-zone", "--tz", default="UTC", show_default=True, metavar="ZONE", help="An IANA time zone.")
@click.option("--depth", type=click.Choice(["flash", "standard", "deep"]), default="standard", show_default=True)
@click.option("--language", default="en", show_default=True, metavar="CODE", help="The briefings' language.")
@click.option("--quiet", metavar="DAYS", help="Local weekdays without a briefing: sat,sun.")
@click.option("--only-if-news", is_flag=True, help="One line when nothing material is new since the last edition.")
@format_option()
@with_app
async def follow(app: "App", topic: str, schedule: tuple[str, ...], channel: str, form: str, **options: Any) -> None:
    """Let a channel follow TOPIC: daily 08:00, weekdays 07:30, mon,thu 18:00, every 6h, or cron and five fields.

    Following a topic again changes its schedule. The time is local to the time zone, also when clocks change.
    """
    from bot.app import check_channel
    from bot.service import subscriptions
    from bot.service.layout import lay_out_following
    from bot.service.slots import read_weekdays

    order = subscriptions.FollowOrder(
        channel=check_channel(channel, "The channel"),
        member=_OPERATOR,
        topic=topic,
        time_zone=options["time_zone"],
        schedule=" ".join(schedule) or subscriptions.DEFAULT_SCHEDULE,
        depth=options["depth"],
        language=options["language"],
        quiet=read_weekdays(options["quiet"]) if options["quiet"] else (),
        only_if_news=options["only_if_news"],
    )
    followed = await subscriptions.follow(app.desk, order)
    print_document(
        lay_out_following((followed,), f"{channel} now follows {followed.topic}", app.desk.clock.now()), form, followed
    )


@click.command(epilog="Example: attache unfollow china-russia --channel slack:T012AB:C345")
@click.argument("topic")
@_channel
@format_option()
@with_app
async def unfollow(app: "App", topic: str, channel: str, form: str) -> None:
    """End a channel's subscription to TOPIC; what was delivered stays."""
    from bot.model.message import read_channel
    from bot.service import subscriptions
    from bot.service.layout import lay_out_notice

    ended = await subscriptions.unfollow(app.desk, read_channel(channel), topic)
    print_document(lay_out_notice(f"{channel} no longer follows {ended.topic}."), form, ended)


@click.command(epilog="Example: attache following --format json")
@click.option("--channel", metavar="PLATFORM:WORKSPACE:CHANNEL", help="Only this channel.")
@format_option()
@with_app
async def following(app: "App", channel: str | None, form: str) -> None:
    """List what every channel follows, or one, with the next three editions."""
    from bot.model.message import read_channel
    from bot.service import subscriptions
    from bot.service.layout import lay_out_following

    if channel is None:
        found = await subscriptions.list_all_following(app.desk, None)
    else:
        found = await subscriptions.list_following(app.desk, read_channel(channel))
    print_document(lay_out_following(found, "Followed", app.desk.clock.now(), channels=channel is None), form, found)


@click.command(epilog="Example: attache pause china-russia --channel slack:T012AB:C345")
@click.argument("topic", required=False, default="")
@_channel
@format_option()
@with_app
async def pause(app: "App", topic: str, channel: str, form: str) -> None:
    """Post nothing to a channel on TOPIC, or on everything it follows, until it is resumed."""
    from bot.model.message import read_channel
    from bot.service import subscriptions
    from bot.service.layout import lay_out_following

    found = await subscriptions.pause(app.desk, read_channel(channel), topic)
    print_document(lay_out_following(found, f"Paused in {channel}", app.desk.clock.now()), form, found)


@click.command(epilog="Example: attache resume --channel slack:T012AB:C345")
@click.argument("topic", required=False, default="")
@_channel
@format_option()
@with_app
async def resume(app: "App", topic: str, channel: str, form: str) -> None:
    """Go on with what was paused, or suspended because the platform refused the channel."""
    from bot.model.message import read_channel
    from bot.service import subscriptions
    from bot.service.layout import lay_out_following

    found = await subscriptions.resume(app.desk, read_channel(channel), topic)
    print_document(lay_out_following(found, f"Resumed in {channel}", app.desk.clock.now()), form, found)
