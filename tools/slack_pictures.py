"""Takes pictures for docs/slack: a desk talks to the bot over the stand-in, and what Slack was sent is drawn.

Run it as `make pictures`; it needs Chromium and the development dependencies."""

import asyncio
import json
import tempfile
from pathlib import Path

from bot.platforms.slack.listeners import SHORTCUTS
from tests.slack_desk import DISPATCHES, SlackDesk, open_desk, words_of
from tests.standins.slack import Payload
from tools.browser import photograph_all
from tools.slack_preview import draw_menu, draw_message, draw_page, draw_prompts, draw_view

DOCS = Path(__file__).parent.parent / "docs" / "slack"
QUESTIONS = ("When will Macron visit Beijing?", "and Putin?", "Who won the cup final?")


def give_addresses(folder: Path) -> Path:
    """Write the sample dispatches as if each had been read at an address of its publisher's: as links, as in Slack."""
    file = folder / "dispatches.jsonl"
    with file.open("w", encoding="utf-8") as written:
        for line in DISPATCHES.read_text(encoding="utf-8").splitlines():
            dispatch = json.loads(line)
            day, desk, name = dispatch["url"].removeprefix("sample:").split("/")
            json.dump(dispatch | {"url": f"https://{desk}.example/{day}/{name}"}, written)
            written.write("\n")
    return file


async def talk(home: Path, dispatches: Path) -> dict[str, list[str]]:
    """Give the parts of each page by name."""
    async with open_desk(home, dispatches=dispatches) as desk:
        pages = {"briefing": await _brief(desk), "thread": await _ask(desk)}
        pages["choose"] = await _choose(desk)
        pages["forms"] = await _open_forms(desk)
        pages["home"] = await _open_home(desk)
        pages["assistant"] = await _open_assistant(desk)
        pages["shortcuts"] = await _use_shortcuts(desk)
    with tempfile.TemporaryDirectory() as folder:
        async with open_desk(Path(folder), dispatches=dispatches) as desk:
            pages["validation"] = await _fill_in_wrongly(desk)
    return pages


async def _brief(desk: SlackDesk) -> list[str]:
    await desk.person.slash(desk.room, "china-russia")
    await desk.get_bot_message("Sources")
    first, *rest = desk.of_bot()
    return [draw_message(first), *(draw_message(each, threaded=True) for each in rest)]


async def _ask(desk: SlackDesk) -> list[str]:
    root = desk.of_bot()[0]
    shown = []
    for count, question in enumerate(QUESTIONS, len(desk.of_bot())):
        await desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> {question}", root["ts"])
        answer = await desk.get_answer(root["ts"], count)
        shown.append(draw_message({"text": f"@Attaché {question}"}, person="Anna", threaded=True))
        shown.append(draw_message(answer, threaded=True))
    await desk.person.press(desk.room, root, "offer.sources")
    whispers: list[Payload] = await desk.until(lambda: len(desk.workspace.whispers) > 1 and desk.workspace.whispers)
    note = "Only visible to you"
    return [*shown, *(draw_message(each, threaded=True, note=note) for each in whispers)]


async def _choose(desk: SlackDesk) -> list[str]:
    typed = await desk.person.slash(desk.room, "chna-rusia")
    shown = await desk.until(lambda: typed.shown if typed.shown and "blocks" in typed.shown else None)
    outside = desk.workspace.add_room("C0AWAY", bot_is_in=False)
    refused = await desk.person.slash(outside, "china-russia")
    told = await desk.until(lambda: refused.shown if len(refused.responses) > 1 else None)
    return [draw_message(each, note="Only visible to you") for each in (shown, told)]


async def _open_forms(desk: SlackDesk) -> list[str]:
    root = desk.of_bot()[0]
    await desk.person.press(desk.room, root, "offer.ask")
    await desk.person.press(desk.room, root, "offer.follow")
    views: list[Payload] = await desk.until(
        lambda: len(desk.workspace.views) > 1 and list(desk.workspace.views.values())
    )
    await desk.person.submit(views[1], days="weekdays", time="07:30")
    await desk.until(lambda: "now follows" in words_of(desk.workspace.whispers[-1]))
    return [part for view in views for part in (draw_view(view), "<br>")]


