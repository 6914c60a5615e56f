"""What a channel was told yesterday gives way to what is new, and the record of an edition says why."""

from datetime import timedelta

from bot.model.audit import Audit
from bot.model.conversation import WorkspaceId
from bot.model.delivery import Delivery
from bot.service.audits import get_audit, replay
from bot.service.record_layout import lay_out_audit
from tests.newsroom import EIGHT, MINISTER, Newsroom

TIMBER = "Chinese and Russian customs officers seized forty trucks of smuggled timber on the Amur, border guards said."


async def read_record(room: Newsroom, delivery: Delivery) -> Audit:
    return await get_audit(room.desk, WorkspaceId("public"), delivery.edition)


async def test_what_the_last_edition_told_is_left_out_and_what_came_too_late_for_it_is_told(room: Newsroom) -> None:
    """Both stand in the next day's window, which reaches back a little; the minister's visit is the younger one."""
    room.clock.moment = EIGHT - timedelta(minutes=20)
    await room.read(MINISTER, "https://n.example/2", hours=0)
    await room.go_to(EIGHT)
    await room.read(TIMBER, "https://n.example/3", hours=0.5)
    await room.go_to(EIGHT + timedelta(days=1))

    second, first = [await read_record(room, each) for each in await room.deliveries()]
    assert [each.title for each in first.ranking] == [MINISTER[:40]]
    assert [each.title for each in second.ranking] == [TIMBER[:40]]
    assert (first.after, second.after) == (None, first.edition)

    told = lay_out_audit(second).sections[0]
    assert told.heading == "Its stories, best first, and why"
    assert (await replay(room.desk, WorkspaceId("public"), second.edition)).same
