"""What a newsroom takes back in a notice of its own is told in no briefing and no timeline."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import open_app
from bot.model.conversation import LOCAL
from bot.model.topic import Window
from bot.service.briefings import BriefingOrder, make_briefing
from bot.service.reading import Silent
from tests.reports import ask_over, make_report, told_by

NOW = "2026-05-09T18:00:00Z"
FIRE = (
    "Sweden and Denmark closed the strait on Monday after a freighter fire, Swedish coast guard officials said.\n\n"
    "The freighter, the Lovisa Brandt, belongs to a company in Malta and had left the Danish port of Aarhus with 900 "
    "tonnes of fertiliser.\n\n"
    "Denmark sent two tugs to help the Swedish coast guard."
)
OWNER = "The ship belongs to an owner in Cyprus. It was sold in March."
TAKEN_BACK = (
    ("Correction: freighter in fire is owned in Cyprus",
     f"Sound Wire reported on May 4 that the freighter Lovisa Brandt belongs to a company in Malta. {OWNER}"),
    ("Correction", f"On May 4 we reported that the freighter Lovisa Brandt belongs to a company in Malta. {OWNER}"),
    ("Correction: the Lovisa Brandt",
     f"An article of May 4 said that the freighter Lovisa Brandt belongs to a company in Malta. {OWNER}"),
)  # fmt: skip
STANDING = (
    (
        "Correction: a ferry",
        "Sound Wire reported on May 4 that the ferry Ostra belongs to a bank in Oslo. It does not.",
    ),
    ("Freighters sold", "The freighter Lovisa Brandt was sold in March by a company in Malta, brokers said."),
    ("Correction", "Sound Wire reported on May 4 that the freighter Lovisa Brandt carried timber. It carried coal."),
)


def list_reports(title: str, text: str, by: str = "Sound Wire") -> list[dict[str, str]]:
    told = make_report(1, "2026-05-04", FIRE, publisher="Sound Wire", title="Fire on freighter closes strait")
    tugs = make_report(
        2,
        "2026-05-08",
        "Sweden and Denmark reopened the strait on Friday, four days after the freighter fire, Danish officials said.",
        publisher="Mast Courier",
        title="Strait reopens after freighter fire",
    )
    return [told, tugs, make_report(3, "2026-05-05", text, publisher=by, title=title)]


async def brief(home: Path, reports: list[dict[str, str]]) -> str:
    await ask_over(home, reports, [], NOW)
    async with open_app({"ATTACHE_HOME": str(home), "ATTACHE_NOW": NOW}) as app:
        window = Window(app.desk.clock.now() - timedelta(days=14), app.desk.clock.now())
        order = BriefingOrder(LOCAL, app.desk.topics.resolve("denmark-sweden"), window)
        briefing = await make_briefing(app.desk, order, Silent())
    return str(briefing)


@pytest.mark.parametrize(("title", "text"), TAKEN_BACK)
def test_a_briefing_tells_nothing_that_a_notice_takes_back(tmp_path: Path, title: str, text: str) -> None:
    told = asyncio.run(brief(tmp_path, list_reports(title, text)))
    assert "Malta" not in told
    assert "reopened the strait" in told


@pytest.mark.parametrize(("title", "text"), STANDING)
def test_a_briefing_tells_what_no_notice_takes_back(tmp_path: Path, title: str, text: str) -> None:
    assert "Malta" in asyncio.run(brief(tmp_path, list_reports(title, text)))


def test_another_newsroom_takes_nothing_back(tmp_path: Path) -> None:
    assert "Malta" in asyncio.run(brief(tmp_path, list_reports(*TAKEN_BACK[1], by="Mast Courier")))


LATER = (
    make_report(4, "2026-05-06", "Divers found two sailors dead after the freighter fire on Wednesday, police said.",
                publisher="Mast Courier", title="Two sailors dead after freighter fire"),
    make_report(5, "2026-05-09", "Police arrested the cook over the freighter fire on Saturday, a prosecutor said.",
                publisher="Mast Courier", title="Cook arrested over freighter fire"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("In a report on May 4 we said that Sweden and Denmark had closed the strait. The strait was narrowed.", False),
        ("In a report on May 4 we said that the crew was Danish. The crew is Swedish.", True),
    ],
)
def test_a_timeline_tells_nothing_that_a_notice_takes_back(tmp_path: Path, text: str, *, stands: bool) -> None:
    asked = "Timeline of the freighter fire"
    reports = [*list_reports("Correction", text), *LATER]
    told = told_by(asyncio.run(ask_over(tmp_path, reports, [asked], NOW))[asked])
    assert "reopened the strait" in told
    assert ("closed the strait on Monday" in told) == stands
