"""Whether somebody reacted is told of the matter between the two whom a thread named together."""

from pathlib import Path

from tests.reports import make_report, talk_over, told_by

NOW = "2026-09-20T08:00:00Z"
_TOLD = (
    ("2026-09-07", "Norway and Iceland restore herring rights",
     "Norway and Iceland will restore herring rights in the Norwegian Sea under an agreement signed with Denmark on "
     "Monday."),
    ("2026-09-07", "Brussels doubts herring deal",
     "Brussels welcomed the herring agreement between Norway and Iceland on Monday but doubted that it would hold."),
    ("2026-09-11", "Iceland says Norwegian fleet may come in October",
     "Iceland said on Friday that the Norwegian fleet may fish herring in its waters from October under the agreement "
     "signed with Denmark."),
    ("2026-09-14", "Brussels warns of oil deal in Norwegian Sea",
     "An agreement on oil in the Norwegian Sea that Denmark signed with Poland on Monday would break European law, "
     "Brussels said."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]
LATEST = "What's the latest between Norway and Iceland?"


async def test_a_reaction_to_another_deal_is_none_to_this(tmp_path: Path) -> None:
    told = told_by(
        (await talk_over(tmp_path, REPORTS, [LATEST, "when may the fleet fish?", "has Brussels reacted?"], NOW))[-1]
    )
    assert "oil" not in told
    assert told.startswith("Brussels welcomed")


async def test_where_one_alone_was_named_all_of_the_affair_may_tell(tmp_path: Path) -> None:
    asked = ["What did Denmark sign with Poland?", "has Brussels reacted?"]
    assert "break European law" in told_by((await talk_over(tmp_path, REPORTS, asked, NOW))[-1])
