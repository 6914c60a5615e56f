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
