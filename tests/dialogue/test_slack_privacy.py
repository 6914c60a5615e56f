"""What members are told of channels: nothing of private ones that they are not in, and each by its name."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.model.briefing import EditionId
from bot.model.conversation import WorkspaceId
from bot.model.delivery import Delivery, DeliveryId, DeliveryState
from bot.model.message import Channel
from tests.factories import make_delivery
from tests.slack_desk import SlackDesk, open_desk, words_of
from tests.standins.slack import Payload, Room
from tests.standins.slack_people import Person

FAILURES: tuple[DeliveryState, ...] = ("failed", "parked")
TOPICS = {"china-russia", "iran-iaea"}


async def test_nobody_is_told_what_failed_in_private_channels_that_they_are_not_in(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        workspace, anna = desk.workspace, desk.person
        secret = workspace.add_room("G0SECRET", title="cabinet", private=True, members={"U0ANNA"})
        workspace.add_user("U0BELA")
        bela = Person(desk.slack, workspace, "U0BELA")
        for room, topic in ((secret, "iran-iaea"), (desk.room, "china-russia")):
            await _ask(desk, anna, room, f"follow {topic} daily 08:00")
        await _let_deliveries_fail(desk)
        for person in (anna, bela):
            await person.open_home()
        await desk.until(lambda: len(workspace.homes) == 2)
        assert _find_troubled(workspace.homes["U0ANNA"]) == TOPICS
        assert _find_troubled(workspace.homes["U0BELA"]) == {"china-russia"}
        for person, room, topic in ((bela, desk.room, "china-russia"), (anna, secret, "iran-iaea")):
            shown = await _ask(desk, person, room, "status")
            assert _find_troubled(shown) == {topic}
            assert {"type": "channel", "channel_id": room.id} in list(_iter_elements(shown["blocks"]))
            assert "slack:" not in words_of(shown)
        assert desk.slack.refusals == []


async def test_a_channel_without_the_bot_follows_nothing_and_is_told_how_to_invite_it(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        away = desk.workspace.add_room("C0AWAY", bot_is_in=False)
        shown = await _ask(desk, desk.person, away, "follow china-russia daily 08:00")
        assert "/invite @Attaché" in words_of(shown)
        shown = await _ask(desk, desk.person, away, "following")
        assert "Nothing is followed here yet" in words_of(shown)


async def test_what_failed_elsewhere_does_not_crowd_out_what_failed_here(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        desk.workspace.add_room("C0BUSY", title="busy")
        here = Channel("slack", WorkspaceId(desk.workspace.team), desk.room.id)
        now = desk.app.desk.clock.now()
        failed = [make_delivery(channel="C0BUSY", state="failed", due=now - timedelta(minutes=at)) for at in range(60)]
        busy = [
            replace(each, id=DeliveryId(f"d{at}"), edition=EditionId(f"e{at}"), channel=replace(here, id="C0BUSY"))
            for at, each in enumerate(failed)
        ]
        mine = replace(failed[0], id=DeliveryId("mine"), topic="iran-iaea", due=now - timedelta(days=2), channel=here)
        async with desk.app.desk.database.write() as transaction:
            await desk.app.desk.deliveries.plan(transaction, [*busy, mine])
        shown = words_of(await _ask(desk, desk.person, desk.room, "status"))
        assert "1 delivery failed in the last seven days" in shown
        assert "iran-iaea" in shown


async def test_hints_name_commands_as_they_are_typed_in_slack(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        hints = {
            "follow": "Which topic, and when? For example: /brief follow china-russia daily 08:00.",
            "following": "Start with: /brief follow china-russia daily 08:00",
            "unfollow iran-iaea": "Nothing is followed here yet; try: /brief follow china-russia daily 08:00.",
            "questions turkey-greece": "Questions come from briefings; try: /brief turkey-greece",
            "follow china-russia weekly": "“weekly” is no schedule or day I can read; write daily 08:00,",
            "follow china-russia first monday 8:00": "“china-russia” is a topic, but “first” after it is no schedule",
            "follow china-russia starting monday": "“china-russia” is a topic, but “starting” after it is no schedule",
            "follow china-russia daily at 8 in the evening": "daily 20:00",
            "follow china-russia mon-fri 08:00": "mon,tue,wed,thu,fri 08:00",
            "follow china-russia at dawn": "“at dawn” after it is no schedule I can read; write daily 08:00,",
            "china-russia sinse 3d": "“china-russia” is a topic, but “sinse 3d” after it is no window I can read;",
            "help": "/brief forget me",
        }
        for typed, told in hints.items():
            shown = await _ask(desk, desk.person, desk.room, typed)
            assert told in " ".join(words_of(shown).split()), typed
        shown = await _ask(desk, desk.person, desk.room, "follow china-russia at noon")
        assert "daily 12:00 (Europe/Paris)" in words_of(shown)
        direct = desk.workspace.add_direct(desk.person.id)
        await desk.person.say(direct, "following")
        shown = await desk.get_bot_message("Start with", direct)
        assert " ".join(words_of(shown).split()).endswith("Start with: follow china-russia daily 08:00")


async def test_forgetting_is_answered_and_a_question_that_is_deleted_later_still_takes_its_answer(
    tmp_path: Path,
) -> None:
    async with open_desk(tmp_path) as desk:
        direct, bot = desk.workspace.add_direct(desk.person.id), f"<@{desk.workspace.bot_user}>"
        for room, mention in ((direct, ""), (desk.room, f"{bot} ")):
            question = await desk.person.say(room, f"{mention}When will Macron visit Beijing?")
            await desk.get_bot_message("early April", room)
            await desk.person.say(room, f"{mention}forget me")
            await desk.get_bot_message("Deleted: your questions and your verdicts on briefings (1).", room)
            await desk.person.delete(room, question)
            await desk.until(partial(_is_alone, desk, room))
            assert "Deleted: your questions and your verdicts on briefings (1)." in words_of(desk.of_bot(room)[0])
            assert "early April" not in words_of(desk.of_bot(room)[0])


def _is_alone(desk: SlackDesk, room: Room) -> bool:
    return len(desk.of_bot(room)) == 1


async def _ask(desk: SlackDesk, person: Person, room: Any, words: str) -> Payload:
    typed = await person.slash(room, words)
    shown: Payload = await desk.until(lambda: typed.shown if len(typed.responses) > 1 else None)
    return shown


async def _let_deliveries_fail(desk: SlackDesk) -> None:
    """Every subscription is suspended, and one of its deliveries failed and one is parked."""
    stores = desk.app.desk
    failed: list[Delivery] = []
    async with stores.database.write() as transaction:
        for kept in await stores.subscriptions.list_of_workspace(transaction, WorkspaceId(desk.workspace.team)):
            await stores.subscriptions.put(transaction, replace(kept, state="suspended", reason="closed"))
            for state in FAILURES:
                like = make_delivery(due=stores.clock.now(), state=state)
                name = DeliveryId(f"d-{state}-{kept.topic}")
                placed = replace(like, edition=EditionId(name), subscription=kept.id, channel=kept.channel)
                failed.append(replace(placed, id=name, topic=kept.topic))
        await stores.deliveries.plan(transaction, failed)


def _find_troubled(shown: Payload) -> set[str]:
    """Topics named among what failed."""
    lines = words_of(shown).partition(" kept")[2]
    return {topic for topic in TOPICS if topic in lines.partition("How to ask")[0]}


def _iter_elements(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _iter_elements(each)
