"""What one workspace reads for itself cannot be found out by asking in another, not even that a name stands there."""

from pathlib import Path

import pytest

from bot.model.article import Scope
from bot.model.conversation import Answer, MemberId, WorkspaceId
from bot.model.errors import NotFoundError
from bot.service.answers import answer_question
from bot.service.desk import Desk
from bot.service.evidence import get_evidence
from bot.service.inquiries import Inquiry
from bot.service.reading import Silent
from tests.dialogue.test_questions import open_desk
from tests.factories import make_article

MEMO = "Zorblax Holdings will buy the port of Kribi, its chief executive, Amara Quill, said in a memo on Monday."
THEIRS, OTHERS = WorkspaceId("team-a"), WorkspaceId("team-b")


async def ask(desk: Desk, workspace: WorkspaceId, question: str) -> Answer:
    return await answer_question(desk, Inquiry(workspace, MemberId("m"), question), Silent())


async def test_another_workspace_is_refused_as_if_the_name_stood_nowhere(tmp_path: Path) -> None:
    memo = make_article(MEMO, title="Memo: port of Kribi to be bought", scope=Scope(THEIRS))
    async with open_desk(tmp_path) as desk:
        async with desk.database.write() as transaction:
            await desk.articles.admit(transaction, [memo])
        assert not (await ask(desk, THEIRS, "What will Zorblax Holdings buy?")).refused
        for asked in ("Who is Amara {}?", "What did Amara {} say about Kribi?", "Has {} bought a port?"):
            kept = await ask(desk, OTHERS, asked.format("Quill"))
            unkept = await ask(desk, OTHERS, asked.format("Quork"))
            assert kept.refused, kept.answer
            assert (kept.reason or "").replace("Quill", "Quork") == unkept.reason


async def test_a_place_beyond_every_text_is_one_that_is_not_kept(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        for place in (f"a1.{'9' * 23}:0-9", f"a1.1:0-{'9' * 30}"):
            with pytest.raises(NotFoundError):
                await get_evidence(desk, OTHERS, place)
