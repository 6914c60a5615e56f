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
@click.option("--time-zone", "--tz", metavar="ZONE", help="An IANA time zone, or a city; UTC at first.")
@click.option("--depth", type=click.Choice(["flash", "standard", "deep"]), help="How much; standard at first.")
@click.option("--language", metavar="CODE", help="The briefings' language; en at first.")
@click.option("--quiet", metavar="DAYS", help="Local weekdays without a briefing: sat,sun, or weekends, or none.")
@click.option(
    "--only-if-news/--also-without-news",
    default=None,
    help="Whether an edition with nothing material that is new since the last is one line.",
)
@format_option()
@with_app
async def follow(app: "App", topic: str, schedule: tuple[str, ...], channel: str, form: str, **options: Any) -> None:
    """Let a channel follow TOPIC: daily 08:00, weekdays 07:30, mon,thu 18:00, every 6h, or cron and five fields.

    Two hours a day are written daily 08:00,18:00. The time is local to the time zone, also when clocks change.
    Following a topic again changes what is given, and keeps the rest; the first time it is daily 08:00.
    """
    from bot.app import check_channel
    from bot.service import subscriptions
    from bot.service.layout import lay_out_following
    from bot.service.slots import read_quiet_days

    order = subscriptions.FollowOrder(
        channel=check_channel(channel, "The channel"),
        member=_OPERATOR,
        topic=topic,
        time_zone=options["time_zone"],
        schedule=" ".join(schedule) if schedule else None,
        depth=options["depth"],
        language=options["language"],
        quiet=read_quiet_days(options["quiet"]) if options["quiet"] is not None else None,
        only_if_news=options["only_if_news"],
    )
    followed, before = await subscriptions.follow(app.desk, order)
    title, now = f"{channel} now follows {followed.topic}", app.desk.clock.now()
    print_document(lay_out_following((followed,), title, now, before=before, operator=True), form, followed)


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
    now, everywhere = app.desk.clock.now(), channel is None
    print_document(lay_out_following(found, "Followed", now, channels=everywhere, operator=True), form, found)


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
    now = app.desk.clock.now()
    print_document(lay_out_following(found, f"Paused in {channel}", now, operator=True), form, found)


@click.command(epilog="Example: attache resume --channel slack:T012AB:C345")
@click.argument("topic", required=False, default="")
@_channel
@format_option()
@with_app
async def resume(app: "App", topic: str, channel: str, form: str) -> None:
    """Go on with what was paused, or suspended because the platform refused the channel."""
    from bot.model.message import read_channel
    from bot.service import subscriptions
    from bot.service.layout import NOT_STOPPED, lay_out_following, lay_out_notice

    found = await subscriptions.resume(app.desk, read_channel(channel), topic)
    resumed = lay_out_following(found, f"Resumed in {channel}", app.desk.clock.now(), operator=True)
    print_document(resumed if found else lay_out_notice(NOT_STOPPED), form, found)
