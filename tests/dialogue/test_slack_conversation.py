"""A desk's days with Attaché in Slack, over the stand-in, with real Bolt."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.model.conversation import WorkspaceId
from bot.model.message import Channel, MessageId, thread_of
from bot.platforms.slack.views import Origin, Wish, make_follow_form
from tests.slack_desk import open_desk, words_of
from tests.standins.slack import Payload
from tests.standins.slack_people import Person, find_element


async def test_a_command_is_acknowledged_and_answered_in_the_channel(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        typed = await desk.person.slash(desk.room, "china-russia")
        assert (typed.seconds or 9) < 0.5
        first = await desk.get_bot_message("Bottom line")
        assert first["blocks"][0]["type"] == "header"
        assert not first["unfurl_links"]
        assert typed.responses[0]["text"] == "On it: brief china-russia"
        await desk.until(lambda: typed.responses[-1].get("delete_original"))
        rest = await desk.get_bot_message("Sources")
        assert rest["thread_ts"] == first["ts"]
        assert desk.slack.refusals == []


async def test_follow_ups_in_a_briefings_thread_know_it(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.person.slash(desk.room, "china-russia")
        briefing = await desk.get_bot_message("Bottom line")
        await desk.get_bot_message("Sources")
        before = len(desk.of_bot())
        bot = f"<@{desk.workspace.bot_user}>"
        await desk.person.say(desk.room, f"{bot} When will Macron visit Beijing?", briefing["ts"])
        answer = await desk.until(lambda: desk.of_bot()[before:])
        assert "due in Beijing in early April" in words_of(answer[0])
        assert answer[0]["thread_ts"] == briefing["ts"]
        assert desk.workspace.statuses[0]["status"] == "is looking through what was read…"
        assert "When will Macron" not in words_of(answer[0])
        await desk.person.say(desk.room, f"{bot} and Putin?", briefing["ts"])
        told = await desk.get_bot_message("When will Putin visit Beijing?")
        assert words_of(told).startswith("When will Putin visit Beijing?")
        assert "Putin" in told["text"]
        assert "metadata" in told
        assert len(desk.of_bot()) == before + 2
        await desk.person.say(desk.room, f"{bot} Who won the cup final?", briefing["ts"])
        refused = (await desk.until(lambda: desk.of_bot()[before + 2 :]))[0]
        assert "Not in what I have read" in words_of(refused)
        assert desk.slack.refusals == []


@pytest.mark.parametrize(("setting", "answers"), [("mention", 0), ("thread", 1)])
async def test_it_talks_into_a_thread_only_as_the_setting_says(tmp_path: Path, setting: str, answers: int) -> None:
    async with open_desk(tmp_path, settings={"SLACK_REPLIES": setting}) as desk:
        await desk.person.slash(desk.room, "china-russia")
        briefing = await desk.get_bot_message("Bottom line")
        await desk.get_bot_message("Sources")
        before = len(desk.of_bot())
        human = await desk.person.say(desk.room, "Shall we meet at ten?")
        await desk.person.say(desk.room, "Fine. Who brings the file?", human["ts"])
        await desk.person.say(desk.room, "<@U0BELA> did you see this?", briefing["ts"])
        await desk.person.say(desk.room, "When will Macron visit Beijing?", briefing["ts"])
        await desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> help", briefing["ts"])
        await desk.get_bot_message("What you can ask of")
        await desk.until(lambda: len(desk.of_bot()) >= before + answers + 1)
        shown = [each for each in desk.room.messages if "bot_id" in each]
        assert len(shown) == before + answers + 1


async def test_a_missing_topic_is_chosen_from_a_select_that_searches(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        typed = await desk.person.slash(desk.room, "")
        shown = await desk.until(lambda: typed.shown if typed.shown and "blocks" in typed.shown else None)
        assert "Which topic?" in words_of(shown)
        assert "china-russia" in await desk.person.type_into("choose_topic", "chin", desk.room)
        option = {"text": {"type": "plain_text", "text": "china-russia"}, "value": "china-russia"}
        await desk.person.press(desk.room, shown, "choose_topic", selected_option=option)
        assert "Bottom line" in words_of(await desk.get_bot_message("Bottom line"))
        unknown = await desk.person.slash(desk.room, "chna-rusia")
        shown = await desk.until(lambda: unknown.shown if unknown.shown and "blocks" in unknown.shown else None)
        assert "did you mean china-russia?" in words_of(shown)
        assert desk.slack.refusals == []


async def test_buttons_below_a_briefing(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.person.slash(desk.room, "china-russia")
        briefing = await desk.get_bot_message("Bottom line")
        await desk.get_bot_message("Sources")
        await desk.person.press(desk.room, briefing, "offer.sources")
        passages = await desk.until(lambda: desk.workspace.whispers)
        assert "What this rests on" in words_of(passages[0])
        assert passages[0]["thread_ts"] == briefing["ts"]
        await desk.person.press(desk.room, briefing, "offer.ask")
        form = await desk.until(lambda: desk.workspace.views.get("V" + str(max(_numbers(desk.workspace.views)))))
        assert (await desk.person.submit(form, question="  "))["errors"] == {"question": "Type a question first."}
        await desk.person.submit(form, question="When will Macron visit Beijing?")
        await desk.get_bot_message("Asked: When will Macron visit Beijing?")
        answer = await desk.get_bot_message("early April")
        assert answer["thread_ts"] == briefing["ts"]
        count = len(desk.workspace.whispers)
        verdict = find_element(briefing["blocks"], "feedback")[1]["positive_button"]["value"]
        await desk.person.press(desk.room, briefing, "feedback", value=verdict)
        await desk.until(lambda: len(desk.workspace.whispers) > count)
        assert "Thank you" in words_of(desk.workspace.whispers[-1])
        before = len(desk.of_bot())
        await desk.person.press(desk.room, briefing, "offer.deeper")
        deeper = (await desk.until(lambda: desk.of_bot()[before:]))[0]
        assert deeper["thread_ts"] == briefing["ts"]
        assert desk.slack.refusals == []


def _numbers(views: Iterable[str]) -> list[int]:
    return [int(each[1:]) for each in views] or [0]


async def test_following_from_a_form_and_the_home_tab(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        person, workspace = desk.person, desk.workspace
        await person.open_home()
        await desk.until(lambda: "No channel follows a topic yet" in words_of(workspace.homes.get("U0ANNA", {})))
        await person.press_home("home.new")
        form = await desk.until(lambda: list(workspace.views.values())[-1:])
        wrong = await person.submit(form[0], channel="C0DESK", topic="nowhere-land", days="daily", time="07:30")
        assert list(wrong["errors"]) == ["topic"]
        outside = workspace.add_room("C0AWAY", bot_is_in=False)
        wrong = await person.submit(form[0], channel=outside.id, topic="china-russia")
        assert wrong["errors"]["channel"] == "I am not in that channel: /invite @Attaché there first."
        assert await person.submit(form[0], channel="C0DESK", topic="china-russia", days="daily", time="07:30") == {}
        told = await desk.until(lambda: workspace.whispers)
        assert "This channel now follows china-russia" in words_of(told[-1])
        await desk.until(lambda: "daily 07:30 · Europe/Paris" in words_of(workspace.homes["U0ANNA"]))
        await person.press_home("home.pause")
        await desk.until(lambda: "Paused" in words_of(workspace.homes["U0ANNA"]))
        await person.press_home("home.edit")
        form = await desk.until(lambda: list(workspace.views.values())[1:])
        assert find_input(form[0], "time")["initial_time"] == "07:30"
        await person.submit(form[0], time="09:00")
        await desk.until(lambda: "daily 09:00" in words_of(workspace.homes["U0ANNA"]))
        await person.press_home("home.unfollow")
        await desk.until(lambda: "No channel follows a topic yet" in words_of(workspace.homes["U0ANNA"]))
        assert desk.slack.refusals == []


def find_input(form: Payload, name: str) -> Payload:
    found: Payload = next(block["element"] for block in form["blocks"] if block.get("block_id") == name)
    return found


async def test_direct_messages_and_the_assistant_pane(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(room, "brief china-russia")
        briefing = await desk.get_bot_message("Bottom line", room)
        await desk.get_bot_message("Sources", room)
        direct = thread_of(Channel("slack", WorkspaceId(desk.workspace.team), room.id), MessageId("direct"))
        async with desk.app.desk.database.read() as transaction:
            kept = await desk.app.desk.conversations.find_thread(transaction, WorkspaceId("T0DESK"), direct)
        assert kept is not None
        assert str(kept.edition) in words_of(briefing)
        await desk.person.say(room, "When will Macron visit Beijing?")
        await desk.get_bot_message("When will Macron visit Beijing?", room)
        await desk.person.say(room, "and Putin?")
        await desk.get_bot_message("When will Putin visit Beijing?", room)
        pane = await desk.person.open_assistant()
        prompts = (await desk.until(lambda: desk.workspace.prompts))[0]
        assert prompts["prompts"][0]["message"] == "brief china-russia"
        thread = pane.messages[-1]["ts"]
        await desk.person.say(pane, "Who will visit Moscow?", thread)
        answer = await desk.get_answer(thread, 1, pane)
        assert answer["streamed_at"]
        assert desk.slack.refusals == []


async def test_shortcuts(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        message = await desk.person.say(desk.room, "Macron will visit Beijing in April, I hear")
        await desk.person.shortcut("brief_this", desk.room, message)
        answer = await desk.get_answer(message["ts"], 1)
        assert "Beijing" in words_of(answer)
        linked = await desk.person.say(desk.room, "<http://127.0.0.1:9/visit|Macron in Beijing>")
        await desk.person.shortcut("brief_this", desk.room, linked)
        told = (await desk.until(lambda: desk.workspace.whispers))[0]
        assert words_of(told) == "I could not read the page behind that link: it cannot be reached from here."
        assert told["thread_ts"] == linked["ts"]
        outside = desk.workspace.add_room("C0AWAY", bot_is_in=False)
        elsewhere = desk.slack.keep(outside, "U0BELA", "When will Macron visit Beijing?", None)
        used = await desk.person.shortcut("brief_this", outside, elsewhere)
        shown = await desk.until(lambda: used.shown)
        assert shown["text"] == "I am not in this channel: /invite @Attaché, then ask again."
        posted = desk.slack.keep(desk.room, "U0FEED", "", None)
        posted["attachments"] = [{"title": "Macron will visit Beijing in April", "text": "Says the palace"}]
        await desk.person.shortcut("brief_this", desk.room, posted)
        assert "early April" in words_of(await desk.get_answer(posted["ts"], 1))
        await desk.person.shortcut("ask_anywhere")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[0]
        await desk.person.submit(form, question="When will Macron visit Beijing?")
        direct = await desk.until(lambda: desk.workspace.rooms.get("DU0ANNA"))
        await desk.get_bot_message("early April", direct)
        assert {each.split()[1] for each in desk.slack.refusals} == {"not_in_channel:"}


async def test_a_long_briefing_stands_in_the_channel_where_it_is_set_so(tmp_path: Path) -> None:
    async with open_desk(tmp_path, settings={"SLACK_BRIEFINGS": "channel"}) as desk:
        await desk.person.slash(desk.room, "china-russia since 30d deep")
        await desk.get_bot_message("Sources")
        shown = desk.of_bot()
        assert len(shown) > 1
        assert all("thread_ts" not in each for each in shown)
        assert [find_element(each["blocks"], "offer.ask") for each in shown[-1:]]
        assert "Bottom line" in words_of(shown[0])
        bot = f"<@{desk.workspace.bot_user}>"
        for number, message in enumerate(shown, 1):
            await desk.person.say(desk.room, f"{bot} When will Macron visit Beijing?", message["ts"])
            answer = await desk.get_answer(message["ts"], 1)
            assert "early April" in words_of(answer), number
        channel = Channel("slack", WorkspaceId(desk.workspace.team), desk.room.id)
        async with desk.app.desk.database.read() as transaction:
            for message in shown:
                thread = thread_of(channel, MessageId(message["ts"]))
                kept = await desk.app.desk.conversations.find_thread(transaction, channel.workspace, thread)
                assert kept is not None
                assert kept.edition is not None
        assert desk.slack.refusals == []


async def test_nobody_is_shown_what_private_channels_follow_that_they_are_not_in(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        workspace, anna = desk.workspace, desk.person
        secret = workspace.add_room("G0SECRET", title="cabinet", private=True, members={"U0ANNA"})
        workspace.add_user("U0BELA", admin=True)
        workspace.add_user("U0GUEST", guest=True)
        workspace.add_user("U0ELSE", home="T0OTHER")
        bela, guest, elsewhere = (Person(desk.slack, workspace, name) for name in ("U0BELA", "U0GUEST", "U0ELSE"))
        first = await anna.slash(secret, "follow iran-iaea daily 08:00")
        second = await anna.slash(desk.room, "follow china-russia daily 08:00")
        await desk.until(lambda: len(first.responses) == len(second.responses) == 2)
        for person in (anna, bela, guest, elsewhere):
            await person.open_home()
        await desk.until(lambda: len(workspace.homes) == 4)
        shown = {name: _topics_on(home) for name, home in workspace.homes.items()}
        assert shown == {
            "U0ANNA": ["china-russia", "iran-iaea"],
            "U0BELA": ["china-russia"],
            "U0GUEST": [],
            "U0ELSE": [],
        }
        typed = await bela.slash(desk.room, "following everywhere")
        told = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
        assert "china-russia" in told["text"]
        assert "iran-iaea" not in told["text"]
        await anna.open_home()
        secret.members.clear()
        await anna.press_home("home.pause.G0SECRET")
        direct = await desk.until(lambda: workspace.rooms.get("DU0ANNA"))
        await desk.get_bot_message("You are not in that channel", direct)
        await desk.until(lambda: _topics_on(workspace.homes["U0ANNA"]) == ["china-russia"])
        assert desk.slack.refusals == []


def _topics_on(home: Payload) -> list[str]:
    buttons = [
        element["action_id"]
        for block in home["blocks"]
        for element in block.get("elements", ())
        if "action_id" in element
    ]
    return [each.rsplit(".", 1)[1] for each in buttons if each.startswith("home.edit.")]


async def test_what_a_member_edits_is_answered_anew_and_what_is_deleted_goes(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        question = await desk.person.say(room, "Who won the cup final?")
        await desk.get_bot_message("Not in what I have read", room)
        await desk.person.edit(room, question, "When will Macron visit Beijing?")
        answer = await desk.get_bot_message("early April", room)
        assert answer["edited"]
        assert len(desk.of_bot(room)) == 1
        await desk.person.delete(room, question)
        await desk.until(lambda: not desk.of_bot(room))


async def test_a_question_that_is_deleted_above_its_answer_takes_it_along(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        question = await desk.person.say(desk.room, f"<@{desk.workspace.bot_user}> When will Macron visit Beijing?")
        await desk.get_bot_message("early April")
        await desk.person.delete(desk.room, question)
        assert question["subtype"] == "tombstone"
        await desk.until(lambda: not desk.of_bot())


async def test_a_topic_in_a_members_own_words_is_followed_from_buttons_and_home(tmp_path: Path) -> None:
    words = "joint statements Kremlin"
    async with open_desk(tmp_path) as desk:
        await desk.person.slash(desk.room, words)
        briefing = await desk.get_bot_message("Gaps and basis")
        await desk.person.press(desk.room, briefing, "offer.follow")
        form = (await desk.until(lambda: list(desk.workspace.views.values())))[-1]
        assert await desk.person.submit(form, time="08:00") == {}
        await desk.person.open_home()
        home = await desk.until(lambda: desk.workspace.homes.get("U0ANNA"))
        assert words in words_of(home)
        assert "joint-statements-kremlin" not in words_of(home)
        await desk.person.press_home("home.edit")
        form = (await desk.until(lambda: list(desk.workspace.views.values())[1:]))[-1]
        assert await desk.person.submit(form, time="09:30") == {}
        await desk.until(lambda: "09:30" in words_of(desk.workspace.homes["U0ANNA"]))
        asked = await desk.person.slash(desk.room, f"unfollow {words}")
        await desk.until(lambda: len(asked.responses) > 1)
        assert f"no longer follows {words}." in words_of(asked.responses[1])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("china-russia", "Bottom line"),
        ("Hi, what can you do?", "What you can ask of"),
        ("Hello!", "What you can ask of"),
        ("stop", "What shall I stop? pause interrupts all"),
        ("questions", "Questions on which topic? For example: questions china-russia."),
        ("actor", "Who? For example: actor Xi Jinping."),
        ("about", "About what?"),
        ("unfollow china-russia", "Nothing is followed here yet; try: follow china-russia daily 08:00."),
        ("brief china-russia since 3x", "“3x” is no time I can read"),
    ],
)
async def test_what_a_member_says_first_is_understood(tmp_path: Path, said: str, told: str) -> None:
    async with open_desk(tmp_path) as desk:
        room = desk.workspace.add_direct("U0ANNA")
        await desk.person.say(room, said)
        assert await desk.get_bot_message(told, room)


async def test_home_shows_a_topic_of_many_signs_that_are_no_letters(tmp_path: Path) -> None:
    words = f"Macron {'🇫🇷' * 50}"
    async with open_desk(tmp_path) as desk:
        asked = await desk.person.slash(desk.room, f'follow "{words}" daily 08:00')
        await desk.until(lambda: len(asked.responses) > 1)
        await desk.person.open_home()
        home = await desk.until(lambda: desk.workspace.homes.get("U0ANNA"))
        assert words in words_of(home)
        await desk.person.press_home("home.pause")
        await desk.until(lambda: "Paused" in words_of(desk.workspace.homes["U0ANNA"]))
        assert desk.slack.refusals == []


async def test_home_shows_quiet_days_and_that_only_news_is_posted(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        asked = await desk.person.slash(desk.room, "follow china-russia daily 08:00 quiet sat,sun only if news")
        await desk.until(lambda: len(asked.responses) > 1)
        await desk.person.open_home()
        home = await desk.until(lambda: desk.workspace.homes.get("U0ANNA"))
        assert "daily 08:00 · Europe/Paris · standard · quiet sat,sun · only if news" in words_of(home)


@pytest.mark.parametrize(
    ("wish", "beside"),
    [
        ({"topic": "english-channel"}, "topic"),
        ({"topic": "time-zone-schedule"}, "topic"),
        ({"zone": "Atlantis"}, "zone"),
        ({"schedule": "at dawn"}, "schedule"),
        ({"channel": "C0AWAY"}, "channel"),
    ],
)
async def test_a_problem_stands_beside_the_field_it_is_about(tmp_path: Path, wish: dict[str, str], beside: str) -> None:
    async with open_desk(tmp_path) as desk:
        desk.workspace.add_room("C0AWAY", bot_is_in=False)
        view = make_follow_form(Origin(""), Wish("china-russia", "mon,thu 18:00"), choose_channel=True)
        told = await desk.person.submit(view | {"id": "V1"}, **({"channel": desk.room.id} | wish))
        assert list(told["errors"]) == [beside]


async def test_an_edition_that_the_service_posts_is_found_by_its_key(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.person.slash(desk.room, "china-russia")
        await desk.get_bot_message("Sources")
        channel = Channel("slack", WorkspaceId(desk.workspace.team), desk.room.id)
        key = desk.of_bot()[1]["metadata"]["event_payload"]["key"]
        root = MessageId(desk.of_bot()[0]["ts"])
        assert await desk.platform.find(channel, key, root) == desk.of_bot()[1]["ts"]
        assert await desk.platform.find(channel, key) is None
