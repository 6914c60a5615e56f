"""Takes pictures for docs/discord: a server talks to the bot over the stand-in, and what Discord was sent is drawn.

Run it as `make pictures`; it needs Chromium and the development dependencies."""

import asyncio
import tempfile
from pathlib import Path

from bot.service.commands import MemberCommands
from tests.discord_desk import Embassy, open_desk, open_embassy
from tests.standins.discord.world import SEND
from tools.browser import photograph_all
from tools.discord_preview import draw_choices, draw_form, draw_message, draw_page

DOCS = Path(__file__).parent.parent / "docs" / "discord"
QUESTIONS = ("When will Macron visit Beijing?", "and Putin?", "Who won the cup final?")
PRIVATE = "Only you can see this"


async def talk(home: Path) -> dict[str, list[str]]:
    """Give the parts of each page by name."""
    async with (
        open_embassy(home) as embassy,
        open_desk(home, embassy.clock) as (desk, app),
        embassy.running(MemberCommands(desk, app.intake)),
    ):
        pages = await _brief(embassy)
        pages["typing"] = await _type(embassy)
        pages["following"] = await _follow(embassy)
        pages["problems"] = await _fail(embassy)
    return pages


async def _brief(embassy: Embassy) -> dict[str, list[str]]:
    here, member, channel = embassy.discord, embassy.member, embassy.channel
    used = await here.use(member, channel, "brief", topic="china-russia")
    briefing = await used.wait_for("Bottom line")
    thread = await here.thread_under(briefing)
    count = 1
    below = await here.wait_for_message(thread, count)
    shown = [draw_message(briefing), draw_message(below, threaded=True)]
    asked = []
    form = await (await here.press(member, briefing, "Ask")).wait()
    for question in QUESTIONS:
        count += 2
        await here.say(member, thread, f"<@{here.world.bot.id}> {question}")
        answer = await here.wait_for_message(thread, count)
        asked += [draw_message({"content": f"@Attaché {question}"}, person="Anna"), draw_message(answer)]
    pressed = await here.press(member, briefing, "Sources")
    rests = await pressed.wait_for("What this rests on")
    return {
        "briefing": shown,
        "thread": asked,
        "form": [draw_form(form.modal)],
        "passages": [draw_message(rests, note=PRIVATE)],
    }


async def _type(embassy: Embassy) -> list[str]:
    here, member, channel = embassy.discord, embassy.member, embassy.channel
    offered = [
        ("/brief topic: xi", await here.type_in(member, channel, "brief", "topic", "xi")),
        ("/follow time_zone: par", await here.type_in(embassy.owner, channel, "follow", "time_zone", "par")),
    ]
    here.locales[member.id] = "fr"
    offered.append(("/note sujet: brésil", await here.type_in(member, channel, "brief", "topic", "brésil")))
    del here.locales[member.id]
    return [draw_choices(typed, choices[:6]) for typed, choices in offered]


async def _follow(embassy: Embassy) -> list[str]:
    here, owner, channel = embassy.discord, embassy.owner, embassy.channel
    used = await here.use(
        owner, channel, "follow", topic="china-russia", schedule="weekdays 07:30", time_zone="Asia/Tokyo"
    )
    followed = await used.wait_for("now follows")
    topics = await (await here.use(owner, channel, "following")).wait_for("china-russia")
    told = await (await here.use(owner, channel, "help")).wait()
    return [draw_message(followed), draw_message(topics, note=PRIVATE), draw_message(told.shown[0], note=PRIVATE)]


async def _fail(embassy: Embassy) -> list[str]:
    here, owner, channel = embassy.discord, embassy.owner, embassy.channel
    closed = here.world.add_channel(embassy.guild, "closed", overwrites={here.world.bot.id: (0, SEND)})
    slip = await (await here.use(owner, channel, "brief", topic="chna-rusia")).wait_for("did you mean")
    used = await here.use(owner, channel, "follow", topic="china-russia", channel=closed.id)
    return [draw_message(slip), draw_message(await used.wait_for("I still need"))]


def main() -> int:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as home:
        pages = asyncio.run(talk(Path(home)))
    return photograph_all({name: draw_page(parts) for name, parts in pages.items()}, DOCS)


if __name__ == "__main__":
    raise SystemExit(main())