async def _open_home(desk: SlackDesk) -> list[str]:
    await desk.person.slash(desk.room, "follow iran-iaea every 6h")
    await desk.person.slash(desk.room, "follow china-us mon,thu 18:00")
    await desk.person.slash(desk.room, "pause china-us")
    while "Paused" not in words_of(desk.workspace.homes.get("U0ANNA", {})):
        await desk.person.open_home()
        await asyncio.sleep(0.05)
    return [draw_view(desk.workspace.homes["U0ANNA"])]


async def _open_assistant(desk: SlackDesk) -> list[str]:
    pane = await desk.person.open_assistant()
    prompts = (await desk.until(lambda: desk.workspace.prompts))[0]
    root, shown = pane.messages[-1]["ts"], [draw_prompts(prompts)]
    for count, question in enumerate(QUESTIONS[:2], 1):
        await desk.person.say(pane, question, root)
        answer = await desk.get_answer(root, count, pane)
        shown += [draw_message({"text": question}, person="Anna"), draw_message(answer)]
    return shown


async def _use_shortcuts(desk: SlackDesk) -> list[str]:
    words = "Macron will visit Beijing in April, I hear"
    message = await desk.person.say(desk.room, words)
    await desk.person.shortcut("brief_this", desk.room, message)
    answer = await desk.get_answer(message["ts"], 1)
    (_, brief), (_, ask) = SHORTCUTS.values()
    menu = draw_menu(
        ("Copy link", "Mark unread", f"{brief} · Attaché", "More message shortcuts…"), f"{brief} · Attaché"
    )
    before = set(desk.workspace.views)
    await desk.person.shortcut("ask_anywhere")
    form = await desk.until(lambda: [each for name, each in desk.workspace.views.items() if name not in before])
    anywhere = draw_menu((f"{ask} · Attaché", "Create a reminder", "Start a huddle"), f"{ask} · Attaché")
    return [
        draw_message({"text": words}, person="Bela"), menu, draw_message(answer, threaded=True),
        "<hr>", anywhere, draw_view(form[0]),
    ]  # fmt: skip


async def _fill_in_wrongly(desk: SlackDesk) -> list[str]:
    """The forms as they come back with a sentence beside the field."""
    await desk.person.slash(desk.room, "ask")
    [asking] = await desk.until(lambda: list(desk.workspace.views.values()))
    without = await desk.person.submit(asking, question=" ")
    await desk.person.open_home()
    await desk.until(lambda: desk.workspace.homes)
    await desk.person.press_home("home.new")
    following = (await desk.until(lambda: list(desk.workspace.views.values())[1:]))[0]
    away = desk.workspace.add_room("C0AWAY", title="away", bot_is_in=False)
    outside = await desk.person.submit(following, channel=away.id, topic="china-russia")
    unknown = await desk.person.submit(following, channel=desk.room.id, topic="nowhere-land")
    forms = (
        (asking, without),
        (_fill(following, channel="#away", topic="china-russia"), outside),
        (_fill(following, channel="#desk", topic="nowhere-land"), unknown),
    )
    return [part for form, answer in forms for part in (draw_view(form, answer["errors"]), "<br>")]


def _fill(form: Payload, **typed: str) -> Payload:
    """Give a form as it looks with what was chosen in some fields."""
    blocks = [
        each | {"element": each["element"] | {"initial_value": typed[each["block_id"]]}}
        if each.get("block_id") in typed
        else each
        for each in form["blocks"]
    ]
    return form | {"blocks": blocks}


def main() -> int:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder:
        pages = asyncio.run(talk(Path(home), give_addresses(Path(folder))))
    return photograph_all({name: draw_page(parts) for name, parts in pages.items()}, DOCS)


if __name__ == "__main__":
    raise SystemExit(main())
