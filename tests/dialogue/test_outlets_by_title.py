"""An outlet is said to report what its title names, though its text calls it otherwise; each of several for itself."""

from pathlib import Path

import pytest

from tests.reports import ask_over, make_report, told_by

NOW = "2025-05-20T08:00:00Z"
READ = (
    make_report(
        1,
        "2025-05-12",
        "At least 14 people died when the Elpida sank in a storm on Sunday night. Divers reached the wreck at dawn.",
        title="Ferry disaster off Samos: what we know",
        publisher="Harbour Post",
    ),
    make_report(
        2,
        "2025-05-12",
        "Eleven people drowned when the Elpida went down, the coast guard said on Monday.",
        title="Samos ferry disaster kills 11",
        publisher="Aegean Times",
    ),
    make_report(
        3,
        "2025-05-13",
        "Farmers in Lesbos lost half their olives to drought.",
        title="Olive harvest fails",
        publisher="Radio Meltemi",
    ),
    make_report(
        4,
        "2025-05-13",
        "A ticket to Lesbos costs twice as much as last year.",
        title="Ferry prices rise",
        publisher="Radio Meltemi",
    ),
)
ASKED = {
    "What does the Harbour Post report on the Samos ferry?": (["At least 14"], ["Eleven"]),
    "What does the Aegean Times report on the ferry disaster?": (["Eleven"], ["14"]),
    "How do the Harbour Post and the Aegean Times differ on the ferry disaster?": (["At least 14", "Eleven"], []),
    "What does Radio Meltemi report on the Samos ferry?": ([], ["ticket", "olives", "Elpida"]),
    "What does the Harbour Post report on the olive harvest?": ([], ["olives", "Elpida"]),
}


@pytest.mark.parametrize("question", ASKED)
async def test_a_title_tells_what_its_report_is_on(tmp_path: Path, question: str) -> None:
    said, unsaid = ASKED[question]
    told = told_by((await ask_over(tmp_path, READ, [question], NOW))[question])
    assert [words for words in said if words not in told] == [], told
    assert [words for words in unsaid if words in told] == [], told
