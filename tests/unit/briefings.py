"""A small briefing for tests that only need one."""

from datetime import timedelta

from bot.model.article import PUBLIC, ArticleId
from bot.model.briefing import (
    Actor,
    Basis,
    Briefing,
    Citation,
    CitedSource,
    Claim,
    Covered,
    EditionId,
    MadeBy,
    Question,
)
from tests.factories import NOW

CLAIM = Claim("The minister will go.", "copied", (Citation(1, 0, 21, "The minister will go."),))


def make_briefing(edition: str = "e1", topic: str = "china-russia", raised: str = "2023-03-22") -> Briefing:
    return Briefing(
        schema_version=1,
        id=EditionId(edition),
        scope=PUBLIC,
        topic=topic,
        title=CLAIM,
        language="en",
        depth="standard",
        time_zone="UTC",
        slot=None,
        window=Covered(NOW - timedelta(days=1), NOW),
        bottom_line=(CLAIM,),
        changes=(),
        developments=(),
        actors=(Actor("Wang Yi", ("Wang",), "person", None, CLAIM),),
        positions=(),
        disputed=(),
        questions=(Question("q1", "Will he go?", "open", raised, CLAIM),),
        watch=(),
        gaps=("One outlet only: Sample Desk.",),
        basis=Basis(1, 1, 1, 0, NOW, NOW, "low", "This was found in one outlet alone."),
        sources=(CitedSource(1, ArticleId("a1"), 1, "Sample Desk", "Title", "https://n.example/1", NOW, False),),
        made_by=MadeBy("extractive"),
    )
