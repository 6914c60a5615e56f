"""What a report of no story of the topic answers is asked in no edition, and the edition's record says which it was."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.audit import Audit
from bot.model.briefing import Briefing
from bot.model.conversation import WorkspaceId
from bot.service.audits import get_audit, replay
from tests.newsroom import EIGHT, Newsroom, open_newsroom

OPEN = (
    "Norway and Poland signed a treaty on ferries in Gdansk on Wednesday, Norway's ministry said.\n\n"
    "It is unclear whether Poland will see the report before it is published. Norway wrote the report.\n\n"
    "Ferries will leave Gdansk at dawn and carry lorries, tractors and sheep across the Baltic, the treaty says."
)
ASKED = "Will Poland see the report"
CAVES = (
    "Bears have left the caves of Leirvik two weeks early, and wardens shut the footpaths to hikers for the spring.\n\n"
    "A mother was seen with three cubs beside the waterfall, and a camper lost his lunch to the largest of them.\n\n"
)
GUIDES = "\n\nThe wardens are students from Poland, Chile and Japan. The oldest sings to the hikers on Sundays."
PUBLISHED = f"{CAVES}Norway published its report late in the evening.{GUIDES}"
PRINTED = f"{CAVES}Norway printed a map of the caves late in the evening.{GUIDES}"


async def write(room: Newsroom, beyond: str) -> tuple[Briefing, Audit, bool]:
    """The edition of a day, its record, and whether it is the same where it is written again."""
    await room.follow("C1", topic="norway-poland")
    await room.go_to(EIGHT - timedelta(minutes=20))
    await room.read(OPEN, "https://n.example/1", hours=12)
    await room.read(beyond, "https://n.example/2", hours=4)
    await room.go_to(EIGHT)
    [sent] = await room.deliveries()
    owner = WorkspaceId("public")
    again = await replay(room.desk, owner, sent.edition)
    return again.kept, await get_audit(room.desk, owner, sent.edition), again.same


@pytest.mark.parametrize(("beyond", "answers"), [(PUBLISHED, True), (PRINTED, False)])
async def test_an_edition_whose_question_was_answered_elsewhere_is_written_again_the_same(
    tmp_path: Path, beyond: str, answers: bool
) -> None:
    async with open_newsroom(tmp_path, now=EIGHT - timedelta(hours=1)) as room:
        kept, audit, same = await write(room, beyond)
        assert same
    assert len(audit.inputs) == 1
    assert len(audit.elsewhere) == answers
    assert any(each.text.startswith(ASKED) for each in kept.questions) is not answers


BRIDGE = (
    "Norway and Poland finished the footbridge at Torvik on Wednesday, Norway's ministry of roads said.\n\n"
    "The footbridge is 90 metres long. Norway paid for it, and Poland sent welders."
)


@pytest.mark.parametrize(
    ("title", "beyond", "doubts"),
    [
        ("Norway-Poland footbridge collapses", "Footbridge gone. Flood.", True),
        ("NORWAY-POLAND: FOOTBRIDGE SWEPT OFF", "FOOTBRIDGE LOST.", True),
        ("Norway and Poland", "Footbridge collapsed.", True),
        (
            "Nota conjunta / joint note",
            "A ponte caiu ontem. Norway and Poland: the footbridge at Torvik is not finished. Lamentamos.",
            True,
        ),
        ("Norway-Poland race is full", "Race full. Sun.", False),
        ("Norway-Poland match called off", "Match off. Flood.", False),
        ("Chile-Peru footbridge collapses", "Footbridge gone. Flood.", False),
        (
            "Norway and Poland share a train",
            "Norway and Poland opened a railway to the north on Wednesday. The trains carry coal.",
            False,
        ),
    ],
)
async def test_what_an_odd_text_headed_by_both_takes_back_is_not_told(
    tmp_path: Path, title: str, beyond: str, doubts: bool
) -> None:
    async with open_newsroom(tmp_path, now=EIGHT - timedelta(hours=1)) as room:
        await room.follow("C1", topic="norway-poland")
        await room.go_to(EIGHT - timedelta(minutes=20))
        await room.read(BRIDGE, "https://n.example/1", hours=12)
        await room.read(beyond, "https://n.example/2", hours=4, title=title)
        await room.go_to(EIGHT)
        [sent] = await room.deliveries()
        again = await replay(room.desk, WorkspaceId("public"), sent.edition)
    assert again.same
    assert ("finished" not in " ".join(claim.text for claim in again.kept.bottom_line)) is doubts
