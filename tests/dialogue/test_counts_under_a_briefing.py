"""Under a briefing, how many there are by now is told by the last report of its affair that counts them, also where the
briefing was written from an older one; another affair never counts for it."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.conversation import Answer
from bot.service.gathering import import_file
from bot.service.reading import Silent
from tests.contract.databases import lay_empty
from tests.reports import ask_under, make_report, told_by

NOW = datetime(2024, 7, 12, 12, tzinfo=UTC)
READ = (
    (
        "2024-07-03",
        "Ecuador sent a search team to Peru on Wednesday, as the death toll from the dam burst at the Alta Vira "
        "reservoir in Peru rose to 12.\n\nPeru had accepted the help late on Tuesday, officials in Lima said. The "
        "governor, Elmer Rusca, said 40 people were missing. Some 200 people were injured.",
    ),
    (
        "2024-07-06",
        "Rain stopped the search at the burst dam of the Alta Vira reservoir in Peru on Saturday.\n\nThe number of "
        "dead has risen to 26, the civil defence said, and 21 people are still missing.",
    ),
    (
        "2024-07-10",
        "The governor, Elmer Rusca, asked for new homes at the Alta Vira reservoir in Peru on Wednesday, where a dam "
        "burst.\n\nThree bodies were found on Tuesday, which brings the number of dead to 29. Nine people are missing.",
    ),
    (
        "2024-07-11",
        "Two buses collided near Huanta in Peru on Thursday. At least 44 people died and 60 are missing, police said.",
    ),
)
TITLES = (
    "Ecuador sends team to Peru as toll of dam burst rises to 12",
    "Rain stops search at burst dam",
    "Governor asks for homes at burst dam",
    "Buses collide near Huanta",
)
TOLD = {
    "How many people have died?": "number of dead to 29",
    "and how many are missing?": "Nine people are missing",
    "How many people were injured?": "200 people",
    "Who is the governor?": "Elmer Rusca",
}


async def _ask(home: Path) -> dict[str, Answer]:
    lay_empty(home)
    file = home / "read.jsonl"
    reports = [make_report(at, day, text, title=TITLES[at]) for at, (day, text) in enumerate(READ)]
    file.write_text("".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": NOW.isoformat()}) as app:
        await import_file(app.desk, app.intake, file, {}, Silent())
        return dict(zip(TOLD, await ask_under(app.desk, "peru-ecuador", *TOLD), strict=True))


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Every question, asked once."""
    return asyncio.run(_ask(tmp_path_factory.mktemp("desk")))


@pytest.mark.parametrize(("question", "words"), TOLD.items())
def test_the_last_report_of_the_affair_that_counts_them_answers(
    answers: Mapping[str, Answer], question: str, words: str
) -> None:
    told = told_by(answers[question])
    assert words in told, answers[question].reason
    assert not any(each in told for each in ("44", "60", "to 12"))
