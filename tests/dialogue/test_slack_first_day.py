"""From installation to the last reply: the whole of a desk's first day, the morning's edition included."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import App
from bot.queues.local import LocalQueue
from bot.service.planning import plan_due
from bot.service.sending import Sender
from bot.service.worker import make_handlers
from tests.fakes.clock import HandClock
from tests.slack_desk import SlackDesk, free_port, install, open_desk, words_of
from tests.standins.slack import CLIENT_ID, CLIENT_SECRET

EVENING, EIGHT = datetime(2023, 3, 21, 20, tzinfo=UTC), datetime(2023, 3, 22, 7, tzinfo=UTC)
"""Eight in the morning where the desk sits, in Paris."""


def at_evening(clock: HandClock, app: App) -> App:
    """The same desk with a clock that the test moves."""
    desk = app.desk
    return replace(app, desk=replace(desk, clock=clock, queue=LocalQueue(desk.database, clock)))


async def let_it_become(moment: datetime, clock: HandClock, desk: SlackDesk) -> None:
    """Do what the running program does on the way to a moment: plan, write, send."""
    for step in (moment - timedelta(minutes=4), moment):
        clock.moment = step
        await plan_due(desk.app.desk)
        await desk.app.desk.queue.run_until_idle(make_handlers(desk.app.desk, _no_poll))
        await Sender(desk.app.desk, desk.platform).run_until_idle()


async def _no_poll(_: object) -> None:
    return None


async def test_install_follow_the_mornings_edition_questions_and_good_bye(tmp_path: Path) -> None:
    clock, port = HandClock(EVENING), free_port()
    settings = {
        "SLACK_BOT_TOKEN": "", "SLACK_CLIENT_ID": CLIENT_ID, "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "SLACK_PORT": str(port), "SLACK_PUBLIC_URL": f"http://localhost:{port}",
    }  # fmt: skip
    async with open_desk(tmp_path, change=lambda app: at_evening(clock, app), settings=settings) as desk:
        person, room, bot = desk.person, desk.room, f"<@{desk.workspace.bot_user}>"
        await install(desk.slack, desk.workspace.team, port)

        typed = await person.slash(room, "follow china-russia daily 08:00")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert "This channel now follows china-russia" in shown["text"]
        assert "next: Wed 22 March 08:00" in shown["text"]

        await let_it_become(EIGHT, clock, desk)
        edition, *rest = desk.of_bot()
        assert "Bottom line" in words_of(edition)
        assert [each["thread_ts"] for each in rest] == [edition["ts"]] * len(rest)
        await let_it_become(EIGHT + timedelta(minutes=5), clock, desk)
        assert len(desk.of_bot()) == 1 + len(rest)

        await person.press(room, edition, "offer.ask")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[0]
        await person.submit(form, question="When will Macron visit Beijing?")
        await desk.until(lambda: len(desk.of_thread(edition["ts"])) == len(rest) + 2)
        asked, answer = desk.of_thread(edition["ts"])[-2:]
        assert words_of(asked) == "Asked: When will Macron visit Beijing?"
        assert "early April" in words_of(answer)

        for question in ("and Putin?", "What did Kirby say?", "Who won the cup final?"):
            before = len(desk.of_thread(edition["ts"]))
            await person.say(room, f"{bot} {question}", edition["ts"])
            answer = await desk.get_answer(edition["ts"], before + 1)
        assert "Not in what I have read" in words_of(answer)
        count = len(desk.of_bot())

        typed = await person.slash(room, "questions china-russia")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert "Open questions on china-russia" in shown["text"]

        typed = await person.slash(room, "unfollow china-russia")
        shown = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert shown["text"] == "This channel no longer follows china-russia."
        await let_it_become(EIGHT + timedelta(days=1), clock, desk)
        assert len(desk.of_bot()) == count, [words_of(each)[:80] for each in desk.of_bot()]
        assert desk.slack.refusals == []
