"""What two sides are compared on is told in their words on that, not in what they say of another part of the affair."""

from pathlib import Path

from tests.reports import make_report, talk_over

NOW = "2025-05-20T08:00:00Z"
_TOLD = (
    ("2025-05-10", "Zambia closes the crossing at Kusi",
     "Zambia closed the Kusi crossing with Malawi to all goods traffic at midnight on Friday, after four officers were "
     "hurt by a crowd.\n\nAbout 700 lorries pass through it on an ordinary day, according to the Federation of Zambian "
     "Hauliers.\n\nPassengers on foot may still cross, the Zambian immigration department said."),
    ("2025-05-14", "Malawi summons envoy over crossing",
     "Malawi on Wednesday called Zambia's closure of the Kusi crossing unjust.\n\nMalawi's trade minister, Ali Banda, "
     "rejected a link with the ban on Zambian beer and soft drinks."),
)  # fmt: skip
REPORTS = [make_report(at, day, text, title=title) for at, (day, title, text) in enumerate(_TOLD)]


async def test_what_a_side_says_of_something_else_is_not_shown(tmp_path: Path) -> None:
    asked = "Compare what Zambia and Malawi say about the ban on drinks."
    [answer] = await talk_over(tmp_path, REPORTS, (asked,), NOW)
    told = " ".join(each.text for each in answer.answer)
    assert "rejected a link" in told
    assert "on foot" not in told
    assert "700 lorries" not in told


async def test_what_a_side_says_of_the_matter_itself_is(tmp_path: Path) -> None:
    asked = "Compare what Zambia and Malawi say about the crossing."
    [answer] = await talk_over(tmp_path, REPORTS, (asked,), NOW)
    told = " ".join(each.text for each in answer.answer)
    assert "on foot" in told
